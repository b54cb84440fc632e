package message

// Topic names what a viewer can watch.
type Topic string

// The topics, each with the kind of its items and their names.
const (
	// Hosts lists all hosts; of no host. HostRow by host id.
	Hosts Topic = "hosts"
	// Capabilities are the host's capabilities documents, the newest and those
	// before it. CapabilitiesItem by number, counted up from "1".
	Capabilities Topic = "capabilities"
	// Node is the host itself: NodeItem as "node", CPUItem as "cpu",
	// MemoryItem as "memory", CellItem as "cell/0", "cell/1", …
	Node Topic = "node"
	// Domains is the table of domains. DomainRow by UUID.
	Domains Topic = "domains"
	// Domain is one domain, named by Item, its UUID: DomainItem as "domain",
	// VCPUItem as "vcpu/0", …, BlockItem as "block/vda", …, NetItem as "net/vnet0", ….
	Domain Topic = "domain"
	// Inventory is what else the host has: NetworkItem as "network/NAME",
	// PoolItem as "pool/NAME", DeviceItem as "device/NAME".
	Inventory Topic = "inventory"
	// Events are the last events of the host. EventItem by number, counted up from "1".
	Events Topic = "events"
)

// Key names one stream of state.
type Key struct {
	Host  string `json:"host"` // id of a host; empty for the topic hosts
	Topic Topic  `json:"topic"`
	Item  string `json:"item"` // of the topic domain: which; else empty
}

// RequestKind says what a viewer wants.
type RequestKind string

// What a viewer may send.
const (
	RequestHello       RequestKind = "hello"
	RequestSubscribe   RequestKind = "subscribe"
	RequestUnsubscribe RequestKind = "unsubscribe"
	RequestAsk         RequestKind = "ask"
)

// Request is any message of a viewer. Which fields count depends on Kind.
type Request struct {
	Kind RequestKind `json:"kind"`
	// Token of hello, where the server asks for one. A viewer that offered it
	// as a subprotocol need not say hello.
	Token string `json:"token,omitempty"`
	// Key of subscribe and unsubscribe.
	Key Key `json:"key,omitzero"`
	// Epoch and Seq of subscribe: the newest the viewer has, to go on from
	// there; an empty Epoch asks for a snapshot.
	Epoch string `json:"epoch,omitempty"`
	Seq   uint64 `json:"seq,omitempty"`
	// ID of ask, which the answer repeats.
	ID       int      `json:"id,omitempty"`
	Question Question `json:"question,omitzero"`
}

// QuestionKind says what is asked of a host.
type QuestionKind string

// What can be asked of a host.
const (
	// AskDomainCapabilities: Arch, Machine and VirtType, which may be empty
	// for the driver's default; the answer is domain capabilities XML. Only of
	// hosts that offer "domainCapabilities".
	AskDomainCapabilities QuestionKind = "domainCapabilities"
	// AskBaseline: the CPUs of Hosts, and of Pasted where the host offers
	// "pastedCPU"; the answer is the XML of a CPU that all of them have, as
	// the host's own daemon computes it.
	AskBaseline QuestionKind = "baseline"
	// AskDomainXML: the XML of the domain Name, a UUID.
	AskDomainXML QuestionKind = "domainXML"
	// AskInventoryXML: the XML of the inventory item Name.
	AskInventoryXML QuestionKind = "inventoryXML"
)

// Question is asked of one host.
type Question struct {
	Kind     QuestionKind `json:"kind"`
	Host     string       `json:"host"`
	Arch     string       `json:"arch,omitempty"`
	Machine  string       `json:"machine,omitempty"`
	VirtType string       `json:"virtType,omitempty"`
	Hosts    []string     `json:"hosts,omitempty"`
	Pasted   string       `json:"pasted,omitempty"` // XML with one cpu element, at most 256 KB
	Name     string       `json:"name,omitempty"`
}

// MessageKind says what the server sends.
type MessageKind string

// What the server sends.
const (
	KindWelcome  MessageKind = "welcome"
	KindSnapshot MessageKind = "snapshot"
	KindChange   MessageKind = "change"
	KindRefusal  MessageKind = "refusal"
	KindAnswer   MessageKind = "answer"
	KindBeat     MessageKind = "beat"
)

// Welcome is the first message to a viewer that may watch.
type Welcome struct {
	Kind MessageKind `json:"kind" tstype:"'welcome'"`
	At   string      `json:"at"`
	// Beat is how often the server says Beat, in s; a viewer that hears
	// nothing for three of them may take the connection for dead.
	Beat int `json:"beat"`
	// MaxKeys is how many keys a connection may watch.
	MaxKeys int `json:"maxKeys"`
}

// Beat tells a viewer that the server is there, and what time it has.
type Beat struct {
	Kind MessageKind `json:"kind" tstype:"'beat'"`
	At   string      `json:"at"`
}

// Snapshot is all of a key's state.
type Snapshot struct {
	Kind  MessageKind `json:"kind" tstype:"'snapshot'"`
	Key   Key         `json:"key"`
	Epoch string      `json:"epoch"` // another one means that numbers start anew
	Seq   uint64      `json:"seq"`
	// Skipped is how many changes this viewer has not been sent because it
	// read too slowly; 0 where the snapshot begins a watch.
	Skipped uint64 `json:"skipped"`
	Items   Items  `json:"items" tstype:"{ [name: string]: { [field: string]: unknown } }"`
}

// Change is what is different from the state with the number before.
type Change struct {
	Kind  MessageKind `json:"kind" tstype:"'change'"`
	Key   Key         `json:"key"`
	Epoch string      `json:"epoch"`
	Seq   uint64      `json:"seq"`
	// Set has new items whole, and of others the fields that changed; a field
	// that is null is gone.
	Set Items `json:"set" tstype:"{ [name: string]: { [field: string]: unknown } }"`
	// Gone names the items that are no more.
	Gone []string `json:"gone"`
}

// Refusal says that a key is not, or no longer, watched.
type Refusal struct {
	Kind  MessageKind `json:"kind" tstype:"'refusal'"`
	Key   Key         `json:"key"`
	Error Error       `json:"error"`
}

// Answer answers the question with the same ID, with Text or with Error.
type Answer struct {
	Kind  MessageKind `json:"kind" tstype:"'answer'"`
	ID    int         `json:"id"`
	Text  string      `json:"text"`
	Error *Error      `json:"error,omitempty"`
}

// Error says why not.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"` // in English, with what the other side said
}

func (e *Error) Error() string { return e.Message }

// Code is a stable name of an error, which the page has words for.
type Code string

// Errors of requests.
const (
	NoSuchHost  Code = "noSuchHost"
	NoSuchTopic Code = "noSuchTopic"
	NoSuchItem  Code = "noSuchItem"
	TooManyKeys Code = "tooManyKeys"
	// NotAllowed: the operator has not allowed it for this host.
	NotAllowed Code = "notAllowed"
	// NotOffered: the host's driver does not do this.
	NotOffered Code = "notOffered"
	// NotOnline: the host cannot be asked now.
	NotOnline Code = "notOnline"
	// BadQuestion: what is asked makes no sense.
	BadQuestion Code = "badQuestion"
	// Refused: the daemon answered with an error.
	Refused Code = "refused"
	// Busy: too many questions at once.
	Busy Code = "busy"
)

// Close codes of the WebSocket, besides those of RFC 6455. The reason is in words.
const (
	CloseToken       = 4001 // no token, or a wrong one
	CloseNoHello     = 4002 // nothing said in time
	CloseMalformed   = 4003 // a message that makes no sense
	CloseRate        = 4004 // too many messages
	CloseConnections = 4005 // too many connections
	CloseGone        = 4006 // nothing heard from the viewer
)

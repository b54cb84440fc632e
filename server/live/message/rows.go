package message

// State is that of a host.
type State string

// The states of a host.
const (
	// Connecting: a first or a new connection is being made.
	Connecting State = "connecting"
	// Online: the daemon answers, all readings succeed.
	Online State = "online"
	// Degraded: the daemon answers, but slowly or not to everything.
	Degraded State = "degraded"
	// Offline: there is no connection; another is tried from time to time.
	Offline State = "offline"
)

// Reason is a stable name of why a host is in its state.
type Reason string

// Why a host is not online.
const (
	ReasonNone        Reason = ""
	ReasonFirst       Reason = "first"       // connecting: the first attempt
	ReasonReading     Reason = "reading"     // connecting: the daemon is putting capabilities together
	ReasonUnresolved  Reason = "unresolved"  // no address for the name
	ReasonRefused     Reason = "refused"     // nobody listens there
	ReasonUnreachable Reason = "unreachable" // no way there, or no socket
	ReasonTimeout     Reason = "timeout"     // no answer while connecting
	ReasonCertExpired Reason = "certExpired" // TLS: not valid now
	ReasonCertName    Reason = "certName"    // TLS: for another name
	ReasonCertUnknown Reason = "certUnknown" // TLS: no authority we know
	ReasonCertRefused Reason = "certRefused" // TLS: the daemon refuses our certificate
	ReasonKeyUnknown  Reason = "keyUnknown"  // SSH: not in known_hosts
	ReasonKeyChanged  Reason = "keyChanged"  // SSH: another key than in known_hosts
	ReasonAuth        Reason = "auth"        // not let in
	ReasonNoDriver    Reason = "noDriver"    // the daemon has no such driver
	ReasonDaemon      Reason = "daemon"      // the daemon answered with an error
	ReasonProtocol    Reason = "protocol"    // what came is not libvirt's protocol
	ReasonHung        Reason = "hung"        // connected, and a call got no answer
	ReasonClosed      Reason = "closed"      // the daemon closed the connection
	ReasonSlow        Reason = "slow"        // degraded: answers take long
	ReasonPartial     Reason = "partial"     // degraded: some readings fail
	ReasonCredentials Reason = "credentials" // a key or certificate cannot be read
	ReasonPaused      Reason = "paused"      // another server's turn to watch it has ended
)

// Source says where a host's state comes from.
type Source string

// The sources.
const (
	Live      Source = "live"
	Recording Source = "recording" // replayed from a capture
)

// HostRow is a host in the list of hosts. Fields that are not known are left
// out.
type HostRow struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"`
	Labels map[string]string `json:"labels"`
	Source Source            `json:"source"`
	State  State             `json:"state"`
	Code   Reason            `json:"code"`   // why, by name
	Reason string            `json:"reason"` // why, in English, with what the daemon or the network said
	Since  string            `json:"since"`  // when it came into this state
	// Attempts made in vain since it was last online; NextTry when the next is made.
	Attempts int    `json:"attempts"`
	NextTry  string `json:"nextTry,omitempty"`
	// Heard is when the daemon last answered.
	Heard string `json:"heard,omitempty"`
	// Latency of the last heartbeat, in ms, and those before it, the oldest
	// first, at most 30.
	Latency   float64   `json:"latency,omitempty"`
	Latencies []float64 `json:"latencies"`
	// Driver is what the daemon calls it: QEMU, Test, LXC, Xen, …
	Driver    string `json:"driver,omitempty"`
	Transport string `json:"transport"` // unix, tcp, tls, ssh
	Hostname  string `json:"hostname,omitempty"`
	Libvirt   string `json:"libvirt,omitempty"` // version of the daemon's library
	Version   string `json:"version,omitempty"` // version of the hypervisor
	CPUs      int    `json:"cpus,omitempty"`    // active ones
	Memory    int64  `json:"memory,omitempty"`  // KiB
	Free      int64  `json:"free,omitempty"`    // KiB
	// Busy is the share of all CPUs' time that was not idle, since the reading before.
	Busy    *float64 `json:"busy,omitempty" tstype:"number"`
	Running *int     `json:"running,omitempty" tstype:"number"`
	Domains *int     `json:"domains,omitempty" tstype:"number"`
	// Offers is what can be asked of the host: "domainCapabilities", "pastedCPU".
	Offers []string `json:"offers"`
	// Missing names the readings that the driver does not offer: "cpuStats",
	// "memoryStats", "domainStats", "freeMemory", "freePages", "sysinfo", "networks", "pools", "devices", "events", ….
	Missing []string `json:"missing"`
	// Failing names the readings that fail, with the daemon's words.
	Failing map[string]string `json:"failing"`
}

// CapabilitiesItem is a capabilities document as the daemon gave it.
type CapabilitiesItem struct {
	At   string `json:"at"`
	Hash string `json:"hash"` // SHA-256 of XML, in hex
	XML  string `json:"xml"`
}

// NodeItem is what does not change of a host.
type NodeItem struct {
	Model   string `json:"model"`
	Memory  int64  `json:"memory"`
	CPUs    int    `json:"cpus"`
	MHz     int    `json:"mhz"`
	Cells   int    `json:"cells"`
	Sockets int    `json:"sockets"`
	Cores   int    `json:"cores"`
	Threads int    `json:"threads"`
	// Online tells of each CPU whether it is.
	Online []bool `json:"online"`
	// Sysinfo is SMBIOS as XML; empty where it may not or cannot be read.
	Sysinfo string `json:"sysinfo"`
}

// CPUItem is how busy a host's CPUs were between the last two readings.
type CPUItem struct {
	At string `json:"at"`
	// User, Kernel, IOWait and Idle are shares of all CPUs' time.
	User   float64 `json:"user"`
	Kernel float64 `json:"kernel"`
	IOWait float64 `json:"iowait"`
	Idle   float64 `json:"idle"`
	// Each is the share of its time that each CPU was not idle, by number; -1
	// for one that is offline.
	Each []float64 `json:"each"`
}

// MemoryItem is a host's memory.
type MemoryItem struct {
	At      string `json:"at"`
	Total   int64  `json:"total"`
	Free    int64  `json:"free"`
	Buffers int64  `json:"buffers,omitempty"`
	Cached  int64  `json:"cached,omitempty"`
}

// CellItem is a NUMA cell's memory.
type CellItem struct {
	Cell  int         `json:"cell"`
	Total int64       `json:"total,omitempty"`
	Free  int64       `json:"free"`
	Pages []FreePages `json:"pages"` // by size, smallest first
}

// FreePages is how many pages of a size are free.
type FreePages struct {
	Size int64 `json:"size"` // KiB
	Free int64 `json:"free"`
}

// DomainState is that of a domain, in libvirt's words.
type DomainState string

// The states of domains (virDomainState).
const (
	NoState     DomainState = "nostate"
	Running     DomainState = "running"
	Blocked     DomainState = "blocked"
	Paused      DomainState = "paused"
	Shutdown    DomainState = "shutdown" // being shut down
	Shutoff     DomainState = "shutoff"
	Crashed     DomainState = "crashed"
	PMSuspended DomainState = "pmsuspended"
)

// DomainRow is a domain in the table of domains. Rates are means between the
// last two readings; what is not known is left out.
type DomainRow struct {
	UUID   string      `json:"uuid"`
	Name   string      `json:"name"`
	ID     int         `json:"id"` // -1 while it is not running
	State  DomainState `json:"state"`
	Reason string      `json:"reason"` // why it is in this state, as virsh domstate --reason says
	VCPUs  int         `json:"vcpus"`
	// CPU is the time its vCPUs ran, in CPUs: 1.5 is one and a half of them.
	CPU       *float64 `json:"cpu,omitempty" tstype:"number"`
	Memory    int64    `json:"memory"`    // KiB it has now
	MaxMemory int64    `json:"maxMemory"` // KiB it may have
	RSS       int64    `json:"rss,omitempty"`
	// Bytes per second.
	BlockRead  *float64 `json:"blockRead,omitempty" tstype:"number"`
	BlockWrite *float64 `json:"blockWrite,omitempty" tstype:"number"`
	NetRead    *float64 `json:"netRead,omitempty" tstype:"number"`
	NetWrite   *float64 `json:"netWrite,omitempty" tstype:"number"`
}

// DomainItem is the whole of a domain: its row, and its XML.
type DomainItem struct {
	DomainRow  `tstype:",extends"`
	At         string `json:"at"`
	Persistent bool   `json:"persistent"`
	XML        string `json:"xml"`
}

// VCPUItem is a vCPU of a domain.
type VCPUItem struct {
	VCPU  int      `json:"vcpu"`
	State string   `json:"state"`                         // offline, running, blocked
	CPU   *float64 `json:"cpu,omitempty" tstype:"number"` // share of its time that it ran
	// On is the host's CPU it last ran on, -1 where that is not known.
	On int `json:"on"`
	// Pinned are the host's CPUs it may run on, as in XML: "0-3,8"; empty for all.
	Pinned string `json:"pinned"`
}

// BlockItem is a disk of a domain.
type BlockItem struct {
	Name       string   `json:"name"`
	Source     string   `json:"source"`
	Read       *float64 `json:"read,omitempty" tstype:"number"`  // bytes per second
	Write      *float64 `json:"write,omitempty" tstype:"number"` // bytes per second
	ReadOps    *float64 `json:"readOps,omitempty" tstype:"number"`
	WriteOps   *float64 `json:"writeOps,omitempty" tstype:"number"`
	Capacity   int64    `json:"capacity,omitempty"`   // bytes
	Allocation int64    `json:"allocation,omitempty"` // bytes
}

// NetItem is a network interface of a domain.
type NetItem struct {
	Name        string   `json:"name"`
	Read        *float64 `json:"read,omitempty" tstype:"number"`  // bytes per second into the guest
	Write       *float64 `json:"write,omitempty" tstype:"number"` // bytes per second out of it
	ReadPackets *float64 `json:"readPackets,omitempty" tstype:"number"`
	SentPackets *float64 `json:"sentPackets,omitempty" tstype:"number"`
	Errors      int64    `json:"errors"` // both ways, since the domain started
	Drops       int64    `json:"drops"`
}

// NetworkItem is a virtual network.
type NetworkItem struct {
	Name       string `json:"name"`
	UUID       string `json:"uuid"`
	Active     bool   `json:"active"`
	Persistent bool   `json:"persistent"`
	Autostart  bool   `json:"autostart"`
	Bridge     string `json:"bridge"`
}

// PoolItem is a storage pool. Sizes in bytes.
type PoolItem struct {
	Name       string `json:"name"`
	UUID       string `json:"uuid"`
	State      string `json:"state"` // inactive, building, running, degraded, inaccessible
	Persistent bool   `json:"persistent"`
	Autostart  bool   `json:"autostart"`
	Capacity   int64  `json:"capacity"`
	Allocation int64  `json:"allocation"`
	Available  int64  `json:"available"`
}

// DeviceItem is a device of the host.
type DeviceItem struct {
	Name   string `json:"name"`
	Parent string `json:"parent"`
	// Kinds are its capabilities: pci, net, usb_device, storage, …
	Kinds []string `json:"kinds"`
}

// EventItem is something that happened on a host.
type EventItem struct {
	At string `json:"at"`
	// Kind of what it happened to: domain, network, pool, device, host.
	Kind string `json:"kind" tstype:"'domain' | 'network' | 'pool' | 'device' | 'host'"`
	Name string `json:"name"`
	UUID string `json:"uuid,omitempty"`
	// Event and Detail in libvirt's words: started, booted; of a host its
	// state and the reason.
	Event  string `json:"event"`
	Detail string `json:"detail"`
}

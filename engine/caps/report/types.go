package report

import "ringlab/engine/source"

// State is an answer in one word.
type State string

// The states of an answer. Stated is for facts that are neither yes nor no;
// Unknown for what the document does not say.
const (
	Yes     State = "yes"
	No      State = "no"
	Partly  State = "partly"
	Stated  State = "stated"
	Unknown State = "unknown"
)

// Report is what a document says, in the words of the questions people ask.
type Report struct {
	// Verdict is the whole in one line, such as "x86_64 host, KVM usable,
	// 2 NUMA cells, 128 CPUs, 14 guest kinds".
	Verdict string   `json:"verdict"`
	Answers []Answer `json:"answers"`
}

// Answer is one question with its answer and the places that prove it.
type Answer struct {
	ID       string `json:"id"`    // stable: "kvm", "machines", …
	Group    string `json:"group"` // heading to stand under, in the report's language
	Question string `json:"question"`
	State    State  `json:"state"`
	Short    string `json:"short"` // the answer in a few words
	Why      string `json:"why"`   // what it means or what it does not; may be empty
	Facts    []Fact `json:"facts"`
	// Places are the elements or attributes that the answer rests on. Empty
	// where it rests on something being absent.
	Places []source.Span `json:"places"`
}

// Fact is one line of detail of an answer.
type Fact struct {
	Label string        `json:"label"`
	Value string        `json:"value"`
	Place []source.Span `json:"place"`
}

// Guests is every kind of guest that the host can run, one row for each
// <guest>.
type Guests struct {
	Rows []GuestRow `json:"rows"`
}

// GuestRow is one <guest>: an OS type on one architecture.
type GuestRow struct {
	Index    int            `json:"index"` // of the <guest> in the document, from 0
	OSType   string         `json:"osType"`
	Kind     string         `json:"kind"` // full, para, container, …, in the language asked for
	Arch     string         `json:"arch"`
	WordSize string         `json:"wordSize"`
	Emulator string         `json:"emulator"`
	Loader   string         `json:"loader"`
	Machines []Machine      `json:"machines"`
	Domains  []GuestDomain  `json:"domains"`
	Features []GuestFeature `json:"features"`
	Place    source.Span    `json:"place"`
}

// GuestDomain is one way to run the guest: kvm, qemu, xen, lxc, …. Emulator
// and Machines are those that hold for it: its own where it states some,
// otherwise those of its arch.
type GuestDomain struct {
	Type        string      `json:"type"`
	Emulator    string      `json:"emulator"`
	OwnMachines bool        `json:"ownMachines"`
	Machines    []Machine   `json:"machines"` // only where OwnMachines
	Place       source.Span `json:"place"`
}

// Machine is a machine type; an alias names its canonical machine.
type Machine struct {
	Name       string      `json:"name"`
	Canonical  string      `json:"canonical"` // empty unless an alias
	Aliases    []string    `json:"aliases"`   // names that resolve to this one
	MaxCPUs    int         `json:"maxCpus"`   // 0: not stated
	Deprecated bool        `json:"deprecated"`
	Place      source.Span `json:"place"`
}

// GuestFeature is a switch of a guest kind, such as acpi.
type GuestFeature struct {
	Name     string      `json:"name"`
	Default  string      `json:"default"` // on, off or not stated
	Toggle   string      `json:"toggle"`  // yes, no or not stated
	Modelled bool        `json:"modelled"`
	Place    source.Span `json:"place"`
}

// CPU is the processor part of a document: of the host in capabilities, of
// the modes a guest may choose in domain capabilities.
type CPU struct {
	Arch      string       `json:"arch"`
	Model     string       `json:"model"`
	Vendor    string       `json:"vendor"`
	Facts     []Fact       `json:"facts"` // microcode, signature, counters, address bits, caches, topology
	PageSizes []Fact       `json:"pageSizes"`
	Features  []CPUFeature `json:"features"`
	Modes     []CPUMode    `json:"modes"` // domain capabilities only
}

// CPUFeature is one CPU feature flag.
type CPUFeature struct {
	Name   string      `json:"name"`
	Policy string      `json:"policy"` // require or disable, in domain capabilities
	Words  string      `json:"words"`  // what it is; empty where we have no words
	Place  source.Span `json:"place"`
}

// CPUMode is one <mode> of domain capabilities.
type CPUMode struct {
	Name      string       `json:"name"`
	Supported bool         `json:"supported"`
	Words     string       `json:"words"` // what the mode gives a guest
	Model     string       `json:"model"` // of host-model
	Vendor    string       `json:"vendor"`
	Models    []CPUModel   `json:"models"` // of custom
	Features  []CPUFeature `json:"features"`
	Place     source.Span  `json:"place"`
}

// CPUModel is one named CPU model a guest may have.
type CPUModel struct {
	Name       string      `json:"name"`
	Usable     string      `json:"usable"` // yes, no or unknown
	Vendor     string      `json:"vendor"`
	Deprecated bool        `json:"deprecated"`
	Canonical  string      `json:"canonical"`
	Blockers   []string    `json:"blockers"` // features the host lacks for it
	Place      source.Span `json:"place"`
}

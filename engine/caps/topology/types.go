package topology

import "ringlab/engine/source"

// NotStated stands for an ID that the document does not give.
const NotStated = -1

// Topology is the host's processors and memory as one tree: cells → sockets →
// dies → clusters → cores → threads.
type Topology struct {
	Cells         []Cell         `json:"cells"`
	Interconnects []Interconnect `json:"interconnects"`
	Banks         []CacheBank    `json:"banks"` // host/cache/bank
	Totals        Totals         `json:"totals"`
}

// Totals counts what the tree holds. A part that no CPU states an ID for
// counts 0. A socket or die that spans cells counts once. Where the document
// lists no CPU at all, the counts are those of host/cpu/topology.
type Totals struct {
	Cells     int    `json:"cells"`
	Sockets   int    `json:"sockets"`
	Dies      int    `json:"dies"`
	Clusters  int    `json:"clusters"`
	Cores     int    `json:"cores"`
	Threads   int    `json:"threads"`
	MemoryKiB uint64 `json:"memoryKiB,string" tstype:"string"`
}

// Cell is a NUMA cell. One without sockets has memory only, one without memory
// CPUs only.
type Cell struct {
	ID          int           `json:"id"`
	MemoryKiB   uint64        `json:"memoryKiB,string" tstype:"string"`
	MemoryPlace source.Span   `json:"memoryPlace"`
	Pages       []Pages       `json:"pages"`
	Distances   []Distance    `json:"distances"`
	Caches      []MemoryCache `json:"caches"`
	Sockets     []Socket      `json:"sockets"`
	Threads     int           `json:"threads"`
	Place       source.Span   `json:"place"`
}

// Pages is a page size of a cell and how many such pages are allocated (not
// how many are free).
type Pages struct {
	SizeKiB uint64      `json:"sizeKiB,string" tstype:"string"`
	Count   uint64      `json:"count,string" tstype:"string"`
	Place   source.Span `json:"place"`
}

// Distance is the relative cost of reaching another cell's memory: 10 is the
// cell's own.
type Distance struct {
	To    int         `json:"to"`
	Value int         `json:"value"`
	Place source.Span `json:"place"`
}

// MemoryCache is a memory-side cache of a cell.
type MemoryCache struct {
	Level         int         `json:"level"`
	Associativity string      `json:"associativity"`
	Policy        string      `json:"policy"`
	Size          string      `json:"size"` // with its unit, as the document gives it
	Line          string      `json:"line"`
	Place         source.Span `json:"place"`
}

// Socket is a physical package, as far as it belongs to one cell.
type Socket struct {
	ID   int   `json:"id"`
	Dies []Die `json:"dies"`
}

// Die is a die of a socket.
type Die struct {
	ID       int       `json:"id"`
	Clusters []Cluster `json:"clusters"`
}

// Cluster is a group of cores; documents older than libvirt 9.1 have none.
type Cluster struct {
	ID    int    `json:"id"`
	Cores []Core `json:"cores"`
}

// Core is a core; its threads are the CPUs that the host schedules on.
type Core struct {
	ID      int      `json:"id"`
	Threads []Thread `json:"threads"`
}

// Thread is a logical CPU.
type Thread struct {
	CPU      int         `json:"cpu"`
	Siblings string      `json:"siblings"` // as the document gives it
	Place    source.Span `json:"place"`
}

// Interconnect is a measured property of the way from one cell to another.
type Interconnect struct {
	Kind      string      `json:"kind"` // latency or bandwidth
	Type      string      `json:"type"` // access, read or write
	Initiator int         `json:"initiator"`
	Target    int         `json:"target"`
	Cache     int         `json:"cache"` // level of the target's memory-side cache; 0: its memory
	Value     uint64      `json:"value,string" tstype:"string"`
	Unit      string      `json:"unit"` // ns for latency; such as KiB, a second, for bandwidth
	Place     source.Span `json:"place"`
}

// CacheBank is a processor cache shared by some CPUs.
type CacheBank struct {
	ID      int         `json:"id"`
	Level   int         `json:"level"`
	Type    string      `json:"type"` // both, code or data
	Size    string      `json:"size"`
	CPUs    string      `json:"cpus"`    // as the document gives it
	CPUList []int       `json:"cpuList"` // the same as numbers; empty where it makes no sense
	Place   source.Span `json:"place"`
}

package skeleton

// Native stands for the guest that fits the host best: of its own
// architecture, hvm before others; the first of all where there is none.
const Native = -1

// Choice picks a guest kind from capabilities, and sizes the domain.
type Choice struct {
	Guest     int    `json:"guest"`     // index of the <guest>, from 0, or Native
	Domain    string `json:"domain"`    // type: kvm, qemu, xen, …; empty for the best there is
	Machine   string `json:"machine"`   // empty for the default one
	Name      string `json:"name"`      // empty for a default
	MemoryMiB int    `json:"memoryMiB"` // 0 for a default
	VCPUs     int    `json:"vcpus"`     // 0 for a default
}

// Result is the domain XML and what to know about it.
type Result struct {
	XML    string   `json:"xml"`
	Choice Choice   `json:"choice"` // with every default filled in
	Notes  []string `json:"notes"`
}

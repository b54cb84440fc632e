package skeleton

import (
	"slices"
	"strconv"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
)

// guest is what one <guest> offers.
type guest struct {
	osType   string // hvm, xen, linux, xenpvh, exe or uml
	arch     string
	loader   string
	emulator string
	machines []machine
	domains  []domain
	features []string // names of <features>, in their order
}

// domain is one <domain> of a guest. Its own emulator and machines, where it
// states some, stand for those of the arch.
type domain struct {
	kind     string
	emulator string
	machines []machine
}

type machine struct {
	name       string
	canonical  string // of an alias
	maxCPUs    int    // 0: not stated
	deprecated bool
}

// readGuest returns guest number index of d, and whether there is one.
func readGuest(d *caps.Document, index int) (guest, bool) {
	if index < 0 {
		return guest{}, false
	}
	for id := range d.Tree.Children(d.Root, "guest") {
		if index--; index < 0 {
			return newGuest(d.Tree, id), true
		}
	}
	return guest{}, false
}

// native returns the index of the guest that Native stands for.
func native(d *caps.Document) int {
	host := value(d.Tree, d.Tree.Find(d.Root, "host", "cpu"), "arch")
	best, index := -1, 0
	for id := range d.Tree.Children(d.Root, "guest") {
		if arch, _, _ := d.Tree.Attr(d.Tree.Child(id, "arch"), "name"); arch == host {
			if value(d.Tree, id, "os_type") == "hvm" {
				return index
			}
			if best < 0 {
				best = index
			}
		}
		index++
	}
	return max(0, best)
}

func newGuest(t *xmldoc.Tree, id xmldoc.ID) guest {
	arch := t.Child(id, "arch")
	g := guest{
		osType:   value(t, id, "os_type"),
		loader:   value(t, arch, "loader"),
		emulator: value(t, arch, "emulator"),
		machines: readMachines(t, arch),
	}
	g.arch, _, _ = t.Attr(arch, "name")
	for element := range t.Children(arch, "domain") {
		kind, _, _ := t.Attr(element, "type")
		if kind == "" {
			continue
		}
		d := domain{
			kind:     kind,
			emulator: value(t, element, "emulator"),
			machines: readMachines(t, element),
		}
		if d.emulator == "" {
			d.emulator = g.emulator
		}
		if len(d.machines) == 0 {
			d.machines = g.machines
		}
		g.domains = append(g.domains, d)
	}
	for feature := range t.Children(t.Child(id, "features"), "") {
		// What is off unless asked for is not asked for.
		if state, _, _ := t.Attr(feature, "default"); state != "off" {
			g.features = append(g.features, t.Name(feature))
		}
	}
	return g
}

func readMachines(t *xmldoc.Tree, parent xmldoc.ID) []machine {
	var machines []machine
	for element := range t.Children(parent, "machine") {
		name, _ := t.Value(element)
		if name == "" {
			continue
		}
		m := machine{name: name}
		m.canonical, _, _ = t.Attr(element, "canonical")
		limit, _, _ := t.Attr(element, "maxCpus")
		if n, err := strconv.ParseUint(limit, 10, 31); err == nil {
			m.maxCPUs = int(n)
		}
		deprecated, _, _ := t.Attr(element, "deprecated")
		m.deprecated = deprecated == "yes"
		machines = append(machines, m)
	}
	return machines
}

func value(t *xmldoc.Tree, parent xmldoc.ID, name string) string {
	text, _ := t.Value(t.Child(parent, name))
	return text
}

func (g *guest) offers(feature string) bool { return slices.Contains(g.features, feature) }

// best returns the domain type to choose where nobody chose: the one that
// runs guests fastest. Emulation comes last, and kqemu, which nothing has run
// since 2009, after it.
func (g *guest) best() domain {
	rank := func(d domain) int {
		switch d.kind {
		case "kvm":
			return 0
		case "hvf":
			return 1
		case "xen":
			return 2
		case "qemu":
			return 4
		case "kqemu":
			return 5
		}
		return 3
	}
	best := g.domains[0]
	for _, d := range g.domains[1:] {
		if rank(d) < rank(best) {
			best = d
		}
	}
	return best
}

// machine returns the machine type that name means: the one of that name, or
// the canonical machine of an alias even where the list has only the alias.
func (d *domain) machine(name string) (machine, bool) {
	for _, m := range d.machines {
		if m.name == name {
			return m, true
		}
	}
	for _, m := range d.machines {
		if m.canonical == name {
			return machine{name: name, maxCPUs: m.maxCPUs, deprecated: m.deprecated}, true
		}
	}
	return machine{}, false
}

// defaultMachine returns the machine type to choose where nobody chose: the
// general-purpose machine of the arch, which lists it as an alias of its
// newest version; otherwise the first that is not deprecated, since libvirt
// lists its own default first.
func (d *domain) defaultMachine() (machine, bool) {
	for _, name := range []string{"q35", "pc", "virt", "pseries", "s390-ccw-virtio"} {
		if m, ok := d.machine(name); ok {
			return m, true
		}
	}
	for _, m := range d.machines {
		if !m.deprecated && m.name != "none" {
			return m, true
		}
	}
	if len(d.machines) > 0 {
		return d.machines[0], true
	}
	return machine{}, false
}

package topology

import (
	"slices"
	"sort"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
)

// New reads the topology of a capabilities document; of any other it is empty.
//
// CPUs are grouped by the IDs they state, ascending, and threads of a core by
// their CPU number. CPUs without an ID of a level stand together in one group
// of that level, whose ID is NotStated.
func New(d *caps.Document) Topology {
	t := Topology{Cells: []Cell{}, Interconnects: []Interconnect{}, Banks: []CacheBank{}}
	if d.Kind != caps.Capabilities {
		return t
	}
	r := reader{tree: d.Tree}
	host := d.Tree.Child(d.Root, "host")
	shape := d.Tree.Child(host, "topology")
	attrs := newCPUAttrs(d.Tree)
	for cell := range d.Tree.Children(d.Tree.Child(shape, "cells"), "cell") {
		t.Cells = append(t.Cells, r.cell(d, cell, attrs))
	}
	t.Interconnects = r.interconnects(d, d.Tree.Child(shape, "interconnects"))
	t.Banks = r.banks(d, d.Tree.Child(host, "cache"))
	t.Totals = totals(t.Cells)
	if t.Totals.Threads == 0 {
		r.nominal(&t.Totals, d.Tree.Find(host, "cpu", "topology"))
	}
	return t
}

func (r reader) cell(d *caps.Document, id xmldoc.ID, attrs cpuAttrs) Cell {
	cell := Cell{
		ID:        r.id(id, "id"),
		Place:     d.Place(id),
		Pages:     []Pages{},
		Distances: []Distance{},
		Caches:    []MemoryCache{},
	}
	if memory := r.tree.Child(id, "memory"); memory != xmldoc.None {
		cell.MemoryKiB = r.kib(memory)
		cell.MemoryPlace = d.Place(memory)
	}
	for pages := range r.tree.Children(id, "pages") {
		count, _ := r.tree.Value(pages)
		cell.Pages = append(cell.Pages, Pages{
			SizeKiB: inKiB(r.count(pages, "size"), r.attr(pages, "unit")),
			Count:   parseCount(count),
			Place:   d.Place(pages),
		})
	}
	for sibling := range r.tree.Children(r.tree.Child(id, "distances"), "sibling") {
		cell.Distances = append(cell.Distances, Distance{
			To:    r.id(sibling, "id"),
			Value: r.id(sibling, "value"),
			Place: d.Place(sibling),
		})
	}
	for cache := range r.tree.Children(id, "cache") {
		cell.Caches = append(cell.Caches, MemoryCache{
			Level:         r.id(cache, "level"),
			Associativity: r.attr(cache, "associativity"),
			Policy:        r.attr(cache, "policy"),
			Size:          r.sized(r.tree.Child(cache, "size"), "value"),
			Line:          r.sized(r.tree.Child(cache, "line"), "value"),
			Place:         d.Place(cache),
		})
	}
	var cpus []cpu
	for element := range r.tree.Children(r.tree.Child(id, "cpus"), "cpu") {
		cpus = append(cpus, attrs.read(d, element))
	}
	cell.Threads = len(cpus)
	cell.Sockets = group(cpus)
	return cell
}

// cpu is one CPU with the way to it.
type cpu struct {
	socket, die, cluster, core int
	thread                     Thread
}

func (c *cpu) before(other *cpu) bool {
	switch {
	case c.socket != other.socket:
		return c.socket < other.socket
	case c.die != other.die:
		return c.die < other.die
	case c.cluster != other.cluster:
		return c.cluster < other.cluster
	case c.core != other.core:
		return c.core < other.core
	}
	return c.thread.CPU < other.thread.CPU
}

// group makes the tree of a cell's CPUs: sorted by their IDs, each change of
// an ID begins a new part. The cores and threads of all parts stand in two
// slices: a large host has thousands of each.
func group(cpus []cpu) []Socket {
	sorted := make([]*cpu, len(cpus))
	for i := range cpus {
		sorted[i] = &cpus[i]
	}
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].before(sorted[j]) })
	sockets := []Socket{}
	cores := make([]Core, 0, len(cpus))
	threads := make([]Thread, 0, len(cpus))
	firstCore, firstThread := 0, 0
	for i, c := range sorted {
		newSocket := i == 0 || c.socket != sorted[i-1].socket
		newDie := newSocket || c.die != sorted[i-1].die
		newCluster := newDie || c.cluster != sorted[i-1].cluster
		newCore := newCluster || c.core != sorted[i-1].core
		if newSocket {
			sockets = append(sockets, Socket{ID: c.socket})
		}
		socket := &sockets[len(sockets)-1]
		if newDie {
			socket.Dies = append(socket.Dies, Die{ID: c.die})
		}
		die := &socket.Dies[len(socket.Dies)-1]
		if newCluster {
			die.Clusters = append(die.Clusters, Cluster{ID: c.cluster})
			firstCore = len(cores)
		}
		cluster := &die.Clusters[len(die.Clusters)-1]
		if newCore {
			cores = append(cores, Core{ID: c.core})
			cluster.Cores = slices.Clip(cores[firstCore:])
			firstThread = len(threads)
		}
		threads = append(threads, c.thread)
		cores[len(cores)-1].Threads = slices.Clip(threads[firstThread:])
	}
	return sockets
}

// cpuAttrs are the names of a CPU's attributes, looked up once: a large host
// has thousands of CPUs.
type cpuAttrs struct {
	id, socket, die, cluster, core, siblings xmldoc.Name
}

func newCPUAttrs(t *xmldoc.Tree) cpuAttrs {
	name := func(s string) xmldoc.Name {
		if n, known := t.Lookup(s); known {
			return n
		}
		return -1
	}
	return cpuAttrs{
		id: name("id"), socket: name("socket_id"), die: name("die_id"),
		cluster: name("cluster_id"), core: name("core_id"), siblings: name("siblings"),
	}
}

func (names cpuAttrs) read(d *caps.Document, element xmldoc.ID) cpu {
	c := cpu{
		socket: NotStated, die: NotStated, cluster: NotStated, core: NotStated,
		thread: Thread{CPU: NotStated, Place: d.Place(element)},
	}
	attrs := d.Tree.NodeAttrs(element)
	for i := range attrs {
		a := &attrs[i]
		// A number is read where it stands, without a string of its own.
		id := func() int { return parseID(string(d.Tree.Text[a.ValueStart:a.ValueEnd])) }
		switch a.Name {
		case names.id:
			c.thread.CPU = id()
		case names.socket:
			c.socket = id()
		case names.die:
			c.die = id()
		case names.cluster:
			c.cluster = id()
		case names.core:
			c.core = id()
		case names.siblings:
			c.thread.Siblings = d.Tree.AttrValue(a)
		}
	}
	return c
}

func (r reader) interconnects(d *caps.Document, parent xmldoc.ID) []Interconnect {
	all := []Interconnect{}
	for element := range r.tree.Children(parent, "") {
		kind := r.tree.Name(element)
		unit := "ns"
		switch kind {
		case "latency":
		case "bandwidth":
			if unit = r.attr(element, "unit"); unit == "" {
				unit = "KiB"
			}
		default:
			continue
		}
		all = append(all, Interconnect{
			Kind:      kind,
			Type:      r.attr(element, "type"),
			Initiator: r.id(element, "initiator"),
			Target:    r.id(element, "target"),
			Cache:     max(0, r.id(element, "cache")),
			Value:     r.count(element, "value"),
			Unit:      unit,
			Place:     d.Place(element),
		})
	}
	return all
}

func (r reader) banks(d *caps.Document, parent xmldoc.ID) []CacheBank {
	banks := []CacheBank{}
	left := maxListed
	for element := range r.tree.Children(parent, "bank") {
		bank := CacheBank{
			ID:      r.id(element, "id"),
			Level:   r.id(element, "level"),
			Type:    r.attr(element, "type"),
			Size:    r.sized(element, "size"),
			CPUs:    r.attr(element, "cpus"),
			CPUList: []int{},
			Place:   d.Place(element),
		}
		if cpus := parseCPUSet(bank.CPUs, left); cpus != nil {
			bank.CPUList = cpus
			left -= len(cpus)
		}
		banks = append(banks, bank)
	}
	return banks
}

func totals(cells []Cell) Totals {
	type part struct{ socket, die, cluster int }
	t := Totals{Cells: len(cells)}
	seen := map[part]bool{}
	once := func(p part, count *int) {
		if !seen[p] {
			seen[p] = true
			*count++
		}
	}
	for _, cell := range cells {
		t.MemoryKiB = addSaturated(t.MemoryKiB, cell.MemoryKiB)
		t.Threads += cell.Threads
		for _, socket := range cell.Sockets {
			if socket.ID != NotStated {
				once(part{socket.ID, NotStated, NotStated}, &t.Sockets)
			}
			for _, die := range socket.Dies {
				if die.ID != NotStated {
					once(part{socket.ID, die.ID, NotStated}, &t.Dies)
				}
				for _, cluster := range die.Clusters {
					if cluster.ID != NotStated {
						once(part{socket.ID, die.ID, cluster.ID}, &t.Clusters)
					}
					// A core lies in one cell, so cores need no set.
					for _, core := range cluster.Cores {
						if core.ID != NotStated {
							t.Cores++
						}
					}
				}
			}
		}
	}
	return t
}

func addSaturated(a, b uint64) uint64 {
	if sum := a + b; sum >= a {
		return sum
	}
	return ^uint64(0)
}

// maxNominal bounds each number of host/cpu/topology, so that their products
// stay numbers.
const maxNominal = 1 << 12

// nominal fills totals from host/cpu/topology, for documents that list no
// CPUs. libvirt counts its sockets for each NUMA cell (cells × sockets × dies
// × cores × threads are all CPUs), so with several cells they say nothing of
// how many sockets and dies there are.
func (r reader) nominal(t *Totals, shape xmldoc.ID) {
	number := func(attr string, absent int) int {
		n := r.id(shape, attr)
		if n == NotStated {
			return absent
		}
		return min(n, maxNominal)
	}
	sockets, dies, clusters := number("sockets", 0), number("dies", 1), number("clusters", 0)
	dies *= sockets
	clusters *= dies
	cores := dies * number("cores", 0)
	if clusters > 0 {
		cores = clusters * number("cores", 0)
	}
	cells := max(1, t.Cells)
	if cells == 1 {
		t.Sockets, t.Dies, t.Clusters = sockets, dies, clusters
	}
	t.Cores = cells * cores
	t.Threads = t.Cores * number("threads", 1)
}

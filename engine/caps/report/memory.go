package report

import (
	"math/bits"
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// cellTotals is what host/topology adds up to.
type cellTotals struct {
	topology xmldoc.ID // <topology>
	list     xmldoc.ID // <cells>
	cells    int
	cpus     int
	cpusOf   []int  // of each cell
	memory   uint64 // bytes
	// memoryKnown reports that each cell states its memory.
	memoryKnown bool

	sockets, dies, clusters, cores int
	// placed reports that CPUs say which socket and core they are in.
	placed bool
}

// corePlace is where a CPU is; -1 where the document does not say.
type corePlace struct{ socket, die, cluster, core int32 }

// cells yields the children of <cells>.
func (h *host) cells(yield func(xmldoc.ID) bool) {
	h.tree.Children(h.tree.Find(h.id, "topology", "cells"), "cell")(yield)
}

func (h *host) countCells() cellTotals {
	t := cellTotals{topology: h.tree.Child(h.id, "topology"), memoryKnown: true}
	t.list = h.tree.Child(t.topology, "cells")
	cores := map[corePlace]bool{}
	for cell := range h.cells {
		n := h.countCPUs(cell, cores)
		t.cells++
		t.cpus += n
		t.cpusOf = append(t.cpusOf, n)
		bytes, ok := h.memory(cell)
		sum, carry := bits.Add64(t.memory, bytes, 0)
		t.memory = sum
		t.memoryKnown = t.memoryKnown && ok && carry == 0
	}
	t.memoryKnown = t.memoryKnown && t.cells > 0
	sockets, dies, clusters := map[int32]bool{}, map[corePlace]bool{}, map[corePlace]bool{}
	for place := range cores { // only counted: the order does not matter
		sockets[place.socket] = true
		dies[corePlace{socket: place.socket, die: place.die}] = true
		clusters[corePlace{socket: place.socket, die: place.die, cluster: place.cluster}] = true
	}
	t.placed = len(cores) > 0
	t.sockets, t.dies, t.clusters, t.cores = len(sockets), len(dies), len(clusters), len(cores)
	return t
}

// countCPUs counts the CPUs of a cell and adds their cores.
func (h *host) countCPUs(cell xmldoc.ID, cores map[corePlace]bool) int {
	socketName, _ := h.tree.Lookup("socket_id")
	dieName, _ := h.tree.Lookup("die_id")
	clusterName, _ := h.tree.Lookup("cluster_id")
	coreName, known := h.tree.Lookup("core_id")
	n := 0
	for cpu := range h.tree.Children(h.tree.Child(cell, "cpus"), "cpu") {
		n++
		if !known {
			continue
		}
		place, stated := corePlace{-1, -1, -1, -1}, false
		attrs := h.tree.NodeAttrs(cpu)
		for i := range attrs {
			a := &attrs[i]
			raw := h.tree.Text[a.ValueStart:a.ValueEnd]
			switch a.Name {
			case coreName:
				place.core, stated = smallNumber(raw), true
			case socketName:
				place.socket = smallNumber(raw)
			case dieName:
				place.die = smallNumber(raw)
			case clusterName:
				place.cluster = smallNumber(raw)
			}
		}
		if stated {
			cores[place] = true
		}
	}
	return n
}

// smallNumber reads an ID; -1 for anything else.
func smallNumber(digits []byte) int32 {
	if len(digits) == 0 || len(digits) > 9 {
		return -1
	}
	n := int32(0)
	for _, c := range digits {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int32(c-'0')
	}
	return n
}

// memory returns the bytes of a cell's memory.
func (h *host) memory(cell xmldoc.ID) (uint64, bool) {
	id := h.tree.Child(cell, "memory")
	return parseSize(h.value(id), h.attr(id, "unit"))
}

func (h *host) answerCells() {
	t := &h.numa
	a := Answer{
		ID:       "numa",
		Group:    h.sayText(groupMemory),
		Question: h.say("Which NUMA cells are there, with how many CPUs and how much memory?", "有哪些 NUMA 单元，各有多少 CPU 和内存？"),
		State:    Stated,
		Places:   h.places(t.list),
	}
	for cell := range h.cells {
		parts := []string{h.cpus(t.cpusOf[len(a.Facts)])}
		if id := h.tree.Child(cell, "memory"); id != xmldoc.None {
			parts = append(parts, sizeOf(h.value(id), h.attr(id, "unit")))
		} else {
			parts = append(parts, h.say("memory not stated", "未说明内存"))
		}
		for cache := range h.tree.Children(cell, "cache") {
			of := h.tree.Child(cache, "size")
			parts = append(parts, h.say("memory-side cache of %s", "内存侧缓存 %s",
				sizeOf(h.attr(of, "value"), h.attr(of, "unit"))))
		}
		a.addFact(h.fact(h.say("cell %s", "单元 %s", h.attr(cell, "id")), h.list(parts), cell))
	}
	a.Facts = append(a.Facts, h.distanceFacts()...)
	a.Facts = append(a.Facts, h.interconnectFacts()...)
	switch {
	case t.topology == xmldoc.None:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("There is no <topology>: some drivers, and old versions of libvirt list no cells. virsh nodeinfo gives CPUs and memory.",
			"没有 <topology>：某些驱动以及旧版 libvirt 不列出单元。virsh nodeinfo 可给出 CPU 和内存。")
	case t.cells == 0:
		a.State = Unknown
		a.Short = h.say("No cell listed", "未列出任何单元")
		a.Why = h.say("<cells> is empty: the driver could not read the host's NUMA topology. virsh nodeinfo gives CPUs and memory.",
			"<cells> 为空：驱动未能读取主机的 NUMA 拓扑。virsh nodeinfo 可给出 CPU 和内存。")
	default:
		a.Short = h.say("%s cells, %s", "%s 个单元，%s", count(t.cells), h.cpus(t.cpus))
		if t.cells == 1 {
			a.Short = h.say("1 cell, %s", "1 个单元，%s", h.cpus(t.cpus))
		}
		if t.memoryKnown {
			a.Short = h.clauses([]string{a.Short, size(t.memory)})
		}
		if t.cells == 1 {
			a.Why = h.say("With one cell all memory is equally near: a guest's memory need not be tied to a place.",
				"只有一个单元时，所有内存的远近相同：客户机的内存无需绑定位置。")
		} else {
			a.Why = h.say("A guest that fits into one cell runs best there: pin its vCPUs with <cputune> and its memory with <numatune>. Memory is what the cell has, not what is free; virsh freecell --all tells that.",
				"能放进一个单元的客户机在该单元内运行最好：用 <cputune> 绑定 vCPU，用 <numatune> 绑定内存。这里的内存是单元的总量而非空闲量；空闲量见 virsh freecell --all。")
		}
		if t.cpus == 0 {
			a.Why = h.sentences(a.Why, h.say("No CPU is listed in the cells: the driver did not say which CPUs belong where.",
				"单元中没有列出 CPU：驱动没有说明各 CPU 属于哪里。"))
		}
	}
	h.answer(&a)
}

// cpus writes a number of CPUs.
func (h *host) cpus(n int) string {
	switch n {
	case 0:
		return h.say("no CPU listed", "未列出 CPU")
	case 1:
		return h.say("1 CPU", "1 个 CPU")
	}
	return h.say("%s CPUs", "%s 个 CPU", count(n))
}

// distanceFacts tells the nearest and farthest other cell of the whole host.
func (h *host) distanceFacts() []Fact {
	type way struct {
		id       xmldoc.ID
		from, to string
		value    uint64
	}
	var near, far way
	for cell := range h.cells {
		from := h.attr(cell, "id")
		for sibling := range h.tree.Children(h.tree.Child(cell, "distances"), "sibling") {
			to := h.attr(sibling, "id")
			value, ok := parseCount(h.attr(sibling, "value"))
			if !ok || to == from {
				continue
			}
			w := way{sibling, from, to, value}
			if near.id == 0 || value < near.value {
				near = w
			}
			if far.id == 0 || value > far.value {
				far = w
			}
		}
	}
	if near.id == 0 {
		return nil
	}
	format := words.Text{En: "%d (10 is the cell's own memory), cell %s to %s", Zh: "%d（10 表示本单元内存），单元 %s 到 %s"}
	facts := []Fact{h.fact(h.say("nearest other cell", "最近的其他单元"),
		h.sayText(format, near.value, near.from, near.to), near.id)}
	if far.value != near.value {
		facts = append(facts, h.fact(h.say("farthest cell", "最远的单元"),
			h.sayText(format, far.value, far.from, far.to), far.id))
	}
	return facts
}

// interconnectFacts counts the measured latencies and bandwidths between
// cells (libvirt since 7.5, from the firmware's HMAT).
func (h *host) interconnectFacts() []Fact {
	id := h.tree.Child(h.numa.topology, "interconnects")
	if id == xmldoc.None {
		id = h.tree.Child(h.numa.list, "interconnects")
	}
	latencies, bandwidths := 0, 0
	for way := range h.tree.Children(id, "") {
		switch h.tree.Name(way) {
		case "latency":
			latencies++
		case "bandwidth":
			bandwidths++
		}
	}
	if latencies+bandwidths == 0 {
		return nil
	}
	return []Fact{h.fact(h.say("interconnects", "互连"),
		h.say("latencies: %d, bandwidths: %d", "延迟 %d 个，带宽 %d 个", latencies, bandwidths), id)}
}

func (h *host) answerCores() {
	t := &h.numa
	a := Answer{
		ID:       "cores",
		Group:    h.sayText(groupMemory),
		Question: h.say("How many sockets, cores and threads?", "有多少个插槽、核和线程？"),
		State:    Stated,
		Places:   h.places(t.list),
	}
	// CPUs that are offline are listed by id alone and so in no core.
	switch {
	case t.placed:
		parts := []string{h.plural(t.sockets, "socket", "sockets", "插槽")}
		if t.dies > t.sockets {
			parts = append(parts, h.plural(t.dies, "die", "dies", "裸片（die）"))
		}
		if t.clusters > t.dies {
			parts = append(parts, h.plural(t.clusters, "cluster", "clusters", "簇（cluster）"))
		}
		parts = append(parts, h.plural(t.cores, "core", "cores", "核"), h.plural(t.cpus, "thread", "threads", "线程"))
		a.Short = h.list(parts)
		a.Why = h.say("A thread is what the host schedules on, and what this report calls a CPU.",
			"线程是主机的调度单位，也就是本报告所说的 CPU。")
		if t.cpus > t.cores {
			a.Why = h.sentences(a.Why, h.say("Threads of one core share it: pin two vCPUs of one guest core to the siblings of one host core.",
				"同一核的线程共享该核：把客户机同一核的两个 vCPU 绑定到主机同一核的兄弟线程上。"))
		}
	case h.tree.Child(h.cpu, "topology") != xmldoc.None:
		a.Short = h.say("Only <cpu><topology> tells", "只有 <cpu><topology> 说明")
		a.Places = h.places(h.tree.Child(h.cpu, "topology"))
	default:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Places = nil
		a.Why = h.say("No CPU says in which socket and core it is.", "没有 CPU 说明自己位于哪个插槽和核。")
	}
	if id := h.tree.Child(h.cpu, "topology"); id != xmldoc.None {
		a.addFact(h.fact(h.say("summary in <cpu>", "<cpu> 中的概要"), h.cpuTopology(id), id))
		a.Why = h.sentences(a.Why, h.say("The summary in <cpu> counts sockets for each NUMA cell, not for the host.",
			"<cpu> 中的概要按每个 NUMA 单元（而非整机）计算插槽数。"))
	}
	h.answer(&a)
}

func (h *host) plural(n int, one, many, zh string) string {
	if n == 1 {
		return h.say("1 "+one, "1 个"+zh)
	}
	return count(n) + h.say(" "+many, " 个"+zh)
}

// cpuTopology writes a <topology> of a <cpu>.
func (r *reader) cpuTopology(id xmldoc.ID) string {
	var parts []string
	for _, level := range []string{"sockets", "dies", "clusters", "cores", "threads"} {
		if n := r.attr(id, level); n != "" {
			parts = append(parts, level+" "+n)
		}
	}
	return strings.Join(parts, " × ")
}

// pageTotal is how many pages of one size the cells have allocated.
type pageTotal struct {
	bytes  uint64 // of one page
	pages  uint64
	cells  bool // a cell counts them
	places []source.Span
	base   bool // the ordinary page size of some cell
}

func (h *host) answerHugepages() {
	a := Answer{
		ID:       "hugepages",
		Group:    h.sayText(groupMemory),
		Question: h.say("Are there hugepages for guests?", "有供客户机使用的大页（hugepages）吗？"),
	}
	var sizes []pageTotal
	var ignored pageTotal // past what any host has
	total := func(bytes uint64) *pageTotal {
		for i := range sizes {
			if sizes[i].bytes == bytes {
				return &sizes[i]
			}
		}
		if len(sizes) == maxFacts {
			return &ignored
		}
		sizes = append(sizes, pageTotal{bytes: bytes})
		return &sizes[len(sizes)-1]
	}
	smallest := uint64(0)
	for id := range h.tree.Children(h.cpu, "pages") {
		if bytes, ok := parseSize(h.attr(id, "size"), h.attr(id, "unit")); ok {
			total(bytes).places = h.places(id)
			if smallest == 0 || bytes < smallest {
				smallest = bytes
			}
		}
	}
	if smallest > 0 {
		total(smallest).base = true
	}
	var facts []Fact
	for cell := range h.cells {
		base := uint64(0) // the smallest size of a cell is its ordinary page
		for id := range h.tree.Children(cell, "pages") {
			if bytes, ok := parseSize(h.attr(id, "size"), h.attr(id, "unit")); ok && (base == 0 || bytes < base) {
				base = bytes
			}
		}
		for id := range h.tree.Children(cell, "pages") {
			bytes, ok := parseSize(h.attr(id, "size"), h.attr(id, "unit"))
			if !ok {
				continue
			}
			t := total(bytes)
			if bytes == base {
				t.base = true
				if len(t.places) == 0 {
					t.places = h.places(id)
				}
				continue
			}
			n, ok := parseCount(h.value(id))
			if !ok {
				continue
			}
			t.cells = true
			sum, carry := bits.Add64(t.pages, n, 0)
			if carry == 0 {
				t.pages = sum
			}
			if n > 0 {
				facts = append(facts, h.fact(h.say("cell %s", "单元 %s", h.attr(cell, "id")), h.pages(n, bytes), id))
			}
			a.Places = append(a.Places, h.doc.Place(id))
		}
	}
	var offered, allocated []string
	counted := false
	for _, t := range sizes {
		if t.base {
			continue
		}
		offered = append(offered, size(t.bytes))
		counted = counted || t.cells
		value := h.say("number not stated", "未说明数量")
		if t.cells {
			value = h.say("none allocated", "未分配")
		}
		if t.pages > 0 {
			value = h.pages(t.pages, t.bytes)
			allocated = append(allocated, value)
		}
		a.addFact(Fact{
			Label: h.say("pages of %s, whole host", "%s 页，整机", size(t.bytes)), Value: value, Place: t.places,
		})
		if len(a.Places) == 0 {
			a.Places = append(a.Places, t.places...)
		}
	}
	a.Facts = append(a.Facts, facts...)
	howTo := h.say(
		"Allocate some with virsh allocpages --pagesize 2M --pagecount N, or on the kernel's command line for the sizes that need it, then ask for them in the guest with <memoryBacking><hugepages/>.",
		"用 virsh allocpages --pagesize 2M --pagecount N 分配（有些大小需在内核命令行上设置），再在客户机中用 <memoryBacking><hugepages/> 请求。")
	switch {
	case len(sizes) == 0:
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.say("No page sizes are given: libvirt lists them since 1.2.6, and not every driver does.",
			"没有给出页大小：libvirt 自 1.2.6 起列出，且并非每个驱动都列出。")
	case len(offered) == 0:
		a.State = No
		a.Short = h.say("No: only ordinary pages are listed", "没有：只列出了普通页")
		for _, t := range sizes {
			a.Places = append(a.Places, t.places...)
		}
	case len(allocated) > 0:
		a.State = Yes
		a.Short = h.say("Yes: %s", "有：%s", h.list(allocated))
		a.Why = h.say("These are pages set aside by the host, used or not; how many are free is not in this document (virsh freepages --all). A guest's hugepages must be free in the cells that its memory may come from.",
			"这是主机预留的页，无论是否已使用；空闲多少不在本文档中（见 virsh freepages --all）。客户机的大页必须在其内存可来自的单元中有空闲。")
	case counted:
		a.State = Partly
		a.Short = h.say("The CPU has pages of %s; none is allocated", "CPU 支持 %s 页；均未分配", h.list(offered))
		a.Why = howTo
	default:
		a.State = Partly
		a.Short = h.say("The CPU has pages of %s; how many are allocated is not stated", "CPU 支持 %s 页；未说明已分配多少", h.list(offered))
		a.Why = howTo
	}
	h.answer(&a)
}

// pages writes a number of pages and the memory they are.
func (h *host) pages(n, bytes uint64) string {
	all, ok := multiply(n, bytes)
	if !ok {
		return h.say("%s pages of %s", "%s 个 %s 页", group(n), size(bytes))
	}
	return h.say("%s pages of %s = %s", "%s 个 %s 页 = %s", group(n), size(bytes), size(all))
}

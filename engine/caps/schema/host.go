package schema

import (
	"math/bits"
	"sort"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Bounds of the work of comparing sibling lists, which hostile input could
// make quadratic. The largest hosts need a few thousand comparisons.
const (
	maxComparisons   = 2_000_000
	maxDisagreements = 10_000
)

// numbered is a node by the number of its attribute id.
type numbered struct {
	id   uint64
	node xmldoc.ID
	cell int // of a CPU: its cell's place in the document
	// group is a CPU's sibling list, in hostTopology.groups; -1 for none, or
	// one that was found wrong already.
	group int
}

// hostTopology is the cells and CPUs of a host as far as their numbers can
// be read.
type hostTopology struct {
	cells  []numbered // by id
	cpus   []numbered // by id
	groups []siblingGroup
	ranges []cpuRange // of all groups
	// cellsSure and cpusSure report that the lists contradict nothing so far:
	// what they lack does not exist.
	cellsSure, cpusSure bool
}

// siblingGroup is one distinct set of sibling CPUs.
type siblingGroup struct {
	from, to int // in hostTopology.ranges
	first    int // a CPU that states it and is in it, in hostTopology.cpus; -1 for none
}

// set returns the CPUs of a group.
func (h *hostTopology) set(group int) []cpuRange {
	return h.ranges[h.groups[group].from:h.groups[group].to]
}

// hostContradictions finds what no host can be.
func (c *checker) hostContradictions() {
	host := c.t.Child(c.root, "host")
	cells := c.t.Find(host, "topology", "cells")
	h := hostTopology{cellsSure: c.whole, cpusSure: c.whole}
	if cells != xmldoc.None {
		c.readTopology(cells, &h)
		c.siblings(&h)
		c.distances(&h)
		c.pages(&h)
	}
	for link := range c.t.Children(c.t.Find(host, "topology", "interconnects"), "") {
		c.knownCell(&h, link, "initiator")
		c.knownCell(&h, link, "target")
	}
	for bank := range c.t.Children(c.t.Child(host, "cache"), "bank") {
		c.knownCPUs(&h, bank, "cpus")
	}
	for node := range c.t.Children(c.t.Child(host, "memory_bandwidth"), "node") {
		c.knownCPUs(&h, node, "cpus")
	}
}

func (c *checker) number(node xmldoc.ID, name string) (uint64, bool) {
	raw, _, ok := c.raw(node, name)
	if !ok {
		return 0, false
	}
	return parseUint(trim(string(raw)))
}

// raw returns the value of an attribute without making a string of it.
func (c *checker) raw(node xmldoc.ID, name string) ([]byte, source.Span, bool) {
	want, known := c.t.Lookup(name)
	if !known || node == xmldoc.None {
		return nil, source.Span{}, false
	}
	attrs := c.t.NodeAttrs(node)
	for i := range attrs {
		if a := &attrs[i]; a.Name == want {
			if a.Raw {
				return c.t.Text[a.ValueStart:a.ValueEnd], attrSpan(a), true
			}
			return []byte(c.t.AttrValue(a)), attrSpan(a), true
		}
	}
	return nil, source.Span{}, false
}

func sortByID(n []numbered) {
	sort.SliceStable(n, func(i, j int) bool { return n[i].id < n[j].id })
}

// named counts the elements of a name, wherever they stand: how many CPUs to
// make room for at once.
func (c *checker) named(name string) int {
	count := 0
	if want, known := c.t.Lookup(name); known {
		for i := range c.t.Nodes {
			if n := &c.t.Nodes[i]; n.Kind == xmldoc.Element && n.Name == want {
				count++
			}
		}
	}
	return count
}

func (c *checker) readTopology(cells xmldoc.ID, h *hostTopology) {
	h.cpus = make([]numbered, 0, c.named("cpu"))
	total := 0
	for cell := range c.t.Children(cells, "cell") {
		total++
		id, ok := c.number(cell, "id")
		h.cellsSure = h.cellsSure && ok
		if ok {
			h.cells = append(h.cells, numbered{id: id, node: cell})
		}
		cpus := c.t.Child(cell, "cpus")
		h.cpusSure = h.cpusSure && !c.t.Node(cell).Unsure
		n := 0
		for cpu := range c.t.Children(cpus, "cpu") {
			n++
			id, ok := c.number(cpu, "id")
			h.cpusSure = h.cpusSure && ok
			if ok {
				h.cpus = append(h.cpus, numbered{id: id, node: cpu, cell: total - 1, group: -1})
			}
		}
		if cpus != xmldoc.None && !c.count(cpus, "cpu", n) {
			h.cpusSure = false
		}
	}
	if !c.count(cells, "cell", total) {
		h.cellsSure = false
	}
	sortByID(h.cells)
	for i := range h.cells {
		if i > 0 && h.cells[i].id == h.cells[i-1].id {
			h.cellsSure = false // reported as a duplicate already
		}
	}
	sortByID(h.cpus)
	for i := range h.cpus {
		if i == 0 || h.cpus[i].id != h.cpus[i-1].id {
			continue
		}
		h.cpusSure = false
		c.cpuTwice(h, &h.cpus[i-1], &h.cpus[i])
	}
}

// count compares the attribute num of a list with what it holds, and reports
// whether they agree.
func (c *checker) count(node xmldoc.ID, of string, n int) bool {
	if c.t.Node(node).Unsure {
		return false
	}
	num, ok := c.number(node, "num")
	if !ok || num == uint64(n) || !c.t.Node(node).Closed {
		return ok && num == uint64(n)
	}
	if d := c.warn("count", c.t.TagSpan(node)); d != nil {
		d.Message = words.Text{
			En: "<%[1]s> says num='%[2]d' but %[3]d <%[4]s> follow",
			Zh: "<%[1]s> 写着 num='%[2]d'，但后面有 %[3]d 个 <%[4]s>",
		}.With(c.t.Name(node), num, n, of)
		d.Hint = words.Text{
			En: "was something cut out or added by hand? Tools that trust num read too much or too little",
			Zh: "是否手工删过或加过？相信 num 的工具会读多或读少",
		}.With()
	}
	return false
}

func (c *checker) cpuTwice(h *hostTopology, first, second *numbered) {
	d := c.warn("duplicate", c.t.TagSpan(second.node))
	if d == nil {
		return
	}
	if first.cell == second.cell {
		d.Message = words.Text{En: "CPU %d is listed twice in one cell", Zh: "CPU %d 在同一个单元中列出了两次"}.With(first.id)
	} else {
		d.Message = words.Text{
			En: "CPU %[1]d is in cells %[2]s and %[3]s: a CPU belongs to one",
			Zh: "CPU %[1]d 同时在单元 %[2]s 和 %[3]s 中：一个 CPU 只属于一个单元",
		}.With(first.id, c.cellName(first.node), c.cellName(second.node))
	}
	d.Hint = words.Text{En: "correct the id of one of them", Zh: "请改正其中一个的 id"}.With()
	d.Related = []source.Related{c.related(first.node, words.Text{En: "it is listed here first", Zh: "它先在这里列出"})}
}

// cellName returns the id of the cell that a CPU stands in.
func (c *checker) cellName(cpu xmldoc.ID) string {
	cell := c.t.Node(c.t.Node(cpu).Parent).Parent
	id, _, _ := c.t.Attr(cell, "id")
	return clip(id)
}

// backwards reports a CPU set that the schema allows and libvirt does not.
func (c *checker) backwards(span source.Span, value string) {
	if !isCPUSet(value) {
		return // reported as a value already
	}
	if d := c.warn("value", span); d != nil {
		d.Message = words.Text{
			En: "the CPU set “%s” has a range that runs backwards or a number past 4294967295",
			Zh: "CPU 集合 “%s” 中有倒序的范围，或超过 4294967295 的数",
		}.With(clip(value))
		d.Hint = words.Text{En: "write the smaller number first: 0-3", Zh: "小的数写在前面：0-3"}.With()
	}
}

func (c *checker) siblings(h *hostTopology) {
	byText := make(map[string]int, len(h.cpus)) // groups, as written and in normal form
	h.groups = make([]siblingGroup, 0, len(h.cpus))
	h.ranges = make([]cpuRange, 0, len(h.cpus))
	var normal []byte
	for i := range h.cpus {
		cpu := &h.cpus[i]
		value, span, ok := c.raw(cpu.node, "siblings")
		if !ok {
			continue
		}
		group, known := byText[string(value)]
		if !known {
			text := trim(string(value))
			from := len(h.ranges)
			if h.ranges, ok = cpuRanges(h.ranges, text); !ok {
				c.backwards(span, text)
				continue
			}
			normal = appendCPUSet(normal[:0], h.ranges[from:])
			if group, known = byText[string(normal)]; known {
				h.ranges = h.ranges[:from]
			} else {
				group = len(h.groups)
				h.groups = append(h.groups, siblingGroup{from: from, to: len(h.ranges), first: -1})
				byText[string(normal)] = group
			}
			if string(normal) != string(value) {
				byText[string(value)] = group
			}
		}
		if !h.cpusSure {
			continue
		}
		if !contains(h.set(group), cpu.id) {
			c.notItself(cpu, string(value), span)
			continue
		}
		cpu.group = group
		if h.groups[group].first < 0 {
			h.groups[group].first = i
		}
	}
	if h.cpusSure {
		c.compareSiblings(h)
	}
}

// compareSiblings checks that all CPUs of a list state that list.
func (c *checker) compareSiblings(h *hostTopology) {
	budget := maxComparisons
	reported := make(map[[2]int]bool)
	for g := range h.groups {
		first := h.groups[g].first
		if first < 0 {
			continue
		}
		unknown := uint64(0)
		for _, r := range h.set(g) {
			from := sort.Search(len(h.cpus), func(i int) bool { return h.cpus[i].id >= r.low })
			to := from
			for ; to < len(h.cpus) && h.cpus[to].id <= r.high; to++ {
				if budget--; budget < 0 {
					return
				}
				other := h.cpus[to].group
				if other < 0 || other == g {
					continue
				}
				pair := [2]int{min(first, to), max(first, to)}
				if !reported[pair] {
					if len(reported) == maxDisagreements {
						return
					}
					reported[pair] = true
					c.disagree(&h.cpus[pair[0]], &h.cpus[pair[1]])
				}
			}
			unknown += r.high - r.low + 1 - uint64(to-from)
		}
		if unknown > 0 {
			value, span, _ := c.t.Attr(h.cpus[first].node, "siblings")
			c.unknownCPU(span, value)
		}
	}
}

func (c *checker) notItself(cpu *numbered, value string, span source.Span) {
	if d := c.warn("siblings", span); d != nil {
		d.Message = words.Text{
			En: "CPU %[1]d is not in its own list of siblings “%[2]s”",
			Zh: "CPU %[1]d 不在自己的 siblings 列表 “%[2]s” 中",
		}.With(cpu.id, clip(value))
		d.Hint = words.Text{
			En: "siblings are all threads of the core, the CPU itself included",
			Zh: "siblings 是该核的所有线程，包括这个 CPU 自己",
		}.With()
	}
}

func (c *checker) disagree(a, b *numbered) {
	_, span, _ := c.raw(b.node, "siblings")
	if d := c.warn("siblings", span); d != nil {
		listA, spanA, _ := c.t.Attr(a.node, "siblings")
		listB, _, _ := c.t.Attr(b.node, "siblings")
		d.Message = words.Text{
			En: "CPU %[1]d lists the siblings “%[2]s”, CPU %[3]d lists “%[4]s”: threads of one core have the same list",
			Zh: "CPU %[1]d 的 siblings 是 “%[2]s”，CPU %[3]d 的是 “%[4]s”：同一个核的线程列表应当相同",
		}.With(b.id, clip(listB), a.id, clip(listA))
		d.Hint = words.Text{En: "one of the two lists is wrong", Zh: "两个列表中有一个是错的"}.With()
		d.Related = []source.Related{{Span: spanA, Message: words.Text{En: "the other list", Zh: "另一个列表"}.With()}}
	}
}

func (c *checker) unknownCPU(span source.Span, value string) {
	if d := c.warn("unknown-cpu", span); d != nil {
		d.Message = words.Text{
			En: "the CPU set “%s” names CPUs that no cell lists",
			Zh: "CPU 集合 “%s” 中有任何单元都没有列出的 CPU",
		}.With(clip(value))
		d.Hint = words.Text{En: "correct the set, or list the CPU under topology", Zh: "请改正该集合，或在 topology 中列出这些 CPU"}.With()
	}
}

// knownCPUs checks that a CPU set names CPUs of the topology.
func (c *checker) knownCPUs(h *hostTopology, node xmldoc.ID, name string) {
	value, span, ok := c.t.Attr(node, name)
	if !ok {
		return
	}
	ranges, ok := cpuRanges(nil, trim(value))
	if !ok {
		c.backwards(span, trim(value))
		return
	}
	if !h.cpusSure || len(h.cpus) == 0 {
		return
	}
	for _, r := range ranges {
		from := sort.Search(len(h.cpus), func(i int) bool { return h.cpus[i].id >= r.low })
		to := sort.Search(len(h.cpus), func(i int) bool { return h.cpus[i].id > r.high })
		if uint64(to-from) != r.high-r.low+1 {
			c.unknownCPU(span, value)
			return
		}
	}
}

func (c *checker) knownCell(h *hostTopology, node xmldoc.ID, name string) {
	id, ok := c.number(node, name)
	if !ok || !h.cellsSure {
		return
	}
	if h.cell(id) < 0 {
		_, span, _ := c.t.Attr(node, name)
		c.unknownCell(span, c.t.Name(node), id)
	}
}

// cell returns the place of a cell in h.cells; -1 where there is none.
func (h *hostTopology) cell(id uint64) int {
	i := sort.Search(len(h.cells), func(i int) bool { return h.cells[i].id >= id })
	if i == len(h.cells) || h.cells[i].id != id {
		return -1
	}
	return i
}

func (c *checker) unknownCell(span source.Span, in string, id uint64) {
	if d := c.warn("unknown-cell", span); d != nil {
		d.Message = words.Text{
			En: "<%[1]s> names cell %[2]d, which does not exist",
			Zh: "<%[1]s> 提到的单元 %[2]d 不存在",
		}.With(in, id)
		d.Hint = words.Text{En: "the ids are those of <cell id='…'>", Zh: "编号是 <cell id='…'> 中的 id"}.With()
	}
}

// way is the distance from one cell to another.
type way struct {
	from, to int // in hostTopology.cells
	value    uint64
	node     xmldoc.ID
}

// distances checks that the distances are a square, symmetric matrix with 10
// on its diagonal. Where a value is out of its range, that alone is said.
func (c *checker) distances(h *hostTopology) {
	if !h.cellsSure {
		return
	}
	cells := h.cells
	var ways []way
	states := make([]xmldoc.ID, len(cells))
	any := false
	for from := range cells {
		states[from] = c.t.Child(cells[from].node, "distances")
		any = any || states[from] != xmldoc.None
		for node := range c.t.Children(states[from], "sibling") {
			id, ok := c.number(node, "id")
			if !ok {
				continue
			}
			to := h.cell(id)
			if to < 0 {
				_, span, _ := c.t.Attr(node, "id")
				c.unknownCell(span, "sibling", id)
				continue
			}
			value, _ := c.number(node, "value")
			ways = append(ways, way{from, to, value, node})
		}
	}
	if !any {
		return
	}
	sort.SliceStable(ways, func(i, j int) bool {
		a, b := &ways[i], &ways[j]
		return a.from < b.from || a.from == b.from && a.to < b.to
	})
	at := 0
	for from := range cells {
		lacking, next := -1, 0
		for at < len(ways) && ways[at].from == from {
			c.distance(cells, ways, &ways[at])
			to := ways[at].to
			if lacking < 0 && to > next {
				lacking = next
			}
			next = to + 1
			for at < len(ways) && ways[at].from == from && ways[at].to == to {
				at++ // a second one was reported as a duplicate
			}
		}
		if lacking < 0 && next < len(cells) {
			lacking = next
		}
		if lacking >= 0 {
			c.noDistance(&cells[from], states[from], cells[lacking].id)
		}
	}
}

func (c *checker) distance(cells []numbered, ways []way, w *way) {
	if w.value < 10 || w.value > 255 {
		return // reported as a value already
	}
	if w.from == w.to {
		if w.value == 10 {
			return
		}
		if d := c.warn("distance", c.t.TagSpan(w.node)); d != nil {
			d.Message = words.Text{
				En: "the distance of cell %[1]d to itself is %[2]d; it is always 10",
				Zh: "单元 %[1]d 到自身的距离是 %[2]d；它总是 10",
			}.With(cells[w.from].id, w.value)
			d.Hint = words.Text{En: "10 is the unit: all others are multiples of the local distance in tenths", Zh: "10 是基准：其他距离都以本地距离的十分之一为单位"}.With()
		}
		return
	}
	if w.from > w.to {
		return // seen from the other side
	}
	i := sort.Search(len(ways), func(i int) bool {
		return ways[i].from > w.to || ways[i].from == w.to && ways[i].to >= w.from
	})
	if i == len(ways) || ways[i].from != w.to || ways[i].to != w.from {
		return // missing: reported for that cell
	}
	if back := &ways[i]; back.value != w.value && back.value >= 10 && back.value <= 255 {
		if d := c.warn("distance", c.t.TagSpan(w.node)); d != nil {
			d.Message = words.Text{
				En: "the distance from cell %[1]d to %[2]d is %[3]d, but from %[2]d to %[1]d it is %[4]d",
				Zh: "单元 %[1]d 到 %[2]d 的距离是 %[3]d，而 %[2]d 到 %[1]d 是 %[4]d",
			}.With(cells[w.from].id, cells[w.to].id, w.value, back.value)
			d.Hint = words.Text{En: "a way is as far as the way back; firmware that says otherwise is mostly wrong", Zh: "往返距离应当相同；固件给出不同的值多半是错的"}.With()
			d.Related = []source.Related{c.related(back.node, words.Text{En: "the way back", Zh: "返回的距离"})}
		}
	}
}

func (c *checker) noDistance(cell *numbered, distances xmldoc.ID, to uint64) {
	place := distances
	if place == xmldoc.None {
		place = cell.node
	}
	if d := c.warn("distance", c.t.TagSpan(place)); d != nil {
		d.Message = words.Text{
			En: "cell %[1]d gives no distance to cell %[2]d",
			Zh: "单元 %[1]d 没有给出到单元 %[2]d 的距离",
		}.With(cell.id, to)
		d.Hint = words.Text{En: "each cell gives the distance to every cell, itself included", Zh: "每个单元都应给出到所有单元（包括自己）的距离"}.With()
	}
}

// pages remarks, once, that the huge pages of a cell alone, or its small ones,
// are more than its memory. The sum of both may well be a little off: they are
// read one after the other while the host works.
func (c *checker) pages(h *hostTopology) {
	var found *source.Diagnostic
	for i := range h.cells {
		memory := c.t.Child(h.cells[i].node, "memory")
		value, span := c.t.Value(memory)
		unit, _, _ := c.t.Attr(memory, "unit")
		all, ok := amount(value, unit)
		if !ok {
			continue
		}
		sum := c.pageBytes(h.cells[i].node)
		if sum <= all {
			continue
		}
		if found != nil {
			if len(found.Related) < 8 {
				found.Related = append(found.Related, source.Related{Span: span, Message: words.Text{En: "here too", Zh: "这里也是"}.With()})
			}
			continue
		}
		found = c.add(source.Info, "pages", span)
		found.Message = words.Text{
			En: "the pages of cell %[1]d make up %[2]d KiB, more than its memory of %[3]d KiB",
			Zh: "单元 %[1]d 的页合计 %[2]d KiB，多于它的内存 %[3]d KiB",
		}.With(h.cells[i].id, sum/1024, all/1024)
		found.Hint = words.Text{
			En: "pages holds how many pages of a size there are, not how many bytes",
			Zh: "pages 中写的是该大小的页数，不是字节数",
		}.With()
	}
}

// pageBytes returns the bytes of a cell's smallest pages or of all others,
// whichever are more; 0 where a number cannot be read.
func (c *checker) pageBytes(cell xmldoc.ID) uint64 {
	least := uint64(1<<64 - 1)
	small, huge := uint64(0), uint64(0)
	for pages := range c.t.Children(cell, "pages") {
		count, _ := c.t.Value(pages)
		size, _, _ := c.t.Attr(pages, "size")
		unit, _, _ := c.t.Attr(pages, "unit")
		one, ok1 := amount(size, unit)
		n, ok2 := parseUint(count)
		over, sum := bits.Mul64(one, n)
		if !ok1 || !ok2 || over != 0 || huge+small+sum < sum {
			return 0
		}
		if one < least {
			huge += small
			least, small = one, sum
		} else {
			huge += sum
		}
	}
	return max(small, huge)
}

// amount returns a number of units in bytes.
func amount(number, unit string) (uint64, bool) {
	n, ok := parseUint(trim(number))
	over, product := bits.Mul64(n, unitBytes(unit))
	return product, ok && over == 0 && product > 0
}

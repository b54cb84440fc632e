package value

import "ringlab/engine/stap/types"

// list is a chain of nodes, numbered from 0. Removed nodes are in a chain of
// their own, the last one first, until they are used again.
type list struct {
	links            []link
	head, tail, free int32 // -1 for none
}

// link joins a node to its neighbours, -1 at either end; a removed node has
// removed before it.
type link struct{ next, prev int32 }

const removed = -2

var emptyList = list{head: -1, tail: -1, free: -1}

func (l *list) clone() list {
	c := *l
	c.links = append([]link(nil), l.links...)
	return c
}

// join makes b follow a; -1 is the end on either side.
func (l *list) join(a, b int32) {
	if a >= 0 {
		l.links[a].next = b
	} else {
		l.head = b
	}
	if b >= 0 {
		l.links[b].prev = a
	} else {
		l.tail = a
	}
}

// add puts a node at the end.
func (l *list) add() int32 {
	n := l.free
	if n >= 0 {
		l.free = l.links[n].next
	} else {
		n = int32(len(l.links))
		l.links = append(l.links, link{})
	}
	l.join(l.tail, n)
	l.join(n, -1)
	return n
}

func (l *list) remove(n int32) {
	l.join(l.links[n].prev, l.links[n].next)
	l.links[n] = link{l.free, removed}
	l.free = n
}

func (l *list) clear() {
	for l.head >= 0 {
		l.remove(l.head)
	}
}

// view is the order of a loop over aggregates, which the runtime gathers from
// all processors when the loop begins: sorting it does not move the entries.
// slots gives the entry of each node.
type view struct {
	list  list
	slots []int32
}

// gather fills the view with the entries in their order. As in the runtime it
// uses its nodes again in reverse, under the feet of an outer loop over the
// same map.
func (m *Map) gather() {
	v := m.view
	v.list.clear()
	for slot := m.order.head; slot >= 0; slot = m.order.links[slot].next {
		n := v.list.add()
		if int(n) == len(v.slots) {
			v.slots = append(v.slots, 0)
		}
		v.slots[n] = slot
	}
}

// Order is how a loop sorts a map: By is 0 for the value, n for the nth key
// from 1; Stat is the figure that aggregates are compared by.
type Order struct {
	By   int
	Stat Stat
	Down bool
}

// Start begins a loop and returns its first position, or -1 where there is
// none. Where o is not nil, the entries are put in its order for a loop over
// the first limit of them; of a map that is not of aggregates the order stays.
// Entries that compare equal keep the order they had.
//
// With a small limit only that many are sorted; the others stand behind them
// in the order in which the search for the first ones left them. With a limit
// of 0 or less there is no loop, but the entries move all the same: the runtime
// sorts by the low 32 bits of the limit. (A loop whose limit is such a constant
// is taken out before it runs.)
func (m *Map) Start(o *Order, limit int64) int {
	if m.view != nil {
		m.gather()
	}
	l := m.nodes()
	if o != nil && m.used > 1 {
		switch n := int32(limit); {
		case limit == NoLimit || n == 0 || n > partial || n == -1<<31:
			m.sortAll(l, o)
		default:
			m.sortFirst(l, o, int(n))
		}
	}
	if limit <= 0 {
		return -1
	}
	return int(l.head)
}

// nodes returns the list that loops go by.
func (m *Map) nodes() *list {
	if m.view != nil {
		return &m.view.list
	}
	return &m.order
}

// Next returns the position after pos in a loop, or -1. Where the body of the
// loop removed the entry at pos, the loop goes round the removed entries and
// those that never were, for ever, as it does in the runtime.
func (m *Map) Next(pos int) int {
	l := m.nodes()
	unused := m.layout.Size - len(l.links) + 1
	switch {
	case pos < nowhere && l.links[pos].next >= 0:
		return int(l.links[pos].next)
	case pos < nowhere && l.links[pos].prev != removed:
		return -1
	case pos < nowhere:
		return nowhere
	case pos+1 < nowhere+unused || l.free < 0:
		return pos + 1
	}
	return int(l.free)
}

// nowhere is the first position of a loop that went astray at which there
// never was an entry.
const nowhere = 1 << 30

// Slot returns the slot at a position of a loop.
func (m *Map) Slot(pos int) int {
	switch {
	case pos >= nowhere:
		return -1
	case m.view != nil:
		return int(m.view.slots[pos])
	}
	return pos
}

// NoLimit is the limit of a loop without one.
const NoLimit = 1<<63 - 1

// partial is the largest limit for which the runtime looks for the first
// entries only.
const partial = 30

// sortAll is a stable merge sort.
func (m *Map) sortAll(l *list, o *Order) {
	from := make([]int32, 0, m.used)
	for n := l.head; n >= 0; n = l.links[n].next {
		from = append(from, n)
	}
	to := make([]int32, len(from))
	for width := 1; width < len(from); width *= 2 {
		for lo := 0; lo < len(from); lo += 2 * width {
			mid, hi := min(lo+width, len(from)), min(lo+2*width, len(from))
			i, j := lo, mid
			for at := lo; at < hi; at++ {
				if i < mid && (j >= hi || !m.before(o, from[j], from[i])) {
					to[at] = from[i]
					i++
				} else {
					to[at] = from[j]
					j++
				}
			}
		}
		from, to = to, from
	}
	last := int32(-1)
	for _, n := range from {
		l.join(last, n)
		last = n
	}
	l.join(last, -1)
}

// sortFirst sorts the first n entries where they stand, and then lets in each
// of the others that comes before the last of them, which drops out.
func (m *Map) sortFirst(l *list, o *Order, n int) {
	last := l.head
	for i := 1; i < n; i++ {
		node := l.links[last].next
		if node < 0 {
			return
		}
		if !m.moveUp(l, o, node, last) {
			last = node
		}
	}
	for node := l.links[last].next; node >= 0; {
		next := l.links[node].next
		if m.moveUp(l, o, node, last) {
			last = l.links[last].prev
		}
		node = next
	}
}

// moveUp moves a node to its place among the sorted ones that end with last,
// if that is before last, and reports whether it is.
func (m *Map) moveUp(l *list, o *Order, node, last int32) bool {
	if !m.before(o, node, last) {
		return false
	}
	at := l.links[last].prev
	for at >= 0 && m.before(o, node, at) {
		at = l.links[at].prev
	}
	l.join(l.links[node].prev, l.links[node].next)
	if at >= 0 {
		l.join(node, l.links[at].next)
	} else {
		l.join(node, l.head)
	}
	l.join(at, node)
	return true
}

// before reports whether the entry at node a belongs before that at b, and not
// merely beside it.
func (m *Map) before(o *Order, a, b int32) bool {
	if o.Down {
		a, b = b, a
	}
	l := m.layout
	i, j := m.Slot(int(a)), m.Slot(int(b))
	switch {
	case o.By == 0 && l.value == types.Stats:
		// An entry was made by its first value, so it is never empty.
		x, _ := m.Stats.Extract(i, o.Stat)
		y, _ := m.Stats.Extract(j, o.Stat)
		return x < y
	case o.By == 0 && l.value == types.String:
		return m.Text(i) < m.Text(j)
	case o.By == 0:
		return m.Long(i) < m.Long(j)
	case l.keys[o.By-1] == types.String:
		return m.KeyText(i, o.By-1) < m.KeyText(j, o.By-1)
	}
	return m.KeyLong(i, o.By-1) < m.KeyLong(j, o.By-1)
}

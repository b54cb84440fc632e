package value

import "ringlab/engine/stap/types"

// Stat is what can be extracted from an aggregate.
type Stat uint8

// The extractors.
const (
	Count Stat = iota
	Sum
	Min
	Max
	Avg
	Variance
)

// StatNamed returns the extractor with the given name, without its @; ok is
// false if there is none.
func StatNamed(name string) (s Stat, ok bool) {
	switch name {
	case "count":
		return Count, true
	case "sum":
		return Sum, true
	case "min":
		return Min, true
	case "max":
		return Max, true
	case "avg":
		return Avg, true
	case "variance":
		return Variance, true
	}
	return 0, false
}

// Extract returns one figure of aggregate i; ok is false where that is the
// error EmptyAggregate.
func (a *Aggregates) Extract(i int, s Stat) (v int64, ok bool) {
	switch {
	case s == Count:
		return a.Count(i), true
	case s == Sum:
		return a.Sum(i), true
	case a.Count(i) == 0:
		return 0, false
	case s == Min:
		return a.Min(i), true
	case s == Max:
		return a.Max(i), true
	case s == Avg:
		return a.Avg(i), true
	}
	return a.Variance(i), true
}

// Order is how a loop sorts a map: By is 0 for the value, n for the nth key
// from 1; Stat is the figure that aggregates are compared by.
type Order struct {
	By   int
	Stat Stat
	Down bool
}

// NoLimit is the limit of a loop without one.
const NoLimit = 1<<63 - 1

// partial is the largest limit for which the runtime looks for the first
// entries only.
const partial = 30

// Sort puts the entries into order for a loop over the first limit of them.
// The order stays. Entries that compare equal keep the order they had.
//
// With a small limit only that many are sorted; the others stand behind them
// in the order in which the search for the first ones left them. With a limit
// of 0 or less nothing moves.
func (m *Map) Sort(o Order, limit int64) {
	switch {
	case limit <= 0 || m.used < 2:
	case limit <= partial:
		m.sortFirst(o, int(limit))
	default:
		m.sortAll(o)
	}
}

// sortAll is a stable merge sort.
func (m *Map) sortAll(o Order) {
	from := make([]int32, 0, m.used)
	for slot := m.head; slot >= 0; slot = m.links[slot].next {
		from = append(from, slot)
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
	for _, slot := range from {
		m.join(last, slot)
		last = slot
	}
	m.join(last, -1)
}

// sortFirst sorts the first n entries where they stand, and then lets in each
// of the others that comes before the last of them, which drops out.
func (m *Map) sortFirst(o Order, n int) {
	last := m.head
	for i := 1; i < n; i++ {
		slot := m.links[last].next
		if slot < 0 {
			return
		}
		if !m.moveUp(o, slot, last) {
			last = slot
		}
	}
	for slot := m.links[last].next; slot >= 0; {
		next := m.links[slot].next
		if m.moveUp(o, slot, last) {
			last = m.links[last].prev
		}
		slot = next
	}
}

// moveUp moves slot to its place among the sorted entries that end with last,
// if that is before last, and reports whether it is.
func (m *Map) moveUp(o Order, slot, last int32) bool {
	if !m.before(o, slot, last) {
		return false
	}
	at := m.links[last].prev
	for at >= 0 && m.before(o, slot, at) {
		at = m.links[at].prev
	}
	old := m.links[slot]
	m.join(old.prev, old.next)
	if at >= 0 {
		m.join(slot, m.links[at].next)
	} else {
		m.join(slot, m.head)
	}
	m.join(at, slot)
	return true
}

// join makes b follow a in the order; -1 is the end on either side.
func (m *Map) join(a, b int32) {
	if a >= 0 {
		m.links[a].next = b
	} else {
		m.head = b
	}
	if b >= 0 {
		m.links[b].prev = a
	} else {
		m.tail = a
	}
}

// before reports whether the entry at a belongs before that at b, and not
// merely beside it.
func (m *Map) before(o Order, a, b int32) bool {
	if o.Down {
		a, b = b, a
	}
	l := m.layout
	i, j := int(a), int(b)
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

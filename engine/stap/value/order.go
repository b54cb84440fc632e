package value

// First returns the slot of the first entry in the map's order, or -1. With
// After it is for looking at a map from outside: a loop that runs is not
// disturbed.
func (m *Map) First() int { return int(m.order.head) }

// After returns the slot of the entry after that at slot, or -1.
func (m *Map) After(slot int) int { return int(m.order.links[slot].next) }

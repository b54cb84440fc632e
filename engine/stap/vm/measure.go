package vm

import "ringlab/engine/stap/types"

// Measure returns one number for a global, by its slot: a number's value, how
// many entries an array has, how many values an aggregate.
func (m *Machine) Measure(slot int) int64 {
	g := &m.code.globals[slot]
	switch {
	case !m.loaded():
	case g.array:
		return int64(m.maps[g.at].Len())
	case g.kind == types.Stats:
		return m.aggregates[g.at].Count(0)
	case g.kind == types.Long:
		m.wake()
		return m.registers[g.at]
	}
	return 0
}

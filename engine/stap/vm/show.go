package vm

import (
	"strconv"

	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
)

// show prints a global that the script writes and never reads, as stap does at
// the end: arrays with the largest values first, aggregates with the most
// counts.
func (m *Machine) show(in *instr) pause {
	v := m.code.program.Globals[in.d]
	g := m.code.globals[in.d]
	out := m.scratch[:0]
	switch {
	case g.array:
		a := m.maps[g.at]
		m.remaining--
		for at := a.Start(&value.Order{Down: true}, value.NoLimit); at >= 0; at = a.Next(at) {
			slot := a.Slot(at)
			out = append(append(out, v.Name...), '[')
			for i, k := range v.Keys {
				if i > 0 {
					out = append(out, ',')
				}
				if k == types.String {
					out = inQuotes(out, a.KeyText(slot, i))
				} else {
					out = strconv.AppendInt(out, a.KeyLong(slot, i), 10)
				}
			}
			out = append(out, ']')
			switch g.kind {
			case types.Stats:
				out = figures(out, a.Stats, slot)
			case types.String:
				out = inQuotes(append(out, '='), a.Text(slot))
			default:
				out = strconv.AppendInt(append(out, '='), a.Long(slot), 10)
			}
			out = append(out, '\n')
			if m.remaining -= 2; m.remaining <= 0 {
				m.write(out)
				m.fault = fault{message: tooManyActions, at: -1, place: -1, native: "identifier 'printf' at " + m.code.program.File.Name + ":3:1"}
				return failed
			}
		}
	case g.kind == types.Stats:
		a := m.aggregates[g.at]
		if a.Count(0) > 0 {
			out = append(figures(append(out, v.Name...), a, 0), '\n')
		}
	case g.kind == types.String:
		out = append(inQuotes(append(append(out, v.Name...), '='), m.texts[g.at]), '\n')
	default:
		out = append(strconv.AppendInt(append(append(out, v.Name...), '='), m.registers[g.at], 10), '\n')
	}
	m.scratch = out
	return m.write(out)
}

// inQuotes appends a string in quotes; nothing in it is escaped.
func inQuotes(out []byte, s string) []byte {
	return append(append(append(out, '"'), s...), '"')
}

// figures appends what is printed of an aggregate.
func figures(out []byte, a *value.Aggregates, i int) []byte {
	for _, f := range [...]struct {
		name string
		stat value.Stat
	}{
		{" @count=", value.Count}, {" @min=", value.Min}, {" @max=", value.Max}, {" @sum=", value.Sum}, {" @avg=", value.Avg},
	} {
		n, _ := a.Extract(i, f.stat)
		out = strconv.AppendInt(append(out, f.name...), n, 10)
	}
	return out
}

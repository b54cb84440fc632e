package vm

import (
	"strconv"
	"strings"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// refusal says why the runtime would not make a global, or "": a histogram
// that cannot be, or more memory than there is room for.
func (c *Code) refusal(v *syntax.Variable, room *int64) string {
	failure := "ERROR: global variable '" + mangled(c.program.File, v) + "' allocation failed\n"
	if v.Type == types.Stats && v.Hist != nil {
		h := histLayout(v.Hist)
		if why := h.Check(); len(why) > 0 {
			return "WARNING: " + strings.Join(why, "\n") + "\n" + failure
		}
	}
	if v.Arity > 0 {
		size := int64(v.MaxSize)
		if size == 0 {
			size = int64(c.limits.MaxMapEntries)
		}
		entry := nodeBytes + c.bytes(v.Type)
		for _, k := range v.Keys {
			entry += c.bytes(k)
		}
		if size < 0 || size > *room/entry {
			return failure
		}
		*room -= size * entry
	}
	return ""
}

// What an entry of an array takes in the runtime, which makes all of them
// before a script begins, and the most that all arrays may take.
const (
	nodeBytes   = 48
	statBytes   = 64
	maxMapBytes = 1 << 29
)

func (c *Code) bytes(t types.Type) int64 {
	switch t {
	case types.String:
		return int64(c.limits.MaxStringLen)
	case types.Stats:
		return statBytes
	}
	return 8
}

// mangled is a global's name as the runtime knows it.
func mangled(file *syntax.File, v *syntax.Variable) string {
	if !v.Private {
		return "__global_" + v.Name
	}
	name := []byte("__private_" + file.Name + "_" + v.Name)
	for i, c := range name {
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
		default:
			name[i] = '_'
		}
	}
	return string(name)
}

// initialise gives a scalar its value: of -G, or of its declaration.
func (m *Machine) initialise(slot int, g global) {
	v := m.code.program.Globals[slot]
	if g.array || g.kind == types.Stats {
		return
	}
	given, ok := "", false
	for _, set := range m.options.Globals {
		if set.Name == v.Name {
			given, ok = set.Value, true
		}
	}
	if g.kind == types.String {
		text := given
		if init, is := v.Init.(*syntax.String); is && !ok {
			text = cString(init.Value)
		}
		m.set(uint16(g.at), text)
		return
	}
	number := int64(0)
	switch init := v.Init.(type) {
	case *syntax.Number:
		number = init.Value
	case *syntax.Unary:
		if n, is := init.X.(*syntax.Number); is {
			number = -n.Value
		}
	}
	if ok {
		number = parameter(given)
	}
	m.registers[g.at] = number
}

// parameter reads a number as a kernel module's parameter: decimal, 0x
// hexadecimal, 0 octal.
func parameter(s string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 0, 64)
	if err != nil {
		u, _ := strconv.ParseUint(strings.TrimSpace(s), 0, 64)
		return int64(u)
	}
	return n
}

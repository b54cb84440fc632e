package check

import "ringlab/engine/kernelc/tree"

// layout is how far the members of a struct or union are laid out, in bits.
type layout struct {
	packed   bool
	align    int64
	bits     int64
	last     *tree.Type // a member that is an array without a size
	flexible bool
}

// examineRecord lays out the members of a struct or union as GCC does on
// x86-64. sparse does so, too, but for bit-fields of bool, __int128, and
// aligned where it asks for less than the type has or stands in a packed
// struct: code is compiled by GCC and runs with its layout.
func (c *checker) examineRecord(t *tree.Type) {
	l := layout{packed: t.Mods&tree.Packed != 0, align: 1}
	for _, m := range t.Members {
		if m.Base == tree.AutoType {
			c.errorAt(m.Pos, "auto-type", "member '"+identifier(m.Name)+"' has __auto_type")
			m.Base = tree.IncompleteType
		}
		if l.last != nil {
			c.errorAt(l.last.Pos, "flexible-array", "flexible array member '"+identifier(l.last.Name)+"' is not last")
		}
		c.examine(m)
		if m.Name == "" {
			qualifyMembers(m, m.Mods&tree.Qualifier, examineDepth)
		}
		// A bit-field without a name has no say in alignment.
		if m.Align > l.align && (!l.packed || m.Raised) && (m.Name != "" || !m.Is(tree.BitField)) {
			l.align = m.Align
		}
		if isFlexible(m) {
			l.flexible = true
			c.warn("flexible-array-nested", m.Pos, "flexible-array", "nested flexible array")
		}
		if t.Kind == tree.Union {
			c.placeInUnion(m, &l)
		} else {
			l.place(m)
		}
	}
	t.Align = max(t.Align, l.align)
	unit := t.Align * 8
	t.Bits = (l.bits + unit - 1) / unit * unit
	if l.flexible || l.last != nil {
		t.Flexible = t.Kind == tree.Struct || c.flag("flexible-array-union")
	}
}

// identifier is a name as messages write it.
func identifier(name string) string {
	if name == "" {
		return "<noident>"
	}
	return name
}

// qualifyMembers hands the qualifiers of a member without a name down to the
// members in it.
func qualifyMembers(t *tree.Type, mods tree.Mods, depth int) {
	t = t.Bare()
	if t == nil || depth == 0 || t.Kind != tree.Struct && t.Kind != tree.Union {
		return
	}
	if mods == 0 {
		return
	}
	for _, m := range t.Members {
		if m.Mods&mods == mods {
			continue
		}
		m.Mods |= mods
		if m.Name == "" {
			qualifyMembers(m, mods, depth-1)
		}
	}
}

func (c *checker) placeInUnion(m *tree.Type, l *layout) {
	if m.Bits < 0 && m.Is(tree.Array) {
		c.errorAt(m.Pos, "flexible-array", "flexible array member '"+identifier(m.Name)+"' in a union")
	}
	l.bits = max(l.bits, m.Bits)
	m.Offset = 0
	if m.Is(tree.BitField) {
		m.BitOffset, m.BitWidth = 0, m.Base.BitWidth
		m.Base.BitOffset = 0
	}
}

// place puts a member of a struct behind those before it.
func (l *layout) place(m *tree.Type) {
	size := m.Bits
	if size < 0 {
		if !m.Is(tree.Array) {
			return
		}
		size, l.last = 0, m
	}
	align := m.Align
	if l.packed && !m.Raised {
		align = 1
	}
	unit := max(align, 1) * 8
	if m.Is(tree.BitField) {
		l.placeBits(m, unit, size)
		return
	}
	l.bits = (l.bits + unit - 1) / unit * unit
	m.Offset = l.bits / 8
	l.bits += size
}

// placeBits puts a bit-field into what is left of its unit, or into the next.
// One of no width fills the unit up.
func (l *layout) placeBits(m *tree.Type, unit, width int64) {
	declared := m.Bare()
	if declared.Base != nil {
		declared = declared.Base
	}
	if width == 0 {
		unit = max(m.Align, 1) * 8
		l.bits = (l.bits + unit - 1) / unit * unit
		m.Offset = l.bits / 8
		return
	}
	offset := l.bits % unit
	room := declared.Bits - offset
	if width > room && !l.packed {
		l.bits = (l.bits + unit - 1) / unit * unit
		offset = 0
	}
	m.Offset = (l.bits - offset) / 8
	m.BitOffset, m.BitWidth = offset, m.Base.BitWidth
	m.Base.BitOffset = offset
	if l.packed {
		m.Mods |= tree.Packed
	}
	l.bits += width
}

package check

import (
	"strconv"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// tag finds or makes the type that a tag names. next is the token after the
// tag: a body or a semicolon makes a new type where the tag is of an outer
// scope.
func (c *checker) tag(kind tree.TypeKind, name string, pos report.Pos, next string) *tree.Type {
	b := c.scopes.find(tags, name)
	if b == nil || b.scope != c.scopes.innermost() && (next == ";" || next == "{") {
		t := &tree.Type{Kind: kind, Name: name, Pos: pos}
		c.scopes.bind(tags, name, t, c.scopes.innermost(), false)
		return t
	}
	if b.symbol.Kind != kind {
		c.report.Fatal(pos, "tag", "invalid tag applied to "+c.show(b.symbol))
	}
	return b.symbol
}

// record declares a struct or a union.
func (c *checker) record(r *syntax.Record) *tree.Type {
	kind := tree.Struct
	if r.Union {
		kind = tree.Union
	}
	var attrs use
	c.attributes(r.Before, &attrs)
	var t *tree.Type
	if r.Tag != "" {
		t = c.tag(kind, r.Tag, r.TagPos, r.Next)
	} else if r.Body {
		t = &tree.Type{Kind: kind, Pos: r.TagPos}
	} else {
		return tree.BadCType
	}
	if !r.Body {
		return t
	}
	c.parser.Tell(r.Found)
	if r.Tag != "" {
		if len(t.Members) > 0 {
			c.report.Fatal(r.Brace, "redefinition", "redefinition of "+c.show(t))
			return t
		}
		t.Pos, t.Examined = r.TagPos, false
	}
	for _, d := range r.Members {
		switch d := d.(type) {
		case *syntax.Declaration:
			t.Members = append(t.Members, c.members(d)...)
		case *syntax.StaticAssert:
			c.staticAssert(d)
		}
	}
	t.Complete = true
	attrs.base = t
	c.attributes(r.After, &attrs)
	c.addToTag(t, &attrs, r.End)
	return t
}

// addToTag gives a type that has a body its attributes.
func (c *checker) addToTag(t *tree.Type, attrs *use, pos report.Pos) {
	if attrs.mods != 0 {
		c.warnDuplicate(pos, t.Mods, attrs.mods)
		t.Mods |= attrs.mods
	}
	t.Align = max(t.Align, attrs.align)
	t.Locks = append(t.Locks, attrs.locks...)
	if attrs.space != "" {
		t.Space = attrs.space
	}
	if attrs.packed {
		t.Mods |= tree.Packed
	}
}

// members declares the names of one declaration in a struct or union.
func (c *checker) members(d *syntax.Declaration) []*tree.Type {
	var u use
	c.specifiers(d.Specs, &u)
	c.parser.Tell(d.Found)
	mods := u.declared()
	kept := u
	if len(d.Names) == 0 {
		c.applyMode(d.Extent().To, &u)
		return []*tree.Type{c.node(d.Extent().To, "", &u, mods)}
	}
	list := make([]*tree.Type, 0, len(d.Names))
	for i := range d.Names {
		n := &d.Names[i]
		u = kept
		name, pos := "", n.After
		c.attributes(n.Before, &u)
		if n.Declarator != nil {
			name, pos = n.Declarator.Name, n.Declarator.Pos
			c.declarator(n.Declarator, &u)
		}
		if n.BitField != nil {
			c.bitField(n.BitField, name, &u)
		}
		c.attributes(n.Attrs, &u)
		c.applyMode(n.After, &u)
		kept.function, kept.mode = u.function, u.mode
		c.parser.Tell(n.Found)
		list = append(list, c.node(pos, name, &u, mods))
	}
	return list
}

// bitField makes a member a bit-field.
func (c *checker) bitField(b *syntax.BitField, name string, u *use) {
	if u.base != tree.AbstractInt && !u.base.IsInteger() {
		c.errorAt(b.Pos, "bitfield", "invalid bitfield specifier for type "+c.show(u.base)+".")
		return
	}
	width := int64(0)
	e := c.lower(b.Width)
	c.parser.Tell(b.Found)
	if e != nil {
		width, _ = c.requireConstant(e, true)
	}
	base := u.base
	field := &tree.Type{Kind: tree.BitField, Base: base, Mods: u.mods, Pos: b.Pos, Name: name}
	u.base, u.mods = field, 0
	switch {
	case width < 0 || width > 1<<31-1 || name != "" && width == 0:
		c.errorAt(b.After, "bitfield", "bitfield '"+identifier(name)+"' has invalid width ("+strconv.FormatInt(width, 10)+")")
		width = -1
	case name != "":
		signed := base.Mods&tree.Unsigned == 0
		if width == 1 && signed && c.flag("one-bit-signed-bitfield") {
			c.errorAt(b.After, "bitfield", "dubious one-bit signed bitfield")
		}
		if signed && base.Kind != tree.Enum && base.Mods&tree.Explicitly == 0 && c.flag("default-bitfield-sign") {
			c.warnAt(b.After, "bitfield", "dubious bitfield without explicit `signed' or `unsigned'")
		}
	}
	field.Bits = width
}

// enum declares an enumeration.
func (c *checker) enum(e *syntax.Enum) *tree.Type {
	var attrs use
	c.attributes(e.Before, &attrs)
	var t *tree.Type
	if e.Tag != "" {
		t = c.tag(tree.Enum, e.Tag, e.TagPos, e.Next)
	} else if e.Body {
		t = &tree.Type{Kind: tree.Enum, Pos: e.TagPos}
	} else {
		return tree.BadCType
	}
	if e.Body {
		c.parser.Tell(e.Found)
		if e.Tag != "" {
			if len(t.Values) > 0 {
				c.report.Fatal(e.Brace, "redefinition", "redefinition of "+c.show(t))
				return t
			}
			t.Pos, t.Examined = e.TagPos, false
		}
		c.enumerators(t, e)
		t.Complete = true
		attrs.base = t
		c.parser.Tell(e.Done)
		c.attributes(e.After, &attrs)
		c.addToTag(t, &attrs, e.End)
	}
	if t.Base == nil {
		t.Base = tree.IncompleteType
	}
	return t
}

// span is the smallest and the largest number of an enumeration.
type span struct {
	low  int64
	high uint64
}

func (s *span) take(value uint64, t *tree.Type) {
	if n := int64(value); t.IsSigned() && n < 0 {
		s.low = min(s.low, n)
	} else {
		s.high = max(s.high, value)
	}
}

// fits reports whether an integer type has all numbers of the span.
func (s span) fits(t *tree.Type) bool {
	bits := uint(t.Bits)
	if t.Mods&tree.Unsigned == 0 {
		bits--
	}
	if bits < 64 && s.high>>bits != 0 {
		return false
	}
	return s.low == 0 || t.Mods&tree.Unsigned == 0 && uint64(^s.low)>>bits == 0
}

// enumBases are what an enumeration can be kept in, in the order of preference.
var enumBases = [...]*tree.Type{tree.UIntType, tree.IntType, tree.ULongType, tree.LongType, tree.ULongLongType, tree.LongLongType}

// enumeration is what is known of one while its constants are declared.
type enumeration struct {
	t      *tree.Type
	base   *tree.Type // nil before the first constant
	last   uint64
	of     *tree.Type // the last one's type; nil before the first constant
	values span
	mixed  bool // constants with and without __bitwise
}

// enumerators declares the constants of an enumeration and settles its type.
func (c *checker) enumerators(t *tree.Type, e *syntax.Enum) {
	t.Examined, t.Base = true, tree.IntType
	n := enumeration{t: t}
	for i := range e.Values {
		c.enumerator(&n, &e.Values[i])
	}
	base := n.base
	switch {
	case base == nil:
		c.parser.Tell(e.Done)
		c.errorAt(e.End, "enum", "empty enum definition")
		base = tree.BadCType
	case base.IsInteger():
		base = tree.BadCType
		for _, candidate := range enumBases {
			if n.values.fits(candidate) {
				base = candidate
				break
			}
		}
	}
	t.Base, t.Examined = base, false
	t.Mods |= base.Mods & tree.Unsigned
	if !n.mixed {
		c.castEnumerators(t, base)
	}
}

// enumerator declares one constant.
func (c *checker) enumerator(n *enumeration, v *syntax.Enumerator) {
	var attrs use
	c.attributes(v.Attrs, &attrs)
	var e *tree.Expr
	if v.Value != nil {
		e = c.lower(v.Value)
	}
	c.parser.Tell(v.Found)
	switch {
	case v.HasValue:
		value, ok := c.requireConstant(e, false)
		n.last = uint64(value)
		switch {
		case e == nil:
			n.of = tree.VoidType
		case !ok:
			e.Type = tree.BadCType
			n.of = e.Type
		default:
			n.of = e.Type
		}
	case n.of == nil:
		n.of = tree.IntType
	case n.of.IsInteger():
		n.last++
	default:
		c.report.Fatal(v.Pos, "enum", "can't increment the last enum member")
		return
	}
	if e == nil {
		e = &tree.Expr{Op: tree.Value, Pos: v.Pos, Range: report.Range{From: v.Pos, To: v.Pos}, Value: n.last, Type: n.of}
	}
	node := &tree.Type{
		Kind: tree.Node, Base: n.t, Name: v.Name, Pos: v.Pos,
		Object: &tree.Object{Enumerator: true, Init: e, Depth: len(c.scopes.stack)},
	}
	c.bindObject(node, false)
	c.parser.Tell(v.Bound)
	node.Mods &^= tree.Addressable
	n.t.Values = append(n.t.Values, node)
	if n.base != tree.BadCType {
		c.mergeEnum(n, e, v.Pos)
		n.t.Base = n.base
	}
	if n.base.IsInteger() {
		n.values.take(n.last, n.of)
	}
}

// mergeEnum settles what type an enumeration has so far: that of its constants
// where it is the same for all, int for different integers, else none.
func (c *checker) mergeEnum(n *enumeration, e *tree.Expr, pos report.Pos) {
	n.of = n.of.Bare()
	if n.of.Kind == tree.Enum {
		if n.of == n.t {
			n.of = n.base
		} else {
			n.of = n.of.Base
		}
	}
	restricted := func(t *tree.Type) bool { return t.Is(tree.Restricted) }
	switch of := n.of; {
	case of == nil:
		n.of, n.base = tree.BadCType, tree.BadCType
	case n.base == nil || of == tree.BadCType:
		n.base = of
	case of == n.base:
	case n.base.IsInteger() && of.IsInteger():
		n.base = tree.IntType
	case restricted(n.base) != restricted(of):
		if !n.mixed {
			c.warnAt(e.Pos, "enum", "mixed bitwiseness")
		}
		n.mixed = true
	case restricted(n.base):
		c.errorAt(e.Pos, "enum", "incompatible restricted type")
		c.noteAt(e.Pos, "   expected: "+c.show(n.base))
		c.noteAt(e.Pos, "        got: "+c.show(of))
		n.base = tree.BadCType
	default:
		c.errorAt(pos, "enum", "bad enum definition")
		n.base = tree.BadCType
	}
}

// castEnumerators gives the constants that are no larger than an int's and not
// negative the type int, and the others the enumeration's.
func (c *checker) castEnumerators(t, base *tree.Type) {
	for _, v := range t.Values {
		e := v.Object.Init
		if e.Op != tree.Value || e.Type == nil {
			continue
		}
		// A constant that follows the largest of its type is still beyond it
		// here, and wraps around only when it is converted.
		value := e.Value
		if bits := width(e.Type); !unsigned(e.Type) && value>>(bits-1)&1 != 0 {
			value |= ^mask(bits)
		}
		if e.Type.IsInteger() && value < 1<<31 {
			e.Type = tree.IntType
			continue
		}
		from := *e
		e.Type = base
		c.castConstant(e, &from)
	}
}

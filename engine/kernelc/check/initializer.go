package check

import "ringlab/engine/kernelc/tree"

// initialize judges what an object is initialized with and lays it out: every
// entry of a list becomes a Position in what it is a part of.
func (c *checker) initialize(sym *tree.Type) {
	if sym.Base == tree.NoType {
		c.evaluate(sym.Object.Init)
		return
	}
	_, kind := c.kindOf(sym)
	in := initialization{c: c}
	if !in.value(&sym.Object.Init, false, kind, sym, 0) {
		c.failAt(sym.Object.Init, "initializer", "invalid initializer")
	}
}

// initialization lays out one initializer.
type initialization struct {
	c     *checker
	depth int
}

// value puts a value into a place of type t: an expression into a scalar,
// perhaps in braces, a string into an array of char, a struct into a struct, a
// list into what has parts [C11 6.7.9]. False where it fits none of these;
// then it may be for the first part of t.
func (in *initialization) value(at **tree.Expr, nested bool, kind kinds, t *tree.Type, storage tree.Mods) bool {
	c := in.c
	x := *at
	if x == nil || in.depth > evaluateDepth {
		return false
	}
	in.depth++
	defer func() { in.depth-- }()
	if kind&compound == 0 {
		return in.scalar(at, nested, t, storage)
	}
	if x.Op == tree.Initializer {
		if isCharArray(t) && len(x.List) == 1 {
			if text := in.literal(x.List[0]); text != nil {
				*at = text
				return in.text(at, t)
			}
		}
		in.list(x, kind, t, storage)
		return true
	}
	if text := in.literal(x); text != nil {
		if !isCharArray(t) {
			return false
		}
		*at = text
		return in.text(at, t)
	}
	if kind != compound {
		return false
	}
	// A struct can be copied from another one.
	from := c.evaluate(x)
	return from != nil && from.Bare() == t.Bare()
}

// scalar puts an expression into a place with a single value.
func (in *initialization) scalar(at **tree.Expr, nested bool, t *tree.Type, storage tree.Mods) bool {
	c := in.c
	x := *at
	if x.Op == tree.Initializer {
		if len(x.List) != 1 {
			return false
		}
		only := x.List[0]
		switch only.Op {
		case tree.Initializer, tree.Indexed, tree.Identifier:
			return false
		}
		if nested {
			c.warnAt(x.Pos, "initializer-braces", "braces around scalar initializer")
		}
		x = only
		*at = x
	}
	if c.evaluate(x) == nil {
		return true
	}
	c.assign(x, t, at, "initializer")
	if (storage|t.Mods)&(tree.TopLevel|tree.Static) != 0 && x.Const&(tree.ArithConstExpr|tree.AddressConst) == 0 {
		i := c.warn("constexpr-not-const", x.Pos, "initializer-constant", "non-constant initializer for static object")
		c.about(i, x, t, x.Type)
	}
	return true
}

// literal returns the string that an expression is, through parentheses.
func (in *initialization) literal(x *tree.Expr) *tree.Expr {
	text := x
	for text != nil && text.Op == tree.Preop && text.Operator == "(" {
		text = text.X
	}
	if text == nil || text.Op != tree.StringValue {
		return nil
	}
	if text != x {
		in.c.warn("paren-string", text.Pos, "initializer-string", "array initialized from parenthesized string constant")
	}
	return text
}

// isCharArray reports whether a type is an array of what a string is made of.
// sparse does not ask whether the string is a wide one.
func isCharArray(t *tree.Type) bool {
	t = t.Bare()
	if t == nil || t.Kind != tree.Array {
		return false
	}
	element := t.Base.Bare()
	return element == tree.WCharType || element != nil && element.Kind == tree.Base && element.Base == tree.AbstractInt && element.Rank == tree.CharType.Rank
}

// text puts a string into an array.
func (in *initialization) text(at **tree.Expr, t *tree.Type) bool {
	c := in.c
	text := **at
	text.Type = nil
	whole := c.evaluate(&text)
	if t.Bits != -1 {
		// The final zero may be left out.
		switch room := t.Bits + whole.Bare().Base.Bits; {
		case room < whole.Bits:
			c.warnAt((*at).Pos, "initializer-string", "too long initializer-string for array of char")
		case room == whole.Bits:
			c.warn("init-cstring", (*at).Pos, "initializer-string", "too long initializer-string for array of char(no space for nul char)")
		}
	}
	*at = &text
	return true
}

// list walks an initializer's list and the parts of what it initializes
// together [C11 6.7.9 (17) to (21)].
func (in *initialization) list(x *tree.Expr, kind kinds, t *tree.Type, storage tree.Mods) {
	c := in.c
	if x.Zero {
		x.List = nil
	}
	storage |= t.Mods & tree.Storage
	var (
		kept   []*tree.Expr
		last   *tree.Expr // the entry before, with all its designators
		begun  bool
		jumped bool // over designators that went deep
	)
	for _, entry := range x.List {
		written := entry // what messages point to
		inner := entry   // the innermost designator
		if entry.Op != tree.Indexed && entry.Op != tree.Identifier {
			value := entry
			if !begun {
				last = firstPart(t, kind, value)
				inner = last
			} else {
				last, inner = nextPart(last, t, value)
			}
			begun = true
			if last == nil {
				in.excess(value, kind)
				continue
			}
			in.warnPositional(value, t)
			if jumped {
				c.warn("past-deep-designator", value.Pos, "initializer-designator", "advancing past deep designator")
				jumped = false
			}
			entry = last
		} else {
			if inner = in.designators(entry, t); inner == nil {
				continue
			}
			jumped = inner != entry
			settle(last)
			last, begun = entry, true
		}
		if in.part(written, inner, storage) {
			kept = append(kept, entry)
		}
	}
	settle(last)
	x.List, x.Type = kept, t
}

// part puts the value behind the innermost designator of an entry into its
// place. Where the place has parts of its own and the value no braces, it is
// for the first of them.
func (in *initialization) part(written, inner *tree.Expr, storage tree.Mods) bool {
	c := in.c
	for depth := 0; depth < memberDepth; depth++ {
		t, kind := c.kindOf(inner.Type)
		if in.value(&inner.X, true, kind, inner.Type, storage) {
			return true
		}
		if kind&compound == 0 {
			c.warnAt(written.Pos, "initializer", "bogus scalar initializer")
			return false
		}
		first := firstPart(t, kind, inner.X)
		if first == nil {
			in.excess(written, kind)
			return false
		}
		c.warnAt(written.Pos, "initializer-braces", "missing braces around initializer")
		inner.X = first
		inner = first
	}
	return false
}

func (in *initialization) excess(x *tree.Expr, kind kinds) {
	what := "struct or union"
	if kind&pointing != 0 {
		what = "array"
	}
	in.c.warnAt(x.Pos, "initializer-excess", "excessive elements in "+what+" initializer")
}

// warnPositional warns where a member is not named of a struct that wants it.
func (in *initialization) warnPositional(x *tree.Expr, t *tree.Type) {
	record := t.Bare()
	if record.Mods&tree.Designated == 0 || !in.c.flag("designated-init") {
		return
	}
	text := "positional init of field in " + recordWord(record) + " " + identifier(record.Name) + ", declared with attribute designated_init"
	if t.Name != "" {
		text = "in initializer for " + t.Name + ": " + text
	}
	in.c.warnAt(x.Pos, "initializer-designated", text)
}

func recordWord(t *tree.Type) string {
	if t.Kind == tree.Union {
		return "union"
	}
	return "struct"
}

// firstPart designates the first part of a type for a value; nil where the
// type has none.
func firstPart(t *tree.Type, kind kinds, value *tree.Expr) *tree.Expr {
	t = t.Bare()
	if kind&pointing != 0 {
		if t.Bits == 0 {
			return nil
		}
		return &tree.Expr{Op: tree.Indexed, Pos: value.Pos, Range: value.Range, X: value, Type: t.Base}
	}
	for _, m := range t.Members {
		if m.Name == "" && m.Is(tree.BitField) {
			continue
		}
		return &tree.Expr{Op: tree.Identifier, Pos: value.Pos, Range: value.Range, X: value, Type: m, Symbol: m, Offset: m.Offset, Arg: t}
	}
	return nil
}

// nextPart designates the part after the one that an entry is for, going out
// of inner types that are full. It returns the whole designation and its
// innermost step; nil where there is no further part.
func nextPart(old *tree.Expr, t *tree.Type, value *tree.Expr) (whole, innermost *tree.Expr) {
	if old == nil {
		return nil, nil
	}
	switch old.Op {
	case tree.Indexed:
		return nextElement(old, t, value)
	case tree.Identifier:
		return nextMember(old, value)
	}
	return nil, nil
}

func nextElement(old *tree.Expr, t *tree.Type, value *tree.Expr) (whole, innermost *tree.Expr) {
	inside, innermost := nextPart(old.X, old.Type, value)
	index := old.To
	if inside == nil {
		index++
		if old.Type.Bits >= 0 && index*old.Type.Bits == t.Bits {
			settleIndex(old)
			return nil, nil
		}
		inside = value
	}
	whole = &tree.Expr{Op: tree.Indexed, Pos: value.Pos, Range: value.Range, X: inside, Type: old.Type, From: index, To: index}
	if inside == value {
		innermost = whole
	}
	settleIndex(old)
	return whole, innermost
}

func nextMember(old *tree.Expr, value *tree.Expr) (whole, innermost *tree.Expr) {
	inside, innermost := nextPart(old.X, old.Type, value)
	member, base, record := old.Symbol, int64(0), old.Arg
	if inside == nil {
		if member = after(record, old.Symbol); member == nil {
			settleMember(old)
			return nil, nil
		}
		inside = value
		// The record may be one without a name inside another one.
		base = old.Offset - old.Symbol.Offset
	}
	whole = &tree.Expr{Op: tree.Identifier, Pos: value.Pos, Range: value.Range, X: inside, Type: member, Symbol: member, Name: member.Name, Offset: member.Offset + base, Arg: record}
	if inside == value {
		innermost = whole
	}
	settleMember(old)
	return whole, innermost
}

// after is the member of a struct that is initialized after another one; a
// union has none.
func after(record, member *tree.Type) *tree.Type {
	if record == nil || record.Kind != tree.Struct {
		return nil
	}
	seen := false
	for _, m := range record.Members {
		if seen && (m.Name != "" || !m.Is(tree.BitField)) {
			return m
		}
		seen = seen || m == member
	}
	return nil
}

// designators looks at the designators of an entry and gives them types. It
// returns the innermost one; nil after an error.
func (in *initialization) designators(e *tree.Expr, t *tree.Type) *tree.Expr {
	var last *tree.Expr
	why := ""
	for why == "" {
		t = t.Bare()
		switch e.Op {
		case tree.Indexed:
			if t == nil || t.Kind != tree.Array {
				why = "array index in non-array"
				break
			}
			if t.Bits >= 0 && t.Base.Bits >= 0 && (e.To < 0 || e.To*t.Base.Bits >= t.Bits) {
				why = "index out of bounds in"
				break
			}
			t = t.Base
		case tree.Identifier:
			if t == nil || t.Kind != tree.Struct && t.Kind != tree.Union {
				why = "field name not in struct or union"
				break
			}
			member, offset := findMember(t, e.Name)
			if member == nil {
				why = "unknown field name in"
				break
			}
			e.Symbol, e.Offset, e.Arg = member, offset, recordOf(t, member, memberDepth)
			t = member
		default:
			return last
		}
		if why == "" {
			e.Type = t
			last = e
			if e.X == nil {
				why = "invalid"
				break
			}
			e = e.X
		}
	}
	in.c.failAt(e, "initializer-designator", why+" initializer")
	return nil
}

// recordOf is the struct or union that a member is directly in.
func recordOf(t, member *tree.Type, depth int) *tree.Type {
	if depth == 0 {
		return t
	}
	for _, m := range t.Members {
		if m == member {
			return t
		}
		if inner := m.Bare(); m.Name == "" && inner != nil && (inner.Kind == tree.Struct || inner.Kind == tree.Union) {
			if found := recordOf(inner, member, depth-1); found != nil {
				return found
			}
		}
	}
	return nil
}

// settle makes designators the positions that they stand for.
func settle(e *tree.Expr) {
	for e != nil {
		switch e.Op {
		case tree.Indexed:
			settleIndex(e)
		case tree.Identifier:
			settleMember(e)
		default:
			return
		}
		e = e.X
	}
}

func settleIndex(e *tree.Expr) {
	from, to := e.From, e.To+1
	e.Op, e.From, e.To = tree.Position, 0, to-from
	e.Offset = from * bytesOf(e.Type)
}

func settleMember(e *tree.Expr) {
	e.Op, e.From, e.To, e.Arg, e.Symbol = tree.Position, 0, 1, nil, nil
}

package check

import "ringlab/engine/kernelc/tree"

// evaluateCast judges a cast that was written. Conversions of our own are
// typed where they are made.
func (c *checker) evaluateCast(e *tree.Expr) *tree.Type {
	if e.X == nil {
		return nil
	}
	t := unqualified(c.examine(e.Arg))
	e.Type, e.Arg = t, t
	c.evaluate(e.X)
	c.decay(e.X)
	to, kind := c.kindOf(t)
	e.Const = c.castConst(t, e.X)
	// Whatever it is, it may be thrown away.
	if to == tree.VoidType {
		return t
	}
	if e.X.Type == nil {
		c.fail(e, "cast", "cast from unknown type")
		return t
	}
	if e.Op == tree.ForceCast {
		return t
	}
	target, from := operand{e, to, kind}, c.operand(e.X)
	if member := c.memberOfType(to, from.typ); member != nil {
		return c.castToUnion(e, member)
	}
	c.castScalar(target, from)
	if from.kind&fouled != 0 {
		from.typ = from.typ.Base
	}
	c.castRestricted(target, from)
	c.castSpace(target, from)
	if c.isNullCast(target, from) {
		e.Op, e.Type, e.Value, e.X = tree.Value, tree.NullType, 0, nil
		return e.Type
	}
	if to == tree.BoolType {
		c.convertToBool(e)
	}
	if c.flag("bitwise-pointer") && kind == pointing && from.kind == pointing {
		c.castRestrictedPointer(target, from)
	}
	return t
}

// castScalar warns of a cast of what has no single value, or to it.
func (c *checker) castScalar(to, from operand) {
	if to.kind&(compound|callable) != 0 {
		i := c.warnAt(to.x.Pos, "cast", "cast to non-scalar")
		c.about(i, from.x, to.typ, from.typ)
	}
	if from.kind&compound != 0 {
		i := c.warnAt(to.x.Pos, "cast", "cast from non-scalar")
		c.about(i, from.x, to.typ, from.typ)
	}
}

// memberOfType finds the member of a union that is of a type.
func (c *checker) memberOfType(union, t *tree.Type) *tree.Type {
	if union.Kind != tree.Union {
		return nil
	}
	for _, m := range union.Members {
		c.examine(m)
		if base, _ := c.kindOf(m); base == t && m.Name != "" {
			return m
		}
	}
	return nil
}

// castToUnion makes a cast to a union of one of its members' types, an
// extension of GNU C, the object with that member that it is.
func (c *checker) castToUnion(e *tree.Expr, member *tree.Type) *tree.Type {
	c.warn("union-cast", e.Pos, "cast", "cast to union type")
	entry := &tree.Expr{Op: tree.Identifier, Pos: e.Pos, Range: e.Range, Name: member.Name, X: e.X}
	init := &tree.Expr{Op: tree.Initializer, Pos: e.Pos, Range: e.Range, List: []*tree.Expr{entry}}
	object := *e.Type
	if object.Kind != tree.Node {
		object = tree.Type{Kind: tree.Node, Base: e.Type, Bits: e.Type.Bits, Align: e.Type.Align, Pos: e.Pos, Examined: true}
	}
	object.Object = &tree.Object{Init: init, Depth: 1}
	e.Op, e.Symbol, e.X, e.Type = tree.CompoundLit, &object, nil, nil
	return c.evaluateCompoundLiteral(e)
}

// castRestricted warns of casts that go round a __bitwise type.
func (c *checker) castRestricted(to, from operand) {
	if to.typ == from.typ {
		return
	}
	if to.kind&restricted != 0 && !isPlainZero(from.x) {
		i := c.warnAt(to.x.Pos, "restricted-cast", "cast to "+c.show(to.typ))
		c.about(i, from.x, to.typ, from.typ)
	}
	switch {
	case from.kind&restricted == 0:
	case to.typ != tree.BoolType:
		i := c.warnAt(to.x.Pos, "restricted-cast", "cast from "+c.show(from.typ))
		c.about(i, from.x, to.typ, from.typ)
	case from.kind&fouled != 0:
		c.warnDegrades(to.x, from.typ)
	}
}

// castSpace warns of casts that take an address space away, change it or add
// one. An unsigned long may hold an address of any space.
func (c *checker) castSpace(to, from operand) {
	space := func(o operand) string {
		if o.kind != pointing {
			return ""
		}
		c.examinePointee(o.typ)
		return o.typ.Space
	}
	gets, had := space(to), space(from)
	text, code := "", "cast-space"
	switch {
	case had != "" && gets == "":
		if to.typ == tree.ULongType && !c.flag("cast-from-as") {
			return
		}
		text, code = "cast removes address space '"+had+"' of expression", "cast-removes-space"
	case had != "" && had != gets:
		text, code = "cast between address spaces ("+had+" -> "+gets+")", "cast-between-spaces"
	case had == "" && gets != "":
		if from.typ == tree.ULongType || c.nullness(from.x) != notNull || !c.flag("cast-to-as") {
			return
		}
		text, code = "cast adds address space '"+gets+"' to expression", "cast-adds-space"
	default:
		return
	}
	i := c.warnAt(to.x.Pos, code, text)
	c.about(i, from.x, to.x.Type, from.x.Type)
}

// isNullCast reports whether a cast is (void *)0.
func (c *checker) isNullCast(to, from operand) bool {
	return to.kind == pointing && to.typ.Mods&tree.PointeeInherits == 0 && to.typ.Space == "" &&
		to.typ.Base == tree.VoidType && from.x.Const&tree.IntConstExpr != 0 && c.isZeroConstant(from.x)
}

// castRestrictedPointer warns of casts between pointers that go round a
// __bitwise type behind them.
func (c *checker) castRestrictedPointer(to, from operand) {
	t, f := to, from
	for t.kind == pointing && f.kind == pointing {
		t.typ, t.kind = c.kindOf(t.typ.Base)
		f.typ, f.kind = c.kindOf(f.typ.Base)
		if t.typ == f.typ || t.typ == tree.VoidType || f.typ == tree.VoidType {
			return
		}
		text := ""
		switch {
		case t.kind&restricted != 0:
			text = "cast to " + c.show(to.x.Type)
		case f.kind&restricted != 0:
			text = "cast from " + c.show(from.x.Type)
		default:
			continue
		}
		i := c.warnAt(to.x.Pos, "restricted-cast", text)
		c.about(i, from.x, to.x.Type, from.x.Type)
		return
	}
}

// evaluateCompoundLiteral makes (type){…} the object that it is.
func (c *checker) evaluateCompoundLiteral(e *tree.Expr) *tree.Type {
	object := e.Symbol
	if object.Object.Depth == 0 {
		object.Mods |= tree.TopLevel
	}
	c.evaluateSymbol(object)
	address := &tree.Expr{Op: tree.Symbol, Pos: e.Pos, Range: e.Range, Symbol: object, Type: tree.LazyPtrType}
	if object.Mods&tree.TopLevel != 0 {
		address.Const = tree.AddressConst
	}
	e.Op, e.Operator, e.X, e.Type = tree.Preop, "*", address, object
	return object
}

// measured is the type that sizeof and its like are about. A narrow restricted
// type that an operator promotes counts as int.
func (c *checker) measured(e *tree.Expr) *tree.Type {
	t := e.Arg
	if t == nil {
		wide := isPromoted(e.X)
		if t = c.evaluate(e.X); t == nil {
			return nil
		}
		base := t.Bare()
		switch {
		case base == nil:
		case base.Kind == tree.Fouled, base.Kind == tree.Restricted && wide && t.Bits < tree.IntType.Bits:
			t = tree.IntType
		}
	}
	c.examine(t)
	if t.Is(tree.BitField) {
		return c.fail(e, "sizeof", "trying to examine bitfield type")
	}
	return t
}

// isPromoted reports whether an expression that is not evaluated yet has the
// integer promotions done on it.
func isPromoted(e *tree.Expr) bool {
	for e != nil {
		switch e.Op {
		case tree.Binop, tree.Select, tree.Conditional:
			return true
		case tree.Comma:
			e = e.Y
			continue
		case tree.Preop:
			switch e.Operator {
			case "(":
				e = e.X
				continue
			case "+", "-", "~":
				return true
			}
		}
		return false
	}
	return false
}

// size makes an expression the number of bytes that it stands for.
func size(e *tree.Expr, bytes int64) *tree.Type {
	e.Op, e.Value, e.Taint, e.X, e.Y, e.Type = tree.Value, uint64(bytes), false, nil, nil, tree.SizeType
	return e.Type
}

func (c *checker) evaluateSizeOf(e *tree.Expr) *tree.Type {
	t := c.measured(e)
	if t == nil {
		return nil
	}
	bits, base := t.Bits, t.Bare()
	switch {
	case base == tree.VoidType:
		c.warn("pointer-arith", e.Pos, "sizeof", "expression using sizeof(void)")
		bits = 8
	case base == tree.BoolType:
		c.warn("sizeof-bool", e.Pos, "sizeof", "expression using sizeof _Bool")
		bits = 8
	case base != nil && base.Kind == tree.Function:
		c.warn("pointer-arith", e.Pos, "sizeof", "expression using sizeof on a function")
		bits = 8
	case base != nil && base.Kind == tree.Array && bits < 0:
		if base.Length != nil && c.sizeOfVariable(e, base) {
			return e.Type
		}
	case isFlexible(base):
		c.warn("flexible-array-sizeof", e.Pos, "sizeof", "using sizeof on a flexible structure")
	}
	if bits < 0 || bits%8 != 0 {
		c.errorAt(e.Pos, "sizeof", "cannot size expression")
	}
	if bits < 0 {
		return size(e, -1)
	}
	return size(e, (bits+7)/8)
}

// sizeOfVariable makes of the size of a variable length array the product that
// it is.
func (c *checker) sizeOfVariable(e *tree.Expr, array *tree.Type) bool {
	element := &tree.Expr{Op: tree.SizeOf, Pos: e.Pos, Range: e.Range, Arg: array.Base}
	if c.evaluate(element) == nil {
		return false
	}
	length := &tree.Expr{Op: tree.Cast, Pos: e.Pos, Range: e.Range, Arg: tree.SizeType, X: array.Length}
	if c.evaluate(length) == nil {
		return false
	}
	e.Op, e.Operator, e.X, e.Y, e.Type = tree.Binop, "*", length, element, tree.SizeType
	return true
}

func (c *checker) evaluatePtrSizeOf(e *tree.Expr) *tree.Type {
	t := c.measured(e)
	if t == nil {
		return nil
	}
	t = t.Bare()
	if t != nil && t.Kind == tree.Pointer {
		t = c.examinePointee(t)
	} else if t != nil && t.Kind != tree.Array {
		t = nil
	}
	if t == nil {
		return c.fail(e, "sizeof", "expected pointer expression")
	}
	if t.Bits < 0 || t.Bits%8 != 0 {
		return size(e, 0)
	}
	return size(e, t.Bits/8)
}

func (c *checker) evaluateAlignOf(e *tree.Expr) *tree.Type {
	t := c.measured(e)
	if t == nil {
		return nil
	}
	return size(e, t.Align)
}

// evaluateOffsetOf works out one step of the path of an offset; X is the rest
// of the path, Name or Y the step.
func (c *checker) evaluateOffsetOf(e *tree.Expr) *tree.Type {
	if e.Arg == nil {
		return c.fail(e, "offsetof", "expected structure or union")
	}
	c.examine(e.Arg)
	t, kind := c.kindOf(e.Arg)
	rest := e.X
	if e.Name != "" {
		if kind != compound {
			return c.fail(e, "offsetof", "expected structure or union")
		}
		member, offset := findMember(t, e.Name)
		if member == nil {
			return c.fail(e, "offsetof", "unknown member")
		}
		t = member
		size(e, offset)
		e.Const = constantExpression
	} else {
		if kind != compound|pointing {
			return c.fail(e, "offsetof", "expected array")
		}
		t = t.Base
		if !c.offsetOfIndex(e, t) {
			return nil
		}
	}
	if rest == nil {
		return e.Type
	}
	if rest.Op == tree.OffsetOf {
		rest.Arg = t
	}
	step := *e
	if c.evaluate(rest) == nil {
		return nil
	}
	e.Op, e.Operator, e.X, e.Y, e.Type = tree.Binop, "+", &step, rest, tree.SizeType
	e.Const = rest.Const & step.Const &^ literalKinds
	return e.Type
}

func (c *checker) offsetOfIndex(e *tree.Expr, element *tree.Type) bool {
	index := e.Y
	if index == nil {
		size(e, 0)
		e.Const = constantExpression
		return true
	}
	if c.evaluate(index) == nil {
		return false
	}
	i := c.operand(index)
	if !i.kind.integral() {
		c.fail(e, "offsetof", "non-integer index")
		return false
	}
	c.degrade(&i)
	flags := index.Const
	index = c.convert(index, tree.SizeType)
	index.Const = flags
	c.examine(element)
	e.Op, e.Operator, e.X, e.Y, e.Type = tree.Binop, "*", index, constant(e, uint64(bytesOf(element)), tree.SizeType), tree.SizeType
	e.Y.Const = integerConstant
	e.Const = flags & e.Y.Const &^ literalKinds
	return true
}

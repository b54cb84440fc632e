package check

import "ringlab/engine/kernelc/tree"

// refuse says that an operator does not take its operands.
func (c *checker) refuse(e *tree.Expr, operands ...*tree.Expr) *tree.Type {
	for _, x := range operands {
		if !valid(x) {
			e.Const, e.Type = 0, tree.BadCType
			return e.Type
		}
	}
	text := "incompatible types for operation ("
	if len(operands) == 1 {
		text = "incompatible type for operation ("
	}
	i := c.errorAt(e.Pos, "operands", text+e.Operator+"):")
	for _, x := range operands {
		c.noteAt(e.Pos, "   "+c.show(x.Type))
	}
	c.about(i, operands[0], operands[0].Type, operands[len(operands)-1].Type)
	e.Const, e.Type = 0, tree.BadCType
	return e.Type
}

// evaluateBinary judges an arithmetic operator whose operands are evaluated.
func (c *checker) evaluateBinary(e *tree.Expr) *tree.Type {
	a, b := c.operand(e.X), c.operand(e.Y)
	switch {
	case a.kind&b.kind&numeric != 0:
		return c.evaluateArithmetic(e, a, b)
	case a.kind&pointing != 0 && b.kind.integral() && (e.Operator == "+" || e.Operator == "-"):
		c.degrade(&b)
		return c.movePointer(e, b.typ)
	case b.kind&pointing != 0 && a.kind.integral() && e.Operator == "+":
		c.degrade(&a)
		e.X, e.Y = e.Y, e.X
		return c.movePointer(e, a.typ)
	case a.kind&b.kind&pointing != 0 && e.Operator == "-":
		return c.subtractPointers(e)
	}
	return c.refuse(e, e.X, e.Y)
}

func (c *checker) evaluateArithmetic(e *tree.Expr, a, b operand) *tree.Type {
	e.Const = e.X.Const & e.Y.Const &^ literalKinds
	if (a.kind|b.kind)&floating != 0 {
		switch e.Operator {
		case "+", "-", "*", "/":
		default:
			return c.refuse(e, e.X, e.Y)
		}
	}
	if e.Operator == "<<" || e.Operator == ">>" {
		// Operands of a shift are promoted on their own [C11 6.5.7].
		c.degrade(&a)
		c.degrade(&b)
		a.typ, b.typ = promoted(a.typ), promoted(b.typ)
	} else {
		c.warnNot(e)
		a.typ = c.balance(e.Operator, a, b)
		b.typ = a.typ
	}
	e.X, e.Y = c.convert(e.X, a.typ), c.convert(e.Y, b.typ)
	e.Type = a.typ
	return e.Type
}

// warnNot warns of !x & y, which mostly should be !(x & y).
func (c *checker) warnNot(e *tree.Expr) {
	if e.Operator != "&" && e.Operator != "|" {
		return
	}
	sign := func(x *tree.Expr) string {
		if x.Op == tree.Preop && x.Operator == "!" {
			return "!"
		}
		return ""
	}
	if x, y := sign(e.X), sign(e.Y); x+y != "" {
		i := c.warnAt(e.Pos, "dubious-not", "dubious: "+x+"x "+e.Operator+" "+y+"y")
		c.about(i, e, nil, nil)
	}
}

// movePointer makes of pointer + integer the sum in bytes. The pointer is
// e.X by now; step is the type of the integer.
func (c *checker) movePointer(e *tree.Expr, step *tree.Type) *tree.Type {
	t, _ := c.kindOf(c.decay(e.X))
	base := c.examinePointee(t)
	// An address constant and a number make an address constant [C11 6.6].
	if e.X.Const&tree.AddressConst != 0 && e.Y.Const&tree.IntConstExpr != 0 {
		e.Const = tree.AddressConst
	}
	if base == nil {
		return c.fail(e, "no-type", "missing type information")
	}
	if base.Is(tree.Function) {
		return c.fail(e, "function-arithmetic", "arithmetics on pointers to functions")
	}
	if t == tree.NullType {
		t = tree.PtrType
	}
	e.Type = t
	e.Y = c.inBytes(e, step, bytesOf(base))
	return t
}

// inBytes is what an index adds to a pointer to elements of a size.
func (c *checker) inBytes(e *tree.Expr, step *tree.Type, size int64) *tree.Expr {
	index := e.Y
	if size == 1 && step.Bits >= tree.PointerBits {
		return index
	}
	if index.Op == tree.Value {
		shift := uint(64 - step.Bits)
		value := index.Value
		if shift < 64 {
			value = uint64(int64(value<<shift) >> shift)
		}
		return constant(e, value*uint64(size), tree.SSizeType)
	}
	if step.Bits < tree.PointerBits {
		index = c.convert(index, tree.SSizeType)
	}
	if size <= 1 {
		return index
	}
	return &tree.Expr{Op: tree.Binop, Operator: "*", Pos: index.Pos, Range: index.Range, X: index, Y: constant(e, uint64(size), tree.SSizeType), Type: tree.SSizeType}
}

// bytesOf is the size of what a pointer points to; void counts as a byte.
func bytesOf(t *tree.Type) int64 {
	if t.Bare() == tree.VoidType {
		return 1
	}
	if t.Bits < 0 {
		return -1
	}
	return (t.Bits + 7) / 8
}

// subtractPointers makes of pointer - pointer the difference in bytes divided
// by the elements' size.
func (c *checker) subtractPointers(e *tree.Expr) *tree.Type {
	a, b := c.value(e.X), c.value(e.Y)
	base := c.examinePointee(a.typ)
	c.examinePointee(b.typ)
	if why := c.difference(a.typ, b.typ, valueQualifiers(b.typ), valueQualifiers(a.typ)); why != "" {
		i := c.failAt(e, "subtraction", "subtraction of different types can't work ("+why+")")
		c.about(i, e.X, a.typ, b.typ)
	}
	if base.Is(tree.Function) {
		return c.fail(e, "subtraction", "subtraction of functions? Share your drugs")
	}
	e.Type = tree.SSizeType
	if size := bytesOf(base); base.Bits > 8 {
		if size&(size-1) != 0 {
			if i := c.warn("ptr-subtraction-blows", e.Pos, "expensive-subtraction", "potentially expensive pointer subtraction"); i >= 0 {
				c.noteAt(e.Pos, "    '"+c.show(base)+"' has a non-power-of-2 size: "+decimal(size))
			}
		}
		bytes := &tree.Expr{Op: tree.Binop, Operator: "-", Pos: e.Pos, Range: e.Range, X: e.X, Y: e.Y, Type: tree.SSizeType}
		e.Operator, e.X, e.Y = "/", bytes, constant(e, uint64(size), tree.SizeType)
	}
	return e.Type
}

// evaluateCompare judges a comparison whose operands are evaluated.
func (c *checker) evaluateCompare(e *tree.Expr) *tree.Type {
	a, b := c.value(e.X), c.value(e.Y)
	if a.typ == tree.TypeType && b.typ == tree.TypeType {
		e.Const, e.Type = constantExpression, tree.IntType
		return e.Type
	}
	c.warnSafe(e, e.X.Type, e.Y.Type)
	e.Const = e.X.Const & e.Y.Const &^ literalKinds &^ tree.AddressConst
	switch {
	case a.kind&b.kind&numeric != 0:
		t := c.balance(e.Operator, a, b)
		e.X, e.Y = c.convert(e.X, t), c.convert(e.Y, t)
		e.Type = tree.IntType
		return e.Type
	case (a.kind|b.kind)&pointing == 0:
		return c.refuse(e, e.X, e.Y)
	}
	return c.comparePointers(e, a, b)
}

func (c *checker) comparePointers(e *tree.Expr, a, b operand) *tree.Type {
	equality := e.Operator == "==" || e.Operator == "!="
	if equality {
		nullA, nullB := c.nullness(a.x), c.nullness(b.x)
		if nullA == plainZero {
			c.warnZero(a.x, e.Y.Type)
		}
		if nullB == plainZero {
			c.warnZero(b.x, e.X.Type)
		}
		e.Type = tree.IntType
		switch {
		case nullA != notNull && nullB != notNull:
			e.Op, e.Value = tree.Value, 0
			if e.Operator == "==" {
				e.Value = 1
			}
			return e.Type
		case nullA != notNull && b.kind&pointing != 0:
			e.X = c.convert(a.x, b.typ)
			return e.Type
		case nullB != notNull && a.kind&pointing != 0:
			e.Y = c.convert(b.x, a.typ)
			return e.Type
		}
		e.Type = nil
	}
	if a.kind&b.kind&pointing == 0 {
		return c.refuse(e, e.X, e.Y)
	}
	baseA, baseB := c.examinePointee(a.typ), c.examinePointee(b.typ)
	switch {
	case equality && a.typ.Space == b.typ.Space && baseA == tree.VoidType:
		e.Y = c.convert(b.x, a.typ)
	case equality && a.typ.Space == b.typ.Space && baseB == tree.VoidType:
		e.X = c.convert(a.x, b.typ)
	default:
		if why := c.difference(a.typ, b.typ, valueQualifiers(b.typ), valueQualifiers(a.typ)); why != "" {
			return c.differ(e, "comparison", why, a, b)
		}
	}
	e.Type = tree.IntType
	return e.Type
}

// differ says that two operands have types that do not go together.
func (c *checker) differ(e *tree.Expr, where, why string, a, b operand) *tree.Type {
	i := c.failAt(e, "incompatible-types", "incompatible types in "+where+" expression ("+why+"):")
	c.noteAt(e.Pos, "   "+c.show(a.typ))
	c.noteAt(e.Pos, "   "+c.show(b.typ))
	c.about(i, a.x, a.typ, b.typ)
	return nil
}

// evaluateConditional judges X ? Y : Z. In X ?: Z the condition is the value,
// too, and is converted as one.
func (c *checker) evaluateConditional(e *tree.Expr) *tree.Type {
	if c.evaluateCondition(e.X, false) == nil {
		return nil
	}
	if c.evaluate(e.Z) == nil {
		return nil
	}
	then := &e.X
	if e.Y != nil {
		if c.evaluate(e.Y) == nil {
			return nil
		}
		then = &e.Y
	}
	c.decay(e.X)
	b := c.value(e.Z)
	a := c.value(*then)
	// Only where all three are constant expressions the whole is one, but of a
	// constant condition only the side counts that it chooses.
	e.Const = e.X.Const & (*then).Const & e.Z.Const &^ literalKinds
	if e.X.Const&(tree.ArithConstExpr|tree.AddressConst) != 0 {
		switch c.truth(e.X) {
		case 1:
			e.Const = (*then).Const &^ literalKinds
		case 0:
			e.Const = e.Z.Const &^ literalKinds
		}
	}
	t, why := c.join(e, then, a, b)
	if why != "" {
		c.differ(e, "conditional", why, a, b)
		// Of a constant condition it is known which side counts.
		switch c.truth(e.X) {
		case 1:
			e.Type = a.typ
		case 0:
			e.Type = b.typ
		}
		return nil
	}
	e.Type = t
	return t
}

// join converts the two values of a conditional to one type, or says why that
// cannot be.
func (c *checker) join(e *tree.Expr, then **tree.Expr, a, b operand) (t *tree.Type, why string) {
	switch {
	case a.kind&b.kind&numeric != 0:
		t = c.balance("?", a, b)
	case (a.kind|b.kind)&pointing == 0:
		if a.typ != b.typ {
			return nil, "different base types"
		}
		return a.typ, ""
	default:
		nullA, nullB := c.nullness(a.x), c.nullness(b.x)
		switch {
		case nullA != notNull && nullB != notNull:
			t = tree.PtrType
		case nullA != notNull && b.kind&pointing != 0:
			if nullA == plainZero {
				c.warnZero(a.x, b.typ)
			}
			*then = c.convert(a.x, b.typ)
			return b.typ, ""
		case nullB != notNull && a.kind&pointing != 0:
			if nullB == plainZero {
				c.warnZero(b.x, a.typ)
			}
			e.Z = c.convert(b.x, a.typ)
			return a.typ, ""
		default:
			if t, why = c.joinPointers(a, b); why != "" {
				return nil, why
			}
		}
	}
	*then, e.Z = c.convert(a.x, t), c.convert(b.x, t)
	return t, ""
}

// joinPointers is the type of a conditional of two pointers: that of the
// first, or void where one points to it, with the qualifiers of both.
func (c *checker) joinPointers(a, b operand) (t *tree.Type, why string) {
	if a.kind&b.kind&pointing == 0 {
		return nil, "different types"
	}
	if a.typ.Space != b.typ.Space {
		return nil, "different address spaces"
	}
	baseA, baseB := c.examinePointee(a.typ), c.examinePointee(b.typ)
	mods := valueQualifiers(a.typ) | valueQualifiers(b.typ)
	t = a.typ
	switch {
	case baseA == tree.VoidType:
	case baseB == tree.VoidType:
		t = b.typ
	default:
		if why = c.difference(a.typ, b.typ, mods, mods); why != "" {
			return nil, why
		}
	}
	if mods&^t.Mods != 0 {
		qualified := *t
		qualified.Mods |= mods
		t = &qualified
	}
	return t, ""
}

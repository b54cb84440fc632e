package check

import "ringlab/engine/kernelc/tree"

// evaluatePrefix judges a prefix operator whose operand is evaluated.
func (c *checker) evaluatePrefix(e *tree.Expr) *tree.Type {
	switch e.Operator {
	case "(":
		t := e.X.Type
		become(e, e.X)
		return t
	case "+", "-", "~":
		return c.evaluateSign(e)
	case "*":
		return c.evaluateDereference(e)
	case "&":
		return c.evaluateAddress(e)
	case "++", "--":
		return c.evaluateStep(e)
	case "!":
		return c.evaluateNot(e)
	}
	e.Type = e.X.Type
	return e.Type
}

// evaluateSign judges + - ~. Of a restricted type only ~ keeps it; where the
// type is narrower than int the promoted result has bits that the type has
// not, and is called fouled.
func (c *checker) evaluateSign(e *tree.Expr) *tree.Type {
	x := c.operand(e.X)
	if x.kind&numeric == 0 {
		return c.refuse(e, e.X)
	}
	flags := e.X.Const &^ literalKinds
	if x.kind&restricted != 0 {
		switch {
		case e.Operator == "~" && x.typ.Bits < tree.IntType.Bits:
			x.typ = c.foul(x.typ)
		case e.Operator == "-":
			x.x = e
			c.degrade(&x)
		}
	}
	t := x.typ
	if x.kind&floating == 0 {
		if t.Kind != tree.Fouled {
			t = promoted(t)
		}
		e.X = c.convert(e.X, t)
	} else if e.Operator == "~" {
		return c.refuse(e, e.X)
	}
	if e.Operator == "+" {
		become(e, e.X)
	}
	e.Const, e.Type = flags, t
	return t
}

// foul is the type of a restricted type that was promoted; each has one.
func (c *checker) foul(t *tree.Type) *tree.Type {
	if t.Kind == tree.Fouled {
		return t
	}
	for _, f := range c.fouled {
		if f.Base == t {
			return f
		}
	}
	f := &tree.Type{Kind: tree.Fouled, Base: t, Mods: t.Mods, Bits: tree.IntType.Bits, Align: tree.IntType.Align, Pos: t.Pos, Examined: true}
	c.fouled = append(c.fouled, f)
	return f
}

func (c *checker) evaluateNot(e *tree.Expr) *tree.Type {
	t := c.decay(e.X)
	e.Const = e.X.Const &^ literalKinds &^ tree.AddressConst
	c.warnSafe(e, t)
	if base := t.Bare(); t.IsFloat() {
		zero := &tree.Expr{Op: tree.FloatValue, Pos: e.Pos, Range: e.Range, Text: []byte("0.0"), Type: t}
		e.Op, e.Operator, e.Y = tree.Compare, "==", zero
	} else if base.Kind == tree.Fouled {
		c.warnDegrades(e, base.Base)
	}
	e.Type = tree.IntType
	return e.Type
}

// evaluateStep judges ++ and --, before and after their operand. Value is the
// step.
func (c *checker) evaluateStep(e *tree.Expr) *tree.Type {
	x := c.operand(e.X)
	if x.kind == 0 || x.kind&compound != 0 {
		return c.fail(e, "step", "need scalar for ++/--")
	}
	if !isLvalue(e.X) {
		return c.fail(e, "lvalue", "need lvalue expression for ++/--")
	}
	if x.kind&restricted != 0 {
		x.x = e
		c.degrade(&x)
	}
	step := int64(0)
	if x.kind&numeric != 0 {
		step = 1
	} else if x.kind == pointing {
		if target := c.examinePointee(x.typ); target != nil && !target.Is(tree.Function) {
			step = bytesOf(target)
		}
	}
	if step == 0 {
		return c.fail(e, "step", "bad argument type for ++/--")
	}
	c.assignTo(e.X, e.X.Type)
	e.Value = uint64(step)
	e.Type = x.typ
	return e.Type
}

// evaluateAddress makes &x the address that x is read from.
func (c *checker) evaluateAddress(e *tree.Expr) *tree.Type {
	if !isLvalue(e.X) {
		return c.fail(e, "address", "not addressable")
	}
	t := e.X.Type
	if c.isBuiltin(e, e.X.X) {
		return nil
	}
	c.markAddressable(e.X.X)
	become(e, e.X.X)
	if e.Type == tree.LazyPtrType {
		e.Type = c.addressType(e, t, false)
	}
	return e.Type
}

// evaluateDereference judges *x. What an array or a function is read from is
// its address already.
func (c *checker) evaluateDereference(e *tree.Expr) *tree.Type {
	x := e.X
	if x.Op == tree.Preop && x.Operator == "&" {
		become(e, x.X)
		e.Const = 0
		return e.Type
	}
	t := c.examine(x.Type).Bare()
	if t == nil {
		return c.fail(e, "dereference", "cannot dereference this type")
	}
	node := &tree.Type{Kind: tree.Node, Pos: e.Pos}
	switch t.Kind {
	case tree.Function:
		become(e, x)
		return e.Type
	case tree.Pointer:
		target := c.examinePointee(t)
		node.Mods = target.Mods & (tree.Signedness &^ tree.Explicitly)
		takeOver(node, t)
	case tree.Array:
		if !isLvalue(x) {
			return c.fail(x, "lvalue", "non-lvalue array??")
		}
		c.examine(t.Base)
		become(x, x.X)
		takeOver(node, x.Type)
		takeOver(node, t)
	default:
		return c.fail(e, "dereference", "cannot dereference this type")
	}
	node.Bits, node.Align, node.Length = node.Base.Bits, node.Base.Align, node.Base.Length
	node.Examined = true
	e.Type = node
	return node
}

// takeOver makes a use of what a type is made of, with the type's modifiers.
func takeOver(node, t *tree.Type) {
	for {
		if node.Space == "" {
			node.Space = t.Space
		}
		node.Mods |= t.Mods &^ tree.Storage
		node.Base = t.Base
		if t = t.Base; t == nil || t.Kind != tree.Node {
			return
		}
	}
}

// evaluateIndex makes x[y] of what it means, *(x + y).
func (c *checker) evaluateIndex(e *tree.Expr) *tree.Type {
	sum := &tree.Expr{Op: tree.Binop, Operator: "+", Pos: e.Pos, Range: e.Range, X: e.X, Y: e.Y}
	e.Op, e.Operator, e.X, e.Y = tree.Preop, "*", sum, nil
	if c.evaluate(sum) == nil {
		return nil
	}
	return c.evaluateDereference(e)
}

// evaluateMember makes x.name an access at the member's place: of an object
// through its address, of a value as a slice of its bits.
func (c *checker) evaluateMember(e *tree.Expr) *tree.Type {
	x := e.X
	if c.evaluate(x) == nil {
		return nil
	}
	if e.Name == "" {
		return c.fail(e, "member", "bad member name")
	}
	t := c.examine(x.Type)
	space, mods := t.Space, t.Mods
	if t.Kind == tree.Node {
		t = t.Base
		if space == "" && t != nil {
			space = t.Space
		}
		if t != nil {
			mods |= t.Mods
		}
	}
	if t == nil || t.Kind != tree.Struct && t.Kind != tree.Union {
		i := c.failAt(e, "member", "expected structure or union")
		c.about(i, x, nil, x.Type)
		return nil
	}
	c.examine(t)
	member, offset := findMember(t, e.Name)
	if member == nil {
		return c.missingMember(e, t)
	}
	member = inSpace(member, space, mods)
	c.examine(member)
	if !isLvalue(x) {
		from := offset * 8
		if x.Op == tree.Slice {
			from += x.From
			x = x.X
		}
		e.Op, e.X, e.From, e.To, e.Type = tree.Slice, x, from+member.BitOffset, member.Bits, member
		return member
	}
	address := x.X
	sum := &tree.Expr{Op: tree.Binop, Operator: "+", Pos: address.Pos, Range: address.Range, X: address,
		Y: constant(address, uint64(offset), tree.IntType), Type: tree.LazyPtrType, Const: address.Const}
	e.Op, e.Operator, e.X, e.Type = tree.Preop, "*", sum, member
	return member
}

func (c *checker) missingMember(e *tree.Expr, t *tree.Type) *tree.Type {
	name := t.Name
	if name == "" {
		name = "<unnamed>"
	}
	kind := " in struct "
	if t.Kind == tree.Union {
		kind = " in union "
	}
	if len(t.Members) > 0 {
		return c.fail(e, "member", "no member '"+e.Name+"'"+kind+name)
	}
	return c.fail(e, "member", "using member '"+e.Name+"' in incomplete"+kind[3:]+name)
}

// memberDepth bounds how deep structs without a name may stand in each other.
const memberDepth = 100

// findMember looks a member up, also in members without a name, and where in
// the whole it is.
func findMember(t *tree.Type, name string) (member *tree.Type, offset int64) {
	return memberIn(t, name, memberDepth)
}

func memberIn(t *tree.Type, name string, depth int) (*tree.Type, int64) {
	if depth == 0 {
		return nil, 0
	}
	for _, m := range t.Members {
		if m.Name != "" {
			if m.Name == name {
				return m, m.Offset
			}
			continue
		}
		if inner := m.Base; inner != nil && (inner.Kind == tree.Struct || inner.Kind == tree.Union) {
			if found, offset := memberIn(inner, name, depth-1); found != nil {
				return found, m.Offset + offset
			}
		}
	}
	return nil, 0
}

// inSpace is a member as part of a whole that lies in an address space and has
// qualifiers.
func inSpace(member *tree.Type, space string, mods tree.Mods) *tree.Type {
	mods |= member.Mods
	if member.Space == space && member.Mods == mods {
		return member
	}
	part := *member
	part.Space, part.Mods = space, mods
	return &part
}

// evaluateAssign judges an assignment whose operands are evaluated.
func (c *checker) evaluateAssign(e *tree.Expr) *tree.Type {
	left := e.X
	if !isLvalue(left) {
		return c.fail(e, "lvalue", "not an lvalue")
	}
	t := left.Type
	if e.Operator == "=" {
		if !c.assign(e, t, &e.Y, "assignment") {
			return nil
		}
	} else if !c.assignUpdate(e) {
		return nil
	}
	c.assignTo(left, t)
	e.Type = t
	return t
}

// assignTo judges a change of an object.
func (c *checker) assignTo(left *tree.Expr, t *tree.Type) {
	if t.Mods&tree.Const != 0 {
		i := c.failAt(left, "const", "assignment to const expression")
		c.about(i, left, nil, t)
	}
	markAssigned(left.X)
}

// markAssigned notes that the object behind an address is changed.
func markAssigned(e *tree.Expr) {
	for e != nil {
		switch e.Op {
		case tree.Symbol:
			if e.Symbol != nil && e.Symbol.Kind == tree.Node {
				e.Symbol.Mods |= tree.Assigned
			}
			return
		case tree.Binop:
			markAssigned(e.Y)
			e = e.X
		case tree.Cast, tree.ForceCast, tree.Slice:
			e = e.X
		default:
			return
		}
	}
}

// assignUpdate judges += and its like and converts the right side.
func (c *checker) assignUpdate(e *tree.Expr) bool {
	to, from := c.operand(e.X), c.operand(e.Y)
	target := e.X.Type
	operator := e.Operator
	if to.kind == pointing && from.kind.integral() {
		if operator != "+=" && operator != "-=" {
			c.fail(e, "assignment", "invalid pointer assignment")
			return false
		}
		c.degrade(&from)
		c.movePointer(e, from.typ)
		return true
	}
	if to.kind&from.kind&numeric == 0 {
		c.fail(e, "assignment", "invalid assignment")
		return false
	}
	if to.kind&floating != 0 {
		switch operator {
		case "+=", "-=", "*=", "/=":
		default:
			c.fail(e, "assignment", "invalid assignment")
			return false
		}
	}
	switch {
	case to.kind&restricted != 0:
		if restrictionOf(operator) == degrades {
			i := c.warnAt(e.Pos, "restricted-assignment", "bad assignment ("+operator+") to "+c.show(to.typ))
			c.about(i, e, to.typ, from.typ)
			e.Y = c.convert(e.Y, target)
			return false
		}
		if from.kind&fouled != 0 && from.typ.Base == to.typ {
			e.Y = c.convert(e.Y, target)
			return true
		}
		if isPlainZero(e.Y) {
			return true
		}
	case operator == "<<=" || operator == ">>=":
		c.degrade(&from)
		// A count that is widened loses its sign.
		if t := promoted(to.typ); t.Bits > promoted(from.typ).Bits {
			e.Y = c.convert(e.Y, tree.UIntType)
		}
		e.Y = c.convert(e.Y, promoted(to.typ))
		return true
	case from.kind&restricted == 0:
		// Here sparse does not see through enumerations.
		to.typ, from.typ = target, e.Y.Type
		e.Y = c.convert(e.Y, c.balance(operator, to, from))
		return true
	}
	if to.typ == from.typ {
		return true
	}
	i := c.warnAt(e.Pos, "restricted-assignment", "invalid assignment: "+operator)
	c.noteAt(e.Pos, "   left side has type "+c.show(to.typ))
	c.noteAt(e.Pos, "   right side has type "+c.show(from.typ))
	c.about(i, e, to.typ, from.typ)
	e.Y = c.convert(e.Y, target)
	return false
}

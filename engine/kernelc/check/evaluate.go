package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// evaluateDepth bounds how deep expressions and statements may stand in each
// other; a browser's stack is small.
const evaluateDepth = 500

// evaluate works out the type of an expression, judges its parts and makes its
// conversions explicit, all in place. It returns the type, nil after an error.
// An expression that has been evaluated stays as it is.
func (c *checker) evaluate(e *tree.Expr) *tree.Type {
	if e == nil {
		return nil
	}
	if e.Type != nil {
		return e.Type
	}
	if c.depth >= evaluateDepth {
		c.tooDeep(e.Pos)
		e.Type = tree.BadCType
		return nil
	}
	c.depth++
	t := c.evaluateFresh(e)
	c.depth--
	return t
}

// tooDeep says once that a file is nested too deeply to be checked.
func (c *checker) tooDeep(pos report.Pos) {
	if !c.deep {
		c.deep = true
		c.errorAt(pos, "too-deep", "nested too deeply to be checked")
	}
}

func (c *checker) evaluateFresh(e *tree.Expr) *tree.Type {
	switch e.Op {
	case tree.Value, tree.FloatValue:
		return c.fail(e, "no-type", "value expression without a type")
	case tree.StringValue:
		return c.evaluateString(e)
	case tree.Symbol:
		return c.evaluateName(e)
	case tree.Binop:
		c.evaluateSpine(e)
		if !valid(e.X) || !valid(e.Y) {
			return nil
		}
		return c.evaluateBinary(e)
	case tree.Compare:
		c.evaluateBoth(e)
		if !valid(e.X) || !valid(e.Y) {
			return nil
		}
		return c.evaluateCompare(e)
	case tree.Assign:
		c.evaluateBoth(e)
		if !valid(e.X) || !valid(e.Y) {
			return nil
		}
		return c.evaluateAssign(e)
	case tree.Logical:
		return c.evaluateLogical(e)
	case tree.Comma:
		return c.evaluateComma(e)
	case tree.Preop:
		if c.evaluate(e.X) == nil {
			return nil
		}
		return c.evaluatePrefix(e)
	case tree.Postop:
		if c.evaluate(e.X) == nil {
			return nil
		}
		return c.evaluateStep(e)
	case tree.Cast, tree.ForceCast, tree.ImpliedCast:
		return c.evaluateCast(e)
	case tree.SizeOf:
		return c.evaluateSizeOf(e)
	case tree.PtrSizeOf:
		return c.evaluatePtrSizeOf(e)
	case tree.AlignOf:
		return c.evaluateAlignOf(e)
	case tree.OffsetOf:
		return c.evaluateOffsetOf(e)
	case tree.Member:
		return c.evaluateMember(e)
	case tree.Index:
		return c.evaluateIndex(e)
	case tree.Call:
		return c.evaluateCall(e)
	case tree.Conditional, tree.Select:
		return c.evaluateConditional(e)
	case tree.StmtExpr:
		t := unqualified(c.evaluateStmt(e.Stmt))
		e.Type = t
		return t
	case tree.LabelAddr:
		e.Type = tree.PtrType
		c.checkLabel(e.Pos, e.Label)
		return e.Type
	case tree.Compatible:
		return c.evaluateCompatible(e)
	case tree.TypeExpr:
		c.evaluateSymbol(e.Arg)
		e.Type = tree.TypeType
		return e.Type
	case tree.Generic:
		return c.evaluateGeneric(e)
	case tree.CompoundLit:
		return c.evaluateCompoundLiteral(e)
	case tree.Initializer, tree.Identifier, tree.Indexed, tree.Position:
		return c.fail(e, "initializer", "internal front-end error: initializer in expression")
	}
	return nil
}

func (c *checker) evaluateBoth(e *tree.Expr) {
	c.evaluate(e.X)
	c.evaluate(e.Y)
}

// evaluateSpine evaluates the operands of a binary operator. A long sum leans
// to the left, so that side is gone along in a loop.
func (c *checker) evaluateSpine(e *tree.Expr) {
	var spine []*tree.Expr
	x := e
	for x.X != nil && x.X.Op == tree.Binop && x.X.Type == nil {
		x = x.X
		spine = append(spine, x)
	}
	for i := len(spine) - 1; i >= 0; i-- {
		x := spine[i]
		c.evaluateBoth(x)
		if x.Type == nil && valid(x.X) && valid(x.Y) {
			c.evaluateBinary(x)
		}
		if x.Type == nil {
			x.Type = tree.BadCType
		}
	}
	c.evaluateBoth(e)
}

// evaluateString makes a string the array of characters that it is.
func (c *checker) evaluateString(e *tree.Expr) *tree.Type {
	element := tree.CharType
	if e.Wide {
		element = tree.WCharType
	}
	size := int64(len(e.Text)) + 1
	length := constant(e, uint64(size), tree.IntType)
	array := &tree.Type{Kind: tree.Array, Base: element, Mods: tree.Static, Bits: size * element.Bits, Align: element.Align, Length: length, Pos: e.Pos, Examined: true}
	text := *e
	object := &tree.Type{Kind: tree.Node, Base: array, Mods: tree.Static, Bits: array.Bits, Align: array.Align, Pos: e.Pos, Examined: true,
		Object: &tree.Object{Init: &text, Evaluated: true}}
	text.Type = object
	address := &tree.Expr{Op: tree.Symbol, Pos: e.Pos, Range: e.Range, Symbol: object, Type: tree.LazyPtrType, Const: tree.AddressConst}
	e.Op, e.Operator, e.X, e.Type = tree.Preop, "*", address, object
	return object
}

// evaluateName makes the use of an object what its address points to. What
// type the address has is worked out where somebody asks.
func (c *checker) evaluateName(e *tree.Expr) *tree.Type {
	sym := e.Symbol
	if sym == nil {
		return c.fail(e, "undefined", "undefined identifier '"+e.Name+"'")
	}
	c.examine(sym)
	if base := sym.Bare(); base == nil || base == tree.NoType {
		return c.fail(e, "no-type", "identifier '"+e.Name+"' has no type")
	}
	address := &tree.Expr{Op: tree.Symbol, Pos: e.Pos, Range: e.Range, Symbol: sym, Name: e.Name, Type: tree.LazyPtrType, Const: e.Const}
	if sym.Mods&(tree.TopLevel|tree.Static) != 0 {
		address.Const |= tree.AddressConst
	}
	e.Op, e.Operator, e.X, e.Const, e.Type = tree.Preop, "*", address, 0, sym
	return sym
}

// become makes an expression what another one is. The text that it stands for
// stays its own.
func become(e, other *tree.Expr) {
	written := e.Range
	*e = *other
	e.Range = written
}

// fail reports an error about an expression, which has no type from then on.
func (c *checker) fail(e *tree.Expr, code, text string) *tree.Type {
	c.failAt(e, code, text)
	return nil
}

func (c *checker) failAt(e *tree.Expr, code, text string) int {
	i := c.errorAt(e.Pos, code, text)
	e.Type = tree.BadCType
	return i
}

// about keeps what a finding about types is about.
func (c *checker) about(finding int, x *tree.Expr, expected, got *tree.Type) {
	if finding >= 0 {
		c.evidence(finding, Evidence{Expr: x, Expected: expected, Got: got, In: c.function})
	}
}

// isLvalue reports whether an expression names an object.
func isLvalue(e *tree.Expr) bool { return e.Op == tree.Preop && e.Operator == "*" }

// decay returns the type of an expression as a value: an array becomes the
// address of its first element, a function its own address.
func (c *checker) decay(e *tree.Expr) *tree.Type {
	if e == nil || e.Type == nil {
		return nil
	}
	t := e.Type
	c.examine(t)
	base := t.Bare()
	if base == nil || base.Kind != tree.Array && base.Kind != tree.Function {
		return t
	}
	if base.Kind == tree.Array && e.Op == tree.Slice {
		c.storeSlice(e)
	}
	if !isLvalue(e) {
		c.fail(e, "non-value", "strange non-value function or array")
		return tree.BadCType
	}
	c.isBuiltin(e, e.X)
	c.markAddressable(e.X)
	become(e, e.X)
	e.Type = c.addressType(e, t, true)
	return e.Type
}

// isBuiltin refuses the address of a function that the compiler knows.
func (c *checker) isBuiltin(e, address *tree.Expr) bool {
	if address.Op != tree.Symbol || address.Symbol == nil || address.Symbol.Object == nil || address.Symbol.Object.Builtin == "" {
		return false
	}
	c.fail(e, "builtin", "taking the address of built-in function '"+identifier(address.Symbol.Name)+"'")
	return true
}

// markAddressable notes that something has the address of an object, or of a
// part of it. An inline function whose address is taken is checked once on its
// own, after the others.
func (c *checker) markAddressable(address *tree.Expr) {
	for address.Op == tree.Binop && address.Operator == "+" {
		address = address.X
	}
	if address.Op != tree.Symbol || address.Symbol == nil {
		return
	}
	sym := address.Symbol
	sym.Mods |= tree.Addressable
	if sym.Mods&tree.Inline != 0 && sym.Is(tree.Function) && !c.expansion.addressed[sym] {
		if c.expansion.addressed == nil {
			c.expansion.addressed = map[*tree.Type]bool{}
		}
		c.expansion.addressed[sym] = true
		c.symbols = append(c.symbols, sym)
	}
}

// storeSlice gives the value that a slice is taken of a place of its own, so
// that an array in it has an address.
func (c *checker) storeSlice(e *tree.Expr) {
	whole := e.X
	object := &tree.Type{Kind: tree.Node, Base: whole.Type, Bits: whole.Type.Bits, Align: whole.Type.Align, Pos: e.Pos, Examined: true, Object: &tree.Object{}}
	address := func() *tree.Expr {
		return &tree.Expr{Op: tree.Symbol, Pos: e.Pos, Range: e.Range, Symbol: object, Type: tree.LazyPtrType}
	}
	place := &tree.Expr{Op: tree.Preop, Operator: "*", Pos: e.Pos, Range: e.Range, X: address(), Type: whole.Type}
	store := &tree.Expr{Op: tree.Assign, Operator: "=", Pos: e.Pos, Range: e.Range, X: place, Y: whole, Type: whole.Type}
	at := address()
	if e.From != 0 {
		at = &tree.Expr{Op: tree.Binop, Operator: "+", Pos: e.Pos, Range: e.Range, X: at, Y: constant(e, uint64(e.From/8), tree.IntType), Type: tree.LazyPtrType}
	}
	e.Op, e.Operator, e.From, e.To = tree.Preop, "*", 0, 0
	e.X = &tree.Expr{Op: tree.Comma, Pos: e.Pos, Range: e.Range, X: store, Y: at, Type: tree.LazyPtrType}
}

// addressType makes the type of the address of something of type t; of an
// array's first element where it decays.
func (c *checker) addressType(e *tree.Expr, t *tree.Type, decays bool) *tree.Type {
	pointer := &tree.Type{Kind: tree.Pointer, Bits: tree.PointerBits, Align: tree.PointerBits / 8, Pos: e.Pos, Examined: true}
	node := &tree.Type{Kind: tree.Node, Base: pointer, Bits: tree.PointerBits, Align: tree.PointerBits / 8, Pos: e.Pos, Examined: true}
	if t.Mods&tree.Register != 0 {
		c.warnAt(e.Pos, "register-address", "taking address of 'register' variable '"+identifier(t.Name)+"'")
		t.Mods &^= tree.Register
	}
	inherit := func() {
		if pointer.Space == "" {
			pointer.Space = t.Space
		}
		pointer.Mods |= t.Mods & tree.PointeeInherits
		t = t.Base
	}
	if t.Kind == tree.Node {
		inherit()
	}
	if decays && t.Kind == tree.Array {
		inherit()
	}
	pointer.Base = t
	return node
}

func (c *checker) evaluateComma(e *tree.Expr) *tree.Type {
	c.evaluate(e.X)
	if c.evaluate(e.Y) == nil {
		return nil
	}
	e.Type = unqualified(c.decay(e.Y))
	if e.Type == tree.NullType {
		e.Type = tree.PtrType
	}
	// A comma is no constant expression whatever its operands are.
	e.Const = 0
	return e.Type
}

// evaluateCondition evaluates what is tested for not being zero. It returns
// nil where that cannot be. The condition of a loop may be an assignment.
func (c *checker) evaluateCondition(e *tree.Expr, loop bool) *tree.Type {
	if e == nil {
		return nil
	}
	if !loop && e.Op == tree.Assign && e.Operator == "=" {
		i := c.warnAt(e.Pos, "assignment-condition", "assignment expression in conditional")
		c.about(i, e, nil, nil)
	}
	t := c.evaluate(e)
	if t == nil || t == tree.BadCType {
		return nil
	}
	c.warnSafe(e, t)
	base, kind := c.kindOf(t)
	switch {
	case base.Kind == tree.Function:
		c.warn("address", e.Pos, "always-true", "the address of a function will always evaluate as true")
	case base.Kind == tree.Array:
		c.warn("address", e.Pos, "always-true", "the address of an array will always evaluate as true")
	case kind&(numeric|pointing) == 0 && !t.Is(tree.Enum):
		i := c.errorAt(e.Pos, "non-scalar", "non-scalar type in conditional:")
		c.noteAt(e.Pos, "   "+c.show(t))
		c.about(i, e, nil, t)
		return nil
	}
	return c.decay(e)
}

// warnSafe warns of a test of what is declared to be safe to use untested.
func (c *checker) warnSafe(e *tree.Expr, types ...*tree.Type) {
	for _, t := range types {
		if t.Mods&tree.Safe != 0 {
			c.warnAt(e.Pos, "safe-test", "testing a 'safe expression'")
			return
		}
	}
}

func (c *checker) evaluateLogical(e *tree.Expr) *tree.Type {
	if c.evaluateCondition(e.X, false) == nil || c.evaluateCondition(e.Y, false) == nil {
		return nil
	}
	e.Type = tree.IntType
	e.Const = e.X.Const & e.Y.Const &^ literalKinds &^ tree.AddressConst
	return e.Type
}

// evaluateGeneric chooses by the type of the control expression [C11 6.5.1.1].
func (c *checker) evaluateGeneric(e *tree.Expr) *tree.Type {
	if c.evaluate(e.X) == nil {
		return nil
	}
	t := c.decay(e.X)
	var fallback *tree.Expr
	for _, choice := range e.List {
		if choice.Arg == nil {
			if choice.X.Op != tree.BadExpr {
				fallback = choice.X
			}
			continue
		}
		c.examine(choice.Arg)
		if c.genericMatches(choice, t) {
			become(e, choice.X)
			return c.evaluate(e)
		}
	}
	if fallback == nil {
		i := c.errorAt(e.Pos, "generic", "no generic selection for '"+c.show(t)+"'")
		c.about(i, e.X, nil, t)
		return nil
	}
	become(e, fallback)
	return c.evaluate(e)
}

func (c *checker) genericMatches(choice *tree.Expr, t *tree.Type) bool {
	base, _ := c.kindOf(choice.Arg)
	switch {
	case base.Kind == tree.Function:
		c.errorAt(choice.Pos, "generic", "function type in generic selection")
	case base.Bits > 0:
		// Only what an object is of can be compared, so a value becomes one.
		return c.difference(choice.Arg, &tree.Type{Kind: tree.Node, Base: t, Examined: true}, tree.Qualifier, tree.Qualifier) == ""
	case base.Kind == tree.Array && base.Length != nil:
		c.errorAt(choice.Pos, "generic", "variable length array type in generic selection")
	default:
		c.errorAt(choice.Pos, "generic", "incomplete type in generic selection")
	}
	return false
}

// evaluateCompatible makes the comparison of two types that
// __builtin_types_compatible_p is.
func (c *checker) evaluateCompatible(e *tree.Expr) *tree.Type {
	side := func(t *tree.Type) *tree.Expr {
		x := &tree.Expr{Op: tree.TypeExpr, Pos: e.Pos, Range: e.Range, Arg: t}
		c.evaluate(x)
		return x
	}
	e.Op, e.Operator, e.X, e.Y = tree.Compare, "==", side(e.Arg), side(e.Arg2)
	e.Const, e.Type = constantExpression, tree.IntType
	return e.Type
}

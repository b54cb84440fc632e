package check

import "ringlab/engine/kernelc/tree"

// kinds are what operators ask about a type.
type kinds uint8

const (
	numeric    kinds = 1 << iota // integers and floating types
	bitField                     // and of a width of its own
	restricted                   // a __bitwise type
	floating
	pointing // pointers, and what becomes one: arrays and functions
	compound // arrays, structs and unions
	fouled   // a __bitwise type that was promoted
	callable
)

// integral reports whether the kinds are those of an integer.
func (k kinds) integral() bool { return k&(numeric|floating) == numeric }

// operand is an expression as an operator sees it: with its type seen through
// nodes and enumerations.
type operand struct {
	x    *tree.Expr
	typ  *tree.Type
	kind kinds
}

// operand looks at an expression that has been evaluated.
func (c *checker) operand(x *tree.Expr) operand {
	typ, kind := c.kindOf(x.Type)
	return operand{x, typ, kind}
}

// value looks at an expression after arrays and functions became pointers.
func (c *checker) value(x *tree.Expr) operand {
	typ, kind := c.kindOf(c.decay(x))
	return operand{x, typ, kind}
}

// kindOf sees through nodes and enumerations.
func (c *checker) kindOf(t *tree.Type) (*tree.Type, kinds) {
	if t == nil {
		return tree.BadCType, 0
	}
	if t.Kind == tree.Node {
		t = t.Base
	}
	if t != nil && t.Kind == tree.TypeOf {
		if t = c.evaluate(t.Expr).Bare(); t == nil {
			t = tree.BadCType
		}
	}
	if t != nil && t.Kind == tree.Enum {
		t = t.Base
	}
	if t == nil {
		return tree.BadCType, 0
	}
	switch t.Kind {
	case tree.Base:
		switch t.Base {
		case tree.AbstractInt:
			return t, numeric
		case tree.AbstractFloat:
			return t, numeric | floating
		}
	case tree.Pointer:
		return t, pointing
	case tree.Function:
		return t, pointing | callable
	case tree.Array:
		return t, pointing | compound
	case tree.Struct, tree.Union:
		return t, compound
	case tree.BitField:
		return t, numeric | bitField
	case tree.Restricted:
		return t, numeric | restricted
	case tree.Fouled:
		return t, numeric | restricted | fouled
	}
	return t, 0
}

// valid reports whether an expression has a type to go on with.
func valid(x *tree.Expr) bool {
	return x != nil && x.Type != nil && x.Type != tree.BadCType
}

// promoted is the type that the integer promotions give [C11 6.3.1.1]. A
// bit-field that is no narrower than int keeps its declared type.
func promoted(t *tree.Type) *tree.Type {
	width := t.Bits
	if t.Kind == tree.BitField {
		if t = t.Base; t != nil && t.Kind == tree.Node {
			t = t.Base
		}
		if t != nil && t.Kind == tree.Enum {
			t = t.Base
		}
	}
	if width < tree.IntType.Bits {
		return tree.IntType
	}
	return t
}

// unsignedOf are the types that the usual arithmetic conversions make of signed
// ones.
var unsignedOf = [...]struct{ signed, unsigned *tree.Type }{
	{tree.IntType, tree.UIntType},
	{tree.LongType, tree.ULongType},
	{tree.LongLongType, tree.ULongLongType},
	{tree.Int128Type, tree.UInt128Type},
}

// common is the type of the usual arithmetic conversions of two integers
// [C11 6.3.1.8].
func common(a, b *tree.Type) *tree.Type {
	a, b = promoted(a), promoted(b)
	switch {
	case a == b || a.Bits > b.Bits:
		return a
	case a.Bits < b.Bits:
		return b
	case (a.Mods^b.Mods)&tree.Unsigned == 0:
		if a.Rank > b.Rank {
			return a
		}
		return b
	case b.Mods&tree.Unsigned != 0:
		a, b = b, a
	}
	// Of the same size, a is the one without a sign.
	if a.Rank >= b.Rank {
		return a
	}
	for i := range unsignedOf {
		if unsignedOf[i].signed.Rank == b.Rank {
			return unsignedOf[i].unsigned
		}
	}
	return a
}

// unqualified is the type of a value that was read from something qualified.
func unqualified(t *tree.Type) *tree.Type {
	if t == nil || t.Kind != tree.Node || t.Mods&(tree.Qualifier|tree.Atomic) == 0 {
		return t
	}
	plain := *t
	plain.Mods &^= tree.Qualifier | tree.Atomic
	return &plain
}

// balance is the type in which an operator works on two numbers. Where a
// restricted type cannot stay what it is, it degrades to an integer, with a
// warning.
func (c *checker) balance(operator string, a, b operand) *tree.Type {
	c.compareEnums(b.x, a.x.Type, b.x.Type)
	if (a.kind|b.kind)&restricted != 0 {
		if t := restrictedResult(operator, a, b); t != nil {
			return t
		}
		c.degrade(&a)
		c.degrade(&b)
	}
	switch {
	case (a.kind|b.kind)&floating == 0:
		return common(a.typ, b.typ)
	case a.kind&floating == 0:
		return b.typ
	case b.kind&floating == 0 || b.typ.Rank <= a.typ.Rank:
		return a.typ
	}
	return b.typ
}

// degrade makes an integer of an operand of restricted type.
func (c *checker) degrade(o *operand) {
	if o.kind&restricted == 0 {
		return
	}
	if o.kind&fouled != 0 {
		o.typ = o.typ.Base
	}
	c.warnDegrades(o.x, o.typ)
	o.typ = o.typ.Base
	o.kind &^= restricted | fouled
}

func (c *checker) warnDegrades(x *tree.Expr, t *tree.Type) {
	i := c.warnAt(x.Pos, "restricted-degrades", c.show(t)+" degrades to integer")
	c.about(i, x, nil, t)
}

// How an operator takes restricted types.
type restriction uint8

const (
	degrades     restriction = iota // only their integers
	cleans                          // the result is as clean as the cleaner operand
	staysFouled                     // the result is fouled if an operand is
	wantsOneOfIt                    // only where at most one operand is fouled
)

func restrictionOf(operator string) restriction {
	switch operator {
	case "&", "=", "&=", "|=", "^=":
		return cleans
	case "|", "^", "?":
		return staysFouled
	case "==", "!=":
		return wantsOneOfIt
	}
	return degrades
}

// restrictedResult is the restricted type in which an operator works, nil
// where there is none: the operands must be of one restricted type, or the
// other one a plain zero.
func restrictedResult(operator string, a, b operand) *tree.Type {
	var t *tree.Type
	switch {
	case a.kind&restricted == 0:
		if isPlainZero(a.x) {
			t = b.typ
		}
	case b.kind&restricted == 0:
		if isPlainZero(b.x) {
			t = a.typ
		}
	case a.typ == b.typ:
		t = a.typ
	case a.kind&fouled != 0:
		if a.typ.Base == b.typ {
			t = a.typ
		}
	case b.kind&fouled != 0:
		if b.typ.Base == a.typ {
			t = b.typ
		}
	}
	if t == nil {
		return nil
	}
	switch restrictionOf(operator) {
	case cleans:
		if (a.kind^b.kind)&fouled != 0 {
			t = t.Base
		}
	case wantsOneOfIt:
		if a.kind&b.kind&fouled != 0 {
			return nil
		}
	case degrades:
		return nil
	}
	return t
}

// isPlainZero reports whether an expression is the number 0, which every
// restricted type takes.
func isPlainZero(x *tree.Expr) bool { return x.Op == tree.Value && x.Value == 0 }

// compareEnums warns where two enumerations meet.
func (c *checker) compareEnums(at *tree.Expr, a, b *tree.Type) {
	a, b = a.Bare(), b.Bare()
	if a == nil || b == nil || a == b || a.Kind != tree.Enum || b.Kind != tree.Enum {
		return
	}
	i := c.warn("enum-mismatch", at.Pos, "enum-mismatch", "mixing different enum types:")
	if i >= 0 {
		c.noteAt(at.Pos, "   "+c.show(a))
		c.noteAt(at.Pos, "   "+c.show(b))
		c.about(i, at, a, b)
	}
}

// gist is a type seen through its nodes, with all their modifiers and the
// address space.
func gist(t *tree.Type) (base *tree.Type, mods tree.Mods, space string) {
	for t != nil {
		mods |= t.Mods
		if t.Space != "" {
			space = t.Space
		}
		if t.Kind != tree.Node {
			break
		}
		t = t.Base
	}
	return t, mods &^ tree.Ignored, space
}

// isAlready reports whether an expression is of a type, so that a conversion
// to it does nothing. A conversion to or from a nocast type is warned of.
func (c *checker) isAlready(x *tree.Expr, t *tree.Type) bool {
	from, had, fromSpace := gist(x.Type)
	to, gets, toSpace := gist(t)
	if from == to && fromSpace == toSpace {
		switch (had ^ gets) &^ tree.Nocast {
		case 0:
			return true
		case tree.Const:
			return false
		}
	}
	if (had|gets)&tree.Nocast != 0 {
		way := "to/from"
		if gets&tree.Nocast == 0 {
			way = "from"
		} else if had&tree.Nocast == 0 {
			way = "to"
		}
		i := c.warnAt(x.Pos, "nocast", "implicit cast "+way+" nocast type")
		c.about(i, x, t, x.Type)
	}
	return false
}

// convert makes an expression be of a type. A conversion that would undo or
// repeat the one before it takes its place.
func (c *checker) convert(x *tree.Expr, t *tree.Type) *tree.Expr {
	c.compareEnums(x, x.Type, t)
	if x.Type != tree.NullType && c.isAlready(x, t) {
		return x
	}
	switch {
	case x.Op == tree.ImpliedCast:
		c.compareEnums(x, x.Type, t)
		if x.Type.Bits < t.Bits {
			break
		}
		if from := x.X.Type; from.Bits == t.Bits && from.BitOffset == t.BitOffset {
			return x.X
		}
		if x.Type.BitOffset == t.BitOffset {
			x.Type, x.Arg = t, t
			return x
		}
	}
	cast := &tree.Expr{Op: tree.ImpliedCast, Pos: x.Pos, Range: x.Range, Type: t, Arg: t, X: x}
	cast.Const = c.castConst(t, x)
	// sparse does not see that a bit-field is a _Bool.
	if t.Bare() == tree.BoolType {
		c.convertToBool(cast)
	}
	return cast
}

// convertToBool makes of a cast to _Bool the comparison with 0 that it is.
func (c *checker) convertToBool(cast *tree.Expr) {
	from := c.value(cast.X)
	if from.kind&compound != 0 {
		return
	}
	zero := operand{constant(cast, 0, tree.IntType), tree.IntType, numeric}
	zero.x.Const = integerConstant
	t := c.balance("!=", from, zero)
	cast.Op, cast.Operator = tree.Compare, "!="
	cast.X, cast.Y = c.convert(from.x, t), c.convert(zero.x, t)
}

// constant makes a number where another expression is.
func constant(at *tree.Expr, value uint64, t *tree.Type) *tree.Expr {
	return &tree.Expr{Op: tree.Value, Pos: at.Pos, Range: at.Range, Value: value, Type: t}
}

// literalKinds are lost in an expression of more than the literal.
const literalKinds = tree.IntConst | tree.FloatConst | tree.CharConst | tree.EnumConst

// castConst tells what kind of constant expression a cast of x to t is. Beyond
// C11 6.6, sparse takes the address of an object in an integer for an
// arithmetic constant, and any address constant cast to a pointer for one.
func (c *checker) castConst(t *tree.Type, x *tree.Expr) tree.ConstFlags {
	_, kind := c.kindOf(t)
	switch {
	case kind&numeric != 0:
		flags := x.Const &^ literalKinds &^ tree.AddressConst
		if x.Const&tree.AddressConst != 0 {
			flags = tree.ArithConstExpr
		}
		if kind&floating != 0 {
			return flags &^ (tree.IntConstExpr | tree.IntConst)
		}
		if x.Const&tree.FloatConst != 0 {
			return constantExpression
		}
		return flags
	case kind&pointing != 0 && x.Const&(tree.IntConstExpr|tree.AddressConst) != 0:
		return tree.AddressConst
	}
	return 0
}

// Kinds of null pointer constants.
type nullness uint8

const (
	notNull     nullness = iota
	nullPointer          // (void *)0
	plainZero            // an integer constant expression that is 0
)

// nullness reports whether an expression is a null pointer constant.
func (c *checker) nullness(x *tree.Expr) nullness {
	if x.Type == tree.NullType {
		return nullPointer
	}
	if x.Const&tree.IntConstExpr != 0 && c.isZeroConstant(x) {
		return plainZero
	}
	return notNull
}

// warnZero warns of a plain 0 that stands for a null pointer.
func (c *checker) warnZero(x *tree.Expr, t *tree.Type) {
	i := c.warn("non-pointer-null", x.Pos, "null-zero", "Using plain integer as NULL pointer")
	c.about(i, x, t, x.Type)
}

// targetQualifiers are the qualifiers of what a pointer points to.
func targetQualifiers(t *tree.Type) tree.Mods {
	return t.Mods & (tree.Qualifier | tree.Atomic | tree.FunctionAttributes)
}

// valueQualifiers are the same, but none for an array, whose qualifiers are its
// elements'.
func valueQualifiers(t *tree.Type) tree.Mods {
	if t.Base != nil && t.Base.Kind == tree.Array {
		return 0
	}
	return targetQualifiers(t)
}

// exchangeable reports whether pointers to two types may be assigned to each
// other though they are not of one type: void, and integers that differ only
// in sign.
func (c *checker) exchangeable(a, b *tree.Type) bool {
	if a == b {
		return false
	}
	if a == tree.VoidType || b == tree.VoidType {
		return true
	}
	a, kindA := c.kindOf(a)
	b, kindB := c.kindOf(b)
	if kindA != numeric || kindB != numeric {
		return false
	}
	if a == b || a.Rank == -2 && b.Rank == -2 {
		return true
	}
	return a.Rank == b.Rank && !c.flag("typesign")
}

// assignable converts the expression at source to the type of what it is
// assigned to. Where that cannot be it says why, as messages do, and leaves
// the expression as it is.
func (c *checker) assignable(target *tree.Type, source **tree.Expr) (why string) {
	x := *source
	from := c.value(x)
	to, kind := c.kindOf(target)
	switch {
	case kind&from.kind&numeric != 0:
		return c.assignNumber(target, operand{nil, to, kind}, from, source)
	case kind == pointing:
		return c.assignPointer(target, to, from, source)
	case kind&compound != 0 && from.typ == to:
		return ""
	case kind&numeric != 0:
		if to == tree.BoolType && from.kind&pointing != 0 {
			*source = c.convert(x, target)
			return ""
		}
		return "different base types"
	}
	return "invalid types"
}

func (c *checker) assignNumber(target *tree.Type, to, from operand, source **tree.Expr) string {
	switch {
	case to.kind&restricted != 0:
		switch {
		case from.kind&fouled != 0 && from.typ.Base == to.typ:
		case isPlainZero(from.x) || from.typ == to.typ:
			return ""
		default:
			return "different base types"
		}
	case from.kind&restricted == 0:
	case to.typ == tree.BoolType:
		if from.kind&fouled != 0 {
			c.warnDegrades(from.x, from.typ.Base)
		}
	default:
		return "different base types"
	}
	*source = c.convert(from.x, target)
	return ""
}

func (c *checker) assignPointer(target, to *tree.Type, from operand, source **tree.Expr) string {
	switch c.nullness(from.x) {
	case plainZero:
		c.warnZero(from.x, target)
		fallthrough
	case nullPointer:
		*source = c.convert(from.x, target)
		return ""
	}
	if from.kind&pointing == 0 {
		return "different base types"
	}
	toBase, fromBase := c.examinePointee(to), c.examinePointee(from.typ)
	toMods, fromMods := targetQualifiers(to), targetQualifiers(from.typ)
	if !c.exchangeable(toBase, fromBase) {
		// The target may be more const or volatile than the source, and the
		// source a function of which more is known.
		return c.difference(to, from.typ, fromMods&tree.FunctionAttributes, toMods&^tree.FunctionAttributes)
	}
	if to.Space != from.typ.Space {
		return "different address spaces"
	}
	// What a function pointer points to is const without saying so.
	if toBase.Kind == tree.Function {
		toMods |= tree.Const
	}
	if fromMods&^toMods != 0 {
		return "different modifiers"
	}
	*source = c.convert(from.x, target)
	return ""
}

// assign judges the assignment of the expression at source to something of
// type target and converts it. where names the context in the message, whose
// place is at.
func (c *checker) assign(at *tree.Expr, target *tree.Type, source **tree.Expr, where string) bool {
	from := c.decay(*source)
	why := c.assignable(target, source)
	if why == "" {
		return true
	}
	i := c.warnAt(at.Pos, "incorrect-type", "incorrect type in "+where+" ("+why+")")
	c.noteAt(at.Pos, "   expected "+c.show(target))
	c.noteAt(at.Pos, "   got "+c.show(from))
	c.about(i, *source, target, from)
	*source = c.convert(*source, target)
	return false
}

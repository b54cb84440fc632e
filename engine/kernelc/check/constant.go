package check

import (
	"math"

	"ringlab/engine/kernelc/tree"
)

// constantValue works out an expression that should be a constant; false, and
// no complaint, where it is none.
func (c *checker) constantValue(e *tree.Expr) (int64, bool) {
	if e == nil {
		return 0, false
	}
	t := c.evaluate(e)
	if t == nil {
		return 0, false
	}
	c.expand(e)
	if e.Op != tree.Value {
		return 0, false
	}
	return extended(e.Value, t), true
}

// requireConstant is constantValue with sparse's complaint where e is no
// constant. A strict place wants an integer constant expression of C11 6.6,
// not just what can be worked out.
func (c *checker) requireConstant(e *tree.Expr, strict bool) (int64, bool) {
	if e == nil {
		return 0, false
	}
	t := c.evaluate(e)
	if t == nil {
		c.failAt(e, "constant", "bad constant expression type")
		return 0, false
	}
	c.expand(e)
	switch {
	case e.Op != tree.Value:
		c.failAt(e, "constant", "bad constant expression")
		return 0, false
	case strict && (e.Const&tree.IntConstExpr == 0 || e.Taint):
		c.failAt(e, "constant", "bad integer constant expression")
		return 0, false
	}
	return extended(e.Value, t), true
}

// isZeroConstant reports whether an evaluated expression is a constant 0. What
// is wrong in it is not reported yet.
func (c *checker) isZeroConstant(e *tree.Expr) bool {
	c.quietly(e)
	return e.Op == tree.Value && e.Value == 0
}

// truth tells whether an expression is known to be true (1) or false (0); -1
// where it depends on more than constants.
func (c *checker) truth(e *tree.Expr) int {
	if e == nil {
		return 0
	}
	if c.evaluate(e) == nil {
		return -1
	}
	c.quietly(e)
	for e.Op == tree.Comma {
		e = e.Y
	}
	switch {
	case e.Op == tree.Value && e.Value != 0, e.Op == tree.FloatValue && floatOf(e) != 0:
		return 1
	case e.Op == tree.Value, e.Op == tree.FloatValue:
		return 0
	}
	return -1
}

// quietly expands an expression without a word about it. What sparse would
// have to complain of stays as it is, so that it can do so later.
func (c *checker) quietly(e *tree.Expr) {
	saved := c.expansion.quiet
	c.expansion.quiet = true
	c.expand(e)
	c.expansion.quiet = saved
}

// width is the size of a type in bits as far as folding knows it: constants
// are kept in 64 bits, so is what is larger.
func width(t *tree.Type) uint {
	if t.Bits <= 0 || t.Bits > 64 {
		return 64
	}
	return uint(t.Bits)
}

// mask has the lowest bits set.
func mask(bits uint) uint64 {
	if bits >= 64 {
		return math.MaxUint64
	}
	return 1<<bits - 1
}

// extended returns the number that the bits of a constant of type t mean.
func extended(value uint64, t *tree.Type) int64 {
	bits := width(t)
	value &= mask(bits)
	if !unsigned(t) && value>>(bits-1) != 0 {
		value |= ^mask(bits)
	}
	return int64(value)
}

// unsigned reports whether the numbers of the type have no sign; an
// enumeration is asked for the type behind it.
func unsigned(t *tree.Type) bool {
	for t != nil && (t.Kind == tree.Node || t.Kind == tree.Enum || t.Kind == tree.Restricted || t.Kind == tree.BitField) {
		if t.Mods&tree.Unsigned != 0 {
			return true
		}
		t = t.Base
	}
	return t != nil && t.Mods&tree.Unsigned != 0
}

// becomes makes e the constant that folding found.
func becomes(e *tree.Expr, value uint64, taint bool) {
	e.Op, e.Value, e.Taint = tree.Value, value, taint
	e.X, e.Y, e.Z, e.List, e.Stmt = nil, nil, nil, nil, nil
}

// becomesFloat makes e the floating constant that folding found. Its value is
// kept as bits, without a text.
func becomesFloat(e *tree.Expr, value float64) {
	e.Op, e.Value, e.Text = tree.FloatValue, math.Float64bits(value), nil
	e.X, e.Y = nil, nil
}

// castConstant makes the cast e of the constant from that constant.
func (c *checker) castConstant(e, from *tree.Expr) {
	to, was := e.Type, from.Type
	switch {
	case to.IsFloat() && from.Op == tree.FloatValue:
		becomesFloat(e, rounded(floatOf(from), to))
		return
	case to.IsFloat():
		becomesFloat(e, rounded(float64(extended(from.Value, was)), to))
		return
	}
	value, taint := int64(0), from.Taint
	if from.Op == tree.FloatValue {
		value, taint = truncated(floatOf(from)), false
	} else {
		if was.Bits == to.Bits {
			becomes(e, from.Value, taint)
			return
		}
		value = extended(from.Value, was)
	}
	if to.Bare() == tree.BoolType {
		if value != 0 && value != 1 {
			c.foldWarning(from, "bool", "odd constant _Bool cast ("+hex(uint64(value))+" becomes 1)")
		}
		becomes(e, boolean(value != 0), taint)
		return
	}
	bits, old := width(to), width(was)
	kept := uint64(value) & mask(bits)
	becomes(e, kept, taint)
	if !c.flag("cast-truncate") {
		return
	}
	// What is cut off may be copies of the sign that both numbers have.
	cut := mask(old) &^ mask(bits)
	lost := uint64(value) & cut
	signs := uint64(value)>>(old-1)&1 != 0 && uint64(value)>>(bits-1)&1 != 0
	if lost != 0 && !(signs && lost == cut) {
		c.foldWarning(from, "cast-truncate", "cast truncates bits from constant value ("+
			hex(uint64(value)&mask(old))+" becomes "+hex(kept)+")")
	}
}

// foldInteger makes an arithmetic operation on integer constants its result.
func (c *checker) foldInteger(e *tree.Expr) bool {
	if e.Y.Op != tree.Value {
		return false
	}
	op := e.Operator
	if (op == "<<" || op == ">>") && !shiftCount(e, e.Y) || e.X.Op != tree.Value {
		return false
	}
	bits := width(e.Type)
	l, r := e.X.Value, e.Y.Value
	sl, sr := int64(l), int64(r)
	signed := !unsigned(e.Type)
	if signed {
		sl, sr = extended(l, e.Type), extended(r, e.Type)
	}
	var v uint64
	switch op {
	case "+":
		v = l + r
	case "-":
		v = l - r
	case "&":
		v = l & r
	case "|":
		v = l | r
	case "^":
		v = l ^ r
	case "*":
		v = l * r
	case "/", "%":
		switch {
		case r == 0:
			c.foldWarning(e, "division", "division by zero")
			return false
		case signed && l == 1<<(bits-1) && sr == -1:
			c.foldWarning(e, "overflow", "constant integer operation overflow")
			return false
		case signed && op == "/":
			v = uint64(sl / sr)
		case signed:
			v = uint64(sl % sr)
		case op == "/":
			v = l / r
		default:
			v = l % r
		}
	case "<<":
		v = l << r
	case ">>":
		if v = l >> r; signed {
			v = uint64(sl >> r)
		}
	default:
		return false
	}
	becomes(e, v&mask(bits), e.X.Taint || e.Y.Taint)
	return true
}

// shiftCount reports whether a constant count fits the type that is shifted.
// One that does not is reported only where the shift is done (package flow).
func shiftCount(e, count *tree.Expr) bool {
	n := extended(count.Value, count.Type)
	return n >= 0 && n < e.Type.Bits
}

// foldCompare makes a comparison of constants its result.
func (c *checker) foldCompare(e *tree.Expr) bool {
	x, y := e.X, e.Y
	if x.Op == tree.FloatValue && y.Op == tree.FloatValue {
		l, r := floatOf(x), floatOf(y)
		becomes(e, boolean(compared(e.Operator, l < r, l == r)), false)
		return true
	}
	if x.Op != tree.Value || y.Op != tree.Value {
		return false
	}
	less := x.Value < y.Value
	if t := x.Type.Bare(); t.Kind != tree.Pointer && !unsigned(t) {
		less = extended(x.Value, t) < extended(y.Value, t)
	}
	becomes(e, boolean(compared(e.Operator, less, x.Value == y.Value)), x.Taint || y.Taint)
	return true
}

func compared(operator string, less, equal bool) bool {
	switch operator {
	case "<":
		return less
	case "<=":
		return less || equal
	case ">":
		return !less && !equal
	case ">=":
		return !less
	case "==":
		return equal
	}
	return !equal
}

// foldFloat makes arithmetic on floating constants its result.
func (c *checker) foldFloat(e *tree.Expr) bool {
	if e.X.Op != tree.FloatValue || e.Y.Op != tree.FloatValue {
		return false
	}
	l, r := floatOf(e.X), floatOf(e.Y)
	switch e.Operator {
	case "+":
		l += r
	case "-":
		l -= r
	case "*":
		l *= r
	case "/":
		if r == 0 {
			c.foldWarning(e, "division", "division by zero")
			return false
		}
		l /= r
	default:
		return false
	}
	becomesFloat(e, rounded(l, e.Type))
	return true
}

// foldPrefix makes a prefix operation on a constant its result.
func (c *checker) foldPrefix(e *tree.Expr) bool {
	x := e.X
	if x.Op == tree.FloatValue && (e.Operator == "+" || e.Operator == "-") {
		v := floatOf(x)
		if e.Operator == "-" {
			v = -v
		}
		becomesFloat(e, v)
		return true
	}
	if x.Op != tree.Value {
		return false
	}
	bits := width(e.Type)
	v := x.Value
	switch e.Operator {
	case "+", "(":
	case "-":
		if v == 1<<(bits-1) && !unsigned(e.Type) {
			c.foldWarning(e, "overflow", "constant integer operation overflow")
			return false
		}
		v = -v
	case "!":
		v = boolean(v == 0)
	case "~":
		v = ^v
	default:
		return false
	}
	becomes(e, v&mask(bits), x.Taint)
	return true
}

func boolean(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

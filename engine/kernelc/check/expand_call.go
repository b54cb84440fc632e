package check

import (
	"math/bits"

	"ringlab/engine/kernelc/tree"
)

// expandCall expands a call: a function that the compiler knows may be worked
// out, an inline function is put in its place.
func (c *checker) expandCall(e *tree.Expr) int {
	cost := 0
	for _, arg := range e.List {
		cost += c.expand(arg)
	}
	if e.X == nil || e.X.Type == nil {
		c.errorAt(e.Pos, "call", "function has no type")
		return sideEffects
	}
	if e.X.Type.Kind != tree.Node {
		return sideEffects
	}
	c.expand(e.X)
	fn := called(e.X)
	if fn == nil {
		return sideEffects
	}
	if fn.Object != nil && fn.Object.Builtin != "" {
		if cost, done := c.expandBuiltin(e, fn.Object.Builtin, cost); done {
			return cost
		}
	}
	if fn.Mods&tree.Inline != 0 {
		definition := fn
		if fn.Object != nil && fn.Object.Definition != nil {
			definition = fn.Object.Definition
		}
		if c.inline(e, definition) {
			return sideEffects
		}
	}
	if fn.Mods&tree.Pure != 0 {
		return cost + 1
	}
	return sideEffects
}

// called returns the function that is called by its name; nil where a pointer
// is called, one that was just made of a function's address, too.
func called(e *tree.Expr) *tree.Type {
	if e.Op != tree.Preop || e.Operator != "*" {
		return nil
	}
	if e = e.X; e == nil || e.Op != tree.Symbol || e.Symbol == nil || !e.Symbol.Is(tree.Function) {
		return nil
	}
	return e.Symbol
}

// expandBuiltin works out a call of a function that the compiler knows; false
// where it stays a call.
func (c *checker) expandBuiltin(e *tree.Expr, name string, cost int) (int, bool) {
	if len(e.List) == 0 {
		return 0, false
	}
	arg := e.List[0]
	switch name {
	case "__builtin_constant_p":
		becomes(e, boolean(cost == 0), false)
		return 0, true
	case "__builtin_safe_p":
		becomes(e, boolean(cost < sideEffects), false)
		return 0, true
	case "__builtin_expect":
		*e = *arg
		return 0, true
	case "__builtin_warning":
		return c.expandWarning(e)
	case "__builtin_object_size":
		return c.expandObjectSize(e)
	case "__builtin_isdigit":
		if arg.Op != tree.Value {
			return 0, false
		}
		becomes(e, boolean(arg.Value >= '0' && arg.Value <= '9'), false)
		return 0, true
	}
	if arg.Op != tree.Value || arg.Type == nil {
		return 0, false
	}
	v, n := arg.Value&mask(width(arg.Type)), int(width(arg.Type))
	sign := uint64(extended(v, arg.Type)) // of clrsb, whose argument has one
	switch name {
	case "__builtin_bswap16":
		v = uint64(bits.ReverseBytes16(uint16(v)))
	case "__builtin_bswap32":
		v = uint64(bits.ReverseBytes32(uint32(v)))
	case "__builtin_bswap64":
		v = bits.ReverseBytes64(v)
	case "__builtin_popcount", "__builtin_popcountl", "__builtin_popcountll":
		v = uint64(bits.OnesCount64(v))
	case "__builtin_parity", "__builtin_parityl", "__builtin_parityll":
		v = uint64(bits.OnesCount64(v) & 1)
	case "__builtin_clz", "__builtin_clzl", "__builtin_clzll":
		// Of 0 it is what sparse's own machine makes of it.
		v = uint64(min(bits.LeadingZeros64(v)-(64-n), n-1))
	case "__builtin_ctz", "__builtin_ctzl", "__builtin_ctzll":
		v = uint64(min(bits.TrailingZeros64(v), n))
	case "__builtin_ffs", "__builtin_ffsl", "__builtin_ffsll":
		if v != 0 {
			v = uint64(bits.TrailingZeros64(v) + 1)
		}
	case "__builtin_clrsb", "__builtin_clrsbl", "__builtin_clrsbll":
		if int64(sign) < 0 {
			sign = ^sign
		}
		v = uint64(bits.LeadingZeros64(sign) - (64 - n) - 1)
	default:
		return 0, false
	}
	becomes(e, v, arg.Taint)
	return 0, true
}

// expandWarning says what __builtin_warning(condition, text…) asks for, where
// the condition is a constant other than 0.
func (c *checker) expandWarning(e *tree.Expr) (int, bool) {
	condition := e.List[0]
	if condition.Op == tree.Value && condition.Value != 0 {
		for _, text := range e.List[1:] {
			for text.Op == tree.Cast || text.Op == tree.ImpliedCast {
				text = text.X
			}
			if text.Op == tree.Preop && text.X != nil && text.X.Op == tree.Symbol && text.X.Symbol != nil && text.X.Symbol.Object != nil {
				text = text.X.Symbol.Object.Init
			}
			if text != nil && text.Op == tree.StringValue {
				c.foldWarning(e, "warning", string(text.Text))
			}
		}
	}
	becomes(e, 0, false)
	return 0, true
}

// expandObjectSize works out what is left of an object behind a pointer into
// it. Members on their own (bit 0 of the mode) are not looked at.
func (c *checker) expandObjectSize(e *tree.Expr) (int, bool) {
	if len(e.List) < 2 || e.List[1].Op != tree.Value {
		return 0, false
	}
	mode := e.List[1].Value
	if mode > 3 {
		return 0, false
	}
	x, offset := e.List[0], uint64(0)
	for {
		switch {
		case x.Op == tree.Cast || x.Op == tree.ForceCast || x.Op == tree.ImpliedCast,
			x.Op == tree.Preop && x.Operator == "&" && x.X.Op == tree.Preop && x.X.Operator == "*":
			x = x.X
		case x.Op == tree.Preop && x.Operator == "*" && x.X.Op == tree.Preop && x.X.Operator == "&":
			x = x.X.X
		case x.Op == tree.Binop && x.Operator == "+" && x.Y.Op == tree.Value:
			x, offset = x.X, offset+x.Y.Value
		default:
			goto found
		}
	}
found:
	known := x.Op == tree.Symbol && x.Symbol != nil && x.Symbol.Bits > 0 && !x.Symbol.Is(tree.Function)
	known = known && offset <= uint64(x.Symbol.Bits/8)
	switch {
	case known && (mode&1 == 0 || offset == 0):
		becomes(e, uint64(x.Symbol.Bits/8)-offset, false)
	case known:
		return 0, false
	case mode < 2:
		becomes(e, mask(width(e.Type)), false)
	default:
		becomes(e, 0, false)
	}
	return 0, true
}

package check

import "ringlab/engine/kernelc/tree"

// checkBuiltin judges the call of a function that the compiler knows and that
// takes other arguments than a prototype can say. It returns the call's type.
type checkBuiltin func(c *checker, e *tree.Expr, fn *tree.Type) *tree.Type

// builtinCheck finds the rule of a builtin; nil where its prototype says all.
func builtinCheck(name string) checkBuiltin {
	switch name {
	case "__builtin_constant_p", "__builtin_safe_p", "__builtin_warning":
		return (*checker).anyArguments
	case "__builtin_choose_expr":
		return (*checker).chooseExpr
	case "__builtin_add_overflow", "__builtin_sub_overflow", "__builtin_mul_overflow":
		return (*checker).overflowResult
	case "__builtin_add_overflow_p", "__builtin_sub_overflow_p", "__builtin_mul_overflow_p":
		return (*checker).overflowTest
	case "__builtin_isfinite", "__builtin_isinf", "__builtin_isinf_sign", "__builtin_isnan", "__builtin_isnormal", "__builtin_signbit":
		return (*checker).floatingTest
	case "__builtin_bswap16", "__builtin_bswap32", "__builtin_bswap64",
		"__builtin_clrsb", "__builtin_clrsbl", "__builtin_clrsbll", "__builtin_clz", "__builtin_clzl", "__builtin_clzll",
		"__builtin_ctz", "__builtin_ctzl", "__builtin_ctzll", "__builtin_ffs", "__builtin_ffsl", "__builtin_ffsll",
		"__builtin_parity", "__builtin_parityl", "__builtin_parityll", "__builtin_popcount", "__builtin_popcountl", "__builtin_popcountll":
		return (*checker).constantOfConstant
	}
	if isAtomic(name) {
		return (*checker).atomic
	}
	return nil
}

// anyArguments takes whatever it is given.
func (c *checker) anyArguments(e *tree.Expr, _ *tree.Type) *tree.Type {
	if !c.evaluateAll(e) {
		return nil
	}
	e.Type = tree.IntType
	e.Const = constantExpression
	return e.Type
}

// evaluateAll evaluates all arguments; false where one has no type.
func (c *checker) evaluateAll(e *tree.Expr) bool {
	all := true
	for _, arg := range e.List {
		if c.evaluate(arg) == nil {
			all = false
		}
	}
	return all
}

// argumentCount judges how many arguments there are.
func (c *checker) argumentCount(e *tree.Expr, want int) bool {
	text := ""
	switch {
	case len(e.List) < want:
		text = "not enough arguments for "
	case len(e.List) > want:
		text = "too many arguments for "
	default:
		return true
	}
	i := c.failAt(e, "arguments", text+identifier(e.X.Type.Name))
	c.aboutCall(i, e, nil, 0)
	return false
}

// chooseExpr makes the call the expression that the constant chooses.
func (c *checker) chooseExpr(e *tree.Expr, _ *tree.Type) *tree.Type {
	if !c.argumentCount(e, 3) {
		return nil
	}
	if !c.evaluateAll(e) {
		return nil
	}
	value, ok := c.requireConstant(e.List[0], false)
	if !ok {
		value = 0
	}
	chosen := e.List[2]
	if value != 0 {
		chosen = e.List[1]
	}
	become(e, chosen)
	return e.Type
}

// constantOfConstant is a function whose value is a constant where its
// argument is one.
func (c *checker) constantOfConstant(e *tree.Expr, fn *tree.Type) *tree.Type {
	if c.plainCall(e, fn) == nil {
		return nil
	}
	if len(e.List) > 0 {
		e.Const = e.List[0].Const &^ literalKinds &^ tree.AddressConst
	}
	return e.Type
}

// badArgument says that an argument is not of the kind that is wanted.
func (c *checker) badArgument(e *tree.Expr, i int) bool {
	arg := e.List[i]
	f := c.errorAt(arg.Pos, "argument", "invalid type for argument "+decimal(int64(i+1))+":")
	c.noteAt(arg.Pos, "        "+c.show(arg.Type))
	c.about(f, arg, nil, arg.Type)
	c.aboutCall(f, e, arg, i+1)
	e.Type = tree.BadCType
	return false
}

// isPlainInteger reports whether a type is an integer that builtins do
// arithmetic on: no enumeration, bit-field, _Bool or restricted type.
func isPlainInteger(t *tree.Type) bool {
	t = t.Bare()
	return t != nil && t.Kind == tree.Base && t.Base == tree.AbstractInt && t != tree.BoolType
}

// integerArguments wants the first arguments to be integers.
func (c *checker) integerArguments(e *tree.Expr, count int) bool {
	for i := 0; i < count; i++ {
		if !isPlainInteger(e.List[i].Type) {
			return c.badArgument(e, i)
		}
	}
	return true
}

func (c *checker) overflowResult(e *tree.Expr, _ *tree.Type) *tree.Type {
	if !c.argumentCount(e, 3) || !c.evaluateAll(e) || !c.integerArguments(e, 2) {
		return nil
	}
	if target := c.operand(e.List[2]); target.kind != pointing || !isPlainInteger(c.examinePointee(target.typ)) {
		c.badArgument(e, 2)
		return nil
	}
	e.Type = tree.BoolType
	return e.Type
}

func (c *checker) overflowTest(e *tree.Expr, _ *tree.Type) *tree.Type {
	if !c.argumentCount(e, 3) || !c.evaluateAll(e) || !c.integerArguments(e, 3) {
		return nil
	}
	e.Type = tree.BoolType
	return e.Type
}

func (c *checker) floatingTest(e *tree.Expr, fn *tree.Type) *tree.Type {
	if !c.argumentCount(e, 1) {
		return nil
	}
	arg := e.List[0]
	if c.evaluate(arg) == nil {
		return nil
	}
	if !arg.Type.IsFloat() {
		i := c.failAt(e, "argument", "non-floating-point argument in call to "+identifier(e.X.Type.Name)+"()")
		c.aboutCall(i, e, arg, 1)
		return nil
	}
	e.Type = fn.Base
	return e.Type
}

package check

import "ringlab/engine/kernelc/tree"

// evaluateCall judges a call and converts its arguments.
func (c *checker) evaluateCall(e *tree.Expr) *tree.Type {
	if c.evaluate(e.X) == nil {
		return nil
	}
	callee := e.X.Type
	fn := callee.Bare()
	if fn != nil && fn.Kind == tree.Pointer {
		fn = c.examinePointee(fn).Bare()
	}
	if fn == nil || fn.Kind != tree.Function {
		return c.callNonFunction(e, callee)
	}
	c.examineParams(fn)
	if callee.Kind == tree.Node && isLvalue(e.X) && callee.Object != nil && callee.Object.Builtin != "" {
		if check := builtinCheck(callee.Object.Builtin); check != nil {
			return check(c, e, fn)
		}
	}
	return c.plainCall(e, fn)
}

// plainCall judges a call by the function's type.
func (c *checker) plainCall(e *tree.Expr, fn *tree.Type) *tree.Type {
	if !c.evaluateArguments(e, fn) {
		return nil
	}
	callee := e.X.Type
	switch {
	case len(e.List) < len(fn.Params):
		i := c.failAt(e, "arguments", "not enough arguments for function "+identifier(callee.Name))
		c.aboutCall(i, e, nil, 0)
		return nil
	case len(e.List) > len(fn.Params) && !fn.Variadic:
		i := c.failAt(e, "arguments", "too many arguments for function "+identifier(callee.Name))
		c.aboutCall(i, e, nil, 0)
	}
	e.Type = fn.Base
	return e.Type
}

func (c *checker) callNonFunction(e *tree.Expr, callee *tree.Type) *tree.Type {
	if callee == tree.BadCType {
		return nil
	}
	i := c.failAt(e, "call", "not a function "+identifier(callee.Name))
	c.about(i, e.X, nil, callee)
	for _, arg := range e.List {
		c.evaluate(arg)
	}
	return nil
}

// aboutCall keeps what a finding about an argument of a call is about.
func (c *checker) aboutCall(finding int, call *tree.Expr, argument *tree.Expr, number int) {
	if finding < 0 {
		return
	}
	e := c.found[finding]
	e.In, e.Callee, e.Argument = c.function, call.X.Type, number
	if argument != nil {
		e.Expr = argument
	} else {
		e.Expr = call
	}
	c.evidence(finding, e)
}

// evaluateArguments judges the arguments of a call one by one; false where one
// has no type.
func (c *checker) evaluateArguments(e *tree.Expr, fn *tree.Type) bool {
	for i := range e.List {
		t := c.evaluate(e.List[i])
		if t == nil {
			return false
		}
		if i >= len(fn.Params) {
			c.promoteArgument(&e.List[i], t)
			continue
		}
		param := fn.Params[i]
		c.examine(param)
		if param.Forced {
			c.forceArgument(&e.List[i], t, param)
			continue
		}
		c.passArgument(e, i, param)
	}
	return true
}

// forceArgument passes an argument to a parameter that takes anything.
func (c *checker) forceArgument(arg **tree.Expr, t, param *tree.Type) {
	_, from := c.kindOf(t)
	if _, to := c.kindOf(param); from&to&(numeric|pointing) != 0 {
		if from&pointing != 0 {
			c.decay(*arg)
		}
		*arg = c.convert(*arg, param)
	}
}

// promoteArgument does the default promotions on an argument that no parameter
// stands for [C11 6.5.2.2].
func (c *checker) promoteArgument(arg **tree.Expr, t *tree.Type) {
	base, kind := c.kindOf(t)
	switch {
	case kind.integral():
		*arg = c.convert(*arg, promoted(base))
	case kind&floating != 0:
		if base.Rank < tree.DoubleType.Rank {
			*arg = c.convert(*arg, tree.DoubleType)
		}
	case kind&pointing != 0:
		if (*arg).Type == tree.NullType {
			*arg = c.convert(*arg, tree.PtrType)
		} else {
			c.decay(*arg)
		}
	}
}

// passArgument converts an argument to its parameter's type. A transparent
// union takes what one of its members takes.
func (c *checker) passArgument(e *tree.Expr, i int, param *tree.Type) {
	if union, _ := c.kindOf(param); union.Kind == tree.Union && union.Mods&tree.TransparentUnion != 0 {
		for _, m := range union.Members {
			if c.assignable(m, &e.List[i]) == "" {
				return
			}
		}
	}
	arg := e.List[i]
	before := len(c.report.Findings)
	c.assign(arg, param, &e.List[i], "argument "+decimal(int64(i+1)))
	if len(c.report.Findings) > before {
		c.aboutCall(before, e, arg, i+1)
	}
}

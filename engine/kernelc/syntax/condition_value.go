package syntax

// judge tells whether an expression has a type, works out which, and says what
// is wrong where it has none.
func (c *conditionParser) judge(n *conditionNode) bool {
	switch n.op {
	case valueNode, undefinedNode:
		return true
	case parenNode:
		if n.x == nil || !c.judge(n.x) {
			return false
		}
		n.wide, n.unsigned = n.x.wide, n.x.unsigned
		return true
	case unaryNode:
		return c.judgeUnary(n)
	case binaryNode:
		left := c.judge(n.x)
		if (n.sign == "&&" || n.sign == "||") && !left {
			return false
		}
		if right := c.judge(n.y); !left || !right {
			return false
		}
		switch n.sign {
		case "<<", ">>":
			n.wide, n.unsigned = n.x.wide, n.x.unsigned
		case ",":
			n.wide, n.unsigned = n.y.wide, n.y.unsigned
		case "+", "-", "*", "/", "%", "&", "|", "^":
			n.wide, n.unsigned = balance(n.x, n.y)
		}
		return true
	case chooseNode:
		if !c.judge(n.x) || n.z == nil || !c.judge(n.z) || n.y == nil || !c.judge(n.y) {
			return false
		}
		n.wide, n.unsigned = balance(n.y, n.z)
		return true
	case callNode:
		if c.judge(n.x) {
			c.p.r.Error(n.pos, "call", "not a function <noident>")
		}
		for _, arg := range n.args {
			c.judge(arg)
		}
		return false
	}
	return c.judgeWrong(n)
}

func (c *conditionParser) judgeUnary(n *conditionNode) bool {
	if !c.judge(n.x) {
		return false
	}
	switch n.sign {
	case "*":
		c.p.r.Error(n.pos, "dereference", "cannot dereference this type")
		return false
	case "&":
		c.p.r.Error(n.pos, "address", "not addressable")
		return false
	case "++", "--":
		c.p.r.Error(n.pos, "lvalue", "need lvalue expression for ++/--")
		return false
	case "!":
		return true
	}
	n.wide, n.unsigned = n.x.wide, n.x.unsigned
	return true
}

// judgeWrong says why there is nothing of the kind in an #if.
func (c *conditionParser) judgeWrong(n *conditionNode) bool {
	if n.x != nil && !c.judge(n.x) || n.sign == "[" && n.y != nil && !c.judge(n.y) {
		return false
	}
	code, text := "lvalue", "not an lvalue"
	switch n.sign {
	case "[", "->":
		code, text = "dereference", "cannot dereference this type"
	case "++", "--":
		text = "need lvalue expression for ++/--"
	case "defined":
		code, text = "undefined", "undefined identifier 'defined'"
	}
	c.p.r.Error(n.pos, code, text)
	return false
}

// balance is the type that two operands have together.
func balance(x, y *conditionNode) (wide, unsigned bool) {
	wide = x.wide || y.wide
	unsigned = x.unsigned && x.wide == wide || y.unsigned && y.wide == wide
	return wide, unsigned
}

// fold works out a value; false where it is no constant.
func (c *conditionParser) fold(n *conditionNode) (uint64, bool) {
	switch n.op {
	case valueNode:
		return n.value, n.constant
	case undefinedNode:
		if c.p.warns("undef") {
			c.p.r.Warn(n.pos, "undef", "undefined preprocessor identifier '"+n.token.Text+"'")
		}
		return 0, true
	case parenNode:
		return c.fold(n.x)
	case unaryNode:
		x, ok := c.fold(n.x)
		if !ok {
			return 0, false
		}
		switch n.sign {
		case "-":
			x = -x
		case "~":
			x = ^x
		case "!":
			return truth(x == 0), true
		}
		return n.cut(x), true
	case chooseNode:
		x, ok := c.fold(n.x)
		if !ok {
			return 0, false
		}
		chosen := n.y
		if x == 0 {
			chosen = n.z
		}
		value, ok := c.fold(chosen)
		return n.cut(value), ok
	case binaryNode:
		return c.foldBinary(n)
	}
	return 0, false
}

func (c *conditionParser) foldBinary(n *conditionNode) (uint64, bool) {
	x, ok := c.fold(n.x)
	if n.sign == "&&" || n.sign == "||" {
		if !ok {
			return 0, false
		}
		if (x != 0) == (n.sign == "||") {
			return truth(x != 0), true
		}
		y, ok := c.fold(n.y)
		return truth(y != 0), ok
	}
	y, ok2 := c.fold(n.y)
	if n.sign == "/" || n.sign == "%" {
		if ok2 && y == 0 {
			c.p.r.Warn(n.pos, "division", "division by zero")
			return 0, false
		}
	}
	if !ok || !ok2 {
		return 0, false
	}
	// The operands as their common type has them.
	wide, unsigned := balance(n.x, n.y)
	common := conditionNode{wide: wide, unsigned: unsigned}
	if n.sign != "<<" && n.sign != ">>" && n.sign != "," {
		x, y = common.cut(x), common.cut(y)
	}
	less := int64(x) < int64(y)
	if unsigned {
		less = x < y
	}
	switch n.sign {
	case ",":
		return y, true
	case "+":
		x += y
	case "-":
		x -= y
	case "*":
		x *= y
	case "/", "%":
		smallest := common.cut(1 << 31)
		if wide {
			smallest = 1 << 63
		}
		switch {
		case unsigned && n.sign == "/":
			x /= y
		case unsigned:
			x %= y
		case x == smallest && y == 1<<64-1:
			c.p.r.Warn(n.pos, "overflow", "constant integer operation overflow")
			return 0, false
		case n.sign == "/":
			x = uint64(int64(x) / int64(y))
		default:
			x = uint64(int64(x) % int64(y))
		}
	case "&":
		x &= y
	case "|":
		x |= y
	case "^":
		x ^= y
	case "<<", ">>":
		bits := uint64(32)
		if n.wide {
			bits = 64
		}
		switch {
		case y >= bits:
			return 0, false
		case n.sign == "<<":
			x <<= y
		case n.unsigned:
			x >>= y
		default:
			x = uint64(int64(x) >> y)
		}
	case "==":
		return truth(x == y), true
	case "!=":
		return truth(x != y), true
	case "<":
		return truth(less), true
	case ">":
		return truth(!less && x != y), true
	case "<=":
		return truth(less || x == y), true
	case ">=":
		return truth(!less), true
	}
	return n.cut(x), true
}

func truth(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// cut fits a value to the node's type.
func (n *conditionNode) cut(value uint64) uint64 {
	switch {
	case n.wide:
		return value
	case n.unsigned:
		return uint64(uint32(value))
	}
	return uint64(int64(int32(value)))
}

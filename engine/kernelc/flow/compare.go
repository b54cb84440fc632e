package flow

// compareWithTruth is for x == n and x != n where n is 0 or 1.
func (g *graph) compareWithTruth(v *value, n uint64) bool {
	x := v.arg(0)
	if n > 1 || !x.register() {
		return false
	}
	inverse := (v.op == opNe) == (n == 1)
	if !inverse && x.size == 1 && v.size == 1 {
		g.replace(v, x)
		return true
	}
	switch {
	case x.op == opAnd && !inverse && x.size == v.size && x.arg(1).is(1):
		g.replace(v, x)
		return true
	case x.op.comparison():
		o := x.op
		if inverse {
			o = o.negated()
		}
		a, b := x.arg(0), x.arg(1)
		v.op, v.compared = o, x.compared
		g.setBoth(v, a, b)
		return true
	case x.op == opSext && !(n == 1 && x.compared == 1), x.op == opZext:
		v.compared = x.compared
		g.set(v, 0, x.arg(0))
		return true
	case x.op == opTrunc && x.usedOnce():
		bits := mask(x.size)
		x.op, x.size = opAnd, x.compared
		g.set(x, 1, g.constant(bits))
		return true
	}
	return false
}

// compareWithConstant is for comparisons with a constant: those that the
// numbers of the type decide, and a usual form for the others.
func (g *graph) compareWithConstant(v *value, n uint64) bool {
	size := v.compared
	bits := mask(size)
	sign := bits &^ (bits >> 1) // the least signed number
	top := bits >> 1            // the largest
	n &= bits
	was := v.op
	switch {
	case n == 0 && v.op >= opLt && v.op <= opGe:
	case v.op == opLt && n == sign, v.op == opGt && n == top, v.op == opBelow && n == 0, v.op == opAbove && n == bits:
		g.replaceConst(v, 0)
		return true
	case v.op == opLe && n == top, v.op == opGe && n == sign, v.op == opAboveEq && n == 0, v.op == opBelowEq && n == bits:
		g.replaceConst(v, 1)
		return true
	case v.op == opLt && n == top, v.op == opGt && n == sign, v.op == opAbove && n == 0:
		v.op = opNe
	case v.op == opLe && n == sign, v.op == opGe && n == top, v.op == opBelowEq && n == 0:
		v.op = opEq
	case v.op == opLt && n == sign+1, v.op == opBelow && n == 1:
		g.become(v, opEq, n-1)
	case v.op == opGe && n == sign+1, v.op == opAboveEq && n == 1:
		g.become(v, opNe, n-1)
	case v.op == opLe && n == top-1, v.op == opBelowEq && n == bits-1:
		g.become(v, opNe, n+1)
	case v.op == opGt && n == top-1, v.op == opAbove && n == bits-1:
		g.become(v, opEq, n+1)
	case v.op == opBelow && n == bits:
		v.op = opNe
	case v.op == opAboveEq && n == bits:
		v.op = opEq
	case v.op == opLt && n&sign == 0:
		g.become(v, opLe, n-1)
	case v.op == opLe && n&sign != 0:
		g.become(v, opLt, n+1)
	case v.op == opGe && n&sign == 0:
		g.become(v, opGt, n-1)
	case v.op == opGt && n&sign != 0:
		g.become(v, opGe, n+1)
	case v.op == opBelow:
		g.become(v, opBelowEq, n-1)
	case v.op == opAboveEq:
		g.become(v, opAbove, n-1)
	case v.op == opBelowEq && n == top:
		g.become(v, opGe, 0)
	case v.op == opAbove && n == top:
		g.become(v, opLt, 0)
	}
	if v.op != was {
		g.again |= againValues
		return true
	}
	return g.compareMade(v, n)
}

// compareMade looks at what is compared with the constant.
func (g *graph) compareMade(v *value, n uint64) bool {
	x := v.arg(0)
	switch x.op {
	case opAnd:
		if !x.arg(1).constant() {
			return false
		}
		bits := x.arg(1).imm
		switch {
		case v.op == opEq && n&bits != n:
			g.replaceConst(v, 0)
			return true
		case v.op == opNe && n&bits != n:
			g.replaceConst(v, 1)
			return true
		case (v.op == opEq || v.op == opNe) && n == bits && oneBit(bits):
			g.become(v, v.op.negated(), 0)
			return true
		}
		return g.compareBounded(v, n, 0, bits, x.size)
	case opOr:
		if !x.arg(1).constant() {
			return false
		}
		bits := x.arg(1).imm
		switch {
		case v.op == opEq && n&bits != bits:
			g.replaceConst(v, 0)
			return true
		case v.op == opNe && n&bits != bits:
			g.replaceConst(v, 1)
			return true
		}
		if v.op >= opBelow && v.op <= opAboveEq {
			return g.compareBounded(v, n, bits, mask(x.size), x.size)
		}
	case opZext:
		if n <= mask(x.compared) {
			v.op, v.compared = v.op.unsignedOf(), x.compared
			g.set(v, 0, x.arg(0))
			return true
		}
		return g.compareBounded(v, n, 0, mask(x.compared), v.compared)
	case opSext:
		if extend(n, x.compared) == extend(n, v.compared) {
			v.compared = x.compared
			g.setBoth(v, x.arg(0), g.constant(n&mask(x.compared)))
			return true
		}
		return g.compareExtended(v, x, n)
	case opTrunc:
		if (v.op == opEq || v.op == opNe) && x.usedOnce() {
			bits := mask(x.size)
			v.compared = x.compared
			x.op, x.size = opAnd, x.compared
			g.set(x, 1, g.constant(bits))
			return true
		}
	}
	return false
}

// compareExtended is for a number with a sign that is compared with one that
// its type does not hold.
func (g *graph) compareExtended(v, x *value, n uint64) bool {
	positive := extend(n, v.compared) >= 0
	switch v.op {
	case opLt, opLe:
		g.replaceConst(v, truthOf(positive))
	case opGt, opGe:
		g.replaceConst(v, truthOf(!positive))
	case opBelowEq, opAbove:
		// Only where negative numbers, taken for large ones, are not among
		// those that the constant parts.
		if n < 1<<uint(x.compared-1) || !positive {
			return false
		}
		if v.op == opBelowEq {
			v.op = opGe
		} else {
			v.op = opLt
		}
		v.compared = x.compared
		g.setBoth(v, x.arg(0), g.constant(0))
	default:
		return false
	}
	return true
}

// compareBounded decides a comparison of what lies between two numbers.
func (g *graph) compareBounded(v *value, n, low, high uint64, size int32) bool {
	known, is := false, false
	switch v.op {
	case opLt, opLe, opGt, opGe:
		if extend(high, size) < 0 || extend(low, size) < 0 {
			return false
		}
		s := extend(n, v.compared)
		l, h := int64(low), int64(high)
		switch v.op {
		case opLt:
			known, is = h < s || l >= s, h < s
		case opLe:
			known, is = h <= s || l > s, h <= s
		case opGt:
			known, is = l > s || h <= s, l > s
		default:
			known, is = l >= s || h < s, l >= s
		}
	case opBelow:
		known, is = high < n || low >= n, high < n
	case opBelowEq:
		known, is = high <= n || low > n, high <= n
	case opAbove:
		known, is = low > n || high <= n, low > n
	case opAboveEq:
		known, is = low >= n || high < n, low >= n
	}
	if known {
		g.replaceConst(v, truthOf(is))
	}
	return known
}

package flow

// simplify makes an operation simpler where it can be.
func (g *graph) simplify(v *value) {
	if v.op.makesValue() && v.uses == 0 {
		g.kill(v, false)
		return
	}
	switch {
	case v.op == opFloat2, v.op == opFloatCmp:
	case v.op.binary():
		g.canonical(v)
		g.simplifyBinary(v)
	default:
		g.simplifyOther(v)
	}
}

func (g *graph) simplifyOther(v *value) {
	switch v.op {
	case opNot, opNeg:
		g.simplifyUnary(v)
	case opSext, opZext, opTrunc:
		g.simplifyCast(v)
	case opSymAddr, opFromPtr, opToPtr:
		g.replace(v, v.arg(0))
	case opSelect:
		g.simplifySelect(v)
	case opPhi:
		g.simplifyPhi(v)
	case opLoad, opStore:
		g.simplifyAddress(v)
	case opBranch:
		g.simplifyBranch(v)
	case opSwitch:
		g.simplifySwitch(v)
	case opComputed:
		g.simplifyComputed(v)
	case opRange:
		low, high, x := v.arg(1), v.arg(2), v.arg(0)
		if x.constant() && low.constant() && high.constant() && int64(x.imm) >= int64(low.imm) && int64(x.imm) <= int64(high.imm) {
			g.kill(v, true)
		}
	}
}

// rank orders operands: what must be worked out first stands on the left.
func (v *value) rank() int {
	switch {
	case v.op == opVoid:
		return 0
	case v.op == opUndef:
		return 1
	case v.op > opConst:
		return 2
	case v.op == opArg:
		return 3
	case v.op == opSym:
		return 4
	}
	return 5
}

// canonical puts the operands of an operation in order, where that does not
// matter to it.
func (g *graph) canonical(v *value) {
	switch v.op {
	case opAdd, opMul, opAnd, opOr, opXor:
	default:
		if !v.op.comparison() {
			return
		}
	}
	x, y := v.arg(0), v.arg(1)
	if rx, ry := x.rank(), y.rank(); rx < ry || rx == ry && (rx < 2 || rx == 5 || x.number <= y.number) {
		return
	}
	v.args[0], v.args[1] = y, x
	v.op = v.op.swapped()
	g.again |= againValues
}

// become changes an operation of two operands whose second is a constant.
func (g *graph) become(v *value, o op, n uint64) {
	v.op = o
	g.set(v, 1, g.constant(n))
}

func (g *graph) simplifyBinary(v *value) {
	x, y := v.arg(0), v.arg(1)
	size := v.size
	if v.op.comparison() {
		size = v.compared
	}
	switch {
	case x.constant() && y.constant():
		if n, ok := work(v.op, size, x.imm, y.imm); ok {
			g.replaceConst(v, n)
			return
		}
	case x.constant():
		if g.constantLeft(v, x.imm) {
			return
		}
	case y.constant():
		if g.constantRight(v, y.imm) {
			return
		}
	case x == y && x.op != opUndef:
		if g.sameOperands(v, x) {
			return
		}
	}
	if v.block != nil && g.associate(v) || v.block == nil {
		return
	}
	g.simplifyPair(v)
}

func (g *graph) constantLeft(v *value, n uint64) bool {
	y := v.arg(1)
	switch v.op {
	case opAdd, opOr, opXor:
		if n == 0 {
			g.replace(v, y)
			return true
		}
	case opShl, opLsr, opAsr, opAnd, opMul:
		if n == 0 {
			g.replaceConst(v, 0)
			return true
		}
	case opSub:
		switch {
		case n == 0:
			v.op = opNeg
			g.setBoth(v, y, g.void)
			return true
		case y.op == opAdd && y.arg(1).constant():
			m, _ := work(opSub, v.size, n, y.arg(1).imm)
			g.setBoth(v, g.constant(m), y.arg(0))
			return true
		case y.op == opSub && y.arg(0).constant():
			m, _ := work(opSub, v.size, n, y.arg(0).imm)
			v.op = opAdd
			g.setBoth(v, y.arg(1), g.constant(m))
			return true
		}
	}
	return false
}

func (g *graph) constantRight(v *value, n uint64) bool {
	x, bits := v.arg(0), mask(v.size)
	switch v.op {
	case opOr, opXor:
		switch {
		case n&bits == bits && v.op == opOr:
			g.replace(v, v.arg(1))
			return true
		case n&bits == bits:
			v.op = opNot
			g.set(v, 1, g.void)
			return true
		case n == 0:
			g.replace(v, x)
			return true
		}
	case opSub:
		m, _ := work(opNeg, v.size, n, 0)
		g.become(v, opAdd, m)
		if n == 0 {
			g.replace(v, x)
		}
		return true
	case opAdd:
		switch {
		case n == 0:
			g.replace(v, x)
			return true
		case x.op == opSub && x.arg(0).constant():
			m, _ := work(opAdd, v.size, x.arg(0).imm, n)
			from := x.arg(1)
			v.op = opSub
			g.setBoth(v, g.constant(m), from)
			return true
		}
	case opShl, opLsr, opAsr:
		return g.simplifyShift(v, n)
	case opModU, opModS:
		if n == 1 {
			g.replaceConst(v, 0)
			return true
		}
	case opDivU, opDivS, opMul:
		switch {
		case n == 1:
			g.replace(v, x)
			return true
		case n == 0 && v.op == opMul:
			g.replaceConst(v, 0)
			return true
		case v.op != opDivU && extend(n, v.size) == -1:
			v.op = opNeg
			g.set(v, 1, g.void)
			return true
		}
	case opAnd:
		switch {
		case n == 0:
			g.replaceConst(v, 0)
			return true
		case n&bits == bits:
			g.replace(v, x)
			return true
		}
		return g.simplifyMask(v, n)
	default:
		if v.op == opEq || v.op == opNe {
			if g.compareWithTruth(v, n) {
				return true
			}
		}
		return g.compareWithConstant(v, n)
	}
	return false
}

// simplifyMask is for x & n.
func (g *graph) simplifyMask(v *value, n uint64) bool {
	x := v.arg(0)
	var old uint64
	switch {
	case x.op.comparison() || x.op == opFloatCmp:
		old = 1
	case x.op == opZext:
		old = mask(x.compared)
	case x.op == opOr && x.arg(1).constant():
		switch m := x.arg(1).imm & n; {
		case m == 0:
			g.set(v, 0, x.arg(0))
			return true
		case m == n:
			g.replaceConst(v, n)
			return true
		}
		return false
	default:
		return false
	}
	switch {
	case n&old == old:
		g.replace(v, x)
		return true
	case n&old != n:
		g.set(v, 1, g.constant(n&old))
		return true
	}
	return false
}

// simplifyShift is for shifts by a constant. One that is too far stays as it
// is, to be reported.
func (g *graph) simplifyShift(v *value, n uint64) bool {
	x := v.arg(0)
	if n == 0 {
		g.replace(v, x)
		return true
	}
	if n >= uint64(v.size) {
		// A count that was found out only now is taken for an int.
		if s := spread(spread(int64(n), v.size), 32); !v.farther && s < 0 {
			g.set(v, 1, g.constant(uint64(s)))
		}
		v.farther = true
		return false
	}
	again := func(o op, count uint64) bool {
		if count >= uint64(v.size) {
			if o != opAsr {
				g.replaceConst(v, 0)
				return true
			}
			count = uint64(v.size) - 1
		}
		v.op = o
		from := x.arg(0)
		g.setBoth(v, from, g.constant(count))
		return true
	}
	if x == v {
		return false
	}
	by := x.args[1]
	if by != nil {
		by = x.arg(1)
	}
	switch v.op {
	case opAsr:
		switch {
		case (x.op == opLsr || x.op == opAsr) && by.constant() && by.imm > 0 && by.imm <= uint64(v.size):
			return again(x.op, n+by.imm)
		case x.op == opZext:
			v.op = opLsr
			g.again |= againValues
			return true
		}
	case opLsr:
		switch {
		case x.op == opZext && n >= uint64(x.compared):
			g.replaceConst(v, 0)
			return true
		case x.op == opLsr && by.constant() && by.imm <= uint64(v.size):
			return again(opLsr, n+by.imm)
		case x.op == opShl && by == v.arg(1):
			v.op = opAnd
			g.setBoth(v, x.arg(0), g.constant(mask(v.size-int32(n))))
			return true
		case x.op == opAnd && by.constant():
			wanted := mask(v.size) &^ mask(int32(n))
			switch by.imm & wanted {
			case 0:
				g.replaceConst(v, 0)
				return true
			case wanted:
				g.set(v, 0, x.arg(0))
				return true
			}
		}
	case opShl:
		switch {
		case x.op == opShl && by.constant() && by.imm <= uint64(v.size):
			return again(opShl, n+by.imm)
		case x.op == opLsr && by == v.arg(1):
			v.op = opAnd
			g.setBoth(v, x.arg(0), g.constant(mask(v.size)&^mask(int32(n))))
			return true
		case x.op == opAnd && by.constant():
			wanted := mask(v.size) >> n
			switch by.imm & wanted {
			case 0:
				g.replaceConst(v, 0)
				return true
			case wanted:
				g.set(v, 0, x.arg(0))
				return true
			}
		}
	}
	return false
}

func (g *graph) sameOperands(v, x *value) bool {
	switch v.op {
	case opNe, opLt, opGt, opBelow, opAbove:
		g.settings.warn("tautological-compare", v.pos, "tautology", "self-comparison always evaluates to false")
		g.replaceConst(v, 0)
	case opEq, opLe, opGe, opBelowEq, opAboveEq:
		g.settings.warn("tautological-compare", v.pos, "tautology", "self-comparison always evaluates to true")
		g.replaceConst(v, 1)
	case opSub, opXor:
		g.replaceConst(v, 0)
	case opAnd, opOr:
		g.replace(v, x)
	default:
		return false
	}
	return true
}

// associate brings constants together: (x # C) # K is x # (C # K), and moves
// them to the outside.
func (g *graph) associate(v *value) bool {
	switch v.op {
	case opAdd, opMul, opAnd, opOr, opXor:
	default:
		return false
	}
	x, y := v.arg(0), v.arg(1)
	if x.op != v.op || x == v || y.op != opConst && y.op != opSym {
		return false
	}
	inner := x.arg(1)
	if inner.op != opConst && inner.op != opSym {
		return false
	}
	if inner.constant() && y.constant() {
		n, _ := work(v.op, v.size, y.imm, inner.imm)
		from := x.arg(0)
		g.setBoth(v, from, g.constant(n))
		return true
	}
	if !x.usedOnce() {
		return false
	}
	from := x.arg(0)
	if from == y {
		return false
	}
	x.args[0], v.args[1] = y, from
	g.again |= againValues
	return true
}

// simplifyPair looks at an operation together with those that make its
// operands.
func (g *graph) simplifyPair(v *value) {
	x, y := v.arg(0), v.arg(1)
	switch v.op {
	case opAdd:
		switch {
		case x.op == opNeg:
			v.op = opSub
			from := x.arg(0)
			g.setBoth(v, y, from)
		case y.op == opNeg:
			v.op = opSub
			g.set(v, 1, y.arg(0))
		case x.op == opSub && x.arg(1) == y:
			g.replace(v, x.arg(0))
		case y.op == opSub && y.arg(1) == x:
			g.replace(v, y.arg(0))
		}
	case opSub:
		switch {
		case x.op == opAdd && x.arg(0) == y:
			g.replace(v, x.arg(1))
		case x.op == opAdd && x.arg(1) == y:
			g.replace(v, x.arg(0))
		case y.op == opAdd && (y.arg(0) == x || y.arg(1) == x):
			left := y.arg(0)
			if left == x {
				left = y.arg(1)
			}
			v.op = opNeg
			g.setBoth(v, left, g.void)
		case y.op == opNeg:
			v.op = opAdd
			g.set(v, 1, y.arg(0))
		}
	case opAnd, opOr, opXor:
		if opposite(x, y) || opposite(y, x) {
			n := mask(v.size)
			if x.op.comparison() && y.op.comparison() {
				n = 1
			}
			if v.op == opAnd {
				n = 0
			}
			g.replaceConst(v, n)
			return
		}
		if v.op == opAnd && (g.bothBounds(v, x, y) || g.bothBounds(v, y, x)) {
			return
		}
	default:
		if v.op.comparison() && (x.op == opSext || x.op == opZext) && y.op == x.op && y.compared == x.compared {
			if x.op == opZext {
				v.op = v.op.unsignedOf()
			}
			v.compared = x.compared
			a, b := x.arg(0), y.arg(0)
			g.setBoth(v, a, b)
		}
	}
}

// opposite reports whether one value is the other's complement.
func opposite(x, y *value) bool {
	if x.op == opNot {
		return x.arg(0) == y
	}
	return x.op.comparison() && y.op == x.op.negated() && x.arg(0) == y.arg(0) && x.arg(1) == y.arg(1)
}

// bothBounds makes 0 <= x && x <= C one comparison.
func (g *graph) bothBounds(v, low, high *value) bool {
	if low.op != opGe || !low.arg(1).is(0) || high.op != opLe || high.arg(0) != low.arg(0) ||
		!high.arg(1).constant() || extend(high.arg(1).imm, high.compared) < 0 {
		return false
	}
	v.op, v.compared = opBelowEq, high.compared
	a, b := high.arg(0), high.arg(1)
	g.setBoth(v, a, b)
	return true
}

func (g *graph) simplifyUnary(v *value) {
	x := v.arg(0)
	if x.constant() {
		n, _ := work(v.op, v.size, x.imm, 0)
		g.replaceConst(v, n)
		return
	}
	switch {
	case x.op == v.op:
		g.replace(v, x.arg(0))
	case x.op == opAdd && x.arg(1).constant():
		n, _ := work(v.op, v.size, x.arg(1).imm, 0)
		from := x.arg(0)
		v.op = opSub
		g.setBoth(v, g.constant(n), from)
	case v.op == opNot && x.op == opNeg:
		v.op = opSub
		g.setBoth(v, x.arg(0), g.constant(1))
	case v.op == opNeg && x.op == opNot:
		v.op = opAdd
		g.setBoth(v, x.arg(0), g.constant(1))
	case v.op == opNot && x.op == opSub && x.arg(0).constant():
		n, _ := work(opNot, v.size, x.arg(0).imm, 0)
		v.op = opAdd
		g.setBoth(v, x.arg(1), g.constant(n))
	case v.op == opNot && x.op == opXor && x.arg(1).constant():
		n, _ := work(opNot, v.size, x.arg(1).imm, 0)
		v.op = opXor
		g.setBoth(v, x.arg(0), g.constant(n))
	case v.op == opNeg && x.op == opSub:
		a, b := x.arg(0), x.arg(1)
		v.op = opSub
		g.setBoth(v, b, a)
	}
}

func (g *graph) simplifyCast(v *value) {
	x := v.arg(0)
	if x.constant() {
		n := x.imm
		if v.op == opSext {
			n = uint64(extend(n, v.compared))
		}
		g.replaceConst(v, n&mask(v.size))
		return
	}
	switch {
	case x.op.comparison() && (v.op != opSext || v.size != 1):
		a, b := x.arg(0), x.arg(1)
		v.op, v.compared = x.op, x.compared
		g.setBoth(v, a, b)
	case x.op == opOr && v.op == opTrunc && x.arg(1).constant() && x.arg(1).imm&mask(v.size) == mask(v.size):
		g.replaceConst(v, mask(v.size))
	case x.op == opOr && v.op == opTrunc && x.arg(1).constant() && x.arg(1).imm&mask(v.size) == 0:
		g.set(v, 0, x.arg(0))
	case x.op == opTrunc && v.op == opTrunc:
		v.compared = x.compared
		g.set(v, 0, x.arg(0))
	case x.op == opTrunc && v.op == opZext && v.size == x.compared:
		v.op = opAnd
		n := mask(x.size)
		g.setBoth(v, x.arg(0), g.constant(n))
	case x.op == opZext && v.op != opTrunc, x.op == opSext && v.op == opSext:
		v.op, v.compared = x.op, x.compared
		g.set(v, 0, x.arg(0))
	case (x.op == opZext || x.op == opSext) && v.op == opTrunc:
		if v.size == x.compared {
			g.replace(v, x.arg(0))
			return
		}
		if v.size > x.compared {
			v.op = x.op
		}
		v.compared = x.compared
		g.set(v, 0, x.arg(0))
	case x.op == opAnd && x.arg(1).constant() && x.usedOnce() && (v.op == opZext || v.op == opSext && x.arg(1).imm>>uint(max(x.size, 1)-1)&1 == 0):
		n := x.arg(1)
		x.op, x.compared, x.size, x.typ = opZext, v.compared, v.size, v.typ
		g.set(x, 1, g.void)
		v.op = opAnd
		g.set(v, 1, n)
	case x.op == opAnd && x.arg(1).constant() && x.usedOnce() && v.op == opTrunc:
		n := x.arg(1).imm & mask(v.size)
		x.op, x.compared, x.size, x.typ = opTrunc, x.size, v.size, v.typ
		g.set(x, 1, g.void)
		v.op = opAnd
		g.set(v, 1, g.constant(n))
	}
}

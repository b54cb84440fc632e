package flow

// mask has the lowest bits set.
func mask(bits int32) uint64 {
	if bits <= 0 || bits >= 64 {
		return ^uint64(0)
	}
	return 1<<uint(bits) - 1
}

// extend returns the signed number that the lowest bits mean.
func extend(v uint64, bits int32) int64 {
	if bits <= 0 || bits >= 64 {
		return int64(v)
	}
	shift := uint(64 - bits)
	return int64(v<<shift) >> shift
}

// spread is extend for a number that may have more bits: these stay, unless
// the sign spreads over them.
func spread(v int64, bits int32) int64 {
	if bits < 64 && v>>uint(bits-1)&1 != 0 {
		return v | ^int64(mask(bits))
	}
	return v
}

func oneBit(v uint64) bool { return v != 0 && v&(v-1) == 0 }

func truthOf(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// work does an operation on two constants of a size; false where the result is
// not defined.
func work(o op, size int32, x, y uint64) (uint64, bool) {
	bits := mask(size)
	ux, uy := x&bits, y&bits
	sx, sy := extend(ux, size), extend(uy, size)
	lowest := extend(1<<uint(max(min(size, 64), 1)-1), size)
	var v uint64
	switch o {
	case opAdd:
		v = ux + uy
	case opSub:
		v = ux - uy
	case opMul:
		v = ux * uy
	case opDivU, opModU:
		switch {
		case uy == 0:
			return 0, false
		case o == opDivU:
			v = ux / uy
		default:
			v = ux % uy
		}
	case opDivS, opModS:
		switch {
		case sy == 0 || sx == lowest && sy == -1:
			return 0, false
		case o == opDivS:
			v = uint64(sx / sy)
		default:
			v = uint64(sx % sy)
		}
	case opShl, opLsr, opAsr:
		switch {
		case uy >= uint64(size):
			return 0, false
		case o == opShl:
			v = ux << uy
		case o == opLsr:
			v = ux >> uy
		default:
			v = uint64(sx >> uy)
		}
	case opAnd:
		v = ux & uy
	case opOr:
		v = ux | uy
	case opXor:
		v = ux ^ uy
	case opNot:
		v = ^ux
	case opNeg:
		v = -ux
	case opEq:
		v = truthOf(ux == uy)
	case opNe:
		v = truthOf(ux != uy)
	case opLt:
		v = truthOf(sx < sy)
	case opLe:
		v = truthOf(sx <= sy)
	case opGt:
		v = truthOf(sx > sy)
	case opGe:
		v = truthOf(sx >= sy)
	case opBelow:
		v = truthOf(ux < uy)
	case opBelowEq:
		v = truthOf(ux <= uy)
	case opAbove:
		v = truthOf(ux > uy)
	case opAboveEq:
		v = truthOf(ux >= uy)
	default:
		return 0, false
	}
	return v & bits, true
}

// negated is the comparison that is true where o is false.
func (o op) negated() op {
	switch o {
	case opEq:
		return opNe
	case opNe:
		return opEq
	case opLt:
		return opGe
	case opGe:
		return opLt
	case opLe:
		return opGt
	case opGt:
		return opLe
	case opBelow:
		return opAboveEq
	case opAboveEq:
		return opBelow
	case opBelowEq:
		return opAbove
	case opAbove:
		return opBelowEq
	}
	return o
}

// swapped is the comparison with its operands exchanged.
func (o op) swapped() op {
	switch o {
	case opLt:
		return opGt
	case opGt:
		return opLt
	case opLe:
		return opGe
	case opGe:
		return opLe
	case opBelow:
		return opAbove
	case opAbove:
		return opBelow
	case opBelowEq:
		return opAboveEq
	case opAboveEq:
		return opBelowEq
	}
	return o
}

// unsignedOf is the comparison of the same numbers without a sign.
func (o op) unsignedOf() op {
	if o >= opLt && o <= opGe {
		return o + (opBelow - opLt)
	}
	return o
}

package flow

import "ringlab/engine/kernelc/tree"

// numbers as conversions see them.
type numbers uint8

const (
	odd numbers = iota
	unsignedNumber
	signedNumber
	pointerNumber
	voidPointer
	floatNumber
)

func numbersOf(t *tree.Type) numbers {
	bare := t.Bare()
	switch {
	case bare == nil:
		return odd
	case bare.Kind == tree.Pointer && bare.Base == tree.VoidType:
		return voidPointer
	case bare.Kind == tree.Pointer:
		return pointerNumber
	case t.IsFloat():
		return floatNumber
	case bare.Kind == tree.BitField, bare.Kind == tree.Restricted, bare.Kind == tree.Fouled, bare.Kind == tree.Enum, bare.Base == tree.AbstractInt:
		if signed(t) {
			return signedNumber
		}
		return unsignedNumber
	}
	return odd
}

// convert makes a value of one type one of another.
func (b *builder) convert(v *value, from, to *tree.Type) *value {
	if v == b.void || from == nil || to == nil {
		return b.void
	}
	was, is := fieldWidth(from), fieldWidth(to)
	if was < 0 || is < 0 {
		return b.void
	}
	src, dst := numbersOf(from), numbersOf(to)
	cast := func(o op) *value {
		c := b.value(o, is, b.pos)
		c.compared, c.typ = int32(was), to
		c.use(0, v)
		b.add(c)
		return c
	}
	switch dst {
	case floatNumber:
		switch src {
		case floatNumber:
			if was == is {
				return v
			}
			return cast(opConvert)
		case unsignedNumber, signedNumber:
			return cast(opConvert)
		}
		return b.void
	case pointerNumber:
		switch src {
		case unsignedNumber, signedNumber:
			if was != is && !v.is(0) {
				b.settings.warn("int-to-pointer-cast", b.pos, "cast", "non size-preserving integer to pointer cast")
				return b.convert(b.convert(v, from, tree.ULongType), tree.ULongType, to)
			}
			return cast(opToPtr)
		case pointerNumber, voidPointer:
			return cast(opPtrCast)
		}
		return b.void
	case voidPointer, unsignedNumber, signedNumber:
		switch {
		case src == floatNumber && dst != voidPointer:
			return cast(opConvert)
		case src == pointerNumber && dst != voidPointer:
			if was != is {
				b.settings.warn("pointer-to-int-cast", b.pos, "cast", "non size-preserving pointer to integer cast")
				return b.convert(b.convert(v, from, tree.ULongType), tree.ULongType, to)
			}
			return cast(opFromPtr)
		case src == odd, src == floatNumber:
			return b.void
		case was == is:
			return v
		case is < was:
			return cast(opTrunc)
		case src == signedNumber:
			return cast(opSext)
		default:
			return cast(opZext)
		}
	}
	if from.Bare() == to.Bare() {
		return v
	}
	return b.void
}

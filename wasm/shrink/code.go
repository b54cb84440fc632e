package shrink

import (
	"encoding/binary"
	"fmt"
	"math"
)

// How Go's compiler lays a function out (cmd/internal/obj/wasm/wasmobj.go).
// WebAssembly has no jumps, so a function is a loop around nested blocks, one
// for each place where it can be entered or jumped to: a table at the loop's
// head leaves as many blocks as the number of the place in local 0 says. Local
// 1 is a copy of the stack pointer, which is global 0. Around it all is a block
// that is left for the function to return 1, when its goroutine is to wait.
const (
	localPlace = 0
	localStack = 1
	localSelf  = 2 // of package shrink: the function's own number, as in its return addresses

	globalStack = 0
)

// Instructions by their codes.
const (
	opUnreachable  = 0x00
	opNop          = 0x01
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = 0x0b
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opDrop         = 0x1a
	opSelect       = 0x1b
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalGet    = 0x23
	opGlobalSet    = 0x24
	opLoadFirst    = 0x28
	opLoadLast     = 0x35
	opStoreFirst   = 0x36
	opI64Store     = 0x37
	opStoreLast    = 0x3e
	opMemorySize   = 0x3f
	opMemoryGrow   = 0x40
	opI32Const     = 0x41
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opNumberFirst  = 0x45 // tests, arithmetic and conversions
	opI32Add       = 0x6a
	opI64Add       = 0x7c
	opI32WrapI64   = 0xa7
	opI64ExtendI32 = 0xad
	opNumberLast   = 0xc4
	opPrefix       = 0xfc

	prefixTruncLast  = 7
	prefixMemoryCopy = 10
	prefixMemoryFill = 11

	typeI32 = 0x7f
	typeI64 = 0x7e
	void    = 0x40 // the type of a block
)

// code writes a code section shorter, given which functions are never called.
// What it changes runs no slower:
//
//   - A jump to a place further on leaves the blocks up to there. The compiler
//     has it go by the table, which takes the number of the place and the depth
//     of the loop.
//   - A return of 1 stands where the compiler leaves the outermost block for
//     it, whose depth is another at each call.
//   - A return address is the function's number, kept in a local, and the
//     place.
//   - Addresses on the stack are computed in 32 bits, by loads and stores
//     themselves where they can.
//
// Each makes alike what differed from call to call and from function to
// function, which compression rewards.
func code(body []byte, unneeded []bool) ([]byte, error) {
	r := reader{body}
	count := r.uint()
	if count != len(unneeded) {
		return nil, fmt.Errorf("%w: code of %d functions, and a table of %d", ErrLayout, count, len(unneeded))
	}
	out := binary.AppendUvarint(nil, uint64(count))
	for i := range count {
		f := r.take(r.uint())
		if f == nil {
			return nil, fmt.Errorf("%w: the code of function %d is cut off", ErrLayout, i)
		}
		short, err := trap, error(nil)
		if !unneeded[i] {
			short, err = function(f)
		}
		if err != nil {
			return nil, err
		}
		out = binary.AppendUvarint(out, uint64(len(short)))
		out = append(out, short...)
	}
	return out, nil
}

// locals are some variables of one type that a function declares.
type locals struct {
	count int
	kind  byte
}

// function writes the body of a function shorter.
func function(body []byte) ([]byte, error) {
	r := reader{body}
	var declared []locals
	for range r.uint() {
		if len(r.rest) == 0 {
			return nil, fmt.Errorf("%w: a function is cut off", ErrLayout)
		}
		declared = append(declared, locals{r.uint(), r.byte()})
	}
	list, err := instructions(r.rest)
	if err != nil {
		return nil, err
	}
	if len(declared) == 0 || declared[0] != (locals{1, typeI32}) || len(list) < 2 ||
		!list[0].is(opGlobalGet, globalStack) || !list[1].is(opLocalSet, localStack) {
		return body, nil // not of Go's compiler, or without a stack
	}
	list = jumpAhead(list)
	list = addressStack(list)
	list, declared = shareSelf(list, declared)
	out := binary.AppendUvarint(nil, uint64(len(declared)))
	for _, l := range declared {
		out = binary.AppendUvarint(out, uint64(l.count))
		out = append(out, l.kind)
	}
	for _, i := range list {
		out = append(out, i.bytes...)
	}
	return out, nil
}

// instruction is one instruction and its bytes, its code among them.
type instruction struct {
	op    byte
	bytes []byte
}

func plain(op byte) instruction { return instruction{op, []byte{op}} }

// numbered is an instruction with an unsigned operand, such as an index.
func numbered(op byte, n int) instruction {
	return instruction{op, binary.AppendUvarint([]byte{op}, uint64(n))}
}

func constant(op byte, n int) instruction {
	return instruction{op, appendInt([]byte{op}, n)}
}

// number returns the unsigned operand.
func (i instruction) number() int {
	r := reader{i.bytes[1:]}
	return r.operand()
}

// is reports whether an instruction has this code and unsigned operand.
func (i instruction) is(op byte, n int) bool { return i.op == op && i.number() == n }

// value returns the operand of a constant that is a small natural number.
func (i instruction) value() (n int, ok bool) {
	const longest = 1 + 5 // bytes of a constant that reader.int reads
	if i.op != opI32Const && i.op != opI64Const || len(i.bytes) > longest {
		return 0, false
	}
	r := reader{i.bytes[1:]}
	n = r.int()
	return n, n >= 0
}

func (i instruction) loads() bool  { return i.op >= opLoadFirst && i.op <= opLoadLast }
func (i instruction) stores() bool { return i.op >= opStoreFirst && i.op <= opStoreLast }

// ahead is a load or store at an address that is add bytes on; ok is false
// where an instruction cannot say so.
func (i instruction) ahead(add int) (further instruction, ok bool) {
	r := reader{i.bytes[1:]}
	align, offset := r.operand(), r.operand()
	bytes := binary.AppendUvarint([]byte{i.op}, uint64(align))
	return instruction{i.op, binary.AppendUvarint(bytes, uint64(offset+add))}, offset+add <= math.MaxUint32
}

// operand reads an unsigned operand. It may be larger than a size can.
func (r *reader) operand() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > math.MaxUint32 {
		r.rest = nil
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// instructions reads the instructions of a function.
func instructions(body []byte) ([]instruction, error) {
	var list []instruction
	for r := (reader{body}); len(r.rest) > 0; {
		start := r.rest
		op := r.byte()
		switch {
		case op == opUnreachable, op == opNop, op == opElse, op == opEnd, op == opReturn, op == opDrop, op == opSelect,
			op >= opNumberFirst && op <= opNumberLast:
		case op == opBlock, op == opLoop, op == opIf, op == opMemorySize, op == opMemoryGrow:
			r.byte()
		case op == opBr, op == opBrIf, op == opCall, op >= opLocalGet && op <= opGlobalSet:
			r.operand()
		case op == opCallIndirect, op >= opLoadFirst && op <= opStoreLast:
			r.operand()
			r.operand()
		case op == opBrTable:
			for targets := r.operand() + 1; targets > 0 && len(r.rest) > 0; targets-- {
				r.operand()
			}
		case op == opI32Const, op == opI64Const:
			for r.byte()&0x80 != 0 {
			}
		case op == opF32Const:
			r.take(4)
		case op == opF64Const:
			r.take(8)
		case op == opPrefix:
			switch n := r.operand(); {
			case n <= prefixTruncLast:
			case n == prefixMemoryCopy:
				r.take(2)
			case n == prefixMemoryFill:
				r.take(1)
			default:
				return nil, fmt.Errorf("%w: an unknown instruction fc %02x", ErrLayout, n)
			}
		default:
			return nil, fmt.Errorf("%w: an unknown instruction %02x", ErrLayout, op)
		}
		if len(r.rest) == 0 && op != opEnd {
			return nil, fmt.Errorf("%w: a function without an end", ErrLayout)
		}
		list = append(list, instruction{op, start[:len(start)-len(r.rest)]})
	}
	return list, nil
}

// jumpAhead replaces jumps by way of the table, where they lead ahead, and
// jumps out of the outermost block.
func jumpAhead(list []instruction) []instruction {
	at, places := table(list)
	last := 0 // the highest place
	for _, p := range places {
		last = max(last, p)
	}
	// The blocks of the places stand right before the table's operand, and the
	// loop before them.
	loop := at - 1 - (last + 1) - 1
	if at < 0 || loop < 2 || list[loop].op != opLoop {
		loop = -1
	}
	for i := loop + 1; loop >= 0 && i < at-1; i++ {
		if list[i].op != opBlock {
			loop = -1
		}
	}
	exit := -1
	if n := len(list); n > 5 && list[2].op == opBlock && list[n-3].op == opEnd && list[n-2].op == opI32Const && list[n-1].op == opEnd {
		if one, ok := list[n-2].value(); ok && one == 1 {
			exit = 2
		}
	}
	var out []instruction
	var open []int // where the blocks begin that i stands in
	for i, in := range list {
		switch in.op {
		case opBlock, opLoop, opIf:
			open = append(open, i)
		case opEnd:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case opBrIf:
			if to := len(open) - 1 - in.number(); to >= 0 && open[to] == exit {
				out = append(out, instruction{opIf, []byte{opIf, void}}, constant(opI32Const, 1), plain(opReturn), plain(opEnd))
				continue
			}
		case opBr:
			to := len(open) - 1 - in.number()
			if to < 0 || loop < 0 || open[to] != loop || !list[i-1].is(opLocalSet, localPlace) {
				break
			}
			place, ok := list[i-2].value()
			if !ok || place >= len(places) {
				break
			}
			// The block of place 0 is the innermost. Those of places behind
			// have ended; the count is then less than what the jump itself is
			// nested in.
			depth := in.number() - 1 - (last - places[place])
			nested := 0
			for k := len(open) - 1; k >= 0 && (open[k] <= loop || open[k] >= at); k-- {
				nested++
			}
			if depth >= nested {
				out = append(out[:len(out)-2], numbered(opBr, depth))
				continue
			}
		}
		out = append(out, in)
	}
	return out
}

// table finds the table of a function's places: which block each number leads
// out of. at is negative where a function has none.
func table(list []instruction) (at int, places []int) {
	for at := 3; at < len(list); at++ {
		if list[at].op != opBrTable {
			continue
		}
		if !list[at-1].is(opLocalGet, localPlace) {
			break
		}
		r := reader{list[at].bytes[1:]}
		for targets := r.operand() + 1; targets > 0 && len(r.rest) > 0; targets-- {
			places = append(places, r.operand())
		}
		return at, places
	}
	return -1, nil
}

// addressStack shortens how addresses on the stack are computed: the compiler
// widens the stack pointer to 64 bits, adds, and narrows the sum.
func addressStack(list []instruction) []instruction {
	var out []instruction
	// operands tells, of each operand since the last block began or ended,
	// where the addition stands in out that computed it; 0 of other operands.
	var operands []int
	for at := 0; at < len(list); at++ {
		in := list[at]
		if offset, ok := stackAddress(list[at:]); ok {
			operands = append(operands, len(out)+1)
			out = append(out, in, constant(opI32Const, offset), plain(opI32Add))
			at += 4
			continue
		}
		pops, pushes, straight := arity(in)
		if !straight {
			operands = operands[:0]
			out = append(out, in)
			continue
		}
		base := 0
		for range pops {
			base = 0
			if top := len(operands) - 1; top >= 0 {
				base, operands = operands[top], operands[:top]
			}
		}
		for range pushes {
			operands = append(operands, 0)
		}
		if base > 0 && (in.loads() || in.stores()) {
			offset, _ := out[base].value()
			if further, ok := in.ahead(offset); ok {
				in, out[base], out[base+1] = further, instruction{}, instruction{}
			}
		}
		out = append(out, in)
	}
	return out
}

// stackAddress reads an address on the stack off the front of instructions.
func stackAddress(list []instruction) (offset int, ok bool) {
	if len(list) < 5 || !list[0].is(opLocalGet, localStack) || list[1].op != opI64ExtendI32 ||
		list[3].op != opI64Add || list[4].op != opI32WrapI64 {
		return 0, false
	}
	offset, ok = list[2].value()
	return offset, ok && offset < maxMemory
}

// arity returns how many operands an instruction takes and leaves; straight is
// false where the next to run may be another than the next one.
func arity(i instruction) (pops, pushes int, straight bool) {
	binary := func(first, last byte) bool { return i.op >= first && i.op <= last }
	switch {
	case i.op == opNop:
		return 0, 0, true
	case i.op == opDrop, i.op == opLocalSet, i.op == opGlobalSet:
		return 1, 0, true
	case i.op == opSelect:
		return 3, 1, true
	case i.op == opLocalGet, i.op == opGlobalGet, i.op == opMemorySize, i.op >= opI32Const && i.op <= opF64Const:
		return 0, 1, true
	case i.stores():
		return 2, 0, true
	case i.op == opPrefix && i.bytes[1] > prefixTruncLast:
		return 3, 0, true
	case binary(0x46, 0x4f), binary(0x51, 0x66), // comparisons
		binary(0x6a, 0x78), binary(0x7c, 0x8a), binary(0x92, 0x98), binary(0xa0, 0xa6): // arithmetic
		return 2, 1, true
	case i.op == opLocalTee, i.loads(), i.op == opMemoryGrow, i.op == opPrefix, i.op >= opNumberFirst && i.op <= opNumberLast:
		return 1, 1, true
	}
	return 0, 0, false
}

// placeBits are the low bits of a return address, the number of a place.
const placeBits = 16

// shareSelf keeps the function's number in a local of its own.
func shareSelf(list []instruction, declared []locals) ([]instruction, []locals) {
	self, calls := 0, 0
	for at := range list {
		if address, ok := returnAddress(list, at); ok {
			if calls > 0 && address>>placeBits != self {
				return list, declared
			}
			self = address >> placeBits
			calls++
		}
	}
	if calls < 2 {
		return list, declared
	}
	if len(declared) > 1 && declared[1].kind == typeI64 {
		declared[1].count++
	} else {
		declared = append([]locals{declared[0], {1, typeI64}}, declared[1:]...)
	}
	out := []instruction{list[0], list[1], constant(opI64Const, self<<placeBits), numbered(opLocalSet, localSelf)}
	for at := 2; at < len(list); at++ {
		in := list[at]
		if address, ok := returnAddress(list, at); ok {
			place := address & (1<<placeBits - 1)
			out = append(out, numbered(opLocalGet, localSelf), constant(opI64Const, place), plain(opI64Add))
			continue
		}
		if in.op >= opLocalGet && in.op <= opLocalTee && in.number() >= localSelf {
			in = numbered(in.op, in.number()+1)
		}
		out = append(out, in)
	}
	return out, declared
}

// returnAddress returns the return address that the instruction at this index
// gives, which is then put on the stack.
func returnAddress(list []instruction, at int) (address int, ok bool) {
	if list[at].op != opI64Const || at < 2 || at+1 >= len(list) || list[at+1].op != opI64Store ||
		!list[at-2].is(opGlobalSet, globalStack) || !list[at-1].is(opLocalGet, localStack) {
		return 0, false
	}
	address, ok = list[at].value()
	return address, ok && address >= 1<<placeBits
}

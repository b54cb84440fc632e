package flow

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// op is what a value is, or what an operation does.
type op uint8

const (
	opNone op = iota
	// Values that no operation makes.
	opVoid // none at all
	opUndef
	opArg
	opSym   // the address of an object or function
	opConst // imm

	opNop
	opEntry
	opInlined // where an inlined call ended
	// Operations on two values.
	opAdd
	opSub
	opMul
	opDivU
	opDivS
	opModU
	opModS
	opShl
	opLsr
	opAsr
	opAnd
	opOr
	opXor
	// Comparisons; compared is the size of what is compared.
	opEq
	opNe
	opLt
	opLe
	opGt
	opGe
	opBelow
	opBelowEq
	opAbove
	opAboveEq
	opFloat2   // arithmetic on floats
	opFloatCmp // comparison of floats
	// Operations on one value.
	opNot
	opNeg
	opFloat1
	opSext // compared is the size before
	opZext
	opTrunc
	opPtrCast
	opFromPtr // a pointer as an integer of its size
	opToPtr
	opConvert // to, from and between floats
	opSlice
	opSymAddr
	opText  // a string, a float: imm tells which
	opLabel // &&label

	opSelect
	opPhi
	opLoad
	opStore // args: address, value
	opCall  // list: arguments; args[0] the function
	opAsm
	opContext // imm: by how much
	opRange
	// Ends of blocks.
	opBranch // args[0] is the condition
	opJump
	opSwitch
	opComputed // goto *args[0]
	opReturn
	opUnreachable
)

func (o op) comparison() bool { return o >= opEq && o <= opAboveEq }
func (o op) binary() bool     { return o >= opAdd && o <= opFloatCmp }
func (o op) ends() bool       { return o >= opBranch }

// makesValue reports whether an operation is there for its value alone.
func (o op) makesValue() bool {
	return o >= opAdd && o <= opLoad || o == opCall
}

// value is an operation and the value that it makes.
type value struct {
	op       op
	volatile bool
	pure     bool // a call without side effects
	farther  bool // a shift that is known to go too far
	memory   bool // an asm that writes to memory
	check    bool // a context that only asks
	floating bool // of a load or store
	size     int32
	compared int32
	args     [3]*value
	list     []*value // arguments of a call or asm; operands of a phi
	from     []*block // of a phi: where its operands come from
	imm      uint64
	offset   int64 // of a load or store
	sym      *tree.Type
	typ      *tree.Type
	block    *block // nil where it is no operation, or not one any more
	to       *value // what it was replaced by
	uses     int32
	number   int32
	pos      report.Pos
	targets  []*block // of a branch (true, false), a jump, a switch
	cases    []span   // of a switch, beside its targets
}

// span is the numbers of one case; low > high for default.
type span struct{ low, high int64 }

// real returns the value that v stands for after replacements.
func (v *value) real() *value {
	for v.to != nil {
		if v.to.to != nil {
			v.to = v.to.to
		}
		v = v.to
	}
	return v
}

// arg returns an operand.
func (v *value) arg(i int) *value {
	a := v.args[i]
	if a.to != nil {
		a = a.real()
		v.args[i] = a
	}
	return a
}

// operand returns an argument of a call, an operand of a phi.
func (v *value) operand(i int) *value {
	a := v.list[i]
	if a.to != nil {
		a = a.real()
		v.list[i] = a
	}
	return a
}

func (v *value) constant() bool   { return v.op == opConst }
func (v *value) is(n uint64) bool { return v.op == opConst && v.imm == n }
func (v *value) usedOnce() bool   { return v.uses == 1 }
func (v *value) register() bool   { return v.op > opConst }

// block is operations that are done one after the other. Predecessors and
// successors are kept in the order in which they were found, as sparse keeps
// them: paths are followed in that order.
type block struct {
	pos   report.Pos
	ops   []*value
	preds []*block
	succs []*block
	// feeds are the phis with an operand from here.
	feeds   []*value
	listed  bool // it is one of the function's blocks
	number  int32
	mark    int32
	context int32 // locks held when it is entered; -1 where no path came by

	idom     *block
	depth    int32
	frontier []*block
	// What it makes that others may use, and what it needs of others.
	needs, defines map[*value]bool
}

// last returns the operation that ends the block; nil where it has none.
func (b *block) last() *value {
	for i := len(b.ops) - 1; i >= 0; i-- {
		if b.ops[i].block != nil {
			if b.ops[i].op.ends() {
				return b.ops[i]
			}
			return nil
		}
	}
	return nil
}

// fed reports whether a phi takes an operand from the block.
func (b *block) fed() bool {
	n := 0
	for _, phi := range b.feeds {
		if phi.block != nil && phi.operandFrom(b) >= 0 {
			b.feeds[n] = phi
			n++
		}
	}
	b.feeds = b.feeds[:n]
	return n > 0
}

// operandFrom returns which operand of a phi comes from a block; -1 for none.
func (v *value) operandFrom(b *block) int {
	for i, from := range v.from {
		if from == b {
			return i
		}
	}
	return -1
}

// What a round of simplification made necessary.
const (
	againValues = 1 << iota
	againBlocks
)

// graph is a function.
type graph struct {
	entry  *block
	blocks []*block
	// symbols are the addresses of objects that are used, in order of use.
	symbols   []*value
	symbol    map[*tree.Type]*value
	constants map[uint64]*value
	void      *value
	spare     []value // made, to be used
	again     int
	round     int32 // marks of blocks
	numbers   int32
	settings  *Settings
}

func newGraph(s *Settings) *graph {
	return &graph{
		symbol: map[*tree.Type]*value{}, constants: map[uint64]*value{},
		void: &value{op: opVoid}, settings: s,
	}
}

// constant returns a number; equal numbers are one value.
func (g *graph) constant(n uint64) *value {
	v := g.constants[n]
	if v == nil {
		v = g.make(opConst)
		v.imm = n
		g.constants[n] = v
	}
	return v
}

// address returns the address of an object.
func (g *graph) address(sym *tree.Type) *value {
	v := g.symbol[sym]
	if v == nil {
		v = g.make(opSym)
		v.sym, v.number = sym, int32(len(g.symbols))
		g.symbol[sym] = v
		g.symbols = append(g.symbols, v)
	}
	return v
}

// value makes an operation that is in no block yet.
func (g *graph) value(o op, size int64, pos report.Pos) *value {
	g.numbers++
	v := g.make(o)
	v.size, v.pos, v.number = int32(size), pos, g.numbers
	v.args = [3]*value{g.void, g.void, g.void}
	return v
}

// make makes a value, one of many that are allocated together.
func (g *graph) make(o op) *value {
	if len(g.spare) == 0 {
		g.spare = make([]value, 24)
	}
	v := &g.spare[0]
	g.spare = g.spare[1:]
	v.op = o
	return v
}

// use makes a an operand of v.
func (v *value) use(i int, a *value) {
	a.uses++
	v.args[i] = a
}

// set replaces an operand of v. What nobody uses any more is taken out.
func (g *graph) set(v *value, i int, a *value) {
	old := v.arg(i)
	a.uses++
	v.args[i] = a
	g.release(old)
	g.again |= againValues
}

// setBoth replaces both operands of v.
func (g *graph) setBoth(v, x, y *value) {
	oldX, oldY := v.arg(0), v.arg(1)
	x.uses++
	y.uses++
	v.args[0], v.args[1] = x, y
	g.release(oldX)
	g.release(oldY)
	g.again |= againValues
}

// release takes back one use.
func (g *graph) release(a *value) {
	a.uses--
	if a.uses == 0 && a.block != nil {
		g.kill(a, false)
	}
}

// replace puts another value in place of v, and takes v out.
func (g *graph) replace(v, by *value) {
	if by != v {
		by.uses += v.uses
		v.uses = 0
		v.to = by
	}
	g.kill(v, false)
	g.again |= againValues
}

func (g *graph) replaceConst(v *value, n uint64) { g.replace(v, g.constant(n)) }

// kill takes an operation out; one with side effects only where it must.
func (g *graph) kill(v *value, must bool) {
	if v.block == nil || v.op == opEntry {
		return
	}
	if !must {
		switch v.op {
		case opStore, opAsm:
			return
		case opCall:
			if !v.pure {
				return
			}
		case opLoad:
			if v.volatile {
				return
			}
		}
	}
	v.block = nil
	g.again |= againValues
	for i, a := range v.args {
		if a != g.void {
			a = v.arg(i)
			v.args[i] = g.void
			g.release(a)
		}
	}
	for i := range v.list {
		a := v.operand(i)
		v.list[i] = g.void
		g.release(a)
	}
	v.list, v.from = nil, nil
}

// addOperand gives a phi one more operand.
func (g *graph) addOperand(phi *value, from *block, a *value) {
	a.uses++
	phi.list = append(phi.list, a)
	phi.from = append(phi.from, from)
	from.feeds = append(from.feeds, phi)
}

// dropOperand takes an operand from a phi.
func (g *graph) dropOperand(phi *value, i int, killing bool) {
	a := phi.operand(i)
	phi.list = append(phi.list[:i], phi.list[i+1:]...)
	phi.from = append(phi.from[:i], phi.from[i+1:]...)
	if killing {
		g.release(a)
	} else {
		a.uses--
	}
	g.again |= againValues
}

// insertPhi puts a phi after those that a block begins with.
func (b *block) insertPhi(phi *value) {
	i := 0
	for i < len(b.ops) && (b.ops[i].op == opPhi || b.ops[i].block == nil) {
		i++
	}
	phi.block = b
	b.ops = append(b.ops, nil)
	copy(b.ops[i+1:], b.ops[i:])
	b.ops[i] = phi
}

// insertLast puts an operation before the one that ends the block.
func (b *block) insertLast(v *value) {
	v.block = b
	i := len(b.ops)
	for i > 0 && (b.ops[i-1].block == nil || b.ops[i-1].op.ends()) {
		i--
		if b.ops[i].block != nil {
			break
		}
	}
	b.ops = append(b.ops, nil)
	copy(b.ops[i+1:], b.ops[i:])
	b.ops[i] = v
}

// compact drops what was taken out.
func (b *block) compact() {
	n := 0
	for _, v := range b.ops {
		if v.block == b {
			b.ops[n] = v
			n++
		}
	}
	clear(b.ops[n:])
	b.ops = b.ops[:n]
}

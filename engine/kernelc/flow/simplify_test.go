package flow

import (
	"math/rand"
	"testing"

	"ringlab/engine/kernelc/report"
)

// run works out a value for given arguments.
func run(v *value, args []uint64) (uint64, bool) {
	v = v.real()
	at := func(i int) (uint64, bool) { return run(v.arg(i), args) }
	switch v.op {
	case opConst:
		return v.imm, true
	case opArg:
		return args[v.number], true
	case opVoid, opUndef:
		return 0, false
	case opSext, opZext, opTrunc:
		x, ok := at(0)
		if x &= mask(v.compared); v.op == opSext {
			x = uint64(extend(x, v.compared))
		}
		return x & mask(v.size), ok
	case opSelect:
		c, ok := at(0)
		if !ok {
			return 0, false
		}
		if c&mask(v.arg(0).width()) != 0 {
			return at(1)
		}
		return at(2)
	case opNot, opNeg:
		x, ok := at(0)
		if !ok {
			return 0, false
		}
		return work(v.op, v.size, x, 0)
	}
	x, ok := at(0)
	y, also := at(1)
	if !ok || !also {
		return 0, false
	}
	if v.op.comparison() {
		n, ok := work(v.op, v.compared, x, y)
		return n & 1, ok
	}
	return work(v.op, v.size, x, y)
}

// random makes an operation on values of 8 bits, or of a bit for conditions.
func random(g *graph, b *block, r *rand.Rand, args []*value, depth int) *value {
	if depth == 0 || r.Intn(6) == 0 {
		if r.Intn(2) == 0 {
			return args[r.Intn(len(args))]
		}
		return g.constant(uint64([]int{0, 1, 2, 3, 4, 7, 8, 15, 100, 126, 127, 128, 129, 254, 255}[r.Intn(15)]))
	}
	add := func(o op, size int64, operands ...*value) *value {
		v := g.value(o, size, 0)
		for i, a := range operands {
			v.use(i, a)
		}
		v.block = b
		b.ops = append(b.ops, v)
		return v
	}
	next := func() *value { return random(g, b, r, args, depth-1) }
	switch k := r.Intn(20); {
	case k < 8:
		return add([]op{opAdd, opSub, opMul, opAnd, opOr, opXor, opShl, opLsr, opAsr, opDivU, opDivS, opModU, opModS}[r.Intn(13)], 8, next(), next())
	case k < 12:
		c := add(opEq+op(r.Intn(10)), 1, next(), next())
		c.compared = 8
		wide := add(opZext, 8, c)
		wide.compared = 1
		return wide
	case k < 14:
		return add(opSelect, 8, next(), next(), next())
	case k < 16:
		return add([]op{opNot, opNeg}[r.Intn(2)], 8, next())
	}
	narrow := add(opTrunc, 4, next())
	narrow.compared = 8
	wide := add([]op{opSext, opZext}[r.Intn(2)], 8, narrow)
	wide.compared = 4
	return wide
}

// What is simplified gives the same number for all arguments.
func TestSimplifyKeepsValues(t *testing.T) {
	settings := &Settings{Warn: func(string, report.Pos, string, string) {}}
	undefined := 0
	for seed := int64(0); seed < 3000; seed++ {
		r := rand.New(rand.NewSource(seed))
		g := newGraph(settings)
		b := &block{listed: true}
		g.entry, g.blocks = b, []*block{b}
		args := []*value{{op: opArg, number: 0}, {op: opArg, number: 1}}
		v := random(g, b, r, args, 4)
		ret := g.value(opReturn, 0, 0)
		ret.use(0, v)
		ret.block = b
		b.ops = append(b.ops, ret)
		type sample struct {
			x, y, want uint64
			defined    bool
		}
		var samples []sample
		for i := 0; i < 60; i++ {
			x, y := uint64(r.Intn(256)), uint64(r.Intn(256))
			want, ok := run(v, []uint64{x, y})
			samples = append(samples, sample{x, y, want, ok})
		}
		for i := 0; i < 40; i++ {
			g.again = 0
			g.simplifyAll()
			g.shareCommon()
			if g.again == 0 {
				break
			}
		}
		for _, s := range samples {
			got, ok := run(ret.arg(0), []uint64{s.x, s.y})
			if !s.defined {
				undefined++
				continue
			}
			if !ok || got&255 != s.want&255 {
				t.Fatalf("seed %d: for %d and %d it was %d, simplified it is %d (%v)", seed, s.x, s.y, s.want, got, ok)
			}
		}
	}
	if undefined == 0 {
		t.Error("no sample divided by zero: the operations are not what they should be")
	}
}

// Comparisons with a constant are right for all numbers of a small type.
func TestCompareWithConstant(t *testing.T) {
	settings := &Settings{Warn: func(string, report.Pos, string, string) {}}
	for o := opEq; o <= opAboveEq; o++ {
		for n := uint64(0); n < 16; n++ {
			g := newGraph(settings)
			b := &block{listed: true}
			g.entry, g.blocks = b, []*block{b}
			v := g.value(o, 1, 0)
			v.compared, v.block = 4, b
			v.use(0, &value{op: opArg})
			v.use(1, g.constant(n))
			b.ops = append(b.ops, v)
			ret := g.value(opReturn, 0, 0)
			ret.use(0, v)
			ret.block = b
			b.ops = append(b.ops, ret)
			for g.again = 1; g.again != 0; {
				g.again = 0
				g.simplifyAll()
			}
			for x := uint64(0); x < 16; x++ {
				want, _ := work(o, 4, x, n)
				if got, _ := run(ret.arg(0), []uint64{x}); got != want&1 {
					t.Fatalf("comparison %d of %d with %d: %d, simplified %d", o, x, n, want, got)
				}
			}
		}
	}
}

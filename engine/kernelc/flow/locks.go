package flow

import (
	"strconv"

	"ringlab/engine/kernelc/tree"
)

// inspect says what is wrong with operations that are left: nothing is said of
// those that make no difference.
func (g *graph) inspect() {
	for _, b := range g.blocks {
		for _, v := range b.ops {
			if v.block == nil {
				continue
			}
			switch v.op {
			case opShl, opLsr, opAsr:
				g.inspectShift(v)
			case opLoad:
				g.inspectAccess(v)
			}
		}
	}
}

func (g *graph) inspectShift(v *value) {
	count := v.arg(1)
	if !count.constant() || count.imm < uint64(v.size) || v.typ == nil {
		return
	}
	if n := spread(int64(count.imm), v.size); n < 0 {
		g.settings.warn("shift-count-negative", v.pos, "shift", "shift count is negative ("+strconv.FormatInt(n, 10)+")")
	} else {
		g.settings.warn("shift-count-overflow", v.pos, "shift", "shift too big ("+strconv.FormatUint(count.imm, 10)+
			") for type "+tree.Show(v.typ.Bare()))
	}
}

func (g *graph) inspectAccess(v *value) {
	a := v.arg(0)
	if a.op != opSym {
		return
	}
	bits := a.sym.Bits
	end := int64(int32(v.offset))*8 + int64(v.size)
	if bits <= 0 || v.offset >= 0 && end <= bits {
		return
	}
	where := "past the end of"
	if v.offset < 0 {
		where = "below"
	}
	name := a.sym.Name
	if name == "" {
		name = "<noident>" // a string
	}
	g.settings.warn("", v.pos, "access", "invalid access "+where+" '"+name+"' ("+
		strconv.FormatInt(v.offset, 10)+" "+strconv.FormatInt((bits+7)/8, 10)+")")
}

// inspectContexts returns by how much a block changes the contexts that it is
// entered with, and says where one that is asked for is not held.
func (g *graph) inspectContexts(b *block, entry int) int {
	sum := 0
	for _, v := range b.ops {
		if v.block == nil || v.op != opContext {
			continue
		}
		by := int(int64(v.imm))
		if v.check {
			held := sum + entry
			if by == 0 && held == 0 || by != 0 && held >= by {
				continue
			}
			g.settings.warn("", v.pos, "context", "context check failure")
			continue
		}
		sum += by
	}
	return sum
}

// checkLocks counts contexts along all paths. The first path that does not
// agree ends it: sparse says one thing of a function. Ranges that are not known
// to be kept are reported before.
func (g *graph) checkLocks(fn *tree.Type) {
	for _, b := range g.blocks {
		for _, v := range b.ops {
			if v.block != nil && v.op == opRange {
				g.settings.warn("", v.pos, "range", "value out of range")
			}
		}
	}
	in, out := 0, 0
	locks := fn.Locks
	if len(locks) == 0 && fn.Base != nil {
		locks = fn.Base.Locks
	}
	for _, l := range locks {
		in += l.In
		out += l.Out
	}
	type step struct {
		b     *block
		entry int
	}
	stack := []step{{g.entry, in}}
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		b := at.b
		switch {
		case int(b.context) == at.entry && b.context >= 0:
			continue
		case b.context >= 0:
			g.imbalance(fn, b, "different lock contexts for basic block")
			return
		}
		b.context = int32(at.entry)
		held := at.entry + g.inspectContexts(b, at.entry)
		if held < 0 {
			g.imbalance(fn, b, "unexpected unlock")
			return
		}
		end := b.last()
		if end == nil {
			continue
		}
		if end.op == opReturn {
			if held != out {
				g.imbalance(fn, b, "wrong count at exit")
				return
			}
			continue
		}
		for i := len(b.succs) - 1; i >= 0; i-- {
			stack = append(stack, step{b.succs[i], held})
		}
	}
}

func (g *graph) imbalance(fn *tree.Type, b *block, why string) {
	g.settings.warn("context", b.pos, "context", "context imbalance in '"+fn.Name+"' - "+why)
}

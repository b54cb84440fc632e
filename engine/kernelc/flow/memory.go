package flow

import "ringlab/engine/kernelc/tree"

// sameAccess reports whether two loads or stores are of the same bytes.
func sameAccess(x, y *value) bool { return x.offset == y.offset && x.size == y.size }

func overlap(x, y *value) bool {
	return x.offset*8 < y.offset*8+int64(y.size) && y.offset*8 < x.offset*8+int64(x.size)
}

// relation tells what an operation means for a load or store of an object.
type relation uint8

const (
	unrelated relation = iota
	unclear
	decides
)

// relate tells what an operation before a load or store has to do with it.
// Nobody else knows the address of a local object.
func relate(v, before *value, local bool) relation {
	switch before.op {
	case opCall, opEntry:
		if local {
			return unrelated
		}
		return unclear
	case opAsm:
		if before.memory {
			return unclear
		}
		return unrelated
	case opLoad, opStore:
	default:
		return unrelated
	}
	x, y := v.arg(0), before.arg(0)
	if x != y {
		if local || x.op == opSym && y.op == opSym {
			return unrelated
		}
		return unclear
	}
	switch {
	case sameAccess(v, before):
		return decides
	case overlap(v, before):
		return unclear
	}
	return unrelated
}

// held is what a load or store leaves known of the object.
func held(v *value) *value {
	if v.op == opStore {
		return v.arg(1)
	}
	return v
}

// findEscapes works out which addresses are used for more than loads and
// stores, and which objects are stored to.
func (g *graph) findEscapes() (escapes, stored []bool) {
	escapes, stored = make([]bool, len(g.symbols)), make([]bool, len(g.symbols))
	for _, b := range g.blocks {
		for _, v := range b.ops {
			if v.block == nil {
				continue
			}
			for i := range v.args {
				if a := v.arg(i); a.op == opSym && (i > 0 || v.op != opLoad && v.op != opStore) {
					escapes[a.number] = true
				} else if a.op == opSym && v.op == opStore {
					stored[a.number] = true
				}
			}
			for i := range v.list {
				if a := v.operand(i); a.op == opSym {
					escapes[a.number] = true
				}
			}
		}
	}
	return escapes, stored
}

// forwardLoads replaces loads of what is known, and takes out stores that
// nobody reads.
func (g *graph) forwardLoads() {
	escapes, stored := g.findEscapes()
	local := func(a *value) bool {
		return a.op == opSym && a.sym.Mods&(tree.Static|outside) == 0 && !escapes[a.number]
	}
	for i := len(g.blocks) - 1; i >= 0; i-- {
		g.forwardWithin(g.blocks[i], local)
	}
	for i := len(g.blocks) - 1; i >= 0; i-- {
		g.dropOverwritten(g.blocks[i], local)
	}
	work := 0
	for _, a := range g.symbols {
		if stored[a.number] && a.sym.Mods&(tree.Volatile|outside) == 0 {
			if work += int(g.numbers); work > large {
				return
			}
			g.killDeadStores(a, !escapes[a.number])
		}
	}
}

// reach is how far back a load or store looks; code that is longer without a
// call or a branch is not written by hand.
const reach = 400

func (g *graph) forwardWithin(b *block, local func(*value) bool) {
	var far []*value
	for i := len(b.ops) - 1; i >= 0; i-- {
		v := b.ops[i]
		if v.block == nil || v.op != opLoad || v.volatile {
			continue
		}
		if v.uses == 0 {
			g.kill(v, false)
			continue
		}
		ours := local(v.arg(0))
		found := false
		for j := i - 1; j >= 0 && !found; j-- {
			before := b.ops[j]
			if before.block == nil {
				continue
			}
			if i-j > reach {
				found = true
				break
			}
			switch relate(v, before, ours) {
			case unclear:
				found = before.op != opLoad
			case decides:
				found = true
				if v.floating == before.floating {
					g.replace(v, held(before))
				}
			}
		}
		if !found {
			far = append(far, v)
		}
	}
	for _, v := range far {
		if v.block == nil {
			continue
		}
		g.fromParents(v, b, local(v.arg(0)))
	}
}

// fromParents finds what all paths to a load leave in its object. The load
// becomes a phi of it, or what all agree on.
func (g *graph) fromParents(v *value, b *block, local bool) {
	g.round++
	b.mark = g.round
	var found []*value
	var from []*block
	list := []*block{b}
	for len(list) > 0 {
		at := list[len(list)-1]
		list = list[:len(list)-1]
		if len(at.preds) == 0 && !local {
			return
		}
		for _, p := range at.preds {
			one, ok := lastOf(v, p, local)
			switch {
			case !ok:
				return
			case one != nil:
				found, from = append(found, one), append(from, p)
			case p.mark != g.round:
				p.mark = g.round
				list = append(list, p)
			}
		}
	}
	if len(found) == 0 {
		if local {
			g.replaceConst(v, 0)
		}
		return
	}
	same := held(found[0])
	for _, f := range found[1:] {
		if held(f) != same {
			g.becomePhi(v, found, from)
			return
		}
	}
	g.replace(v, same)
}

// lastOf finds the last operation of a block that decides what a load gives;
// nil for none, false where that is not known.
func lastOf(v *value, b *block, local bool) (*value, bool) {
	for i := len(b.ops) - 1; i >= 0; i-- {
		before := b.ops[i]
		if before.block == nil {
			continue
		}
		if before == v {
			return nil, true
		}
		switch relate(v, before, local) {
		case unclear:
			if before.op != opLoad {
				return nil, false
			}
		case decides:
			return before, true
		}
	}
	return nil, true
}

// becomePhi makes a load a phi where it stands.
func (g *graph) becomePhi(v *value, found []*value, from []*block) {
	for i, f := range found {
		g.addOperand(v, from[i], held(f))
	}
	address := v.arg(0)
	v.op, v.offset, v.args[0] = opPhi, 0, g.void
	g.release(address)
	g.again |= againValues
}

// dropOverwritten takes out stores that later ones overwrite.
func (g *graph) dropOverwritten(b *block, local func(*value) bool) {
	for i := len(b.ops) - 1; i >= 0; i-- {
		v := b.ops[i]
		if v.block == nil || v.op != opStore || v.volatile {
			continue
		}
		ours := local(v.arg(0))
		stopped := false
		for j := i - 1; j >= 0 && i-j <= reach; j-- {
			if b.ops[j].block != nil && !g.dropStore(v, b.ops[j], ours) {
				stopped = true
				break
			}
		}
		if stopped || v.block == nil {
			continue
		}
		for _, p := range b.preds {
			if len(p.succs) != 1 || len(p.ops) > reach {
				continue
			}
			for _, before := range p.ops {
				if before.block == nil {
					continue
				}
				if before == v || !g.dropStore(v, before, ours) {
					break
				}
			}
			if v.block == nil {
				break
			}
		}
	}
}

// dropStore takes out a store before v that v overwrites, or v where it
// stores what is there; false where looking further back is of no use.
func (g *graph) dropStore(v, before *value, local bool) bool {
	switch relate(v, before, local) {
	case unrelated:
		return true
	case unclear:
		return false
	}
	if v.arg(1) == held(before) && v.block == before.block {
		g.kill(v, true)
		return false
	}
	if before.op == opLoad || before.volatile {
		return false
	}
	g.kill(before, true)
	return true
}

// killDeadStores takes out stores to an object that nobody reads before the
// function ends.
func (g *graph) killDeadStores(a *value, local bool) {
	g.round++
	for _, b := range g.blocks {
		if len(b.succs) == 0 {
			g.killDeadIn(a, b, local)
		}
	}
}

func (g *graph) killDeadIn(a *value, b *block, local bool) {
	list := []*block{b}
	for len(list) > 0 {
		b := list[len(list)-1]
		list = list[:len(list)-1]
		if b.mark == g.round {
			continue
		}
		b.mark = g.round
		if !g.killDeadAt(a, b, local) {
			continue
		}
		for i := len(b.preds) - 1; i >= 0; i-- {
			if len(b.preds[i].succs) <= 1 {
				list = append(list, b.preds[i])
			}
		}
	}
}

// killDeadAt does so in one block; false where the object may be read there.
func (g *graph) killDeadAt(a *value, b *block, local bool) bool {
	for i := len(b.ops) - 1; i >= 0; i-- {
		v := b.ops[i]
		if v.block == nil {
			continue
		}
		switch v.op {
		case opLoad:
			if v.arg(0) == a {
				return false
			}
		case opStore:
			if v.arg(0) == a {
				g.kill(v, true)
				continue
			}
		case opCall:
			if !local {
				return false
			}
			continue
		default:
			continue
		}
		if !local && v.arg(0).op != opSym {
			return false
		}
	}
	return true
}

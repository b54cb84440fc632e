package flow

import "ringlab/engine/kernelc/tree"

// variable is a local object that may become values.
type variable struct {
	address *value
	ops     []*value // its loads and stores
	escapes bool     // its address is used otherwise
	rename  bool
}

// outside are the modifiers of objects that others can see.
const outside = tree.Static | tree.Extern | tree.TopLevel | tree.NonLocal

// promotable reports whether an object can be a value: a number, a pointer, or
// a struct of one such member.
func promotable(t *tree.Type) bool {
	t = t.Bare()
	if t == nil {
		return false
	}
	switch t.Kind {
	case tree.Struct:
		if t.Mods&tree.Packed != 0 {
			return false
		}
		members, bits := 0, false
		for _, m := range t.Members {
			if m.Is(tree.BitField) {
				if bits {
					continue
				}
				bits = true
			} else {
				bits = false
			}
			if !scalar(m) || members > 0 {
				return false
			}
			members++
		}
		return !bits || t.Bits <= 64
	case tree.Union:
		for _, m := range t.Members {
			if m.Bits != t.Bits || !m.IsInteger() {
				return false
			}
		}
		return true
	}
	return scalar(t)
}

// promote makes values of local objects whose address nobody takes.
func (g *graph) promote() {
	vars := make([]variable, len(g.symbols))
	for i, s := range g.symbols {
		vars[i].address = s
	}
	for _, b := range g.blocks {
		for _, v := range b.ops {
			if v.block == nil {
				continue
			}
			for i := range v.args {
				if a := v.arg(i); a.op == opSym {
					if i == 0 && (v.op == opLoad || v.op == opStore) {
						vars[a.number].ops = append(vars[a.number].ops, v)
					} else {
						vars[a.number].escapes = true
					}
				}
			}
		}
	}
	var renamed []*variable
	for i := range vars {
		if g.promoteOne(&vars[i]) {
			renamed = append(renamed, &vars[i])
		}
	}
	if len(renamed) > 0 {
		g.rename(vars, renamed)
	}
}

// promoteOne makes values of an object that one block alone uses, and puts
// phis for others; true where its uses are still to be renamed.
func (g *graph) promoteOne(v *variable) bool {
	mods := v.address.sym.Mods
	if mods&(tree.Volatile|outside) != 0 || len(v.ops) == 0 {
		return false
	}
	if mods&tree.Addressable != 0 || v.escapes {
		g.killDeadStores(v.address, false)
		return false
	}
	if !promotable(v.address.sym) {
		return false
	}
	same := true
	for _, use := range v.ops[1:] {
		same = same && use.block == v.ops[0].block
	}
	if same {
		g.promoteWithin(v)
		return false
	}
	v.rename = true
	g.placePhis(v)
	g.killDeadStores(v.address, true)
	return true
}

// promoteWithin is for an object that is used in one block.
func (g *graph) promoteWithin(v *variable) {
	var store *value
	dead := false
	for _, use := range v.ops {
		switch {
		case use.block == nil:
		case use.op == opStore:
			store, dead = use, true
		case store == nil:
			g.replace(use, &value{op: opUndef})
		case sameAccess(store, use) && store.floating == use.floating:
			g.replace(use, store.arg(1))
		default:
			dead = false
		}
	}
	if dead {
		g.kill(store, true)
	}
}

// placePhis puts phis where paths with different values meet.
func (g *graph) placePhis(v *variable) {
	g.round++
	stored := g.round
	var list []*block
	for _, use := range v.ops {
		if use.op == opStore && use.block != nil && use.block.mark != stored {
			use.block.mark = stored
			list = append(list, use.block)
		}
	}
	placed := map[*block]bool{}
	for len(list) > 0 {
		b := list[len(list)-1]
		list = list[:len(list)-1]
		for _, at := range b.frontier {
			if placed[at] {
				continue
			}
			placed[at] = true
			phi := g.value(opPhi, bits(v.address.sym), at.pos)
			phi.sym, phi.typ = v.address.sym, v.address.sym
			phi.imm = uint64(v.address.number) + 1
			at.insertPhi(phi)
			list = append(list, at)
		}
	}
}

// definitions are what objects hold at the end of a block: a store or a phi.
type definitions map[int32]*value

// rename replaces loads by what was stored last, and fills in the phis.
func (g *graph) rename(vars []variable, renamed []*variable) {
	defs := make([]definitions, len(g.blocks))
	look := func(b *block, n int32) *value {
		for ; b != nil; b = b.idom {
			if d := defs[b.depth][n]; d != nil {
				return d
			}
		}
		return nil
	}
	held := func(d *value) *value {
		switch {
		case d == nil:
			return &value{op: opUndef}
		case d.op == opStore:
			return d.arg(1)
		}
		return d
	}
	var phis, stores []*value
	for i, b := range g.blocks {
		here := definitions{}
		defs[i] = here
		for _, v := range b.ops {
			if v.block == nil {
				continue
			}
			switch v.op {
			case opPhi:
				if v.imm > 0 && vars[v.imm-1].rename {
					here[int32(v.imm-1)] = v
					phis = append(phis, v)
				}
			case opStore, opLoad:
				a := v.arg(0)
				if a.op != opSym || !vars[a.number].rename {
					continue
				}
				if v.op == opStore {
					here[a.number] = v
					stores = append(stores, v)
					continue
				}
				d := look(b, a.number)
				if d != nil && (d.size != v.size || d.op == opStore && d.offset != v.offset) {
					vars[a.number].rename = false
					continue
				}
				g.replace(v, held(d))
			}
		}
	}
	// A phi that is used needs its operands, which may be phis.
	var used []*value
	marked := map[*value]bool{}
	mark := func(v *value) {
		if v.op == opPhi && !marked[v] {
			marked[v] = true
			used = append(used, v)
		}
	}
	for _, phi := range phis {
		if phi.uses > 0 {
			mark(phi)
		}
	}
	for i := 0; i < len(used); i++ {
		phi := used[i]
		if phi.block == nil || phi.imm == 0 || !vars[phi.imm-1].rename {
			continue
		}
		for _, p := range phi.block.preds {
			v := held(look(p, int32(phi.imm-1)))
			g.addOperand(phi, p, v)
			mark(v)
		}
	}
	for _, s := range stores {
		if s.block != nil && vars[s.arg(0).number].rename {
			g.kill(s, true)
		}
	}
}

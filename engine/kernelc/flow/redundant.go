package flow

// key is what two operations that are the same have in common.
type key struct {
	op             op
	size, compared int32
	x, y, z        *value
	imm            uint64
}

// shareable reports whether an operation depends on its operands alone.
func (v *value) shareable() bool {
	return v.op >= opAdd && v.op <= opSymAddr && v.op != opConvert && v.op != opSlice || v.op == opSelect
}

// shareCommon makes operations that do the same one operation, where one of
// them comes first on all paths or both can be done before they part.
func (g *graph) shareCommon() {
	first := map[key]*value{}
	for _, b := range g.blocks {
		for _, v := range b.ops {
			if v.block == nil {
				continue
			}
			if v.op == opPhi {
				g.sharePhi(v)
				continue
			}
			if !v.shareable() {
				continue
			}
			k := key{op: v.op, size: v.size, x: v.arg(0), y: v.arg(1), z: v.arg(2)}
			if v.op >= opSext && v.op <= opTrunc || v.op.comparison() {
				k.compared = v.compared
			}
			switch v.op {
			case opFloat1, opFloat2, opFloatCmp:
				k.imm = v.imm
			}
			old := first[k]
			if old == nil || old.block == nil {
				first[k] = v
				continue
			}
			if old == v {
				continue
			}
			switch {
			case old.block == v.block:
				g.replace(v, old)
			case dominates(old.block, v.block):
				g.replace(v, old)
			case dominates(v.block, old.block):
				g.replace(old, v)
				first[k] = v
			default:
				if common := onlyParent(old.block, v.block); common != nil {
					g.replace(v, old)
					old.block.drop(old)
					common.insertLast(old)
				} else {
					first[k] = v
				}
			}
		}
	}
}

// drop takes an operation out of the block's list, to be put elsewhere.
func (b *block) drop(v *value) {
	for i, x := range b.ops {
		if x == v {
			// The list is being walked: the place stays, with nothing in it.
			b.ops[i] = &value{op: opNop}
			return
		}
	}
}

// onlyParent is the block that alone leads to both blocks; nil for none.
func onlyParent(x, y *block) *block {
	if len(x.preds) == 1 && len(y.preds) == 1 && x.preds[0] == y.preds[0] {
		return x.preds[0]
	}
	return nil
}

// sharePhi makes a phi the same as an earlier one of its block, where they
// have the same operands.
func (g *graph) sharePhi(v *value) {
	if len(v.list) == 0 {
		return
	}
	for _, other := range v.block.ops {
		if other == v || other.block == nil || other.op != opPhi {
			return
		}
		if other.size != v.size || len(other.list) != len(v.list) {
			continue
		}
		same := true
		for i := range v.list {
			same = same && v.from[i] == other.from[i] && v.operand(i) == other.operand(i)
		}
		if same {
			g.replace(v, other)
			return
		}
	}
}

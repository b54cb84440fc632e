package flow

func (g *graph) simplifySelect(v *value) {
	cond, yes, no := v.arg(0), v.arg(1), v.arg(2)
	switch {
	case cond.constant() && cond.imm != 0, yes == no:
		g.replace(v, yes)
		return
	case cond.constant():
		g.replace(v, no)
		return
	case yes.constant() && no.constant() && yes.imm|no.imm == 1:
		// 1 or 0 is whether the condition is 0.
		v.compared = cond.width()
		v.op = opEq
		if yes.imm == 1 {
			v.op = opNe
		}
		g.set(v, 1, g.constant(0))
		g.set(v, 2, g.void)
		return
	case cond == no && yes.is(0):
		g.replace(v, yes)
		return
	case cond == yes && no.is(0):
		g.replace(v, cond)
		return
	}
	switch cond.op {
	case opEq, opNe:
		a, b := cond.arg(0), cond.arg(1)
		if yes == a && no == b || no == a && yes == b {
			if cond.op == opEq {
				g.replace(v, no)
			} else {
				g.replace(v, yes)
			}
		}
	case opLe, opLt, opBelowEq, opBelow:
		if cond.usedOnce() {
			cond.op = cond.op.negated()
			v.args[1], v.args[2] = no, yes
			g.again |= againValues
		}
	case opSelect:
		if !cond.arg(1).constant() || !cond.arg(2).constant() {
			return
		}
		switch a, b := cond.arg(1).imm, cond.arg(2).imm; {
		case b == 0 && yes == cond.arg(1) && no == cond.arg(2):
			g.replace(v, cond)
		case b == 0:
			g.set(v, 0, cond.arg(0))
		case a == 0:
			v.args[1], v.args[2] = no, yes
			g.set(v, 0, cond.arg(0))
		default:
			g.replace(v, yes)
		}
	}
}

// width is the size of a value in bits; that of an int where it has none of
// its own.
func (v *value) width() int32 {
	if v.size > 0 {
		return v.size
	}
	return 64
}

// trivialDepth bounds how far phis of phis are followed.
const trivialDepth = 40

// only returns the one value that a phi can have, seen through other phis; nil
// where it can have several.
func (v *value) only(found *value, seen map[*value]bool) (*value, bool) {
	seen[v] = true
	if len(seen) > trivialDepth {
		return nil, false
	}
	for i := range v.list {
		a := v.operand(i)
		switch {
		case a.op == opVoid, a == v, a == found:
		case found == nil:
			found = a
		case a.op == opPhi && a.block != nil && seen[a]:
		case a.op == opPhi && a.block != nil:
			one, ok := a.only(found, seen)
			if !ok {
				return nil, false
			}
			found = one
		default:
			return nil, false
		}
	}
	return found, true
}

func (g *graph) simplifyPhi(v *value) {
	if one, ok := v.only(nil, map[*value]bool{}); ok {
		if one == nil {
			one = g.void
		}
		g.replace(v, one)
		return
	}
	g.selectForPhi(v)
}

// selectForPhi makes a phi whose two sides one branch decides a selection at
// that branch.
func (g *graph) selectForPhi(v *value) {
	b := v.block
	if len(v.list) != 2 || len(b.preds) != 2 {
		return
	}
	b1, b2 := v.from[0], v.from[1]
	p1, p2 := v.operand(0), v.operand(1)
	if (b1 != b.preds[0] || b2 != b.preds[1]) && (b1 != b.preds[1] || b2 != b.preds[0]) {
		return
	}
	source := decidesFor(b1, p1)
	if source != decidesFor(b2, p2) {
		return
	}
	end := source.last()
	if end == nil || end.op != opBranch {
		return
	}
	if end.targets[0] == b2 || end.targets[1] == b1 {
		p1, p2 = p2, p1
	}
	s := g.value(opSelect, int64(v.size), v.pos)
	s.typ = v.typ
	s.use(0, end.arg(0))
	s.use(1, p1)
	s.use(2, p2)
	source.insertLast(s)
	// Older than its operands' users: it takes the phi's place in their order.
	s.number = v.number
	g.replace(v, s)
}

// decidesFor is the block whose branch leads to a phi's operand.
func decidesFor(from *block, v *value) *block {
	if v.register() && v.block == from || len(from.succs) != 1 || len(from.preds) != 1 {
		return from
	}
	return from.preds[0]
}

// simplifyAddress takes constants out of addresses into the distance.
func (g *graph) simplifyAddress(v *value) {
	first := v.arg(0)
	for n := 0; n < 100; n++ {
		a := v.arg(0)
		if a.op != opAdd {
			return
		}
		base, n := a.arg(0), a.arg(1)
		if !n.constant() {
			if base, n = n, base; !n.constant() {
				return
			}
		}
		if base == first || base == a {
			if g.again&againBlocks == 0 && base.op != opVoid {
				g.settings.warn("", v.pos, "access", "crazy programmer")
				g.set(v, 0, g.void)
			}
			return
		}
		v.offset += int64(n.imm)
		g.set(v, 0, base)
	}
}

func (g *graph) simplifyBranch(v *value) {
	cond := v.arg(0)
	switch {
	case cond.constant() && cond.imm != 0, v.targets[0] == v.targets[1]:
		g.decide(v, v.targets[0])
		return
	case cond.constant():
		g.decide(v, v.targets[1])
		return
	}
	turn := func() { v.targets[0], v.targets[1] = v.targets[1], v.targets[0] }
	switch cond.op {
	case opEq, opNe:
		if cond.arg(1).is(0) {
			if cond.op == opEq {
				turn()
			}
			g.set(v, 0, cond.arg(0))
		}
	case opSelect:
		if !cond.arg(1).constant() || !cond.arg(2).constant() {
			return
		}
		switch a, b := cond.arg(1).imm, cond.arg(2).imm; {
		case a == 0 && b == 0:
			g.decide(v, v.targets[1])
		case a != 0 && b != 0:
			g.decide(v, v.targets[0])
		default:
			if b != 0 {
				turn()
			}
			g.set(v, 0, cond.arg(0))
		}
	case opSext, opZext:
		g.set(v, 0, cond.arg(0))
	}
}

func (g *graph) simplifySwitch(v *value) {
	cond := v.arg(0)
	if !cond.constant() {
		return
	}
	n := int64(cond.imm)
	for i, c := range v.cases {
		if c.low > c.high || n >= c.low && n <= c.high {
			g.decide(v, v.targets[i])
			return
		}
	}
}

// simplifyComputed is for goto *x where x is known to be a label, or one of
// two.
func (g *graph) simplifyComputed(v *value) {
	x := v.arg(0)
	if x.op != opLabel || len(x.targets) == 0 || !x.targets[0].listed {
		return
	}
	to, b := x.targets[0], v.block
	kept := false
	for _, s := range b.succs {
		if s == to && !kept {
			kept = true
			continue
		}
		s.preds = remove(s.preds, b, 1)
	}
	if !kept {
		return
	}
	b.succs = append(b.succs[:0], to)
	g.set(v, 0, g.void)
	v.op, v.targets = opJump, []*block{to}
	g.again |= againBlocks
}

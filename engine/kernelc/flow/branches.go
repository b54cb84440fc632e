package flow

// redirect makes an edge of the function lead elsewhere.
func (g *graph) redirect(from *block, end *value, i int, old, to *block) bool {
	if end.targets[i] != old || to == old {
		return false
	}
	g.again |= againValues | againBlocks
	end.targets[i] = to
	for j, s := range from.succs {
		if s == old {
			from.succs[j] = to
			break
		}
	}
	old.preds = remove(old.preds, from, 1)
	to.preds = append(to.preds, from)
	g.dropEdge(from, old)
	return true
}

// dropEdge takes the operands from a block out of another block's phis.
func (g *graph) dropEdge(from, to *block) {
	for _, phi := range to.ops {
		if phi.block == nil {
			continue
		}
		if phi.op != opPhi {
			return
		}
		if i := phi.operandFrom(from); i >= 0 {
			g.dropOperand(phi, i, false)
		}
	}
}

// decide makes a branch or switch a jump.
func (g *graph) decide(end *value, to *block) {
	b := end.block
	taken := to
	switch end.op {
	case opBranch:
		other := end.targets[0]
		if other == to {
			other = end.targets[1]
		}
		g.dropEdge(b, other)
	case opSwitch:
		for _, t := range end.targets {
			if t == taken {
				taken = nil
				continue
			}
			g.dropEdge(b, t)
		}
	}
	cond := end.arg(0)
	end.args[0] = g.void
	end.op, end.size, end.cases = opJump, 0, nil
	end.targets = []*block{to}
	g.release(cond)
	kept := false
	for _, s := range b.succs {
		if s == to && !kept {
			kept = true
			continue
		}
		s.preds = remove(s.preds, b, 1)
		g.again |= againBlocks
	}
	b.succs = append(b.succs[:0], to)
	g.again |= againValues
}

// onlyJumps reports whether a block does nothing but lead elsewhere.
func (b *block) onlyJumps() *value {
	for _, v := range b.ops {
		switch {
		case v.block == nil, v.op == opNop, v.op == opInlined:
		case v.op == opJump || v.op == opBranch:
			if b.fed() {
				return nil
			}
			return v
		default:
			return nil
		}
	}
	return nil
}

// retarget leads all that leads to a block to another one.
func (g *graph) retarget(b, to *block) bool {
	if b == to {
		return false
	}
	for len(b.preds) > 0 {
		from := b.preds[0]
		end := from.last()
		if end == nil || end.op == opComputed {
			return false
		}
		done := false
		for i := len(end.targets) - 1; i >= 0; i-- {
			if g.redirect(from, end, i, b, to) {
				done = true
			}
		}
		if !done {
			return false
		}
	}
	return true
}

// mergeEarly leads jumps to where they end, and makes blocks one that always
// follow each other.
func (g *graph) mergeEarly() bool {
	changed := false
	for i := len(g.blocks) - 1; i >= 0; i-- {
		b := g.blocks[i]
		if !b.listed {
			continue
		}
		end := b.last()
		if end == nil || end.op != opJump {
			continue
		}
		to := end.targets[0]
		switch {
		case b.onlyJumps() != nil && b != g.entry:
			if g.retarget(b, to) {
				g.killBlock(b)
			}
			changed = true
		case len(to.preds) == 1 && to != b:
			// A chain is merged from its head on.
			if len(b.preds) == 1 && b != g.entry {
				p := b.preds[0]
				if before := p.last(); p != b && before != nil && before.op == opJump && (p == g.entry || p.onlyJumps() == nil) {
					continue
				}
			}
			for end != nil && end.op == opJump && len(end.targets[0].preds) == 1 && end.targets[0] != b {
				g.merge(b, end.targets[0])
				end = b.last()
			}
			changed = true
		}
	}
	return changed
}

// merge puts a block behind the only one that leads to it.
func (g *graph) merge(top, bottom *block) {
	if top == bottom {
		return
	}
	top.succs = bottom.succs
	for _, to := range top.succs {
		for i, p := range to.preds {
			if p == bottom {
				to.preds[i] = top
				break
			}
		}
	}
	// Where both feed a phi, the second decides.
	for _, phi := range top.feeds {
		if phi.block == nil || phi.block == bottom {
			continue
		}
		if i := phi.operandFrom(top); i >= 0 && phi.operandFrom(bottom) >= 0 {
			g.dropOperand(phi, i, true)
		}
	}
	if end := top.last(); end != nil {
		g.kill(end, true)
	}
	for n := len(top.ops); n > 0 && top.ops[n-1].block == nil; n-- {
		top.ops = top.ops[:n-1]
	}
	for _, v := range bottom.ops {
		if v.block == nil {
			continue
		}
		if v.op == opPhi && len(v.list) == 1 {
			g.replace(v, v.operand(0))
			continue
		}
		v.block = top
		top.ops = append(top.ops, v)
	}
	for _, phi := range bottom.feeds {
		if phi.block == nil {
			continue
		}
		for i, from := range phi.from {
			if from == bottom {
				phi.from[i] = top
				top.feeds = append(top.feeds, phi)
			}
		}
	}
	bottom.ops, bottom.succs, bottom.preds, bottom.feeds, bottom.listed = nil, nil, nil, nil, false
	g.again |= againBlocks
}

// pack takes out blocks that only lead on, and merges those that can be.
func (g *graph) pack() {
	for _, b := range g.blocks {
		if !b.listed || len(b.preds) == 0 && b != g.entry {
			continue
		}
		if end := b.onlyJumps(); end != nil && b != g.entry {
			to := end.targets[0]
			if end.op == opBranch {
				cond := end.arg(0)
				switch {
				case !cond.constant():
					to = nil
				case cond.imm == 0:
					to = end.targets[1]
				}
			}
			if to != nil && g.retarget(b, to) {
				g.killBlock(b)
				continue
			}
		}
		if len(b.preds) == 0 {
			continue
		}
		parent := b.preds[0]
		mergeable := parent != b
		for _, p := range b.preds {
			mergeable = mergeable && p == parent
		}
		for _, s := range parent.succs {
			mergeable = mergeable && s == b
		}
		if mergeable {
			g.merge(parent, b)
		}
	}
}

// liveness works out which values blocks make for others and need of others. A
// phi is made where its operands come from, so it is needed in its own block.
func (g *graph) liveness() {
	for _, b := range g.blocks {
		b.needs, b.defines = map[*value]bool{}, map[*value]bool{}
	}
	need := func(b *block, v *value) {
		if v.op == opArg || v.register() && (v.block != b || v.op == opPhi) {
			b.needs[v] = true
		}
	}
	for _, b := range g.blocks {
		for _, v := range b.ops {
			switch {
			case v.block == nil:
			case v.op == opPhi:
				for i, from := range v.from {
					from.defines[v] = true
					need(from, v.operand(i))
				}
			default:
				for i := range v.args {
					need(b, v.arg(i))
				}
				for i := range v.list {
					need(b, v.operand(i))
				}
				if v.op.makesValue() {
					b.defines[v] = true
				}
			}
		}
	}
	if len(g.blocks)*int(g.numbers) > large*10 {
		return
	}
	// What a block needs and does not make, those before it have to pass on.
	list := append([]*block(nil), g.blocks...)
	for len(list) > 0 {
		b := list[len(list)-1]
		list = list[:len(list)-1]
		for _, p := range b.preds {
			grown := false
			for v := range b.needs {
				if !p.defines[v] && !p.needs[v] {
					p.needs[v], grown = true, true
				}
			}
			if grown {
				list = append(list, p)
			}
		}
	}
}

// dependsOn reports whether a block needs what another one makes.
func dependsOn(b, on *block) bool {
	for v := range b.needs {
		if on.defines[v] {
			return true
		}
	}
	return false
}

// dependsOnPhi reports whether a block needs what the phis of another one are.
func dependsOnPhi(b, on *block) bool {
	for _, v := range on.ops {
		if v.block != nil && v.op == opPhi && b.needs[v] {
			return true
		}
	}
	return false
}

// sideEffects reports whether a block does more than work out values.
func (b *block) sideEffects() bool {
	for _, v := range b.ops {
		if v.block == nil {
			continue
		}
		switch v.op {
		case opCall, opStore, opContext, opAsm:
			return true
		case opLoad:
			if v.volatile {
				return true
			}
		}
	}
	return false
}

// thread leads edges past branches that are decided by where one comes from.
func (g *graph) thread() bool {
	changed := false
	for _, b := range g.blocks {
		end := b.last()
		if end == nil || end.op != opBranch {
			continue
		}
		if g.threadPhi(b, end) {
			changed = true
			continue
		}
		for i := 0; i < 2 && end.op == opBranch; i++ {
			if g.threadBranch(b, end, i) {
				changed = true
			}
		}
	}
	return changed
}

// threadPhi is for a branch on a phi of its own block: who arrives with a
// constant needs no branch.
func (g *graph) threadPhi(b *block, end *value) bool {
	phi := end.arg(0)
	if phi.op != opPhi || phi.block != b || b.sideEffects() {
		return false
	}
	changed := false
	for i := 0; i < len(phi.list); i++ {
		from, v := phi.from[i], phi.operand(i)
		last := from.last()
		if last == nil || last.op != opBranch && last.op != opJump {
			continue
		}
		if !v.constant() {
			continue
		}
		to := end.targets[0]
		if v.imm == 0 {
			to = end.targets[1]
		}
		if dependsOn(to, b) || dependsOnPhi(to, b) {
			continue
		}
		moved := false
		for j := range last.targets {
			if g.redirect(from, last, j, b, to) {
				moved = true
			}
		}
		if moved {
			changed = true
			i = -1
			if phi.block == nil {
				break
			}
		}
	}
	return changed
}

// threadBranch is for a branch that leads to a branch on the same condition.
func (g *graph) threadBranch(b *block, end *value, side int) bool {
	to := end.targets[side]
	if to == b {
		return false
	}
	next := to.last()
	if next == nil || next.op != opBranch || next.arg(0) != end.arg(0) {
		return false
	}
	final := next.targets[side]
	if !to.sideEffects() && !dependsOn(final, to) {
		return !dependsOnPhi(final, to) && g.redirect(b, end, side, to, final)
	}
	if len(to.preds) != 1 {
		return false
	}
	g.decide(next, final)
	return true
}

package flow

// rounds bounds how often a function is gone through. Real functions need a
// few; the bound is for what was made to need more.
const rounds = 60

// large is how much work a pass over all objects and blocks may be; larger
// functions do without.
const large = 2000000

// optimize simplifies a function until there is nothing left to simplify.
func (g *graph) optimize() {
	g.dropUnreachable()
	g.order()
	if g.mergeEarly() {
		g.dropUnreachable()
	}
	g.dominators()
	g.promote()
	for n := 0; n < rounds; {
		for {
			g.forwardLoads()
			for {
				g.again = 0
				g.simplifyAll()
				if g.again&againBlocks != 0 {
					g.dropUnreachable()
				}
				g.shareCommon()
				g.forwardLoads()
				if n++; g.again == 0 || n > rounds {
					break
				}
			}
			g.pack()
			if g.again&againBlocks != 0 {
				g.dropUnreachable()
				g.dominators()
			}
			if g.again == 0 || n > rounds {
				break
			}
		}
		g.liveness()
		g.again = 0
		if !g.thread() {
			return
		}
		if g.again&againBlocks != 0 {
			g.dropUnreachable()
			g.dominators()
		}
	}
}

// simplifyAll simplifies each operation once, block by block.
func (g *graph) simplifyAll() {
	for _, b := range g.blocks {
		for i := 0; i < len(b.ops); i++ {
			if v := b.ops[i]; v.block != nil {
				g.simplify(v)
			}
		}
		b.compact()
	}
}

// order sorts the blocks so that each comes after one that leads to it, first
// successors first.
func (g *graph) order() {
	g.round++
	type step struct {
		b    *block
		left int
	}
	var list []*block
	g.entry.mark = g.round
	stack := []step{{g.entry, len(g.entry.succs)}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.left > 0 {
			top.left--
			to := top.b.succs[top.left]
			if to.mark != g.round {
				to.mark = g.round
				stack = append(stack, step{to, len(to.succs)})
			}
			continue
		}
		list = append(list, top.b)
		stack = stack[:len(stack)-1]
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	g.blocks = list
}

// dropUnreachable takes out blocks that no path leads to.
func (g *graph) dropUnreachable() {
	g.round++
	g.entry.mark = g.round
	stack := []*block{g.entry}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, to := range b.succs {
			if to.mark != g.round {
				to.mark = g.round
				stack = append(stack, to)
			}
		}
	}
	n := 0
	for _, b := range g.blocks {
		if b.mark == g.round {
			g.blocks[n] = b
			n++
		} else {
			g.killBlock(b)
		}
	}
	clear(g.blocks[n:])
	g.blocks = g.blocks[:n]
}

// killBlock takes out a block with all that it does.
func (g *graph) killBlock(b *block) {
	for _, phi := range b.feeds {
		if phi.block != nil {
			for i := phi.operandFrom(b); i >= 0; i = phi.operandFrom(b) {
				g.dropOperand(phi, i, true)
			}
		}
	}
	b.feeds = nil
	for _, v := range b.ops {
		if v.block == nil {
			continue
		}
		g.kill(v, true)
		if v.uses > 0 && v.to == nil {
			g.void.uses += v.uses
			v.uses, v.to = 0, g.void
		}
	}
	b.ops = nil
	for _, to := range b.succs {
		to.preds = remove(to.preds, b, -1)
	}
	for _, from := range b.preds {
		from.succs = remove(from.succs, b, -1)
	}
	b.succs, b.preds, b.listed = nil, nil, false
}

// remove takes a block out of a list, at most count times; -1 for all.
func remove(list []*block, b *block, count int) []*block {
	n := 0
	for _, x := range list {
		if x == b && count != 0 {
			count--
			continue
		}
		list[n] = x
		n++
	}
	return list[:n]
}

// dominators works out which block all paths to a block come through last, and
// where that ends.
func (g *graph) dominators() {
	g.order()
	for i, b := range g.blocks {
		b.depth = int32(i)
		b.idom, b.frontier = nil, nil
	}
	common := func(x, y *block) *block {
		for x != y {
			for x.depth > y.depth {
				x = x.idom
			}
			for y.depth > x.depth {
				y = y.idom
			}
		}
		return x
	}
	for changed := true; changed; {
		changed = false
		for _, b := range g.blocks[1:] {
			var dom *block
			for _, p := range b.preds {
				switch {
				case p != g.entry && p.idom == nil:
				case dom == nil:
					dom = p
				default:
					dom = common(p, dom)
				}
			}
			if dom != b.idom {
				b.idom, changed = dom, true
			}
		}
	}
	for _, b := range g.blocks {
		if len(b.preds) < 2 {
			continue
		}
		for _, p := range b.preds {
			for at := p; at != nil && at != b.idom; at = at.idom {
				if n := len(at.frontier); n == 0 || at.frontier[n-1] != b {
					at.frontier = append(at.frontier, b)
				}
			}
		}
	}
}

// dominates reports whether all paths to y come through x.
func dominates(x, y *block) bool {
	for y != nil && y.depth > x.depth {
		y = y.idom
	}
	return x == y
}

package vm

import (
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
)

// MAXACTION bounds how many statements a handler may execute. stap does not
// count each as it runs: a handler or function without loops and recursion is
// only asked, when it begins, whether enough is left for its longest way
// through; others are charged for several statements at once, at branches,
// loops and calls. At which statement a handler is stopped depends on this, so
// it is done here as stap 4.8 is seen to do it.

// charging is the state of a handler or function that is being compiled.
type charging struct {
	on      bool // it is charged as it runs
	pending int  // actions not charged yet
}

// payLimit is how many actions are charged even where no branch follows.
const payLimit = 10

// pay adds actions, and has them charged if now is true or there are many.
// Running out of them there is an error near tok.
func (c *compiler) pay(actions int, tok *syntax.Token, now bool) {
	if !c.charge.on {
		return
	}
	c.charge.pending += actions
	if c.charge.pending == 0 || !now && c.charge.pending < payLimit {
		return
	}
	c.near(tok)
	c.control(opCharge, c.charge.pending, 0, 0)
	c.charge.pending = 0
}

// endless is the cost of what is charged as it runs.
const endless = -1

// calls is what is known of a program's functions.
type calls struct {
	program *sema.Program
	costs   []int // by function; endless, or unknown yet
	open    []bool
	opened  int
	// recursive says which functions may be running when they are called.
	recursive []bool
	// order has the functions so that one comes after those it calls, unless
	// these call it.
	order []int
	// writes are the globals that a function may change, with what it calls.
	writes [][]bool
	// variance has the variables that @variance is asked of.
	variance map[*syntax.Variable]bool
	natives  map[int]nativeFacts // those that were asked for
}

const unknown = -2

// maxCalls bounds how deeply functions that call each other are looked into at
// once.
const maxCalls = 100

func analyse(p *sema.Program) *calls {
	k := &calls{
		program: p, variance: map[*syntax.Variable]bool{}, natives: map[int]nativeFacts{},
		recursive: make([]bool, len(p.Functions)),
		costs:     make([]int, len(p.Functions)),
		open:      make([]bool, len(p.Functions)),
	}
	for i := range k.costs {
		k.costs[i] = unknown
	}
	k.findRecursion()
	for _, i := range k.order {
		k.cost(p.Functions[i])
	}
	for _, f := range p.Functions {
		k.findVariance(f.Body)
	}
	for _, q := range p.Probes {
		if q.Body != nil {
			k.findVariance(q.Body)
		}
	}
	k.findWrites()
	return k
}

func (k *calls) findVariance(node any) {
	syntax.Inspect(node, func(node any) bool {
		if x, ok := node.(*syntax.Stat); ok && x.Name == "variance" {
			k.variance[variableOf(x.X)] = true
		}
		return true
	})
}

// variableOf returns the variable that a symbol or an element is of.
func variableOf(x syntax.Expr) *syntax.Variable {
	switch x := x.(type) {
	case *syntax.Symbol:
		return x.Var
	case *syntax.Index:
		return variableOf(x.Base)
	}
	return nil
}

// called returns the functions that are called within a node, each once.
func called(node any) []*syntax.Function {
	var list []*syntax.Function
	seen := map[*syntax.Function]bool{}
	syntax.Inspect(node, func(node any) bool {
		if x, ok := node.(*syntax.Call); ok {
			for _, f := range x.Targets {
				if !seen[f] {
					seen[f] = true
					list = append(list, f)
				}
			}
		}
		return true
	})
	return list
}

// findRecursion finds the functions that can reach themselves: those in a
// strongly connected component with a way back, after Tarjan, without
// recursion.
func (k *calls) findRecursion() {
	n := len(k.program.Functions)
	edges := make([][]*syntax.Function, n)
	for i, f := range k.program.Functions {
		edges[i] = called(f.Body)
	}
	index := make([]int, n) // from 1; 0 for not seen
	low := make([]int, n)
	on := make([]bool, n)
	var stack, path []int
	next := make([]int, n) // edge to follow
	count := 0
	enter := func(i int) {
		count++
		index[i], low[i], on[i] = count, count, true
		stack, path = append(stack, i), append(path, i)
	}
	for root := range n {
		if index[root] != 0 {
			continue
		}
		enter(root)
		for len(path) > 0 {
			i := path[len(path)-1]
			if next[i] < len(edges[i]) {
				j := edges[i][next[i]].Index
				next[i]++
				switch {
				case j == i:
					k.recursive[i] = true
				case index[j] == 0:
					enter(j)
				case on[j]:
					low[i] = min(low[i], index[j])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				parent := path[len(path)-1]
				low[parent] = min(low[parent], low[i])
			}
			if low[i] != index[i] {
				continue
			}
			size := 0
			for j := -1; j != i; size++ {
				j = stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				on[j] = false
				if j != i || size > 0 {
					k.recursive[j] = true
				}
				k.order = append(k.order, j)
			}
		}
	}
}

// findWrites finds which globals each function changes.
func (k *calls) findWrites() {
	n := len(k.program.Functions)
	k.writes = make([][]bool, n)
	for i, f := range k.program.Functions {
		k.writes[i] = make([]bool, len(k.program.Globals))
		k.written(f.Body, k.writes[i])
	}
	for again := true; again; {
		again = false
		for i, f := range k.program.Functions {
			for _, g := range called(f.Body) {
				for v, w := range k.writes[g.Index] {
					if w && !k.writes[i][v] {
						k.writes[i][v] = true
						again = true
					}
				}
			}
		}
	}
}

// written marks the globals that a node itself changes.
func (k *calls) written(node any, out []bool) {
	mark := func(x syntax.Expr) {
		if v := variableOf(x); v != nil && v.Global {
			out[v.Slot] = true
		}
	}
	syntax.Inspect(node, func(node any) bool {
		switch x := node.(type) {
		case *syntax.Assign:
			mark(x.X)
		case *syntax.Step:
			mark(x.X)
		case *syntax.Delete:
			mark(x.X)
		case *syntax.Foreach:
			for _, key := range x.Keys {
				mark(key)
			}
			if x.Value != nil {
				mark(x.Value)
			}
		case *syntax.Try:
			if x.Message != nil {
				mark(x.Message)
			}
		}
		return true
	})
}

// globalsIn returns which globals a node changes, or else reads, together with
// the functions that it calls.
func (k *calls) globalsIn(node any, write bool) []bool {
	out := make([]bool, len(k.program.Globals))
	if write {
		k.written(node, out)
		for _, f := range called(node) {
			for v, w := range k.writes[f.Index] {
				out[v] = out[v] || w
			}
		}
		return out
	}
	syntax.Inspect(node, func(node any) bool {
		if x, ok := node.(*syntax.Symbol); ok && x.Var != nil && x.Var.Global {
			out[x.Var.Slot] = true
		}
		return true
	})
	return out
}

// cost returns how many actions the longest way through a function takes, or
// endless.
func (k *calls) cost(f *syntax.Function) int {
	i := f.Index
	if k.costs[i] == unknown {
		if k.open[i] || k.opened >= maxCalls {
			return endless
		}
		k.open[i] = true
		k.opened++
		k.costs[i] = k.bodyCost(f.Body)
		k.opened--
		k.open[i] = false
	}
	return k.costs[i]
}

// handlerCost returns the same of a probe's handler.
func (k *calls) handlerCost(p *sema.Probe) int {
	if p.Shows != nil {
		if p.Shows.Arity > 0 {
			return endless
		}
		return 1
	}
	cost := k.bodyCost(p.Body)
	if p.Condition != nil && cost >= 0 {
		m := measure{calls: k}
		m.expr(p.Condition)
		if m.endless {
			return endless
		}
		cost += 2 + m.cost
	}
	return cost
}

func (k *calls) bodyCost(body syntax.Stmt) int {
	m := measure{calls: k}
	m.stmt(body)
	if m.endless {
		return endless
	}
	return m.cost
}

// measure adds up the actions of a way through statements. It does not look
// into what is returned or deleted.
type measure struct {
	calls   *calls
	cost    int
	endless bool
}

func (m *measure) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Block:
		if s == nil {
			return
		}
		for _, s := range s.List {
			m.stmt(s)
		}
	case *syntax.ExprStmt:
		m.cost++
		m.expr(s.X)
	case *syntax.If:
		m.cost++
		m.expr(s.Cond)
		before := m.cost
		m.stmt(s.Then)
		then := m.cost
		m.cost = before
		if s.Else != nil {
			m.stmt(s.Else)
		}
		m.cost = max(m.cost, then)
	case *syntax.For, *syntax.Foreach:
		m.endless = true
	case *syntax.Return, *syntax.Delete, *syntax.Next, *syntax.Break, *syntax.Continue:
		m.cost++
	case *syntax.Try:
		m.stmt(s.Body)
		m.stmt(s.Catch)
	}
}

// expr adds the costs of the functions that an expression calls, as if it
// called all of them.
func (m *measure) expr(x syntax.Expr) {
	syntax.Inspect(x, func(node any) bool {
		call, ok := node.(*syntax.Call)
		if !ok {
			return true
		}
		for _, f := range call.Targets {
			m.add(m.calls.cost(f))
		}
		if len(call.Targets) == 0 {
			m.add(m.calls.native(call.Tapset).cost)
		}
		return true
	})
}

func (m *measure) add(cost int) {
	if cost < 0 {
		m.endless = true
	} else {
		m.cost += cost
	}
}

// charges reports whether an expression is charged for the calls in it.
func (k *calls) charges(x syntax.Expr) bool {
	found := false
	syntax.Inspect(x, func(node any) bool {
		if call, ok := node.(*syntax.Call); ok {
			found = found || len(call.Targets) == 0 && k.native(call.Tapset).cost >= 0
			for _, f := range call.Targets {
				found = found || k.cost(f) >= 0
			}
		}
		return true
	})
	return found
}

// nesting returns the MAXNESTING that stap works out: how deeply calls go, and
// 10 more where functions call themselves.
func (k *calls) nesting() int {
	for _, r := range k.recursive {
		if r {
			return k.recursiveNesting()
		}
	}
	depth := make([]int, len(k.program.Functions))
	deepest := func(node any) int {
		most := 0
		syntax.Inspect(node, func(node any) bool {
			if call, ok := node.(*syntax.Call); ok {
				for _, f := range call.Targets {
					most = max(most, depth[f.Index])
				}
				if len(call.Targets) == 0 {
					most = max(most, k.native(call.Tapset).depth)
				}
			}
			return true
		})
		return most
	}
	for _, i := range k.order {
		depth[i] = 1 + deepest(k.program.Functions[i].Body)
	}
	most := 1
	for _, p := range k.program.Probes {
		most = max(most, deepest(p.Condition))
		if p.Body != nil {
			most = max(most, deepest(p.Body))
		}
	}
	return most
}

func (k *calls) recursiveNesting() int {
	d := &depths{calls: k, most: 1, inside: make([]bool, len(k.program.Functions))}
	for _, p := range k.program.Probes {
		d.visit(p.Condition, 0, false)
		if p.Body != nil {
			d.visit(p.Body, 0, false)
		}
	}
	if d.recursive {
		d.most += 10
	}
	return d.most
}

// depths walks along calls. A function is known to be inside itself only if it
// was called by a function and not by a probe.
type depths struct {
	calls     *calls
	most      int
	recursive bool
	inside    []bool
	visits    int
}

// maxVisits bounds the walk: calls branch, and the ways through them multiply.
const maxVisits = 100000

func (d *depths) visit(node any, depth int, function bool) {
	syntax.Inspect(node, func(node any) bool {
		call, ok := node.(*syntax.Call)
		if !ok {
			return true
		}
		d.visits++
		if len(call.Targets) == 0 {
			d.most = max(d.most, depth+d.calls.native(call.Tapset).depth)
		}
		for _, f := range call.Targets {
			d.most = max(d.most, depth+1)
			switch {
			case d.inside[f.Index]:
				d.recursive = true
			case d.visits < maxVisits && depth < maxCalls:
				was := d.inside[f.Index]
				d.inside[f.Index] = function
				d.visit(f.Body, depth+1, true)
				d.inside[f.Index] = was
			}
		}
		return true
	})
}

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
	c.control(opCharge, 0, 0, c.charge.pending)
	c.charge.pending = 0
}

// endless is the cost of what is charged as it runs.
const endless = -1

// unknown is a cost that is not computed yet.
const unknown = -2

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

package sema

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
)

// answerDefined puts the answer in the place of what @defined asks about:
// there is no context variable here.
func (c *checker) answerDefined() {
	visit := func(node any) bool {
		x, ok := node.(*syntax.Defined)
		if !ok {
			return true
		}
		switch x.X.(type) {
		case *syntax.Target, *syntax.Call:
			x.X = &syntax.Number{Typed: syntax.Typed{Tok: x.Tok}}
		case *syntax.Number, *syntax.String:
			x.X = &syntax.Number{Typed: syntax.Typed{Tok: x.Tok}, Value: 1}
		}
		return false
	}
	for _, f := range c.functions {
		if f.decl != nil {
			syntax.Inspect(f.decl.Body, visit)
		}
	}
	for _, p := range c.program.Probes {
		syntax.Inspect(p.Body, visit)
	}
}

// entries refuses @entry, which only probes of a real kernel have; the first
// is told. It reports whether there is none.
func (c *checker) entries() bool {
	for _, f := range c.functions {
		if f.decl != nil && !c.entriesIn(f.decl.Body, "function "+f.decl.Name) {
			return false
		}
	}
	for _, p := range c.program.Probes {
		if !c.entriesIn(p.Body, "probe "+dotted(p.Point.Components)) {
			return false
		}
	}
	return true
}

// entriesIn looks for @entry in one body.
func (c *checker) entriesIn(body syntax.Stmt, in string) bool {
	var first *syntax.Entry
	syntax.Inspect(body, func(node any) bool {
		if x, ok := node.(*syntax.Entry); ok && first == nil {
			first = x
		}
		return first == nil
	})
	if first != nil {
		c.failTwice(finding(source.Error, nil, textProcessing, in), finding(source.Error, first.Tok, textEntry))
	}
	return first == nil
}

// checkConditions refuses conditions that do something, and lets each handler
// look at its condition before it does anything else.
func (c *checker) checkConditions() {
	for _, p := range c.program.Probes {
		if p.Condition == nil {
			continue
		}
		writes, prints, defined := false, (*syntax.Token)(nil), (*syntax.Token)(nil)
		syntax.Inspect(p.Condition, func(node any) bool {
			switch x := node.(type) {
			case *syntax.Assign, *syntax.Step:
				writes = true
			case *syntax.Print:
				if !x.ToValue && prints == nil {
					prints = x.Tok
				}
			case *syntax.Defined:
				if defined == nil {
					defined = x.Tok
				}
			}
			return true
		})
		switch {
		case writes:
			c.fail(p.Condition.Token(), textConditionWrites)
		case prints != nil:
			c.fail(p.Condition.Token(), textConditionPrints)
		case defined != nil:
			c.fail(defined, textDefined)
		default:
			c.guard(p)
		}
	}
}

// guard puts `if (!condition) next` before the body of a probe. The condition
// is one and the same in both places, as in stap: what is folded in it is folded for
// both.
func (c *checker) guard(p *Probe) {
	tok := p.Condition.Token()
	next := &syntax.Next{}
	next.Tok = tok
	check := &syntax.If{Cond: not(p.Condition, tok), Then: next}
	check.Tok = tok
	body := *p.Body
	body.List = []syntax.Stmt{check, p.Body}
	p.Body = &body
}

// assignable refuses an assignment to what is no variable.
func (c *checker) assignable(a *syntax.Assign) bool {
	id := textLvalue
	switch x := a.X.(type) {
	case *syntax.Symbol, *syntax.Index, *syntax.Target:
		return true
	case *syntax.Binary:
		if x.Op == "." {
			id = textLvalueMember
		}
	}
	f := finding(source.Error, a.Tok, id)
	f.Other = a.X.Token()
	c.add(f)
	return false
}

// checkLoops refuses changes of an array in a loop over it.
func (c *checker) checkLoops() {
	for _, f := range c.functions {
		if f.decl != nil {
			c.loops(f.decl.Body)
		}
	}
	for _, p := range c.program.Probes {
		c.loops(p.Body)
	}
}

// loops checks all loops in a statement.
func (c *checker) loops(s syntax.Stmt) {
	syntax.Inspect(s, func(node any) bool {
		loop, ok := node.(*syntax.Foreach)
		if !ok {
			return true
		}
		if symbol, ok := loop.Array.(*syntax.Symbol); ok && symbol.Var != nil {
			if loop.Limit != nil {
				c.changes(loop.Limit, symbol.Var)
			}
			c.changes(loop.Body, symbol.Var)
		}
		return true
	})
}

// changes tells of all places in a node that change elements of an array.
func (c *checker) changes(node any, v *syntax.Variable) {
	eachChange(node, v, func(tok *syntax.Token) { c.fail(tok, textLoopChange, v.Name) })
	syntax.Inspect(node, func(node any) bool {
		call, ok := node.(*syntax.Call)
		if !ok {
			return true
		}
		for _, f := range call.Targets {
			writes := false
			eachChange(f.Body, v, func(*syntax.Token) { writes = true })
			if writes {
				c.fail(call.Tok, textLoopCall, v.Name)
			}
		}
		return true
	})
}

// eachChange finds the elements of an array that a node changes.
func eachChange(node any, v *syntax.Variable, visit func(*syntax.Token)) {
	element := func(x syntax.Expr) {
		if i, ok := x.(*syntax.Index); ok {
			if s, ok := i.Base.(*syntax.Symbol); ok && s.Var == v {
				visit(i.Tok)
			}
		}
	}
	syntax.Inspect(node, func(node any) bool {
		switch x := node.(type) {
		case *syntax.Assign:
			element(x.X)
		case *syntax.Step:
			element(x.X)
		case *syntax.Delete:
			element(x.X)
		}
		return true
	})
}

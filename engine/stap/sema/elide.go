package sema

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/types"
)

// maxRounds bounds the optimiser. Each round takes one link off a chain of
// variables that only feed each other; no script that means something has so
// long a chain.
const maxRounds = 100

// optimiser removes what has no effect, round by round, until a round changes
// nothing. Types are inferred between its steps, so that a mismatch in what
// an earlier step removed is never told. What counts as a change, and so
// leads to one more round, is as stap has it: some removals do not count, and
// then what only they have made useless stays.
type optimiser struct {
	*checker
	changed bool
	quiet   bool // warnings are told in the first round alone
	// impure are the functions of the tapset that have effects.
	impure map[int]bool
	// own is the function whose statements are dropped.
	own *syntax.Function
	// informed are the tokens at which something was told that stap tells
	// only with -vvvv.
	informed map[*syntax.Token]bool
}

// newUses looks for effects of the tapset's functions too.
func (o *optimiser) newUses() *uses {
	u := newUses()
	u.impure = o.impure
	return u
}

// optimise removes what has no effect, tells what is wrong with the types of
// the rest, and removes the probes that nothing is left of.
// With -u only what needs no judgement is removed.
func (c *checker) optimise() {
	o := &optimiser{checker: c, impure: map[int]bool{}, informed: map[*syntax.Token]bool{}}
	for _, f := range c.functions {
		if f.decl == nil && !tapset.At(f.tapset).Pure {
			o.impure[f.tapset] = true
		}
	}
	if orphan := c.wholeUses().orphan; orphan != nil {
		c.say(source.Error, orphan, &textNoReferent)
		return
	}
	o.informUnused()
	for round := 0; round < maxRounds && (round == 0 || o.changed); round++ {
		o.changed = false
		o.quiet = round > 0
		o.dropUncalled()
		if !c.o.NoOptimise {
			o.dropUnmentioned()
			if !o.dropStores() {
				return
			}
			o.dropStatements()
		}
		o.eachBody(o.reduce)
		if c.o.NoOptimise {
			o.eachBody(o.dropUnreachable)
		}
		if o.callsNothing() {
			return
		}
		// A mismatch is told as soon as it is met, even where it would be
		// removed later; then only what is unreachable leads to one more
		// round, which tells it again.
		if c.infer() {
			if !c.entries() {
				return
			}
			if o.fold(); c.errors > 0 {
				return
			}
		} else {
			c.tellTypes()
			if o.changed = false; c.inference.ended {
				return
			}
		}
		if !c.o.NoOptimise {
			o.eachBody(o.dropUnreachable)
			o.dropOverloads()
		}
	}
	if !c.o.NoOptimise {
		o.dropProbes()
	}
	for _, p := range c.program.Probes {
		// A condition is folded with the body that looks at it.
		if name := pointText(p.Point); p.Condition != nil {
			if p.Alias == p.Name {
				p.Alias = name
			}
			p.Name = name
		}
	}
}

// informUnused informs of what the script declares and does not use, which
// stap passes over.
func (o *optimiser) informUnused() {
	for _, f := range o.file.Functions {
		if o.copies[f] == nil {
			o.inform(f.Tok, &textUnusedFunction, f.Name)
		}
	}
	for _, v := range o.file.Globals {
		used := false
		for _, g := range o.program.Globals {
			used = used || g.Tok == v.Tok
		}
		if !used {
			o.inform(v.Tok, &textUnusedGlobal, v.Name)
		}
	}
}

// callsNothing tells of a call in a function that was found too late to be
// resolved, and reports whether there is one.
func (o *optimiser) callsNothing() bool {
	for _, f := range o.functions {
		if f.decl == nil || f.uses {
			continue
		}
		var call *syntax.Call
		syntax.Inspect(f.decl.Body, func(node any) bool {
			if x, ok := node.(*syntax.Call); ok && call == nil {
				call = x
			}
			return call == nil
		})
		if call != nil {
			o.say(source.Error, call.Tok, &textCallOfNothing, call.Name)
			return true
		}
	}
	return false
}

// eachBody replaces the body of each probe and function by what f makes of it.
func (o *optimiser) eachBody(f func(syntax.Stmt) syntax.Stmt) {
	for _, p := range o.program.Probes {
		var body syntax.Stmt = p.Body
		if len(p.Body.List) == 1 && !o.o.NoOptimise {
			// A block of one statement is dissolved; this one stands for the
			// statement.
			body = p.Body.List[0]
		}
		o.setBody(p, f(body))
	}
	for _, fn := range o.functions {
		if fn.decl != nil {
			fn.decl.Body = f(fn.decl.Body)
		}
	}
}

// setBody makes s, which may be nil, the body of a probe.
func (o *optimiser) setBody(p *Probe, s syntax.Stmt) {
	b, ok := s.(*syntax.Block)
	if !ok {
		b = &syntax.Block{End: p.Body.End}
		b.Tok = p.Body.Tok
		if s != nil {
			b.List = []syntax.Stmt{s}
		}
	}
	p.Body = b
}

// wholeUses is what all probes and functions do.
func (c *checker) wholeUses() *uses {
	u := newUses()
	for _, p := range c.program.Probes {
		u.stmt(p.Body)
		u.expr(p.Condition)
	}
	for _, f := range c.functions {
		if f.decl != nil {
			u.stmt(f.decl.Body)
		}
	}
	return u
}

// dropUncalled removes functions that nothing calls.
func (o *optimiser) dropUncalled() {
	called := map[*syntax.Function]bool{}
	inTapset := map[int]bool{}
	var todo []*syntax.Function
	visit := func(node any) bool {
		call, ok := node.(*syntax.Call)
		if !ok {
			return true
		}
		if len(call.Targets) == 0 {
			inTapset[call.Tapset] = true
		}
		for _, f := range call.Targets {
			if !called[f] {
				called[f] = true
				todo = append(todo, f)
			}
		}
		return true
	}
	for _, p := range o.program.Probes {
		syntax.Inspect(p.Body, visit)
		if p.Condition != nil {
			syntax.Inspect(p.Condition, visit)
		}
	}
	for len(todo) > 0 {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		syntax.Inspect(f.Body, visit)
	}
	kept := o.functions[:0]
	for _, f := range o.functions {
		if f.decl != nil && called[f.decl] || f.decl == nil && inTapset[f.tapset] {
			kept = append(kept, f)
		} else {
			o.changed = true
		}
	}
	o.functions = kept
}

// dropUnmentioned removes variables that nothing names any more, and warns of
// those that are read and never written.
func (o *optimiser) dropUnmentioned() {
	u := o.wholeUses()
	for _, p := range o.program.Probes {
		p.Locals = o.mentioned(p.Locals, nil, u)
	}
	for _, f := range o.functions {
		if f.decl != nil {
			f.decl.Locals = o.mentioned(f.decl.Locals, f.decl.Parameters, u)
		}
	}
	o.program.Globals = o.mentioned(o.program.Globals, nil, u)
}

// mentioned returns the variables of list that are named, and warns of those that are
// never written. Parameters are further names for the list of similar ones.
func (o *optimiser) mentioned(list, parameters []*syntax.Variable, u *uses) []*syntax.Variable {
	var kept []*syntax.Variable
	for _, v := range list {
		how := u.variables[v]
		if how == 0 {
			o.changed = true
			continue
		}
		kept = append(kept, v)
		if how&isWritten == 0 && v.Init == nil && !o.given(v) {
			o.warnUnset(v, list, parameters)
		}
	}
	return kept
}

// given is true of a global that -G sets.
func (o *optimiser) given(v *syntax.Variable) bool {
	for _, name := range o.o.Given {
		if v.Global && name == v.Name {
			return true
		}
	}
	return false
}

// dropProbes removes probes whose body is empty.
func (o *optimiser) dropProbes() {
	kept := o.program.Probes[:0]
	for _, p := range o.program.Probes {
		if len(p.Body.List) > 0 {
			kept = append(kept, p)
		} else {
			o.warnElidedProbe(p)
		}
	}
	o.program.Probes = kept
}

// dropOverloads takes from each call the overloads that it never comes to,
// since one before them never hands on.
func (o *optimiser) dropOverloads() {
	handsOn := map[*syntax.Function]bool{}
	for _, f := range o.functions {
		if f.decl != nil {
			syntax.Inspect(f.decl.Body, func(node any) bool {
				switch s := node.(type) {
				case *syntax.Next:
					handsOn[f.decl] = true
				case *syntax.EmbeddedCode:
					handsOn[f.decl] = handsOn[f.decl] || hasNext(s.Code)
				}
				return true
			})
		}
	}
	cut := func(node any) bool {
		if call, ok := node.(*syntax.Call); ok {
			for i, f := range call.Targets {
				if !handsOn[f] && i+1 < len(call.Targets) {
					o.inform(call.Targets[i+1].Tok, &textOverload, f.Name)
					call.Targets = call.Targets[:i+1]
					o.changed = true
					break
				}
			}
		}
		return true
	}
	o.eachBody(func(s syntax.Stmt) syntax.Stmt {
		syntax.Inspect(s, cut)
		return s
	})
}

// optimiseTyped makes one function of functions that are alike, down to the
// names and types of their variables: the first of them is called for all.
func (c *checker) optimiseTyped() {
	if c.o.NoOptimise {
		return
	}
	for merged := true; merged; {
		merged = false
		same := map[*syntax.Function]*syntax.Function{}
		first := map[string]*syntax.Function{}
		kept := c.functions[:0]
		for _, f := range c.functions {
			if f.decl != nil {
				text := functionText(f.decl)
				if first[text] != nil {
					same[f.decl] = first[text]
					merged = true
					continue
				}
				first[text] = f.decl
			}
			kept = append(kept, f)
		}
		c.functions = kept
		if merged {
			c.retarget(same)
		}
	}
}

// retarget makes calls of the keys of same calls of their values.
func (c *checker) retarget(same map[*syntax.Function]*syntax.Function) {
	visit := func(node any) bool {
		if call, ok := node.(*syntax.Call); ok {
			for i, f := range call.Targets {
				if same[f] != nil {
					call.Targets[i], call.Name = same[f], same[f].Name
				}
			}
		}
		return true
	}
	for _, p := range c.program.Probes {
		syntax.Inspect(p.Body, visit)
		if p.Condition != nil {
			syntax.Inspect(p.Condition, visit)
		}
	}
	for _, f := range c.functions {
		if f.decl != nil {
			syntax.Inspect(f.decl.Body, visit)
		}
	}
}

// functionText is equal for functions that are alike.
func functionText(f *syntax.Function) string {
	text := f.Result.String()
	for _, list := range [...][]*syntax.Variable{f.Parameters, f.Locals} {
		text += "\n"
		for _, v := range list {
			text += " " + v.Name + ":" + v.Type.String()
		}
	}
	nameless := &syntax.Function{Tok: f.Tok, Parameters: f.Parameters, Body: f.Body}
	return text + string(syntax.Dump(&syntax.File{Functions: []*syntax.Function{nameless}}))
}

// number returns a literal in the place of an expression.
func numberAt(tok *syntax.Token, value int64) *syntax.Number {
	n := &syntax.Number{Value: value}
	n.Tok, n.T = tok, types.Long
	return n
}

// not returns the opposite of a condition.
func not(x syntax.Expr, tok *syntax.Token) syntax.Expr {
	n := &syntax.Unary{Op: "!", X: x}
	n.Tok, n.T = tok, types.Long
	return n
}

// stmtOf returns an expression as a statement.
func stmtOf(x syntax.Expr) *syntax.ExprStmt {
	s := &syntax.ExprStmt{X: x}
	s.Tok = x.Token()
	return s
}

// null returns an empty statement.
func null(tok *syntax.Token) *syntax.Null {
	s := &syntax.Null{}
	s.Tok = tok
	return s
}

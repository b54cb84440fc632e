package sema

import (
	"strings"

	"ringlab/engine/stap/syntax"
)

// dropStores replaces assignments to local variables that are never read by
// the value alone, and forgets the text of errors that is never read.
// It reports whether all assignments are to variables; the first that is not
// is told.
func (o *optimiser) dropStores() (ok bool) {
	ok = true
	u := o.wholeUses()
	unread := func(s *syntax.Symbol) bool {
		return s != nil && s.Var != nil && !s.Var.Synthetic && u.variables[s.Var]&isRead == 0
	}
	var expr func(*syntax.Expr)
	expr = func(x *syntax.Expr) {
		partsOf(*x, expr)
		a, isAssign := (*x).(*syntax.Assign)
		if !isAssign || !ok {
			return
		}
		if ok = o.assignable(a); !ok {
			return
		}
		if left, ok := a.X.(*syntax.Symbol); ok && unread(left) && !left.Var.Global {
			o.remark(a.Tok, &textElidedStore, left.Name)
			*x = a.Y
			o.changed = true
		}
	}
	var stmt func(*syntax.Stmt)
	stmt = func(s *syntax.Stmt) {
		if t, ok := (*s).(*syntax.Try); ok && unread(t.Message) {
			t.Message = nil
		}
		partsOfStmt(*s, stmt, expr)
		if f, ok := (*s).(*syntax.Foreach); ok {
			for i := range f.Slice {
				part(&f.Slice[i], expr)
			}
		}
	}
	o.eachBody(func(s syntax.Stmt) syntax.Stmt {
		stmt(&s)
		return s
	})
	return ok
}

// dropStatements removes expressions without effect that stand as statements, and the
// statements that are empty then.
func (o *optimiser) dropStatements() {
	for _, p := range o.program.Probes {
		o.setBody(p, o.drop(p.Body))
	}
	for _, f := range o.functions {
		if f.decl == nil {
			continue
		}
		o.own = f.decl
		body := o.drop(f.decl.Body)
		o.own = nil
		if body == nil {
			o.remark(f.decl.Tok, &textIdleFunction, f.decl.Name)
			body = null(f.decl.Tok)
		}
		f.decl.Body = body
	}
}

// drop returns what is left of a statement, or nil.
func (o *optimiser) drop(s syntax.Stmt) syntax.Stmt {
	switch s := s.(type) {
	case *syntax.Block:
		return o.dropBlock(s)
	case *syntax.Null:
		return nil
	case *syntax.ExprStmt:
		if o.hasEffect(s.X) {
			return s
		}
		o.remark(s.Tok, &textIdleExpression)
		o.changed = true
		return nil
	case *syntax.If:
		s.Then = o.drop(s.Then)
		if s.Else != nil {
			s.Else = o.drop(s.Else)
		}
		switch {
		case s.Then != nil:
		case s.Else != nil:
			s.Cond, s.Then, s.Else = not(s.Cond, s.Tok), s.Else, nil
		case o.hasEffect(s.Cond):
			return stmtOf(s.Cond)
		default:
			return nil
		}
	case *syntax.For:
		if s.Body = o.drop(s.Body); s.Body != nil {
			break
		}
		if !o.hasEffect(s.Cond) && (s.Init == nil || !o.hasEffect(s.Init.X)) && (s.Post == nil || !o.hasEffect(s.Post.X)) {
			return nil
		}
		s.Body = null(s.Tok)
	case *syntax.Foreach:
		if s.Body = o.drop(s.Body); s.Body == nil {
			return nil
		}
	case *syntax.Try:
		s.Body, s.Catch = o.drop(s.Body), o.drop(s.Catch)
		if s.Body == nil {
			return nil
		}
		if s.Catch == nil {
			b := &syntax.Block{}
			b.Tok = s.Tok
			s.Catch = b
		}
	}
	return s
}

// dropBlock drops in a block, and dissolves the blocks in it.
func (o *optimiser) dropBlock(b *syntax.Block) syntax.Stmt {
	var list []syntax.Stmt
	for _, s := range b.List {
		switch s := o.drop(s).(type) {
		case nil:
		case *syntax.Block:
			list = append(list, s.List...)
			o.changed = true
		default:
			list = append(list, s)
		}
	}
	b.List = list
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return b
}

// hasEffect reports whether an expression that stands as a statement does
// anything. What called functions do to variables of their own is no effect,
// unless it is in one of them that the statement stands.
func (o *optimiser) hasEffect(x syntax.Expr) bool {
	if x == nil {
		return false
	}
	u := o.newUses()
	u.value(x, 0)
	if u.effects || u.writes(anyVariable) {
		return true
	}
	return u.effectsOfCallees(o.own)
}

func anyVariable(*syntax.Variable) bool { return true }

// effectsOfCallees reports whether a function that was called prints, or
// writes a global or a variable of own, which may be nil.
func (u *uses) effectsOfCallees(own *syntax.Function) bool {
	u.callees()
	return u.effects || u.writes(func(v *syntax.Variable) bool {
		return v.Global || own != nil && (holds(own.Locals, v) || holds(own.Parameters, v))
	})
}

// holds reports whether v is in list.
func holds(list []*syntax.Variable, v *syntax.Variable) bool {
	for _, other := range list {
		if other == v {
			return true
		}
	}
	return false
}

// reduce takes apart, all through s, expressions that stand as statements: what
// their operators make of their parts is used by nobody.
func (o *optimiser) reduce(s syntax.Stmt) syntax.Stmt {
	if e, ok := s.(*syntax.ExprStmt); ok {
		return o.reduceExpr(e)
	}
	partsOfStmt(s, func(part *syntax.Stmt) { *part = o.reduce(*part) }, func(*syntax.Expr) {})
	return s
}

func (o *optimiser) reduceExpr(s *syntax.ExprStmt) syntax.Stmt {
	var parts []syntax.Expr
	switch x := s.X.(type) {
	case *syntax.Unary:
		return o.reduced(x.X)
	case *syntax.Match:
		return o.reduced(x.X)
	case *syntax.Binary:
		switch x.Op {
		case "&&":
			return o.choice(x.Tok, x.X, x.Y, nil)
		case "||":
			return o.choice(x.Tok, not(x.X, x.Tok), x.Y, nil)
		}
		parts = []syntax.Expr{x.X, x.Y}
	case *syntax.Ternary:
		return o.choice(x.Tok, x.Cond, x.Then, x.Else)
	case *syntax.Print:
		if !x.ToValue || x.Hist != nil {
			return s
		}
		parts = x.Args
	case *syntax.Call:
		if len(x.Targets) == 0 {
			if o.impure[x.Tapset] {
				return s
			}
		} else {
			u := o.newUses()
			for _, f := range x.Targets {
				u.call(f)
			}
			if u.effectsOfCallees(nil) {
				return s
			}
		}
		parts = x.Args
	case *syntax.Target, *syntax.Entry:
		partsOf(x, func(part *syntax.Expr) { parts = append(parts, *part) })
	default:
		return s
	}
	if len(parts) == 0 {
		return s
	}
	b := &syntax.Block{End: s.Tok}
	b.Tok = s.X.Token()
	for _, x := range parts {
		b.List = append(b.List, o.reduceExpr(stmtOf(x)))
	}
	o.changed = true
	return b
}

// reduced is what stands in the place of an operator with one operand.
func (o *optimiser) reduced(x syntax.Expr) syntax.Stmt {
	o.changed = true
	return o.reduceExpr(stmtOf(x))
}

// choice is an if statement that does what an operator with a condition does;
// otherwise may be nil.
func (o *optimiser) choice(tok *syntax.Token, cond, then, otherwise syntax.Expr) syntax.Stmt {
	s := &syntax.If{Cond: cond, Then: o.reduced(then)}
	if otherwise != nil {
		s.Else = o.reduced(otherwise)
	}
	s.Tok = tok
	return s
}

// dropUnreachable removes what stands in a block behind a statement that
// leaves it. As in stap, the last statement of a block is not looked into.
func (o *optimiser) dropUnreachable(s syntax.Stmt) syntax.Stmt {
	if b, ok := s.(*syntax.Block); ok {
		for i := 0; i+1 < len(b.List); i++ {
			if leaves(b.List[i]) {
				o.inform(b.List[i+1].Token(), &textUnreachable)
				b.List = b.List[:i+1]
				o.changed = true
				break
			}
			b.List[i] = o.dropUnreachable(b.List[i])
		}
		return b
	}
	partsOfStmt(s, func(part *syntax.Stmt) { *part = o.dropUnreachable(*part) }, func(*syntax.Expr) {})
	return s
}

// leaves is true of a statement that no other follows. Blocks and branches
// count for none: the first are dissolved, the others are not looked into.
func leaves(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.Return, *syntax.Next, *syntax.Break, *syntax.Continue:
		return true
	}
	return false
}

// hasNext is true of embedded code that hands on to the next overload.
func hasNext(code string) bool { return strings.Contains(code, "STAP_NEXT") }

package sema

import "ringlab/engine/stap/syntax"

// partsOf calls f with the place of each expression that x is made of, in the
// order in which they are written. What f puts there takes its place; variables and
// histograms stay what they are.
func partsOf(x syntax.Expr, f func(*syntax.Expr)) {
	list := func(xs []syntax.Expr) {
		for i := range xs {
			part(&xs[i], f)
		}
	}
	switch x := x.(type) {
	case *syntax.Unary:
		f(&x.X)
	case *syntax.Step:
		f(&x.X)
	case *syntax.Binary:
		f(&x.X)
		f(&x.Y)
	case *syntax.Match:
		f(&x.X)
	case *syntax.Ternary:
		f(&x.Cond)
		f(&x.Then)
		f(&x.Else)
	case *syntax.Assign:
		f(&x.X)
		f(&x.Y)
	case *syntax.Index:
		f(&x.Base)
		list(x.Keys)
	case *syntax.In:
		list(x.Keys)
		f(&x.Array)
	case *syntax.Call:
		list(x.Args)
	case *syntax.Print:
		if x.Hist != nil {
			f(&x.Hist.X)
		}
		list(x.Args)
	case *syntax.Stat:
		f(&x.X)
	case *syntax.Hist:
		f(&x.X)
	case *syntax.Target:
		part(&x.Base, f)
		list(x.Args)
		for i := range x.Path {
			part(&x.Path[i].Index, f)
		}
	case *syntax.Defined:
		f(&x.X)
	case *syntax.Entry:
		f(&x.X)
	case *syntax.Probewrite:
		f(&x.X)
	}
}

// part calls f where there is something.
func part(x *syntax.Expr, f func(*syntax.Expr)) {
	if *x != nil {
		f(x)
	}
}

// partsOfStmt calls stmt with the place of each statement that s is made of,
// and expr with that of each expression. The variables and the slice of a foreach and the
// message of a catch are not among them.
func partsOfStmt(s syntax.Stmt, stmt func(*syntax.Stmt), expr func(*syntax.Expr)) {
	switch s := s.(type) {
	case *syntax.Block:
		for i := range s.List {
			stmt(&s.List[i])
		}
	case *syntax.ExprStmt:
		expr(&s.X)
	case *syntax.If:
		expr(&s.Cond)
		stmt(&s.Then)
		if s.Else != nil {
			stmt(&s.Else)
		}
	case *syntax.For:
		if s.Init != nil {
			expr(&s.Init.X)
		}
		part(&s.Cond, expr)
		if s.Post != nil {
			expr(&s.Post.X)
		}
		stmt(&s.Body)
	case *syntax.Foreach:
		expr(&s.Array)
		part(&s.Limit, expr)
		stmt(&s.Body)
	case *syntax.Return:
		part(&s.X, expr)
	case *syntax.Delete:
		expr(&s.X)
	case *syntax.Try:
		stmt(&s.Body)
		if s.Catch != nil {
			stmt(&s.Catch)
		}
	}
}

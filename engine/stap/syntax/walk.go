package syntax

// Inspect visits a statement or an expression and all that is in it, in the
// order it is written, parents first. Where visit returns false it does not go
// into the node. Nodes are of type Stmt or Expr; none is nil.
func Inspect(node any, visit func(node any) bool) {
	for {
		if isNil(node) || !visit(node) {
			return
		}
		chain, ok := node.(*If)
		if !ok {
			break
		}
		Inspect(chain.Cond, visit)
		Inspect(chain.Then, visit)
		node = chain.Else
	}
	in := func(nodes ...any) {
		for _, n := range nodes {
			Inspect(n, visit)
		}
	}
	list := func(xs []Expr) {
		for _, x := range xs {
			Inspect(x, visit)
		}
	}
	switch n := node.(type) {
	case *Block:
		for _, s := range n.List {
			Inspect(s, visit)
		}
	case *ExprStmt:
		in(n.X)
	case *For:
		in(n.Init, n.Cond, n.Post, n.Body)
	case *Foreach:
		in(n.Value)
		for _, k := range n.Keys {
			in(k)
		}
		in(n.Array)
		list(n.Slice)
		in(n.Limit, n.Body)
	case *Return:
		in(n.X)
	case *Delete:
		in(n.X)
	case *Try:
		in(n.Body, n.Message, n.Catch)
	case *Unary:
		in(n.X)
	case *Step:
		in(n.X)
	case *Binary:
		in(n.X, n.Y)
	case *Match:
		in(n.X, n.Pattern)
	case *Ternary:
		in(n.Cond, n.Then, n.Else)
	case *Assign:
		in(n.X, n.Y)
	case *Index:
		in(n.Base)
		list(n.Keys)
	case *In:
		list(n.Keys)
		in(n.Array)
	case *Call:
		list(n.Args)
	case *Print:
		in(n.Format, n.Delim, n.Hist)
		list(n.Args)
	case *Stat:
		in(n.X)
	case *Hist:
		in(n.X)
	case *Target:
		in(n.Base)
		list(n.Args)
		for _, a := range n.Path {
			in(a.Index)
		}
	case *Defined:
		in(n.X)
	case *Entry:
		in(n.X)
	case *Probewrite:
		in(n.X)
	}
}

// isNil is true of nil, and of a nil pointer of the types that may be absent.
func isNil(node any) bool {
	switch n := node.(type) {
	case nil:
		return true
	case *ExprStmt:
		return n == nil
	case *Symbol:
		return n == nil
	case *String:
		return n == nil
	case *Hist:
		return n == nil
	case *Block:
		return n == nil
	}
	return false
}

package syntax

// CloneBlock copies a block and all that is in it, so that what the checker
// resolves in one use of an alias stays out of the others. Tokens are shared;
// nothing that was resolved is copied but types.
func CloneBlock(b *Block) *Block {
	if b == nil {
		return nil
	}
	c := *b
	c.List = append([]Stmt(nil), b.List...)
	for i, s := range c.List {
		c.List[i] = CloneStmt(s)
	}
	return &c
}

// CloneStmt copies a statement; nil stays nil.
func CloneStmt(s Stmt) Stmt {
	switch s := s.(type) {
	case *Block:
		return CloneBlock(s)
	case *Null:
		c := *s
		return &c
	case *ExprStmt:
		return cloneExprStmt(s)
	case *If:
		first := *s
		for last := &first; ; {
			last.Cond, last.Then = CloneExpr(last.Cond), CloneStmt(last.Then)
			chained, ok := last.Else.(*If)
			if !ok {
				last.Else = CloneStmt(last.Else)
				return &first
			}
			next := *chained
			last.Else = &next
			last = &next
		}
	case *For:
		c := *s
		c.Init, c.Cond, c.Post = cloneExprStmt(s.Init), CloneExpr(s.Cond), cloneExprStmt(s.Post)
		c.Body = CloneStmt(s.Body)
		return &c
	case *Foreach:
		c := *s
		c.Value = cloneSymbol(s.Value)
		c.Keys = append([]*Symbol(nil), s.Keys...)
		for i, k := range c.Keys {
			c.Keys[i] = cloneSymbol(k)
		}
		c.Array, c.Slice = CloneExpr(s.Array), cloneExprs(s.Slice)
		c.Limit, c.Body = CloneExpr(s.Limit), CloneStmt(s.Body)
		return &c
	case *Return:
		c := *s
		c.X = CloneExpr(s.X)
		return &c
	case *Delete:
		c := *s
		c.X = CloneExpr(s.X)
		return &c
	case *Next:
		c := *s
		return &c
	case *Break:
		c := *s
		return &c
	case *Continue:
		c := *s
		return &c
	case *Try:
		c := *s
		c.Body, c.Message, c.Catch = CloneStmt(s.Body), cloneSymbol(s.Message), CloneStmt(s.Catch)
		return &c
	case *EmbeddedCode:
		c := *s
		return &c
	}
	return nil
}

func cloneExprStmt(s *ExprStmt) *ExprStmt {
	if s == nil {
		return nil
	}
	c := *s
	c.X = CloneExpr(s.X)
	return &c
}

func cloneSymbol(s *Symbol) *Symbol {
	if s == nil {
		return nil
	}
	c := *s
	c.Var = nil
	return &c
}

func cloneExprs(list []Expr) []Expr {
	if list == nil {
		return nil
	}
	c := make([]Expr, len(list))
	for i, x := range list {
		c[i] = CloneExpr(x)
	}
	return c
}

func cloneString(s *String) *String {
	if s == nil {
		return nil
	}
	c := *s
	return &c
}

func cloneHist(h *Hist) *Hist {
	if h == nil {
		return nil
	}
	c := *h
	c.X = CloneExpr(h.X)
	return &c
}

// CloneExpr copies an expression; nil stays nil.
func CloneExpr(x Expr) Expr {
	switch x := x.(type) {
	case *Number:
		c := *x
		return &c
	case *String:
		return cloneString(x)
	case *Unary:
		c := *x
		c.X = CloneExpr(x.X)
		return &c
	case *Step:
		c := *x
		c.X = CloneExpr(x.X)
		return &c
	case *Binary:
		c := *x
		c.X, c.Y = CloneExpr(x.X), CloneExpr(x.Y)
		return &c
	case *Match:
		c := *x
		c.X, c.Pattern = CloneExpr(x.X), cloneString(x.Pattern)
		return &c
	case *Ternary:
		c := *x
		c.Cond, c.Then, c.Else = CloneExpr(x.Cond), CloneExpr(x.Then), CloneExpr(x.Else)
		return &c
	case *Assign:
		c := *x
		c.X, c.Y = CloneExpr(x.X), CloneExpr(x.Y)
		return &c
	case *Symbol:
		return cloneSymbol(x)
	case *Index:
		c := *x
		c.Base, c.Keys = CloneExpr(x.Base), cloneExprs(x.Keys)
		return &c
	case *In:
		c := *x
		c.Keys, c.Array = cloneExprs(x.Keys), CloneExpr(x.Array)
		return &c
	case *Call:
		c := *x
		c.Args, c.Targets, c.Tapset = cloneExprs(x.Args), nil, 0
		return &c
	case *Print:
		c := *x
		c.Format, c.Delim = cloneString(x.Format), cloneString(x.Delim)
		c.Args, c.Hist = cloneExprs(x.Args), cloneHist(x.Hist)
		return &c
	case *Stat:
		c := *x
		c.X = CloneExpr(x.X)
		return &c
	case *Hist:
		return cloneHist(x)
	case *Target:
		c := *x
		c.Base, c.Args = CloneExpr(x.Base), cloneExprs(x.Args)
		c.Path = append([]Access(nil), x.Path...)
		for i := range c.Path {
			c.Path[i].Index = CloneExpr(c.Path[i].Index)
		}
		return &c
	case *Defined:
		c := *x
		c.X = CloneExpr(x.X)
		return &c
	case *Entry:
		c := *x
		c.X = CloneExpr(x.X)
		return &c
	case *Probewrite:
		c := *x
		c.X = CloneExpr(x.X)
		return &c
	case *EmbeddedExpr:
		c := *x
		return &c
	}
	return nil
}

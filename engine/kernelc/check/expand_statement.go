package check

import (
	"ringlab/engine/kernelc/flow"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// expandSymbol expands what an object is initialized with and the body of a
// function, after types have been checked.
func (c *checker) expandSymbol(sym *tree.Type) int {
	if sym == nil || sym.Base == nil || sym.Object == nil {
		return 0
	}
	cost := c.expand(sym.Object.Init)
	if sym.Base.Kind == tree.Function && sym.Object.Body != nil {
		saved := c.function
		c.function = sym
		c.expandStmt(sym.Object.Body)
		c.function = saved
	}
	return cost
}

// process expands a symbol of the file and follows the paths of a function.
func (c *checker) process(sym *tree.Type) {
	c.expansion.copied = 0
	c.expandSymbol(sym)
	saved := c.function
	c.function = sym
	flow.Analyze(sym, &flow.Settings{Warn: func(flag string, pos report.Pos, code, text string) {
		if flag == "" || c.flag(flag) {
			c.evidence(c.warnAt(pos, code, text), Evidence{In: sym})
		}
	}})
	c.function = saved
}

// expandStmtExpr makes a statement expression of one expression that one, and
// as constant as that one.
func (c *checker) expandStmtExpr(e *tree.Expr) int {
	cost := c.expandStmt(e.Stmt)
	if s := e.Stmt; s != nil && s.Kind == tree.ExprStmt && s.X != nil {
		*e = *s.X
	}
	return cost
}

// expandStmt expands a statement and returns its cost.
func (c *checker) expandStmt(s *tree.Stmt) int {
	if s == nil {
		return 0
	}
	if c.expansion.depth >= expansionDepth {
		return sideEffects
	}
	c.expansion.depth++
	cost := c.expandKind(s)
	c.expansion.depth--
	return cost
}

func (c *checker) expandKind(s *tree.Stmt) int {
	switch s.Kind {
	case tree.DeclStmt:
		for _, sym := range s.Decls {
			c.expandSymbol(sym)
		}
	case tree.ExprStmt:
		return c.expand(s.X)
	case tree.CompoundStmt:
		return c.expandCompound(s)
	case tree.IfStmt:
		if s.X == nil || s.X.Type == nil || s.X.Type == tree.BadCType {
			return unsafe
		}
		// A jump may lead into the side that is never chosen.
		c.expand(s.X)
		c.expandStmt(s.Then)
		c.expandStmt(s.Else)
	case tree.LoopStmt:
		c.expand(s.X)
		c.expand(s.Y)
		c.expandStmt(s.Pre)
		c.expandStmt(s.Body)
		c.expandStmt(s.Step)
	case tree.SwitchStmt:
		c.expand(s.X)
		c.expandStmt(s.Body)
	case tree.CaseStmt:
		c.expandCase(s.X)
		c.expandCase(s.Y)
		c.expandStmt(s.Body)
	case tree.LabelStmt:
		c.expandStmt(s.Body)
	case tree.RangeStmt:
		c.expand(s.X)
		c.expand(s.Y)
		c.expand(s.Z)
	case tree.ReturnStmt, tree.GotoStmt:
		c.expand(s.X)
	case tree.AsmStmt:
		for i := range s.Asm.Outputs {
			c.expand(s.Asm.Outputs[i].X)
		}
		for i := range s.Asm.Inputs {
			c.expand(s.Asm.Inputs[i].X)
		}
	case tree.ContextStmt:
		c.requireConstant(s.Y, false)
	}
	return sideEffects
}

func (c *checker) expandCase(e *tree.Expr) {
	if e == nil {
		return
	}
	c.expand(e)
	if e.Op != tree.Value {
		c.errorAt(e.Pos, "constant", "Expected constant expression in case statement")
	}
}

// expandCompound adds up the costs of statements. A block of one statement is
// that statement.
func (c *checker) expandCompound(s *tree.Stmt) int {
	cost, statements := 0, 0
	if len(s.Args) > 0 {
		for _, arg := range s.Args {
			c.expandSymbol(arg)
		}
		cost, statements = sideEffects, 1
	}
	for _, inner := range s.List {
		cost += c.expandStmt(inner)
		statements++
	}
	if statements == 1 && len(s.List) == 1 && s.Inlined == nil {
		*s = *s.List[0]
	}
	return cost
}

package check

import "ringlab/engine/kernelc/tree"

// How many nodes of trees calls may copy, for one object or function and while
// a file is checked. Inline functions that call one another twice each would
// otherwise grow without end.
const (
	inliningLimit     = 40000
	inliningFileLimit = 400000
)

// inline makes a call of an inline function a copy of the function's body. It
// is done when the call is expanded, so what is wrong in the body is said once
// for each call. False where the call stays a call.
func (c *checker) inline(e *tree.Expr, fn *tree.Type) bool {
	if fn.Object == nil || fn.Object.Inline == nil {
		c.errorAt(fn.Base.Pos, "inline", "marked inline, but without a definition")
		return false
	}
	for _, open := range c.expansion.inlining {
		if open == fn {
			return false // it calls itself
		}
	}
	if c.expansion.copied > inliningLimit || c.expansion.copiedAll > inliningFileLimit {
		return false
	}
	// The arguments are the values of copies of the parameters.
	copies := copier{symbols: map[*tree.Type]*tree.Type{}, labels: map[*tree.LabelObject]*tree.LabelObject{}}
	params := fn.Base.Params
	args := make([]*tree.Type, 0, len(e.List))
	for i, value := range e.List {
		arg := &tree.Type{Kind: tree.Node, Base: value.Type, Pos: value.Pos, Object: &tree.Object{Depth: 1}}
		if i < len(params) {
			object := arg.Object
			*arg = *params[i]
			if arg.Object != nil {
				*object = *arg.Object
			}
			arg.Object = object
			copies.symbols[params[i]] = arg
		}
		arg.Object.Init, arg.Object.Evaluated = value, false
		args = append(args, arg)
	}
	body := copies.stmt(fn.Object.Inline)
	c.expansion.copied += copies.count
	c.expansion.copiedAll += copies.count
	stmt := &tree.Stmt{Kind: tree.CompoundStmt, Pos: e.Pos, Range: e.Range, Args: args, Inlined: fn}
	if body != nil && body.Kind == tree.CompoundStmt {
		stmt.List = body.List
	} else if body != nil {
		stmt.List = []*tree.Stmt{body}
	}
	callee := *e
	*e = tree.Expr{Op: tree.StmtExpr, Pos: e.Pos, Range: e.Range, Type: fn.Base.Base, Stmt: stmt, Const: e.Const, X: callee.X, List: callee.List}

	// While it is checked, the function is the one that a return leaves.
	saved := c.function
	c.function = fn
	c.expansion.inlining = append(c.expansion.inlining, fn)
	for _, arg := range args {
		c.evaluateSymbol(arg)
	}
	c.evaluateStmt(stmt)
	c.expandStmt(stmt)
	c.expansion.inlining = c.expansion.inlining[:len(c.expansion.inlining)-1]
	c.function = saved
	return true
}

// copier copies a body with its own objects and labels.
type copier struct {
	symbols map[*tree.Type]*tree.Type
	labels  map[*tree.LabelObject]*tree.LabelObject
	count   int
}

// symbol returns the copy that stands for an object; objects of other scopes
// stand for themselves.
func (p *copier) symbol(sym *tree.Type) *tree.Type {
	if copied, ok := p.symbols[sym]; ok {
		return copied
	}
	return sym
}

// declare copies an object of the body.
func (p *copier) declare(sym *tree.Type) *tree.Type {
	if copied, ok := p.symbols[sym]; ok {
		return copied
	}
	copied := new(tree.Type)
	*copied = *sym
	p.symbols[sym] = copied
	if sym.Object != nil {
		object := *sym.Object
		object.Evaluated = false
		copied.Object = &object
		object.Init = p.expr(sym.Object.Init)
	}
	return copied
}

func (p *copier) label(l *tree.LabelObject) *tree.LabelObject {
	if l == nil {
		return nil
	}
	copied, ok := p.labels[l]
	if !ok {
		copied = new(tree.LabelObject)
		*copied = *l
		p.labels[l] = copied
	}
	return copied
}

func (p *copier) exprs(list []*tree.Expr) []*tree.Expr {
	if list == nil {
		return nil
	}
	copied := make([]*tree.Expr, len(list))
	for i, e := range list {
		copied[i] = p.expr(e)
	}
	return copied
}

// expr copies an expression. As with sparse, what names no object of the body
// stays the same in all copies: it is checked once, with the first of them.
func (p *copier) expr(e *tree.Expr) *tree.Expr {
	if e == nil {
		return nil
	}
	p.count++
	x, y, z, symbol := p.expr(e.X), p.expr(e.Y), p.expr(e.Z), e.Symbol
	if symbol != nil && e.Op != tree.CompoundLit {
		symbol = p.symbol(symbol)
	}
	switch e.Op {
	case tree.Call, tree.Member, tree.StmtExpr, tree.Initializer, tree.Identifier, tree.Indexed, tree.Position, tree.CompoundLit, tree.LabelAddr, tree.Generic:
	default:
		update := e.Op == tree.Assign && e.Operator != "="
		if x == e.X && y == e.Y && z == e.Z && symbol == e.Symbol && !update {
			return e
		}
	}
	copied := new(tree.Expr)
	*copied = *e
	copied.X, copied.Y, copied.Z, copied.Symbol = x, y, z, symbol
	copied.List = p.exprs(e.List)
	if e.Op == tree.CompoundLit && e.Symbol != nil {
		copied.Symbol = p.declare(e.Symbol)
	}
	copied.Stmt = p.stmt(e.Stmt)
	return copied
}

func (p *copier) stmts(list []*tree.Stmt) []*tree.Stmt {
	if list == nil {
		return nil
	}
	copied := make([]*tree.Stmt, len(list))
	for i, s := range list {
		copied[i] = p.stmt(s)
	}
	return copied
}

func (p *copier) stmt(s *tree.Stmt) *tree.Stmt {
	if s == nil {
		return nil
	}
	p.count++
	copied := new(tree.Stmt)
	*copied = *s
	if s.Decls != nil {
		copied.Decls = make([]*tree.Type, len(s.Decls))
		for i, sym := range s.Decls {
			copied.Decls[i] = p.declare(sym)
		}
	}
	copied.X, copied.Y, copied.Z = p.expr(s.X), p.expr(s.Y), p.expr(s.Z)
	copied.Pre, copied.Then, copied.Else = p.stmt(s.Pre), p.stmt(s.Then), p.stmt(s.Else)
	copied.List, copied.Body, copied.Step = p.stmts(s.List), p.stmt(s.Body), p.stmt(s.Step)
	copied.Label, copied.Break, copied.Continue = p.label(s.Label), p.label(s.Break), p.label(s.Continue)
	if copied.Label != nil && s.Label.Stmt == s {
		copied.Label.Stmt = copied
	}
	if s.Asm != nil {
		asm := *s.Asm
		asm.Outputs, asm.Inputs = p.operands(asm.Outputs), p.operands(asm.Inputs)
		copied.Asm = &asm
	}
	return copied
}

func (p *copier) operands(list []tree.AsmOperand) []tree.AsmOperand {
	copied := make([]tree.AsmOperand, len(list))
	for i, operand := range list {
		operand.X = p.expr(operand.X)
		copied[i] = operand
	}
	return copied
}

package check

import (
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// evaluateSymbol evaluates what an object is initialized with, or a function's
// body; once.
func (c *checker) evaluateSymbol(sym *tree.Type) {
	if sym == nil || sym.Object != nil && sym.Object.Evaluated {
		return
	}
	if sym.Object == nil {
		c.examine(sym)
		return
	}
	sym.Object.Evaluated = true
	c.examine(sym)
	base := sym.Bare()
	if base == nil {
		return
	}
	if sym.Object.Init != nil {
		c.initialize(sym)
	}
	if base.Kind != tree.Function {
		return
	}
	if definition := sym.Object.Definition; definition != nil && definition != sym {
		c.evaluateSymbol(definition)
		return
	}
	c.examineParams(base)
	if sym.Object.Body == nil && sym.Object.Inline != nil {
		copies := copier{symbols: map[*tree.Type]*tree.Type{}, labels: map[*tree.LabelObject]*tree.LabelObject{}}
		sym.Object.Body = copies.stmt(sym.Object.Inline)
	}
	if sym.Object.Body != nil {
		saved := c.function
		c.function = sym
		c.evaluateStmt(sym.Object.Body)
		c.function = saved
	}
}

// evaluateStmt evaluates a statement and returns the type of its value, which
// matters where it is the last of a statement expression.
func (c *checker) evaluateStmt(s *tree.Stmt) *tree.Type {
	if s == nil {
		return nil
	}
	if c.depth >= evaluateDepth {
		c.tooDeep(s.Pos)
		return nil
	}
	c.depth++
	t := c.evaluateKind(s)
	c.depth--
	return t
}

func (c *checker) evaluateKind(s *tree.Stmt) *tree.Type {
	switch s.Kind {
	case tree.ExprStmt:
		if c.evaluate(s.X) == nil {
			return nil
		}
		if s.X.Type == tree.NullType {
			s.X = c.convert(s.X, tree.PtrType)
		}
		return c.decay(s.X)
	case tree.DeclStmt:
		for _, sym := range s.Decls {
			c.evaluateSymbol(sym)
		}
	case tree.CompoundStmt:
		var t *tree.Type
		for _, arg := range s.Args {
			c.evaluateSymbol(arg)
		}
		for _, inner := range s.List {
			t = c.evaluateStmt(inner)
		}
		if t == nil {
			t = tree.VoidType
		}
		return t
	case tree.IfStmt:
		// A chain of else if may be long.
		for s != nil && s.Kind == tree.IfStmt && s.X != nil {
			c.evaluateCondition(s.X, false)
			c.evaluateStmt(s.Then)
			s = s.Else
		}
		if s != nil && s.Kind != tree.IfStmt {
			c.evaluateStmt(s)
		}
	case tree.LoopStmt:
		c.evaluateLoop(s)
	case tree.SwitchStmt:
		c.evaluateSwitch(s)
	case tree.CaseStmt:
		c.evaluate(s.X)
		c.evaluate(s.Y)
		c.evaluateStmt(s.Body)
	case tree.LabelStmt:
		return c.evaluateStmt(s.Body)
	case tree.ReturnStmt:
		c.evaluateReturn(s)
	case tree.GotoStmt:
		c.checkLabel(s.Pos, s.Label)
		c.evaluate(s.X)
	case tree.AsmStmt:
		c.evaluateAsm(s)
	case tree.ContextStmt:
		// The lock is only a name to tell locks apart by.
		c.evaluate(s.Y)
	case tree.RangeStmt:
		c.evaluate(s.X)
		c.evaluate(s.Y)
		c.evaluate(s.Z)
	}
	return nil
}

// evaluateLoop evaluates a loop in sparse's order: the conditions come before
// what runs first. Objects that a for declares are symbols of their own to
// sparse, which forgives the errors found so far.
func (c *checker) evaluateLoop(s *tree.Stmt) {
	if len(s.Decls) > 0 {
		for _, sym := range s.Decls {
			c.report.NextSymbol()
			c.evaluateSymbol(sym)
			c.checkDuplicates(sym)
		}
	}
	c.evaluateCondition(s.X, true)
	if s.Y != s.X {
		c.evaluateCondition(s.Y, true)
	}
	c.evaluateStmt(s.Pre)
	c.evaluateStmt(s.Body)
	c.evaluateStmt(s.Step)
}

func (c *checker) evaluateReturn(s *tree.Stmt) {
	c.evaluate(s.X)
	var result *tree.Type
	if fn := c.function.Bare(); fn != nil {
		result = fn.Base
	}
	if result == nil || result.Bare() == tree.VoidType {
		if s.X == nil {
			return
		}
		if s.X.Type != nil && s.X.Type.Bare() != tree.VoidType {
			kind := "void"
			if result == nil {
				kind = "typeless"
			}
			i := c.failAt(s.X, "return", "return expression in "+kind+" function")
			c.about(i, s.X, result, s.X.Type)
		}
		c.warn("return-void", s.Pos, "return", "returning void-valued expression")
		return
	}
	if s.X == nil {
		c.errorAt(s.Pos, "return", "return with no return value")
		return
	}
	if s.X.Type != nil {
		c.assign(s.X, result, &s.X, "return expression")
	}
}

// evaluateSwitch evaluates a switch; its cases are compared with what it
// switches on once all of it has types.
func (c *checker) evaluateSwitch(s *tree.Stmt) {
	c.evaluate(s.X)
	c.evaluateStmt(s.Body)
	if s.X == nil {
		return
	}
	var enum *tree.Expr // the first case that is of an enumeration
	mixed := !s.X.Type.Is(tree.Enum)
	for _, label := range s.Cases {
		c.checkCase(s.X, label.X, &enum, mixed)
		c.checkCase(s.X, label.Y, &enum, mixed)
	}
}

// checkCase compares one value of a case with what is switched on, and where
// that is no enumeration, with the case before.
func (c *checker) checkCase(on, value *tree.Expr, enum **tree.Expr, mixed bool) {
	if value == nil {
		return
	}
	t := c.evaluate(value)
	if on.Type == nil || t == nil {
		c.failAt(value, "case", "incompatible types for 'case' statement")
		return
	}
	if mixed {
		if *enum != nil {
			c.compareEnums(value, t, (*enum).Type)
		} else if t.Is(tree.Enum) {
			*enum = value
		}
	}
	a, b := c.operand(value), c.operand(on)
	switch {
	case a.kind&b.kind&numeric == 0 || (a.kind|b.kind)&floating != 0:
		i := c.failAt(value, "case", "incompatible types for 'case' statement")
		c.about(i, value, on.Type, t)
	case (a.kind|b.kind)&restricted != 0 && restrictedResult("==", a, b) == nil:
		c.degrade(&a)
		c.degrade(&b)
	}
}

// evaluateAsm evaluates the operands of an asm statement.
func (c *checker) evaluateAsm(s *tree.Stmt) {
	asm := s.Asm
	if asm == nil || asm.Template == nil || asm.Template.Op != tree.StringValue {
		return
	}
	for i := range asm.Outputs {
		o := &asm.Outputs[i]
		text := c.constraint(o)
		if o.Constraint != nil && !strings.HasPrefix(text, "=") && !strings.HasPrefix(text, "+") {
			c.errorAt(o.Constraint.Pos, "asm", "output constraint is not an assignment constraint (\""+text+"\")")
		}
		if c.evaluate(o.X) == nil {
			return
		}
		if !isLvalue(o.X) {
			c.warnAt(o.X.Pos, "asm", "asm output is not an lvalue")
		}
		c.assignTo(o.X, o.X.Type)
		c.addressOperand(o)
	}
	for i := range asm.Inputs {
		o := &asm.Inputs[i]
		text := c.constraint(o)
		if strings.HasPrefix(text, "=") || strings.HasPrefix(text, "+") {
			c.errorAt(o.Constraint.Pos, "asm", "input constraint with assignment (\""+text+"\")")
		}
		if c.evaluate(o.X) == nil {
			return
		}
		c.addressOperand(o)
	}
	for _, clobber := range asm.Clobbers {
		if clobber == nil {
			c.errorAt(s.Pos, "asm", "bad asm clobbers")
			return
		}
		if clobber.Op != tree.StringValue {
			c.failAt(clobber, "asm", "asm clobber is not a string")
		}
	}
}

// constraint reads an operand's constraint. An operand that can only be in
// memory is passed by its address.
func (c *checker) constraint(o *tree.AsmOperand) string {
	if o.Constraint == nil {
		return ""
	}
	text := string(o.Constraint.Text)
	if text == "" {
		c.errorAt(o.Constraint.Pos, "asm", "invalid ASM constraint (\"\")")
	}
	o.Memory = strings.ContainsAny(text, "moVQ") && !strings.Contains(text, "r")
	return text
}

func (c *checker) addressOperand(o *tree.AsmOperand) {
	if !o.Memory {
		c.decay(o.X)
		return
	}
	address := &tree.Expr{Op: tree.Preop, Operator: "&", Pos: o.X.Pos, Range: o.X.Range, X: o.X}
	c.evaluateAddress(address)
	o.X = address
}

// checkLabel reports a label that is nowhere.
func (c *checker) checkLabel(pos report.Pos, label *tree.LabelObject) {
	if label != nil && label.Stmt == nil && label.Name != "" {
		c.errorAt(pos, "label", "label '"+label.Name+"' was not declared")
		if c.function != nil && c.function.Object != nil {
			c.function.Object.Pathless = true
		}
	}
}

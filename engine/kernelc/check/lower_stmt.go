package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// body is what is known of a function while its body is being lowered.
type body struct {
	function          *tree.Type
	scope             int // the number of its outermost scope
	labels            map[string]*label
	breaks, continues []*tree.LabelObject
	switches          []*tree.Stmt
}

// label is a label of a function, or of the block that declares it with
// __label__ and so hides one of the same name.
type label struct {
	object *tree.LabelObject
	outer  *label
}

func newBody(function *tree.Type, scope int) *body {
	return &body{function: function, scope: scope, labels: map[string]*label{}}
}

// lowerList lowers statements that stand one after the other.
func (c *checker) lowerList(list []syntax.Stmt) []*tree.Stmt {
	out := make([]*tree.Stmt, 0, len(list))
	for _, s := range list {
		if stmt := c.lowerStmt(s); stmt != nil {
			out = append(out, stmt)
		}
	}
	return out
}

func stmt(kind tree.StmtKind, s syntax.Stmt) *tree.Stmt {
	return &tree.Stmt{Kind: kind, Pos: s.Place(), Range: s.Extent()}
}

// lowerStmt makes the tree of a statement before evaluation.
func (c *checker) lowerStmt(s syntax.Stmt) *tree.Stmt {
	switch s := s.(type) {
	case nil:
		return nil
	case *syntax.ExprStmt:
		t := stmt(tree.ExprStmt, s)
		t.X = c.lower(s.X)
		return t
	case *syntax.DeclStmt:
		t := stmt(tree.DeclStmt, s)
		switch d := s.Decl.(type) {
		case *syntax.Declaration:
			t.Decls = c.declaration(d, false)
		case *syntax.StaticAssert:
			c.staticAssert(d)
		}
		return t
	case *syntax.Block:
		t := stmt(tree.CompoundStmt, s)
		t.List = c.lowerBlock(s)
		return t
	case *syntax.If:
		t := stmt(tree.IfStmt, s)
		t.X = c.lower(s.Cond)
		t.Then, t.Else = c.lowerStmt(s.Then), c.lowerStmt(s.Else)
		return t
	case *syntax.Loop:
		return c.lowerLoop(s)
	case *syntax.Switch:
		return c.lowerSwitch(s)
	case *syntax.Case:
		return c.lowerCase(s)
	case *syntax.Return:
		t := stmt(tree.ReturnStmt, s)
		t.X = c.lower(s.X)
		return t
	}
	return c.lowerJump(s)
}

// lowerJump lowers labels, jumps and sparse's own statements.
func (c *checker) lowerJump(s syntax.Stmt) *tree.Stmt {
	switch s := s.(type) {
	case *syntax.Label:
		return c.lowerLabel(s)
	case *syntax.Goto:
		t := stmt(tree.GotoStmt, s)
		if s.X != nil {
			t.X = c.lower(s.X)
		} else if s.Name != "" {
			t.Label = c.label(s.Name, s.Place(), true)
		}
		return t
	case *syntax.Jump:
		t := stmt(tree.GotoStmt, s)
		targets := c.body.breaks
		if s.Keyword == "continue" {
			targets = c.body.continues
		}
		if len(targets) > 0 {
			t.Label = targets[len(targets)-1]
		}
		return t
	case *syntax.Asm:
		return c.lowerAsm(s)
	case *syntax.Context:
		t := stmt(tree.ContextStmt, s)
		t.X, t.Y = c.lower(s.Lock), c.lower(s.By)
		return t
	case *syntax.RangeCheck:
		t := stmt(tree.RangeStmt, s)
		t.X, t.Y, t.Z = c.lower(s.X), c.lower(s.Low), c.lower(s.High)
		return t
	}
	return nil
}

// pushTargets begins a statement that break, and of a loop continue, leads out
// of.
func (c *checker) pushTargets(t *tree.Stmt, loop bool) {
	t.Break = &tree.LabelObject{Name: "break", Pos: t.Pos, Stmt: t}
	c.body.breaks = append(c.body.breaks, t.Break)
	if loop {
		t.Continue = &tree.LabelObject{Name: "continue", Pos: t.Pos, Stmt: t}
		c.body.continues = append(c.body.continues, t.Continue)
	}
}

func (c *checker) popTargets(loop bool) {
	c.body.breaks = c.body.breaks[:len(c.body.breaks)-1]
	if loop {
		c.body.continues = c.body.continues[:len(c.body.continues)-1]
	}
}

func (c *checker) lowerLoop(s *syntax.Loop) *tree.Stmt {
	t := stmt(tree.LoopStmt, s)
	c.scopes.open()
	c.pushTargets(t, true)
	switch init := s.Init.(type) {
	case *syntax.DeclStmt:
		if d, is := init.Decl.(*syntax.Declaration); is {
			t.Decls = c.declaration(d, true)
		}
	case *syntax.ExprStmt:
		t.Pre = c.lowerPart(init.X)
	}
	if s.Keyword == "do" {
		t.Body = c.lowerStmt(s.Body)
		t.Y = c.lower(s.Cond)
	} else {
		cond := c.lower(s.Cond)
		t.Step = c.lowerPart(s.Post)
		t.Body = c.lowerStmt(s.Body)
		t.X = cond
	}
	c.popTargets(true)
	c.scopes.close()
	return t
}

// lowerPart makes a statement of an expression of for.
func (c *checker) lowerPart(n syntax.Expr) *tree.Stmt {
	e := c.lower(n)
	if e == nil {
		return nil
	}
	return &tree.Stmt{Kind: tree.ExprStmt, Pos: e.Pos, Range: e.Range, X: e}
}

func (c *checker) lowerSwitch(s *syntax.Switch) *tree.Stmt {
	t := stmt(tree.SwitchStmt, s)
	c.scopes.open()
	c.pushTargets(t, false)
	c.body.switches = append(c.body.switches, t)
	t.X = c.lower(s.X)
	t.Body = c.lowerStmt(s.Body)
	c.body.switches = c.body.switches[:len(c.body.switches)-1]
	c.popTargets(false)
	c.scopes.close()
	return t
}

func (c *checker) lowerCase(s *syntax.Case) *tree.Stmt {
	t := stmt(tree.CaseStmt, s)
	t.X, t.Y = c.lower(s.From), c.lower(s.To)
	t.Label = &tree.LabelObject{Name: "case", Pos: t.Pos, Stmt: t}
	if n := len(c.body.switches); n > 0 {
		c.body.switches[n-1].Cases = append(c.body.switches[n-1].Cases, t)
	} else {
		t.Kind = tree.NoStmt // of no switch, it is looked at no further
	}
	t.Body = c.lowerStmt(s.Body)
	return t
}

func (c *checker) lowerAsm(s *syntax.Asm) *tree.Stmt {
	t := stmt(tree.AsmStmt, s)
	operands := func(list []syntax.AsmOperand) []tree.AsmOperand {
		out := make([]tree.AsmOperand, len(list))
		for i := range list {
			out[i] = tree.AsmOperand{Name: list[i].Name, Constraint: c.lower(list[i].Constraint), X: c.lower(list[i].X)}
		}
		return out
	}
	t.Asm = &tree.Asm{Template: c.lower(s.Template), Outputs: operands(s.Outputs), Inputs: operands(s.Inputs)}
	for _, n := range s.Clobbers {
		if e := c.lower(n); e != nil {
			t.Asm.Clobbers = append(t.Asm.Clobbers, e)
		}
	}
	for i := range s.Labels {
		t.Asm.Labels = append(t.Asm.Labels, c.label(s.Labels[i].Name, s.Labels[i].Pos, true))
	}
	return t
}

// label finds a label of the function, or makes one that is still nowhere.
func (c *checker) label(name string, pos report.Pos, used bool) *tree.LabelObject {
	l := c.body.labels[name]
	if l == nil {
		l = &label{object: &tree.LabelObject{Name: name, Pos: pos}}
		c.body.labels[name] = l
	}
	l.object.Used = l.object.Used || used
	return l.object
}

// localLabels declares what __label__ names.
func (c *checker) localLabels(names []syntax.LabelName) {
	for i := range names {
		n := &names[i]
		c.body.labels[n.Name] = &label{&tree.LabelObject{Name: n.Name, Pos: n.Pos}, c.body.labels[n.Name]}
	}
}

// lowerBlock lowers what stands between braces, in a scope of its own for
// objects and for the labels that __label__ declares.
func (c *checker) lowerBlock(b *syntax.Block) []*tree.Stmt {
	c.scopes.open()
	c.localLabels(b.Labels)
	list := c.lowerList(b.List)
	for i := range b.Labels {
		c.body.labels[b.Labels[i].Name] = c.body.labels[b.Labels[i].Name].outer
	}
	c.scopes.close()
	return list
}

func (c *checker) lowerLabel(s *syntax.Label) *tree.Stmt {
	object := c.label(s.Name, s.Place(), false)
	if object.Stmt != nil {
		return c.lowerStmt(s.Body)
	}
	t := stmt(tree.LabelStmt, s)
	t.Label = object
	object.Stmt, object.Pos = t, s.Place()
	t.Body = c.lowerStmt(s.Body)
	return t
}

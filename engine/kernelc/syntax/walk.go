package syntax

import "ringlab/engine/kernelc/report"

// Placed is a node of the tree: an expression, a statement or a declaration.
type Placed interface {
	Place() report.Pos
	Extent() report.Range
}

// Children calls visit for the nodes right below a node, in the order in which
// they are written. What stands in types (a length of an array, a typeof, the
// members of a struct) belongs to the declaration or the type name.
func Children(n Placed, visit func(Placed)) {
	expr := func(x Expr) {
		if x != nil {
			visit(x)
		}
	}
	stmt := func(s Stmt) {
		if s != nil {
			visit(s)
		}
	}
	switch n := n.(type) {
	case *Paren:
		expr(n.X)
	case *Unary:
		expr(n.X)
	case *Postfix:
		expr(n.X)
	case *Binary:
		expr(n.X)
		expr(n.Y)
	case *Conditional:
		expr(n.Cond)
		expr(n.Then)
		expr(n.Else)
	case *Index:
		expr(n.X)
		expr(n.Index)
	case *Call:
		expr(n.Func)
		for _, a := range n.Args {
			expr(a)
		}
	case *Member:
		expr(n.X)
	case *Cast:
		typeName(n.Type, visit)
		expr(n.X)
	case *Compound:
		typeName(n.Type, visit)
		if n.Init != nil {
			visit(n.Init)
		}
	case *SizeOf:
		typeName(n.Type, visit)
		expr(n.X)
	case *OffsetOf:
		typeName(n.Type, visit)
		designators(n.Path, visit)
	case *TypesCompatible:
		typeName(n.A, visit)
		typeName(n.B, visit)
	case *TypeExpr:
		typeName(n.Type, visit)
	case *Generic:
		expr(n.Control)
		for i := range n.Cases {
			typeName(n.Cases[i].Type, visit)
			expr(n.Cases[i].X)
		}
	case *StmtExpr:
		if n.Body != nil {
			visit(n.Body)
		}
	case *InitList:
		for i := range n.Items {
			designators(n.Items[i].Designators, visit)
			expr(n.Items[i].Value)
		}
	case *Block:
		for _, s := range n.List {
			stmt(s)
		}
	case *ExprStmt:
		expr(n.X)
	case *DeclStmt:
		if n.Decl != nil {
			visit(n.Decl)
		}
	case *If:
		expr(n.Cond)
		stmt(n.Then)
		stmt(n.Else)
	case *Loop:
		stmt(n.Init)
		if n.Keyword == "do" {
			stmt(n.Body)
			expr(n.Cond)
			return
		}
		expr(n.Cond)
		expr(n.Post)
		stmt(n.Body)
	case *Switch:
		expr(n.X)
		stmt(n.Body)
	case *Case:
		expr(n.From)
		expr(n.To)
		stmt(n.Body)
	case *Label:
		stmt(n.Body)
	case *Goto:
		expr(n.X)
	case *Return:
		expr(n.X)
	case *Asm:
		operands(n.Outputs, visit)
		operands(n.Inputs, visit)
	case AsmDecl:
		Children(n.Asm, visit)
	case *Context:
		expr(n.Lock)
		expr(n.By)
	case *RangeCheck:
		expr(n.X)
		expr(n.Low)
		expr(n.High)
	case *Declaration:
		specs(n.Specs, visit)
		for _, d := range n.Older {
			visit(d)
		}
		for i := range n.Names {
			d := &n.Names[i]
			declarator(d.Declarator, visit)
			if d.BitField != nil {
				expr(d.BitField.Width)
			}
			expr(d.Init)
		}
		if n.Body != nil {
			visit(n.Body)
		}
	case *StaticAssert:
		expr(n.Cond)
	case *TypeName:
		specs(n.Specs, visit)
		declarator(n.Declarator, visit)
	}
}

func typeName(t *TypeName, visit func(Placed)) {
	if t != nil {
		visit(t)
	}
}

func designators(list []Designator, visit func(Placed)) {
	for i := range list {
		if list[i].From != nil {
			visit(list[i].From)
		}
		if list[i].To != nil {
			visit(list[i].To)
		}
	}
}

func operands(list []AsmOperand, visit func(Placed)) {
	for i := range list {
		if list[i].X != nil {
			visit(list[i].X)
		}
	}
}

func specs(list []Spec, visit func(Placed)) {
	for i := range list {
		s := &list[i]
		if s.Record != nil {
			for _, m := range s.Record.Members {
				visit(m)
			}
		}
		if s.Enum != nil {
			for j := range s.Enum.Values {
				if v := s.Enum.Values[j].Value; v != nil {
					visit(v)
				}
			}
		}
		for _, t := range [...]*TypeOf{s.TypeOf, s.AlignAs} {
			if t == nil {
				continue
			}
			if t.X != nil {
				visit(t.X)
			}
			typeName(t.Type, visit)
		}
	}
}

func declarator(d *Declarator, visit func(Placed)) {
	if d == nil {
		return
	}
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Size != nil {
			visit(p.Size)
		}
		for _, parameter := range p.Params {
			visit(parameter)
		}
	}
}

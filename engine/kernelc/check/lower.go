package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// What sparse knows of literals as constant expressions.
const (
	integerConstant    = tree.IntConst | tree.IntConstExpr | tree.ArithConstExpr
	characterConstant  = tree.CharConst | tree.IntConstExpr | tree.ArithConstExpr
	enumeratorConstant = tree.EnumConst | tree.IntConstExpr | tree.ArithConstExpr
	floatingConstant   = tree.FloatConst | tree.ArithConstExpr
	constantExpression = tree.IntConstExpr | tree.ArithConstExpr
)

// expr makes an expression for a node of the syntax.
func (c *checker) expr(op tree.Op, n syntax.Expr) *tree.Expr {
	if len(c.exprs) == 0 {
		c.exprs = make([]tree.Expr, 64)
	}
	e := &c.exprs[0]
	c.exprs = c.exprs[1:]
	e.Op, e.Pos, e.Range = op, n.Place(), n.Extent()
	return e
}

// lower makes the tree of an expression before evaluation: names are bound to
// what they mean here. It is nil where there is no expression.
func (c *checker) lower(n syntax.Expr) *tree.Expr {
	switch n := n.(type) {
	case nil:
		return nil
	case *syntax.Name:
		return c.lowerName(n)
	case *syntax.Literal:
		return c.lowerLiteral(n)
	case *syntax.StringLit:
		e := c.expr(tree.StringValue, n)
		e.Text, e.Wide = n.Value, n.Wide
		return e
	case *syntax.Paren:
		e := c.expr(tree.Preop, n)
		e.Operator = "("
		e.X = c.lower(n.X)
		return e
	case *syntax.StmtExpr:
		return c.lowerStmtExpr(n)
	case *syntax.Unary:
		return c.lowerUnary(n)
	case *syntax.Postfix:
		e := c.expr(tree.Postop, n)
		e.Operator, e.X = n.Op, c.lower(n.X)
		return e
	case *syntax.Binary:
		return c.lowerBinary(n)
	case *syntax.Conditional:
		e := c.expr(tree.Conditional, n)
		e.X, e.Y, e.Z = c.lower(n.Cond), c.lower(n.Then), c.lower(n.Else)
		return e
	case *syntax.Index:
		e := c.expr(tree.Index, n)
		e.X, e.Y = c.lower(n.X), c.lower(n.Index)
		return e
	case *syntax.Call:
		e := c.expr(tree.Call, n)
		e.X = c.lower(n.Func)
		if len(n.Args) > 0 {
			e.List = make([]*tree.Expr, 0, len(n.Args))
			for _, arg := range n.Args {
				if a := c.lower(arg); a != nil {
					e.List = append(e.List, a)
				}
			}
		}
		return e
	case *syntax.Member:
		return c.lowerMember(n)
	}
	return c.lowerTyped(n)
}

// lowerTyped lowers the expressions in which types are written.
func (c *checker) lowerTyped(n syntax.Expr) *tree.Expr {
	switch n := n.(type) {
	case *syntax.Cast:
		e := c.expr(tree.Cast, n)
		var force bool
		if e.Arg, force = c.typeName(n.Type); force {
			e.Op = tree.ForceCast
		}
		e.X = c.lower(n.X)
		return e
	case *syntax.Compound:
		e := c.expr(tree.CompoundLit, n)
		e.Arg, _ = c.typeName(n.Type)
		e.Arg.Object = &tree.Object{Depth: len(c.scopes.stack), Init: c.initializer(n.Init)}
		e.Symbol = e.Arg
		return e
	case *syntax.TypeExpr:
		e := c.expr(tree.TypeExpr, n)
		e.Arg, _ = c.typeName(n.Type)
		return e
	case *syntax.SizeOf:
		op := tree.SizeOf
		switch n.Op {
		case "__sizeof_ptr__":
			op = tree.PtrSizeOf
		case "_Alignof", "__alignof", "__alignof__":
			op = tree.AlignOf
		}
		e := c.expr(op, n)
		e.Operator, e.Const = n.Op, constantExpression
		if n.Type != nil {
			e.Arg, _ = c.typeName(n.Type)
		} else {
			e.X = c.lower(n.X)
		}
		return e
	case *syntax.OffsetOf:
		return c.lowerOffsetOf(n)
	case *syntax.TypesCompatible:
		e := c.expr(tree.Compatible, n)
		e.Const = constantExpression
		e.Arg, _ = c.typeName(n.A)
		e.Arg2, _ = c.typeName(n.B)
		return e
	case *syntax.Generic:
		e := c.expr(tree.Generic, n)
		e.X = c.lower(n.Control)
		for i := range n.Cases {
			one := &tree.Expr{Op: tree.TypeExpr, Pos: n.Cases[i].Pos, Range: n.Extent()}
			if n.Cases[i].Type != nil {
				one.Arg, _ = c.typeName(n.Cases[i].Type)
			}
			if one.X = c.lower(n.Cases[i].X); one.X == nil {
				one.X = &tree.Expr{Op: tree.BadExpr, Pos: one.Pos, Range: one.Range}
			}
			e.List = append(e.List, one)
		}
		return e
	case *syntax.InitList:
		return c.lowerInitList(n)
	}
	return nil
}

// lowerName binds a name. Of an enumerator it makes its value.
func (c *checker) lowerName(n *syntax.Name) *tree.Expr {
	e := c.expr(tree.Symbol, n)
	e.Name = n.Name
	b := c.scopes.find(objects, n.Name)
	if b == nil {
		b = c.functionName(n)
	}
	if b == nil {
		b = c.builtin(n.Name)
	}
	switch {
	case b == nil || b.typedef:
		return e
	case b.symbol.Object.Enumerator:
		pos, place := e.Pos, e.Range
		*e = *b.symbol.Object.Init
		e.Pos, e.Range, e.Const, e.Symbol, e.Name = pos, place, enumeratorConstant, b.symbol, n.Name
		return e
	}
	e.Symbol = b.symbol
	b.symbol.Object.Used = true
	return e
}

// functionName declares __func__ and its like when a function first asks for
// its name; nil for other names.
func (c *checker) functionName(n *syntax.Name) *binding {
	switch n.Name {
	case "__func__", "__FUNCTION__", "__PRETTY_FUNCTION__":
	default:
		return nil
	}
	if c.body == nil || len(c.scopes.stack) == 0 {
		return nil
	}
	text := []byte(c.body.function.Name)
	size := int64(len(text)) + 1
	length := c.expr(tree.Value, n)
	length.Value, length.Type, length.Const = uint64(size), tree.IntType, integerConstant
	init := c.expr(tree.StringValue, n)
	init.Text = text
	array := &tree.Type{Kind: tree.Array, Base: tree.CharType, Bits: size * 8, Align: 1, Length: length, Pos: n.Place(), Examined: true}
	node := &tree.Type{
		Kind: tree.Node, Base: array, Mods: tree.Static, Bits: array.Bits, Align: 1, Name: n.Name, Pos: n.Place(), Examined: true,
		Object: &tree.Object{Init: init, Depth: 1},
	}
	init.Type = node
	return c.scopes.bind(objects, n.Name, node, c.scopes.stack[c.body.scope], false)
}

func (c *checker) lowerLiteral(n *syntax.Literal) *tree.Expr {
	e := c.expr(tree.Value, n)
	e.Value = n.Value.Value
	switch n.Value.Kind {
	case syntax.BadConstant:
		e.Type = tree.IntType
	case syntax.FloatConstant:
		e.Op, e.Text, e.Const, e.Type = tree.FloatValue, []byte(n.Tok.Text), floatingConstant, tree.DoubleType
		switch n.Value.Suffix {
		case 'f':
			e.Type = tree.FloatType
		case 'l':
			e.Type = tree.LongDoubleType
		}
	case syntax.CharConstant:
		e.Const, e.Type = characterConstant, tree.IntType
		if n.Tok.Wide {
			e.Type = tree.LongType
		}
	default:
		e.Const = integerConstant
		if n.Value.Unsigned {
			e.Type = unsignedTypes[2+n.Value.Rank]
		} else {
			e.Type = plainTypes[2+n.Value.Rank]
		}
	}
	return e
}

func (c *checker) lowerUnary(n *syntax.Unary) *tree.Expr {
	if n.Op == "&&" {
		e := c.expr(tree.LabelAddr, n)
		e.Const = tree.AddressConst
		if name, is := n.X.(*syntax.Name); is && c.body != nil {
			e.Name = name.Name
			e.Label = c.label(name.Name, name.Place(), true)
		}
		return e
	}
	e := c.expr(tree.Preop, n)
	e.Operator, e.X = n.Op, c.lower(n.X)
	return e
}

func (c *checker) lowerBinary(n *syntax.Binary) *tree.Expr {
	op := tree.Binop
	switch n.Op {
	case ",":
		op = tree.Comma
	case "==", "!=", "<", ">", "<=", ">=":
		op = tree.Compare
	case "&&", "||":
		op = tree.Logical
	case "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=":
		op = tree.Assign
	}
	e := c.expr(op, n)
	e.Operator, e.X, e.Y = n.Op, c.lower(n.X), c.lower(n.Y)
	if n.Failed {
		e.Type = tree.BadCType
	}
	return e
}

// lowerMember makes p->f the member f of *p.
func (c *checker) lowerMember(n *syntax.Member) *tree.Expr {
	e := c.expr(tree.Member, n)
	e.Name, e.X = n.Name, c.lower(n.X)
	if n.Arrow {
		star := c.expr(tree.Preop, n)
		star.Operator, star.X = "*", e.X
		e.X = star
	}
	return e
}

func (c *checker) lowerStmtExpr(n *syntax.StmtExpr) *tree.Expr {
	e := c.expr(tree.StmtExpr, n)
	if n.Body == nil {
		return e
	}
	if c.body == nil {
		// At the file's top there is no function that its locals are of.
		c.body = newBody(&tree.Type{Kind: tree.Node, Object: &tree.Object{}}, len(c.scopes.stack))
		defer func() { c.body = nil }()
	}
	e.Stmt = &tree.Stmt{Kind: tree.CompoundStmt, Pos: n.Body.Place(), Range: n.Body.Extent()}
	e.Stmt.List = c.lowerBlock(n.Body)
	return e
}

// lowerOffsetOf makes a chain of the steps of the path, the outermost first.
func (c *checker) lowerOffsetOf(n *syntax.OffsetOf) *tree.Expr {
	first := c.expr(tree.OffsetOf, n)
	first.Arg, _ = c.typeName(n.Type)
	e := first
	for i := range n.Path {
		d := &n.Path[i]
		if i > 0 {
			e.X = c.expr(tree.OffsetOf, n)
			e = e.X
		}
		e.Pos, e.Name = d.Pos, d.Name
		switch {
		case !d.Index:
		case d.From == nil:
			e.Y = &tree.Expr{Op: tree.Value, Pos: d.Pos, Range: n.Extent(), Type: tree.IntType, Const: integerConstant}
		default:
			e.Y = c.lower(d.From)
		}
	}
	return first
}

// initializer lowers what stands after an equals sign.
func (c *checker) initializer(n syntax.Expr) *tree.Expr {
	return c.lower(n)
}

func (c *checker) lowerInitList(n *syntax.InitList) *tree.Expr {
	e := c.expr(tree.Initializer, n)
	e.Zero = !c.flag("universal-initializer") && isZeroList(n)
	e.List = make([]*tree.Expr, 0, len(n.Items))
	for i := range n.Items {
		if item := c.lowerInitItem(&n.Items[i], n); item != nil {
			e.List = append(e.List, item)
		}
	}
	return e
}

// isZeroList reports whether an initializer is { 0 }.
func isZeroList(n *syntax.InitList) bool {
	if len(n.Items) != 1 || len(n.Items[0].Designators) != 0 {
		return false
	}
	l, is := n.Items[0].Value.(*syntax.Literal)
	return is && l.Tok.Text == "0"
}

// lowerInitItem lowers an entry of an initializer with its designators.
func (c *checker) lowerInitItem(item *syntax.InitItem, list *syntax.InitList) *tree.Expr {
	var first *tree.Expr
	last := &first
	for i := range item.Designators {
		d := &item.Designators[i]
		c.parser.Tell(d.Found)
		e := &tree.Expr{Op: tree.Identifier, Name: d.Name, Pos: d.Pos, Range: report.Range{From: d.Pos, To: list.Extent().To}}
		if item.Value != nil {
			e.Range.To = item.Value.Extent().To
		}
		if d.Index {
			c.lowerIndex(d, e)
		}
		*last = e
		last = &e.X
	}
	if *last = c.lower(item.Value); *last == nil {
		return nil
	}
	return first
}

// lowerIndex works out the numbers of [From] or [From ... To].
func (c *checker) lowerIndex(d *syntax.Designator, e *tree.Expr) {
	e.Op = tree.Indexed
	from := c.lower(d.From)
	if from == nil {
		return
	}
	e.Pos = from.Pos
	value, _ := c.requireConstant(from, true)
	e.From = int64(int32(value))
	e.To = e.From
	if to := c.lower(d.To); to != nil {
		value, _ = c.requireConstant(to, true)
		e.To = int64(int32(value))
		if e.To < e.From || e.From < 0 {
			c.warnAt(from.Pos, "initializer", "nonsense array initializer index range")
		}
	}
}

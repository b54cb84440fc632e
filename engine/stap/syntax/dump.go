package syntax

import "strconv"

// Dump writes the tree of a script as `stap -p1` prints it: what the parser
// understood, with every operator's operands in brackets.
func Dump(file *File) []byte {
	d := dumper{out: []byte("# parse tree dump\n# file " + file.Name + "\n")}
	for _, e := range file.Embeds {
		d.print("%{", e.Code, "%}")
	}
	for _, v := range file.Globals {
		d.global(v)
	}
	for _, a := range file.Aliases {
		d.alias(a)
	}
	for _, p := range file.Probes {
		d.print("probe ")
		d.points(p.Points, ",")
		d.block(p.Body)
		d.print("\n")
	}
	for _, f := range file.Functions {
		d.function(f)
	}
	return append(d.out, '\n')
}

// PointText returns a probe point as stap prints it: components, marks and
// condition.
func PointText(p *Point) string {
	var d dumper
	d.point(p)
	return string(d.out)
}

// ExprText returns an expression as stap prints it.
func ExprText(x Expr) string {
	var d dumper
	d.expr(x)
	return string(d.out)
}

// dumper writes a tree.
type dumper struct{ out []byte }

func (d *dumper) print(texts ...string) {
	for _, text := range texts {
		d.out = append(d.out, text...)
	}
}

func (d *dumper) global(v *Variable) {
	d.print("global ", v.Name)
	if v.Wrap {
		d.print("%")
	}
	if v.MaxSize > 0 {
		d.print("[", strconv.Itoa(v.MaxSize), "]")
	}
	if v.Init != nil {
		d.print(" = ")
		d.expr(v.Init)
	}
	d.print("\n")
}

// alias writes an alias. Of one with a prologue and an epilogue stap prints
// the prologue alone.
func (d *dumper) alias(a *Alias) {
	d.print("probe ")
	d.points(a.Names, " = ")
	body, operator := a.Prologue, " = "
	if body == nil {
		body, operator = a.Epilogue, " += "
	}
	d.print(operator)
	d.points(a.Points, ", ")
	d.block(body)
	d.print("\n")
}

func (d *dumper) points(points []*Point, separator string) {
	for i, p := range points {
		if i > 0 {
			d.print(separator)
		}
		d.point(p)
	}
}

func (d *dumper) point(p *Point) {
	for i, c := range p.Components {
		if i > 0 {
			d.print(".")
		}
		d.print(c.Name)
		if c.Arg != nil {
			d.print("(")
			d.expr(c.Arg)
			d.print(")")
		}
	}
	if p.Optional && !p.Sufficient {
		d.print("?")
	}
	if p.Sufficient {
		d.print("!")
	}
	if p.Condition != nil {
		d.print(" if (")
		d.expr(p.Condition)
		d.print(")")
	}
}

func (d *dumper) function(f *Function) {
	d.print("function ", f.Name, " (")
	for i, v := range f.Parameters {
		if i > 0 {
			d.print(", ")
		}
		d.print(v.Name)
	}
	d.print(")\n")
	if code, ok := f.Body.(*EmbeddedCode); ok {
		d.print("%{", code.Code, "%}")
	} else if f.Body != nil {
		d.stmt(f.Body)
	}
	d.print("\n")
}

// stmt writes a statement without the `;` that a block puts behind it.
func (d *dumper) stmt(s Stmt) {
	switch s := s.(type) {
	case *Block:
		d.block(s)
	case *Null:
		d.print(";")
	case *ExprStmt:
		d.expr(s.X)
	case *If:
		d.print("if (")
		d.expr(s.Cond)
		d.print(") ")
		d.stmt(s.Then)
		d.print("\n")
		if s.Else != nil {
			d.print("else ")
			d.stmt(s.Else)
			d.print("\n")
		}
	case *For:
		d.print("for (")
		if s.Init != nil {
			d.stmt(s.Init)
		}
		d.print("; ")
		if s.Cond != nil {
			d.expr(s.Cond)
		} else {
			d.print("1")
		}
		d.print("; ")
		if s.Post != nil {
			d.stmt(s.Post)
		}
		d.print(") ")
		d.stmt(s.Body)
	case *Foreach:
		d.foreach(s)
	case *Return:
		d.print("return")
		if s.X != nil {
			d.print(" ")
			d.expr(s.X)
		}
	case *Delete:
		d.print("delete ")
		d.expr(s.X)
	case *Next:
		d.print("next")
	case *Break:
		d.print("break")
	case *Continue:
		d.print("continue")
	case *Try:
		d.print("try {\n")
		d.stmt(s.Body)
		d.print("\n} catch ")
		if s.Message != nil {
			d.print("(", s.Message.Name, ") ")
		}
		d.print("{\n")
		d.stmt(s.Catch)
		d.print("\n}\n")
	case *EmbeddedCode:
		d.print("%{ ", s.Code, " %}")
	}
}

func (d *dumper) block(b *Block) {
	d.print("{\n")
	for _, s := range b.List {
		d.stmt(s)
		d.print(";\n")
	}
	d.print("}")
}

func (d *dumper) foreach(s *Foreach) {
	direction := "+"
	switch s.SortDir {
	case 0:
		direction = ""
	case -1:
		direction = "-"
	}
	d.print("foreach (")
	if s.Value != nil {
		d.print(s.Value.Name, " = ")
	}
	d.print("[")
	for i, k := range s.Keys {
		if i > 0 {
			d.print(", ")
		}
		d.print(k.Name)
		if s.SortBy == i+1 {
			d.print(direction)
		}
	}
	d.print("] in ")
	d.expr(s.Array)
	if s.Slice != nil {
		d.keys(s.Slice)
	}
	if s.SortBy == 0 {
		if s.SortStat != "" {
			d.print(" @", s.SortStat)
		}
		d.print(direction)
	}
	if s.Limit != nil {
		d.print(" limit ")
		d.expr(s.Limit)
	}
	d.print(") ")
	d.stmt(s.Body)
}

// expr writes an expression.
func (d *dumper) expr(x Expr) {
	switch x := x.(type) {
	case *Number:
		d.print(strconv.FormatInt(x.Value, 10))
	case *String:
		d.print(quoteText(x.Tok.Text))
	case *Unary:
		d.print(x.Op)
		d.operand(x.X)
	case *Step:
		if x.Prefix {
			d.print(x.Op)
			d.operand(x.X)
		} else {
			d.operand(x.X)
			d.print(x.Op)
		}
	case *Binary:
		d.operator(x.X, x.Op, x.Y)
	case *Assign:
		d.operator(x.X, x.Op, x.Y)
	case *Match:
		d.operand(x.X)
		d.print(" ", x.Op, " ")
		d.expr(x.Pattern)
	case *Ternary:
		d.operand(x.Cond)
		d.print("?")
		d.operand(x.Then)
		d.print(":")
		d.operand(x.Else)
	case *Symbol:
		d.print(x.Name)
	case *Index:
		d.expr(x.Base)
		d.keys(x.Keys)
	case *In:
		d.keys(x.Keys)
		d.print(" in ")
		d.expr(x.Array)
	case *Call:
		d.print(x.Name)
		d.args("", x.Args)
	case *Print:
		d.printCall(x)
	case *Stat:
		d.print("@", x.Name)
		d.params(x.X, x.Params)
	case *Hist:
		if x.Log {
			d.print("@hist_log")
		} else {
			d.print("@hist_linear")
		}
		d.params(x.X, x.Params)
	case *Target:
		d.target(x)
	case *Defined:
		d.print("@defined")
		d.params(x.X, nil)
	case *Entry:
		d.print("@entry")
		d.params(x.X, nil)
	case *Probewrite:
		d.print("@probewrite")
		d.params(x.X, nil)
	case *EmbeddedExpr:
		d.print("%{ ", x.Code, " %}")
	}
}

// operand writes an expression in brackets.
func (d *dumper) operand(x Expr) {
	d.print("(")
	d.expr(x)
	d.print(")")
}

func (d *dumper) operator(x Expr, op string, y Expr) {
	d.operand(x)
	d.print(" ", op, " ")
	d.operand(y)
}

// keys writes what stands in the brackets of an array; nil is `*`.
func (d *dumper) keys(keys []Expr) {
	d.print("[")
	for i, k := range keys {
		if i > 0 {
			d.print(", ")
		}
		if k == nil {
			d.print("*")
		} else {
			d.expr(k)
		}
	}
	d.print("]")
}

// args writes a list of arguments; first, if there is one, stands before it.
func (d *dumper) args(first string, args []Expr) {
	d.print("(", first)
	for i, a := range args {
		if i > 0 || first != "" {
			d.print(", ")
		}
		d.expr(a)
	}
	d.print(")")
}

// params writes the operand of an @-word and the numbers behind it.
func (d *dumper) params(x Expr, params []int64) {
	d.print("(")
	d.expr(x)
	for _, n := range params {
		d.print(", ", strconv.FormatInt(n, 10))
	}
	d.print(")")
}

func (d *dumper) printCall(x *Print) {
	d.print(x.Name)
	switch {
	case x.Hist != nil:
		d.operand(x.Hist)
	case x.Format != nil:
		d.args(quoteC(x.Format.Tok.Text), x.Args)
	case x.Delim != nil:
		d.args(quoteC(x.Delim.Tok.Text), x.Args)
	default:
		d.args("", x.Args)
	}
}

func (d *dumper) target(x *Target) {
	if x.Addr {
		d.print("&")
	}
	switch {
	case x.Base != nil:
		d.operand(x.Base)
	case x.Name == "@const" && len(x.Args) == 1:
		if s, ok := x.Args[0].(*String); ok {
			d.print("%{ /* pure */ /* unprivileged */ /* stable */ ", s.Tok.Text, " %}")
		}
	case x.Args != nil:
		d.print(x.Name)
		d.args("", x.Args)
	default:
		d.print(x.Name)
	}
	for _, a := range x.Path {
		if a.Index != nil {
			d.print("[")
			d.expr(a.Index)
			d.print("]")
		} else {
			d.print("->", a.Name)
		}
	}
	if x.Pretty != "" {
		d.print("->", x.Pretty)
	}
}

// quoteText returns the text of a string's token as a literal.
func quoteText(text string) string {
	out := []byte{'"'}
	for i := range len(text) {
		if text[i] == '"' {
			out = append(out, '\\')
		}
		out = append(out, text[i])
	}
	return string(append(out, '"'))
}

// quoteC returns the text of a string's token as a literal of a literal:
// stap escapes the escapes of formats and delimiters once more.
func quoteC(text string) string {
	out := []byte{'"'}
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c > '~':
			out = append(out, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
}

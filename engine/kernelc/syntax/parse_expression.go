package syntax

import "ringlab/engine/kernelc/report"

// expression parses an expression with commas; nil where there is none.
func (p *Parser) expression() Expr {
	from := p.here()
	x := p.assignment()
	for n := 0; x != nil && p.is(","); n++ {
		pos := p.here()
		p.step()
		y := p.assignment()
		if y == nil {
			p.noRightSide(",")
			break
		}
		if n > maxChain {
			p.tooDeep()
		}
		x = &Binary{p.node(pos, from), ",", x, y, false}
	}
	return x
}

func (p *Parser) noRightSide(op string) {
	p.error(p.here(), "expression-expected", "No right hand side of '"+op+"'-expression")
}

// assignment parses an expression without commas at its top.
func (p *Parser) assignment() Expr {
	defer p.leave()
	if !p.enter() {
		return nil
	}
	from := p.here()
	x := p.conditional()
	if x == nil || p.tok.Kind != Punct {
		return x
	}
	switch op := p.tok.Text; op {
	case "=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^=":
		pos := p.here()
		p.step()
		before := p.mark()
		y := p.assignment()
		failed := before == p.mark()
		if failed {
			p.error(pos, "expression-expected", "expression expected before '"+spell(p.tok)+"'")
		}
		return &Binary{p.node(pos, from), op, x, y, failed}
	}
	return x
}

// conditional parses an expression with ?: at its top, or without it.
func (p *Parser) conditional() Expr {
	from := p.here()
	x := p.binary(1)
	if x == nil || !p.is("?") {
		return x
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	pos := p.here()
	p.step()
	then := p.expression()
	p.expect(":", "in conditional expression")
	otherwise := p.conditional()
	return &Conditional{p.node(pos, from), x, then, otherwise}
}

// precedence is how tight a binary operator binds; 0 of what is none.
func precedence(t *Token) int {
	if t.Kind != Punct {
		return 0
	}
	switch t.Text {
	case "||":
		return 1
	case "&&":
		return 2
	case "|":
		return 3
	case "^":
		return 4
	case "&":
		return 5
	case "==", "!=":
		return 6
	case "<", ">", "<=", ">=":
		return 7
	case "<<", ">>":
		return 8
	case "+", "-":
		return 9
	case "*", "/", "%":
		return 10
	}
	return 0
}

// binary parses binary operators that bind at least as tight as least. After
// an operator without a right side the looser ones still find theirs, as they
// do where each has a function of its own.
func (p *Parser) binary(least int) Expr {
	from := p.here()
	x := p.cast()
	if x == nil {
		return nil
	}
	most := 10
	for n := 0; ; n++ {
		level := precedence(p.tok)
		if level < least || level > most || level == 0 {
			return x
		}
		op, pos := p.tok.Text, p.here()
		p.step()
		y := p.binary(level + 1)
		most = level
		if y == nil {
			p.noRightSide(op)
			most--
			continue
		}
		if n > maxChain {
			p.tooDeep()
		}
		x = &Binary{p.node(pos, from), op, x, y, false}
	}
}

// cast parses a cast, a compound literal, or what binds tighter.
func (p *Parser) cast() Expr {
	if !p.is("(") || !p.isType(p.peek(1)) {
		return p.unary()
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	from := p.here()
	p.step()
	pos := p.here()
	t := p.typeName()
	p.expect(")", "at end of cast operator")
	if p.is("{") {
		if t.forced() {
			p.warn(t.Pos, "force", "[force] in compound literal")
		}
		return p.compound(pos, from, t)
	}
	x := p.cast()
	return &Cast{p.node(pos, from), t, x}
}

// compound parses a compound literal from its brace on.
func (p *Parser) compound(pos, from report.Pos, t *TypeName) Expr {
	list, _ := p.initializer().(*InitList)
	return p.postfix(&Compound{p.node(pos, from), t, list}, from)
}

// unary parses prefix operators.
func (p *Parser) unary() Expr {
	switch p.tok.Kind {
	case Ident:
		if keywordOf(p.tok.Text) == sizeKeyword {
			return p.size()
		}
	case Punct:
		switch op := p.tok.Text; op {
		case "++", "--", "&", "*", "+", "-", "~", "!":
			defer p.leave()
			if !p.enter() {
				return nil
			}
			pos := p.here()
			p.step()
			x := p.cast()
			if x == nil {
				p.error(pos, "expression-expected", "Syntax error in unary expression")
				return nil
			}
			return &Unary{p.node(pos, pos), op, x}
		case "&&":
			if name := p.peek(1); name.Kind == Ident {
				pos := p.here()
				p.step()
				p.labelAddress(pos)
				p.step()
				x := &Name{Node: Node{name.Pos, report.Range{From: name.Pos, To: name.End}}}
				if !Reserved(name.Text) {
					x.Name = name.Text
				}
				return &Unary{p.node(pos, pos), op, x}
			}
		}
	}
	return p.postfix(nil, p.here())
}

// size parses sizeof and its like.
func (p *Parser) size() Expr {
	defer p.leave()
	if !p.enter() {
		return nil
	}
	pos, op := p.here(), p.tok.Text
	p.step()
	if !p.is("(") || !p.isType(p.peek(1)) {
		x := p.unary()
		return &SizeOf{p.node(pos, pos), op, x, nil}
	}
	paren := p.here()
	p.step()
	t := p.typeName()
	end := op
	if op == "_Alignof" || op == "__alignof" {
		end = "__alignof__"
	}
	if p.expect(")", "at end of "+end) && p.is("{") {
		x := p.compound(paren, paren, t)
		return &SizeOf{p.node(pos, pos), op, x, nil}
	}
	return &SizeOf{p.node(pos, pos), op, nil, t}
}

// postfix parses what follows a primary expression. x is one that was read
// already, or nil.
func (p *Parser) postfix(x Expr, from report.Pos) Expr {
	if x == nil {
		x = p.primary()
	}
	for n := 0; x != nil && p.tok.Kind == Punct; n++ {
		if n > maxChain {
			p.tooDeep()
		}
		pos := p.here()
		switch op := p.tok.Text; op {
		case "[":
			p.step()
			i := p.expression()
			p.expect("]", "at end of array dereference")
			x = &Index{p.node(pos, from), x, i}
		case "++", "--":
			p.step()
			x = &Postfix{p.node(pos, from), op, x}
		case ".", "->":
			p.step()
			if p.tok.Kind != Ident {
				p.error(p.here(), "member-expected", "Expected member name")
				if op == "->" {
					x = &Unary{p.node(pos, from), "*", x}
				}
				return x
			}
			name := p.tok
			p.step()
			x = &Member{p.node(pos, from), x, name.Text, name.Pos, op == "->"}
		case "(":
			p.step()
			arguments := p.arguments()
			p.expect(")", "in function call")
			x = &Call{p.node(pos, from), x, arguments}
		default:
			return x
		}
	}
	return x
}

// arguments parses the arguments of a call.
func (p *Parser) arguments() []Expr {
	var list []Expr
	for !p.is(")") {
		x := p.assignment()
		if x == nil {
			break
		}
		list = append(list, x)
		if !p.is(",") {
			break
		}
		p.step()
	}
	return list
}

// primary parses names, literals and parentheses.
func (p *Parser) primary() Expr {
	pos := p.here()
	switch p.tok.Kind {
	case Number, Char:
		t := p.tok
		p.step()
		var value Constant
		var problems []LiteralProblem
		if t.Kind == Number {
			value, problems = NumberValue(t.Text, p.cfg.Long32)
		} else {
			value, problems = CharValue(t)
			if p.cfg.UnsignedChar && charBits(t.Wide) == 8 {
				value.Value &= 0xff
			}
		}
		x := &Literal{p.node(pos, pos), *t, value}
		for i := range problems {
			p.literalProblem(pos, &problems[i])
		}
		return x
	case String:
		return p.str()
	case Ident:
		return p.name()
	case Punct:
		switch {
		case p.tok.Text == "(":
			x := p.parens("in expression")
			return &Paren{p.node(pos, pos), x}
		case p.tok.Text == "[" && p.isType(p.peek(1)):
			p.step()
			t := p.typeName()
			p.expect("]", "in type expression")
			return &TypeExpr{p.node(pos, pos), t}
		}
	}
	return nil
}

func (p *Parser) literalProblem(pos report.Pos, problem *LiteralProblem) {
	switch {
	case problem.Fatal:
		p.stop(pos, problem.Code, problem.Text)
	case problem.Severity == report.Error:
		p.error(pos, problem.Code, problem.Text)
	case problem.Flag == "" || p.asked(problem.Flag):
		p.warn(pos, problem.Code, problem.Text)
	}
}

// str parses string literals side by side.
func (p *Parser) str() Expr {
	pos, first := p.here(), p.at
	for p.tok.Kind == String {
		p.step()
	}
	parts := p.tokens[first:p.at:p.at]
	value, wide, problems, where := Concatenate(parts)
	for i := range problems {
		at := p.here()
		if where[i] < len(parts) {
			at = parts[where[i]].Pos
		}
		p.literalProblem(at, &problems[i])
	}
	return &StringLit{p.node(pos, pos), parts, value, wide}
}

// text parses a string where nothing else will do.
func (p *Parser) text(where string) Expr {
	pos := p.here()
	x := p.primary()
	if _, ok := x.(*StringLit); !ok {
		p.error(pos, "string-expected", "string literal expected for "+where)
		return nil
	}
	return x
}

// name parses a name, and the expressions that begin with a word of their own.
func (p *Parser) name() Expr {
	name, pos := p.tok, p.here()
	switch k := keywordOf(name.Text); k {
	case genericKeyword:
		return p.generic()
	case offsetOfKeyword:
		return p.offsetOf()
	case compatibleKeyword:
		return p.typesCompatible()
	default:
		if k != noKeyword && k <= lastTypeKeyword || k == noKeyword && p.meaning(name.Text) >= otherTypeName {
			p.error(pos, "type-in-expression", "typename in expression")
		}
	}
	p.step()
	return &Name{p.node(pos, pos), name.Text}
}

// parens parses an expression, or a statement expression, in parentheses.
func (p *Parser) parens(where string) Expr {
	defer p.leave()
	if !p.enter() {
		return nil
	}
	p.expect("(", where)
	before := p.mark()
	var x Expr
	if p.is("{") {
		pos := p.here()
		scope := p.openLabels()
		body := p.block("at end of statement expression")
		p.closeLabels(scope)
		x = &StmtExpr{p.node(pos, pos), body}
	} else {
		x = p.expression()
	}
	if before == p.mark() {
		p.error(p.here(), "expression-expected", "an expression is expected before ')'")
	}
	p.expect(")", where)
	return x
}

// generic parses _Generic(Control, Type: X, …, default: X).
func (p *Parser) generic() Expr {
	pos := p.here()
	p.step()
	at := p.here()
	p.expect("(", "after '_Generic'")
	g := &Generic{Control: p.assignment()}
	var before Expr
	for p.is(",") {
		p.step()
		c := GenericCase{Pos: p.here()}
		if p.isType(p.tok) {
			c.Type = p.typeName()
		} else if p.keyword() == defaultKeyword {
			if before != nil {
				p.warn(p.here(), "generic", "multiple default in generic expression")
				p.note(before.Place(), "note: previous was here")
			}
			p.step()
		} else {
			continue
		}
		p.expect(":", "after typename")
		c.X = p.assignment()
		if c.Type == nil {
			before = c.X
		}
		g.Cases = append(g.Cases, c)
	}
	p.expect(")", "after expression")
	g.Node = p.node(at, pos)
	return g
}

// offsetOf parses __builtin_offsetof(Type, Path). After an error there is no
// expression.
func (p *Parser) offsetOf() Expr {
	pos := p.here()
	p.step()
	if !p.expect("(", "after __builtin_offset") {
		return nil
	}
	o := &OffsetOf{Type: p.typeName()}
	if !p.is(",") {
		p.expect(",", "in __builtin_offset")
		return nil
	}
	for op := "."; ; {
		switch op {
		case ")":
			p.step()
			o.Node = p.node(pos, pos)
			return o
		case ".", "->":
			if op == "->" {
				o.Path = append(o.Path, Designator{Pos: p.here(), Index: true})
			}
			p.step()
			if p.tok.Kind != Ident {
				p.error(p.here(), "member-expected", "Expected member name")
				return nil
			}
			o.Path = append(o.Path, Designator{Pos: p.here(), Name: p.tok.Text})
			p.step()
		case "[":
			p.step()
			d := Designator{Pos: p.here(), Index: true, From: p.expression()}
			p.expect("]", "at end of array dereference")
			if d.From == nil {
				return nil
			}
			o.Path = append(o.Path, d)
		default:
			p.expect(")", "at end of __builtin_offset")
			return nil
		}
		op = ""
		if p.tok.Kind == Punct {
			op = p.tok.Text
		}
	}
}

// typesCompatible parses __builtin_types_compatible_p(A, B). After an error
// there is no expression.
func (p *Parser) typesCompatible() Expr {
	pos := p.here()
	p.step()
	if !p.expect("(", "after __builtin_types_compatible_p") {
		return nil
	}
	c := &TypesCompatible{A: p.typeName()}
	if !p.expect(",", "in __builtin_types_compatible_p") {
		return nil
	}
	c.B = p.typeName()
	if !p.expect(")", "at end of __builtin_types_compatible_p") {
		return nil
	}
	c.Node = p.node(pos, pos)
	return c
}

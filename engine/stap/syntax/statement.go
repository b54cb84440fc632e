package syntax

// block reads { … }.
func (p *parser) block() *Block {
	t := p.next()
	if !isOperator(t, "{") {
		p.failFrom(siteFunction, textExpected, "{")
	}
	b := &Block{stmt: stmt{t}}
	for {
		if p.at("}") {
			b.End = p.ahead
			p.swallow()
			return b
		}
		b.List = append(b.List, p.statement())
	}
}

// statement reads one statement.
func (p *parser) statement() Stmt {
	p.enter()
	s := p.oneStatement()
	p.depth--
	switch s.(type) {
	case *Null, *Block, *If, *For, *Foreach, *Try:
	default:
		p.accept(";")
	}
	return s
}

func (p *parser) oneStatement() Stmt {
	t := p.peek()
	if t == nil {
		p.fail(textStatement)
	}
	switch t.Kind {
	case Operator:
		switch t.Text {
		case ";":
			return &Null{stmt{p.next()}}
		case "{":
			return p.block()
		}
		return p.expressionStatement()
	case Identifier, NumberLiteral, StringLiteral, Embedded:
		return p.expressionStatement()
	case Keyword:
		switch t.Text {
		case "if":
			return p.ifStatement()
		case "for":
			return p.forStatement()
		case "while":
			return p.whileStatement()
		case "foreach":
			return p.foreachStatement()
		case "try":
			return p.tryStatement()
		case "return":
			p.next()
			if !p.inFunction {
				p.fail(textReturn)
			}
			r := &Return{stmt: stmt{t}}
			if !p.at(";") && !p.at("}") {
				r.X = p.expression()
			}
			return r
		case "delete":
			p.next()
			return &Delete{stmt{t}, p.expression()}
		case "next":
			return &Next{stmt{p.next()}}
		case "break":
			return &Break{stmt{p.next()}}
		case "continue":
			return &Continue{stmt{p.next()}}
		}
	}
	p.fail(textStatement)
	return nil
}

func (p *parser) expressionStatement() *ExprStmt {
	t := p.peek()
	if t == nil {
		p.fail(textExpressionStatement)
	}
	return &ExprStmt{stmt{t}, p.expression()}
}

// ifStatement reads an if with all that is chained to it by `else if`. Only the
// length of the chain counts, not how deep the tree is.
func (p *parser) ifStatement() Stmt {
	first := &If{stmt: stmt{p.next()}}
	s := first
	for range maxChain {
		p.expectFrom(siteIf, "(")
		s.Cond = p.expression()
		p.expectFrom(siteIf, ")")
		s.Then = p.statement()
		if !p.acceptWord("else") {
			return first
		}
		if !isWord(p.peek(), "if") {
			s.Else = p.statement()
			return first
		}
		chained := &If{stmt: stmt{p.next()}}
		s.Else = chained
		s = chained
	}
	p.tooDeep()
	return nil
}

func (p *parser) whileStatement() Stmt {
	s := &For{stmt: stmt{p.next()}, While: true}
	p.expectFrom(siteWhile, "(")
	s.Cond = p.expression()
	p.expectFrom(siteWhile, ")")
	s.Body = p.statement()
	return s
}

func (p *parser) forStatement() Stmt {
	s := &For{stmt: stmt{p.next()}}
	p.expectFrom(siteFor, "(")
	if !p.accept(";") {
		s.Init = p.expressionStatement()
		p.expectFrom(siteFor, ";")
	}
	if !p.accept(";") {
		s.Cond = p.expression()
		p.expectFrom(siteForCond, ";")
	}
	if !p.accept(")") {
		s.Post = p.expressionStatement()
		p.expectFrom(siteForPost, ")")
	}
	s.Body = p.statement()
	return s
}

func (p *parser) tryStatement() Stmt {
	s := &Try{stmt: stmt{p.next()}}
	s.Body = p.block()
	if t := p.next(); !isWord(t, "catch") {
		p.failFrom(siteCatch, textExpected, "catch")
	}
	if p.accept("(") {
		t := p.expectIdentifier(siteCatch)
		s.Message = &Symbol{Typed: Typed{Tok: t}, Name: t.Text}
		p.expect(")")
	}
	s.Catch = p.block()
	return s
}

// sortMark reads a + or - after what foreach sorts by; by is 0 for the value.
func (p *parser) sortMark(s *Foreach, by int, from site) {
	if !p.at("+") && !p.at("-") {
		return
	}
	if s.SortDir != 0 {
		p.failFrom(from, textSorts)
	}
	s.SortBy, s.SortDir = by, 1
	if p.next().Text == "-" {
		s.SortDir = -1
	}
}

func (p *parser) foreachStatement() Stmt {
	s := &Foreach{stmt: stmt{p.next()}}
	p.expectFrom(siteForeach, "(")
	list := true
	if t := p.peek(); t != nil && t.Kind == Identifier {
		first := &Symbol{Typed: Typed{Tok: p.next()}, Name: t.Text}
		p.sortMark(s, 1, siteForeach)
		if p.accept("=") {
			s.Value, s.SortBy = first, 0
		} else {
			s.Keys, list = []*Symbol{first}, false
		}
	}
	if list {
		bracket := p.accept("[")
		for {
			t := p.expectIdentifier(siteForeach)
			s.Keys = append(s.Keys, &Symbol{Typed: Typed{Tok: t}, Name: t.Text})
			p.sortMark(s, len(s.Keys), siteForeach)
			if !bracket {
				break
			}
			if p.accept(",") {
				continue
			}
			if p.accept("]") {
				break
			}
			p.failFrom(siteForeach, textCommaBracket)
		}
	}
	if !isWord(p.next(), "in") {
		p.failFrom(siteForeach, textExpected, "in")
	}
	p.last = nil
	s.Array = p.indexable()
	if p.accept("[") {
		s.Slice = p.slice()
	}
	if t := p.peek(); t != nil && t.Kind == Operator && t.Text[0] == '@' {
		switch t.Text {
		case "@count", "@sum", "@min", "@max", "@avg":
			s.SortStat = t.Text[1:]
		case "@variance": // taken, and left out of account
		default:
			p.fail(textSortStat)
		}
		p.next()
		if !p.at("+") && !p.at("-") {
			p.fail(textSortMark)
		}
	}
	p.sortMark(s, 0, siteForeachSort)
	if p.acceptWord("limit") {
		s.Limit = p.expression()
	}
	p.expectFrom(siteForeach, ")")
	s.Body = p.statement()
	return s
}

// keys reads the keys of an array up to the closing bracket; nil is `*`.
func (p *parser) keys() []Expr {
	var keys []Expr
	height := 0
	for {
		keys = append(keys, p.key())
		height = max(height, p.height)
		if p.expectEither("] ,") == "]" {
			p.height = height
			return keys
		}
	}
}

// key reads one key; nil is `*`.
func (p *parser) key() Expr {
	if p.accept("*") {
		p.height = 1
		return nil
	}
	return p.expression()
}

// slice reads the keys that foreach is limited to.
func (p *parser) slice() []Expr {
	var keys []Expr
	for {
		keys = append(keys, p.key())
		if p.accept("]") {
			return keys
		}
		if !p.accept(",") {
			p.failFrom(siteForeachSlice, textCommaBracket)
		}
	}
}

// indexable reads the name of an array, or a histogram.
func (p *parser) indexable() Expr {
	t, hist := p.nameOrHist()
	if hist != nil {
		return hist
	}
	return &Symbol{Typed: Typed{Tok: t}, Name: t.Text}
}

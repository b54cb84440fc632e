package syntax

import "ringlab/engine/kernelc/report"

// function is what the parser keeps of the function whose body it reads.
type function struct {
	labels map[string]*label
	order  []*label
	// computed and targets: there is a goto *X, there is an &&label.
	computed, targets bool
	// local are the labels that __label__ hid, of the blocks around the current
	// statement.
	local []hiddenLabel
}

// label is a label of a function.
type label struct {
	name    string
	pos     report.Pos
	used    bool
	unused  bool       // need not be used: the attribute
	defined report.Pos // 0 where it is not
	// scope is the statement expression in which the label is, or, before it is
	// defined, in which it was first gone to, at from.
	scope *labelScope
	from  report.Pos
}

type hiddenLabel struct {
	name   string
	before *label
}

// labelScope is a statement expression, into which no goto leads.
type labelScope struct{ outer *labelScope }

// reaches reports whether code in the scope sees a label of another one.
func (s *labelScope) reaches(of *labelScope) bool {
	for ; s != of; s = s.outer {
		if s == nil {
			return false
		}
	}
	return true
}

func (p *Parser) openLabels() *labelScope {
	outer := p.labelScope
	p.labelScope = &labelScope{outer}
	return outer
}

func (p *Parser) closeLabels(outer *labelScope) { p.labelScope = outer }

// label finds a label, or makes it. A name that was known is used thereby.
func (p *Parser) label(name string, used bool) *label {
	if p.fn == nil {
		p.fn = &function{}
	}
	if l := p.fn.labels[name]; l != nil {
		l.used = true
		return l
	}
	l := &label{name: name, pos: p.here(), used: used}
	if Reserved(name) {
		p.bind(p.here(), name, noMeaning)
		return l
	}
	p.addLabel(l)
	return l
}

func (p *Parser) addLabel(l *label) {
	if p.fn.labels == nil {
		p.fn.labels = map[string]*label{}
	}
	p.fn.labels[l.name] = l
	p.fn.order = append(p.fn.order, l)
}

// goTo checks a use of a label.
func (p *Parser) goTo(l *label, pos report.Pos) {
	if l.defined != 0 {
		if !p.labelScope.reaches(l.scope) {
			p.outOfReach(l, pos)
		}
	} else if l.from == 0 {
		l.scope, l.from = p.labelScope, pos
	}
}

func (p *Parser) outOfReach(l *label, pos report.Pos) {
	p.error(pos, "label", "label '"+l.name+"' used outside statement expression")
	p.note(l.defined, "   label '"+l.name+"' defined here")
}

// labelAddress takes the label of the current token for &&label.
func (p *Parser) labelAddress(pos report.Pos) {
	l := p.label(p.tok.Text, true)
	p.fn.targets = true
	p.goTo(l, pos)
}

// unusedLabels warns of the labels to which nothing leads.
func (p *Parser) unusedLabels() {
	for _, l := range p.fn.order {
		if l.defined != 0 && !l.used && !l.unused {
			p.warn(l.pos, "unused-label", "unused label '"+l.name+"'")
		}
	}
}

// block parses { … }.
func (p *Parser) block(where string) *Block {
	from := p.here()
	p.step()
	b := &Block{}
	scope := p.open()
	local := 0
	if p.fn != nil {
		local = len(p.fn.local)
	}
	p.statements(b)
	p.close(scope)
	if p.fn != nil {
		for i := len(p.fn.local) - 1; i >= local; i-- {
			if h := &p.fn.local[i]; h.before == nil {
				delete(p.fn.labels, h.name)
			} else {
				p.fn.labels[h.name] = h.before
			}
		}
		p.fn.local = p.fn.local[:local]
	}
	b.End = p.here()
	p.expect("}", where)
	b.Node = p.node(from, from)
	return b
}

// statements parses what is between braces.
func (p *Parser) statements(b *Block) {
	for p.keyword() == labelKeyword {
		p.step()
		p.localLabels(b)
	}
	code := false
	for p.tok.Kind != EOF && !p.is("}") {
		switch {
		case p.keyword() == staticAssertKeyword:
			a := p.staticAssert()
			b.List = append(b.List, &DeclStmt{a.Node, a})
		case p.isType(p.tok):
			if code {
				p.warn(p.here(), "declaration-after-statement", "mixing declarations and code")
				code = false
			}
			pos := p.here()
			d := p.declaration(false)
			b.List = append(b.List, &DeclStmt{p.node(pos, pos), d})
		default:
			code = p.asked("declaration-after-statement")
			b.List = append(b.List, p.statement())
		}
	}
}

// localLabels parses the names after __label__.
func (p *Parser) localLabels(b *Block) {
	for p.tok.Kind == Ident {
		name, pos := p.tok.Text, p.here()
		b.Labels = append(b.Labels, LabelName{pos, name})
		if p.fn == nil {
			p.fn = &function{}
		}
		if Reserved(name) {
			p.bind(pos, name, noMeaning)
		} else {
			p.fn.local = append(p.fn.local, hiddenLabel{name, p.fn.labels[name]})
			p.addLabel(&label{name: name, pos: pos})
		}
		p.step()
		if !p.is(",") {
			break
		}
		p.step()
	}
	p.expect(";", "at end of label declaration")
}

// statement parses a statement.
func (p *Parser) statement() Stmt {
	defer p.leave()
	if !p.enter() {
		return &ExprStmt{}
	}
	from := p.here()
	if p.tok.Kind == Ident {
		switch p.keyword() {
		case ifKeyword:
			return p.ifStatement()
		case returnKeyword:
			if p.fn == nil {
				p.stop(p.here(), "return", "internal error: return without a function target")
			}
			p.step()
			x := p.expressionEnd()
			return &Return{p.node(from, from), x}
		case jumpKeyword:
			word := p.tok.Text
			if p.loops == 0 && (word == "continue" || len(p.cases) == 0) {
				p.error(from, "jump", "break/continue not in iterator scope")
			}
			p.step()
			p.expect(";", "at end of statement")
			return &Jump{p.node(from, from), word}
		case caseKeyword, defaultKeyword:
			return p.caseStatement()
		case switchKeyword:
			return p.switchStatement()
		case forKeyword:
			return p.forStatement()
		case whileKeyword:
			return p.whileStatement()
		case doKeyword:
			return p.doStatement()
		case gotoKeyword:
			return p.gotoStatement()
		case asmKeyword:
			return p.asm()
		case contextKeyword:
			return p.contextStatement()
		case rangeKeyword:
			return p.rangeStatement()
		}
		if p.peek(1).isOp(":") {
			return p.labelStatement()
		}
	}
	if p.is("{") {
		return p.block("at end of compound statement")
	}
	x := p.expressionEnd()
	return &ExprStmt{p.node(from, from), x}
}

// linked parses a statement that is the last part of another one. Such chains
// may be long where they are a list to their author.
func (p *Parser) linked() Stmt {
	p.chain++
	if p.chain > maxChain {
		p.tooDeep()
	}
	depth := p.depth
	p.depth--
	s := p.statement()
	p.depth = depth
	p.chain--
	return s
}

// expressionEnd parses an expression, which may be missing, and a semicolon.
func (p *Parser) expressionEnd() Expr {
	x := p.expression()
	p.expect(";", "at end of statement")
	return x
}

func (p *Parser) ifStatement() Stmt {
	from := p.here()
	p.step()
	s := &If{Cond: p.parens("after if")}
	s.Then = p.statement()
	if p.keyword() == elseKeyword {
		p.step()
		s.Else = p.linked()
	}
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) caseStatement() Stmt {
	from := p.here()
	s := &Case{}
	if p.keyword() == caseKeyword {
		p.step()
		s.From = p.expression()
		s.HasValue = true
		if p.is("...") {
			p.step()
			s.To = p.expression()
		}
	} else {
		p.step()
	}
	p.expect(":", "after default/case")
	if n := len(p.cases); n > 0 {
		p.cases[n-1]++
	} else {
		p.error(from, "case", "not in switch scope")
		s.Stray = true
	}
	s.Body = p.linked()
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) switchStatement() Stmt {
	from := p.here()
	p.step()
	p.cases = append(p.cases, 0)
	scope := p.open()
	s := &Switch{X: p.parens("after 'switch'")}
	s.Body = p.statement()
	last := len(p.cases) - 1
	if p.cases[last] == 0 {
		p.warn(from, "switch", "switch with no cases")
	}
	p.cases = p.cases[:last]
	p.close(scope)
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) forStatement() Stmt {
	from := p.here()
	s := &Loop{Keyword: "for"}
	p.step()
	scope := p.open()
	p.loops++
	p.expect("(", "after 'for'")
	start := p.here()
	if p.isType(p.tok) {
		d := p.declaration(true)
		s.Init = &DeclStmt{p.node(start, start), d}
	} else {
		if x := p.expression(); x != nil {
			s.Init = &ExprStmt{p.node(x.Place(), start), x}
		}
		p.expect(";", "in 'for'")
	}
	s.Cond = p.expression()
	p.expect(";", "in 'for'")
	s.Post = p.expression()
	p.expect(")", "in 'for'")
	s.Body = p.statement()
	p.loops--
	p.close(scope)
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) whileStatement() Stmt {
	from := p.here()
	s := &Loop{Keyword: "while"}
	p.step()
	p.loops++
	s.Cond = p.parens("after 'while'")
	s.Body = p.statement()
	p.loops--
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) doStatement() Stmt {
	from := p.here()
	s := &Loop{Keyword: "do"}
	p.step()
	p.loops++
	s.Body = p.statement()
	if p.keyword() == whileKeyword {
		p.step()
	} else {
		p.error(p.here(), "expected", "expected 'while' after 'do'")
	}
	s.Cond = p.parens("after 'do-while'")
	p.loops--
	if _, ok := s.Body.(*Block); !ok && p.asked("do-while") {
		p.warn(s.Body.Place(), "do-while", "do-while statement is not a compound statement")
	}
	p.expect(";", "after statement")
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) gotoStatement() Stmt {
	from := p.here()
	s := &Goto{}
	p.step()
	switch {
	case p.is("*"):
		p.step()
		s.Computed = true
		s.X = p.expression()
		if p.fn != nil {
			p.fn.computed = true
		}
	case p.tok.Kind == Ident:
		p.goTo(p.label(p.tok.Text, true), from)
		if !Reserved(p.tok.Text) {
			s.Name, s.NamePos = p.tok.Text, p.here()
		}
		p.step()
	default:
		p.error(p.here(), "expected", "Expected identifier or goto expression")
	}
	p.expect(";", "at end of statement")
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) labelStatement() Stmt {
	from, name := p.here(), p.tok.Text
	l := p.label(name, false)
	p.step()
	p.step()
	attrs := p.attributes(nil)
	for i := range attrs {
		if attrs[i].Name == "unused" || attrs[i].Name == "__unused__" {
			l.unused = true
		}
	}
	if l.defined != 0 {
		p.error(from, "label", "label '"+name+"' redefined")
		return p.linked()
	}
	l.defined = from
	if l.from != 0 && !l.scope.reaches(p.labelScope) {
		p.outOfReach(l, l.from)
	}
	l.scope = p.labelScope
	s := &Label{Name: name, Attrs: attrs}
	if p.is("}") {
		p.warn(p.here(), "label", "statement expected after label")
		s.Body = &ExprStmt{Node: p.node(p.here(), p.here())}
	} else {
		s.Body = p.linked()
	}
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) contextStatement() Stmt {
	from := p.here()
	s := &Context{}
	p.step()
	p.expect("(", "after __context__ statement")
	s.By = p.assignment()
	if s.By == nil {
		p.unexpected("expression expected after '('")
	}
	if p.is(",") {
		p.step()
		s.Lock = s.By
		s.By = p.assignment()
		if s.By == nil {
			p.unexpected("expression expected after ','")
		}
	}
	p.expect(")", "at end of __context__ statement")
	p.expect(";", "at end of statement")
	s.Node = p.node(from, from)
	return s
}

func (p *Parser) rangeStatement() Stmt {
	from := p.here()
	s := &RangeCheck{}
	p.step()
	p.expect("(", "after __range__ statement")
	s.X = p.assignment()
	p.expect(",", "after range expression")
	s.Low = p.assignment()
	p.expect(",", "after low range")
	s.High = p.assignment()
	p.expect(")", "after range statement")
	p.expect(";", "after range statement")
	s.Node = p.node(from, from)
	return s
}

// asm parses an asm statement.
func (p *Parser) asm() *Asm {
	from := p.here()
	a := &Asm{}
	p.step()
	for p.tok.Kind == Ident {
		var modifier *bool
		switch p.tok.Text {
		case "volatile", "__volatile", "__volatile__":
			modifier = &a.Volatile
		case "inline", "__inline", "__inline__":
			modifier = &a.Inline
		case "goto":
			modifier = &a.Goto
		}
		if modifier != nil {
			if *modifier {
				p.warn(p.here(), "asm", "duplicated asm modifier")
			}
			*modifier = true
		}
		p.step()
	}
	p.expect("(", "after asm")
	a.Template = p.text("inline asm")
	if p.is(":") {
		a.Outputs = p.operands()
	}
	if p.is(":") {
		a.Inputs = p.operands()
	}
	if p.is(":") {
		for {
			p.step()
			if x := p.primary(); x != nil {
				a.Clobbers = append(a.Clobbers, x)
			}
			if !p.is(",") {
				break
			}
		}
	}
	if a.Goto && p.is(":") {
		for {
			p.step()
			if p.tok.Kind != Ident {
				break
			}
			p.label(p.tok.Text, true)
			a.Labels = append(a.Labels, LabelName{p.here(), p.tok.Text})
			p.step()
			if !p.is(",") {
				break
			}
		}
	}
	p.expect(")", "after asm")
	p.expect(";", "at end of asm-statement")
	a.Node = p.node(from, from)
	return a
}

// operands parses the operands after a colon of asm.
func (p *Parser) operands() []AsmOperand {
	var list []AsmOperand
	if next := p.peek(1); next.isOp(":") || next.isOp(")") {
		p.step()
		return nil
	}
	for {
		p.step()
		o := AsmOperand{Pos: p.here()}
		if p.is("[") && p.peek(1).Kind == Ident && p.peek(2).isOp("]") {
			o.Name = p.peek(1).Text
			p.step()
			p.step()
			p.step()
		}
		o.Constraint = p.text("asm constraint")
		o.X = p.parens("in asm parameter")
		list = append(list, o)
		if !p.is(",") {
			return list
		}
	}
}

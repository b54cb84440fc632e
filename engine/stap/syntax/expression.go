package syntax

import "strings"

// expression reads an expression with assignments.
func (p *parser) expression() Expr {
	p.enter()
	x := p.ternary()
	if t := p.peek(); t != nil && t.Kind == Operator && isAssignment(t.Text) {
		height := p.height
		p.next()
		y := p.expression()
		x = &Assign{Typed{Tok: t}, t.Text, x, y}
		p.grow(height)
	}
	p.depth--
	return x
}

// grow makes the expression of one that was read last and one of this height.
func (p *parser) grow(height int) {
	p.height = max(p.height, height) + 1
	if p.depth+p.height > maxNesting {
		p.tooDeep()
	}
}

func isAssignment(op string) bool {
	switch op {
	case "=", "<<<", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|=", ".=":
		return true
	}
	return false
}

func (p *parser) ternary() Expr {
	x := p.binary(1)
	if t := p.accept("?"); t != nil {
		height := p.height
		then := p.expression()
		height = max(height, p.height)
		p.expect(":")
		x = &Ternary{Typed{Tok: t}, x, then, p.expression()}
		p.grow(height)
	}
	return x
}

// The levels of the operators, loosest first.
const (
	levelIn      = 6
	levelCompare = 7
)

// level returns how tightly an operator binds; 0 for what is none.
func level(op string) int {
	switch op {
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
	case "<", ">", "<=", ">=", "==", "!=", "=~", "!~":
		return levelCompare
	case "<<", ">>", ">>>":
		return 8
	case ".":
		return 9
	case "+", "-":
		return 10
	case "*", "/", "%":
		return 11
	}
	return 0
}

// binary reads operators that bind at least as tightly as lowest.
func (p *parser) binary(lowest int) Expr {
	var x Expr
	// What stands to the right of an operator is no full operand of tighter
	// ones: highest is the tightest that may follow.
	highest := 11
	if lowest <= levelIn && p.at("[") {
		x = p.keyList()
		highest = levelIn - 1
	} else {
		x = p.unary()
	}
	for {
		t := p.peek()
		if t == nil {
			return x
		}
		if isWord(t, "in") && lowest <= levelIn && levelIn <= highest {
			height := p.height
			p.next()
			x = &In{Typed: Typed{Tok: t}, Keys: []Expr{x}, Array: p.indexable()}
			p.grow(height)
			highest = levelIn - 1
			continue
		}
		if t.Kind != Operator {
			return x
		}
		l := level(t.Text)
		if l == 0 || l < lowest || l > highest {
			return x
		}
		height := p.height
		p.next()
		if t.Text == "=~" || t.Text == "!~" {
			x = &Match{Typed{Tok: t}, t.Text, x, p.stringLiteral()}
		} else {
			x = &Binary{Typed{Tok: t}, t.Text, x, p.binary(l + 1)}
		}
		p.grow(height)
		highest = l
	}
}

// keyList reads `[a, b] in c`, or `[a]`, which is just a.
func (p *parser) keyList() Expr {
	p.next()
	var keys []Expr
	height := 0
	for {
		if p.accept("*") != nil {
			keys = append(keys, nil)
		} else {
			keys = append(keys, p.binary(levelCompare))
			height = max(height, p.height)
		}
		if p.accept(",") != nil {
			continue
		}
		if p.accept("]") != nil {
			break
		}
		p.fail(textCommaBracket)
	}
	if t := p.peek(); isWord(t, "in") {
		p.next()
		x := &In{Typed: Typed{Tok: t}, Keys: keys, Array: p.indexable()}
		p.grow(height)
		return x
	}
	if len(keys) != 1 || keys[0] == nil {
		p.fail(textExpressionList)
	}
	return keys[0]
}

func (p *parser) unary() Expr {
	t := p.peek()
	if t == nil || t.Kind != Operator {
		return p.step()
	}
	switch t.Text {
	case "+", "-", "!", "~":
		p.enter()
		p.next()
		x := &Unary{Typed{Tok: t}, t.Text, p.unary()}
		p.depth--
		p.grow(0)
		return x
	}
	return p.step()
}

func (p *parser) step() Expr {
	if p.at("++") || p.at("--") {
		t := p.next()
		x := &Step{Typed{Tok: t}, t.Text, true, p.target()}
		p.grow(0)
		return x
	}
	x := p.target()
	if p.at("++") || p.at("--") {
		t := p.next()
		x = &Step{Typed{Tok: t}, t.Text, false, x}
		p.grow(0)
	}
	return x
}

// value reads a literal, a name with what follows it, or an expression in
// brackets.
func (p *parser) value() Expr {
	t := p.peek()
	switch {
	case t == nil:
		p.fail(textValue)
	case t.Kind == Embedded:
		if !p.guru {
			p.fail(textUnprivilegedValue)
		}
		p.next()
		p.height = 1
		return &EmbeddedExpr{Typed{Tok: t}, t.Text}
	case isOperator(t, "("):
		p.next()
		x := p.expression()
		p.expect(")")
		return x
	case t.Kind == Identifier || t.Kind == Operator && t.Text[0] == '@':
		return p.symbol()
	}
	p.height = 1
	return p.literal()
}

// literal reads a number, with a - before it or not, or a string.
func (p *parser) literal() Expr {
	t := p.next()
	if t.Kind == StringLiteral {
		return p.joined(t)
	}
	first := t
	negative := isOperator(t, "-")
	if negative {
		t = p.next()
	}
	if t.Kind != NumberLiteral {
		p.fail(textLiteral)
	}
	n := p.parseNumber(t.Text, negative)
	return &Number{Typed{Tok: first}, n}
}

// parseNumber converts a number as C does: 0x is hexadecimal, 0 octal.
func (p *parser) parseNumber(text string, negative bool) int64 {
	base, digits := uint64(10), text
	switch {
	case len(text) > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X'):
		base, digits = 16, text[2:]
	case len(text) > 1 && text[0] == '0':
		base, digits = 8, text[1:]
	}
	var n uint64
	ok := digits != ""
	for i := range len(digits) {
		d := uint64(99)
		switch c := digits[i] | 0x20; {
		case isDigit(int(digits[i])):
			d = uint64(digits[i] - '0')
		case 'a' <= c && c <= 'f':
			d = uint64(c-'a') + 10
		}
		if d >= base || n > (1<<64-1-d)/base {
			ok = false
			break
		}
		n = n*base + d
	}
	if !ok || negative && n > 1<<63 {
		p.fail(textNumberRange)
	}
	if negative {
		return -int64(n)
	}
	return int64(n)
}

// number reads an integer.
func (p *parser) number() int64 {
	t := p.next()
	negative := isOperator(t, "-")
	if negative {
		t = p.next()
	}
	if t.Kind != NumberLiteral {
		p.fail(textNumber)
	}
	return p.parseNumber(t.Text, negative)
}

// stringLiteral reads a string.
func (p *parser) stringLiteral() *String {
	t := p.next()
	if t.Kind != StringLiteral {
		p.fail(textLiteralString)
	}
	return p.joined(t)
}

// joined makes a literal of a string and the strings that follow it.
func (p *parser) joined(t *Token) *String {
	if n := p.peek(); n != nil && n.Kind == StringLiteral {
		whole := *t
		t = &whole
		for n := p.peek(); n != nil && n.Kind == StringLiteral; n = p.peek() {
			t.Text += p.next().Text
			if n.Expansion == t.Expansion && n.Library == "" {
				t.Span.End = max(t.Span.End, n.Span.End)
			}
		}
	}
	return &String{Typed{Tok: t}, Unescape(t.Text)}
}

// nameOrHist reads an identifier, an @-word, or a histogram.
func (p *parser) nameOrHist() (*Token, *Hist) {
	t := p.next()
	if t.Kind != Identifier && !(t.Kind == Operator && t.Text[0] == '@') {
		p.fail(textIdentifierOrStat)
	}
	p.height = 1
	if t.Text != "@hist_log" && t.Text != "@hist_linear" {
		return t, nil
	}
	h := &Hist{Typed: Typed{Tok: t}, Log: t.Text == "@hist_log"}
	p.expect("(")
	h.X = p.expression()
	if !h.Log {
		for range 3 {
			p.expect(",")
			h.Params = append(h.Params, p.number())
		}
	}
	p.expect(")")
	p.grow(0)
	return t, h
}

// symbol reads what starts with a name.
func (p *parser) symbol() Expr {
	t, hist := p.nameOrHist()
	if hist == nil {
		if t.Text[0] == '@' {
			return p.atWordExpression(t)
		}
		if x := printKind(t.Text); x != nil {
			x.Tok = t
			p.print(x)
			return x
		}
		if p.accept("(") != nil {
			return p.call(t)
		}
		if p.accept("[") == nil {
			return &Symbol{Typed: Typed{Tok: t}, Name: t.Text}
		}
		x := &Index{Typed{Tok: t}, &Symbol{Typed: Typed{Tok: t}, Name: t.Text}, p.keys()}
		p.grow(0)
		return x
	}
	if p.accept("[") == nil {
		p.failAt(t, textBareHist)
	}
	height := p.height
	x := &Index{Typed{Tok: t}, hist, p.keys()}
	p.grow(height)
	return x
}

// call reads the arguments of a function.
func (p *parser) call(t *Token) Expr {
	c := &Call{Typed: Typed{Tok: t}, Name: t.Text}
	height := 0
	if p.accept(")") == nil {
		for {
			c.Args = append(c.Args, p.expression())
			height = max(height, p.height)
			if p.accept(")") != nil {
				break
			}
			if p.accept(",") == nil {
				p.fail(textCommaParen)
			}
		}
	}
	p.grow(height)
	return c
}

// printKind returns a Print for the name of a print function, or nil.
func printKind(name string) *Print {
	x := &Print{Name: name}
	if len(name) > 0 && name[0] == 's' {
		x.ToValue, name = true, name[1:]
	}
	switch name {
	case "println", "printdln":
		x.Newline = true
	case "print", "printd", "printf":
	case "print_char":
		x.Char = true
		if x.ToValue {
			return nil
		}
	default:
		return nil
	}
	return x
}

// print reads the arguments of a print function.
func (p *parser) print(x *Print) {
	p.expect("(")
	plain := strings.TrimPrefix(x.Name, "s")
	least, comma, height := 0, false, 0
	if t := p.peek(); (plain == "print" || plain == "println") && (isOperator(t, "@hist_log") || isOperator(t, "@hist_linear")) {
		t, hist := p.nameOrHist()
		if p.accept("[") == nil {
			x.Hist = hist
			p.grow(0)
			p.expect(")")
			return
		}
		height := p.height
		x.Args = []Expr{&Index{Typed{Tok: t}, hist, []Expr{p.expression()}}}
		p.expect("]")
		p.grow(height)
		if !p.at(",") && !p.at(")") {
			p.next()
			p.fail(textExpectedOne, ", )")
		}
		comma, height, plain = true, p.height, ""
	}
	switch plain {
	case "printf":
		x.Format = p.stringLiteral()
		x.Verbs = p.verbs(x.Format.Tok.Text)
		comma = true
	case "printd", "printdln":
		x.Delim = p.stringLiteral()
		comma, least = true, 2
	case "print", "print_char":
		least = 1
	}
	for least > 0 || !p.at(")") {
		if comma {
			p.expect(",")
		}
		x.Args = append(x.Args, p.expression())
		height = max(height, p.height)
		comma = true
		least--
	}
	p.expect(")")
	p.grow(height)
}

// atWordExpression reads what follows an @-word.
func (p *parser) atWordExpression(t *Token) Expr {
	switch t.Text {
	case "@count", "@sum", "@min", "@max", "@avg", "@variance":
	case "@defined":
		p.expect("(")
		x := &Defined{Typed{Tok: t}, p.expression()}
		p.expect(")")
		p.grow(0)
		return x
	case "@entry":
		p.expect("(")
		x := &Entry{Typed{Tok: t}, p.expression()}
		p.expect(")")
		p.grow(0)
		return x
	case "@probewrite":
		p.expect("(")
		x := &Probewrite{Typed{Tok: t}, p.expression()}
		p.expect(")")
		p.grow(0)
		return x
	case "@perf", "@const":
		p.expect("(")
		x := &Target{Typed: Typed{Tok: t}, Name: t.Text, Args: []Expr{p.stringLiteral()}}
		p.expect(")")
		return x
	case "@kregister", "@uregister", "@kderef", "@uderef":
		p.expect("(")
		x := &Target{Typed: Typed{Tok: t}, Name: t.Text, Args: []Expr{p.expression()}}
		height := p.height
		if t.Text == "@kderef" || t.Text == "@uderef" {
			p.expect(",")
			x.Args = append(x.Args, p.expression())
		}
		p.expect(")")
		p.grow(height)
		return x
	default:
		p.fail(textUnknownOperator, t.Text)
	}
	s := &Stat{Typed: Typed{Tok: t}, Name: t.Text[1:]}
	p.expect("(")
	s.X = p.expression()
	for p.accept(",") != nil {
		s.Params = append(s.Params, p.number())
	}
	p.expect(")")
	p.grow(0)
	return s
}

// target reads a value, or a context variable with its path.
func (p *parser) target() Expr {
	addr := p.accept("&")
	t := p.peek()
	var x *Target
	switch {
	case t != nil && t.Kind == Identifier && t.Text[0] == '$':
		p.next()
		p.height = 1
		x = &Target{Typed: Typed{Tok: t}, Name: t.Text}
	case isOperator(t, "@cast"):
		x = &Target{Typed: Typed{Tok: p.next()}, Name: t.Text}
		p.expect("(")
		x.Args = append(x.Args, p.expression())
		height := p.height
		p.expect(",")
		for {
			s := p.next()
			if s.Kind != StringLiteral {
				p.fail(textString)
			}
			x.Args = append(x.Args, &String{Typed{Tok: s}, Unescape(s.Text)})
			if len(x.Args) == 3 || p.accept(",") == nil {
				break
			}
		}
		p.expect(")")
		p.grow(height)
	case isOperator(t, "@var"):
		x = &Target{Typed: Typed{Tok: p.next()}, Name: t.Text}
		p.height = 1
		p.expect("(")
		for {
			s := p.next()
			if s.Kind != StringLiteral {
				p.fail(textString)
			}
			x.Args = append(x.Args, &String{Typed{Tok: s}, Unescape(s.Text)})
			if len(x.Args) == 2 || p.accept(",") == nil {
				break
			}
		}
		p.expect(")")
	case addr != nil:
		p.fail(textTarget)
	default:
		value := p.value()
		if !p.at("->") && !p.at("[") {
			return value
		}
		x = &Target{Typed: Typed{Tok: value.Token()}, Base: value}
		p.grow(0)
	}
	x.Addr = addr != nil
	p.path(x)
	return x
}

// path reads the steps behind a context variable.
func (p *parser) path(x *Target) {
	height := p.height
	for {
		t := p.peek()
		switch {
		case isOperator(t, "->"):
			p.next()
			name := p.next()
			if name.Kind != Identifier && name.Kind != Keyword {
				p.fail(textMember)
			}
			x.Path = append(x.Path, Access{Tok: name, Name: name.Text})
			continue
		case isOperator(t, "["):
			p.next()
			x.Path = append(x.Path, Access{Tok: t, Index: p.expression()})
			height = max(height, p.height)
			p.expect("]")
			continue
		}
		break
	}
	if n := len(x.Path); n > 0 && x.Path[n-1].Index == nil {
		last := &x.Path[n-1].Name
		for len(x.Pretty) < 2 && len(*last) > 1 && (*last)[len(*last)-1] == '$' {
			x.Pretty += "$"
			*last = (*last)[:len(*last)-1]
		}
	}
	if t := p.peek(); t != nil && t.Kind == Identifier && (t.Text == "$" || t.Text == "$$") && x.Pretty == "" && len(x.Path) > 0 {
		p.next()
		x.Pretty = t.Text
	}
	p.grow(height)
}

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
	if t := p.take("?"); t != nil {
		height := p.height
		then := p.expression()
		height = max(height, p.height)
		p.expectFrom(siteValue, ":")
		p.enter()
		x = &Ternary{Typed{Tok: t}, x, then, p.ternary()}
		p.depth--
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
		match := t.Text == "=~" || t.Text == "!~"
		if l == 0 || l < lowest || l > highest || match && l == highest {
			return x
		}
		height := p.height
		p.next()
		highest = l
		if match {
			// It is neither after a comparison nor before one.
			x = &Match{Typed{Tok: t}, t.Text, x, p.stringLiteral()}
			highest = levelIn
		} else {
			x = &Binary{Typed{Tok: t}, t.Text, x, p.binary(l + 1)}
		}
		p.grow(height)
	}
}

// keyList reads `[a, b] in c`, or `[a]`, which is just a.
func (p *parser) keyList() Expr {
	p.next()
	var keys []Expr
	height := 0
	for {
		if p.accept("*") {
			keys = append(keys, nil)
		} else {
			keys = append(keys, p.binary(levelCompare))
			height = max(height, p.height)
		}
		if p.accept(",") {
			continue
		}
		if p.accept("]") {
			break
		}
		p.failFrom(siteList, textCommaBracket)
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
		p.expectFrom(siteValue, ")")
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
		p.last = nil
		t = p.next()
	}
	if t.Kind != NumberLiteral {
		p.fail(textLiteral)
	}
	n := p.parseNumber(t.Text, negative, siteValue)
	return &Number{Typed{Tok: first}, n}
}

// parseNumber converts a number as C does: 0x is hexadecimal, 0 octal.
func (p *parser) parseNumber(text string, negative bool, s site) int64 {
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
		p.failFrom(s, textNumberRange)
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
	n := p.parseNumber(t.Text, negative, siteNumber)
	p.last = nil
	return n
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
		text := []byte(t.Text)
		for ; n != nil && n.Kind == StringLiteral && (p.pre.options.since("2.0") || !p.pre.lex.comment); n = p.peek() {
			text = append(text, n.Text...)
			if n.Expansion == whole.Expansion && n.Library == "" {
				whole.Span.End = max(whole.Span.End, n.Span.End)
			}
			p.swallow()
		}
		whole.Text = string(text)
		t = &whole
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
		if p.accept("(") {
			return p.call(t)
		}
		if !p.accept("[") {
			return &Symbol{Typed: Typed{Tok: t}, Name: t.Text}
		}
		x := &Index{Typed{Tok: t}, &Symbol{Typed: Typed{Tok: t}, Name: t.Text}, p.keys()}
		p.grow(0)
		return x
	}
	if !p.accept("[") {
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
	if !p.accept(")") {
		for more := true; more; {
			c.Args = append(c.Args, p.expression())
			height = max(height, p.height)
			more = p.expectEither(") ,") == ","
		}
	}
	p.grow(height)
	return c
}

// printKind returns a Print for the name of a print function, or nil.
func printKind(name string) *Print {
	x := &Print{Name: name}
	if name[0] == 's' {
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
	kind := strings.TrimPrefix(x.Name, "s")
	// least is how many values must follow; a bracket that closes before is
	// taken for a comma.
	least, height := 0, 0
	plain := kind == "print" || kind == "println"
	switch {
	case plain && (p.at("@hist_log") || p.at("@hist_linear")):
		t, hist := p.nameOrHist()
		if !p.accept("[") {
			x.Hist = hist
			p.grow(0)
			p.expect(")")
			return
		}
		height = p.height
		x.Args = []Expr{&Index{Typed{Tok: t}, hist, []Expr{p.expression()}}}
		p.expect("]")
		p.grow(height)
		height = p.height
	case kind == "printf":
		x.Format = p.stringLiteral()
		x.Verbs = p.verbs(x.Format.Tok.Text)
	case kind == "printd" || kind == "printdln":
		x.Delim = p.stringLiteral()
		least = 2
	default:
		if kind == "println" && p.accept(")") {
			p.grow(0)
			return
		}
		x.Args = []Expr{p.expression()}
		height = p.height
	}
	for p.expectEither(", )") == "," || least > 0 {
		x.Args = append(x.Args, p.expression())
		height = max(height, p.height)
		least--
	}
	p.grow(height)
}

// atWordExpression reads what follows an @-word.
func (p *parser) atWordExpression(t *Token) Expr {
	switch t.Text {
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
		name := p.expectIdentifier(siteProbewrite)
		x := &Probewrite{Typed: Typed{Tok: t}, X: &Symbol{Typed: Typed{Tok: name}, Name: name.Text}}
		if name.Text[0] == '$' {
			x.X = &Target{Typed: Typed{Tok: name}, Name: name.Text}
		}
		p.expect(")")
		p.grow(0)
		return x
	case "@perf":
		p.expect("(")
		name := p.stringLiteral()
		if name.Value == "" {
			p.failFrom(siteName, textNonEmpty)
		}
		p.expect(")")
		return &Target{Typed: Typed{Tok: t}, Name: t.Text, Args: []Expr{name}}
	case "@const":
		p.privileged(t)
		p.expect("(")
		name := p.string()
		if name.Value == "" {
			p.fail(textNonEmpty)
		}
		p.expect(")")
		return &Target{Typed: Typed{Tok: t}, Name: t.Text, Args: []Expr{name}}
	case "@kregister", "@uregister":
		p.privileged(t)
		p.expect("(")
		x := &Target{Typed: Typed{Tok: t}, Name: t.Text, Args: []Expr{p.width()}}
		p.expect(")")
		return x
	case "@kderef", "@uderef":
		p.privileged(t)
		p.expect("(")
		size := p.width()
		p.expect(",")
		x := &Target{Typed: Typed{Tok: t}, Name: t.Text, Args: []Expr{size, p.expression()}}
		p.expect(")")
		p.grow(0)
		return x
	case "@count", "@sum", "@min", "@max", "@avg", "@variance":
		return p.stat(t)
	}
	p.fail(textUnknownOperator, t.Text)
	return nil
}

// privileged refuses an operator that reads the kernel without -g.
func (p *parser) privileged(t *Token) {
	if !p.guru && t.Text[1] != 'u' {
		// Each operator counts for itself.
		s := site(0)
		switch t.Text {
		case "@kderef":
			s = siteValue
		case "@kregister":
			s = siteNumber
		}
		panic(&failure{message: say(textGuru, t.Text).from(s), keep: true})
	}
}

// width reads the number of a register, or of bytes, as stap keeps it: in 32
// bits.
func (p *parser) width() *Number {
	t := p.peek()
	return &Number{Typed{Tok: t}, int64(uint32(p.number()))}
}

// string reads a string where only a string may stand.
func (p *parser) string() *String {
	t := p.next()
	if t.Kind != StringLiteral {
		p.fail(textString)
	}
	return p.joined(t)
}

// stat reads the arguments of @count and its kin. What is neither a comma nor
// the closing bracket is passed over, as stap does.
func (p *parser) stat(t *Token) *Stat {
	s := &Stat{Typed: Typed{Tok: t}, Name: t.Text[1:]}
	p.expect("(")
	s.X = p.expression()
	for {
		c := p.next()
		switch {
		case isOperator(c, ")"):
			p.last = nil
			p.grow(0)
			return s
		case isOperator(c, ","):
			if s.Name != "variance" {
				p.failAt(c, textOneParam, 1)
			} else if len(s.Params) == 1 {
				p.failAt(c, textTwoParams, 2)
			}
			s.Params = append(s.Params, p.number())
		}
	}
}

// target reads a value, or a context variable with its path.
func (p *parser) target() Expr {
	addr := p.take("&")
	t := p.peek()
	var x *Target
	switch {
	case t != nil && t.Kind == Identifier && t.Text[0] == '$':
		x = &Target{Typed: Typed{Tok: p.next()}, Name: t.Text}
		x.Name, x.Pretty = cutPretty(t.Text)
		p.height = 1
	case isOperator(t, "@cast"):
		x = &Target{Typed: Typed{Tok: p.next()}, Name: t.Text}
		p.expect("(")
		of := p.expression()
		p.expect(",")
		typ := p.string()
		if typ.Value == "" {
			p.fail(textNonEmpty)
		}
		x.Args = []Expr{of, typ}
		if p.accept(",") {
			if module := p.string(); module.Value != "" {
				x.Args = append(x.Args, module)
			}
		}
		p.expect(")")
		p.grow(0)
	case isOperator(t, "@var"):
		x = &Target{Typed: Typed{Tok: p.next()}, Name: t.Text}
		p.expect("(")
		x.Args = []Expr{p.string()}
		if p.accept(",") {
			x.Args = append(x.Args, p.string())
		}
		p.expect(")")
		p.height = 1
	case !p.pre.options.since("2.6"):
		if addr != nil {
			p.fail(textTarget)
		}
		return p.value()
	default:
		value := p.value()
		if !p.at("->") && !p.at("[") && !isPretty(p.peek()) && addr == nil {
			return value
		}
		var ok bool
		if x, ok = value.(*Target); addr == nil || !ok {
			x = &Target{Typed: Typed{Tok: value.Token()}, Base: value}
			p.grow(0)
		}
	}
	if addr != nil {
		if x.Addr {
			p.failAt(addr, textAddress)
		}
		x.Addr = true
	}
	p.path(x)
	return x
}

// cutPretty splits the $ at the end of a name from it. A name of nothing but $
// is a name.
func cutPretty(name string) (string, string) {
	bare := strings.TrimRight(name, "$")
	if bare == "" {
		return name, ""
	}
	return bare, name[len(bare):]
}

// isPretty reports whether t is nothing but $.
func isPretty(t *Token) bool {
	return t != nil && t.Kind == Identifier && strings.Trim(t.Text, "$") == ""
}

// path reads the steps behind a context variable.
func (p *parser) path(x *Target) {
	height := p.height
	for {
		t := p.peek()
		switch {
		case isOperator(t, "->") || isOperator(t, "["):
			if x.Pretty != "" {
				p.fail(textPretty)
			}
			p.next()
			if t.Text == "[" {
				x.Path = append(x.Path, Access{Tok: t, Index: p.expression()})
				height = max(height, p.height)
				p.expect("]")
				continue
			}
			name := p.next()
			if name.Kind != Identifier && name.Kind != Keyword {
				p.fail(textMember)
			}
			step := Access{Tok: t}
			step.Name, x.Pretty = cutPretty(name.Text)
			x.Path = append(x.Path, step)
			continue
		case x.Pretty == "" && isPretty(t):
			x.Pretty = p.next().Text
			continue
		}
		p.grow(height)
		return
	}
}

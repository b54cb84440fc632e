package syntax

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/types"
)

// maxNesting is how deep statements and expressions may be nested in each
// other, so that a walk over the tree may recurse.
const maxNesting = 300

// Parse reads a script. The File is never nil; it holds what could be read.
// Where a finding is an error the script must not be used.
func Parse(text []byte, o Options) (*File, []Finding) {
	if o.Name == "" {
		o.Name = "<input>"
	}
	p := &parser{file: &File{Name: o.Name, Text: text}, guru: o.Guru}
	p.pre = preprocessor{
		lex:     lexer{text: text, args: o.Args},
		options: &o,
		macros:  map[string]*macro{},
		warn:    p.warn,
	}
	p.parse()
	return p.file, p.findings
}

// parser is a recursive descent parser. An error is thrown as a *failure and
// caught at the top level, where the next declaration is looked for.
type parser struct {
	pre      preprocessor
	file     *File
	guru     bool
	findings []Finding
	// ahead is a token that was looked at and not yet taken.
	ahead   *Token
	isAhead bool
	// last is the token that was read or looked at last, nil at the end.
	last       *Token
	inFunction bool
	depth      int      // of statements and expressions that are open
	height     int      // of the expression that was read last
	declared   []string // names of globals
}

// peek looks at the next token; nil at the end.
func (p *parser) peek() *Token {
	if !p.isAhead {
		p.ahead = p.pre.next()
		p.isAhead = true
	}
	p.last = p.ahead
	return p.ahead
}

// next takes a token; the end of the script is an error.
func (p *parser) next() *Token {
	if !p.isAhead {
		p.ahead = p.pre.next()
		p.isAhead = true
	}
	t := p.ahead
	if t == nil {
		p.fail(textEOF)
	}
	p.isAhead = false
	p.last = t
	return t
}

// fail throws an error that names the token read last.
func (p *parser) fail(id textID, args ...any) {
	panic(&failure{message: say(id, args...)})
}

// failAt throws an error that names a token.
func (p *parser) failAt(t *Token, id textID, args ...any) {
	panic(&failure{tok: t, message: say(id, args...)})
}

// at reports whether the next token is an operator.
func (p *parser) at(text string) bool { return isOperator(p.peek(), text) }

// atWord reports whether the next token is a keyword.
func (p *parser) atWord(text string) bool { return isWord(p.peek(), text) }

// isWord reports whether t is this keyword.
func isWord(t *Token, text string) bool {
	return t != nil && t.Kind == Keyword && t.Text == text
}

// accept takes an operator if it is next.
func (p *parser) accept(text string) *Token {
	if p.at(text) {
		return p.next()
	}
	return nil
}

// expect takes an operator; another token is an error.
func (p *parser) expect(text string) *Token {
	t := p.next()
	if !isOperator(t, text) {
		p.fail(textExpected, text)
	}
	return t
}

// expectIdentifier takes an identifier.
func (p *parser) expectIdentifier() *Token {
	t := p.next()
	if t.Kind != Identifier {
		p.fail(textIdentifier)
	}
	return t
}

// enter counts one more level of nesting.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxNesting {
		p.tooDeep()
	}
}

// tooDeep ends the parse.
func (p *parser) tooDeep() {
	t := p.last
	p.isAhead = false
	p.pre.stop(t, textNesting)
}

// warn adds a warning.
func (p *parser) warn(tok *Token, m message) {
	f := finding(m)
	f.Severity, f.Tok = source.Warning, tok
	p.findings = append(p.findings, f)
}

// finding makes a Finding of a message.
func finding(m message) Finding {
	t := &texts[m.id]
	return Finding{
		Stage: ParseStage, Severity: source.Error, Code: t.code,
		Message: m.text(), Hint: t.hint.With(m.args...), site: m.site,
	}
}

// report adds an error. What the lexer could not read counts for more than
// what the parser wanted.
func (p *parser) report(f *failure) {
	found := finding(f.message)
	if junk := p.last; junk != nil && junk.Kind == Junk && junk.Reason != "" {
		found = finding(p.junk(junk.Reason))
		found.Tok = junk
	} else if f.tok != nil {
		found.Tok = f.tok
	} else {
		found.Tok, found.Saw = p.last, true
	}
	if f.next != nil {
		next := finding(f.next.message)
		next.Tok = f.next.tok
		found.Next = &next
	}
	found.Place = p.place(found.Tok)
	p.findings = append(p.findings, found)
}

// place is where a finding about a token points.
func (p *parser) place(t *Token) source.Span {
	for t != nil && t.Library != "" {
		t = t.Expansion
	}
	if t != nil {
		return t.Span
	}
	n := len(p.file.Text)
	return source.Span{Start: n, End: n}
}

// junk says what is wrong with a token that is none.
func (p *parser) junk(reason string) message {
	switch reason {
	case junkQuote:
		return say(textQuote)
	case junkEmbedded:
		return say(textEmbeddedEnd)
	case junkArgument:
		return say(textArgument, len(p.pre.options.Args))
	}
	return say(textNestedArgument)
}

// try runs f and returns what it throws.
func (p *parser) try(f func()) (thrown *failure) {
	defer func() {
		if r := recover(); r != nil {
			var ok bool
			if thrown, ok = r.(*failure); !ok {
				panic(r)
			}
		}
	}()
	f()
	return nil
}

// parse reads the whole script.
func (p *parser) parse() {
	empty, errors := true, 0
	for more := true; more; {
		f := p.try(func() {
			for p.peek() != nil {
				empty = false
				p.depth, p.inFunction = 0, false
				p.declaration()
			}
			more = false
		})
		if f == nil {
			break
		}
		p.report(f)
		errors++
		if f.keep {
			continue
		}
		for skipped := false; !skipped; {
			if f := p.try(func() {
				for !p.atDeclaration() {
					p.next()
				}
				skipped = true
			}); f != nil {
				p.report(f)
				errors++
			}
		}
	}
	if !empty {
		return
	}
	id := textEmpty
	if p.pre.read {
		id = textEmptied
	}
	f := finding(say(id, p.file.Name))
	f.Bare = true
	p.findings = append(p.findings, f)
}

// atDeclaration reports whether the next token may start a declaration, or is
// the end.
func (p *parser) atDeclaration() bool {
	t := p.peek()
	if t == nil || t.Kind == Embedded {
		return true
	}
	if t.Kind != Keyword {
		return false
	}
	switch t.Text {
	case "probe", "global", "function", "private":
		return true
	}
	return false
}

// declaration reads what may stand at the top.
func (p *parser) declaration() {
	t := p.peek()
	switch {
	case t.Kind == Embedded:
		e := p.embedded()
		p.file.Embeds = append(p.file.Embeds, e)
		p.file.Order = append(p.file.Order, e)
		return
	case isWord(t, "probe"):
		p.probe()
		return
	case isWord(t, "global"):
		p.next()
		p.globals(false)
		return
	case isWord(t, "function"):
		p.function(false)
		return
	case isWord(t, "private"):
		p.next()
		switch t := p.peek(); {
		case isWord(t, "function"):
			p.function(true)
		case isWord(t, "global"):
			p.next()
			p.globals(true)
		case t != nil && t.Kind == Identifier:
			p.globals(true)
		default:
			p.next()
			p.fail(textFunctionOrName)
		}
		return
	}
	p.fail(textDeclaration)
}

// embedded reads %{ … %} as a statement.
func (p *parser) embedded() *EmbeddedCode {
	t := p.next()
	if t.Kind != Embedded {
		p.fail(textEmbedded)
	}
	if !p.guru {
		panic(&failure{message: say(textUnprivileged), keep: true})
	}
	return &EmbeddedCode{stmt: stmt{t}, Code: t.Text}
}

// globals reads the names after `global` or `private`.
func (p *parser) globals(private bool) {
	for {
		t := p.expectIdentifier()
		for _, name := range p.declared {
			if name == t.Text {
				p.fail(textDuplicateGlobal)
			}
		}
		v := &Variable{Tok: t, Name: t.Text, Private: private, Arity: -1, Global: true}
		p.declared = append(p.declared, t.Text)
		if p.accept("%") != nil {
			v.Wrap = true
		}
		if p.accept("[") != nil {
			size := p.number()
			if size <= 0 || size > 1000000000 {
				p.fail(textArraySize)
			}
			v.MaxSize, v.Arity = int(size), 1
			p.expect("]")
		}
		if p.at("=") {
			if v.MaxSize > 0 {
				p.fail(textScalarInit)
			}
			p.next()
			v.Init = p.literal()
			v.Arity = 0
		}
		p.file.Globals = append(p.file.Globals, v)
		p.file.Order = append(p.file.Order, v)
		if p.accept(",") == nil {
			break
		}
	}
	p.accept(";")
}

// function reads a function.
func (p *parser) function(private bool) {
	p.next()
	t := p.next()
	if t.Kind != Identifier && t.Kind != Keyword {
		p.fail(textIdentifier)
	}
	f := &Function{Tok: t, Name: t.Text, Private: private}
	f.Declared = p.typeAfterColon()
	p.expect("(")
	for p.accept(")") == nil {
		t := p.expectIdentifier()
		for _, v := range f.Parameters {
			if v.Name == t.Text {
				p.fail(textDuplicateParam)
			}
		}
		v := &Variable{Tok: t, Name: t.Text}
		v.Type = p.typeAfterColon()
		f.Parameters = append(f.Parameters, v)
		if p.accept(")") != nil {
			break
		}
		p.expect(",")
	}
	if p.accept(":") != nil {
		t := p.peek()
		switch {
		case t != nil && t.Kind == Keyword && (t.Text == "string" || t.Text == "long"):
			p.next()
			f.Declared = types.Long
			if t.Text == "string" {
				f.Declared = types.String
			}
		default:
			n, ok := p.literal().(*Number)
			if !ok {
				p.fail(textLiteralNumber)
			}
			if n.Value <= 0 {
				p.fail(textPriority)
			}
			f.Priority, f.HasPrio = n.Value, true
		}
	}
	p.inFunction = true
	if t := p.peek(); t != nil && t.Kind == Embedded {
		f.Body = p.embedded()
	} else {
		f.Body = p.block()
	}
	p.file.Functions = append(p.file.Functions, f)
	p.file.Order = append(p.file.Order, f)
}

// typeAfterColon reads `: string` or `: long` if a colon is next.
func (p *parser) typeAfterColon() types.Type {
	if p.accept(":") == nil {
		return types.Unknown
	}
	t := p.next()
	switch {
	case isWord(t, "string"):
		return types.String
	case isWord(t, "long"):
		return types.Long
	}
	p.fail(textType)
	return types.Unknown
}

// probe reads a probe or an alias.
func (p *parser) probe() {
	t := p.next()
	var names, points []*Point
	epilogue := false
	for {
		found := p.points()
		switch {
		case p.at("=") || p.at("+="):
			for _, point := range found {
				if point.Optional || point.Sufficient {
					p.failAt(point.Tok, textAliasOptional)
				}
			}
			if points != nil {
				p.fail(textPointHere)
			}
			epilogue = p.next().Text == "+="
			names = append(names, found...)
			continue
		case p.at(","):
			p.next()
			points = append(points, found...)
			continue
		case p.at("{"):
			points = append(points, found...)
		default:
			p.fail(textPointHere)
		}
		break
	}
	if names == nil {
		probe := &Probe{Tok: t, Points: points, Body: p.block()}
		p.file.Probes = append(p.file.Probes, probe)
		p.file.Order = append(p.file.Order, probe)
		return
	}
	a := &Alias{Tok: t, Names: names, Points: points}
	body := p.block()
	if epilogue {
		a.Epilogue = body
	} else {
		a.Prologue = body
	}
	if p.at(",") {
		p.next()
		if epilogue {
			p.fail(textBothBodies)
		}
		a.Epilogue = p.block()
	}
	p.file.Aliases = append(p.file.Aliases, a)
	p.file.Order = append(p.file.Order, a)
}

// points reads a probe point; more than one where it has alternatives in
// braces.
func (p *parser) points() []*Point {
	var list []*Point
	for _, components := range p.components() {
		list = append(list, &Point{Tok: components[0].Tok, Components: components})
	}
	optional, sufficient := false, false
	switch {
	case p.accept("?") != nil:
		optional = true
	case p.accept("!") != nil:
		optional, sufficient = true, true
	}
	var condition Expr
	if p.atWord("if") {
		p.next()
		if !p.at("(") {
			p.fail(textExpected, "(")
		}
		p.next()
		condition = p.expression()
		if !p.at(")") {
			p.fail(textExpected, ")")
		}
		p.next()
	}
	for _, point := range list {
		point.Optional, point.Sufficient, point.Condition = optional, sufficient, condition
	}
	t := p.peek()
	if t == nil || t.Kind != Operator || !strings.Contains(", { } = += ", t.Text+" ") {
		p.fail(textAfterPoint)
	}
	return list
}

// maxAlternatives is how many probe points braces may stand for.
const maxAlternatives = 1000

// components reads the dotted names of a probe point, for each of its
// alternatives.
func (p *parser) components() [][]*Component {
	p.enter()
	defer func() { p.depth-- }()
	all := [][]*Component{nil}
	for {
		var tails [][]*Component
		if p.at("{") {
			p.next()
			for {
				tails = append(tails, p.components()...)
				if p.accept(",") != nil {
					continue
				}
				if !p.at("}") {
					p.fail(textExpected, "}")
				}
				p.next()
				break
			}
		} else {
			tails = [][]*Component{{p.component()}}
		}
		if len(all)*len(tails) > maxAlternatives {
			p.fail(textAlternatives, maxAlternatives)
		}
		var longer [][]*Component
		for _, head := range all {
			for _, tail := range tails {
				longer = append(longer, append(append([]*Component(nil), head...), tail...))
			}
		}
		all = longer
		if p.accept(".") == nil {
			return all
		}
	}
}

// component reads one name of a probe point, with its argument.
func (p *parser) component() *Component {
	t := p.next()
	c := &Component{Tok: t}
	if t.Kind != Identifier && t.Kind != Keyword && !isOperator(t, "*") {
		p.fail(textComponent)
	}
	// A name with wildcards is several tokens without space between them.
	c.Name = t.Text
	end := t.Span.End
	for {
		n := p.peek()
		if n == nil || n.Span.Start != end || n.Kind != Identifier && n.Kind != Keyword && n.Kind != NumberLiteral && !isOperator(n, "*") {
			break
		}
		c.Name += n.Text
		end = n.Span.End
		p.next()
	}
	if p.accept("(") != nil {
		c.Arg = p.literal()
		p.expect(")")
	}
	return c
}

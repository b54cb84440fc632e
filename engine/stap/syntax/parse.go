package syntax

import (
	"bytes"
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/types"
)

// maxNesting is how deep statements and expressions may be nested in each
// other, so that a walk over the tree may recurse.
const maxNesting = 300

// maxChain is how many ifs `else` may chain to each other. A walk over the tree
// does better to follow the chain in a loop.
const maxChain = 1000

// Parse reads a script. The File is never nil; it holds what could be read.
// Where a finding is an error the script must not be used.
func Parse(text []byte, o Options) (*File, []Finding) {
	if o.Name == "" {
		o.Name = "<input>"
	}
	p := &parser{file: &File{Name: o.Name, Text: text}, guru: o.Guru, declared: map[string]*Variable{}}
	p.pre = preprocessor{
		lex: lexer{
			text: text, args: o.Args,
			noHex: !o.since("2.3"), noPrivate: !o.since("3.0"),
		},
		options: &o,
		macros:  map[string]*macro{},
		warn:    p.warn,
	}
	// A script ends at a NUL, as a string of C does.
	if n := bytes.IndexByte(text, 0); n >= 0 {
		p.pre.lex.text = text[:n]
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
	broken     bool                 // real stap has broken down
	depth      int                  // of statements and expressions that are open
	height     int                  // of the expression that was read last
	declared   map[string]*Variable // globals
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

// failFrom is fail for a text that is said from several sites.
func (p *parser) failFrom(s site, id textID, args ...any) {
	panic(&failure{message: say(id, args...).from(s)})
}

// at reports whether the next token is an operator.
func (p *parser) at(text string) bool { return isOperator(p.peek(), text) }

// isWord reports whether t is this keyword.
func isWord(t *Token, text string) bool {
	return t != nil && t.Kind == Keyword && t.Text == text
}

// swallow takes a token that nothing needs. An error that follows at once does
// not name it.
func (p *parser) swallow() {
	p.next()
	p.last = nil
}

// accept takes an operator if it is next.
func (p *parser) accept(text string) bool {
	if p.at(text) {
		p.swallow()
		return true
	}
	return false
}

// take is accept for an operator that is kept.
func (p *parser) take(text string) *Token {
	if p.at(text) {
		return p.next()
	}
	return nil
}

// acceptWord takes a keyword if it is next.
func (p *parser) acceptWord(text string) bool {
	if isWord(p.peek(), text) {
		p.swallow()
		return true
	}
	return false
}

// expect takes an operator; another token is an error.
func (p *parser) expect(text string) {
	if !isOperator(p.next(), text) {
		p.fail(textExpected, text)
	}
	p.last = nil
}

// expectFrom is expect for a site of its own.
func (p *parser) expectFrom(s site, text string) {
	if !isOperator(p.next(), text) {
		p.failFrom(s, textExpected, text)
	}
	p.last = nil
}

// expectEither takes one of two operators, given with a blank between them,
// and returns the one that was met.
func (p *parser) expectEither(texts string) string {
	t := p.next()
	a, b, _ := strings.Cut(texts, " ")
	if !isOperator(t, a) && !isOperator(t, b) {
		p.fail(textExpectedOne, texts)
	}
	p.last = nil
	return t.Text
}

// expectIdentifier takes an identifier.
func (p *parser) expectIdentifier(s site) *Token {
	t := p.next()
	if t.Kind != Identifier {
		p.failFrom(s, textIdentifier)
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
	f.Severity, f.Tok, f.Place = source.Warning, tok, p.place(tok)
	p.findings = append(p.findings, f)
}

// finding makes a Finding of a message.
func finding(m message) Finding {
	t := &texts[m.id]
	return Finding{
		Stage: ParseStage, Severity: source.Error, Code: t.code,
		Message: m.text(), Hint: t.hint.With(m.args...), rule: rule(m),
	}
}

// rule numbers the rules of the parser, from 1.
func rule(m message) uint16 {
	id := m.id
	switch id {
	case textMacroCall:
		id = textMacroCalls
	case textTwoParams:
		id = textOneParam
	}
	return uint16(id)<<6 + uint16(m.site) + 1
}

// report adds an error. What the lexer could not read counts for more than
// what the parser wanted.
func (p *parser) report(f *failure) {
	found := finding(f.message)
	if f.id == textLexicalCast {
		found.Bare, p.broken = true, true
		found.Place = p.place(f.tok)
		p.findings = append(p.findings, found)
		return
	}
	found.Tok = f.tok
	if f.tok == nil {
		found.Tok, found.Saw = p.last, true
	}
	if t := found.Tok; t != nil && t.Kind == Junk && t.Reason != "" {
		found = finding(p.junk(t.Reason))
		found.Tok = t
	}
	// What stap takes for the same error is of one place in its parser, whatever
	// it says.
	found.rule = rule(f.message)
	if f.next != nil {
		next := finding(f.next.message)
		next.Tok, next.Place = f.next.tok, p.place(f.next.tok)
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
	empty := true
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
		if f.keep {
			continue
		}
		for skipped := false; !skipped; {
			if f := p.try(func() {
				for !p.atDeclaration() {
					p.swallow()
				}
				skipped = true
			}); f != nil {
				p.report(f)
			}
		}
	}
	if !empty || p.broken {
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
	case isWord(t, "probe"):
		p.probe()
	case p.acceptWord("global"):
		p.globals(false)
	case p.acceptWord("function"):
		p.function(false)
	case p.acceptWord("private"):
		switch t := p.peek(); {
		case p.acceptWord("function"):
			p.function(true)
		case p.acceptWord("global"):
			if t := p.peek(); t != nil && t.Kind != Identifier {
				p.next()
				p.failFrom(sitePrivate, textIdentifier)
			}
			p.globals(true)
		case t != nil && t.Kind == Identifier:
			p.globals(true)
		default:
			p.next()
			p.fail(textFunctionOrName)
		}
	default:
		p.fail(textDeclaration)
	}
}

// embedded reads %{ … %} as a statement.
func (p *parser) embedded() *EmbeddedCode {
	t := p.next()
	if !p.guru {
		panic(&failure{message: say(textUnprivileged), keep: true})
	}
	return &EmbeddedCode{stmt: stmt{t}, Code: t.Text}
}

// globals reads the names after `global` or `private`.
func (p *parser) globals(private bool) {
	for {
		t := p.expectIdentifier(siteGlobal)
		if v := p.declared[t.Text]; v != nil {
			if v.Private == private {
				p.fail(textDuplicateGlobal)
			}
			p.fail(textPrivateConflict)
		}
		v := &Variable{Tok: t, Name: t.Text, Private: private, Arity: -1, Global: true}
		p.declared[t.Text] = v
		v.Wrap = p.accept("%")
		if p.accept("[") {
			size := p.number()
			p.expect("]")
			if size <= 0 || size > 1<<31-1 {
				p.fail(textArraySize)
			}
			v.MaxSize = int(size)
		}
		if p.at("=") {
			if v.MaxSize > 0 {
				p.fail(textScalarInit)
			}
			v.ArityTok = p.next()
			v.Init = p.literal()
			v.Arity = 0
		}
		p.file.Globals = append(p.file.Globals, v)
		p.file.Order = append(p.file.Order, v)
		if !p.accept(",") {
			break
		}
	}
	p.accept(";")
}

// function reads a function.
func (p *parser) function(private bool) {
	t := p.expectIdentifier(siteFunction)
	f := &Function{Tok: t, Name: t.Text, Private: private}
	open := p.next()
	if isOperator(open, ":") {
		p.last = nil
		f.Declared = p.typeName(siteResult)
		open = p.next()
	}
	if !isOperator(open, "(") {
		p.failFrom(siteFunction, textExpected, "(")
	}
	p.last = nil
	names := map[string]bool{}
	for !p.accept(")") {
		t := p.expectIdentifier(siteParam)
		if names[t.Text] {
			p.fail(textDuplicateParam)
		}
		names[t.Text] = true
		v := &Variable{Tok: t, Name: t.Text}
		f.Parameters = append(f.Parameters, v)
		next := p.next()
		if isOperator(next, ":") {
			p.last = nil
			v.Type = p.typeName(siteParam)
			next = p.next()
		}
		if isOperator(next, ")") {
			p.last = nil
			break
		}
		if !isOperator(next, ",") {
			p.failFrom(siteParam, textCommaParen)
		}
		p.last = nil
	}
	if p.accept(":") {
		n, ok := p.literal().(*Number)
		if !ok {
			p.fail(textLiteralNumber)
		}
		if n.Value <= 0 {
			p.fail(textPriority)
		}
		f.Priority, f.HasPrio = n.Value, true
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

// typeName reads `string` or `long`.
func (p *parser) typeName(s site) types.Type {
	t := p.next()
	switch {
	case isWord(t, "string"):
		p.last = nil
		return types.String
	case isWord(t, "long"):
		p.last = nil
		return types.Long
	}
	p.failFrom(s, textType)
	return types.Unknown
}

// probe reads a probe or an alias.
func (p *parser) probe() {
	t := p.next()
	var names, points []*Point
	epilogue := false
	for {
		points = p.points(nil)
		if len(points) != 1 || !p.at("=") && !p.at("+=") {
			break
		}
		add := p.at("+=")
		if points[0].Optional {
			m := say(textAliasOptional)
			if add {
				m = m.from(siteEpilogue)
			}
			panic(&failure{tok: points[0].Tok, message: m})
		}
		names = append(names, points[0])
		epilogue = epilogue || add
		p.swallow()
	}
	if !p.at("{") {
		p.fail(textPointHere)
	}
	body := p.block()
	if names == nil {
		probe := &Probe{Tok: t, Points: points, Body: body}
		p.file.Probes = append(p.file.Probes, probe)
		p.file.Order = append(p.file.Order, probe)
		return
	}
	a := &Alias{Tok: t, Names: names, Points: points, Prologue: body}
	if epilogue {
		a.Prologue, a.Epilogue = nil, body
	}
	if p.at(",") {
		if epilogue {
			p.fail(textBothBodies)
		}
		p.swallow()
		a.Epilogue = p.block()
	}
	p.file.Aliases = append(p.file.Aliases, a)
	p.file.Order = append(p.file.Order, a)
}

// points reads probe points with commas between them.
func (p *parser) points(list []*Point) []*Point {
	for {
		list = append(list, p.point()...)
		if !p.accept(",") {
			return list
		}
	}
}

// point reads a probe point; it is several where it has alternatives in
// braces.
func (p *parser) point() []*Point {
	p.enter()
	list := []*Point{{}}
	for {
		var tails []*Point
		t := p.next()
		if isOperator(t, "{") {
			p.last = nil
			tails = p.points(nil)
			if !p.at("}") {
				p.failFrom(sitePoint, textExpected, "}")
			}
			p.swallow()
		} else {
			c := p.component(t)
			tails = []*Point{{Tok: c.Tok, Components: []*Component{c}}}
		}
		if len(list)*len(tails) > maxAlternatives {
			p.failAt(tails[0].Tok, textAlternatives, maxAlternatives)
		}
		list = combine(list, tails)
		if !p.accept(".") {
			break
		}
		for _, point := range list {
			if point.Optional || point.Condition != nil {
				p.failAt(point.Tok, textSuffix)
			}
		}
	}
	if p.at("?") || p.at("!") {
		sufficient := p.at("!")
		for _, point := range list {
			if point.Optional {
				p.fail(textRespecified)
			}
			point.Optional, point.Sufficient = true, sufficient
		}
		p.swallow()
	}
	if p.acceptWord("if") {
		if !p.at("(") {
			p.failFrom(siteCondition, textExpected, "(")
		}
		p.swallow()
		condition := p.expression()
		if !p.at(")") {
			p.failFrom(siteCondition, textExpected, ")")
		}
		for _, point := range list {
			if point.Condition != nil {
				p.fail(textConditionTwice)
			}
			point.Condition = condition
		}
		p.swallow()
	}
	t := p.peek()
	if t == nil || t.Kind != Operator || !strings.Contains(", { } = += ", t.Text+" ") {
		p.fail(textAfterPoint)
	}
	p.depth--
	return list
}

// combine returns each of heads with each of tails behind it.
func combine(heads, tails []*Point) []*Point {
	var list []*Point
	for _, head := range heads {
		for _, tail := range tails {
			whole := *tail
			if head.Tok != nil {
				whole.Tok = head.Tok
			}
			components := head.Components
			if len(tails) > 1 {
				// The head is shared: its end must not be written over.
				components = components[:len(components):len(components)]
			}
			whole.Components = append(components, tail.Components...)
			list = append(list, &whole)
		}
	}
	return list
}

// maxAlternatives is how many probe points braces may stand for.
const maxAlternatives = 1000

// component reads one name of a probe point that starts with t, with its
// argument. A name with
// wildcards is several tokens without a blank between them.
func (p *parser) component(t *Token) *Component {
	if !isNamePart(t) {
		p.fail(textComponent)
	}
	c := &Component{Tok: t, Name: t.Text}
	if n := p.peek(); isNamePart(n) && !p.pre.lex.blank {
		// Messages name the whole.
		whole := *t
		name := []byte(t.Text)
		for ; isNamePart(n) && !p.pre.lex.blank; n = p.peek() {
			name = append(name, n.Text...)
			if n.Expansion == t.Expansion && n.Library == "" {
				whole.Span.End = max(whole.Span.End, n.Span.End)
			}
			p.swallow()
		}
		whole.Text = string(name)
		c.Tok, c.Name = &whole, whole.Text
	}
	if p.accept("(") {
		c.Arg = p.literal()
		p.expectFrom(sitePointArg, ")")
	}
	return c
}

// isNamePart reports whether t may be in the name of a probe point.
func isNamePart(t *Token) bool {
	return t != nil && (t.Kind == Identifier || t.Kind == Keyword || isOperator(t, "*"))
}

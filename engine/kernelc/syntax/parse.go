package syntax

import "ringlab/engine/kernelc/report"

// Parser reads declarations from the tokens of a unit.
//
// It recovers as sparse does. Where a token is missed, the parser is lost: it
// stands on nothing, which matches nothing and of which nothing is said, until
// a semicolon or a closing token is looked for or something steps over it.
type Parser struct {
	tokens []Token
	at     int    // of the current token; while lost, of the one after
	tok    *Token // the current token
	cfg    *Config
	report *report.Report

	// found are findings about the current declaration, in sparse's order; told
	// counts those that the report has.
	found []finding
	told  Found

	specs []Spec // of the declarations that are being read
	names map[string]meaning
	// functions are the parameters of types of functions, by the types' names.
	functions map[string]*Part
	hidden    []hidden // by inner scopes
	scopes    int      // that are open besides the file's
	fn        *function
	// labelScope is the innermost statement expression.
	labelScope *labelScope
	loops      int   // around the current statement
	cases      []int // of the switches around it
	chain      int   // of else if, case and label around it
	depth      int
	stopped    bool // too deep, or a constant too large

	// known is the opening that was parsed before this; given counts those of
	// its declarations that Next has returned.
	known *parsedOpening
	given int
	again bool // the declaration that Next returned last is one of these
	// needed tells which of them the file has a use for.
	needed []bool
	// opening is one that is parsed now for the first time, first what it has
	// so far.
	opening *opening
	first   *openingDecls
}

// finding is one finding that waits for its turn.
type finding struct {
	severity report.Severity
	fatal    bool
	pos      report.Pos
	code     string
	text     string
}

// meaning is what the parser knows of a declared name.
type meaning uint8

// The meanings. Of types, void and functions make a difference to grammar.
const (
	noMeaning meaning = iota
	objectName
	otherTypeName
	voidTypeName
	functionTypeName
)

// hidden is a name as it was before an inner scope declared it.
type hidden struct {
	name   string
	before meaning
}

// maxDepth bounds how deep expressions, statements, declarators and
// initializers nest in each other; maxChain bounds what is a list to its author
// but nests in the tree: a + b + c, else if, case after case.
const (
	maxDepth = 250
	maxChain = 1000
)

// lostToken is what a lost parser stands on. It is never changed.
var lostToken = Token{Kind: 255}

// NewParser returns a parser at the start of a unit. What it finds goes to r.
func NewParser(u *Unit, cfg *Config, r *report.Report) *Parser {
	p := &Parser{tokens: u.Tokens, cfg: cfg, report: r, names: map[string]meaning{}}
	if len(p.tokens) == 0 {
		p.tokens = []Token{{Kind: EOF}}
	}
	p.tok = &p.tokens[0]
	p.begin(u.opening)
	return p
}

// Next parses one external declaration; false at the end of the file. It first
// tells what is still untold of the declaration before.
func (p *Parser) Next() (Decl, bool) {
	p.Tell(Found(len(p.found)))
	p.keep()
	p.found, p.told = p.found[:0], 0
	if p.report.Stopped() {
		return nil, false
	}
	decl := p.recalled()
	if p.again = decl != nil; !p.again {
		if p.tok.Kind == EOF || p.stopped {
			return nil, false
		}
		start := p.at
		decl = p.declaration(false)
		if p.first != nil {
			p.first.add(decl, start)
		}
	}
	return decl, true
}

// Tell adds to the report what the parser found up to there in the declaration
// that Next returned last.
func (p *Parser) Tell(to Found) {
	for ; p.told < to; p.told++ {
		f := &p.found[p.told]
		switch {
		case f.fatal:
			p.report.Fatal(f.pos, f.code, f.text)
		case f.severity == report.Error:
			p.report.Error(f.pos, f.code, f.text)
		case f.severity == report.Warning:
			p.report.Warn(f.pos, f.code, f.text)
		default:
			p.report.Note(f.pos, f.text)
		}
	}
}

func (p *Parser) count() Found { return Found(len(p.found)) }

func (p *Parser) say(f finding) {
	if f.pos != 0 && !p.stopped {
		p.found = append(p.found, f)
	}
}

func (p *Parser) error(pos report.Pos, code, text string) {
	p.say(finding{severity: report.Error, pos: pos, code: code, text: text})
}

func (p *Parser) warn(pos report.Pos, code, text string) {
	p.say(finding{severity: report.Warning, pos: pos, code: code, text: text})
}

func (p *Parser) note(pos report.Pos, text string) {
	p.say(finding{severity: report.Note, pos: pos, text: text})
}

// stop ends parsing after an error that ends sparse.
func (p *Parser) stop(pos report.Pos, code, text string) {
	p.say(finding{severity: report.Error, fatal: true, pos: pos, code: code, text: text})
	p.stopped = true
	p.at = len(p.tokens) - 1
	p.tok = &p.tokens[p.at]
}

// asked reports whether a warning is asked for.
func (p *Parser) asked(flag string) bool { return p.cfg.Warn != nil && p.cfg.Warn(flag) }

// enter counts a level of nesting; false if it is one too many. Each enter,
// whatever it returns, is followed by leave.
func (p *Parser) enter() bool {
	p.depth++
	if p.depth <= maxDepth {
		return true
	}
	p.tooDeep()
	return false
}

func (p *Parser) leave() { p.depth-- }

// tooDeep stops at what sparse would go on with.
func (p *Parser) tooDeep() {
	if !p.stopped {
		p.stop(p.here(), "nesting", "nested too deeply to be checked")
	}
}

// here is the place of the current token; 0 while lost.
func (p *Parser) here() report.Pos { return p.tok.Pos }

// behind is the end of the token before the current one.
func (p *Parser) behind() report.Pos {
	if p.at == 0 {
		return 0
	}
	return p.tokens[p.at-1].End
}

// node makes a node that sparse points to at pos and whose text runs from from
// to the current token.
func (p *Parser) node(pos, from report.Pos) Node {
	to := p.behind()
	if to == 0 {
		to = from
	}
	return Node{Pos: pos, Range: report.Range{From: from, To: to}}
}

// step goes on to the next token.
func (p *Parser) step() {
	switch {
	case p.tok == &lostToken:
	case p.tok.Kind != EOF:
		p.at++
	}
	p.tok = &p.tokens[p.at]
}

// peek returns the n-th token after the current one.
func (p *Parser) peek(n int) *Token {
	i := p.at + n
	if p.tok == &lostToken {
		i--
	}
	return &p.tokens[min(i, len(p.tokens)-1)]
}

// is reports whether the current token is an operator.
func (p *Parser) is(op string) bool { return p.tok.Kind == Punct && p.tok.Text == op }

func (t *Token) isOp(op string) bool { return t.Kind == Punct && t.Text == op }

// keyword returns which keyword the current token is.
func (p *Parser) keyword() keyword {
	if p.tok.Kind != Ident {
		return noKeyword
	}
	return keywordOf(p.tok.Text)
}

// mark is a place that the parser may come back to.
type mark struct {
	at   int
	lost bool
}

func (p *Parser) mark() mark { return mark{p.at, p.tok == &lostToken} }

func (p *Parser) back(m mark) {
	p.at = m.at
	p.tok = &p.tokens[m.at]
	if m.lost {
		p.tok = &lostToken
	}
}

// expect steps over an operator. Where it is not there, it says so and the
// parser is lost; for a semicolon it goes to the next one, and stays on it.
func (p *Parser) expect(op, where string) bool {
	if p.is(op) {
		p.step()
		return true
	}
	if p.tok != &lostToken {
		p.error(p.here(), "expected", "Expected "+op+" "+where)
		p.error(p.here(), "expected", "got "+spell(p.tok))
		p.tok = &lostToken
	}
	if op == ";" {
		for !p.is(";") && p.tok.Kind != EOF {
			p.step()
		}
	}
	return false
}

// unexpected says what was expected, and what is there.
func (p *Parser) unexpected(text string) {
	if p.tok != &lostToken {
		p.error(p.here(), "expected", text)
		p.error(p.here(), "expected", "got "+spell(p.tok))
	}
}

// spell writes a token as sparse does in messages.
func spell(t *Token) string {
	switch t.Kind {
	case EOF:
		return "end-of-input"
	case Char:
		return t.Prefix() + "'" + t.Text + "'"
	case String:
		return t.Prefix() + `"` + t.Text + `"`
	}
	return t.Text
}

// isType reports whether a token begins a declaration: a keyword of types, or
// a name that is a type here.
func (p *Parser) isType(t *Token) bool {
	if t.Kind != Ident {
		return false
	}
	if k := keywordOf(t.Text); k != noKeyword {
		return k <= lastTypeKeyword
	}
	return p.meaning(t.Text) >= otherTypeName
}

// bind declares a name in the current scope.
func (p *Parser) bind(pos report.Pos, name string, m meaning) {
	if Reserved(name) {
		p.error(pos, "reserved-word", "Trying to use reserved word '"+name+"' as identifier")
		return
	}
	before := p.meaning(name)
	if p.scopes > 0 {
		p.hidden = append(p.hidden, hidden{name, before})
	}
	p.names[name] = m
}

// open opens a scope and returns what close wants.
func (p *Parser) open() int {
	p.scopes++
	return len(p.hidden)
}

// close ends the scope that open began.
func (p *Parser) close(scope int) {
	for i := len(p.hidden) - 1; i >= scope; i-- {
		h := &p.hidden[i]
		if h.before == noMeaning {
			delete(p.names, h.name)
		} else {
			p.names[h.name] = h.before
		}
	}
	p.hidden = p.hidden[:scope]
	p.scopes--
}

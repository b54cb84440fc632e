package syntax

import "ringlab/engine/words"

// Bounds of what macros may grow to. Real stap has none: a macro that uses
// itself makes it eat all memory.
const (
	maxExpansions = 200     // open at once
	maxExpanded   = 1 << 18 // tokens made by macros of one script
)

// macro is a @define, of the script or of the tapset.
type macro struct {
	tok    *Token // its name; nil for one of the tapset
	params []string
	body   []*Token
}

// expansion is a macro, or a parameter of one, that is being read.
type expansion struct {
	tokens []*Token
	next   int
	use    *Token // the @name
	// args are what the macro's parameters stand for, and outer is the
	// expansion in which they were written: an argument may speak of that
	// one's parameters.
	macro *macro
	args  [][]*Token
	outer *expansion
	scope *expansion // where names of parameters are looked up
}

// branch is the state of a conditional.
type branch uint8

const (
	keepThen branch = iota
	skipThen
	keepElse
	skipElse
)

// conditional is a %( that is not closed yet.
type conditional struct {
	tok   *Token
	state branch
}

// preprocessor gives the parser its tokens: macros expanded, conditionals
// decided.
type preprocessor struct {
	lex          lexer
	options      *Options
	macros       map[string]*macro
	open         []*expansion
	conditionals []conditional
	expanded     int
	read         bool // any token
	warn         func(tok *Token, m message)
}

// raw returns the next token before macros and conditionals.
func (p *preprocessor) raw() *Token {
	for len(p.open) > 0 {
		top := p.open[len(p.open)-1]
		if top.next < len(top.tokens) {
			top.next++
			p.expanded++
			if p.expanded > maxExpanded {
				p.stop(top.use, textMacroSize)
			}
			t := *top.tokens[top.next-1]
			t.Expansion = top.use
			return &t
		}
		p.open = p.open[:len(p.open)-1]
	}
	return p.scan()
}

// stop ends all reading.
func (p *preprocessor) stop(tok *Token, id textID) {
	p.open = nil
	p.conditionals = nil
	p.lex.pos, p.lex.pasted = len(p.lex.text), nil
	panic(&failure{tok: tok, message: say(id), fatal: true})
}

// scan reads from the script itself.
func (p *preprocessor) scan() *Token {
	t := p.lex.scan()
	p.read = p.read || t != nil
	for range p.lex.swaps {
		p.warn(t, say(textSwapped))
	}
	return t
}

// expand returns the next token with macros expanded.
func (p *preprocessor) expand() *Token {
	for {
		t := p.raw()
		if t == nil || t.Kind != Operator || len(t.Text) < 2 || t.Text[0] != '@' {
			return t
		}
		if t.Text == "@define" {
			p.define(t)
			continue
		}
		if !p.use(t) {
			return t
		}
	}
}

// define reads the rest of a @define.
func (p *preprocessor) define(t *Token) {
	if len(p.open) > 0 {
		panic(&failure{tok: t, message: say(textDefineInMacro)})
	}
	name := p.scan()
	if name == nil || name.Kind != Identifier {
		panic(&failure{tok: name, message: say(textIdentifier).from(siteMacro)})
	}
	if name.Text == "define" {
		panic(&failure{tok: name, message: say(textRedefine)})
	}
	if old := p.macros[name.Text]; old != nil && old.tok != nil {
		panic(&failure{tok: name, message: say(textRedefined, name.Text),
			next: &failure{tok: old.tok, message: say(textFirstDefined, name.Text)}})
	}
	// Even one whose definition is wrong counts as defined.
	m := &macro{tok: name}
	p.macros[name.Text] = m
	if isAtWord(name.Text) {
		p.warn(name, say(textBuiltIn, name.Text))
	}
	t = p.scan()
	want := textMacroBody
	if isOperator(t, "(") {
		want = textMacroOpen
		for {
			t = p.scan()
			if t == nil || t.Kind != Identifier {
				panic(&failure{tok: t, message: say(textIdentifier).from(siteMacroParam)})
			}
			m.params = append(m.params, t.Text)
			t = p.scan()
			if isOperator(t, ")") {
				break
			}
			if !isOperator(t, ",") {
				panic(&failure{tok: t, message: say(textCommaParen).from(siteMacroParam)})
			}
		}
		t = p.scan()
	}
	if !isOperator(t, "%(") {
		panic(&failure{tok: t, message: say(want)})
	}
	for nesting := 0; ; {
		t = p.scan()
		if t == nil {
			panic(&failure{tok: name, message: say(textMacroEnd)})
		}
		if isOperator(t, "%(") {
			nesting++
		} else if isOperator(t, "%)") {
			if nesting == 0 {
				break
			}
			nesting--
		}
		m.body = append(m.body, t)
	}
}

// use starts the expansion of a macro or parameter, and reports whether t is
// one.
func (p *preprocessor) use(t *Token) bool {
	name := t.Text[1:]
	if n := len(p.open); n > 0 {
		if scope := p.open[n-1].scope; scope != nil && scope.macro != nil {
			// The last of two parameters with one name counts.
			for i := len(scope.macro.params) - 1; i >= 0; i-- {
				if scope.macro.params[i] == name {
					p.push(&expansion{tokens: scope.args[i], use: t, scope: scope.outer})
					return true
				}
			}
		}
	}
	m := p.macros[name]
	if m == nil {
		if m = p.libraryMacro(name); m == nil {
			return false
		}
	}
	e := &expansion{tokens: m.body, use: t, macro: m}
	e.scope = e
	if n := len(p.open); n > 0 {
		e.outer = p.open[n-1].scope
	}
	if len(m.params) > 0 {
		e.args = p.arguments(t, m)
	}
	p.push(e)
	return true
}

// push opens an expansion.
func (p *preprocessor) push(e *expansion) {
	if len(p.open) >= maxExpansions {
		p.stop(p.open[0].use, textMacroDepth)
	}
	p.open = append(p.open, e)
}

// libraryMacro returns a macro of the tapset, or nil.
func (p *preprocessor) libraryMacro(name string) *macro {
	for i := range p.options.Macros {
		if p.options.Macros[i].Name != name {
			continue
		}
		l := &p.options.Macros[i]
		m := &macro{params: l.Params}
		lex := lexer{text: []byte(l.Body), library: l}
		for t := lex.scan(); t != nil; t = lex.scan() {
			m.body = append(m.body, t)
		}
		p.macros[name] = m
		return m
	}
	return nil
}

// arguments reads what follows the use of a macro with parameters.
func (p *preprocessor) arguments(use *Token, m *macro) [][]*Token {
	name := use.Text[1:]
	t := p.raw()
	if !isOperator(t, "(") {
		id := textMacroCalls
		if len(m.params) == 1 {
			id = textMacroCall
		}
		panic(&failure{tok: t, message: say(id, name, len(m.params))})
	}
	var args [][]*Token
	for {
		var arg []*Token
		for nesting := 0; ; {
			t = p.raw()
			if t == nil {
				panic(&failure{tok: use, message: say(textMacroOpenEnd)})
			}
			// Either bracket closes either.
			if isOperator(t, "(") || isOperator(t, "[") {
				nesting++
			} else if nesting > 0 && (isOperator(t, ")") || isOperator(t, "]")) {
				nesting--
			} else if nesting == 0 && (isOperator(t, ")") || isOperator(t, ",")) {
				break
			}
			arg = append(arg, t)
		}
		args = append(args, arg)
		switch {
		case t.Text == ")" && len(args) < len(m.params):
			panic(&failure{tok: t, message: say(textFewArgs, name, len(m.params))})
		case t.Text == ")":
			return args
		case len(args) == len(m.params):
			panic(&failure{tok: t, message: say(textManyArgs, name, len(m.params))})
		}
	}
}

// next returns the next token for the parser, or nil at the end.
func (p *preprocessor) next() *Token {
	for {
		n := len(p.conditionals)
		var t *Token
		if n > 0 && (p.conditionals[n-1].state == skipThen || p.conditionals[n-1].state == skipElse) {
			t = p.skip()
		} else {
			t = p.expand()
		}
		if t == nil {
			if n > 0 {
				open := p.conditionals[n-1].tok
				p.conditionals = p.conditionals[:n-1]
				panic(&failure{tok: open, message: say(textConditionalEnd)})
			}
			return nil
		}
		if t.Kind != Operator || len(t.Text) != 2 || t.Text[0] != '%' {
			return t
		}
		switch t.Text[1] {
		case '?':
			panic(&failure{tok: t, message: say(textNoConditional)})
		case ':':
			if n == 0 {
				panic(&failure{tok: t, message: say(textNoConditional).from(siteElse)})
			}
			switch p.conditionals[n-1].state {
			case keepThen:
				p.conditionals[n-1].state = skipElse
			case skipThen:
				p.conditionals[n-1].state = keepElse
			default:
				panic(&failure{tok: t, message: say(textSecondElse)})
			}
		case ')':
			if n == 0 {
				panic(&failure{tok: t, message: say(textNoConditional).from(siteClose)})
			}
			p.conditionals = p.conditionals[:n-1]
		case '(':
			p.condition(t)
		default:
			return t
		}
	}
}

// condition reads what stands between %( and %?.
func (p *preprocessor) condition(open *Token) {
	result, all := false, true
	for {
		left := p.expand()
		op := p.expand()
		right := p.expand()
		if left == nil || op == nil || right == nil {
			panic(&failure{tok: open, message: say(textConditionEnd)})
		}
		all = p.holds(left, op, right) && all
		next := p.expand()
		if isOperator(next, "&&") {
			continue
		}
		result = result || all
		if isOperator(next, "||") {
			all = true
			continue
		}
		if !isOperator(next, "%?") {
			panic(&failure{tok: open, message: say(textNoThen)})
		}
		state := skipThen
		if result {
			state = keepThen
		}
		p.conditionals = append(p.conditionals, conditional{open, state})
		return
	}
}

// skip passes over the branch that is not kept, and returns the mark that ends
// it. Macros are expanded there, for they may hold such marks, but none are
// defined.
func (p *preprocessor) skip() *Token {
	for nesting := 0; ; {
		t := p.raw()
		switch {
		case t == nil:
			return nil
		case t.Kind == Operator && t.Text[0] == '@' && t.Text != "@define":
			p.quietly(t)
		case isOperator(t, "%("):
			nesting++
		case nesting > 0 && isOperator(t, "%)"):
			nesting--
		case nesting == 0 && (isOperator(t, "%:") || isOperator(t, "%)") || isOperator(t, "%?")):
			return t
		}
	}
}

// quietly starts the expansion of a macro in a branch that is not kept, where
// a wrong use is no error.
func (p *preprocessor) quietly(t *Token) {
	defer func() {
		if r := recover(); r != nil {
			if f, ok := r.(*failure); !ok || f.fatal {
				panic(r)
			}
		}
	}()
	p.use(t)
}

// isOperator reports whether t is this operator.
func isOperator(t *Token, text string) bool {
	return t != nil && t.Kind == Operator && t.Text == text
}

// isAtWord reports whether @word is an operator of the language.
func isAtWord(word string) bool {
	switch word {
	case "cast", "defined", "probewrite", "entry", "perf", "var", "avg", "count", "sum", "min", "max",
		"hist_linear", "hist_log", "const", "variance", "kregister", "uregister", "kderef", "uderef":
		return true
	}
	return false
}

// message is a text of stap's and what we add to it. A site tells apart rules
// that share a text.
type message struct {
	id   textID
	args []any
	site site
}

// say binds a text to its arguments.
func say(id textID, args ...any) message { return message{id: id, args: args} }

// from says which of the rules with m's text it is.
func (m message) from(s site) message {
	m.site = s
	return m
}

// text returns m in both languages.
func (m message) text() words.Message { return texts[m.id].message.With(m.args...) }

// site is where in its grammar real stap finds an error. It shows one error of
// each text and site, and counts the others.
type site uint8

const (
	_ site = iota // one place for all
	siteMacro
	siteMacroParam
	siteElse
	siteClose
	siteGlobal
	sitePrivate
	siteFunction
	siteParam
	siteResult
	siteProbewrite
	siteCatch
	siteForeach
	siteForeachSort
	siteForeachSlice
	siteFor
	siteForCond
	siteForPost
	siteIf
	siteWhile
	siteValue
	siteList
	sitePoint
	sitePointArg
	siteCondition
	siteEpilogue
	siteNumber
	siteName
	siteArch
	siteRuntime
	sitePrivilege
	siteGuru
	siteVersion
)

// failure is thrown by the preprocessor and the parser, and caught where the
// parser goes on. It names tok, or the last token read where tok is nil.
type failure struct {
	message
	tok   *Token
	keep  bool // go on at the next token
	fatal bool // all reading has ended
	next  *failure
}

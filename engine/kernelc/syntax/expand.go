package syntax

import (
	"strings"

	"ringlab/engine/kernelc/report"
)

// argument is an argument of a call.
type argument struct {
	tokens   []token
	missing  bool // the call ends before it: one of a variadic macro
	expanded []token
	ready    bool // expanded is what tokens expand to
	own      bool // expanded is another list than tokens
}

// expand replaces a name by what its macro gives. Where it returns false, the
// name stays, which may be t with another text.
func (p *preprocessor) expand(t *token) bool {
	m := p.macroOf(t.name)
	if m == nil {
		return false
	}
	if m.dynamic != 0 && !m.function {
		p.dynamic(m.dynamic, t)
		return false
	}
	p.words[t.name].used = true
	// Sparse keeps one mark for all calls: a call inside of another ends it.
	p.expanding = true
	replaced := p.call(m, t)
	p.expanding = false
	return replaced
}

// call replaces a name by what a macro with a text, or with arguments, gives.
func (p *preprocessor) call(m *macro, t *token) bool {
	if p.words[t.name].busy {
		t.fixed = true
		return false
	}
	var args []argument
	if m.function {
		if kind, text, _ := p.peek(); kind != Punct || text != "(" {
			return false
		}
		var ok bool
		if args, ok = p.arguments(m, t); !ok {
			return false
		}
		if p.nested >= maxCallDepth {
			p.stop(t.Pos, "macro calls are nested too deeply")
			return false
		}
	}
	if m.dynamic != 0 {
		return p.ask(m.dynamic, t, args)
	}
	for i := range m.marks {
		if m.marks[i].op == expanded {
			p.expandArgument(&args[m.marks[i].param])
		}
	}
	// Expanding arguments may have made p.words anew.
	p.words[t.name].busy = true
	result := p.substitute(m, t, args)
	p.forget(args)
	p.take(len(result))
	p.lists = append(p.lists, list{tokens: result, macro: t.name, room: true})
	return true
}

// room returns an empty list of tokens to fill; pop and forget give it back.
func (p *preprocessor) room() []token {
	if n := len(p.rooms); n > 0 {
		room := p.rooms[n-1]
		p.rooms = p.rooms[:n-1]
		return room[:0]
	}
	return make([]token, 0, 32)
}

// forget gives back what the arguments of a call took.
func (p *preprocessor) forget(args []argument) {
	for i := range args {
		a := &args[i]
		if cap(a.tokens) > 0 {
			p.rooms = append(p.rooms, a.tokens)
		}
		if a.own {
			p.rooms = append(p.rooms, a.expanded)
		}
	}
}

// arguments gathers the arguments of a call; the next token is its
// parenthesis. What it takes then has the place of the macro's name.
func (p *preprocessor) arguments(m *macro, t *token) ([]argument, bool) {
	p.next()
	p.separator = p.current
	wanted := len(m.params)
	if wanted == 0 {
		tokens, end := p.argument(t, false)
		if end.Kind == EOF {
			return p.unclosed(t)
		}
		if len(tokens) > 0 || !end.isPunct(")") {
			return p.tooMany(t, end, 1, wanted)
		}
		return nil, true
	}
	args := make([]argument, wanted)
	count := 0
	var end token
	for count < wanted {
		last := m.variadic && count == wanted-1
		var tokens []token
		tokens, end = p.argument(t, last)
		if end.Kind == EOF {
			return p.unclosed(t)
		}
		if last && wanted == 1 && len(tokens) == 0 {
			break
		}
		args[count].tokens = tokens
		count++
		if end.isPunct(")") {
			break
		}
	}
	if count == wanted && !end.isPunct(")") {
		return p.tooMany(t, end, count, wanted)
	}
	if count < wanted {
		if count < wanted-1 || !m.variadic {
			p.r.Error(t.Pos, "macro-arguments", "macro \""+t.Text+"\" requires "+itoa(wanted)+" arguments, but only "+itoa(count)+" given")
			return nil, false
		}
		args[count].missing = true
	}
	return args, true
}

func (p *preprocessor) tooMany(t *token, end token, count, wanted int) ([]argument, bool) {
	for end.isPunct(",") {
		_, end = p.argument(t, false)
		count++
	}
	if end.Kind == EOF {
		return p.unclosed(t)
	}
	p.r.Error(t.Pos, "macro-arguments", "macro \""+t.Text+"\" passed "+itoa(count)+" arguments, but takes just "+itoa(wanted))
	return nil, false
}

func (p *preprocessor) unclosed(t *token) ([]argument, bool) {
	p.r.Error(t.Pos, "macro-arguments", "unterminated argument list invoking macro \""+t.Text+"\"")
	return nil, false
}

// argument gathers one argument and takes the token behind it, too: a comma, a
// parenthesis, or the end of the file. Directives are obeyed on the way; sparse
// takes them for lines of the file of the token before the argument.
func (p *preprocessor) argument(t *token, variadic bool) ([]token, token) {
	s := p.separator
	defer func() { p.separator = p.current }()
	tokens := p.room()
	nesting := 0
	call := p.r.Files.Call(t.Text, t.Pos)
	for {
		next := p.next()
		switch {
		case next.Kind == EOF:
			return tokens, next
		case next.Line && next.isPunct("#") && !next.fixed:
			p.directive(&next, s)
			if p.stopped {
				return tokens, token{}
			}
			continue
		case next.Kind == fileEnd, next.Kind == fileBegin:
			return tokens, next
		case p.skipping > 0:
			continue
		case next.Kind != Punct:
		case next.Text == "(":
			nesting++
		case next.Text == ")":
			if nesting == 0 {
				return tokens, next
			}
			nesting--
		case next.Text == "," && nesting == 0 && !variadic:
			return tokens, next
		}
		next.Pos = p.r.Files.Expand(call, next.Pos)
		next.Line = false
		tokens = append(tokens, next)
		if p.take(1); p.stopped {
			return tokens, token{}
		}
	}
}

// expandArgument expands what stands in an argument, by itself.
func (p *preprocessor) expandArgument(a *argument) {
	if a.ready {
		return
	}
	a.ready = true
	simple := true
	for i := range a.tokens {
		if a.tokens[i].Kind == Ident && !a.tokens[i].fixed && p.macroOf(a.tokens[i].name) != nil {
			simple = false
			break
		}
	}
	if simple {
		a.expanded = a.tokens
		return
	}
	a.expanded, a.own = p.expandAll(a.tokens), true
}

// expandAll expands tokens by themselves.
func (p *preprocessor) expandAll(tokens []token) []token {
	out := p.room()
	height := len(p.lists)
	p.nested++
	p.lists = append(p.lists, list{tokens: tokens, fence: true})
	for !p.stopped {
		t := p.next()
		if t.Kind == EOF {
			break
		}
		if t.Kind == Ident && !t.fixed && p.expand(&t) {
			continue
		}
		out = append(out, t)
		p.take(1)
	}
	for len(p.lists) > height {
		p.pop()
	}
	p.nested--
	return out
}

// substitute makes the text that a call becomes.
func (p *preprocessor) substitute(m *macro, t *token, args []argument) []token {
	out := p.room()
	call := p.r.Files.Call(t.Text, t.Pos)
	const (
		joined  = iota // nothing special
		nothing        // the operand before ## was empty
		pasting        // ## was read
	)
	state := joined
	var one [1]token
	for i := 0; i < len(m.body); i++ {
		b, mark := &m.body[i], &m.marks[i]
		var added []token
		switch mark.op {
		case paste:
			if state == nothing {
				state = joined
			} else {
				state = pasting
			}
			continue
		case gnuComma:
			skip, gone := gnuOperands(m.marks[i:], args)
			i += skip
			if gone {
				if state == pasting {
					state = joined
				} else {
					state = nothing
				}
				continue
			}
			one[0] = p.bodyToken(b, mark, call)
			added = one[:]
		case plain:
			one[0] = p.bodyToken(b, mark, call)
			added = one[:]
		case quoted:
			a := &args[mark.param]
			if len(a.tokens) == 0 {
				if state == pasting {
					state = joined
				} else {
					state = nothing
				}
				continue
			}
			added = a.tokens
		case expanded:
			added = args[mark.param].expanded
			if len(added) == 0 {
				state = joined
				continue
			}
		case spelled:
			one[0] = p.stringify(args[mark.param].tokens, b, call)
			added = one[:]
		}
		first := len(out)
		if state == pasting && first > 0 && p.merge(&out[first-1], &added[0]) {
			added = added[1:]
			out = append(out, added...)
		} else {
			out = append(out, added...)
			out[first].Line, out[first].Space = b.Line, b.Space
		}
		for j := first; j < len(out); j++ {
			if name := out[j].name; name != noName && int(name) < len(p.words) && p.words[name].busy {
				out[j].fixed = true
			}
		}
		state = joined
		if p.taken+len(out) > p.cfg.maxTokens() {
			break
		}
	}
	if len(out) > 0 {
		out[0].Line, out[0].Space = t.Line, t.Space
	}
	return out
}

// gnuOperands tells what becomes of a comma before ## and further arguments:
// how many tokens of the text to leave out behind it, and whether it goes, too.
func gnuOperands(body []bodyMark, args []argument) (skip int, gone bool) {
	at := 2
	for {
		a := &args[body[at].param]
		if at+1 == len(body) || body[at+1].op != paste {
			if a.missing {
				return at, true
			}
			return 1, false // the first ## alone does nothing
		}
		if len(a.tokens) > 0 {
			return 0, false
		}
		at += 2
	}
}

// bodyToken is a token of a macro's text as a call of it gives it.
func (p *preprocessor) bodyToken(b *Token, mark *bodyMark, call report.Call) token {
	made := token{Token: *b, name: mark.name, fixed: mark.fixed}
	made.Pos = p.r.Files.Expand(call, b.Pos)
	return made
}

// stringify makes a string of an argument.
func (p *preprocessor) stringify(tokens []token, b *Token, call report.Call) token {
	made := token{Token: Token{Kind: String, Pos: p.lastEnd, End: b.End}}
	var out []byte
	for i := range tokens {
		length := len(out)
		if i > 0 && tokens[i].Space {
			out = append(out, ' ')
		}
		out = tokens[i].appendSpelling(out)
		if len(out) >= stringLimit {
			p.r.Error(tokens[i].Pos, "stringify", "too long token expansion")
			out = out[:length]
			break
		}
	}
	if len(tokens) > 0 {
		made.Pos = p.r.Files.Expand(call, b.Pos)
	}
	made.Text = string(out)
	return made
}

// merge joins two tokens by ##. Where they make none it says so and returns
// false.
func (p *preprocessor) merge(left, right *token) bool {
	kind, text := combine(left, right)
	switch kind {
	case Ident:
		id := p.names.number(text)
		p.word(id)
		left.name, left.fixed, text = id, false, p.names.texts[id]
	case Char, String:
		left.Wide, left.fixed = true, false
	case Other:
		p.r.Error(left.Pos, "paste", "'##' failed: concatenation is not a valid token")
		return false
	}
	left.Kind, left.Text = kind, text
	if kind != Ident {
		left.name = noName
	}
	return true
}

// combine tells which token two tokens make; Other for none.
func combine(left, right *token) (Kind, string) {
	switch left.Kind {
	case Ident, Number, Punct, Other:
	default:
		return Other, ""
	}
	if left.Kind == Ident && left.Text == "L" && !right.Wide && (right.Kind == Char || right.Kind == String) {
		return right.Kind, right.Text
	}
	switch right.Kind {
	case Ident, Number, Punct, Other:
	default:
		return Other, ""
	}
	text := left.Text + right.Text
	if len(text) >= 256 {
		return Other, ""
	}
	isSign := right.Kind == Punct || right.Kind == Other
	switch left.Kind {
	case Ident:
		if isSign || right.Kind == Number && strings.ContainsAny(text, "+-.") {
			return Other, ""
		}
		return Ident, text
	case Number:
		if isSign && right.Text != "." {
			if right.Text != "+" && right.Text != "-" || strings.IndexByte("eEpP", left.Text[len(left.Text)-1]) < 0 {
				return Other, ""
			}
		}
		return Number, text
	}
	if text[0] == '.' && len(text) > 1 && '0' <= text[1] && text[1] <= '9' {
		return Number, text
	}
	if i := strings.Index(operators, " "+text+" "); i >= 0 && len(text) <= 3 {
		return Punct, operators[i+1 : i+1+len(text)]
	}
	return Other, ""
}

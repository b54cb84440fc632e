package syntax

import (
	"sort"

	"ringlab/engine/kernelc/report"
)

// macro is what #define made of a name.
type macro struct {
	params             []int32
	body               []Token
	marks              []bodyMark // what the tokens of the body do
	pos                report.Pos
	first              report.Pos // where the name was first defined; sparse points there
	function, variadic bool
	undefined          bool // what #undef leaves, and -U
	builtin            bool
	rank               rank
	dynamic            dynamic
}

// rank tells which definition of a name goes before which others.
type rank int8

// The ranks. What is weak gives way without a word.
const (
	weak rank = iota
	normal
	strong
)

// bodyMark is what a token of a macro's text does there.
type bodyMark struct {
	name  int32
	param int16 // of an operation with a parameter
	op    bodyOp
	fixed bool
}

// bodyToken is a token of a macro's text while that is read.
type bodyToken struct {
	token
	op    bodyOp
	param int16
}

// bodyOp is what a token of a macro's text does there.
type bodyOp uint8

const (
	plain    bodyOp = iota // the token itself
	expanded               // a parameter: its argument, expanded
	quoted                 // a parameter beside ##: its argument as it is
	spelled                // a parameter behind #: its argument as a string
	paste                  // ##
	gnuComma               // a comma before ## and the last parameter of a variadic macro
)

// isParam tells whether a token is a parameter: 0 if not, 2 for the one that
// takes all further arguments, else 1. It then is marked as op.
func (m *macro) isParam(t *bodyToken, op bodyOp) int {
	if !m.function || t.op != plain || t.Kind != Ident {
		return 0
	}
	for i, name := range m.params {
		if name == t.name {
			t.op, t.param = op, int16(i)
			if m.variadic && i == len(m.params)-1 {
				return 2
			}
			return 1
		}
	}
	return 0
}

// parameters reads the list of a macro's parameters, from its parenthesis on.
// It returns what is left of the line; false where something is wrong.
func (p *preprocessor) parameters(m *macro, line []token) ([]token, bool) {
	m.function = true
	last := line[0]
	line = line[1:]
	fail := func(at token, code, text string) ([]token, bool) {
		p.r.Error(at.Pos, code, text)
		return nil, false
	}
	const unclosed = "missing ')' in macro parameter list"
	if len(line) > 0 && line[0].isPunct(")") {
		return line[1:], true
	}
	for len(line) > 0 && line[0].Kind == Ident {
		name := line[0]
		if name.name == p.known.vaArgs {
			return fail(name, "va-args", "__VA_ARGS__ can only appear in the expansion of a C99 variadic macro")
		}
		if m.params = append(m.params, name.name); len(m.params) >= 1024 {
			return fail(name, "macro-parameters", "too many arguments in macro definition")
		}
		if line = line[1:]; len(line) == 0 {
			return fail(name, "macro-parameters", unclosed)
		}
		switch after := line[0]; {
		case after.isPunct(","):
			last, line = after, line[1:]
			continue
		case after.isPunct(")"):
			return line[1:], true
		case !after.isPunct("..."):
			return fail(after, "macro-parameters", "\""+after.Spelling()+"\" may not appear in macro parameter list")
		case len(line) > 1 && line[1].isPunct(")"):
			m.variadic = true
			return line[2:], true
		default:
			return fail(after, "macro-parameters", unclosed)
		}
	}
	switch {
	case len(line) == 0:
		return fail(last, "macro-parameters", unclosed)
	case line[0].isPunct("..."):
		if len(line) == 1 || !line[1].isPunct(")") {
			return fail(line[0], "macro-parameters", unclosed)
		}
		m.params, m.variadic = append(m.params, p.known.vaArgs), true
		return line[2:], true
	case line[0].isPunct(","):
		return fail(line[0], "macro-parameters", "parameter name missing")
	}
	return fail(line[0], "macro-parameters", "\""+line[0].Spelling()+"\" may not appear in macro parameter list")
}

// text takes the text of a macro; false where something is wrong with it.
func (p *preprocessor) text(m *macro, line []token) bool {
	if len(line) == 0 {
		return true
	}
	const ends = "'##' cannot appear at the ends of macro expansion"
	if line[0].isPunct("##") {
		p.r.Error(line[0].Pos, "paste", ends)
		return false
	}
	body := p.body[:0]
	for i := range line {
		body = append(body, bodyToken{token: line[i]})
	}
	p.body = body
	out := 0
	put := func(t bodyToken) int {
		body[out] = t
		out++
		return out - 1
	}
	// hash reads an operand, which # may stand before.
	hash := func(i int) (bodyToken, int, bool) {
		t := body[i]
		if !t.isPunct("#") {
			return t, i + 1, true
		}
		if !m.function {
			t.fixed = true
			return t, i + 1, true
		}
		if i+1 < len(body) {
			operand := body[i+1]
			if m.isParam(&operand, spelled) > 0 {
				operand.Space = t.Space
				return operand, i + 2, true
			}
		}
		p.r.Error(t.Pos, "stringify", "'#' is not followed by a macro parameter")
		return t, i, false
	}
	for i := 0; i < len(body); {
		t, after, ok := hash(i)
		if !ok {
			return false
		}
		i = after
		if i == len(body) || !body[i].isPunct("##") {
			m.isParam(&t, expanded)
			put(t)
			continue
		}
		// A row of operands with ## between them. GNU C takes a comma at its
		// beginning, or behind some operand, for special where parameters follow
		// of which the last one takes all further arguments.
		comma, state := -1, 0
		if t.isPunct(",") {
			state = 1
		}
		m.isParam(&t, quoted)
		comma = put(t)
		for i < len(body) && body[i].isPunct("##") {
			sign := body[i]
			for i < len(body) && body[i].isPunct("##") {
				sign = body[i]
				i++
			}
			if i == len(body) {
				p.r.Error(sign.Pos, "paste", ends)
				return false
			}
			if t, i, ok = hash(i); !ok {
				return false
			}
			kind := 0
			if t.op == plain {
				kind = m.isParam(&t, quoted)
			}
			sign.op = paste
			put(sign)
			at := put(t)
			if state == 1 && kind > 0 {
				state = kind
			} else {
				comma, state = at, 0
				if t.isPunct(",") && t.op == plain {
					state = 1
				}
			}
		}
		if state == 2 {
			body[comma].op = gnuComma
		}
	}
	m.body, m.marks = make([]Token, out), make([]bodyMark, out)
	for i := range m.body {
		b := &body[i]
		m.body[i] = b.Token
		m.marks[i] = bodyMark{b.name, b.param, b.op, b.fixed}
	}
	return true
}

// differs reports whether two macros have different parameters or text, as
// sparse compares them: white space does not count, nor whether the last
// parameter takes all further arguments.
func (m *macro) differs(n *macro) bool {
	if m.function != n.function || len(m.params) != len(n.params) || len(m.body) != len(n.body) {
		return true
	}
	for i := range m.params {
		if m.params[i] != n.params[i] {
			return true
		}
	}
	for i := range m.body {
		a, b := &m.body[i], &n.body[i]
		if m.marks[i].op != n.marks[i].op || m.marks[i].param != n.marks[i].param {
			return true
		}
		if m.marks[i].op == plain && (a.Kind != b.Kind || a.Text != b.Text || a.Wide != b.Wide) {
			return true
		}
	}
	return false
}

// define gives a name its macro, unless one of higher rank stands there.
func (p *preprocessor) define(name token, m *macro) {
	word := p.word(name.name)
	if old := word.macro; old != nil {
		if m.rank < old.rank {
			return
		}
		clean := m.rank == old.rank && !old.undefined
		if m.differs(old) || old.dynamic != 0 {
			if clean && m.rank == normal || word.used {
				p.r.Warn(name.Pos, "redefined", "preprocessor token "+name.Text+" redefined")
				p.r.Note(old.first, "this was the original definition")
			}
		} else if clean {
			return
		}
		m.first = p.firstPlace(old, m.pos)
	}
	word.macro, word.used = m, false
}

// firstPlace is where messages say that a name was defined. What stands before
// the file that is checked is forgotten in it.
func (p *preprocessor) firstPlace(old *macro, now report.Pos) report.Pos {
	if old.dynamic != 0 || p.started && old.first < p.start {
		return now
	}
	return old.first
}

// undefine takes a name its macro away.
func (p *preprocessor) undefine(name token, rank rank) {
	old := p.word(name.name).macro
	if old == nil && rank <= normal || old != nil && (rank < old.rank || rank == old.rank && old.undefined) {
		return
	}
	m := &macro{undefined: true, rank: rank, pos: name.Pos, first: name.Pos}
	if old != nil {
		m.first = p.firstPlace(old, name.Pos)
	}
	word := p.word(name.name)
	word.macro, word.used = m, false
}

// Macro returns the macro of a name as it stands at the end of the file.
func (u *Unit) Macro(name string) (Macro, bool) {
	if u.names == nil {
		return Macro{}, false
	}
	i, known := u.names.numbers[name]
	if !known || int(i) >= len(u.words) {
		return Macro{}, false
	}
	return u.macro(int(i))
}

// Macros returns all macros as they stand at the end of the file, sorted by
// name, but for those that are worked out where they are used.
func (u *Unit) Macros() []Macro {
	var macros []Macro
	for i := range u.words {
		if m, ok := u.macro(i); ok {
			macros = append(macros, m)
		}
	}
	sort.Slice(macros, func(i, j int) bool { return macros[i].Name < macros[j].Name })
	return macros
}

func (u *Unit) macro(i int) (Macro, bool) {
	m := u.words[i].macro
	if m == nil || m.undefined || m.dynamic != 0 {
		return Macro{}, false
	}
	listed := Macro{Name: u.names.texts[i], Function: m.function, Variadic: m.variadic, Body: m.body, Pos: m.pos}
	if m.builtin {
		listed.Pos = 0
	}
	for _, param := range m.params {
		listed.Parameters = append(listed.Parameters, u.names.texts[param])
	}
	return listed, true
}

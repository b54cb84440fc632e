package syntax

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// The house style's numbers.
const (
	indentWidth = 2
	maxLine     = 100 // of a block that stays on one line, in bytes
	maxIndent   = 40  // levels; deeper ones are not shown
)

// Format writes a script in the house style. It adds and removes white space
// alone, so a script means the same afterwards; a script that is formatted
// stays as it is. Of one that stap would refuse the tokens stay the same, which
// is all that can be said of it. One with characters that are no token comes
// back unchanged, with findings that say where they are.
//
// Format checks its own work: a script that does not keep these promises comes
// back unchanged, too, with a finding that says so. Where a script needs
// arguments or macros of the tapset its tokens alone are compared, and of a
// conditional the branch that it takes on a kernel of which nothing is known.
//
// The style: a level of nesting is two blanks. A block's `{` ends the line it
// belongs to, and its `}` stands on a line of its own with the `else`, `catch`
// or `;` that follows; each statement has a line. A block that was written on
// one line and fits into 100 bytes stays on it. Operators with two operands
// have blanks around them, commas a blank behind them, brackets none inside.
// A body without braces stays where it was: behind its `if`, or on the next
// line, one level in. Other line breaks are kept, and what goes on after them
// stands two levels in. Comments, macros, conditionals and embedded C are
// kept, each level of `%( … %)` one level in. Of several empty lines one is
// kept, and none at the start or the end of a block.
func Format(text []byte) ([]byte, []Finding) {
	formatted, findings := layOut(text)
	if len(findings) > 0 {
		return text, findings
	}
	if place, ok := sameScript(text, formatted); !ok {
		return text, []Finding{{
			Stage: ParseStage, Severity: source.Error, Code: formatMeaning, Place: place,
			Message: words.Text{
				En: "formatted, the script would no longer mean the same; it was left as it is",
				Zh: "格式化会改变脚本的含义，因此保持原样",
			}.With(),
		}}
	}
	return formatted, nil
}

// formatMeaning is the code of what Format says of a script that it would have
// changed.
const formatMeaning = "format-meaning"

// layOut is Format without the check of its own work.
func layOut(text []byte) ([]byte, []Finding) {
	pieces, findings := cut(text)
	if len(findings) > 0 {
		return nil, findings
	}
	after := following(pieces)
	f := layout{pieces: pieces, after: after, places: places(pieces, after), flat: -1, state: state{start: true, cur: &scope{kind: topScope}}}
	f.measure()
	for i := range pieces {
		if pieces[i].comment() {
			f.comment(i)
		} else {
			f.token(i)
		}
	}
	if len(pieces) > 0 {
		f.out = append(f.out, '\n')
	}
	return f.out, nil
}

// scopeKind is what a scope is.
type scopeKind uint8

const (
	topScope scopeKind = iota
	blockScope
	macroScope   // the body of a @define
	headScope    // of `if (…)` and the like, whose body follows
	bracketScope // of ( and [, and of alternatives
)

// scope is what the pieces read stand in. It never changes, so the state at a
// `%(` can be kept by keeping it.
type scope struct {
	kind  scopeKind
	outer *scope
	// level of what stands in it: of a head, that of its keyword.
	level int
	// word is a head's keyword.
	word string
	// state of a head.
	state headState
}

type headState uint8

const (
	wantsCondition headState = iota
	wantsBody
	wantsElse // or `catch`, which is next
)

// state is where the layout is in the script's structure.
type state struct {
	cur   *scope
	start bool   // the next token starts a statement or declaration
	level int    // of the statement that is being read
	word  string // that the declaration began with
}

// openConditional is a %( that is not closed yet, and the state before it.
type openConditional struct {
	state
	macro  bool // the body of a @define
	tested bool // the %? has been read
}

// layout writes the pieces of a script.
type layout struct {
	pieces []piece
	after  []int
	places []place
	out    []byte
	// column is how much of the line is written.
	column int
	// flat is the closing brace of a block that stays on one line; -1 if none.
	flat int
	// width[i] is how long the pieces before i are on one line.
	width []int
	// match is the closing brace of each `{` of a block.
	match []int

	state
	conditionals []openConditional
	defining     bool // a @define was read, and not its %(
	last         int  // the piece before that is no comment; -1 if none
}

// measure finds the widths and the braces.
func (f *layout) measure() {
	f.last = -1
	f.width = make([]int, len(f.pieces)+1)
	f.match = make([]int, len(f.pieces))
	var open []int
	for i := range f.pieces {
		p := &f.pieces[i]
		f.width[i+1] = f.width[i] + len(p.text)
		if f.places[i].blank {
			f.width[i+1]++
		}
		if f.places[i].inner {
			continue
		}
		switch {
		case p.is("{"):
			open = append(open, i)
		case p.is("}") && len(open) > 0:
			f.match[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
}

// put writes a piece behind what is on the line.
func (f *layout) put(i int) {
	if f.places[i].blank && len(f.out) > 0 {
		f.out = append(f.out, ' ')
		f.column++
	}
	f.text(i)
}

// text writes a piece.
func (f *layout) text(i int) {
	text := f.pieces[i].text
	f.out = append(f.out, text...)
	if n := strings.LastIndexByte(text, '\n'); n >= 0 {
		f.column = len(text) - n - 1
	} else {
		f.column += len(text)
	}
}

// wrap writes a piece on a new line; empty tells whether an empty line may
// stand before it.
func (f *layout) wrap(i, level int, empty bool) {
	if len(f.out) > 0 {
		f.out = append(f.out, '\n')
		if empty && f.pieces[i].breaks > 1 {
			f.out = append(f.out, '\n')
		}
	}
	f.column = indentWidth * min(level, maxIndent)
	for range f.column {
		f.out = append(f.out, ' ')
	}
	f.text(i)
}

// afterBrace reports whether the piece before i opens a block.
func (f *layout) afterBrace(i int) bool {
	return i > 0 && f.pieces[i-1].is("{") && !f.places[i-1].inner
}

// base is the level that conditionals add.
func (f *layout) base() int { return len(f.conditionals) }

// here is the level at which a line starts.
func (f *layout) here() int {
	switch {
	case !f.start:
		return f.base() + f.level + 2
	case f.cur.kind == headScope && f.cur.state == wantsBody:
		return f.base() + f.cur.level + 1
	}
	return f.base() + f.cur.level
}

// next returns the token after a piece; an empty one at the end.
func (f *layout) next(i int) *piece {
	if n := f.after[i]; n > i {
		return &f.pieces[n]
	}
	return &piece{}
}

// comment writes a comment.
func (f *layout) comment(i int) {
	p := &f.pieces[i]
	if n := f.after[i]; n > i {
		f.boundary(n)
	}
	own := p.breaks > 0 || i == 0
	if !own && p.kind == commentPiece && f.start && i > f.flat && i+1 < len(f.pieces) && f.pieces[i+1].breaks == 0 &&
		(f.cur.kind == topScope || f.cur.kind == blockScope) && !f.pieces[i-1].comment() && !f.conditional(i-1) {
		own = true // it belongs to the statement behind it
	}
	if own {
		f.wrap(i, f.here(), !f.afterBrace(i))
	} else {
		f.put(i)
	}
}

// conditional reports whether a piece belongs to a conditional or macro.
func (f *layout) conditional(i int) bool {
	p := &f.pieces[i]
	return p.is("%(") || p.is("%?") || p.is("%:") || p.is("%)")
}

// token writes a token and follows the script's structure.
func (f *layout) token(i int) {
	p := &f.pieces[i]
	f.boundary(i)
	// must is set where a comment to the end of the line stands before.
	must := i > 0 && f.pieces[i-1].kind == linePiece
	broken := (must || p.breaks > 0) && i > f.flat
	switch {
	case i == 0:
		f.text(i)
	case p.glued && f.pieces[i-1].kind == argumentPiece:
		// The text of an argument may go on in what is glued to it.
		f.put(i)
	case f.conditional(i):
		f.lay(i, broken, f.conditionalLevel(i))
	case f.testing():
		f.lay(i, broken, f.here()+1)
	case p.is("{") && !f.places[i].inner && f.joins():
		f.lay(i, must, f.braceLevel())
	case (p.is("else") || p.is("catch")) && f.start && f.cur.kind == headScope && f.cur.state == wantsElse && f.pieces[f.last].is("}"):
		f.lay(i, must, f.here())
	case p.is("}") && !f.places[i].inner:
		if i > f.flat && !(f.last == i-1 && f.afterBrace(i)) {
			f.wrap(i, f.closing(), false)
		} else {
			f.put(i)
		}
	case f.start && f.breaks(i):
		f.wrap(i, f.here(), !f.afterBrace(i))
		broken = true
	default:
		f.lay(i, broken, f.here())
	}
	f.follow(i, broken)
	f.last = i
}

// lay writes a piece on a new line, or behind what is there.
func (f *layout) lay(i int, broken bool, level int) {
	if broken {
		f.wrap(i, level, !f.afterBrace(i))
	} else {
		f.put(i)
	}
}

// joins reports whether a `{` that comes now ends a line.
func (f *layout) joins() bool {
	return !f.start || f.cur.kind == headScope || f.cur.kind == topScope
}

// braceLevel is the level of a `{` that would end a line, and can not.
func (f *layout) braceLevel() int {
	if f.start {
		return f.base() + f.cur.level
	}
	return f.base() + f.level
}

// breaks reports whether the token, which starts a statement, needs a new
// line that it may not have been given.
func (f *layout) breaks(i int) bool {
	p := &f.pieces[i]
	switch {
	case i <= f.flat || f.cur.kind == headScope:
		return false
	case f.cur.kind == topScope && f.places[i].declares && f.pieces[i-1].is("%)"):
		return true
	case p.is(";"), f.cur.kind == macroScope, f.conditional(i - 1), f.pieces[i-1].comment():
		return p.breaks > 0 || f.pieces[i-1].kind == linePiece
	}
	return true
}

// closing is the level of the `}` that comes now.
func (f *layout) closing() int {
	for s := f.cur; s != nil; s = s.outer {
		if s.kind == blockScope {
			return f.base() + s.level - 1
		}
	}
	return f.base()
}

// conditionalLevel is the level of a line that starts with %( or what belongs
// to one.
func (f *layout) conditionalLevel(i int) int {
	n := len(f.conditionals)
	if f.pieces[i].is("%(") || n == 0 {
		return f.here()
	}
	c := &f.conditionals[n-1]
	inner := f.state
	f.state = c.state
	if c.macro {
		f.start = true
	}
	level := f.here() - 1
	f.state = inner
	return level
}

// boundary ends the statement that is being read if the token belongs to the
// next one: semicolons are optional.
func (f *layout) boundary(i int) {
	if f.start || f.last < 0 || f.testing() {
		return
	}
	p := &f.pieces[i]
	last := &f.pieces[f.last]
	switch f.cur.kind {
	case topScope:
		f.start = f.places[i].declares || p.text == "@define" && p.kind == atPiece ||
			f.word == "global" && f.places[f.last].operand && (p.kind == embeddedPiece || p.is("%(") && p.line > last.line)
		return
	case bracketScope:
		return
	}
	if last.is("->") {
		return
	}
	switch p.kind {
	case keywordPiece:
		switch p.text {
		case "in", "limit", "string", "long":
			return
		}
		f.complete(p)
		return
	case operatorPiece:
		if !p.is("{") && !p.is("!") && !p.is("~") && !p.is("%(") {
			return
		}
	case stringPiece:
		if last.kind == stringPiece {
			return
		}
	case wordPiece:
		if strings.Trim(p.text, "$") == "" {
			return
		}
	}
	if !f.places[f.last].operand {
		return
	}
	// What these stand for may go on behind them.
	unsure := p.kind == argumentPiece || last.kind == argumentPiece || last.kind == atPiece || last.is("%)") || p.is("%(")
	if !unsure || p.line > last.line+strings.Count(last.text, "\n") {
		f.complete(p)
	}
}

// complete ends a statement, and those whose body it is. The next token tells
// whether an `else` or a `catch` follows.
func (f *layout) complete(next *piece) {
	f.start = true
	for f.cur.kind == headScope {
		if f.cur.word == "if" && next.is("else") || f.cur.word == "try" && next.is("catch") {
			f.head(f.cur.word, wantsElse)
			return
		}
		f.cur = f.cur.outer
	}
}

// head puts another head in the place of the current one.
func (f *layout) head(word string, s headState) {
	f.cur = &scope{kind: headScope, outer: f.cur.outer, level: f.cur.level, word: word, state: s}
}

// testing reports whether the condition of a %( is being read.
func (f *layout) testing() bool {
	n := len(f.conditionals)
	return n > 0 && !f.conditionals[n-1].tested
}

// follow notes what a token means for those after it; broken tells whether it
// starts a line.
func (f *layout) follow(i int, broken bool) {
	p := &f.pieces[i]
	switch {
	case f.conditional(i):
		f.followConditional(p)
		return
	case f.testing():
		return
	case p.kind == atPiece && p.text == "@define":
		f.defining = true
	}
	if f.start {
		f.begin(i, broken)
		return
	}
	if f.cur.kind == headScope && f.cur.state == wantsCondition && !p.is("(") {
		// It is no head after all.
		f.cur = f.cur.outer
	}
	switch {
	case p.is("(") || p.is("[") || p.is("{") && f.places[i].inner:
		f.cur = &scope{kind: bracketScope, outer: f.cur, level: f.cur.level}
	case p.is(")") || p.is("]") || p.is("}") && f.places[i].inner:
		if f.cur.kind == bracketScope {
			f.cur = f.cur.outer
		}
		if f.cur.kind == headScope && f.cur.state == wantsCondition {
			f.head(f.cur.word, wantsBody)
			f.start = true
		}
	case p.is("{"):
		f.open(i, f.level)
	case p.is("}"):
		f.shut(i)
	case p.is(";") && f.cur.kind != bracketScope:
		f.complete(f.next(i))
	case p.kind == embeddedPiece && f.cur.kind == topScope:
		f.start = true
	}
}

// begin notes a token that starts a statement or declaration.
func (f *layout) begin(i int, broken bool) {
	p := &f.pieces[i]
	level := f.cur.level
	if f.cur.kind == headScope && f.cur.state == wantsBody && broken && !p.is("{") {
		level++
	}
	f.level, f.start = level, false
	if f.cur.kind == topScope {
		f.word = p.text
		if p.is("private") {
			f.word = "global"
		}
		switch {
		case p.is("{"):
			f.open(i, level)
		case p.is("}") || p.is(";") || p.kind == embeddedPiece:
			f.start = true
		}
		return
	}
	switch p.text {
	case "{":
		f.open(i, level)
	case "}":
		f.shut(i)
	case ";":
		f.complete(f.next(i))
	case "(", "[":
		f.cur = &scope{kind: bracketScope, outer: f.cur, level: level}
	case "if", "while", "for", "foreach":
		f.cur = &scope{kind: headScope, outer: f.cur, level: level, word: p.text}
	case "try":
		f.cur = &scope{kind: headScope, outer: f.cur, level: level, word: p.text, state: wantsBody}
		f.start = true
	case "else", "catch":
		if f.cur.kind != headScope || f.cur.state != wantsElse {
			f.cur = &scope{kind: headScope, outer: f.cur, level: level}
		}
		if p.text == "catch" && f.next(i).is("(") {
			f.head(p.text, wantsCondition)
		} else {
			f.head(p.text, wantsBody)
			f.start = true
		}
	}
}

// open opens a block, whose closing brace stands at a level.
func (f *layout) open(i, level int) {
	f.cur = &scope{kind: blockScope, outer: f.cur, level: level + 1}
	f.start = true
	if end := f.match[i]; i > f.flat && end > 0 && f.pieces[end].line == f.pieces[i].line &&
		f.column+f.width[end+1]-f.width[i+1] <= maxLine {
		f.flat = end
	}
}

// shut closes a block.
func (f *layout) shut(i int) {
	for s := f.cur; s != nil; s = s.outer {
		if s.kind == blockScope {
			f.cur, f.level = s.outer, s.level-1
			f.complete(f.next(i))
			if f.cur.kind == topScope && f.next(i).is(",") {
				f.start = false
			}
			return
		}
		if s.outer == nil {
			f.cur = s // there is none to close
		}
	}
	f.start = true
}

// followConditional notes a %( or what belongs to one.
func (f *layout) followConditional(p *piece) {
	n := len(f.conditionals)
	switch p.text {
	case "%(":
		c := openConditional{state: f.state, macro: f.defining, tested: f.defining}
		f.conditionals = append(f.conditionals, c)
		if f.defining {
			f.cur, f.start = &scope{kind: macroScope}, true
		}
		f.defining = false
	case "%?", "%:":
		if n > 0 && !f.conditionals[n-1].macro {
			c := &f.conditionals[n-1]
			c.tested = true
			f.state = c.state
		}
	case "%)":
		if n == 0 {
			return
		}
		if c := &f.conditionals[n-1]; c.macro {
			f.state = c.state
			f.start = true
		}
		f.conditionals = f.conditionals[:n-1]
	}
}

package syntax

import "strings"

// place is what is known of a piece from those around it.
type place struct {
	// blank is set where a blank stands before it, if it is on one line with
	// the piece before.
	blank bool
	// operand is set where it may be the last piece of a value, or of a probe
	// point's name.
	operand bool
	// declares is set at the first word of a declaration.
	declares bool
	// inner is set at the braces of alternatives in a probe point.
	inner bool
}

// spacing reads the pieces of a script from the first to the last and finds
// the place of each.
type spacing struct {
	pieces []piece
	after  []int // of each piece, the next that is no comment
	places []place
	// tight is set after what the next piece is glued to.
	tight   bool
	operand bool   // of the piece before: its place's
	declare string // the declaration's keyword: probe, global, function
	depth   int    // of brackets that are open
	braces  int    // of alternatives that are open
	// last is the piece before that is no comment; an empty one at the start.
	last *piece
}

// following returns, for each piece, which is the next that is no comment. At
// the end that is the piece itself.
func following(pieces []piece) []int {
	after := make([]int, len(pieces))
	found := -1
	for i := len(pieces) - 1; i >= 0; i-- {
		after[i] = found
		if found < 0 {
			after[i] = i
		}
		if !pieces[i].comment() {
			found = i
		}
	}
	return after
}

// places finds the place of each piece.
func places(pieces []piece, after []int) []place {
	s := spacing{pieces: pieces, after: after, places: make([]place, len(pieces)), last: &piece{}}
	for i := range pieces {
		p := &pieces[i]
		at := &s.places[i]
		if p.comment() {
			at.blank = i > 0
			at.operand = s.operand
			continue
		}
		tight := s.tight
		s.tight = false
		at.blank = s.piece(i) && !tight
		switch {
		case i == 0:
			at.blank = false
		case pieces[i-1].comment():
			at.blank = !p.is(";") && !p.is(",") && !p.is(")") && !p.is("]")
		case s.last.kind == argumentPiece:
			// What a script's argument ends with and what follows it may be
			// one token.
			at.blank = !p.glued
		case !at.blank && !p.glued:
			at.blank = merges(pieces[i-1].text, p.text)
		}
		s.last, s.operand = p, at.operand
	}
	return s.places
}

// points reports whether a probe point is being read.
func (s *spacing) points() bool { return s.declare == "probe" && s.depth == 0 }

// named reports whether the piece before may be part of a probe point's name.
// A name goes on with what is glued to it, and so it does behind the marks of
// a conditional: whatever they are glued to is glued to the name before them.
func (s *spacing) named() bool {
	switch s.last.kind {
	case wordPiece, numberPiece, atPiece:
		return true
	case keywordPiece:
		return s.operand
	}
	return s.last.is("*") || s.last.is("%?") || s.last.is("%:") || s.last.is("%)")
}

// piece reads a piece that is no comment, and reports whether a blank stands
// before it.
func (s *spacing) piece(i int) bool {
	p, at := &s.pieces[i], &s.places[i]
	switch p.kind {
	case keywordPiece:
		if s.last.is("->") || s.last.is("function") {
			at.operand = true
			return true
		}
		if s.points() && (s.named() && p.glued || s.last.is(".") || s.braces > 0) {
			at.operand = true
			return !p.glued
		}
		if s.points() && (s.last.is("probe") || s.last.is(",") || s.last.is("=") || s.last.is("+=")) {
			at.operand = true // the first component of a point may be a keyword
			return true
		}
		return s.keyword(i)
	case wordPiece, numberPiece:
		at.operand = true
		if s.points() && s.named() || s.operand && strings.Trim(p.text, "$") == "" {
			return !p.glued
		}
	case embeddedPiece:
		s.declare = ""
		at.operand = true
	case operatorPiece:
		return s.operator(i)
	default:
		at.operand = p.text != "@define"
		if s.points() && s.named() {
			return !p.glued
		}
	}
	return true
}

// keyword reads a keyword that is no part of a probe point.
func (s *spacing) keyword(i int) bool {
	p, at := &s.pieces[i], &s.places[i]
	switch p.text {
	case "private", "global", "probe", "function":
		at.declares = !s.last.is("private")
		s.declare, s.depth, s.braces = p.text, 0, 0
		if p.text == "private" {
			s.declare = "global"
		}
	case "next", "break", "continue", "string", "long":
		at.operand = true
	}
	return true
}

// operator reads an operator.
func (s *spacing) operator(i int) bool {
	p, at, last := &s.pieces[i], &s.places[i], s.last
	switch p.text {
	case "(":
		points := s.points()
		s.depth++
		s.tight = true
		switch last.kind {
		case wordPiece, atPiece:
			return false
		case keywordPiece:
			return !points && !last.is("string") && !last.is("long") || last.is("if") && !s.operand
		}
		return !points
	case "[":
		s.depth++
		s.tight = true
		return !s.operand
	case ")", "]":
		s.depth = max(0, s.depth-1)
		at.operand = true
		return false
	case ",":
		return false
	case ";":
		if s.depth == 0 && s.declare == "global" {
			s.declare = ""
		}
		return false
	case "{":
		if s.points() && (s.braces > 0 || last.is("probe") || last.is(".") || last.is(",") || last.is("=") || last.is("+=")) {
			at.inner = true
			s.braces++
			s.tight = true
			return true
		}
		s.declare, s.depth, s.braces = "", 0, 0
	case "}":
		if s.braces > 0 {
			at.inner = true
			s.braces--
			at.operand = true
			return false
		}
		return !last.is("{")
	case "->":
		s.tight = true
		return false
	case "++", "--":
		at.operand = s.operand
		s.tight = !s.operand
		return !s.operand
	case "%)":
		at.operand = true
	case "%(":
		if s.points() && s.named() {
			return !p.glued
		}
	case ".":
		if s.points() {
			s.tight = true
			return false
		}
	case "?":
		if s.points() {
			at.operand = true
			return false
		}
	case ":":
		if s.declare == "function" {
			s.tight = true
			return false
		}
	case "*":
		if s.points() {
			at.operand = true
			return !(s.named() && p.glued)
		}
		at.operand = !s.operand // it stands for any key
	case "%":
		if s.declare == "global" && s.depth == 0 {
			at.operand = true
			return false
		}
	case "+", "-", "&":
		if !s.operand {
			s.tight = true
			return true
		}
		// Of the order of a loop: a+, k-.
		if n := s.pieces[s.after[i]]; n.is("in") || n.is("limit") || n.is(")") || n.is("]") || n.is(",") {
			at.operand = true
			return false
		}
	case "!":
		if s.points() {
			at.operand = true
			return false
		}
		s.tight = true
	case "~":
		s.tight = true
	}
	return true
}

// merges reports whether two pieces that are glued together would be read as
// something else.
func merges(a, b string) bool {
	x, y := a[len(a)-1], b[0]
	if part(x) && (part(y) && y != '@' || y == '#') {
		return true
	}
	if !isPunct(int(x)) || !isPunct(int(y)) || x == '"' || y == '"' {
		return false
	}
	if x == '/' && (y == '/' || y == '*') || x == '%' && y == '{' {
		return true
	}
	if isOperatorText(a) {
		text := a + b + "  "
		return operatorLength(int(text[0]), int(text[1]), int(text[2])) != len(a)
	}
	return false
}

// part reports whether c may be a part of a word.
func part(c byte) bool { return isLetter(int(c)) || isDigit(int(c)) || c == '$' || c == '@' }

// isOperatorText reports whether a piece of this text is an operator.
func isOperatorText(text string) bool {
	return isPunct(int(text[0])) && text[0] != '"' && text[0] != '$' && text[0] != '@' && len(text) <= 3
}

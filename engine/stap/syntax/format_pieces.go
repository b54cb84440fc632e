package syntax

import (
	"bytes"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// pieceKind is what a piece of a script is.
type pieceKind uint8

const (
	wordPiece     pieceKind = iota // an identifier; with its $
	keywordPiece                   // one of the language's words
	atPiece                        // @word: an operator, or the use of a macro
	argumentPiece                  // $1, @1, $#, @#
	numberPiece
	stringPiece
	operatorPiece
	embeddedPiece // %{ … %}
	linePiece     // a comment to the end of the line
	commentPiece  // /* … */
)

// piece is a token or a comment of a script, as it is written.
type piece struct {
	kind pieceKind
	text string
	// glued is set where nothing stands between it and the piece before.
	glued bool
	// breaks is how many line breaks stand before it.
	breaks int
	// line is the number of the line it starts on.
	line int
}

// comment reports whether the parser does not see the piece.
func (p *piece) comment() bool { return p.kind >= linePiece }

// is reports whether the piece is this operator or keyword.
func (p *piece) is(text string) bool {
	return p.text == text && (p.kind == operatorPiece || p.kind == keywordPiece)
}

// cut takes a script apart into pieces, losing nothing but white space.
// Findings are about what is no token; there are no pieces then.
func cut(text []byte) ([]piece, []Finding) {
	var pieces []piece
	var findings []Finding
	end, line := 0, 0
	l := lexer{text: text}
	for l.pos < len(text) {
		c := int(text[l.pos])
		if isSpace(c) {
			l.pos++
			continue
		}
		start := l.pos
		p := piece{line: line, glued: len(pieces) > 0 && start == end && !pieces[len(pieces)-1].comment()}
		p.breaks = bytes.Count(text[end:start], []byte("\n"))
		next := l.peek(1)
		switch {
		case (c == '$' || c == '@') && (next == '#' || isDigit(next)):
			p.kind = argumentPiece
			for l.pos += 2; isDigit(next) && isDigit(l.peek(0)); l.pos++ {
			}
		case c == '#' || c == '/' && next == '/':
			p.kind = linePiece
			for l.pos < len(text) && text[l.pos] != '\n' {
				l.pos++
			}
		case c == '/' && next == '*':
			p.kind = commentPiece
			l.pos = len(text)
			if n := bytes.Index(text[start+2:], []byte("*/")); n >= 0 {
				l.pos = start + 2 + n + 2
			}
		default:
			t := l.scan()
			if t.Kind == Junk {
				findings = append(findings, junkFinding(t))
			}
			p.kind = kindOfPiece(t)
		}
		p.text = string(text[start:l.pos])
		if p.comment() {
			p.text = string(bytes.TrimRight([]byte(p.text), " \t\v\f\r\n"))
		}
		line += p.breaks
		p.line = line
		line += bytes.Count(text[start:l.pos], []byte("\n"))
		end = l.pos
		pieces = append(pieces, p)
	}
	if len(findings) > 0 {
		return nil, findings
	}
	return pieces, nil
}

// kindOfPiece returns the kind of a token.
func kindOfPiece(t *Token) pieceKind {
	switch t.Kind {
	case Keyword:
		return keywordPiece
	case NumberLiteral:
		return numberPiece
	case StringLiteral:
		return stringPiece
	case Embedded:
		return embeddedPiece
	case Operator:
		if t.Text[0] == '@' {
			return atPiece
		}
		return operatorPiece
	}
	return wordPiece
}

// junkFinding tells why a token is none.
func junkFinding(t *Token) Finding {
	f := Finding{
		Stage: ParseStage, Severity: source.Error, Code: "junk",
		Message: words.Text{
			En: "no token starts with this character",
			Zh: "没有以该字符开头的 token",
		}.With(),
	}
	switch t.Reason {
	case junkQuote:
		f = finding(say(textQuote))
	case junkEmbedded:
		f = finding(say(textEmbeddedEnd))
	}
	f.Tok, f.Place = t, t.Span
	return f
}

package syntax

import (
	"strconv"

	"ringlab/engine/source"
)

// lexer turns the characters of a script into tokens. The text of a script
// argument is read as if it stood in place of its $1; its tokens stand at
// the $1.
type lexer struct {
	text []byte
	pos  int
	args []string
	// pasted is what is left of a script argument, and paste where its $1 is.
	pasted []byte
	paste  source.Span
	// library is set in the body of a macro of the tapset, where arguments of
	// the script mean nothing.
	library *Macro
	// blank is set where white space or a comment stands before the token that
	// was read last, comment where it is a comment.
	blank, comment bool
	// swaps counts the `}%` in the embedded code that was read last.
	swaps int
	// What --compatible with an older version takes away: \x in strings
	// (before 2.3), and the keyword private (before 3.0).
	noHex, noPrivate bool
}

// get consumes a character; -1 at the end.
func (l *lexer) get() int {
	if len(l.pasted) > 0 {
		c := l.pasted[0]
		l.pasted = l.pasted[1:]
		return int(c)
	}
	if l.pos >= len(l.text) {
		return -1
	}
	l.pos++
	return int(l.text[l.pos-1])
}

// peek looks n characters ahead; -1 at the end.
func (l *lexer) peek(n int) int {
	if n < len(l.pasted) {
		return int(l.pasted[n])
	}
	if n += l.pos - len(l.pasted); n < len(l.text) {
		return int(l.text[n])
	}
	return -1
}

// scan returns the next token, or nil at the end.
func (l *lexer) scan() *Token {
	l.blank, l.comment, l.swaps = false, false, 0
	for {
		inside := len(l.pasted) > 0
		start := l.pos
		if inside {
			start = l.paste.Start
		}
		c := l.get()
		if c < 0 {
			return nil
		}
		if isSpace(c) {
			l.blank = true
			continue
		}
		next := l.peek(0)
		t := &Token{Span: source.Span{Start: start}}
		switch {
		case (c == '$' || c == '@') && (next == '#' || isDigit(next)) && l.library == nil:
			if l.argument(t, c, inside) {
				continue
			}
		case isLetter(c) || c == '$' || c == '@':
			l.word(t, c)
		case isDigit(c):
			t.Kind = NumberLiteral
			text := []byte{byte(c)}
			for isDigit(l.peek(0)) || isAlpha(l.peek(0)) {
				text = append(text, byte(l.get()))
			}
			t.Text = string(text)
		case c == '"':
			l.quoted(t)
		case c == '#' || c == '/' && next == '/':
			l.blank, l.comment = true, true
			l.lineComment()
			continue
		case c == '/' && next == '*':
			l.blank, l.comment = true, true
			l.get()
			for c = l.get(); c >= 0 && !(c == '*' && l.peek(0) == '/'); {
				c = l.get()
			}
			l.get()
			continue
		case c == '%' && next == '{':
			l.embedded(t)
		case isPunct(c):
			t.Kind = Operator
			n := operatorLength(c, next, l.peek(1))
			text := []byte{byte(c)}
			for range n - 1 {
				text = append(text, byte(l.get()))
			}
			t.Text = string(text)
		default:
			const hex = "0123456789abcdef"
			t.Kind = Junk
			t.Text = string([]byte{'\\', 'x', hex[c>>4], hex[c&15]})
		}
		t.Span.End = l.pos
		if inside && t.Span.End < l.paste.End {
			t.Span.End = l.paste.End
		}
		if l.library != nil {
			l.library.stand(t)
		}
		return t
	}
}

// lineComment skips to the end of the line. A line that ends within a script
// argument does not count.
func (l *lexer) lineComment() {
	for {
		inside := len(l.pasted) > 0
		if c := l.get(); c < 0 || c == '\n' && !inside {
			return
		}
	}
}

// argument handles $1, @1, $# and @#. It reports whether there is something to
// read in its place.
func (l *lexer) argument(t *Token, sigil int, inside bool) bool {
	index, count := 0, l.peek(0) == '#'
	if count {
		l.get()
	} else {
		// Digits are read until the number is too large.
		for {
			index = index*10 + l.get() - '0'
			if !isDigit(l.peek(0)) || index > len(l.args) {
				break
			}
		}
	}
	t.Kind = Junk
	switch {
	case inside:
		t.Reason = junkNested
		return false
	case !count && (index == 0 || index > len(l.args)):
		t.Reason = junkArgument
		return false
	}
	value := strconv.Itoa(len(l.args))
	if !count {
		value = l.args[index-1]
	}
	if sigil == '@' {
		l.pasted = appendLiteral(nil, value)
	} else {
		l.pasted = []byte(value)
	}
	l.paste = source.Span{Start: t.Span.Start, End: l.pos}
	return true
}

// appendLiteral appends s as a string literal.
func appendLiteral(out []byte, s string) []byte {
	out = append(out, '"')
	for i := range len(s) {
		if s[i] == '"' || s[i] == '\\' {
			out = append(out, '\\')
		}
		out = append(out, s[i])
	}
	return append(out, '"')
}

// word reads an identifier, a keyword or a word that starts with @.
func (l *lexer) word(t *Token, c int) {
	text := []byte{byte(c)}
	for c := l.peek(0); isLetter(c) || isDigit(c) || c == '$'; c = l.peek(0) {
		text = append(text, byte(l.get()))
	}
	t.Text = string(text)
	switch {
	case c == '@':
		t.Kind = Operator
	case isKeyword(t.Text) && !(l.noPrivate && t.Text == "private"):
		t.Kind = Keyword
	default:
		t.Kind = Identifier
	}
}

// quoted reads a string literal. An escape that C does not know is the
// character itself; the others are kept as written.
func (l *lexer) quoted(t *Token) {
	t.Kind = StringLiteral
	var text []byte
	for {
		c := l.get()
		switch {
		case c < 0 || c == '\n':
			t.Kind, t.Reason = Junk, junkQuote
			return
		case c == '"':
			t.Text = string(text)
			return
		case c == '\\':
			if c = l.get(); c < 0 {
				continue
			}
			if l.noHex && c == 'x' {
				break
			}
			switch c {
			case 'x', 'a', 'b', 't', 'n', 'v', 'f', 'r', '0', '1', '2', '3', '4', '5', '6', '7', '\\':
				text = append(text, '\\')
			}
		}
		text = append(text, byte(c))
	}
}

// embedded reads %{ … %}.
func (l *lexer) embedded(t *Token) {
	t.Kind = Embedded
	l.get()
	var text []byte
	for {
		c := l.get()
		next := l.peek(0)
		switch {
		case c < 0 || next < 0:
			t.Kind, t.Reason = Junk, junkEmbedded
			return
		case c == '%' && next == '}':
			l.get()
			t.Text = string(text)
			return
		case c == '}' && next == '%':
			l.swaps++
		}
		text = append(text, byte(c))
	}
}

// The reasons of junk.
const (
	junkQuote    = "quote"
	junkEmbedded = "embedded"
	junkArgument = "argument"
	junkNested   = "nested"
)

// operatorLength returns how many characters an operator has that starts with
// these.
func operatorLength(a, b, c int) int {
	switch {
	case a == '<' && b == '<' && (c == '<' || c == '='),
		a == '>' && b == '>' && (c == '>' || c == '='):
		return 3
	case b == '=':
		switch a {
		case '=', '!', '<', '>', '+', '-', '*', '/', '%', '&', '^', '|', '.':
			return 2
		}
	case b == '~' && (a == '=' || a == '!'),
		a == b && (a == '&' || a == '|' || a == '+' || a == '-' || a == '<' || a == '>'),
		a == '-' && b == '>',
		a == '%' && (b == '(' || b == '?' || b == ':' || b == ')'):
		return 2
	}
	return 1
}

// isKeyword reports whether word is one of the language's twenty keywords.
func isKeyword(word string) bool {
	switch word {
	case "probe", "global", "private", "function", "if", "else", "for", "foreach", "in", "limit",
		"return", "delete", "while", "break", "continue", "next", "string", "long", "try", "catch":
		return true
	}
	return false
}

func isSpace(c int) bool  { return c == ' ' || '\t' <= c && c <= '\r' }
func isDigit(c int) bool  { return '0' <= c && c <= '9' }
func isAlpha(c int) bool  { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isLetter(c int) bool { return isAlpha(c) || c == '_' }

// isPunct is true of what C calls punctuation.
func isPunct(c int) bool {
	return '!' <= c && c <= '~' && !isAlpha(c) && !isDigit(c)
}

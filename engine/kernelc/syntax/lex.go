package syntax

import "strings"

// token is a token on its way through the preprocessor.
type token struct {
	Token
	name  int32 // of an identifier: its number among names
	fixed bool  // a macro's name that is not to be expanded any more
}

// Kinds of the preprocessor alone: a file's beginning and end, and the end of
// a list of tokens that is looked at by itself.
const (
	fileBegin Kind = iota + 64
	fileEnd
)

// isPunct reports whether the token is this operator.
func (t *token) isPunct(text string) bool { return t.Kind == Punct && t.Text == text }

// problem is what is wrong with a file's bytes.
type problem struct {
	offset int
	code   string
	text   string
	fails  bool // is an error
}

// lexed is a file in tokens, their places counted from the file's start.
type lexed struct {
	tokens   []token // the last is fileEnd
	problems []problem
}

// What a byte can be part of.
const (
	alpha = 1 << iota
	decimal
	hexadecimal
	exponent
	white
	special // a byte that is not always itself: line ends and backslashes
	second  // the second byte of some operator
)

var classes = [256]uint8{
	'\t': white, '\v': white, '\f': white, ' ': white,
	'\n': white | special, '\r': white | special, '\\': special,
	'0': decimal | hexadecimal, '1': decimal | hexadecimal, '2': decimal | hexadecimal, '3': decimal | hexadecimal, '4': decimal | hexadecimal,
	'5': decimal | hexadecimal, '6': decimal | hexadecimal, '7': decimal | hexadecimal, '8': decimal | hexadecimal, '9': decimal | hexadecimal,
	'A': alpha | hexadecimal, 'B': alpha | hexadecimal, 'C': alpha | hexadecimal, 'D': alpha | hexadecimal,
	'E': alpha | hexadecimal | exponent, 'F': alpha | hexadecimal, 'G': alpha, 'H': alpha, 'I': alpha,
	'J': alpha, 'K': alpha, 'L': alpha, 'M': alpha, 'N': alpha, 'O': alpha, 'P': alpha | exponent,
	'Q': alpha, 'R': alpha, 'S': alpha, 'T': alpha, 'U': alpha, 'V': alpha, 'W': alpha, 'X': alpha,
	'Y': alpha, 'Z': alpha, '_': alpha,
	'a': alpha | hexadecimal, 'b': alpha | hexadecimal, 'c': alpha | hexadecimal, 'd': alpha | hexadecimal,
	'e': alpha | hexadecimal | exponent, 'f': alpha | hexadecimal, 'g': alpha, 'h': alpha, 'i': alpha,
	'j': alpha, 'k': alpha, 'l': alpha, 'm': alpha, 'n': alpha, 'o': alpha, 'p': alpha | exponent,
	'q': alpha, 'r': alpha, 's': alpha, 't': alpha, 'u': alpha, 'v': alpha, 'w': alpha, 'x': alpha,
	'y': alpha, 'z': alpha,
	'=': second, '+': second, '-': second, '>': second, '<': second, '&': second, '|': second, '#': second, '.': second,
}

// endOfText is what a lexer has under its eyes after the last byte.
const endOfText = -1

// Limits of sparse: longer literals are cut, with a message.
const (
	stringLimit = 8191
	maxNumber   = 4095
	maxName     = 256
)

const withoutDigits = `\x used with no following hex digits`

// lexer cuts a text into tokens. Lines joined by a backslash are one line to
// it, and each kind of line end is '\n'.
type lexer struct {
	lexed
	text  string
	names *names
	at    int // where c stands
	next  int // where the byte after c stands
	end   int // behind the byte before c
	c     int
	odd   bool // what was read since it was last cleared is not as it is in the text
	line  bool // a line has begun since the last token
	space bool
}

// lex reads a whole text.
func lex(text string, names *names) lexed {
	l := lexer{text: text, names: names, line: true}
	l.tokens = make([]token, 0, len(text)/4+8)
	l.advance()
	for l.c != endOfText {
		class := uint8(0)
		if l.c < 256 {
			class = classes[l.c]
		}
		if class&white != 0 {
			l.space = true
			l.advance()
			continue
		}
		l.token(class)
	}
	l.tokens = append(l.tokens, token{Token: Token{Kind: fileEnd, Line: true, Space: l.space, Pos: pos(len(text)), End: pos(len(text))}})
	return l.lexed
}

// advance goes to the next byte.
func (l *lexer) advance() {
	l.end = l.next
	if l.next < len(l.text) {
		if c := l.text[l.next]; classes[c]&special == 0 {
			l.at, l.c = l.next, int(c)
			l.next++
			return
		}
	}
	l.advanceSlowly()
}

func (l *lexer) advanceSlowly() {
	joined := false
	for {
		l.at = l.next
		if l.at >= len(l.text) || l.text[l.at:] == "\r" {
			l.at, l.next, l.c = len(l.text), len(l.text), endOfText
			if joined {
				l.problem(l.at, "backslash-eof", "backslash-newline at end of file")
			} else if l.at > 0 && l.text[l.at-1] != '\n' {
				l.problem(l.at, "newline-eof", "no newline at end of file")
			}
			return
		}
		width := l.lineEnd(l.at)
		if width > 0 {
			l.c, l.next, l.line = '\n', l.at+width, true
			l.odd = l.odd || width > 1 || l.text[l.at] == '\r'
			return
		}
		if l.text[l.at] == '\\' {
			if width := l.lineEnd(l.at + 1); width > 0 {
				joined, l.odd = true, true
				l.next = l.at + 1 + width
				continue
			}
		}
		l.c, l.next = int(l.text[l.at]), l.at+1
		return
	}
}

// lineEnd tells how many bytes the line end at i takes; 0 for none.
func (l *lexer) lineEnd(i int) int {
	switch {
	case i >= len(l.text):
		return 0
	case l.text[i] == '\n':
		return 1
	case l.text[i] != '\r' || i+1 == len(l.text):
		return 0
	case l.text[i+1] == '\n':
		return 2
	}
	return 1
}

func (l *lexer) problem(at int, code, text string) {
	l.problems = append(l.problems, problem{at, code, text, false})
}

// is reports whether the byte at hand is of one of the classes.
func (l *lexer) is(class uint8) bool { return l.c >= 0 && classes[l.c]&class != 0 }

// token reads one token, or a comment.
func (l *lexer) token(class uint8) {
	start := l.at
	line, space := l.line, l.space
	l.line, l.space, l.odd = false, false, false
	t := Token{Line: line, Space: space, Pos: pos(start)}
	first := l.c
	switch {
	case class&decimal != 0:
		l.advance()
		l.number(t)
		return
	case class&alpha != 0:
		l.word(t)
		return
	}
	l.advance()
	switch first {
	case '.':
		if l.is(decimal) {
			l.number(t)
			return
		}
	case '"':
		l.quoted(t, String, '"')
		return
	case '\'':
		l.quoted(t, Char, '\'')
		return
	case '/':
		if l.c == '/' || l.c == '*' {
			// A comment is not white space to sparse: what stood before it
			// stands before the next token.
			l.comment()
			l.line, l.space = l.line || line, l.space || space
			return
		}
	}
	t.Kind = Punct
	t.Text = l.operator(first)
	if t.Text == "" {
		t.Kind = Other
		if t.Text = l.text[start : start+1]; first == '!' || first == '%' || strings.IndexByte("&()*+,-./:;<=>?[]^{|}~#", byte(first)) >= 0 {
			t.Kind = Punct
		}
	}
	l.add(t, noName)
}

func (l *lexer) add(t Token, name int32) {
	t.End = pos(l.end)
	l.tokens = append(l.tokens, token{Token: t, name: name})
}

// operators are those of more than one byte, each behind all that it begins
// with.
const operators = " += ++ -= -- -> *= /= %= <= >= == != && &= || |= ^= ## << >> .. <<= >>= ... "

// operator reads on in an operator that may have more bytes; "" where there
// is but one.
func (l *lexer) operator(first int) string {
	if !l.is(second) {
		return ""
	}
	i := strings.Index(operators, string([]byte{' ', byte(first), byte(l.c), ' '}))
	if i < 0 {
		return ""
	}
	text := operators[i+1 : i+3]
	l.advance()
	if l.c == '=' && (text == "<<" || text == ">>") || l.c == '.' && text == ".." {
		i = strings.Index(operators, text+string(rune(l.c)))
		text = operators[i : i+3]
		l.advance()
	}
	return text
}

// number reads the rest of a preprocessing number.
func (l *lexer) number(t Token) {
	for {
		switch {
		case l.is(exponent):
			l.advance()
			if l.c == '+' || l.c == '-' {
				l.advance()
			}
		case l.is(alpha|decimal) || l.c == '.':
			l.advance()
		default:
			t.Kind = Number
			if t.Text = l.spelled(int(t.Pos), l.end); len(t.Text) >= maxNumber {
				l.problems = append(l.problems, problem{l.at, "number", "number token exceeds 4095 characters", true})
				t.Text = "1"
			}
			l.add(t, noName)
			return
		}
	}
}

// word reads an identifier, or a literal with a prefix.
func (l *lexer) word(t Token) {
	start := l.at
	for {
		// Most words have no line end inside.
		i := l.next
		for i < len(l.text) && classes[l.text[i]]&(alpha|decimal) != 0 {
			i++
		}
		if i-start > maxName && !l.odd {
			i = start + maxName
		}
		l.next = i
		l.advance()
		if !l.is(alpha|decimal) || l.end-start >= maxName {
			break
		}
	}
	t.Kind = Ident
	text := l.spelled(start, l.end)
	if text == "L" {
		if l.c == '"' || l.c == '\'' {
			t.Wide = true
			kind, quote := String, l.c
			if quote == '\'' {
				kind = Char
			}
			l.advance()
			l.quoted(t, kind, quote)
			return
		}
	}
	id := l.names.number(text)
	t.Text = l.names.texts[id]
	l.add(t, id)
}

// spelled returns the text from start to end as its bytes are read.
func (l *lexer) spelled(start, end int) string {
	text := l.text[start:end]
	if !l.odd {
		return text
	}
	plain := make([]byte, 0, len(text))
	for i := start; i < end; {
		if l.text[i] == '\\' {
			if width := l.lineEnd(i + 1); width > 0 {
				i += 1 + width
				continue
			}
		}
		if width := l.lineEnd(i); width > 0 {
			plain = append(plain, '\n')
			i += width
			continue
		}
		plain = append(plain, l.text[i])
		i++
	}
	return string(plain)
}

// quoted reads a string or a character behind its first quote. A literal that
// is not closed ends with its line, which sparse takes into it; one that the
// file's end cuts off is no token.
func (l *lexer) quoted(t Token, kind Kind, quote int) {
	start := l.at
	if l.c == endOfText {
		start = l.end
	}
	escaped, wantsHex := false, false
	for escaped || l.c != quote {
		switch {
		case l.c == '\n':
			l.problem(l.at, "unterminated", "missing terminating "+string(rune(quote))+" character")
			if wantsHex {
				l.problem(l.at, "escape", withoutDigits)
			}
		case l.c == endOfText:
			l.problem(l.at, "unterminated", "End of file in middle of string")
			l.line, l.space = l.line || t.Line, l.space || t.Space
			return
		case !escaped:
			if wantsHex && !l.is(hexadecimal) {
				l.problem(l.at, "escape", withoutDigits)
			}
			wantsHex = false
			escaped = l.c == '\\'
		default:
			escaped, wantsHex = false, l.c == 'x'
		}
		end := l.c == '\n'
		l.advance()
		if end {
			l.finishQuoted(t, kind, start, l.end)
			return
		}
	}
	if wantsHex {
		l.problem(l.at, "escape", withoutDigits)
	}
	end := l.end
	if start == l.at {
		end = start
	}
	text := end
	l.advance()
	l.finishQuoted(t, kind, start, text)
}

// finishQuoted makes the token of a literal; the byte behind it is at hand.
func (l *lexer) finishQuoted(t Token, kind Kind, start, end int) {
	t.Kind = kind
	if t.Text = l.spelled(start, end); len(t.Text) > stringLimit {
		l.problem(l.at, "long-string", "string too long ("+itoa(len(t.Text))+" bytes, 8191 bytes max)")
		t.Text = t.Text[:stringLimit]
	}
	l.add(t, noName)
}

// comment skips a comment whose second byte is at hand.
func (l *lexer) comment() {
	if l.c == '/' {
		for l.c != '\n' && l.c != endOfText {
			// Nothing but a line end or a backslash matters here.
			for l.next < len(l.text) && classes[l.text[l.next]]&special == 0 {
				l.next++
			}
			l.advance()
		}
		if l.c == '\n' {
			l.advance()
		}
		return
	}
	line := l.line
	l.advance()
	for {
		before := l.c
		if before == endOfText {
			l.problem(l.at, "unterminated", "End of file in the middle of a comment")
			return
		}
		l.advance()
		if before == '*' && l.c == '/' {
			break
		}
	}
	l.line = line
	l.advance()
}

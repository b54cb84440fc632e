package assist

// word is a piece of a text as it stands: an identifier, a number, a string or
// an operator of one or more characters.
type word struct {
	kind       wordKind
	start, end int
	text       string
	// directive is set inside a line that begins with #.
	directive bool
}

type wordKind uint8

const (
	identifier wordKind = iota
	number
	quoted  // a string or a character, or a header's name
	comment // up to its end, or to that of the text
	sign
)

// scan takes a text apart, comments and all, up to its end. It never fails: a
// text that is being typed has open quotes and comments.
func scan(text []byte) []word {
	words := make([]word, 0, len(text)/4)
	directive, lineStart := false, true
	for i := 0; i < len(text); {
		c := text[i]
		start := i
		kind := sign
		switch {
		case c == '\\' && i+1 < len(text) && text[i+1] == '\n':
			i += 2
			continue
		case c == '\n':
			directive, lineStart = false, true
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
			i++
			continue
		case c == '/' && i+1 < len(text) && text[i+1] == '/':
			kind = comment
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case c == '/' && i+1 < len(text) && text[i+1] == '*':
			kind = comment
			for i += 2; i < len(text); i++ {
				if text[i] == '/' && text[i-1] == '*' && i-1 > start+1 {
					i++
					break
				}
			}
		case c == '#' && lineStart:
			directive = true
			i++
		case isLetter(c):
			kind = identifier
			for i < len(text) && (isLetter(text[i]) || isDigit(text[i])) {
				i++
			}
		case isDigit(c):
			kind = number
			for i < len(text) && (isLetter(text[i]) || isDigit(text[i]) || text[i] == '.') {
				i++
			}
		case c == '"' || c == '\'' || c == '<' && included(words):
			kind = quoted
			end := c
			if c == '<' {
				end = '>'
			}
			for i++; i < len(text) && text[i] != end && text[i] != '\n'; i++ {
				if text[i] == '\\' && i+1 < len(text) && c != '<' {
					i++
				}
			}
			if i < len(text) && text[i] == end {
				i++
			}
			i = min(i, len(text))
		default:
			i++
			if i < len(text) && (c == '-' && text[i] == '>' || c == text[i] && (c == '&' || c == '|' || c == '=' || c == '+' || c == '-' || c == '#')) {
				i++
			}
		}
		words = append(words, word{kind: kind, start: start, end: i, text: string(text[start:i]), directive: directive})
		lineStart = false
	}
	return words
}

// included reports whether the words end with #include.
func included(words []word) bool {
	n := len(words)
	return n >= 2 && words[n-1].text == "include" && words[n-1].directive && words[n-2].text == "#"
}

func isLetter(c byte) bool {
	return c == '_' || c == '$' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

package syntax

// Scan returns the tokens of a script as they stand in it: nothing is
// preprocessed, comments are left out, and what is no token is Junk.
func Scan(text []byte) []*Token {
	l := lexer{text: text}
	var tokens []*Token
	for {
		t := l.scan()
		if t == nil {
			return tokens
		}
		tokens = append(tokens, t)
	}
}

package syntax

import "strings"

// Spelling returns the token as sparse's messages name it.
func (t *Token) Spelling() string {
	switch t.Kind {
	case EOF:
		return "end-of-input"
	case Char:
		return t.Prefix() + "'" + t.Text + "'"
	case String:
		return t.Prefix() + `"` + t.Text + `"`
	case fileBegin, fileEnd:
		return "end-of-input"
	}
	return t.Text
}

// appendSpelling writes the token as # makes a string of it: with a backslash
// before what needs one inside a string.
func (t *Token) appendSpelling(out []byte) []byte {
	quote := byte('\'')
	switch t.Kind {
	case String:
		quote = '"'
	case Char:
	default:
		return append(out, t.Text...)
	}
	out = append(out, t.Prefix()...)
	if quote == '"' {
		out = append(out, '\\')
	}
	out = append(out, quote)
	for i := 0; i < len(t.Text); i++ {
		if c := t.Text[i]; c == '"' || c == '\\' {
			out = append(out, '\\')
		}
		out = append(out, t.Text[i])
	}
	if quote == '"' {
		out = append(out, '\\')
	}
	return append(out, quote)
}

// sequence returns tokens as sparse's messages show a line of them.
func sequence(tokens []token) string {
	var out strings.Builder
	for i := range tokens {
		if i > 0 && tokens[i].Space {
			out.WriteByte(' ')
		}
		out.WriteString(tokens[i].Spelling())
	}
	return out.String()
}

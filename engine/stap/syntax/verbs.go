package syntax

import "strings"

// verbs splits a format, given as its token's text, into literal text and
// directives.
func (p *parser) verbs(format string) []Verb {
	var list []Verb
	var literal []byte
	flush := func() {
		if len(literal) > 0 {
			list = append(list, Verb{Literal: Unescape(string(literal))})
			literal = literal[:0]
		}
	}
	for i := 0; i < len(format); {
		if format[i] != '%' {
			literal = append(literal, format[i])
			i++
			continue
		}
		i++
		if i == len(format) {
			p.fail(textFormat)
		}
		if format[i] == '%' {
			literal = append(literal, '%')
			i++
			continue
		}
		flush()
		v := Verb{Width: -1, Precision: -1}
		if strings.IndexByte("0+- #", format[i]) >= 0 {
			v.Flags = format[i : i+1]
			i++
		}
		number := func() int {
			n := -1
			for i < len(format) && isDigit(int(format[i])) {
				n = min(max(n, 0)*10+int(format[i]-'0'), 1<<30)
				i++
			}
			return n
		}
		if i < len(format) && format[i] == '*' {
			v.StarWidth = true
			i++
		} else {
			v.Width = number()
		}
		if i < len(format) && format[i] == '.' {
			i++
			if i < len(format) && format[i] == '*' {
				v.StarPrecision = true
				i++
			} else {
				v.Precision = number()
			}
		}
		if i < len(format) && format[i] == 'l' {
			i++
		}
		if i == len(format) {
			// What ends in % and nothing that counts is dropped: "%." and "%l".
			if v.Flags != "" || v.Width >= 0 || v.StarWidth || v.Precision >= 0 || v.StarPrecision {
				p.fail(textFormatEnd)
			}
			break
		}
		if strings.IndexByte("diuxXopcsbmM", format[i]) < 0 {
			p.fail(textFormat)
		}
		v.Conv = format[i]
		i++
		list = append(list, v)
	}
	flush()
	return list
}

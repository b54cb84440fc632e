package skeleton

import (
	"strings"
	"unicode/utf8"
)

// writer writes XML as encoding/xml's MarshalIndent does, which the engine
// leaves out for its size.
type writer struct {
	out  strings.Builder
	open []string // elements that are open
}

// attr is an attribute; one with an empty value is left out.
type attr struct{ name, value string }

// begin opens an element that holds elements.
func (w *writer) begin(name string, attrs ...attr) {
	w.tag(name, attrs)
	w.open = append(w.open, name)
}

// end closes the innermost open element.
func (w *writer) end() {
	name := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	w.newLine()
	w.out.WriteString("</" + name + ">")
}

// leaf writes an element that holds text or nothing.
func (w *writer) leaf(name, text string, attrs ...attr) {
	w.tag(name, attrs)
	w.text(text)
	w.out.WriteString("</" + name + ">")
}

func (w *writer) tag(name string, attrs []attr) {
	w.newLine()
	w.out.WriteString("<" + name)
	for _, a := range attrs {
		if a.value != "" {
			w.out.WriteString(" " + a.name + `="`)
			w.text(a.value)
			w.out.WriteByte('"')
		}
	}
	w.out.WriteByte('>')
}

func (w *writer) newLine() {
	if w.out.Len() == 0 {
		return
	}
	w.out.WriteByte('\n')
	for range w.open {
		w.out.WriteString("  ")
	}
}

// text writes s with the references that encoding/xml chooses.
func (w *writer) text(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"':
			w.out.WriteString("&#34;")
		case r == '\'':
			w.out.WriteString("&#39;")
		case r == '&':
			w.out.WriteString("&amp;")
		case r == '<':
			w.out.WriteString("&lt;")
		case r == '>':
			w.out.WriteString("&gt;")
		case r == '\t':
			w.out.WriteString("&#x9;")
		case r == '\n':
			w.out.WriteString("&#xA;")
		case r == '\r':
			w.out.WriteString("&#xD;")
		case r < 0x20, r == utf8.RuneError && size == 1, r == 0xFFFE, r == 0xFFFF:
			w.out.WriteRune(utf8.RuneError)
		default:
			w.out.WriteString(s[i : i+size])
		}
		i += size
	}
}

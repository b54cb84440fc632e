package export

import (
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/report"
	"ringlab/engine/words"
)

// width is the number of columns that text is wrapped to.
const width = 80

// Text writes the report of a document for a terminal: the verdict, then the
// answers under their headings. A wide character takes two columns.
func Text(d *caps.Document, l words.Language) []byte {
	r := report.New(d, l)
	var w textWriter
	w.wrap(0, 0, r.Verdict)
	group := ""
	for _, a := range r.Answers {
		if a.Group != group {
			group = a.Group
			w.line("")
			w.line(group)
			w.line(strings.Repeat("-", columns(group)))
		}
		w.wrap(0, 4, marks[a.State]+" "+a.Question+" "+a.Short)
		for _, f := range a.Facts {
			w.wrap(4, 8, f.Label+": "+f.Value)
		}
		if a.Why != "" {
			w.wrap(4, 4, a.Why)
		}
	}
	return w.out
}

var marks = map[report.State]string{
	report.Yes: "[+]", report.No: "[-]", report.Partly: "[~]", report.Stated: "[=]", report.Unknown: "[?]",
}

type textWriter struct{ out []byte }

func (w *textWriter) line(text string) { w.out = append(append(w.out, text...), '\n') }

// wrap writes text in lines of at most width columns, the first one indented
// by first and the others by rest. Chinese text may break anywhere.
func (w *textWriter) wrap(first, rest int, text string) {
	line, used := strings.Repeat(" ", first), first
	for _, word := range breakable(text) {
		size := columns(strings.TrimRight(word, " "))
		if used+size > width && used > rest {
			w.line(strings.TrimRight(line, " "))
			line, used = strings.Repeat(" ", rest), rest
		}
		line += word
		used += columns(word)
	}
	w.line(strings.TrimRight(line, " "))
}

// breakable cuts text into pieces that a line may end after: words with the
// space behind them, and single wide characters. Punctuation stays with what
// it follows.
func breakable(text string) []string {
	var pieces []string
	start := 0
	var before rune
	for i, r := range text {
		if i > start && (before == ' ' || wide(before) && !closing(r) || wide(r) && !closing(r)) {
			pieces = append(pieces, text[start:i])
			start = i
		}
		before = r
	}
	return append(pieces, text[start:])
}

func closing(r rune) bool {
	return strings.ContainsRune("，。、；：？！）》”’,.;:?!) ", r)
}

// wide reports whether a terminal shows the character in two columns.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x20000 && r <= 0x3FFFD
}

func columns(text string) int {
	n := 0
	for _, r := range text {
		n++
		if wide(r) {
			n++
		}
	}
	return n
}

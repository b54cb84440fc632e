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
)

// Check returns what is wrong with the document whose root element is root.
// Places are offsets of t.Text.
func Check(t *xmldoc.Tree, root xmldoc.ID) []source.Diagnostic { return nil }

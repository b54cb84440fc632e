package compare

import (
	"ringlab/engine/caps"
	"ringlab/engine/words"
)

// New compares a and b: two capabilities documents, two domain capabilities
// documents, or one of each, of which only what both speak of is compared.
func New(a, b *caps.Document, l words.Language) Comparison {
	sideA := &side{Document: a, letter: "A", language: l}
	sideB := &side{Document: b, letter: "B", language: l}
	c := Comparison{Sections: sections(sideA, sideB)}
	for _, s := range c.Sections {
		c.Differences += s.Differences
	}
	c.Moves = []Move{
		newMove(sideA, sideB, c.Differences),
		newMove(sideB, sideA, c.Differences),
	}
	return c
}

func sections(a, b *side) []Section {
	var all []Section
	switch {
	case a.Kind == caps.Other || b.Kind == caps.Other:
	case a.Kind != b.Kind:
		all = mixed(a, b)
	case a.Kind == caps.Capabilities:
		all = capabilities(a, b)
	default:
		all = domainCapabilities(a, b)
	}
	told := make([]Section, 0, len(all))
	for _, s := range all {
		if len(s.Rows) > 0 {
			told = append(told, s)
		}
	}
	return told
}

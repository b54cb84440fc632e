package vm

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/value"
)

// matched is what the last =~ or !~ of a run looked for, for matched().
type matched struct {
	text string
	// groups has the beginning and end of the whole and of each group, -1
	// where it took no part; nil where there was no match.
	groups []int
	// of is how many groups the last expression that matched has, the whole
	// included; 0 before the first match.
	of int
}

// pattern returns the number of a regular expression.
func (c *compiler) pattern(s *syntax.String) int {
	re, err := value.CompileRegex(s.Tok.Text)
	if err != nil {
		re, _ = value.CompileRegex("") // the checker has told of it
	}
	c.code.patterns = append(c.code.patterns, re)
	return len(c.code.patterns) - 1
}

// match is =~.
func (m *Machine) match(in *instr) bool {
	re := m.code.patterns[in.d]
	m.matched.text = m.text(in.b)
	m.matched.groups = re.Match(m.matched.text)
	if m.matched.groups == nil {
		return false
	}
	m.matched.of = re.Groups() + 1
	return true
}

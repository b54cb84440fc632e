package vm

import "ringlab/engine/stap/syntax"

// pattern is a compiled regular expression.
type pattern struct{}

// matched is what the last =~ or !~ of a run found, for matched().
type matched struct {
	found bool
	text  string
	// groups has the beginning and end of the whole and of each group, -1
	// where it took no part; nil before the first match.
	groups []int
}

// pattern returns the number of a regular expression.
func (c *compiler) pattern(s *syntax.String) int { return 0 }

// match is =~.
func (m *Machine) match(in *instr) bool { return false }

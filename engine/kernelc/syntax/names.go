package syntax

import (
	"strconv"
	"strings"

	"ringlab/engine/kernelc/report"
)

// names numbers the identifiers of all files that are read with it.
type names struct {
	numbers map[string]int32
	texts   []string
}

// noName is the number of what is no identifier.
const noName int32 = 0

func newNames() *names {
	return &names{numbers: map[string]int32{}, texts: []string{""}}
}

// number returns the number of a name.
func (n *names) number(name string) int32 {
	if i, known := n.numbers[name]; known {
		return i
	}
	// A copy: the name must not keep the whole text that it was read from.
	name = strings.Clone(name)
	i := int32(len(n.texts))
	n.texts = append(n.texts, name)
	n.numbers[name] = i
	return i
}

func itoa(n int) string { return strconv.Itoa(n) }

func pos(offset int) report.Pos { return report.Pos(offset) }

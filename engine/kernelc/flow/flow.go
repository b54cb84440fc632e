package flow

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// Settings are what an analysis depends on besides the function.
type Settings struct {
	// Warn gives a warning that belongs to a flag of sparse's; "" for one that
	// is always given. It is called in sparse's order.
	Warn func(flag string, pos report.Pos, code, text string)
}

func (s *Settings) warn(flag string, pos report.Pos, code, text string) {
	s.Warn(flag, pos, code, text)
}

// Analyze follows the paths of a function and says what sparse says of them.
func Analyze(fn *tree.Type, s *Settings) {
	if fn == nil || fn.Base == nil || fn.Base.Kind != tree.Function || fn.Object == nil || fn.Object.Body == nil || fn.Object.Pathless {
		return
	}
	g := build(fn, s)
	g.optimize()
	g.inspect()
	g.checkLocks(fn)
}

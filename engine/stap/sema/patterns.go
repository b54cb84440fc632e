package sema

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/value"
	"ringlab/engine/words"
)

// checkPatterns refuses what is no regular expression.
func (c *checker) checkPatterns() {
	visit := func(node any) bool {
		m, ok := node.(*syntax.Match)
		if !ok {
			return true
		}
		if _, err := value.CompileRegex(m.Pattern.Tok.Text); err != nil {
			f := finding(source.Error, m.Pattern.Tok, textRegex)
			f.Message = words.Text{En: "%s", Zh: "%s"}.With(err.Error())
			c.add(f)
		}
		return true
	}
	for _, f := range c.functions {
		if f.decl != nil {
			syntax.Inspect(f.decl.Body, visit)
		}
	}
	for _, p := range c.program.Probes {
		syntax.Inspect(p.Body, visit)
		if p.Condition != nil {
			syntax.Inspect(p.Condition, visit)
		}
	}
}

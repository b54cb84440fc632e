package sema

import "ringlab/engine/stap/syntax"

// showUnread adds an end probe for each global that is written and whose value
// is never used, in the order of the globals: it shows the global. Those of the
// tapset are not shown.
func (c *checker) showUnread() {
	u := c.wholeUses()
	for _, v := range c.program.Globals {
		if how := u.variables[v]; how&isWritten == 0 || how&isUsed != 0 || v.Tok.Library != "" {
			continue
		}
		body := &syntax.Block{}
		body.Tok = v.Tok
		c.program.Probes = append(c.program.Probes, &Probe{
			Kind: End,
			Point: &syntax.Point{
				Tok:        v.Tok,
				Components: []*syntax.Component{{Tok: v.Tok, Name: "end"}},
			},
			Name: "end", Alias: "end", Body: body, Shows: v,
		})
	}
}

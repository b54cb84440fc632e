package listing

import (
	"strconv"
	"strings"

	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// probes lists the probes, each with where it comes from.
func (w *writer) probes() {
	w.section()
	switched := false
	for _, p := range w.program.Probes {
		switched = switched || p.Condition != nil && w.asksGlobals(p.Condition)
	}
	for i, p := range w.program.Probes {
		if p.Shows != nil && (i == 0 || w.program.Probes[i-1].Shows == nil) {
			w.conditions(switched)
			switched = false
		}
		w.head("# probes")
		name := w.point(p.Point)
		w.print(name, " /* <- ", w.origin(p, name), " */\n")
		switch {
		case p.Shows != nil:
			w.locals(shown(p.Shows))
		case p.Body != nil:
			w.locals(append(locals(p.Locals), w.stable(p.Body)...))
		}
	}
	w.conditions(switched)
}

// shown returns the variables of a probe that prints a global: of the loop over
// an array.
func shown(v *syntax.Variable) []types.Parameter {
	var list []types.Parameter
	for i, k := range v.Keys {
		list = append(list, types.Parameter{Name: "__idx" + strconv.Itoa(i), Type: k})
	}
	if len(list) > 0 && v.Type != types.Stats {
		list = append(list, types.Parameter{Name: "__val", Type: v.Type})
	}
	return list
}

// conditions lists the probe that stap adds where points have conditions: it
// asks them for the first time.
func (w *writer) conditions(has bool) {
	if has {
		w.head("# probes")
		w.print("begin /* <- begin */\n")
	}
}

// asksGlobals reports whether a condition depends on globals.
func (w *writer) asksGlobals(condition syntax.Expr) bool {
	asks := false
	syntax.Inspect(condition, func(node any) bool {
		if s, ok := node.(*syntax.Symbol); ok && w.global(s) != nil {
			asks = true
		}
		return !asks
	})
	return asks
}

// global returns the global that a symbol names; nil for another variable.
func (w *writer) global(s *syntax.Symbol) *syntax.Variable {
	for _, v := range w.program.Globals {
		if v.Name == s.Name {
			return v
		}
	}
	return nil
}

// point is a probe point as stap prints it once names are resolved.
func (w *writer) point(p *syntax.Point) string {
	if p.Condition == nil {
		return syntax.PointText(p)
	}
	resolved := *p
	resolved.Condition = syntax.CloneExpr(p.Condition)
	syntax.Inspect(resolved.Condition, func(node any) bool {
		if s, ok := node.(*syntax.Symbol); ok {
			if v := w.global(s); v != nil {
				s.Name = w.mangledGlobal(v)
			}
		}
		return true
	})
	return syntax.PointText(&resolved)
}

// mangledGlobal is the name that stap gives a global in C.
func (w *writer) mangledGlobal(v *syntax.Variable) string {
	if v.Private {
		return privatePrefix(w.program.File.Name) + v.Name
	}
	return "__global_" + v.Name
}

// join writes a list of probe points.
func join(list []*syntax.Point, separator string, text func(*syntax.Point) string) string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = text(p)
	}
	return strings.Join(texts, separator)
}

// origin tells which aliases led to a probe, the last first, and the points of
// the script's probe.
func (w *writer) origin(p *sema.Probe, name string) string {
	switch {
	case p.Kind == sema.Profile:
		return w.sampling(p, name)
	case p.Source == nil:
		return name
	case p.Source.Tok.Library != "":
		return "init = " + name + " <- init"
	}
	var aliases []*syntax.Alias
	conditions := 0
	tok := p.Point.Tok
	for _, expanded := range p.Origins {
		a := w.aliasWith(tok)
		if a == nil && tok.Library != "" {
			a = libraryAlias(expanded, p.Point)
		}
		if a == nil {
			break
		}
		aliases = append(aliases, a)
		conditions += conditionsAt(a.Points, tok)
		tok = expanded.Tok
	}
	conditions += conditionsAt(p.Source.Points, tok)
	// Conditions that are joined are copies: the names in those that were
	// written stay as they are.
	text := w.point
	if conditions > 1 {
		text = syntax.PointText
	}
	out := ""
	for _, a := range aliases {
		operator := " = "
		if a.Prologue == nil {
			operator = " += "
		}
		out += join(a.Names, " = ", text) + operator + join(a.Points, ", ", text) + " <- "
	}
	return out + join(p.Source.Points, ",", text)
}

// conditionsAt counts the conditions, at most one, of the point at a token.
func conditionsAt(points []*syntax.Point, tok *syntax.Token) int {
	for _, p := range points {
		if p.Tok == tok && p.Condition != nil {
			return 1
		}
	}
	return 0
}

// aliasWith returns the alias of the script that has a point at that token.
func (w *writer) aliasWith(tok *syntax.Token) *syntax.Alias {
	for _, a := range w.program.File.Aliases {
		for _, p := range a.Points {
			if p.Tok == tok {
				return a
			}
		}
	}
	return nil
}

// libraryAlias is an alias of the tapset by the name that a point has for it:
// it stands for one point.
func libraryAlias(name, point *syntax.Point) *syntax.Alias {
	a := &syntax.Alias{
		Names:  []*syntax.Point{{Components: name.Components}},
		Points: []*syntax.Point{{Components: point.Components}},
	}
	if len(name.Components) == 1 && name.Components[0].Name == "init" {
		a.Prologue = &syntax.Block{}
	}
	return a
}

// sampling tells where a probe of timer.profile comes from. stap makes a probe
// point of its own for it, and forgets the aliases.
func (w *writer) sampling(p *sema.Probe, name string) string {
	if p.Source == nil {
		return name
	}
	for _, point := range p.Source.Points {
		for _, c := range point.Components {
			if n, ok := c.Arg.(*syntax.Number); ok && c.Name == "hz" && strings.HasSuffix(name, ".sample("+strconv.FormatInt(n.Value, 10)+")") {
				return strings.Replace(name, ".sample(", ".hz(", 1)
			}
		}
	}
	return name
}

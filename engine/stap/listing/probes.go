package listing

import (
	"strings"

	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
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
		list := locals(p.Locals)
		if p.Body != nil {
			list = append(list, w.stable(p.Body)...)
		}
		w.locals(list)
	}
	w.conditions(switched)
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

// points is a list of probe points.
func (w *writer) points(list []*syntax.Point, separator string) string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = w.point(p)
	}
	return strings.Join(texts, separator)
}

// origin tells which aliases led to a probe, the last first, and the points of
// the script's probe.
func (w *writer) origin(p *sema.Probe, name string) string {
	if p.Kind == sema.Profile {
		return w.sampling(p, name)
	}
	if p.Source == nil {
		return name
	}
	text := ""
	tok := p.Point.Tok
	for _, expanded := range p.Origins {
		a := w.aliasWith(tok)
		if a == nil {
			break
		}
		text += w.points(a.Names, " = ") + " = " + w.points(a.Points, ", ") + " <- "
		tok = expanded.Tok
	}
	return text + w.points(p.Source.Points, ",")
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

// sampling tells where a probe of timer.profile comes from. stap makes a probe
// point of its own for it, and forgets the aliases.
func (w *writer) sampling(p *sema.Probe, name string) string {
	if p.Source == nil {
		return name
	}
	for _, point := range p.Source.Points {
		for _, c := range point.Components {
			if c.Name == "hz" {
				return strings.Replace(name, ".sample(", ".hz(", 1)
			}
		}
	}
	return name
}

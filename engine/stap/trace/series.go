package trace

import (
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// maxPoints is how many points of a global are remembered; of more, those that
// are closest together are merged.
const maxPoints = 4096

// Point is a value from a time on.
type Point struct{ At, Value int64 }

// What a series follows of a global.
const (
	OfValue   = "value"   // a scalar number
	OfEntries = "entries" // how many entries an array has
	OfCount   = "count"   // how many values an aggregate has
)

// Serie is how one global went.
type Serie struct {
	Name   string
	What   string // OfValue, OfEntries or OfCount
	Points []Point
}

type serie struct {
	what   string // "" for a global that is not followed
	points []Point
	gap    int64 // ns that two points are apart at least
}

// follow finds out which globals can be followed, and which probes write them.
func (r *Run) follow() {
	r.series = make([]serie, len(r.program.Globals))
	for slot, g := range r.program.Globals {
		switch {
		case g.Arity > 0:
			r.series[slot].what = OfEntries
		case g.Type == types.Stats:
			r.series[slot].what = OfCount
		case g.Type == types.Long:
			r.series[slot].what = OfValue
		}
	}
	r.writes = make([][]int, len(r.program.Probes))
	for i, p := range r.program.Probes {
		r.writes[i] = writes(p)
	}
}

// writes lists the globals that a probe's handler, or a function it calls, may
// write.
func writes(p *sema.Probe) []int {
	var slots []int
	seen := map[*syntax.Function]bool{}
	var pending []*syntax.Function
	written := func(x syntax.Expr) {
		if index, ok := x.(*syntax.Index); ok {
			x = index.Base
		}
		symbol, ok := x.(*syntax.Symbol)
		if !ok || symbol.Var == nil || !symbol.Var.Global {
			return
		}
		for _, slot := range slots {
			if slot == symbol.Var.Slot {
				return
			}
		}
		slots = append(slots, symbol.Var.Slot)
	}
	visit := func(node any) bool {
		switch node := node.(type) {
		case *syntax.Assign:
			written(node.X)
		case *syntax.Step:
			written(node.X)
		case *syntax.Delete:
			written(node.X)
		case *syntax.Call:
			for _, f := range node.Targets {
				if !seen[f] {
					seen[f] = true
					pending = append(pending, f)
				}
			}
		}
		return true
	}
	if p.Body != nil {
		syntax.Inspect(p.Body, visit)
	}
	for len(pending) > 0 {
		f := pending[0]
		pending = pending[1:]
		syntax.Inspect(f.Body, visit)
	}
	return slots
}

// sample looks at a global after a handler that may have written it.
func (r *Run) sample(slot int, at int64) {
	s := &r.series[slot]
	if s.what == "" {
		return
	}
	value := r.machine.Measure(slot)
	n := len(s.points)
	if n > 0 {
		last := &s.points[n-1]
		if last.Value == value {
			return
		}
		if at-last.At < s.gap || at == last.At {
			last.Value = value
			return
		}
	}
	if n == maxPoints {
		s.thin()
	}
	s.points = append(s.points, Point{at, value})
}

// thin halves the points.
func (s *serie) thin() {
	span := s.points[len(s.points)-1].At - s.points[0].At
	s.gap = max(2*s.gap, span/(maxPoints/2)+1)
	kept := s.points[:1]
	for _, p := range s.points[1:] {
		if last := &kept[len(kept)-1]; p.At-last.At < s.gap {
			last.Value = p.Value
		} else {
			kept = append(kept, p)
		}
	}
	s.points = kept
}

// Series tells how the globals went, with at most points points each.
func (r *Run) Series(points int) []Serie {
	var all []Serie
	for slot, s := range r.series {
		if s.what == "" {
			continue
		}
		every := 1
		if points > 0 {
			every = (len(s.points) + points - 1) / points
		}
		out := Serie{Name: r.program.Globals[slot].Name, What: s.what}
		for i := 0; i < len(s.points); i += max(1, every) {
			out.Points = append(out.Points, s.points[i])
		}
		if n := len(s.points); n > 0 && out.Points[len(out.Points)-1] != s.points[n-1] {
			out.Points = append(out.Points, s.points[n-1])
		}
		all = append(all, out)
	}
	return all
}

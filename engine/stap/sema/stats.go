package sema

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
)

// maxShift is the largest bit shift of @variance.
const maxShift = 62

// checkStats finds out which histogram and which bit shift each variable of
// statistics has to keep, and tells where two are asked for. Functions come
// first; a wrong shift is the last that is told.
func (c *checker) checkStats() {
	wrongShift := false
	visit := func(node any) bool {
		if wrongShift {
			return false
		}
		switch x := node.(type) {
		case *syntax.Hist:
			c.wantHistogram(x)
		case *syntax.Stat:
			if x.Name == "variance" && len(x.Params) > 0 {
				wrongShift = !c.wantShift(x)
			}
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

// statsVariable returns the variable behind an operand, nil where there is none.
func statsVariable(x syntax.Expr) *syntax.Variable {
	if i, ok := x.(*syntax.Index); ok {
		x = i.Base
	}
	if s, ok := x.(*syntax.Symbol); ok {
		return s.Var
	}
	return nil
}

func (c *checker) wantHistogram(h *syntax.Hist) {
	v := statsVariable(h.X)
	switch {
	case v == nil:
	case v.Hist == nil:
		v.Hist = h
	case !sameHistogram(v.Hist, h):
		c.say(source.Error, h.Tok, &textTwoHistograms, mangledGlobal(v), v.Name)
	}
}

func sameHistogram(a, b *syntax.Hist) bool {
	if a.Log != b.Log || len(a.Params) != len(b.Params) {
		return false
	}
	for i := range a.Params {
		if a.Params[i] != b.Params[i] {
			return false
		}
	}
	return true
}

// wantShift takes note of the shift that @variance asks for. A shift of 0
// counts as none where it comes first. It reports whether there was nothing to
// tell.
func (c *checker) wantShift(s *syntax.Stat) bool {
	v, shift := statsVariable(s.X), s.Params[0]
	switch {
	case v == nil:
	case shift < 0 || shift > maxShift:
		c.say(source.Error, s.Tok, &textShiftRange, shift)
		return false
	case v.Shift != 0 && int64(v.Shift) != shift:
		c.say(source.Error, s.Tok, &textTwoShifts, v.Shift, v.Name)
		return false
	default:
		v.Shift = int(shift)
	}
	return true
}

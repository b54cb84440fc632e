package tree

import "strconv"

// differenceSteps bounds how many links of types are compared: functions that
// take functions can be made to go on without end by a few typedefs.
const differenceSteps = 2000

// Difference tells in sparse's words in what two types differ that a and b are
// uses of, or point to; "" where they do not. The modifiers given are held to be
// on each of them besides their own: a caller hides a modifier by giving it on
// both sides. Types of typeof have to be examined before.
func Difference(a, b *Type, onA, onB Mods) string {
	steps := differenceSteps
	return difference(a, b, onA, onB, &steps)
}

// side is how far a walk along a type has come.
type side struct {
	at    *Type
	mods  Mods
	space string
	fresh bool // at was not looked at yet
}

// gather takes over what the type that was reached adds; a pointer's own
// modifiers are those of what it points to and come later.
func (s *side) gather() {
	if s.fresh && s.at != nil && s.at.Kind != Pointer {
		s.mods |= s.at.Mods
		if s.space == "" {
			s.space = s.at.Space
		}
	}
	s.fresh = false
}

// enter goes on to what the type is made of, with the modifiers of the type.
func (s *side) enter() { s.mods, s.space = s.at.Mods, s.at.Space }

// through reports whether the type is looked through, and does so.
func (s *side) through() bool {
	if s.at.Kind == Node || s.at.Kind == Enum {
		s.at, s.fresh = s.at.Base, true
		return true
	}
	return false
}

func difference(a, b *Type, onA, onB Mods, steps *int) string {
	x := side{at: a.Base, mods: onA | a.Mods, space: a.Space, fresh: true}
	y := side{at: b.Base, mods: onB | b.Mods, space: b.Space, fresh: true}
	for {
		if *steps--; *steps < 0 {
			return ""
		}
		x.gather()
		y.gather()
		if x.at == y.at {
			break
		}
		if x.at == nil || y.at == nil {
			return "different types"
		}
		if x.through() || y.through() {
			if x.at == nil || y.at == nil {
				return "bad types"
			}
			continue
		}
		if x.at.Kind != y.at.Kind {
			return "different base types"
		}
		switch x.at.Kind {
		default:
			return "bad types"
		case Restricted, BitField, Label, Keyword, BadType:
			return "different base types"
		case Struct, Union:
			// A tag stands for the same type wherever it was completed.
			if x.at.Name == y.at.Name {
				return ""
			}
			return "different base types"
		case Array:
		case Pointer:
			if s := differentUse(&x, &y); s != "" {
				return s
			}
			x.enter()
			y.enter()
		case Function:
			if s := differentUse(&x, &y); s != "" {
				return s
			}
			x.enter()
			y.enter()
			if s := differentParams(x.at, y.at, steps); s != "" {
				return s
			}
		case Base:
			return differentBase(&x, &y)
		}
		x.at, x.fresh = x.at.Base, true
		y.at, y.fresh = y.at.Base, true
	}
	return differentUse(&x, &y)
}

func differentUse(x, y *side) string {
	if x.space != y.space {
		return "different address spaces"
	}
	if (x.mods^y.mods)&^Ignored&^Signedness != 0 {
		return "different modifiers"
	}
	return ""
}

func differentBase(x, y *side) string {
	if x.space != y.space {
		return "different address spaces"
	}
	if x.at.Base != y.at.Base {
		return "different base types"
	}
	if x.at.Rank != y.at.Rank {
		return "different type sizes"
	}
	switch diff := (x.mods ^ y.mods) &^ Ignored; {
	case diff == 0:
		return ""
	case diff&^Signedness != 0:
		return "different modifiers"
	}
	return "different signedness"
}

func differentParams(f, g *Type, steps *int) string {
	if f.Variadic != g.Variadic {
		return "incompatible variadic arguments"
	}
	const hidden = Qualifier | FunctionAttributes
	for i := 0; i < len(f.Params) && i < len(g.Params); i++ {
		if s := difference(f.Params[i], g.Params[i], hidden, hidden, steps); s != "" {
			return "incompatible argument " + strconv.Itoa(i+1) + " (" + s + ")"
		}
	}
	if len(f.Params) != len(g.Params) {
		return "different argument counts"
	}
	return ""
}

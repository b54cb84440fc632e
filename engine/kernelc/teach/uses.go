package teach

import (
	"strings"

	"ringlab/engine/kernelc/syntax"
)

// qualifier is an edit that declares what a name points to with a qualifier or
// an address space; false where that cannot be written.
func (l *lesson) qualifier(d *declared, word string) (Edit, bool) {
	if d == nil || d.name == nil || len(d.name.Parts) == 0 || d.name.Parts[0].Kind != syntax.PointerPart || !strings.HasPrefix(word, "__") && word != "const" {
		return Edit{}, false
	}
	if word != "const" && !l.has(word) || sideOfName(d) != Kernel {
		return Edit{}, false
	}
	if word == "const" && len(d.name.Parts) == 1 {
		for i := range d.decl.Specs {
			switch d.decl.Specs[i].Word {
			case "static", "extern", "register", "inline", "__inline", "__inline__":
				continue
			}
			if at := l.offset(d.decl.Specs[i].Pos); at >= 0 {
				return l.insert(at, "const "), true
			}
			return Edit{}, false
		}
	}
	star := l.offset(d.name.Parts[0].Pos)
	if star <= 0 || l.main.Text[star] != '*' {
		return Edit{}, false
	}
	if isWord(l.main.Text[star-1]) {
		word = " " + word
	}
	return l.insert(star, word+" "), true
}

// followed reports whether a pointer is used in a way that does not go with an
// address space: it is dereferenced, or handed to something that is not
// declared for that space.
func (l *lesson) followed(d *declared, member bool, space string) bool {
	if !l.may(4 * len(l.sites)) {
		return true
	}
	for i := range l.sites {
		switch n := l.sites[i].node.(type) {
		case *syntax.Name:
			if member || n.Name != d.name.Name || d.within != nil && l.function(i) != d.within {
				continue
			}
		case *syntax.Member:
			if !member || n.Name != d.name.Name {
				continue
			}
		default:
			continue
		}
		if l.crossesAt(i, space) {
			return true
		}
	}
	return false
}

// crossesAt reports whether a pointer that stands at a site is used there as
// one of another space.
func (l *lesson) crossesAt(i int, space string) bool {
	below := l.sites[i].node
	at, parent := l.up(i)
	switch n := parent.(type) {
	case *syntax.Unary:
		return n.Op == "*" || n.Op == "&"
	case *syntax.Index:
		return strip(n.X) == below
	case *syntax.Member:
		return n.Arrow
	case *syntax.Call:
		for k, a := range n.Args {
			if strip(a) == below {
				return l.parameterSpace(n, k) != space
			}
		}
		return true
	case *syntax.Binary:
		switch n.Op {
		case "=":
			return strip(n.X) != below // what is stored in it is what the finding is about
		case "==", "!=", "<", ">", "<=", ">=":
			other := n.X
			if strip(n.X) == below {
				other = n.Y
			}
			return !isNull(other)
		case "&&", "||":
			return false
		case "+", "-":
			return l.crossesAt(at, space)
		}
		return true
	case *syntax.Conditional:
		return strip(n.Cond) != below
	case *syntax.Return, *syntax.InitList, *syntax.Declaration:
		return true
	case *syntax.Cast:
		return true
	}
	return false
}

// isNull reports whether an expression is 0 or NULL.
func isNull(x syntax.Expr) bool {
	switch n := strip(x).(type) {
	case *syntax.Literal:
		return n.Tok.Text == "0"
	case *syntax.Cast:
		return isNull(n.X)
	}
	return false
}

// parameterSpace is the address space that a called function's parameter
// points to; "?" where the function is not known.
func (l *lesson) parameterSpace(call *syntax.Call, k int) string {
	name, ok := strip(call.Func).(*syntax.Name)
	if !ok {
		return "?"
	}
	d := l.global(name.Name)
	if d == nil {
		return "?"
	}
	list := parameters(d.decl)
	if k >= len(list) || len(list[k].Names) == 0 || list[k].Names[0].Declarator == nil {
		return "?"
	}
	return (&declared{decl: list[k], name: list[k].Names[0].Declarator}).space()
}

// modified reports whether something is written through a pointer, or it is
// handed on, or gets more than one value.
func (l *lesson) modified(d *declared) bool {
	values := 0
	if !l.may(4 * len(l.sites)) {
		return true
	}
	for i := range l.sites {
		n, ok := l.sites[i].node.(*syntax.Name)
		if !ok || n.Name != d.name.Name || d.within != nil && l.function(i) != d.within {
			continue
		}
		at, parent := l.up(i)
		switch p := parent.(type) {
		case *syntax.Unary, *syntax.Index, *syntax.Member:
			if _, above := l.up(at); above != nil {
				switch a := above.(type) {
				case *syntax.Binary:
					if isAssignment(a.Op) && strip(a.X) == p {
						return true
					}
				case *syntax.Unary, *syntax.Postfix, *syntax.Member, *syntax.Index:
					return true
				}
			}
		case *syntax.Binary:
			if values++; p.Op != "=" || strip(p.X) != n || values > 1 {
				return true
			}
		case *syntax.Call, *syntax.Return, *syntax.Declaration, *syntax.InitList, *syntax.Cast:
			return true
		}
	}
	return false
}

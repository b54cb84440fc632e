package teach

import (
	"strings"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/source"
)

// lesson is a checked file, ready to be asked what stands where.
type lesson struct {
	c     *check.Checked
	main  *report.File
	sites []site
	// effects are what functions do with locks, by name, as it was worked out.
	effects map[string]effect
	// budget is how many more nodes may be looked at: texts of thousands of
	// findings are explained in part.
	budget int
	// macros are those of the file, once they were asked for.
	macros []syntax.Macro
	// globals are the file's names, once one was asked for.
	globals map[string]declared
}

// site is a node of the main file's syntax tree and where it belongs.
type site struct {
	node syntax.Placed
	up   int // the node that it is a part of; -1 for a declaration of the file
}

// mostSites bounds what is looked at: a file beyond it is explained from its
// texts alone.
const mostSites = 200_000

// mostLooks bounds the time that a file takes.
const mostLooks = 10_000_000

// may reports whether so many nodes may be looked at.
func (l *lesson) may(n int) bool {
	l.budget -= n
	return l.budget >= 0
}

func newLesson(c *check.Checked) *lesson {
	l := &lesson{c: c, effects: map[string]effect{}, budget: mostLooks}
	for _, f := range c.Files.All() {
		if f.Name == c.Report.Base && f.Included == 0 {
			l.main = f
		}
	}
	for _, d := range c.Decls {
		if file, _ := c.Files.Find(d.Place()); file == l.main && file != nil {
			l.add(d, -1)
		}
	}
	return l
}

func (l *lesson) add(n syntax.Placed, up int) {
	if len(l.sites) >= mostSites {
		return
	}
	at := len(l.sites)
	l.sites = append(l.sites, site{n, up})
	syntax.Children(n, func(child syntax.Placed) { l.add(child, at) })
}

// at lists the sites that sparse would point at for a place.
func (l *lesson) at(pos report.Pos) []int {
	var found []int
	if !l.may(len(l.sites)) {
		return nil
	}
	for i := range l.sites {
		if l.sites[i].node.Place() == pos {
			found = append(found, i)
		}
	}
	return found
}

// up returns the node around a site, without the parentheses.
func (l *lesson) up(i int) (int, syntax.Placed) {
	for i = l.sites[i].up; i >= 0; i = l.sites[i].up {
		if _, ok := l.sites[i].node.(*syntax.Paren); !ok {
			return i, l.sites[i].node
		}
	}
	return -1, nil
}

// function returns the function's definition around a site; nil for none.
func (l *lesson) function(i int) *syntax.Declaration {
	for ; i >= 0; i = l.sites[i].up {
		if d, ok := l.sites[i].node.(*syntax.Declaration); ok && d.Body != nil {
			return d
		}
	}
	return nil
}

// definition returns the function's definition whose text holds a place.
func (l *lesson) definition(pos report.Pos) *syntax.Declaration {
	pos = l.c.Files.Outer(pos)
	if !l.may(len(l.sites)) {
		return nil
	}
	for i := range l.sites {
		if l.sites[i].up >= 0 {
			continue
		}
		if d, ok := l.sites[i].node.(*syntax.Declaration); ok && d.Body != nil {
			from, to := l.c.Files.Outer(d.Range.From), l.c.Files.Outer(d.Body.End)
			if from <= pos && pos <= to {
				return d
			}
		}
	}
	return nil
}

// strip takes the parentheses off an expression.
func strip(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.Paren)
		if !ok {
			return x
		}
		x = p.X
	}
}

// declared is a name's declaration: its declaration with the declarator in it.
type declared struct {
	decl *syntax.Declaration
	name *syntax.Declarator
	// within is the function whose parameter or local it is; nil for a name of
	// the file. Parameter counts from 1.
	within    *syntax.Declaration
	parameter int
}

// attributes are those of the specifiers, and those before the declarator.
func (d *declared) attributes() [][]syntax.Attribute {
	var list [][]syntax.Attribute
	for i := range d.decl.Specs {
		list = append(list, d.decl.Specs[i].Attrs)
	}
	for i := range d.decl.Names {
		if d.decl.Names[i].Declarator == d.name {
			list = append(list, d.decl.Names[i].Before)
		}
	}
	return list
}

// resolve finds the declaration that a name means at a site.
func (l *lesson) resolve(name string, at int) *declared {
	within := l.function(at)
	for i := at; i >= 0; i = l.sites[i].up {
		switch n := l.sites[i].node.(type) {
		case *syntax.Block:
			// The last declaration before the place counts.
			var found *declared
			here := l.c.Files.Outer(l.sites[at].node.Place())
			if !l.may(4 * len(n.List)) {
				return nil
			}
			for _, s := range n.List {
				if l.c.Files.Outer(s.Extent().From) > here {
					break
				}
				if d, ok := s.(*syntax.DeclStmt); ok {
					if hit := inDeclaration(d.Decl, name); hit != nil {
						found = hit
					}
				}
			}
			if found != nil {
				found.within = within
				return found
			}
		case *syntax.Loop:
			if d, ok := n.Init.(*syntax.DeclStmt); ok {
				if hit := inDeclaration(d.Decl, name); hit != nil {
					hit.within = within
					return hit
				}
			}
		case *syntax.Declaration:
			if n.Body == nil {
				continue
			}
			for k, p := range parameters(n) {
				if hit := inDeclaration(p, name); hit != nil {
					hit.within, hit.parameter = n, k+1
					return hit
				}
			}
		}
	}
	return l.global(name)
}

// global finds the declaration of a name of the file, the definition of a
// function before its prototypes.
func (l *lesson) global(name string) *declared {
	if l.globals == nil {
		l.globals = make(map[string]declared, len(l.c.Decls))
		for _, d := range l.c.Decls {
			n, ok := d.(*syntax.Declaration)
			if !ok {
				continue
			}
			for i := range n.Names {
				to := n.Names[i].Declarator
				if to == nil || to.Name == "" {
					continue
				}
				if _, before := l.globals[to.Name]; !before || n.Body != nil {
					l.globals[to.Name] = declared{decl: n, name: to}
				}
			}
		}
	}
	if d, ok := l.globals[name]; ok {
		return &d
	}
	return nil
}

func inDeclaration(d syntax.Decl, name string) *declared {
	n, ok := d.(*syntax.Declaration)
	if !ok {
		return nil
	}
	for i := range n.Names {
		if to := n.Names[i].Declarator; to != nil && to.Name == name {
			return &declared{decl: n, name: to}
		}
	}
	return nil
}

// parameters are those of a function's declaration.
func parameters(d *syntax.Declaration) []*syntax.Declaration {
	if len(d.Names) == 0 || d.Names[0].Declarator == nil {
		return nil
	}
	for _, p := range d.Names[0].Declarator.Parts {
		if p.Kind == syntax.FunctionPart {
			return p.Params
		}
	}
	return nil
}

// span is the part of the main file that can be edited for a range: false
// where a macro gave a part of it.
func (l *lesson) span(r report.Range) (source.Span, bool) {
	if _, is := l.c.Files.Expansion(r.From); is || l.main == nil {
		return source.Span{}, false
	}
	file, from := l.c.Files.Find(r.From)
	end, to := l.c.Files.Find(r.To)
	if file != l.main || end != l.main || from >= to {
		return source.Span{}, false
	}
	if !balanced(l.main.Text[from:to]) {
		return source.Span{}, false // its last token is of a macro
	}
	return source.Span{Start: from, End: to}, true
}

// spanOf is the part of the main file that can be edited for a node.
func (l *lesson) spanOf(n syntax.Placed) (source.Span, bool) {
	if n == nil {
		return source.Span{}, false
	}
	return l.span(n.Extent())
}

// balanced reports whether all parentheses that open in a text close in it.
func balanced(text []byte) bool {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				return false
			}
		case '"', '\'':
			quote := text[i]
			for i++; i < len(text) && text[i] != quote; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		}
	}
	return depth == 0
}

// written is the text of a node as it is spelled; "" where it is not in one
// piece or takes more than a line.
func (l *lesson) written(n syntax.Placed) string {
	if n == nil {
		return ""
	}
	r := n.Extent()
	from, to := l.c.Files.Written(r.From), l.c.Files.Written(r.To)
	file, start := l.c.Files.Find(from)
	end, stop := l.c.Files.Find(to)
	if file == nil || file != end || start >= stop || stop-start > 60 {
		if name, ok := n.(*syntax.Name); ok {
			return name.Name
		}
		return ""
	}
	text := file.Text[start:stop]
	if !balanced(text) || strings.IndexByte(string(text), '\n') >= 0 {
		return ""
	}
	return string(text)
}

// offset is the byte of the main file where something that stands in it as it
// is begins; -1 where a macro gave it.
func (l *lesson) offset(pos report.Pos) int {
	if _, is := l.c.Files.Expansion(pos); is || pos == 0 {
		return -1
	}
	if file, offset := l.c.Files.Find(pos); file == l.main && file != nil {
		return offset
	}
	return -1
}

// has reports whether a macro or a function of that name is there to be used.
func (l *lesson) has(name string) bool {
	if _, is := l.c.Unit.Macro(name); is {
		return true
	}
	return l.global(name) != nil
}

package sema

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// maxProbes is how many probe points a script's may stand for.
const maxProbes = 5000

// maxSteps bounds the search for them: aliases that use each other can lead to
// nothing in very many ways.
const maxSteps = 50000

// maxAliases is how deep aliases may be nested in each other.
const maxAliases = 100

// derivation is what is known on the way from a probe point of the script to
// those that it stands for.
type derivation struct {
	probe     *syntax.Probe   // of the script
	tok       *syntax.Token   // that messages name the probe by
	body      *syntax.Block   // with those of the aliases around it
	condition syntax.Expr     // of all points on the way, or nil
	origins   []*syntax.Point // that were expanded, nearest first
	name      string          // what pn() says
	// quiet derivations tell nothing of what they do not find.
	quiet bool
	// suffix is of a point that goes on after an alias's name: what is wrong
	// with it is told at its token.
	suffix *syntax.Token
}

// plant builds the tree of all probe points, as far as the script may need it.
func (c *checker) plant() {
	c.points.root = &pointNode{}
	c.points.root.grow(builtInPoints)
	for _, a := range c.libraryAliases() {
		c.register(a)
	}
	for _, a := range c.file.Aliases {
		c.register(a)
	}
}

// families adds what only the tapset has to the root: most scripts never ask.
func (c *checker) families() {
	if c.points.whole {
		return
	}
	c.points.whole = true
	for _, name := range tapset.Families() {
		// The counters of perf are aliases of points that are known here.
		if name != "perf" {
			c.points.root.child(name, noArgument).family = true
		}
	}
	for _, a := range commonAliases() {
		c.register(a)
	}
}

// register puts an alias into the tree.
func (c *checker) register(a *syntax.Alias) {
	for _, name := range a.Names {
		n := c.points.root
		for _, part := range name.Components {
			if part.Arg != nil {
				c.failTwice(finding(source.Error, a.Tok, textRegisterAlias),
					finding(source.Error, nil, textAliasParameter, part.Name))
				n = nil
				break
			}
			n = n.child(part.Name, noArgument)
		}
		if n != nil {
			n.aliases = append(n.aliases, a)
		}
	}
}

// derive finds the probes that a list of points stands for. It tells what it
// does not find and reports whether there was nothing to tell.
func (c *checker) derive(points []*syntax.Point, d derivation) bool {
	ok := true
	// pending is what was wrong with optional points, which is told after
	// what is wrong with one that is not.
	var pending []syntax.Finding
	for _, point := range points {
		before := len(c.program.Probes)
		one := d
		one.quiet = d.quiet || point.Optional
		one.condition = and(d.condition, point.Condition)
		if len(d.origins) == 0 {
			one.name = pointText(point)
		}
		failure := c.descend(c.points.root, point, 0, nil, one)
		if failure == nil && len(c.program.Probes) == before && d.suffix == nil {
			failure = failed(nil, textNoMatch)
		}
		if failure == nil {
			if point.Sufficient && len(c.program.Probes) > before {
				break
			}
			continue
		}
		if d.suffix != nil && !point.Optional {
			// What goes on after an alias is told by who wrote it.
			c.suffixFailure = failure
			return false
		}
		ok = ok && point.Optional
		if d.quiet {
			continue
		}
		f := finding(source.Error, point.Tok, textResolving)
		if failure.Place == (source.Span{}) {
			failure.Place = pointSpan(point)
		}
		f.Next = failure
		if point.Optional {
			switch failure.Code {
			case texts[textMismatch].code, texts[textSuffix].code, texts[textNoWildcard].code, texts[textNoMatch].code:
			default:
				pending = append(pending, f)
			}
			continue
		}
		c.add(f)
		for _, f := range pending {
			if !c.told(&f) {
				c.add(f)
			}
		}
		pending = nil
	}
	return ok
}

// told reports whether stap would take f for an error that was told before.
func (c *checker) told(f *syntax.Finding) bool {
	for i := range c.findings {
		if c.findings[i].Code == f.Code && c.findings[i].Next != nil && c.findings[i].Next.Code == f.Next.Code {
			return true
		}
	}
	return false
}

// and joins two conditions; either may be nil.
func and(x, y syntax.Expr) syntax.Expr {
	switch {
	case x == nil:
		return syntax.CloneExpr(y)
	case y == nil:
		return x
	}
	tok := *y.Token()
	return &syntax.Binary{Typed: syntax.Typed{Tok: &tok}, Op: "&&", X: syntax.CloneExpr(y), Y: x}
}

// pointSpan is where a point stands in the script.
func pointSpan(p *syntax.Point) source.Span {
	span := place(p.Tok)
	if last := p.Components[len(p.Components)-1]; last.Tok.Library == "" {
		end := last.Tok.Span.End
		if last.Arg != nil {
			end = max(end, last.Arg.Token().Span.End)
		}
		span.End = max(span.End, end)
	}
	return span
}

// failed makes a failure.
func failed(tok *syntax.Token, id textID, args ...any) *syntax.Finding {
	f := finding(source.Error, tok, id, args...)
	return &f
}

// descend goes on from node n at component i of a point; done are the
// components so far, with their wildcards resolved.
func (c *checker) descend(n *pointNode, point *syntax.Point, i int, done []*syntax.Component, d derivation) *syntax.Finding {
	if c.steps++; c.steps > maxSteps || len(c.program.Probes) > maxProbes {
		return failed(point.Tok, textManyProbes, maxProbes)
	}
	n.bloom()
	if i == len(point.Components) {
		if !n.ends() {
			return failed(point.Components[i-1].Tok, textTruncated, n.follow())
		}
		return c.finish(n, point, done, nil, d)
	}
	part := point.Components[i]
	a := argumentOf(part)
	star := strings.IndexByte(part.Name, '*') >= 0
	// Only netfilter has points of its own and of the tapset.
	if i == 0 && (star || part.Name == "netfilter" || n.find(part.Name, a) == nil) {
		c.families()
	}
	if star {
		return c.glob(n, point, i, done, d)
	}
	next := n.find(part.Name, a)
	if next == nil {
		return c.astray(n, point, i, done, d, func() *syntax.Finding {
			f := failed(part.Tok, textMismatch, "")
			c.suggestPoint(f, part, similar(part.Name, n.names()))
			return f
		})
	}
	return c.descend(next, point, i+1, extend(done, part), d)
}

// astray goes on where no node follows n: a point may go on after the name of
// an alias. Where that leads nowhere it fails with mismatch.
func (c *checker) astray(n *pointNode, point *syntax.Point, i int, done []*syntax.Component, d derivation, mismatch func() *syntax.Finding) *syntax.Finding {
	if len(n.aliases) > 0 {
		before := len(c.program.Probes)
		f := c.finish(n, point, done, point.Components[i:], d)
		if f != nil || len(c.program.Probes) > before {
			return f
		}
	} else if n.ends() {
		return failed(point.Components[i].Tok, textSuffix)
	}
	return mismatch()
}

// extend appends to a list without changing one that shares its start.
func extend(list []*syntax.Component, part *syntax.Component) []*syntax.Component {
	return append(list[:len(list):len(list)], part)
}

// names returns the names that may follow n.
func (n *pointNode) names() []string {
	var list []string
	for _, c := range n.children {
		list = append(list, c.name)
	}
	return list
}

// suggestPoint names what resembles a component, and mends it with the
// nearest.
func (c *checker) suggestPoint(f *syntax.Finding, part *syntax.Component, names []string) {
	f.Message = texts[textMismatch].message.With(similarText(names))
	if len(names) > 0 && names[0] != part.Name && part.Tok.Library == "" && len(names[0])+len(part.Name) >= 2*distance(part.Name, names[0]) {
		f.Edits = []source.Edit{{Span: part.Tok.Span, Text: names[0]}}
	}
}

// glob goes on at a component with wildcards: to all that match, those that
// fail aside.
func (c *checker) glob(n *pointNode, point *syntax.Point, i int, done []*syntax.Component, d derivation) *syntax.Finding {
	part := point.Components[i]
	a := argumentOf(part)
	before := len(c.program.Probes)
	// Two stars stand for any number of components, at the end alone.
	deep := strings.Contains(part.Name, "**")
	last := i == len(point.Components)-1
	for _, next := range n.sorted() {
		if next.argument == a && (last || !deep) && matches(part.Name, next.name) {
			named := *part
			named.Name = next.name
			c.descend(next, point, i+1, extend(done, &named), d)
		}
		if deep && last && next.argument == noArgument {
			next.bloom()
			named := *part
			named.Name, named.Arg = next.name, nil
			c.glob(next, point, i, extend(done, &named), d)
		}
	}
	if len(c.program.Probes) > before {
		return nil
	}
	return c.astray(n, point, i, done, d, func() *syntax.Finding {
		return failed(part.Tok, textNoWildcard, similarText(similar(strings.ReplaceAll(part.Name, "*", ""), n.names())))
	})
}

// finish makes the probes of a point that ends at n, or goes on after it with
// a suffix.
func (c *checker) finish(n *pointNode, point *syntax.Point, done, suffix []*syntax.Component, d derivation) *syntax.Finding {
	before := len(c.program.Probes)
	var failure *syntax.Finding
	for _, a := range n.aliases {
		if f := c.expand(a, point, done, suffix, d); f != nil {
			failure = f
		}
	}
	if suffix != nil && failure != nil {
		c.program.Probes = c.program.Probes[:before]
		return failure
	}
	if suffix == nil && (n.builtIn || n.event != nil) {
		resolved := *point
		resolved.Components, resolved.Condition = done, d.condition
		if f := c.build(n, &resolved, d); f != nil {
			return f
		}
		return nil
	}
	if len(c.program.Probes) > before {
		return nil
	}
	return failure
}

// expand derives the points of an alias.
func (c *checker) expand(a *syntax.Alias, point *syntax.Point, done, suffix []*syntax.Component, d derivation) *syntax.Finding {
	for _, origin := range d.origins {
		if origin.Tok == point.Tok {
			whole := syntax.Point{Components: append(append([]*syntax.Component(nil), done...), suffix...), Condition: d.condition}
			return failed(nil, textRecursiveAlias, pointText(&whole), c.written(point.Tok))
		}
	}
	if a.Tok.Library != "" {
		c.load(a.Tok.Library)
	}
	if len(d.origins) >= maxAliases {
		return failed(point.Tok, textDeepAlias)
	}
	inner := d
	inner.origins = append([]*syntax.Point{point}, d.origins...)
	inner.tok = point.Tok
	inner.body = &syntax.Block{}
	*inner.body = *d.body
	inner.body.List = nil
	for _, b := range []*syntax.Block{a.Prologue, d.body, a.Epilogue} {
		if b != nil {
			inner.body.List = append(inner.body.List, b)
		}
	}
	outermost := len(d.origins) == 0
	if outermost {
		inner.name = dotted(done)
	}
	points := a.Points
	if suffix != nil {
		inner.suffix = suffix[0].Tok
		points = make([]*syntax.Point, len(a.Points))
		for i, p := range a.Points {
			longer := *p
			longer.Components = append(append([]*syntax.Component(nil), p.Components...), suffix...)
			points[i] = &longer
		}
		for _, part := range suffix {
			if outermost {
				inner.name += "." + componentText(part)
			}
		}
	}
	c.suffixFailure = nil
	c.derive(points, inner)
	if f := c.suffixFailure; f != nil && suffix != nil {
		f.Tok = suffix[0].Tok
		f.Place = place(f.Tok)
		c.suffixFailure = nil
		return f
	}
	return nil
}

// written returns a place as messages write it: "file:line:column".
func (c *checker) written(t *syntax.Token) string {
	if t.Library != "" {
		return t.Library
	}
	line, column := 1, t.Span.Start+1
	for i, b := range c.file.Text[:t.Span.Start] {
		if b == '\n' {
			line, column = line+1, t.Span.Start-i
		}
	}
	return c.file.Name + ":" + itoa(int64(line)) + ":" + itoa(int64(column))
}

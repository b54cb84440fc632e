package syntax

import "ringlab/engine/kernelc/report"

// style is where a declarator stands, which tells how parentheses are read.
type style uint8

// The styles.
const (
	naming    style = iota // a name has to be there
	parameter              // a name may be there
	nameless               // of a type name
)

func (p *Parser) newDeclarator(pos report.Pos) *Declarator {
	return &Declarator{Node: Node{Pos: pos, Range: report.Range{From: p.here()}}}
}

// declarator parses a declarator into d.
func (p *Parser) declarator(d *Declarator, how style) {
	p.parts(d, how)
	d.Range.To = max(p.behind(), d.Range.From)
}

// parts parses pointers and what follows them, and adds the parts of the
// declarator from the inside out.
func (p *Parser) parts(d *Declarator, how style) {
	defer p.leave()
	if !p.enter() {
		return
	}
	var pointers []Part
	for p.is("*") {
		pointer := Part{Pos: p.here(), Kind: PointerPart}
		p.step()
		pointer.Quals = p.qualifiers()
		pointers = append(pointers, pointer)
		if len(pointers) > maxChain {
			p.tooDeep()
		}
	}
	p.direct(d, how)
	for i := len(pointers) - 1; i >= 0; i-- {
		d.Parts = append(d.Parts, pointers[i])
	}
}

// qualifiers parses the qualifiers and attributes after a star.
func (p *Parser) qualifiers() []Spec {
	var list []Spec
	for {
		k := p.keyword()
		if k != qualifierKeyword && k != attributeKeyword {
			return list
		}
		q := Spec{Pos: p.here(), Word: p.tok.Text}
		p.step()
		if k == attributeKeyword {
			q.Attrs = p.attribute(nil)
		}
		q.Range = report.Range{From: q.Pos, To: p.behind()}
		q.After, q.Found = p.here(), p.count()
		list = append(list, q)
	}
}

// direct parses a declarator without its pointers: a name or a declarator in
// parentheses, then parameters or array lengths.
func (p *Parser) direct(d *Declarator, how style) {
	named := how != nameless
	switch {
	case how != nameless && p.tok.Kind == Ident:
		d.Name, d.NamePos = p.tok.Text, p.here()
		p.step()
	case p.is("(") && p.nested(how):
		p.step()
		group := Part{Pos: p.here(), Kind: GroupPart}
		if p.keyword() == attributeKeyword {
			group.Attrs = p.attributes(nil)
		}
		group.Found = p.count()
		p.parts(d, how)
		p.expect(")", "in nested declarator")
		if group.Attrs != nil {
			d.Parts = append(d.Parts, group)
		}
		named = false
	}
	if p.is("(") {
		d.Parts = append(d.Parts, p.function(d, how, named))
		return
	}
	for n := 0; p.is("["); n++ {
		if n > maxChain {
			p.tooDeep()
		}
		d.Parts = append(d.Parts, p.array())
	}
}

// nested tells a declarator in parentheses from parameters.
func (p *Parser) nested(how style) bool {
	defer p.back(p.mark())
	p.step()
	p.skipAttributes()
	if p.tok.Kind == Ident {
		return how == naming || !p.isType(p.tok)
	}
	return !p.is(")") && !p.is("...")
}

// array parses one pair of brackets.
func (p *Parser) array() Part {
	a := Part{Pos: p.here(), Kind: ArrayPart}
	p.step()
	static := false
	for {
		isStatic := p.tok.Kind == Ident && p.tok.Text == "static"
		if !isStatic && p.keyword() != qualifierKeyword {
			break
		}
		if static && isStatic {
			p.error(p.here(), "array", "duplicate array static declarator")
		}
		static = static || isStatic
		a.Quals = append(a.Quals, Spec{Pos: p.here(), Word: p.tok.Text, Range: report.Range{From: p.here(), To: p.tok.End}})
		p.step()
	}
	if p.is("*") && p.peek(1).isOp("]") {
		p.step()
	} else {
		a.Size = p.assignment()
	}
	p.expect("]", "in abstract_array_declarator")
	a.Found = p.count()
	return a
}

// function parses the parameters of a declarator. named says that its name, if
// it has one, stands right before them.
func (p *Parser) function(d *Declarator, how style, named bool) Part {
	f := Part{Pos: p.here(), Kind: FunctionPart}
	next := p.peek(1)
	old := false
	switch {
	case p.isType(next):
		p.step()
		p.parameters(&f)
	case next.Kind == Ident:
		if how != naming {
			p.warn(p.here(), "parameters", "identifier list not in definition")
		}
		p.step()
		p.identifiers(&f)
		old = true
	case next.isOp(")"):
		after := p.peek(2)
		if named && !after.isOp(";") && !after.isOp(",") && p.asked("strict-prototypes") {
			p.warn(next.Pos, "strict-prototypes", "non-ANSI function declaration of function '"+identifier(d.Name)+"'")
		}
		p.step()
	case next.isOp("..."):
		p.warn(next.Pos, "parameters", "variadic functions must have one named argument")
		p.step()
		p.parameters(&f)
	default:
		p.step()
	}
	f.OldStyle = old
	p.expect(")", "in function declarator")
	f.Found = p.count()
	return f
}

// parameters parses a list of parameters with their types.
func (p *Parser) parameters(f *Part) {
	for {
		if p.is("...") {
			f.Variadic = true
			p.step()
			return
		}
		d, means := p.parameter()
		if means == voidTypeName {
			if len(f.Params) == 0 && d.Names[0].Declarator.Name == "" {
				f.Void = d
				return
			}
			p.warn(p.here(), "parameters", "void parameter")
		}
		f.Params = append(f.Params, d)
		if !p.is(",") {
			return
		}
		p.step()
	}
}

// parameter parses one parameter, and tells whether its type is void.
func (p *Parser) parameter() (*Declaration, meaning) {
	pos := p.here()
	s := p.specifiers()
	name := Declared{Declarator: p.newDeclarator(pos)}
	d := &Declaration{Specs: s.specs, Found: p.count(), implicit: s.implicit()}
	p.declarator(name.Declarator, parameter)
	name.Attrs = p.attributes(nil)
	name.After, name.Found = p.here(), p.count()
	name.Done = name.Found
	d.Names = []Declared{name}
	d.Node = p.node(pos, pos)
	if len(shape(name.Declarator)) > 0 {
		return d, objectName
	}
	return d, s.means
}

// shape are the parts of a declarator that make a type of their own.
func shape(d *Declarator) []Part {
	for i := range d.Parts {
		if d.Parts[i].Kind != GroupPart {
			return d.Parts[i:]
		}
	}
	return nil
}

// identifiers parses the names of parameters in the old style.
func (p *Parser) identifiers(f *Part) {
	for {
		f.Names = append(f.Names, LabelName{p.here(), p.tok.Text})
		p.step()
		if next := p.peek(1); !p.is(",") || next.Kind != Ident || p.isType(next) {
			return
		}
		p.step()
	}
}

// typeName parses a type without a name.
func (p *Parser) typeName() *TypeName {
	defer p.leave()
	p.enter()
	from := p.here()
	s := p.specifiers()
	t := &TypeName{Specs: s.specs, Declarator: p.newDeclarator(p.here()), means: s.means}
	p.declarator(t.Declarator, nameless)
	if parts := shape(t.Declarator); len(parts) > 0 {
		t.means = otherTypeName
		if parts[0].Kind == FunctionPart {
			t.means = functionTypeName
		}
	}
	t.force = s.forced
	t.Node, t.Found = p.node(from, from), p.count()
	return t
}

// forced reports whether the attribute force stands in the type.
func (t *TypeName) forced() bool {
	if t.force {
		return true
	}
	for i := range t.Declarator.Parts {
		part := &t.Declarator.Parts[i]
		if forces(part.Attrs) {
			return true
		}
		for j := range part.Quals {
			if forces(part.Quals[j].Attrs) {
				return true
			}
		}
	}
	return false
}

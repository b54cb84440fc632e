package syntax

// parsedOpening is what the parser made of an opening, the headers that a file
// begins with. It is never changed: each check of a file with this opening goes
// on from it.
type parsedOpening struct {
	openingDecls
	names     map[string]meaning
	functions map[string]*Part
	links     links
}

// openingDecls are the declarations of an opening: the tokens that each begins
// with, and whether it is to be declared even where nothing names it.
type openingDecls struct {
	decls  []Decl
	starts []int32
	always []bool
}

// begin goes on behind the opening of a unit, if the parser has seen it before.
func (p *Parser) begin(o *opening) {
	if o == nil {
		return
	}
	if o.parsed == nil {
		p.opening, p.first = o, &openingDecls{}
		return
	}
	p.known = o.parsed
	p.needed = o.parsed.neededBy(p.tokens[len(o.tokens):])
	p.at = len(o.tokens)
	p.tok = &p.tokens[p.at]
}

// recalled returns the next declaration of an opening that was parsed before;
// nil for none.
func (p *Parser) recalled() Decl {
	if p.known == nil || p.given == len(p.known.decls) {
		return nil
	}
	p.given++
	return p.known.decls[p.given-1]
}

// keep is told between two declarations. Where the opening ends there, and
// nothing was found in it, what became of it is kept.
func (p *Parser) keep() {
	o := p.opening
	if o == nil || len(p.found) == 0 && p.at < len(o.tokens) {
		return
	}
	if len(p.found) == 0 && p.at == len(o.tokens) && p.tok == &p.tokens[p.at] {
		o.parsed = &parsedOpening{openingDecls: *p.first, names: p.names, functions: p.functions}
		o.parsed.link(p.tokens[:p.at])
		p.known, p.given = o.parsed, len(p.first.decls)
		p.names, p.functions = map[string]meaning{}, nil
	}
	p.opening, p.first = nil, nil
}

// meaning returns what a name means here.
func (p *Parser) meaning(name string) meaning {
	m, found := p.names[name]
	if !found && p.known != nil {
		m = p.known.names[name]
	}
	return m
}

// functionNamed returns the parameters of a type of functions, by its name.
func (p *Parser) functionNamed(name string) *Part {
	f, found := p.functions[name]
	if !found && p.known != nil {
		f = p.known.functions[name]
	}
	return f
}

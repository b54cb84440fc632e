package syntax

import "ringlab/engine/kernelc/report"

// declaration parses a declaration or a function. In the head of a for, names
// have to be local.
func (p *Parser) declaration(inFor bool) Decl {
	from := p.here()
	switch p.keyword() {
	case asmKeyword:
		return AsmDecl{p.asm()}
	case staticAssertKeyword:
		return p.staticAssert()
	}
	s := p.specifiers()
	d := &Declaration{Specs: s.specs, Found: p.count()}
	if p.is(";") {
		p.step()
		if len(s.specs) == 0 {
			return &EmptyDecl{p.node(from, from)}
		}
		d.Node = p.node(from, from)
		return d
	}
	name := Declared{Declarator: p.newDeclarator(p.here())}
	p.named(&name)
	if name.Declarator.Name == "" {
		p.warn(p.here(), "declaration", "missing identifier in declaration")
		p.expect(";", "at the end of type declaration")
		d.Node = p.node(from, from)
		return d
	}
	function := p.declare(&name, &s)
	extern := s.storage == "extern"
	parts := shape(name.Declarator)
	pos, text := name.Declarator.Pos, bound(&name)
	switch {
	case s.storage == "typedef":
	case function:
		if len(parts) == 1 && s.auto {
			p.error(pos, "auto-type", "'"+text+"()' has __auto_type return type")
		}
		if len(parts) == 1 && s.implicit() {
			p.warn(pos, "implicit-type", "'"+text+"()' has implicit return type")
		}
		if p.isType(p.tok) || p.is("{") {
			p.definition(d, &name, &s)
			d.Node = p.node(from, from)
			return d
		}
		extern = s.storage != "static"
	case len(parts) == 0 && s.means == voidTypeName && !extern:
		p.error(p.here(), "void", "void declaration")
	}
	if s.implicit() && len(parts) == 0 {
		p.warn(pos, "implicit-type", "'"+text+"' has implicit type")
	}
	for {
		p.initialize(&name, &s, extern, inFor)
		d.Names = append(d.Names, name)
		if !p.is(",") {
			break
		}
		p.step()
		name = Declared{Declarator: p.newDeclarator(p.here())}
		name.Before = p.attributes(nil)
		p.named(&name)
		if name.Declarator.Name == "" {
			p.error(p.here(), "declaration", "expected identifier name in type definition")
			d.Node = p.node(from, from)
			return d
		}
		function = p.declare(&name, &s)
		extern = s.storage == "extern" || function && s.storage != "static" && s.storage != "typedef"
	}
	p.expect(";", "at end of declaration")
	d.Node = p.node(from, from)
	return d
}

// named parses a declarator with what may follow it.
func (p *Parser) named(name *Declared) {
	p.declarator(name.Declarator, naming)
	if p.keyword() == asmKeyword {
		p.step()
		p.expect("(", "after asm")
		name.Asm = p.text("asm name")
		p.expect(")", "after asm")
	}
	name.Attrs = p.attributes(nil)
	name.After, name.Found = p.here(), p.count()
}

// declare makes a name known, and tells whether it is a function's.
func (p *Parser) declare(name *Declared, s *specified) bool {
	m := s.means
	if parts := shape(name.Declarator); len(parts) > 0 {
		m = otherTypeName
		if parts[0].Kind == FunctionPart {
			m = functionTypeName
		}
	}
	function := m == functionTypeName
	if s.storage != "typedef" {
		m = objectName
	} else if f := functionOf(name, s); function && f != nil {
		if p.functions == nil {
			p.functions = map[string]*Part{}
		}
		p.functions[name.Declarator.Name] = f
	}
	p.bind(name.Declarator.Pos, name.Declarator.Name, m)
	return function
}

// functionOf returns the parameters of a name that is a function.
func functionOf(name *Declared, s *specified) *Part {
	if parts := shape(name.Declarator); len(parts) > 0 {
		return &parts[0]
	}
	return s.function
}

// initialize parses the initializer of a name, if it has one, and says what is
// wrong with where it stands.
func (p *Parser) initialize(name *Declared, s *specified, extern, inFor bool) {
	pos, text := name.Declarator.Pos, bound(name)
	if s.storage != "typedef" {
		if p.is("=") {
			p.step()
			before := p.mark()
			name.InitPos = p.here()
			name.Init = p.initializer()
			if before == p.mark() {
				p.error(p.here(), "expression-expected", "expression expected before '"+spell(p.tok)+"'")
			}
		}
		if inFor && (s.storage == "static" || extern || s.inline) {
			p.error(pos, "for", "non-local var '"+text+"' in for-loop initializer")
			extern = false
		}
		if name.Init != nil && extern {
			p.warn(pos, "extern", "symbol with external linkage has initializer")
		}
	}
	name.Done = p.count()
	if !s.auto {
		return
	}
	problem := ""
	self, _ := name.Init.(*Name)
	switch {
	case len(shape(name.Declarator)) > 0:
		problem = "on non-identifier"
	case p.is(","):
		problem = "on declaration list"
	case name.Init == nil:
		problem = "without initializer"
	case self != nil && self.Name == name.Declarator.Name:
		problem = "on self-init var"
	default:
		return
	}
	p.error(pos, "auto-type", "__auto_type "+problem)
}

// definition parses a function from after its declarator: the parameters'
// declarations in the old style, and the body.
func (p *Parser) definition(d *Declaration, name *Declared, s *specified) {
	defer p.leave()
	if !p.enter() {
		return
	}
	f := functionOf(name, s)
	if !p.is("{") {
		p.olderParameters(d, name, f)
		if !p.is("{") {
			p.error(p.here(), "body", "expected function body")
			name.Done = p.count()
			d.Names = []Declared{*name}
			return
		}
	}
	pos, text := name.Declarator.Pos, bound(name)
	if s.storage == "extern" && !s.inline && p.asked("external-function-has-definition") {
		p.warn(pos, "extern", "function '"+text+"' with external linkage has definition")
	}
	outer, outerScope := p.fn, p.labelScope
	p.fn, p.labelScope = &function{}, nil
	scope := p.open()
	if f != nil {
		p.declareParameters(d, f)
	}
	body := &Block{Node: Node{Pos: p.here()}}
	from := p.here()
	p.step()
	p.statements(body)
	p.close(scope)
	p.unusedLabels()
	name.Done = p.count()
	fn := p.fn
	p.fn, p.labelScope = outer, outerScope
	if fn.computed && !fn.targets {
		p.warn(pos, "computed-goto", "function '"+text+"' has computed goto but no targets?")
	}
	body.End = p.here()
	p.expect("}", "at end of function")
	body.Node = p.node(from, from)
	d.Names, d.Body = []Declared{*name}, body
}

// olderParameters parses the declarations of parameters in the old style.
func (p *Parser) olderParameters(d *Declaration, name *Declared, f *Part) {
	if p.asked("old-style-definition") {
		p.warn(p.here(), "old-style-definition", "non-ANSI definition of function '"+bound(name)+"'")
	}
	for {
		d.Older = append(d.Older, p.members())
		if !p.is(";") {
			p.error(p.here(), "expected", "expected ';' at end of parameter declaration")
			break
		}
		p.step()
		if !p.isType(p.tok) {
			break
		}
	}
	types := map[string]bool{} // by name: whether there is a parameter
	for _, older := range d.Older {
		for i := range older.Names {
			types[older.Names[i].Declarator.Name] = false
		}
	}
	named := func(pos report.Pos, name string) {
		if _, ok := types[name]; !ok && p.asked("implicit-int") {
			p.warn(pos, "implicit-type", "missing type declaration for parameter '"+identifier(name)+"'")
		}
		types[name] = true
	}
	if f != nil {
		for i := range f.Names {
			named(f.Names[i].Pos, f.Names[i].Name)
		}
		for _, parameter := range f.Params {
			n := parameter.Names[0].Declarator
			named(n.Pos, n.Name)
		}
	}
	for _, older := range d.Older {
		for i := range older.Names {
			if n := older.Names[i].Declarator; !types[n.Name] {
				p.warn(n.Pos, "parameters", "nonsensical parameter declaration '"+identifier(n.Name)+"'")
			}
		}
	}
}

// identifier is how sparse writes a name that may be missing.
func identifier(name string) string {
	if name == "" {
		return "<noident>"
	}
	return name
}

// bound is how sparse writes a declared name; one that it refused is missing.
func bound(name *Declared) string {
	if Reserved(name.Declarator.Name) {
		return identifier("")
	}
	return name.Declarator.Name
}

// declareParameters makes the parameters of a function known in its body.
func (p *Parser) declareParameters(d *Declaration, f *Part) {
	for i := range f.Names {
		n := &f.Names[i]
		if d.Older == nil && p.asked("implicit-int") {
			p.error(n.Pos, "implicit-type", "missing type declaration for parameter '"+n.Name+"'")
		}
		p.bind(n.Pos, n.Name, objectName)
	}
	for _, parameter := range f.Params {
		n := parameter.Names[0].Declarator
		if n.Name == "" {
			p.error(n.Pos, "parameters", "no identifier for function argument")
			continue
		}
		if d.Older == nil && parameter.implicit && len(shape(n)) == 0 && p.asked("implicit-int") {
			p.error(n.Pos, "implicit-type", "missing type declaration for parameter '"+n.Name+"'")
		}
		p.bind(n.Pos, n.Name, objectName)
	}
}

// initializer parses an initializer: a list in braces, or an expression.
func (p *Parser) initializer() Expr {
	if !p.is("{") {
		return p.assignment()
	}
	defer p.leave()
	if !p.enter() {
		return nil
	}
	pos := p.here()
	p.step()
	list := &InitList{}
	for {
		item := p.initItem()
		if item.Value != nil || item.Designators != nil {
			list.Items = append(list.Items, item)
		}
		if item.Value == nil {
			break
		}
		if !p.is(",") {
			break
		}
		p.step()
	}
	p.expect("}", "at end of initializer")
	list.Node = p.node(pos, pos)
	return list
}

// initItem parses one entry of an initializer.
func (p *Parser) initItem() InitItem {
	item := InitItem{Pos: p.here()}
	if p.tok.Kind == Ident && p.peek(1).isOp(":") {
		item.Designators = []Designator{{Pos: p.here(), Name: p.tok.Text, Obsolete: true, Found: p.count()}}
		if p.asked("old-initializer") {
			p.warn(p.here(), "old-initializer", "obsolete struct initializer, use C99 syntax")
		}
		p.step()
		p.step()
		item.Value = p.initializer()
		return item
	}
	equals := false
	for n := 0; ; n++ {
		if n > maxDepth {
			p.tooDeep()
		}
		if p.is(".") && p.peek(1).Kind == Ident {
			p.step()
			item.Designators = append(item.Designators, Designator{Pos: p.here(), Name: p.tok.Text, Found: p.count()})
			p.step()
			equals = true
			continue
		}
		if !p.is("[") {
			break
		}
		p.step()
		d := Designator{Index: true, From: p.conditional()}
		if d.From == nil {
			p.error(p.here(), "expression-expected", "Expected constant expression")
			break
		}
		d.Pos = d.From.Place()
		if p.is("...") {
			p.step()
			d.To = p.conditional()
		}
		d.Found = p.count()
		item.Designators = append(item.Designators, d)
		p.expect("]", "at end of initializer index")
		equals = equals || n > 0
	}
	if len(item.Designators) > 0 && !equals {
		if p.is("=") {
			equals = true
		} else {
			p.warn(p.here(), "old-initializer", "obsolete array initializer, use C99 syntax")
		}
	}
	if equals {
		p.expect("=", "at end of initializer index")
	}
	item.Value = p.initializer()
	return item
}

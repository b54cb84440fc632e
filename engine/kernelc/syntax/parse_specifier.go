package syntax

import "ringlab/engine/kernelc/report"

// kinds are the specifiers of a type that were read, as bits.
type kinds uint16

// The kinds of specifiers. wholeType is a type that takes no other specifier
// beside it; anyType stands for each that names a type.
const (
	anyType kinds = 1 << iota
	wholeType
	charType
	intType
	doubleType
	floatType
	signedType
	unsignedType
	shortType
	longType
	longLongType
)

// exclusions tells which specifiers exclude a keyword when they stand before it,
// and what the keyword adds.
func exclusions(k keyword) (exclude, add kinds) {
	const notReal = wholeType | floatType | doubleType
	switch k {
	case charKeyword:
		return anyType | longType | shortType, anyType | charType
	case intKeyword:
		return anyType, anyType | intType
	case doubleKeyword:
		return anyType | signedType | unsignedType | shortType | longLongType, anyType | doubleType
	case floatKeyword:
		return anyType | signedType | unsignedType | shortType | longType, anyType | floatType
	case shortKeyword:
		return notReal | charType | longType | shortType, shortType
	case signedKeyword:
		return notReal | signedType | unsignedType, signedType
	case unsignedKeyword:
		return notReal | signedType | unsignedType, unsignedType
	case longKeyword:
		return wholeType | charType | floatType | shortType | longLongType, longType
	case int128Keyword:
		return notReal | anyType | charType | shortType | intType | longType | longLongType, anyType | longLongType
	}
	return anyType | shortType | longType | signedType | unsignedType, anyType | wholeType
}

// specified sums up the specifiers of a declaration.
type specified struct {
	specs   []Spec
	seen    kinds
	storage string  // the storage class, "" for none
	thread  bool    // thread local
	inline  bool    // a function's
	auto    bool    // __auto_type
	forced  bool    // the attribute force
	means   meaning // of the type: void, function, another
	// function is what a function's type by a typedef says of its parameters.
	function *Part
}

// implicit reports whether no type was named.
func (s *specified) implicit() bool { return s.seen == 0 }

// specifiers parses the specifiers of a declaration.
func (p *Parser) specifiers() specified {
	s := specified{means: otherTypeName}
	first := len(p.specs)
	for p.tok.Kind == Ident {
		k := keywordOf(p.tok.Text)
		pos, word := p.here(), p.tok.Text
		spec := Spec{Pos: pos, Word: word}
		if k == noKeyword {
			m := p.meaning(word)
			if m < otherTypeName || s.seen&(anyType|shortType|longType|signedType|unsignedType) != 0 {
				break
			}
			s.seen |= wholeType | anyType
			s.means = m
			if m == functionTypeName {
				s.function = p.functionNamed(word)
			}
			p.step()
			spec.Typedef = true
			p.specified(spec)
			continue
		}
		if k > lastTypeKeyword {
			break
		}
		if k >= typeofKeyword && !p.combine(&s, k) {
			break
		}
		p.step()
		switch k {
		case storageKeyword:
			p.storage(&s, word)
		case threadKeyword:
			if s.storage == "" || s.storage == "static" || s.storage == "extern" {
				s.thread = true
			} else {
				p.error(p.here(), "storage", "__thread cannot be used with '"+storageName(s.storage)+"'")
			}
		case inlineKeyword:
			s.inline = true
		case alignasKeyword:
			spec.AlignAs = p.alignAs()
		case attributeKeyword:
			spec.Attrs = p.attribute(nil)
			s.forced = s.forced || forces(spec.Attrs)
		case typeofKeyword:
			spec.TypeOf, s.means = p.typeOf()
		case autoTypeKeyword:
			s.auto = true
		case structKeyword:
			spec.Record = p.record(word == "union")
		case enumKeyword:
			spec.Enum = p.enum()
		case voidKeyword:
			s.means = voidTypeName
		}
		p.specified(spec)
	}
	if len(p.specs) > first {
		s.specs = append(s.specs, p.specs[first:]...)
		clear(p.specs[first:])
		p.specs = p.specs[:first]
	}
	return s
}

// specified takes a specifier that was read into the list.
func (p *Parser) specified(spec Spec) {
	spec.Range = report.Range{From: spec.Pos, To: p.behind()}
	spec.After = p.here()
	spec.Found = p.count()
	p.specs = append(p.specs, spec)
}

// combine reports whether a keyword of types goes with those before it.
func (p *Parser) combine(s *specified, k keyword) bool {
	exclude, add := exclusions(k)
	if clash := s.seen & exclude; clash != 0 {
		p.conflict(clash)
		return false
	}
	if k == longKeyword && s.seen&longType != 0 {
		if s.seen&doubleType != 0 {
			p.error(p.here(), "specifiers", "impossible combination of type specifiers: long long double")
			return false
		}
		add |= longLongType
	}
	s.seen |= add
	return true
}

// conflict says that the current token excludes what stands before it.
func (p *Parser) conflict(clash kinds) {
	before := "long long"
	switch {
	case clash&(wholeType|anyType) != 0:
		p.error(p.here(), "specifiers", "two or more data types in declaration specifiers")
		return
	case clash&charType != 0:
		before = "char"
	case clash&doubleType != 0:
		before = "double"
	case clash&floatType != 0:
		before = "float"
	case clash&signedType != 0:
		before = "signed"
	case clash&unsignedType != 0:
		before = "unsigned"
	case clash&shortType != 0:
		before = "short"
	case clash&longType != 0:
		before = "long"
	}
	p.error(p.here(), "specifiers", "impossible combination of type specifiers: "+before+" "+p.tok.Text)
}

// storage takes a storage class.
func (p *Parser) storage(s *specified, word string) {
	switch {
	case s.thread && word != "static" && word != "extern":
		p.error(p.here(), "storage", "__thread cannot be used with '"+storageName(word)+"'")
	case s.storage == "":
		s.storage = word
	case s.storage == word:
		p.error(p.here(), "storage", "duplicate "+storageName(word))
	default:
		p.error(p.here(), "storage", "multiple storage classes")
	}
}

// storageName is what sparse calls a storage class.
func storageName(word string) string {
	if word == "typedef" {
		return "[usertype]"
	}
	return word
}

// typeOf parses what follows typeof.
func (p *Parser) typeOf() (*TypeOf, meaning) {
	t, means := &TypeOf{Pos: p.here()}, otherTypeName
	if !p.is("(") {
		p.error(p.here(), "expected", "expected '(' after typeof")
		return nil, means
	}
	p.step()
	if p.isType(p.tok) {
		t.Type = p.typeName()
		means = t.Type.means
	} else if t.X = p.expression(); t.X == nil {
		p.error(p.here(), "expression-expected", "expected expression after the '(' token")
	}
	p.expect(")", "after typeof")
	return t, means
}

// alignAs parses what follows _Alignas.
func (p *Parser) alignAs() *TypeOf {
	t := &TypeOf{Pos: p.here()}
	if !p.is("(") {
		p.error(p.here(), "expected", "expected '(' after _Alignas")
		return t
	}
	if p.isType(p.peek(1)) {
		p.step()
		t.Type = p.typeName()
		p.expect(")", "after _Alignas(...")
	} else {
		t.X = p.parens("after _Alignas")
	}
	return t
}

// record parses what follows struct or union.
func (p *Parser) record(union bool) *Record {
	r := &Record{Union: union, Before: p.attributes(nil)}
	r.TagPos = p.here()
	if p.tok.Kind == Ident {
		r.Tag = p.tok.Text
		p.reserveTag()
		p.step()
		r.Next = p.tok.Text
		r.Found = p.count()
		if !p.is("{") {
			return r
		}
	} else if !p.is("{") {
		p.error(p.here(), "expected", "expected declaration")
		return r
	}
	r.Body, r.Brace, r.Found = true, p.here(), p.count()
	p.step()
	defer p.leave()
	if !p.enter() {
		return r
	}
	for !p.is("}") {
		if p.keyword() == staticAssertKeyword {
			r.Members = append(r.Members, p.staticAssert())
			continue
		}
		if !p.is(";") {
			r.Members = append(r.Members, p.members())
		}
		if !p.is(";") {
			p.error(p.here(), "expected", "expected ; at end of declaration")
			break
		}
		p.step()
	}
	r.End = p.here()
	p.expect("}", "at end of specifier")
	r.After = p.attributes(nil)
	return r
}

// reserveTag says so where a tag is a word that sparse refuses.
func (p *Parser) reserveTag() {
	if Reserved(p.tok.Text) {
		p.bind(p.here(), p.tok.Text, noMeaning)
	}
}

// members parses one declaration of members, or of parameters in the old style,
// up to its semicolon.
func (p *Parser) members() *Declaration {
	from := p.here()
	s := p.specifiers()
	d := &Declaration{Specs: s.specs, Found: p.count()}
	for {
		name := Declared{Declarator: p.newDeclarator(p.here())}
		p.declarator(name.Declarator, naming)
		if p.is(":") {
			b := &BitField{Pos: p.here()}
			p.step()
			b.Width = p.conditional()
			b.After, b.Found = p.here(), p.count()
			name.BitField = b
		}
		name.Attrs = p.attributes(nil)
		name.After, name.Found = p.here(), p.count()
		name.Done = name.Found
		d.Names = append(d.Names, name)
		if !p.is(",") {
			break
		}
		p.step()
	}
	d.Node = p.node(from, from)
	return d
}

// enum parses what follows enum.
func (p *Parser) enum() *Enum {
	e := &Enum{Before: p.attributes(nil)}
	e.TagPos = p.here()
	if p.tok.Kind == Ident {
		e.Tag = p.tok.Text
		p.reserveTag()
		p.step()
		e.Next = p.tok.Text
		e.Found = p.count()
		if !p.is("{") {
			return e
		}
	} else if !p.is("{") {
		p.error(p.here(), "expected", "expected declaration")
		return e
	}
	e.Body, e.Brace, e.Found = true, p.here(), p.count()
	p.step()
	for p.tok.Kind == Ident {
		v := Enumerator{Pos: p.here(), Name: p.tok.Text}
		p.step()
		v.Attrs = p.attributes(nil)
		if p.is("=") {
			p.step()
			v.HasValue = true
			v.Value = p.conditional()
		}
		v.Found = p.count()
		p.bind(v.Pos, v.Name, objectName)
		v.Bound = p.count()
		e.Values = append(e.Values, v)
		if !p.is(",") {
			break
		}
		p.step()
	}
	e.End, e.Done = p.here(), p.count()
	p.expect("}", "at end of specifier")
	e.After = p.attributes(nil)
	return e
}

// staticAssert parses _Static_assert.
func (p *Parser) staticAssert() *StaticAssert {
	from := p.here()
	p.step()
	p.expect("(", "after _Static_assert")
	a := &StaticAssert{Cond: p.conditional()}
	if a.Cond == nil {
		p.error(p.here(), "expression-expected", "Expected constant expression")
	}
	if p.is(",") {
		p.step()
		a.Text = p.text("_Static_assert()")
		if a.Text == nil {
			a.Cond = nil
		}
	}
	p.expect(")", "after diagnostic message in _Static_assert")
	p.expect(";", "after _Static_assert()")
	a.Node, a.Found = p.node(from, from), p.count()
	return a
}

// attributes parses any number of __attribute__ and adds what they hold.
func (p *Parser) attributes(list []Attribute) []Attribute {
	for p.keyword() == attributeKeyword {
		p.step()
		list = p.attribute(list)
	}
	return list
}

// attribute parses what follows __attribute__ and adds what it holds.
func (p *Parser) attribute(list []Attribute) []Attribute {
	p.expect("(", "after attribute")
	p.expect("(", "after attribute")
	for p.tok.Kind == Ident {
		a := Attribute{Pos: p.here(), Name: p.tok.Text}
		form := attributeFormOf(a.Name)
		if form == unknownAttribute && p.asked("unknown-attribute") {
			p.warn(a.Pos, "unknown-attribute", "unknown attribute '"+a.Name+"'")
		}
		p.step()
		p.attributeArguments(&a, form)
		a.After, a.Found = p.here(), p.count()
		list = append(list, a)
		if !p.is(",") {
			break
		}
		p.step()
	}
	p.expect(")", "after attribute")
	p.expect(")", "after attribute")
	return list
}

func (p *Parser) attributeArguments(a *Attribute, form attributeForm) {
	switch form {
	case plainAttribute:
	case spaceAttribute:
		a.HasArgs = p.expect("(", "after address_space attribute")
		a.After = p.here()
		switch p.tok.Kind {
		case Number:
			if x := p.primary(); x.(*Literal).Value.Kind == IntegerConstant {
				a.Args = []Expr{x}
			} else {
				p.warn(x.Place(), "address-space", "invalid address space name")
			}
		case Ident:
			a.Args = []Expr{&Name{Node{p.here(), report.Range{From: p.here(), To: p.tok.End}}, p.tok.Text}}
			p.step()
		default:
			p.warn(p.here(), "address-space", "invalid address space name")
			p.step()
		}
		a.Given = p.count()
		p.expect(")", "after address_space attribute")
	case modeAttribute:
		a.HasArgs = p.expect("(", "after mode attribute")
		if p.tok.Kind == Ident {
			if isMode(p.tok.Text) {
				a.Args = []Expr{&Name{Node{p.here(), report.Range{From: p.here(), To: p.tok.End}}, p.tok.Text}}
			} else {
				p.error(p.here(), "attribute", "unknown mode attribute "+p.tok.Text)
			}
			p.step()
		} else {
			p.error(p.here(), "attribute", "expect attribute mode symbol\n")
		}
		p.expect(")", "after mode attribute")
	case contextAttribute:
		a.HasArgs = p.expect("(", "after context attribute")
		a.Args = append(a.Args, p.conditional())
		p.expect(",", "after context 1st argument")
		a.Args = append(a.Args, p.conditional())
		if p.is(",") {
			p.step()
			a.Args = append(a.Args, p.conditional())
			p.expect(")", "after context 3rd argument")
		} else {
			p.expect(")", "after context 2nd argument")
		}
	case alignedAttribute:
		if p.is("(") {
			a.HasArgs = true
			if x := p.parens("in attribute"); x != nil {
				a.Args = []Expr{x}
			}
		}
	default:
		if p.is("(") {
			a.HasArgs = true
			a.Args = commas(p.parens("in attribute"), nil)
		}
	}
}

// commas lists the operands of comma operators.
func commas(x Expr, list []Expr) []Expr {
	if b, ok := x.(*Binary); ok && b.Op == "," {
		return append(commas(b.X, list), b.Y)
	}
	if x == nil {
		return list
	}
	return append(list, x)
}

// skipAttributes steps over attributes and says only what is wrong with their
// parentheses.
func (p *Parser) skipAttributes() {
	for p.keyword() == attributeKeyword {
		p.step()
		p.expect("(", "after attribute")
		p.expect("(", "after attribute")
		for p.tok.Kind == Ident {
			p.step()
			if p.is("(") {
				p.step()
				for depth := 1; depth > 0 && p.tok.Kind != EOF; p.step() {
					if p.is("(") {
						depth++
					} else if p.is(")") {
						depth--
					}
				}
			}
			if !p.is(",") {
				break
			}
			p.step()
		}
		p.expect(")", "after attribute")
		p.expect(")", "after attribute")
	}
}

// forces reports whether the attribute force is among them.
func forces(list []Attribute) bool {
	for i := range list {
		if list[i].Name == "force" || list[i].Name == "__force__" {
			return true
		}
	}
	return false
}

package syntax

// links tell which declarations of an opening name what others declare. Most of
// what headers declare is of no use to a file: what neither the file nor
// anything that it uses names need not be declared to check it.
type links struct {
	by   map[string][]int32 // the declarations that may declare a name
	uses [][]int32          // the declarations whose names each names
}

func (o *openingDecls) add(decl Decl, start int) {
	o.decls = append(o.decls, decl)
	o.starts = append(o.starts, int32(start))
	o.always = append(o.always, false)
}

// link finds the links between the declarations of an opening's tokens.
func (o *parsedOpening) link(tokens []Token) {
	o.links = links{by: map[string][]int32{}, uses: make([][]int32, len(o.decls))}
	seen := map[string]bool{} // tags that are declared
	for i := range o.decls {
		o.declares(int32(i), o.text(i, tokens), seen)
	}
	last := make([]int32, len(o.decls)) // who a declaration was last found for, from 1
	for i := range o.decls {
		text := o.text(i, tokens)
		for j := range text {
			if text[j].Kind != Ident {
				continue
			}
			for _, used := range o.links.by[text[j].Text] {
				if last[used] != int32(i)+1 {
					last[used] = int32(i) + 1
					o.links.uses[i] = append(o.links.uses[i], used)
				}
			}
		}
	}
}

// text returns the tokens of a declaration.
func (o *parsedOpening) text(i int, tokens []Token) []Token {
	if i+1 < len(o.starts) {
		return tokens[o.starts[i]:o.starts[i+1]]
	}
	return tokens[o.starts[i]:]
}

// declares notes what a declaration may declare: its names, the tags that it is
// the first to name or has the body of, and all that it names where that is
// hard to tell.
func (o *parsedOpening) declares(i int32, text []Token, seen map[string]bool) {
	d, is := o.decls[i].(*Declaration)
	if !is || len(text) == 0 {
		o.always[i] = true
		return
	}
	for j := range d.Names {
		if n := d.Names[j].Declarator; n != nil {
			o.declare(n.Name, i)
		}
	}
	everything, body := false, false
	for j := range text[:len(text)-1] {
		t, next := &text[j], &text[j+1]
		if t.Kind != Ident {
			body = body || d.Body != nil && t.Pos == d.Body.Pos
			continue
		}
		switch keywordOf(t.Text) {
		case enumKeyword:
			everything = true
		case storageKeyword:
			o.always[i] = o.always[i] || body && t.Text == "extern"
		case structKeyword:
			switch {
			case next.isOp("{"):
			case next.Kind != Ident || keywordOf(next.Text) != noKeyword:
				everything = true
			case !seen[next.Text] || j+2 < len(text) && text[j+2].isOp("{"):
				o.declare(next.Text, i)
				// A tag that a body names may be the body's own.
				seen[next.Text] = !body
			}
		}
	}
	for j := range text {
		if everything && text[j].Kind == Ident && keywordOf(text[j].Text) == noKeyword {
			o.declare(text[j].Text, i)
		}
	}
}

func (o *parsedOpening) declare(name string, i int32) {
	if by := o.links.by[name]; len(by) == 0 || by[len(by)-1] != i {
		o.links.by[name] = append(by, i)
	}
}

// neededBy tells which of the declarations a file has a use for whose tokens
// behind the opening these are.
func (o *parsedOpening) neededBy(tokens []Token) []bool {
	needed := make([]bool, len(o.decls))
	copy(needed, o.always)
	queue := make([]int32, 0, len(o.decls))
	for i := range needed {
		if needed[i] {
			queue = append(queue, int32(i))
		}
	}
	need := func(list []int32) {
		for _, i := range list {
			if !needed[i] {
				needed[i] = true
				queue = append(queue, i)
			}
		}
	}
	for i := range tokens {
		if tokens[i].Kind == Ident {
			need(o.links.by[tokens[i].Text])
		}
	}
	for n := 0; n < len(queue); n++ {
		need(o.links.uses[queue[n]])
	}
	return needed
}

// Needless reports that nothing depends on whether the declaration that Next
// returned last is declared.
func (p *Parser) Needless() bool {
	return p.again && !p.needed[p.given-1]
}

// Matters says that more came of declaring what Next returned last than names
// that may be used: it is to be declared whatever the file names.
func (p *Parser) Matters() {
	if p.first != nil && len(p.first.always) > 0 {
		p.first.always[len(p.first.always)-1] = true
	}
}

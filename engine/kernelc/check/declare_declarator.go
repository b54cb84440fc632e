package check

import (
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// declarator builds the type that a declarator makes of a use, from the base
// outwards.
func (c *checker) declarator(d *syntax.Declarator, u *use) {
	if d == nil {
		return
	}
	for i := len(d.Parts) - 1; i >= 0; i-- {
		p := &d.Parts[i]
		if suffix(p) && (i == len(d.Parts)-1 || !suffix(&d.Parts[i+1])) {
			c.groupAttributes(d.Parts[:i], u)
		}
		switch p.Kind {
		case syntax.PointerPart:
			t := c.newType(tree.Pointer, u.base, p.Pos)
			t.Mods, t.Space, t.Locks = u.mods, u.space, u.locks
			u.base = t
			u.mods, u.space, u.locks, u.align, u.raised = 0, "", nil, 0, false
			for j := range p.Quals {
				if q := &p.Quals[j]; q.Attrs != nil {
					c.attributes(q.Attrs, u)
				} else {
					c.qualifier(q, u)
				}
			}
		case syntax.ArrayPart:
			u.base = c.newType(tree.Array, u.base, p.Pos)
			u.base.Mods, u.mods = u.mods, 0
			if p.Size != nil {
				u.base.Length = c.lower(p.Size)
			}
		case syntax.FunctionPart:
			f := c.newType(tree.Function, u.base, p.Pos)
			f.Mods, f.Variadic = u.mods, p.Variadic
			u.base = f
			u.mods = u.function
			c.parameters(f, p)
		}
		c.parser.Tell(p.Found)
	}
}

// suffix reports whether a part stands behind the name.
func suffix(p *syntax.Part) bool {
	return p.Kind == syntax.ArrayPart || p.Kind == syntax.FunctionPart
}

// groupAttributes takes the attributes at the start of the parentheses behind
// which suffixes stand: sparse has read them before those.
func (c *checker) groupAttributes(parts []syntax.Part, u *use) {
	i := len(parts) - 1
	for i >= 0 && suffix(&parts[i]) {
		i--
	}
	if i >= 0 && parts[i].Kind == syntax.GroupPart {
		c.attributes(parts[i].Attrs, u)
	}
}

// parameters declares the parameters of a function; those of the old style get
// their types later.
func (c *checker) parameters(f *tree.Type, p *syntax.Part) {
	for i := range p.Names {
		f.Params = append(f.Params, &tree.Type{
			Kind: tree.Node, Base: tree.IncompleteType, Name: p.Names[i].Name, Pos: p.Names[i].Pos, Object: &tree.Object{Depth: 1},
		})
	}
	if len(p.Params) > 0 {
		f.Params = make([]*tree.Type, 0, len(p.Params))
	}
	for _, d := range p.Params {
		f.Params = append(f.Params, c.parameter(d))
	}
}

// parameter declares one parameter.
func (c *checker) parameter(d *syntax.Declaration) *tree.Type {
	var u use
	c.specifiers(d.Specs, &u)
	name, pos, end := "", d.Place(), d.Extent().To
	if len(d.Specs) > 0 {
		pos = d.Specs[0].Pos
	}
	if len(d.Names) > 0 {
		n := &d.Names[0]
		c.declarator(n.Declarator, &u)
		c.attributes(n.Attrs, &u)
		if n.Declarator != nil {
			name = n.Declarator.Name
		}
		end = n.After
	}
	c.applyMode(end, &u)
	t := c.node(pos, name, &u, u.declared())
	t.Object = c.newObject(1)
	return t
}

// olderParameters gives the parameters of an old-style definition the types
// that the declarations before its body say.
func (c *checker) olderParameters(d *syntax.Declaration, node *tree.Type) {
	given := map[string]*tree.Type{}
	for _, older := range d.Older {
		for _, g := range c.members(older) {
			if given[g.Name] == nil {
				given[g.Name] = g
			}
		}
	}
	for _, param := range node.Base.Params {
		if g := given[param.Name]; g != nil {
			adoptOlder(param, g)
		} else {
			param.Base = tree.IntType
		}
	}
}

// adoptOlder gives a parameter of the old style its type; what is shorter than
// int comes as int.
func adoptOlder(param, given *tree.Type) {
	base := given.Base
	if base != nil && base.Base == tree.AbstractInt && base.Rank < 0 {
		base = tree.IntType
	}
	param.Base, param.Mods, param.Space, param.Locks, param.Align = base, given.Mods, given.Space, given.Locks, given.Align
}

// functionBody takes over the body of a function. It returns the symbol where
// sparse checks it on its own; an inline function is checked where it is used.
func (c *checker) functionBody(d *syntax.Declaration, node *tree.Type, b *binding) *tree.Type {
	if node.Mods&tree.Static == 0 {
		node.Mods |= tree.Extern
	}
	outer, function := c.body, node.Base
	c.body = newBody(node, len(c.scopes.stack))
	c.scopes.open()
	stmt := &tree.Stmt{Kind: tree.CompoundStmt, Pos: node.Pos, Range: d.Body.Extent(), Args: function.Params}
	const notOfResult = tree.Storage | tree.Const | tree.Volatile | tree.TLS | tree.Restrict | tree.Atomic | tree.Nocast | tree.NoDeref | tree.Access
	stmt.Ret = &tree.Type{
		Kind: tree.Node, Base: function.Base, Mods: function.Mods&^notOfResult | tree.Auto | tree.Register,
		Space: function.Space, Pos: node.Pos, Object: &tree.Object{Depth: 1},
	}
	c.local(stmt.Ret)
	if node.Mods&tree.Inline != 0 {
		node.Object.Inline = stmt
	} else {
		node.Object.Body = stmt
	}
	for _, param := range function.Params {
		c.declareParameter(param)
	}
	c.localLabels(d.Body.Labels)
	stmt.List = c.lowerList(d.Body.List)
	c.scopes.close()
	c.parser.Tell(d.Names[0].Done)
	c.checkDeclaration(b)
	c.define(b)
	c.body = outer
	if node.Mods&tree.Inline != 0 {
		return nil
	}
	return node
}

// declareParameter makes a parameter's name known in the body.
func (c *checker) declareParameter(param *tree.Type) {
	if param.Name == "" {
		return
	}
	if param.Base == tree.IncompleteType {
		param.Base = tree.IntType
	}
	c.scopes.bind(objects, param.Name, param, c.scopes.innermost(), false)
}

package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// use is a type that is being put together, as sparse does it: a base and what
// stands beside it. A pointer takes all of it as what it points to and leaves
// an empty use around itself.
type use struct {
	base    *tree.Type
	mods    tree.Mods
	space   string
	locks   []tree.Lock
	align   int64
	storage tree.Mods // the storage class; UserType for typedef
	// function are attributes of the function that the declarator makes.
	function tree.Mods
	mode     string
	packed   bool
	raised   bool // align was asked for here, not by a typedef
	forced   bool
	auto     bool
}

// declare takes an external declaration over into the file.
func (c *checker) declare(d syntax.Decl) {
	switch d := d.(type) {
	case *syntax.Declaration:
		c.symbols = append(c.symbols, c.declaration(d, false)...)
	case *syntax.StaticAssert:
		c.staticAssert(d)
	}
}

// declaration declares names at the file's top or in a block. It returns the
// objects and functions that sparse goes on to check.
func (c *checker) declaration(d *syntax.Declaration, loop bool) []*tree.Type {
	var u use
	c.specifiers(d.Specs, &u)
	c.parser.Tell(d.Found)
	mods := u.declared()
	kept := u
	var list []*tree.Type
	for i := range d.Names {
		n := &d.Names[i]
		u = kept
		c.attributes(n.Before, &u)
		c.declarator(n.Declarator, &u)
		c.attributes(n.Attrs, &u)
		c.applyMode(n.After, &u)
		if n.Declarator == nil || n.Declarator.Name == "" {
			continue
		}
		node := c.node(n.Declarator.Pos, n.Declarator.Name, &u, mods)
		kept.function, kept.mode = u.function, u.mode
		if added := c.declared(d, n, i, node, &u, loop); added != nil {
			list = append(list, added)
		}
	}
	if len(d.Names) == 0 {
		c.applyMode(d.Extent().To, &u)
	}
	return list
}

// node makes the use that a declaration names.
func (c *checker) node(pos report.Pos, name string, u *use, mods tree.Mods) *tree.Type {
	t := c.newType(tree.Node, u.base, pos)
	t.Name, t.Mods, t.Space, t.Locks, t.Align = name, u.mods|mods, u.space, u.locks, u.align
	t.Forced, t.Raised = u.forced, u.raised && !u.packed
	return t
}

// declared declares one name. It returns the symbol where sparse checks it on
// its own.
func (c *checker) declared(d *syntax.Declaration, n *syntax.Declared, i int, node *tree.Type, u *use, loop bool) *tree.Type {
	node.Object = c.newObject(len(c.scopes.stack))
	typedef := u.storage == tree.UserType
	if typedef {
		node.Mods |= tree.UserType
	}
	c.parser.Tell(n.Found)
	b := c.bindObject(node, typedef)
	base := node.Base
	switch {
	case typedef:
		nameType(base, node.Name)
	case base != nil && base.Kind == tree.Function:
		if i == 0 {
			implicitResult(base)
			node.Mods |= u.function
			if d.Older != nil {
				c.olderParameters(d, node)
				if d.Body == nil {
					return nil
				}
			}
			if d.Body != nil {
				return c.functionBody(d, node, b)
			}
		}
		if node.Mods&tree.Static == 0 {
			node.Mods |= tree.Extern
		}
	}
	if i == 0 && base == tree.IncompleteType {
		node.Base = tree.IntType
	}
	if !typedef && n.Init != nil {
		node.Object.Init = c.initializer(n.Init)
	}
	c.parser.Tell(n.Done)
	checked := c.storage(node, typedef, loop)
	c.checkDeclaration(b)
	if same := node.Object.Same; same != nil {
		node.Object.Definition = same.Object.Definition
		node.Object.Builtin = same.Object.Builtin
		if typedef {
			c.checkDuplicates(node)
		}
	}
	if u.auto {
		rejectAuto(node, i+1 == len(d.Names))
	}
	return checked
}

// storage settles what a declaration without a body is: it returns the symbol
// where it is one that is checked.
func (c *checker) storage(node *tree.Type, typedef, loop bool) *tree.Type {
	if typedef {
		return nil
	}
	if loop {
		node.Mods &^= tree.Storage
	}
	if node.Object.Init != nil {
		node.Mods &^= tree.Extern
	}
	if node.Mods&(tree.Extern|tree.Inline) != 0 {
		return nil
	}
	c.local(node)
	return node
}

// local adds an object to those of the function that is being declared.
func (c *checker) local(node *tree.Type) {
	if c.body != nil {
		c.body.function.Object.Locals = append(c.body.function.Object.Locals, node)
	}
}

// nameType gives a type without a tag the name of its typedef.
func nameType(t *tree.Type, name string) {
	if t == nil || t.Name != "" {
		return
	}
	switch t.Kind {
	case tree.Struct, tree.Union, tree.Enum, tree.Restricted:
		t.Name = name
	}
}

// implicitResult gives a function without a result type int.
func implicitResult(function *tree.Type) {
	if function.Base == tree.AutoType || function.Base == tree.IncompleteType {
		function.Base = tree.IntType
	}
}

// rejectAuto gives what __auto_type cannot be worked out for a bad type.
func rejectAuto(node *tree.Type, last bool) {
	init := node.Object.Init
	if node.Base != tree.AutoType || !last || init == nil || init.Op == tree.Symbol && init.Symbol == node {
		node.Base = tree.BadCType
	}
}

// staticAssert judges a static assertion.
func (c *checker) staticAssert(d *syntax.StaticAssert) {
	c.parser.Tell(d.Found)
	if d.Cond == nil {
		return
	}
	cond := c.lower(d.Cond)
	if cond == nil {
		return
	}
	value, ok := c.requireConstant(cond, true)
	if value != 0 || !ok && cond.Op != tree.Value {
		return
	}
	text := "static assertion failed"
	if s, is := d.Text.(*syntax.StringLit); is {
		text += ": " + quoted(s.Value)
	}
	c.errorAt(cond.Pos, "static-assert", text)
}

// quoted writes a string as sparse's messages do.
func quoted(text []byte) string {
	out := []byte{'"'}
	for i, b := range text {
		switch {
		case b == '\n':
			out = append(out, '\\', 'n')
		case b == '\t':
			out = append(out, '\\', 't')
		case b == '"' || b == '\\':
			out = append(out, '\\', b)
		case b >= ' ' && b < 0x7f:
			out = append(out, b)
		default:
			out = appendOctal(out, b, i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9')
		}
	}
	return string(append(out, '"'))
}

// appendOctal writes a byte that cannot be shown, with all three digits where a
// digit follows.
func appendOctal(out []byte, b byte, full bool) []byte {
	out = append(out, '\\')
	if full || b >= 0o100 {
		out = append(out, '0'+b>>6)
	}
	if full || b >= 0o10 {
		out = append(out, '0'+b>>3&7)
	}
	return append(out, '0'+b&7)
}

package check

import (
	"strconv"

	"ringlab/engine/kernelc/tree"
)

// bindObject declares an object, a function or a typedef in the innermost
// scope. At the file's top it is of the file alone where it is static.
func (c *checker) bindObject(node *tree.Type, typedef bool) *binding {
	in := c.scopes.innermost()
	if !typedef && in == &c.scopes.file {
		c.inheritStatic(node)
		mods := tree.Addressable | tree.TopLevel
		in = &c.scopes.global
		externInline := node.Mods&(tree.Extern|tree.Inline) == tree.Extern|tree.Inline && node.Is(tree.Function)
		if node.Mods&tree.Static != 0 || externInline {
			in = &c.scopes.file
			mods = tree.TopLevel
		}
		node.Mods |= mods
	}
	return c.scopes.bind(objects, node.Name, node, in, typedef)
}

// inheritStatic makes a declaration static that repeats a static one without
// saying so.
func (c *checker) inheritStatic(node *tree.Type) {
	if node.Mods&(tree.Static|tree.Extern) != 0 {
		return
	}
	if b := c.scopes.find(objects, node.Name); b != nil && b.file != nil {
		node.Mods |= b.file.symbol.Mods & tree.Static
	}
}

// checkDeclaration finds what a declaration repeats and what it hides.
func (c *checker) checkDeclaration(b *binding) {
	node, warned := b.symbol, false
	for next := b.outer; next != nil; next = next.outer {
		if next.typedef != b.typedef || next.symbol.Object.Enumerator && b.typedef {
			continue
		}
		if next.scope == b.scope {
			node.Object.Same = next.symbol
			node.Mods |= next.symbol.Mods & tree.FunctionAttributes
			return
		}
		if node.Mods&tree.Extern != 0 && next.symbol.Mods&(tree.TopLevel|tree.Static) == tree.TopLevel {
			node.Object.Same = next.symbol
			return
		}
		if warned || !c.flag("shadow") || next.symbol.Is(tree.Function) {
			continue
		}
		warned = true
		c.warnAt(node.Pos, "shadow", "symbol '"+node.Name+"' shadows an earlier one")
		c.noteAt(next.symbol.Pos, "originally declared here")
	}
}

// define makes a function with a body the definition of all its declarations.
func (c *checker) define(b *binding) {
	node := b.symbol
	node.Object.Definition = node
	previous := node.Object.Same
	if previous == nil {
		return
	}
	if previous.Object.Definition != nil {
		c.warnAt(node.Pos, "redefinition", "multiple definitions for function '"+node.Name+"'")
		c.noteAt(previous.Object.Definition.Pos, " the previous one is here")
		return
	}
	// Both chains lead from the latest declaration to the first.
	outer := b.outer
	for ; previous != nil; previous = previous.Object.Same {
		previous.Object.Definition = node
		for outer != nil && outer.symbol != previous {
			outer = outer.outer
		}
		if outer != nil {
			outer.scope = b.scope
		}
	}
}

// maxCompared is how many earlier declarations of the same thing a declaration
// is compared with.
const maxCompared = 500

// checkDuplicates compares a declaration with those that it repeats, and
// complains of one that other files see and no header declares.
func (c *checker) checkDuplicates(node *tree.Type) {
	object := node.Object
	initialized, declared := object.Init != nil, false
	for next, n := object.Same, 0; next != nil && n < maxCompared; next, n = next.Object.Same, n+1 {
		c.evaluateSymbol(next)
		if initialized && next.Object.Init != nil {
			file, offset := c.files.Find(next.Pos)
			where := ""
			if file != nil {
				where = file.Name + ":" + strconv.Itoa(file.Line(offset))
			}
			c.errorAt(node.Pos, "redefinition", "symbol '"+node.Name+"' has multiple initializers (originally initialized at "+where+")")
			initialized = false
		}
		declared = true
		if difference := c.difference(node, next, 0, 0); difference != "" {
			i := c.errorAt(node.Pos, "redeclaration", "symbol '"+node.Name+"' redeclared with different type ("+difference+"):")
			c.noteAt(node.Pos, "   "+c.show(node))
			c.noteAt(next.Pos, "note: previously declared as:")
			c.noteAt(next.Pos, "   "+c.show(next))
			c.evidence(i, Evidence{Expected: next, Got: node})
			return
		}
	}
	if declared || node.Name == "" || node.Mods&tree.TopLevel == 0 || node.Mods&(tree.Static|tree.Register|tree.ExtVisible) != 0 ||
		!c.flag("decl") || node.Name == "main" {
		return
	}
	c.warnAt(node.Pos, "decl", "symbol '"+node.Name+"' was not declared. Should it be static?")
}

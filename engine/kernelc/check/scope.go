package check

import (
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// namespace is what kind of name is looked up.
type namespace uint8

const (
	objects namespace = iota // objects, functions, enumerators, typedefs
	tags
)

// scope is where names were declared. The file has two: that of names which
// other files see, and that of its own; each block and function has one.
type scope struct {
	names []nameKey // declared here, in order
	depth int
}

type nameKey struct {
	space namespace
	name  string
}

// binding is one declaration of a name; outer is the one that it hides or
// repeats.
type binding struct {
	symbol  *tree.Type
	scope   *scope
	outer   *binding
	typedef bool
	// file is the latest declaration of the name that only the file sees, this
	// one included.
	file *binding
}

// scopes are the names that can be seen.
type scopes struct {
	names        map[nameKey]*binding
	global, file scope
	stack        []*scope // blocks, from the outside in; empty at the file's top
}

func newScopes() scopes { return scopes{names: make(map[nameKey]*binding, 256)} }

// innermost is the scope in which a declaration without linkage stands.
func (s *scopes) innermost() *scope {
	if len(s.stack) == 0 {
		return &s.file
	}
	return s.stack[len(s.stack)-1]
}

func (s *scopes) open() { s.stack = append(s.stack, &scope{depth: len(s.stack) + 1}) }

func (s *scopes) close() {
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	for i := len(top.names) - 1; i >= 0; i-- {
		key := top.names[i]
		if first := s.names[key]; first.scope == top {
			s.names[key] = first.outer
		} else {
			unlink(first, top)
		}
	}
}

// unlink takes the first binding of a scope out of a chain whose head is of
// another scope, as happens where an outer declaration was made later.
func unlink(b *binding, of *scope) {
	for ; b.outer != nil; b = b.outer {
		if b.outer.scope == of {
			b.outer = b.outer.outer
			return
		}
	}
}

// bind declares a name in a scope. A word that the parser refused as a name
// stays unknown, and what it was to name has none.
func (s *scopes) bind(space namespace, name string, symbol *tree.Type, in *scope, typedef bool) *binding {
	if syntax.Reserved(name) {
		symbol.Name = ""
		return &binding{symbol: symbol, scope: in, typedef: typedef}
	}
	key := nameKey{space, name}
	b := &binding{symbol: symbol, scope: in, outer: s.names[key], typedef: typedef}
	if b.outer != nil {
		b.file = b.outer.file
	}
	if in == &s.file && !typedef {
		b.file = b
	}
	s.names[key] = b
	if in.depth > 0 {
		in.names = append(in.names, key)
	}
	return b
}

// find returns what a name means; nil for nothing.
func (s *scopes) find(space namespace, name string) *binding {
	return s.names[nameKey{space, name}]
}

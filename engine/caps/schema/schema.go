// Package schema is what libvirt's RelaxNG schemas say of capabilities and
// domain capabilities, as a table, with words that explain each element.
//
// In: a tree. Out: warnings about what the schemas would reject, what
// contradicts itself, and what looks misspelt; the glossary and the
// completions for a place.
//
// The table holds libvirt 9.0.0's capability.rng, domaincaps.rng, cputypes.rng
// and basictypes.rng, and beyond them what drivers of libvirt 0.4 to 12
// emit although that version's schema knows it not, or no more.
package schema

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// element is one element of the table, in one place of the document.
type element struct {
	name    string
	words   words.Text
	since   string // libvirt version that began to emit it; "" where always or not known
	content content
	attrs   []attribute
	// children are in the order of the schema. They must stand in it where
	// ordered is set; otherwise they interleave.
	children []child
	ordered  bool
	// by names an attribute that decides which of variants the element is. An
	// element that matches none is checked as itself.
	by       string
	variants []*element
	// supported and enums are what nearly every element of domain capabilities
	// has: the attribute of this name, and children <enum> whose names are
	// these, or newer ones; nil for none. See expand.
	supported bool
	enums     []value
}

// attribute is one attribute of an element.
type attribute struct {
	name     string
	words    words.Text
	since    string
	required bool
	// with names another attribute that must be there if this one is.
	with    string
	content content
}

// child is an element as a child of another.
type child struct {
	occurs occurs
	*element
	// with names another child that must be there if this one is.
	with string
	// unique names what no two of these siblings may share: an attribute, or
	// their text by ".".
	unique string
}

// occurs says how often an element may stand.
type occurs uint8

const (
	maybe occurs = iota // at most once
	once
	any // any number
	some
)

func (o occurs) required() bool { return o == once || o == some }
func (o occurs) single() bool   { return o == maybe || o == once }

// roots are the root elements that have a table.
var roots = [...]*element{capabilities, domainCapabilities}

// The table is made of literals alone, so that it is data of the engine and
// not code that runs at each start; what its elements have in common is added
// here.
func init() {
	for _, root := range &roots {
		root.expand()
	}
}

// expand adds the attribute supported and the children <enum> to an element
// and all below it.
func (e *element) expand() {
	if e.supported && e.attribute(supportedAttr.name) == nil {
		e.attrs = append(e.attrs, supportedAttr)
	}
	if e.enums != nil && e.child("enum") == nil {
		e.children = append(e.children, child{occurs: any, unique: "name", element: enumeration(e.enums)})
	}
	for i := range e.children {
		e.children[i].expand()
	}
	for _, v := range e.variants {
		v.expand()
	}
}

// enumeration is the element <enum>, whose name is one of names, or a newer
// one.
func enumeration(names []value) *element {
	return &element{
		name: "enum", words: enumWords,
		attrs: []attribute{
			{name: "name", required: true, content: content{kind: text, values: names}, words: enumNameWords},
		},
		children: []child{{occurs: any, element: enumValue, unique: "."}},
	}
}

// rootNamed returns the table of a root element.
func rootNamed(name string) *element {
	for _, e := range &roots {
		if e.name == name {
			return e
		}
	}
	return nil
}

// child returns the child element with this name.
func (e *element) child(name string) *element {
	for i := range e.children {
		if e.children[i].name == name {
			return e.children[i].element
		}
	}
	return nil
}

// attribute returns the attribute with this name.
func (e *element) attribute(name string) *attribute {
	for i := range e.attrs {
		if e.attrs[i].name == name {
			return &e.attrs[i]
		}
	}
	return nil
}

// variant returns the variant of e that value of its deciding attribute
// selects; e itself where there is none.
func (e *element) variant(value string) *element {
	for _, v := range e.variants {
		if v.attribute(e.by).content.holds(value) {
			return v
		}
	}
	return e
}

// find returns the entry of the table for a node; nil where the node is no
// element that the table knows in that place.
func find(t *xmldoc.Tree, node xmldoc.ID) *element {
	var path [xmldoc.MaxDepth]xmldoc.ID
	depth := 0
	for id := node; id > xmldoc.Root; id = t.Node(id).Parent {
		if t.Node(id).Kind != xmldoc.Element || depth == len(path) {
			return nil
		}
		path[depth] = id
		depth++
	}
	if depth == 0 {
		return nil
	}
	e := rootNamed(localName(t, path[depth-1]))
	for depth--; e != nil && depth > 0; depth-- {
		id := path[depth-1]
		if e = e.child(localName(t, id)); e != nil && e.by != "" {
			value, _, _ := t.Attr(id, e.by)
			e = e.variant(value)
		}
	}
	return e
}

// Known reports whether the table has an element where node stands.
func Known(t *xmldoc.Tree, node xmldoc.ID) bool { return find(t, node) != nil }

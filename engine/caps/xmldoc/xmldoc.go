// Package xmldoc reads XML without losing a byte of it.
//
// In: UTF-8 text. Out: a tree of offsets into that text, and diagnostics with
// their places. The text stays the only truth: the tree holds where things
// stand, never copies of them, so writing a document back is writing its text.
// The reader recovers from malformed input and keeps what it could read; it
// expands no entity but the five of XML and character references, and reads
// no DTD.
package xmldoc

import "ringlab/engine/source"

// ID names a node of one Tree. The document itself is Root; None is no node.
type ID int32

// Root is the document node, parent of the prolog and the root elements.
const Root ID = 0

// None is the answer where there is no such node.
const None ID = -1

// Kind is what a node is.
type Kind uint8

// The kinds of nodes. Plain character data has no nodes: it is what stands
// between the children of an element.
const (
	Document Kind = iota
	Element
	CData
	Comment
	Instruction // <?target …?>, the XML declaration included
	Doctype
)

// Name is an interned element or attribute name of one Tree, prefix included.
// Equal names have equal numbers, from 0 up without holes.
type Name int32

// Node is one place in the document. All offsets are bytes of Tree.Text.
type Node struct {
	Kind Kind
	// HasText reports character data other than white space directly inside.
	HasText bool
	// Closed reports that an element's own end tag (or "/>") was there.
	Closed bool
	// Unsure reports that a tag is missing directly inside, so that what
	// belongs to the element is not certain.
	Unsure bool
	Name   Name // of an Element
	Parent ID
	First  ID // first child
	Next   ID // next sibling

	Start        int32 // of the whole node
	End          int32
	ContentStart int32 // between the tags; equal for <x/>
	ContentEnd   int32

	attrs    int32 // index of the first attribute
	attrsEnd int32
}

// Attr is one attribute: its name and where name and value (without quotes)
// stand.
type Attr struct {
	Name       Name
	NameStart  int32
	ValueStart int32
	ValueEnd   int32
	// Raw reports that the value holds no reference or line break: it is its
	// bytes.
	Raw bool
}

// Tree is a document as offsets into its text. Nodes stand in document order.
type Tree struct {
	Text  []byte
	Nodes []Node
	Attrs []Attr
	names nameTable
}

// Node returns the node id.
func (t *Tree) Node(id ID) *Node { return &t.Nodes[id] }

// Span returns where the whole node stands.
func (t *Tree) Span(id ID) source.Span {
	n := &t.Nodes[id]
	return source.Span{Start: int(n.Start), End: int(n.End)}
}

// TagSpan returns where an element's start tag stands: what to point at when
// the element as a whole is meant.
func (t *Tree) TagSpan(id ID) source.Span {
	n := &t.Nodes[id]
	end := n.ContentStart
	if n.Kind != Element || end < n.Start {
		end = n.End
	}
	return source.Span{Start: int(n.Start), End: int(end)}
}

// Names returns how many distinct names the tree has.
func (t *Tree) Names() int { return len(t.names.text) }

// NameText returns the text of an interned name.
func (t *Tree) NameText(n Name) string { return t.names.text[n] }

// Lookup returns the number of a name, and whether the tree has it at all.
func (t *Tree) Lookup(name string) (Name, bool) { return t.names.find(name) }

// Name returns the name of an element.
func (t *Tree) Name(id ID) string { return t.names.text[t.Nodes[id].Name] }

// NodeAttrs returns the attributes of an element, in their order.
func (t *Tree) NodeAttrs(id ID) []Attr {
	n := &t.Nodes[id]
	return t.Attrs[n.attrs:n.attrsEnd]
}

// Attr returns the value of the attribute name of element id, with references
// expanded, where the value stands, and whether it is there.
func (t *Tree) Attr(id ID, name string) (value string, span source.Span, ok bool) {
	want, known := t.names.find(name)
	if !known || id == None {
		return "", source.Span{}, false
	}
	for i := t.Nodes[id].attrs; i < t.Nodes[id].attrsEnd; i++ {
		if a := &t.Attrs[i]; a.Name == want {
			return t.AttrValue(a), source.Span{Start: int(a.ValueStart), End: int(a.ValueEnd)}, true
		}
	}
	return "", source.Span{}, false
}

// AttrValue returns the value of a, with references expanded.
func (t *Tree) AttrValue(a *Attr) string { return string(t.AttrBytes(a)) }

// AttrBytes returns AttrValue as bytes, which are the text's own where there
// was nothing to expand.
func (t *Tree) AttrBytes(a *Attr) []byte {
	raw := t.Text[a.ValueStart:a.ValueEnd:a.ValueEnd]
	if a.Raw {
		return raw
	}
	return expand(nil, raw)
}

// HasValue reports whether a has a value at all, were it an empty one.
func (t *Tree) HasValue(a *Attr) bool {
	return int(a.ValueStart-a.NameStart) > len(t.names.text[a.Name])
}

// RootElement returns the first element at the top of the document.
func (t *Tree) RootElement() ID {
	return t.nextElement(t.Nodes[Root].First)
}

// Child returns the first child element of id with this name. A chain of
// calls may start from None, which has no children.
func (t *Tree) Child(id ID, name string) ID {
	want, known := t.names.find(name)
	if !known || id == None {
		return None
	}
	for c := t.Nodes[id].First; c != None; c = t.Nodes[c].Next {
		if n := &t.Nodes[c]; n.Kind == Element && n.Name == want {
			return c
		}
	}
	return None
}

// Find follows a path of first children: Find(id, "host", "cpu", "model").
func (t *Tree) Find(id ID, path ...string) ID {
	for _, name := range path {
		id = t.Child(id, name)
	}
	return id
}

// Children yields the child elements of id with this name, in order; all of
// them for the name "".
func (t *Tree) Children(id ID, name string) func(yield func(ID) bool) {
	return func(yield func(ID) bool) {
		want, known := t.names.find(name)
		if id == None || (name != "" && !known) {
			return
		}
		for c := t.Nodes[id].First; c != None; c = t.Nodes[c].Next {
			n := &t.Nodes[c]
			if n.Kind == Element && (name == "" || n.Name == want) && !yield(c) {
				return
			}
		}
	}
}

func (t *Tree) nextElement(id ID) ID {
	for id != None && t.Nodes[id].Kind != Element {
		id = t.Nodes[id].Next
	}
	return id
}

// CharData returns the character data directly inside element id, references
// and CDATA sections expanded, as encoding/xml's chardata.
func (t *Tree) CharData(id ID) string {
	if id == None {
		return ""
	}
	n := &t.Nodes[id]
	if n.First == None {
		return string(expand(nil, t.Text[n.ContentStart:n.ContentEnd]))
	}
	var out []byte
	at := n.ContentStart
	for c := n.First; c != None; c = t.Nodes[c].Next {
		child := &t.Nodes[c]
		out = expand(out, t.Text[at:child.Start])
		if child.Kind == CData {
			out = append(out, newlines(t.Text[child.ContentStart:child.ContentEnd])...)
		}
		at = child.End
	}
	return string(expand(out, t.Text[at:n.ContentEnd]))
}

// Value returns CharData without the white space around it, and where it
// stands; the whole element's place when it is empty.
func (t *Tree) Value(id ID) (string, source.Span) {
	if id == None {
		return "", source.Span{}
	}
	n := &t.Nodes[id]
	start, end := n.ContentStart, n.ContentEnd
	for start < end && isSpace(t.Text[start]) {
		start++
	}
	for end > start && isSpace(t.Text[end-1]) {
		end--
	}
	if start == end {
		return "", t.TagSpan(id)
	}
	span := source.Span{Start: int(start), End: int(end)}
	if n.First == None {
		return string(expand(nil, t.Text[start:end])), span
	}
	return trimSpace(t.CharData(id)), span
}

// At returns the innermost node whose span holds the offset.
func (t *Tree) At(offset int) ID {
	id := Root
	for {
		inner := None
		for c := t.Nodes[id].First; c != None; c = t.Nodes[c].Next {
			if n := &t.Nodes[c]; int(n.Start) <= offset && offset < int(n.End) {
				inner = c
				break
			}
		}
		if inner == None {
			return id
		}
		id = inner
	}
}

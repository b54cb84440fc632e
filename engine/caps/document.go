// Package caps is a libvirt capabilities or domain capabilities document.
//
// In: a paste. Out: a Document: the lossless tree with its places, the typed
// libvirtxml model beside it, and every finding about it. The packages below
// it each do one step (paste, xmldoc, bind, schema); the packages report,
// topology, compare and skeleton are views of a Document.
package caps

import (
	"slices"
	"strings"

	"libvirt.org/go/libvirtxml"

	"ringlab/engine/caps/bind"
	"ringlab/engine/caps/paste"
	"ringlab/engine/caps/schema"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Kind says what a document describes, named by its root element.
type Kind string

// The kinds of documents. Other is anything else.
const (
	Capabilities       Kind = "capabilities"
	DomainCapabilities Kind = "domainCapabilities"
	Other              Kind = ""
)

// Document is one document of a paste.
type Document struct {
	// Tree is the lossless document; all its offsets are in Tree.Text.
	Tree *xmldoc.Tree
	// Root is the document's root element; None where there is none.
	Root xmldoc.ID
	Kind Kind
	// Caps and DomainCaps are the typed view; nil for another Kind.
	Caps       *libvirtxml.Caps
	DomainCaps *libvirtxml.DomainCaps
	// Unmodelled is what the typed view leaves out.
	Unmodelled bind.Unmodelled
	// Diagnostics are all findings, in the order of the paste.
	Diagnostics []source.Diagnostic
	// Index tells which of the paste's documents this is.
	Index int

	paste *paste.Result
}

// Auto asks Open for the first document of a paste that is capabilities or
// domain capabilities; the first of all where none is.
const Auto = -1

// Open reads document number index of a paste, or the one that Auto finds. It
// never fails: what is wrong is in Diagnostics, and Kind is Other where
// nothing can be said of the host.
func Open(pasted []byte, index int) *Document {
	d, found := read(pasted, index)
	if d.Kind != Other {
		found = append(d.check(found), d.unmodelled()...)
	}
	for i := range found {
		found[i] = d.placed(found[i])
	}
	d.Diagnostics = append(slices.Clip(d.paste.Diagnostics), found...)
	source.Sort(d.Diagnostics)
	return d
}

// Read reads a paste as Open does, but looks for nothing that is wrong with
// the document's meaning: its Diagnostics are empty.
func Read(pasted []byte, index int) *Document {
	d, _ := read(pasted, index)
	return d
}

// read fills the tree and the typed view, and returns what is wrong with the
// text, at places in the tree's.
func read(pasted []byte, index int) (*Document, []source.Diagnostic) {
	d := &Document{paste: paste.Unwrap(pasted), Root: xmldoc.None}
	var syntax, misfits []source.Diagnostic
	d.Tree, syntax = xmldoc.Parse(d.paste.Text)
	d.choose(index)
	switch {
	case d.Root == xmldoc.None:
		syntax = schema.NoDocument(d.Tree.Text, syntax)
	case strings.EqualFold(d.Tree.Name(d.Root), "html"):
		syntax = nil // HTML is not XML: listing how tells nobody anything
		wrong := schema.WrongRoot(d.Tree, d.Root)
		wrong.Span.Start = int(d.Tree.Node(d.Tree.Node(xmldoc.Root).First).Start)
		misfits = append(misfits, wrong)
	case has(syntax, "hostile") || has(syntax, "limit"):
		// A document that wants entities expanded, or that is only there in
		// part, is refused as a whole.
	case d.rootKind(d.Root) == Capabilities:
		d.Kind = Capabilities
		d.Caps, d.Unmodelled, misfits = bind.Caps(d.Tree, d.Root)
	case d.rootKind(d.Root) == DomainCapabilities:
		d.Kind = DomainCapabilities
		d.DomainCaps, d.Unmodelled, misfits = bind.DomainCaps(d.Tree, d.Root)
	default:
		misfits = append(misfits, schema.WrongRoot(d.Tree, d.Root))
	}
	return d, append(slices.Clip(syntax), misfits...)
}

// choose sets Root to the document asked for.
func (d *Document) choose(index int) {
	roots := d.Roots()
	if len(roots) == 0 {
		return
	}
	if index < 0 || index >= len(roots) {
		index = max(0, slices.IndexFunc(roots, func(id xmldoc.ID) bool { return d.rootKind(id) != Other }))
	}
	d.Root, d.Index = roots[index], index
}

// Roots lists the root elements of all documents of the paste.
func (d *Document) Roots() []xmldoc.ID {
	return slices.Collect(d.Tree.Children(xmldoc.Root, ""))
}

func (d *Document) rootKind(root xmldoc.ID) Kind {
	switch kind := Kind(d.Tree.Name(root)); kind {
	case Capabilities, DomainCapabilities:
		return kind
	}
	return Other
}

// check adds what the schema says of the document to what was found.
func (d *Document) check(found []source.Diagnostic) []source.Diagnostic {
	told := make(map[source.Span]bool, len(found))
	malformed := make(map[int]bool, len(found))
	for _, f := range found {
		told[f.Span] = true
		malformed[f.Span.Start] = f.Code == "syntax"
	}
	for _, w := range schema.Check(d.Tree, d.Root) {
		// A value that its type cannot hold breaks the schema too, and so does
		// malformed markup that was read as text: once is enough.
		if !told[w.Span] && !(w.Code == "text" && malformed[w.Span.Start]) {
			found = append(found, w)
		}
	}
	return found
}

// unmodelled tells of each kind of known element that the typed view leaves
// out. Unknown elements have a warning of their own.
func (d *Document) unmodelled() []source.Diagnostic {
	var found []source.Diagnostic
	told := map[string]bool{}
	for _, id := range d.Unmodelled.Elements {
		name := d.Tree.Name(id)
		if told[name] || !schema.Known(d.Tree, id) {
			continue
		}
		told[name] = true
		found = append(found, source.Diagnostic{
			Severity: source.Info, Code: "unmodelled", Span: d.Tree.TagSpan(id),
			Message: words.Text{
				En: "libvirtxml has no field for <%s>",
				Zh: "libvirtxml 没有对应 <%s> 的字段",
			}.With(name),
			Hint: words.Text{
				En: "it is kept in the XML and shown in the tree; the typed model cannot carry it",
				Zh: "它保留在 XML 中并显示在树中；类型化模型无法承载它",
			}.With(),
		})
	}
	return found
}

// placed moves the places of a finding from the text to the paste.
func (d *Document) placed(f source.Diagnostic) source.Diagnostic {
	f.Span = d.Pasted(f.Span)
	f.Related = slices.Clone(f.Related)
	for i := range f.Related {
		f.Related[i].Span = d.Pasted(f.Related[i].Span)
	}
	f.Edits = slices.Clone(f.Edits)
	for i := range f.Edits {
		f.Edits[i].Span = d.Pasted(f.Edits[i].Span)
	}
	return f
}

func has(found []source.Diagnostic, code string) bool {
	return slices.ContainsFunc(found, func(d source.Diagnostic) bool { return d.Code == code })
}

// Paste returns the paste as UTF-8: the text that every place counts in.
func (d *Document) Paste() []byte { return d.paste.Pasted }

// Repaired reports that the paste was changed to be read: the text of the
// tree is then not the paste's own.
func (d *Document) Repaired() bool { return d.paste.Repaired }

// Offset returns where a byte of the paste stands in Tree.Text.
func (d *Document) Offset(pasted int) int { return d.paste.Offset(pasted) }

// Failed reports whether any finding is an error.
func (d *Document) Failed() bool {
	return slices.ContainsFunc(d.Diagnostics, func(f source.Diagnostic) bool {
		return f.Severity == source.Error
	})
}

// Place returns where the start tag of an element stands in the paste.
func (d *Document) Place(id xmldoc.ID) source.Span { return d.Pasted(d.Tree.TagSpan(id)) }

// Pasted returns where a span of Tree.Text stands in the paste. Every place
// that leaves the engine goes through it.
func (d *Document) Pasted(span source.Span) source.Span { return d.paste.Place(span) }

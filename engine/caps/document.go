// Package caps is a libvirt capabilities or domain capabilities document.
//
// In: a paste. Out: a Document: the lossless tree with its places, the typed
// libvirtxml model beside it, and every finding about it. The packages below
// it each do one step (paste, xmldoc, bind, schema); the packages report,
// topology, compare and skeleton are views of a Document.
package caps

import (
	"libvirt.org/go/libvirtxml"

	"ringlab/engine/caps/paste"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
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
	// Diagnostics are all findings, by place in the paste.
	Diagnostics []source.Diagnostic

	paste *paste.Result
}

// Place returns where the start tag of an element stands in the paste.
func (d *Document) Place(id xmldoc.ID) source.Span { return d.Pasted(d.Tree.TagSpan(id)) }

// Pasted returns where a span of Tree.Text stands in the paste. Every place
// that leaves the engine goes through it.
func (d *Document) Pasted(span source.Span) source.Span { return d.paste.Place(span) }

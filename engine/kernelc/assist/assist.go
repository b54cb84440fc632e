// Package assist helps whoever writes C for the kernel.
//
// In: a checked file as it is being written, and a byte of it. Out: what stands
// there, and what may be typed there. It works from the text's words and from
// what could be parsed of it, so that it helps in files that are not done yet.
// What functions of the machine's headers do is told by the page's reference,
// to which Name leads.
package assist

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/teach"
	"ringlab/engine/source"
)

// Kind is what a name stands for.
type Kind string

// The kinds.
const (
	Function  Kind = "function"
	Object    Kind = "object"
	TypeName  Kind = "type"
	Member    Kind = "member"
	Macro     Kind = "macro"
	Keyword   Kind = "keyword"
	Header    Kind = "header"
	Attribute Kind = "attribute"
)

// Located explains what stands at a byte; Title is empty where there is
// nothing to say.
type Located struct {
	Title string // a prototype, a declaration, a macro
	Kind  Kind
	// Name by which the reference knows what the machine's headers declare; ""
	// for what is the learner's own.
	Name  string
	Type  *teach.Type
	Place source.Span
	// Expansion is what a macro's use becomes; "" for none.
	Expansion string
	// Defined is where it is declared; its File is nil for nowhere.
	Defined Place
}

// Place is a span of a file.
type Place struct {
	File *report.File
	At   source.Position
	Span source.Span
}

// Option is one thing that may be typed.
type Option struct {
	Label  string
	Apply  string // what to insert
	Detail string // its type or prototype
	Kind   Kind
	// Name by which the reference knows it; "" for what is the learner's own.
	Name string
}

// Package export writes a document in other forms.
//
// In: a Document and a language. Out: JSON of the typed model with the report
// beside it, for scripts; or the report as text, for a terminal. The XML
// itself needs no writing: it is the document's text.
package export

package syntax

import "ringlab/engine/source"

// Kind is what stap calls a token in its messages.
type Kind uint8

// The kinds of tokens.
const (
	EOF Kind = iota
	Identifier
	Operator // also words that start with @
	StringLiteral
	NumberLiteral
	Keyword
	Embedded // %{ … %}
	Junk     // what is no token; Text is empty and Reason says why
)

// Token is one word of a script. A token made by a macro or by a script
// argument stands where it was written, and Expansion tells where it was used.
type Token struct {
	Kind Kind
	// Text is the token as stap prints it: a string without its quotes and
	// with its escapes as written, everything else as written.
	Text string
	// Span is where it stands in the script. Strings that were written side by
	// side are one token at the place of the first.
	Span   source.Span
	Reason string // of Junk
	// Expansion is the use of the macro that this token came out of; nil for
	// one that stands in the script itself.
	Expansion *Token
	// Library names the file, line and column ("…/string.stp:12:9") of a token
	// that is not in the script, but in the tapset.
	Library string
	// LibraryLine is the line that such a token stands in, for messages.
	LibraryLine string
}

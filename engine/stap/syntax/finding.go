package syntax

import (
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Stage is the pass of stap that a finding comes from.
type Stage uint8

// The stages.
const (
	ParseStage    Stage = iota // "parse error: "
	SemanticStage              // "semantic error: ", "WARNING: "
	// TranslationStage is pass 3, which tells everything twice.
	TranslationStage // "semantic error: "
)

// Finding is an error or a warning as stap tells it, and what we add.
type Finding struct {
	Stage    Stage
	Severity source.Severity
	Code     string // stable
	// Message is stap's own wording in English, to the character, without the
	// token and place that stap prints after it; in Chinese it is translated.
	Message words.Message
	// Tok is the token that stap names; nil where stap gives no place.
	Tok *Token
	// Other is a second token, which stap names on a line of its own below the
	// first, with no message; nil where there is none.
	Other *Token
	// Saw is true of a parse error that names the token it met instead of the
	// one it wanted ("saw: …" and not "at: …").
	Saw bool
	// Place is where we would point, where stap does not.
	Place source.Span
	// VerboseOnly is true of what stap tells with -v alone, because it tells
	// something worse.
	VerboseOnly bool
	// Bare is true of what stap prints as a line of its own, without "parse
	// error: " before it, and does not count ("Input file … is empty.").
	Bare bool
	// Next is a further message of the same finding, which stap prints as a
	// block of its own ("type was first inferred here …").
	Next  *Finding
	Hint  words.Message // what to do, in plain words; may say nothing
	Edits []source.Edit
	// rule numbers the parser's rules, from 1: stap writes one finding of each.
	rule uint16
}

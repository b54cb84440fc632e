package syntax

import "ringlab/engine/kernelc/report"

// Kind is what a token is.
type Kind uint8

// The kinds of tokens. Keywords are identifiers until the parser looks at them.
const (
	EOF    Kind = iota
	Ident       // Text is the name
	Number      // a preprocessing number: Text is as written
	Char        // Text is between the quotes, with its escapes
	String      // Text is between the quotes, with its escapes
	Punct       // Text is the operator
	Other       // a byte that is part of no token
)

// Token is one token after the preprocessor.
type Token struct {
	Kind Kind
	// Space and Line tell what stands before the token: white space, the start
	// of a line.
	Space, Line bool
	Wide        bool // a character or string with an L before it
	Text        string
	Pos         report.Pos
	// End is where the token ends; for what a macro gave, the end of its
	// spelling.
	End report.Pos
}

// Prefix of a character or string: "" or "L".
func (t *Token) Prefix() string {
	if t.Wide {
		return "L"
	}
	return ""
}

// Is reports whether the token is the operator or the word.
func (t *Token) Is(text string) bool {
	return (t.Kind == Punct || t.Kind == Ident) && t.Text == text
}

// Define is -D NAME=VALUE, or -U NAME where Undefine is set.
type Define struct {
	Name     string // with its parameters, as in "F(x)"
	Value    string
	Undefine bool
}

// Config is what reading a file depends on besides its text.
type Config struct {
	// Name of the file, as messages print it.
	Name string
	// Files that can be included, by path: what was given and, below the
	// directories of SystemPath, the machine's own headers.
	Files map[string][]byte
	// Path and SystemPath are the directories that #include looks in: Path is
	// -I; "…" first looks beside the file that includes.
	Path, SystemPath []string
	Defines          []Define
	// Flags are all that the check has: what is kept of headers holds where they
	// are the same.
	Flags []string
	// MaxTokens is how many tokens the file may become, macros expanded; 0 for
	// a million.
	MaxTokens int
	// Includes are -include FILE.
	Includes []string
	// Long32 is -m32: a long has 32 bits.
	Long32 bool
	// UnsignedChar is -funsigned-char.
	UnsignedChar bool
	// Weak are what flags such as -std= and -O2 make of the checker's own
	// macros: see FlagDefines.
	Weak []Define
	// TabStop is that of -ftabstop; 0 for 8.
	TabStop int
	// Warn tells which of the preprocessor's and parser's warnings are asked for.
	Warn func(flag string) bool
	// Headers remembers what was read of headers from one check to the next;
	// nil for none.
	Headers *HeaderCache
}

// Macro is a macro as it stands at the end of the file.
type Macro struct {
	Name       string
	Parameters []string
	Function   bool // takes arguments
	Variadic   bool
	Body       []Token
	Pos        report.Pos // of its name in the #define; 0 for a predefined one
}

// Unit is a file after the preprocessor.
type Unit struct {
	Tokens []Token // the last is EOF
	// Wanted are paths of #include that were looked for and not in Files, in
	// the order of the search.
	Wanted []string
	// Missing are includes that were found nowhere.
	Missing []Include

	names   *names
	words   []word
	opening *opening // nil where none is kept
}

// Include is an #include that found no file.
type Include struct {
	Name   string
	System bool // <…>
	Pos    report.Pos
}

package protocol

import "ringlab/engine/source"

// The methods of the kernel lab's checker. The files are the request's texts,
// in the order in which KernelSettings names them.
const (
	// KernelCheck says what sparse says of a file, and more: KernelSettings →
	// KernelChecked. What sparse prints follows as one text; then, with Teach,
	// the same with what explains it.
	KernelCheck Method = "kernel.check"
	// KernelLocate explains what stands at a byte: KernelPlace → KernelLocated.
	KernelLocate Method = "kernel.locate"
	// KernelComplete tells what may be typed at a byte: KernelPlace →
	// KernelCompletions.
	KernelComplete Method = "kernel.complete"
	// KernelHeaders lists the simulated machine's headers: Nothing →
	// KernelHeaderList. Their texts follow, in that order.
	KernelHeaders Method = "kernel.headers"
)

// KernelSettings are what a check depends on besides the texts.
type KernelSettings struct {
	Files []string `json:"files"` // paths of the request's texts
	Main  string   `json:"main"`  // which of them is checked
	Also  []string `json:"also"`  // which are checked after it, as sparse checks several
	Flags []string `json:"flags"` // sparse's: -Wno-decl, -DDEBUG, -Iinclude, …
	// SystemPath are further directories of system headers, after the
	// simulated machine's own.
	SystemPath []string `json:"systemPath"`
	// MaxTokens is how many tokens a file may become, macros expanded; 0 for a
	// million.
	MaxTokens int `json:"maxTokens"`
	// Bare leaves out the simulated machine's headers.
	Bare bool `json:"bare"`
	// Teach asks for what sparse does not print, too: what an earlier error
	// silences, and findings of our own.
	Teach bool `json:"teach"`
}

// KernelChecked is what a check found.
type KernelChecked struct {
	Findings []KernelFinding `json:"findings"`
	Errors   int             `json:"errors"`   // that sparse prints
	Warnings int             `json:"warnings"` // that sparse prints
	Hidden   int             `json:"hidden"`   // that sparse keeps to itself, and our own
	Status   int             `json:"status"`   // sparse's exit status
	// Wanted are paths that #include looked for and that were not given.
	Wanted []string `json:"wanted"`
}

// KernelFinding is one finding: what sparse says, and what stands behind it.
type KernelFinding struct {
	Severity source.Severity `json:"severity"`
	Code     string          `json:"code"` // the rule, such as "noderef"
	// Silence says why sparse does not print it; "" where it does.
	Silence string `json:"silence" tstype:"'' | 'after an error' | 'too many' | 'stopped' | 'ours'"`
	// Noisy is set where sparse prints it though the code is right, and says why.
	Noisy string `json:"noisy"`
	File  string `json:"file"`
	// At is where sparse points, in its columns; Place is what to underline.
	At    source.Position `json:"at"`
	Place source.Span     `json:"place"`
	// Text is sparse's wording; Message the same in the language asked for.
	Text    string `json:"text"`
	Message string `json:"message"`
	// Hint says what is wrong here and what to do, with this code's names.
	Hint string `json:"hint"`
	// Function that it is in; "" for none.
	Function string `json:"function"`
	// Expected and Got are the two types, where it is about two.
	Expected *KernelType `json:"expected,omitempty"`
	Got      *KernelType `json:"got,omitempty"`
	// Crossing is the picture of whose memory is touched, where there is one.
	Crossing *KernelCrossing `json:"crossing,omitempty"`
	Related  []KernelRelated `json:"related"`
	Fixes    []KernelFix     `json:"fixes"`
}

// KernelType is a type as sparse writes it, in parts.
type KernelType struct {
	Text  string           `json:"text"`
	Parts []KernelTypePart `json:"parts"`
}

// KernelTypePart is a word or a sign of a type.
type KernelTypePart struct {
	Text    string `json:"text"`
	Kind    string `json:"kind" tstype:"'base' | 'qualifier' | 'space' | 'remark' | 'pointer' | 'name' | 'sign'"`
	Differs bool   `json:"differs"` // from the other of the two types
}

// KernelCrossing is a pointer that names memory of one side in a place that
// takes that of another.
type KernelCrossing struct {
	Pointer string `json:"pointer"` // as written
	// From is whose memory the pointer names; To is who takes it for theirs.
	From   string `json:"from" tstype:"'kernel' | 'user' | 'iomem' | 'percpu' | 'rcu' | 'other'"`
	To     string `json:"to" tstype:"'kernel' | 'user' | 'iomem' | 'percpu' | 'rcu' | 'other'"`
	Access string `json:"access" tstype:"'read' | 'write' | 'pass' | 'assign' | 'return' | 'cast' | 'compare'"`
	// Callee is the function that it is passed to, Object what it is stored
	// in; else "".
	Callee string `json:"callee"`
	Object string `json:"object"`
}

// KernelRelated is a further place of a finding.
type KernelRelated struct {
	File    string          `json:"file"`
	At      source.Position `json:"at"`
	Place   source.Span     `json:"place"`
	Message string          `json:"message"`
}

// KernelFix is a change that mends a finding.
type KernelFix struct {
	Title string       `json:"title"`
	Edits []KernelEdit `json:"edits"`
}

// KernelEdit replaces a span of a file.
type KernelEdit struct {
	File  string      `json:"file"`
	Place source.Span `json:"place"`
	Text  string      `json:"text"`
}

// KernelPlace is a byte of a file.
type KernelPlace struct {
	Settings KernelSettings `json:"settings"`
	File     string         `json:"file"`
	Offset   int            `json:"offset"`
}

// KernelLocated explains what stands at a byte; Title is empty where there is
// nothing to say.
type KernelLocated struct {
	Title string `json:"title"` // a prototype, a declaration, a macro
	Kind  string `json:"kind" tstype:"'function' | 'object' | 'type' | 'member' | 'macro' | 'keyword' | 'header' | ''"`
	// Name by which the reference knows a function or macro of the machine's
	// headers; "" for what is the learner's own.
	Name  string      `json:"name"`
	Type  *KernelType `json:"type,omitempty"`
	Place source.Span `json:"place"`
	// Expansion is what a macro's use becomes; "" for none.
	Expansion string `json:"expansion"`
	// Defined is where it is declared.
	Defined *KernelRelated `json:"defined,omitempty"`
}

// KernelCompletions is what may be typed in place of a span.
type KernelCompletions struct {
	Place   source.Span        `json:"place"`
	Options []KernelCompletion `json:"options"`
}

// KernelCompletion is one thing that may be typed.
type KernelCompletion struct {
	Label  string `json:"label"`
	Apply  string `json:"apply"`
	Detail string `json:"detail"` // its type or prototype
	Kind   string `json:"kind" tstype:"'keyword' | 'function' | 'object' | 'type' | 'member' | 'macro' | 'header' | 'attribute'"`
	// Name by which the reference knows it; "" for what is the learner's own.
	Name string `json:"name"`
}

// KernelHeaderList are the simulated machine's headers, such as
// "linux/module.h".
type KernelHeaderList struct {
	Headers []string `json:"headers"`
}

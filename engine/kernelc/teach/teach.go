// Package teach explains what the checker found.
//
// In: a checked file. Out: each finding of sparse's with its rule, what it
// means in this code, the two types side by side, whose memory is touched, and
// changes that mend it; then what sparse keeps to itself, and what it does not
// see. What sparse prints is not changed here.
package teach

import (
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Finding is one finding, and what stands behind it.
type Finding struct {
	Severity source.Severity
	// Rule that is broken, by the names of the rule pages: "noderef". Those of
	// our own begin with "teach-".
	Rule    string
	Silence report.Silence
	// Silenced says which error silences it; nothing where sparse prints it.
	Silenced words.Message
	// Noisy says why the code is right though sparse prints it; else nothing.
	Noisy words.Message
	// Pos is where sparse points, At the same in its columns, Place what to
	// underline in File. File is nil for no place.
	Pos   report.Pos
	File  *report.File
	At    source.Position
	Place source.Span
	// Text is sparse's wording, of findings of our own the English one; Message
	// is the same in both languages. Hint says what is wrong here and what to do.
	Text    string
	Message words.Message
	Hint    words.Message
	// Function that it is in; "" for none.
	Function string
	// Expected and Got are the two types where it is about two, as sparse
	// writes them.
	Expected, Got *Type
	Crossing      *Crossing
	Related       []Related
	Fixes         []Fix

	// lines are indices into Report.Findings of what is told here: the finding
	// itself and the lines that go with it. None for our own.
	lines []int
}

// Type is a type as sparse writes it, in parts.
type Type struct {
	Text  string
	Parts []Part
}

// Part is a word or a sign of a type.
type Part struct {
	Text    string
	Kind    PartKind
	Differs bool // from the other of the two types
}

// PartKind is what a part of a type is.
type PartKind string

// The parts: a base type, a qualifier, an address space, a remark of sparse's
// in brackets, a star, the name of what is declared, any other sign.
const (
	BasePart      PartKind = "base"
	QualifierPart PartKind = "qualifier"
	SpacePart     PartKind = "space"
	RemarkPart    PartKind = "remark"
	PointerPart   PartKind = "pointer"
	NamePart      PartKind = "name"
	SignPart      PartKind = "sign"
)

// Side is whose memory a pointer names.
type Side string

// The sides.
const (
	Kernel Side = "kernel"
	User   Side = "user"
	IOMem  Side = "iomem"
	PerCPU Side = "percpu"
	RCU    Side = "rcu"
	Other  Side = "other"
)

// Access is what is done with a pointer where it crosses.
type Access string

// The accesses.
const (
	Read    Access = "read"
	Write   Access = "write"
	Pass    Access = "pass"
	Assign  Access = "assign"
	Return  Access = "return"
	Cast    Access = "cast"
	Compare Access = "compare"
)

// Crossing is a pointer that names memory of one side in a place that takes
// that of another.
type Crossing struct {
	Pointer  string // as written
	From, To Side
	Access   Access
	// Callee is the function that it is passed to, Object what it is stored
	// in; else "".
	Callee, Object string
}

// Related is a further place of a finding.
type Related struct {
	File    *report.File
	At      source.Position
	Place   source.Span
	Message words.Message
}

// Fix is a change that mends a finding.
type Fix struct {
	Title words.Message
	Edits []Edit
}

// Edit replaces a span of a file.
type Edit struct {
	File  *report.File
	Place source.Span
	Text  string
}

func say(en, zh string, args ...any) words.Message {
	if strings.HasPrefix(en, "%s ") && len(args) > 0 {
		if first, ok := args[0].(words.Text); ok {
			first.En = strings.ToUpper(first.En[:1]) + first.En[1:]
			args[0] = first
		}
	}
	return words.Text{En: en, Zh: zh}.With(args...)
}

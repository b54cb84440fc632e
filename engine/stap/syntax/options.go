package syntax

import (
	"strconv"
	"strings"
)

// Options are what a script's parse depends on besides its text.
type Options struct {
	// Name is how messages call the script: a file's name, or "<input>" where
	// it is empty.
	Name string
	Args []string // $1, @1 and so on
	Guru bool     // -g
	// Kernel is the whole version (kernel_vr), such as
	// "6.1.0-47-cloud-amd64"; what stands before the first "-" is kernel_v.
	Kernel string
	Arch   string // "x86_64" where it is empty
	// Config gives the value of a CONFIG_ name, "" for one that is not set.
	// It must answer the same each time; see KernelConfig. Nil sets nothing.
	Config func(name string) string
	// Compatible is the version of --compatible, whose language the script is
	// in; "" means 4.8.
	Compatible string
	// Macros are those of the tapset.
	Macros []Macro
}

// since reports whether the script is in the language of this version or a
// later one.
func (o *Options) since(v string) bool {
	return o.Compatible == "" || versionCompare(o.Compatible, v) >= 0
}

// Macro is a macro that the tapset defines.
type Macro struct {
	Name   string
	Params []string
	Body   string
	// File, Line and Column say where Body starts.
	File         string
	Line, Column int
}

// stand sets where a token of the macro's body stands: its file, line and
// column, and the line itself as far as it is known.
func (m *Macro) stand(t *Token) {
	start := strings.LastIndexByte(m.Body[:t.Span.Start], '\n') + 1
	line, column := m.Line+strings.Count(m.Body[:start], "\n"), t.Span.Start-start+1
	t.LibraryLine, _, _ = strings.Cut(m.Body[start:], "\n")
	if start == 0 && m.Column > 1 {
		column += m.Column - 1
		t.LibraryLine = strings.Repeat(" ", m.Column-1) + t.LibraryLine
	}
	t.Library = m.File + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)
}

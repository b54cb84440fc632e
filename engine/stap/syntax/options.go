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
	// It must answer the same each time. It may be nil.
	Config func(name string) string
	// Compatible is the version of --compatible; "" means 4.8.
	Compatible string
	// Macros are those of the tapset.
	Macros []Macro
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

// place returns "file:line:column" of an offset in the macro's body.
func (m *Macro) place(offset int) string {
	before := m.Body[:offset]
	line, column := m.Line+strings.Count(before, "\n"), m.Column+offset
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		column = offset - i
	}
	return m.File + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)
}

// Package tapset says which functions and probe aliases a script can use
// besides its own.
//
// In: a name. Out: its signature, what it does in words, and its status:
// supported, simulated, or in need of a real kernel. What a supported function
// does when it is called is package vm's; this package is the one table that
// says what there is. Names and signatures are those of SystemTap 4.8's tapset
// for Linux on x86_64.
package tapset

import (
	"ringlab/engine/stap/types"
	"ringlab/engine/words"
)

// Status says what calling or probing something means here.
type Status string

// The statuses.
const (
	// Supported does what it does on a real system.
	Supported Status = "supported"
	// Simulated answers with values of the simulated kernel or its workload.
	Simulated Status = "simulated"
	// NeedsKernel is known, and refused: it speaks of a real kernel, process
	// or file that a simulation does not have.
	NeedsKernel Status = "real kernel"
)

// Function is one function of the tapset; overloads are entries of their own.
type Function struct {
	types.Signature
	Status Status
	// Pure functions have no effect but their result: a call whose result is
	// not used is elided.
	Pure bool
	// Guru functions are refused without -g.
	Guru bool
	// Stable functions answer the same throughout a handler: stap asks once.
	Stable bool
	// Hidden functions cannot be called by name: other functions of the tapset
	// use them.
	Hidden bool
	// Uses has the functions that the real one calls, and those that they
	// call: `stap -p2` lists them with it.
	Uses []int
	// Locals and Globals are what `stap -p2` lists for it: its variables, and
	// the tapset's in its own form ("_indent_counters:long [long]").
	Locals  []types.Parameter
	Globals []string
	// Embedded is a line of C that comes with it, as `stap -p2` lists it.
	Embedded string
	// Place is where the real one stands
	// ("/usr/share/systemtap/tapset/string.stp:17:10"), and Source the line
	// there, for messages that show it.
	Place, Source string
	Words         words.Text // one or two sentences
}

// Event is a probe point of the tapset that is no timer: what it would attach
// to, and whether the simulated kernel's workload makes it happen.
type Event struct {
	// Pattern is the probe point: "scheduler.cpu_on", "syscall.read.return".
	Pattern string
	Status  Status
	// Fires is what the workload calls it, where it is simulated.
	Fires string
	// Variables are set in a handler of the event.
	Variables []types.Parameter
	Words     words.Text
}

package vm

import (
	"strings"

	"ringlab/engine/sim"
	"ringlab/engine/stap/tapset"
)

// native is what a function of the tapset does when it is called. It reads its
// arguments from the call and leaves its result there.
type native func(*call)

// call is one call of a tapset function.
type call struct {
	m *Machine
	// longs and strings are the arguments of each type, in order: of
	// f(a:string, b:long, c:string), b is longs[0] and c is strings[1].
	longs   []int64
	strings []string
	// long or string is the result; it is 0 or "" before the function runs.
	// The machine cuts a string to MAXSTRINGLEN-1 bytes.
	long   int64
	string string
	// err is the message of an error that the function raises; failed says
	// that it does, since the message may be empty.
	err    string
	failed bool
	// near is the place that the error is told near ("identifier 'f' at
	// …:1:2"), where that is not the function's own.
	near string
	// bare is true of an error that is told without "near …".
	bare bool
}

// fail raises an error, as the tapset's own code does: it is told near the
// function's place in the tapset, and try can catch it.
func (c *call) fail(message string) { c.err, c.failed = message, true }

// failNear raises an error that is told to be near something else.
func (c *call) failNear(message, near string) {
	c.fail(message)
	c.near = near
}

// failIn raises an error of a function that the one that is called calls.
func (c *call) failIn(name, message string) {
	f := tapset.At(tapset.Functions(name)[0])
	c.failNear(message, "identifier '"+name+"' at "+f.Place)
}

// kernel returns the simulated kernel.
func (c *call) kernel() *sim.Kernel { return c.m.kernel }

// print writes to the script's output, warn to its messages, with "WARNING: "
// before the text, and only once in a run; warn ends the line where the text
// does not.
func (c *call) print(text string) { c.m.print(text) }
func (c *call) warn(text string)  { c.m.warn(withNewline(text)) }

// log is print with the end of the line.
func (c *call) log(text string) { c.m.print(text + "\n") }

// withNewline ends a text with the end of a line, unless it does.
func withNewline(text string) string {
	if strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// exit asks for the end of the session; the handler goes on.
func (c *call) exit() { c.m.requestExit() }

// abort ends the session and the handler; try cannot catch it.
func (c *call) abort() { c.m.abort() }

// here is what the machine is doing, for functions that tell about it.
func (c *call) here() *place { return &c.m.here }

// place is where and in what a handler runs.
type place struct {
	probe   int         // in Program.Probes
	name    string      // pp()
	alias   string      // pn()
	kind    string      // probe_type()
	cpu     int         // cpu()
	process sim.Process // pid(), tid(), execname(), …
}

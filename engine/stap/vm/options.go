package vm

import (
	"strconv"

	"ringlab/engine/sim"
)

// Options are what a run depends on besides the script.
type Options struct {
	Kernel sim.Config
	// Until ends a run that does not end itself, in ns of virtual time, as if
	// by ^C: end probes still run.
	Until  int64
	Limits Limits
	// Globals are set before the run (-G NAME=VALUE).
	Globals []Given
	Target  int64 // -x
	// SuppressErrors is --suppress-handler-errors.
	SuppressErrors bool
	// Started is the wall clock when the run begins, in ns since 1970.
	Started int64
	// Module is the name module_name() gives.
	Module string
	// OutputLimit is how many bytes a run may print before it is stopped.
	OutputLimit int
}

// Given is a global's value from outside.
type Given struct{ Name, Value string }

// Limits are the runtime's limits, set by -D NAME=VALUE.
type Limits struct {
	MaxAction int
	// MaxActionInterruptible is MAXACTION of handlers that may be interrupted,
	// which Interruptible says they may: 0 for ten times MaxAction.
	MaxActionInterruptible int
	Interruptible          bool
	// MaxNesting is 0 for what the script's calls need.
	MaxNesting                  int
	MaxStringLen, MaxMapEntries int
	MaxErrors                   int
	HistWidth, HistElision      int
	// StopOverload is STP_NO_OVERLOAD's opposite; the interval and threshold
	// are in cycles.
	StopOverload                        bool
	OverloadInterval, OverloadThreshold int64
}

// DefaultLimits returns those of SystemTap 4.8.
func DefaultLimits() Limits {
	return Limits{
		MaxAction: 1000, MaxStringLen: 512, MaxMapEntries: 2048,
		Interruptible: true,
		HistWidth:     50, HistElision: 2,
		StopOverload: true, OverloadInterval: 1000000000, OverloadThreshold: 500000000,
	}
}

// Set sets a limit by the name that -D gives it; of some, such as
// STP_NO_OVERLOAD, the value does not matter. MAXSKIPPED and MAXTRYLOCK change
// nothing: on the simulated kernel no handler has to wait for a lock or finds
// another one running, so no probe is ever skipped. Set reports whether there
// is such a limit and the value is an integer, as C writes it.
func (l *Limits) Set(name, value string) bool {
	if value == "" {
		value = "1"
	}
	n, err := strconv.ParseInt(value, 0, 64)
	if err != nil {
		return false
	}
	var at *int
	switch name {
	case "MAXACTION":
		at = &l.MaxAction
	case "MAXACTION_INTERRUPTIBLE":
		at = &l.MaxActionInterruptible
	case "MAXNESTING":
		at = &l.MaxNesting
	case "MAXSTRINGLEN":
		at, n = &l.MaxStringLen, min(max(n, 1), maxStringLen)
	case "MAXMAPENTRIES":
		at = &l.MaxMapEntries
	case "MAXERRORS":
		at = &l.MaxErrors
	case "MAXSKIPPED", "MAXTRYLOCK":
	case "HIST_WIDTH":
		at, n = &l.HistWidth, min(max(n, 1), maxHistWidth)
	case "HIST_ELISION":
		at = &l.HistElision
	case "INTERRUPTIBLE":
		l.Interruptible = n != 0
	case "STP_NO_OVERLOAD":
		l.StopOverload = false
	case "STP_OVERLOAD_INTERVAL":
		l.OverloadInterval = n
	case "STP_OVERLOAD_THRESHOLD":
		l.OverloadThreshold = n
	default:
		return false
	}
	if at != nil {
		*at = int(n)
	}
	return true
}

// What a machine has room for, where the runtime would not load.
const (
	maxStringLen = 1 << 16
	maxHistWidth = 1 << 12
)

// actions returns how many actions a handler may take.
func (l *Limits) actions() int64 {
	switch {
	case !l.Interruptible:
		return int64(l.MaxAction)
	case l.MaxActionInterruptible > 0:
		return int64(l.MaxActionInterruptible)
	}
	return 10 * int64(l.MaxAction)
}

// Stream says where output goes.
type Stream uint8

// The streams of a run.
const (
	Stdout Stream = iota
	Stderr
)

// Output is a piece of what a run printed.
type Output struct {
	Stream Stream
	Firing int   // number of the firing that printed it, from 0; -1 for what the runtime says by itself
	At     int64 // ns of virtual time
	Text   string
}

// Firing is one time that a probe's handler ran.
type Firing struct {
	Probe      int // in Program.Probes
	At         int64
	Jiffies    uint64
	CPU        int
	Statements int  // that it executed
	Failed     bool // ended by an error
}

// Reason says why a run ended.
type Reason string

// The reasons.
const (
	Exited     Reason = "exit"     // exit() or abort()
	TimeUp     Reason = "until"    // Options.Until passed
	Failed     Reason = "error"    // more errors than MAXERRORS
	Overloaded Reason = "overload" // handlers took too much of the CPU (STP_OVERLOAD_THRESHOLD)
	Flooded    Reason = "output"   // more output than OutputLimit
	Refused    Reason = "load"     // the module would not load
	NoProbes   Reason = "idle"     // nothing is left that could fire
	Cancelled  Reason = "cancel"   // Machine.Stop
)

// Ending is how a run ended.
type Ending struct {
	Reason Reason
	Status int // exit status of stap: 0, or 1
	Errors int
	At     int64 // ns of virtual time
}

// Package sema gives a script its meaning.
//
// In: a parsed File and what is known of the kernel. Out: a Program, in which
// every name is resolved, every expression has a type, aliases are expanded
// into probes that can be run, and what has no effect is elided; and findings
// as `stap -p2` gives them. Behaviour follows stap 4.8: which errors are
// told, in which order, where, and what the optimiser removes before it
// judges.
//
// What stap 4.8 gets wrong is got wrong here too, and a hint says so: that it
// resolves functions in the order of their names, and not all of them. It is
// not followed where it breaks down (it cannot compile the expression
// "a{2,1}"), where it would have to read a real system (which programs,
// tracepoints and symbols there are), and in what it says of places inside the
// tapset and counts of aliases that lead to themselves.
package sema

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// Options are what a check depends on besides the script.
type Options struct {
	Kernel     string // the whole version: "6.1.0-47-cloud-amd64"
	Guru       bool   // -g
	NoOptimise bool   // -u
	// NoDebugInfo judges as a stap that has the kernel's headers and no debug
	// information: a point that needs some is an error. Otherwise it makes a
	// probe of Kind Nothing, and a finding that explains it.
	NoDebugInfo bool
	// Compatible is the version of --compatible, such as "4.8".
	Compatible string
	// Given names globals that -G sets: they count as read and written.
	Given []string
	// Args are the script's arguments, which are in argv too.
	Args []string
	// Limits of -D that the check depends on, by name.
	Defines map[string]int64
}

// Program is a script that can be run.
type Program struct {
	File      *syntax.File
	Globals   []*syntax.Variable // by Slot
	Functions []*syntax.Function // by Index; those that are called
	Probes    []*Probe           // in the order they are registered
	Tapset    []int              // functions of the tapset that are called
	// Libraries are the files of the tapset that are in use, in the order in
	// which the script comes to need them.
	Libraries []string
}

// Kind is what makes a probe fire.
type Kind uint8

// The kinds of probes.
const (
	Begin Kind = iota
	End
	Error
	Never
	HighRes // timer.s … timer.ns, timer.hz
	Jiffies // timer.jiffies
	Profile // timer.profile and what stands for it, on every CPU
	Event   // something the simulated workload does
	Nothing // something that only a real kernel has
)

// Probe is one probe point with its handler.
type Probe struct {
	Kind Kind
	Tok  *syntax.Token // that messages name the probe by
	// Point is the resolved point; Name is what pp() says of it, Alias what
	// pn() says.
	Point *syntax.Point
	Name  string
	Alias string
	// Origins are the points that led to this one, nearest first, as -p2
	// prints them after "<-".
	Origins []*syntax.Point
	Source  *syntax.Probe
	// Priority orders begin, end and error probes: lowest first.
	Priority int64
	// Interval and Randomize are in ns, or in jiffies for Kind Jiffies; of a
	// Profile, Interval is the time between two samples on one CPU, in ns.
	Interval, Randomize int64
	Body                *syntax.Block
	Locals              []*syntax.Variable // by Slot
	// Condition is of `if`, over globals; nil where there is none.
	Condition syntax.Expr
	// Event is set where Kind is Event or Nothing.
	Event *tapset.Event
	// Shows is the global that a made-up end probe prints, because the script
	// writes it and never reads it.
	Shows *syntax.Variable
}

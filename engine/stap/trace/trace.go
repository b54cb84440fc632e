// Package trace remembers a run, so that it can be looked at.
//
// In: a machine that has not begun, and how far to run it. Out: what fired when
// (for a timeline), how the globals went, and the state at any moment of the
// run, which is computed again from the nearest of a few copies of the machine.
// Memory is bounded: of very long runs the first firings are kept and the rest
// is counted.
package trace

import (
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/vm"
)

// MaxKept is how many firings are remembered one by one.
const MaxKept = 2_000_000

// Run is a run and what is remembered of it.
type Run struct {
	program *sema.Program
	machine *vm.Machine
	lanes   []lane // by probe
	kept    int
	failed  []int32 // firings that ended by an error, of those kept
	printed []printed
	series  []serie
	writes  [][]int // globals that a probe's handler may write
	replay  replay
	done    bool
}

// printed tells how much stood on standard output once a firing had ended.
type printed struct{ firing, bytes int }

// Start takes a machine that has not begun.
func Start(program *sema.Program, m *vm.Machine) *Run {
	r := &Run{program: program, machine: m, lanes: make([]lane, len(program.Probes))}
	r.follow()
	r.replay.start(m)
	m.Observe(r.fired)
	return r
}

// Program returns the script that runs.
func (r *Run) Program() *sema.Program { return r.program }

// Options returns what the run was started with.
func (r *Run) Options() vm.Options { return r.machine.Options() }

// Machine returns the machine that runs.
func (r *Run) Machine() *vm.Machine { return r.machine }

// Ending returns how the run ended.
func (r *Run) Ending() vm.Ending { return r.machine.Ending() }

// Done reports whether the run is over.
func (r *Run) Done() bool { return r.done }

// Step runs about budget statements and returns what was printed meanwhile.
func (r *Run) Step(budget int) []vm.Output {
	if !r.done {
		r.done = r.machine.Step(budget)
		r.replay.keep(r.machine)
	}
	output := r.machine.Output()
	for _, piece := range output {
		if piece.Stream != vm.Stdout {
			continue
		}
		before := 0
		if n := len(r.printed); n > 0 {
			before = r.printed[n-1].bytes
		}
		r.printed = append(r.printed, printed{piece.Firing, before + len(piece.Text)})
	}
	return output
}

// Stop ends the run as ^C does; it goes on with its end probes.
func (r *Run) Stop() { r.machine.Stop() }

func (r *Run) fired(f vm.Firing) {
	number := r.machine.Firings() - 1
	lane := &r.lanes[f.Probe]
	lane.total++
	if r.kept < MaxKept {
		r.kept++
		lane.add(mark{at: f.At, number: int32(number), cpu: uint8(f.CPU)})
		if f.Failed {
			r.failed = append(r.failed, int32(number))
		}
	}
	for _, slot := range r.writes[f.Probe] {
		r.sample(slot, f.At)
	}
}

// before returns how many bytes stood on standard output when a firing began.
func (r *Run) before(firing int) int {
	low, high := 0, len(r.printed)
	for low < high {
		middle := (low + high) / 2
		if r.printed[middle].firing < firing {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return 0
	}
	return r.printed[low-1].bytes
}

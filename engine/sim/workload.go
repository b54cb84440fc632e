package sim

// Process is what runs on a CPU.
type Process struct {
	PID, TID, Parent int64
	Name             string // of its program, at most 15 bytes
	UID, GID         int64
	User             bool // it runs its own code, not the kernel's
}

// Occurrence is something that the workload does: a system call, a switch
// between processes.
type Occurrence struct {
	Name    string // of the event, as the probe point has it: "syscall.openat"
	CPU     int
	Process Process
	// Values are what a handler of the event finds in its variables.
	Values []Value
}

// Value is a named value of an occurrence: a number, or a text.
type Value struct {
	Name   string
	Number int64
	Text   string
}

// workload makes occurrences, in the order of their times.
type workload struct{}

// newWorkload returns the workload that c names, or nil.
func newWorkload(Config) *workload { return nil }

func (w *workload) clone() *workload { return w }

// next returns when the next occurrence is, in ns; the greatest int64 where
// there is none.
func (w *workload) next() int64 { return 1<<63 - 1 }

// take returns the next occurrence and moves on to the one after it.
func (w *workload) take() *Occurrence { return nil }

// Process returns the process or thread with an id.
func (k *Kernel) Process(id int64) (Process, bool) {
	switch {
	case id == 0:
		return k.idle[0], true
	case id == initProcess.PID:
		return initProcess, true
	}
	return Process{}, false
}

// initProcess is the ancestor of all processes.
var initProcess = Process{PID: 1, TID: 1, Name: "systemd"}

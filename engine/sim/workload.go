package sim

import "strconv"

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

// Workloads are the names that Config.Workload can have: a machine with
// nothing to do, one with someone at its shell, and one that serves web pages
// from a database.
var Workloads = [...]string{"idle", "desktop", "server"}

// workload makes occurrences, in the order of their times. A few processes do
// what such programs do, at times that the seed decides, on CPUs that a simple
// scheduler gives them: a process runs until it waits for something, then the
// next one that is ready runs, or the idle task.
type workload struct {
	random Rand
	tasks  []task
	cpus   []processor
	idle   []Process // by CPU
	// switches are changes of what CPUs run, in the order of their times; seen
	// is what they run after those that have been settled.
	switches []change
	seen     []Process
	// wanted are the names of occurrences that somebody listens to.
	wanted map[string]bool
	// told are occurrences in the order of their times; first is the next to
	// be taken.
	told  []timed
	first int
	// now is when the task that is being run has come to.
	now     int64
	nextPID int64
}

// timed is an occurrence and its time, in ns.
type timed struct {
	at   int64
	what Occurrence
}

// change is that a CPU runs something else.
type change struct {
	at  int64
	cpu int
	to  Process
}

// never is when nothing happens.
const never = 1<<63 - 1

// processor is what a CPU does.
type processor struct {
	task  int   // in tasks; none while it is idle
	until int64 // when the task leaves
	ready []int // tasks that wait for the CPU
}

const none = -1

// cause is what wakes a task.
type cause uint8

const (
	byTimer cause = iota
	byNetwork
	byDisk
	byTask // another one: a new process, or one whose child ended
)

// task is a process or a thread.
type task struct {
	Process
	do    program
	step  int // of its program, which counts it itself
	round int // how often it came to the program's beginning
	cpu   int
	wake  int64 // when what it waits for comes; never if another task wakes it
	cause cause
	call  string // the system call it waits in, or ""
	gives int64  // what the call will return
	bytes int64  // of the packet or the block that wakes it
	dead  bool
	child int // in tasks
}

// program is what a task does from when it wakes to when it waits again.
type program func(*workload, int)

func newWorkload(c Config) *workload {
	if c.Workload == "" {
		return nil
	}
	w := &workload{random: NewRand(c.Seed, 5), nextPID: 4711}
	for cpu := range c.CPUs {
		w.idle = append(w.idle, idleTask(cpu))
		w.seen = append(w.seen, idleTask(cpu))
		w.cpus = append(w.cpus, processor{task: none, until: never})
	}
	w.populate(c.Workload)
	return w
}

// idleTask is what a CPU runs when there is nothing else. The first is nobody's
// child, the others are those of init.
func idleTask(cpu int) Process {
	return Process{Name: "swapper/" + strconv.Itoa(cpu), Parent: int64(min(cpu, 1))}
}

func (w *workload) clone() *workload {
	if w == nil {
		return nil
	}
	c := *w
	c.tasks = append([]task(nil), w.tasks...)
	c.seen = append([]Process(nil), w.seen...)
	c.switches = append([]change(nil), w.switches...)
	c.cpus = append([]processor(nil), w.cpus...)
	for i := range c.cpus {
		c.cpus[i].ready = append([]int(nil), c.cpus[i].ready...)
	}
	c.told = append([]timed(nil), w.told[w.first:]...)
	c.first = 0
	return &c
}

// Listen says which occurrences Next is to return, by their names. Without it
// there are none.
func (k *Kernel) Listen(names []string) {
	if k.work == nil {
		return
	}
	k.work.wanted = map[string]bool{}
	for _, name := range names {
		k.work.wanted[name] = true
	}
}

// next returns when the next occurrence is, in ns; never where there is none
// until limit.
func (w *workload) next(limit int64) int64 {
	if len(w.wanted) == 0 {
		return never
	}
	for {
		at := limit
		if w.first < len(w.told) {
			at = min(at, w.told[w.first].at)
		}
		if !w.step(at) {
			break
		}
	}
	if w.first < len(w.told) && w.told[w.first].at <= limit {
		return w.told[w.first].at
	}
	return never
}

// step does what happens next, if that is not after limit.
func (w *workload) step(limit int64) bool {
	at, who, isCPU := w.soonest()
	if at > limit || at == never {
		return false
	}
	if isCPU {
		w.leave(who, at)
	} else {
		w.awake(who, at)
	}
	return true
}

// take returns the next occurrence and moves on to the one after it.
func (w *workload) take() *Occurrence {
	what := w.told[w.first].what
	w.first++
	if w.first > 1000 && w.first > len(w.told)/2 {
		w.told = append(w.told[:0], w.told[w.first:]...)
		w.first = 0
	}
	return &what
}

// settle goes on to a time.
func (w *workload) settle(now int64) {
	for w.step(now) {
	}
	n := 0
	for n < len(w.switches) && w.switches[n].at <= now {
		w.seen[w.switches[n].cpu] = w.switches[n].to
		n++
	}
	if n > 0 {
		w.switches = append(w.switches[:0], w.switches[n:]...)
	}
}

// soonest finds what happens next: a task leaves a CPU, or wakes.
func (w *workload) soonest() (at int64, who int, isCPU bool) {
	at = never
	for i := range w.cpus {
		if c := &w.cpus[i]; c.task != none && c.until < at {
			at, who, isCPU = c.until, i, true
		}
	}
	for i := range w.tasks {
		if t := &w.tasks[i]; !t.dead && t.wake < at {
			at, who, isCPU = t.wake, i, false
		}
	}
	return at, who, isCPU
}

// running is what a CPU runs at a time.
func (w *workload) running(cpu int) Process {
	if t := w.cpus[cpu].task; t != none {
		return w.tasks[t].Process
	}
	return w.idle[cpu]
}

// tell adds an occurrence, if somebody listens to it.
func (w *workload) tell(at int64, cpu int, p Process, name string, values ...Value) {
	if !w.wanted[name] {
		return
	}
	w.told = append(w.told, timed{at, Occurrence{Name: name, CPU: cpu, Process: p, Values: values}})
	for i := len(w.told) - 1; i > w.first && w.told[i-1].at > at; i-- {
		w.told[i-1], w.told[i] = w.told[i], w.told[i-1]
	}
}

func number(name string, n int64) Value { return Value{Name: name, Number: n} }
func text(name, s string) Value         { return Value{Name: name, Text: s} }

// between draws a number from low to high.
func (w *workload) between(low, high int64) int64 {
	return low + int64(w.random.Below(uint64(high-low+1)))
}

// latency is how long it takes until a task runs that a CPU was idle for.
const latency = 2000 // ns

// awake is when what a task waits for has come.
func (w *workload) awake(i int, at int64) {
	t := &w.tasks[i]
	t.wake = never
	from := t.cpu
	if w.cpus[t.cpu].task != none {
		for cpu := range w.cpus {
			if w.cpus[cpu].task == none {
				t.cpu = cpu
				break
			}
		}
	}
	here := w.running(from)
	switch t.cause {
	case byNetwork:
		w.interrupt(at, from, here, 25, "eth0-rx-0")
		w.tell(at+600, from, here, "softirq.entry", number("vec_nr", 3))
		w.tell(at+900, from, here, "netdev.receive", text("dev_name", "eth0"), number("length", t.bytes+52),
			number("protocol", 8), number("truesize", 768))
		w.tell(at+1900, from, here, "softirq.exit", number("vec_nr", 3))
		at += 1500
	case byDisk:
		w.interrupt(at, from, here, 28, "nvme0q1")
		w.tell(at+200, from, here, "ioblock.end", text("name", "ioblock.end"), text("devname", "nvme0n1"), number("rw", 0),
			number("bytes_done", t.bytes), number("size", t.bytes), number("error", 0), number("ino", 131072+t.PID))
		at += 300
	}
	if t.cpu != from {
		w.tell(at, from, here, "scheduler.migrate", text("name", "migrate"), number("task", TaskAddress(t.TID)),
			number("pid", t.PID), number("priority", priority), number("cpu_from", int64(from)), number("cpu_to", int64(t.cpu)))
	}
	name, short := "scheduler.wakeup", "wakeup"
	if t.step == 0 && t.round == 0 && t.call == "" && t.cause == byTask {
		name, short = "scheduler.wakeup_new", "wakeup_new"
	}
	w.tell(at, from, here, name, text("name", short), number("task", TaskAddress(t.TID)), number("task_pid", t.PID),
		number("task_tid", t.TID), number("task_priority", priority), number("task_cpu", int64(t.cpu)), number("task_state", 0))
	c := &w.cpus[t.cpu]
	if c.task != none {
		c.ready = append(c.ready, i)
		return
	}
	w.run(t.cpu, w.idle[t.cpu], i, at+latency)
}

// interrupt is a device's interrupt.
func (w *workload) interrupt(at int64, cpu int, here Process, irq int64, device string) {
	w.tell(at, cpu, here, "irq_handler.entry", number("irq", irq), text("dev_name", device), text("flags_str", ""))
	w.tell(at+400, cpu, here, "irq_handler.exit", number("irq", irq), text("dev_name", device), number("ret", 1), text("flags_str", ""))
}

// priority is that of a normal task.
const priority = 120

// leave is when the task of a CPU waits, and something else runs there.
func (w *workload) leave(cpu int, at int64) {
	c := &w.cpus[cpu]
	from := w.tasks[c.task].Process
	if len(c.ready) > 0 {
		next := c.ready[0]
		c.ready = append(c.ready[:0], c.ready[1:]...)
		w.run(cpu, from, next, at)
		return
	}
	c.task, c.until = none, never
	w.switched(cpu, from, w.idle[cpu], at)
}

// run lets a task run until it waits again.
func (w *workload) run(cpu int, from Process, i int, at int64) {
	t := &w.tasks[i]
	t.cpu = cpu
	w.cpus[cpu].task = i
	w.switched(cpu, from, t.Process, at)
	w.now = at + 1000
	if t.call != "" {
		call := t.call
		t.call = ""
		w.returns(i, call, t.gives)
	}
	t.do(w, i)
	w.cpus[cpu].until = w.now
	if t = &w.tasks[i]; t.wake != never && t.wake < w.now {
		t.wake = w.now
	}
}

// switched tells of a switch between tasks.
func (w *workload) switched(cpu int, from, to Process, at int64) {
	prev, next := TaskAddress(from.TID), TaskAddress(to.TID)
	fromIdle, toIdle := int64(0), int64(0)
	state := int64(1)
	if from.PID == 0 {
		fromIdle, state = 1, 0
	}
	if to.PID == 0 {
		toIdle = 1
	}
	w.tell(at, cpu, from, "scheduler.cpu_off", text("name", "cpu_off"), number("task_prev", prev), number("task_next", next), number("idle", fromIdle))
	w.tell(at, cpu, from, "scheduler.ctxswitch", text("name", "ctxswitch"),
		number("prev_pid", from.PID), number("prev_tid", from.TID), number("prev_task", prev), text("prev_task_name", from.Name),
		number("prev_priority", priority), number("prevtsk_state", state),
		number("next_pid", to.PID), number("next_tid", to.TID), number("next_task", next), text("next_task_name", to.Name),
		number("next_priority", priority), number("nexttsk_state", 0))
	user := to
	user.User = to.PID != 0 && to.PID != kernelParent && to.Parent != kernelParent
	w.switches = append(w.switches, change{at, cpu, user})
	for i := len(w.switches) - 1; i > 0 && w.switches[i-1].at > at; i-- {
		w.switches[i-1], w.switches[i] = w.switches[i], w.switches[i-1]
	}
	w.tell(at+500, cpu, to, "scheduler.cpu_on", text("name", "cpu_on"), number("task_prev", prev), number("idle", toIdle))
}

// A task is known by the address of its task_struct, which is made from its
// id here.
const (
	firstTask = -0x777f00000000 // 0xffff888100000000
	taskSize  = 0x2000
)

// TaskAddress returns the address of the task_struct of a thread.
func TaskAddress(tid int64) int64 { return firstTask + tid*taskSize }

// TaskID returns the id of the thread whose task_struct would be at an
// address.
func TaskID(address int64) int64 { return (address - firstTask) / taskSize }

// kernelParent is the process that the kernel's own threads are children of.
const kernelParent = 2

// Process returns the process or thread with an id.
func (k *Kernel) Process(id int64) (Process, bool) {
	switch {
	case id == 0:
		return k.idle[0], true
	case k.work != nil:
		for i := range k.work.tasks {
			if t := &k.work.tasks[i]; !t.dead && t.TID == id {
				return t.Process, true
			}
		}
	case id == initProcess.PID:
		return initProcess, true
	}
	return Process{}, false
}

// initProcess is the ancestor of all processes.
var initProcess = Process{PID: 1, TID: 1, Name: "systemd"}

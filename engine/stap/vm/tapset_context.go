package vm

import (
	"strconv"
	"strings"

	"ringlab/engine/sim"
)

func pid(c *call)       { c.long = c.here().process.PID }
func tid(c *call)       { c.long = c.here().process.TID }
func parentPID(c *call) { c.long = c.here().process.Parent }
func uid(c *call)       { c.long = c.here().process.UID }
func gid(c *call)       { c.long = c.here().process.GID }
func execname(c *call)  { c.string = c.here().process.Name }
func cpu(c *call)       { c.long = int64(c.here().cpu) }

// processGroup answers for sessions too: each process leads its own.
func processGroup(c *call) { c.long = c.here().process.PID }

// parentName is the name of the process that started this one. Who starts
// stapio is stap; the idle task of the first CPU is nobody's child.
func parentName(c *call) {
	p := c.here().process
	if p.PID == runnerPID {
		c.string = "stap"
		return
	}
	if p.Parent == 0 {
		c.string = "swapper/0"
		return
	}
	parent, _ := c.process(p.Parent)
	c.string = parent.Name
}

// process returns a process by its id.
func (c *call) process(id int64) (sim.Process, bool) {
	switch id {
	case c.here().process.TID:
		return c.here().process, true
	case runnerPID:
		return c.m.options.runner(), true
	}
	return c.kernel().Process(id)
}

func userMode(c *call) {
	if c.here().process.User {
		c.long = 1
	}
}

// A script that may load a module is run by root, whose are all processes.
func isMine(c *call) { c.long = 1 }

// interrupted tells whether the probe has the registers of what it interrupted:
// those of begin, end and timers have not.
func (c *call) interrupted() bool {
	k := c.here().kind
	return k != "begin_end" && k != "hrtimer" && k != "timer"
}

func registersValid(c *call) {
	if c.interrupted() {
		c.long = 1
	}
}

func isReturn(c *call) {
	if strings.HasSuffix(c.here().alias, ".return") {
		c.long = 1
	}
}

func target(c *call)     { c.long = c.m.options.Target }
func moduleName(c *call) { c.string = c.m.options.Module }
func stapioPID(c *call)  { c.long = runnerPID }
func remoteID(c *call)   { c.long = -1 }
func stackSize(c *call)  { c.long = 16384 }
func archBytes(c *call)  { c.long = 8 }

func userArchBytes(c *call) {
	if !c.here().process.User {
		c.fail("requires user mode")
		c.bare = true
		return
	}
	c.long = 8
}

func probePoint(c *call) { c.string = c.here().name }
func probeAlias(c *call) { c.string = c.here().alias }
func probeKind(c *call)  { c.string = c.here().kind }

func probeLabel(c *call) { c.string = between(c.here().alias, `label("`, `"`) }

func probePointFunction(c *call) {
	c.string = between(c.here().name, `function("`, `@"`)
	if c.string == "" {
		c.string = between(c.here().name, `statement("`, `@"`)
	}
}

// between returns what stands in text after a beginning, up to any byte of
// end.
func between(text, beginning, end string) string {
	_, text, ok := strings.Cut(text, beginning)
	if !ok {
		return ""
	}
	if i := strings.IndexAny(text, end); i >= 0 {
		text = text[:i]
	}
	return text
}

// Addresses that a sample finds: in the kernel's idle loop, and in a program.
const (
	idleAddress    = -0x7e2f4815 // 0xffffffff81d0b7eb
	programAddress = 0x401136
)

// address is where the probe interrupted what ran; 0 if it interrupted
// nothing.
func (c *call) address() int64 {
	switch {
	case !c.interrupted():
		return 0
	case c.here().process.User:
		return programAddress
	}
	return idleAddress
}

func address(c *call) { c.long = c.address() }

func userAddress(c *call) {
	if c.here().process.PID != 0 {
		c.long = programAddress
	}
}

// probeFunction has no names of functions to give, so it gives the address, as
// the real one does of code whose symbols the module does not have.
func probeFunction(c *call) {
	c.string = "0x" + strconv.FormatUint(uint64(c.address()), 16)
}

// occurred returns a value of what the workload did.
func (c *call) occurred(names ...string) (int64, bool) {
	if what := c.m.occurrence; what != nil {
		for _, name := range names {
			for _, v := range what.Values {
				if v.Name == name {
					return v.Number, true
				}
			}
		}
	}
	return 0, false
}

func returned(c *call) {
	n, ok := c.occurred("retval", "ret")
	if !ok {
		c.fail("returnval() not defined in this context " + c.here().name)
		return
	}
	c.long = n
}

func returnedText(c *call) {
	n, ok := c.occurred("retval", "ret")
	c.string = "N/A"
	if ok {
		c.string = resultText(c.longs[0], n)
	}
}

func returnText(c *call) { c.string = resultText(c.longs[0], c.longs[1]) }

// resultText writes what a system call returned: errors with their names, and
// others in decimal, hexadecimal (format 2) or octal (format 3).
func resultText(format, n int64) string {
	if n < 0 {
		if name := errorName(n); name != "" {
			return strconv.FormatInt(n, 10) + " (" + name + ")"
		}
	}
	switch format {
	case 2:
		return "0x" + strconv.FormatUint(uint64(n), 16)
	case 3:
		return "0" + strconv.FormatUint(uint64(n), 8)
	}
	return strconv.FormatInt(n, 10)
}

// A target set has the process of -x and those that descend from it.
func inTargetSet(c *call) {
	id := c.longs[0]
	for range 100 { // generations
		if id == 0 || c.m.options.Target == 0 {
			return
		}
		if id == c.m.options.Target {
			c.long = 1
			return
		}
		p, _ := c.process(id)
		id = p.Parent
	}
}

func targetSet(c *call) {
	out := "target set:\n"
	if t := c.m.options.Target; t != 0 {
		out += strconv.FormatInt(runnerPID, 10) + " begat " + strconv.FormatInt(t, 10) + "\n"
	}
	c.print(out)
}

// The load is that which the kernel was given, for all its CPUs, since long
// ago.
func (c *call) loadAverage() int64 {
	k := c.kernel().Config()
	return int64(k.CPUs) * int64(k.Load)
}

func loadAverage(c *call) {
	if n := c.longs[0]; n < 0 || n > 2 {
		c.fail("Invalid loadavg index " + strconv.FormatInt(n, 10) + " specified.")
		return
	}
	c.long = c.loadAverage() / 100
}

func loadAverages(c *call) {
	load := c.loadAverage()
	one := string(padded(append(strconv.AppendInt(nil, load/100, 10), '.'), load%100, 2, '0'))
	c.string = one + " " + one + " " + one + "\n"
}

// task returns the process whose task_struct is at the address that the
// function was given; without one there the function fails.
func (c *call) task() sim.Process {
	at := c.longs[0]
	p, ok := c.process(sim.TaskID(at))
	if !ok || at != sim.TaskAddress(p.TID) {
		c.fail("read fault [man error::fault] at 0x" + strconv.FormatUint(uint64(at), 16))
	}
	return p
}

func taskCurrent(c *call) { c.long = sim.TaskAddress(c.here().process.TID) }
func taskPID(c *call)     { c.long = c.task().PID }
func taskTID(c *call)     { c.long = c.task().TID }
func taskUID(c *call)     { c.long = c.task().UID }
func taskGID(c *call)     { c.long = c.task().GID }
func taskName(c *call)    { c.string = c.task().Name }
func taskParent(c *call)  { c.long = sim.TaskAddress(c.task().Parent) }

func taskCPU(c *call) {
	if c.task().TID == c.here().process.TID {
		c.long = int64(c.here().cpu)
	}
}

// taskState is 0 for one that runs and 1 for one that sleeps.
func taskState(c *call) {
	if c.task().TID != c.here().process.TID {
		c.long = 1
	}
}

func taskPriority(c *call) {
	c.task()
	c.long = 120
}

func taskNice(c *call) { c.task() }

func pidTask(c *call) {
	if p, ok := c.process(c.longs[0]); ok {
		c.long = sim.TaskAddress(p.TID)
	}
}

func pidName(c *call) {
	if p, ok := c.process(c.longs[0]); ok {
		c.string = p.Name
	}
}

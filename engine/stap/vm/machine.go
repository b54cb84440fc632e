package vm

import (
	"strconv"

	"ringlab/engine/sim"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/value"
)

// Machine is a run of a compiled script.
type Machine struct {
	code    *Code
	options Options
	observe func(Firing)

	// What follows is the state of the run, which Clone copies.
	kernel *sim.Kernel
	// registers is nil in a copy that has not run yet: kept then has what is
	// to be in them.
	registers  *[registers]int64
	kept       []int64
	texts      []string
	maps       []*value.Map
	aggregates []*value.Aggregates
	hidden     hidden

	// The handler that runs.
	active     bool
	firing     Firing
	here       place
	at         int   // next instruction
	remaining  int64 // actions
	counted    int   // statements
	frames     []frame
	savedLongs []int64
	savedTexts []string
	handedOn   bool // the function that returned last did so by next
	aborting   bool
	answer     bool
	fault      fault
	stop       int // in Code.stops
	budget     int64
	matched    matched

	// The session.
	phase    phase
	state    state
	next     int // probe of the phase
	ending   Ending
	overhead overhead
	errored  bool // an error was told, so the exit status is 1
	printed  int  // bytes
	flooded  bool // they were too many
	firings  int
	executed int64 // statements
	timers   []sim.Timer
	probeOf  []int // by timer
	enabled  []bool
	armed    []bool
	// occurrence is what the workload did, while its handlers run.
	occurrence *sim.Occurrence
	// refresh is the timer that looks every 100 ms whether a condition
	// changed; stale says that one did, and fresh that it will be acted on
	// before time passes.
	refresh      sim.Timer
	stale, fresh bool

	out     []Output
	pending []byte
	scratch []byte
	oneText [1]string
	call    call
}

// phase is what a session does.
type phase uint8

const (
	loading phase = iota
	beginning
	timing
	occurring
	endings
	failing
	done
)

// state is what the runtime calls the session's state. Handlers run only in
// the one they are meant for.
type state uint8

const (
	starting state = iota
	alive
	stopping
	erroneous
)

// refreshInterval is how often the runtime looks whether conditions changed,
// besides after each handler of a high-resolution timer.
const refreshInterval = 100e6

// defaultWorkload makes the events that a script listens to, unless another is
// asked for.
const defaultWorkload = "server"

// events returns the names of what the script's probes wait for of a workload.
func (c *Code) events() []string {
	var list []string
	for _, p := range c.program.Probes {
		if p.Kind == sema.Event && p.Event != nil {
			list = append(list, p.Event.Fires)
		}
	}
	return list
}

// New makes a machine that has not run yet.
func New(code *Code, o Options) *Machine {
	if o.Kernel.Workload == "" && len(code.events()) > 0 {
		o.Kernel.Workload = defaultWorkload
	}
	m := &Machine{
		code: code, options: o, kernel: sim.New(o.Kernel),
		texts: make([]string, code.texts), refresh: sim.None,
	}
	m.options.Limits = code.limits
	m.kernel.Listen(code.events())
	n := len(code.program.Probes)
	m.timers, m.enabled, m.armed = make([]sim.Timer, n), make([]bool, n), make([]bool, n)
	return m
}

// wake makes the registers of a machine that has none. All of them take half a
// megabyte, too much for each of the many copies that stepping back needs.
func (m *Machine) wake() {
	if m.registers != nil {
		return
	}
	m.registers = new([registers]int64)
	for i, n := range m.code.constants {
		m.registers[registers-1-i] = n
	}
	copy(m.registers[:], m.kept)
	m.kept = nil
}

// Code returns what the machine runs.
func (m *Machine) Code() *Code { return m.code }

// Options returns what it was made with.
func (m *Machine) Options() Options { return m.options }

// Observe has f called after each handler; nil for nobody.
func (m *Machine) Observe(f func(Firing)) { m.observe = f }

// Now returns the virtual time in ns; Jiffies the kernel's counter.
func (m *Machine) Now() int64 { return m.kernel.Now() }

// Jiffies returns the kernel's counter of jiffies.
func (m *Machine) Jiffies() uint64 { return m.kernel.Jiffies() }

// Kernel returns the simulated kernel.
func (m *Machine) Kernel() *sim.Kernel { return m.kernel }

// Firings returns how many handlers have ended, Executed how many statements
// they executed.
func (m *Machine) Firings() int { return m.firings }

// Executed returns how many statements have been executed.
func (m *Machine) Executed() int64 { return m.executed }

// Output returns what was printed since the last call.
func (m *Machine) Output() []Output {
	m.flush()
	out := m.out
	m.out = nil
	return out
}

// Ending returns how the run ended; it is to be asked of a run that is over.
func (m *Machine) Ending() Ending { return m.ending }

// Clone returns a copy of the run as it is. What was printed and not yet taken
// by Output stays with m, and nobody observes the copy.
func (m *Machine) Clone() *Machine {
	c := *m
	c.observe = nil
	c.kernel = m.kernel.Clone()
	if m.registers != nil {
		c.registers, c.kept = nil, append([]int64(nil), m.registers[:m.code.longs]...)
	}
	c.texts = append([]string(nil), m.texts...)
	c.maps = nil
	for _, a := range m.maps {
		c.maps = append(c.maps, a.Clone())
	}
	c.aggregates = nil
	for _, a := range m.aggregates {
		c.aggregates = append(c.aggregates, a.Clone())
	}
	c.hidden = m.hidden.clone()
	c.frames = append([]frame(nil), m.frames...)
	c.savedLongs = append([]int64(nil), m.savedLongs...)
	c.savedTexts = append([]string(nil), m.savedTexts...)
	c.timers = append([]sim.Timer(nil), m.timers...)
	c.probeOf = append([]int(nil), m.probeOf...)
	c.enabled = append([]bool(nil), m.enabled...)
	c.armed = append([]bool(nil), m.armed...)
	c.out, c.pending, c.scratch = nil, nil, nil
	return &c
}

// Step runs at most about budget statements and reports whether the run is
// over.
func (m *Machine) Step(budget int) bool {
	m.wake()
	m.budget = int64(budget)
	for m.budget > 0 {
		if !m.active && !m.advance() {
			return true
		}
		if m.active {
			m.proceed()
		}
	}
	return m.phase == done
}

// Stop ends the run as ^C does: end probes still run. A handler that runs is
// given up, and so are the end probes if they run already.
func (m *Machine) Stop() {
	m.wake()
	ending := m.phase >= endings
	if m.active {
		m.endHandler(aborted)
	}
	if ending && m.phase != done {
		m.unload()
	}
	m.finishAs(Cancelled)
}

// proceed executes the handler that runs, and reports whether it stopped
// before a statement.
func (m *Machine) proceed() bool {
	before := m.remaining
	p := m.execute()
	m.budget -= before - m.remaining
	switch p {
	case exhausted:
		return false
	case stopped:
		return true
	case aborted:
		m.counted += int(m.code.begun[m.at-1])
		for i := range m.frames {
			m.counted += int(m.code.begun[m.frames[i].back-1])
		}
	}
	m.endHandler(p)
	return false
}

// advance finds the next handler to run and begins it. It reports whether the
// session goes on; it may have done something else first.
func (m *Machine) advance() bool {
	m.budget--
	if m.flooded && m.phase != done {
		m.ending.Reason = Flooded
		m.errored = true
		m.end()
	}
	switch m.phase {
	case loading:
		m.load()
	case beginning:
		if m.next < len(m.code.begins) {
			m.enterIn(m.code.begins[m.next], starting)
			return true
		}
		m.arm()
		m.phase = timing
		if m.state == starting {
			m.state = alive
		}
	case timing:
		m.await()
	case occurring:
		m.occur()
	case endings:
		if m.next < len(m.code.ends) {
			m.enterIn(m.code.ends[m.next], stopping)
			return true
		}
		m.phase, m.next = failing, 0
	case failing:
		if m.next < len(m.code.errors) {
			m.enterIn(m.code.errors[m.next], erroneous)
			return true
		}
		m.unload()
	case done:
		return false
	}
	return true
}

// enterIn begins the handler of a begin, end or error probe if the session is
// in the state for it.
func (m *Machine) enterIn(probe int, s state) {
	m.next++
	switch {
	case m.state != s:
	case probe == conditionsProbe:
		if !m.rethink(m.code.conditions) {
			m.softError()
		}
	default:
		m.here.cpu, m.here.process = 0, m.options.runner()
		m.begin(probe)
	}
}

// load makes the globals, or finds that the runtime could not.
func (m *Machine) load() {
	m.phase = beginning
	room := int64(maxMapBytes)
	for _, v := range m.code.program.Globals {
		if refusal := m.code.refusal(v, &room); refusal != "" {
			m.message(refusal)
			m.errored = true
			m.ending.Reason = Refused
			m.phase = done
			m.end()
			return
		}
	}
	for _, a := range m.code.arrays {
		m.maps = append(m.maps, value.NewMap(a.layout))
	}
	for _, l := range m.code.stats {
		m.aggregates = append(m.aggregates, value.NewAggregates(l, 1))
	}
	for i, g := range m.code.globals {
		m.initialise(i, g)
	}
	for i := range m.enabled {
		m.enabled[i] = true
	}
}

// begin starts a probe's handler.
func (m *Machine) begin(probe int) {
	p := m.code.program.Probes[probe]
	h := &m.code.handlers[probe]
	if m.here.probe != probe || m.firings == 0 {
		m.here.probe = probe
		m.here.name, m.here.alias, m.here.kind = p.Name, p.Alias, probeType(p.Kind)
	}
	m.firing = Firing{Probe: probe, At: m.kernel.Now(), Jiffies: m.kernel.Jiffies(), CPU: m.here.cpu}
	m.active = true
	m.at = h.entry
	m.counted = 0
	m.aborting = false
	m.frames = m.frames[:0]
	m.savedLongs, m.savedTexts = m.savedLongs[:0], m.savedTexts[:0]
	m.remaining = m.options.Limits.actions()
	clear(m.registers[h.longs.from:h.longs.to])
	clear(m.texts[h.texts.from:h.texts.to])
	if m.remaining < int64(h.cost) {
		m.fault = fault{message: tooManyActions, at: -1, place: -1}
		m.endHandler(failed)
	}
}

// probeType is what probe_type() says.
func probeType(k sema.Kind) string {
	switch k {
	case sema.Begin, sema.End, sema.Error:
		return "begin_end"
	case sema.HighRes:
		return "hrtimer"
	case sema.Jiffies:
		return "timer"
	case sema.Profile:
		return "perf_event"
	}
	return "kernel_tracepoint"
}

// endHandler does what follows a handler: errors count, and conditions are
// looked at.
func (m *Machine) endHandler(p pause) {
	m.active = false
	m.executed += int64(m.counted)
	m.budget -= int64(m.counted)
	m.firing.Statements = m.counted
	if !m.rethink(m.code.handlers[m.firing.Probe].rethink) {
		p = failed
	}
	if p == failed {
		m.firing.Failed = true
		m.softError()
	}
	if m.stale && m.here.kind == "hrtimer" {
		m.fresh = true
	}
	if m.phase == timing || m.phase == occurring {
		m.weigh()
	}
	m.flush()
	m.firings++
	if m.observe != nil {
		m.observe(m.firing)
	}
}

// softError tells an error that ended a handler, and ends the session if there
// were too many.
func (m *Machine) softError() {
	m.ending.Errors++
	if !m.options.SuppressErrors {
		text := "ERROR: " + m.fault.message
		if near := m.near(&m.fault); near != "" {
			text += " near " + near
		}
		m.message(withNewline(text))
		m.errored = true
		if m.ending.Errors > m.options.Limits.MaxErrors {
			m.state = erroneous
			if m.ending.Reason == "" {
				m.ending.Reason = Failed
			}
		}
	}
}

// requestExit is exit(): no handler begins any more but those of end probes.
func (m *Machine) requestExit() {
	m.state = stopping
	if m.ending.Reason == "" {
		m.ending.Reason = Exited
	}
}

// abort is abort(): the handler ends as well.
func (m *Machine) abort() {
	m.requestExit()
	m.aborting = true
}

// finishAs ends the session for a reason from outside.
func (m *Machine) finishAs(r Reason) {
	if m.phase >= endings {
		return
	}
	if m.state == alive || m.state == starting {
		m.state = stopping
	}
	if m.ending.Reason == "" {
		m.ending.Reason = r
	}
}

// unload ends the run with what the runtime says at last.
func (m *Machine) unload() {
	if n := m.ending.Errors; n > 0 {
		m.flush()
		m.tell("WARNING: Number of errors: " + strconv.Itoa(n) + ", skipped probes: 0\n")
	}
	m.end()
}

func (m *Machine) end() {
	m.flush()
	m.phase = done
	m.ending.At = m.kernel.Now()
	if m.errored {
		m.ending.Status = 1
	}
}

// print writes to the script's output.
func (m *Machine) print(text string) {
	m.pending = append(m.pending, text...)
	m.overflow(len(text))
}

// write is print for an instruction.
func (m *Machine) write(text []byte) pause {
	m.pending = append(m.pending, text...)
	m.overflow(len(text))
	if m.flooded {
		return aborted
	}
	return running
}

// overflow counts what is printed and ends the run where it is too much.
func (m *Machine) overflow(n int) {
	m.printed += n
	if limit := m.options.OutputLimit; limit > 0 && m.printed > limit {
		m.flooded = true
		m.aborting = true
	}
}

// messageLimit is how many bytes of a message reach the terminal.
const messageLimit = 384

// warn writes a warning, unless it was written before.
func (m *Machine) warn(text string) {
	text = "WARNING: " + text
	if len(text) > messageLimit {
		text = text[:messageLimit-1] + "\n"
	}
	if m.hidden.warned[text] {
		return
	}
	if m.hidden.warned == nil {
		m.hidden.warned = map[string]bool{}
	}
	m.hidden.warned[text] = true
	m.message(text)
}

// message writes to the messages of the handler that runs.
func (m *Machine) message(text string) {
	if len(text) > messageLimit {
		text = text[:messageLimit-1] + "\n"
	}
	m.flush()
	m.out = append(m.out, Output{Stream: Stderr, Firing: m.number(), At: m.kernel.Now(), Text: text})
	m.overflow(len(text))
}

// tell writes what the runtime says by itself.
func (m *Machine) tell(text string) {
	m.out = append(m.out, Output{Stream: Stderr, Firing: -1, At: m.kernel.Now(), Text: text})
}

// number is that of the firing that runs, or ended just now.
func (m *Machine) number() int {
	if m.phase == loading {
		return -1
	}
	return m.firings
}

// flush makes a piece of output of what was printed.
func (m *Machine) flush() {
	if len(m.pending) == 0 {
		return
	}
	m.out = append(m.out, Output{Stream: Stdout, Firing: m.number(), At: m.kernel.Now(), Text: string(m.pending)})
	m.pending = m.pending[:0]
}

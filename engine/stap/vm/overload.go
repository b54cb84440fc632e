package vm

import "strconv"

// The runtime measures how long handlers take, and ends a session whose
// handlers take too much of a CPU's time. Handlers of a simulation take no
// time, but they are counted as if they took this many cycles, which is about
// what they do take; a CPU makes one cycle a nanosecond.
const (
	handlerCycles   = 400
	statementCycles = 3
)

// overhead is what handlers took since the runtime looked last.
type overhead struct{ since, cycles int64 }

// weigh adds the handler that ended to the overhead, and looks at it once in
// an interval.
func (m *Machine) weigh() {
	l := &m.options.Limits
	if !l.StopOverload {
		return
	}
	o := &m.overhead
	o.cycles += handlerCycles + statementCycles*int64(m.counted)
	now := m.kernel.Uptime()
	if now-o.since <= l.OverloadInterval {
		return
	}
	if o.cycles > l.OverloadThreshold {
		m.message("ERROR: probe overhead (" + strconv.FormatInt(o.cycles, 10) +
			" cycles) exceeded threshold (" + strconv.FormatInt(l.OverloadThreshold, 10) +
			" cycles) in last " + strconv.FormatInt(l.OverloadInterval, 10) + " cycles\n")
		m.errored = true
		m.ending.Errors++
		m.state = erroneous
		if m.ending.Reason == "" {
			m.ending.Reason = Overloaded
		}
	}
	*o = overhead{since: now}
}

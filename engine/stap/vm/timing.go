package vm

import (
	"ringlab/engine/sim"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/types"
)

// arm arms the timers, in the order in which the runtime does: those of the
// timer wheel, those that sample, and those of high resolution. One of high
// resolution whose probe's condition does not hold stays off.
func (m *Machine) arm() {
	probes := m.code.program.Probes
	conditions := false
	for i, p := range probes {
		if p.Kind == sema.Jiffies {
			m.add(i, 0)
			m.armJiffies(m.timers[i], p)
		}
	}
	for i, p := range probes {
		if p.Kind != sema.Profile {
			continue
		}
		for cpu := range m.options.Kernel.CPUs {
			m.add(i, cpu)
			m.kernel.ArmHighRes(m.timers[i], m.kernel.Now()+p.Interval)
		}
	}
	for i, p := range probes {
		if p.Kind != sema.HighRes {
			continue
		}
		m.add(i, 0)
		conditions = conditions || p.Condition != nil
		if m.enabled[i] {
			m.start(i)
		}
	}
	if conditions {
		m.refresh = m.kernel.Add(0)
		m.probeOf = append(m.probeOf, -1)
		m.kernel.ArmHighRes(m.refresh, m.kernel.Now()+refreshInterval)
	}
}

// add makes a timer for a probe.
func (m *Machine) add(probe, cpu int) {
	m.timers[probe] = m.kernel.Add(cpu)
	m.probeOf = append(m.probeOf, probe)
}

// start arms a high-resolution timer for the first time, or again after its
// condition held no more.
func (m *Machine) start(probe int) {
	p := m.code.program.Probes[probe]
	m.kernel.ArmHighRes(m.timers[probe], m.kernel.Now()+m.period(p))
	m.armed[probe] = true
}

func (m *Machine) period(p *sema.Probe) int64 {
	return p.Interval + m.kernel.Spread(p.Randomize)
}

func (m *Machine) armJiffies(t sim.Timer, p *sema.Probe) {
	m.kernel.ArmWheel(t, m.kernel.Jiffies()+uint64(m.period(p)))
}

// await goes on to the next thing that happens.
func (m *Machine) await() {
	if m.state != alive {
		m.phase, m.next = endings, 0
		return
	}
	if m.fresh {
		if at, some := m.kernel.Pending(); !some || at > m.kernel.Now() {
			m.reconsider()
			return
		}
	}
	if m.refresh != sim.None && !m.stale && m.kernel.Waiting() == 1 {
		// Only refresh waits, and there is nothing for it to do.
		m.kernel.Stop(m.refresh)
	}
	until := m.options.Until
	t, what, ok := m.kernel.Next(until)
	switch {
	case !ok && m.kernel.Waiting() == 0:
		m.finishAs(NoProbes)
	case !ok:
		m.kernel.Skip(until)
		m.finishAs(TimeUp)
	case what != nil:
		m.occurrence, m.next, m.phase = what, 0, occurring
	case t == m.refresh:
		m.kernel.Forward(t, refreshInterval)
		if m.stale {
			m.fresh = true
		}
	default:
		m.fire(t)
	}
}

// fire runs the handler of a timer, which is armed again first.
func (m *Machine) fire(t sim.Timer) {
	i := m.probeOf[t]
	p := m.code.program.Probes[i]
	switch p.Kind {
	case sema.Jiffies:
		m.armJiffies(t, p)
	case sema.Profile:
		m.kernel.Forward(t, p.Interval)
	default:
		m.kernel.Forward(t, m.period(p))
	}
	m.here.cpu = m.kernel.CPU(t)
	m.here.process = m.kernel.Running(m.here.cpu)
	m.begin(i)
}

// occur begins the next handler for what the workload did; they run one after
// the other.
func (m *Machine) occur() {
	for m.next < len(m.code.program.Probes) && m.state == alive {
		i := m.next
		m.next++
		p := m.code.program.Probes[i]
		if p.Kind != sema.Event || p.Event == nil || p.Event.Fires != m.occurrence.Name {
			continue
		}
		m.here.cpu, m.here.process = m.occurrence.CPU, m.occurrence.Process
		m.begin(i)
		if m.active {
			m.receive(i)
		}
		return
	}
	m.phase = timing
	m.occurrence = nil
}

// receive sets the variables of an event's handler.
func (m *Machine) receive(probe int) {
	for _, l := range m.code.handlers[probe].variables {
		for _, v := range m.occurrence.Values {
			if v.Name != l.variable.Name {
				continue
			}
			if l.variable.Type == types.String {
				m.set(l.register, v.Text)
			} else {
				m.registers[l.register] = v.Number
			}
		}
	}
}

// rethink looks at conditions that may have changed. It reports false if one
// cannot be computed; then m.fault says why.
func (m *Machine) rethink(list []int) bool {
	for _, i := range list {
		holds, ok := m.holds(i)
		if !ok {
			return false
		}
		if holds == m.enabled[i] {
			continue
		}
		m.enabled[i] = holds
		if m.code.program.Probes[i].Kind == sema.HighRes {
			m.stale = true
		}
	}
	return true
}

// holds computes a probe's condition.
func (m *Machine) holds(probe int) (holds, ok bool) {
	at, remaining, budget, counted, frames := m.at, m.remaining, m.budget, m.counted, m.frames
	m.at = m.code.handlers[probe].condition
	m.remaining, m.budget = 1<<60, 1<<60
	m.frames = nil
	p := m.execute()
	for p == stopped { // stepping does not show how conditions are computed
		p = m.execute()
	}
	m.at, m.remaining, m.budget, m.counted, m.frames = at, remaining, budget, counted, frames
	return m.answer, p != failed
}

// reconsider starts and stops timers as their probes' conditions say.
func (m *Machine) reconsider() {
	m.stale, m.fresh = false, false
	for i, p := range m.code.program.Probes {
		if p.Kind != sema.HighRes || m.enabled[i] == m.armed[i] {
			continue
		}
		if m.enabled[i] {
			m.start(i)
		} else {
			m.kernel.Stop(m.timers[i])
			m.armed[i] = false
		}
	}
}

// runner is the process in which begin and end probes run.
func (o *Options) runner() sim.Process {
	return sim.Process{PID: runnerPID, TID: runnerPID, Parent: runnerPID - 1, Name: "stapio"}
}

// runnerPID is the process id of stapio.
const runnerPID = 1201

package vm

import (
	"strconv"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
)

// Moment is where a machine that is inspected has stopped.
type Moment uint8

// The moments.
const (
	BeforeStatement Moment = iota // Statement says which
	AfterHandler                  // LastFiring says of what
	AfterRun
)

// Inspect makes a machine stop before each statement from now on. It must not
// be within a handler; stepping is what its Code's Stepping gave.
func (m *Machine) Inspect(stepping *Code) { m.code = stepping }

// Active reports whether a handler is running: the last Step ended within it.
func (m *Machine) Active() bool { return m.active }

// StepFiring runs to the end of the handler that runs, or of the next one, and
// returns AfterHandler; AfterRun where there is none. A budget bounds how many
// statements it may take: where they do not do, it returns BeforeStatement,
// and goes on from there the next time.
func (m *Machine) StepFiring(budget int) Moment {
	m.wake()
	m.budget = int64(budget)
	before := m.firings
	for m.firings == before {
		if m.budget <= 0 {
			return BeforeStatement
		}
		if !m.active && !m.advance() {
			return AfterRun
		}
		if m.active {
			m.proceed()
		}
	}
	return AfterHandler
}

// StepStatement runs a machine that is inspected to the next statement of the
// handler that runs, or to its end.
func (m *Machine) StepStatement() Moment {
	m.wake()
	before := m.firings
	for {
		m.budget = stepBudget
		if !m.active && !m.advance() {
			return AfterRun
		}
		if m.active && m.proceed() {
			return BeforeStatement
		}
		if m.firings != before {
			return AfterHandler
		}
	}
}

// stepBudget is more than what lies between two statements takes.
const stepBudget = 1 << 30

// Statement returns the token of the statement before which the machine
// stopped, and the number of the function it is in, or -1.
func (m *Machine) Statement() (tok *syntax.Token, function int) {
	s := m.code.stops[m.stop]
	return s.tok, s.function
}

// LastFiring returns the handler that runs or ended last, with the statements
// it executed so far.
func (m *Machine) LastFiring() Firing {
	f := m.firing
	if m.active {
		f.Statements = m.counted
	}
	return f
}

// Shown is a variable and what is in it.
type Shown struct {
	Variable *syntax.Variable
	Long     int64
	Text     string
	Figures  *Figures // of an aggregate
	// Entries are the first of an array, in its order, Total how many it has.
	Entries []Entry
	Total   int
}

// Entry is one entry of an array.
type Entry struct {
	Keys    []string // numbers in decimal
	Long    int64
	Text    string
	Figures *Figures
}

// Figures are those of an aggregate; of an empty one all are 0.
type Figures struct {
	Count, Sum, Min, Max, Avg int64
	// Buckets are those of its histogram that print shows; none where the
	// script asks for no histogram.
	Buckets []Bucket
}

// Bucket is one row of a histogram.
type Bucket struct {
	Label string
	Count int64
}

// loaded reports whether the globals exist: not before the run begins, nor
// where the runtime refused to make them.
func (m *Machine) loaded() bool { return m.phase != loading && m.ending.Reason != Refused }

// Global returns a global with at most limit entries.
func (m *Machine) Global(slot, limit int) Shown {
	m.wake()
	v := m.code.program.Globals[slot]
	g := m.code.globals[slot]
	s := Shown{Variable: v}
	switch {
	case !m.loaded():
	case g.array:
		a := m.maps[g.at]
		s.Total = a.Len()
		for at := a.First(); at >= 0 && len(s.Entries) < limit; at = a.After(at) {
			s.Entries = append(s.Entries, entry(v, a, at))
		}
	case g.kind == types.Stats:
		s.Figures = figuresOf(m.aggregates[g.at], 0)
	case g.kind == types.String:
		s.Text = m.texts[g.at]
	default:
		s.Long = m.registers[g.at]
	}
	return s
}

// Locals returns the variables of the function that runs, or else of the
// handler that runs or ended last.
func (m *Machine) Locals() []Shown {
	m.wake()
	list := m.code.handlers[m.firing.Probe].locals
	if n := len(m.frames); n > 0 && m.active {
		list = m.code.functions[m.frames[n-1].function].locals
	}
	var shown []Shown
	for _, l := range list {
		s := Shown{Variable: l.variable}
		if l.variable.Type == types.String {
			s.Text = m.texts[l.register]
		} else {
			s.Long = m.registers[l.register]
		}
		shown = append(shown, s)
	}
	return shown
}

func entry(v *syntax.Variable, a *value.Map, slot int) Entry {
	var e Entry
	for i, k := range v.Keys {
		if k == types.String {
			e.Keys = append(e.Keys, a.KeyText(slot, i))
		} else {
			e.Keys = append(e.Keys, strconv.FormatInt(a.KeyLong(slot, i), 10))
		}
	}
	switch v.Type {
	case types.Stats:
		e.Figures = figuresOf(a.Stats, slot)
	case types.String:
		e.Text = a.Text(slot)
	default:
		e.Long = a.Long(slot)
	}
	return e
}

func figuresOf(a *value.Aggregates, i int) *Figures {
	f := &Figures{Count: a.Count(i)}
	if f.Count == 0 {
		return f
	}
	f.Sum, f.Min, f.Max, f.Avg = a.Sum(i), a.Min(i), a.Max(i), a.Avg(i)
	h := &a.Layout().Hist
	if h.Kind == value.NoHist {
		return f
	}
	buckets := a.Buckets(i)
	if low, high, ok := h.Range(buckets); ok {
		for n := low; n <= high; n++ {
			f.Buckets = append(f.Buckets, Bucket{h.Label(n), buckets[n]})
		}
	}
	return f
}

// Measure returns one number for a global, by its slot: a number's value, how
// many entries an array has, how many values an aggregate.
func (m *Machine) Measure(slot int) int64 {
	g := &m.code.globals[slot]
	switch {
	case !m.loaded():
	case g.array:
		return int64(m.maps[g.at].Len())
	case g.kind == types.Stats:
		return m.aggregates[g.at].Count(0)
	case g.kind == types.Long:
		m.wake()
		return m.registers[g.at]
	}
	return 0
}

package trace

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/vm"
)

// maxCopies is how many copies of the machine are kept. With more of them a
// moment is found sooner; each takes the size of the script's globals.
const maxCopies = 24

// firstSpacing is how many statements apart the first copies are.
const firstSpacing = 20_000

// replay finds the state at any moment by running a copy of the machine again
// from a firing before it: the same script, kernel and seed do the same.
type replay struct {
	copies   []saved
	spacing  int64
	stepping *vm.Code
	// base is a machine at the beginning of a firing, cursor one within it:
	// before a statement, with what the firing has printed by then.
	base       *vm.Machine
	firing     int
	cursor     *vm.Machine
	statement  int
	printed    int // bytes
	statements int // in the firing
}

// saved is a copy of the machine before a firing.
type saved struct {
	firing   int
	executed int64
	machine  *vm.Machine
}

func (p *replay) start(m *vm.Machine) {
	p.spacing = firstSpacing
	p.copies = []saved{{0, 0, m.Clone()}}
	p.firing = -1
}

// keep takes a copy of the machine if it has come far since the last one.
func (p *replay) keep(m *vm.Machine) {
	last := p.copies[len(p.copies)-1]
	if m.Active() || m.Executed()-last.executed < p.spacing || m.Firings() == last.firing {
		return
	}
	if len(p.copies) == maxCopies {
		kept := p.copies[:1]
		for i := 2; i < len(p.copies); i += 2 {
			kept = append(kept, p.copies[i])
		}
		clear(p.copies[len(kept):])
		p.copies = kept
		p.spacing *= 2
	}
	p.copies = append(p.copies, saved{m.Firings(), m.Executed(), m.Clone()})
}

// Moment is the state of a run at a moment.
type Moment struct {
	Firing     int
	Statement  int // of the firing, from 0; Statements at its end
	Statements int
	Fired      vm.Firing
	// Next is the token of the statement that runs next; nil at the firing's
	// end.
	Next    *syntax.Token
	Globals []Variable
	Locals  []Variable
	// Printed is how many bytes stand on standard output.
	Printed int
}

// Variable is a variable at a moment, and whether it has changed.
type Variable struct {
	vm.Shown
	Changed bool
	// Before is what a scalar was.
	Before vm.Shown
	// Fresh tells which of the entries are new or changed.
	Fresh []bool
}

// MaxEntries is how many entries of an array a moment shows.
const MaxEntries = 200

// MaxStatements is how many statements of one firing can be stepped through.
const MaxStatements = 100_000

// At returns the state before a statement of a firing, or at the end of the
// firing where statement is negative or past it. What has changed is told
// since the statement before, or, at the end, since the firing began. It
// reports false where there is no such firing.
func (r *Run) At(firing, statement int) (Moment, bool) {
	p := &r.replay
	if firing < 0 || firing >= r.machine.Firings() || !p.find(firing, r.machine) {
		return Moment{}, false
	}
	if statement < 0 || statement > p.statements {
		statement = p.statements
	}
	var before *vm.Machine
	switch {
	case statement == p.statements:
		before = p.base
	case statement > 0:
		before = p.machineAt(statement - 1).Clone()
	}
	m := p.machineAt(statement)
	at := Moment{Firing: firing, Statement: statement, Statements: p.statements, Fired: m.LastFiring()}
	if statement < p.statements {
		at.Next, _ = m.Statement()
	}
	at.Globals = globals(r, m, before)
	at.Locals = locals(m, before, statement == p.statements)
	at.Printed = r.before(firing) + p.printed
	return at, true
}

// find makes base the machine at the beginning of a firing.
func (p *replay) find(firing int, m *vm.Machine) bool {
	if p.firing == firing {
		return true
	}
	if p.stepping == nil {
		p.stepping = m.Code().Stepping()
	}
	from := p.copies[0]
	for _, c := range p.copies {
		if c.firing <= firing {
			from = c
		}
	}
	copied := from.machine
	if p.firing >= 0 && p.firing <= firing && p.firing > from.firing {
		copied = p.base
	}
	base := copied.Clone()
	for base.Firings() < firing {
		if base.StepFiring(1<<30) == vm.AfterRun {
			return false
		}
		base.Output()
	}
	p.base, p.firing, p.cursor, p.statements = base, firing, nil, 0
	end := p.enter()
	for p.statements < MaxStatements && end.StepStatement() == vm.BeforeStatement {
		p.statements++
	}
	return true
}

// enter returns a copy of base that stops before each statement.
func (p *replay) enter() *vm.Machine {
	m := p.base.Clone()
	m.Inspect(p.stepping)
	return m
}

// machineAt moves the cursor before a statement of the firing that base is at,
// or to the firing's end.
func (p *replay) machineAt(statement int) *vm.Machine {
	if p.cursor == nil || p.statement > statement {
		p.cursor, p.statement, p.printed = p.enter(), -1, 0
	}
	for p.statement < statement {
		p.statement++
		if p.statement < p.statements {
			p.cursor.StepStatement()
		} else {
			p.cursor.StepFiring(1 << 30)
		}
		for _, piece := range p.cursor.Output() {
			if piece.Stream == vm.Stdout {
				p.printed += len(piece.Text)
			}
		}
	}
	return p.cursor
}

func globals(r *Run, m, before *vm.Machine) []Variable {
	var all []Variable
	for slot := range r.program.Globals {
		v := Variable{Shown: m.Global(slot, MaxEntries)}
		if before != nil {
			v.compare(before.Global(slot, MaxEntries))
		}
		all = append(all, v)
	}
	return all
}

// locals returns those of the handler or function that runs. At a handler's
// end they are compared with nothing: when it began it had none.
func locals(m, before *vm.Machine, end bool) []Variable {
	var all, old []Variable
	if before != nil && !end {
		for _, s := range before.Locals() {
			old = append(old, Variable{Shown: s})
		}
	}
	for i, s := range m.Locals() {
		v := Variable{Shown: s}
		if i < len(old) && old[i].Variable == s.Variable {
			v.compare(old[i].Shown)
		}
		all = append(all, v)
	}
	return all
}

// compare finds what has changed since before.
func (v *Variable) compare(before vm.Shown) {
	v.Before = before
	v.Changed = v.Long != before.Long || v.Text != before.Text || v.Total != before.Total || !same(v.Figures, before.Figures)
	v.Fresh = make([]bool, len(v.Entries))
	known := map[string]*vm.Entry{}
	for i := range before.Entries {
		known[keyOf(&before.Entries[i])] = &before.Entries[i]
	}
	for i := range v.Entries {
		e := &v.Entries[i]
		old := known[keyOf(e)]
		if old == nil || old.Long != e.Long || old.Text != e.Text || !same(old.Figures, e.Figures) {
			v.Fresh[i], v.Changed = true, true
		}
	}
}

func keyOf(e *vm.Entry) string {
	key := ""
	for _, k := range e.Keys {
		key += k + "\x00"
	}
	return key
}

func same(a, b *vm.Figures) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Count == b.Count && a.Sum == b.Sum && a.Min == b.Min && a.Max == b.Max
}

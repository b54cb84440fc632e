package vm

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
	"ringlab/engine/words"
)

// Compile translates a checked script. The findings are those of stap's third
// pass, which come after all of the checker's; where one is an error there is
// no Code.
func Compile(p *sema.Program, l Limits) (*Code, []syntax.Finding) {
	return compile(p, l, false)
}

// Stepping returns the same script as code that stops before each statement.
func (c *Code) Stepping() *Code {
	if c.stepping {
		return c
	}
	s, _ := compile(c.program, c.limits, true)
	return s
}

// Program returns what was compiled.
func (c *Code) Program() *sema.Program { return c.program }

func compile(p *sema.Program, l Limits, stepping bool) (*Code, []syntax.Finding) {
	c := &compiler{
		code:      &Code{program: p, limits: l, stepping: stepping},
		registers: map[*syntax.Variable]uint16{},
		constants: map[int64]uint16{},
		strings:   map[string]uint16{},
		places:    map[*syntax.Token]int{},
		calls:     analyse(p),
	}
	c.code.maxNesting = l.MaxNesting
	if l.MaxNesting <= 0 {
		c.code.maxNesting = c.calls.nesting()
	}
	for _, v := range p.Globals {
		c.global(v)
	}
	for i := range p.Functions {
		c.function(p.Functions[i])
	}
	// All handlers have the same registers.
	longs, texts := c.longs, c.texts
	topLongs, topTexts := longs, texts
	for i := range p.Probes {
		c.longs, c.texts = longs, texts
		c.topLongs, c.topTexts = longs, texts
		c.handler(i)
		topLongs, topTexts = max(topLongs, c.topLongs), max(topTexts, c.topTexts)
	}
	c.code.longs, c.code.texts = topLongs, topTexts
	c.order()
	c.rethink()
	if topLongs+len(c.code.constants) > registers || topTexts > firstConstant || len(c.code.strings) > firstConstant {
		c.report(p.File, nil, "script-size", words.Text{
			En: "script has too many variables, constants or intermediate results",
			Zh: "脚本里的变量、常量或中间结果太多",
		})
	}
	if len(c.findings) > 0 {
		return nil, c.findings
	}
	return c.code, nil
}

// compiler is the state of one compilation.
type compiler struct {
	code     *Code
	findings []syntax.Finding
	calls    *calls

	registers map[*syntax.Variable]uint16
	constants map[int64]uint16
	strings   map[string]uint16
	places    map[*syntax.Token]int // numbers of Code.places

	// longs and texts are the next free registers, topLongs and topTexts the
	// highest that they have been.
	longs, texts       int
	topLongs, topTexts int

	charge  charging
	begun   int         // statements that no instruction has counted yet
	inside  *function   // nil in a handler
	current int         // number of the function, or -1
	loops   []loopPlace // innermost last
	entries []entryPlace
}

// loopPlace is where break and continue of a loop go.
type loopPlace struct{ onBreak, onContinue *label }

// label is a place in the code that jumps go to, known or not yet.
type label struct {
	at    int // -1 until it is placed
	jumps []int
}

func (c *compiler) report(_ *syntax.File, tok *syntax.Token, code string, text words.Text) {
	c.findings = append(c.findings, syntax.Finding{
		Stage: syntax.TranslationStage, Severity: source.Error, Code: code, Message: text.With(), Tok: tok,
	})
}

// emit appends an instruction and returns its number.
func (c *compiler) emit(op op, a, b, d int, more ...int) int {
	in := instr{op: op, a: uint16(a), b: uint16(b), d: int32(d)}
	if len(more) > 0 {
		in.c = uint16(more[0])
	}
	c.code.ins = append(c.code.ins, in)
	c.code.begun = append(c.code.begun, uint8(min(c.begun, 255)))
	return len(c.code.ins) - 1
}

// control appends an instruction that counts the statements begun so far.
func (c *compiler) control(op op, a, b, d int) int {
	begun := c.begun
	c.begun = 0
	return c.emit(op, a, b, d, begun)
}

// near notes the place of the errors of the next instruction.
func (c *compiler) near(tok *syntax.Token) { c.nearPlace(c.place(tok)) }

func (c *compiler) nearPlace(place int) {
	c.code.near = append(c.code.near, near{len(c.code.ins), place})
}

// place returns the number of a token's place.
func (c *compiler) place(tok *syntax.Token) int {
	if tok == nil {
		return -1
	}
	n, ok := c.places[tok]
	if !ok {
		n = len(c.code.places)
		c.places[tok] = n
		c.code.places = append(c.code.places, tok)
	}
	return n
}

func newLabel() *label { return &label{at: -1} }

// put places a label here. What falls through to it has its statements counted
// first, since what jumps to it has begun others.
func (c *compiler) put(l *label) {
	if c.begun > 0 {
		c.control(opCount, 0, 0, 0)
	}
	l.at = len(c.code.ins)
	for _, n := range l.jumps {
		c.code.ins[n].d = int32(l.at)
	}
}

// jump appends a jump to a label.
func (c *compiler) jump(op op, a, b int, l *label) {
	n := c.control(op, a, b, l.at)
	if l.at < 0 {
		l.jumps = append(l.jumps, n)
	}
}

// newLong returns a free register for a number, newText for a string, and
// each returns the first of n.
func (c *compiler) newLong(n int) int {
	r := c.longs
	c.longs += n
	c.topLongs = max(c.topLongs, c.longs)
	return r
}

func (c *compiler) newText(n int) int {
	r := c.texts
	c.texts += n
	c.topTexts = max(c.topTexts, c.texts)
	return r
}

// mark is the state of the free registers, to go back to.
type mark struct{ longs, texts int }

func (c *compiler) mark() mark     { return mark{c.longs, c.texts} }
func (c *compiler) release(m mark) { c.longs, c.texts = m.longs, m.texts }

// number returns the register of a constant.
func (c *compiler) number(n int64) int {
	r, ok := c.constants[n]
	if !ok {
		c.code.constants = append(c.code.constants, n)
		r = uint16(registers - len(c.code.constants))
		c.constants[n] = r
	}
	return int(r)
}

// literal returns the register of a constant string.
func (c *compiler) literal(s string) int {
	r, ok := c.strings[s]
	if !ok {
		r = uint16(firstConstant + len(c.code.strings))
		c.code.strings = append(c.code.strings, s)
		c.strings[s] = r
	}
	return int(r)
}

// global gives a global its place.
func (c *compiler) global(v *syntax.Variable) {
	g := global{kind: v.Type, array: v.Arity > 0}
	switch {
	case g.array:
		size, sized := v.MaxSize, v.MaxSize > 0
		if !sized {
			size = c.code.limits.MaxMapEntries
		}
		var stat *value.StatLayout
		if v.Type == types.Stats {
			stat = c.statLayout(v)
		}
		a := array{layout: value.NewLayout(v.Keys, v.Type, stat, size)}
		a.layout.Sized, a.layout.Wrap = sized, v.Wrap
		for _, k := range v.Keys {
			if k == types.String {
				a.texts++
			} else {
				a.longs++
			}
		}
		g.at = len(c.code.arrays)
		c.code.arrays = append(c.code.arrays, a)
	case v.Type == types.Stats:
		g.at = len(c.code.stats)
		c.code.stats = append(c.code.stats, c.statLayout(v))
	case v.Type == types.String:
		g.at = c.newText(1)
		c.registers[v] = uint16(g.at)
	default:
		g.at = c.newLong(1)
		c.registers[v] = uint16(g.at)
	}
	c.code.globals = append(c.code.globals, g)
}

// statLayout says what is to be kept of a variable's values.
func (c *compiler) statLayout(v *syntax.Variable) *value.StatLayout {
	l := &value.StatLayout{Variance: c.calls.variance[v], Shift: v.Shift, CPUs: 1}
	if h := v.Hist; h != nil {
		l.Hist = histLayout(h)
	}
	return l
}

func histLayout(h *syntax.Hist) value.HistLayout {
	if h.Log {
		return value.HistLayout{Kind: value.LogHist}
	}
	return value.HistLayout{
		Kind: value.LinearHist, Start: int32(h.Params[0]), Stop: int32(h.Params[1]), Interval: int32(h.Params[2]),
	}
}

// declare gives a local its register.
func (c *compiler) declare(v *syntax.Variable, list []local) []local {
	var r int
	if v.Type == types.String {
		r = c.newText(1)
	} else {
		r = c.newLong(1)
	}
	c.registers[v] = uint16(r)
	return append(list, local{v, uint16(r)})
}

func (c *compiler) function(f *syntax.Function) {
	c.begun = 0
	fn := function{
		entry: len(c.code.ins), place: c.place(f.Tok), result: f.Result, recursive: c.calls.recursive[f.Index],
		windowLongs: window{from: c.longs}, windowTexts: window{from: c.texts},
	}
	for _, v := range f.Parameters {
		fn.locals = c.declare(v, fn.locals)
		if v.Type == types.String {
			fn.textParams++
		} else {
			fn.longParams++
		}
	}
	fn.clearLongs.from, fn.clearTexts.from = c.longs, c.texts
	if f.Result == types.String {
		fn.register = uint16(c.newText(1))
	} else {
		fn.register = uint16(c.newLong(1))
	}
	for _, v := range f.Locals {
		fn.locals = c.declare(v, fn.locals)
	}
	fn.clearLongs.to, fn.clearTexts.to = c.longs, c.texts
	c.topLongs, c.topTexts = c.longs, c.texts
	cost := c.calls.cost(f)
	fn.cost = max(cost, 0)
	c.charge = charging{on: cost < 0}
	c.inside, c.current = &fn, f.Index
	c.body(f.Body)
	c.control(opReturn, 0, 0, 0)
	c.inside, c.current = nil, -1
	c.longs, c.texts = c.topLongs, c.topTexts
	fn.windowLongs.to, fn.windowTexts.to = c.topLongs, c.topTexts
	c.code.functions = append(c.code.functions, fn)
}

func (c *compiler) handler(i int) {
	p := c.code.program.Probes[i]
	c.current = -1
	c.begun = 0
	h := handler{condition: -1, longs: window{from: c.longs}, texts: window{from: c.texts}}
	for _, v := range p.Locals {
		h.locals = c.declare(v, h.locals)
	}
	h.longs.to, h.texts.to = c.longs, c.texts
	if p.Event != nil {
		for _, v := range p.Event.Variables {
			for _, l := range h.locals {
				if l.variable.Name == v.Name {
					h.variables = append(h.variables, l)
				}
			}
		}
	}
	if p.Condition != nil {
		h.condition = len(c.code.ins)
		c.emit(opAnswer, c.long(p.Condition), 0, 0)
	}
	h.entry = len(c.code.ins)
	cost := c.calls.handlerCost(p)
	h.cost = max(cost, 0)
	c.charge = charging{on: cost < 0}
	switch {
	case p.Shows != nil:
		c.emit(opShow, 0, 0, p.Shows.Slot)
	default:
		c.guard(p.Condition)
		c.body(p.Body)
	}
	c.control(opEnd, 0, 0, 0)
	c.code.handlers = append(c.code.handlers, h)
}

// guard ends a handler whose probe's condition does not hold.
func (c *compiler) guard(condition syntax.Expr) {
	if condition == nil {
		return
	}
	tok := condition.Token()
	holds := newLabel()
	c.pay(1, tok, true)
	c.branch(condition, true, holds)
	c.pay(1, tok, true)
	c.control(opEnd, 0, 0, 0)
	c.put(holds)
}

// order puts begin, end and error probes into the order they run in: by
// priority, and as they were registered.
func (c *compiler) order() {
	for i, p := range c.code.program.Probes {
		if p.Condition != nil {
			c.code.conditions = append(c.code.conditions, i)
		}
		switch p.Kind {
		case sema.Begin:
			c.code.begins = c.insert(c.code.begins, i)
		case sema.End:
			c.code.ends = c.insert(c.code.ends, i)
		case sema.Error:
			c.code.errors = c.insert(c.code.errors, i)
		}
	}
	if len(c.code.conditions) > 0 {
		c.code.begins = c.insert(c.code.begins, conditionsProbe)
	}
}

func (c *compiler) insert(list []int, probe int) []int {
	priority := func(i int) int64 {
		if i == conditionsProbe {
			return 0
		}
		return c.code.program.Probes[i].Priority
	}
	list = append(list, probe)
	for i := len(list) - 1; i > 0 && priority(list[i-1]) > priority(list[i]); i-- {
		list[i-1], list[i] = list[i], list[i-1]
	}
	return list
}

// rethink finds which handlers write globals that conditions speak of.
func (c *compiler) rethink() {
	for j, q := range c.code.program.Probes {
		if q.Condition == nil {
			continue
		}
		read := c.calls.globalsIn(q.Condition, false)
		for i := range c.code.program.Probes {
			p := c.code.program.Probes[i]
			if p.Body != nil && intersect(read, c.calls.globalsIn(p.Body, true)) {
				c.code.handlers[i].rethink = append(c.code.handlers[i].rethink, j)
			}
		}
	}
}

func intersect(a, b []bool) bool {
	for i := range a {
		if a[i] && b[i] {
			return true
		}
	}
	return false
}

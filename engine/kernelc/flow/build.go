package flow

import (
	"sort"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// nesting is how deep expressions and statements may be nested; more than any
// tree that comes from the parser.
const nesting = 800

// builder makes the blocks of a function.
type builder struct {
	*graph
	active *block // nil where nothing can be reached
	labels map[*tree.LabelObject]*block
	// calls are the function and the inlined calls that the current statement
	// is in.
	calls       []*frame
	initialized map[*tree.Type]bool
	// computed are the jumps to where a pointer says, taken the labels whose
	// address is taken: each may lead to each.
	computed []*value
	taken    []*block
	pos      report.Pos
	depth    int
}

// frame is what a return leaves.
type frame struct {
	end    *block
	result *value // a phi, once there was a return with a value
	typ    *tree.Type
	pos    report.Pos
}

// build makes the graph of a function.
func build(fn *tree.Type, s *Settings) *graph {
	b := &builder{graph: newGraph(s), labels: map[*tree.LabelObject]*block{}, initialized: map[*tree.Type]bool{}, pos: fn.Pos}
	b.entry = b.block(fn.Pos)
	b.enter(b.entry)
	b.add(b.value(opEntry, 0, fn.Pos))
	for i, param := range fn.Base.Params {
		if param.Base == nil || param.Base == tree.VoidType {
			continue
		}
		arg := &value{op: opArg, number: int32(i)}
		b.store(place{typ: param, address: b.address(param)}, arg)
	}
	result := b.function(fn.Object.Body, &frame{typ: fn.Base.Base, pos: fn.Pos})
	ret := b.value(opReturn, 0, b.pos)
	if result != nil {
		ret.use(0, result)
	}
	b.add(ret)
	for _, v := range b.computed {
		for _, to := range b.taken {
			if v.block != nil && to.listed {
				v.targets = append(v.targets, to)
				link(v.block, to)
			}
		}
	}
	return b.graph
}

func (b *builder) block(pos report.Pos) *block {
	b.numbers++
	return &block{pos: pos, context: -1, number: b.numbers}
}

// enter goes on in a block, which what came before leads to.
func (b *builder) enter(to *block) {
	if b.active != nil && b.active.last() == nil && b.active != to {
		b.jump(to)
	}
	b.active = to
	if !to.listed {
		to.listed = true
		b.blocks = append(b.blocks, to)
	}
}

func (b *builder) add(v *value) {
	if b.active != nil {
		v.block = b.active
		b.active.ops = append(b.active.ops, v)
	}
}

func link(from, to *block) {
	from.succs = append(from.succs, to)
	to.preds = append(to.preds, from)
}

func (b *builder) jump(to *block) {
	if b.active != nil {
		v := b.value(opJump, 0, b.pos)
		v.targets = []*block{to}
		b.add(v)
		link(b.active, to)
		b.active = nil
	}
}

func (b *builder) branch(cond *value, yes, no *block) {
	if b.active != nil {
		v := b.value(opBranch, 0, b.pos)
		v.use(0, cond)
		v.targets = []*block{yes, no}
		b.add(v)
		link(b.active, yes)
		link(b.active, no)
	}
}

// labelled returns the block that a label names.
func (b *builder) labelled(l *tree.LabelObject) *block {
	to := b.labels[l]
	if to == nil {
		to = b.block(l.Pos)
		b.labels[l] = to
	}
	return to
}

// here puts a label at the place that was reached.
func (b *builder) here(l *tree.LabelObject) {
	if to := b.labels[l]; to != nil {
		b.enter(to)
		return
	}
	to := b.active
	if to == nil || len(to.ops) > 0 {
		to = b.block(l.Pos)
		b.enter(to)
	}
	b.labels[l] = to
}

// function builds a body, of the function or of an inlined call, and returns
// its result; nil for none.
func (b *builder) function(body *tree.Stmt, f *frame) *value {
	b.calls = append(b.calls, f)
	var result *value
	if body.Kind == tree.CompoundStmt {
		b.compound(body)
	} else {
		b.statement(body)
	}
	if !void(f.typ) && b.active != nil && b.active.last() == nil {
		b.returns(f, &value{op: opUndef})
	}
	b.calls = b.calls[:len(b.calls)-1]
	if f.end != nil {
		b.enter(f.end)
	} else if b.active == nil || len(b.active.ops) > 0 {
		b.enter(b.block(f.pos))
	}
	if result = f.result; result != nil && result.block == nil {
		result = nil
	}
	return result
}

func void(t *tree.Type) bool { return t == nil || t.Bare() == tree.VoidType }

// end returns the block that the returns of a frame lead to.
func (b *builder) end(f *frame) *block {
	if f.end == nil {
		f.end = b.block(f.pos)
	}
	return f.end
}

// returns gives the frame's result one more value.
func (b *builder) returns(f *frame, v *value) {
	end := b.end(f)
	if f.result == nil {
		f.result = b.value(opPhi, bits(f.typ), f.pos)
		f.result.typ = f.typ
		f.result.block = end
		end.ops = append(end.ops, f.result)
	}
	if b.active != nil {
		b.addOperand(f.result, b.active, v)
	}
}

// statement builds a statement and returns the value that it has as the last
// one of a statement expression; nil for none.
func (b *builder) statement(s *tree.Stmt) *value {
	if s == nil || b.depth > nesting {
		return nil
	}
	b.depth++
	defer func() { b.depth-- }()
	if b.active != nil && len(b.active.ops) == 0 && !b.active.fed() {
		b.active.pos = s.Pos
	}
	b.pos = s.Pos
	switch s.Kind {
	case tree.DeclStmt:
		for _, sym := range s.Decls {
			b.initialize(sym)
		}
	case tree.ExprStmt:
		return b.expr(s.X)
	case tree.ContextStmt:
		v := b.value(opContext, 0, b.pos)
		if s.Y != nil && s.Y.Op == tree.Value {
			v.imm = uint64(int64(int32(s.Y.Value)))
		}
		b.add(v)
	case tree.RangeStmt:
		v := b.value(opRange, 0, b.pos)
		for i, e := range [...]*tree.Expr{s.X, s.Y, s.Z} {
			v.use(i, b.expr(e))
		}
		b.add(v)
	case tree.AsmStmt:
		b.asm(s)
	case tree.ReturnStmt:
		b.leave(s)
	case tree.CaseStmt:
		if s.Label != nil {
			b.here(s.Label)
		}
		b.statement(s.Body)
	case tree.LabelStmt:
		if s.Label != nil && s.Label.Used {
			b.here(s.Label)
		}
		return b.statement(s.Body)
	case tree.GotoStmt:
		b.leap(s)
	case tree.CompoundStmt:
		if s.Inlined != nil {
			return b.inlined(s)
		}
		return b.compound(s)
	case tree.IfStmt:
		b.choose(s)
	case tree.SwitchStmt:
		b.switches(s)
	case tree.LoopStmt:
		b.loop(s)
	}
	return nil
}

func (b *builder) compound(s *tree.Stmt) *value {
	var v *value
	for _, sym := range s.Args {
		b.initialize(sym)
	}
	for _, inner := range s.List {
		v = b.statement(inner)
	}
	return v
}

func (b *builder) leave(s *tree.Stmt) {
	f := b.calls[len(b.calls)-1]
	end := b.end(f)
	v := b.expr(s.X)
	if b.active != nil && !void(f.typ) {
		b.returns(f, v)
	}
	b.jump(end)
}

// inlined builds the body of an inlined call. What follows it in the same
// block stands at the call.
func (b *builder) inlined(s *tree.Stmt) *value {
	for _, sym := range s.Args {
		b.initialize(sym)
	}
	body := *s
	body.Args = nil
	result := b.function(&body, &frame{typ: s.Inlined.Base.Base, pos: s.Inlined.Pos})
	if b.active != nil {
		if len(b.active.ops) == 0 {
			b.active.pos = s.Pos
		}
		b.add(b.value(opInlined, 0, b.pos))
	}
	return result
}

func valid(e *tree.Expr) bool { return e != nil && e.Type != nil && e.Type != tree.BadCType }

func (b *builder) choose(s *tree.Stmt) {
	yes, no := b.block(s.Pos), b.block(s.Pos)
	after := no
	if !valid(s.X) {
		return
	}
	b.condition(s.X, yes, no)
	b.enter(yes)
	b.statement(s.Then)
	if s.Else != nil {
		after = b.block(s.Pos)
		b.jump(after)
		b.enter(no)
		b.statement(s.Else)
	}
	b.enter(after)
}

func (b *builder) loop(s *tree.Stmt) {
	for _, sym := range s.Decls {
		b.initialize(sym)
	}
	b.statement(s.Pre)
	body := b.block(s.Pos)
	top, next, end := body, b.block(s.Pos), b.block(s.Pos)
	if s.Y == nil {
		top = b.block(s.Pos)
		b.enter(top)
	}
	if s.X != nil {
		b.condition(s.X, body, end)
	}
	if s.Continue != nil {
		b.labels[s.Continue] = next
	}
	if s.Break != nil {
		b.labels[s.Break] = end
	}
	b.enter(body)
	b.statement(s.Body)
	b.jump(next)
	b.enter(next)
	b.statement(s.Step)
	if s.Y == nil {
		b.jump(top)
	} else {
		b.condition(s.Y, top, end)
	}
	b.enter(end)
}

func (b *builder) leap(s *tree.Stmt) {
	if b.active == nil {
		return
	}
	switch {
	case s.Label != nil:
		b.jump(b.labelled(s.Label))
	case s.X == nil:
	default:
		v := b.value(opComputed, 0, b.pos)
		v.use(0, b.expr(s.X))
		b.add(v)
		b.computed = append(b.computed, v)
		b.active = nil
	}
}

func (b *builder) switches(s *tree.Stmt) {
	end := b.block(s.Pos)
	if !valid(s.X) {
		return
	}
	cond := b.expr(s.X)
	active := b.active
	if active == nil {
		active = b.block(s.Pos)
		b.enter(active)
	}
	v := b.value(opSwitch, bits(s.X.Type), b.pos)
	v.use(0, cond)
	b.add(v)
	b.active = nil
	var fallback *block
	for _, c := range s.Cases {
		if c.Label == nil {
			continue
		}
		to := b.labelled(c.Label)
		if c.X == nil {
			fallback = to
			continue
		}
		if c.X.Op != tree.Value {
			continue
		}
		low := int64(c.X.Value)
		high := low
		if c.Y != nil && c.Y.Op == tree.Value {
			high = int64(c.Y.Value)
		}
		v.cases = append(v.cases, span{min(low, high), max(low, high)})
		v.targets = append(v.targets, to)
		link(active, to)
	}
	if s.Break != nil {
		b.labels[s.Break] = end
	}
	b.statement(s.Body)
	b.enter(end)
	if fallback == nil {
		fallback = end
	}
	sort.Stable(byCase{v})
	v.cases = append(v.cases, span{1, 0})
	v.targets = append(v.targets, fallback)
	link(active, fallback)
}

// byCase sorts the cases of a switch by their numbers.
type byCase struct{ v *value }

func (s byCase) Len() int           { return len(s.v.cases) }
func (s byCase) Less(i, j int) bool { return s.v.cases[i].low < s.v.cases[j].low }
func (s byCase) Swap(i, j int) {
	s.v.cases[i], s.v.cases[j] = s.v.cases[j], s.v.cases[i]
	s.v.targets[i], s.v.targets[j] = s.v.targets[j], s.v.targets[i]
}

func (b *builder) asm(s *tree.Stmt) {
	if s.Asm == nil {
		return
	}
	if s.Asm.Template == nil || s.Asm.Template.Op != tree.StringValue {
		b.settings.warn("", s.Pos, "asm", "expected string in inline asm")
		return
	}
	v := b.value(opAsm, 0, b.pos)
	operand := func(e *tree.Expr) {
		a := b.expr(e)
		a.uses++
		v.list = append(v.list, a)
	}
	for i := range s.Asm.Inputs {
		operand(s.Asm.Inputs[i].X)
	}
	for i := range s.Asm.Outputs {
		if s.Asm.Outputs[i].Memory {
			operand(s.Asm.Outputs[i].X)
			v.memory = true
		}
	}
	b.add(v)
	for i := range s.Asm.Outputs {
		out := &s.Asm.Outputs[i]
		if out.Memory || out.X == nil {
			continue
		}
		if p, ok := b.place(out.X); ok {
			written := b.value(opText, bits(p.typ), b.pos)
			written.imm = uint64(written.number)
			b.add(written)
			b.store(p, written)
		}
	}
	for _, clobber := range s.Asm.Clobbers {
		if clobber != nil && clobber.Op == tree.StringValue && string(clobber.Text) == "memory" {
			v.memory = true
		}
	}
}

// initialize builds what a local object is initialized with.
func (b *builder) initialize(sym *tree.Type) *value {
	if sym == nil || sym.Object == nil || sym.Object.Init == nil || b.initialized[sym] || sym.Mods&tree.TopLevel != 0 {
		return nil
	}
	b.initialized[sym] = true
	if sym.Mods&tree.Static != 0 {
		b.take(sym.Object.Init)
		return nil
	}
	p := place{typ: sym, address: b.address(sym)}
	if !scalar(sym) {
		b.store(p, b.constant(0))
	}
	return b.initializer(sym.Object.Init, p)
}

func (b *builder) initializer(e *tree.Expr, p place) *value {
	switch e.Op {
	case tree.Initializer:
		for _, entry := range e.List {
			b.initializer(entry, p)
		}
		return nil
	case tree.Position:
		p.offset = e.Offset
		return b.initializer(e.X, p)
	}
	v := b.expr(e)
	if e.Type == nil {
		return v
	}
	p.typ = e.Type
	b.store(p, v)
	return v
}

// take finds the labels in the table of a static object.
func (b *builder) take(e *tree.Expr) {
	switch {
	case e == nil:
	case e.Op == tree.LabelAddr && e.Label != nil:
		b.taken = append(b.taken, b.labelled(e.Label))
	case e.Op == tree.Initializer:
		for _, entry := range e.List {
			b.take(entry)
		}
	case e.Op == tree.Position || e.Op == tree.ImpliedCast || e.Op == tree.Cast:
		b.take(e.X)
	}
}

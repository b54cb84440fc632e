package flow

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// place is where a load or store goes: an address and a distance from it.
type place struct {
	typ     *tree.Type
	address *value
	offset  int64
}

// scalar reports whether a type is that of a single value.
func scalar(t *tree.Type) bool {
	t = t.Bare()
	return t != nil && (t.Kind == tree.Pointer || t.Kind == tree.Restricted || t.Kind == tree.Fouled ||
		t.Kind == tree.Enum || t.Kind == tree.BitField || t.Base == tree.AbstractInt || t.Base == tree.AbstractFloat)
}

// container is the integer that a bit-field lies in; any other type lies in
// itself.
func container(t *tree.Type) *tree.Type {
	if bare := t.Bare(); bare != nil && bare.Kind == tree.BitField && bare.Base != nil {
		return bare.Base
	}
	return t
}

// fieldBit is the first bit of a bit-field in what it lies in.
func fieldBit(t *tree.Type) int64 {
	if t.Kind == tree.Node && t.BitOffset == 0 && t.Base != nil && t.Base.Kind == tree.BitField {
		return t.Base.BitOffset
	}
	return t.BitOffset
}

func fieldWidth(t *tree.Type) int64 {
	if bare := t.Bare(); bare != nil && bare.Kind == tree.BitField {
		switch {
		case t.BitWidth > 0:
			return t.BitWidth
		case bare.BitWidth > 0:
			return bare.BitWidth
		}
	}
	return bits(t)
}

// bits is the size of a value of the type: of a bool, there is one bit.
func bits(t *tree.Type) int64 {
	if t.Bare() == tree.BoolType {
		return 1
	}
	return t.Bits
}

func (b *builder) load(p place) *value {
	if b.active == nil {
		return b.void
	}
	in := container(p.typ)
	v := b.value(opLoad, bits(in), b.pos)
	v.typ, v.offset, v.floating = in, p.offset, in.IsFloat()
	v.volatile = p.typ.Mods&tree.Volatile != 0
	v.use(0, p.address)
	b.add(v)
	if width := fieldWidth(p.typ); width != bits(in) {
		if bit := fieldBit(p.typ); bit != 0 {
			v = b.binary(opLsr, in, v, b.constant(uint64(bit)))
		}
		field := b.value(opTrunc, width, b.pos)
		field.compared, field.typ = int32(bits(in)), p.typ
		field.use(0, v)
		b.add(field)
		return field
	}
	return v
}

func (b *builder) store(p place, v *value) {
	if b.active == nil {
		return
	}
	in := container(p.typ)
	if width := fieldWidth(p.typ); width != bits(in) && width > 0 {
		old := b.value(opLoad, bits(in), b.pos)
		old.typ, old.offset = in, p.offset
		old.use(0, p.address)
		b.add(old)
		wide := b.value(opZext, bits(in), b.pos)
		wide.compared, wide.typ = int32(width), in
		wide.use(0, v)
		b.add(wide)
		v = wide
		field := mask(int32(width))
		if bit := fieldBit(p.typ); bit != 0 {
			v = b.binary(opShl, in, v, b.constant(uint64(bit)))
			field <<= uint(bit)
		}
		kept := b.binary(opAnd, in, old, b.constant(^field&mask(int32(bits(in)))))
		v = b.binary(opOr, in, kept, v)
	}
	s := b.value(opStore, bits(in), b.pos)
	s.typ, s.offset, s.floating = in, p.offset, in.IsFloat()
	s.volatile = p.typ.Mods&tree.Volatile != 0
	s.use(0, p.address)
	s.use(1, v)
	b.add(s)
}

func (b *builder) binary(o op, t *tree.Type, x, y *value) *value {
	v := b.value(o, bits(t), b.pos)
	v.typ = t
	v.use(0, x)
	v.use(1, y)
	v.farther = o >= opShl && o <= opAsr && y.constant() && y.imm >= uint64(v.size)
	b.add(v)
	return v
}

func (b *builder) unary(o op, t *tree.Type, x *value) *value {
	v := b.value(o, bits(t), b.pos)
	v.typ = t
	v.use(0, x)
	b.add(v)
	return v
}

func (b *builder) compare(o op, t, of *tree.Type, x, y *value) *value {
	made := o
	if of.IsFloat() {
		made = opFloatCmp
	}
	v := b.binary(made, t, x, y)
	v.compared = int32(fieldWidth(of))
	v.imm = uint64(o) // tells comparisons of floats apart
	return v
}

// signed reports whether numbers of the type have a sign in arithmetic.
func signed(t *tree.Type) bool {
	for t != nil && (t.Kind == tree.Node || t.Kind == tree.Enum || t.Kind == tree.Restricted || t.Kind == tree.BitField) {
		if t.Mods&tree.Unsigned != 0 {
			return false
		}
		if t.Mods&tree.Signed != 0 {
			return true
		}
		t = t.Base
	}
	return t != nil && t.Mods&tree.Signed != 0
}

// operation returns the operation that an operator stands for.
func operation(operator string, t *tree.Type) op {
	o := opNone
	switch operator {
	case "+":
		o = opAdd
	case "-":
		o = opSub
	case "*":
		o = opMul
	case "/":
		o = opDivU
	case "%":
		o = opModU
	case "<<":
		o = opShl
	case ">>":
		o = opLsr
	case "&":
		o = opAnd
	case "|":
		o = opOr
	case "^":
		o = opXor
	}
	if t.IsFloat() {
		return opFloat2
	}
	if (o == opDivU || o == opModU || o == opLsr) && signed(t) {
		o++
	}
	return o
}

// comparing returns the comparison that an operator stands for.
func comparing(operator string, t *tree.Type) op {
	o := opEq
	switch operator {
	case "==":
		return opEq
	case "!=":
		return opNe
	case "<":
		o = opLt
	case "<=":
		o = opLe
	case ">":
		o = opGt
	case ">=":
		o = opGe
	}
	if t.Is(tree.Pointer) || !signed(t) {
		o += opBelow - opLt
	}
	return o
}

// expr builds an expression and returns its value.
func (b *builder) expr(e *tree.Expr) *value {
	if !valid(e) || b.depth > nesting {
		return b.void
	}
	b.depth++
	v := b.kind(e)
	b.depth--
	if v == nil {
		return b.void
	}
	return v
}

func (b *builder) kind(e *tree.Expr) *value {
	b.pos = e.Pos
	switch e.Op {
	case tree.Symbol:
		if e.Symbol == nil {
			return b.void
		}
		b.initialize(e.Symbol)
		return b.unary(opSymAddr, e.Type, b.address(e.Symbol))
	case tree.CompoundLit:
		if e.Symbol == nil {
			return b.void
		}
		b.initialize(e.Symbol)
		return b.unary(opSymAddr, e.Type, b.address(e.Symbol))
	case tree.Value:
		return b.constant(e.Value)
	case tree.StringValue, tree.FloatValue:
		v := b.value(opText, bits(e.Type), b.pos)
		v.imm = uint64(v.number)
		b.add(v)
		return v
	case tree.LabelAddr:
		v := b.value(opLabel, 64, b.pos)
		if e.Label != nil {
			v.targets = []*block{b.labelled(e.Label)}
			b.taken = append(b.taken, v.targets[0])
		}
		b.add(v)
		return v
	case tree.StmtExpr:
		return b.statement(e.Stmt)
	case tree.Call:
		return b.call(e)
	case tree.Binop:
		if e.Operator == "&&" || e.Operator == "||" {
			return b.both(e)
		}
		x := b.expr(e.X)
		y := b.expr(e.Y)
		v := b.binary(operation(e.Operator, e.Type), e.Type, x, y)
		v.imm = uint64(e.Operator[0]) // tells arithmetic on floats apart
		return v
	case tree.Logical:
		return b.logical(e)
	case tree.Compare:
		return b.comparison(e)
	case tree.Select:
		return b.selection(e)
	case tree.Conditional:
		return b.conditional(e)
	case tree.Comma:
		b.expr(e.X)
		return b.expr(e.Y)
	case tree.Assign:
		return b.assign(e)
	case tree.Preop:
		return b.prefix(e)
	case tree.Postop:
		return b.step(e, true)
	case tree.Cast, tree.ForceCast, tree.ImpliedCast:
		if e.X == nil {
			return b.void
		}
		v := b.expr(e.X)
		return b.convert(v, e.X.Type, e.Type)
	case tree.Slice:
		v := b.value(opSlice, bits(e.Type), b.pos)
		v.imm = uint64(e.From)
		v.use(0, b.expr(e.X))
		b.add(v)
		return v
	case tree.VaArg:
		b.expr(e.X)
		v := b.value(opText, bits(e.Type), b.pos)
		v.imm = uint64(v.number)
		b.add(v)
		return v
	}
	return b.void
}

// place builds the address of an object that is read or written.
func (b *builder) place(e *tree.Expr) (place, bool) {
	if !valid(e) || e.Op != tree.Preop || e.Operator != "*" || e.X == nil {
		return place{}, false
	}
	p := place{typ: e.Type}
	at := e.X
	for at.Op == tree.Binop && at.Operator == "+" && at.Y != nil && at.Y.Op == tree.Value {
		p.offset += int64(at.Y.Value)
		at = at.X
	}
	if (at.Op == tree.Symbol || at.Op == tree.CompoundLit) && at.Symbol != nil {
		b.initialize(at.Symbol)
		p.address = b.address(at.Symbol)
	} else {
		p.address = b.expr(at)
	}
	return p, true
}

func (b *builder) prefix(e *tree.Expr) *value {
	switch e.Operator {
	case "*":
		p, ok := b.place(e)
		if !ok {
			return b.void
		}
		return b.load(p)
	case "++", "--":
		return b.step(e, false)
	}
	x := b.expr(e.X)
	switch e.Operator {
	case "+", "(":
		return x
	case "!":
		if e.X == nil || e.X.Type == nil {
			return b.void
		}
		return b.compare(opEq, e.Type, e.X.Type, x, b.constant(0))
	case "~":
		return b.unary(opNot, e.Type, x)
	case "-":
		if e.Type.IsFloat() {
			return b.unary(opFloat1, e.Type, x)
		}
		return b.unary(opNeg, e.Type, x)
	case "&":
		return b.void
	}
	return b.unary(opFloat1, e.Type, x)
}

// step builds ++ and --, before or after.
func (b *builder) step(e *tree.Expr, after bool) *value {
	p, ok := b.place(e.X)
	if !ok {
		return b.void
	}
	old := b.load(p)
	in := container(p.typ)
	one := uint64(1)
	if t := e.Type.Bare(); t.Kind == tree.Pointer && t.Base != nil && t.Base.Bits > 8 {
		one = uint64(t.Base.Bits / 8)
	}
	o := opAdd
	if e.Operator == "--" {
		o = opSub
	}
	x := old
	if in != p.typ {
		x = b.convert(x, p.typ, in)
	}
	var v *value
	if in.IsFloat() {
		v = b.unary(opFloat1, in, x)
		v.imm = uint64(v.number) // like no other
	} else {
		v = b.binary(o, in, x, b.constant(one))
	}
	if in != p.typ {
		v = b.convert(v, in, p.typ)
	}
	b.store(p, v)
	if after {
		return old
	}
	return v
}

func (b *builder) assign(e *tree.Expr) *value {
	v := b.expr(e.Y)
	p, ok := b.place(e.X)
	if !ok {
		return v
	}
	if e.Operator != "=" && e.Y != nil && e.Y.Type != nil {
		t := e.Y.Type
		if e.Operator == "<<=" || e.Operator == ">>=" {
			// The count has no say in the type.
			if t = e.X.Type; bits(t) < 32 {
				t = tree.IntType
			}
		}
		old := b.convert(b.load(p), e.X.Type, t)
		v = b.binary(operation(e.Operator[:len(e.Operator)-1], t), t, old, v)
		v.imm = uint64(e.Operator[0])
		v = b.convert(v, t, e.Type)
	}
	b.store(p, v)
	return v
}

// call builds a call, and what it does to lock contexts.
func (b *builder) call(e *tree.Expr) *value {
	if e.X == nil || e.X.Type == nil {
		return b.void
	}
	fn := e.X
	if fn.Op == tree.Preop && fn.Operator == "*" && fn.Type.Is(tree.Function) {
		fn = fn.X
	}
	var callee *tree.Type
	if fn.Op == tree.Symbol {
		callee = fn.Symbol
	}
	if callee != nil && callee.Object != nil {
		switch callee.Object.Builtin {
		case "__builtin_unreachable":
			b.add(b.value(opUnreachable, 0, b.pos))
			b.active = nil
			return b.void
		}
	}
	v := b.value(opCall, bits(e.Type), b.pos)
	v.typ = e.Type
	for _, arg := range e.List {
		a := b.expr(arg)
		a.uses++
		v.list = append(v.list, a)
	}
	if callee != nil {
		v.use(0, b.address(callee))
	} else {
		v.use(0, b.expr(fn))
	}
	mods := e.X.Type.Mods
	if base := e.X.Type.Bare(); base != nil {
		mods |= base.Mods & (tree.NoReturn | tree.Pure)
	}
	if callee != nil {
		mods |= callee.Mods
	}
	v.pure = mods&tree.Pure != 0
	b.add(v)
	for _, lock := range locksOf(e.X.Type, callee) {
		b.lock(lock, b.pos)
	}
	if mods&tree.NoReturn != 0 {
		b.add(b.value(opUnreachable, 0, b.pos))
		b.active = nil
	}
	if void(e.Type) {
		return b.void
	}
	return v
}

// locksOf returns what a call of a function does to lock contexts.
func locksOf(t, callee *tree.Type) []tree.Lock {
	if callee != nil && len(callee.Locks) > 0 {
		return callee.Locks
	}
	if len(t.Locks) > 0 {
		return t.Locks
	}
	if base := t.Bare(); base != nil {
		return base.Locks
	}
	return nil
}

// lock counts a context of a called function. Negative counts ask whether the
// lock is held.
func (b *builder) lock(lock tree.Lock, pos report.Pos) {
	in, out := max(lock.In, 0), max(lock.Out, 0)
	check := lock.In < 0 && lock.Out >= 0
	if by := out - in; check || by != 0 {
		v := b.value(opContext, 0, pos)
		v.imm, v.check = uint64(int64(by)), check
		b.add(v)
	}
}

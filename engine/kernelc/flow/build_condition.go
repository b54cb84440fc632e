package flow

import "ringlab/engine/kernelc/tree"

// truth builds a condition as a value that is 0 or 1.
func (b *builder) truth(e *tree.Expr) *value {
	v := b.expr(e)
	if !valid(e) || v == b.void {
		return b.void
	}
	if e.Type.Bare() == tree.BoolType || v.is(0) || v.is(1) {
		return v
	}
	return b.compare(opNe, tree.BoolType, e.Type, v, b.constant(0)).bit()
}

// bit makes the result of a comparison a single bit.
func (v *value) bit() *value {
	v.size = 1
	return v
}

// both builds && and || whose right side needs no branch.
func (b *builder) both(e *tree.Expr) *value {
	o := opAnd
	if e.Operator == "||" {
		o = opOr
	}
	x := b.truth(e.X)
	y := b.truth(e.Y)
	v := b.binary(o, tree.BoolType, x, y).bit()
	return b.fromBit(v, e.Type)
}

// fromBit makes a bit a number of the type.
func (b *builder) fromBit(v *value, t *tree.Type) *value {
	if t.Bare() == tree.BoolType || v == b.void {
		return v
	}
	wide := b.value(opZext, bits(t), b.pos)
	wide.compared, wide.typ = 1, t
	wide.use(0, v)
	b.add(wide)
	return wide
}

func (b *builder) comparison(e *tree.Expr) *value {
	of := e.Y.Type
	x := b.expr(e.X)
	y := b.expr(e.Y)
	if of == nil {
		return b.void
	}
	v := b.compare(comparing(e.Operator, of), e.Type, of, x, y)
	if e.Type.Bare() == tree.BoolType {
		v.bit()
	}
	return v
}

func (b *builder) selection(e *tree.Expr) *value {
	yes, no := b.expr(e.Y), b.expr(e.Z)
	cond := b.expr(e.X)
	if e.Y == nil {
		yes = cond
	}
	v := b.value(opSelect, bits(e.Type), b.pos)
	v.typ = e.Type
	v.use(0, cond)
	v.use(1, yes)
	v.use(2, no)
	b.add(v)
	return v
}

// join makes one value of those that two blocks arrive with; a side that is
// not reached arrives with none.
func (b *builder) join(e *tree.Expr, yesFrom *block, yes *value, noFrom *block, no *value) *value {
	switch {
	case yesFrom == nil && noFrom == nil:
		return b.void
	case yesFrom == nil:
		return no
	case noFrom == nil:
		return yes
	}
	phi := b.value(opPhi, bits(e.Type), b.pos)
	phi.typ = e.Type
	b.add(phi)
	b.addOperand(phi, yesFrom, yes)
	b.addOperand(phi, noFrom, no)
	return phi
}

func (b *builder) conditional(e *tree.Expr) *value {
	if e.Z == nil || b.active == nil || e.X == nil {
		return b.void
	}
	if e.Y == nil {
		no, merge := b.block(e.Z.Pos), b.block(e.Pos)
		x := b.expr(e.X)
		from := b.active
		b.branch(x, merge, no)
		b.enter(no)
		y := b.expr(e.Z)
		other := b.active
		b.enter(merge)
		return b.join(e, from, x, other, y)
	}
	yes, no, merge := b.block(e.Y.Pos), b.block(e.Z.Pos), b.block(e.Pos)
	b.condition(e.X, yes, no)
	b.enter(yes)
	v1 := b.expr(e.Y)
	from1 := b.active
	b.jump(merge)
	b.enter(no)
	v2 := b.expr(e.Z)
	from2 := b.active
	b.enter(merge)
	return b.join(e, from1, v1, from2, v2)
}

// logical builds && and || with a branch.
func (b *builder) logical(e *tree.Expr) *value {
	if b.active == nil || e.X == nil || e.Y == nil {
		return b.void
	}
	other, merge := b.block(e.Y.Pos), b.block(e.Pos)
	short := b.constant(0)
	if e.Operator == "||" {
		short = b.constant(1)
		b.condition(e.X, merge, other)
	} else {
		b.condition(e.X, other, merge)
	}
	phi := b.value(opPhi, bits(e.Type), b.pos)
	phi.typ = e.Type
	phi.block = merge
	for _, from := range merge.preds {
		b.addOperand(phi, from, short)
	}
	b.enter(other)
	v := b.fromBit(b.truth(e.Y), e.Type)
	if b.active != nil {
		b.addOperand(phi, b.active, v)
	}
	b.enter(merge)
	merge.ops = append(merge.ops, phi)
	return phi
}

// condition builds a branch on an expression.
func (b *builder) condition(e *tree.Expr, yes, no *block) {
	if !valid(e) || b.active == nil || b.depth > nesting {
		return
	}
	b.depth++
	defer func() { b.depth-- }()
	switch {
	case e.Op == tree.Value && e.Value != 0, e.Op == tree.StringValue:
		b.jump(yes)
	case e.Op == tree.Value:
		b.jump(no)
	case e.Op == tree.Logical:
		next := b.block(e.Pos)
		if e.Operator == "||" {
			b.condition(e.X, yes, next)
		} else {
			b.condition(e.X, next, no)
		}
		b.enter(next)
		b.condition(e.Y, yes, no)
	case e.Op == tree.Compare:
		v := b.comparison(e)
		b.branch(v, yes, no)
	case e.Op == tree.Preop && e.Operator == "!":
		b.condition(e.X, no, yes)
	default:
		v := b.truth(e)
		b.branch(v, yes, no)
	}
}

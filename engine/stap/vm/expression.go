package vm

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
)

// Values are computed from left to right. A variable is used where it is; it
// is copied first only where what is computed after it may change it.

func isText(x syntax.Expr) bool { return x.Type() == types.String }

// changes reports whether computing an expression may change a variable.
func changes(x syntax.Expr) bool {
	found := false
	syntax.Inspect(x, func(node any) bool {
		switch node := node.(type) {
		case *syntax.Assign, *syntax.Step:
			found = true
		case *syntax.Call:
			found = found || len(node.Targets) > 0
		}
		return !found
	})
	return found
}

// effect computes an expression whose value is not asked for.
func (c *compiler) effect(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Step:
		c.stepValue(x, -1, false)
	case *syntax.Assign:
		c.assign(x, -1, false)
	case *syntax.Call:
		c.call(x, -1)
	case *syntax.Print:
		c.print(x, -1)
	case *syntax.Ternary:
		otherwise, end := newLabel(), newLabel()
		c.branch(x.Cond, false, otherwise)
		c.effect(x.Then)
		c.jump(opJump, 0, 0, end)
		c.put(otherwise)
		c.effect(x.Else)
		c.put(end)
	default:
		switch {
		case x.Type() == types.Stats:
		case isText(x):
			c.text(x)
		default:
			c.long(x)
		}
	}
}

// long computes a number and returns the register it is in: that of a
// variable or constant, or a new one.
func (c *compiler) long(x syntax.Expr) int {
	switch x := x.(type) {
	case *syntax.Number:
		return c.number(x.Value)
	case *syntax.Symbol:
		return int(c.registers[x.Var])
	case *syntax.Unary:
		if n, ok := x.X.(*syntax.Number); ok && x.Op == "-" {
			return c.number(-n.Value)
		}
		if x.Op == "+" {
			return c.long(x.X)
		}
	}
	r := c.newLong(1)
	c.longTo(x, r)
	return r
}

// longBefore is long for a value that must stay as it is while next is
// computed.
func (c *compiler) longBefore(x, next syntax.Expr) int {
	if s, ok := x.(*syntax.Symbol); ok && next != nil && changes(next) {
		r := c.newLong(1)
		c.emit(opMove, r, int(c.registers[s.Var]), 0)
		return r
	}
	return c.long(x)
}

// longTo computes a number into a register.
func (c *compiler) longTo(x syntax.Expr, to int) {
	free := c.mark()
	defer c.release(free)
	switch x := x.(type) {
	case *syntax.Unary:
		c.unary(x, to)
	case *syntax.Binary:
		c.binary(x, to)
	case *syntax.Match:
		c.emit(opMatch, to, c.text(x.X), c.pattern(x.Pattern))
		if x.Op == "!~" {
			c.emit(opNot, to, to, 0)
		}
	case *syntax.Ternary:
		otherwise, end := newLabel(), newLabel()
		c.branch(x.Cond, false, otherwise)
		c.longTo(x.Then, to)
		c.jump(opJump, 0, 0, end)
		c.put(otherwise)
		c.longTo(x.Else, to)
		c.put(end)
	case *syntax.Step:
		c.stepValue(x, to, true)
	case *syntax.Assign:
		c.assign(x, to, true)
	case *syntax.Index:
		c.index(x, to)
	case *syntax.In:
		c.in(x, to)
	case *syntax.Call:
		c.call(x, to)
	case *syntax.Stat:
		c.stat(x, to)
	case *syntax.Print:
		c.print(x, -1)
		c.emit(opMove, to, c.number(0), 0)
	case *syntax.Number, *syntax.Symbol:
		c.emit(opMove, to, c.long(x), 0)
	default:
		c.refuse(x)
	}
}

// refuse compiles what only a real kernel can do.
func (c *compiler) refuse(x syntax.Expr) {
	why := refuseTarget
	if _, ok := x.(*syntax.EmbeddedExpr); ok {
		why = refuseC
	}
	c.near(x.Token())
	c.emit(opRefuse, 0, 0, why)
}

func (c *compiler) unary(x *syntax.Unary, to int) {
	switch x.Op {
	case "-":
		c.emit(opNegate, to, c.long(x.X), 0)
	case "~":
		c.emit(opInvert, to, c.long(x.X), 0)
	case "!":
		c.emit(opNot, to, c.long(x.X), 0)
	default:
		c.longTo(x.X, to)
	}
}

// arithmetic is the operation of an operator between numbers; division is not
// among them.
func arithmetic(operator string) (op, bool) {
	switch operator {
	case "+":
		return opAdd, true
	case "-":
		return opSub, true
	case "*":
		return opMul, true
	case "&":
		return opAnd, true
	case "|":
		return opOr, true
	case "^":
		return opXor, true
	case "<<":
		return opShl, true
	case ">>":
		return opShr, true
	case "/":
		return opDiv, true
	case "%":
		return opMod, true
	}
	return 0, false
}

// comparison is the operation of a comparison; swap says that its operands
// change places.
func comparison(operator string) (o op, swap, ok bool) {
	switch operator {
	case "<":
		return opLess, false, true
	case "<=":
		return opLessEqual, false, true
	case ">":
		return opLess, true, true
	case ">=":
		return opLessEqual, true, true
	case "==":
		return opEqual, false, true
	case "!=":
		return opUnequal, false, true
	}
	return 0, false, false
}

func (c *compiler) binary(x *syntax.Binary, to int) {
	if o, ok := arithmetic(x.Op); ok {
		a := c.longBefore(x.X, x.Y)
		b := c.long(x.Y)
		if o == opDiv || o == opMod {
			c.near(x.Tok)
		}
		c.emit(o, to, a, 0, b)
		return
	}
	if o, swap, ok := comparison(x.Op); ok {
		var a, b int
		if isText(x.X) {
			// A variable on the left is looked at last, even if what stands on
			// the right changes it.
			a, b = c.text(x.X), c.text(x.Y)
			o += opTextLess - opLess
		} else {
			a, b = c.longBefore(x.X, x.Y), c.long(x.Y)
		}
		if swap {
			a, b = b, a
		}
		c.emit(o, to, a, 0, b)
		return
	}
	// && and ||
	no, end := newLabel(), newLabel()
	c.branch(x, false, no)
	c.emit(opMove, to, c.number(1), 0)
	c.jump(opJump, 0, 0, end)
	c.put(no)
	c.emit(opMove, to, c.number(0), 0)
	c.put(end)
}

// branch jumps to a label if an expression is true, or if it is not; else it
// falls through.
func (c *compiler) branch(x syntax.Expr, want bool, to *label) {
	free := c.mark()
	defer c.release(free)
	switch x := x.(type) {
	case *syntax.Number:
		if (x.Value != 0) == want {
			c.jump(opJump, 0, 0, to)
		}
		return
	case *syntax.Unary:
		if x.Op == "!" {
			c.branch(x.X, !want, to)
			return
		}
	case *syntax.Binary:
		switch x.Op {
		case "&&", "||":
			if (x.Op == "||") == want {
				c.branch(x.X, want, to)
				c.branch(x.Y, want, to)
				return
			}
			past := newLabel()
			c.branch(x.X, !want, past)
			c.branch(x.Y, want, to)
			c.put(past)
			return
		}
		o, swap, ok := comparison(x.Op)
		if !ok || isText(x.X) {
			break
		}
		a, b := c.longBefore(x.X, x.Y), c.long(x.Y)
		if !want { // a < b is not: b <= a
			switch o {
			case opLess:
				o, swap = opLessEqual, !swap
			case opLessEqual:
				o, swap = opLess, !swap
			case opEqual:
				o = opUnequal
			case opUnequal:
				o = opEqual
			}
		}
		if swap {
			a, b = b, a
		}
		c.jump(o+opJumpLess-opLess, a, b, to)
		return
	}
	if want {
		c.jump(opJumpNonzero, c.long(x), 0, to)
	} else {
		c.jump(opJumpZero, c.long(x), 0, to)
	}
}

// text computes a string and returns its register.
func (c *compiler) text(x syntax.Expr) int {
	switch x := x.(type) {
	case *syntax.String:
		return c.literal(cString(x.Value))
	case *syntax.Symbol:
		return int(c.registers[x.Var])
	}
	r := c.newText(1)
	c.textTo(x, r)
	return r
}

// cString cuts a text at its first zero byte, where strings end.
func cString(s string) string {
	for i := range len(s) {
		if s[i] == 0 {
			return s[:i]
		}
	}
	return s
}

// textBefore is text for a value that must stay while next is computed.
func (c *compiler) textBefore(x, next syntax.Expr) int {
	if s, ok := x.(*syntax.Symbol); ok && next != nil && changes(next) {
		r := c.newText(1)
		c.emit(opMoveText, r, int(c.registers[s.Var]), 0)
		return r
	}
	return c.text(x)
}

// textTo computes a string into a register.
func (c *compiler) textTo(x syntax.Expr, to int) {
	free := c.mark()
	defer c.release(free)
	switch x := x.(type) {
	case *syntax.Binary: // "."
		a := c.textBefore(x.X, x.Y)
		c.emit(opConcat, to, a, 0, c.text(x.Y))
	case *syntax.Ternary:
		otherwise, end := newLabel(), newLabel()
		c.branch(x.Cond, false, otherwise)
		c.textTo(x.Then, to)
		c.jump(opJump, 0, 0, end)
		c.put(otherwise)
		c.textTo(x.Else, to)
		c.put(end)
	case *syntax.Assign:
		c.assign(x, to, true)
	case *syntax.Index:
		if at, ok := c.entry(x); ok {
			c.emit(opLoopText, to, at, c.mapOf(x.Base))
			return
		}
		longs, texts, _ := c.keys(x.Keys, nil)
		c.emit(opMapGetText, to, longs, c.mapOf(x.Base), texts)
	case *syntax.Call:
		c.call(x, to)
	case *syntax.Print:
		c.print(x, to)
	case *syntax.String:
		c.emit(opMoveText, to, c.literal(value.Truncate(cString(x.Value), c.code.limits.MaxStringLen)), 0)
	case *syntax.Symbol:
		c.emit(opMoveText, to, c.text(x), 0)
	default:
		c.refuse(x)
	}
}

// keys computes the keys of an element, all numbers in one row of registers
// and all strings in another, and returns the first of each. The number of the
// slice comes third, -1 where all keys are given. They stay as they are while
// next is computed.
func (c *compiler) keys(keys []syntax.Expr, next syntax.Expr) (longs, texts, slice int) {
	if len(keys) == 1 && keys[0] != nil {
		if isText(keys[0]) {
			return 0, c.textBefore(keys[0], next), -1
		}
		return c.longBefore(keys[0], next), 0, -1
	}
	slice = -1
	n, m := 0, 0
	given := make([]bool, len(keys))
	for i, k := range keys {
		given[i] = k != nil
		switch {
		case k == nil:
			slice = 0
		case isText(k):
			m++
		default:
			n++
		}
	}
	if slice == 0 {
		slice = len(c.code.slices)
		c.code.slices = append(c.code.slices, given)
	}
	longs, texts = c.row(keys, n, m)
	return longs, texts, slice
}

// row computes values into rows of n numbers and m strings, in order.
func (c *compiler) row(list []syntax.Expr, n, m int) (longs, texts int) {
	longs, texts = c.newLong(n), c.newText(m)
	n, m = longs, texts
	for _, x := range list {
		switch {
		case x == nil:
		case isText(x):
			if s, ok := x.(*syntax.String); ok {
				// Not cut: only variables are of limited length.
				c.emit(opMoveText, m, c.text(s), 0)
			} else {
				c.textTo(x, m)
			}
			m++
		default:
			c.longTo(x, n)
			n++
		}
	}
	return longs, texts
}

// mapOf returns the number of the map that an array's symbol names.
func (c *compiler) mapOf(x syntax.Expr) int {
	return c.code.globals[variableOf(x).Slot].at
}

// oneLong reports whether an array has one key, a number, and numbers as
// values: its elements have instructions of their own.
func oneLong(v *syntax.Variable) bool {
	return len(v.Keys) == 1 && v.Keys[0] == types.Long
}

// index reads an element of an array of numbers, or a bucket.
func (c *compiler) index(x *syntax.Index, to int) {
	if h, ok := x.Base.(*syntax.Hist); ok {
		slot, source := c.aggregate(h.X)
		bucket := c.long(x.Keys[0])
		c.near(h.Tok)
		c.emit(opBucket, to, slot, source, bucket)
		return
	}
	if at, ok := c.entry(x); ok {
		c.emit(opLoopLong, to, at, c.mapOf(x.Base))
		return
	}
	longs, texts, _ := c.keys(x.Keys, nil)
	if oneLong(variableOf(x)) {
		c.emit(opMapGetLong, to, longs, c.mapOf(x.Base))
		return
	}
	c.emit(opMapGet, to, longs, c.mapOf(x.Base), texts)
}

// in asks whether an array has a key, or whether a bucket counts anything.
func (c *compiler) in(x *syntax.In, to int) {
	if h, ok := x.Array.(*syntax.Hist); ok {
		slot, source := c.aggregate(h.X)
		bucket := c.long(x.Keys[0])
		c.near(h.Tok)
		c.emit(opBucket, to, slot, source, bucket)
		c.emit(opNot, to, to, 0)
		c.emit(opNot, to, to, 0)
		return
	}
	longs, texts, slice := c.keys(x.Keys, nil)
	if slice >= 0 {
		c.emit(opMove, to, c.number(int64(slice)), 0)
		c.emit(opMapInSlice, to, longs, c.mapOf(x.Array), texts)
		return
	}
	c.emit(opMapIn, to, longs, c.mapOf(x.Array), texts)
}

// aggregate finds an aggregate: the register of its slot, and its source.
func (c *compiler) aggregate(x syntax.Expr) (slot, at int) {
	v := variableOf(x)
	s := aggregateSource{at: c.code.globals[v.Slot].at}
	if i, ok := x.(*syntax.Index); ok {
		s.array = true
		slot = c.newLong(1)
		if at, ok := c.entry(i); ok {
			c.emit(opLoopSlot, slot, at, s.at)
		} else {
			longs, texts, _ := c.keys(i.Keys, nil)
			c.emit(opMapFind, slot, longs, s.at, texts)
		}
	}
	c.code.sources = append(c.code.sources, s)
	return slot, len(c.code.sources) - 1
}

func (c *compiler) stat(x *syntax.Stat, to int) {
	slot, at := c.aggregate(x.X)
	figure, _ := value.StatNamed(x.Name)
	c.near(x.Tok)
	c.emit(opStat, to, slot, at, int(figure))
}

// stepValue is ++ and --; to receives the value where it is used.
func (c *compiler) stepValue(x *syntax.Step, to int, used bool) {
	o, back, by := opInc, opSub, int64(1)
	if x.Op == "--" {
		o, back, by = opDec, opAdd, -1
	}
	if i, ok := x.X.(*syntax.Index); ok {
		if !used {
			to = c.newLong(1)
		}
		longs, texts, _ := c.keys(i.Keys, nil)
		c.near(i.Tok)
		if oneLong(variableOf(i)) {
			c.emit(opMapAddLong, to, longs, c.mapOf(i.Base), c.number(by))
		} else {
			c.emit(opMove, to, c.number(by), 0)
			c.emit(opMapAdd, to, longs, c.mapOf(i.Base), texts)
		}
		if used && !x.Prefix {
			c.emit(back, to, to, 0, c.number(1))
		}
		return
	}
	r := c.long(x.X)
	if used && !x.Prefix {
		c.emit(opMove, to, r, 0)
	}
	c.emit(o, r, 0, 0)
	if used && x.Prefix {
		c.emit(opMove, to, r, 0)
	}
}

// assign is = and its kin; to receives the value where it is used.
func (c *compiler) assign(x *syntax.Assign, to int, used bool) {
	free := c.mark()
	defer c.release(free)
	if x.Op == "<<<" {
		c.statAdd(x, to, used)
		return
	}
	if isText(x.X) {
		c.assignTexts(x, to, used)
		return
	}
	i, ok := x.X.(*syntax.Index)
	if !ok {
		c.assignVariable(x, to, used)
		return
	}
	longs, texts, _ := c.keys(i.Keys, x.Y)
	at := c.mapOf(i.Base)
	single := oneLong(variableOf(i))
	set := func(r int) {
		c.near(i.Tok)
		if single {
			c.emit(opMapSetLong, r, longs, at)
		} else {
			c.emit(opMapSet, r, longs, at, texts)
		}
	}
	right := c.long(x.Y)
	if x.Op == "=" {
		set(right)
		if used {
			c.emit(opMove, to, right, 0)
		}
		return
	}
	if !used {
		to = c.newLong(1)
	}
	if x.Op == "+=" && single {
		c.near(i.Tok)
		c.emit(opMapAddLong, to, longs, at, right)
		return
	}
	// to may be what stands on the right.
	sum := c.newLong(1)
	if single {
		c.emit(opMapGetLong, sum, longs, at)
	} else {
		c.emit(opMapGet, sum, longs, at, texts)
	}
	c.operate(x, sum, right)
	set(sum)
	c.emit(opMove, to, sum, 0)
}

// operate is the operation of an assignment such as +=.
func (c *compiler) operate(x *syntax.Assign, left, right int) {
	o, _ := arithmetic(x.Op[:len(x.Op)-1])
	if o == opDiv || o == opMod {
		c.near(x.Y.Token())
	}
	c.emit(o, left, left, 0, right)
}

func (c *compiler) assignVariable(x *syntax.Assign, to int, used bool) {
	r := c.long(x.X)
	switch {
	case x.Op != "=":
		c.operate(x, r, c.long(x.Y))
	case changes(x.Y): // maybe this variable
		c.emit(opMove, r, c.long(x.Y), 0)
	default:
		c.longTo(x.Y, r)
	}
	if used && to != r {
		c.emit(opMove, to, r, 0)
	}
}

// assignTexts assigns to a string variable or an element of an array of them.
func (c *compiler) assignTexts(x *syntax.Assign, to int, used bool) {
	i, ok := x.X.(*syntax.Index)
	if !ok {
		r := int(c.registers[x.X.(*syntax.Symbol).Var])
		switch {
		case x.Op == ".=":
			c.emit(opConcat, r, r, 0, c.text(x.Y))
		case changes(x.Y):
			c.emit(opMoveText, r, c.text(x.Y), 0)
		default:
			c.textTo(x.Y, r)
		}
		if used && to != r {
			c.emit(opMoveText, to, r, 0)
		}
		return
	}
	longs, texts, _ := c.keys(i.Keys, x.Y)
	at := c.mapOf(i.Base)
	right := c.text(x.Y)
	if x.Op == ".=" {
		r := c.newText(1)
		c.emit(opMapGetText, r, longs, at, texts)
		c.emit(opConcat, r, r, 0, right)
		right = r
	}
	c.near(i.Tok)
	c.emit(opMapSetText, right, longs, at, texts)
	if used {
		c.emit(opMoveText, to, right, 0)
	}
}

// assignText moves a string to a variable.
func (c *compiler) assignText(x *syntax.Symbol, from int) {
	c.emit(opMoveText, int(c.registers[x.Var]), from, 0)
}

func (c *compiler) statAdd(x *syntax.Assign, to int, used bool) {
	var v int
	if i, ok := x.X.(*syntax.Index); ok {
		longs, texts, _ := c.keys(i.Keys, x.Y)
		v = c.long(x.Y)
		c.near(i.Tok)
		c.emit(opMapStatAdd, v, longs, c.mapOf(i.Base), texts)
	} else {
		v = c.long(x.Y)
		c.emit(opStatAdd, v, 0, c.mapOf(x.X))
	}
	if used {
		c.emit(opMove, to, v, 0)
	}
}

// call calls a function; to receives its result, or is -1.
func (c *compiler) call(x *syntax.Call, to int) {
	free := c.mark()
	defer c.release(free)
	n, m := 0, 0
	for _, a := range x.Args {
		if isText(a) {
			m++
		} else {
			n++
		}
	}
	if to < 0 {
		// The result goes where nobody looks.
		if x.Type() == types.String {
			to = c.newText(1)
		} else {
			to = c.newLong(1)
		}
	}
	longs, texts := c.row(x.Args, n, m)
	if len(x.Targets) == 0 {
		c.near(x.Tok)
		c.emit(opNative, to, longs, c.native(x, n, m), texts)
		if cost := c.calls.native(x.Tapset).cost; cost >= 0 {
			c.pay(cost, x.Tok, true)
		}
		return
	}
	end := newLabel()
	mayExhaust := false
	for i, f := range x.Targets {
		c.near(x.Tok)
		c.emit(opCall, to, longs, f.Index, texts)
		if cost := c.calls.cost(f); cost >= 0 {
			c.pay(cost, x.Tok, true)
		}
		mayExhaust = hasNext(f.Body)
		if mayExhaust && i < len(x.Targets)-1 {
			c.jump(opJumpNotNext, 0, 0, end)
		}
	}
	if mayExhaust {
		c.near(x.Tok)
		c.emit(opExhausted, 0, 0, 0)
	}
	c.put(end)
}

// hasNext reports whether a function may hand on to the next overload.
func hasNext(body syntax.Stmt) bool {
	found := false
	syntax.Inspect(body, func(node any) bool {
		if _, ok := node.(*syntax.Next); ok {
			found = true
		}
		return true
	})
	return found
}

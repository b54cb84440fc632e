package vm

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
)

// foreach compiles a loop over an array or over the buckets of a histogram.
func (c *compiler) foreach(s *syntax.Foreach) {
	if h, ok := s.Array.(*syntax.Hist); ok {
		c.bucketLoop(s, h)
		return
	}
	array := variableOf(s.Array)
	l := loop{at: c.mapOf(s.Array), limited: s.Limit != nil}
	if s.SortDir != 0 {
		l.sort = true
		figure, _ := value.StatNamed(s.SortStat)
		l.order = value.Order{By: s.SortBy, Stat: figure, Down: s.SortDir < 0}
	}
	limit, count := 0, 0
	if l.limited {
		limit = c.newLong(1)
		count = c.newLong(1)
		c.longTo(s.Limit, limit)
		c.emit(opMove, count, c.number(0), 0)
	}
	at := c.newLong(1)
	c.code.loops = append(c.code.loops, l)
	c.emit(opLoopStart, at, limit, len(c.code.loops)-1)
	longs, texts := 0, 0
	if s.Slice != nil {
		n, m := 0, 0
		for _, x := range s.Slice {
			switch {
			case x == nil:
			case isText(x):
				m++
			default:
				n++
			}
		}
		longs, texts = c.row(s.Slice, n, m)
	}
	c.pay(1, s.Tok, true)

	body, test, again, end := newLabel(), newLabel(), newLabel(), newLabel()
	c.jump(opJump, 0, 0, test)
	c.put(body)
	c.charge.pending = 1
	if l.limited {
		c.jump(opJumpLessEqual, limit, count, end)
		c.emit(opInc, count, 0, 0)
	}
	for i, k := range s.Keys {
		o := opLoopKey
		if array.Keys[i] == types.String {
			o = opLoopKeyText
		}
		c.emit(o, int(c.registers[k.Var]), at, l.at, i)
	}
	for i, x := range s.Slice {
		switch k := int(c.registers[s.Keys[i].Var]); {
		case x == nil:
		case isText(x):
			free := c.mark()
			same := c.newLong(1)
			c.emit(opTextEqual, same, k, 0, texts)
			c.jump(opJumpZero, same, 0, again)
			c.release(free)
			texts++
		default:
			c.jump(opJumpUnequal, k, longs, again)
			longs++
		}
	}
	if s.Value != nil {
		o := opLoopLong
		if array.Type == types.String {
			o = opLoopText
		}
		c.emit(o, int(c.registers[s.Value.Var]), at, l.at)
	}
	c.loops = append(c.loops, loopPlace{end, again})
	if fixed(s) {
		c.entries = append(c.entries, entryPlace{array, s.Keys, at})
	}
	c.bodyOf(s.Body, s.Tok)
	if fixed(s) {
		c.entries = c.entries[:len(c.entries)-1]
	}
	c.loops = c.loops[:len(c.loops)-1]
	c.put(again)
	c.emit(opLoopNext, at, 0, l.at)
	c.put(test)
	c.step(s.Tok)
	c.jump(opJumpLessEqual, c.number(0), at, body)
	c.put(end)
}

// entryPlace is where a loop stands: while the variables of its keys stay as
// they are, an element with these keys is the entry there. stap reads it there
// too, which shows where the entry was deleted, or its keys were cut.
type entryPlace struct {
	array *syntax.Variable
	keys  []*syntax.Symbol
	at    int // register of the position
}

// fixed reports whether the body of a loop leaves the variables of its keys as
// they are.
func fixed(s *syntax.Foreach) bool {
	isKey := func(x syntax.Expr) bool {
		symbol, ok := x.(*syntax.Symbol)
		if !ok || symbol == nil {
			return false
		}
		for _, k := range s.Keys {
			if symbol.Var == k.Var {
				return true
			}
		}
		return false
	}
	ok := true
	syntax.Inspect(s.Body, func(node any) bool {
		switch x := node.(type) {
		case *syntax.Assign:
			ok = ok && !isKey(x.X)
		case *syntax.Step:
			ok = ok && !isKey(x.X)
		case *syntax.Delete:
			ok = ok && !isKey(x.X)
		case *syntax.Try:
			ok = ok && !isKey(x.Message)
		case *syntax.Foreach:
			for _, k := range x.Keys {
				ok = ok && !isKey(k)
			}
			ok = ok && !isKey(x.Value)
		}
		return ok
	})
	for _, k := range s.Keys {
		ok = ok && !k.Var.Global
	}
	return ok
}

// entry returns the register of a loop's position where an element is the
// entry at that position.
func (c *compiler) entry(x *syntax.Index) (at int, ok bool) {
	for i := len(c.entries) - 1; i >= 0; i-- {
		e := &c.entries[i]
		if e.array != variableOf(x) || len(e.keys) != len(x.Keys) {
			continue
		}
		same := true
		for j, k := range x.Keys {
			symbol, ok := k.(*syntax.Symbol)
			same = same && ok && symbol.Var == e.keys[j].Var
		}
		if same {
			return e.at, true
		}
	}
	return 0, false
}

// bucketLoop goes over the buckets of a histogram. The loop counts in the
// script's own variable, as stap's does.
func (c *compiler) bucketLoop(s *syntax.Foreach, h *syntax.Hist) {
	limit, count := 0, 0
	if s.Limit != nil {
		limit = c.newLong(1)
		count = c.newLong(1)
		c.longTo(s.Limit, limit)
		c.emit(opMove, count, c.number(0), 0)
	}
	slot, source := c.aggregate(h.X)
	buckets := c.newLong(1)
	c.emit(opBuckets, buckets, 0, source)
	c.pay(1, s.Tok, true)
	key := int(c.registers[s.Keys[0].Var])
	c.emit(opMove, key, c.number(0), 0)

	body, test, again, end := newLabel(), newLabel(), newLabel(), newLabel()
	c.jump(opJump, 0, 0, test)
	c.put(body)
	c.charge.pending = 1
	if s.Limit != nil {
		c.jump(opJumpLessEqual, limit, count, end)
		c.emit(opInc, count, 0, 0)
	}
	if s.Value != nil {
		c.emit(opLoopBucket, int(c.registers[s.Value.Var]), slot, source, key)
	}
	c.loops = append(c.loops, loopPlace{end, again})
	c.bodyOf(s.Body, s.Tok)
	c.loops = c.loops[:len(c.loops)-1]
	c.put(again)
	c.emit(opInc, key, 0, 0)
	c.put(test)
	c.step(s.Tok)
	c.jump(opJumpLess, key, buckets, body)
	c.put(end)
}

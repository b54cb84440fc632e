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
	c.bodyOf(s.Body, s.Tok)
	c.loops = c.loops[:len(c.loops)-1]
	c.put(again)
	c.emit(opLoopNext, at, 0, l.at)
	c.put(test)
	c.step(s.Tok)
	c.jump(opJumpLessEqual, c.number(0), at, body)
	c.put(end)
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

package vm

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/words"
)

// step marks the beginning of a statement.
func (c *compiler) step(tok *syntax.Token) {
	if c.code.stepping {
		c.emit(opStep, 0, 0, len(c.code.stops))
		c.code.stops = append(c.code.stops, stop{tok, c.current})
		return
	}
	if c.begun == manyStatements {
		c.control(opCount, 0, 0, 0)
	}
	c.begun++
}

// manyStatements is how many one instruction can count.
const manyStatements = 1<<16 - 1

// only returns the statement of a block that has but one, as stap sees it.
func only(s syntax.Stmt) syntax.Stmt {
	for {
		b, ok := s.(*syntax.Block)
		if !ok {
			return s
		}
		if b == nil {
			return nil
		}
		var found syntax.Stmt
		for _, s := range b.List {
			if empty(s) {
				continue
			}
			if found != nil {
				return b
			}
			found = s
		}
		if found == nil {
			return nil
		}
		s = found
	}
}

// empty reports whether a statement does nothing.
func empty(s syntax.Stmt) bool {
	switch s := s.(type) {
	case nil:
		return true
	case *syntax.Null:
		return true
	case *syntax.Block:
		return s == nil || only(s) == nil
	}
	return false
}

// body compiles a statement that stands by itself: a handler's, a branch's, a
// loop's. What it owes is charged at its end; around is told where it is
// empty.
func (c *compiler) body(s syntax.Stmt) { c.bodyOf(s, nil) }

func (c *compiler) bodyOf(s syntax.Stmt, around *syntax.Token) {
	s = only(s)
	if s == nil {
		c.pay(0, around, true)
		return
	}
	c.statement(s)
	c.pay(0, s.Token(), true)
}

func (c *compiler) statement(s syntax.Stmt) {
	free := c.mark()
	defer c.release(free)
	switch s := s.(type) {
	case *syntax.Block:
		for _, s := range s.List {
			c.statement(s)
		}
	case *syntax.ExprStmt:
		c.step(s.Tok)
		c.expression(s)
	case *syntax.If:
		c.ifStatement(s)
	case *syntax.For:
		c.forLoop(s)
	case *syntax.Foreach:
		c.foreach(s)
	case *syntax.Return:
		c.returnStatement(s)
	case *syntax.Delete:
		c.step(s.Tok)
		c.delete(s.X)
		c.pay(1, s.Tok, false)
	case *syntax.Next:
		c.step(s.Tok)
		c.pay(1, s.Tok, true)
		if c.inside != nil {
			c.control(opReturnNext, 0, 0, 0)
		} else {
			c.control(opEnd, 0, 0, 0)
		}
	case *syntax.Break:
		c.leave(s.Tok, true)
	case *syntax.Continue:
		c.leave(s.Tok, false)
	case *syntax.Try:
		c.try(s)
	case *syntax.EmbeddedCode:
		c.near(s.Tok)
		c.emit(opRefuse, 0, 0, refuseC)
	}
}

// expression compiles an expression for its effect.
func (c *compiler) expression(s *syntax.ExprStmt) {
	free := c.mark()
	c.effect(s.X)
	c.release(free)
	c.pay(1, s.Tok, false)
}

func (c *compiler) ifStatement(s *syntax.If) {
	c.step(s.Tok)
	c.pay(1, s.Tok, true)
	otherwise, end := newLabel(), newLabel()
	c.branch(s.Cond, false, otherwise)
	c.bodyOf(s.Then, s.Tok)
	if s.Else == nil {
		c.put(otherwise)
		return
	}
	c.jump(opJump, 0, 0, end)
	c.put(otherwise)
	c.bodyOf(s.Else, s.Tok)
	c.put(end)
}

// forLoop compiles for and while. The condition stands at the end, so that a
// round takes one jump.
func (c *compiler) forLoop(s *syntax.For) {
	if s.Init != nil {
		c.step(s.Tok)
		c.expression(s.Init)
	}
	c.pay(1, s.Tok, true)
	body, test, again, end := newLabel(), newLabel(), newLabel(), newLabel()
	c.jump(opJump, 0, 0, test)
	c.put(body)
	// A round is charged together with what comes first in it: with a call in
	// the condition, or else with the body.
	const round = 1
	c.charge.pending = round
	if s.Cond != nil && c.calls.charges(s.Cond) {
		c.charge.pending = 0
	}
	c.loops = append(c.loops, loopPlace{end, again})
	c.bodyOf(s.Body, s.Tok)
	c.loops = c.loops[:len(c.loops)-1]
	c.put(again)
	if s.Post != nil {
		c.expression(s.Post)
	}
	c.put(test)
	c.step(s.Tok)
	after := c.charge.pending
	c.charge.pending = round
	if s.Cond != nil {
		c.branch(s.Cond, true, body)
	} else {
		c.jump(opJump, 0, 0, body)
	}
	c.charge.pending = after
	c.put(end)
}

func (c *compiler) returnStatement(s *syntax.Return) {
	c.step(s.Tok)
	if s.X != nil && c.inside != nil {
		if isText(s.X) {
			c.textTo(s.X, int(c.inside.register))
		} else {
			c.longTo(s.X, int(c.inside.register))
		}
	}
	c.pay(1, s.Tok, true)
	c.control(opReturn, 0, 0, 0)
}

// leave compiles break and continue.
func (c *compiler) leave(tok *syntax.Token, isBreak bool) {
	c.step(tok)
	if len(c.loops) == 0 {
		if isBreak {
			c.report(nil, tok, "break-outside-loop", words.Text{En: "cannot 'break' outside loop", Zh: "'break' 不能用在循环之外"})
		} else {
			c.report(nil, tok, "continue-outside-loop", words.Text{En: "cannot 'continue' outside loop", Zh: "'continue' 不能用在循环之外"})
		}
		return
	}
	c.pay(1, tok, true)
	at := c.loops[len(c.loops)-1]
	if isBreak {
		c.jump(opJump, 0, 0, at.onBreak)
	} else {
		c.jump(opJump, 0, 0, at.onContinue)
	}
}

func (c *compiler) try(s *syntax.Try) {
	c.pay(0, s.Tok, true)
	end := newLabel()
	guard := catch{from: len(c.code.ins), message: -1}
	c.bodyOf(s.Body, s.Tok)
	guard.to = len(c.code.ins)
	c.jump(opJump, 0, 0, end)
	guard.target = len(c.code.ins)
	if s.Message != nil {
		free := c.mark()
		guard.message = c.newText(1)
		c.code.catches = append(c.code.catches, guard)
		c.assignText(s.Message, guard.message)
		c.release(free)
	} else {
		c.code.catches = append(c.code.catches, guard)
	}
	c.pay(1, s.Tok, true)
	c.bodyOf(s.Catch, s.Tok)
	c.put(end)
}

// delete compiles delete of a variable, an array, an element or a slice.
func (c *compiler) delete(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.Symbol:
		v := x.Var
		switch {
		case v.Global && c.code.globals[v.Slot].array:
			c.emit(opMapClear, 0, 0, c.code.globals[v.Slot].at)
		case v.Type == types.Stats:
			c.emit(opStatClear, 0, 0, c.code.globals[v.Slot].at)
		case v.Type == types.String:
			c.emit(opMoveText, int(c.registers[v]), c.literal(""), 0)
		default:
			c.emit(opMove, int(c.registers[v]), c.number(0), 0)
		}
	case *syntax.Index:
		longs, texts, slice := c.keys(x.Keys, nil)
		at := c.mapOf(x.Base)
		if slice >= 0 {
			c.emit(opMapDeleteSlice, slice, longs, at, texts)
		} else {
			c.emit(opMapDelete, 0, longs, at, texts)
		}
	}
}

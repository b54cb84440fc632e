package sema

import (
	"strings"

	"ringlab/engine/stap/syntax"
)

// What a script does to a variable.
const (
	isRead uint8 = 1 << iota
	isWritten
	// isUsed is a read whose value goes somewhere: `g++` and `g += 1` as
	// statements read g, but use it for nothing.
	isUsed
)

// uses is what a piece of a script does.
type uses struct {
	variables map[*syntax.Variable]uint8
	// effects is true where something happens besides writing variables:
	// printing, or code that nothing is known of.
	effects bool
	// orphan is a name that means nothing.
	orphan *syntax.Token
	// impure are the functions of the tapset that have effects; without it none
	// is looked for.
	impure map[int]bool
	// called are the functions that were met; those behind visited are still
	// to be visited.
	called  []*syntax.Function
	met     map[*syntax.Function]bool
	visited int
}

func newUses() *uses {
	return &uses{variables: map[*syntax.Variable]uint8{}, met: map[*syntax.Function]bool{}}
}

// call notes a function that is called.
func (u *uses) call(f *syntax.Function) {
	if !u.met[f] {
		u.met[f] = true
		u.called = append(u.called, f)
	}
}

// callees visits the functions that were called, and those that they call.
func (u *uses) callees() {
	for ; u.visited < len(u.called); u.visited++ {
		u.stmt(u.called[u.visited].Body)
	}
}

// note adds what is done to the variable that x names; other expressions are visited.
func (u *uses) note(x syntax.Expr, how uint8) {
	switch x := x.(type) {
	case *syntax.Symbol:
		if x.Var != nil {
			u.variables[x.Var] |= how
		} else if u.orphan == nil {
			u.orphan = x.Tok
		}
	case *syntax.Index:
		u.note(x.Base, how)
		for _, key := range x.Keys {
			u.expr(key)
		}
	case *syntax.Hist:
		u.expr(x)
	case nil:
	default:
		// A context variable is memory of the kernel; other values are lost.
		if _, ok := x.(*syntax.Target); ok {
			u.effects = u.effects || how&isWritten != 0
		}
		u.expr(x)
	}
}

// symbol adds what is done to a variable that may be absent.
func (u *uses) symbol(s *syntax.Symbol, how uint8) {
	if s != nil {
		u.note(s, how)
	}
}

// expr visits an expression whose value goes somewhere.
func (u *uses) expr(x syntax.Expr) {
	if x != nil {
		u.value(x, isUsed)
	}
}

// value visits an expression; used is isUsed where its value goes somewhere.
// In an assignment such as += it goes nowhere, in one with = it does, as stap has it.
func (u *uses) value(x syntax.Expr, used uint8) {
	switch x := x.(type) {
	case *syntax.Symbol, *syntax.Index:
		u.note(x, isRead|isUsed)
		return
	case *syntax.Step:
		u.note(x.X, isRead|isWritten|used)
		return
	case *syntax.Assign:
		switch x.Op {
		case "=", "<<<":
			u.note(x.X, isWritten)
			u.expr(x.Y)
		default:
			u.note(x.X, isRead|isWritten|used)
			u.value(x.Y, used)
		}
		return
	case *syntax.Unary:
		u.value(x.X, used)
		return
	case *syntax.Binary:
		u.value(x.X, used)
		u.value(x.Y, used)
		return
	case *syntax.Ternary:
		u.expr(x.Cond)
		u.value(x.Then, used)
		u.value(x.Else, used)
		return
	case *syntax.Call:
		for _, f := range x.Targets {
			u.call(f)
		}
		u.effects = u.effects || len(x.Targets) == 0 && u.impure[x.Tapset]
	case *syntax.Print:
		u.effects = u.effects || !x.ToValue
	case *syntax.EmbeddedExpr:
		u.effects = u.effects || !isPure(x.Code)
	}
	partsOf(x, func(part *syntax.Expr) { u.expr(*part) })
}

// isPure is true of embedded code that says it has no effect.
func isPure(code string) bool { return strings.Contains(code, "/* pure */") }

// stmt visits a statement.
func (u *uses) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		u.value(s.X, 0)
		return
	case *syntax.For:
		if s.Init != nil {
			u.value(s.Init.X, 0)
		}
		u.expr(s.Cond)
		if s.Post != nil {
			u.value(s.Post.X, 0)
		}
		u.stmt(s.Body)
		return
	case *syntax.Foreach:
		u.symbol(s.Value, isWritten)
		for _, k := range s.Keys {
			u.symbol(k, isWritten)
		}
		how := isRead | isUsed
		if s.SortDir != 0 {
			// A sorted loop leaves the array sorted.
			how |= isWritten
		}
		u.note(s.Array, how)
		for _, key := range s.Slice {
			u.expr(key)
		}
		u.expr(s.Limit)
		u.stmt(s.Body)
		return
	case *syntax.Delete:
		u.note(s.X, isRead|isWritten|isUsed)
		return
	case *syntax.Try:
		u.symbol(s.Message, isWritten)
	case *syntax.EmbeddedCode:
		u.effects = u.effects || !isPure(s.Code)
	}
	partsOfStmt(s, func(part *syntax.Stmt) { u.stmt(*part) }, func(part *syntax.Expr) { u.expr(*part) })
}

// writes reports whether a variable is written that counts.
func (u *uses) writes(counts func(*syntax.Variable) bool) bool {
	for v, how := range u.variables {
		if how&isWritten != 0 && counts(v) {
			return true
		}
	}
	return false
}

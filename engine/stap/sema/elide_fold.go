package sema

import (
	"math"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// fold computes what is constant, and chooses where a condition is.
func (o *optimiser) fold() {
	o.eachBody(o.foldStmt)
}

// foldStmt returns what stands in the place of a statement.
func (o *optimiser) foldStmt(s syntax.Stmt) syntax.Stmt {
	partsOfStmt(s, func(part *syntax.Stmt) { *part = o.foldStmt(*part) }, o.foldExpr)
	switch f := s.(type) {
	case *syntax.If:
		if n, ok := f.Cond.(*syntax.Number); ok {
			o.changed = true
			switch {
			case n.Value != 0:
				return f.Then
			case f.Else != nil:
				return f.Else
			}
			return null(f.Tok)
		}
	case *syntax.For:
		if n, ok := f.Cond.(*syntax.Number); ok && n.Value == 0 {
			o.changed = true
			if f.Init != nil {
				return f.Init
			}
			return null(f.Tok)
		}
	case *syntax.Foreach:
		if n, ok := f.Limit.(*syntax.Number); ok && n.Value <= 0 {
			o.changed = true
			return null(f.Tok)
		}
	}
	return s
}

// foldExpr computes what it can of the expression at x.
func (o *optimiser) foldExpr(x *syntax.Expr) {
	partsOf(*x, o.foldExpr)
	folded := *x
	switch e := folded.(type) {
	case *syntax.Unary:
		if n, ok := e.X.(*syntax.Number); ok {
			folded = numberAt(e.Tok, foldUnary(e.Op, n.Value))
		}
	case *syntax.Defined:
		// What is known of a context variable was put in its place before.
		folded = numberAt(e.Tok, 0)
	case *syntax.Ternary:
		if n, ok := e.Cond.(*syntax.Number); ok {
			folded = e.Else
			if n.Value != 0 {
				folded = e.Then
			}
		}
	case *syntax.Binary:
		folded = o.foldBinary(e)
	}
	if folded != *x {
		*x = folded
		o.changed = true
	}
}

func foldUnary(op string, n int64) int64 {
	switch op {
	case "-":
		return -n
	case "~":
		return ^n
	case "!":
		return truth(n == 0)
	}
	return n
}

// truth is how conditions are counted.
func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// foldBinary returns what stands in the place of e, e itself where nothing is
// known of it.
func (o *optimiser) foldBinary(e *syntax.Binary) syntax.Expr {
	left, leftNumber := e.X.(*syntax.Number)
	right, rightNumber := e.Y.(*syntax.Number)
	leftText, ok := e.X.(*syntax.String)
	if rightText, also := e.Y.(*syntax.String); ok || also {
		folded := foldText(e, leftText, rightText)
		if s, ok := folded.(*syntax.String); ok && s != leftText && s != rightText {
			o.joined[s] = e.Tok
		}
		return folded
	}
	switch {
	case leftNumber && rightNumber:
		if value, ok := foldNumbers(e.Op, left.Value, right.Value); ok {
			return numberAt(e.Tok, value)
		}
		if e.Op == ">>>" && o.errors == 0 {
			f := finding(source.Error, nil, textUnsupported, e.Op)
			f.Place = place(e.Tok)
			o.add(f)
		}
	case leftNumber:
		return o.foldLeft(e, left.Value)
	case rightNumber:
		return o.foldRight(e, right.Value)
	}
	return e
}

// foldText joins or compares literal strings; one of the two may be nil.
func foldText(e *syntax.Binary, left, right *syntax.String) syntax.Expr {
	switch {
	case left != nil && right != nil:
		if e.Op != "." {
			order := int64(0)
			switch {
			case left.Value < right.Value:
				order = -1
			case left.Value > right.Value:
				order = 1
			}
			value, ok := foldNumbers(e.Op, order, 0)
			if !ok {
				return e
			}
			return numberAt(e.Tok, value)
		}
		tok := *left.Tok
		tok.Text += right.Tok.Text
		joined := &syntax.String{Value: left.Value + right.Value}
		joined.Tok, joined.T = &tok, types.String
		return joined
	case e.Op != ".":
	case left != nil && left.Value == "":
		return e.Y
	case right != nil && right.Value == "":
		return e.X
	}
	return e
}

// foldNumbers computes as stap's compiler does, which clamps the count of a
// shift where a run masks it. A division by zero is left to the run.
func foldNumbers(op string, a, b int64) (value int64, ok bool) {
	switch op {
	case "+":
		return a + b, true
	case "-":
		return a - b, true
	case "*":
		return a * b, true
	case "/":
		if b != 0 {
			return a / b, true
		}
		return 0, false
	case "%":
		if b != 0 {
			return a % b, true
		}
		return 0, false
	case "&":
		return a & b, true
	case "|":
		return a | b, true
	case "^":
		return a ^ b, true
	case "<<":
		return a << foldedCount(b), true
	case ">>":
		return a >> foldedCount(b), true
	case "&&":
		return truth(a != 0 && b != 0), true
	case "||":
		return truth(a != 0 || b != 0), true
	case "==":
		return truth(a == b), true
	case "!=":
		return truth(a != b), true
	case "<":
		return truth(a < b), true
	case ">":
		return truth(a > b), true
	case "<=":
		return truth(a <= b), true
	case ">=":
		return truth(a >= b), true
	}
	return 0, false
}

// foldedCount is the count that stap's compiler shifts by: from 0 to 64, and
// its processor takes 64 for 0.
func foldedCount(n int64) uint {
	return uint(max(0, min(n, 64))) & 63
}

// foldLeft folds an operator whose left side is a number.
func (o *optimiser) foldLeft(e *syntax.Binary, n int64) syntax.Expr {
	switch e.Op {
	case "&&":
		if n == 0 {
			return numberAt(e.Tok, 0)
		}
	case "||":
		if n != 0 {
			return numberAt(e.Tok, 1)
		}
	case "+", "^":
		if n == 0 {
			return e.Y
		}
	case "*":
		if n == 1 {
			return e.Y
		}
		if n == 0 {
			return o.constant(e, e.Y, 0)
		}
	case "&":
		if n == -1 {
			return e.Y
		}
		if n == 0 {
			return o.constant(e, e.Y, 0)
		}
	case "|":
		if n == 0 {
			return e.Y
		}
		if n == -1 {
			return o.constant(e, e.Y, -1)
		}
	case "<<":
		if n == 0 {
			return o.constant(e, e.Y, 0)
		}
	case ">>":
		if n == 0 || n == -1 {
			return o.constant(e, e.Y, n)
		}
	case "<", ">=":
		// Nothing is above the largest number.
		if n == math.MaxInt64 {
			return o.constant(e, e.Y, truth(e.Op == ">="))
		}
	case ">", "<=":
		if n == math.MinInt64 {
			return o.constant(e, e.Y, truth(e.Op == "<="))
		}
	}
	return e
}

// foldRight folds an operator whose right side is a number.
func (o *optimiser) foldRight(e *syntax.Binary, n int64) syntax.Expr {
	switch e.Op {
	case "&&":
		if n == 0 {
			return o.constant(e, e.X, 0)
		}
	case "||":
		if n != 0 {
			return o.constant(e, e.X, 1)
		}
	case "+", "-", "^":
		if n == 0 {
			return e.X
		}
	case "<<", ">>":
		// A count below 0 is 0 to stap's compiler.
		if n <= 0 {
			return e.X
		}
	case "*":
		if n == 1 {
			return e.X
		}
		if n == 0 {
			return o.constant(e, e.X, 0)
		}
	case "/":
		if n == 1 {
			return e.X
		}
	case "%":
		if n == 1 || n == -1 {
			return o.constant(e, e.X, 0)
		}
	case "&":
		if n == -1 {
			return e.X
		}
		if n == 0 {
			return o.constant(e, e.X, 0)
		}
	case "|":
		if n == 0 {
			return e.X
		}
		if n == -1 {
			return o.constant(e, e.X, -1)
		}
	case "<=", ">":
		if n == math.MaxInt64 {
			return o.constant(e, e.X, truth(e.Op == "<="))
		}
	case ">=", "<":
		if n == math.MinInt64 {
			return o.constant(e, e.X, truth(e.Op == ">="))
		}
	}
	return e
}

// constant returns value in the place of e, if x, which is not evaluated then,
// does nothing.
func (o *optimiser) constant(e *syntax.Binary, x syntax.Expr, value int64) syntax.Expr {
	u := o.newUses()
	u.expr(x)
	u.callees()
	if u.effects || u.writes(anyVariable) {
		return e
	}
	return numberAt(e.Tok, value)
}

package syntax

import (
	"strings"

	"ringlab/engine/kernelc/report"
)

// zeroIdent is a name that is left in an #if's line: it is worth 0.
const zeroIdent Kind = 80

// condition is the value of an #if's or #elif's line.
func (p *preprocessor) condition(line []token) bool {
	// A copy: directives inside of arguments take the same room for their lines.
	line = p.resolve(append([]token(nil), line...))
	c := conditionParser{p: p, tokens: line}
	root := c.conditional()
	if !c.lost && c.at < len(line) {
		p.r.Error(line[c.at].Pos, "condition", "garbage at end: "+conditionText(line[c.at:]))
	}
	if root == nil {
		return false
	}
	if !c.judge(root) {
		p.r.Error(root.pos, "condition", "bad constant expression type")
		return false
	}
	value, known := c.fold(root)
	if !known {
		for root.op == parenNode {
			root = root.x
		}
		p.r.Error(root.pos, "condition", "bad constant expression")
		return false
	}
	return value != 0
}

// conditionText shows tokens as sparse does; it has no words for names there.
func conditionText(tokens []token) string {
	shown := append([]token(nil), tokens...)
	for i := range shown {
		if shown[i].Kind == zeroIdent {
			shown[i].Kind, shown[i].Text = Other, "unhandled token type '4' "
		}
	}
	return sequence(shown)
}

// resolve expands the macros of a line, but for what defined asks for.
func (p *preprocessor) resolve(line []token) []token {
	var out []token
	const (
		open     = iota
		asking   // behind defined
		inParens // behind defined (
		closing  // behind defined ( name
	)
	state, begin := open, 0
	height := len(p.lists)
	p.lists = append(p.lists, list{tokens: line, fence: true})
	for !p.stopped {
		t := p.next()
		if t.Kind == EOF {
			break
		}
		switch state {
		case open:
			if t.Kind != Ident {
				break
			}
			if t.name == p.known.defined {
				state, begin = asking, len(out)
				break
			}
			if !t.fixed && p.expand(&t) {
				continue
			}
			if t.Kind == Ident {
				t.Kind = zeroIdent
			}
		case asking, inParens:
			if state == asking && t.isPunct("(") {
				state = inParens
				break
			}
			if state == inParens && t.Kind == Ident {
				state = closing
			} else {
				state = open
			}
			yes := p.isDefined(&t)
			if t.Kind, t.Text, t.name = Number, "0", noName; yes {
				t.Text = "1"
			}
			out = out[:begin]
		case closing:
			state = open
			if !t.isPunct(")") {
				p.r.Error(t.Pos, "defined", "missing ')' after \"defined\"")
			}
			continue
		}
		out = append(out, t)
		p.take(1)
	}
	for len(p.lists) > height {
		p.pop()
	}
	return out
}

// conditionNode is a part of an #if's expression.
type conditionNode struct {
	op      conditionOp
	sign    string // the operator
	pos     report.Pos
	token   token
	x, y, z *conditionNode
	args    []*conditionNode
	// What is known of its value once it is judged.
	value    uint64
	wide     bool // 64 bits
	unsigned bool
	constant bool // value is known without working it out
}

type conditionOp uint8

const (
	valueNode conditionOp = iota
	undefinedNode
	unaryNode
	binaryNode
	chooseNode
	callNode
	parenNode
	wrongNode // what no preprocessor knows: pointers, objects, strings
)

// conditionParser reads an #if's expression. It is C's grammar to sparse, in
// which no name means anything.
type conditionParser struct {
	p      *preprocessor
	tokens []token
	at     int
	depth  int
	// lost is set where something expected is missing: sparse then reads
	// nothing more, and says nothing more of the grammar.
	lost bool
}

// peek returns the operator at hand; "" for another token.
func (c *conditionParser) peek() string {
	if c.lost || c.at >= len(c.tokens) {
		return ""
	}
	if t := &c.tokens[c.at]; t.Kind == Punct {
		return t.Text
	}
	return ""
}

// here is the place of the token at hand.
func (c *conditionParser) here() report.Pos {
	if c.at < len(c.tokens) {
		return c.tokens[c.at].Pos
	}
	return c.p.lastEnd
}

func (c *conditionParser) fail(at report.Pos, text string) {
	if !c.lost {
		c.p.r.Error(at, "condition", text)
	}
}

// expect takes an operator that must be there.
func (c *conditionParser) expect(sign, where string) {
	if c.lost {
		return
	}
	if c.peek() == sign {
		c.at++
		return
	}
	got := "end-of-input"
	if c.at < len(c.tokens) {
		got = conditionText(c.tokens[c.at : c.at+1])
	}
	c.fail(c.here(), "Expected "+sign+" "+where)
	c.fail(c.here(), "got "+got)
	c.lost = true
}

// take takes the operator at hand and begins a node with it.
func (c *conditionParser) take(op conditionOp) *conditionNode {
	t := c.tokens[c.at]
	c.at++
	return &conditionNode{op: op, sign: t.Text, pos: t.Pos, token: t}
}

// comma reads expressions with commas and assignments, as parentheses hold.
func (c *conditionParser) comma() *conditionNode {
	x := c.assignment()
	for x != nil && c.peek() == "," {
		n := c.take(binaryNode)
		if n.y = c.assignment(); n.y == nil {
			c.fail(c.here(), "No right hand side of ','-expression")
			break
		}
		n.x, x = x, n
	}
	return x
}

func (c *conditionParser) assignment() *conditionNode {
	x := c.conditional()
	if x == nil {
		return nil
	}
	switch c.peek() {
	case "=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^=":
		n := c.take(wrongNode)
		n.x = x
		if n.y = c.assignment(); n.y == nil {
			c.fail(c.here(), "expression expected")
		}
		return n
	}
	return x
}

func (c *conditionParser) conditional() *conditionNode {
	x := c.binary(0)
	if x == nil || c.peek() != "?" {
		return x
	}
	if !c.deeper() {
		return nil
	}
	n := c.take(chooseNode)
	n.x = x
	if c.peek() != ":" {
		n.y = c.comma()
	} else {
		n.y = x
	}
	c.expect(":", "in conditional expression")
	n.z = c.conditional()
	c.depth--
	return n
}

// levels are the binary operators, the weakest first.
var levels = [...]string{" || ", " && ", " | ", " ^ ", " & ", " == != ", " < > <= >= ", " << >> ", " + - ", " * / % "}

func (c *conditionParser) binary(level int) *conditionNode {
	if level == len(levels) {
		return c.unary()
	}
	x := c.binary(level + 1)
	for x != nil {
		sign := c.peek()
		if sign == "" || !strings.Contains(levels[level], " "+sign+" ") {
			break
		}
		n := c.take(binaryNode)
		if n.y = c.binary(level + 1); n.y == nil {
			c.fail(c.here(), "No right hand side of '"+sign+"'-expression")
			break
		}
		n.x, x = x, n
	}
	return x
}

// deeper counts how deep the expression is nested, and stops where that is
// too deep.
func (c *conditionParser) deeper() bool {
	if c.depth++; c.depth > maxIfDepth {
		c.p.stop(c.here(), "#if is nested too deeply")
		c.lost = true
		return false
	}
	return true
}

func (c *conditionParser) unary() *conditionNode {
	switch c.peek() {
	case "+", "-", "!", "~", "*", "&", "++", "--":
		if !c.deeper() {
			return nil
		}
		n := c.take(unaryNode)
		if n.x = c.unary(); n.x == nil {
			c.fail(n.pos, "Syntax error in unary expression")
			n = nil
		}
		c.depth--
		return n
	}
	return c.postfix(c.primary())
}

func (c *conditionParser) primary() *conditionNode {
	if c.lost || c.at >= len(c.tokens) {
		return nil
	}
	t := &c.tokens[c.at]
	n := &conditionNode{pos: t.Pos, token: *t}
	switch {
	case t.Kind == zeroIdent:
		n.op, n.constant = undefinedNode, true
	case t.Kind == Number, t.Kind == Char:
		var constant Constant
		var problems []LiteralProblem
		if t.Kind == Number {
			constant, problems = NumberValue(t.Text, false)
		} else {
			constant, problems = CharValue(&t.Token)
			if !t.Wide {
				constant.Value &= 0xff
			}
		}
		for _, x := range problems {
			switch {
			case x.Fatal:
				c.p.r.Fatal(t.Pos, x.Code, x.Text)
			case x.Severity != report.Warning:
				c.p.r.Error(t.Pos, x.Code, x.Text)
			case x.Flag == "" || c.p.warns(x.Flag):
				c.p.r.Warn(t.Pos, x.Code, x.Text)
			}
		}
		n.value, n.unsigned, n.wide = constant.Value, constant.Unsigned, constant.Rank > 0
		n.constant = constant.Kind != FloatConstant
	case t.Kind == String:
		for c.at+1 < len(c.tokens) && c.tokens[c.at+1].Kind == String {
			c.at++
		}
	case t.isPunct("("):
		if !c.deeper() {
			return nil
		}
		c.at++
		n.op = parenNode
		begin := c.at
		if n.x = c.comma(); n.x == nil && c.at == begin {
			c.fail(c.here(), "an expression is expected before ')'")
		}
		c.expect(")", "in expression")
		c.depth--
		return n
	case t.Kind == Ident:
		// Only defined is still a name here.
		n.op, n.sign = wrongNode, t.Text
	default:
		return nil
	}
	c.at++
	return n
}

func (c *conditionParser) postfix(x *conditionNode) *conditionNode {
	for x != nil {
		switch c.peek() {
		case "[":
			n := c.take(wrongNode)
			n.x, n.y = x, c.comma()
			c.expect("]", "at end of array dereference")
			x = n
		case "++", "--":
			n := c.take(wrongNode)
			n.x, x = x, n
		case ".", "->":
			n := c.take(wrongNode)
			// No name is left that could be a member's.
			c.fail(c.here(), "Expected member name")
			if n.sign == "->" {
				n.x, x = x, n
			}
			return x
		case "(":
			n := c.take(callNode)
			if !c.deeper() {
				return nil
			}
			n.x = x
			for c.peek() != ")" {
				arg := c.assignment()
				if arg == nil {
					break
				}
				n.args = append(n.args, arg)
				if c.peek() != "," {
					break
				}
				c.at++
			}
			c.expect(")", "in function call")
			c.depth--
			x = n
		default:
			return x
		}
	}
	return nil
}

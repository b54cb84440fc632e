package teach

import (
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
)

// convert offers the conversion of a number whose bytes are in a fixed order.
func (l *lesson) convert(f *Finding, p passed, value string) {
	wanted, given := restricted(f.Expected), restricted(f.Got)
	who := orThis(value)
	switch {
	case wanted != "" && given != "":
		f.Hint = say("Both have a fixed order of bytes or a meaning of their own, and not the same: `%s` and `%s`. Convert to a plain number and back.",
			"两边都有固定的字节顺序或各自的含义，而且不同：`%s` 和 `%s`。先转换成普通的数，再转换过去。", wanted, given)
	case order(wanted) != "":
		f.Hint = say("`%s` holds its bytes in a fixed order; %s is in the order of this processor. Convert: cpu_to_%s(…).",
			"`%s` 的字节顺序是固定的，而 %s 是本处理器的顺序。要转换：cpu_to_%s(…)。", wanted, who, order(wanted))
	case order(given) != "":
		f.Hint = say("%s has type `%s`: its bytes are in a fixed order, which is wrong on half of all processors when read as a plain number. Convert: %s_to_cpu(…).",
			"%s 的类型是 `%s`：字节顺序固定，直接当普通数读，在一半的处理器上是错的。要转换：%s_to_cpu(…)。", who, given, order(given))
	case wanted != "" || given != "":
		name := wanted + given
		f.Hint = say("`%s` is a set of values of its own, kept apart from plain numbers on purpose. Use the constants that have this type.",
			"`%s` 是单独的一类值，有意与普通的数分开。请用这个类型的常量。", name)
	}
	if p.site < 0 {
		return
	}
	if p.assign != nil && p.assign.Op != "=" {
		return
	}
	span, ok := l.spanOf(p.value)
	if !ok {
		return
	}
	conversion := ""
	switch {
	case wanted != "" && given != "":
	case order(wanted) != "":
		conversion = "cpu_to_" + order(wanted)
	case order(given) != "":
		conversion = order(given) + "_to_cpu"
	}
	if conversion != "" && l.has(conversion) {
		f.fix(say("Convert with %s", "用 %s 转换", conversion), l.replace(span, conversion+"("+l.text(span)+")"))
	}
}

// restricted is the name of a __bitwise type; "" for another type.
func restricted(t *Type) string {
	if t == nil || t.isPointer() {
		return ""
	}
	for i := 1; i < len(t.Parts); i++ {
		if before := t.Parts[i-1].Text; before == "restricted" || before == "fouled" {
			return t.Parts[i].Text
		}
	}
	return ""
}

// order is the le32 of __le32; "" for a type without an order of bytes.
func order(name string) string {
	o := strings.TrimPrefix(name, "__")
	switch o {
	case "le16", "le32", "le64", "be16", "be32", "be64":
		return o
	}
	return ""
}

// bitwise explains what is done with a restricted type.
func (l *lesson) bitwise(f *Finding, filled []string) {
	if len(filled) == 0 {
		return
	}
	name := ""
	for _, part := range filled {
		if t := restricted(Split(part)); t != "" {
			name = t
		}
	}
	if f.Expected != nil && f.Got != nil { // x |= y
		for _, i := range l.at(f.Pos) {
			if b, ok := l.sites[i].node.(*syntax.Binary); ok && isAssignment(b.Op) {
				l.convert(f, passed{site: i, value: b.Y}, l.written(b.Y))
			}
		}
		return
	}
	if order(name) == "" {
		return
	}
	toCPU, fromCPU := order(name)+"_to_cpu", "cpu_to_"+order(name)
	switch {
	case strings.HasSuffix(f.Text, "degrades to integer"):
		f.Hint = say("The calculation uses the bytes of a `%s` as if they were in this processor's order. Convert first: %s(…).",
			"这个运算把 `%s` 的字节当成本处理器的顺序来用。先转换：%s(…)。", name, toCPU)
		for _, i := range l.at(f.Pos) {
			x, ok := l.sites[i].node.(syntax.Expr)
			if !ok {
				continue
			}
			switch n := x.(type) {
			case *syntax.Binary:
				x = l.restrictedSide(n, name)
			case *syntax.Postfix:
				continue
			}
			if x == nil {
				continue
			}
			if span, ok := l.spanOf(x); ok && l.has(toCPU) && l.plainAbove(i) {
				f.fix(say("Convert with %s", "用 %s 转换", toCPU), l.replace(span, toCPU+"("+l.text(span)+")"))
			}
			break
		}
	case strings.HasPrefix(f.Text, "cast "):
		if !l.may(len(l.c.Report.Findings)) {
			return
		}
		for i := range l.c.Report.Findings {
			// From one order to another takes two conversions.
			if r := &l.c.Report.Findings[i]; r.Pos == f.Pos && i != f.lines[0] {
				return
			}
		}
		way := toCPU
		if strings.HasPrefix(f.Text, "cast to ") {
			way = fromCPU
		}
		f.Hint = say("A cast changes the type and leaves the bytes as they are: on a processor of the other order the value is wrong. %s converts.",
			"cast 只改类型，不动字节：在另一种字节顺序的处理器上值就错了。%s 才会转换。", way)
		for _, i := range l.at(f.Pos) {
			n, ok := l.sites[i].node.(*syntax.Cast)
			if !ok || !l.has(way) {
				continue
			}
			whole, ok := l.span(n.Range)
			value, ok2 := l.spanOf(strip(n.X))
			if ok && ok2 {
				f.fix(say("Convert with %s", "用 %s 转换", way), l.replace(whole, way+"("+l.text(value)+")"))
			}
		}
	case strings.HasPrefix(f.Text, "bad assignment"):
		f.Hint = say("The sum of two numbers whose bytes are in another order is no sum. Convert, calculate, convert back: `x = %s(%s(x) + n)`; or le32_add_cpu(&x, n) and its like.",
			"字节顺序不同的数直接相加没有意义。先转换，计算，再转换回去：`x = %s(%s(x) + n)`；或用 le32_add_cpu(&x, n) 之类。", fromCPU, toCPU)
	}
}

// plainAbove reports whether what is calculated at a site may become a plain
// number: it is not stored in a restricted type, or back where it is from.
func (l *lesson) plainAbove(i int) bool {
	for {
		up, parent := l.up(i)
		switch n := parent.(type) {
		case *syntax.Postfix:
			return false
		case *syntax.Unary:
			if n.Op == "++" || n.Op == "--" {
				return false
			}
		case *syntax.Binary:
			if isAssignment(n.Op) {
				return strip(n.X) != l.sites[i].node && !l.foundAt(n.Place())
			}
		case *syntax.Declaration:
			return !l.foundAt(l.sites[i].node.Place())
		case syntax.Expr:
		default:
			return true
		}
		i = up
	}
}

// foundAt reports whether an incompatible type was found at a place.
func (l *lesson) foundAt(pos report.Pos) bool {
	if !l.may(len(l.c.Report.Findings)) {
		return true
	}
	for i := range l.c.Report.Findings {
		if r := &l.c.Report.Findings[i]; r.Pos == pos && strings.HasPrefix(r.Text, "incorrect type in ") {
			return true
		}
	}
	return false
}

// restrictedSide is the operand of that restricted type, where the checker
// knows; nil where it does not.
func (l *lesson) restrictedSide(b *syntax.Binary, name string) syntax.Expr {
	for _, x := range [...]syntax.Expr{b.X, b.Y} {
		root := rootName(x)
		if m, ok := strip(x).(*syntax.Member); ok {
			if d := l.memberOf(m.Name); d != nil && hasWord(d.decl, name) {
				return x
			}
			continue
		}
		if !l.may(len(l.sites)) {
			return nil
		}
		for i := range l.sites {
			if l.sites[i].node == syntax.Placed(b) && root != "" {
				if d := l.resolve(root, i); d != nil && hasWord(d.decl, name) {
					return x
				}
			}
		}
	}
	return nil
}

func hasWord(d *syntax.Declaration, word string) bool {
	for i := range d.Specs {
		if d.Specs[i].Word == word {
			return true
		}
	}
	return false
}

package vm

import (
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// print compiles one of the print functions; to receives the text of those
// that give one, or is -1.
func (c *compiler) print(x *syntax.Print, to int) {
	free := c.mark()
	defer c.release(free)
	if x.Hist != nil {
		slot, at := c.aggregate(x.Hist.X)
		c.near(x.Tok)
		c.emit(opPrintHist, 0, slot, at)
		return
	}
	f := format{}
	var args []syntax.Expr
	if x.Format != nil {
		f.verbs, args = formatVerbs(x)
	} else {
		f.verbs, args = plainVerbs(x)
	}
	for _, a := range args {
		if isText(a) {
			f.texts++
		} else {
			f.longs++
		}
	}
	if len(f.verbs) == 0 || len(f.verbs) == 1 && f.verbs[0].Conv == 0 {
		if len(f.verbs) == 1 {
			f.literal = f.verbs[0].Literal
		}
		f.verbs = nil
	}
	longs, texts := c.row(args, f.longs, f.texts)
	c.code.formats = append(c.code.formats, f)
	c.near(x.Tok)
	if !x.ToValue {
		c.emit(opPrint, 0, longs, len(c.code.formats)-1, texts)
		return
	}
	if to < 0 {
		to = c.newText(1)
	}
	c.emit(opSprint, to, longs, len(c.code.formats)-1, texts)
}

// formatVerbs returns the format of printf and the arguments that it takes. A
// string literal for a plain %s is part of the format: it may be longer than a
// variable.
func formatVerbs(x *syntax.Print) (list []syntax.Verb, args []syntax.Expr) {
	next := 0
	for _, v := range x.Verbs {
		if v.Conv == 0 {
			v.Literal = cString(v.Literal)
			list = append(list, v)
			continue
		}
		n := 1
		if v.StarWidth {
			n++
		}
		if v.StarPrecision {
			n++
		}
		n = min(n, len(x.Args)-next)
		own := x.Args[next : next+n]
		next += n
		if n == 1 && v.Conv == 's' && v.Flags == "" && v.Width < 0 && v.Precision < 0 {
			if s, ok := own[0].(*syntax.String); ok {
				list = append(list, syntax.Verb{Literal: cString(s.Value)})
				continue
			}
		}
		list = append(list, v)
		args = append(args, own...)
	}
	return list, args
}

// plainVerbs makes a format of the arguments of print and printd, and returns
// the arguments that it takes. What is literal text there is part of the
// format.
func plainVerbs(x *syntax.Print) (list []syntax.Verb, args []syntax.Expr) {
	literal := ""
	flush := func() {
		if literal != "" {
			list = append(list, syntax.Verb{Literal: literal})
			literal = ""
		}
	}
	newline := x.Newline
	for i, a := range x.Args {
		if i > 0 && x.Delim != nil {
			literal += cString(x.Delim.Value)
		}
		if s, ok := a.(*syntax.String); ok {
			text := cString(s.Value)
			literal += text
			if len(x.Args) == 1 && len(text) < len(s.Value) {
				newline = false // it stands behind the zero byte
			}
			continue
		}
		flush()
		v := syntax.Verb{Conv: 'd', Width: -1, Precision: -1}
		switch {
		case x.Char:
			v.Conv = 'c'
		case a.Type() == types.String:
			v.Conv = 's'
		}
		list = append(list, v)
		args = append(args, a)
	}
	if newline {
		literal += "\n"
	}
	flush()
	return list, args
}

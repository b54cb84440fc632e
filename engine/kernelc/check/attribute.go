package check

import (
	"strconv"
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// attributes adds what attributes say to a use. What sparse reads over, the
// parser has read over.
func (c *checker) attributes(attrs []syntax.Attribute, u *use) {
	for i := range attrs {
		a := &attrs[i]
		if a.Name == "address_space" || a.Name == "__address_space__" {
			c.parser.Tell(a.Given)
		} else {
			c.parser.Tell(a.Found)
		}
		name := a.Name
		if len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") {
			name = name[2 : len(name)-2]
		}
		c.attribute(name, a, u)
	}
}

func (c *checker) attribute(name string, a *syntax.Attribute, u *use) {
	switch name {
	case "noderef":
		c.addMods(a.After, u, tree.NoDeref)
	case "safe":
		c.addMods(a.After, u, tree.Safe)
	case "nocast":
		c.addMods(a.After, u, tree.Nocast)
	case "unused":
		c.addMods(a.After, u, tree.Unused)
	case "externally_visible":
		c.addMods(a.After, u, tree.ExtVisible)
	case "bitwise":
		if c.flag("bitwise") {
			c.addMods(a.After, u, tree.Bitwise)
		}
	case "noreturn":
		c.addFunctionMods(a, u, tree.NoReturn)
	case "pure", "const":
		c.addFunctionMods(a, u, tree.Pure)
	case "gnu_inline":
		c.addFunctionMods(a, u, tree.GnuInline)
	case "force":
		u.forced = true
	case "packed":
		u.align, u.packed = max(u.align, 1), true
	case "aligned":
		c.aligned(a, u)
	case "address_space":
		c.addressSpace(a, u)
	case "mode":
		if len(a.Args) > 0 {
			if n, is := a.Args[0].(*syntax.Name); is {
				u.mode = strings.Trim(n.Name, "_")
			}
		}
	case "context":
		c.contextAttribute(a, u)
	case "designated_init":
		if u.base != nil && u.base.Kind == tree.Struct {
			u.base.Mods |= tree.Designated
		} else {
			c.warnAt(a.After, "attribute", "attribute designated_init applied to non-structure type")
		}
	case "transparent_union":
		c.warn("transparent-union", a.After, "attribute", "attribute __transparent_union__")
		if u.base != nil && u.base.Kind == tree.Union {
			u.base.Mods |= tree.TransparentUnion
		} else {
			c.warnAt(a.After, "attribute", "attribute __transparent_union__ applied to non-union type")
		}
	}
}

// addFunctionMods adds an attribute of functions, which waits for the
// declarator to make one.
func (c *checker) addFunctionMods(a *syntax.Attribute, u *use, mods tree.Mods) {
	c.warnDuplicate(a.After, u.function, mods)
	u.function |= mods
}

// aligned takes aligned, with or without a number.
func (c *checker) aligned(a *syntax.Attribute, u *use) {
	align := int64(tree.MaxAlign)
	if a.HasArgs && len(a.Args) > 0 {
		if e := c.lower(a.Args[0]); e != nil {
			align, _ = c.requireConstant(e, true)
		}
	}
	if align&(align-1) != 0 {
		c.warnAt(a.After, "attribute", "I don't like non-power-of-2 alignments")
		return
	}
	u.align, u.raised = max(u.align, align), true
}

// addressSpace takes address_space of a name or of a number; number 0 is the
// kernel's own.
func (c *checker) addressSpace(a *syntax.Attribute, u *use) {
	if len(a.Args) == 0 || !c.flag("address-space") {
		return
	}
	space := ""
	switch arg := a.Args[0].(type) {
	case *syntax.Name:
		space = arg.Name
	case *syntax.Literal:
		if e := c.lower(arg); e != nil && e.Op == tree.Value && e.Value != 0 {
			space = "<asn:" + strconv.FormatInt(int64(int32(e.Value)), 10) + ">"
		}
	}
	if space == "" {
		return
	}
	if u.space != "" {
		c.errorAt(a.Args[0].Place(), "address-space", "multiple address spaces given: "+u.space+" & "+space)
	}
	u.space = space
}

// contextAttribute takes context(Expr, In, Out) or context(In, Out).
func (c *checker) contextAttribute(a *syntax.Attribute, u *use) {
	var args [3]*tree.Expr
	if len(a.Args) < 2 || len(a.Args) > 3 {
		return
	}
	first := 3 - len(a.Args)
	for i, arg := range a.Args {
		if arg != nil {
			args[first+i] = c.lower(arg)
		}
	}
	in, _ := c.requireConstant(args[1], false)
	out, _ := c.requireConstant(args[2], false)
	u.locks = append(u.locks[:len(u.locks):len(u.locks)], tree.Lock{Expr: args[0], In: int(in), Out: int(out)})
}

// applyMode changes an integer type to the size that mode asks for.
func (c *checker) applyMode(after report.Pos, u *use) {
	if u.mode == "" {
		return
	}
	t := u.base
	if t == nil || t.Base != tree.AbstractInt {
		c.errorAt(after, "attribute", "don't know how to apply mode to "+c.show(t))
		return
	}
	row := -1
	switch u.mode {
	case "QI", "byte":
		if t == tree.CharType {
			return
		}
		row = 0
	case "HI":
		row = 1
	case "SI":
		row = 2
	case "DI":
		row = 4
	case "TI":
		row = 5
	case "word", "pointer":
		row = 3
	}
	if row < 0 {
		return
	}
	if t.Mods&tree.Unsigned != 0 {
		u.base = unsignedTypes[row]
	} else if u.mode == "pointer" {
		u.base = tree.SSizeType
	} else {
		u.base = signedTypes[row]
	}
}

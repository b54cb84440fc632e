package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// checker is what the phases of a check share.
type checker struct {
	report *report.Report
	files  *report.Files
	flags  *flags
	parser *syntax.Parser
	scopes scopes
	// symbols are the objects and functions that are checked, in order.
	symbols []*tree.Type
	decls   []syntax.Decl
	// function is the function whose body is being worked on; nil outside.
	function *tree.Type
	body     *body // of the function that is being declared; nil outside
	found    map[int]Evidence
	// depth is how deep types are examined and trees lowered now.
	depth     int
	expansion expansion
	deep      bool         // said that the file is nested too deeply
	fouled    []*tree.Type // what promotions make of restricted types
	// Nodes of trees that are not taken yet: they are made many at a time.
	exprs   []tree.Expr
	types   []tree.Type
	objects []tree.Object
}

// newType makes a type, one of many that are allocated together.
func (c *checker) newType(kind tree.TypeKind, base *tree.Type, pos report.Pos) *tree.Type {
	if len(c.types) == 0 {
		c.types = make([]tree.Type, 64)
	}
	t := &c.types[0]
	c.types = c.types[1:]
	t.Kind, t.Base, t.Pos = kind, base, pos
	return t
}

// newObject makes what is declared at a depth, likewise.
func (c *checker) newObject(depth int) *tree.Object {
	if len(c.objects) == 0 {
		c.objects = make([]tree.Object, 64)
	}
	o := &c.objects[0]
	c.objects = c.objects[1:]
	o.Depth = depth
	return o
}

// flag reports whether sparse was asked for a warning.
func (c *checker) flag(name string) bool { return c.flags.warns(name) }

// errorAt and its like give a finding, and its index. They give none, and -1,
// where there is no place: sparse says nothing of what its parser got lost at.
func (c *checker) errorAt(pos report.Pos, code, text string) int {
	if pos == 0 {
		return -1
	}
	return c.report.Error(pos, code, text)
}

func (c *checker) warnAt(pos report.Pos, code, text string) int {
	if pos == 0 {
		return -1
	}
	return c.report.Warn(pos, code, text)
}

func (c *checker) noteAt(pos report.Pos, text string) int {
	if pos == 0 {
		return -1
	}
	return c.report.Note(pos, text)
}

// warn gives a warning that belongs to a flag, where it was asked for; -1
// where it was not.
func (c *checker) warn(flag string, pos report.Pos, code, text string) int {
	if !c.flag(flag) {
		return -1
	}
	return c.warnAt(pos, code, text)
}

// evidence keeps what a finding is about.
func (c *checker) evidence(finding int, e Evidence) {
	if finding < 0 {
		return
	}
	if e.In == nil {
		e.In = c.function
	}
	c.found[finding] = e
}

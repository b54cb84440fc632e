package check

import (
	"strconv"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// examineDepth is how deep types may stand in one another: deeper than the
// parser lets declarators and members be nested.
const examineDepth = 2000

// examine works out the layout of a type and puts a type in the place of a
// typeof, with what sparse finds wrong. What a pointer points to may still be
// incomplete and is left for examinePointee. It returns t.
func (c *checker) examine(t *tree.Type) *tree.Type {
	if t == nil || t.Examined || c.depth >= examineDepth {
		return t
	}
	t.Examined = true
	c.depth++
	switch t.Kind {
	case tree.Node, tree.Function:
		c.examineNode(t)
	case tree.Array:
		c.examineArray(t)
	case tree.Struct, tree.Union:
		c.examineRecord(t)
	case tree.Pointer:
		if t.Bits == 0 {
			t.Bits = tree.PointerBits
		}
		if t.Align == 0 {
			t.Align = tree.PointerBits / 8
		}
	case tree.Enum:
		base := c.examineBase(t)
		t.Mods |= base.Mods & tree.Signedness
		t.Bits = max(tree.IntType.Bits, base.Bits)
		t.Align = max(tree.IntType.Align, base.Align)
	case tree.BitField:
		c.examineBitField(t)
	case tree.TypeOf:
		c.examineTypeOf(t)
	case tree.Restricted, tree.Fouled:
		c.examineBase(t)
	}
	c.depth--
	return t
}

// combineSpace adds an address space to that of a type.
func (c *checker) combineSpace(pos report.Pos, t *tree.Type, space string) {
	if space == "" {
		return
	}
	if t.Space != "" && t.Space != space {
		c.errorAt(pos, "address-space", "multiple address spaces given")
	}
	t.Space = space
}

// examineBase examines what a type is made of and takes over what a use of a
// type adds to it.
func (c *checker) examineBase(t *tree.Type) *tree.Type {
	if t.Base == tree.AutoType {
		t.Base = c.deduce(t)
	}
	base := c.examine(t.Base)
	if base == nil || base.Kind == tree.Pointer {
		return base
	}
	c.combineSpace(t.Pos, t, base.Space)
	// The types that C gives names are shared and never written to.
	if mods := base.Mods & tree.PointeeInherits; t.Mods&mods != mods {
		t.Mods |= mods
	}
	if len(base.Locks) > 0 {
		t.Locks = append(t.Locks[:len(t.Locks):len(t.Locks)], base.Locks...)
	}
	if base.Kind == tree.Node {
		base = base.Base
		t.Base = base
		if base != nil {
			t.Rank = base.Rank
		}
	}
	return base
}

// deduce works out what __auto_type stands for.
func (c *checker) deduce(t *tree.Type) *tree.Type {
	var of *tree.Type
	if t.Object != nil && t.Object.Init != nil {
		of = c.evaluate(t.Object.Init)
	}
	if of == nil {
		return tree.BadCType
	}
	if of.Is(tree.BitField) {
		c.warnAt(t.Pos, "auto-type", "__auto_type on bitfield")
		of = of.Bare().Base
	}
	return of
}

// examinePointee examines what a pointer points to and returns that.
func (c *checker) examinePointee(t *tree.Type) *tree.Type { return c.examineBase(t) }

// examineNode gives a use of a type the layout of the type.
func (c *checker) examineNode(t *tree.Type) {
	base := c.examineBase(t)
	if base == nil {
		return
	}
	t.Mods |= base.Mods & tree.Signedness
	if t.Align == 0 || t.Raised && t.Align < base.Align {
		t.Align = base.Align
	}
	t.Bits, t.Rank = base.Bits, base.Rank
	if t.Bits < 0 && base.Kind == tree.Array && t.Object != nil {
		c.sizeFromInitializer(t, base)
	}
}

// sizeFromInitializer gives an array without a length that of its initializer.
func (c *checker) sizeFromInitializer(t, array *tree.Type) {
	var init *tree.Expr
	for d := t; d != nil && init == nil; d = d.Object.Same {
		init = d.Object.Init
	}
	element := array.Base
	if init == nil || element == nil {
		return
	}
	count := countElements(element, init)
	if element.Bits < 0 {
		return
	}
	sized := *array
	sized.Bits = element.Bits * count
	sized.Length = &tree.Expr{Op: tree.Value, Pos: t.Pos, Range: report.Range{From: t.Pos, To: t.Pos}, Value: uint64(count), Type: tree.IntType, Const: integerConstant}
	t.Base, t.Bits = &sized, sized.Bits
}

// stringOf returns the string literal that an expression is, parentheses or
// not; nil where it is something else.
func stringOf(e *tree.Expr) *tree.Expr {
	for e != nil && e.Op == tree.Preop && e.Operator == "(" {
		e = e.X
	}
	if e != nil && e.Op == tree.StringValue {
		return e
	}
	return nil
}

// countElements counts the elements that an initializer gives an array. A
// string, in braces or not, gives an array of characters all of its own.
func countElements(element *tree.Type, init *tree.Expr) int64 {
	chars := element.Base == tree.AbstractInt && element.Rank == -2
	if element.Kind == tree.Node {
		chars = element.Base != nil && element.Base.Base == tree.AbstractInt && element.Base.Rank == -2
	}
	if init.Op != tree.Initializer {
		if s := stringOf(init); s != nil && (chars || element.Bare() == tree.WCharType) {
			return int64(len(s.Text)) + 1
		}
		return 0
	}
	if len(init.List) == 1 {
		if s := stringOf(init.List[0]); s != nil && (chars || element.Bare() == tree.WCharType) {
			return int64(len(s.Text)) + 1
		}
	}
	count := int64(0)
	for _, e := range init.List {
		if e.Op != tree.Indexed {
			count++
		} else if e.To >= count {
			count = e.To + 1
		}
	}
	return count
}

// examineArray works out the size of an array; it has none where the length is
// not given or not constant.
func (c *checker) examineArray(t *tree.Type) {
	base := c.examineBase(t)
	if base == nil {
		return
	}
	t.Bits = -1
	if t.Length != nil {
		length, ok := int64(0), false
		if c.evaluate(t.Length) != nil {
			length, ok = c.constantValue(t.Length)
		} else {
			c.failAt(t.Length, "constant", "bad constant expression type")
		}
		switch {
		case ok && (base.Bare() == tree.VoidType || base.Bare() == tree.IncompleteType):
			t.Bits = 0
		case ok:
			t.Bits = base.Bits * length
		case c.flag("vla"):
			c.warnAt(t.Length.Pos, "vla", "Variable length array is used.")
		}
	}
	if isFlexible(base) && c.flag("flexible-array-array") {
		c.warnAt(t.Pos, "flexible-array", "array of flexible structures")
	}
	if t.Align == 0 {
		t.Align = base.Align
	}
}

func isFlexible(t *tree.Type) bool {
	t = t.Bare()
	return t != nil && t.Flexible
}

// examineBitField works out the sign of a bit-field.
func (c *checker) examineBitField(t *tree.Type) {
	base := c.examineBase(t)
	if base == nil {
		return
	}
	// sparse holds bool to be one bit wide.
	if t.Bits > base.Bits || base == tree.BoolType && t.Bits > 1 {
		c.errorAt(t.Pos, "bitfield", "bitfield '"+identifier(t.Name)+"' is wider ("+strconv.FormatInt(t.Bits, 10)+") than its type ("+c.show(base)+")")
		t.Bits = -1
	}
	t.BitWidth = max(t.Bits, 0)
	if t.Align == 0 {
		t.Align = base.Align
	}
	mods := base.Mods
	if mods&tree.Explicitly == 0 && c.flags.unsignedBit {
		mods = mods&^tree.Signed | tree.Unsigned
	}
	t.Mods |= mods & tree.Signedness
}

// examineTypeOf makes a typeof a use of the type that it names.
func (c *checker) examineTypeOf(t *tree.Type) {
	base := c.evaluate(t.Expr)
	if base == nil {
		base = tree.BadCType
	}
	var mods tree.Mods
	if base.Kind == tree.Node {
		mods = base.Mods & tree.TypeOfKeeps
		base = base.Base
	}
	if base != nil && base.Kind == tree.BitField {
		c.warnAt(base.Pos, "typeof", "typeof applied to bitfield type")
	}
	t.Kind, t.Mods, t.Base = tree.Node, mods, base
	c.examineNode(t)
}

// examineParams makes the parameters of a function what they are passed as:
// arrays and functions as pointers.
func (c *checker) examineParams(f *tree.Type) {
	for _, p := range f.Params {
		c.examine(p)
		of := p.Base
		if of == nil || of.Kind != tree.Array && of.Kind != tree.Function {
			continue
		}
		pointer := &tree.Type{Kind: tree.Pointer, Base: of, Pos: p.Pos}
		if of.Kind == tree.Array {
			pointer.Base, pointer.Mods, pointer.Space, pointer.Locks, pointer.Align = of.Base, of.Mods, of.Space, of.Locks, of.Align
		}
		c.combineSpace(p.Pos, pointer, p.Space)
		pointer.Mods |= p.Mods & tree.PointeeInherits
		p.Base, p.Space, p.Mods = pointer, "", p.Mods&^tree.PointeeInherits
		p.Bits, p.Align, p.Examined = 0, 0, false
		pointer.Align = 0
		c.examine(p)
	}
}

// resolve examines what the pointers in a type point to, as far as messages
// show it and comparisons look at it; params also asks for the parameters of
// functions.
func (c *checker) resolve(t *tree.Type, params bool, steps *int) {
	if t != nil && t.Kind == tree.Node {
		// The use itself may be shown before it is examined.
		t = t.Base
	}
	for ; t != nil && *steps > 0; *steps-- {
		switch t.Kind {
		case tree.Pointer:
			c.examinePointee(t)
		case tree.Array:
			c.examine(t)
			if !params && t.Length != nil && t.Length.Op != tree.Value {
				// Each time that it shows the type, sparse asks for the length.
				c.errorAt(t.Length.Pos, "constant", "bad constant expression")
			}
		case tree.Node, tree.TypeOf:
			c.examine(t)
		case tree.Function:
			if params {
				c.examineParams(t)
				for _, p := range t.Params {
					c.resolve(p, true, steps)
				}
			}
		case tree.Enum, tree.Restricted, tree.Fouled:
		default:
			return
		}
		t = t.Base
	}
}

// resolveSteps bounds how far resolve goes; it is more than types that people
// write need.
const resolveSteps = 400

// show writes a type as messages do.
func (c *checker) show(t *tree.Type) string {
	steps := resolveSteps
	c.resolve(t, false, &steps)
	return tree.Show(t)
}

// difference tells in what two types differ, as tree.Difference does.
func (c *checker) difference(a, b *tree.Type, onA, onB tree.Mods) string {
	steps := resolveSteps
	c.resolve(a, true, &steps)
	steps = resolveSteps
	c.resolve(b, true, &steps)
	return tree.Difference(a, b, onA, onB)
}

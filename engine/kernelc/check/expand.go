package check

import (
	"sort"
	"strconv"

	"ringlab/engine/kernelc/tree"
)

// What an expression costs, in sparse's units. The costs decide what
// __builtin_constant_p and __builtin_safe_p say, and whether a conditional
// needs a branch.
const (
	sideEffects = 10000 // it does something
	unsafe      = 100   // it may fault
	selectLimit = 20    // cheaper conditionals are selections
	branchCost  = 10
)

// expansionDepth is how deep expressions, statements and inlined calls may be
// nested before expansion leaves them as they are; deeper than any parser
// depth, and little enough for small stacks.
const expansionDepth = 600

// expansion is what expansion remembers while it walks the trees.
type expansion struct {
	quiet bool // constants are only looked at: no findings
	depth int
	// inlining are the functions whose bodies are being expanded; copied is
	// how many nodes were copied for calls in what is being expanded, copiedAll
	// in the file.
	inlining          []*tree.Type
	copied, copiedAll int
	// addressed are the inline functions whose address is taken.
	addressed map[*tree.Type]bool
}

// foldWarning warns about what folding found, unless it only has a look.
func (c *checker) foldWarning(e *tree.Expr, code, text string) {
	if !c.expansion.quiet {
		c.warnAt(e.Pos, code, text)
	}
}

func hex(v uint64) string    { return strconv.FormatUint(v, 16) }
func decimal(v int64) string { return strconv.FormatInt(v, 10) }

// expand folds an evaluated expression in place and returns its cost.
func (c *checker) expand(e *tree.Expr) int {
	if e == nil {
		return 0
	}
	if e.Type == nil || e.Type == tree.BadCType {
		return unsafe
	}
	if c.expansion.depth >= expansionDepth {
		return sideEffects
	}
	c.expansion.depth++
	cost := c.expandOp(e)
	c.expansion.depth--
	return cost
}

func (c *checker) expandOp(e *tree.Expr) int {
	switch e.Op {
	case tree.Value, tree.FloatValue, tree.StringValue, tree.LabelAddr:
		return 0
	case tree.Symbol:
		// A compound literal is an object without a name.
		if sym := e.Symbol; sym != nil && sym.Name == "" && sym.Object != nil && !sym.Object.Expanded {
			sym.Object.Expanded = true
			c.expand(sym.Object.Init)
		}
		return symbolCost(e.Symbol)
	case tree.TypeExpr:
		return symbolCost(e.Symbol)
	case tree.Binop:
		cost := c.expand(e.X)
		cost += c.expand(e.Y)
		if c.foldInteger(e) || c.foldFloat(e) {
			return 0
		}
		return cost + 1
	case tree.Logical:
		return c.expandLogical(e)
	case tree.Comma:
		return c.expandComma(e)
	case tree.Compare:
		return c.expandCompare(e)
	case tree.Assign:
		c.expand(e.X)
		c.expand(e.Y)
		return sideEffects
	case tree.Preop:
		return c.expandPrefix(e)
	case tree.Postop:
		c.expand(e.X)
		return sideEffects
	case tree.Cast, tree.ForceCast, tree.ImpliedCast:
		cost := c.expand(e.X)
		if e.X.Op == tree.Value || e.X.Op == tree.FloatValue {
			c.castConstant(e, e.X)
			return 0
		}
		return cost + 1
	case tree.Call:
		return c.expandCall(e)
	case tree.Conditional, tree.Select:
		return c.expandConditional(e)
	case tree.StmtExpr:
		return c.expandStmtExpr(e)
	case tree.Initializer:
		return c.expandInitializer(e)
	case tree.Position:
		return c.expandPosition(e)
	case tree.Slice:
		return c.expand(e.X) + 1
	case tree.Identifier, tree.Indexed:
		return unsafe
	}
	return sideEffects
}

// symbolCost is less for what lies on the stack.
func symbolCost(sym *tree.Type) int {
	if sym != nil && sym.Mods&(tree.Static|tree.Extern) != 0 {
		return 2
	}
	return 1
}

// replace makes e another expression. What kind of constant it is written as
// stays, as sparse has it.
func replace(e, by *tree.Expr) {
	kind := e.Const
	*e = *by
	e.Const = kind
}

func (c *checker) expandLogical(e *tree.Expr) int {
	cost := c.expand(e.X)
	if e.X.Op == tree.Value && (e.X.Value != 0) == (e.Operator == "||") {
		becomes(e, boolean(e.Operator == "||"), e.X.Taint)
		return 0
	}
	right := c.expand(e.Y)
	if e.X.Op == tree.Value && e.Y.Op == tree.Value {
		becomes(e, boolean(e.Y.Value != 0), e.X.Taint || e.Y.Taint)
		return 0
	}
	// A right side that is cheap and safe needs no branch.
	if right < branchCost {
		e.Op = tree.Binop
		right -= branchCost - 1
	}
	return cost + branchCost + right
}

func (c *checker) expandComma(e *tree.Expr) int {
	cost := c.expand(e.X)
	cost += c.expand(e.Y)
	if e.X.Op == tree.Value || e.X.Op == tree.FloatValue {
		replace(e, e.Y)
		e.Taint = true
	}
	return cost
}

func (c *checker) expandCompare(e *tree.Expr) int {
	cost := c.expand(e.X)
	cost += c.expand(e.Y)
	if e.X.Op == tree.TypeExpr && e.Y.Op == tree.TypeExpr {
		becomes(e, boolean(comparedTypes(e.Operator, e.X.Arg, e.Y.Arg)), false)
		return 0
	}
	if c.foldCompare(e) {
		return 0
	}
	return cost + 1
}

// comparedTypes is sparse's comparison of two types: whether they are the
// same, or which is larger.
func comparedTypes(operator string, x, y *tree.Type) bool {
	same := false
	if operator == "==" || operator == "!=" {
		same = tree.Difference(x, y, tree.Qualifier, tree.Qualifier) == ""
	} else {
		same = x.Bits == y.Bits
	}
	return compared(operator, x.Bits < y.Bits, same)
}

// expandConditional leaves out the side that a constant condition does not
// take: nothing is said about it.
func (c *checker) expandConditional(e *tree.Expr) int {
	cost := c.expand(e.X)
	if e.X.Op == tree.Value {
		taken := e.Y
		if e.X.Value == 0 {
			taken = e.Z
		}
		if taken == nil {
			taken = e.X
		}
		taint := e.X.Taint
		cost = c.expand(taken)
		replace(e, taken)
		if e.Op == tree.Value && taint {
			e.Taint = true
		}
		return cost
	}
	sides := c.expand(e.Y)
	sides += c.expand(e.Z)
	if sides < selectLimit {
		e.Op = tree.Select
		sides -= branchCost - 1
	}
	return sides + cost + branchCost
}

func (c *checker) expandPrefix(e *tree.Expr) int {
	switch e.Operator {
	case "*":
		return c.expandDereference(e)
	case "&":
		return c.expand(e.X)
	case "++", "--":
		c.expand(e.X)
		return sideEffects
	}
	cost := c.expand(e.X)
	if c.foldPrefix(e) {
		return 0
	}
	return cost + 1
}

// expandDereference judges the use of what a pointer names. An object that the
// file never assigns to and whose address it never takes has the value that it
// is initialized with.
func (c *checker) expandDereference(e *tree.Expr) int {
	c.expand(e.X)
	if e.Type.Mods&tree.NoDeref != 0 {
		c.noderef(e)
	}
	x, offset := e.X, uint64(0)
	if x.Op == tree.Binop && x.Operator == "+" && x.Y.Op == tree.Value {
		x, offset = x.X, x.Y.Value
	}
	if x.Op != tree.Symbol || x.Symbol == nil {
		return unsafe
	}
	if v := initialValue(x.Symbol, int64(int32(offset))); v != nil {
		switch {
		case v.Op == tree.Value && v.Type.Is(tree.BitField):
			return unsafe
		case v.Op == tree.Value:
			becomes(e, v.Value, false)
			return 0
		case v.Op == tree.FloatValue:
			e.Op, e.Value, e.Text, e.X = v.Op, v.Value, v.Text, nil
			return 0
		}
	}
	return symbolCost(x.Symbol)
}

// noderef warns of the dereference e. The finding is about the pointer.
func (c *checker) noderef(e *tree.Expr) {
	i := c.warnAt(e.X.Pos, "noderef", "dereference of noderef expression")
	if i >= 0 {
		c.evidence(i, Evidence{Expr: e.X, In: c.function})
	}
}

// initialValue is what an object holds at an offset for as long as nobody
// writes to it; nil where that is not known.
func initialValue(sym *tree.Type, offset int64) *tree.Expr {
	if sym.Mods&tree.Access != 0 || sym.Object == nil || sym.Object.Init == nil {
		return nil
	}
	value := sym.Object.Init
	if value.Op != tree.Initializer {
		return value
	}
	for _, entry := range value.List {
		if entry.Op != tree.Position {
			if offset != 0 {
				continue
			}
			return entry
		}
		if entry.Offset > offset {
			return nil
		}
		if entry.Offset == offset {
			return entry.X
		}
	}
	return nil
}

// expandInitializer puts the entries in order of their places and looks for
// two at one place.
func (c *checker) expandInitializer(e *tree.Expr) int {
	if !sort.SliceIsSorted(e.List, func(i, j int) bool { return bitOffset(e.List[i]) < bitOffset(e.List[j]) }) {
		sort.SliceStable(e.List, func(i, j int) bool { return bitOffset(e.List[i]) < bitOffset(e.List[j]) })
	}
	c.checkOverlaps(e)
	// Entries that are lists of their own are expanded into this one's places,
	// but not into its list.
	cost := 0
	for _, entry := range e.List {
		cost += c.expand(entry)
	}
	return cost
}

// checkOverlaps finds entries that initialize what another one does. A first
// entry for all of an array is a default that others may override.
func (c *checker) checkOverlaps(e *tree.Expr) {
	if !c.flag("override-init") || c.expansion.quiet {
		return
	}
	var last *tree.Expr
	end := int64(0)
	for _, entry := range e.List {
		if entry.Type == nil || entry.Type.Bits <= 0 {
			continue
		}
		from := bitOffset(entry)
		if last != nil && from < end {
			c.warnAt(last.Pos, "override-init", "Initializer entry defined twice")
			c.noteAt(entry.Pos, "  also defined here")
			if !c.flag("override-init-all") {
				return
			}
		}
		to := from + bitRange(entry)
		if last == nil && from == 0 && to == e.Type.Bits {
			continue
		}
		if to > end {
			end, last = to, entry
		}
	}
}

// bitOffset is where in its aggregate an entry of an initializer begins.
func bitOffset(e *tree.Expr) int64 {
	offset := int64(0)
	for e.Op == tree.Position {
		offset += e.Offset * 8
		e = e.X
	}
	if e.Type != nil && e.Type.Is(tree.BitField) {
		offset += e.Type.BitOffset
	}
	return offset
}

// bitRange is how many bits an entry of an initializer fills.
func bitRange(e *tree.Expr) int64 {
	sum, size := int64(0), int64(0)
	for e.Op == tree.Position {
		size = e.Type.Bits
		sum += (count(e) - 1) * size
		e = e.X
	}
	return sum + size
}

// count is for how many elements the entry of an initializer stands.
func count(e *tree.Expr) int64 { return max(e.To, 1) }

// expandPosition makes places within places one.
func (c *checker) expandPosition(e *tree.Expr) int {
	nested := e.X
	if count(e) == 1 {
		offset := e.Offset
		switch nested.Op {
		case tree.Position:
			*e = *nested
			e.Offset += offset
			nested = e
		case tree.Initializer:
			list := append([]*tree.Expr(nil), nested.List...)
			*e = *nested
			for i, entry := range list {
				if entry.Op == tree.Position {
					entry.Offset += offset
				} else {
					list[i] = &tree.Expr{Op: tree.Position, Pos: entry.Pos, Range: entry.Range, Type: entry.Type, Offset: offset, To: 1, X: entry}
				}
			}
			e.List = list
			nested = e
		}
	}
	return c.expand(nested)
}

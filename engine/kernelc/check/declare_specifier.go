package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// basic counts the words of which the name of a basic type is made.
type basic struct {
	any                                     bool
	char, short, int, float, double, int128 bool
	signed, unsigned                        bool
	long                                    int
}

// specifiers works out what the specifiers of a declaration say.
func (c *checker) specifiers(specs []syntax.Spec, u *use) {
	var words basic
	given := false // the base, by one word or by a tag
	for i := range specs {
		s := &specs[i]
		switch {
		case s.Typedef:
			given = true
			if b := c.scopes.find(objects, s.Word); b != nil && b.typedef {
				u.base = b.symbol.Base
				c.addUse(s.Pos, u, b.symbol)
			} else {
				u.base = tree.BadCType
			}
		case s.Record != nil:
			given = true
			u.base = c.record(s.Record)
		case s.Enum != nil:
			given = true
			u.base = c.enum(s.Enum)
		case s.TypeOf != nil:
			given = true
			c.typeOf(s, u)
		case s.AlignAs != nil:
			c.alignAs(s, u)
		case s.Attrs != nil:
			c.attributes(s.Attrs, u)
		case c.wholeType(s, u):
			given = true
		case !words.take(s.Word):
			c.qualifier(s, u)
		}
		c.parser.Tell(s.Found)
	}
	if !given {
		u.base = tree.IncompleteType
		if words.any {
			u.base = words.typ()
		}
		if u.base == tree.CharType && c.flags.unsigned {
			u.base = tree.PlainUCharType
		}
	}
	if u.mods&tree.Bitwise != 0 {
		u.mods &^= tree.Bitwise
		c.restrict(specs, u)
	}
}

// wholeType takes a word that is a type by itself.
func (c *checker) wholeType(s *syntax.Spec, u *use) bool {
	switch s.Word {
	case "void":
		u.base = tree.VoidType
	case "_Bool":
		u.base = tree.BoolType
	case "_Float32":
		u.base = tree.Float32Type
	case "_Float32x":
		u.base = tree.Float32xType
	case "_Float64":
		u.base = tree.Float64Type
	case "_Float64x":
		u.base = tree.Float64xType
	case "_Float128":
		u.base = tree.Float128Type
	case "__builtin_va_list", "__builtin_ms_va_list":
		u.base = tree.PtrType
	case "__int128_t":
		u.base = tree.SignedInt128Type
	case "__uint128_t":
		u.base = tree.UInt128Type
	case "__auto_type":
		u.base, u.auto = tree.AutoType, true
	case "struct", "union", "enum":
		// What follows is no tag; the parser has said so.
		u.base = tree.BadCType
	case "typeof", "__typeof", "__typeof__":
		u.base = tree.NoType
	default:
		return false
	}
	return true
}

// take counts a word of a basic type's name.
func (b *basic) take(word string) bool {
	switch word {
	case "char":
		b.char = true
	case "short":
		b.short = true
	case "int":
		b.int = true
	case "long":
		b.long++
	case "float":
		b.float = true
	case "double":
		b.double = true
	case "__int128":
		b.int128 = true
	case "signed", "__signed", "__signed__":
		b.signed = true
	case "unsigned":
		b.unsigned = true
	default:
		return false
	}
	b.any = true
	return true
}

// typ is the type that the words name.
func (b *basic) typ() *tree.Type {
	switch {
	case b.float:
		return tree.FloatType
	case b.double && b.long > 0:
		return tree.LongDoubleType
	case b.double:
		return tree.DoubleType
	}
	row := 2
	switch {
	case b.char:
		row = 0
	case b.short:
		row = 1
	case b.int128:
		row = 5
	case b.long > 0:
		row = min(2+b.long, 4)
	}
	switch {
	case b.unsigned:
		return unsignedTypes[row]
	case b.signed:
		return signedTypes[row]
	}
	return plainTypes[row]
}

// The integer types, from the shortest to the longest.
var (
	plainTypes    = [...]*tree.Type{tree.CharType, tree.ShortType, tree.IntType, tree.LongType, tree.LongLongType, tree.Int128Type}
	signedTypes   = [...]*tree.Type{tree.SignedCharType, tree.SignedShortType, tree.SignedIntType, tree.SignedLongType, tree.SignedLongLongType, tree.SignedInt128Type}
	unsignedTypes = [...]*tree.Type{tree.UCharType, tree.UShortType, tree.UIntType, tree.ULongType, tree.ULongLongType, tree.UInt128Type}
)

// qualifier takes a storage class or a qualifier.
func (c *checker) qualifier(s *syntax.Spec, u *use) {
	switch s.Word {
	case "auto":
		u.storageClass(tree.Auto)
	case "register":
		u.storageClass(tree.Register)
	case "static":
		u.storageClass(tree.Static)
	case "extern":
		u.storageClass(tree.Extern)
	case "typedef":
		u.storageClass(tree.UserType)
	case "__thread", "_Thread_local":
		if u.storage&^(tree.Static|tree.Extern) == 0 {
			c.addMods(s.After, u, tree.TLS)
		}
	case "inline", "__inline", "__inline__":
		c.addMods(s.After, u, tree.Inline)
	case "_Noreturn":
		c.addMods(s.After, u, tree.NoReturn)
	case "const", "__const", "__const__":
		c.addMods(s.After, u, tree.Const)
	case "volatile", "__volatile", "__volatile__":
		c.addMods(s.After, u, tree.Volatile)
	case "restrict", "__restrict", "__restrict__":
		c.addMods(s.After, u, tree.Restrict)
	case "_Atomic":
		c.addMods(s.After, u, tree.Atomic)
	}
}

// storageClass takes a storage class, of which the first counts.
func (u *use) storageClass(class tree.Mods) {
	if u.storage == 0 && (u.mods&tree.TLS == 0 || class&^(tree.Static|tree.Extern) == 0) {
		u.storage = class
	}
}

// addMods adds modifiers, which should be new.
func (c *checker) addMods(pos report.Pos, u *use, mods tree.Mods) {
	c.warnDuplicate(pos, u.mods, mods)
	u.mods |= mods
}

func (c *checker) warnDuplicate(pos report.Pos, have, mods tree.Mods) {
	if have&mods&^tree.Repeatable != 0 {
		c.warnAt(pos, "duplicate", "duplicate "+tree.ModName(mods))
	}
}

// addUse adds what a typedef or a type in typeof has beside its base.
func (c *checker) addUse(pos report.Pos, u *use, of *tree.Type) {
	if of.Mods != 0 {
		c.addMods(pos, u, of.Mods)
	}
	u.locks = append(u.locks[:len(u.locks):len(u.locks)], of.Locks...)
	if of.Align > u.align && !of.Examined {
		u.align = of.Align
	}
	if of.Space != "" {
		u.space = of.Space
	}
}

// declared takes out what belongs to what is declared and not to its type.
func (u *use) declared() tree.Mods {
	mods := u.mods & tree.Declares
	u.mods &^= tree.Declares
	if u.storage != tree.UserType {
		mods |= u.storage
	}
	return mods
}

// restrict makes the type one of its own, as __bitwise asks.
func (c *checker) restrict(specs []syntax.Spec, u *use) {
	if !u.base.IsInteger() {
		c.errorAt(specs[len(specs)-1].After, "bitwise", "invalid modifier")
		return
	}
	base := u.base
	c.examine(base)
	t := *base
	t.Kind, t.Base, t.Text = tree.Restricted, base, ""
	t.Mods &^= tree.Signedness
	if len(specs) > 0 {
		t.Pos = specs[len(specs)-1].After
	}
	t.Name = ""
	if t.Bits < tree.IntType.Bits {
		foul := t
		foul.Kind, foul.Base, foul.Bits, foul.Rank, foul.Foul = tree.Fouled, &t, tree.IntType.Bits, 0, nil
		t.Foul = &foul
	}
	u.base = &t
}

// typeOf takes typeof of a type or of an expression, whose type is worked out
// when it is needed.
func (c *checker) typeOf(s *syntax.Spec, u *use) {
	if s.TypeOf.Type != nil {
		t, _ := c.typeName(s.TypeOf.Type)
		u.base = t.Base
		c.addUse(s.TypeOf.Type.Extent().To, u, t)
		return
	}
	if s.TypeOf.X == nil {
		u.base = tree.BadCType
		return
	}
	e := c.lower(s.TypeOf.X)
	if e == nil {
		u.base = tree.BadCType
		return
	}
	u.base = &tree.Type{Kind: tree.TypeOf, Expr: e, Pos: s.TypeOf.Pos}
}

// alignAs takes _Alignas.
func (c *checker) alignAs(s *syntax.Spec, u *use) {
	var align int64
	switch {
	case s.AlignAs.Type != nil:
		t, _ := c.typeName(s.AlignAs.Type)
		align = c.examine(t).Align
	default:
		e := c.lower(s.AlignAs.X)
		if e == nil {
			return
		}
		c.parser.Tell(s.Found)
		align, _ = c.requireConstant(e, true)
	}
	switch {
	case align < 0:
		c.warnAt(s.After, "align", "non-positive alignment")
	case align&(align-1) != 0:
		c.warnAt(s.After, "align", "non-power-of-2 alignment")
	default:
		u.align, u.raised = max(u.align, align), align > 0
	}
}

// typeName works out a type without a name. It tells whether force stands in it.
func (c *checker) typeName(n *syntax.TypeName) (*tree.Type, bool) {
	var u use
	c.specifiers(n.Specs, &u)
	c.declarator(n.Declarator, &u)
	c.parser.Tell(n.Found)
	c.applyMode(n.Extent().To, &u)
	t := c.node(n.Place(), "", &u, 0)
	if u.storage != 0 {
		c.warnAt(t.Pos, "storage", "storage class in typename ("+tree.ModNames(u.storage)+c.show(t)+")")
	}
	return t, u.forced
}

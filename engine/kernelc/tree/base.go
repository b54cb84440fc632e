package tree

// The types that C gives names, and those that only conversions make. They are
// never changed: what a declaration adds to a type stands in a Node. Some have
// no text, because sparse has none for them.
var (
	// AbstractInt and AbstractFloat stand below all integer and all floating
	// types and tell them apart from the others.
	AbstractInt   = &Type{Kind: Base, Text: "abstract int", Examined: true}
	AbstractFloat = &Type{Kind: Base, Text: "abstract fp", Examined: true}

	VoidType       = &Type{Kind: Base, Text: "void", Bits: -1, Examined: true}
	IncompleteType = &Type{Kind: Base, Text: "incomplete type", Bits: -1, Examined: true}
	AutoType       = &Type{Kind: Base, Bits: -1, Examined: true}
	// DynType is that of a parameter which takes the type of another argument.
	DynType = &Type{Kind: Base, Bits: -1, Examined: true}
	// TypeType is the type of a type that stands where an expression does.
	TypeType = &Type{Kind: Base, Bits: -1, Examined: true}
	// BadCType is the type of what could not be worked out.
	BadCType = &Type{Kind: Base, Text: "bad type", Bits: -1, Examined: true}
	// NoType is that of what follows a typeof without a type.
	NoType = &Type{Kind: Base, Text: "bad type", Bits: -1, Examined: true}

	BoolType = integer("bool", -3, 8, Unsigned)

	CharType = integer("char", -2, 8, Signed)
	// PlainUCharType is char where -funsigned-char was given.
	PlainUCharType = integer("char", -2, 8, Unsigned)
	ShortType      = integer("short", -1, 16, Signed)
	IntType        = integer("int", 0, 32, Signed)
	LongType       = integer("long", 1, 64, Signed)
	LongLongType   = integer("long long", 2, 64, Signed)
	Int128Type     = integer("__int128", 3, 128, Signed)

	SignedCharType     = integer("signed char", -2, 8, Signed|Explicitly)
	SignedShortType    = integer("signed short", -1, 16, Signed|Explicitly)
	SignedIntType      = integer("signed int", 0, 32, Signed|Explicitly)
	SignedLongType     = integer("signed long", 1, 64, Signed|Explicitly)
	SignedLongLongType = integer("signed long long", 2, 64, Signed|Explicitly)
	SignedInt128Type   = integer("signed __int128", 3, 128, Signed|Explicitly)

	UCharType     = integer("unsigned char", -2, 8, Unsigned)
	UShortType    = integer("unsigned short", -1, 16, Unsigned)
	UIntType      = integer("unsigned int", 0, 32, Unsigned)
	ULongType     = integer("unsigned long", 1, 64, Unsigned)
	ULongLongType = integer("unsigned long long", 2, 64, Unsigned)
	UInt128Type   = integer("unsigned __int128", 3, 128, Unsigned)

	FloatType      = floating("float", -1, 32)
	DoubleType     = floating("double", 0, 64)
	LongDoubleType = floating("long double", 1, 128)
	Float32Type    = floating("", -1, 32)
	Float32xType   = floating("", -1, 64)
	Float64Type    = floating("", 0, 64)
	Float64xType   = floating("", 1, 128)
	Float128Type   = floating("", 2, 128)

	// PtrType is void *. StringType is char *. NullType is the type of a null
	// pointer constant, LabelType of &&label, LazyPtrType of the address of an
	// object that nobody asked for yet.
	PtrType     = pointer(VoidType)
	StringType  = pointer(CharType)
	NullType    = pointer(VoidType)
	LabelType   = pointer(VoidType)
	LazyPtrType = pointer(VoidType)

	ConstVoidType   = node(Const, VoidType)
	ConstCharType   = node(Const, CharType)
	ConstPtrType    = pointer(ConstVoidType)
	ConstStringType = pointer(ConstCharType)
	VolatileVoid    = node(Volatile, VoidType)
	VolatilePtrType = pointer(VolatileVoid)
	VolatileBool    = node(Volatile, BoolType)
	VolatileBoolPtr = pointer(VolatileBool)

	IntPtrType       = pointer(IntType)
	UIntPtrType      = pointer(UIntType)
	LongPtrType      = pointer(LongType)
	ULongPtrType     = pointer(ULongType)
	LongLongPtrType  = pointer(LongLongType)
	ULongLongPtrType = pointer(ULongLongType)

	// The types behind size_t and its like on x86-64.
	SizeType  = ULongType
	SSizeType = LongType
	WCharType = IntType
)

// PointerBits is the size of a pointer, MaxAlign what aligned without a number
// means.
const (
	PointerBits = 64
	MaxAlign    = 16
)

func integer(text string, rank int8, bits int64, mods Mods) *Type {
	return &Type{Kind: Base, Base: AbstractInt, Mods: mods, Bits: bits, Align: bits / 8, Rank: rank, Text: text, Examined: true}
}

func floating(text string, rank int8, bits int64) *Type {
	return &Type{Kind: Base, Base: AbstractFloat, Bits: bits, Align: bits / 8, Rank: rank, Text: text, Examined: true}
}

// pointer makes a pointer with what it points to examined already: a use of a
// type is seen through, its modifiers are the pointer's.
func pointer(to *Type) *Type {
	p := &Type{Kind: Pointer, Base: to, Bits: PointerBits, Align: PointerBits / 8, Examined: true}
	if to.Kind == Node {
		p.Base, p.Mods = to.Base, to.Mods&PointeeInherits
	}
	return p
}

func node(mods Mods, base *Type) *Type {
	return &Type{Kind: Node, Base: base, Mods: mods | base.Mods&(Signed|Unsigned), Bits: base.Bits, Align: base.Align, Rank: base.Rank, Examined: true}
}

// Bare returns the type that a node is a use of; any other type is bare.
func (t *Type) Bare() *Type {
	if t != nil && t.Kind == Node {
		return t.Base
	}
	return t
}

// IsInteger reports whether t is of integer type, an enumeration or a
// bit-field among them, as sparse asks it: nodes and enumerations are looked
// through.
func (t *Type) IsInteger() bool {
	if t.Kind == Node {
		t = t.Base
	}
	if t != nil && t.Kind == Enum {
		t = t.Base
	}
	return t != nil && (t.Kind == BitField || t.Base == AbstractInt && t.Kind == Base)
}

// IsFloat reports whether t is of floating type.
func (t *Type) IsFloat() bool {
	t = t.Bare()
	return t != nil && t.Kind == Base && t.Base == AbstractFloat
}

// IsSigned reports whether the numbers of the type have a sign.
func (t *Type) IsSigned() bool {
	t = t.Bare()
	return t != nil && t.Kind != Pointer && t.Mods&Unsigned == 0
}

// Is reports whether t, seen through a node, is of the kind.
func (t *Type) Is(kind TypeKind) bool {
	t = t.Bare()
	return t != nil && t.Kind == kind
}

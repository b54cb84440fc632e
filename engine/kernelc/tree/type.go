package tree

import "ringlab/engine/kernelc/report"

// TypeKind is what one link of a type is.
type TypeKind uint8

// The kinds of types.
const (
	BadType TypeKind = iota
	Base             // void, an integer, a floating type
	Node             // a use of Base: declared object, qualified type
	Pointer
	Function // Params; Base is the result
	Array    // Size elements are worked out from Length
	Struct
	Union
	Enum
	BitField   // Base is the declared type
	TypeOf     // of Expr; replaced when it is examined
	Restricted // a __bitwise type over Base
	Fouled     // a __bitwise type that was promoted
	Label
	Keyword
)

// Mods are the modifiers of a type: storage, qualifiers, what sparse keeps
// beside them.
type Mods uint64

// The modifiers.
const (
	Auto Mods = 1 << iota
	Register
	Static
	Extern
	TypedefMod
	TLS
	Inline
	Const
	Volatile
	Restrict
	Atomic
	Signed
	Unsigned
	Explicitly // the signedness was written
	NoReturn
	Pure
	NoDeref
	Safe
	Force
	Bitwise
	UserType // named by a typedef
	TopLevel
	Addressable
	Assigned
	NonLocal
	Accessed
	Nocast
	Designated // designated_init
	Unused
	GnuInline
	ExtInline
	ExtVisible // externally_visible
	Packed
	TransparentUnion
)

// Type is one link of a type.
type Type struct {
	Kind  TypeKind
	Base  *Type // what it points to, is made of, returns, or is a use of
	Mods  Mods
	Space string // address space as messages write it: "__user", "<asn:1>"; "" for the kernel's
	Locks []Lock // of a function: what it does with lock contexts

	// Bits is the size in bits, -1 where it is not known; Align in bytes.
	Bits, Align int64
	// Offset of a member in bytes; BitOffset and BitWidth of a bit-field.
	Offset              int64
	BitOffset, BitWidth int64

	Length   *Expr   // of an array; nil for []
	Members  []*Type // of a struct or union: nodes, in order
	Params   []*Type // of a function: nodes, in order
	Variadic bool
	Values   []*Type // enumerators of an enum
	Expr     *Expr   // of a typeof
	Complete bool    // a struct, union or enum that has a body
	Flexible bool    // a struct that ends in an array without a size
	Foul     *Type   // of a restricted type smaller than int: what promotion makes of it
	// Raised says of a declaration that Align was asked for by aligned, which
	// can only raise what the type has.
	Raised bool
	Forced bool // a parameter that takes what conversion would complain of

	// What a node or tag is called, and where. "" for none.
	Name   string
	Pos    report.Pos
	Object *Object // of a node that is an object, function, typedef or enumerator

	Examined bool   // layout is worked out
	Rank     int8   // of a base type: -2 char, -1 short, 0 int, 1 long, 2 long long, …
	Text     string // of a base type or keyword, as messages write it: "unsigned int"
}

// Lock is one __attribute__((context(Expr, In, Out))).
type Lock struct {
	Expr    *Expr // nil for none
	In, Out int
}

// Object is what a declaration declares beyond its type.
type Object struct {
	Init *Expr // nil for none
	// Body of a function; Inline is its tree before evaluation, from which a
	// copy is made for each call that is inlined.
	Body   *Stmt
	Inline *Stmt
	// Params of a function's definition are its type's Params; Locals are all
	// objects of its body.
	Locals []*Type
	// Same is the earlier declaration of the same thing.
	Same *Type
	// Definition is the declaration that has a body or an initializer.
	Definition *Type
	// Enumerator says that it is a constant of an enumeration; Init is its value.
	Enumerator                bool
	Builtin                   string // a function that the compiler knows
	Depth                     int    // of the scope: 0 for the file's
	Evaluated, Expanded, Used bool
	// Pathless says that the paths of a function cannot be followed: a label
	// that it names is nowhere.
	Pathless bool
}

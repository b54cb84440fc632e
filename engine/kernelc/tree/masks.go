package tree

// Groups of modifiers, as sparse's rules speak of them.
const (
	Storage    = Auto | Register | Static | Extern | Inline | TopLevel
	Access     = Assigned | Addressable
	Signedness = Signed | Unsigned | Explicitly
	Qualifier  = Const | Volatile | Restrict
	// FunctionAttributes belong to a function rather than to its result.
	FunctionAttributes = Pure | NoReturn
	// Ignored are no part of a type when types are compared.
	Ignored = Storage | Access | UserType | Explicitly | Unused | GnuInline | ExtVisible |
		Designated | Packed | TransparentUnion
	// PointeeInherits are what a pointer takes over from a use of a type that
	// it points to.
	PointeeInherits = Qualifier | Atomic | NoDeref | NoReturn | Nocast
	// TypeOfKeeps are what typeof keeps of its operand's modifiers.
	TypeOfKeeps = Qualifier | Atomic | Nocast | Signedness
	// Declares are part of what is declared, not of its type.
	Declares = Storage | GnuInline | Unused | Pure | NoReturn | ExtVisible
	// Repeatable may be given twice.
	Repeatable = Unused | GnuInline
)

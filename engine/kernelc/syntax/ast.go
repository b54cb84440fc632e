package syntax

import "ringlab/engine/kernelc/report"

// Node is what all nodes of the tree have in common.
type Node struct {
	// Pos is where sparse points for the node: the operator of a binary
	// expression, the parenthesis of a call, the name of a declaration.
	Pos report.Pos
	// Range runs from the node's first token to the end of its last.
	Range report.Range
}

// Place returns where sparse points for the node.
func (n *Node) Place() report.Pos { return n.Pos }

// Extent returns the places of the node's text.
func (n *Node) Extent() report.Range { return n.Range }

// Found counts the parser's findings up to some place of a declaration. sparse
// finds what is wrong with grammar and with declarations in one pass; package
// check, which declares what the parser has read, keeps that order with
// Parser.Tell.
type Found int32

// Expr is an expression. Where an operand is missing it is nil, as it is in
// sparse.
type Expr interface {
	Place() report.Pos
	Extent() report.Range
	expr()
}

func (*Node) expr() {}

// Name is an identifier that stands for an object, a function or an enumerator.
type Name struct {
	Node
	Name string
}

// Literal is a number or a character.
type Literal struct {
	Node
	Tok   Token
	Value Constant
}

// StringLit is one or more string literals side by side.
type StringLit struct {
	Node
	Parts []Token
	// Value are the characters, without the final zero: bytes, or where Wide is
	// set the low bytes of wide characters, one each.
	Value []byte
	Wide  bool
}

// Paren is an expression in parentheses. A statement expression is a Paren
// around a *StmtExpr; where the grammar itself asks for parentheses, as after
// if, there is no Paren.
type Paren struct {
	Node
	X Expr
}

// Unary is a prefix operator: + - ! ~ * & ++ --, and && of a label's address
// (with X a *Name, which names nothing where sparse refused the name).
type Unary struct {
	Node
	Op string
	X  Expr
}

// Postfix is X++ or X--.
type Postfix struct {
	Node
	Op string
	X  Expr
}

// Binary is any operator with two operands: arithmetic, comparison, logical,
// assignment, comma.
type Binary struct {
	Node
	Op   string
	X, Y Expr
	// Failed is set of an assignment with nothing on its right side: sparse
	// looks no further at it.
	Failed bool
}

// Conditional is Cond ? Then : Else; Then is nil in the GNU form Cond ?: Else.
type Conditional struct {
	Node
	Cond, Then, Else Expr
}

// Index is X[Index].
type Index struct {
	Node
	X, Index Expr
}

// Call is Func(Args).
type Call struct {
	Node
	Func Expr
	Args []Expr
}

// Member is X.Name, or X->Name where Arrow is set.
type Member struct {
	Node
	X       Expr
	Name    string
	NamePos report.Pos
	Arrow   bool
}

// TypeExpr is a type where an expression stands: sparse's [Type].
type TypeExpr struct {
	Node
	Type *TypeName
}

// Cast is (Type)X.
type Cast struct {
	Node
	Type *TypeName
	X    Expr
}

// Compound is (Type){…}.
type Compound struct {
	Node
	Type *TypeName
	Init *InitList
}

// SizeOf is sizeof, _Alignof or a pointer-size operator of sparse's
// (__sizeof_ptr__): of X, or of Type where that is not nil.
type SizeOf struct {
	Node
	Op   string // as written
	X    Expr
	Type *TypeName
}

// OffsetOf is __builtin_offsetof(Type, Path). A step p->q of the path is [0]
// with a nil From and then .q.
type OffsetOf struct {
	Node
	Type *TypeName
	Path []Designator
}

// TypesCompatible is __builtin_types_compatible_p(A, B).
type TypesCompatible struct {
	Node
	A, B *TypeName
}

// Generic is _Generic(Control, …).
type Generic struct {
	Node
	Control Expr
	Cases   []GenericCase
}

// GenericCase is one association; Type is nil for default. Of several default
// ones the last counts.
type GenericCase struct {
	Pos  report.Pos
	Type *TypeName
	X    Expr
}

// StmtExpr is ({ … }).
type StmtExpr struct {
	Node
	Body *Block
}

// InitList is { … } of an initializer.
type InitList struct {
	Node
	Items []InitItem
}

// InitItem is one entry of an initializer: designators, if any, and a value,
// which may be an *InitList. After an error the last entry of a list may have
// designators alone: sparse works out their indexes and drops it.
type InitItem struct {
	Pos         report.Pos
	Designators []Designator
	Value       Expr
}

// Designator is .Name, [From], [From ... To], or the obsolete form Name: . Pos
// is that of the name, or of From.
type Designator struct {
	Pos      report.Pos
	Name     string
	Index    bool // [From …]
	From, To Expr
	Obsolete bool
	Found    Found
}

// Stmt is a statement, or a declaration among statements.
type Stmt interface {
	Place() report.Pos
	Extent() report.Range
	stmt()
}

func (*Node) stmt() {}

// Block is { … }.
type Block struct {
	Node
	Labels []LabelName // of __label__
	List   []Stmt
	End    report.Pos // of the closing brace
}

// LabelName is a label where it is declared.
type LabelName struct {
	Pos  report.Pos
	Name string
}

// ExprStmt is an expression with a semicolon; X is nil for a semicolon alone,
// and for what is missing after a label at the end of a block.
type ExprStmt struct {
	Node
	X Expr
}

// DeclStmt is a declaration among statements.
type DeclStmt struct {
	Node
	Decl Decl
}

// If is if (Cond) Then else Else.
type If struct {
	Node
	Cond       Expr
	Then, Else Stmt
}

// Loop is while, do or for, by which parts it has. A for's Init is an
// *ExprStmt or a *DeclStmt.
type Loop struct {
	Node
	Keyword string
	Init    Stmt
	Cond    Expr
	Post    Expr
	Body    Stmt
}

// Switch is switch (X) Body.
type Switch struct {
	Node
	X    Expr
	Body Stmt
}

// Case is case From: or case From ... To:, or default: where HasValue is not
// set.
type Case struct {
	Node
	HasValue bool
	From, To Expr
	Stray    bool // outside of any switch
	Body     Stmt
}

// Label is Name: with the statement that it names.
type Label struct {
	Node
	Name  string
	Attrs []Attribute
	Body  Stmt
}

// Goto is goto Name, or goto *X where Computed is set. After an error it is
// neither.
type Goto struct {
	Node
	Name     string
	NamePos  report.Pos
	Computed bool
	X        Expr
}

// Jump is break or continue.
type Jump struct {
	Node
	Keyword string
}

// Return is return X; X may be nil.
type Return struct {
	Node
	X Expr
}

// Asm is an asm statement, or asm at the file's top.
type Asm struct {
	Node
	Volatile, Inline, Goto bool
	Template               Expr
	Outputs                []AsmOperand
	Inputs                 []AsmOperand
	Clobbers               []Expr
	Labels                 []LabelName
}

// AsmOperand is [Name] "Constraint" (X).
type AsmOperand struct {
	Pos        report.Pos
	Name       string
	Constraint Expr
	X          Expr
}

// Context is sparse's __context__(Lock, By); Lock is nil in the form with one
// argument.
type Context struct {
	Node
	Lock, By Expr
}

// RangeCheck is sparse's __range__(X, Low, High).
type RangeCheck struct {
	Node
	X, Low, High Expr
}

// Decl is a declaration.
type Decl interface {
	Place() report.Pos
	Extent() report.Range
	decl()
}

func (*Node) decl() {}

// Declaration is specifiers with any number of declarators: a variable, a
// typedef, a prototype, a struct on its own, or a function with its Body.
type Declaration struct {
	Node
	Specs []Spec
	// Found counts to the end of Specs.
	Found Found
	Names []Declared
	// Body of a function; Names then has one entry. Older are the parameter
	// declarations of the old style.
	Body     *Block
	Older    []*Declaration
	implicit bool // no type was named
}

// Declared is one name of a declaration.
type Declared struct {
	Before     []Attribute // before the second and later declarators
	Declarator *Declarator
	BitField   *BitField // of a member
	Asm        Expr      // asm("name")
	Attrs      []Attribute
	Init       Expr // may be an *InitList
	InitPos    report.Pos
	// After is the place of the token after the declarator and its attributes.
	After report.Pos
	// Found counts to when the name is declared, before its initializer; Done
	// to the end of the initializer.
	Found, Done Found
}

// BitField is the width of a member.
type BitField struct {
	Pos   report.Pos // of the colon
	Width Expr
	After report.Pos // of the token after the width
	Found Found
}

// StaticAssert is _Static_assert(Cond, Text). Cond is nil where there is
// nothing to be tested, because of an error.
type StaticAssert struct {
	Node
	Cond  Expr
	Text  Expr // nil where there is none
	Found Found
}

// AsmDecl is asm at the file's top.
type AsmDecl struct{ *Asm }

func (AsmDecl) decl() {}

// EmptyDecl is a semicolon at the file's top.
type EmptyDecl struct{ Node }

// Spec is one specifier of a declaration, in the order as written.
type Spec struct {
	Pos   report.Pos
	Range report.Range
	// Word is the keyword or the typedef's name: static, const, unsigned,
	// struct, typeof, __attribute__, size_t.
	Word string
	// Exactly one of these is set for a specifier that has more to say.
	Typedef bool // Word is a typedef's name
	Record  *Record
	Enum    *Enum
	TypeOf  *TypeOf // typeof; __auto_type and a typeof without parentheses have none
	AlignAs *TypeOf // _Alignas
	Attrs   []Attribute
	// After is the place of the token after the specifier.
	After report.Pos
	// Found counts to the end of the specifier.
	Found Found
}

// Record is struct or union with a tag, with members, or both.
type Record struct {
	Union   bool
	Tag     string
	TagPos  report.Pos // of the tag, or of the brace
	Body    bool       // has { … }
	Members []Decl     // *Declaration or *StaticAssert
	Before  []Attribute
	After   []Attribute
	// Next is the token after the tag: for a tag alone, what sparse looks at to
	// tell a new type from one of an outer scope.
	Next string
	// Brace is the opening brace; Found counts to it.
	Brace report.Pos
	Found Found
	End   report.Pos
}

// Enum is an enumeration.
type Enum struct {
	Tag    string
	TagPos report.Pos
	Body   bool
	Values []Enumerator
	Before []Attribute
	After  []Attribute
	Next   string // as a Record's
	Brace  report.Pos
	Found  Found
	// End is the closing brace, or what stands where it is missing; Done counts
	// to it.
	End  report.Pos
	Done Found
}

// Enumerator is one constant of an enumeration.
type Enumerator struct {
	Pos   report.Pos
	Name  string
	Attrs []Attribute
	// Value is nil where none is given, or, where HasValue is set, missing.
	Value    Expr
	HasValue bool
	// Found counts to the end of the value, Bound to when the name is declared.
	Found, Bound Found
}

// TypeOf is the argument of typeof or _Alignas: X, or Type where that is not nil.
type TypeOf struct {
	Pos  report.Pos // of the parenthesis
	X    Expr
	Type *TypeName
}

// Attribute is one entry of __attribute__((…)).
type Attribute struct {
	Pos  report.Pos
	Name string // as written, with its underscores
	// Args are expressions; of an attribute that takes a type (mode takes a
	// name), the name is a *Name.
	Args    []Expr
	HasArgs bool // parentheses were there
	// After is the place of the token after the attribute; of address_space,
	// that of its argument.
	After report.Pos
	// Found counts to the attribute's end; of address_space, Given counts to
	// before its closing parenthesis.
	Found, Given Found
}

// TypeName is a type without a name, as in a cast.
type TypeName struct {
	Node
	Specs      []Spec
	Declarator *Declarator
	Found      Found // counts to its end
	means      meaning
	force      bool // in Specs
}

// Declarator is how a declared name is used: the name with what stands around
// it, from the inside out. int *(*f)(void) is a declarator f with Parts
// pointer, function (void), pointer.
//
// Pos is its first token, a star where there is one: there sparse points when it
// speaks of what is declared. Of a parameter it is the first token of all.
type Declarator struct {
	Node
	Name    string // "" where there is none
	NamePos report.Pos
	Parts   []Part
}

// Part is one step of a declarator: pointer, array or function.
type Part struct {
	Pos  report.Pos
	Kind PartKind
	// Quals are the qualifiers and attributes after a pointer's star, or of an
	// array's brackets (static, restrict).
	Quals []Spec
	// Size of an array; nil for [] and [*].
	Size Expr
	// Params of a function. Names are the parameters of the old style.
	Params   []*Declaration
	Variadic bool
	Void     *Declaration // the void of (void), which is no parameter
	Names    []LabelName
	OldStyle bool // has Names
	// Attrs of a group stand before the declarator that is in the parentheses.
	Attrs []Attribute
	Found Found // counts to the end of the part
}

// PartKind is what a part of a declarator makes of the type.
type PartKind uint8

// The parts. Group is a pair of parentheses in which attributes stand; it
// comes after the parts of the declarator in it.
const (
	PointerPart PartKind = iota
	ArrayPart
	FunctionPart
	GroupPart
)

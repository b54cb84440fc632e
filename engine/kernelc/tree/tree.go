package tree

import "ringlab/engine/kernelc/report"

// Op is what an expression does.
type Op uint8

// The expressions. Those marked "before" are gone once types are checked: a
// member is then an access at an offset, an index a sum.
const (
	BadExpr     Op = iota
	Value          // Value
	FloatValue     // Text
	StringValue    // Text, with its final zero not counted
	Symbol         // Symbol; before, where nil, Name is undefined
	TypeExpr       // a type where an expression stands: Arg
	LabelAddr      // &&Name
	Binop          // X Operator Y
	Comma          // X, Y
	Compare        // X Operator Y
	Logical        // X && Y, X || Y
	Assign         // X Operator Y; Operator is "=", "+=", …
	Preop          // Operator X: * & + - ~ ! ++ -- (
	Postop         // X Operator
	Member         // before: X.Name; X->Name is a member of a *
	Index          // before: X[Y]
	Cast           // (Arg)X, as written
	ForceCast      // with force in its type
	ImpliedCast    // made by a conversion
	SizeOf         // before: of X or Arg
	AlignOf        // before
	PtrSizeOf      // before
	OffsetOf       // before: Arg, Name or, where that is "", Y (index); X the rest of the path
	Conditional    // X ? Y : Z; Y is nil in X ?: Z
	Select         // the same, with no side effects
	Call           // X(List)
	StmtExpr       // Stmt
	Initializer    // List
	Identifier     // in an initializer: .Name = X
	Indexed        // in an initializer: [From ... To] = X
	Position       // after: X at Offset bytes, in an initializer
	Slice          // after: bits of X
	Generic        // before: of X; List holds a TypeExpr with X per case, Arg nil for default
	CompoundLit    // Symbol is the object
	VaArg
	Compatible // __builtin_types_compatible_p(Arg, Arg2)
)

// Expr is an expression. Type is nil until it is evaluated.
type Expr struct {
	Op        Op
	Operator  string
	Pos       report.Pos   // where sparse points
	Range     report.Range // what was written
	Type      *Type
	X, Y, Z   *Expr
	List      []*Expr
	Symbol    *Type
	Arg, Arg2 *Type
	Name      string
	Stmt      *Stmt
	Label     *LabelObject // of LabelAddr
	Value     uint64
	Text      []byte
	From, To  int64 // of Indexed; From is the bit of a Slice, To its width
	Offset    int64 // of Position, in bytes
	Zero      bool  // an Initializer written as { 0 }, that stands for { }
	Wide      bool  // a StringValue of wide characters
	// Const tells what kinds of constant expression it is.
	Const ConstFlags
	// Taint says that a value came with a finding of its own already.
	Taint bool
}

// ConstFlags are the kinds of constant expressions, of C11 6.6 and of sparse.
type ConstFlags uint16

// The kinds.
const (
	IntConst ConstFlags = 1 << iota // an integer constant
	FloatConst
	EnumConst
	CharConst
	IntConstExpr // an integer constant expression
	ArithConstExpr
	AddressConst
)

// StmtKind is what a statement is.
type StmtKind uint8

// The statements.
const (
	NoStmt StmtKind = iota
	ExprStmt
	DeclStmt // Decls
	CompoundStmt
	IfStmt
	ReturnStmt
	CaseStmt // case X or case X ... Y; default where X is nil
	SwitchStmt
	LoopStmt // Decls, Pre; X before, Y after each round; Step
	GotoStmt // to Label, or *X
	LabelStmt
	AsmStmt
	ContextStmt // X the lock or nil, Y the step
	RangeStmt
)

// Stmt is a statement.
type Stmt struct {
	Kind    StmtKind
	Pos     report.Pos
	Range   report.Range
	X, Y, Z *Expr
	List    []*Stmt
	Decls   []*Type
	// Then and Else of an if; Body of the rest; Pre and Step of a loop.
	Then, Else, Body, Pre, Step *Stmt
	// Label that a goto, break, continue leads to, or that is here; of a case,
	// the switch's. Cases of a switch.
	Label           *LabelObject
	Break, Continue *LabelObject
	Cases           []*Stmt
	Args            []*Type // of a function's body: its parameters
	// Inlined is the function whose body this is a copy of.
	Inlined *Type
	Ret     *Type // what the value of an inlined call is kept in
	Asm     *Asm
}

// LabelObject is a label, written or implied by break, continue and return.
type LabelObject struct {
	Name string
	Pos  report.Pos
	Stmt *Stmt // nil where it is nowhere
	Used bool
}

// Asm is what an asm statement has besides its place.
type Asm struct {
	Template        *Expr
	Outputs, Inputs []AsmOperand
	Clobbers        []*Expr
	Labels          []*LabelObject
}

// AsmOperand is one operand of an asm statement.
type AsmOperand struct {
	Name       string
	Constraint *Expr
	X          *Expr
	Memory     bool
}

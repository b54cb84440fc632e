package syntax

import "ringlab/engine/stap/types"

// File is a parsed script. The checker fills in the fields marked "resolved".
type File struct {
	Name      string // as messages print it: a file's name, or "<input>"
	Text      []byte // what was parsed
	Probes    []*Probe
	Aliases   []*Alias
	Functions []*Function
	Globals   []*Variable
	Embeds    []*EmbeddedCode // %{ … %} at the top
	Order     []any           // all of the above in the order they were written
}

// Variable is a declared global, a parameter, or a local, which is declared by
// its first use.
type Variable struct {
	Tok     *Token
	Name    string
	Private bool // `private global`
	Arity   int  // number of keys: 0 for a scalar; -1 until it is known
	MaxSize int  // of `a[N]`; 0 where none is written
	Wrap    bool // `a%`: the oldest entry gives way
	Init    Expr // *Number or *String, or nil

	// Resolved.
	Type     types.Type
	Keys     []types.Type // of an array
	TypeTok  *Token       // where Type was inferred
	ArityTok *Token       // where Arity was inferred
	KeyToks  []*Token
	Global   bool
	Slot     int // in Program.Globals, or in the frame of a probe or function
	// Of a stats variable: which histogram it needs, and the bit shift of
	// @variance. Hist is nil where no histogram of it is asked for.
	Hist      *Hist
	Shift     int
	Synthetic bool // made by the checker
}

// Function is a function of the script.
type Function struct {
	Tok        *Token
	Name       string
	Parameters []*Variable
	Declared   types.Type // written result type; Unknown where none is
	Priority   int64      // of overloads: lower is tried first
	HasPrio    bool
	Private    bool
	Body       Stmt // *EmbeddedCode for `%{ … %}`

	// Resolved.
	Result    types.Type
	ResultTok *Token
	Locals    []*Variable // without parameters
	Index     int         // in Program.Functions
}

// Probe is `probe POINTS BODY`.
type Probe struct {
	Tok    *Token
	Points []*Point
	Body   *Block
}

// Alias is `probe NAMES = POINTS BODY` (or `+=`).
type Alias struct {
	Tok      *Token
	Names    []*Point
	Points   []*Point
	Prologue *Block // nil where there is none
	Epilogue *Block // of `+=`, or of `= POINTS {…}, {…}`
}

// Point is one probe point: components, marks and a condition.
type Point struct {
	Tok        *Token // of its first component
	Components []*Component
	Optional   bool // `?`
	Sufficient bool // `!`
	// Condition is of `if (…)`, or nil. Alternatives in braces share one.
	Condition Expr
}

// Component is `name` or `name(literal)`.
type Component struct {
	Tok  *Token
	Name string // may hold `*` and `**`
	Arg  Expr   // *Number or *String, or nil
}

// Expr is an expression. Its type is Unknown until the checker knows it.
type Expr interface {
	Token() *Token
	Type() types.Type
	SetType(types.Type)
}

// Stmt is a statement.
type Stmt interface{ Token() *Token }

// Typed is what all expressions have: the token that stap's messages name
// them by, and a type.
type Typed struct {
	Tok *Token
	T   types.Type
}

// Token returns the token that messages name the expression by.
func (x *Typed) Token() *Token { return x.Tok }

// Type returns the type inferred so far.
func (x *Typed) Type() types.Type { return x.T }

// SetType is the checker's.
func (x *Typed) SetType(t types.Type) { x.T = t }

// The expressions.
type (
	// Number is an integer literal.
	Number struct {
		Typed
		Value int64
	}
	// String is a string literal; Value has its escapes resolved, Tok.Text has
	// them as written.
	String struct {
		Typed
		Value string
	}
	// Unary is + - ! ~ before X. A & belongs to the target symbol after it.
	Unary struct {
		Typed
		Op string
		X  Expr
	}
	// Step is ++ or --, before or after X.
	Step struct {
		Typed
		Op     string
		Prefix bool
		X      Expr
	}
	// Binary is every operator of two values but assignment: arithmetic,
	// bits, shifts, comparisons, && and ||, and . for concatenation.
	Binary struct {
		Typed
		Op   string
		X, Y Expr
	}
	// Match is X =~ "regex" or X !~ "regex".
	Match struct {
		Typed
		Op      string
		X       Expr
		Pattern *String
	}
	// Ternary is Cond ? Then : Else.
	Ternary struct {
		Typed
		Cond, Then, Else Expr
	}
	// Assign is = and its kin, with <<< for statistics.
	Assign struct {
		Typed
		Op   string
		X, Y Expr
	}
	// Symbol is a variable's name.
	Symbol struct {
		Typed
		Name string
		Var  *Variable // resolved
	}
	// Index is Base[Keys]. A nil key is `*`, in slices. Base is a *Symbol, or a
	// *Hist for one bucket.
	Index struct {
		Typed
		Base Expr
		Keys []Expr
	}
	// In is `Keys in Array`.
	In struct {
		Typed
		Keys  []Expr // nil for `*`
		Array Expr   // *Symbol or *Hist
	}
	// Call is a function call.
	Call struct {
		Typed
		Name string
		Args []Expr
		// Resolved: the overloads to try, in order, or the tapset function
		// with this index (from 0) where Targets is empty.
		Targets []*Function
		Tapset  int
	}
	// Print is one of the eighteen print functions.
	Print struct {
		Typed
		Name    string // print, println, printd, printdln, printf, or with s
		Format  *String
		Verbs   []Verb // of Format
		Delim   *String
		Args    []Expr
		Hist    *Hist // of print(@hist_…)
		ToValue bool  // sprint…: the text is a value
		Newline bool  // …ln
		Char    bool  // print_char
	}
	// Stat extracts from an aggregate: Name is count, sum, min, max, avg,
	// variance. Params are literal numbers.
	Stat struct {
		Typed
		Name   string
		X      Expr
		Params []int64
	}
	// Hist is @hist_log(X) or @hist_linear(X, start, stop, interval).
	Hist struct {
		Typed
		Log    bool
		X      Expr
		Params []int64
	}
	// Target is a context variable: $x, @var("x"), @cast(…), @entry(…),
	// @perf(…), @kregister(…) and the like, with what follows it.
	Target struct {
		Typed
		Name   string // with its $, or the @-word; empty where Base is set
		Base   Expr   // of f()->x or a[1]->x: a value whose type says what it points to
		Args   []Expr // of the @-word
		Path   []Access
		Pretty string // the $ at its end, usually "$" or "$$"
		Addr   bool   // & before it
	}
	// Defined is @defined(X).
	Defined struct {
		Typed
		X Expr
	}
	// Entry is @entry(X).
	Entry struct {
		Typed
		X Expr
	}
	// Probewrite is @probewrite(X).
	Probewrite struct {
		Typed
		X Expr
	}
	// EmbeddedExpr is %{ … %} where a value stands.
	EmbeddedExpr struct {
		Typed
		Code string
	}
)

// Access is one step into a context variable: `->Name`, or `[Index]`.
type Access struct {
	Tok   *Token
	Name  string
	Index Expr
}

// Verb is one piece of a format: literal text, or a directive.
type Verb struct {
	Literal       string // where Conv is 0
	Conv          byte   // d i u x X o p c s b m M
	Flags         string // of 0 + - space #
	Width         int    // -1 for none
	StarWidth     bool
	Precision     int // -1 for none
	StarPrecision bool
}

// stmt is what statements have in common.
type stmt struct{ Tok *Token }

// Token returns the token that messages name the statement by.
func (s *stmt) Token() *Token { return s.Tok }

// The statements.
type (
	// Block is { … }.
	Block struct {
		stmt
		List []Stmt
		End  *Token
	}
	// Null is `;`.
	Null struct{ stmt }
	// ExprStmt is an expression for its effect.
	ExprStmt struct {
		stmt
		X Expr
	}
	// If is if (Cond) Then else Else; Else may be nil.
	If struct {
		stmt
		Cond       Expr
		Then, Else Stmt
	}
	// For is for (Init; Cond; Post) Body, each of the three may be nil; and
	// while (Cond) Body, where While is true.
	For struct {
		stmt
		Init, Post *ExprStmt
		Cond       Expr
		Body       Stmt
		While      bool
	}
	// Foreach is foreach ([Value =] Keys in Array[Slice] limit Limit) Body.
	Foreach struct {
		stmt
		Value *Symbol // nil where none is asked for
		Keys  []*Symbol
		Array Expr   // *Symbol or *Hist
		Slice []Expr // nil where none is written; a nil entry is `*`
		// SortBy is 0 for the value, n for key n; SortDir is 0 for none, +1
		// or -1.
		SortBy, SortDir int
		// SortStat is count, sum, min, max or avg: `a @sum-`.
		SortStat string
		Limit    Expr
		Body     Stmt
	}
	// Return is return X; X may be nil.
	Return struct {
		stmt
		X Expr
	}
	// Delete is delete X: a *Symbol or an *Index.
	Delete struct {
		stmt
		X Expr
	}
	// Next ends the handler, or hands on to the next overload.
	Next struct{ stmt }
	// Break leaves a loop.
	Break struct{ stmt }
	// Continue goes on with a loop.
	Continue struct{ stmt }
	// Try is try Body catch (Message) Catch; Message may be nil.
	Try struct {
		stmt
		Body    Stmt
		Message *Symbol
		Catch   Stmt
	}
	// EmbeddedCode is %{ … %} as a statement, a body or at the top.
	EmbeddedCode struct {
		stmt
		Code string
	}
)

package vm

import (
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
	"ringlab/engine/stap/value"
)

// Code is a compiled script. It does not change, so any number of machines may
// run it.
//
// Values are in registers: numbers in one file, strings in another. A global,
// a local and a value that is being computed are each a register with a fixed
// number; so is a constant. Functions have their registers for themselves, and
// one that may call itself saves them meanwhile. The handlers of probes share
// theirs, since one runs at a time.
type Code struct {
	program *sema.Program
	limits  Limits
	// stepping code stops before each statement.
	stepping bool

	ins []instr
	// begun says, for each instruction, how many statements have begun by then
	// that no instruction before it has counted.
	begun []uint8
	// near says which place an error of an instruction is told near, in the
	// order of instructions.
	near   []near
	places []*syntax.Token

	// Registers below longs and texts are variables. Constants are the last
	// numbers' registers, and the strings' from firstConstant on.
	longs, texts int
	constants    []int64
	strings      []string

	globals    []global
	arrays     []array
	stats      []*value.StatLayout // of scalar aggregates
	sources    []aggregateSource
	handlers   []handler
	functions  []function
	natives    []nativeCall
	formats    []format
	patterns   []*value.Regex
	loops      []loop
	slices     [][]bool // for each key of an array, whether a slice names it
	catches    []catch
	stops      []stop
	begins     []int // probes in the order they run; see conditionsProbe
	ends       []int
	errors     []int
	conditions []int // probes that have one
	maxNesting int
}

// conditionsProbe stands among the begin probes for a begin probe that stap
// adds where there are conditions: it computes all of them.
const conditionsProbe = -1

// Registers are numbered with 16 bits.
const (
	registers     = 1 << 16
	firstConstant = 1 << 15 // of strings
)

// near is the place of the errors of an instruction.
type near struct{ at, place int }

// instr is one instruction: an operation and what it works on, usually
// registers: a is the result.
type instr struct {
	op      op
	a, b, c uint16
	d       int32
}

// global says where a global variable is.
type global struct {
	kind  types.Type // of a scalar; of the values of an array
	array bool
	at    int // register, or number of the map or aggregate
}

// array is a declared array, with how many of its keys are of each type.
type array struct {
	layout       *value.Layout
	longs, texts int
}

// handler is the code of a probe.
type handler struct {
	entry int
	// cost is how many actions must remain for a handler without loops, which
	// is charged nothing; 0 for one that is charged as it runs.
	cost int
	// condition is the code that tells whether the probe's condition holds, or
	// -1.
	condition int
	// rethink are the probes whose conditions this handler may change.
	rethink []int
	// longs and texts are the registers of its locals, to be cleared.
	longs, texts window
	locals       []local
	// variables are the registers that an event's values go to.
	variables []local
}

// window is a range of registers: from, to before to.
type window struct{ from, to int }

// local is a variable of a handler or function, for showing it.
type local struct {
	variable *syntax.Variable
	register uint16
}

// function is the code of a script's function.
type function struct {
	entry int
	cost  int // as of a handler
	place int // of its name
	// result says what it returns, and in which register.
	result   types.Type
	register uint16
	// Parameters are the first registers of clear, which are set to 0 or "".
	longParams, textParams   int
	clearLongs, clearTexts   window
	windowLongs, windowTexts window // everything it uses
	recursive                bool
	locals                   []local
}

// nativeCall is a call of a function of the tapset.
type nativeCall struct {
	run          native
	longs, texts int // how many arguments there are of each type
	result       types.Type
	cost         int
	depth        int    // of calls that the real function makes, itself included
	place        string // where the real function stands
}

// format is what one print prints.
type format struct {
	verbs        []syntax.Verb
	literal      string // where verbs is empty
	longs, texts int    // how many arguments of each type
}

// aggregateSource is a scalar aggregate or an array of them.
type aggregateSource struct {
	array bool
	at    int // number of the aggregate, or of the map
}

// loop is a foreach over an array.
type loop struct {
	at      int // number of the map
	order   value.Order
	sort    bool
	limited bool
}

// catch is a range of instructions whose errors are caught.
type catch struct {
	from, to int // instructions
	target   int
	message  int // register of the message, or -1
}

// stop is a statement before which stepping code stops.
type stop struct {
	tok *syntax.Token
	// function is the number of the function it is in, or -1.
	function int
}

// op is an operation.
type op uint16

// The operations. Those that run most often come first: the machine knows them
// at once and looks for the others.
const (
	opMove          op = iota // a = b
	opAdd                     // a = b + c, and so on
	opSub                     //
	opMul                     //
	opAnd                     //
	opOr                      //
	opXor                     //
	opInc                     // a++
	opDec                     // a--
	opLess                    // a = b < c
	opLessEqual               //
	opEqual                   //
	opUnequal                 //
	opJump                    // to d; as all jumps, c statements are counted
	opJumpZero                // if !a
	opJumpNonzero             // if a
	opJumpLess                // if a < b
	opJumpLessEqual           //
	opJumpEqual               //
	opJumpUnequal             //
	opCharge                  // d actions, c statements
	opChargeJump              // and to d
	opMapGetLong              // a = map d[b], with one key, a number
	opMapAddLong              // a = map d[b] += c
	opMapSetLong              // map d[b] = a
	opCall                    // a = function d; longs from b, texts from c
	opReturn                  // c statements
	lastHot            = opReturn

	opShl            op = iota // a = b << c
	opShr                      //
	opNegate                   // a = -b
	opInvert                   // a = ^b
	opNot                      // a = !b
	opDiv                      // a = b / c
	opMod                      //
	opCount                    // c statements
	opEnd                      // of a handler; c statements
	opReturnNext               // hand on to the next overload; c statements
	opJumpNotNext              // to d, if the function did not hand on
	opExhausted                // the last overload handed on
	opStep                     // before statement d
	opRefuse                   // error d of refusals
	opAnswer                   // a is whether a condition holds
	opMoveText                 // a = b
	opConcat                   // a = b . c
	opTextLess                 // a = b < c, of texts
	opTextLessEqual            //
	opTextEqual                //
	opTextUnequal              //
	opMatch                    // a = text b matches pattern d
	opNative                   // a = native d; longs from b, texts from c
	opPrint                    // format d; longs from b, texts from c
	opSprint                   // text a = format d
	opMapGet                   // a = map d[…]; long keys from b, text keys from c
	opMapSet                   // map d[…] = a
	opMapAdd                   // map d[…] += a; a is the sum
	opMapGetText               //
	opMapSetText               //
	opMapIn                    // a is whether map d has the keys
	opMapInSlice               // a is whether slice a of map d has an entry
	opMapDelete                //
	opMapDeleteSlice           // slice a of map d
	opMapClear                 //
	opMapFind                  // a = slot of the keys in map d, or -1
	opMapStatAdd               // map d[…] <<< a
	opStatAdd                  // aggregate d <<< a
	opStatClear                //
	opStat                     // a = figure c of source d at slot b
	opBucket                   // a = bucket c of source d at slot b
	opLoopBucket               // the same in a loop, 0 where there is none
	opBuckets                  // a = how many buckets source d has
	opPrintHist                // source d at slot b
	opLoopStart                // a = first position of loop d, over at most b
	opLoopNext                 // a = position after a in map d
	opLoopKey                  // a = key c at position b of map d
	opLoopKeyText              //
	opLoopSlot                 // a = slot at position b of map d
	opLoopLong                 // a = value at position b of map d
	opLoopText                 //
	opShow                     // print global d: see show.go
)

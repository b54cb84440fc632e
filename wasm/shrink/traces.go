package shrink

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// The layout of the function table that Go's linker writes, as package runtime
// reads it (runtime/symtab.go: pcHeader, moduledata, _func). All numbers are
// little endian.
const (
	magic = "\xf1\xff\xff\xff\x00\x00\x01\x08" // Go 1.20 on, steps of 1 byte, 8-byte words

	headerCount = 8 // number of functions
	headerNames = 8 + 3*8
	headerUnits = 8 + 4*8 // files of each compilation unit; then their names
	headerTable = 8 + 6*8
	headerFuncs = 8 + 7*8
	headerEnd   = 8 + 8*8

	moduleFind     = 19 * 8 // which function each stretch of code addresses is in
	moduleMinPC    = 20 * 8 // the lowest code address
	moduleMaxPC    = 21 * 8 // and behind the highest
	moduleFuncData = 40 * 8 // base of all offsets of function data

	funcName      = 4  // offset of a function's name
	funcPCSP      = 16 // of its table of stack sizes
	funcPCFile    = 20 // of its table of files
	funcPCLine    = 24 // of its table of lines
	funcPCData    = 28 // how many further tables it has
	funcCU        = 32 // where the compilation unit's files begin
	funcStartLine = 36
	funcFuncData  = 43 // how many pieces of function data it has
	funcEnd       = 44
)

// Further tables and pieces of data of a function, by index
// (internal/abi/symtab.go).
const (
	pcdataUnsafePoint = 0 // where no signal may preempt; wasm has no signals
	pcdataInlining    = 2

	funcdataInlining = 3
	funcdataArgInfo  = 5

	absent     = 0xffffffff // in place of the offset of a piece of data
	inlineSize = 16         // bytes of one inlined call
	argInfoEnd = 0xff       // ends a function's argument info
)

// runtimeName is how the names of the runtime's functions begin.
const runtimeName = "runtime."

// dropTraces empties what only tracebacks read in the function table of a Go
// program's memory. Of names it leaves which functions are the runtime's. It
// returns which functions are never called, and what of the table follows from
// the rest.
func dropTraces(memory []byte) (unneeded []bool, x index, err error) {
	at := bytes.Index(memory, []byte(magic))
	if at < 0 || at+headerEnd > len(memory) || bytes.Contains(memory[at+1:], []byte(magic)) {
		return nil, index{}, fmt.Errorf("%w: no function table, or several", ErrLayout)
	}
	word := func(offset int) int { return int(binary.LittleEndian.Uint64(memory[offset:])) }
	start := func(part int) int { return at + word(at+part) }
	names, units, tables, funcs := start(headerNames), start(headerUnits), start(headerTable), start(headerFuncs)
	count := word(at + headerCount)
	if names <= at || units <= names || tables <= units || funcs <= tables ||
		funcs > len(memory) || count <= 0 || count > (len(memory)-funcs)/8 {
		return nil, index{}, fmt.Errorf("%w: a function table out of bounds", ErrLayout)
	}
	module := binary.LittleEndian.AppendUint64(nil, uint64(at))
	module = binary.LittleEndian.AppendUint64(module, uint64(names))
	data := bytes.Index(memory, module)
	if data < 0 || data+moduleFuncData+8 > len(memory) {
		return nil, index{}, fmt.Errorf("%w: no module data", ErrLayout)
	}
	base := word(data + moduleFuncData)
	if base <= funcs || base > len(memory) {
		return nil, index{}, fmt.Errorf("%w: function data out of bounds", ErrLayout)
	}
	t := traces{
		names:  memory[names:units],
		tables: memory[tables:funcs],
		data:   memory[base:],
		keep:   map[uint32]bool{}, drop: map[uint32]bool{},
		keepData: map[uint32]bool{}, dropData: map[uint32]int{},
	}
	for i := range count {
		start := funcs + int(binary.LittleEndian.Uint32(memory[funcs+8*i+4:]))
		if start+funcEnd > len(memory) {
			return nil, index{}, fmt.Errorf("%w: function %d out of bounds", ErrLayout, i)
		}
		f := memory[start:]
		size := funcEnd + 4*int(binary.LittleEndian.Uint32(f[funcPCData:])) + 4*int(f[funcFuncData])
		if size > funcEnd+4*32 || size > len(f) {
			return nil, index{}, fmt.Errorf("%w: function %d has too many tables", ErrLayout, i)
		}
		if err := t.function(f[:size]); err != nil {
			return nil, index{}, err
		}
	}
	clear(memory[units:tables])
	x = index{
		list: funcs, records: int(binary.LittleEndian.Uint32(memory[funcs+4:])),
		first: int(binary.LittleEndian.Uint32(memory[funcs:])), count: count,
		find:    word(data + moduleFind),
		buckets: (word(data+moduleMaxPC)-word(data+moduleMinPC)+bucketCode-1)/bucketCode - 1,
	}
	return t.unneeded, x, t.clear()
}

// traces sorts the names, tables and data of all functions into those that a
// run needs and those that only tracebacks do. Functions share what is equal.
type traces struct {
	names, tables, data []byte

	unneeded   []bool          // of each function, whether it is never called
	runtime    uint32          // offset of the name of the runtime's functions; 0 as long as it is not known
	keep, drop map[uint32]bool // offsets of tables
	keepData   map[uint32]bool // offsets of pieces of data
	dropData   map[uint32]int  // and their sizes
}

// function sorts the tables of one function, and cuts its ties to those that
// go. An offset of 0 is how the runtime knows that a function has no such
// table.
func (t *traces) function(f []byte) error {
	name := binary.LittleEndian.Uint32(f[funcName:])
	if int(name) > len(t.names) {
		return fmt.Errorf("%w: a function's name out of bounds", ErrLayout)
	}
	text, _, _ := bytes.Cut(t.names[name:], []byte{0})
	trapped := isUnneeded(string(text))
	t.unneeded = append(t.unneeded, trapped)
	// The scheduler knows its own goroutines by how the names of their functions
	// begin: one name serves all.
	if bytes.HasPrefix(text, []byte(runtimeName)) {
		if t.runtime == 0 {
			t.runtime = name
		}
		name = t.runtime
	} else {
		name = 0
	}
	binary.LittleEndian.PutUint32(f[funcName:], name)
	fields := []int{funcPCFile, funcPCLine}
	if trapped { // never on the stack
		fields = append(fields, funcPCSP)
	} else {
		t.keep[binary.LittleEndian.Uint32(f[funcPCSP:])] = true
	}
	for _, field := range fields {
		t.drop[binary.LittleEndian.Uint32(f[field:])] = true
		clear(f[field : field+4])
	}
	clear(f[funcCU : funcCU+4])
	clear(f[funcStartLine : funcStartLine+4])
	calls := 0
	tables := int(binary.LittleEndian.Uint32(f[funcPCData:]))
	for i := range tables {
		field := f[funcEnd+4*i:][:4]
		offset := binary.LittleEndian.Uint32(field)
		switch {
		case i == pcdataInlining:
			_, highest, ok := measure(t.tables, int(offset))
			if !ok {
				return fmt.Errorf("%w: a table of inlined calls out of bounds", ErrLayout)
			}
			calls = highest + 1
			fallthrough
		case i == pcdataUnsafePoint || trapped:
			t.drop[offset] = true
			clear(field)
		default:
			t.keep[offset] = true
		}
	}
	for i := range int(f[funcFuncData]) {
		field := f[funcEnd+4*(tables+i):][:4]
		offset := binary.LittleEndian.Uint32(field)
		if offset == absent {
			continue
		}
		if int(offset) > len(t.data) {
			return fmt.Errorf("%w: function data out of bounds", ErrLayout)
		}
		size := 0
		switch i {
		case funcdataInlining:
			size = calls * inlineSize
		case funcdataArgInfo:
			size = bytes.IndexByte(t.data[offset:], argInfoEnd) + 1
		default:
			t.keepData[offset] = true
			continue
		}
		if size > len(t.data)-int(offset) {
			return fmt.Errorf("%w: function data out of bounds", ErrLayout)
		}
		t.dropData[offset] = max(size, t.dropData[offset])
		binary.LittleEndian.PutUint32(field, absent)
	}
	return nil
}

// clear zeroes what no function needs any more.
func (t *traces) clear() error {
	for offset := range t.drop {
		if offset == 0 || t.keep[offset] {
			continue
		}
		size, _, ok := measure(t.tables, int(offset))
		if !ok {
			return fmt.Errorf("%w: a table of lines out of bounds", ErrLayout)
		}
		clear(t.tables[offset : int(offset)+size])
	}
	for offset, size := range t.dropData {
		if !t.keepData[offset] {
			clear(t.data[offset : int(offset)+size])
		}
	}
	clear(t.names)
	if t.runtime > 0 {
		copy(t.names[t.runtime:], runtimeName)
	}
	return nil
}

// measure returns the size of a table and the highest value in it. A table
// holds pairs of a step in value and a step in position, and ends with a value
// step of 0 that is not the first.
func measure(all []byte, offset int) (size, highest int, ok bool) {
	if offset > len(all) {
		return 0, 0, false
	}
	at, current := offset, -1
	highest = -1
	for first := true; ; first = false {
		step, size := binary.Uvarint(all[at:])
		if size <= 0 {
			return 0, 0, false
		}
		at += size
		if step == 0 && !first {
			return at - offset, highest, true
		}
		current += int(int32(uint32(step>>1) ^ -uint32(step&1)))
		highest = max(highest, current)
		if _, size = binary.Uvarint(all[at:]); size <= 0 {
			return 0, 0, false
		}
		at += size
	}
}

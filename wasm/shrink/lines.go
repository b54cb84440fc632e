package shrink

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// The layout of the function table that Go's linker writes, as package runtime
// reads it (runtime/symtab.go: pcHeader, _func). All numbers are little endian.
const (
	magic = "\xf1\xff\xff\xff\x00\x00\x01\x08" // Go 1.20 on, steps of 1 byte, 8-byte words

	headerCount = 8 // number of functions
	headerTable = 8 + 6*8
	headerFuncs = 8 + 7*8
	headerEnd   = 8 + 8*8

	funcPCFile    = 20 // offset of a function's table of files
	funcPCLine    = 24 // of its table of lines
	funcPCData    = 28 // how many further tables it has
	funcCU        = 32 // where the compilation unit's files begin
	funcStartLine = 36
	funcFuncData  = 43 // how many pieces of function data it has
	funcEnd       = 44

	pcdataInlining   = 2 // index of the table of inlined calls
	funcdataInlining = 3 // index of the tree of inlined calls
	absent           = 0xffffffff
)

// dropLines empties what only tracebacks read in the function table of a Go
// program's memory. An offset of 0 is how the runtime knows that a function
// has no such table.
func dropLines(memory []byte) error {
	at := bytes.Index(memory, []byte(magic))
	if at < 0 || at+headerEnd > len(memory) || bytes.Contains(memory[at+1:], []byte(magic)) {
		return fmt.Errorf("%w: no function table, or several", ErrLayout)
	}
	word := func(offset int) int { return int(binary.LittleEndian.Uint64(memory[at+offset:])) }
	count, tables, funcs := word(headerCount), at+word(headerTable), at+word(headerFuncs)
	if count <= 0 || count > 1<<20 || tables <= at || funcs <= tables || funcs+8*count > len(memory) {
		return fmt.Errorf("%w: a function table out of bounds", ErrLayout)
	}
	t := lineTables{bytes: memory[tables:funcs], keep: map[uint32]bool{}, drop: map[uint32]bool{}}
	for i := range count {
		start := funcs + int(binary.LittleEndian.Uint32(memory[funcs+8*i+4:]))
		if start+funcEnd > len(memory) {
			return fmt.Errorf("%w: function %d out of bounds", ErrLayout, i)
		}
		f := memory[start:]
		size := funcEnd + 4*int(binary.LittleEndian.Uint32(f[funcPCData:])) + 4*int(f[funcFuncData])
		if size > funcEnd+4*32 || size > len(f) {
			return fmt.Errorf("%w: function %d has too many tables", ErrLayout, i)
		}
		t.function(f[:size])
	}
	return t.clear()
}

// lineTables sorts the tables of all functions into those that a run needs and
// those that only tracebacks do. Functions share equal tables.
type lineTables struct {
	bytes      []byte
	keep, drop map[uint32]bool
}

// function sorts the tables of one function, and cuts its ties to those that
// go.
func (t *lineTables) function(f []byte) {
	const pcsp = 16
	t.keep[binary.LittleEndian.Uint32(f[pcsp:])] = true
	for _, field := range []int{funcPCFile, funcPCLine} {
		t.drop[binary.LittleEndian.Uint32(f[field:])] = true
		clear(f[field : field+4])
	}
	clear(f[funcCU : funcCU+4])
	clear(f[funcStartLine : funcStartLine+4])
	tables := int(binary.LittleEndian.Uint32(f[funcPCData:]))
	for i := range tables {
		field := f[funcEnd+4*i:][:4]
		offset := binary.LittleEndian.Uint32(field)
		if i == pcdataInlining {
			t.drop[offset] = true
			clear(field)
		} else {
			t.keep[offset] = true
		}
	}
	if int(f[funcFuncData]) > funcdataInlining {
		binary.LittleEndian.PutUint32(f[funcEnd+4*(tables+funcdataInlining):], absent)
	}
}

// clear zeroes the tables that no function needs any more.
func (t *lineTables) clear() error {
	for offset := range t.drop {
		if offset == 0 || t.keep[offset] {
			continue
		}
		size, ok := tableSize(t.bytes, int(offset))
		if !ok {
			return fmt.Errorf("%w: a table of lines out of bounds", ErrLayout)
		}
		clear(t.bytes[offset : int(offset)+size])
	}
	return nil
}

// tableSize measures a table: pairs of a step in value and a step in position,
// ended by a value step of 0 that is not the first.
func tableSize(all []byte, offset int) (int, bool) {
	if offset > len(all) {
		return 0, false
	}
	at := offset
	for first := true; ; first = false {
		value, size := binary.Uvarint(all[at:])
		if size <= 0 {
			return 0, false
		}
		at += size
		if value == 0 && !first {
			return at - offset, true
		}
		if _, size = binary.Uvarint(all[at:]); size <= 0 {
			return 0, false
		}
		at += size
	}
}

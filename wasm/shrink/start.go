package shrink

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// index is what a function table holds only so that the runtime finds its way:
// where each function's record is, which function it belongs to, and which
// function each stretch of code addresses is in. It follows from the records,
// so that the module can write it itself when it starts.
type index struct {
	list    int // address of the list of functions: number and offset of the record of each
	records int // offset of the first record, from the list
	first   int // number of the first function
	count   int // how many functions
	find    int // address of the buckets, each with the function that its code addresses are in
	buckets int // how many; the last, which may be shorter, not among them
}

const (
	listEntry   = 8
	recordAlign = 8

	bucketSize  = 20
	bucketShift = 4                              // of a number of a bucket, to that of its function
	bucketCode  = 1 << (placeBits - bucketShift) // code addresses of a bucket
	startLoop   = "\x03\x40"                     // loop
	startAgain  = "\x49\x0d\x00\x0b"             // i32.lt_u, br_if 0, end
)

// drop clears the index in memory, after it has made sure that the module will
// write the same.
func (x index) drop(memory []byte) error {
	if x.list < 0 || x.records < 0 || x.records > len(memory) || x.find < 0 || x.find > len(memory) || x.count <= 0 || x.buckets <= 0 ||
		x.buckets > len(memory)/bucketSize || x.list+x.count*listEntry > len(memory) || x.find+x.buckets*bucketSize > len(memory) {
		return fmt.Errorf("%w: a function index out of bounds", ErrLayout)
	}
	number := func(at int) int { return int(binary.LittleEndian.Uint32(memory[at:])) }
	offset := x.records
	for i := range x.count {
		entry, record := x.list+i*listEntry, x.list+offset
		if record+funcEnd > len(memory) || number(entry) != x.first+i || number(entry+4) != offset || number(record) != x.first+i {
			return fmt.Errorf("%w: function %d is not where it should be", ErrLayout, i)
		}
		clear(memory[entry : entry+listEntry])
		clear(memory[record : record+4])
		offset += funcEnd + 4*(number(record+funcPCData)+int(memory[record+funcFuncData]))
		offset = (offset + recordAlign - 1) &^ (recordAlign - 1)
	}
	for i := range x.buckets {
		bucket := memory[x.find+i*bucketSize:][:bucketSize]
		if int(binary.LittleEndian.Uint32(bucket)) != i>>bucketShift || slices.Max(bucket[4:]) > 0 {
			return fmt.Errorf("%w: code addresses of another function than they should be", ErrLayout)
		}
		clear(bucket)
	}
	return nil
}

// writer is the body of a function that writes the index.
func (x index) writer() []byte {
	const number, at, record = "\x00", "\x01", "\x02" // locals
	const get, set, tee = "\x20", "\x21", "\x22"
	const add, and, left, right = "\x6a", "\x71", "\x74", "\x76"
	operand := func(n int) string { return string(binary.AppendUvarint(nil, uint64(n))) }
	store := func(offset int) string { return "\x36\x02" + operand(offset) }
	value := func(n int) string { return string(appendInt([]byte{opI32Const}, n)) }
	return []byte("\x01\x03\x7f" + // three 32-bit locals
		value(x.first) + set + number +
		value(x.list) + set + at +
		value(x.records) + set + record +
		startLoop +
		get + at + get + number + store(0) +
		get + at + get + record + store(4) +
		get + record + get + number + store(x.list) +
		get + at + value(listEntry) + add + set + at +
		get + record + get + record + "\x28\x02" + operand(x.list+funcPCData) + // i32.load
		get + record + "\x2d\x00" + operand(x.list+funcFuncData) + // i32.load8_u
		add + value(2) + left + add + value(funcEnd+recordAlign-1) + add + value(-recordAlign) + and + set + record +
		get + number + value(1) + add + tee + number + value(x.first+x.count) + startAgain +
		value(0) + set + number +
		value(x.find) + set + at +
		startLoop +
		get + at + get + number + value(bucketShift) + right + store(0) +
		get + at + value(bucketSize) + add + set + at +
		get + number + value(1) + add + tee + number + value(x.buckets) + startAgain +
		"\x0b")
}

const (
	sectionType     = 1
	sectionImport   = 2
	sectionFunction = 3
	sectionStart    = 8
	sectionElement  = 9
)

// addStart adds a function that the module calls when it starts.
func addStart(sections []section, body []byte) ([]section, error) {
	var out []section
	kind, imports, functions := 0, 0, 0
	starts, complete := false, false
	for _, s := range sections {
		r := reader{s.body}
		switch s.id {
		case sectionType:
			kind = r.uint()
			s.body = slices.Concat(binary.AppendUvarint(nil, uint64(kind+1)), r.rest, []byte{0x60, 0, 0})
		case sectionImport:
			const function = 0
			for imports = r.uint(); len(r.rest) > 0; {
				r.take(r.uint())
				r.take(r.uint())
				if r.byte() != function {
					return nil, fmt.Errorf("%w: an import that is not a function", ErrLayout)
				}
				r.uint()
			}
		case sectionFunction:
			functions = r.uint()
			s.body = binary.AppendUvarint(slices.Concat(binary.AppendUvarint(nil, uint64(functions+1)), r.rest), uint64(kind))
		case sectionElement:
			starts = true
			out = append(out, section{sectionStart, binary.AppendUvarint(nil, uint64(imports+functions))})
		case sectionCode:
			complete = starts && r.uint() == functions
			s.body = slices.Concat(binary.AppendUvarint(nil, uint64(functions+1)), r.rest, binary.AppendUvarint(nil, uint64(len(body))), body)
		}
		out = append(out, s)
	}
	if !complete {
		return nil, fmt.Errorf("%w: no code, or no table of functions", ErrLayout)
	}
	return out, nil
}

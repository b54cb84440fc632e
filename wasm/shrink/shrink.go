// Package shrink makes a WebAssembly module built by Go smaller to send.
//
// In: a module as Go's linker wrote it. Out: a module that does the same, less
// what only tracebacks and preemption by signals read: files, line numbers,
// inlined calls, arguments and names of functions; with its data in a few large
// segments in place of tens of thousands of small ones; without the bodies of
// functions that are never called, and without what it can compute when it
// starts; and with its code written so that it compresses well. Of the engine that saves a third after
// compression.
package shrink

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// ErrLayout reports a module that is not laid out as this package knows Go's
// modules to be, such as one from another release of Go.
var ErrLayout = errors.New("unknown layout")

// Module returns a smaller module. The error wraps ErrLayout.
func Module(module []byte) ([]byte, error) {
	sections, err := split(module)
	if err != nil {
		return nil, err
	}
	var unneeded []bool
	var x index
	for i, s := range sections {
		switch s.id {
		case sectionStart, sectionDataCount:
			return nil, fmt.Errorf("%w: section %d", ErrLayout, s.id)
		case sectionData:
			memory, segments, err := load(s.body)
			if err != nil {
				return nil, err
			}
			if unneeded, x, err = dropTraces(memory); err != nil {
				return nil, err
			}
			if err := x.drop(memory); err != nil {
				return nil, err
			}
			sections[i].body = store(memory, segments)
		}
	}
	for i, s := range sections {
		if s.id == sectionCode {
			if sections[i].body, err = code(s.body, unneeded); err != nil {
				return nil, err
			}
		}
	}
	if sections, err = addStart(sections, x.writer()); err != nil {
		return nil, err
	}
	out := slices.Clone(module[:headerSize])
	for _, s := range sections {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out, nil
}

const (
	headerSize       = 8
	sectionCode      = 10
	sectionData      = 11
	sectionDataCount = 12
)

type section struct {
	id   byte
	body []byte
}

func split(module []byte) ([]section, error) {
	if len(module) < headerSize || string(module[:headerSize]) != "\x00asm\x01\x00\x00\x00" {
		return nil, fmt.Errorf("%w: not a WebAssembly module", ErrLayout)
	}
	var sections []section
	for r := (reader{module[headerSize:]}); len(r.rest) > 0; {
		id := r.byte()
		body := r.take(r.uint())
		if body == nil {
			return nil, fmt.Errorf("%w: section %d is cut off", ErrLayout, id)
		}
		sections = append(sections, section{id, body})
	}
	return sections, nil
}

// segment is a range of memory that the module fills at its start.
type segment struct{ start, end int }

// maxMemory bounds the memory image of a module.
const maxMemory = 256 << 20

// load lays a data section out as the memory it fills.
func load(body []byte) (memory []byte, segments []segment, err error) {
	r := reader{body}
	for range r.uint() {
		const active, i32Const, end = 0x00, 0x41, 0x0b
		if r.byte() != active || r.byte() != i32Const {
			return nil, nil, fmt.Errorf("%w: a data segment that is not at a fixed address", ErrLayout)
		}
		start := r.int()
		if r.byte() != end {
			return nil, nil, fmt.Errorf("%w: a data segment at a computed address", ErrLayout)
		}
		data := r.take(r.uint())
		if data == nil || start < 0 || start+len(data) > maxMemory {
			return nil, nil, fmt.Errorf("%w: a data segment out of bounds", ErrLayout)
		}
		s := segment{start, start + len(data)}
		if s.end > len(memory) {
			memory = append(memory, make([]byte, s.end-len(memory))...)
		}
		copy(memory[s.start:], data)
		segments = append(segments, s)
	}
	slices.SortFunc(segments, func(a, b segment) int { return a.start - b.start })
	return memory, segments, nil
}

// gap is the longest run of zeros that is written out to save the head of one
// more segment. Compressed, zeros cost less than heads.
const gap = 256

// store writes memory as a data section.
func store(memory []byte, segments []segment) []byte {
	var merged []segment
	for _, s := range segments {
		if last := len(merged) - 1; last >= 0 && s.start-merged[last].end <= gap {
			merged[last].end = max(merged[last].end, s.end)
		} else {
			merged = append(merged, s)
		}
	}
	merged = cut(memory, merged)
	out := binary.AppendUvarint(nil, uint64(len(merged)))
	for _, s := range merged {
		out = append(out, 0x00, 0x41)
		out = appendInt(out, s.start)
		out = append(out, 0x0b)
		out = binary.AppendUvarint(out, uint64(s.end-s.start))
		out = append(out, memory[s.start:s.end]...)
	}
	return out
}

// cut takes long runs of zeros out of segments: memory is zero to begin with.
func cut(memory []byte, segments []segment) []segment {
	const long = 4096
	var out []segment
	for _, s := range segments {
		start, zeros := s.start, 0
		for at := s.start; at < s.end; at++ {
			if memory[at] == 0 {
				zeros++
				continue
			}
			if zeros >= long {
				if at-zeros > start {
					out = append(out, segment{start, at - zeros})
				}
				start = at
			}
			zeros = 0
		}
		if s.end-zeros > start {
			out = append(out, segment{start, s.end - zeros})
		}
	}
	return out
}

// appendInt appends a signed LEB128 number.
func appendInt(out []byte, n int) []byte {
	for {
		low := byte(n & 0x7f)
		n >>= 7
		if n == 0 && low&0x40 == 0 || n == -1 && low&0x40 != 0 {
			return append(out, low)
		}
		out = append(out, low|0x80)
	}
}

// reader takes values off the front of bytes. Past the end it returns zeros.
type reader struct{ rest []byte }

func (r *reader) byte() byte {
	if len(r.rest) == 0 {
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *reader) uint() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > maxMemory {
		r.rest = nil
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// int reads a signed LEB128 number.
func (r *reader) int() int {
	n, shift := 0, 0
	for {
		b := r.byte()
		n |= int(b&0x7f) << shift
		shift += 7
		if b&0x80 == 0 || shift > 35 {
			if b&0x40 != 0 {
				n -= 1 << shift
			}
			return n
		}
	}
}

// take returns the next size bytes; nil where there are not as many.
func (r *reader) take(size int) []byte {
	if size > len(r.rest) {
		r.rest = nil
		return nil
	}
	taken := r.rest[:size:size]
	r.rest = r.rest[size:]
	return taken
}

package guard

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// xdr reads values of RFC 4506 off the front of a body. After an error all it
// reads is zero.
type xdr struct {
	rest []byte
	err  error
}

var errShort = errors.New("it ends in the middle of a value")

func (x *xdr) take(n int) []byte {
	if x.err == nil && n > len(x.rest) {
		x.err = errShort
	}
	if x.err != nil {
		return nil
	}
	taken := x.rest[:n]
	x.rest = x.rest[n:]
	return taken
}

func (x *xdr) word() uint32 {
	if b := x.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

// bytes reads what has a length before it: a string, or opaque bytes.
func (x *xdr) bytes() []byte {
	n := x.word()
	if x.err == nil && uint64(n) > uint64(len(x.rest)) {
		x.err = fmt.Errorf("a string of %d bytes where there are %d", n, len(x.rest))
	}
	padded := x.take((int(n) + 3) &^ 3)
	if x.err != nil {
		return nil
	}
	return padded[:n]
}

// is reads the word before something optional.
func (x *xdr) is() bool {
	w := x.word()
	if w > 1 && x.err == nil {
		x.err = fmt.Errorf("%d where there is something (1) or nothing (0)", w)
	}
	return w == 1 && x.err == nil
}

// check tells whether a body has a shape and nothing after it. A client may
// then allocate what the lengths in it say. In a shape stand
//
//	i    a word: int, unsigned int, bool, enum, char
//	h    two words: hyper, unsigned hyper
//	s    a string, or opaque bytes
//	u    a UUID
//	n    a CPU model, 32 chars of a word each
//	p    a typed parameter's value (virTypedParameterType)
//	(…)  something optional
//	[…]  any number of the same
func check(shape string, body []byte) error {
	x := xdr{rest: body}
	x.scan(shape)
	if x.err == nil && len(x.rest) > 0 {
		x.err = fmt.Errorf("%d bytes after its end", len(x.rest))
	}
	return x.err
}

func (x *xdr) scan(shape string) {
	for i := 0; i < len(shape) && x.err == nil; i++ {
		switch shape[i] {
		case 'i':
			x.take(4)
		case 'h':
			x.take(8)
		case 's':
			x.bytes()
		case 'u':
			x.take(16)
		case 'n':
			x.take(32 * 4)
		case 'p':
			x.parameter()
		case '(':
			inner := group(shape[i:])
			if x.is() {
				x.scan(inner)
			}
			i += len(inner) + 1
		case '[':
			inner := group(shape[i:])
			n := x.word()
			// No element is shorter than a word.
			if x.err == nil && uint64(n)*4 > uint64(len(x.rest)) {
				x.err = fmt.Errorf("%d elements in %d bytes", n, len(x.rest))
			}
			for ; n > 0 && x.err == nil; n-- {
				x.scan(inner)
			}
			i += len(inner) + 1
		}
	}
}

// group gives what stands in the brackets with which a shape begins.
func group(shape string) string {
	depth := 0
	for i := range shape {
		switch shape[i] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return shape[1:i]
			}
		}
	}
	panic("guard: brackets of a shape do not match: " + shape)
}

func (x *xdr) parameter() {
	switch kind := x.word(); kind {
	case 1, 2, 6:
		x.take(4)
	case 3, 4, 5:
		x.take(8)
	case 7:
		x.bytes()
	default:
		if x.err == nil {
			x.err = fmt.Errorf("a parameter of type %d", kind)
		}
	}
}

// longestMessage of a daemon is passed on, in bytes.
const longestMessage = 4 << 10

// readError reads what a daemon answers instead of a result
// (virNetMessageError), as far as it is of use.
func readError(body []byte) (*DaemonError, error) {
	x := xdr{rest: body}
	e := &DaemonError{Code: x.word()}
	x.word() // which part of libvirt it comes from
	if x.is() {
		text := x.bytes()
		e.Message = string(text[:min(len(text), longestMessage)])
	}
	x.word() // level
	if e.Code == 0 {
		e.Code = 1 // VIR_ERR_INTERNAL_ERROR; clients take 0 for success
	}
	return e, x.err
}

// errorFrame writes an error so that every client reads it alike: go-libvirt
// reads a message even where none is said to be.
func errorFrame(h header, e *DaemonError) []byte {
	words := func(to []byte, words ...uint32) []byte {
		for _, w := range words {
			to = binary.BigEndian.AppendUint32(to, w)
		}
		return to
	}
	text := e.Error()
	body := words(nil, e.Code, 0, 1, uint32(len(text)))
	body = append(body, text...)
	body = append(body, make([]byte, -len(text)&3)...)
	body = words(body, 2, 0, 0, 0, 0, 0, 0, 0) // level: error; no domain, no strings, 0 and 0, no network
	return h.frame(body)
}

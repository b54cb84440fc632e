package jsontext

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Raw is JSON that stands in a message as it is.
type Raw []byte

var rawType = reflect.TypeFor[Raw]()

// Writer writes values as JSON. It works out once how each type is written,
// so one Writer should serve many values. The zero Writer is ready.
type Writer struct {
	plans map[reflect.Type]*plan
}

// plan is how the values of one type are written.
type plan struct {
	kind    kind
	quoted  bool  // a number in quotes
	item    *plan // of a slice, or of what a pointer points to
	members []member
}

type kind uint8

const (
	structKind kind = iota
	sliceKind
	rawKind
	stringKind
	boolKind
	intKind
	uintKind
	pointerKind
	interfaceKind
)

// member is how one struct field is written.
type member struct {
	index     int
	key       string // `"name":`
	omitEmpty bool
	plan      *plan
}

// Append appends v as JSON to out. It panics on a kind that messages are not
// made of: that is a mistake in a message's type, found by any test of it.
func (w *Writer) Append(out []byte, v any) []byte {
	value := reflect.ValueOf(v)
	return w.append(out, value, w.planOf(value.Type()))
}

func (w *Writer) planOf(t reflect.Type) *plan {
	if p, known := w.plans[t]; known {
		return p
	}
	if w.plans == nil {
		w.plans = map[reflect.Type]*plan{}
	}
	p := &plan{}
	w.plans[t] = p // before what it is made of, which may hold it again
	switch t.Kind() {
	case reflect.Struct:
		p.kind = structKind
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				p.members = append(p.members, w.memberOf(i, f))
			}
		}
	case reflect.Slice:
		if p.kind = rawKind; t != rawType {
			p.kind, p.item = sliceKind, w.planOf(t.Elem())
		}
	case reflect.String:
		p.kind = stringKind
	case reflect.Bool:
		p.kind = boolKind
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.kind = intKind
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.kind = uintKind
	case reflect.Pointer:
		p.kind, p.item = pointerKind, w.planOf(t.Elem())
	case reflect.Interface:
		p.kind = interfaceKind
	default:
		panic("jsontext: no message has a " + t.String())
	}
	return p
}

func (w *Writer) memberOf(index int, f reflect.StructField) member {
	name, option := tagOf(f)
	m := member{
		index: index, key: string(AppendString(nil, name)) + ":",
		omitEmpty: option == "omitempty", plan: w.planOf(f.Type),
	}
	if option == "string" {
		quoted := *m.plan
		quoted.quoted = true
		m.plan = &quoted
	}
	return m
}

func (w *Writer) append(out []byte, v reflect.Value, p *plan) []byte {
	switch p.kind {
	case structKind:
		return w.appendStruct(out, v, p)
	case sliceKind:
		return w.appendSlice(out, v, p)
	case rawKind:
		if v.Len() == 0 {
			return append(out, "null"...)
		}
		return append(out, v.Bytes()...)
	case stringKind:
		return AppendString(out, v.String())
	case boolKind:
		return strconv.AppendBool(out, v.Bool())
	case intKind:
		return appendNumber(out, v.Int() < 0, uint64(max(v.Int(), -v.Int())), p.quoted)
	case uintKind:
		return appendNumber(out, false, v.Uint(), p.quoted)
	}
	if v.IsNil() {
		return append(out, "null"...)
	}
	v = v.Elem()
	if p.kind == interfaceKind {
		return w.append(out, v, w.planOf(v.Type()))
	}
	return w.append(out, v, p.item)
}

// sample is how many items of a list tell how large the others may be.
const sample = 64

func (w *Writer) appendSlice(out []byte, v reflect.Value, p *plan) []byte {
	start, size := len(out), v.Len()
	out = append(out, '[')
	for i := range size {
		if i > 0 {
			out = append(out, ',')
		}
		if i == sample {
			// Room for all of a long list at once: a message that is moved as
			// it grows leaves its own size behind as garbage.
			out = slices.Grow(out, (len(out)-start)/sample*(size-sample)*9/8)
		}
		out = w.append(out, v.Index(i), p.item)
	}
	return append(out, ']')
}

func appendNumber(out []byte, negative bool, n uint64, quoted bool) []byte {
	if quoted {
		out = append(out, '"')
	}
	if negative {
		out = append(out, '-')
	}
	out = strconv.AppendUint(out, n, 10)
	if quoted {
		out = append(out, '"')
	}
	return out
}

// room is how much a struct may need before the next look at the space left.
const room = 256

func (w *Writer) appendStruct(out []byte, v reflect.Value, p *plan) []byte {
	if cap(out)-len(out) < room {
		// Twice as large at a time: append alone grows by a quarter, which
		// leaves several times the size of the message behind.
		out = slices.Grow(out, cap(out)+room)
	}
	out = append(out, '{')
	first := true
	for i := range p.members {
		m := &p.members[i]
		field := v.Field(m.index)
		if m.omitEmpty && field.IsZero() {
			continue
		}
		if !first {
			out = append(out, ',')
		}
		first = false
		out = append(out, m.key...)
		out = w.append(out, field, m.plan)
	}
	return append(out, '}')
}

// tagOf returns the name of a field in JSON and its one option.
func tagOf(f reflect.StructField) (name, option string) {
	name, option, _ = strings.Cut(f.Tag.Get("json"), ",")
	if name == "" {
		name = f.Name
	}
	return name, option
}

const hexDigits = "0123456789abcdef"

// AppendString appends s as a JSON string. Bytes that are no UTF-8 become
// U+FFFD; U+2028 and U+2029 are escaped, as JavaScript once ended lines there.
func AppendString(out []byte, s string) []byte {
	out = append(out, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != '"' && c != '\\' && c != 0x7f {
				i++
				continue
			}
			out = append(out, s[start:i]...)
			switch c {
			case '"', '\\':
				out = append(out, '\\', c)
			case '\n':
				out = append(out, '\\', 'n')
			case '\r':
				out = append(out, '\\', 'r')
			case '\t':
				out = append(out, '\\', 't')
			default:
				out = append(out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
			out = append(out, s[start:i]...)
			out = append(out, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
			start = i + size
		}
		i += size
	}
	out = append(out, s[start:]...)
	return append(out, '"')
}

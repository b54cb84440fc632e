package jsontext

import (
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Raw is JSON that stands in a message as it is.
type Raw []byte

var rawType = reflect.TypeFor[Raw]()

// Writer writes values as JSON. It remembers how each type is written, so one
// Writer should serve many values. The zero Writer is ready.
type Writer struct {
	plans map[reflect.Type][]member
}

// member is how one struct field is written.
type member struct {
	index     int
	key       string // `"name":`
	quoted    bool   // tag option string: a number in quotes
	omitEmpty bool
}

// Append appends v as JSON to out. It panics on a kind that messages are not
// made of: that is a mistake in a message's type, found by any test of it.
func (w *Writer) Append(out []byte, v any) []byte {
	return w.append(out, reflect.ValueOf(v), false)
}

func (w *Writer) append(out []byte, v reflect.Value, quoted bool) []byte {
	switch v.Kind() {
	case reflect.Struct:
		return w.appendStruct(out, v)
	case reflect.Slice:
		if v.Type() == rawType {
			if v.Len() == 0 {
				return append(out, "null"...)
			}
			return append(out, v.Bytes()...)
		}
		out = append(out, '[')
		for i := range v.Len() {
			if i > 0 {
				out = append(out, ',')
			}
			out = w.append(out, v.Index(i), false)
		}
		return append(out, ']')
	case reflect.String:
		return AppendString(out, v.String())
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if quoted {
			return append(strconv.AppendInt(append(out, '"'), v.Int(), 10), '"')
		}
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if quoted {
			return append(strconv.AppendUint(append(out, '"'), v.Uint(), 10), '"')
		}
		return strconv.AppendUint(out, v.Uint(), 10)
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return append(out, "null"...)
		}
		return w.append(out, v.Elem(), quoted)
	}
	panic("jsontext: no message has a " + v.Kind().String())
}

func (w *Writer) appendStruct(out []byte, v reflect.Value) []byte {
	members, known := w.plans[v.Type()]
	if !known {
		members = membersOf(v.Type())
		if w.plans == nil {
			w.plans = map[reflect.Type][]member{}
		}
		w.plans[v.Type()] = members
	}
	out = append(out, '{')
	first := true
	for i := range members {
		m := &members[i]
		field := v.Field(m.index)
		if m.omitEmpty && field.IsZero() {
			continue
		}
		if !first {
			out = append(out, ',')
		}
		first = false
		out = append(out, m.key...)
		out = w.append(out, field, m.quoted)
	}
	return append(out, '}')
}

func membersOf(t reflect.Type) []member {
	var members []member
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			name, options := tagOf(f)
			members = append(members, member{
				index: i, key: string(AppendString(nil, name)) + ":",
				quoted: options == "string", omitEmpty: options == "omitempty",
			})
		}
	}
	return members
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

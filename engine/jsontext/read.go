package jsontext

import (
	"reflect"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"ringlab/engine/words"
)

// maxDepth bounds the nesting of JSON that is read.
const maxDepth = 64

// Error says what is wrong with a JSON text, and at which byte.
type Error struct {
	Offset int
	What   string
}

func (e *Error) Error() string { return words.Format("JSON at byte %d: %s", e.Offset, e.What) }

// Read fills the struct that v points to from a JSON text. A member that the
// struct does not have is passed over; one that the text does not have stays
// as it is; null leaves its field as it is. The error is an *Error.
func Read(text []byte, v any) error {
	r := reader{text: text}
	if err := r.value(reflect.ValueOf(v).Elem(), 0); err != nil {
		return err
	}
	r.space()
	if r.at < len(text) {
		return r.fail("text after the value")
	}
	return nil
}

type reader struct {
	text []byte
	at   int
}

func (r *reader) fail(format string, args ...any) error {
	return &Error{Offset: r.at, What: words.Format(format, args...)}
}

func (r *reader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

// next passes white space and returns the byte that follows, 0 at the end.
func (r *reader) next() byte {
	r.space()
	if r.at == len(r.text) {
		return 0
	}
	return r.text[r.at]
}

func (r *reader) value(v reflect.Value, depth int) error {
	if depth > maxDepth {
		return r.fail("nested more than %d deep", maxDepth)
	}
	c := r.next()
	if v.IsValid() && v.Type() == rawType {
		start := r.at
		if err := r.value(reflect.Value{}, depth); err != nil {
			return err
		}
		v.SetBytes(r.text[start:r.at:r.at])
		return nil
	}
	switch {
	case c == 'n':
		return r.word("null")
	case c == '{':
		return r.object(v, depth)
	case c == '[':
		return r.array(v, depth)
	case c == '"':
		return r.stringValue(v)
	case c == 't' || c == 'f':
		return r.boolean(v, c == 't')
	case c == '-' || '0' <= c && c <= '9':
		return r.number(v)
	case c == 0:
		return r.fail("it ends where a value should stand")
	}
	return r.fail("%q begins no value", c)
}

func (r *reader) word(word string) error {
	if len(r.text)-r.at < len(word) || string(r.text[r.at:r.at+len(word)]) != word {
		return r.fail("a word that is not %s", word)
	}
	r.at += len(word)
	return nil
}

// object reads into a struct, or passes over the object where v is not valid.
func (r *reader) object(v reflect.Value, depth int) error {
	if v.IsValid() {
		if v.Kind() == reflect.Pointer {
			v.Set(reflect.New(v.Type().Elem()))
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct {
			return r.fail("an object where a %s should stand", v.Kind())
		}
	}
	r.at++
	if r.next() == '}' {
		r.at++
		return nil
	}
	for {
		if r.next() != '"' {
			return r.fail("a member's name should stand here")
		}
		name, err := r.string()
		if err != nil {
			return err
		}
		if r.next() != ':' {
			return r.fail("“:” should stand here")
		}
		r.at++
		if err := r.value(memberNamed(v, name), depth+1); err != nil {
			return err
		}
		switch r.next() {
		case ',':
			r.at++
		case '}':
			r.at++
			return nil
		default:
			return r.fail("“,” or “}” should stand here")
		}
	}
}

func memberNamed(v reflect.Value, name string) reflect.Value {
	if !v.IsValid() {
		return v
	}
	t := v.Type()
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			if known, _ := tagOf(f); known == name {
				return v.Field(i)
			}
		}
	}
	return reflect.Value{}
}

func (r *reader) array(v reflect.Value, depth int) error {
	if v.IsValid() {
		if v.Kind() != reflect.Slice {
			return r.fail("an array where a %s should stand", v.Kind())
		}
		v.Set(reflect.MakeSlice(v.Type(), 0, 4))
	}
	r.at++
	if r.next() == ']' {
		r.at++
		return nil
	}
	for {
		item := reflect.Value{}
		if v.IsValid() {
			size := v.Len()
			v.Grow(1)
			v.SetLen(size + 1)
			item = v.Index(size)
			item.SetZero()
		}
		if err := r.value(item, depth+1); err != nil {
			return err
		}
		switch r.next() {
		case ',':
			r.at++
		case ']':
			r.at++
			return nil
		default:
			return r.fail("“,” or “]” should stand here")
		}
	}
}

func (r *reader) boolean(v reflect.Value, value bool) error {
	if v.IsValid() {
		if v.Kind() != reflect.Bool {
			return r.fail("a boolean where a %s should stand", v.Kind())
		}
		v.SetBool(value)
	}
	return r.word(strconv.FormatBool(value))
}

// number reads an integer; messages have no other numbers.
func (r *reader) number(v reflect.Value) error {
	start := r.at
	r.at++
	for r.at < len(r.text) {
		c := r.text[r.at]
		if (c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' && c != '+' && c != '-' {
			break
		}
		r.at++
	}
	digits := string(r.text[start:r.at])
	if !v.IsValid() {
		return nil
	}
	return r.integer(v, digits, start)
}

func (r *reader) integer(v reflect.Value, digits string, start int) error {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(digits, 10, v.Type().Bits())
		if err != nil {
			return &Error{Offset: start, What: words.Format("%q is no integer that fits", digits)}
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		n, err := strconv.ParseUint(digits, 10, v.Type().Bits())
		if err != nil {
			return &Error{Offset: start, What: words.Format("%q is no natural number that fits", digits)}
		}
		v.SetUint(n)
	default:
		return &Error{Offset: start, What: words.Format("a number where a %s should stand", v.Kind())}
	}
	return nil
}

// stringValue reads a string, or a number in quotes.
func (r *reader) stringValue(v reflect.Value) error {
	start := r.at
	s, err := r.string()
	switch {
	case err != nil || !v.IsValid():
		return err
	case v.Kind() == reflect.String:
		v.SetString(s)
		return nil
	case v.CanInt() || v.CanUint():
		return r.integer(v, s, start)
	}
	return &Error{Offset: start, What: words.Format("a string where a %s should stand", v.Kind())}
}

func (r *reader) string() (string, error) {
	r.at++
	start := r.at
	for r.at < len(r.text) && r.text[r.at] != '"' && r.text[r.at] != '\\' {
		if r.text[r.at] < 0x20 {
			return "", r.fail("a control character in a string")
		}
		r.at++
	}
	out := r.text[start:r.at:r.at]
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return string(out), nil
		case c == '\\':
			var err error
			if out, err = r.escape(out); err != nil {
				return "", err
			}
		case c < 0x20:
			return "", r.fail("a control character in a string")
		default:
			out = append(out, c)
			r.at++
		}
	}
	return "", r.fail("it ends inside a string")
}

func (r *reader) escape(out []byte) ([]byte, error) {
	if r.at+1 >= len(r.text) {
		return nil, r.fail("it ends inside a string")
	}
	c := r.text[r.at+1]
	switch c {
	case '"', '\\', '/':
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'u':
		high, ok := r.codeUnit(r.at)
		if !ok {
			return nil, r.fail("an escape that is not \\u and four hexadecimal digits")
		}
		r.at += 6
		if utf16.IsSurrogate(high) {
			low, ok := r.codeUnit(r.at)
			if pair := utf16.DecodeRune(high, low); ok && pair != utf8.RuneError {
				r.at += 6
				return utf8.AppendRune(out, pair), nil
			}
			high = utf8.RuneError
		}
		return utf8.AppendRune(out, high), nil
	default:
		return nil, r.fail("an unknown escape \\%c", c)
	}
	r.at += 2
	return append(out, c), nil
}

// codeUnit reads \uXXXX at a byte.
func (r *reader) codeUnit(at int) (rune, bool) {
	if at+6 > len(r.text) || r.text[at] != '\\' || r.text[at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(r.text[at+2:at+6]), 16, 16)
	return rune(n), err == nil
}

package value

import (
	"strconv"
	"strings"

	"ringlab/engine/stap/syntax"
)

// maxField bounds what a width or a precision can ask for, above what the
// runtime can print at once.
const maxField = 8192

// AppendFormat appends what printf prints. The arguments are given as two
// lists, the numbers and the strings among them, each in the order of the
// directives, and a `*` takes a number before its value.
//
// %m and %M read memory, which there is none of: their fault is returned as
// the address and true, and nothing is appended.
func AppendFormat(out []byte, verbs []syntax.Verb, longs []int64, texts []string) ([]byte, int64, bool) {
	start := len(out)
	for i := range verbs {
		v := &verbs[i]
		if v.Conv == 0 {
			out = append(out, v.Literal...)
			continue
		}
		f := field{width: v.Width, precision: v.Precision, flag: flagOf(v.Flags)}
		if v.StarWidth {
			f.width, longs = star(longs[0]), longs[1:]
		}
		if v.StarPrecision {
			f.precision, longs = star(longs[0]), longs[1:]
			if f.precision < 0 {
				f.precision = 0
			}
		}
		f.width = min(f.width, maxField)
		f.precision = min(f.precision, maxField)
		if v.Conv == 's' {
			out = f.text(out, texts[0])
			texts = texts[1:]
			continue
		}
		n := longs[0]
		longs = longs[1:]
		switch v.Conv {
		case 'm', 'M':
			return out[:start], n, true
		case 'c':
			out = f.char(out, byte(n))
		case 'b':
			out = f.bytes(out, n)
		default:
			out = f.number(out, v.Conv, n)
		}
	}
	return out, 0, false
}

// star is the width or precision that an argument gives: none if negative.
func star(n int64) int {
	if n < 0 {
		return -1
	}
	return int(min(n, maxField))
}

// flagOf returns the flag that counts. Only `-` may have another beside it.
func flagOf(flags string) byte {
	if strings.IndexByte(flags, '-') >= 0 {
		return '-'
	}
	if flags == "" {
		return 0
	}
	return flags[0]
}

// field is how a directive lays out its value; width and precision are -1
// where there is none.
type field struct {
	width, precision int
	flag             byte
}

// pad appends n bytes of c.
func pad(out []byte, c byte, n int) []byte {
	for ; n > 0; n-- {
		out = append(out, c)
	}
	return out
}

// place appends text within the field's width.
func (f *field) place(out []byte, text string) []byte {
	space := f.width - len(text)
	if f.flag != '-' {
		out = pad(out, ' ', space)
	}
	out = append(out, text...)
	if f.flag == '-' {
		out = pad(out, ' ', space)
	}
	return out
}

func (f *field) text(out []byte, s string) []byte {
	if f.precision >= 0 && f.precision < len(s) {
		s = s[:f.precision]
	}
	return f.place(out, s)
}

func (f *field) char(out []byte, c byte) []byte {
	return f.place(out, string([]byte{c}))
}

// bytes appends the low bytes of n as they lie in memory, width of them.
func (f *field) bytes(out []byte, n int64) []byte {
	size := 8
	switch f.width {
	case 1, 2, 4:
		size = f.width
	}
	for range size {
		out = append(out, byte(n))
		n >>= 8
	}
	return out
}

// number appends n in the base that conv asks for.
func (f *field) number(out []byte, conv byte, n int64) []byte {
	magnitude := uint64(n)
	sign, prefix := "", ""
	base := 10
	switch conv {
	case 'd', 'i':
		switch {
		case n < 0:
			magnitude = -magnitude
			sign = "-"
		case f.flag == '+' || f.flag == ' ':
			sign = string([]byte{f.flag})
		}
	case 'o':
		base = 8
		if f.flag == '#' {
			prefix = "0"
		}
	case 'x', 'X', 'p':
		base = 16
		if f.flag == '#' || conv == 'p' {
			prefix = "0x"
		}
	}
	digits := strconv.FormatUint(magnitude, base)
	if conv == 'X' {
		digits, prefix = strings.ToUpper(digits), strings.ToUpper(prefix)
	}
	zeros := f.precision - len(digits)
	space := f.width - len(sign) - len(prefix) - len(digits) - max(zeros, 0)
	switch f.flag {
	case '-':
		out = append(append(out, sign...), prefix...)
	case '0':
		out = append(append(out, sign...), prefix...)
		out = pad(out, '0', space)
	default:
		out = pad(out, ' ', space)
		out = append(append(out, sign...), prefix...)
	}
	out = pad(out, '0', zeros)
	out = append(out, digits...)
	if f.flag == '-' {
		out = pad(out, ' ', space)
	}
	return out
}

// Truncate cuts s to what a string of maxLen bytes, a closing zero included,
// can hold.
func Truncate(s string, maxLen int) string {
	if len(s) >= maxLen {
		return s[:max(maxLen-1, 0)]
	}
	return s
}

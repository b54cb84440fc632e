package value

import (
	"strconv"
	"strings"

	"ringlab/engine/stap/syntax"
)

// PrintLimit is how many bytes one call of a print function can print; the
// runtime drops the rest.
const PrintLimit = 8192

// maxDump is how many bytes %m and %M can be asked for.
const maxDump = 4096

// AppendFormat appends what printf prints, limit bytes at most. The arguments
// are given as two lists, the numbers and the strings among them, each in the
// order of the directives; a `*` takes a number before its value.
//
// %m and %M read memory, which there is none of: problem is then the error
// that the runtime gives, and nothing is appended.
func AppendFormat(out []byte, limit int, verbs []syntax.Verb, longs []int64, texts []string) (_ []byte, problem string) {
	start := len(out)
	for i := range verbs {
		v := &verbs[i]
		if v.Conv == 0 {
			out = append(out, v.Literal...)
			continue
		}
		f := field{width: v.Width, precision: v.Precision, flag: flagOf(v.Flags)}
		if v.StarWidth {
			f.width, longs = int(int32(longs[0])), longs[1:]
		}
		if v.StarPrecision {
			f.precision, longs = int(int32(longs[0])), longs[1:]
			if f.precision < 0 && v.Conv == 's' {
				f.precision = 0
			}
		}
		if v.Conv != 'm' && v.Conv != 'M' {
			// What has no room is not padded either: the last digit of a
			// number that is too wide still stands at the end.
			room := max(limit-(len(out)-start), 0)
			f.width, f.precision = min(f.width, room), min(f.precision, room)
		}
		if v.Conv == 's' {
			out = f.text(out, texts[0])
			texts = texts[1:]
			continue
		}
		n := longs[0]
		longs = longs[1:]
		switch v.Conv {
		case 'm', 'M':
			if v.StarPrecision && f.precision < 0 || f.precision > maxDump {
				return out[:start], strconv.Itoa(f.precision) + " is too many bytes for a memory dump"
			}
			return out[:start], "read fault [man error::fault] at 0x" + strconv.FormatUint(uint64(n), 16)
		case 'c':
			out = f.place(out, string([]byte{byte(n)}))
		case 'b':
			out = f.bytes(out, start+limit, n)
		default:
			out = f.number(out, v.Conv, n)
		}
	}
	if len(out)-start > limit {
		out = out[:start+limit]
	}
	return out, ""
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

// pad appends n bytes of c, as far as they can be printed at all.
func pad(out []byte, c byte, n int) []byte {
	for n = min(n, PrintLimit); n > 0; n-- {
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
	out = f.place(out, s)
	if f.flag == '0' {
		// The runtime fills with zeros on the wrong side, and with one only.
		out = append(out, 0)
	}
	return out
}

// bytes appends the low bytes of n as they lie in memory. The precision says
// how many, or else the width; zeros fill the width. Where they would go beyond
// end they are left out, though what follows is not.
func (f *field) bytes(out []byte, end int, n int64) []byte {
	size := 8
	switch {
	case f.precision == 1 || f.precision == 2 || f.precision == 4 || f.precision == 8:
		size = f.precision
	case f.width == 1 || f.width == 2 || f.width == 4:
		size = f.width
	}
	if f.flag != '-' {
		out = pad(out, 0, f.width-size)
	}
	if len(out)+size <= end {
		for range size {
			out = append(out, byte(n))
			n >>= 8
		}
	}
	if f.flag == '-' {
		out = pad(out, 0, f.width-size)
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

// Truncate cuts s to what a string of MAXSTRINGLEN maxLen can hold: what stands
// before a zero byte, and one byte less than maxLen.
func Truncate(s string, maxLen int) string {
	if i := strings.IndexByte(s, 0); i >= 0 {
		s = s[:i]
	}
	if len(s) >= maxLen {
		return s[:max(maxLen-1, 0)]
	}
	return s
}

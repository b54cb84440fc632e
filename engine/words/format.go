package words

import (
	"reflect"
	"strconv"
	"strings"
)

// Format formats as fmt.Sprintf does, for what the engine's texts need: the
// verbs %s, %d, %q, %c and %X with zero padding, arguments by number as in
// %[2]s, and %%. Package fmt would be a twentieth of the engine's size as
// WebAssembly.
func Format(format string, args ...any) string {
	var out []byte
	next := 0
	for {
		percent := strings.IndexByte(format, '%')
		if percent < 0 || percent == len(format)-1 {
			return string(append(out, format...))
		}
		out = append(out, format[:percent]...)
		format = format[percent+1:]
		if format[0] == '%' {
			out, format = append(out, '%'), format[1:]
			continue
		}
		if format[0] == '[' {
			if end := strings.IndexByte(format, ']'); end > 0 {
				if n, err := strconv.Atoi(format[1:end]); err == nil {
					next, format = n-1, format[end+1:]
				}
			}
		}
		width := 0
		for len(format) > 1 && '0' <= format[0] && format[0] <= '9' {
			width, format = width*10+int(format[0]-'0'), format[1:]
		}
		if format == "" {
			return string(out)
		}
		if next < 0 || next >= len(args) {
			out = append(out, "%!"+format[:1]+"(MISSING)"...)
		} else {
			out = appendArg(out, format[0], width, args[next])
		}
		next++
		format = format[1:]
	}
}

// appendArg appends one argument by its verb.
func appendArg(out []byte, verb byte, width int, arg any) []byte {
	v := reflect.ValueOf(arg)
	switch {
	case verb == 's' && v.Kind() == reflect.String:
		return append(out, v.String()...)
	case verb == 'q' && v.Kind() == reflect.String:
		return appendQuoted(out, v.String())
	case verb == 'd' && v.CanInt():
		return strconv.AppendInt(out, v.Int(), 10)
	case verb == 'd' && v.CanUint():
		return strconv.AppendUint(out, v.Uint(), 10)
	case verb == 'c' && v.CanInt():
		return append(out, string(rune(v.Int()))...)
	case verb == 'c' && v.CanUint():
		return append(out, string(rune(v.Uint()))...)
	case verb == 'X' && v.CanInt():
		return appendHex(out, uint64(v.Int()), width)
	case verb == 'X' && v.CanUint():
		return appendHex(out, v.Uint(), width)
	}
	switch arg := arg.(type) {
	case interface{ String() string }:
		return append(out, arg.String()...)
	case error:
		return append(out, arg.Error()...)
	}
	return append(out, "%!"+string(verb)...)
}

// appendQuoted quotes a string as Go would, but for characters beyond ASCII:
// they stand as they are. (strconv's table of which can be printed is large.)
func appendQuoted(out []byte, s string) []byte {
	out = append(out, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c == '\t':
			out = append(out, '\\', 't')
		case c < 0x20 || c == 0x7f:
			out = append(out, '\\', 'x')
			if c < 0x10 {
				out = append(out, '0')
			}
			out = strconv.AppendUint(out, uint64(c), 16)
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}

func appendHex(out []byte, n uint64, width int) []byte {
	digits := strings.ToUpper(strconv.FormatUint(n, 16))
	for range width - len(digits) {
		out = append(out, '0')
	}
	return append(out, digits...)
}

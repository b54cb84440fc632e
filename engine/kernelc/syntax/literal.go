package syntax

import (
	"strconv"
	"strings"

	"ringlab/engine/kernelc/report"
)

// Constant is the value of a number or a character.
type Constant struct {
	Kind ConstantKind
	// Value of an integer or a character, as 64 bits of two's complement; of a
	// wide character as sparse keeps it, without a sign.
	Value    uint64
	Unsigned bool
	Rank     int8 // of an integer: 0 int, 1 long, 2 long long
	// Suffix of a floating number, in lower case: 0 of a double, 'f', 'l'.
	Suffix byte
}

// ConstantKind is what kind of constant a literal is.
type ConstantKind uint8

// The kinds of constants.
const (
	BadConstant ConstantKind = iota // not a valid number
	IntegerConstant
	FloatConstant // its digits are the token's text
	CharConstant  // an int; of a wide one, a wchar_t
)

// LiteralProblem is what sparse says of a literal.
type LiteralProblem struct {
	Severity report.Severity
	Fatal    bool
	Code     string
	Text     string
	// Flag is the warning's name, where it has one and is not always given.
	Flag string
}

// NumberValue works out a number as sparse does: what the C library's strtoull can
// read with a suffix of u and l is an integer, what strtold can is a floating
// number, so that 08 is one.
func NumberValue(text string, long32 bool) (Constant, []LiteralProblem) {
	value, rest, overflow := wholeNumber(text)
	unsigned, rank, ok := integerSuffix(rest)
	if rest == text || !ok {
		return floatingNumber(text)
	}
	if overflow {
		return tooBig(text)
	}
	mayBeUnsigned := text[0] == '0' || unsigned
	var problems []LiteralProblem
	suffixless, beyondLong := false, false
	fits := func(bits uint) bool {
		if value>>(bits-1) == 0 {
			return true
		}
		if value>>(bits-1) == 1 && mayBeUnsigned {
			unsigned = true
			return true
		}
		return false
	}
	long := uint(64)
	if long32 {
		long = 32
	}
	switch {
	case rank == 0 && fits(32):
	case rank <= 1 && fits(long):
		suffixless = rank == 0
		rank = 1
	default:
		suffixless = rank < 2
		beyondLong = rank < 2 && value>>(long-1) == 1
		rank = 2
		if !fits(64) {
			problems = append(problems, LiteralProblem{Severity: report.Warning, Code: "constant",
				Text: "decimal constant " + text + " is too big for long long"})
			unsigned = true
		}
	}
	if suffixless {
		size := [...]string{"", " long", " long long"}[rank]
		if unsigned {
			size = " unsigned" + size
		}
		problems = append(problems, LiteralProblem{Severity: report.Warning, Code: "constant-suffix", Flag: "constant-suffix",
			Text: "constant " + text + " is so big it is" + size})
	}
	if beyondLong {
		problems = append(problems, LiteralProblem{Severity: report.Warning, Code: "constant",
			Text: "decimal constant " + text + " is between LONG_MAX and ULONG_MAX." +
				" For C99 that means long long, C90 compilers are very likely to produce unsigned long (and a warning) here"})
	}
	return Constant{Kind: IntegerConstant, Value: value, Unsigned: unsigned, Rank: rank}, problems
}

func tooBig(text string) (Constant, []LiteralProblem) {
	return Constant{}, []LiteralProblem{{Fatal: true, Code: "constant",
		Text: "constant " + text + " is too big even for unsigned long long"}}
}

func notValid(text string) (Constant, []LiteralProblem) {
	return Constant{}, []LiteralProblem{{Code: "constant", Text: "constant " + text + " is not a valid number"}}
}

// wholeNumber reads the digits of an integer. What is not one leaves all of
// text.
func wholeNumber(text string) (value uint64, rest string, overflow bool) {
	base, digits := uint64(10), text
	switch {
	case len(text) > 1 && text[0] == '0' && text[1]|0x20 == 'b':
		base, digits = 2, text[2:]
	case len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x' && digit(text[2]) < 16:
		base, digits = 16, text[2:]
	case text[0] == '0':
		base = 8
	}
	i := 0
	for ; i < len(digits) && digit(digits[i]) < base; i++ {
		if value > (1<<64-1-digit(digits[i]))/base {
			overflow = true
		}
		value = value*base + digit(digits[i])
	}
	return value, digits[i:], overflow
}

// digit is a digit's value; of what is none, more than any base.
func digit(c byte) uint64 {
	switch {
	case '0' <= c && c <= '9':
		return uint64(c - '0')
	case 'a' <= c && c <= 'f':
		return uint64(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return uint64(c-'A') + 10
	}
	return 255
}

// integerSuffix reads u, l and ll in any order.
func integerSuffix(suffix string) (unsigned bool, rank int8, ok bool) {
	for i := 0; i < len(suffix); i++ {
		switch c := suffix[i]; {
		case c|0x20 == 'u' && !unsigned:
			unsigned = true
		case c|0x20 == 'l' && rank == 0:
			rank = 1
			if i+1 < len(suffix) && suffix[i+1] == c {
				rank = 2
				i++
			}
		default:
			return false, 0, false
		}
	}
	return unsigned, rank, true
}

// floatingNumber reads a floating number with at most one letter behind it.
func floatingNumber(text string) (Constant, []LiteralProblem) {
	rest := afterFloating(text)
	if rest == text || len(rest) > 1 {
		return notValid(text)
	}
	c := Constant{Kind: FloatConstant}
	if rest != "" {
		c.Suffix = rest[0] | 0x20
		if c.Suffix != 'f' && c.Suffix != 'l' {
			return notValid(text)
		}
	}
	return c, nil
}

// afterFloating returns what follows the longest floating number at the start
// of text, decimal or hexadecimal; all of it where there is none.
func afterFloating(text string) string {
	base, i, exponent := uint64(10), 0, byte('e')
	if len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x' &&
		(digit(text[2]) < 16 || text[2] == '.' && len(text) > 3 && digit(text[3]) < 16) {
		base, i, exponent = 16, 2, 'p'
	}
	digits := 0
	for point := false; i < len(text); i++ {
		if text[i] == '.' && !point {
			point = true
		} else if digit(text[i]) < base {
			digits++
		} else {
			break
		}
	}
	if digits == 0 {
		return text
	}
	if i < len(text) && text[i]|0x20 == exponent {
		j := i + 1
		if j < len(text) && (text[j] == '+' || text[j] == '-') {
			j++
		}
		if j < len(text) && digit(text[j]) < 10 {
			for j < len(text) && digit(text[j]) < 10 {
				j++
			}
			i = j
		}
	}
	return text[i:]
}

// CharValue works out a character constant. Of several characters the first
// counts.
func CharValue(t *Token) (Constant, []LiteralProblem) {
	if t.Text == "" {
		return Constant{Kind: CharConstant}, []LiteralProblem{{Code: "character", Text: "empty character constant"}}
	}
	bits := charBits(t.Wide)
	value, rest, problems := character(t.Text, bits, nil)
	if rest != "" {
		problems = append(problems, LiteralProblem{Severity: report.Warning, Code: "character", Text: "multi-character character constant"})
	}
	if bits == 8 {
		return Constant{Kind: CharConstant, Value: uint64(int64(int8(value)))}, problems
	}
	return Constant{Kind: CharConstant, Value: uint64(value)}, problems
}

// charBits is how wide sparse takes characters with a prefix to be.
func charBits(wide bool) uint {
	if wide {
		return 32
	}
	return 8
}

// maxString is how long sparse lets a string literal get.
const maxString = 8191

// Concatenate joins string literals that stand side by side; they are wide if
// one of them is. Each problem belongs to the part of the same index in where.
func Concatenate(parts []Token) (value []byte, wide bool, problems []LiteralProblem, where []int) {
	size, bits := 0, uint(8)
	for i := range parts {
		size += len(parts[i].Text)
		if parts[i].Wide {
			wide, bits = true, 32
		}
	}
	value = make([]byte, 0, size)
	for i := range parts {
		text := parts[i].Text
		if bits == 8 && strings.IndexByte(text, '\\') < 0 {
			value = append(value, text...)
			continue
		}
		for text != "" {
			var c uint32
			before := len(problems)
			c, text, problems = character(text, bits, problems)
			value = append(value, byte(c))
			for ; before < len(problems); before++ {
				where = append(where, i)
			}
		}
	}
	if len(value) > maxString {
		problems = append(problems, LiteralProblem{Severity: report.Warning, Code: "string",
			Text: "trying to concatenate " + strconv.Itoa(len(value)) + "-character string (" + strconv.Itoa(maxString) + " bytes max)"})
		where = append(where, len(parts))
		value = value[:maxString]
	}
	return value, wide, problems, where
}

// character reads one character with its escapes.
func character(text string, bits uint, problems []LiteralProblem) (value uint32, rest string, _ []LiteralProblem) {
	warn := func(message string) {
		problems = append(problems, LiteralProblem{Severity: report.Warning, Code: "escape", Text: message})
	}
	if text[0] != '\\' || len(text) == 1 {
		return uint32(text[0]), text[1:], problems
	}
	c := text[1]
	rest = text[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 't':
		value = '\t'
	case 'n':
		value = '\n'
	case 'v':
		value = '\v'
	case 'f':
		value = '\f'
	case 'r':
		value = '\r'
	case 'e':
		value = 0x1b
	case '\\', '\'', '"', '?':
		value = uint32(c)
	case 'x':
		told := false
		for ; rest != "" && digit(rest[0]) < 16; rest = rest[1:] {
			if value>>(bits-4) != 0 && !told {
				warn("hex escape sequence out of range")
				told = true
			}
			value = value<<4 + uint32(digit(rest[0]))
		}
	case '0', '1', '2', '3', '4', '5', '6', '7':
		value = uint32(c - '0')
		for n := 0; n < 2 && rest != "" && digit(rest[0]) < 8; n++ {
			value = value<<3 + uint32(digit(rest[0]))
			rest = rest[1:]
		}
		if value&0o400 != 0 && bits == 8 {
			warn("octal escape sequence out of range")
		}
	default:
		warn("unknown escape sequence: '\\" + string(rune(c)) + "'")
		value = uint32(c)
	}
	if bits == 8 {
		value &= 0xff
	}
	return value, rest, problems
}

package schema

import (
	"ringlab/engine/words"
)

// content is the type of an attribute's value or of the text in an element.
type content struct {
	kind kind
	// values are all values of an enumeration, and for text those worth
	// offering.
	values []value
}

// value is one word of an enumeration.
type value struct {
	text  string
	words words.Text
	// also are other programs' words for it, with spaces between.
	also string
	// legacy values are known but not offered.
	legacy bool
}

// kind names a type as basictypes.rng does.
type kind uint8

const (
	nothing     kind = iota // no text at all
	text                    // any
	oneOf                   // content.values
	uint32Kind              // unsignedInt: 0 to 4294967295, digits only
	uint64Kind              // unsignedLong
	positive                // positiveInteger
	distance                // numaDistanceValue: 10 to 255
	uuid                    // 32 hexadecimal digits, with or without hyphens
	absPath                 // absFilePath
	program                 // absFilePath, or a bare name as bhyve and vz give
	cpuset                  // numbers, ranges and ^exclusions
	unit                    // B, bytes, KiB, MB, …
	featureName             // letters, digits, - _ .
	monitorName             // llc_… or mbm_…
	vendorID                // 12 characters, no comma
)

// Types without values of their own.
var (
	aText    = content{kind: text}
	aUint    = content{kind: uint32Kind}
	aUlong   = content{kind: uint64Kind}
	aCPUSet  = content{kind: cpuset}
	aUnit    = content{kind: unit, values: units}
	aFeature = content{kind: featureName}
)

// rule says what a value of this kind looks like.
func (k kind) rule() words.Text {
	switch k {
	case uint32Kind:
		return words.Text{En: "a whole number from 0 to 4294967295", Zh: "0 到 4294967295 的整数"}
	case uint64Kind:
		return words.Text{En: "a whole number from 0 to 18446744073709551615", Zh: "0 到 18446744073709551615 的整数"}
	case positive:
		return words.Text{En: "a whole number from 1", Zh: "从 1 开始的整数"}
	case distance:
		return words.Text{En: "a whole number from 10 to 255", Zh: "10 到 255 的整数"}
	case uuid:
		return words.Text{En: "a UUID: 32 hexadecimal digits as 8-4-4-4-12", Zh: "UUID（32 位十六进制数字，按 8-4-4-4-12 分组）"}
	case absPath:
		return words.Text{En: "an absolute path", Zh: "绝对路径"}
	case program:
		return words.Text{En: "the path of a program", Zh: "程序的路径"}
	case cpuset:
		return words.Text{En: "a CPU set such as 0-3,8 or 0-7,^4", Zh: "CPU 集合，例如 0-3,8 或 0-7,^4"}
	case unit:
		return words.Text{En: "a unit of size such as KiB, MiB or B", Zh: "大小单位，例如 KiB、MiB 或 B"}
	case featureName:
		return words.Text{En: "a name of letters, digits, “-”, “_” and “.”", Zh: "由字母、数字、“-”、“_” 和 “.” 组成的名称"}
	case monitorName:
		return words.Text{En: "a name that begins with llc_ or mbm_", Zh: "以 llc_ 或 mbm_ 开头的名称"}
	case vendorID:
		return words.Text{En: "exactly 12 characters without a comma", Zh: "恰好 12 个字符，不含逗号"}
	}
	return words.Text{En: "text", Zh: "文本"}
}

// holds reports whether value is of the type.
func (c *content) holds(value string) bool {
	switch c.kind {
	case nothing:
		return value == ""
	case text:
		return true
	case oneOf:
		for i := range c.values {
			if c.values[i].text == value {
				return true
			}
		}
		return false
	case uint32Kind:
		return isNumber(value, 0, 1<<32-1)
	case uint64Kind:
		return isNumber(value, 0, 1<<64-1)
	case positive:
		return isDigits(value) && !isNumber(value, 0, 0)
	case distance:
		return isNumber(value, 10, 255)
	case uuid:
		return isUUID(value)
	case absPath:
		return isAbsolute(value)
	case program:
		return isAbsolute(value) || isBareName(value)
	case cpuset:
		return isCPUSet(value)
	case unit:
		return isUnit(value)
	case featureName:
		return value != "" && onlyNameBytes(value, true)
	case monitorName:
		return len(value) > 4 && (value[:4] == "llc_" || value[:4] == "mbm_") && onlyNameBytes(value[4:], false)
	case vendorID:
		n := 0
		for _, r := range value {
			if r == ',' {
				return false
			}
			n++
		}
		return n == 12
	}
	return true
}

// meant returns the value that a wrong one seems to stand for; nil where none
// does.
func (c *content) meant(wrong string) *value {
	for i := range c.values {
		for also := c.values[i].also; also != ""; {
			var name string
			if name, also, _ = cutByte(also, ' '); spelling(name, wrong) == 0 {
				return &c.values[i]
			}
		}
	}
	if i := nearest(wrong, len(c.values), func(i int) string { return c.values[i].text }); i >= 0 {
		return &c.values[i]
	}
	return nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// parseUint reads a number of digits only. strconv would accept more.
func parseUint(s string) (n uint64, ok bool) {
	if s == "" {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		d := uint64(s[i] - '0')
		if d > 9 || n > (1<<64-1-d)/10 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, true
}

func isNumber(s string, least, most uint64) bool {
	n, ok := parseUint(s)
	return ok && least <= n && n <= most
}

func isUUID(s string) bool {
	hyphens := len(s) == 36
	if !hyphens && len(s) != 32 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if hyphens && (i == 8 || i == 13 || i == 18 || i == 23) {
			if s[i] != '-' {
				return false
			}
		} else if !isDigit(s[i]) && (c < 'a' || 'f' < c) {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isAbsolute also accepts a path of Windows, as absFilePath does.
func isAbsolute(s string) bool {
	return len(s) > 1 && s[0] == '/' || len(s) > 3 && isLetter(s[0]) && s[1] == ':' && s[2] == '\\'
}

// isBareName reports a program's name without a directory.
func isBareName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '/' || c <= ' ' {
			return false
		}
	}
	return s != ""
}

// isUnit accepts b, byte, bytes, and k, m, g, t, p, e with or without B or
// iB, in any case.
func isUnit(s string) bool {
	var lower [5]byte
	if s == "" || len(s) > len(lower) {
		return false
	}
	for i := 0; i < len(s); i++ {
		lower[i] = s[i] | 0x20
		if !isLetter(s[i]) {
			return false
		}
	}
	switch u := string(lower[:len(s)]); u {
	case "b", "byte", "bytes":
		return true
	default:
		switch u[0] {
		case 'k', 'm', 'g', 't', 'p', 'e':
			return u[1:] == "" || u[1:] == "b" || u[1:] == "ib"
		}
		return false
	}
}

// unitBytes returns how many bytes a unit is; 0 where that is not known. The
// empty unit is KiB, libvirt's own. Decimal units end in B alone.
func unitBytes(s string) uint64 {
	if s == "" {
		return 1024
	}
	if !isUnit(s) {
		return 0
	}
	step := uint64(1024)
	if len(s) == 2 {
		step = 1000
	}
	n := uint64(1)
	switch s[0] | 0x20 {
	case 'e':
		n *= step
		fallthrough
	case 'p':
		n *= step
		fallthrough
	case 't':
		n *= step
		fallthrough
	case 'g':
		n *= step
		fallthrough
	case 'm':
		n *= step
		fallthrough
	case 'k':
		n *= step
	}
	return n
}

func onlyNameBytes(s string, dot bool) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isLetter(c) && !isDigit(c) && c != '-' && c != '_' && !(dot && c == '.') {
			return false
		}
	}
	return s != ""
}

// isCPUSet checks the syntax alone: ([0-9]+(-[0-9]+)?|\^[0-9]+) with commas.
func isCPUSet(s string) bool {
	for {
		item, rest, more := cutByte(s, ',')
		if item != "" && item[0] == '^' {
			if !isDigits(item[1:]) {
				return false
			}
		} else if low, high, isRange := cutByte(item, '-'); !isDigits(low) || isRange && !isDigits(high) {
			return false
		}
		if !more {
			return true
		}
		s = rest
	}
}

func cutByte(s string, b byte) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == b {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

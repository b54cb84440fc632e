package vm

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

func length(c *call) { c.long = int64(len(c.strings[0])) }

func part(c *call) {
	text, start, n := c.strings[0], c.longs[0], c.longs[1]
	// One more than the length is what the real function works with, so the
	// greatest length is negative.
	if start < 0 || start >= int64(len(text)) || n+1 <= 0 {
		return
	}
	text = text[start:]
	c.string = text[:min(n, int64(len(text)))]
}

func byteAt(c *call) {
	text, at := c.strings[0], c.longs[0]
	if at < 0 || at >= int64(len(text)) {
		c.fail("Position out of bounds")
		return
	}
	c.long = int64(int8(text[at]))
}

func isInString(c *call) {
	if strings.Contains(c.strings[0], c.strings[1]) {
		c.long = 1
	}
}

func position(c *call) { c.long = int64(strings.Index(c.strings[0], c.strings[1])) }

func replace(c *call) {
	text, old := c.strings[0], c.strings[1]
	if old == "" {
		c.string = text
		return
	}
	c.string = strings.ReplaceAll(text, old, c.strings[2])
}

func isDigit(c *call) {
	if s := c.strings[0]; s != "" && '0' <= s[0] && s[0] <= '9' {
		c.long = 1
	}
}

func number(c *call) { c.long = parseLong(c.strings[0], uint32(c.longs[0])) }

// parseLong is the kernel's simple_strtol, which takes what it can and wraps
// around.
func parseLong(text string, base uint32) int64 {
	text, negative := strings.CutPrefix(text, "-")
	prefixed := len(text) > 1 && text[0] == '0' && text[1]|0x20 == 'x'
	if base == 0 {
		switch {
		case prefixed && len(text) > 2 && digit(text[2]) < 16:
			base = 16
		case text != "" && text[0] == '0':
			base = 8
		default:
			base = 10
		}
	}
	if base == 16 && prefixed {
		text = text[2:]
	}
	n := uint64(0)
	for i := range len(text) {
		d := digit(text[i])
		if d >= 16 || d >= base {
			break
		}
		n = n*uint64(base) + uint64(d)
	}
	if negative {
		return -int64(n)
	}
	return int64(n)
}

// digit returns the value of a hexadecimal digit, and 16 or more for what is
// none.
func digit(b byte) uint32 {
	switch {
	case '0' <= b && b <= '9':
		return uint32(b - '0')
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return uint32(b|0x20-'a') + 10
	}
	return 99
}

// tokens is what tokenize goes on with.
type tokens struct {
	text string
	open bool // there is something left of it, perhaps nothing
}

// tokenize returns the next piece; on each CPU it goes on by itself.
func tokenize(c *call) {
	h := &c.m.hidden
	for len(h.tokens) <= c.here().cpu {
		h.tokens = append(h.tokens, tokens{})
	}
	t := &h.tokens[c.here().cpu]
	delimiters := c.strings[len(c.strings)-1]
	if len(c.strings) > 1 && c.strings[0] != "" {
		*t = tokens{c.strings[0], true}
	}
	for t.open {
		token, rest := t.text, ""
		i := 0
		for i < len(t.text) && strings.IndexByte(delimiters, t.text[i]) < 0 {
			i++
		}
		t.open = i < len(t.text)
		if t.open {
			token, rest = t.text[:i], t.text[i+1:]
		}
		t.text = rest
		if token != "" {
			c.string = token
			return
		}
	}
}

func escaped(c *call)     { c.string = escape(c.strings[0], 0, false, c.room()) }
func quoted(c *call)      { c.string = escape(c.strings[0], 0, true, c.room()) }
func escapedPart(c *call) { c.string = escape(c.strings[0], c.longs[0], c.longs[1] != 0, c.room()) }

// room is how many bytes a string can have.
func (c *call) room() int { return c.m.code.limits.MaxStringLen - 1 }

// escape writes a text with what cannot be printed as C does, in quotes if
// they are asked for. The result has at most size bytes; 0 or too many mean
// most. What does not fit, in quotes, is told by three dots behind them.
func escape(text string, size int64, quotes bool, most int) string {
	if size <= 0 || size > int64(most) {
		size = int64(most)
	}
	room := int(size)
	const dots = "..."
	var out []byte
	short := 0 // what of out leaves room for the dots
	if quotes {
		room = max(room, len(`""`+dots)) - 1
		out = append(out, '"')
		short = 1
	}
	for text != "" {
		code, n := escapeFirst(text)
		if len(out)+len(code) > room {
			break
		}
		out, text = append(out, code...), text[n:]
		if len(out)+len(dots) <= room {
			short = len(out)
		}
	}
	if !quotes {
		return string(out)
	}
	if text != "" {
		return string(out[:short]) + `"` + dots
	}
	return string(append(out, '"'))
}

// escapeFirst writes the first character of a text, and returns its size.
func escapeFirst(text string) (string, int) {
	b := text[0]
	if b >= utf8.RuneSelf {
		if r, n := utf8.DecodeRuneInString(text); n > 1 {
			digits, width, mark := strings.ToUpper(strconv.FormatInt(int64(r), 16)), 4, `\u`
			if r > 0xffff {
				width, mark = 8, `\U`
			}
			return mark + "00000000"[:width-len(digits)] + digits, n
		}
	}
	if i := strings.IndexByte("\a\b\f\n\r\t\v\"\\", b); i >= 0 {
		return `\` + `abfnrtv"\`[i:i+1], 1
	}
	if b < ' ' || b > '~' {
		digits := strconv.FormatInt(int64(b), 8)
		return `\000`[:4-len(digits)] + digits, 1
	}
	return text[:1], 1
}

func matchedWhole(c *call) { c.group(0) }
func matchedGroup(c *call) { c.group(c.longs[0]) }

// group is the part of the last match that a group of its expression took.
func (c *call) group(n int64) {
	m := &c.m.matched
	switch {
	case n < 0 || n >= int64(m.of):
		c.failIn("matched", "Attempted to get nonexistent subexpression "+strconv.FormatInt(n, 10))
	case m.groups == nil:
		c.failIn("matched", "Attempted to get subexpression "+strconv.FormatInt(n, 10)+" from failed match")
	case m.groups[2*n] >= 0 && m.groups[2*n+1] >= 0:
		c.string = m.text[m.groups[2*n]:m.groups[2*n+1]]
	}
}

func matchedGroups(c *call) {
	m := &c.m.matched
	if m.groups == nil {
		c.fail("Attempted to get subexpression count from failed match")
		return
	}
	c.long = int64(m.of)
}

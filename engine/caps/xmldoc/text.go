package xmldoc

import "bytes"

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func trimSpace(s string) string {
	for len(s) > 0 && isSpace(s[0]) {
		s = s[1:]
	}
	for len(s) > 0 && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// newlines returns raw with CRLF and lone CR turned to LF, as XML has every
// parser do.
func newlines(raw []byte) []byte {
	if bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '\r' {
			if i+1 < len(raw) && raw[i+1] == '\n' {
				continue
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out
}

// expand appends raw to out with references and line ends expanded. A
// reference that is not understood stays as it is written.
func expand(out, raw []byte) []byte {
	if bytes.IndexByte(raw, '&') < 0 {
		if out == nil && bytes.IndexByte(raw, '\r') < 0 {
			return raw[:len(raw):len(raw)] // an append must not write into the text
		}
		return append(out, newlines(raw)...)
	}
	raw = newlines(raw)
	for {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			return append(out, raw...)
		}
		out = append(out, raw[:amp]...)
		text, size := reference(raw[amp:])
		if size == 0 {
			text, size = "&", 1
		}
		out = append(out, text...)
		raw = raw[amp+size:]
	}
}

// maxReference bounds the length of a reference that is looked for.
const maxReference = 32

// reference decodes the reference at the start of raw, which begins with '&'.
// It returns its text and its length; a length of 0 where it is not one of
// XML's own entities or a character reference to a character XML allows.
func reference(raw []byte) (text string, size int) {
	end := bytes.IndexByte(raw[:min(len(raw), maxReference)], ';')
	if end < 2 {
		return "", 0
	}
	name := raw[1:end]
	switch string(name) {
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "amp":
		return "&", end + 1
	case "quot":
		return `"`, end + 1
	case "apos":
		return "'", end + 1
	}
	if name[0] != '#' || len(name) < 2 {
		return "", 0
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	if len(digits) == 0 {
		return "", 0
	}
	var r rune
	for _, c := range digits {
		var d rune
		switch {
		case '0' <= c && c <= '9':
			d = rune(c - '0')
		case base == 16 && 'a' <= c|0x20 && c|0x20 <= 'f':
			d = rune(c|0x20-'a') + 10
		default:
			return "", 0
		}
		if r = r*base + d; r > 0x10FFFF {
			return "", 0
		}
	}
	if !isChar(r) {
		return "", 0
	}
	return string(r), end + 1
}

// isChar reports whether XML 1.0 allows the character in a document.
func isChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}

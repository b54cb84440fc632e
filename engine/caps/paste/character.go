package paste

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"ringlab/engine/words"
)

// isASCII reads eight bytes at a time: nearly every document is ASCII, and
// this spares it the searches below.
func isASCII(text []byte) bool {
	for len(text) >= 8 {
		if binary.LittleEndian.Uint64(text)&0x8080808080808080 != 0 {
			return false
		}
		text = text[8:]
	}
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func trimLeft(text []byte) []byte {
	for len(text) > 0 && isSpace(text[0]) {
		text = text[1:]
	}
	return text
}

func trim(text []byte) []byte {
	text = trimLeft(text)
	for len(text) > 0 && isSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

// isMarkup reports whether text begins with '<' as markup does.
func isMarkup(text []byte) bool {
	return len(text) >= 2 && text[0] == '<' &&
		(isLetter(text[1]) || text[1] == '/' || text[1] == '?' || text[1] == '!')
}

// indexMarkup returns where the first markup of text begins, or -1.
func indexMarkup(text []byte) int {
	for from := 0; ; from++ {
		i := bytes.IndexByte(text[from:], '<')
		if i < 0 {
			return -1
		}
		if from += i; isMarkup(text[from:]) {
			return from
		}
	}
}

// oddSpace returns the size of the white space, or of the character that is not
// seen, at the start of text, that XML does not take for white space; or 0.
func oddSpace(text []byte) int {
	switch {
	case len(text) >= 2 && text[0] == 0xc2 && (text[1] == 0xa0 || text[1] == 0xad): // U+00A0 no-break space, U+00AD soft hyphen
		return 2
	case len(text) < 3:
	case text[0] == 0xe2 && text[1] == 0x80 && (text[2] >= 0x80 && text[2] <= 0x8f || text[2] >= 0xa8 && text[2] <= 0xaf): // U+2000 to U+200F, U+2028 to U+202F
		return 3
	case text[0] == 0xe2 && text[1] == 0x81 && text[2] == 0xa0: // U+2060 word joiner
		return 3
	case text[0] == 0xe3 && text[1] == 0x80 && text[2] == 0x80: // U+3000 ideographic space
		return 3
	case text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf: // U+FEFF zero width no-break space
		return 3
	}
	return 0
}

// oddWidth returns the plain space that stands for an odd one: none for those
// that have no width, such as soft hyphens and marks of direction.
func oddWidth(space []byte) string {
	switch r, _ := utf8.DecodeRune(space); {
	case r == '\u00ad', r == '\ufeff', r == '\u2060', '\u200b' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e':
		return ""
	case r == '\u2028', r == '\u2029':
		return "\n"
	}
	return " "
}

// curlyQuote returns the straight quote for the typographic one that text
// begins with (U+2018 to U+201F, each three bytes), or 0.
func curlyQuote(text []byte) byte {
	if len(text) < 3 || text[0] != 0xe2 || text[1] != 0x80 || text[2] < 0x98 || text[2] > 0x9f {
		return 0
	}
	if text[2] < 0x9c {
		return '\''
	}
	return '"'
}

const curlySize = 3

func hasOddCharacter(text []byte) bool {
	for i, c := range text {
		if c >= 0xc2 && (oddSpace(text[i:]) > 0 || curlyQuote(text[i:]) != 0) {
			return true
		}
	}
	return false
}

// repairCharacters gives markup the spaces and quotes that XML knows, where a
// web page or a word processor put others.
func repairCharacters(w *rewrite) {
	if isASCII(w.in) || !hasOddCharacter(w.in) {
		return
	}
	c := characters{rewrite: w}
	for at := 0; at < len(w.in); {
		size := bytes.IndexByte(w.in[at:], '<')
		if size < 0 {
			size = len(w.in) - at
		}
		c.between(at, at+size)
		if at += size; at < len(w.in) {
			at = c.markup(at)
		}
	}
	if c.spaces > 0 {
		w.note("paste-space", c.firstSpace, c.firstSpace+oddSpace(w.in[c.firstSpace:]), words.Text{
			En: "spaces of a kind that XML does not know (such as no-break spaces) stand between tags; %d of them were read as plain spaces",
			Zh: "标签之间有 XML 不识别的空格（如不换行空格），其中 %d 处已按普通空格读取",
		}.With(c.spaces), words.Text{
			En: "copy the text from a terminal, or save it to a file, rather than from a web page or a mail",
			Zh: "请从终端复制或保存为文件，不要从网页或邮件中复制",
		}.With())
	}
	if c.quotes > 0 {
		w.note("paste-quotes", c.firstQuote, c.firstQuote+curlySize, words.Text{
			En: "attribute values are in typographic quotes; %d pairs were read as straight quotes",
			Zh: "属性值用了弯引号，其中 %d 对已按直引号读取",
		}.With(c.quotes), words.Text{
			En: "a word processor does this; turn its smart quotes off or copy from the source",
			Zh: "这是文字处理软件的“智能引号”所致；请关闭该功能，或从原文复制",
		}.With())
	}
}

type characters struct {
	*rewrite
	spaces, firstSpace int
	quotes, firstQuote int
	inStart            bool // the last markup was a start tag
}

func (c *characters) space(at int) (size int) {
	size = oddSpace(c.in[at:])
	if size > 0 {
		if c.spaces == 0 {
			c.firstSpace = at
		}
		c.spaces++
		c.replace(at, at+size, oddWidth(c.in[at:at+size]))
	}
	return size
}

// between mends the text [from, to) between two pieces of markup, if it is
// nothing but space. A leaf's value on one line is left: it may be meant.
func (c *characters) between(from, to int) {
	odd, lines := false, false
	for i := from; i < to; {
		size := oddSpace(c.in[i:to])
		switch {
		case size > 0:
			odd = true
			i += size
		case isSpace(c.in[i]):
			lines = lines || c.in[i] == '\n' || c.in[i] == '\r'
			i++
		default:
			return
		}
	}
	leaf := c.inStart && bytes.HasPrefix(c.in[to:], []byte("</"))
	if !odd || leaf && !lines {
		return
	}
	for i := from; i < to; {
		i += max(1, c.space(i))
	}
}

// markup mends the piece of markup at a '<' and returns where it ends.
func (c *characters) markup(at int) int {
	text := c.in
	for _, verbatim := range [...]struct{ open, close string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}} {
		if bytes.HasPrefix(text[at:], []byte(verbatim.open)) {
			c.inStart = false
			end := bytes.Index(text[at:], []byte(verbatim.close))
			if end < 0 {
				return len(text)
			}
			return at + end + len(verbatim.close)
		}
	}
	if !isMarkup(text[at:]) {
		return at + 1
	}
	c.inStart = isLetter(text[at+1])
	value := false // behind a '='
	i := at + 1
	for i < len(text) {
		switch b := text[i]; {
		case b == '>':
			c.inStart = c.inStart && text[i-1] != '/'
			return i + 1
		case b == '<':
			return i
		case b == '=':
			value = true
			i++
		case value && (b == '"' || b == '\''):
			value = false
			end := bytes.IndexByte(text[i+1:], b)
			if end < 0 {
				return len(text)
			}
			i += end + 2
		case isSpace(b):
			i++
		case b < utf8.RuneSelf:
			value = false
			i++
		default:
			if size := c.space(i); size > 0 {
				i += size
				continue
			}
			if value && curlyQuote(text[i:]) != 0 {
				i = c.quoted(i)
			} else {
				i++
			}
			value = false
		}
	}
	return i
}

// quoted mends the attribute value whose typographic quote stands at from, and
// returns where it ends.
func (c *characters) quoted(from int) int {
	text := c.in
	start := from + curlySize
	for i := start; i < len(text); i++ {
		if text[i] == '<' || text[i] == '>' {
			return i
		}
		if curlyQuote(text[i:]) == 0 {
			continue
		}
		if next := i + curlySize; next < len(text) && !isSpace(text[next]) &&
			bytes.IndexByte([]byte("/>?"), text[next]) < 0 && oddSpace(text[next:]) == 0 {
			continue
		}
		value := text[start:i]
		quote := curlyQuote(text[from:])
		if bytes.IndexByte(value, quote) >= 0 {
			quote ^= '"' ^ '\'' // the other one
			if bytes.IndexByte(value, quote) >= 0 {
				return i + curlySize
			}
		}
		if c.quotes == 0 {
			c.firstQuote = from
		}
		c.quotes++
		c.replace(from, start, string(quote))
		c.replace(i, i+curlySize, string(quote))
		return i + curlySize
	}
	return len(text)
}

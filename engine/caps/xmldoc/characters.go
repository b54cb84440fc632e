package xmldoc

import (
	"bytes"
	"unicode/utf8"

	"ringlab/engine/words"
)

// nameStart and nameByte tell which bytes begin and continue a name. Every
// byte of a character beyond ASCII is taken: XML leaves out a few of those,
// no libvirt name has any.
var nameStart, nameByte = nameBytes()

func nameBytes() (start, part [256]bool) {
	for c := range 256 {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == ':' || c >= 0x80
		start[c] = letter
		part[c] = letter || '0' <= c && c <= '9' || c == '-' || c == '.'
	}
	return start, part
}

// maxCharacters bounds the findings about characters: binary data has no
// other.
const maxCharacters = 20

// checkCharacters reports bytes that are no UTF-8 and characters that XML
// forbids. Nearly every text passes the quick look.
func (p *parser) checkCharacters() {
	text := p.tree.Text
	if utf8.Valid(text) && !hasControl(text) &&
		!bytes.Contains(text, []byte("\uFFFE")) && !bytes.Contains(text, []byte("\uFFFF")) {
		return
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r != utf8.RuneError && isChar(r) || r == utf8.RuneError && size > 1:
		case len(p.found) == maxCharacters:
			p.fail("syntax", i, i+size, words.Text{
				En: "more such characters follow; only the first %d are listed",
				Zh: "后面还有这样的字符；只列出前 %d 处",
			}.With(maxCharacters))
			return
		case r == utf8.RuneError:
			end := i + 1
			for end < len(text) && end < i+16 && invalidAt(text[end:]) {
				end++
			}
			size = end - i
			p.fail("encoding", i, end, words.Text{
				En: "not UTF-8: byte 0x%02X",
				Zh: "不是 UTF-8：字节 0x%02X",
			}.With(text[i]), hint(words.Text{
				En: "save the text as UTF-8, or declare its encoding at the start",
				Zh: "请将文本保存为 UTF-8，或在开头声明其编码",
			}.With()))
		case r == 0:
			p.fail("syntax", i, i+1, words.Text{En: "NUL byte in the text", Zh: "文本中有 NUL 字节"}.With())
		default:
			p.fail("syntax", i, i+size, words.Text{
				En: "character U+%04X is not allowed in XML",
				Zh: "XML 中不允许出现字符 U+%04X",
			}.With(r))
		}
		i += size
	}
}

func invalidAt(text []byte) bool {
	r, size := utf8.DecodeRune(text)
	return r == utf8.RuneError && size == 1
}

// hasControl reports whether text has a control character other than tab and
// line ends.
func hasControl(text []byte) bool {
	for _, c := range text {
		if c < 0x20 && !isSpace(c) {
			return true
		}
	}
	return false
}

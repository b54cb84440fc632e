package paste

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

const codeEncoding = "encoding"

var byteOrderMark = []byte("\xef\xbb\xbf")

// decode makes Pasted UTF-8. Bytes that are not text in the encoding they
// claim become bytes that are not UTF-8, for the reader of the XML to report:
// a replacement character would hide them.
func (r *Result) decode() {
	if bigEndian, ok := sniffUTF32(r.Pasted); ok {
		r.become(fromUTF32(r.Pasted, bigEndian))
		r.noteEncoding(0, min(1, len(r.Pasted)), words.Text{
			En: "the text is in UTF-32; it was read as such",
			Zh: "文本的编码是 UTF-32，已按此读取",
		}.With())
		return
	}
	if name, bigEndian, size := sniffUTF16(r.Pasted); name != "" {
		r.become(fromUTF16(r.Pasted[size:], bigEndian))
		r.noteEncoding(0, min(1, len(r.Pasted)), words.Text{
			En: "the text is in %s; it was read as such",
			Zh: "文本的编码是 %s，已按此读取",
		}.With(name))
		return
	}
	at, end, name := declaredEncoding(r.Pasted)
	if name == "" || equalFold(name, "utf-8") || equalFold(name, "utf8") {
		return
	}
	table, known := singleByte(name)
	switch {
	case isASCII(r.Pasted), utf8.Valid(r.Pasted):
		r.noteEncoding(at, end, words.Text{
			En: "the declaration says %s, but the text arrived as UTF-8; it was read as UTF-8",
			Zh: "声明的编码是 %s，但文本以 UTF-8 到达，已按 UTF-8 读取",
		}.With(name))
	case known:
		// The declaration is ASCII, as is all before it in most pastes, so its
		// place rarely moves; what moves it is counted.
		shift := len(fromSingleByte(r.Pasted[:at], table)) - at
		r.become(fromSingleByte(r.Pasted, table))
		r.noteEncoding(at+shift, end+shift, words.Text{
			En: "the text is in %s, as it declares; it was converted to UTF-8",
			Zh: "文本按其声明采用 %s 编码，已转换为 UTF-8",
		}.With(name))
	default:
		r.noteEncoding(at, end, words.Text{
			En: "the declaration says %s, an encoding that is not read here",
			Zh: "声明的编码是 %s，此处无法读取这种编码",
		}.With(name))
		r.Diagnostics[len(r.Diagnostics)-1].Hint = words.Text{
			En: "convert the file first: iconv -f %s -t UTF-8 FILE",
			Zh: "请先转换文件：iconv -f %s -t UTF-8 FILE",
		}.With(name)
	}
}

func (r *Result) become(text []byte) {
	r.Pasted, r.Text, r.Repaired = text, text, true
}

func (r *Result) noteEncoding(from, to int, message words.Message) {
	r.Diagnostics = append(r.Diagnostics, source.Diagnostic{
		Severity: source.Info,
		Code:     codeEncoding,
		Span:     source.Span{Start: from, End: to},
		Message:  message,
	})
}

// cutByteOrderMark takes a UTF-8 byte order mark off the start of the text.
func cutByteOrderMark(w *rewrite) {
	if !bytes.HasPrefix(w.in, byteOrderMark) {
		return
	}
	w.cut(0, len(byteOrderMark))
	w.note(codeEncoding, 0, len(byteOrderMark), words.Text{
		En: "the text begins with a UTF-8 byte order mark; it was skipped",
		Zh: "文本以 UTF-8 字节序标记（BOM）开头，已跳过",
	}.With(), words.Message{})
}

// sniffUTF16 recognises UTF-16 by its byte order mark, of the given size, or
// by the zero byte that nearly every character of an XML document has in it.
// The name is empty for text that is not UTF-16.
func sniffUTF16(text []byte) (name string, bigEndian bool, markSize int) {
	if len(text) < 2 {
		return "", false, 0
	}
	switch {
	case text[0] == 0xff && text[1] == 0xfe:
		return "UTF-16LE", false, 2
	case text[0] == 0xfe && text[1] == 0xff:
		return "UTF-16BE", true, 2
	}
	const enough = 128
	pairs := min(len(text)/2, enough)
	var high, low int // pairs that are a zero and a byte, a byte and a zero
	for i := range pairs {
		switch a, b := text[2*i], text[2*i+1]; {
		case a == 0 && b != 0:
			high++
		case a != 0 && b == 0:
			low++
		}
	}
	switch most := pairs - pairs/4; {
	case pairs < 2:
	case low >= most:
		return "UTF-16LE", false, 0
	case high >= most:
		return "UTF-16BE", true, 0
	}
	return "", false, 0
}

// sniffUTF32 recognises UTF-32 by its byte order mark, or by the three zero
// bytes beside the '<' that begins a document.
func sniffUTF32(text []byte) (bigEndian, ok bool) {
	if len(text) < 4 {
		return false, false
	}
	switch string(text[:4]) {
	case "\xff\xfe\x00\x00", "<\x00\x00\x00":
		return false, true
	case "\x00\x00\xfe\xff", "\x00\x00\x00<":
		return true, true
	}
	return false, false
}

// fromUTF32 returns UTF-32 as UTF-8, without its byte order mark. What is no
// character becomes a byte that is not UTF-8.
func fromUTF32(text []byte, bigEndian bool) []byte {
	out := make([]byte, 0, len(text)/4+4)
	for ; len(text) >= 4; text = text[4:] {
		c := binary.LittleEndian.Uint32(text)
		if bigEndian {
			c = binary.BigEndian.Uint32(text)
		}
		switch {
		case c == 0xfeff && len(out) == 0:
		case c > utf8.MaxRune || !utf8.ValidRune(rune(c)):
			out = append(out, 0xff)
		default:
			out = utf8.AppendRune(out, rune(c))
		}
	}
	if len(text) > 0 {
		out = append(out, 0xff)
	}
	return out
}

// fromUTF16 returns UTF-16 as UTF-8. Half a character (a lone surrogate, an
// odd last byte) becomes bytes that are not UTF-8.
func fromUTF16(text []byte, bigEndian bool) []byte {
	unit := func(i int) rune {
		if bigEndian {
			return rune(text[i])<<8 | rune(text[i+1])
		}
		return rune(text[i+1])<<8 | rune(text[i])
	}
	out := make([]byte, 0, len(text)/2+len(text)/8+4)
	for i := 0; i+1 < len(text); i += 2 {
		c := unit(i)
		if utf16.IsSurrogate(c) {
			if i+3 < len(text) {
				if pair := utf16.DecodeRune(c, unit(i+2)); pair != utf8.RuneError {
					out = utf8.AppendRune(out, pair)
					i += 2
					continue
				}
			}
			out = append(out, 0xe0|byte(c>>12), 0x80|byte(c>>6)&0x3f, 0x80|byte(c)&0x3f)
			continue
		}
		out = utf8.AppendRune(out, c)
	}
	if len(text)%2 != 0 {
		out = append(out, 0xff)
	}
	return out
}

// declaredEncoding returns the place of the XML declaration and the encoding
// it names, looking only at the first few lines; empty where there is none.
func declaredEncoding(text []byte) (from, to int, name string) {
	const far = 2048
	head := text[:min(len(text), far)]
	from = bytes.Index(head, []byte("<?xml"))
	if from < 0 {
		return 0, 0, ""
	}
	size := bytes.Index(head[from:], []byte("?>"))
	if size < 0 {
		return 0, 0, ""
	}
	to = from + size + 2
	rest := head[from:to]
	at := bytes.Index(rest, []byte("encoding"))
	if at < 0 {
		return 0, 0, ""
	}
	rest = trimLeft(rest[at+len("encoding"):])
	if len(rest) == 0 || rest[0] != '=' {
		return 0, 0, ""
	}
	rest = trimLeft(rest[1:])
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return 0, 0, ""
	}
	size = bytes.IndexByte(rest[1:], rest[0])
	if size < 0 {
		return 0, 0, ""
	}
	return from, to, string(rest[1 : 1+size])
}

// singleByte returns what the encoding's bytes from 0x80 to 0xff stand for
// where that is not the character of the same number, by byte; and whether it
// is an encoding of one byte a character that is read here.
func singleByte(name string) (differing map[byte]rune, known bool) {
	switch {
	case oneOf(name, "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1"):
		return nil, true
	case oneOf(name, "iso-8859-15", "iso8859-15", "latin9", "latin-9"):
		return map[byte]rune{0xa4: '€', 0xa6: 'Š', 0xa8: 'š', 0xb4: 'Ž', 0xb8: 'ž', 0xbc: 'Œ', 0xbd: 'œ', 0xbe: 'Ÿ'}, true
	case oneOf(name, "windows-1252", "cp1252"):
		return map[byte]rune{
			0x80: '€', 0x82: '‚', 0x83: 'ƒ', 0x84: '„', 0x85: '…', 0x86: '†', 0x87: '‡',
			0x88: 'ˆ', 0x89: '‰', 0x8a: 'Š', 0x8b: '‹', 0x8c: 'Œ', 0x8e: 'Ž',
			0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x95: '•', 0x96: '–', 0x97: '—',
			0x98: '˜', 0x99: '™', 0x9a: 'š', 0x9b: '›', 0x9c: 'œ', 0x9e: 'ž', 0x9f: 'Ÿ',
		}, true
	}
	return nil, false
}

func fromSingleByte(text []byte, differing map[byte]rune) []byte {
	out := make([]byte, 0, len(text)+len(text)/8)
	for _, c := range text {
		if c < utf8.RuneSelf {
			out = append(out, c)
		} else if r, ok := differing[c]; ok {
			out = utf8.AppendRune(out, r)
		} else {
			out = utf8.AppendRune(out, rune(c))
		}
	}
	return out
}

func oneOf(name string, among ...string) bool {
	for _, a := range among {
		if equalFold(name, a) {
			return true
		}
	}
	return false
}

// equalFold compares ASCII text without regard to case.
func equalFold(a, lower string) bool {
	if len(a) != len(lower) {
		return false
	}
	for i := range len(a) {
		c := a[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

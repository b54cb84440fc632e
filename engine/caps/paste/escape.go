package paste

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"ringlab/engine/words"
)

// unescapeHTML undoes one level of HTML escapes, where the markup itself is
// escaped: the text has no '<' of its own but that of the HTML elements that
// show text as it is, and &lt; where markup would begin. An XML document that
// has &lt; in its text is not such a text.
func unescapeHTML(w *rewrite) {
	first := skipPresentation(w.in)
	if first < 0 {
		return
	}
	presentation := first > 0 && bytes.IndexByte(w.in[:first], '<') >= 0
	for at := 0; at < len(w.in); {
		switch w.in[at] {
		case '&':
			text, size := htmlReference(w.in[at:])
			if size > 0 {
				w.replace(at, at+size, text)
			}
			at += max(1, size)
		case '<':
			// In HTML source: a highlighter's spans, the end of the element
			// around it all. Markup of another kind is not the page's.
			size := 1
			if isPresentation(bytes.TrimPrefix(w.in[at+1:], []byte("/"))) {
				if size = bytes.IndexByte(w.in[at:], '>') + 1; size == 0 {
					size = len(w.in) - at
				}
				w.cut(at, at+size)
			}
			at += size
		default:
			at++
		}
	}
	message := words.Text{
		En: "the document is HTML-escaped (&lt; in place of <); one level of escapes was undone",
		Zh: "文档经过 HTML 转义（以 &lt; 代替 <），已还原一层转义",
	}
	if presentation {
		message = words.Text{
			En: "the document is in the source of an HTML page; its tags were left out and one level of escapes undone",
			Zh: "文档位于 HTML 页面源码中，已去掉页面标签并还原一层转义",
		}
	}
	w.note("paste-html", first, min(len(w.in), first+len("&lt;")), message.With(), words.Message{})
}

// skipPresentation returns where the first escaped markup of an HTML-escaped
// text begins, or -1 for any other text.
func skipPresentation(text []byte) int {
	from := 0
	if open := bytes.IndexByte(text, '<'); open >= 0 {
		if lead := trimLeft(text[:open]); len(lead) > 0 {
			// The <br> of an escaped line.
			if from = open - len(lead); isPresentation(text[open+1:]) && escapedMarkup(text[from:]) {
				return from
			}
			return -1
		}
		for from = open; from < len(text) && text[from] == '<'; {
			if !isPresentation(text[from+1:]) {
				return -1
			}
			size := bytes.IndexByte(text[from:], '>')
			if size < 0 {
				return -1
			}
			from += size + 1
			from = len(text) - len(trimLeft(text[from:]))
		}
		// A highlighter may have a tag of its own between &lt; and the name.
		reference, size := htmlReference(text[from:])
		if !escapedMarkup(text[from:]) && (reference != "<" || !bytes.HasPrefix(text[from+size:], []byte("<"))) {
			return -1
		}
		return from
	}
	for {
		i := bytes.IndexByte(text[from:], '&')
		if i < 0 {
			return -1
		}
		if from += i; escapedMarkup(text[from:]) {
			return from
		}
		from++
	}
}

func escapedMarkup(text []byte) bool {
	reference, size := htmlReference(text)
	if reference == "&" {
		// Escaped more than once.
		text = text[size:]
		for bytes.HasPrefix(text, []byte("amp;")) {
			text = text[len("amp;"):]
		}
		if bytes.HasPrefix(text, []byte("lt;")) {
			reference, size = "<", len("lt;")
		}
	}
	return reference == "<" && size < len(text) &&
		(isLetter(text[size]) || bytes.IndexByte([]byte("/?!"), text[size]) >= 0)
}

// isPresentation reports whether a tag whose name begins at text is one of
// HTML's that only present text.
func isPresentation(text []byte) bool {
	size := 0
	for size < len(text) && isLetter(text[size]) {
		size++
	}
	return size <= len("textarea") && oneOf(string(text[:size]),
		"pre", "code", "samp", "textarea", "span", "div", "p", "td", "blockquote", "br")
}

// htmlReference returns the character that a reference at the start of text
// stands for, and the size of the reference; 0 for one it does not know. A
// no-break space is a plain one: it is how HTML indents.
func htmlReference(text []byte) (string, int) {
	const longest = len("&#x0010ffff;")
	if len(text) == 0 || text[0] != '&' {
		return "", 0
	}
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if end < 2 {
		return "", 0
	}
	name := text[1:end]
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
	case "nbsp", "#160", "#xa0", "#xA0":
		return " ", end + 1
	}
	if name[0] != '#' {
		return "", 0
	}
	digits, base := name[1:], rune(10)
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	c := rune(0)
	for _, d := range digits {
		v := digitValue(d)
		if v >= base {
			return "", 0
		}
		if c = c*base + v; c > utf8.MaxRune {
			return "", 0
		}
	}
	if c < ' ' && c != '\t' && c != '\n' && c != '\r' || !utf8.ValidRune(c) {
		return "", 0
	}
	return string(c), end + 1
}

// digitValue returns the value of a hexadecimal digit, or 16.
func digitValue(c byte) rune {
	switch {
	case isDigit(c):
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 16
}

// unquoteString undoes the quoting of XML that stands in a string of JSON or
// of a program, or was copied from one.
func unquoteString(w *rewrite) {
	text := w.in
	start := indexString(text)
	if start < 0 {
		return
	}
	quote, before := byte(0), text[:start]
	if start > 0 && (text[start-1] == '"' || text[start-1] == '\'') {
		quote, before = text[start-1], text[:start-1]
	}
	head := skipPrompts(before)
	if quote == 0 {
		if !hasStringEscapes(text[start:]) || len(trim(before[head:])) > 0 {
			return
		}
		w.unquote(start, len(text))
	} else {
		structure, ok := stringContext(before[head:])
		if !ok {
			return
		}
		end := stringEnd(text, start, quote)
		switch {
		case structure && end >= 0 && quote == '"':
			w.unquoteValues(head, start, end)
		case end >= 0 && closesString(text[end+1:]):
			w.cut(head, start)
			w.unquote(start, end)
			w.cut(end, end+1+lineEnd(text[end+1:]))
		case hasStringEscapes(text[start:]) && end < 0:
			// A string that was cut off.
			w.cut(head, start)
			w.unquote(start, len(text))
		default:
			return
		}
	}
	w.note("paste-string", head, min(len(text), max(start, head+1)), words.Text{
		En: "the document is in a quoted string (JSON or program code); its escapes such as \\n were undone",
		Zh: "文档位于带引号的字符串中（JSON 或程序代码），已还原 \\n 等转义",
	}.With(), words.Message{})
}

// indexString returns where the first markup of text begins, be its '<'
// written as in JSON (\u003c); or -1.
func indexString(text []byte) int {
	for i, c := range text {
		if c == '<' && isMarkup(text[i:]) || c == '\\' && fourDigits(text[i:]) == '<' {
			return i
		}
	}
	return -1
}

// hasStringEscapes reports whether the first tag of text has escaped quotes,
// or an escape right behind it: no XML document has.
func hasStringEscapes(text []byte) bool {
	const far = 1024
	if text[0] == '\\' {
		return true
	}
	text = text[:min(len(text), far)]
	end := bytes.IndexByte(text, '>')
	if end < 0 {
		return false
	}
	tag, rest := text[:end], text[end+1:]
	return bytes.Contains(tag, []byte(`=\"`)) || bytes.Contains(tag, []byte(`=\'`)) ||
		len(rest) > 1 && rest[0] == '\\' && bytes.IndexByte([]byte(`nrt`), rest[1]) >= 0
}

// stringContext reports whether a string may stand behind before, the text in
// front of its quote: nothing, the inside of a JSON value (a structure), or a
// name and how it is assigned or called.
func stringContext(before []byte) (structure, ok bool) {
	const far = 4096
	before = trim(before)
	if len(before) == 0 {
		return false, true
	}
	if len(before) > far {
		return false, false
	}
	last := before[len(before)-1]
	if before[0] == '{' || before[0] == '[' {
		return true, bytes.IndexByte([]byte(":[,"), last) >= 0
	}
	if bytes.ContainsAny(before, "\n\r") {
		return false, false
	}
	switch last {
	case '=', '(', ':', '[':
		return false, true
	}
	// Prefixes of strings: Python's bytes, the shell's $'…'.
	return false, len(before) == 1 && bytes.IndexByte([]byte("bur$"), last) >= 0
}

// stringEnd returns where the quote that closes a string stands, or -1.
func stringEnd(text []byte, from int, quote byte) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case quote:
			return i
		}
	}
	return -1
}

// closesString reports whether only what closes a statement stands behind a
// string on its line.
func closesString(rest []byte) bool {
	line := trim(rest[:lineEnd(rest)])
	return len(line) <= 3 && len(bytes.Trim(line, ",;)]")) == 0
}

// unquoteValues leaves of a JSON structure that begins at head the strings
// that are XML, the first of them at [start, end), and those with the same key:
// a log with an object for each line has the document in pieces.
func (w *rewrite) unquoteValues(head, start, end int) {
	text := w.in
	w.cut(head, start)
	key := keyOf(text[head : start-1])
	var lastKey []byte
	for at := end + 1; ; {
		w.unquote(start, end)
		for {
			i := bytes.IndexByte(text[at:], '"')
			if i < 0 {
				at = -1
				break
			}
			open := at + i + 1
			size := stringEnd(text[open:], 0, '"')
			if size < 0 {
				at = -1
				break
			}
			value := text[open : open+size]
			at = open + size + 1
			if rest := trimLeft(text[at:]); len(rest) > 0 && rest[0] == ':' {
				lastKey = value
				continue
			}
			same := len(key) > 0 && bytes.Equal(key, lastKey)
			lastKey = nil
			if same || indexString(value) >= 0 {
				start = open
				break
			}
		}
		if at < 0 {
			break
		}
		between := "\n"
		if bytes.HasSuffix(text[:end], []byte(`\n`)) {
			between = ""
		}
		w.replace(end, start, between)
		end = at - 1
	}
	// The structure's end, but nothing with markup in it.
	rest := text[end+1:]
	if i := indexString(rest); i >= 0 {
		rest = rest[:i]
	}
	w.cut(end, end+1+bytes.LastIndexAny(rest, "}]")+1)
}

// keyOf returns the key of the JSON value that stands behind before.
func keyOf(before []byte) []byte {
	before, ok := bytes.CutSuffix(trim(before), []byte(":"))
	if before = trim(before); !ok || !bytes.HasSuffix(before, []byte(`"`)) {
		return nil
	}
	before = before[:len(before)-1]
	return before[bytes.LastIndexByte(before, '"')+1:]
}

// unquote undoes the escapes in in[from:to].
func (w *rewrite) unquote(from, to int) {
	for i := from; i < to; {
		size := bytes.IndexByte(w.in[i:to], '\\')
		if size < 0 {
			return
		}
		i += size
		text, size := stringEscape(w.in[i:to])
		if size > 0 {
			w.replace(i, i+size, text)
		}
		i += max(1, size)
	}
}

// stringEscape returns what an escape at the start of text stands for, and its
// size; 0 for one it does not know.
func stringEscape(text []byte) (string, int) {
	if len(text) < 2 {
		return "", 0
	}
	switch text[1] {
	case 'n':
		return "\n", 2
	case 't':
		return "\t", 2
	case 'r':
		return "\r", 2
	case '"', '\'', '/', '\\':
		return string(text[1:2]), 2
	case 'u':
		c := fourDigits(text)
		if low := fourDigits(text[min(len(text), 6):]); utf16.IsSurrogate(c) && low >= 0 {
			if pair := utf16.DecodeRune(c, low); pair != utf8.RuneError {
				return string(pair), 12
			}
		}
		if c < 0 || utf16.IsSurrogate(c) {
			return "", 0
		}
		return string(c), 6
	}
	return "", 0
}

// fourDigits returns the number of an escape \uXXXX at the start of text, or
// -1.
func fourDigits(text []byte) rune {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return -1
	}
	c := rune(0)
	for _, d := range text[2:6] {
		v := digitValue(d)
		if v > 15 {
			return -1
		}
		c = c<<4 | v
	}
	return c
}

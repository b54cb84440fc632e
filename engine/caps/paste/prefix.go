package paste

import (
	"bytes"
	"unicode/utf8"

	"ringlab/engine/words"
)

// lineEnd returns the size of the first line of text without its end.
func lineEnd(text []byte) int {
	for i, c := range text {
		if c == '\n' || c == '\r' {
			return i
		}
	}
	return len(text)
}

// lineSize returns the size of the first line of text with its end (LF, CRLF
// or CR).
func lineSize(text []byte) int {
	i := lineEnd(text)
	switch {
	case i == len(text):
		return i
	case text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n':
		return i + 2
	}
	return i + 1
}

// prefixKind says what stands before each line.
type prefixKind int

const (
	noPrefix prefixKind = iota
	quoteMarks
	lineNumbers
	diffMarks
	commentMarks
	logPrefix
)

func (k prefixKind) message() words.Message {
	switch k {
	case quoteMarks:
		return words.Text{
			En: "mail quote marks (>) before each line were taken off",
			Zh: "已去掉每行前的邮件引用标记（>）",
		}.With()
	case lineNumbers:
		return words.Text{
			En: "line numbers before each line were taken off",
			Zh: "已去掉每行前的行号",
		}.With()
	case diffMarks:
		return words.Text{
			En: "the marks of a diff (+) before each line were taken off",
			Zh: "已去掉每行前的 diff 标记（+）",
		}.With()
	case commentMarks:
		return words.Text{
			En: "comment marks before each line were taken off",
			Zh: "已去掉每行前的注释标记",
		}.With()
	}
	return words.Text{
		En: "a log prefix (time, host, name) before each line was taken off",
		Zh: "已去掉每行前的日志前缀（时间、主机、名称）",
	}.With()
}

func (k prefixKind) code() string {
	return [...]string{"", "paste-quote", "paste-numbers", "paste-diff", "paste-comment", "paste-log"}[k]
}

// prefix is what stands before the XML on one line, as the model for the other
// lines: they have the same marks, and words where it has words.
type prefix struct {
	model []byte
	kind  prefixKind
	sure  bool // of a shape that one line is enough to know
}

// newPrefix judges the text that stands before the markup of a line.
func newPrefix(model []byte) prefix {
	const longest = 256
	for {
		// A byte order mark belongs to the document behind it.
		bare, ok := bytes.CutSuffix(model, byteOrderMark)
		if !ok {
			break
		}
		model = bare
	}
	p := prefix{model: model}
	bare := plainSpaces(model)
	if len(bare) == 0 || len(model) > longest || !utf8.Valid(model) {
		return p
	}
	only := func(set string) bool { return len(bytes.Trim(bare, set+" \t")) == 0 }
	digits, letters, marks := 0, 0, 0
	for _, c := range bare {
		switch {
		case isDigit(c):
			digits++
		case isLetter(c):
			letters++
		case !isSpace(c):
			marks++
		}
	}
	switch {
	case only(">"):
		p.kind, p.sure = quoteMarks, true
	case only("+"):
		p.kind, p.sure = diffMarks, true
	case only("#"), only("/"), only("*"), only(";"), only("|"):
		p.kind, p.sure = commentMarks, true
	case isDigit(bare[0]) && letters == 0 && len(bytes.Trim(bare, "0123456789:|.)-│> \t")) == 0 && !hasTime(bare):
		p.kind, p.sure = lineNumbers, true
	case digits > 0 || marks > 0:
		p.kind, p.sure = logPrefix, hasTime(bare)
	}
	return p
}

// hasTime reports whether text has a time of day in it.
func hasTime(text []byte) bool {
	for i := 2; i+2 < len(text); i++ {
		if text[i] == ':' && isDigit(text[i-1]) && isDigit(text[i-2]) && isDigit(text[i+1]) && isDigit(text[i+2]) {
			return true
		}
	}
	return false
}

// spaceSize returns the size of one space at the start of text, plain or not.
func spaceSize(text []byte) int {
	if len(text) > 0 && (text[0] == ' ' || text[0] == '\t') {
		return 1
	}
	return oddSpace(text)
}

// plainSpaces returns text with plain spaces for odd ones, and none around it.
func plainSpaces(text []byte) []byte {
	if !isASCII(text) {
		plain := make([]byte, 0, len(text))
		for i := 0; i < len(text); {
			if size := oddSpace(text[i:]); size > 0 {
				plain = append(plain, oddWidth(text[i:i+size])...)
				i += size
				continue
			}
			plain = append(plain, text[i])
			i++
		}
		text = plain
	}
	return trim(text)
}

func isWord(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '.' || c == ',' || c == '-' || c == '+'
}

// match returns the size of the prefix of a line, or -1 for a line that does
// not have it. What a space at the model's end leaves of the line is its
// indentation.
func (p prefix) match(line []byte) int {
	skip := func(text []byte, at int) int {
		for size := 0; ; at += size {
			if size = spaceSize(text[at:]); size == 0 {
				return at
			}
		}
	}
	model := p.model
	i, j := skip(model, 0), skip(line, 0)
	for i < len(model) {
		c := model[i]
		switch {
		case spaceSize(model[i:]) > 0:
			end := skip(model, i)
			if j == len(line) {
				// An empty line: its last spaces are often trimmed.
				if end == len(model) {
					return j
				}
				return -1
			}
			if spaceSize(line[j:]) == 0 {
				return -1
			}
			if end < len(model) {
				i, j = end, skip(line, j)
				continue
			}
			for i < end && spaceSize(line[j:]) > 0 {
				i += spaceSize(model[i:])
				j += spaceSize(line[j:])
			}
			return j
		case isLetter(c) || isDigit(c):
			if j == len(line) || !isWord(line[j]) || isDigit(c) && !isDigit(line[j]) {
				return -1
			}
			for i < len(model) && isWord(model[i]) {
				i++
			}
			for j < len(line) && isWord(line[j]) {
				j++
			}
		default:
			if j == len(line) || line[j] != c {
				return -1
			}
			i++
			j++
		}
	}
	return j
}

// of returns the size of what to take off a line, or -1. A diff's unchanged
// lines have a space for a mark.
func (p prefix) of(line []byte) int {
	if size := p.match(line); size >= 0 {
		return size
	}
	if p.kind == diffMarks && len(line) > 0 && line[0] == ' ' {
		return 0
	}
	return -1
}

// cutPrefixes takes off what a log, a mail, a diff or a listing put before
// each line.
func cutPrefixes(w *rewrite) {
	text := w.in
	markup := indexMarkup(text)
	if markup < 0 {
		return
	}
	first := lineStart(text, markup)
	p := newPrefix(text[first:markup])
	from := first // the first line that the prefix is looked for on
	headless := false
	if len(plainSpaces(text[first:markup])) == 0 {
		// The selection may have begun behind the first line's prefix.
		from = first + lineSize(text[first:])
		next := indexMarkup(text[from:])
		if next < 0 {
			return
		}
		start := lineStart(text, from+next)
		model := text[start : from+next]
		if bare := bytes.TrimRight(model, " \t"); len(bare) < len(model) {
			model = model[:len(bare)+1] // the rest is indentation
		}
		p = newPrefix(model)
		headless = true
	}
	if p.kind == noPrefix {
		return
	}
	to := from
	lines, have := 0, 0
	lastMarkup := lastMarkupLine(text)
	for to < len(text) && to <= lastMarkup {
		line := text[to : to+lineEnd(text[to:])]
		if len(trim(line)) > 0 {
			lines++
			if p.of(line) >= 0 {
				have++
			} else if headless {
				return
			}
		}
		to += lineSize(text[to:])
	}
	const atLeast = 2
	switch {
	case have >= atLeast && 4*have >= 3*lines || have == 1 && lines == 1 && p.sure && !headless:
	case p.kind == logPrefix && p.sure && !headless:
		// A log that gives a time to a message, not to each of its lines.
		w.cut(first, markup)
		w.note(p.kind.code(), first, markup, words.Text{
			En: "a log prefix before the document was taken off",
			Zh: "已去掉文档前的日志前缀",
		}.With(), words.Message{})
		return
	default:
		return
	}
	from = p.extendBack(text, from)
	begin := from
	for from < len(text) {
		line := text[from : from+lineEnd(text[from:])]
		size := lineSize(text[from:])
		if p.kind == diffMarks && isDiffHeader(line) {
			w.cut(from, from+size)
		} else if n := p.of(line); n >= 0 {
			w.cut(from, from+n)
		} else if from >= to && len(trim(line)) > 0 {
			break
		}
		from += size
	}
	w.note(p.kind.code(), begin, min(len(text), begin+lineEnd(text[begin:])), p.kind.message(), words.Message{})
}

func lineStart(text []byte, at int) int {
	for at > 0 && text[at-1] != '\n' && text[at-1] != '\r' {
		at--
	}
	return at
}

// lastMarkupLine returns where the last line with markup begins.
func lastMarkupLine(text []byte) int {
	for end := len(text); ; {
		i := bytes.LastIndexByte(text[:end], '<')
		if i < 0 {
			return -1
		}
		if isMarkup(text[i:]) {
			return lineStart(text, i)
		}
		end = i
	}
}

// extendBack returns where the lines that have the prefix begin, from is the
// start of one of them.
func (p prefix) extendBack(text []byte, from int) int {
	for from > 0 {
		end := from - 1
		if end > 0 && text[end] == '\n' && text[end-1] == '\r' {
			end--
		}
		start := lineStart(text, end)
		line := text[start:end]
		if p.of(line) < 0 && !(p.kind == diffMarks && isDiffHeader(line)) {
			break
		}
		from = start
	}
	return from
}

// isDiffHeader reports whether a line is of a diff's own.
func isDiffHeader(line []byte) bool {
	for _, start := range [...]string{"+++ ", "--- ", "@@ ", "diff ", "index ", "new file mode "} {
		if bytes.HasPrefix(line, []byte(start)) {
			return true
		}
	}
	return false
}

package paste

import (
	"bytes"

	"ringlab/engine/words"
)

const (
	escape    = 0x1b
	bell      = 0x07
	backspace = '\b'
	endOfFile = 0x1a // ^Z, with which files of CP/M's heirs end
)

// cutTerminal takes out what steers a terminal rather than being shown on it:
// escape sequences (colours, titles, cursor), characters that were struck
// over, and a ^Z at the end. script, tmux and colouring pagers leave them.
func cutTerminal(w *rewrite) {
	text := w.in
	end := len(text)
	if bare := bytes.TrimRight(text, "\x1a\r\n"); bytes.IndexByte(text[len(bare):], endOfFile) >= 0 {
		end = len(bare)
	}
	if end == len(text) && bytes.IndexByte(text, escape) < 0 && bytes.IndexByte(text, backspace) < 0 {
		return
	}
	first, kept := -1, 0 // text[kept:i] is not cut
	cut := func(from, to int) {
		if first < 0 {
			first = from
		}
		w.cut(from, to)
		kept = to
	}
	for i := 0; i < end; {
		size := bytes.IndexAny(text[i:end], "\x1b\b\r")
		if size < 0 {
			break
		}
		i += size
		switch text[i] {
		case escape:
			if size := sequenceSize(text[i:end]); size > 0 {
				cut(i, i+size)
				i += size
				continue
			}
		case backspace:
			if i > kept && text[i-1] >= ' ' && text[i-1] < 0x7f {
				cut(i-1, i+1)
			}
		case '\r':
			// A recording has the terminal's own CR before that of the text.
			if i+2 < end && text[i+1] == '\r' && text[i+2] == '\n' {
				cut(i, i+1)
			}
		}
		i++
	}
	if end < len(text) {
		cut(end, len(text))
	}
	if first >= 0 {
		w.note("paste-terminal", first, min(len(text), first+1), words.Text{
			En: "codes that steer a terminal (colours, cursor) were taken out",
			Zh: "已去掉控制终端的代码（颜色、光标等）",
		}.With(), words.Text{
			En: "without a terminal there are none: virsh capabilities > caps.xml",
			Zh: "不经过终端就不会有它们：virsh capabilities > caps.xml",
		}.With())
	}
}

// sequenceSize returns the size of the escape sequence at the start of text
// (ECMA-48); 0 for one that does not end.
func sequenceSize(text []byte) int {
	const longest = 1024
	text = text[:min(len(text), longest)]
	if len(text) < 2 {
		return 0
	}
	switch text[1] {
	case '[': // parameters, then one final byte
		for i := 2; i < len(text); i++ {
			if c := text[i]; c >= 0x40 && c <= 0x7e {
				return i + 1
			} else if c < 0x20 || c > 0x7e || c == '<' {
				return 0 // a “<” is more likely markup than a private parameter
			}
		}
		return 0
	case ']', 'P', '_', '^', 'X', 'k': // a string, then BEL or ESC \
		for i := 2; i < len(text); i++ {
			if text[i] == bell {
				return i + 1
			}
			if text[i] == escape && i+1 < len(text) && text[i+1] == '\\' {
				return i + 2
			}
		}
		return 0
	case '(', ')', '#', '%', ' ': // one more byte
		if len(text) < 3 {
			return 0
		}
		return 3
	}
	if text[1] >= 0x30 && text[1] <= 0x7e {
		return 2
	}
	return 0
}

package vm

import "strconv"

func ansiClearScreen(c *call)   { c.print("\x1b[1;1H\x1b[J") }
func ansiNewLine(c *call)       { c.print("\n") }
func ansiCursorHide(c *call)    { c.print("\x1b[>5I") }
func ansiCursorSave(c *call)    { c.print("\x1b[s") }
func ansiCursorRestore(c *call) { c.print("\x1b[u") }
func ansiCursorShow(c *call)    { c.print("\x1b[>5h") }
func ansiResetColor(c *call)    { c.print("\x1b[0;0m") }
func ansiCursorMove(c *call)    { c.print(sequence('H', c.longs[1], c.longs[0])) }

// ansiSetColor takes the foreground, the background and an attribute, of which
// the last two may be missing.
func ansiSetColor(c *call) {
	n := c.longs
	switch {
	case len(n) == 1:
		c.print(sequence('m', n[0]))
	case len(n) == 2 || n[2] == 0:
		c.print(sequence('m', n[1], n[0]))
	default:
		c.print(sequence('m', n[1], n[0], n[2]))
	}
}

// sequence writes an escape sequence with numbers.
func sequence(end byte, numbers ...int64) string {
	out := []byte("\x1b[")
	for i, n := range numbers {
		if i > 0 {
			out = append(out, ';')
		}
		out = strconv.AppendInt(out, n, 10)
	}
	return string(append(out, end))
}

// indent is the depth of a thread, or of all, and when it began.
type indent struct{ depth, began int64 }

const allThreads = -1

func indentThread(c *call) {
	p := &c.here().process
	c.indent(p.TID, p.Name+"("+strconv.FormatInt(p.TID, 10)+")")
}

func indentAll(c *call)         { c.indent(allThreads, "") }
func indentThreadDepth(c *call) { c.long = c.deepen(c.here().process.TID) }
func indentAllDepth(c *call)    { c.long = c.deepen(allThreads) }

// indent writes the time in us since the depth last was 0, a name, and blanks
// for the depth.
func (c *call) indent(thread int64, name string) {
	now := c.clock() / us
	if i := c.m.hidden.indents[thread]; i.depth == 0 {
		i.began = now
		if !c.keepIndent(thread, i, "_indent_timestamps", ":24:35") {
			return
		}
	}
	began := c.m.hidden.indents[thread].began
	depth := c.deepen(thread)
	out := padded(nil, now-began, 6, ' ')
	out = append(append(append(out, ' '), name...), ':')
	for range min(depth, int64(c.room())) {
		out = append(out, ' ')
	}
	c.string = string(out)
}

// deepen changes a depth, and returns what it is: on the way in before, on the
// way out after.
func (c *call) deepen(thread int64) int64 {
	i, delta := c.m.hidden.indents[thread], c.longs[0]
	depth := i.depth + max(delta, 0)
	i.depth += delta
	c.keepIndent(thread, i, "_indent_counters", ":16:3")
	return max(depth-1, 0)
}

// keepIndent keeps the state of a thread, unless there are too many.
func (c *call) keepIndent(thread int64, i indent, variable, place string) bool {
	h := &c.m.hidden
	if h.indents == nil {
		h.indents = map[int64]indent{}
	}
	if _, ok := h.indents[thread]; !ok && !c.hasRoom(len(h.indents), variable, "indent.stp"+place) {
		return false
	}
	h.indents[thread] = i
	return true
}

// hasRoom tells whether an array of the tapset can take another entry; if not
// the function fails, as it does in the tapset.
func (c *call) hasRoom(entries int, variable, place string) bool {
	if entries < c.m.code.limits.MaxMapEntries {
		return true
	}
	c.failNear("Array overflow, check MAXMAPENTRIES", "identifier '"+variable+"' at "+folder+place)
	return false
}

// folder is where the tapset stands.
const folder = "/usr/share/systemtap/tapset/"

// held is output that is held back under a number.
type held struct {
	id   int64
	text string
}

func speculation(c *call) {
	c.m.hidden.promised++
	c.long = c.m.hidden.promised
}

// speculate holds a text back. The oldest gives way where there are too many.
func speculate(c *call) {
	h := &c.m.hidden
	if most := c.m.code.limits.MaxMapEntries; len(h.held) >= most && most > 0 {
		h.held = append(h.held[:0], h.held[1:]...)
	}
	h.held = append(h.held, held{c.longs[0], c.strings[0]})
}

func discard(c *call) { c.release(nil) }
func commit(c *call)  { c.release(c.print) }

// release lets go of what is held back under a number.
func (c *call) release(each func(string)) {
	h := &c.m.hidden
	var rest []held
	for _, x := range h.held {
		switch {
		case x.id != c.longs[0]:
			rest = append(rest, x)
		case each != nil:
			each(x.text)
		}
	}
	h.held = rest
}

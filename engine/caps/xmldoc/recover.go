package xmldoc

import (
	"bytes"

	"ringlab/engine/words"
)

// opener finds the open element that an end tag closes, and reports what does
// not fit. There is none for a stray end tag.
func (p *parser) opener(name []byte, start int) (depth int, ok bool) {
	innermost := len(p.open) - 1
	for depth = innermost; depth > 0; depth-- {
		if p.tree.Name(p.open[depth]) == string(name) {
			break
		}
	}
	switch {
	case depth == innermost && depth > 0:
		return depth, true
	case depth > 0:
		p.mismatch(name, start, innermost)
		return depth, true
	case innermost == 0 || p.isStray(name):
		if innermost == 0 && p.second >= 0 && len(p.found) <= MaxFindings {
			// A missing start tag at the top explains the second root element.
			p.found = append(p.found[:p.second], p.found[p.second+1:]...)
			p.second = -1
		}
		p.fail("syntax", start, p.at, words.Text{
			En: "end tag </%s> without a start tag",
			Zh: "结束标签 </%s> 没有对应的开始标签",
		}.With(clip(name)))
		p.innermost().Unsure = true
		return 0, false
	default:
		p.mismatch(name, start, innermost)
		return innermost, true
	}
}

// isStray reports whether an end tag of no open element is one too many, or
// has lost its start tag, rather than a misspelt one for the innermost open
// element: the last child has its name, or the innermost element's own end tag
// follows.
func (p *parser) isStray(name []byte) bool {
	opened := p.tree.Name(p.open[len(p.open)-1])
	if bytes.EqualFold(name, []byte(opened)) {
		return false
	}
	last := p.last[len(p.last)-1]
	if last != None && p.tree.Nodes[last].Kind == Element && p.tree.Name(last) == string(name) {
		return true
	}
	return string(p.nextLooseEnd()) == opened
}

// maxAhead bounds the work of guessing what a missing tag was, in bytes read
// ahead and nodes moved.
const maxAhead = 1 << 20

// nextLooseEnd returns the name of the next end tag whose start tag stands
// before the place that is read.
func (p *parser) nextLooseEnd() []byte {
	if p.ahead >= maxAhead {
		return nil
	}
	rest, depth := p.tree.Text[p.at:], 0
	rest = rest[:min(len(rest), maxAhead-p.ahead)]
	for {
		start := bytes.IndexByte(rest, '<') + 1
		size := bytes.IndexByte(rest[start:], '>')
		if start == 0 || size < 0 {
			p.ahead += len(rest)
			return nil
		}
		tag := rest[start : start+size]
		switch {
		case size == 0 || tag[0] == '?' || tag[0] == '!':
		case tag[0] != '/':
			if tag[size-1] != '/' {
				depth++
			}
		case depth == 0:
			return bytes.TrimRight(tag[1:], " \t\r\n")
		default:
			depth--
		}
		rest = rest[start+size:]
		p.ahead += start + size
	}
}

func (p *parser) mismatch(name []byte, start, depth int) {
	id := p.open[depth]
	opened := p.tree.Name(id)
	p.fail("syntax", start, p.at, words.Text{
		En: "end tag </%s> does not match: <%s> is open",
		Zh: "结束标签 </%s> 不匹配：当前打开的是 <%s>",
	}.With(clip(name), opened), related(p.tree.TagSpan(id), words.Text{
		En: "<%s> opened here",
		Zh: "<%s> 在此打开",
	}.With(opened)), mismatchHint(name, opened))
}

// mismatchHint offers the right end tag where the wrong one differs only in
// the case of its letters; otherwise the missing end tag is named.
func mismatchHint(name []byte, opened string) option {
	if bytes.EqualFold(name, []byte(opened)) {
		return hint(words.Text{
			En: "XML tells upper from lower case: write </%s>",
			Zh: "XML 区分大小写：请写作 </%s>",
		}.With(opened))
	}
	return hint(words.Text{
		En: "</%s> is missing or misspelt",
		Zh: "</%s> 缺失或拼写有误",
	}.With(opened))
}

// closeLost ends the elements inside the one at depth, whose end tags are
// missing. By their indentation, what was meant to follow such an element is
// told from what was meant to be in it.
func (p *parser) closeLost(depth, end int) {
	for len(p.open)-1 > depth {
		id := p.open[len(p.open)-1]
		p.closeTo(len(p.open)-1, end)
		p.release(id)
	}
}

// release makes the children of an element without an end tag that are not
// indented deeper than it is siblings that follow it. The element is its
// parent's last child.
func (p *parser) release(id ID) {
	n := &p.tree.Nodes[id]
	if n.First == None {
		return
	}
	before, child := None, None
	if own, alone := p.indent(int(n.Start)); alone {
		before, child = p.firstOutdented(n.First, own)
	}
	if child == None {
		n.Unsure, p.innermost().Unsure = true, true
		return
	}
	// White space before the first of them is no part of the element, but may
	// be of the child that stays as its last.
	end, least := p.tree.Nodes[child].Start, n.ContentStart
	if before != None {
		least = p.tree.Nodes[before].End
	}
	for end > least && isSpace(p.tree.Text[end-1]) {
		end--
	}
	n.End, n.ContentEnd, n.Next = end, end, child
	if before == None {
		n.First = None
	} else {
		p.tree.Nodes[before].Next = None
	}
	for ; child != None; child = p.tree.Nodes[child].Next {
		p.ahead++
		p.tree.Nodes[child].Parent = n.Parent
		p.last[len(p.last)-1] = child
	}
}

// firstOutdented returns the first element of child and its siblings that is
// indented no deeper than own, and the sibling before it.
func (p *parser) firstOutdented(child ID, own int) (before, found ID) {
	before = None
	for ; child != None && p.ahead < maxAhead; before, child = child, p.tree.Nodes[child].Next {
		p.ahead++
		if c := &p.tree.Nodes[child]; c.Kind == Element {
			if size, alone := p.indent(int(c.Start)); alone && size <= own {
				return before, child
			}
		}
	}
	return None, None
}

// indent returns how far a place is from the start of its line, and whether
// only white space stands between.
func (p *parser) indent(at int) (size int, alone bool) {
	text := p.tree.Text
	for size < at && text[at-size-1] != '\n' && text[at-size-1] != '\r' {
		if !isSpace(text[at-size-1]) {
			return 0, false
		}
		size++
	}
	return size, true
}

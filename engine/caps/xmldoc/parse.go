package xmldoc

import (
	"bytes"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Limits of what is read. libvirt's own wire format stops at 4 MiB a string,
// so they only ever meet hostile or mistaken input.
const (
	MaxBytes = 32 << 20
	MaxNodes = 1_000_000
	MaxAttrs = 4_000_000
	MaxDepth = 256
	// MaxFindings bounds the diagnostics of one text.
	MaxFindings = 200
)

// Parse reads text, which is UTF-8, and returns its tree and what is not
// well-formed in it, in the order of the text. The tree is always usable: it
// holds all that could be read. A text over a limit yields the part that is
// within it and a diagnostic with code "limit".
func Parse(text []byte) (*Tree, []source.Diagnostic) {
	p := parser{tree: &Tree{Text: text}, second: -1, late: -1}
	if len(text) > MaxBytes {
		p.tree.Text = text[:0]
		p.openDocument()
		p.closeAll(0)
		p.fail("limit", 0, 0, words.Text{
			En: "the text has %d bytes; at most %d are read",
			Zh: "文本有 %d 字节；最多读取 %d 字节",
		}.With(len(text), MaxBytes))
		return p.tree, p.found
	}
	p.tree.Nodes = make([]Node, 0, expect(text, "<", "</"))
	p.tree.Attrs = make([]Attr, 0, expect(text, "=", ""))
	p.checkCharacters()
	p.openDocument()
	p.document()
	return p.tree, p.sorted()
}

// expect guesses from the start of a text how often mark stands in all of it,
// other than where it begins except, so that what is counted by it need not be
// moved as it grows.
func expect(text []byte, mark, except string) int {
	start := text[:min(len(text), 64<<10)]
	count := bytes.Count(start, []byte(mark))
	if except != "" {
		count -= bytes.Count(start, []byte(except))
	}
	if len(start) == len(text) {
		return count + 1
	}
	return int(int64(count) * int64(len(text)) / int64(len(start)) * 9 / 8)
}

// parser is one pass over the text. It keeps the path of open elements
// itself, so depth costs no stack.
type parser struct {
	tree *Tree
	at   int
	open []ID // open elements; open[0] is Root
	last []ID // last child of each open element

	// seen[name] is the node whose start tag last had the attribute name.
	seen []ID

	roots int // elements at the top so far
	// second is the finding, in found, that a second document begins; late is
	// the start of an XML declaration or document type behind the first
	// document, that another must follow. Both are -1 for none.
	second, late int
	doctypes     int // in the prolog of this document
	ahead        int // work done on guesses: see maxAhead
	// dtd reports that a document type declared entities: references to them
	// are then no error of their own.
	dtd     bool
	stopped bool // by a limit
	found   []source.Diagnostic
}

func (p *parser) openDocument() {
	p.tree.Nodes = append(p.tree.Nodes, Node{
		Kind: Document, Closed: true, Parent: None, First: None, Next: None,
		End: int32(len(p.tree.Text)), ContentEnd: int32(len(p.tree.Text)),
	})
	p.open = append(p.open, Root)
	p.last = append(p.last, None)
}

// document reads markup and character data in turn to the end of the text.
func (p *parser) document() {
	text := p.tree.Text
	for p.at < len(text) && !p.stopped {
		if text[p.at] != '<' {
			p.characterData()
			continue
		}
		switch rest := text[p.at:]; {
		case len(rest) > 1 && nameStart[rest[1]]:
			p.startTag()
		case len(rest) > 1 && rest[1] == '/':
			p.endTag()
		case bytes.HasPrefix(rest, []byte("<!--")):
			p.delimited(Comment, 4, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			p.delimited(CData, 9, "]]>")
		case bytes.HasPrefix(rest, []byte("<?")):
			p.instruction()
		case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
			p.doctype()
		case len(rest) == 1:
			p.unexpectedEnd(p.at)
		default:
			p.strayLess()
		}
	}
	if !p.stopped && len(p.open) > 1 {
		p.unexpectedEnd(len(text))
	}
	if p.late >= 0 {
		p.misplacedProlog(p.late, p.late+len("<?"))
	}
	p.closeAll(len(text))
	if p.roots == 0 && !p.stopped {
		p.noElement()
	}
}

// strayLess reports a “<” that is text.
func (p *parser) strayLess() {
	p.fail("syntax", p.at, p.at+1, words.Text{
		En: "“<” begins no tag here",
		Zh: "此处的 “<” 没有开始任何标签",
	}.With(), hint(words.Text{
		En: "write it as &lt; in text",
		Zh: "在文本中请写作 &lt;",
	}.With()), edit(p.at, p.at+1, "&lt;"))
	p.innermost().HasText = true
	p.at++
}

// noElement says that there is no document at all, unless something else was
// already said at the top that explains it.
func (p *parser) noElement() {
	if len(p.found) > 0 {
		return
	}
	end := len(p.tree.Text)
	p.fail("syntax", end, end, words.Text{
		En: "empty document: there is no element",
		Zh: "空文档：没有任何元素",
	}.With(), hint(wanted.With()))
}

var wanted = words.Text{
	En: "paste the output of “virsh capabilities” or “virsh domcapabilities”",
	Zh: "请粘贴 “virsh capabilities” 或 “virsh domcapabilities” 的输出",
}

func (p *parser) innermost() *Node { return &p.tree.Nodes[p.open[len(p.open)-1]] }

// add appends a node below the innermost open element.
func (p *parser) add(n Node) ID {
	id := ID(len(p.tree.Nodes))
	if id >= MaxNodes {
		p.limit(words.Text{
			En: "more than %d elements, comments and sections; the rest is not read",
			Zh: "元素、注释和区段超过 %d 个；其余部分不再读取",
		}.With(MaxNodes))
	}
	n.First, n.Next = None, None
	n.Parent = p.open[len(p.open)-1]
	p.tree.Nodes = append(p.tree.Nodes, n)
	if last := &p.last[len(p.last)-1]; *last == None {
		p.tree.Nodes[n.Parent].First, *last = id, id
	} else {
		p.tree.Nodes[*last].Next, *last = id, id
	}
	return id
}

// push makes an element the innermost open one.
func (p *parser) push(id ID) {
	p.open = append(p.open, id)
	p.last = append(p.last, None)
	if len(p.open) > MaxDepth {
		p.limit(words.Text{
			En: "elements nested more than %d deep; the rest is not read",
			Zh: "元素嵌套超过 %d 层；其余部分不再读取",
		}.With(MaxDepth))
	}
}

// closeTo ends every open element deeper than depth at end.
func (p *parser) closeTo(depth, end int) {
	for len(p.open) > depth {
		n := p.innermost()
		n.ContentEnd, n.End = int32(end), int32(end)
		p.open = p.open[:len(p.open)-1]
		p.last = p.last[:len(p.last)-1]
	}
}

func (p *parser) closeAll(end int) { p.closeTo(1, end) }

func (p *parser) limit(m words.Message) {
	if !p.stopped {
		p.fail("limit", p.at, p.at, m)
		p.stopped = true
	}
}

// characterData reads to the next "<".
func (p *parser) characterData() {
	text, start := p.tree.Text, p.at
	i := start
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	if i == len(text) || text[i] == '<' {
		p.at = i
		return
	}
	first := i
	for i < len(text) && text[i] != '<' {
		i++
	}
	p.at = i
	if len(p.open) == 1 {
		p.outside(first, i)
		return
	}
	p.innermost().HasText = true
	p.references(first, i)
	for at := first; ; at += 3 {
		next := bytes.Index(text[at:i], []byte("]]>"))
		if next < 0 {
			return
		}
		at += next
		p.fail("syntax", at, at+3, words.Text{
			En: "“]]>” may not stand in text",
			Zh: "文本中不能出现 “]]>”",
		}.With(), edit(at, at+3, "]]&gt;"))
	}
}

// outside reports text at the top of the document.
func (p *parser) outside(start, end int) {
	text := p.tree.Text
	for end > start && isSpace(text[end-1]) {
		end--
	}
	where := words.Text{En: "text before the root element", Zh: "根元素之前有文本"}
	advice := words.Text{
		En: "it is not part of the document and is passed over",
		Zh: "它不属于文档，已跳过",
	}
	if p.roots > 0 {
		where = words.Text{En: "text after the root element", Zh: "根元素之后有文本"}
	} else if end == len(bytes.TrimRight(text, " \t\r\n")) {
		where = words.Text{En: "text, but no XML element", Zh: "有文本，但没有 XML 元素"}
		advice = wanted
	}
	p.fail("syntax", start, end, where.With(), hint(advice.With()))
}

// references checks the references in [start, end).
func (p *parser) references(start, end int) (plain bool) {
	text := p.tree.Text
	plain = true
	for at := start; ; at++ {
		next := bytes.IndexByte(text[at:end], '&')
		if next < 0 {
			return plain
		}
		plain = false
		at += next
		if _, size := reference(text[at:end]); size > 0 {
			at += size - 1
			continue
		}
		p.badReference(at, end)
	}
}

func (p *parser) badReference(at, end int) {
	text := p.tree.Text
	stop := at + 1
	if stop < end && text[stop] == '#' {
		stop++
	}
	for stop < end && nameByte[text[stop]] && stop < at+maxReference {
		stop++
	}
	if stop < end && text[stop] == ';' && stop > at+1 {
		stop++
		name := string(text[at+1 : stop-1])
		switch {
		case name[0] == '#':
			p.fail("syntax", at, stop, words.Text{
				En: "&%s; is no character that XML allows",
				Zh: "&%s; 不是 XML 允许的字符",
			}.With(name))
		case !p.dtd:
			p.fail("syntax", at, stop, words.Text{
				En: "undefined entity %s",
				Zh: "未定义的实体 %s",
			}.With(name), hint(words.Text{
				En: "XML knows only &lt; &gt; &amp; &quot; &apos; and character references such as &#160;",
				Zh: "XML 只认识 &lt; &gt; &amp; &quot; &apos; 以及 &#160; 这样的字符引用",
			}.With()))
		}
		return
	}
	p.fail("syntax", at, at+1, words.Text{
		En: "“&” begins no reference here",
		Zh: "此处的 “&” 没有开始任何引用",
	}.With(), hint(words.Text{
		En: "write it as &amp;",
		Zh: "请写作 &amp;",
	}.With()), edit(at, at+1, "&amp;"))
}

// startTag reads "<name attributes>" or "<name attributes/>".
func (p *parser) startTag() {
	text, start := p.tree.Text, p.at
	i := start + 1
	for i < len(text) && nameByte[text[i]] {
		i++
	}
	if i == len(text) {
		p.unexpectedEnd(start)
		return
	}
	if p.cutByEndTag(i, text[start+1:i]) {
		p.strayLess()
		return
	}
	name := p.tree.names.intern(text[start+1 : i])
	attrs := len(p.tree.Attrs)
	id := ID(len(p.tree.Nodes))
	p.at = i
	closed, ended := p.attributes(id)
	if !ended {
		// The text ends inside the tag: what it would have been is unknown.
		p.tree.Attrs = p.tree.Attrs[:attrs]
		p.unexpectedEnd(start)
		return
	}
	if len(p.open) == 1 {
		p.root(start)
	}
	p.add(Node{
		Kind: Element, Name: name, Closed: closed,
		Start: int32(start), End: int32(p.at), ContentStart: int32(p.at), ContentEnd: int32(p.at),
		attrs: int32(attrs), attrsEnd: int32(len(p.tree.Attrs)),
	})
	if !closed {
		p.push(id)
	}
}

// cutByEndTag reports whether an end tag of another name begins at the next
// character behind a name, at i: then “<” and the name are no start tag but
// text, since the element that is open goes on around them.
func (p *parser) cutByEndTag(i int, name []byte) bool {
	rest := bytes.TrimLeft(p.tree.Text[i:], " \t\r\n")
	if len(p.open) == 1 || !bytes.HasPrefix(rest, []byte("</")) {
		return false
	}
	rest, same := bytes.CutPrefix(rest[2:], name)
	return !same || len(rest) > 0 && nameByte[rest[0]]
}

// root counts the elements at the top: a document has one.
func (p *parser) root(start int) {
	p.roots++
	p.late, p.doctypes = -1, 0
	if p.roots != 2 {
		return
	}
	// An XML declaration or comment before it belongs to the second document.
	if before := p.tree.Nodes[p.last[0]]; before.Kind == Instruction {
		start = int(before.Start)
	}
	if len(p.found) < MaxFindings {
		p.second = len(p.found) // past that it is not listed
	}
	p.fail("syntax", start, p.at, words.Text{
		En: "a second document begins after the root element",
		Zh: "根元素之后开始了第二个文档",
	}.With(), hint(words.Text{
		En: "one XML document has one root element; each document here is read by itself",
		Zh: "一个 XML 文档只有一个根元素；这里的每个文档会分别读取",
	}.With()))
}

// attributes reads the attributes of node id up to the end of its start tag.
// It reports whether the tag closes its element, and whether it ended at all.
func (p *parser) attributes(id ID) (closed, ended bool) {
	text := p.tree.Text
	for {
		gap := p.at
		for p.at < len(text) && isSpace(text[p.at]) {
			p.at++
		}
		if p.at == len(text) {
			return false, false
		}
		switch c := text[p.at]; {
		case c == '>':
			p.at++
			return false, true
		case c == '/':
			if p.at+1 == len(text) {
				p.at++
				return false, false
			}
			p.at++
			if text[p.at] == '>' {
				p.at++
				return true, true
			}
			p.fail("syntax", p.at-1, p.at, words.Text{
				En: "“/” stands only before “>”",
				Zh: "“/” 只能出现在 “>” 之前",
			}.With())
		case c == '<':
			p.fail("syntax", p.at, p.at, words.Text{
				En: "the tag is not closed: “>” is missing before the next “<”",
				Zh: "标签没有结束：下一个 “<” 之前缺少 “>”",
			}.With(), edit(gap, gap, ">"))
			return false, true
		case nameStart[c]:
			if gap == p.at && len(p.tree.Attrs) > 0 && text[gap-1] != '/' {
				p.fail("syntax", p.at, p.at, words.Text{
					En: "white space is missing between attributes",
					Zh: "属性之间缺少空白",
				}.With(), edit(p.at, p.at, " "))
			}
			if !p.attribute(id) {
				return false, false
			}
		default:
			start := p.at
			for p.at < len(text) && !isSpace(text[p.at]) && text[p.at] != '>' && text[p.at] != '/' && text[p.at] != '<' {
				p.at++
			}
			p.fail("syntax", start, p.at, words.Text{
				En: "%q is no attribute name",
				Zh: "%q 不是属性名",
			}.With(clip(text[start:p.at])))
		}
	}
}

// attribute reads name="value". It reports false where the text ends first.
func (p *parser) attribute(id ID) bool {
	text := p.tree.Text
	a := Attr{NameStart: int32(p.at)}
	for p.at < len(text) && nameByte[text[p.at]] {
		p.at++
	}
	nameEnd := p.at
	a.Name = p.tree.names.intern(text[a.NameStart:nameEnd])
	for p.at < len(text) && isSpace(text[p.at]) {
		p.at++
	}
	if p.at == len(text) {
		return false
	}
	if text[p.at] == '\'' || text[p.at] == '"' {
		p.fail("syntax", p.at, p.at, words.Text{
			En: "“=” is missing between attribute %s and its value",
			Zh: "属性 %s 与它的值之间缺少 “=”",
		}.With(p.tree.NameText(a.Name)), edit(p.at, p.at, "="))
		p.at-- // as if the “=” stood there
	} else if text[p.at] != '=' {
		p.at = nameEnd
		p.fail("syntax", int(a.NameStart), nameEnd, words.Text{
			En: "attribute %s has no value",
			Zh: "属性 %s 没有值",
		}.With(p.tree.NameText(a.Name)))
		a.ValueStart, a.ValueEnd, a.Raw = int32(nameEnd), int32(nameEnd), true
		p.keep(id, a)
		return true
	}
	p.at++
	for p.at < len(text) && isSpace(text[p.at]) {
		p.at++
	}
	if p.at == len(text) {
		return false
	}
	switch quote := text[p.at]; quote {
	case '\'', '"':
		p.at++
		if !p.quoted(&a, quote) {
			return false
		}
	default:
		start := p.at
		for p.at < len(text) && !isSpace(text[p.at]) && text[p.at] != '>' && text[p.at] != '<' &&
			!(text[p.at] == '/' && p.at+1 < len(text) && text[p.at+1] == '>') {
			p.at++
		}
		if p.at == len(text) {
			return false
		}
		a.ValueStart, a.ValueEnd = int32(start), int32(p.at)
		p.fail("syntax", start, p.at, words.Text{
			En: "the value of attribute %s is not in quotes",
			Zh: "属性 %s 的值没有加引号",
		}.With(p.tree.NameText(a.Name)), edit(start, p.at, "'"+string(text[start:p.at])+"'"))
		a.Raw = p.references(start, p.at)
	}
	p.keep(id, a)
	return true
}

// quoted reads an attribute value to its closing quote.
func (p *parser) quoted(a *Attr, quote byte) bool {
	text, start := p.tree.Text, p.at
	i := start
	plain, less := true, false
	for i < len(text) && text[i] != quote {
		switch text[i] {
		case '&', '\r', '\n', '\t':
			plain = false
		case '<':
			// Looked for at the first "<" alone: the search begins at start.
			if !less {
				if end, ok := unquotedEnd(text[start:i]); ok {
					p.unclosedQuote(a, start, start+end, quote, plain)
					return true
				}
			}
			p.fail("syntax", i, i+1, words.Text{
				En: "“<” may not stand in an attribute value",
				Zh: "属性值中不能出现 “<”",
			}.With(), edit(i, i+1, "&lt;"))
			less = true
		}
		i++
	}
	if i == len(text) {
		p.at = i
		return false
	}
	a.ValueStart, a.ValueEnd = int32(start), int32(i)
	a.Raw = plain
	if !plain {
		p.references(start, i)
	}
	p.at = i + 1
	return true
}

// unclosedQuote ends an attribute value whose closing quote is missing: a tag
// ended since the quote that opens it.
func (p *parser) unclosedQuote(a *Attr, start, end int, quote byte, plain bool) {
	stop := end
	if other := byte('\'' ^ '"' ^ quote); end > start && p.tree.Text[end-1] == other {
		stop-- // this one was meant to close it
	}
	p.fail("syntax", start-1, end, words.Text{
		En: "the value of attribute %s has no closing quote",
		Zh: "属性 %s 的值缺少结束引号",
	}.With(p.tree.NameText(a.Name)), edit(stop, end, string(quote)))
	a.ValueStart, a.ValueEnd, a.Raw = int32(start), int32(stop), plain
	p.at = end
}

// unquotedEnd looks for the end of a tag in a value whose quote seems never
// to close, and returns where the value would have ended.
func unquotedEnd(value []byte) (int, bool) {
	end := bytes.IndexByte(value, '>')
	if end < 0 {
		return 0, false
	}
	if end > 0 && value[end-1] == '/' {
		end--
	}
	if space := bytes.IndexAny(value[:end], " \t\r\n"); space >= 0 {
		end = space
	}
	return end, true
}

// keep stores an attribute, unless the element has one of this name.
func (p *parser) keep(id ID, a Attr) {
	for int(a.Name) >= len(p.seen) {
		p.seen = append(p.seen, None)
	}
	if p.seen[a.Name] == id {
		p.fail("syntax", int(a.NameStart), int(a.NameStart)+len(p.tree.NameText(a.Name)), words.Text{
			En: "duplicate attribute %s; the first one holds",
			Zh: "重复的属性 %s；以第一个为准",
		}.With(p.tree.NameText(a.Name)))
		return
	}
	p.seen[a.Name] = id
	if len(p.tree.Attrs) >= MaxAttrs {
		p.limit(words.Text{
			En: "more than %d attributes; the rest is not read",
			Zh: "属性超过 %d 个；其余部分不再读取",
		}.With(MaxAttrs))
		return
	}
	p.tree.Attrs = append(p.tree.Attrs, a)
}

// endTag reads "</name>" and closes the element it belongs to.
func (p *parser) endTag() {
	text, start := p.tree.Text, p.at
	i := start + 2
	for i < len(text) && nameByte[text[i]] {
		i++
	}
	nameEnd := i
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	if i == len(text) {
		p.unexpectedEnd(start)
		return
	}
	name := text[start+2 : nameEnd]
	if text[i] != '>' {
		p.fail("syntax", i, i+1, words.Text{
			En: "the end tag </%s is not closed by “>”",
			Zh: "结束标签 </%s 没有以 “>” 结束",
		}.With(clip(name)))
		for i < len(text) && text[i] != '>' && text[i] != '<' {
			i++
		}
		if i == len(text) || text[i] == '<' {
			i--
		}
	}
	p.at = i + 1
	depth, ok := p.opener(name, start)
	if !ok {
		return
	}
	p.closeLost(depth, start)
	n := p.innermost()
	n.ContentEnd, n.End, n.Closed = int32(start), int32(p.at), true
	p.open = p.open[:depth]
	p.last = p.last[:depth]
}

// delimited reads a comment or CDATA section.
func (p *parser) delimited(kind Kind, prefix int, terminator string) {
	text, start := p.tree.Text, p.at
	size := bytes.Index(text[start+prefix:], []byte(terminator))
	if size < 0 {
		p.unexpectedEnd(start)
		return
	}
	end := start + prefix + size
	p.at = end + len(terminator)
	if kind == Comment {
		// The last dash before "-->" makes "--" too.
		if dashes := bytes.Index(text[start+prefix:end+1], []byte("--")); dashes >= 0 {
			at := start + prefix + dashes
			p.fail("syntax", at, at+2, words.Text{
				En: "“--” may not stand in a comment",
				Zh: "注释中不能出现 “--”",
			}.With())
		}
	} else if len(p.open) == 1 {
		p.outside(start, p.at)
		return
	} else {
		p.innermost().HasText = true
	}
	p.add(Node{
		Kind: kind, Closed: true, Start: int32(start), End: int32(p.at),
		ContentStart: int32(start + prefix), ContentEnd: int32(end),
	})
}

// unexpectedEnd reports that the text ends inside an element, or inside the
// markup that begins at cut, and ends all that is open.
func (p *parser) unexpectedEnd(cut int) {
	text := p.tree.Text
	end := len(text)
	options := []option{hint(words.Text{
		En: "the document is cut off; what is there is used",
		Zh: "文档被截断；已有的部分会被使用",
	}.With())}
	if cut < end {
		options = append(options, related(source.Span{Start: cut, End: cut + 1}, words.Text{
			En: "not closed", Zh: "没有结束",
		}.With()))
	}
	for depth := len(p.open) - 1; depth > 0 && depth > len(p.open)-4; depth-- {
		id := p.open[depth]
		options = append(options, related(p.tree.TagSpan(id), words.Text{
			En: "<%s> is still open", Zh: "<%s> 仍未关闭",
		}.With(p.tree.Name(id))))
	}
	p.fail("syntax", end, end, words.Text{
		En: "unexpected end of document", Zh: "文档意外结束",
	}.With(), options...)
	if len(p.open) == 1 && p.roots == 0 {
		p.roots++ // an element began: the document is not empty
	}
	innermost := p.innermost()
	p.closeAll(end)
	if innermost.Kind == Element {
		innermost.ContentEnd = int32(max(cut, int(innermost.ContentStart)))
	}
	p.at = end
}

package schema

import (
	"bytes"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Completion is one thing that may be typed.
type Completion struct {
	Label string
	Apply string // what to put in place of the span
	Kind  string // element, attribute or value
	Words words.Text
}

// Complete returns what may be typed at an offset of t.Text, and the span that
// it replaces. What still lacks there comes first. It reads the text by itself
// as far as the offset, since a document that is being typed in has a tree
// with holes just there.
func Complete(t *xmldoc.Tree, offset int) (span source.Span, options []Completion) {
	offset = max(0, min(offset, len(t.Text)))
	s := scanner{text: t.Text, table: make([]*element, 0, 16)}
	s.run(offset)
	nowhere := source.Span{Start: offset, End: offset}
	switch s.state {
	case inName:
		span = source.Span{Start: s.from, End: nameEnd(t.Text, offset)}
		if t.Text[s.from-1] == '/' {
			return span, s.endTag()
		}
		return span, s.elements(span.End)
	case inTag:
		e := s.tagElement()
		if e == nil {
			return nowhere, nil
		}
		span = source.Span{Start: s.from, End: nameEnd(t.Text, offset)}
		return span, s.attributes(e, span.End)
	case inValue:
		e := s.tagElement()
		if e == nil || e.attribute(s.attr) == nil {
			return nowhere, nil
		}
		end := offset
		for end < len(t.Text) && t.Text[end] != s.quote && t.Text[end] != '<' && t.Text[end] != '>' && t.Text[end] != '\n' {
			end++
		}
		return source.Span{Start: s.from, End: end}, values(&e.attribute(s.attr).content, e.attribute(s.attr).words)
	case inContent:
		e := s.innermost()
		if e == nil && (len(s.names) > 0 || s.rooted) {
			return nowhere, nil
		}
		if e == nil || e.content.kind == nothing {
			for i := s.from; i < offset; i++ {
				if !isSpace(t.Text[i]) {
					return nowhere, nil
				}
			}
			options = s.elements(offset)
			for i := range options {
				options[i].Apply = "<" + options[i].Apply
			}
			return nowhere, options
		}
		from, end := s.from, offset
		for from < offset && isSpace(t.Text[from]) {
			from++
		}
		for end < len(t.Text) && t.Text[end] != '<' && !isSpace(t.Text[end]) {
			end++
		}
		return source.Span{Start: from, End: end}, values(&e.content, e.words)
	}
	return nowhere, nil
}

// place is where in XML's syntax an offset lies.
type place uint8

const (
	elsewhere place = iota // in a comment, a declaration, CDATA
	inContent              // between tags
	inName                 // in the name of a tag
	inTag                  // among the attributes of a start tag
	inValue                // in an attribute's value
)

// scanner goes through a text that need not be well-formed, and keeps which
// elements are open.
type scanner struct {
	text  []byte
	at    int
	state place
	from  int // where the content, name or value at the offset begins

	table []*element // of the open elements; nil for unknown ones
	names []string   // of the open elements
	kids  [][]string // names of the children seen of each

	rooted  bool     // a root element was seen
	bounded bool     // stop where the outermost element ends
	closed  []string // its children

	tag   string   // the start tag the offset is in
	attr  string   // the attribute whose value it is in
	attrs []string // attributes of that tag before the offset
	mode  string   // its value of the attribute that selects a variant
	quote byte
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isName(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80
}

func nameEnd(text []byte, at int) int {
	for at < len(text) && isName(text[at]) {
		at++
	}
	return at
}

// run reads as far as end and says where that is.
func (s *scanner) run(end int) {
	s.state, s.from = inContent, s.at
	for s.at < end && !(s.bounded && len(s.names) == 0) {
		less := bytes.IndexByte(s.text[s.at:end], '<')
		if less < 0 {
			s.at = end
			return
		}
		s.at += less
		rest := s.text[s.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			s.skip(end, 4, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			s.skip(end, 9, "]]>")
		case bytes.HasPrefix(rest, []byte("<?")):
			s.skip(end, 2, "?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			s.skip(end, 2, ">")
		case bytes.HasPrefix(rest, []byte("</")):
			s.close(end)
		default:
			s.open(end)
		}
		if s.at >= end && s.state != inContent {
			return
		}
		s.state, s.from = inContent, s.at
	}
}

func (s *scanner) skip(end, lead int, terminator string) {
	from := min(s.at+lead, len(s.text))
	n := bytes.Index(s.text[from:], []byte(terminator))
	if n < 0 || from+n+len(terminator) > end {
		s.state, s.at = elsewhere, end
		return
	}
	s.at = from + n + len(terminator)
}

// close reads an end tag. It closes the innermost element of its name and
// what that holds; none where no such element is open.
func (s *scanner) close(end int) {
	from := s.at + 2
	if from > end {
		s.state, s.at = elsewhere, end
		return
	}
	to := nameEnd(s.text, from)
	if end <= to {
		s.state, s.from, s.at = inName, from, end
		return
	}
	for i := len(s.names) - 1; i >= 0; i-- {
		if s.names[i] == string(s.text[from:to]) {
			s.closed = s.kids[0]
			s.table, s.names, s.kids = s.table[:i], s.names[:i], s.kids[:i]
			break
		}
	}
	s.at = to
	for s.at < end && s.text[s.at] != '>' && s.text[s.at] != '<' {
		s.at++
	}
	if s.at < end && s.text[s.at] == '>' {
		s.at++
	} else if s.at == end {
		s.state = elsewhere
	}
}

// open reads a start tag.
func (s *scanner) open(end int) {
	from := s.at + 1
	to := nameEnd(s.text, from)
	if end <= to {
		s.state, s.from, s.at = inName, from, end
		return
	}
	if to == from {
		s.at = from // a stray <
		return
	}
	s.tag, s.attrs, s.mode = string(s.text[from:to]), nil, ""
	s.at = to
	for s.at < end {
		switch c := s.text[s.at]; {
		case c == '>':
			s.at++
			s.push(s.text[s.at-2] == '/')
			return
		case c == '<':
			s.push(false) // the tag was not closed
			return
		case isName(c):
			name := s.at
			s.at = nameEnd(s.text, s.at)
			if s.at >= end {
				s.state, s.from, s.at = inTag, name, end
				return
			}
			s.attr = string(s.text[name:s.at])
			if !s.value(end) {
				return
			}
		default:
			s.at++
		}
	}
	s.state, s.from = inTag, end
	if s.text[end-1] == '/' {
		s.state = elsewhere
	}
}

// value reads ="value" after an attribute's name. It reports whether the end
// lies past it.
func (s *scanner) value(end int) bool {
	s.attrs = append(s.attrs, s.attr)
	for s.at < end && isSpace(s.text[s.at]) {
		s.at++
	}
	if s.at >= end || s.text[s.at] != '=' {
		if s.at >= end {
			s.state, s.from = inTag, end
			return false
		}
		return true
	}
	for s.at++; s.at < end && isSpace(s.text[s.at]); s.at++ {
	}
	if s.at >= end {
		s.state = elsewhere // between = and the quote
		return false
	}
	s.quote = s.text[s.at]
	if s.quote != '"' && s.quote != '\'' {
		return true
	}
	from := s.at + 1
	n := bytes.IndexByte(s.text[from:end], s.quote)
	if n < 0 {
		s.state, s.from, s.at = inValue, from, end
		return false
	}
	s.at = from + n + 1
	if e := s.tagElement(); e != nil && e.by == s.attr {
		s.mode = string(s.text[from : from+n])
	}
	return true
}

// push opens the element of the tag just read, unless it is empty.
func (s *scanner) push(empty bool) {
	s.rooted = true
	if len(s.names) == xmldoc.MaxDepth {
		return // no element lies so deep; hostile input must not cost its depth
	}
	if n := len(s.kids); n > 0 {
		s.kids[n-1] = append(s.kids[n-1], s.tag)
	}
	if empty {
		return
	}
	s.table = append(s.table, s.tagElement())
	s.names = append(s.names, s.tag)
	s.kids = append(s.kids, nil)
}

// innermost returns the entry of the innermost open element; nil where it is
// unknown or there is none.
func (s *scanner) innermost() *element {
	if len(s.table) == 0 {
		return nil
	}
	return s.table[len(s.table)-1]
}

// tagElement returns the entry of the start tag that is being read.
func (s *scanner) tagElement() *element {
	var e *element
	if len(s.table) == 0 {
		e = rootNamed(s.tag)
	} else if parent := s.innermost(); parent != nil {
		e = parent.child(s.tag)
	}
	if e != nil && e.by != "" && s.mode != "" {
		e = e.variant(s.mode)
	}
	return e
}

// endTag offers the end of the innermost open element.
func (s *scanner) endTag() []Completion {
	n := len(s.names)
	if n == 0 {
		return nil
	}
	c := Completion{Label: s.names[n-1], Apply: s.names[n-1], Kind: "element"}
	if e := s.innermost(); e != nil {
		c.Words = e.words
	}
	if end := nameEnd(s.text, s.at); end == len(s.text) || s.text[end] != '>' {
		c.Apply += ">"
	}
	return []Completion{c}
}

// elements offers the elements that may stand here: those still possible,
// then those that stand here already as often as they may. end is where the
// name that is replaced ends.
func (s *scanner) elements(end int) []Completion {
	// A name that goes on with attributes or > has its tag already.
	rest := end < len(s.text) && (s.text[end] == '>' || s.text[end] == '/' ||
		s.text[end] == ' ' && !bytes.HasPrefix(bytes.TrimLeft(s.text[end:], " \t\r\n"), []byte("<")))
	var options []Completion
	if len(s.names) == 0 {
		for _, e := range &roots {
			options = append(options, e.completion(rest))
		}
		return options
	}
	e := s.innermost()
	if e == nil {
		return nil
	}
	there := append([]string(nil), s.kids[len(s.kids)-1]...)
	there = append(there, s.following(end)...)
	for _, taken := range []bool{false, true} {
		for i := range e.children {
			c := &e.children[i]
			full := c.occurs.single() && count(there, c.name) > 0
			if full == taken {
				options = append(options, c.completion(rest))
			}
		}
	}
	return options
}

func count(names []string, name string) (n int) {
	for _, s := range names {
		if s == name {
			n++
		}
	}
	return n
}

// following returns the names of the elements after the offset that have the
// same parent, as far as that can be told.
func (s *scanner) following(from int) []string {
	after := scanner{
		text: s.text, at: from, bounded: true,
		table: []*element{nil}, names: s.names[len(s.names)-1:], kids: [][]string{nil},
	}
	after.run(len(after.text))
	if len(after.kids) > 0 {
		return after.kids[0] // never closed
	}
	return after.closed
}

// completion offers an element with all that it must have.
func (e *element) completion(nameOnly bool) Completion {
	c := Completion{Label: e.name, Apply: e.name, Kind: "element", Words: since(e.words, e.since)}
	if nameOnly {
		return c
	}
	for i := range e.attrs {
		if e.attrs[i].required {
			c.Apply += " " + e.attrs[i].name + "=''"
		}
	}
	if e.content.kind == nothing && len(e.children) == 0 {
		c.Apply += "/>"
	} else {
		c.Apply += "></" + e.name + ">"
	}
	return c
}

// attributes offers the attributes that the tag has not yet: required ones
// first.
func (s *scanner) attributes(e *element, end int) (options []Completion) {
	for _, required := range []bool{true, false} {
		for i := range e.attrs {
			a := &e.attrs[i]
			if a.required != required || count(s.attrs, a.name) > 0 {
				continue
			}
			c := Completion{Label: a.name, Apply: a.name + "=''", Kind: "attribute", Words: since(a.words, a.since)}
			if end < len(s.text) && s.text[end] == '=' {
				c.Apply = a.name
			}
			options = append(options, c)
		}
	}
	return options
}

// values offers the values of a type, with the words of what they are for
// where they have none.
func values(of *content, what words.Text) (options []Completion) {
	for i := range of.values {
		v := &of.values[i]
		if v.legacy {
			continue
		}
		c := Completion{Label: v.text, Apply: v.text, Kind: "value", Words: v.words}
		if c.Words == (words.Text{}) {
			c.Words = what
		}
		options = append(options, c)
	}
	return options
}

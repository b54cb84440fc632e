package value

import (
	"strconv"
	"strings"

	"ringlab/engine/words"
)

// RegexError says what is wrong with a regular expression, as stap does.
type RegexError struct {
	// Offset is the place in the expression as it is written in the script;
	// -1 where stap gives none.
	Offset int
	Text   string
}

// Error returns the message of `stap -p2`, which follows "semantic error: ".
func (e *RegexError) Error() string {
	if e.Offset < 0 {
		return "regex compilation error: " + e.Text
	}
	return "regex compilation error (at position " + strconv.Itoa(e.Offset) + "): " + e.Text
}

// The limits of an expression. Counts above maxRepeat stap refuses; the others
// are ours, and far above what stap can compile.
const (
	maxRepeat = 16382
	maxDepth  = 200
	maxCode   = 20000
)

// nodeKind is the kind of a part of an expression.
type nodeKind uint8

const (
	nodeEmpty nodeKind = iota
	nodeSet            // one byte of a set
	nodeBegin
	nodeEnd
	nodeCat
	nodeAlt
	nodeGroup
	nodeRepeat
)

type node struct {
	kind     nodeKind
	set      byteSet
	group    int
	min, max int // of nodeRepeat; max is -1 for no limit
	kids     []*node
	height   int // of the tree of repetitions and groups below
}

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *byteSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

func (s *byteSet) addRange(lo, hi byte) {
	for c := int(lo); c <= int(hi); c++ {
		s.add(byte(c))
	}
}

// regexParser reads an expression. stap gives the places of errors in the
// literal as its scanner keeps it, so that is what is parsed: chars holds its
// characters with their escapes resolved, places where each begins, and where
// the literal ends.
type regexParser struct {
	chars  []byte
	places []int
	at     int
	groups int
	depth  int
	// escape is what is wrong behind the last of chars, found when the parser
	// gets there.
	escape, err *RegexError
}

// parseRegex parses the literal of an expression, without its quotes.
func parseRegex(literal string) (*regexParser, *node) {
	p := &regexParser{}
	place := 0
	for literal != "" && p.escape == nil {
		c, n := literal[0], 1
		if c == '\\' && len(literal) > 1 {
			if i := strings.IndexByte("abtnvfr\\", literal[1]); i >= 0 {
				c, n = "\a\b\t\n\v\f\r\\"[i], 2
			} else if literal[1] == 'x' || digit(literal[1]) < 8 {
				c, n = p.number8or16(literal, place)
			} else {
				// The scanner keeps only what is behind the backslash.
				literal = literal[1:]
				c = literal[0]
			}
		}
		if p.escape == nil {
			p.places = append(p.places, place)
			p.chars = append(p.chars, c)
		}
		literal = literal[n:]
		place += n
	}
	p.places = append(p.places, place)
	root := p.alternatives()
	if p.err == nil && p.at < len(p.chars) {
		// A single ) at the end does no harm.
		p.at++
		if p.at < len(p.chars) {
			p.fail(p.at, "unbalanced ')'")
		}
	}
	if p.err == nil {
		p.err = p.escape
	}
	return p, root
}

// number8or16 reads \ooo or \xhh, at a place of the literal, and returns how
// long it is there.
func (p *regexParser) number8or16(s string, place int) (c byte, n int) {
	from, n, base := 1, 4, 8
	if s[1] == 'x' {
		from, base = 2, 16
	}
	value, wrong := 0, -1
	for i := from; i < n && wrong < 0; i++ {
		switch {
		case len(s) < n:
			wrong = 1
		case digit(s[i]) >= base:
			wrong = 1 + n - i
		default:
			value = value*base + digit(s[i])
		}
	}
	switch {
	case wrong >= 0 && base == 8:
		p.escape = &RegexError{place + wrong, "three octal digits required in escape sequence"}
	case wrong >= 0:
		p.escape = &RegexError{place + wrong, "two hex digits required in escape sequence"}
	case value > 255:
		p.escape = &RegexError{place + 1, "octal escape sequence out of range"}
	default:
		return byte(value), n
	}
	return 0, len(s)
}

// digit returns the value of a digit, or 16.
func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return 16
}

// fail records the first error, at a character.
func (p *regexParser) fail(at int, text string) *node {
	if p.err == nil && p.escape != nil && p.at >= len(p.chars) {
		p.err = p.escape
	}
	if p.err == nil {
		p.err = &RegexError{p.places[min(max(at, 0), len(p.chars))], text}
	}
	return &node{}
}

// peek returns the next character; ok is false at the end and after an error.
func (p *regexParser) peek() (c byte, ok bool) {
	if p.err != nil || p.at >= len(p.chars) {
		return 0, false
	}
	return p.chars[p.at], true
}

// expect takes the character c.
func (p *regexParser) expect(c byte) {
	got, ok := p.peek()
	switch {
	case !ok:
		p.fail(len(p.chars)-1, "expected "+string(c)+", found end of regex")
	case got != c:
		p.fail(p.at, "expected "+string(c)+", found "+string([]byte{got}))
	}
	p.at++
}

// alternatives reads up to a ) or the end.
func (p *regexParser) alternatives() *node {
	if p.depth++; p.depth > maxDepth {
		return p.fail(p.at, "nested too deeply")
	}
	first := p.sequence()
	alt := &node{kind: nodeAlt, kids: []*node{first}}
	for {
		c, ok := p.peek()
		if !ok || c != '|' {
			break
		}
		p.at++
		alt.kids = append(alt.kids, p.sequence())
	}
	p.depth--
	if len(alt.kids) == 1 {
		return first
	}
	alt.grow()
	return alt
}

func (p *regexParser) sequence() *node {
	cat := &node{kind: nodeCat}
	for {
		c, ok := p.peek()
		if !ok || c == '|' || c == ')' {
			cat.grow()
			return cat
		}
		cat.kids = append(cat.kids, p.repeated())
	}
}

// repeated reads an atom and what follows it of * + ? and {…}.
func (p *regexParser) repeated() *node {
	n := p.atom()
	for {
		c, ok := p.peek()
		if !ok || c != '*' && c != '+' && c != '?' && c != '{' {
			return n
		}
		if n.kind == nodeBegin || n.kind == nodeEnd {
			return p.fail(p.at, "postfix closure '"+string(c)+"' applied to anchoring operator")
		}
		p.at++
		r := &node{kind: nodeRepeat, max: -1, kids: []*node{n}}
		switch c {
		case '+':
			r.min = 1
		case '?':
			r.max = 1
		case '{':
			p.bounds(r)
		}
		n = r
		if n.grow(); n.height > maxDepth {
			return p.fail(p.at, "nested too deeply")
		}
	}
}

// grow sets the height of a node above its kids.
func (n *node) grow() {
	for _, k := range n.kids {
		n.height = max(n.height, k.height)
	}
	if n.kind == nodeRepeat || n.kind == nodeGroup {
		n.height++
	}
}

// bounds reads {n}, {n,} or {n,m} behind its {.
func (p *regexParser) bounds(r *node) {
	r.min = p.number("expected number")
	r.max = r.min
	switch c, ok := p.peek(); {
	case !ok:
		p.fail(len(p.chars), "unexpected end of regex")
	case c == ',':
		p.at++
		if c, _ := p.peek(); c == '}' {
			r.max = -1
			break
		}
		r.max = p.number("expected '}' or number")
	case c != '}':
		p.fail(p.at, "expected ',' or '}'")
	}
	p.expect('}')
	if r.max >= 0 && r.max < r.min {
		p.fail(p.at, words.Format("repeated from %d to %d times", r.min, r.max))
	}
}

func (p *regexParser) number(missing string) int {
	from := p.at
	for p.at < len(p.chars) && digit(p.chars[p.at]) < 10 {
		p.at++
	}
	text := string(p.chars[from:p.at])
	if text == "" {
		p.fail(from+1, missing)
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err != nil:
		p.fail(p.at+1, "could not parse number "+text)
	case n > maxRepeat:
		p.fail(p.at+1, text+" is too large")
	}
	return int(n)
}

func (p *regexParser) atom() *node {
	c := p.chars[p.at]
	p.at++
	n := &node{kind: nodeSet}
	switch c {
	case '^':
		n.kind = nodeBegin
	case '$':
		n.kind = nodeEnd
	case '.':
		n.set = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
	case '[':
		p.class(&n.set)
	case '(':
		p.groups++
		n.kind, n.group = nodeGroup, p.groups
		n.kids = []*node{p.alternatives()}
		p.expect(')')
		n.grow()
	case '*', '+', '?', '{':
		p.at--
		return p.fail(p.at, "unexpected '"+string(c)+"'")
	case '\\':
		if p.at >= len(p.chars) {
			return p.fail(p.at, "unexpected end of regex")
		}
		n.set.add(p.chars[p.at])
		p.at++
	default:
		n.set.add(c)
	}
	return n
}

// class reads […] behind its [. A backslash makes what follows it an ordinary
// character, but for the end of a range, which is always one.
func (p *regexParser) class(set *byteSet) {
	negated := false
	if c, _ := p.peek(); c == '^' {
		negated = true
		p.at++
	}
	for first := true; ; first = false {
		c, ok := p.peek()
		if !ok {
			p.fail(len(p.chars)-1, "unclosed character class")
			return
		}
		p.at++
		if c == ']' && !first {
			break
		}
		next, more := p.peek()
		if c == '[' && next == ':' {
			p.namedClass(set)
			continue
		}
		if c == '\\' && more {
			c = next
			p.at++
			next, _ = p.peek()
		}
		if next == '-' && p.at+1 < len(p.chars) && p.chars[p.at+1] != ']' {
			hi := p.chars[p.at+1]
			p.at += 2
			if hi < c {
				p.fail(p.at, "Inverted character range "+string([]byte{c, '-', hi}))
				return
			}
			set.addRange(c, hi)
			continue
		}
		set.add(c)
	}
	if negated {
		for i := range set {
			set[i] = ^set[i]
		}
	}
}

// namedClass reads [:name:] behind its [.
func (p *regexParser) namedClass(set *byteSet) {
	from := p.at + 1
	for end := from; end+2 < len(p.chars); end++ {
		if p.chars[end] == ':' && p.chars[end+1] == ']' {
			name := string(p.chars[from:end])
			p.at = end + 2
			if !set.addClass(name) {
				p.err = &RegexError{-1, "unknown character class '" + name + "'"}
			}
			return
		}
	}
	p.fail(len(p.chars), "unclosed character class '[:"+string(p.chars[from:max(from, len(p.chars)-1)])+"'")
}

// classes are the named classes as ranges, in ASCII.
var classes = []struct{ name, ranges string }{
	{"alnum", "09AZaz"},
	{"alpha", "AZaz"},
	{"blank", "\t\t  "},
	{"cntrl", "\x00\x1f\x7f\x7f"},
	{"digit", "09"},
	{"graph", "!~"},
	{"lower", "az"},
	{"print", " ~"},
	{"punct", "!/:@[`{~"},
	{"space", "\t\r  "},
	{"upper", "AZ"},
	{"xdigit", "09AFaf"},
}

// addClass adds the class with the given name, and reports whether there is
// one.
func (s *byteSet) addClass(name string) bool {
	for i := range classes {
		if classes[i].name == name {
			ranges := classes[i].ranges
			for j := 0; j < len(ranges); j += 2 {
				s.addRange(ranges[j], ranges[j+1])
			}
			return true
		}
	}
	return false
}

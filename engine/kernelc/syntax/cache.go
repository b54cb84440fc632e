package syntax

import "ringlab/engine/kernelc/report"

// HeaderCache remembers the tokens of headers, and what the preprocessor and the
// parser made of a file's opening, from one check to the next. It
// changes nothing in what a check finds.
type HeaderCache struct {
	names   *names
	headers map[string]cachedHeader
	opening *opening
	// What the check before needed.
	tokens, calls, expansions int
}

type cachedHeader struct {
	text  string
	lexed lexed
}

// A learner's typing makes new names at every key. When there are this many,
// the cache starts anew.
const maxCachedNames = 100_000

// begin readies the cache for a check and returns the names to use.
func (c *HeaderCache) begin() *names {
	if c == nil {
		return newNames()
	}
	if c.names == nil || len(c.names.texts) > maxCachedNames {
		c.names, c.headers, c.opening = newNames(), map[string]cachedHeader{}, nil
	}
	return c.names
}

// lex returns the tokens of a header.
func (c *HeaderCache) lex(name string, text []byte, names *names) lexed {
	if c == nil {
		return lex(string(text), names)
	}
	if known, ok := c.headers[name]; ok && known.text == string(text) {
		return known.lexed
	}
	header := cachedHeader{text: string(text)}
	header.lexed = lex(header.text, names)
	c.headers[name] = header
	return header.lexed
}

// reserve makes room for about as much as the check before needed.
func (c *HeaderCache) reserve(unit *Unit, files *report.Files) {
	if c != nil && c.tokens > 0 {
		unit.Tokens = make([]Token, 0, c.tokens+c.tokens/8)
		files.Reserve(c.calls+c.calls/8, c.expansions+c.expansions/8)
	}
}

func (c *HeaderCache) measure(unit *Unit, files *report.Files) {
	if c != nil {
		c.tokens = len(unit.Tokens)
		c.calls, c.expansions = files.Expansions()
	}
}

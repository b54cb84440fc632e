package syntax

import (
	"bytes"

	"ringlab/engine/kernelc/report"
)

// opening is what a file's text up to its first token that is no directive made
// of the preprocessor: its headers, mostly. While a file is typed in, its
// opening rarely changes. An opening that gives rise to findings is not kept.
type opening struct {
	cfg   Config
	flags [len(askedFlags)]bool
	text  []byte // of the file, as far as the opening goes
	main  *report.File
	read  []includedText
	files report.Snapshot

	stream   stream
	words    []word
	tokens   []Token
	wanted   []string
	streams  map[string][]*stream
	counter  int
	taken    int
	included int
	lastEnd  report.Pos
	beside   string

	parsed *parsedOpening // nil until its declarations were read
}

// includedText is a text that an opening read, by the path that it was found at.
type includedText struct {
	path string
	text []byte
}

// askedFlags are the warnings that the preprocessor and the parser ask about.
var askedFlags = [...]string{
	"constant-suffix", "newline-eof", "pedantic", "undef",
	"declaration-after-statement", "do-while", "external-function-has-definition", "implicit-int", "old-initializer",
	"old-style-definition", "strict-prototypes", "unknown-attribute",
}

func (p *preprocessor) flags() (on [len(askedFlags)]bool) {
	for i, flag := range askedFlags {
		on[i] = p.warns(flag)
	}
	return on
}

// remember keeps the opening that ends at the token at pos.
func (p *preprocessor) remember(pos report.Pos) {
	c := p.cfg.Headers
	if c == nil || c.opening != nil && p.recalled || len(p.r.Findings) > p.before || p.before > 0 ||
		len(p.current.ifs) > 0 || p.current.file.Pos(0) != p.start {
		return
	}
	o := &opening{cfg: *p.cfg, flags: p.flags(), main: p.current.file, files: p.r.Files.Snapshot(), stream: *p.current,
		counter: p.counter, taken: p.taken, included: p.included, lastEnd: p.lastEnd, beside: p.beside, read: p.read}
	o.cfg.Files, o.cfg.Warn, o.cfg.Headers = nil, nil, nil
	o.text = append([]byte(nil), o.main.Text[:pos-p.start]...)
	o.words = append([]word(nil), p.words...)
	o.tokens = append([]Token(nil), p.unit.Tokens...)
	o.wanted = append([]string(nil), p.unit.Wanted...)
	o.streams = make(map[string][]*stream, len(p.streams))
	for name, streams := range p.streams {
		o.streams[name] = streams[:len(streams):len(streams)]
	}
	c.opening, p.unit.opening = o, o
}

// recall takes up the opening of the check before where this file has the
// same. It returns the file, which the set of files then has.
func (p *preprocessor) recall(text []byte) (*report.File, bool) {
	c := p.cfg.Headers
	if c == nil || c.opening == nil || !p.r.Files.Empty() {
		return nil, false
	}
	o := c.opening
	if !bytes.HasPrefix(text, o.text) || !o.fits(p.cfg) || o.flags != p.flags() {
		return nil, false
	}
	file := p.r.Files.Restore(o.files, o.main, text)
	p.recalled = file != nil
	return file, p.recalled
}

// resume goes on behind the opening of the file that was entered just now.
func (p *preprocessor) resume() {
	o := p.cfg.Headers.opening
	p.unit.opening = o
	p.words = append(make([]word, 0, len(o.words)+64), o.words...)
	p.unit.Tokens = append(p.unit.Tokens, o.tokens...)
	p.unit.Wanted = append([]string(nil), o.wanted...)
	for _, path := range o.wanted {
		p.want(path)
	}
	p.streams = make(map[string][]*stream, len(o.streams))
	for name, streams := range o.streams {
		p.streams[name] = streams
	}
	p.counter, p.taken, p.included, p.beside = o.counter, o.taken, o.included, o.beside
	file := p.current.file
	if o.lastEnd != o.main.Pos(len(o.main.Text)) {
		p.lastEnd = o.lastEnd
	}
	*p.current = o.stream
	p.current.file = file
	p.depth = 1
	top := &p.lists[0]
	for top.at = 0; int(top.tokens[top.at].Pos) < len(o.text); top.at++ {
	}
}

// fits reports whether a check reads its opening from the same files, with the
// same settings.
func (o *opening) fits(cfg *Config) bool {
	if o.cfg.Name != cfg.Name || o.cfg.TabStop != cfg.TabStop || o.cfg.Long32 != cfg.Long32 || o.cfg.UnsignedChar != cfg.UnsignedChar ||
		!equal(o.cfg.Path, cfg.Path) ||
		!equal(o.cfg.SystemPath, cfg.SystemPath) || !equal(o.cfg.Includes, cfg.Includes) || !equal(o.cfg.Flags, cfg.Flags) ||
		!equalDefines(o.cfg.Defines, cfg.Defines) || !equalDefines(o.cfg.Weak, cfg.Weak) {
		return false
	}
	for _, path := range o.wanted {
		if _, found := cfg.find(path); found {
			return false
		}
	}
	for _, read := range o.read {
		if text, found := cfg.find(read.path); !found || !sameText(text, read.text) {
			return false
		}
	}
	return true
}

// sameText reports whether two texts are equal; most often they are one.
func sameText(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func equalDefines(a, b []Define) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

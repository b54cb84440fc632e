package syntax

import (
	"strconv"

	"ringlab/engine/kernelc/report"
)

// Limits on what a file may make of itself. Sparse has none of them but runs
// out of memory instead.
const (
	maxIncludeDepth = 200
	usualTokens     = 1_000_000
	maxIncludes     = 5_000
	maxCallDepth    = 200 // calls of macros inside arguments of calls
	maxIfDepth      = 100 // operators and parentheses inside others in an #if
)

// maxTokens is how many tokens a file may become.
func (cfg *Config) maxTokens() int {
	if cfg.MaxTokens > 0 {
		return cfg.MaxTokens
	}
	return usualTokens
}

// preprocessor turns the text of a file into tokens.
//
// Tokens come from a stack of lists: files, and what macros became. A list
// of a macro that has ended lets its name be expanded again.
type preprocessor struct {
	cfg   *Config
	r     *report.Report
	unit  *Unit
	names *names
	words []word // what names mean here, by number
	known known

	lists   []list
	streams map[string][]*stream // of files that were included, by name
	current *stream              // the file at hand
	// separator is the file of the token before the argument at hand.
	separator *stream
	depth     int // of files in files
	included  int
	wanted    map[string]bool
	// skipping counts the conditionals, from the innermost outwards, whose text
	// is left out, as sparse counts them.
	skipping int
	line     []token     // of the directive at hand
	body     []bodyToken // of the macro that is defined
	rooms    [][]token   // lists that nobody needs any more
	counter  int
	taken    int // tokens so far, of expansions too
	nested   int // calls whose arguments are expanded now
	// expanding is set while arguments of a call are gathered.
	expanding bool
	stopped   bool
	// started is set when the file itself is read, whose first place is start.
	started bool
	start   report.Pos
	// opened is set behind the file's opening; before is how many findings
	// there were when it was begun.
	opened   bool
	recalled bool           // the opening is that of the check before
	read     []includedText // in the opening
	before   int
	// lastEnd is the end of the file that was read last. Sparse points there
	// with what stands in no file.
	lastEnd report.Pos
	// beside is the directory of the file that last had an #include.
	beside string
}

// word is what a name means to the preprocessor.
type word struct {
	macro *macro
	// busy is set while the macro's text is read: its name is not expanded.
	busy bool
	used bool // since the macro was defined
}

// list is a list of tokens that is being read.
type list struct {
	tokens []token
	at     int
	base   report.Pos // of the file's places; 0 for other lists
	stream *stream    // of a file
	macro  int32      // the macro that became this; noName for other lists
	fence  bool       // nothing behind its end is to be read
	room   bool       // tokens is room to be used again
}

// stream is a file that is read.
type stream struct {
	file     *report.File
	name     string
	nextPath int // where #include_next goes on
	ifs      []conditional
	// Whether the file is protected against a second reading: a conditional
	// around all of it (guard is its depth) that asks for a name, or #pragma once.
	dirty    bool
	guard    int
	protect  int32
	constant bool
	once     bool
}

// Preprocess reads a file and all that it includes. What it finds goes to r,
// and so do the files.
func Preprocess(cfg *Config, text []byte, r *report.Report) *Unit {
	p := preprocessor{cfg: cfg, r: r, unit: &Unit{}, names: cfg.Headers.begin()}
	p.known = knownNames(p.names)
	cfg.Headers.reserve(p.unit, r.Files)
	r.Base = "command-line"
	file, known := p.recall(text)
	if !known {
		p.predefine()
		file = r.Files.AddMain(cfg.Name, text)
	}
	r.Base = cfg.Name
	p.started, p.start = true, file.Pos(0)
	p.enter(file, lex(string(text), p.names), cfg.Name, 0)
	p.before = len(r.Findings)
	if known {
		p.resume()
	} else {
		p.counter = 0
	}
	p.run()
	end := file.Pos(len(text))
	p.unit.Tokens = append(p.unit.Tokens, Token{Kind: EOF, Line: true, Pos: end, End: end})
	if p.lastEnd != end {
		last := &p.unit.Tokens[len(p.unit.Tokens)-1]
		last.Pos, last.End = p.lastEnd, p.lastEnd
	}
	cfg.Headers.measure(p.unit, r.Files)
	p.unit.names, p.unit.words = p.names, p.words
	return p.unit
}

// enter begins to read a file.
func (p *preprocessor) enter(file *report.File, read lexed, name string, nextPath int) {
	s := &stream{file: file, name: name, nextPath: nextPath}
	if file.Included != 0 {
		if p.streams == nil {
			p.streams = map[string][]*stream{}
		}
		p.streams[name] = append(p.streams[name], s)
		p.included++
	}
	p.current = s
	for _, x := range read.problems {
		p.complain(file, x)
	}
	p.lastEnd = file.Pos(len(file.Text))
	// Most tokens of a file stay.
	if have, need := cap(p.unit.Tokens), len(p.unit.Tokens)+len(read.tokens); have < need {
		grown := make([]Token, len(p.unit.Tokens), max(need, 2*have))
		copy(grown, p.unit.Tokens)
		p.unit.Tokens = grown
	}
	p.lists = append(p.lists, list{tokens: read.tokens, base: file.Pos(0), stream: s, at: -1})
}

func (p *preprocessor) complain(file *report.File, x problem) {
	at := file.Pos(x.offset)
	if x.code == "newline-eof" {
		// Sparse asks for the column's last bit by mistake.
		if _, column := file.Display(x.offset, p.tabStop()); column%2 == 0 || !p.warns("newline-eof") {
			return
		}
	}
	if x.fails {
		p.r.Error(at, x.code, x.text)
	} else {
		p.r.Warn(at, x.code, x.text)
	}
}

func (p *preprocessor) tabStop() int {
	if p.cfg.TabStop > 0 {
		return p.cfg.TabStop
	}
	return 8
}

func (p *preprocessor) warns(flag string) bool {
	return p.cfg.Warn == nil && flag == "newline-eof" || p.cfg.Warn != nil && p.cfg.Warn(flag)
}

// word returns what a name means.
func (p *preprocessor) word(name int32) *word {
	if int(name) >= len(p.words) {
		grown := make([]word, len(p.names.texts)+64)
		copy(grown, p.words)
		p.words = grown
	}
	return &p.words[name]
}

// macroOf returns the macro of a name; nil for none.
func (p *preprocessor) macroOf(name int32) *macro {
	if int(name) >= len(p.words) {
		return nil
	}
	if m := p.words[name].macro; m != nil && !m.undefined {
		return m
	}
	return nil
}

// settle leaves the macros that have ended, so that the next token is at hand.
func (p *preprocessor) settle() *list {
	for len(p.lists) > 0 {
		top := &p.lists[len(p.lists)-1]
		if top.at < len(top.tokens) || top.fence {
			return top
		}
		p.pop()
	}
	return nil
}

// pop leaves the innermost list.
func (p *preprocessor) pop() {
	top := &p.lists[len(p.lists)-1]
	if top.macro != noName {
		p.words[top.macro].busy = false
	}
	if top.room {
		p.rooms = append(p.rooms, top.tokens)
	}
	ended := top.stream != nil
	p.lists = p.lists[:len(p.lists)-1]
	if ended {
		for i := len(p.lists) - 1; i >= 0; i-- {
			if p.lists[i].stream != nil {
				p.current = p.lists[i].stream
				return
			}
		}
	}
}

// next takes the next token.
func (p *preprocessor) next() token {
	top := p.settle()
	if top == nil || top.at == len(top.tokens) {
		return token{Token: Token{Kind: EOF, Line: true, Pos: p.lastEnd, End: p.lastEnd}}
	}
	if top.at < 0 {
		top.at = 0
		return token{Token: Token{Kind: fileBegin, Line: true, Pos: top.base, End: top.base}}
	}
	t := top.tokens[top.at]
	top.at++
	t.Pos += top.base
	if top.base != 0 {
		t.End += top.base
	}
	return t
}

// peek returns the next token's kind and text, and whether it begins a line.
func (p *preprocessor) peek() (kind Kind, text string, line bool) {
	top := p.settle()
	if top == nil || top.at == len(top.tokens) {
		return EOF, "", true
	}
	if top.at < 0 {
		return fileBegin, "", true
	}
	t := &top.tokens[top.at]
	return t.Kind, t.Text, t.Line
}

// run reads to the end of all that is on the stack.
func (p *preprocessor) run() {
	for !p.stopped {
		p.putPlain()
		t := p.next()
		switch {
		case t.Kind == EOF:
			return
		case t.Line && t.isPunct("#") && !t.fixed:
			p.directive(&t, p.current)
			continue
		case t.Kind == fileBegin:
			p.depth++
			continue
		case t.Kind == fileEnd:
			p.endFile(p.current)
			continue
		}
		if !p.current.dirty {
			p.current.soil()
		}
		if p.skipping > 0 {
			continue
		}
		if !p.opened && p.started && len(p.lists) == 1 {
			p.opened = true
			p.remember(t.Pos)
		}
		if t.Kind == Ident && !t.fixed && p.expand(&t) {
			continue
		}
		p.put(&t)
	}
}

// putPlain puts the tokens at hand up to one that needs a closer look.
func (p *preprocessor) putPlain() {
	top := p.settle()
	if top == nil || top.at < 0 || p.skipping > 0 || !p.opened && p.started && len(p.lists) == 1 {
		return
	}
	first := top.at
	for top.at < len(top.tokens) {
		t := &top.tokens[top.at]
		if t.Kind >= fileBegin || t.Line && t.isPunct("#") || t.Kind == Ident && !t.fixed && p.macroOf(t.name) != nil {
			break
		}
		n := len(p.unit.Tokens)
		if n == cap(p.unit.Tokens) {
			p.grow()
		}
		p.unit.Tokens = append(p.unit.Tokens, t.Token)
		if top.base != 0 {
			put := &p.unit.Tokens[n]
			put.Pos += top.base
			put.End += top.base
		}
		top.at++
	}
	if top.at > first {
		if !p.current.dirty {
			p.current.soil()
		}
		p.take(top.at - first)
	}
}

// put adds a token to what the file becomes.
func (p *preprocessor) put(t *token) {
	if len(p.unit.Tokens) == cap(p.unit.Tokens) {
		p.grow()
	}
	p.unit.Tokens = append(p.unit.Tokens, t.Token)
	p.take(1)
}

// grow makes room for twice as many tokens.
func (p *preprocessor) grow() {
	n := len(p.unit.Tokens)
	grown := make([]Token, n, 2*n+64)
	copy(grown, p.unit.Tokens)
	p.unit.Tokens = grown
}

// take counts tokens, and stops where there are too many.
func (p *preprocessor) take(n int) {
	p.taken += n
	if p.taken > p.cfg.maxTokens() {
		p.stop(p.lastEnd, "macros give more than "+strconv.Itoa(p.cfg.maxTokens())+" tokens")
	}
}

// stop ends the reading with a finding of our own.
func (p *preprocessor) stop(at report.Pos, text string) {
	if !p.stopped {
		p.stopped = true
		p.r.Fatal(at, "limit", text)
	}
}

// endFile leaves a file at its end.
func (p *preprocessor) endFile(s *stream) {
	if n := len(s.ifs); n > 0 {
		s.confuse()
		p.r.Error(s.ifs[n-1].pos, "unterminated-if", "unterminated preprocessor conditional")
		s.ifs = nil
		p.skipping = 0
	}
	if !s.dirty {
		s.constant = true
	}
	p.depth--
}

// soil notes that a file has text outside of what protects it.
func (s *stream) soil() {
	if !s.dirty {
		s.dirty = true
		if s.guard == 0 {
			s.protect = noName
		}
	}
}

// confuse notes that conditionals do not match.
func (s *stream) confuse() {
	s.dirty, s.guard, s.protect = true, 0, noName
}

// endGroup is told of #elif, #else and #endif.
func (s *stream) endGroup() {
	if s.guard == len(s.ifs) {
		s.guard = 0
		if !s.dirty {
			s.protect = noName
		} else if s.protect != noName {
			s.dirty = false
		}
	}
}

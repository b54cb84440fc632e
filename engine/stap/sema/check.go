package sema

import (
	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// Check gives a parsed script its meaning. The Program is nil where a finding
// is an error. The file is left as it was: what is resolved and elided is
// resolved and elided in copies.
func Check(file *syntax.File, o Options) (*Program, []syntax.Finding) {
	c := &checker{
		file:     file,
		o:        o,
		program:  &Program{File: file},
		declared: map[string]*syntax.Variable{},
		copies:   map[*syntax.Function]*function{},

		tapsetRead: map[int]*tapset.Function{},
		joined:     map[*syntax.String]*syntax.Token{},
	}
	c.run()
	if c.errors > 0 {
		return nil, c.findings
	}
	c.number()
	return c.program, c.findings
}

// checker is the state of one check. Its passes run in the order of run, each
// over what the one before has left; a pass that tells an error is the last.
type checker struct {
	file     *syntax.File
	o        Options
	program  *Program
	findings []syntax.Finding
	errors   int

	// declared are the globals that the script and the tapset declare, by
	// name. Those that are used are in program.Globals, in the order of their
	// first use.
	declared map[string]*syntax.Variable
	// functions are those that are called, in the order in which stap visits
	// them; copies finds them by what the script declares.
	functions []*function
	copies    map[*syntax.Function]*function
	libraries []string // files of the tapset that are in use
	points    pointTree
	steps     int // of the search for probe points
	// suggestions counts the lists of similar names.
	suggestions int
	// suffixFailure is what was wrong with what goes on after an alias.
	suffixFailure *syntax.Finding
	tapsetRead    map[int]*tapset.Function
	argvParsed    *syntax.File
	// joined gives the operator that a literal string was folded from, which
	// messages name it by.
	joined map[*syntax.String]*syntax.Token
	// scope is what names are resolved in now.
	scope scope
	// inference is the state of type inference.
	inference inference
}

// run runs the passes of `stap -p2` in its order.
func (c *checker) run() {
	passes := [...]func(){
		c.resolve,
		c.answerDefined,
		c.checkConditions,
		c.optimise,
		c.inferTypes,
		c.checkPatterns,
		c.showUnread,
		c.optimiseTyped,
		c.checkLoops,
		c.checkStats,
	}
	for _, pass := range passes {
		pass()
		if c.errors > 0 {
			break
		}
	}
	if c.errors == 0 && len(c.program.Probes) == 0 {
		c.fail(nil, textNoProbes)
	}
}

// number gives what is left its place in the program.
func (c *checker) number() {
	p := c.program
	p.Libraries = c.libraries[1:]
	for i, v := range p.Globals {
		v.Slot = i
	}
	for _, f := range c.functions {
		if f.decl == nil {
			p.Tapset = append(p.Tapset, f.tapset)
			continue
		}
		f.decl.Index = len(p.Functions)
		p.Functions = append(p.Functions, f.decl)
		slots(f.decl.Parameters, 0)
		slots(f.decl.Locals, len(f.decl.Parameters))
	}
	for _, probe := range p.Probes {
		slots(probe.Locals, 0)
	}
}

// slots numbers the variables of a frame.
func slots(list []*syntax.Variable, first int) {
	for i, v := range list {
		v.Slot = first + i
	}
}

// finding makes a finding of a text.
func finding(severity source.Severity, tok *syntax.Token, id textID, args ...any) syntax.Finding {
	t := &texts[id]
	f := syntax.Finding{
		Stage: syntax.SemanticStage, Severity: severity, Code: t.code,
		Message: t.message.With(args...), Tok: tok,
	}
	if t.hint.En != "" {
		f.Hint = t.hint.With(args...)
	}
	f.Place = place(tok)
	return f
}

// place is where a finding about a token points in the script.
func place(t *syntax.Token) source.Span {
	for t != nil && t.Library != "" {
		t = t.Expansion
	}
	if t == nil {
		return source.Span{}
	}
	return t.Span
}

// add tells a finding.
func (c *checker) add(f syntax.Finding) {
	if f.Severity == source.Error {
		c.errors++
	}
	if next := f.Next; next != nil {
		// The first of two messages says where stap was, the second what is
		// wrong.
		if f.Hint.IsZero() {
			f.Hint = next.Hint
		}
		if next.Tok == nil && next.Place != (source.Span{}) {
			f.Place = next.Place
		}
	}
	c.findings = append(c.findings, f)
}

// fail tells an error.
func (c *checker) fail(tok *syntax.Token, id textID, args ...any) {
	c.add(finding(source.Error, tok, id, args...))
}

// failTwice tells an error with a further message of its own place.
func (c *checker) failTwice(first, second syntax.Finding) {
	first.Next = &second
	c.add(first)
}

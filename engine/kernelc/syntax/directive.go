package syntax

import "ringlab/engine/kernelc/report"

// conditional is an #if that is not closed yet.
type conditional struct {
	pos   report.Pos
	state conditionalState
}

type conditionalState uint8

const (
	ifGroup   conditionalState = iota // a group may still be taken
	skipGroup                         // no group is taken any more
	elseGroup                         // #else was there
)

// directiveKind tells directives apart.
type directiveKind uint8

const (
	unknownDirective directiveKind = iota
	ignoredDirective
	defineDirective
	weakDefineDirective
	strongDefineDirective
	undefDirective
	strongUndefDirective
	warningDirective
	errorDirective
	includeDirective
	includeNextDirective
	commandIncludeDirective
	pragmaDirective
	// From here on those that are read in groups that are left out, too.
	ifdefDirective
	ifndefDirective
	ifDirective
	elifDirective
	elseDirective
	endifDirective
)

func directiveOf(word string) directiveKind {
	switch word {
	case "define":
		return defineDirective
	case "weak_define":
		return weakDefineDirective
	case "strong_define":
		return strongDefineDirective
	case "undef":
		return undefDirective
	case "strong_undef":
		return strongUndefDirective
	case "warning":
		return warningDirective
	case "error":
		return errorDirective
	case "include":
		return includeDirective
	case "include_next":
		return includeNextDirective
	case "argv_include":
		return commandIncludeDirective
	case "pragma":
		return pragmaDirective
	case "line", "ident", "nostdinc", "add_include", "add_isystem", "add_system", "add_dirafter", "split_include":
		return ignoredDirective
	case "ifdef":
		return ifdefDirective
	case "ifndef":
		return ifndefDirective
	case "if":
		return ifDirective
	case "elif":
		return elifDirective
	case "else":
		return elseDirective
	case "endif":
		return endifDirective
	}
	return unknownDirective
}

// directive obeys the line that hash begins, as a line of stream s.
func (p *preprocessor) directive(hash *token, s *stream) {
	line := p.line[:0]
	for {
		if _, _, line := p.peek(); line {
			break
		}
		line = append(line, p.next())
	}
	p.line = line
	if len(line) == 0 {
		return
	}
	word := line[0]
	kind := unknownDirective
	switch word.Kind {
	case Ident:
		kind = directiveOf(word.Text)
	case Number:
		kind = ignoredDirective
	}
	if kind < ifdefDirective {
		s.soil()
		if p.skipping > 0 {
			return
		}
		if p.expanding {
			p.r.Warn(hash.Pos, "directive-in-arguments", "directive in macro's argument list")
		}
	} else if p.expanding && p.warns("pedantic") {
		p.r.Warn(hash.Pos, "directive-in-arguments", "directive in macro's argument list")
	}
	rest := line[1:]
	switch kind {
	case unknownDirective:
		p.r.Error(word.Pos, "directive", "unrecognized preprocessor line '"+sequence(line)+"'")
	case defineDirective:
		p.defineLine(word, rest, normal)
	case weakDefineDirective:
		p.defineLine(word, rest, weak)
	case strongDefineDirective:
		p.defineLine(word, rest, strong)
	case undefDirective, strongUndefDirective:
		if len(rest) == 0 || rest[0].Kind != Ident {
			p.r.Error(word.Pos, "undef", "expected identifier to 'undef'")
		} else if kind == undefDirective {
			p.undefine(rest[0], normal)
		} else {
			p.undefine(rest[0], strong)
		}
	case warningDirective:
		p.r.Warn(word.Pos, "warning-directive", sequence(rest))
	case errorDirective:
		p.r.Error(word.Pos, "error-directive", sequence(rest))
	case includeDirective, includeNextDirective, commandIncludeDirective:
		p.include(s, rest, kind)
	case pragmaDirective:
		if len(rest) == 1 && rest[0].Kind == Ident && rest[0].Text == "once" {
			s.once = true
			return
		}
		// Sparse leaves a word of its own in a pragma's place, which is a macro
		// without text.
		word.name, word.Text, word.Line, word.Space, word.Pos = p.known.pragma, "__pragma__", true, true, hash.Pos
		p.lists = append(p.lists, list{tokens: []token{word}})
	case ifdefDirective:
		p.ifdef(s, word, rest)
	case ifndefDirective:
		if len(rest) > 0 && rest[0].Kind == Ident && !s.dirty && s.guard == 0 {
			if s.protect == noName {
				s.guard, s.protect = len(s.ifs)+1, rest[0].name
			} else if s.protect == rest[0].name {
				s.guard, s.dirty = len(s.ifs)+1, true
			}
		}
		p.ifdef(s, word, rest)
	case ifDirective:
		holds := p.skipping == 0 && p.condition(rest)
		s.soil()
		p.begin(s, word, holds)
	case elifDirective:
		p.elif(s, word, rest)
	case elseDirective:
		p.otherwise(s, word)
	case endifDirective:
		s.endGroup()
		if len(s.ifs) == 0 {
			s.confuse()
			p.r.Error(word.Pos, "unmatched-if", "unmatched #endif in stream")
			return
		}
		if p.skipping > 0 {
			p.skipping--
		}
		s.ifs = s.ifs[:len(s.ifs)-1]
	}
}

func (p *preprocessor) defineLine(word token, line []token, rank rank) {
	if len(line) == 0 || line[0].Kind != Ident {
		p.r.Error(word.Pos, "define", "expected identifier to 'define'")
		return
	}
	name := line[0]
	line = line[1:]
	m := &macro{pos: name.Pos, first: name.Pos, rank: rank}
	if len(line) > 0 && !line[0].Space {
		if line[0].isPunct("(") {
			var ok bool
			if line, ok = p.parameters(m, line); !ok {
				return
			}
		} else {
			p.r.Warn(line[0].Pos, "define", "no whitespace before object-like macro body")
		}
	}
	if p.text(m, line) {
		p.define(name, m)
	}
}

// isDefined reports whether a token names a macro, and notes the question.
func (p *preprocessor) isDefined(t *token) bool {
	if t.Kind != Ident {
		p.r.Error(t.Pos, "defined", "expected preprocessor identifier")
		return false
	}
	if p.macroOf(t.name) == nil {
		return false
	}
	p.words[t.name].used = true
	return true
}

func (p *preprocessor) ifdef(s *stream, word token, line []token) {
	if len(line) == 0 || line[0].Kind != Ident {
		s.soil()
		if p.skipping == 0 {
			p.r.Error(word.Pos, "defined", "expected preprocessor identifier")
		}
		p.begin(s, word, false)
		return
	}
	p.begin(s, word, p.isDefined(&line[0]) == (word.Text == "ifdef"))
}

// begin begins a conditional.
func (p *preprocessor) begin(s *stream, word token, holds bool) {
	state := ifGroup
	if p.skipping > 0 {
		state = skipGroup
	}
	s.ifs = append(s.ifs, conditional{word.Pos, state})
	if p.skipping > 0 || !holds {
		p.skipping++
	}
}

func (p *preprocessor) elif(s *stream, word token, line []token) {
	s.endGroup()
	if len(s.ifs) == 0 {
		s.confuse()
		p.r.Error(word.Pos, "unmatched-if", "unmatched #elif within stream")
		return
	}
	top := &s.ifs[len(s.ifs)-1]
	if top.state == elseGroup {
		s.confuse()
		p.r.Error(word.Pos, "unmatched-if", "#elif after #else")
		if p.skipping == 0 {
			p.skipping = 1
		}
		return
	}
	s.soil()
	switch {
	case top.state != ifGroup:
	case p.skipping > 0:
		p.skipping = 0
		if !p.condition(line) {
			p.skipping = 1
		}
	default:
		p.skipping = 1
		top.state = skipGroup
	}
}

func (p *preprocessor) otherwise(s *stream, word token) {
	s.endGroup()
	if len(s.ifs) == 0 {
		s.confuse()
		p.r.Error(word.Pos, "unmatched-if", "unmatched #else within stream")
		return
	}
	top := &s.ifs[len(s.ifs)-1]
	if top.state == elseGroup {
		s.confuse()
		p.r.Error(word.Pos, "unmatched-if", "#else after #else")
	}
	if p.skipping == 0 {
		p.skipping = 1
	} else if top.state == ifGroup {
		p.skipping = 0
	}
	top.state = elseGroup
}

package assist

import (
	"sort"
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/words"
)

// Option is one thing that may be typed.
type Option struct {
	Label  string
	Apply  string // what to insert
	Detail string
	Kind   string // keyword, probe, function, variable, macro
	Words  words.Message
}

// maxOptions is how many options are offered at once.
const maxOptions = 200

// Complete tells what may be typed at an offset, in place of a span.
func Complete(s Script, offset int) (source.Span, []Option) {
	offset = min(max(offset, 0), len(s.Text))
	start := offset
	for start > 0 && isWord(s.Text[start-1]) {
		start--
	}
	if start > 0 && s.Text[start-1] == '@' {
		start--
	}
	tokens := syntax.Scan(s.Text[:start])
	if commented(s.Text[:start], tokens) {
		return source.Span{Start: offset, End: offset}, nil
	}
	// A place holder to look back from.
	tokens = append(tokens, &syntax.Token{Kind: syntax.Identifier, Span: source.Span{Start: start, End: offset}})
	if inPoint(tokens, len(tokens)-1) {
		// A probe point is completed as a whole, dots and all.
		for start > 0 && (isWord(s.Text[start-1]) || s.Text[start-1] == '.') {
			start--
		}
		typed := string(s.Text[start:offset])
		return source.Span{Start: start, End: offset}, chosen(s.probes(typed), typed)
	}
	typed := string(s.Text[start:offset])
	span := source.Span{Start: start, End: offset}
	if strings.HasPrefix(typed, "@") {
		return span, chosen(s.macros(), typed)
	}
	return span, chosen(s.words(offset), typed)
}

func isWord(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// commented reports whether the text ends within a comment or a string.
func commented(text []byte, tokens []*syntax.Token) bool {
	end := 0
	if n := len(tokens); n > 0 {
		if tokens[n-1].Kind == syntax.Junk {
			return true
		}
		end = tokens[n-1].Span.End
	}
	rest := string(text[end:])
	for rest != "" {
		switch {
		case strings.HasPrefix(rest, "/*"):
			i := strings.Index(rest, "*/")
			if i < 0 {
				return true
			}
			rest = rest[i+2:]
		case rest[0] == '#', strings.HasPrefix(rest, "//"):
			i := strings.IndexByte(rest, '\n')
			if i < 0 {
				return true
			}
			rest = rest[i+1:]
		default:
			rest = rest[1:]
		}
	}
	return false
}

// chosen keeps the options that begin with what was typed.
func chosen(options []Option, typed string) []Option {
	typed = strings.ToLower(typed)
	kept := options[:0]
	for _, o := range options {
		if strings.HasPrefix(strings.ToLower(o.Label), typed) && len(kept) < maxOptions {
			kept = append(kept, o)
		}
	}
	return kept
}

func (s Script) probes(typed string) []Option {
	var list []Option
	for _, p := range points {
		list = append(list, Option{Label: p.label, Apply: p.apply, Kind: "probe", Words: p.text.With()})
	}
	if s.File != nil {
		for _, a := range s.File.Aliases {
			for _, name := range a.Names {
				list = append(list, Option{
					Label: syntax.PointText(name), Apply: syntax.PointText(name), Kind: "probe",
					Words: say("An alias of this script.", "本脚本定义的 alias。"),
				})
			}
		}
	}
	first, _, inside := strings.Cut(typed, ".")
	for _, family := range tapset.Families() {
		if family[0] == '_' {
			continue
		}
		text, _ := tapset.Explain([]string{family})
		if inside && family == first {
			for _, e := range tapset.Family(family) {
				list = append(list, Option{Label: e.Pattern, Apply: e.Pattern, Detail: string(e.Status), Kind: "probe", Words: e.Words.With()})
			}
		} else if !inside {
			list = append(list, Option{Label: family, Apply: family, Kind: "probe", Words: text.With()})
		}
	}
	return list
}

func (s Script) macros() []Option {
	var list []Option
	for _, o := range operators {
		list = append(list, Option{Label: "@" + o.name, Apply: "@" + o.name, Kind: "macro", Words: o.text.With()})
	}
	tokens := syntax.Scan(s.Text)
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].Text == "@define" {
			list = append(list, Option{
				Label: "@" + tokens[i].Text, Apply: "@" + tokens[i].Text, Kind: "macro",
				Words: say("A macro of this script.", "本脚本中的 macro。"),
			})
		}
	}
	return list
}

// words lists what may stand in a handler: variables, functions, keywords.
func (s Script) words(offset int) []Option {
	var list []Option
	seen := map[string]bool{}
	add := func(o Option) {
		if !seen[o.Label] {
			seen[o.Label] = true
			list = append(list, o)
		}
	}
	if s.Program != nil {
		for _, p := range s.Program.Probes {
			if p.Body == nil || p.Body.End == nil || offset < p.Body.Tok.Span.Start || offset > p.Body.End.Span.End {
				continue
			}
			for _, v := range p.Locals {
				add(Option{Label: v.Name, Apply: v.Name, Detail: TypeOf(v), Kind: "variable"})
			}
		}
	}
	if s.File != nil {
		for _, v := range s.File.Globals {
			add(Option{Label: v.Name, Apply: v.Name, Detail: TypeOf(s.resolved(v)), Kind: "variable"})
		}
		for _, f := range s.File.Functions {
			add(Option{Label: f.Name, Apply: f.Name, Detail: Signature(f), Kind: "function"})
		}
	}
	for _, k := range keywords {
		add(Option{Label: k.name, Apply: k.name, Kind: "keyword", Words: k.text.With()})
	}
	for _, p := range prints {
		add(Option{Label: p.name, Apply: p.name, Kind: "function", Words: p.text.With()})
	}
	var functions []Option
	for _, name := range tapset.Names() {
		if seen[name] || name[0] == '_' {
			continue
		}
		functions = append(functions, Option{Label: name, Apply: name, Kind: "function"})
	}
	typed := string(s.Text[wordStart(s.Text, offset):offset])
	functions = chosen(functions, typed)
	for i := range functions {
		f := tapset.At(tapset.Functions(functions[i].Label)[0])
		functions[i].Detail, functions[i].Words = SignatureOf(f.Signature), f.Words.With()
		if f.Status != tapset.Supported {
			functions[i].Detail += " · " + string(f.Status)
		}
	}
	// What works comes first.
	sort.SliceStable(functions, func(i, j int) bool {
		return !strings.Contains(functions[i].Detail, " · ") && strings.Contains(functions[j].Detail, " · ")
	})
	return append(list, functions...)
}

func wordStart(text []byte, offset int) int {
	for offset > 0 && isWord(text[offset-1]) {
		offset--
	}
	return offset
}

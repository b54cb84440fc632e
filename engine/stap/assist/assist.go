// Package assist helps whoever writes a script.
//
// In: a script, what the checker made of it, and a byte of it. Out: what stands
// there, in words, and what may be typed there. It works from the script's
// tokens, so that it helps in scripts that do not parse yet.
package assist

import (
	"sort"
	"strconv"
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/types"
	"ringlab/engine/words"
)

// Script is a script as it is being written. File is what was parsed of it;
// Program is nil where it has errors.
type Script struct {
	Text    []byte
	File    *syntax.File
	Program *sema.Program
}

// Located explains what stands at a byte. Title is empty where there is
// nothing to say.
type Located struct {
	Title   string
	Words   words.Message
	Place   source.Span
	Status  tapset.Status
	Defined *source.Span // where the script declares it
	// Variables are those that an event sets in its handler, with their types.
	Variables []string
}

func say(en, zh string, args ...any) words.Message { return words.Text{En: en, Zh: zh}.With(args...) }

// Locate explains what stands at an offset.
func Locate(s Script, offset int) Located {
	tokens := syntax.Scan(s.Text)
	at := sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.End > offset })
	if at == len(tokens) || tokens[at].Span.Start > offset {
		// The end of a word still belongs to it.
		if at == 0 || tokens[at-1].Span.End != offset {
			return Located{}
		}
		at--
	}
	// So does it before a parenthesis.
	if t := tokens[at]; t.Kind == syntax.Operator && t.Text[0] != '@' && at > 0 && tokens[at-1].Span.End == offset {
		at--
	}
	t := tokens[at]
	found := Located{Place: t.Span}
	switch t.Kind {
	case syntax.Keyword:
		// A keyword may be a component of a probe point: kernel.function.
		if at > 0 && tokens[at-1].Text == "." && inPoint(tokens, at) {
			s.point(tokens, at, &found)
		} else {
			found.Title, found.Words = t.Text, textOf(keywords[:], t.Text)
		}
	case syntax.Operator:
		if t.Text[0] == '@' {
			s.macro(t, &found)
		}
	case syntax.Identifier:
		called := at+1 < len(tokens) && tokens[at+1].Text == "(" && tokens[at+1].Kind == syntax.Operator
		switch {
		case inPoint(tokens, at):
			s.point(tokens, at, &found)
		case called && s.function(t, &found):
		default:
			s.variable(t, &found)
		}
	}
	if found.Words.IsZero() && found.Defined == nil {
		return Located{}
	}
	return found
}

// inPoint reports whether a token is part of a probe point: between `probe`
// and the `{` that follows, outside of parentheses.
func inPoint(tokens []*syntax.Token, at int) bool {
	depth := 0
	for i := at - 1; i >= 0; i-- {
		switch t := tokens[i]; {
		case t.Kind == syntax.Keyword && t.Text == "probe":
			return depth == 0
		case t.Kind != syntax.Operator:
		case t.Text == ")":
			depth++
		case t.Text == "(":
			if depth == 0 {
				return false
			}
			depth--
		case t.Text == "{", t.Text == "}", t.Text == ";":
			// Braces may stand in a point, too, but seldom; a body does always.
			return false
		}
	}
	return false
}

// point explains the probe point around a token.
func (s Script) point(tokens []*syntax.Token, at int, found *Located) {
	first := at
	for first > 0 && tokens[first-1].Text != "probe" && tokens[first-1].Text != "," && tokens[first-1].Text != "=" && tokens[first-1].Text != "+=" {
		first--
	}
	depth, last := 0, first
	for i := first; i < len(tokens); i++ {
		t := tokens[i]
		if t.Kind == syntax.Operator {
			switch t.Text {
			case "(":
				depth++
			case ")":
				depth--
			case ",", "{", "=", "+=":
				depth = -100
			}
		}
		if depth < 0 || t.Kind == syntax.Keyword && i > first && tokens[i-1].Text != "." {
			break
		}
		last = i
	}
	found.Place = source.Span{Start: tokens[first].Span.Start, End: tokens[last].Span.End}
	found.Title = string(s.Text[found.Place.Start:found.Place.End])
	if s.Program != nil {
		for _, p := range s.Program.Probes {
			if p.Point.Tok != nil && p.Point.Tok.Span.Start == tokens[first].Span.Start {
				found.Words, found.Status = Fires(p), statusOf(p)
				break
			}
		}
	}
	for i := range points {
		if found.Words.IsZero() && strings.HasPrefix(found.Title, points[i].start) {
			found.Words = points[i].text.With()
			found.Status = tapset.Supported
		}
	}
	if found.Words.IsZero() {
		s.event(found)
	}
}

// event explains a probe point that is no timer, by its components without
// their arguments.
func (s Script) event(found *Located) {
	var components []string
	depth, name := 0, ""
	for _, c := range found.Title + "." {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth > 0:
		case c == '.':
			components = append(components, strings.TrimRight(name, "?! "))
			name = ""
		default:
			name += string(c)
		}
	}
	text, ok := tapset.Explain(components)
	if !ok {
		return
	}
	found.Words, found.Status = text.With(), tapset.NeedsKernel
	for _, e := range tapset.Family(components[0]) {
		if e.Pattern == strings.Join(components, ".") {
			found.Status = e.Status
			for _, v := range e.Variables {
				found.Variables = append(found.Variables, v.Name+":"+v.Type.String())
			}
		}
	}
}

func statusOf(p *sema.Probe) tapset.Status {
	switch {
	case p.Event != nil:
		return p.Event.Status
	case p.Kind == sema.Profile:
		return tapset.Simulated
	case p.Kind == sema.Nothing:
		return tapset.NeedsKernel
	}
	return tapset.Supported
}

// Fires says when a probe fires.
func Fires(p *sema.Probe) words.Message {
	interval, spread := strconv.FormatInt(p.Interval, 10), strconv.FormatInt(p.Randomize, 10)
	switch p.Kind {
	case sema.Begin:
		return say("Once, when the run begins; begin probes run in the order of their numbers, lowest first.",
			"运行开始时执行一次；多个 begin probe 按编号从小到大执行。")
	case sema.End:
		if p.Shows != nil {
			return say("At the end: shows %s, because the script writes it and never reads it.",
				"结束时显示 %s，因为脚本写了它却从不读取。", p.Shows.Name)
		}
		return say("Once, when the run ends without an error.", "运行正常结束时执行一次。")
	case sema.Error:
		return say("When the run ends because of an error, instead of the end probes.",
			"因错误而结束时执行，代替 end probe。")
	case sema.Never:
		return say("Never: the handler is checked, but does not run.", "从不触发：只检查 handler，不运行。")
	case sema.HighRes:
		if p.Randomize > 0 {
			return say("After %s ± %s, drawn anew each time, on a high-resolution timer.",
				"高精度 timer，每次重新抽取间隔：%s ± %s。", length(p.Interval), length(p.Randomize))
		}
		return say("Every %s, on a high-resolution timer that does not drift.",
			"每 %s 触发一次，使用不会漂移的高精度 timer。", length(p.Interval))
	case sema.Jiffies:
		if p.Randomize > 0 {
			return say("After %s ± %s jiffies, on the kernel's timer wheel, which rounds up.",
				"间隔 %s ± %s 个 jiffies，经过 kernel 的 timer wheel 向上取整。", interval, spread)
		}
		return say("After %s jiffies, counted from its last firing, on the kernel's timer wheel, which rounds up.",
			"从上次触发起算 %s 个 jiffies，经过 kernel 的 timer wheel 向上取整。", interval)
	case sema.Profile:
		return say("Every %s on every CPU (simulated samples).", "每个 CPU 上每 %s 一次（模拟采样）。", length(p.Interval))
	}
	if p.Event != nil && p.Event.Words.En != "" {
		return p.Event.Words.With()
	}
	var components []string
	for _, c := range p.Point.Components {
		components = append(components, c.Name)
	}
	text, _ := tapset.Explain(components)
	return text.With()
}

// length writes ns in the largest unit that keeps them whole.
func length(ns int64) string {
	units := [...]struct {
		ns   int64
		name string
	}{{1e9, " s"}, {1e6, " ms"}, {1e3, " µs"}}
	for _, u := range units {
		if ns >= u.ns && ns%u.ns == 0 {
			return strconv.FormatInt(ns/u.ns, 10) + u.name
		}
	}
	return strconv.FormatInt(ns, 10) + " ns"
}

// function explains a function that is called.
func (s Script) function(t *syntax.Token, found *Located) bool {
	if s.File != nil {
		for _, f := range s.File.Functions {
			if f.Name == t.Text && f.Tok != nil {
				found.Title = Signature(f)
				found.Words = say("A function of this script.", "本脚本中的 function。")
				span := f.Tok.Span
				found.Defined = &span
				return true
			}
		}
	}
	indices := tapset.Functions(t.Text)
	if len(indices) == 0 {
		if text := textOf(prints[:], t.Text); !text.IsZero() {
			found.Title, found.Words, found.Status = t.Text+"(…)", text, tapset.Supported
			return true
		}
		return false
	}
	var titles []string
	for _, i := range indices {
		titles = append(titles, SignatureOf(tapset.At(i).Signature))
	}
	f := tapset.At(indices[0])
	found.Title, found.Words, found.Status = strings.Join(titles, "\n"), f.Words.With(), f.Status
	return true
}

// Signature writes how a function of the script is called.
func Signature(f *syntax.Function) string {
	signature := types.Signature{Name: f.Name, Result: f.Result}
	for _, p := range f.Parameters {
		signature.Parameters = append(signature.Parameters, types.Parameter{Name: p.Name, Type: p.Type})
	}
	return SignatureOf(signature)
}

// SignatureOf writes how a function is called.
func SignatureOf(s types.Signature) string {
	text := s.Name + "("
	for i, p := range s.Parameters {
		if i > 0 {
			text += ", "
		}
		text += p.Name
		if p.Type != types.Unknown {
			text += ":" + p.Type.String()
		}
	}
	text += ")"
	if s.Result != types.Unknown {
		text += ":" + s.Result.String()
	}
	return text
}

// variable explains a variable's name.
func (s Script) variable(t *syntax.Token, found *Located) {
	if s.Program != nil {
		for _, p := range s.Program.Probes {
			if p.Source == nil || p.Body == nil || t.Span.Start < p.Body.Tok.Span.Start || p.Body.End == nil || t.Span.Start > p.Body.End.Span.End {
				continue
			}
			for _, v := range p.Locals {
				if v.Name == t.Text {
					found.Title = TypeOf(v)
					found.Words = say("A variable of this handler; it is empty each time the handler begins.",
						"本 handler 的变量；每次 handler 开始时清空。")
					return
				}
			}
		}
	}
	if s.File == nil {
		return
	}
	for _, v := range s.File.Globals {
		if v.Name != t.Text || v.Tok == nil {
			continue
		}
		found.Title = TypeOf(s.resolved(v))
		found.Words = say("A global of this script: all probes share it, and it lasts for the whole run.",
			"本脚本的 global：所有 probe 共享，在整个运行期间保留。")
		span := v.Tok.Span
		found.Defined = &span
	}
}

// resolved returns what the checker made of a global that the script declares.
func (s Script) resolved(v *syntax.Variable) *syntax.Variable {
	if s.Program != nil {
		for _, g := range s.Program.Globals {
			if g.Name == v.Name {
				return g
			}
		}
	}
	return v
}

// TypeOf writes a variable with its type and those of its keys.
func TypeOf(v *syntax.Variable) string {
	text := v.Name
	if len(v.Keys) > 0 {
		text += "["
		for i, k := range v.Keys {
			if i > 0 {
				text += ", "
			}
			text += k.String()
		}
		text += "]"
	}
	if v.Type != types.Unknown {
		text += ":" + v.Type.String()
	}
	return text
}

// macro explains a word that starts with @.
func (s Script) macro(t *syntax.Token, found *Located) {
	found.Title, found.Words = t.Text, textOf(operators[:], t.Text[1:])
	if !found.Words.IsZero() {
		return
	}
	tokens := syntax.Scan(s.Text)
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].Text == "@define" && tokens[i].Text == t.Text[1:] {
			span := tokens[i].Span
			found.Defined = &span
			found.Words = say("A macro of this script.", "本脚本中的 macro。")
		}
	}
}

package sema

import (
	"strconv"
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// componentText is a component as stap prints it.
func componentText(p *syntax.Component) string {
	switch arg := p.Arg.(type) {
	case *syntax.Number:
		return p.Name + "(" + itoa(arg.Value) + ")"
	case *syntax.String:
		return p.Name + "(\"" + arg.Tok.Text + "\")"
	}
	return p.Name
}

// dotted is a list of components as stap prints it.
func dotted(list []*syntax.Component) string {
	text := ""
	for i, p := range list {
		if i > 0 {
			text += "."
		}
		text += componentText(p)
	}
	return text
}

// pointText is a probe point as stap prints it, as pp() says it.
func pointText(p *syntax.Point) string {
	text := dotted(p.Components)
	switch {
	case p.Sufficient:
		text += "!"
	case p.Optional:
		text += "?"
	}
	if p.Condition != nil {
		text += " if (" + conditionText(p.Condition) + ")"
	}
	return text
}

// conditionText is a condition as pp() says it.
func conditionText(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Number:
		return itoa(x.Value)
	case *syntax.String:
		return "\"" + x.Tok.Text + "\""
	case *syntax.Symbol:
		if x.Var != nil && x.Var.Global {
			return mangledGlobal(x.Var)
		}
		return x.Name
	case *syntax.Unary:
		return x.Op + "(" + conditionText(x.X) + ")"
	case *syntax.Step:
		if x.Prefix {
			return x.Op + "(" + conditionText(x.X) + ")"
		}
		return "(" + conditionText(x.X) + ")" + x.Op
	case *syntax.Assign:
		return "(" + conditionText(x.X) + ") " + x.Op + " (" + conditionText(x.Y) + ")"
	case *syntax.Call:
		return x.Name + "(" + keysText(x.Args) + ")"
	case *syntax.Binary:
		return "(" + conditionText(x.X) + ") " + x.Op + " (" + conditionText(x.Y) + ")"
	case *syntax.Ternary:
		return "(" + conditionText(x.Cond) + ")?(" + conditionText(x.Then) + "):(" + conditionText(x.Else) + ")"
	case *syntax.Match:
		return "(" + conditionText(x.X) + ") " + x.Op + " " + conditionText(x.Pattern)
	case *syntax.Index:
		return conditionText(x.Base) + "[" + keysText(x.Keys) + "]"
	case *syntax.In:
		return "[" + keysText(x.Keys) + "] in " + conditionText(x.Array)
	case *syntax.Stat:
		return "@" + x.Name + "(" + conditionText(x.X) + ")"
	}
	return x.Token().Text
}

func keysText(keys []syntax.Expr) string {
	text := ""
	for i, k := range keys {
		if i > 0 {
			text += ", "
		}
		if k == nil {
			text += "*"
		} else {
			text += conditionText(k)
		}
	}
	return text
}

// The limits of a high-resolution timer, in ns.
const (
	shortestInterval = 100_000
	longestInterval  = 86_400 * 1_000_000_000
)

// eventFiles is how many files an event of the tapset brings, at the least.
const eventFiles = 4

// build makes the probe of a point that is resolved.
func (c *checker) build(n *pointNode, point *syntax.Point, d derivation) *syntax.Finding {
	p := &Probe{
		Tok: d.tok, Point: point, Alias: d.name, Origins: d.origins, Source: d.probe,
		Condition: point.Condition, Kind: Nothing,
	}
	first := point.Components[0]
	var failure *syntax.Finding
	if n.event != nil {
		p.Event = n.event
		// The real point brings several files of the tapset.
		for i := range int64(eventFiles) {
			c.load("event " + itoa(i) + ":1:1")
		}
		if c.o.NoDebugInfo && needsDebugInfo(p.Event.Pattern) {
			return failed(nil, textNoMatch)
		}
		if p.Event.Status == tapset.Simulated {
			p.Kind = Event
		} else if !c.o.NoDebugInfo {
			c.explain(p)
		}
	} else {
		switch first.Name {
		case "begin", "end", "error":
			p.Kind = Begin
			if first.Name == "end" {
				p.Kind = End
			}
			if first.Name == "error" {
				p.Kind = Error
			}
			if arg, ok := first.Arg.(*syntax.Number); ok {
				p.Priority = arg.Value
			}
		case "never":
			p.Kind = Never
		case "timer":
			failure = timer(p)
		case "perf":
			failure = c.sampling(p)
		default:
			failure = c.realKernel(p)
		}
	}
	if failure != nil {
		return failure
	}
	p.Body = syntax.CloneBlock(d.body)
	p.Source = d.probe
	if len(d.origins) == 0 {
		p.Alias = ""
	}
	c.program.Probes = append(c.program.Probes, p)
	return nil
}

// timer fills in a probe of the family timer.
func timer(p *Probe) *syntax.Finding {
	parts := p.Point.Components
	arg, ok := parts[1].Arg.(*syntax.Number)
	if !ok {
		// Only timer.profile.tick takes none.
		return misplaced(parts[len(parts)-1].Tok, textProfileTick)
	}
	random, hasRandom := int64(0), false
	var randomTok *syntax.Token
	if len(parts) > 2 {
		number := parts[2].Arg.(*syntax.Number)
		random, hasRandom, randomTok = number.Value, true, number.Tok
	}
	unit := int64(1)
	switch parts[1].Name {
	case "s", "sec":
		unit = 1_000_000_000
	case "ms", "msec":
		unit = 1_000_000
	case "us", "usec":
		unit = 1_000
	case "hz":
		if arg.Value <= 0 {
			return misplaced(arg.Tok, textFrequency)
		}
		p.Kind = HighRes
		p.Interval = (1_000_000_000 + arg.Value - 1) / arg.Value
		if arg.Value > 1_000_000_000 {
			p.Interval = 1
		}
		if p.Interval < shortestInterval {
			return misplaced(arg.Tok, textInterval, int64(shortestInterval), int64(longestInterval))
		}
		return nil
	case "jiffies":
		p.Kind, p.Interval, p.Randomize = Jiffies, arg.Value, random
		if arg.Value < 1 || arg.Value > 1_000_000 {
			return misplaced(arg.Tok, textJiffies)
		}
		if hasRandom && (random < 0 || random > arg.Value) {
			return misplaced(randomTok, textJiffiesRandom)
		}
		return nil
	}
	p.Kind, p.Interval, p.Randomize = HighRes, arg.Value*unit, random*unit
	if p.Interval < shortestInterval || p.Interval > longestInterval {
		return misplaced(arg.Tok, textInterval, max(1, shortestInterval/unit), longestInterval/unit)
	}
	if p.Randomize < 0 || p.Randomize > p.Interval {
		return misplaced(randomTok, textRandomize)
	}
	return nil
}

// misplaced is a failure of which stap tells no place, at ours.
func misplaced(ours *syntax.Token, id textID, args ...any) *syntax.Finding {
	f := finding(source.Error, nil, id, args...)
	f.Place = place(ours)
	return &f
}

// digits is the token of a number without its sign.
func digits(n *syntax.Number) *syntax.Token {
	if n.Tok.Kind == syntax.NumberLiteral {
		return n.Tok
	}
	tok := *n.Tok
	tok.Kind, tok.Text = syntax.NumberLiteral, strings.TrimPrefix(itoa(n.Value), "-")
	tok.Span.Start, tok.Span.End = n.Tok.Span.End, n.Tok.Span.End+len(tok.Text)
	return &tok
}

// The counters of perf that tell the time, by type and config.
const (
	perfSoftware  = 1
	perfCPUClock  = 0
	perfTaskClock = 1
)

// sampling fills in a probe of the family perf. Those that count the CPU's
// time fire on the simulated kernel too.
func (c *checker) sampling(p *Probe) *syntax.Finding {
	var kind, config, every, hz int64
	every = 1_000_000
	process := false
	for _, part := range p.Point.Components {
		n, _ := part.Arg.(*syntax.Number)
		switch part.Name {
		case "type":
			kind = n.Value
		case "config":
			config = n.Value
		case "sample":
			every = n.Value
			if every < 1 {
				return failed(digits(n), textPerfSample, every)
			}
		case "hz":
			hz = n.Value
		case "process", "counter":
			if part.Arg == nil && c.o.NoDebugInfo {
				return failed(part.Tok, textPerfProcess)
			}
			process = true
		}
	}
	// stap names the point by what it samples.
	components := p.Point.Components[:3:3]
	sample := *p.Point.Components[2]
	sample.Name, sample.Arg = "sample", &syntax.Number{Typed: syntax.Typed{Tok: sample.Tok}, Value: every}
	if hz != 0 {
		sample.Arg.(*syntax.Number).Value = hz
	}
	point := *p.Point
	point.Components = append(components, &sample)
	for _, part := range p.Point.Components[3:] {
		if part.Name == "process" || part.Name == "counter" {
			point.Components = append(point.Components, part)
		}
	}
	p.Point = &point
	if kind != perfSoftware || config > perfTaskClock || process {
		return c.realKernel(p)
	}
	p.Kind = Profile
	p.Interval = every
	if hz > 0 {
		p.Interval = (1_000_000_000 + hz - 1) / hz
	}
	p.Interval = max(p.Interval, shortestInterval)
	return nil
}

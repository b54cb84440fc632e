//go:build !onelab || stap

package protocol

import (
	"bytes"
	"strconv"

	"ringlab/engine/source"
	"ringlab/engine/stap"
	"ringlab/engine/stap/assist"
	"ringlab/engine/stap/explain"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/trace"
	"ringlab/engine/stap/vm"
	"ringlab/engine/words"
)

// MaxRuns is how many runs an engine keeps open.
const MaxRuns = 4

// openRun is a run, and the script it is of.
type openRun struct {
	number  int
	checked *stap.Checked
	trace   *trace.Run
}

// stapLab is the runs that are open.
type stapLab struct {
	runs    []*openRun // the oldest first
	started int
}

// stapMethods is what the SystemTap lab can be asked.
var stapMethods = map[Method]func(*Engine, *call) (answer, *Error){
	StapCheck:      (*Engine).stapCheck,
	StapDump:       (*Engine).stapDump,
	StapFormat:     (*Engine).stapFormat,
	StapLocate:     (*Engine).stapLocate,
	StapComplete:   (*Engine).stapComplete,
	StapStart:      (*Engine).stapStart,
	StapStep:       (*Engine).stapStep,
	StapClose:      (*Engine).stapClose,
	StapTimelineOf: (*Engine).stapTimeline,
	StapMomentOf:   (*Engine).stapMoment,
	StapSeriesOf:   (*Engine).stapSeries,
	StapExplain:    (*Engine).stapExplain,
}

// settings reads what a message says of a check and a run.
func (c *call) settings(given *StapSettings) (*stap.Options, *Error) {
	s := stap.Settings{
		Name: given.Name, Args: given.Args, Kernel: given.Kernel, HZ: given.HZ, CPUs: given.CPUs,
		Seed: given.Seed, Jitter: given.Jitter, Load: given.Load, Workload: given.Workload, Until: given.Until,
		Target: given.Target, Started: given.Started, Guru: given.Guru, NoOptimise: given.NoOptimise,
		Compatible: given.Compatible, SuppressErrors: given.SuppressErrors,
	}
	for _, g := range given.Limits {
		s.Limits = append(s.Limits, vm.Given(g))
	}
	for _, g := range given.Globals {
		s.Globals = append(s.Globals, vm.Given(g))
	}
	o, refusal := s.Parse()
	if refusal != nil {
		return nil, c.fail("settings."+refusal.Setting, refusal.Message)
	}
	return o, nil
}

// script checks the request's text with the settings of a message.
func (c *call) script(given *StapSettings) (*stap.Checked, *Error) {
	text, err := c.text()
	if err != nil {
		return nil, err
	}
	o, err := c.settings(given)
	if err != nil {
		return nil, err
	}
	return stap.Check(text, o), nil
}

func (e *Engine) stapCheck(c *call) (answer, *Error) {
	var params StapSettings
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	checked, err := c.script(&params)
	if err != nil {
		return answer{}, err
	}
	return answer{result: c.checked(checked)}, nil
}

// checked tells what a check found.
func (c *call) checked(s *stap.Checked) StapChecked {
	result := StapChecked{Runs: s.Runs()}
	lines := source.NewLines(s.File.Text)
	for _, d := range s.Diagnostics() {
		switch d.Severity {
		case source.Error:
			result.Errors++
		case source.Warning:
			result.Warnings++
		case source.Info:
			result.Infos++
		}
		if len(result.Diagnostics) < maxDiagnostics {
			result.Diagnostics = append(result.Diagnostics, diagnostic(d, lines, c.language))
		}
	}
	if s.Program == nil {
		return result
	}
	for i, p := range s.Program.Probes {
		result.Probes = append(result.Probes, c.probe(i, p))
	}
	for _, g := range s.Program.Globals {
		if g.Tok == nil || g.Tok.Library != "" {
			continue
		}
		global := StapGlobal{Name: g.Name, Type: g.Type.String(), Place: g.Tok.Span}
		for _, k := range g.Keys {
			global.Keys = append(global.Keys, k.String())
		}
		result.Globals = append(result.Globals, global)
	}
	for _, m := range s.Simulated() {
		result.Simulated = append(result.Simulated, m.In(c.language))
	}
	return result
}

// kinds names the kinds of probes as messages have them.
var kinds = [...]string{
	sema.Begin: "begin", sema.End: "end", sema.Error: "error", sema.Never: "never", sema.HighRes: "highres",
	sema.Jiffies: "jiffies", sema.Profile: "profile", sema.Event: "event", sema.Nothing: "nothing",
}

func (c *call) probe(index int, p *sema.Probe) StapProbe {
	probe := StapProbe{
		Index: index, Name: p.Name, Kind: kinds[p.Kind],
		Interval: decimal(p.Interval), Randomize: decimal(p.Randomize),
		Words: assist.Fires(p).In(c.language),
	}
	switch {
	case p.Shows != nil:
		probe.Shows = p.Shows.Name
		if p.Shows.Tok != nil {
			probe.Place = p.Shows.Tok.Span
		}
	case len(p.Origins) > 0:
		probe.Place = pointPlace(p.Origins[len(p.Origins)-1])
	default:
		probe.Place = pointPlace(p.Point)
	}
	return probe
}

// pointPlace is where a probe point stands in the script.
func pointPlace(p *syntax.Point) source.Span {
	if p == nil || p.Tok == nil {
		return source.Span{}
	}
	span := p.Tok.Span
	for _, component := range p.Components {
		if component.Tok != nil && component.Tok.Library == "" {
			span.End = max(span.End, component.Tok.Span.End)
		}
		if component.Arg != nil && component.Arg.Token() != nil {
			span.End = max(span.End, component.Arg.Token().Span.End+1) // with its parenthesis
		}
	}
	return span
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

func (e *Engine) stapDump(c *call) (answer, *Error) {
	var params StapDumpParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	text, err := c.text()
	if err != nil {
		return answer{}, err
	}
	o, err := c.settings(&params.Settings)
	if err != nil {
		return answer{}, err
	}
	o.NoDebugInfo = true
	stdout, stderr, status := stap.Dump(text, params.Pass, o, syntax.WriteOptions{
		NoWarnings: params.NoWarnings, Strict: params.Strict, Verbose: params.Verbose,
	})
	return answer{result: StapDumped{Status: status}, texts: [][]byte{stdout, stderr}}, nil
}

func (e *Engine) stapFormat(c *call) (answer, *Error) {
	text, err := c.text()
	if err != nil {
		return answer{}, err
	}
	formatted, findings := syntax.Format(text)
	result := StapFormatted{Changed: string(formatted) != string(text)}
	lines := source.NewLines(text)
	for i := range findings {
		result.Diagnostics = append(result.Diagnostics, diagnostic(findings[i].Diagnostic(), lines, c.language))
	}
	return answer{result: result, texts: [][]byte{formatted}}, nil
}

// assisted makes a script ready for questions about a byte of it.
func (c *call) assisted(params *StapPlace) (assist.Script, *Error) {
	if err := c.params(params); err != nil {
		return assist.Script{}, err
	}
	checked, err := c.script(&params.Settings)
	if err != nil {
		return assist.Script{}, err
	}
	return assist.Script{Text: c.texts[0], File: checked.File, Program: checked.Program}, nil
}

func (e *Engine) stapLocate(c *call) (answer, *Error) {
	var params StapPlace
	script, err := c.assisted(&params)
	if err != nil {
		return answer{}, err
	}
	found := assist.Locate(script, params.Offset)
	return answer{result: StapLocated{
		Title: found.Title, Words: found.Words.In(c.language), Place: found.Place,
		Status: string(found.Status), Defined: found.Defined, Variables: found.Variables,
	}}, nil
}

func (e *Engine) stapComplete(c *call) (answer, *Error) {
	var params StapPlace
	script, err := c.assisted(&params)
	if err != nil {
		return answer{}, err
	}
	span, options := assist.Complete(script, params.Offset)
	result := StapCompletions{Place: span}
	for _, o := range options {
		result.Options = append(result.Options, StapCompletion{
			Label: o.Label, Apply: o.Apply, Detail: o.Detail, Kind: o.Kind, Words: o.Words.In(c.language),
		})
	}
	return answer{result: result}, nil
}

func (e *Engine) stapStart(c *call) (answer, *Error) {
	var params StapSettings
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	checked, err := c.script(&params)
	if err != nil {
		return answer{}, err
	}
	o := checked.Options
	result := StapStarted{
		Checked: c.checked(checked), HZ: o.HZ, CPUs: o.Run.Kernel.CPUs, Kernel: o.Kernel,
		Seed: strconv.FormatUint(o.Run.Kernel.Seed, 10), Until: decimal(o.Run.Until), FirstJiffies: "0",
	}
	stderr, ok := checked.Messages(syntax.WriteOptions{})
	if checked.Runs() && ok {
		machine, refusal := checked.Start()
		if refusal != nil {
			return answer{}, c.fail("settings."+refusal.Setting, refusal.Message)
		}
		result.FirstJiffies = strconv.FormatUint(machine.Kernel().FirstJiffies(), 10)
		e.stap.started++
		result.Run = e.stap.started
		if len(e.stap.runs) == MaxRuns {
			e.stap.runs = append(e.stap.runs[:0], e.stap.runs[1:]...)
		}
		e.stap.runs = append(e.stap.runs, &openRun{e.stap.started, checked, trace.Start(checked.Program, machine)})
	}
	return answer{result: result, texts: [][]byte{stderr}}, nil
}

// run returns an open run.
func (e *Engine) run(c *call, number int) (*openRun, *Error) {
	for _, r := range e.stap.runs {
		if r.number == number {
			return r, nil
		}
	}
	return nil, c.fail("run", words.Text{
		En: "run %d is not open",
		Zh: "运行 %d 未打开",
	}.With(number))
}

// mostBudget is how many statements one step runs at most.
const mostBudget = 50_000_000

func (e *Engine) stapStep(c *call) (answer, *Error) {
	var params StapStepParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	r, err := e.run(c, params.Run)
	if err != nil {
		return answer{}, err
	}
	if params.Cancel {
		r.trace.Stop()
	}
	output := r.trace.Step(min(max(params.Budget, 1), mostBudget))
	m := r.trace.Machine()
	result := StapProgress{
		Done: r.trace.Done(), Now: decimal(m.Now()), Fired: m.Firings(), Statements: decimal(m.Executed()),
	}
	var text []byte
	for _, piece := range output {
		stream := "stdout"
		if piece.Stream == vm.Stderr {
			stream = "stderr"
		}
		result.Output = append(result.Output, StapOutput{
			Stream: stream, Firing: piece.Firing, At: decimal(piece.At), Bytes: len(piece.Text),
		})
		text = append(text, piece.Text...)
	}
	if result.Done {
		ending := r.trace.Ending()
		result.Ending = &StapEnding{
			Reason: string(ending.Reason), Status: ending.Status, Errors: ending.Errors,
			At: decimal(ending.At), Words: stap.EndingWords(ending).In(c.language),
		}
	}
	return answer{result: result, texts: [][]byte{text}}, nil
}

func (e *Engine) stapClose(c *call) (answer, *Error) {
	var params StapRun
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	for i, r := range e.stap.runs {
		if r.number == params.Run {
			e.stap.runs = append(e.stap.runs[:i], e.stap.runs[i+1:]...)
			break
		}
	}
	return answer{result: Nothing{}}, nil
}

// Limits of what one timeline message may ask for.
const (
	mostColumns = 4000
	mostMarks   = 20_000
)

func (e *Engine) stapTimeline(c *call) (answer, *Error) {
	var params StapTimelineParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	r, failure := e.run(c, params.Run)
	if failure != nil {
		return answer{}, failure
	}
	from, bad := strconv.ParseInt(params.From, 10, 64)
	to, bad2 := strconv.ParseInt(params.To, 10, 64)
	if bad != nil || bad2 != nil || from > to || from < 0 {
		return answer{}, c.fail("params", words.Text{
			En: "there is no window from %q to %q ns",
			Zh: "没有从 %q 到 %q ns 的窗口",
		}.With(params.From, params.To))
	}
	result := StapTimeline{
		From: params.From, To: params.To, End: decimal(r.trace.Machine().Now()), Kept: r.trace.Kept(),
	}
	columns, marks := min(max(params.Columns, 1), mostColumns), min(max(params.Marks, 0), mostMarks)
	for _, l := range r.trace.Timeline(from, to, columns, marks) {
		lane := StapLane{Probe: l.Probe, Total: l.Total, Within: l.Within, Density: l.Density}
		for _, m := range l.Marks {
			lane.Marks = append(lane.Marks, StapMark{Firing: m.Firing, At: decimal(m.At), CPU: m.CPU, Failed: m.Failed})
		}
		if s := l.Spread; s != nil {
			lane.Spread = &StapSpread{Least: decimal(s.Least), Most: decimal(s.Most), Mean: decimal(s.Mean), Counts: s.Counts}
		}
		result.Lanes = append(result.Lanes, lane)
	}
	return answer{result: result}, nil
}

func (e *Engine) stapMoment(c *call) (answer, *Error) {
	var params StapMomentParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	r, err := e.run(c, params.Run)
	if err != nil {
		return answer{}, err
	}
	m, ok := r.trace.At(params.Firing, params.Statement)
	if !ok {
		return answer{}, c.fail("moment", words.Text{
			En: "the run has no firing %d",
			Zh: "这次运行没有第 %d 次触发",
		}.With(params.Firing))
	}
	p := r.checked.Program.Probes[m.Fired.Probe]
	result := StapMoment{
		Firing: m.Firing, Statement: m.Statement, Statements: m.Statements, Firings: r.trace.Machine().Firings(),
		Probe: m.Fired.Probe, At: decimal(m.Fired.At), Jiffies: strconv.FormatUint(m.Fired.Jiffies, 10),
		CPU: m.Fired.CPU, Place: c.probe(0, p).Place, Printed: m.Printed,
	}
	if m.Next != nil && m.Next.Library == "" {
		result.Place = statementPlace(r.checked.File.Text, m.Next.Span)
	}
	for _, v := range m.Globals {
		if v.Variable.Tok == nil || v.Variable.Tok.Library == "" {
			result.Globals = append(result.Globals, shown(v))
		}
	}
	for _, v := range m.Locals {
		result.Locals = append(result.Locals, shown(v))
	}
	return answer{result: result}, nil
}

// shown is a variable as messages have it.
func shown(v trace.Variable) StapVariable {
	s := StapVariable{
		Name: v.Variable.Name, Type: v.Variable.Type.String(), Array: v.Variable.Arity > 0,
		Changed: v.Changed, Total: v.Total, Stats: figures(v.Figures),
	}
	if !s.Array && v.Figures == nil {
		s.Value = scalar(&v.Shown)
		if v.Changed {
			s.Before = scalar(&v.Before)
		}
	}
	for i := range v.Entries {
		entry := &v.Entries[i]
		e := StapEntry{Keys: entry.Keys, Stats: figures(entry.Figures), Changed: i < len(v.Fresh) && v.Fresh[i]}
		switch {
		case entry.Figures != nil:
		case v.Variable.Type.String() == "string":
			e.Value = entry.Text
		default:
			e.Value = decimal(entry.Long)
		}
		s.Entries = append(s.Entries, e)
	}
	return s
}

func scalar(s *vm.Shown) string {
	if s.Variable != nil && s.Variable.Type.String() == "string" {
		return s.Text
	}
	return decimal(s.Long)
}

func figures(f *vm.Figures) *StapStats {
	if f == nil {
		return nil
	}
	s := &StapStats{
		Count: decimal(f.Count), Sum: decimal(f.Sum), Min: decimal(f.Min), Max: decimal(f.Max), Avg: decimal(f.Avg),
	}
	for _, b := range f.Buckets {
		s.Buckets = append(s.Buckets, StapBucket{Label: b.Label, Count: decimal(b.Count)})
	}
	return s
}

func (e *Engine) stapSeries(c *call) (answer, *Error) {
	var params StapSeriesParams
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	r, err := e.run(c, params.Run)
	if err != nil {
		return answer{}, err
	}
	var result StapSeries
	for _, s := range r.trace.Series(params.Points) {
		serie := StapSerie{Name: s.Name, What: s.What}
		for _, p := range s.Points {
			serie.Points = append(serie.Points, StapPoint{At: decimal(p.At), Value: decimal(p.Value)})
		}
		result.Series = append(result.Series, serie)
	}
	return answer{result: result}, nil
}

func (e *Engine) stapExplain(c *call) (answer, *Error) {
	var params StapRun
	if err := c.params(&params); err != nil {
		return answer{}, err
	}
	r, err := e.run(c, params.Run)
	if err != nil {
		return answer{}, err
	}
	var result StapExplained
	if !r.trace.Done() {
		return answer{result: result}, nil
	}
	for _, x := range explain.Of(r.trace) {
		explanation := StapExplanation{Title: x.Title.In(c.language), Code: x.Code}
		for _, s := range x.Steps {
			explanation.Steps = append(explanation.Steps, StapWhy{
				Words: s.Words.In(c.language), Figure: s.Figure, Place: s.Place, Probe: s.Probe,
			})
		}
		result.Explanations = append(result.Explanations, explanation)
	}
	return answer{result: result}, nil
}

// statementPlace is where the statement stands that begins with a token: to
// the parenthesis that closes its head, or to its end.
func statementPlace(text []byte, first source.Span) source.Span {
	tokens := syntax.Scan(text[first.Start:])
	end, depth := first.End, 0
	for i, t := range tokens {
		headed := tokens[0].Kind == syntax.Keyword
		if t.Kind == syntax.Operator {
			switch t.Text {
			case "(", "[":
				depth++
			case ")", "]":
				depth--
			case ";", "{", "}":
				if depth <= 0 {
					return source.Span{Start: first.Start, End: end}
				}
			}
		}
		line := i > 0 && depth == 0 && begins(text[end:first.Start+t.Span.Start])
		if depth < 0 || line && t.Kind != syntax.Operator && tokens[i-1].Kind != syntax.Operator {
			break
		}
		end = first.Start + t.Span.End
		if headed && depth == 0 && t.Text == ")" {
			switch tokens[0].Text {
			case "if", "while", "for", "foreach":
				return source.Span{Start: first.Start, End: end}
			}
		}
		if t.Text == ")" && depth == 0 && i+1 < len(tokens) && begins(text[end:first.Start+tokens[i+1].Span.Start]) &&
			tokens[i+1].Kind != syntax.Operator {
			break
		}
	}
	return source.Span{Start: first.Start, End: end}
}

// begins reports whether a line begins between two tokens.
func begins(between []byte) bool { return bytes.IndexByte(between, '\n') >= 0 }

package explain

import (
	"strconv"

	"ringlab/engine/sim"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
)

// counter is a global that nothing does but count the firings of one timer.
type counter struct {
	global *syntax.Variable
	probe  int
}

// ratios explains divisions of what one timer counted by what another one did,
// such as an estimate of CONFIG_HZ.
func (e *explainer) ratios() {
	counters := e.counters()
	if len(counters) < 2 {
		return
	}
	seen := map[*syntax.Token]bool{}
	for i, p := range e.program.Probes {
		syntax.Inspect(p.Body, func(node any) bool {
			if division, ok := node.(*syntax.Binary); ok && division.Op == "/" && !seen[division.Tok] {
				seen[division.Tok] = true
				e.ratio(i, division, counters)
			}
			return true
		})
	}
}

// counters finds the globals that count: written nowhere but by one `++` that
// stands straight in the handler of one timer.
func (e *explainer) counters() []counter {
	writes := map[*syntax.Variable]int{}
	var found []counter
	written := func(x syntax.Expr) {
		if index, ok := x.(*syntax.Index); ok {
			x = index.Base
		}
		if symbol, ok := x.(*syntax.Symbol); ok && symbol.Var != nil {
			writes[symbol.Var]++
		}
	}
	count := func(node any) bool {
		switch node := node.(type) {
		case *syntax.Assign:
			written(node.X)
		case *syntax.Step:
			written(node.X)
		case *syntax.Delete:
			written(node.X)
		}
		return true
	}
	for i, p := range e.program.Probes {
		syntax.Inspect(p.Body, count)
		if p.Kind != sema.HighRes && p.Kind != sema.Jiffies || p.Condition != nil {
			continue
		}
		for _, statement := range p.Body.List {
			if v := counts(statement); v != nil {
				found = append(found, counter{v, i})
			}
		}
	}
	for _, f := range e.program.Functions {
		syntax.Inspect(f.Body, count)
	}
	kept := found[:0]
	for _, c := range found {
		if writes[c.global] == 1 && c.global.Init == nil {
			kept = append(kept, c)
		}
	}
	return kept
}

// counts returns the scalar that a statement increments by one.
func counts(statement syntax.Stmt) *syntax.Variable {
	expression, ok := statement.(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	var x syntax.Expr
	switch s := expression.X.(type) {
	case *syntax.Step:
		if s.Op != "++" {
			return nil
		}
		x = s.X
	case *syntax.Assign:
		if n, ok := s.Y.(*syntax.Number); s.Op != "+=" || !ok || n.Value != 1 {
			return nil
		}
		x = s.X
	default:
		return nil
	}
	symbol, ok := x.(*syntax.Symbol)
	if !ok || symbol.Var == nil || !symbol.Var.Global || symbol.Var.Arity != 0 {
		return nil
	}
	return symbol.Var
}

// ratio explains factor × a / b, where a and b are counters.
func (e *explainer) ratio(probe int, division *syntax.Binary, counters []counter) {
	factor, above, ok := product(division.X, counters)
	if !ok || factor <= 0 {
		return
	}
	below, ok := counterOf(division.Y, counters)
	if !ok || above.probe == below.probe {
		return
	}
	when, _ := e.run.Times(probe)
	if len(when) == 0 {
		return
	}
	at := when[len(when)-1]
	a, b := e.before(above.probe, probe, at), e.before(below.probe, probe, at)
	p, q := e.program.Probes[above.probe], e.program.Probes[below.probe]
	length := e.length(q, q.Interval)
	if b == 0 || a > 1<<40/factor || length > 1<<62/factor {
		return // by 0, or of numbers that are too large for what follows
	}
	result := factor * a / b

	// What the quotient would be if both timers kept time and nothing was cut.
	ideal := factor * length / e.length(p, p.Interval)
	if p.Kind == sema.Jiffies && q.Kind != sema.Jiffies {
		// Through HZ itself: a jiffy in ns may be rounded.
		ideal = factor * q.Interval / 1e6 * int64(e.options.Kernel.HZ) / 1000 / p.Interval
	}
	steps := []Step{{
		Words: say("If both timers kept their intervals and nothing were cut off, the quotient would be exactly this.",
			"如果两个 timer 都严格守时、什么也不截断，商恰好是这个值。"),
		Figure: count(ideal), Place: division.Tok.Span, Probe: probe,
	}}
	shown := ideal
	if p.Randomize == 0 && q.Randomize == 0 {
		steps, shown = e.whole(steps, p, q, factor, at, ideal)
	}
	for _, c := range [...]counter{above, below} {
		steps = e.rounds(steps, c, at)
	}
	steps = append(steps, Step{
		Words: say("Integer division drops the fraction.", "整数除法丢掉小数部分。"),
		Figure: count(factor) + " × " + count(a) + " / " + count(b) + " = " + decimal(factor*a, b, 2) +
			" → " + count(result),
		Place: division.Tok.Span, Probe: probe,
	})
	if result == ideal && result == shown {
		return
	}
	e.add(Explanation{
		Code:  "ratio",
		Title: say("Why %s and not %s?", "为什么是 %s，而不是 %s？", strconv.FormatInt(result, 10), strconv.FormatInt(ideal, 10)),
		Steps: steps,
	})
}

// whole tells what is lost because a count ends in the middle of an interval.
func (e *explainer) whole(steps []Step, p, q *sema.Probe, factor, at, ideal int64) ([]Step, int64) {
	a, b := at/e.length(p, p.Interval), at/e.length(q, q.Interval)
	if b == 0 {
		return steps, ideal
	}
	result := factor * a / b
	if result == ideal {
		return steps, ideal
	}
	return append(steps, Step{
		Words: say("%s is no whole number of either interval, so both counts leave out what was under way: with exact timers it would be %d:%d.",
			"%s 不是两个间隔的整数倍，两个计数都漏掉了进行到一半的那次：即使 timer 准确也只有 %d:%d。",
			duration(at), a, b),
		Figure: count(factor) + " × " + count(a) + " / " + count(b) + " = " + decimal(factor*a, b, 2) + " → " + count(result),
		Probe:  -1,
	}), result
}

// rounds tells how often a timer fired, and why.
func (e *explainer) rounds(steps []Step, c counter, at int64) []Step {
	p := e.program.Probes[c.probe]
	fired := e.before(c.probe, -1, at)
	length := e.length(p, p.Interval)
	if p.Kind == sema.Jiffies && p.Randomize == 0 {
		period := sim.WheelPeriod(e.options.Kernel, p.Interval)
		if period != p.Interval {
			steps = append(steps, e.rounding(p, c.probe, period)...)
		}
		length = period * e.kernel.Tick()
	}
	return append(steps, Step{
		Words: say("%s counts %s, which fired %d times.", "%s 统计的是 %s，它触发了 %d 次。",
			c.global.Name, p.Name, fired),
		Figure: duration(at) + " / " + duration(length) + " = " + decimal(at, length, 2) + " → " + count(fired),
		Place:  p.Point.Tok.Span, Probe: c.probe,
	})
}

// before counts how often a probe had fired when reader fired at a time: at
// the same time, those registered before the reader had.
func (e *explainer) before(probe, reader int, at int64) int64 {
	times, _ := e.run.Times(probe)
	n := int64(0)
	for _, t := range times {
		if t < at || t == at && (reader < 0 || probe < reader) {
			n++
		}
	}
	return n
}

// product takes factor × counter apart; the factor may stand on either side or
// not at all.
func product(x syntax.Expr, counters []counter) (int64, counter, bool) {
	if c, ok := counterOf(x, counters); ok {
		return 1, c, true
	}
	times, ok := x.(*syntax.Binary)
	if !ok || times.Op != "*" {
		return 0, counter{}, false
	}
	for _, side := range [...][2]syntax.Expr{{times.X, times.Y}, {times.Y, times.X}} {
		n, ok := side[0].(*syntax.Number)
		if !ok {
			continue
		}
		if c, ok := counterOf(side[1], counters); ok {
			return n.Value, c, true
		}
	}
	return 0, counter{}, false
}

func counterOf(x syntax.Expr, counters []counter) (counter, bool) {
	symbol, ok := x.(*syntax.Symbol)
	if !ok {
		return counter{}, false
	}
	for _, c := range counters {
		if c.global == symbol.Var {
			return c, true
		}
	}
	return counter{}, false
}

// Package explain says why a run's result is what it is.
//
// In: a checked script and the record of its run. Out: what is surprising
// about it, each with the steps that lead there in words and figures: jiffies
// timers that the kernel's wheel rounds, counts that end in the middle of an
// interval, divisions that drop a fraction, timers that never came due.
// Nothing is assumed of the script: what is told is what its own probes did.
package explain

import (
	"strconv"

	"ringlab/engine/sim"
	"ringlab/engine/source"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/vm"
	"ringlab/engine/words"
)

// Run is a finished run, as far as explanations need it.
type Run interface {
	Program() *sema.Program
	Options() vm.Options
	Ending() vm.Ending
	// Times lists when a probe fired, in ns; All tells whether the list is
	// complete.
	Times(probe int) (times []int64, all bool)
}

// Explanation is one surprising result and the way to it.
type Explanation struct {
	Code  string // stable
	Title words.Message
	Steps []Step
}

// Step is one step of an explanation.
type Step struct {
	Words  words.Message
	Figure string      // arithmetic, such as "100 → 104 jiffies"; may be ""
	Place  source.Span // in the script; [0, 0) for none
	Probe  int         // in Program.Probes; -1 for none
}

// Of explains a finished run.
func Of(r Run) []Explanation {
	e := explainer{run: r, program: r.Program(), options: r.Options(), ending: r.Ending()}
	e.kernel = sim.New(e.options.Kernel)
	e.ratios()
	for i := range e.program.Probes {
		e.wheel(i)
		e.drawn(i)
		e.rounded(i)
	}
	e.silent()
	e.end()
	return e.found
}

type explainer struct {
	run     Run
	program *sema.Program
	options vm.Options
	ending  vm.Ending
	kernel  *sim.Kernel
	found   []Explanation
}

func (e *explainer) add(x Explanation) { e.found = append(e.found, x) }

func say(en, zh string, args ...any) words.Message { return words.Text{En: en, Zh: zh}.With(args...) }

// wheel explains the period of a jiffies timer that is not the one asked for.
func (e *explainer) wheel(probe int) {
	p := e.program.Probes[probe]
	if p.Kind != sema.Jiffies || p.Randomize != 0 {
		return
	}
	period := e.period(p)
	if period == p.Interval {
		return
	}
	if times, _ := e.run.Times(probe); len(times) == 0 {
		return
	}
	place := p.Point.Tok.Span
	e.add(Explanation{
		Code: "wheel",
		Title: say("Why %s fires every %d jiffies", "为什么 %s 每 %d 个 jiffies 触发一次",
			p.Name, period),
		Steps: append([]Step{{
			Words: say("The script asks for %d jiffies; at CONFIG_HZ=%d a jiffy is %s.",
				"脚本要求 %d 个 jiffies；CONFIG_HZ=%d 时一个 jiffy 是 %s。",
				p.Interval, e.options.Kernel.HZ, duration(e.kernel.Tick())),
			Figure: count(p.Interval) + " × " + duration(e.kernel.Tick()) + " = " + duration(p.Interval*e.kernel.Tick()),
			Place:  place, Probe: probe,
		}}, e.rounding(p, probe, period)...),
	})
}

// rounding tells how the kernel comes from the interval to the period.
func (e *explainer) rounding(p *sema.Probe, probe int, period int64) []Step {
	figure := count(p.Interval) + " → " + count(period) + " jiffies = " + duration(period*e.kernel.Tick())
	if !e.kernel.Rounds() {
		return []Step{{
			Words: say("Kernels before 4.8 let a timer of 256 jiffies or more run up to 1/256 of its time later, so that timers meet.",
				"4.8 之前的 kernel 允许 256 个 jiffies 以上的 timer 最多晚 1/256 触发，好让多个 timer 一起运行。"),
			Figure: figure, Probe: probe,
		}}
	}
	granule := sim.WheelGranule(p.Interval)
	steps := []Step{{
		Words: say("The handler arms its timer again when it fires, and that goes through the kernel's timer wheel. The wheel keeps a timer this far away in buckets of %d jiffies and runs a bucket once all of it is due.",
			"handler 触发时重新设定 timer，要经过 kernel 的 timer wheel。这么远的 timer 放在 %d 个 jiffies 一格的 bucket 里，整格都到期后才运行。",
			granule),
		Figure: "⌊" + count(p.Interval) + " / " + count(granule) + "⌋ × " + count(granule) + " + " + count(granule) + " = " + count(period),
		Probe:  probe,
	}}
	return append(steps, Step{
		Words: say("Since the next one counts from there, every period is that long.",
			"下一次又从那里算起，所以每个周期都这么长。"),
		Figure: figure, Probe: probe,
	})
}

// period is how long a jiffies timer's periods are once it runs steadily.
func (e *explainer) period(p *sema.Probe) int64 {
	return sim.WheelPeriod(e.options.Kernel, p.Interval)
}

// drawn explains randomized periods.
func (e *explainer) drawn(probe int) {
	p := e.program.Probes[probe]
	if p.Randomize == 0 {
		return
	}
	times, _ := e.run.Times(probe)
	if len(times) < 3 {
		return
	}
	least, most := times[1]-times[0], times[1]-times[0]
	for i := 2; i < len(times); i++ {
		least, most = min(least, times[i]-times[i-1]), max(most, times[i]-times[i-1])
	}
	mean := (times[len(times)-1] - times[0]) / int64(len(times)-1)
	interval, spread := e.length(p, p.Interval), e.length(p, p.Randomize)
	steps := []Step{{
		Words: say("Each period is drawn anew, anywhere within the bounds, both included.",
			"每个周期都重新抽取，落在上下界之间（含两端）。"),
		Figure: duration(interval) + " ± " + duration(spread), Place: p.Point.Tok.Span, Probe: probe,
	}, {
		Words: say("The periods of this run, from the shortest to the longest, and their mean.",
			"本次运行的最短和最长周期，以及平均值。"),
		Figure: duration(least) + " … " + duration(most) + ", ⌀ " + duration(mean), Probe: probe,
	}, {
		Words: say("The draws come from the seed: the same seed gives the same periods.",
			"抽取由 seed 决定：seed 相同，周期就相同。"),
		Figure: "seed " + strconv.FormatUint(e.options.Kernel.Seed, 10), Probe: -1,
	}}
	if p.Kind == sema.Jiffies {
		steps = append(steps, Step{
			Words: say("The timer wheel then rounds each period up as it does any other.",
				"之后 timer wheel 照常把每个周期向上取整。"),
			Probe: probe,
		})
	}
	e.add(Explanation{
		Code:  "randomize",
		Title: say("How %s spreads", "%s 的分布", p.Name),
		Steps: steps,
	})
}

// rounded explains timer.hz(N) where a second cannot be divided by N.
func (e *explainer) rounded(probe int) {
	p := e.program.Probes[probe]
	if p.Kind != sema.HighRes || p.Interval == 0 || len(p.Point.Components) < 2 || p.Point.Components[1].Name != "hz" {
		return
	}
	rate := (int64(1e9) + p.Interval - 1) / p.Interval
	if rate*p.Interval == 1e9 {
		return
	}
	if times, _ := e.run.Times(probe); len(times) == 0 {
		return
	}
	e.add(Explanation{
		Code:  "hz",
		Title: say("Why %s is a little slow", "为什么 %s 略慢", p.Name),
		Steps: []Step{{
			Words: say("A period is a whole number of nanoseconds, rounded up.",
				"周期是整数纳秒，向上取整。"),
			Figure: "⌈1,000,000,000 / " + count(rate) + "⌉ = " + count(p.Interval) + " ns",
			Place:  p.Point.Tok.Span, Probe: probe,
		}},
	})
}

// silent explains timers that never fired.
func (e *explainer) silent() {
	for i, p := range e.program.Probes {
		if p.Kind != sema.HighRes && p.Kind != sema.Jiffies || p.Condition != nil {
			continue
		}
		if times, all := e.run.Times(i); len(times) > 0 || !all {
			continue
		}
		first := e.length(p, p.Interval)
		if p.Kind == sema.Jiffies {
			first = e.period(p) * e.kernel.Tick()
		}
		if first <= e.ending.At {
			continue // it was the run's end that came at the same time, or an error
		}
		e.add(Explanation{
			Code:  "silent",
			Title: say("Why %s never fired", "为什么 %s 从未触发", p.Name),
			Steps: []Step{{
				Words: say("A timer's first time comes one whole interval after the begin probes; the run was over by then.",
					"timer 第一次触发要等 begin probe 之后整整一个间隔；那时运行已经结束。"),
				Figure: duration(first) + " > " + duration(e.ending.At), Place: p.Point.Tok.Span, Probe: i,
			}},
		})
	}
}

// end explains an ending that the script did not ask for.
func (e *explainer) end() {
	if e.ending.Reason != vm.TimeUp {
		return
	}
	e.add(Explanation{
		Code:  "until",
		Title: say("Why the run ended at %s", "为什么运行在 %s 结束", duration(e.ending.At)),
		Steps: []Step{{
			Words: say("The script never calls exit(). On a real machine it would go on until ^C; here the time limit takes the place of ^C, and end probes ran.",
				"脚本没有调用 exit()。在真实机器上它会一直运行到按下 ^C；这里由时间上限代替 ^C，end probe 已照常运行。"),
			Probe: -1,
		}},
	})
}

// length turns a probe's interval into ns.
func (e *explainer) length(p *sema.Probe, interval int64) int64 {
	if p.Kind == sema.Jiffies {
		return interval * e.kernel.Tick()
	}
	return interval
}

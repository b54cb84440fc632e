package stap

import (
	"strconv"

	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/vm"
	"ringlab/engine/words"
)

// Simulated says, a sentence each, what of a run is simulated besides the
// kernel's time, and what will never happen in it.
func (c *Checked) Simulated() []words.Message {
	var list []words.Message
	if c.Program == nil {
		return nil
	}
	var events, nothing, sampled bool
	for _, p := range c.Program.Probes {
		events = events || p.Kind == sema.Event
		nothing = nothing || p.Kind == sema.Nothing
		sampled = sampled || p.Kind == sema.Profile
	}
	if events {
		list = append(list, words.Text{
			En: "Events come from a simulated workload of a few processes; they repeat with the seed.",
			Zh: "事件来自由几个进程组成的模拟工作负载；种子相同则事件相同。",
		}.With())
	}
	if sampled {
		list = append(list, words.Text{
			En: "Samples see the simulated processes that run on each CPU, not real code.",
			Zh: "采样看到的是各 CPU 上的模拟进程，而不是真实代码。",
		}.With())
	}
	if nothing {
		list = append(list, words.Text{
			En: "Some probe points need a real kernel, process or device; here they are checked and never fire.",
			Zh: "有的 probe 点需要真实的内核、进程或设备；这里只检查，不会触发。",
		}.With())
	}
	for _, i := range c.Program.Tapset {
		if f := tapset.At(i); f.Status == tapset.Simulated {
			list = append(list, words.Text{
				En: "%s() answers for the simulated machine.",
				Zh: "%s() 返回模拟机器的值。",
			}.With(f.Name))
		}
	}
	return list
}

// EndingWords says in a sentence how a run ended.
func EndingWords(e vm.Ending) words.Message {
	at := seconds(e.At)
	switch e.Reason {
	case vm.Exited:
		return words.Text{En: "The script ended itself after %s s.", Zh: "脚本在 %s s 时自行结束。"}.With(at)
	case vm.TimeUp:
		return words.Text{
			En: "The script never called exit(): it was ended after %s s, as by ^C.",
			Zh: "脚本没有调用 exit()：在 %s s 时被结束，相当于按下 ^C。",
		}.With(at)
	case vm.Cancelled:
		return words.Text{En: "Stopped after %s s, as by ^C.", Zh: "在 %s s 时停止，相当于按下 ^C。"}.With(at)
	case vm.Failed:
		return words.Text{En: "An error ended the run after %s s.", Zh: "运行在 %s s 时因错误而结束。"}.With(at)
	case vm.Overloaded:
		return words.Text{
			En: "Handlers took too much of the CPU's time: the runtime ended the run after %s s.",
			Zh: "handler 占用的 CPU 时间过多：运行时在 %s s 时结束了这次运行。",
		}.With(at)
	case vm.Flooded:
		return words.Text{
			En: "The script printed more than is kept: it was ended after %s s.",
			Zh: "脚本的输出超过了保留的上限：在 %s s 时被结束。",
		}.With(at)
	case vm.Refused:
		return words.Text{
			En: "The kernel refused to load the script: nothing ran.",
			Zh: "内核拒绝加载脚本：什么也没有运行。",
		}.With()
	case vm.NoProbes:
		return words.Text{
			En: "Nothing is left that could happen after %s s: on a real machine the script would wait for ^C.",
			Zh: "%s s 之后再没有会发生的事：在真实机器上脚本会一直等到 ^C。",
		}.With(at)
	}
	return words.Message{}
}

// seconds writes ns in seconds with milliseconds.
func seconds(ns int64) string {
	text := strconv.FormatInt(ns/1e6, 10)
	for len(text) < 4 {
		text = "0" + text
	}
	return text[:len(text)-3] + "." + text[len(text)-3:]
}

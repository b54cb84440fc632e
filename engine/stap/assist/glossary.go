package assist

import "ringlab/engine/words"

// entry is a word of the language and what it does.
type entry struct {
	name string
	text words.Text
}

func textOf(entries []entry, name string) words.Message {
	for i := range entries {
		if entries[i].name == name {
			return entries[i].text.With()
		}
	}
	return words.Message{}
}

// keywords are the language's twenty.
var keywords = [...]entry{
	{"probe", words.Text{En: "Says what to do when something happens: probe POINT { … }.", Zh: "说明某事发生时做什么：probe POINT { … }。"}},
	{"global", words.Text{En: "Declares variables that all probes share.", Zh: "声明所有 probe 共享的变量。"}},
	{"private", words.Text{En: "Keeps a global or function to this file.", Zh: "让 global 或 function 只在本文件内可见。"}},
	{"function", words.Text{En: "Declares a function.", Zh: "声明 function。"}},
	{"if", words.Text{En: "Runs a statement if a condition holds.", Zh: "条件成立时执行语句。"}},
	{"else", words.Text{En: "What to do if the condition does not hold.", Zh: "条件不成立时执行。"}},
	{"for", words.Text{En: "A loop: for (start; condition; step).", Zh: "循环：for (初始; 条件; 步进)。"}},
	{"foreach", words.Text{En: "Goes through the entries of an array; + or - after a name sorts, limit ends early.", Zh: "遍历数组；名字后的 + 或 - 排序，limit 提前结束。"}},
	{"in", words.Text{En: "Tells whether an array has a key; also part of foreach.", Zh: "判断数组是否有某个 key；也用于 foreach。"}},
	{"limit", words.Text{En: "The most entries that foreach goes through.", Zh: "foreach 最多遍历的条数。"}},
	{"return", words.Text{En: "Ends a function with a value.", Zh: "结束 function 并返回值。"}},
	{"delete", words.Text{En: "Removes an entry, or everything, or resets a variable.", Zh: "删除一项、全部，或重置变量。"}},
	{"while", words.Text{En: "A loop that runs while a condition holds.", Zh: "条件成立时反复执行。"}},
	{"break", words.Text{En: "Leaves the loop.", Zh: "跳出循环。"}},
	{"continue", words.Text{En: "Goes on with the loop's next round.", Zh: "进入循环的下一轮。"}},
	{"next", words.Text{En: "Ends the handler; in a function, hands on to its next overload.", Zh: "结束 handler；在 function 中转给下一个 overload。"}},
	{"string", words.Text{En: "The type of text, shorter than MAXSTRINGLEN.", Zh: "文本类型，短于 MAXSTRINGLEN。"}},
	{"long", words.Text{En: "The type of 64-bit signed integers.", Zh: "64 位有符号整数类型。"}},
	{"try", words.Text{En: "Runs statements whose errors catch handles.", Zh: "执行语句，其错误由 catch 处理。"}},
	{"catch", words.Text{En: "What to do with an error; catch (m) gives its message.", Zh: "处理错误；catch (m) 得到错误信息。"}},
}

// operators are the words that start with @.
var operators = [...]entry{
	{"count", words.Text{En: "How many values an aggregate has got.", Zh: "aggregate 收到的值的个数。"}},
	{"sum", words.Text{En: "The sum of an aggregate's values.", Zh: "aggregate 中各值之和。"}},
	{"min", words.Text{En: "The least value of an aggregate; an error while it is empty.", Zh: "aggregate 的最小值；为空时出错。"}},
	{"max", words.Text{En: "The greatest value of an aggregate; an error while it is empty.", Zh: "aggregate 的最大值；为空时出错。"}},
	{"avg", words.Text{En: "The mean of an aggregate's values, cut to an integer.", Zh: "aggregate 的平均值，取整。"}},
	{"variance", words.Text{En: "The variance of an aggregate's values; a second argument gives bits of precision.", Zh: "aggregate 的方差；第二个参数给出精度位数。"}},
	{"hist_log", words.Text{En: "A histogram whose buckets double.", Zh: "区间按 2 的幂加倍的直方图。"}},
	{"hist_linear", words.Text{En: "A histogram with equal buckets: @hist_linear(x, low, high, width).", Zh: "等宽直方图：@hist_linear(x, 下限, 上限, 宽度)。"}},
	{"defined", words.Text{En: "1 if a context variable exists, else 0; decided before the run.", Zh: "context 变量存在为 1，否则 0；运行前确定。"}},
	{"cast", words.Text{En: "Reads memory as a given type; needs a real kernel's debug information.", Zh: "按给定类型读取内存；需要真实 kernel 的调试信息。"}},
	{"var", words.Text{En: "A variable of the kernel or a program; needs debug information.", Zh: "kernel 或程序的变量；需要调试信息。"}},
	{"entry", words.Text{En: "In a return probe: the value that an expression had at the call.", Zh: "在 return probe 中：表达式在调用时的值。"}},
	{"perf", words.Text{En: "The value of a perf counter; needs a real CPU.", Zh: "perf 计数器的值；需要真实 CPU。"}},
	{"probewrite", words.Text{En: "1 if a probe writes to a context variable.", Zh: "probe 写入 context 变量时为 1。"}},
	{"const", words.Text{En: "A constant of C; needs -g.", Zh: "C 常量；需要 -g。"}},
	{"define", words.Text{En: "Defines a macro: @define NAME(args) %( … %).", Zh: "定义 macro：@define NAME(args) %( … %)。"}},
}

// prints are the print functions, which are part of the language.
var prints = [...]entry{
	{"print", words.Text{En: "Prints values one after the other.", Zh: "依次打印各值。"}},
	{"println", words.Text{En: "Prints values and a newline.", Zh: "打印各值并换行。"}},
	{"printf", words.Text{En: "Prints by a format, as C does.", Zh: "按格式打印，与 C 相同。"}},
	{"printd", words.Text{En: "Prints values with the first argument between them.", Zh: "打印各值，以第一个参数分隔。"}},
	{"printdln", words.Text{En: "Prints values with the first argument between them, and a newline.", Zh: "打印各值，以第一个参数分隔，并换行。"}},
	{"sprint", words.Text{En: "As print, but gives the text as a value.", Zh: "同 print，但把文本作为值返回。"}},
	{"sprintln", words.Text{En: "As println, but gives the text as a value.", Zh: "同 println，但把文本作为值返回。"}},
	{"sprintf", words.Text{En: "As printf, but gives the text as a value.", Zh: "同 printf，但把文本作为值返回。"}},
	{"sprintd", words.Text{En: "As printd, but gives the text as a value.", Zh: "同 printd，但把文本作为值返回。"}},
	{"sprintdln", words.Text{En: "As printdln, but gives the text as a value.", Zh: "同 printdln，但把文本作为值返回。"}},
}

// point is a kind of probe point that the simulated kernel has.
type point struct {
	label, apply string
	start        string // of such a point in a script
	text         words.Text
}

// points are the probe points of the runtime and of timers, with their limits
// as stap 4.8 has them.
var points = [...]point{
	{"begin", "begin", "begin", words.Text{En: "When the run begins. begin(N) orders several: lowest first.", Zh: "运行开始时。begin(N) 给多个 probe 排序，小的先。"}},
	{"end", "end", "end", words.Text{En: "When the run ends without an error. end(N) orders several.", Zh: "运行正常结束时。end(N) 给多个 probe 排序。"}},
	{"error", "error", "error", words.Text{En: "When an error ends the run.", Zh: "因错误结束运行时。"}},
	{"never", "never", "never", words.Text{En: "Never; the handler is only checked.", Zh: "从不触发；只检查 handler。"}},
	{"timer.s(N)", "timer.s()", "timer.s(", words.Text{En: "Every N seconds, on a high-resolution timer that does not drift; N from 1 to 86,400. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 秒触发一次，使用不会漂移的高精度 timer；N 为 1 到 86,400。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.sec(N)", "timer.sec()", "timer.sec(", words.Text{En: "Every N seconds, on a high-resolution timer that does not drift; N from 1 to 86,400. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 秒触发一次，使用不会漂移的高精度 timer；N 为 1 到 86,400。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.ms(N)", "timer.ms()", "timer.ms(", words.Text{En: "Every N milliseconds, on a high-resolution timer that does not drift; N from 1 to 86,400,000. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 毫秒触发一次，使用不会漂移的高精度 timer；N 为 1 到 86,400,000。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.msec(N)", "timer.msec()", "timer.msec(", words.Text{En: "Every N milliseconds, on a high-resolution timer that does not drift; N from 1 to 86,400,000. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 毫秒触发一次，使用不会漂移的高精度 timer；N 为 1 到 86,400,000。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.us(N)", "timer.us()", "timer.us(", words.Text{En: "Every N microseconds, on a high-resolution timer that does not drift; N from 100 to 86,400,000,000. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 微秒触发一次，使用不会漂移的高精度 timer；N 为 100 到 86,400,000,000。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.usec(N)", "timer.usec()", "timer.usec(", words.Text{En: "Every N microseconds, on a high-resolution timer that does not drift; N from 100 to 86,400,000,000. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 微秒触发一次，使用不会漂移的高精度 timer；N 为 100 到 86,400,000,000。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.ns(N)", "timer.ns()", "timer.ns(", words.Text{En: "Every N nanoseconds, on a high-resolution timer that does not drift; N from 100,000 to 86,400,000,000,000. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 纳秒触发一次，使用不会漂移的高精度 timer；N 为 100,000 到 86,400,000,000,000。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.nsec(N)", "timer.nsec()", "timer.nsec(", words.Text{En: "Every N nanoseconds, on a high-resolution timer that does not drift; N from 100,000 to 86,400,000,000,000. .randomize(M) draws each period from N-M to N+M.", Zh: "每 N 纳秒触发一次，使用不会漂移的高精度 timer；N 为 100,000 到 86,400,000,000,000。.randomize(M) 让每个周期在 N-M 到 N+M 之间抽取。"}},
	{"timer.hz(N)", "timer.hz()", "timer.hz(", words.Text{En: "N times a second, 1 to 10,000; the period is rounded up to whole nanoseconds.", Zh: "每秒 N 次，1 到 10,000；周期向上取整到纳秒。"}},
	{"timer.jiffies(N)", "timer.jiffies()", "timer.jiffies(", words.Text{En: "N jiffies after its last firing, 1 to 1,000,000, on the kernel's timer wheel, which rounds what is far away.", Zh: "上次触发后 N 个 jiffies，1 到 1,000,000，经过 kernel 的 timer wheel，远的会取整。"}},
	{"timer.profile", "timer.profile", "timer.profile", words.Text{En: "Samples every CPU, every millisecond.", Zh: "每毫秒在每个 CPU 上采样。"}},
	{"timer.profile.freq.hz(N)", "timer.profile.freq.hz()", "timer.profile.freq", words.Text{En: "Samples every CPU, N times a second.", Zh: "每秒在每个 CPU 上采样 N 次。"}},
}

package sema

import "ringlab/engine/words"

// textID names a text of the checker.
type textID uint8

const (
	textNoProbes textID = iota
	textResolving
	textNoMatch
	textTruncated
	textSuffix
	textMismatch
	textNoWildcard
	textRegisterAlias
	textAliasParameter
	textRecursiveAlias
	textDeepAlias
	textManyProbes
	textInterval
	textFrequency
	textRandomize
	textJiffies
	textJiffiesRandom
	textProfileTick
	textRealKernel
	textDebugInfo
	textArity
	textArityFirst
	textSizedScalar
	textUnresolvedArray
	textDeleteUnresolved
	textUnresolvedFunction
	textCallArity
	textGuruFunction
	textConditionLocal
	textConditionCall
	textConditionWrites
	textConditionPrints
	textDefined
	textProcessing
	textEntry
	textProbewrite
	textUnresolved
	textStatLocal
	textScalarWrap
	textInvalidOperator
	textInvalidType
	textMismatchTypes
	textMismatchSides
	textMismatchDeclared
	textMismatchFirst
	textFirstInferred
	textMismatchIndex
	textFirstIndex
	textFormatArgs
	textDereference
	textTarget
	textCast
	textVar
	textLoopChange
	textLoopCall
	textRegex
	textWildcardIndex
	textLvalue
	textLvalueMember
	textUnsupported
	textDeleteOperand
	textCastWrite
	textPerfSample
	textPerfProcess
	textAbsolute
	textProcfsStart
	textProcfsEnd
	textProcfsRelative
	textProcfsSize
	textNetfilterHook
	textNetfilterFamily
	textNoProcess
	textInsn
	textNoCommand
	textNoExecutable
)

// texts are what the checker says: in English in stap's own words. Findings of
// one code are one to stap, which tells the first of them.
var texts = [...]struct {
	code          string
	message, hint words.Text
}{
	textNoProbes: {"no-probes",
		words.Text{En: "no probes found", Zh: "没有找到 probe"},
		words.Text{En: "Nothing is left that could run: the script has no probe, or none of them does anything. Write one such as `probe begin { println(\"hello\") }`.",
			Zh: "没有剩下可以运行的内容：脚本里没有 probe，或者没有一个 probe 有任何效果。请写一个，例如 `probe begin { println(\"hello\") }`。"}},
	textResolving: {"resolving-point",
		words.Text{En: "while resolving probe point", Zh: "解析 probe point 时"},
		words.Text{}},
	textNoMatch: {"no-match",
		words.Text{En: "no match", Zh: "没有匹配"},
		words.Text{En: "The alias leads to no probe point that exists. See what is said of the points behind it.",
			Zh: "这个 alias 没有指向任何存在的 probe point。请看对它后面各个 probe point 的说明。"}},
	textTruncated: {"point-truncated",
		words.Text{En: "probe point truncated (follow: %s)", Zh: "probe point 不完整（后面可以是：%s）"},
		words.Text{En: "This is only the beginning of a probe point. Go on with one of the names that may follow, such as `timer.s(1)` after `timer`.",
			Zh: "这只是 probe point 的开头。请接着写后面可以出现的名字之一，例如 `timer` 之后写成 `timer.s(1)`。"}},
	textSuffix: {"point-suffix",
		words.Text{En: "invalid suffix for probe", Zh: "probe 后面的 suffix 无效"},
		words.Text{En: "What stands before this is a complete probe point, and this cannot follow it. Only timers of s, ms, us, ns and jiffies take .randomize(number).",
			Zh: "前面已经是完整的 probe point，后面不能再接这个。只有 s、ms、us、ns 和 jiffies 的 timer 可以接 .randomize(数字)。"}},
	textMismatch: {"point-mismatch",
		words.Text{En: "probe point mismatch%s", Zh: "没有这样的 probe point%s"},
		words.Text{En: "There is no probe point of this name here, or it takes another kind of argument: `timer.ms` takes a number, as in timer.ms(100). The names in brackets resemble it.",
			Zh: "这里没有叫这个名字的 probe point，或者它要求另一种参数：`timer.ms` 要求数字，例如 timer.ms(100)。括号里是相近的名字。"}},
	textNoWildcard: {"point-wildcard",
		words.Text{En: "probe point mismatch: didn't find any wildcard matches%s", Zh: "没有 probe point 匹配这个通配符%s"},
		words.Text{En: "`*` stands for any letters of one component. Points that need an argument match only with one: timer.m*(100) stands for timer.ms(100) and timer.msec(100).",
			Zh: "`*` 代表一个部分里的任意字母。需要参数的 probe point 只有带上参数才匹配：timer.m*(100) 代表 timer.ms(100) 和 timer.msec(100)。"}},
	textRegisterAlias: {"alias-registering",
		words.Text{En: "while registering probe alias", Zh: "登记 probe alias 时"},
		words.Text{}},
	textAliasParameter: {"alias-parameter",
		words.Text{En: "alias component %s contains illegal parameter", Zh: "alias 的部分 %s 带有不允许的参数"},
		words.Text{En: "The name of an alias consists of plain names with dots between them: `probe my.event = timer.s(1) { }`.",
			Zh: "alias 的名字由点隔开的普通名字组成：`probe my.event = timer.s(1) { }`。"}},
	textRecursiveAlias: {"alias-recursive",
		words.Text{En: "recursive loop in alias expansion of %s at %s", Zh: "alias %s 在 %s 处展开成了自身"},
		words.Text{En: "This alias leads back to itself, so it never comes to a real probe point.",
			Zh: "这个 alias 又指回自己，永远到不了真正的 probe point。"}},
	textDeepAlias: {"alias-deep",
		words.Text{En: "aliases are nested too deeply", Zh: "alias 嵌套太深"},
		words.Text{En: "Let the alias stand for a probe point more directly.", Zh: "请让 alias 更直接地指向 probe point。"}},
	textManyProbes: {"too-many-probes",
		words.Text{En: "probe points stand for more than %d probes", Zh: "probe point 展开后超过 %d 个 probe"},
		words.Text{En: "Name fewer points: use fewer wildcards, braces and aliases that use each other.", Zh: "请少写一些 probe point：减少通配符、花括号和互相引用的 alias。"}},
	textInterval: {"timer-interval",
		words.Text{En: "interval value out of range (%d, %d)", Zh: "interval 超出范围 (%d, %d)"},
		words.Text{En: "The interval must be from %[1]d to %[2]d in the unit of this timer: 100 microseconds to one day. timer.hz goes up to 10000.",
			Zh: "以这个 timer 的单位计，interval 必须在 %[1]d 到 %[2]d 之间：从 100 微秒到一天。timer.hz 最大为 10000。"}},
	textFrequency: {"timer-frequency",
		words.Text{En: "frequency must be greater than 0", Zh: "频率必须大于 0"},
		words.Text{En: "timer.hz(N) fires N times a second, from 1 to 10000.", Zh: "timer.hz(N) 每秒触发 N 次，N 从 1 到 10000。"}},
	textRandomize: {"timer-randomize",
		words.Text{En: "randomization value out of range", Zh: "randomize 的值超出范围"},
		words.Text{En: "randomize(M) adds from -M to +M to each interval, so M may be from 0 to the interval itself.",
			Zh: "randomize(M) 给每个 interval 加上 -M 到 +M 之间的值，所以 M 只能从 0 到 interval 本身。"}},
	textJiffies: {"timer-jiffies",
		words.Text{En: "invalid interval for jiffies timer", Zh: "jiffies timer 的 interval 无效"},
		words.Text{En: "timer.jiffies takes from 1 to 1000000 jiffies.", Zh: "timer.jiffies 的范围是 1 到 1000000 个 jiffies。"}},
	textJiffiesRandom: {"timer-jiffies-randomize",
		words.Text{En: "invalid randomize for jiffies timer", Zh: "jiffies timer 的 randomize 无效"},
		words.Text{En: "randomize(M) adds from -M to +M jiffies to each interval, so M may be from 0 to the interval itself.",
			Zh: "randomize(M) 给每个 interval 加上 -M 到 +M 个 jiffies，所以 M 只能从 0 到 interval 本身。"}},
	textProfileTick: {"timer-profile-tick",
		words.Text{En: "profiling timer support (register_timer_hook) not found in kernel!", Zh: "内核里没有 profiling timer 的支持 (register_timer_hook)！"},
		words.Text{En: "Kernels have had no such hook for many years. Use timer.profile, which takes perf instead.",
			Zh: "内核早已没有这个 hook。请用 timer.profile，它会改用 perf。"}},
	textRealKernel: {"real-kernel",
		words.Text{En: "%s is attached to a real kernel, process or file; the simulated kernel has no such event, so this probe never fires", Zh: "%s 要附着在真实的内核、进程或文件上；模拟的内核没有这样的事件，所以这个 probe 不会触发"},
		words.Text{En: "On a real system it would fire. Use timers, or system calls and scheduler events that are simulated.", Zh: "在真实系统上它会触发。这里请用 timer，或用会被模拟的系统调用和调度事件。"}},
	textDebugInfo: {"debuginfo",
		words.Text{En: "missing x86_64 kernel/module debuginfo [man warning::debuginfo] under '/lib/modules/%s/build'", Zh: "'/lib/modules/%s/build' 下缺少 x86_64 内核或模块的 debuginfo [man warning::debuginfo]"},
		words.Text{En: "This probe point is found with the kernel's debug information, which is a package of its own.",
			Zh: "这个 probe point 要靠内核的 debug information 才能找到，那是单独的软件包。"}},
	textArity: {"arity",
		words.Text{En: "inconsistent arity (%d vs %d)", Zh: "下标个数不一致（%d 与 %d）"},
		words.Text{En: "A name is a scalar or an array, and an array has the same number of keys wherever it is used: `a[1]` and `a[1,2]` cannot both be.",
			Zh: "一个名字要么是标量，要么是数组；数组在各处的下标个数必须相同：`a[1]` 和 `a[1,2]` 不能并存。"}},
	textArityFirst: {"arity-first",
		words.Text{En: "arity %d first inferred here", Zh: "最初在这里推断为 %d 个下标"},
		words.Text{}},
	textSizedScalar: {"arity-size",
		words.Text{En: "inconsistent arity", Zh: "下标个数不一致"},
		words.Text{En: "The declaration gives a size, so this is an array, but it is used without a key.",
			Zh: "声明里写了大小，所以这是数组，但使用时没有下标。"}},
	textUnresolvedArray: {"unresolved-array",
		words.Text{En: "unresolved arity-%d global array %s, missing global declaration?", Zh: "找不到有 %d 个下标的全局数组 %s，是不是少了 global 声明？"},
		words.Text{En: "Arrays are global always: write `global %[2]s` at the top of the script.",
			Zh: "数组总是全局的：请在脚本开头写 `global %[2]s`。"}},
	textDeleteUnresolved: {"delete-unresolved",
		words.Text{En: "unresolved array in delete statement", Zh: "delete 语句里的数组找不到"},
		words.Text{En: "Nothing of this name was declared or assigned before. delete takes a global, or an element of a global array.",
			Zh: "之前没有声明过也没有赋值过这个名字。delete 用于 global 变量或全局数组的元素。"}},
	textUnresolvedFunction: {"unresolved-function",
		words.Text{En: "unresolved function %s%s", Zh: "找不到函数 %s%s"},
		words.Text{En: "Neither the script nor the tapset has a function of this name. Check the spelling.",
			Zh: "脚本和 tapset 里都没有叫这个名字的函数。请检查拼写。"}},
	textCallArity: {"call-arity",
		words.Text{En: "arity mismatch found (function '%s' takes %d args)", Zh: "参数个数不符（函数 '%s' 要求 %d 个参数）"},
		words.Text{En: "Call it with %[2]d arguments.", Zh: "请用 %[2]d 个参数调用它。"}},
	textGuruFunction: {"guru-function",
		words.Text{En: "function may not be used unless -g is specified", Zh: "不加 -g 不能使用这个函数"},
		words.Text{En: "It can harm a real system, so it needs guru mode: stap -g.", Zh: "它可能损害真实的系统，所以需要 guru 模式：stap -g。"}},
	textConditionLocal: {"condition-local",
		words.Text{En: "probe condition must not reference undeclared global", Zh: "probe condition 不能引用没有声明的全局变量"},
		words.Text{En: "The condition is worked out between firings, when no local variable exists. Declare the name as global.",
			Zh: "condition 在两次触发之间计算，那时没有局部变量。请把这个名字声明为 global。"}},
	textConditionCall: {"condition-call",
		words.Text{En: "probe condition must not reference function", Zh: "probe condition 不能调用函数"},
		words.Text{En: "A condition may hold globals, numbers, strings and operators. Let another probe call the function and keep its result in a global.",
			Zh: "condition 里只能有全局变量、数字、字符串和运算符。请让另一个 probe 调用函数，把结果存进 global。"}},
	textConditionWrites: {"condition-writes",
		words.Text{En: "probe condition must not modify any variables", Zh: "probe condition 不能修改变量"},
		words.Text{En: "Did you mean `==` instead of `=`?", Zh: "是想写 `==` 而不是 `=` 吗？"}},
	textConditionPrints: {"condition-impure",
		words.Text{En: "probe condition must not include impure embedded-C", Zh: "probe condition 不能有副作用"},
		words.Text{En: "A condition may only look at globals. Print in the handler.", Zh: "condition 只能查看全局变量。请在 handler 里打印。"}},
	textDefined: {"defined-place",
		words.Text{En: "unexpected @defined", Zh: "这里不能用 @defined"},
		words.Text{En: "@defined asks about variables of the probed code, which a condition does not see.", Zh: "@defined 询问被探测代码的变量，而 condition 看不到它们。"}},
	textProcessing: {"processing",
		words.Text{En: "while processing %s", Zh: "处理 %s 时"},
		words.Text{}},
	textEntry: {"entry-place",
		words.Text{En: "internal error: @entry is only valid in .return probes", Zh: "@entry 只能用在 .return probe 里"},
		words.Text{En: "@entry keeps a value from the beginning of a function of the kernel to its return. A timer has neither.",
			Zh: "@entry 把一个值从内核函数的开头保存到它返回时。timer 没有这两个时刻。"}},
	textProbewrite: {"probewrite-place",
		words.Text{En: "unexpected @probewrite", Zh: "这里不能用 @probewrite"},
		words.Text{En: "@probewrite asks about variables of the probed code, which are not known here.", Zh: "@probewrite 询问被探测代码的变量，这里没有。"}},
	textUnresolved: {"unresolved-type",
		words.Text{En: "unresolved type ", Zh: "类型无法推断"},
		words.Text{En: "Nothing tells whether this is a number or a string: it is never assigned a value, or only from names that have none themselves. Assign it, or print it with %d or %s.",
			Zh: "无法知道这是数字还是字符串：它从未被赋值，或者只从同样没有类型的名字得到值。请给它赋值，或用 %d、%s 打印它。"}},
	textStatLocal: {"stats-local",
		words.Text{En: "stat locals not supported, missing global declaration? ", Zh: "不支持局部的统计变量，是不是少了 global 声明？"},
		words.Text{En: "What <<< adds to must be global: write `global` with its name at the top of the script.",
			Zh: "<<< 的左边必须是全局变量：请在脚本开头用 `global` 声明它。"}},
	textScalarWrap: {"scalar-wrap",
		words.Text{En: "wrapping not supported for scalars", Zh: "标量不支持 wrap"},
		words.Text{En: "The % after the name makes an array forget its oldest entry when it is full. This is no array: take it away.",
			Zh: "名字后面的 % 让数组在满时丢掉最旧的条目。这不是数组：请去掉它。"}},
	textInvalidOperator: {"invalid-operator",
		words.Text{En: "invalid operator", Zh: "运算符在这里无效"},
		words.Text{En: "This operator gives a number where a string is wanted, or a string where a number is wanted. Turn a number into a string with sprint(), and a string into a number with strtol().",
			Zh: "这个运算符得到数字，而这里要字符串；或者相反。用 sprint() 把数字变成字符串，用 strtol() 把字符串变成数字。"}},
	textInvalidType: {"invalid-type",
		words.Text{En: "invalid type %s", Zh: "类型 %s 在这里无效"},
		words.Text{En: "A stats variable is read with @count, @sum, @min, @max, @avg or a histogram, never by itself; and those take nothing else.",
			Zh: "stats 变量要用 @count、@sum、@min、@max、@avg 或 histogram 读取，不能直接使用；这些操作也只接受 stats 变量。"}},
	textMismatchTypes: {"type-mismatch",
		words.Text{En: "type mismatch: expected %s but found %s", Zh: "类型不符：要求 %s，却是 %s"},
		words.Text{En: "Numbers and strings do not mix. sprint(n) makes a string of a number, strtol(s, 10) a number of a string; `.` joins strings, `+` adds numbers.",
			Zh: "数字和字符串不能混用。sprint(n) 把数字变成字符串，strtol(s, 10) 把字符串变成数字；`.` 连接字符串，`+` 把数字相加。"}},
	textMismatchSides: {"type-sides",
		words.Text{En: "type mismatch: left and right sides don't agree (%s vs %s)", Zh: "类型不符：左右两边不一致（%s 与 %s）"},
		words.Text{En: "Both sides of this operator must be numbers, or both strings.", Zh: "这个运算符的两边必须都是数字，或都是字符串。"}},
	textMismatchDeclared: {"type-declared",
		words.Text{En: "type mismatch: expected %s but found %s", Zh: "类型不符：要求 %s，却是 %s"},
		words.Text{En: "Numbers and strings do not mix. sprint(n) makes a string of a number, strtol(s, 10) a number of a string.",
			Zh: "数字和字符串不能混用。sprint(n) 把数字变成字符串，strtol(s, 10) 把字符串变成数字。"}},
	textMismatchFirst: {"type-changed",
		words.Text{En: "type mismatch (%s)", Zh: "类型不符 (%s)"},
		words.Text{En: "A name has one type throughout: what was a number stays a number. Use another name, or sprint() and strtol() to convert.",
			Zh: "一个名字自始至终只有一种类型：最初是数字，就一直是数字。请换一个名字，或用 sprint()、strtol() 转换。"}},
	textFirstInferred: {"type-first",
		words.Text{En: "type was first inferred here (%s)", Zh: "最初在这里推断为 %s"},
		words.Text{}},
	textMismatchIndex: {"type-changed",
		words.Text{En: "index %d type mismatch (%s)", Zh: "第 %d 个下标的类型不符 (%s)"},
		words.Text{En: "Each key of an array, and each argument of a function, has one type throughout, number or string.",
			Zh: "数组的每个下标、函数的每个参数自始至终只有一种类型：数字或字符串。"}},
	textFirstIndex: {"type-first",
		words.Text{En: "type of index %d was first inferred here (%s)", Zh: "第 %d 个下标的类型最初在这里推断（%s）"},
		words.Text{}},
	textFormatArgs: {"format-arguments",
		words.Text{En: "Wrong number of args to formatted print operator", Zh: "格式化打印的参数个数不对"},
		words.Text{En: "Each % in the format takes one argument, and each * one more; %% takes none.", Zh: "格式里每个 % 取一个参数，每个 * 再取一个；%% 不取。"}},
	textDereference: {"dereference",
		words.Text{En: "unknown type in dereference", Zh: "取成员的值没有已知的类型"},
		words.Text{En: "-> and [ ] after a value need to know what it points to. Numbers and strings point to nothing; arrays are used by name, and the bytes of a string are read with stringat(s, i).",
			Zh: "值后面的 -> 和 [ ] 需要知道它指向什么。数字和字符串不指向任何东西；数组要直接用名字，字符串的字节用 stringat(s, i) 读取。"}},
	textTarget: {"target-symbol",
		words.Text{En: "unresolved target-symbol expression", Zh: "找不到目标变量"},
		words.Text{En: "$names are variables of the code that a probe is attached to. Timers, begin and end are attached to no code. For a script's own variable leave out the $.",
			Zh: "$ 开头的名字是 probe 所附着的代码里的变量。timer、begin 和 end 没有附着在任何代码上。脚本自己的变量不要写 $。"}},
	textCast: {"cast",
		words.Text{En: "type definition '%s' not found in '%s'", Zh: "在 '%[2]s' 里找不到类型 '%[1]s' 的定义"},
		words.Text{En: "@cast needs the debug information of a program or kernel that defines the type, which a simulation does not have.",
			Zh: "@cast 需要定义了该类型的程序或内核的 debug information，模拟环境里没有。"}},
	textVar: {"var",
		words.Text{En: "unresolved @var() expression", Zh: "找不到 @var() 的变量"},
		words.Text{En: "@var names a variable of a real program or kernel, which a simulation does not have.",
			Zh: "@var 指真实程序或内核里的变量，模拟环境里没有。"}},
	textLoopChange: {"loop-change",
		words.Text{En: "variable '%s' modified during 'foreach' iteration", Zh: "变量 '%s' 在 foreach 循环中被修改"},
		words.Text{En: "The loop walks over '%[1]s' itself, so its elements must stay as they are until the loop has ended. Note the keys in another array, and change '%[1]s' afterwards.",
			Zh: "循环正在遍历 '%[1]s' 本身，所以循环结束前不能改动它的元素。请先把下标记在另一个数组里，之后再修改 '%[1]s'。"}},
	textLoopCall: {"loop-call",
		words.Text{En: "function call modifies var '%s' during 'foreach' iteration", Zh: "函数调用在 foreach 循环中修改了变量 '%s'"},
		words.Text{En: "The function changes elements of '%[1]s', over which the loop is walking. Call it after the loop.",
			Zh: "这个函数会修改循环正在遍历的 '%[1]s'。请在循环之后调用它。"}},
	textRegex: {"regex", words.Text{}, words.Text{En: "The text after =~ and !~ is a regular expression, read as the script runs. A \\\\ before a sign takes its meaning away.",
		Zh: "=~ 和 !~ 后面的文字是正则表达式。在符号前面写 \\\\ 可以取消它的特殊含义。"}},
	textWildcardIndex: {"wildcard-index",
		words.Text{En: "wildcard not allowed in array index", Zh: "数组下标里不能用通配符"},
		words.Text{En: "`*` stands for all keys in `foreach`, `in` and `delete` alone.", Zh: "`*` 只能在 foreach、in 和 delete 里代表所有下标。"}},
	textLvalue: {"lvalue",
		words.Text{En: "Expecting lvalue for assignment", Zh: "赋值的左边必须是变量"},
		words.Text{En: "Only a variable or an element of an array can be assigned to. For a comparison write `==`.",
			Zh: "只能给变量或数组元素赋值。要比较请写 `==`。"}},
	textLvalueMember: {"lvalue-member",
		words.Text{En: "Expecting lvalue for assignment, try -> instead", Zh: "赋值的左边必须是变量，是想写 -> 吗？"},
		words.Text{En: "`.` joins two strings in this language. Members are reached with ->.", Zh: "在这个语言里 `.` 用来连接两个字符串。访问成员用 ->。"}},
	textUnsupported: {"unsupported-operator",
		words.Text{En: "unsupported binary operator %s", Zh: "不支持二元运算符 %s"},
		words.Text{En: "Use >>, which keeps the sign of a negative number.", Zh: "请用 >>，它保留负数的符号。"}},
	textDeleteOperand: {"delete-operand",
		words.Text{En: "invalid operand of delete expression", Zh: "delete 的对象无效"},
		words.Text{En: "delete takes a variable, an array, or an element of an array.", Zh: "delete 用于变量、数组或数组元素。"}},
	textCastWrite: {"cast-write",
		words.Text{En: "write to @cast context variable not permitted; need stap -g", Zh: "不允许写 @cast 变量；需要 stap -g"},
		words.Text{En: "Writing into the memory of a kernel or program needs guru mode, and a real kernel.", Zh: "写内核或程序的内存需要 guru 模式和真实的内核。"}},
	textPerfSample: {"perf-sample",
		words.Text{En: "invalid perf sample period %d", Zh: "perf 的 sample 周期 %d 无效"},
		words.Text{En: "sample(N) fires once for each N events: N must be 1 or more.", Zh: "sample(N) 每 N 次事件触发一次：N 至少为 1。"}},
	textPerfProcess: {"perf-process",
		words.Text{En: "unspecified process probe is invalid without a -c COMMAND [man stapprobes]", Zh: "没有 -c COMMAND 就不能用不写名字的 process probe [man stapprobes]"},
		words.Text{En: "Name the program: process(\"/bin/ls\").", Zh: "请写出程序名：process(\"/bin/ls\")。"}},
	textAbsolute: {"absolute-guru",
		words.Text{En: "absolute statement probe in unprivileged script; need stap -g", Zh: "非特权脚本里不能用 absolute statement probe；需要 stap -g"},
		words.Text{En: "A probe at a bare address can crash a real kernel, so it needs guru mode.", Zh: "在任意地址上放 probe 可能使真实的内核崩溃，所以需要 guru 模式。"}},
	textProcfsStart: {"procfs-start",
		words.Text{En: "procfs path cannot start with a '/'", Zh: "procfs 路径不能以 '/' 开头"},
		words.Text{En: "The path is below /proc/systemtap/MODULE already.", Zh: "这个路径已经在 /proc/systemtap/MODULE 下面。"}},
	textProcfsEnd: {"procfs-end",
		words.Text{En: "procfs path cannot end with a '/'", Zh: "procfs 路径不能以 '/' 结尾"},
		words.Text{En: "Name a file.", Zh: "请写出文件名。"}},
	textProcfsRelative: {"procfs-relative",
		words.Text{En: "procfs path cannot be relative (and contain '.' or '..')", Zh: "procfs 路径不能是相对的（不能含有 '.' 或 '..'）"},
		words.Text{En: "Take . and .. out of the path.", Zh: "请去掉路径里的 . 和 ..。"}},
	textProcfsSize: {"procfs-size",
		words.Text{En: "maxsize must be greater than 0", Zh: "maxsize 必须大于 0"},
		words.Text{En: "maxsize is the largest number of bytes that a reader gets.", Zh: "maxsize 是读者最多得到的字节数。"}},
	textNetfilterHook: {"netfilter-hook",
		words.Text{En: "unsupported netfilter hook \"%s\" for protocol family \"%s\"; need stap -g", Zh: "协议族 \"%[2]s\" 不支持 netfilter hook \"%[1]s\"；需要 stap -g"},
		words.Text{En: "Take a hook that the protocol family has, such as NF_INET_LOCAL_IN of NFPROTO_IPV4.", Zh: "请用该协议族有的 hook，例如 NFPROTO_IPV4 的 NF_INET_LOCAL_IN。"}},
	textNetfilterFamily: {"netfilter-family",
		words.Text{En: "unsupported netfilter protocol family \"%s\"; need stap -g", Zh: "不支持 netfilter 协议族 \"%s\"；需要 stap -g"},
		words.Text{En: "The families are NFPROTO_IPV4, NFPROTO_IPV6, NFPROTO_ARP and NFPROTO_BRIDGE.", Zh: "协议族有 NFPROTO_IPV4、NFPROTO_IPV6、NFPROTO_ARP 和 NFPROTO_BRIDGE。"}},
	textNoProcess: {"process-pid",
		words.Text{En: "cannot probe pid %d: No such process", Zh: "不能探测 pid %d：没有这个进程"},
		words.Text{En: "A simulation has no processes of a real system.", Zh: "模拟环境里没有真实系统的进程。"}},
	textInsn: {"process-insn",
		words.Text{En: "process probes not available without kernel CONFIG_UTRACE", Zh: "内核没有 CONFIG_UTRACE，不能用 process probe"},
		words.Text{En: "Today's kernels cannot trace single instructions for stap.", Zh: "现在的内核不能让 stap 逐条跟踪指令。"}},
	textNoCommand: {"process-command",
		words.Text{En: "unspecified process probe is invalid without a -c COMMAND or -x PID [man stapprobes]", Zh: "没有 -c COMMAND 或 -x PID 就不能用不写名字的 process probe [man stapprobes]"},
		words.Text{En: "Name the program: process(\"/bin/ls\").function(\"main\").", Zh: "请写出程序名：process(\"/bin/ls\").function(\"main\")。"}},
	textNoExecutable: {"process-executable",
		words.Text{En: "cannot find executable '%s'", Zh: "找不到可执行文件 '%s'"},
		words.Text{En: "Write the whole path of the program. A simulation has no programs of a real system.", Zh: "请写程序的完整路径。模拟环境里没有真实系统的程序。"}},
}

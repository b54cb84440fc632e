package sema

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/words"
)

// note is what the optimiser and the passes behind it may tell.
type note struct {
	code          string
	message, hint words.Text
}

var (
	textUnsetLocal = note{"unset-local",
		words.Text{En: "never-assigned local variable '%s'%s", Zh: "局部变量 '%s' 从未赋值%s"},
		words.Text{En: "Nothing gives '%[1]s' a value here, so it is 0 or \"\". A variable that is not declared global is new each time its probe or function runs. Check the spelling, or declare `global %[1]s` to share it.",
			Zh: "这里没有任何语句给 '%[1]s' 赋值，所以它是 0 或 \"\"。没有声明为 global 的变量在 probe 或函数每次运行时都是新的。请检查拼写；要共享它，就声明 `global %[1]s`。"}}
	textUnsetGlobal = note{"unset-global",
		words.Text{En: "never-assigned global variable '%s'%s", Zh: "全局变量 '%s' 从未赋值%s"},
		words.Text{En: "The script reads '%[1]s' and never writes it, so it stays 0, \"\" or empty. Check the spelling, give it a first value as in `global %[1]s = 1`, or set it with -G.",
			Zh: "脚本读取 '%[1]s' 却从不写它，所以它一直是 0、\"\" 或空。请检查拼写，像 `global %[1]s = 1` 那样给一个初值，或用 -G 设置它。"}}
	textElidedStore = note{"elided-assignment",
		words.Text{En: "Eliding assignment to '%s'", Zh: "省去对 '%s' 的赋值"},
		words.Text{En: "Nothing reads '%s', so it is not assigned. The right side is kept only where it has an effect; what could go wrong in it, such as a division by zero, goes with it. Print the variable, or declare it global if another probe is to read it.",
			Zh: "没有语句读取 '%s'，所以不给它赋值。右边只在有副作用时才保留，其中可能出的错（例如除以零）也随之消失。可以打印这个变量；如果别的 probe 要读它，就声明为 global。"}}
	textIdleExpression = note{"elided-expression",
		words.Text{En: "Eliding side-effect-free expression ", Zh: "省去没有副作用的表达式"},
		words.Text{En: "This statement computes what nothing uses, so it is left out and never runs. Did you mean to print it, or to assign it?",
			Zh: "这个语句算出的值没有人用，所以省去，不会运行。是想打印它，还是想赋值？"}}
	textIdleFunction = note{"idle-function",
		words.Text{En: "side-effect-free function '%s'", Zh: "函数 '%s' 没有副作用"},
		words.Text{En: "Nothing is left of the body of '%s': it prints nothing, writes no global and returns no value.",
			Zh: "'%s' 的函数体什么也没剩下：不打印，不写全局变量，也不返回值。"}}
	textElidedProbe = note{"elided-probe",
		words.Text{En: "Probe '%s' has been elided", Zh: "省去 probe '%s'"},
		words.Text{En: "Nothing in this handler has an effect, so the probe is left out and never fires. Let it print something or change a global.",
			Zh: "这个 handler 里没有任何有副作用的语句，所以省去整个 probe，它不会触发。让它打印些什么，或修改全局变量。"}}
	textUnreachable = note{"unreachable",
		words.Text{En: "statement will never be reached", Zh: "语句永远不会执行到"},
		words.Text{En: "The statement before this one always leaves, so this one and what follows it in the block are left out.",
			Zh: "前一个语句总会离开这里，所以省去这个语句以及这个块中它后面的语句。"}}
	textOverload = note{"overload-unreachable",
		words.Text{En: "instance of overloaded function will never be reached", Zh: "这个重载函数永远不会被调用"},
		words.Text{En: "Overloads of '%s' are tried in turn, and one before this never hands on: only `next` in its body does.",
			Zh: "'%s' 的各个重载按顺序尝试，而前面的一个从不往下传：只有函数体里的 `next` 才会。"}}
	textUnusedFunction = note{"unused-function",
		words.Text{En: "Eliding unused function '%s'", Zh: "省去没有用到的函数 '%s'"},
		words.Text{En: "No probe calls '%s', directly or through other functions, so nothing in it is checked.",
			Zh: "没有 probe 直接或间接调用 '%s'，所以其中的内容不会被检查。"}}
	textUnusedGlobal = note{"unused-global",
		words.Text{En: "Eliding unused variable '%s'", Zh: "省去没有用到的变量 '%s'"},
		words.Text{En: "No probe uses '%s', directly or through functions.", Zh: "没有 probe 直接或通过函数用到 '%s'。"}}
	textNoReferent = note{"symbol-referent",
		words.Text{En: "symbol without referent", Zh: "名字没有所指"},
		words.Text{En: "A mistake of stap 4.8: a function that is called only by functions whose names come after its own in the alphabet is not looked at. Rename it, so that its name comes after its caller's, or call it from a probe too.",
			Zh: "这是 stap 4.8 自身的错误：一个函数如果只被名字按字母排在它后面的函数调用，就不会被解析。给它改个名字，让它排在调用者之后，或者也在 probe 里调用它。"}}
	textCallOfNothing = note{"call-referent",
		words.Text{En: "internal error: unresolved function call to '%s'", Zh: "内部错误：没有解析对函数 '%s' 的调用"},
		words.Text{En: "A mistake of stap 4.8: a function that is called only by functions whose names come after its own in the alphabet is not looked at. Rename the function that this call stands in, so that its name comes after its caller's, or call it from a probe too.",
			Zh: "这是 stap 4.8 自身的错误：一个函数如果只被名字按字母排在它后面的函数调用，就不会被解析。给这个调用所在的函数改个名字，让它排在调用者之后，或者也在 probe 里调用它。"}}
	textTwoHistograms = note{"histogram-twice",
		words.Text{En: "multiple histogram types declared on '%s'", Zh: "对 '%s' 要求了不止一种 histogram"},
		words.Text{En: "A variable keeps one histogram: ask for it always in the same way, @hist_log or @hist_linear with the same numbers. For another one, feed a second variable as well.",
			Zh: "一个变量只保留一种 histogram：每次都要用同样的写法，@hist_log，或数字相同的 @hist_linear。要另一种，就同时把值也送进另一个变量。"}}
	textTwoShifts = note{"shift-twice",
		words.Text{En: "conflicting bit shifts declared (previously %d)", Zh: "bit shift 前后不一致（之前是 %d）"},
		words.Text{En: "All uses of @variance on one variable share one bit shift: write the same number in each.",
			Zh: "对同一个变量的所有 @variance 共用一个 bit shift：每处都写同一个数。"}}
	textShiftRange = note{"shift-range",
		words.Text{En: "bit shift (%d) out of range <0..62>", Zh: "bit shift (%d) 超出范围 <0..62>"},
		words.Text{En: "The shift says how many bits after the point @variance keeps while it counts.", Zh: "bit shift 表示 @variance 计算时保留多少位小数（二进制）。"}}
)

// say tells a note at a token.
func (c *checker) say(severity source.Severity, tok *syntax.Token, n *note, args ...any) {
	f := syntax.Finding{
		Stage: syntax.SemanticStage, Severity: severity, Code: n.code,
		Message: n.message.With(args...), Tok: tok, Place: place(tok),
	}
	if n.hint.En != "" {
		f.Hint = n.hint.With(args...)
	}
	c.add(f)
}

// remark warns, in the first round of the optimiser, of what is in the script itself.
func (o *optimiser) remark(tok *syntax.Token, n *note, args ...any) {
	if !o.quiet && tok.Library == "" {
		o.say(source.Warning, tok, n, args...)
	}
}

// inform tells, once for each token, what stap itself keeps to -vvvv.
func (o *optimiser) inform(tok *syntax.Token, n *note, args ...any) {
	if tok != nil && tok.Library == "" && !o.informed[tok] {
		o.informed[tok] = true
		o.say(source.Info, tok, n, args...)
	}
}

// warnUnset warns of a variable that is read and never written. Names that
// resemble it are those of list and more, for a local those of globals too;
// a global resembles itself.
func (o *optimiser) warnUnset(v *syntax.Variable, list, more []*syntax.Variable) {
	if v.Synthetic {
		return
	}
	var names []string
	add := func(list []*syntax.Variable) {
		for _, other := range list {
			if other != v || v.Global {
				names = append(names, other.Name)
			}
		}
	}
	add(list)
	add(more)
	// Of a global stap compares its inner name with the names of the others.
	n, name := &textUnsetGlobal, mangledGlobal(v)
	if !v.Global {
		n, name = &textUnsetLocal, v.Name
		add(o.program.Globals)
	}
	near := o.suggest(name, names)
	resembling := words.Text{En: similarText(near)}
	if len(near) > 0 {
		resembling.Zh = "（相近的名字：" + strings.Join(near, "、") + "）"
	}
	o.remark(v.Tok, n, v.Name, resembling)
}

// warnElidedProbe warns of a probe that does nothing.
func (o *optimiser) warnElidedProbe(p *Probe) {
	o.say(source.Warning, p.Tok, &textElidedProbe, p.Point.Components[0].Name)
}

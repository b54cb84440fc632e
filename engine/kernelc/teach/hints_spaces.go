package teach

import (
	"strings"

	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// memory names whose memory a side is.
func (s Side) memory() words.Text {
	switch s {
	case Kernel:
		return words.Text{En: "the kernel's memory", Zh: " kernel 的内存"}
	case User:
		return words.Text{En: "user space", Zh: "用户空间"}
	case IOMem:
		return words.Text{En: "a device's memory", Zh: "设备的内存"}
	case PerCPU:
		return words.Text{En: "the per-CPU area", Zh: "per-CPU 区域"}
	case RCU:
		return words.Text{En: "memory under RCU", Zh: "受 RCU 保护的内存"}
	}
	return words.Text{En: "another address space", Zh: "另一个地址空间"}
}

// apply fills in what a rule says of this code.
func (l *lesson) apply(f *Finding, filled []string) {
	switch f.Rule {
	case "noderef":
		l.noderef(f)
	case "incompatible":
		l.incompatible(f, filled)
	case "cast-from-as", "cast-between-as", "cast-to-as":
		l.cast(f, filled)
	case "redeclared":
		l.redeclared(f, filled)
	case "null":
		l.null(f)
	case "static":
		l.static(f, filled)
	case "context":
		l.context(f, filled)
	case "bitwise":
		l.bitwise(f, filled)
	case "undefined":
		l.undefined(f, filled)
	case "arguments":
		l.arguments(f, filled)
	case "member":
		l.member(f, filled)
	case "include":
		l.include(f, filled)
	case "syntax":
		l.syntax(f, filled)
	case "constant":
		l.constant(f, filled)
	case "bitfield-sign":
		l.bitfieldSign(f)
	case "initializer-old":
		l.oldInitializer(f)
	case "prototype":
		l.prototype(f)
	case "newline":
		l.newline(f)
	}
}

// orThis is a text, or words for an expression that cannot be quoted.
func orThis(text string) any {
	if text == "" {
		return words.Text{En: "this pointer", Zh: "这个 pointer"}
	}
	return "`" + text + "`"
}

// noderef explains a dereference of what the kernel must not touch directly.
func (l *lesson) noderef(f *Finding) {
	o := l.operand(f.Pos)
	evidence := l.c.Evidence[f.lines[0]]
	side, pointer := User, ""
	var named *declared
	if o.node != nil {
		pointer = l.written(strip(o.pointer))
		f.underline(l, o.node)
		if s := l.sideOfExpr(o.pointer, o.site, 0); s != Kernel {
			side = s
		}
		if root := rootName(o.pointer); root != "" {
			named = l.resolve(root, o.site)
		}
	}
	if evidence.Expr != nil && evidence.Expr.Type != nil {
		if s := sideOfType(evidence.Expr.Type); s != Kernel {
			side = s
		}
	}
	if named != nil {
		f.Related = append(f.Related, l.related(named.name.NamePos, say("declared here", "声明在这里")))
		if l.misplaced(f, named) {
			return
		}
	}
	f.Crossing = &Crossing{Pointer: pointer, From: side, To: Kernel, Access: o.access}
	who := orThis(pointer)
	address := o.address
	if address == "" {
		address = "…"
	}
	switch side {
	case User:
		call := "get_user(value, " + address + ")"
		if o.access == Write {
			call = "put_user(value, " + address + ")"
		}
		f.Hint = say("%s points into user space. The process chose that address: it may be invalid, paged out, or one of the kernel's own, so the kernel must not follow it. Go through a copy that checks: `if (%s) return -EFAULT;`, or copy_from_user and copy_to_user for more than one value.",
			"%s 指向用户空间。地址是进程给的：可能无效、被换出，甚至指向 kernel 自己，kernel 不能直接解引用。要经过会检查的复制：`if (%s) return -EFAULT;`，多个值则用 copy_from_user 和 copy_to_user。", who, call)
	case IOMem:
		f.Hint = say("%s points to a device's registers. They are reached with `readl(%s)` and `writel(value, %s)` (b, w, l, q by size), which keep the order that the device needs.",
			"%s 指向设备寄存器。要用 `readl(%s)` 和 `writel(value, %s)`（按大小用 b、w、l、q）访问，它们保证设备需要的顺序。", who, address, address)
	case PerCPU:
		f.Hint = say("%s is an offset into each CPU's own area, no address. Take this CPU's copy with this_cpu_ptr or this_cpu_read, another's with per_cpu_ptr.",
			"%s 是各 CPU 区域里的偏移，不是地址。取本 CPU 的用 this_cpu_ptr 或 this_cpu_read，取别的用 per_cpu_ptr。", who)
	case RCU:
		f.Hint = say("%s may be replaced by a writer at any time. Read it once, between rcu_read_lock() and rcu_read_unlock(): `p = rcu_dereference(…);` and use p.",
			"%s 随时可能被写者换掉。在 rcu_read_lock() 与 rcu_read_unlock() 之间读一次：`p = rcu_dereference(…);`，然后用 p。", who)
	default:
		f.Hint = say("%s is declared noderef: it is an address to hand on, not to follow. Use the function that belongs to its address space.",
			"%s 声明为 noderef：这个地址只能传递，不能解引用。请用它的地址空间对应的 function。", who)
	}
	if o.node != nil {
		l.fixNoderef(f, o, side)
	}
}

// underline sets what to underline to a node's text.
func (f *Finding) underline(l *lesson, n syntax.Placed) {
	if f.File == nil || f.File != l.main || n == nil {
		return
	}
	if span, ok := l.spanOf(n); ok {
		f.Place = span
		return
	}
	// An argument of a macro is spelled in the file, too.
	r := n.Extent()
	file, from := l.c.Files.Find(l.c.Files.Written(r.From))
	end, to := l.c.Files.Find(l.c.Files.Written(r.To))
	if file == l.main && end == l.main && from >= f.Place.Start && from < to && l.besides(f.Place.Start, from) && balanced(l.main.Text[from:to]) {
		f.Place = source.Span{Start: from, End: to}
	}
}

// besides reports whether two bytes of the main file are less than five lines
// apart: a macro's argument stands near its name.
func (l *lesson) besides(a, b int) bool {
	lines := l.main.Line(b) - l.main.Line(a)
	return lines >= 0 && lines < 5
}

// misplaced explains `int * __user c`: the attribute is the variable's own.
func (l *lesson) misplaced(f *Finding, d *declared) bool {
	if len(d.name.Parts) == 0 || d.name.Parts[0].Kind != syntax.PointerPart {
		return false
	}
	own := false
	for i := range d.name.Parts[0].Quals {
		own = own || spaceOf(d.name.Parts[0].Quals[i].Attrs) != ""
	}
	if !own {
		return false
	}
	f.Hint = say("The attribute stands after the star: it says that the variable `%s` itself is in that address space, and any use of it is a dereference. It belongs before the star, to what is pointed to.",
		"attribute 写在星号之后：意思是变量 `%s` 本身在那个地址空间里，任何使用都是解引用。它应写在星号之前，说明所指的内存。", d.name.Name)
	l.fixMisplaced(f, d)
	return true
}

// passed is a value that is handed over: to a parameter, an object, a caller.
type passed struct {
	site   int
	value  syntax.Expr
	call   *syntax.Call // for an argument
	index  int          // of the argument, from 0
	assign *syntax.Binary
	// name is what is initialized, where that is a declared name.
	name     *syntax.Declared
	decl     *syntax.Declaration
	returned *syntax.Return
	item     *syntax.InitItem
}

// passed finds the value that sparse points at.
func (l *lesson) passed(f *Finding, kind string) passed {
	for _, i := range l.at(f.Pos) {
		if kind == "assignment" {
			if b, ok := l.sites[i].node.(*syntax.Binary); ok && isAssignment(b.Op) {
				return passed{site: i, value: b.Y, assign: b}
			}
			continue
		}
		x, ok := l.sites[i].node.(syntax.Expr)
		up := l.sites[i].up
		if !ok || up < 0 {
			continue
		}
		switch n := l.sites[up].node.(type) {
		case *syntax.Call:
			for k, a := range n.Args {
				if a == x && strings.HasPrefix(kind, "argument ") {
					return passed{site: i, value: x, call: n, index: k}
				}
			}
		case *syntax.Return:
			if kind == "return expression" {
				return passed{site: i, value: x, returned: n}
			}
		case *syntax.Declaration:
			for k := range n.Names {
				if n.Names[k].Init == x && kind == "initializer" {
					return passed{site: i, value: x, name: &n.Names[k], decl: n}
				}
			}
		case *syntax.InitList:
			for k := range n.Items {
				if n.Items[k].Value == x && kind == "initializer" {
					return passed{site: i, value: x, item: &n.Items[k]}
				}
			}
		}
	}
	return passed{site: -1}
}

// incompatible explains two types that do not fit.
func (l *lesson) incompatible(f *Finding, filled []string) {
	if len(filled) < 2 {
		l.sides(f)
		return
	}
	kind, reason := filled[0], filled[1]
	p := l.passed(f, kind)
	evidence := l.c.Evidence[f.lines[0]]
	value := ""
	if p.site >= 0 {
		value = l.written(p.value)
		f.underline(l, p.value)
	} else if evidence.Expr != nil {
		f.underlineRange(l, evidence.Expr)
	}
	callee := ""
	if p.call != nil {
		callee = l.written(strip(p.call.Func))
	}
	if evidence.Callee != nil && evidence.Callee.Name != "" {
		callee = evidence.Callee.Name
	}
	switch {
	case strings.Contains(reason, "address spaces"):
		f.Rule = "address-space"
	case strings.Contains(reason, "modifiers"):
		f.Rule = "modifiers"
	}
	switch {
	case reason == "different address spaces" && f.Expected != nil && f.Got != nil:
		l.crosses(f, p, kind, value, callee)
	case strings.HasPrefix(reason, "incompatible argument "):
		l.callback(f, p, reason, value)
	case reason == "different modifiers":
		l.modifiers(f, p, kind, value, callee)
	case reason == "different base types":
		l.baseTypes(f, p, value)
	}
	if callee != "" && f.Hint.IsZero() {
		f.Hint = say("`%s` takes another type for this argument: compare the marked parts. Pass what it asks for; a cast only hides the mistake.",
			"`%s` 的这个参数要的是另一种类型：比较标出的部分。传它要的东西；cast 只是把错误藏起来。", callee)
	}
	l.declaredAt(f, p, callee)
}

// underlineRange sets what to underline to an expression's text.
func (f *Finding) underlineRange(l *lesson, e *tree.Expr) {
	if span, ok := l.span(e.Range); ok && f.File == l.main {
		f.Place = span
	}
}

// declaredAt adds the place of the declaration that says what is expected.
func (l *lesson) declaredAt(f *Finding, p passed, callee string) {
	var d *declared
	switch {
	case callee != "":
		if d = l.global(callee); d != nil {
			if list := parameters(d.decl); p.index < len(list) && len(list[p.index].Names) > 0 && list[p.index].Names[0].Declarator != nil {
				f.Related = append(f.Related, l.related(list[p.index].Names[0].Declarator.NamePos, say("the parameter is declared here", "参数声明在这里")))
				return
			}
		}
	case p.assign != nil:
		if name, ok := strip(p.assign.X).(*syntax.Name); ok {
			d = l.resolve(name.Name, p.site)
		}
	case p.returned != nil:
		if in := l.function(p.site); in != nil && len(in.Names) > 0 && in.Names[0].Declarator != nil {
			f.Related = append(f.Related, l.related(in.Names[0].Declarator.NamePos, say("the function is declared here", "function 声明在这里")))
		}
	}
	if d != nil {
		f.Related = append(f.Related, l.related(d.name.NamePos, say("declared here", "声明在这里")))
	}
}

// crosses explains a pointer that is handed to another side.
func (l *lesson) crosses(f *Finding, p passed, kind, value, callee string) {
	from, to := sideOf(f.Got.space()), sideOf(f.Expected.space())
	if from == to {
		return // they differ further in: char __user ** and char **
	}
	f.Crossing = &Crossing{Pointer: value, From: from, To: to, Access: Assign, Callee: callee}
	who := orThis(value)
	switch {
	case p.call != nil || callee != "":
		f.Crossing.Access = Pass
		switch {
		case (callee == "memcpy" || callee == "memmove" || callee == "__memcpy" || callee == "__builtin_memcpy") && (from == User || to == User):
			way := "copy_from_user"
			if p.index == 0 {
				way = "copy_to_user"
			}
			f.Hint = say("`%s` follows its pointers without asking, and %s points into user space. Use `%s`, which checks the address and returns how many bytes it could not copy: `if (%s(…)) return -EFAULT;`.",
				"`%s` 会直接解引用，而 %s 指向用户空间。用 `%s`：它检查地址，返回没能复制的字节数：`if (%s(…)) return -EFAULT;`。", callee, who, way, way)
		case from == User && (strings.HasPrefix(callee, "str") || strings.HasPrefix(callee, "__builtin_str") || strings.HasPrefix(callee, "kstr")):
			f.Hint = say("`%s` reads the string where it is, and %s points into user space. Bring it over first: `strncpy_from_user(buffer, %s, sizeof(buffer))` or memdup_user_nul, then use the copy.",
				"`%s` 直接读字符串，而 %s 指向用户空间。先复制过来：`strncpy_from_user(buffer, %s, sizeof(buffer))` 或 memdup_user_nul，再用副本。", callee, who, value)
		case isCopy(callee):
			f.Hint = say("The direction or the order is wrong: copy_from_user(to kernel, from user, bytes), copy_to_user(to user, from kernel, bytes). Here argument %d of `%s` has to point to %s, and %s points to %s.",
				"方向或顺序错了：copy_from_user(kernel, 用户, 字节数)，copy_to_user(用户, kernel, 字节数)。这里 `%[2]s` 的第 %[1]d 个参数要指向%[3]s，而 %[4]s 指向%[5]s。", p.index+1, callee, to.memory(), who, from.memory())
		case from == User && l.isHere(callee):
			f.Hint = say("`%s` takes a pointer to %s for argument %d and would follow it; %s points into user space. Copy the data in first and pass the copy, or, where `%s` itself only hands it on to copy_from_user and the like, declare its parameter `__user`.",
				"`%s` 的第 %[3]d 个参数要指向%[2]s的 pointer，会直接解引用；%[4]s 指向用户空间。先把数据复制进来再传副本；如果 `%[5]s` 只是把它转交给 copy_from_user 之类，就把它的参数声明为 `__user`。", callee, to.memory(), p.index+1, who, callee)
		case from == User:
			f.Hint = say("`%s` takes a pointer to %s for argument %d and would follow it; %s points into user space. Copy the data in first and pass the copy.",
				"`%s` 的第 %[3]d 个参数要指向%[2]s的 pointer，会直接解引用；%[4]s 指向用户空间。先把数据复制进来，再传副本。", callee, to.memory(), p.index+1, who)
		case to == User:
			f.Hint = say("`%s` takes a user pointer for argument %d, and %s is the kernel's own. Are the arguments in the wrong order, or is a `__user` missing where %s is declared?",
				"`%s` 的第 %d 个参数要用户空间的 pointer，而 %s 是 kernel 自己的。是参数顺序反了，还是 %s 的声明少了 `__user`？", callee, p.index+1, who, who)
		default:
			f.Hint = say("`%s` takes a pointer to %s for argument %d; %s points to %s. Use the function that is made for that memory.",
				"`%s` 的第 %[3]d 个参数要指向%[2]s的 pointer；%[4]s 指向%[5]s。请用为那种内存准备的 function。", callee, to.memory(), p.index+1, who, from.memory())
		}
	case kind == "return expression":
		f.Crossing.Access = Return
		f.Hint = say("The function says that it returns a pointer to %s, and %s points to %s. Callers would follow it: declare what it really returns, or return a copy.",
			"function 声明返回指向%s的 pointer，而 %s 指向%s。调用者会解引用它：把真正返回的类型写进声明，或返回副本。", to.memory(), who, from.memory())
	default:
		target := ""
		switch {
		case p.assign != nil:
			target = l.written(strip(p.assign.X))
		case p.name != nil && p.name.Declarator != nil:
			target = p.name.Declarator.Name
		case p.item != nil && len(p.item.Designators) > 0:
			target = p.item.Designators[0].Name
		}
		f.Crossing.Object = target
		where := any(words.Text{En: "what it is stored in", Zh: "存放它的对象"})
		if target != "" {
			where = "`" + target + "`"
		}
		f.Hint = say("%s points to %s, but %s is declared as a pointer to %s: from here on nobody can see whose memory it is. If it only keeps the address, declare it with the same address space; if the data is wanted, copy it.",
			"%s 指向%s，而 %s 声明为指向%s的 pointer：从这里起就看不出是谁的内存了。如果只是保存地址，就用同样的地址空间声明；如果要数据，就复制。", who, from.memory(), where, to.memory())
		if from == RCU || to == RCU {
			f.Hint = say("%s points to %s, but %s to %s. Read such a pointer with rcu_dereference(), publish it with rcu_assign_pointer().",
				"%s 指向%s，而 %s 指向%s。读这种 pointer 用 rcu_dereference()，发布用 rcu_assign_pointer()。", who, from.memory(), where, to.memory())
		}
	}
	l.fixCrossing(f, p, from, to, callee)
}

// isHere reports whether a function is defined in the main file.
func (l *lesson) isHere(name string) bool {
	d := l.global(name)
	if d == nil || d.decl.Body == nil {
		return false
	}
	file, _ := l.c.Files.Find(d.decl.Place())
	return file == l.main
}

// callback explains a function whose parameters differ from what its caller
// will hand over.
func (l *lesson) callback(f *Finding, p passed, reason, value string) {
	number, why, _ := strings.Cut(strings.TrimPrefix(reason, "incompatible argument "), " (")
	why = strings.TrimSuffix(why, ")")
	f.Hint = say("Whoever calls through this pointer hands over argument %s as the pointer's type says; %s declares it otherwise (%s). Give the function's parameter the same type.",
		"通过这个 pointer 调用时，第 %s 个参数按 pointer 的类型传递；%s 的声明不一样（%s）。把 function 的参数改成同样的类型。", number, orThis(value), term(why))
	if why == "different address spaces" {
		f.Hint = say("Whoever calls through this pointer hands over argument %s with its address space; %s declares the parameter without it, or with another. For file_operations that is the process's buffer: `char __user *`.",
			"通过这个 pointer 调用时，第 %s 个参数带着它的地址空间；%s 声明的参数没有，或是另一个。file_operations 里那是进程的缓冲区：`char __user *`。", number, orThis(value))
	}
	l.fixCallback(f, p, number, why)
}

// modifiers explains a lost const, volatile or noderef.
func (l *lesson) modifiers(f *Finding, p passed, kind, value, callee string) {
	lost := ""
	if f.Got != nil {
		for _, part := range f.Got.Parts {
			if part.Differs && part.Kind == QualifierPart {
				lost = part.Text
			}
		}
	}
	switch lost {
	case "const":
		f.Hint = say("%s points to something const, and the type that takes it would let it be written. Declare the taker with `const`, if it only reads.",
			"%s 指向 const 的东西，而接收它的类型允许写入。如果只读，就给接收方加上 `const`。", orThis(value))
		l.fixQualifier(f, p, callee, "const")
	case "volatile":
		f.Hint = say("%s points to something volatile; the type that takes it forgets that.",
			"%s 指向 volatile 的东西，而接收它的类型丢掉了这一点。", orThis(value))
	case "[noderef]":
		f.Hint = say("%s must not be followed (noderef), and the type that takes it forgets that.",
			"%s 不能解引用（noderef），而接收它的类型丢掉了这一点。", orThis(value))
	}
}

// baseTypes explains two kinds of values where one is expected.
func (l *lesson) baseTypes(f *Finding, p passed, value string) {
	if f.Expected == nil || f.Got == nil {
		return
	}
	if strings.Contains(f.Expected.Text, "restricted ") || strings.Contains(f.Got.Text, "restricted ") {
		f.Rule = "bitwise"
		l.convert(f, p, value)
		return
	}
	if f.Expected.isPointer() && !f.Got.isPointer() {
		f.Hint = say("A pointer is wanted, and %s is a number. Is a `&` missing, or a member's name?",
			"这里要 pointer，而 %s 是数。是不是少了 `&` 或成员名？", orThis(value))
	} else if !f.Expected.isPointer() && f.Got.isPointer() {
		f.Hint = say("A value is wanted, and %s is a pointer. Is a `*` missing, or `->` with a member's name?",
			"这里要值，而 %s 是 pointer。是不是少了 `*`，或 `->` 和成员名？", orThis(value))
	}
}

// sides explains a comparison, a condition or a subtraction across sides.
func (l *lesson) sides(f *Finding) {
	if strings.Contains(f.Text, "modifiers") {
		f.Rule = "modifiers"
	}
	if !strings.Contains(f.Text, "address spaces") {
		return
	}
	f.Rule = "address-space"
	from, to := User, Kernel
	if f.Expected != nil && f.Got != nil {
		from, to = sideOf(f.Expected.space()), sideOf(f.Got.space())
	}
	f.Crossing = &Crossing{From: from, To: to, Access: Compare}
	for _, i := range l.at(f.Pos) {
		switch n := l.sites[i].node.(type) {
		case *syntax.Binary:
			f.Crossing.Pointer, f.Crossing.Object = l.written(n.X), l.written(n.Y)
			f.underline(l, n)
		case *syntax.Conditional:
			if n.Then != nil {
				f.Crossing.Pointer, f.Crossing.Object = l.written(n.Then), l.written(n.Else)
			}
			f.underline(l, n)
		}
	}
	a, b := any(words.Text{En: "One", Zh: "一个"}), any(words.Text{En: "the other", Zh: "另一个"})
	if f.Crossing.Pointer != "" && f.Crossing.Object != "" {
		a, b = "`"+f.Crossing.Pointer+"`", "`"+f.Crossing.Object+"`"
	}
	if from == to { // the spaces differ further in
		f.Crossing = nil
		return
	}
	f.Hint = say("%s points to %s and %s to %s: numbers of two address spaces say nothing about each other. Work with pointers of one side; sparse calls this an error and says nothing more of the function.",
		"%s 指向%s，%s 指向%s：两个地址空间里的地址不能互相比较。两边用同一侧的 pointer；sparse 把这当作 error，之后不再说这个 function 的别的问题。", a, from.memory(), b, to.memory())
}

// cast explains a cast that loses, changes or adds an address space.
func (l *lesson) cast(f *Finding, filled []string) {
	from, to := Kernel, Kernel
	switch {
	case f.Rule == "cast-from-as" && len(filled) > 0:
		from = sideOf(filled[0])
	case f.Rule == "cast-to-as" && len(filled) > 0:
		to = sideOf(filled[0])
	case len(filled) > 1:
		from, to = sideOf(filled[0]), sideOf(filled[1])
	}
	var node *syntax.Cast
	at := -1
	for _, i := range l.at(f.Pos) {
		if n, ok := l.sites[i].node.(*syntax.Cast); ok {
			node, at = n, i
		}
	}
	value := ""
	if node != nil {
		value = l.written(strip(node.X))
		f.underline(l, node)
	}
	f.Crossing = &Crossing{Pointer: value, From: from, To: to, Access: Cast}
	who := orThis(value)
	switch f.Rule {
	case "cast-from-as":
		f.Hint = say("The cast makes a plain pointer or number of %s, which points to %s: from here on nobody sees that it must not be followed. Keep the address space in the cast's type; for the bare number cast to `unsigned long`.",
			"这个 cast 把 %s（指向%s）变成了普通的 pointer 或数：从这里起看不出它不能解引用。在 cast 的类型里保留地址空间；只要数值就 cast 成 `unsigned long`。", who, from.memory())
	case "cast-between-as":
		f.Hint = say("%s points to %s, and the cast says that it points to %s. No address is both: one of the two declarations is wrong.",
			"%s 指向%s，而 cast 说它指向%s。没有地址同时属于两者：两处声明有一处错了。", who, from.memory(), to.memory())
	default:
		f.Hint = say("%s points to %s, and the cast says that it points to %s. Only what really came from there may be called so; a kernel pointer does not become another's by a cast.",
			"%s 指向%s，而 cast 说它指向%s。只有真正从那里来的地址才能这样写；kernel 的 pointer 不会因为 cast 就变成别处的。", who, from.memory(), to.memory())
	}
	if node != nil {
		l.fixCast(f, node, at, from)
	}
}

// redeclared explains a second declaration with another type.
func (l *lesson) redeclared(f *Finding, filled []string) {
	if len(filled) < 2 {
		return
	}
	name, reason := filled[0], filled[1]
	if strings.Contains(reason, "address spaces") {
		f.Hint = say("The declaration before and this one disagree on whose memory `%s` is about. Callers believe the first: give both the same `__user`.",
			"先前的声明与这一个对 `%s` 所涉及的内存归属说法不一。调用者相信前一个：两处写同样的 `__user`。", name)
	}
	l.fixRedeclared(f, name, reason)
}

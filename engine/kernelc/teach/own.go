package teach

import (
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// own finds what is wrong and what sparse does not see. It looks at what is
// written, so that it works in files with errors, and says nothing where it is
// not sure.
func (l *lesson) own(told []Finding) []Finding {
	var found []Finding
	for i := range l.sites {
		switch n := l.sites[i].node.(type) {
		case *syntax.Call:
			l.printed(&found, i, n)
			l.copied(&found, i, n)
		case *syntax.ExprStmt:
			l.valueIgnored(&found, i, n)
		case *syntax.Cast:
			l.castToUser(&found, told, i, n)
		}
	}
	return found
}

// tell adds a finding of our own about a node.
func (l *lesson) tell(found *[]Finding, i int, rule string, message, hint words.Message) *Finding {
	f := Finding{
		Severity: source.Warning, Rule: rule, Silence: report.OurOwn, Pos: l.sites[i].node.Place(),
		Message: message, Text: message.In(words.English), Hint: hint,
	}
	l.place(&f)
	f.underline(l, l.sites[i].node)
	if d := l.function(i); d != nil && len(d.Names) > 0 && d.Names[0].Declarator != nil {
		f.Function = d.Names[0].Declarator.Name
	}
	*found = append(*found, f)
	return &(*found)[len(*found)-1]
}

// formats are the functions that take a format: the number of that argument,
// from 0.
var formats = [...]struct {
	name string
	at   int
}{
	{"_printk", 0}, {"printk", 0}, {"panic", 0}, {"trace_printk", 0}, {"__warn_printk", 0},
	{"sprintf", 1}, {"seq_printf", 1}, {"kasprintf", 1}, {"sysfs_emit", 1},
	{"_dev_err", 1}, {"_dev_warn", 1}, {"_dev_info", 1}, {"_dev_notice", 1}, {"_dev_printk", 2},
	{"snprintf", 2}, {"scnprintf", 2},
}

// printed looks for user pointers that a %s of a format would follow.
func (l *lesson) printed(found *[]Finding, i int, call *syntax.Call) {
	name, ok := strip(call.Func).(*syntax.Name)
	if !ok {
		return
	}
	at := -1
	for k := range formats {
		if formats[k].name == name.Name {
			at = formats[k].at
		}
	}
	if at < 0 || at >= len(call.Args) {
		return
	}
	format, ok := strip(call.Args[at]).(*syntax.StringLit)
	if !ok {
		return
	}
	text := ""
	for k := range format.Parts {
		text += format.Parts[k].Text
	}
	next := at + 1
	for text != "" {
		percent := strings.IndexByte(text, '%')
		if percent < 0 {
			return
		}
		text = text[percent+1:]
		k := 0
		for k < len(text) && strings.IndexByte("-+ #0123456789.*hlLqjzt", text[k]) >= 0 {
			if text[k] == '*' {
				next++
			}
			k++
		}
		if k == len(text) {
			return
		}
		verb := text[k]
		text = text[k+1:]
		if verb == '%' {
			continue
		}
		if verb == 's' && next < len(call.Args) && l.isUser(call.Args[next], i) {
			called := l.macroOf(call.Func.Place())
			if called == "" {
				called = name.Name
			}
			l.tellPrinted(found, i, call, next, called)
		}
		next++
	}
}

func (l *lesson) tellPrinted(found *[]Finding, i int, call *syntax.Call, argument int, called string) {
	pointer := l.written(call.Args[argument])
	f := l.tell(found, i, "teach-printed",
		say("%s follows a user pointer: %%s takes %s", "%s 会解引用用户空间的 pointer：%%s 取的是 %s", called, orThis(pointer)),
		say("%%s reads the string where it is. sparse does not look at arguments after `...`. Copy first: `strncpy_from_user(buffer, %s, sizeof(buffer))`, and print the buffer.",
			"%%s 就地读字符串。sparse 不检查 `...` 之后的参数。先复制：`strncpy_from_user(buffer, %s, sizeof(buffer))`，再打印 buffer。", pointer))
	f.underline(l, call.Args[argument])
	f.Crossing = &Crossing{Pointer: pointer, From: User, To: Kernel, Access: Pass, Callee: called}
}

// isUser reports whether an expression is surely a pointer into user space.
func (l *lesson) isUser(x syntax.Expr, at int) bool {
	switch n := strip(x).(type) {
	case *syntax.Name:
		d := l.resolve(n.Name, at)
		return d != nil && len(d.name.Parts) > 0 && d.name.Parts[0].Kind == syntax.PointerPart && d.spaceOfTarget() == "__user"
	case *syntax.Member:
		d := l.memberOf(n.Name)
		if d == nil || len(d.name.Parts) != 1 {
			return false
		}
		if d.name.Parts[0].Kind == syntax.ArrayPart {
			return n.Arrow && l.isUser(n.X, at)
		}
		return d.spaceOfTarget() == "__user"
	case *syntax.Binary:
		return (n.Op == "+" || n.Op == "-") && l.isUser(n.X, at)
	case *syntax.Cast:
		return n.Type != nil && castSpace(n) == "__user" && n.Type.Declarator != nil && len(n.Type.Declarator.Parts) == 1
	}
	return false
}

// spaceOfTarget is the address space of what a declared pointer of one star
// points to.
func (d *declared) spaceOfTarget() string {
	if len(d.name.Parts) != 1 {
		return ""
	}
	return d.space()
}

// castSpace is the address space that a cast's type gives; "" for none.
func castSpace(n *syntax.Cast) string {
	for i := range n.Type.Specs {
		if s := spaceOf(n.Type.Specs[i].Attrs); s != "" {
			return s
		}
	}
	return ""
}

// copies are the functions that return how many bytes they could not copy.
func isCopy(name string) bool {
	switch name {
	case "copy_from_user", "copy_to_user", "__copy_from_user", "__copy_to_user", "copy_in_user", "clear_user":
		return true
	}
	return false
}

// copied looks at what is done with the bytes that a copy left over, and at
// how many it is told to copy.
func (l *lesson) copied(found *[]Finding, i int, call *syntax.Call) {
	name, ok := strip(call.Func).(*syntax.Name)
	if !ok || !isCopy(name.Name) || len(call.Args) < 2 {
		return
	}
	l.counted(found, i, call, name.Name)
	at, parent := l.up(i)
	switch n := parent.(type) {
	case *syntax.ExprStmt:
		f := l.tell(found, i, "teach-copy-ignored",
			say("the result of %s is not looked at", "没有检查 %s 的结果", name.Name),
			say("It returns how many bytes it could not copy. Where that is not 0, the address was bad: the data is missing in part, and the process has to get -EFAULT.",
				"它返回没能复制的字节数。不是 0 就说明地址不对：数据缺了一部分，要给进程返回 -EFAULT。"))
		statement, ok := l.span(n.Range)
		whole, ok2 := l.span(call.Range)
		if ok && ok2 && l.canFail(at) {
			f.fix(say("Return -EFAULT where it fails", "失败时返回 -EFAULT"), l.replace(statement, l.orFail(statement.Start, l.text(whole))))
		}
	case *syntax.Return:
		f := l.tell(found, i, "teach-copy-returned",
			say("%s's result is returned as it is: a number of bytes, no error code", "直接返回了 %s 的结果：那是字节数，不是错误码", name.Name),
			say("Where the copy fails, the caller gets a positive number and takes it for success. Return -EFAULT for anything but 0.",
				"复制失败时，调用者得到一个正数，以为成功了。不是 0 就返回 -EFAULT。"))
		if whole, ok := l.span(call.Range); ok && l.has("EFAULT") && !l.returns(i, "ssize_t") {
			f.fix(say("Return -EFAULT where it fails", "失败时返回 -EFAULT"), l.insert(whole.End, " ? -EFAULT : 0"))
		}
	case *syntax.Binary:
		if strip(n.X) != syntax.Expr(call) {
			if n.Op == "=" {
				l.handedOn(found, at, n, name.Name)
			}
			return
		}
		negative := n.Op == "<" && isNull(n.Y)
		if minus, ok := strip(n.Y).(*syntax.Unary); ok && minus.Op == "-" && (n.Op == "==" || n.Op == "<=") {
			negative = true
		}
		if !negative {
			return
		}
		f := l.tell(found, at, "teach-copy-negative",
			say("%s never returns a negative number: this condition is never true", "%s 不会返回负数：这个条件永远不成立", name.Name),
			say("It returns how many bytes it could not copy, an unsigned long: 0 is success, anything else is a failure.",
				"它返回没能复制的字节数，类型是 unsigned long：0 是成功，其他都是失败。"))
		span, ok := l.span(n.Range)
		whole, ok2 := l.span(call.Range)
		if ok && ok2 {
			f.fix(say("Test for anything but 0", "改为判断是否非 0"), l.replace(span, l.text(whole)))
		}
	}
}

// returns reports whether the function around a site returns that type.
func (l *lesson) returns(i int, word string) bool {
	d := l.function(i)
	return d != nil && hasWord(d, word)
}

// handedOn looks for ret = copy_…(); if (ret) return ret;
func (l *lesson) handedOn(found *[]Finding, i int, assign *syntax.Binary, copy string) {
	target, ok := strip(assign.X).(*syntax.Name)
	if !ok {
		return
	}
	at, parent := l.up(i)
	statement, ok := parent.(*syntax.ExprStmt)
	if !ok || l.sites[at].up < 0 {
		return
	}
	block, ok := l.sites[l.sites[at].up].node.(*syntax.Block)
	if !ok {
		return
	}
	if !l.may(len(block.List) + len(l.sites)) {
		return
	}
	for k, s := range block.List {
		if s != syntax.Stmt(statement) || k+1 == len(block.List) {
			continue
		}
		next := block.List[k+1]
		if test, ok := next.(*syntax.If); ok {
			if name, ok := strip(test.Cond).(*syntax.Name); !ok || name.Name != target.Name {
				return
			}
			next = test.Then
			if inner, ok := next.(*syntax.Block); ok && len(inner.List) == 1 {
				next = inner.List[0]
			}
		}
		returned, ok := next.(*syntax.Return)
		if !ok || returned.X == nil {
			return
		}
		name, ok := strip(returned.X).(*syntax.Name)
		if !ok || name.Name != target.Name {
			return
		}
		for j := range l.sites {
			if l.sites[j].node != syntax.Placed(name) {
				continue
			}
			f := l.tell(found, j, "teach-copy-returned",
				say("`%s` is what %s left over: a number of bytes, no error code", "`%s` 是 %s 没能复制的字节数，不是错误码", target.Name, copy),
				say("Where the copy fails, the caller gets a positive number and takes it for success. Return -EFAULT for anything but 0.",
					"复制失败时，调用者得到一个正数，以为成功了。不是 0 就返回 -EFAULT。"))
			if span, ok := l.span(name.Range); ok && l.has("EFAULT") {
				text := "-EFAULT"
				if _, conditional := block.List[k+1].(*syntax.If); !conditional {
					text = target.Name + " ? -EFAULT : 0"
				}
				f.fix(say("Return -EFAULT", "返回 -EFAULT"), l.replace(span, text))
			}
			return
		}
	}
}

// counted looks at how many bytes a copy is told to copy.
func (l *lesson) counted(found *[]Finding, i int, call *syntax.Call, name string) {
	if len(call.Args) != 3 {
		return
	}
	kernel := 0 // the argument that is the kernel's
	if strings.Contains(name, "to_user") {
		kernel = 1
	}
	if strings.Contains(name, "in_user") {
		return
	}
	buffer, ok := strip(call.Args[kernel]).(*syntax.Name)
	if !ok {
		return
	}
	d := l.resolve(buffer.Name, i)
	if d == nil || len(d.name.Parts) == 0 {
		return
	}
	switch count := strip(call.Args[2]).(type) {
	case *syntax.SizeOf:
		of, ok := count.X.(*syntax.Name)
		if count.X != nil {
			of, ok = strip(count.X).(*syntax.Name)
		}
		if !ok || of.Name != buffer.Name || d.name.Parts[0].Kind != syntax.PointerPart || count.Type != nil {
			return
		}
		f := l.tell(found, i, "teach-copy-size",
			say("sizeof(%s) is the size of the pointer, 8 bytes, not of what it points to", "sizeof(%s) 是 pointer 的大小（8 字节），不是所指内容的大小", buffer.Name),
			say("Write sizeof(*%s) for one object, or the number of bytes that were allocated.", "一个对象写 sizeof(*%s)，否则写分配的字节数。", buffer.Name))
		f.underline(l, count)
		if span, ok := l.span(of.Range); ok && !l.pointsTo(d, "char", "void", "u8", "unsigned") {
			f.fix(say("Write sizeof(*%s)", "写成 sizeof(*%s)", buffer.Name), l.insert(span.Start, "*"))
		}
	case *syntax.Name:
		n := l.resolve(count.Name, i)
		if d.name.Parts[0].Kind != syntax.ArrayPart || n == nil || n.parameter == 0 || d.parameter != 0 || l.usedBefore(count, n, i) {
			return
		}
		said := say("%s copies `%s` bytes into `%s`, as many as the process asked for", "%s 按进程要求的 `%s` 字节数复制到 `%s`", name, count.Name, buffer.Name)
		why := say("`%s` is a number that the process chose; more than the array holds overwrites what lies behind it. Limit it first: `if (%s > sizeof(%s)) return -EINVAL;`, or min().",
			"`%s` 是进程给的数；超过数组的大小就会覆盖后面的内存。先限制：`if (%s > sizeof(%s)) return -EINVAL;`，或用 min()。", count.Name, count.Name, buffer.Name)
		if kernel == 1 {
			said = say("%s copies `%s` bytes out of `%s`, as many as the process asked for", "%s 按进程要求的 `%s` 字节数从 `%s` 复制出去", name, count.Name, buffer.Name)
			why = say("`%s` is a number that the process chose; more than the array holds gives it the kernel memory behind it. Limit it first: `min(%s, sizeof(%s))`.",
				"`%s` 是进程给的数；超过数组的大小就会把后面的 kernel 内存交给它。先限制：`min(%s, sizeof(%s))`。", count.Name, count.Name, buffer.Name)
		}
		f := l.tell(found, i, "teach-copy-size", said, why)
		f.underline(l, count)
	}
}

// pointsTo reports whether a declaration's type has one of the words.
func (l *lesson) pointsTo(d *declared, list ...string) bool {
	for _, w := range list {
		if hasWord(d.decl, w) {
			return true
		}
	}
	return false
}

// usedBefore reports whether a parameter is looked at or set before a place in
// its function.
func (l *lesson) usedBefore(here *syntax.Name, d *declared, at int) bool {
	function := l.function(at)
	if !l.may(4 * len(l.sites)) {
		return true
	}
	for i := range l.sites {
		n, ok := l.sites[i].node.(*syntax.Name)
		if !ok || n.Name != here.Name || l.function(i) != function {
			continue
		}
		if n == here {
			return false
		}
		return true
	}
	return d == nil
}

// valueIgnored looks for get_user and put_user whose result nobody looks at.
func (l *lesson) valueIgnored(found *[]Finding, i int, n *syntax.ExprStmt) {
	if n.X == nil || l.sites[i].up < 0 {
		return
	}
	if _, within := l.c.Files.Expansion(l.sites[l.sites[i].up].node.Place()); within {
		return
	}
	body, ok := strip(n.X).(*syntax.StmtExpr)
	if !ok {
		return
	}
	switch name := l.macroOf(body.Place()); name {
	case "get_user", "put_user", "__get_user", "__put_user":
		l.tell(found, i, "teach-copy-ignored",
			say("the result of %s is not looked at", "没有检查 %s 的结果", name),
			say("It is 0, or -EFAULT where the address was bad; the value is 0 then. Write `if (%s(…)) return -EFAULT;`.",
				"结果是 0；地址不对时是 -EFAULT，值为 0。写成 `if (%s(…)) return -EFAULT;`。", name))
	}
}

// castToUser looks for casts that call a kernel pointer the process's own, and
// for an ioctl's argument that is called a kernel pointer.
func (l *lesson) castToUser(found *[]Finding, told []Finding, i int, n *syntax.Cast) {
	if n.Type == nil || n.Type.Declarator == nil || len(n.Type.Declarator.Parts) == 0 || forced(n) {
		return
	}
	if !l.may(len(told)) {
		return
	}
	for k := range told {
		if told[k].Pos == n.Place() {
			return
		}
	}
	space := castSpace(n)
	switch x := strip(n.X).(type) {
	case *syntax.Name:
		d := l.resolve(x.Name, i)
		if d == nil {
			return
		}
		if space == "" {
			l.ioctl(found, i, n, d)
			return
		}
		if space != "__user" || len(d.name.Parts) == 0 || sideOfName(d) != Kernel || hasWord(d.decl, "void") {
			return
		}
		if kind := d.name.Parts[0].Kind; kind != syntax.PointerPart && kind != syntax.ArrayPart {
			return
		}
	case *syntax.Unary:
		if space != "__user" || x.Op != "&" {
			return
		}
		name, ok := strip(x.X).(*syntax.Name)
		if !ok {
			return
		}
		if d := l.resolve(name.Name, i); d == nil || sideOfName(d) != Kernel {
			return
		}
	default:
		return
	}
	value := l.written(strip(n.X))
	f := l.tell(found, i, "teach-cast-to-user",
		say("a kernel pointer is called a user pointer: %s", "把 kernel 的 pointer 说成用户空间的：%s", orThis(value)),
		say("The cast pleases sparse (it is silent unless -Wcast-to-as is given), but copy_to_user and its like refuse kernel addresses: the call fails with all bytes left over. Inside the kernel copy with memcpy.",
			"这个 cast 让 sparse 不再说话（除非给了 -Wcast-to-as），但 copy_to_user 之类会拒绝 kernel 地址：调用失败，一个字节也没复制。kernel 内部用 memcpy 复制。"))
	f.Crossing = &Crossing{Pointer: value, From: Kernel, To: User, Access: Cast}
}

// forced reports whether a cast's type says __force.
func forced(n *syntax.Cast) bool {
	has := func(list []syntax.Attribute) bool {
		for i := range list {
			if strings.Trim(list[i].Name, "_") == "force" {
				return true
			}
		}
		return false
	}
	for i := range n.Type.Specs {
		if has(n.Type.Specs[i].Attrs) {
			return true
		}
	}
	for i := range n.Type.Declarator.Parts {
		p := &n.Type.Declarator.Parts[i]
		for j := range p.Quals {
			if has(p.Quals[j].Attrs) {
				return true
			}
		}
	}
	return false
}

// ioctl looks for an ioctl's argument that is cast to a kernel pointer.
func (l *lesson) ioctl(found *[]Finding, i int, n *syntax.Cast, d *declared) {
	function := l.function(i)
	if d.parameter != 3 || function == nil || d.within != function || len(d.name.Parts) != 0 {
		return
	}
	list := parameters(function)
	if len(list) != 3 || !isFile(list[0]) || !hasWord(list[1], "unsigned") || len(list[1].Names[0].Declarator.Parts) != 0 ||
		!hasWord(list[2], "unsigned") || !hasWord(list[2], "long") {
		return
	}
	f := l.tell(found, i, "teach-ioctl",
		say("the process's argument `%s` is called a kernel pointer", "把进程的参数 `%s` 说成了 kernel 的 pointer", d.name.Name),
		say("An ioctl's argument is a number to sparse, so it says nothing of this cast. As a pointer it comes from the process: cast it to `… __user *` and copy with copy_from_user or copy_to_user.",
			"ioctl 的参数对 sparse 只是一个数，所以它对这个 cast 什么也不说。作为 pointer 它来自进程：cast 成 `… __user *`，再用 copy_from_user 或 copy_to_user 复制。"))
	f.Crossing = &Crossing{Pointer: d.name.Name, From: User, To: Kernel, Access: Cast}
	star, ok := l.qualifier(&declared{decl: &syntax.Declaration{Specs: n.Type.Specs}, name: n.Type.Declarator}, "__user")
	if !ok {
		return
	}
	_, parent := l.up(i)
	switch p := parent.(type) {
	case *syntax.Declaration:
		for k := range p.Names {
			if p.Names[k].Init != nil && strip(p.Names[k].Init) == n {
				l.castBoth(f, star, &declared{decl: p, name: p.Names[k].Declarator, within: function}, say("Cast to a user pointer", "cast 成用户空间的 pointer"), "__user")
			}
		}
	case *syntax.Call:
		for k, a := range p.Args {
			if strip(a) == n && l.parameterSpace(p, k) == "__user" {
				f.fix(say("Cast to a user pointer", "cast 成用户空间的 pointer"), star)
			}
		}
	}
}

// isFile reports whether a parameter is a struct file *.
func isFile(d *syntax.Declaration) bool {
	if len(d.Names) != 1 || d.Names[0].Declarator == nil || len(d.Names[0].Declarator.Parts) != 1 {
		return false
	}
	for i := range d.Specs {
		if r := d.Specs[i].Record; r != nil && r.Tag == "file" {
			return true
		}
	}
	return false
}

package teach

import (
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// insert makes an edit that puts text before a byte of the main file.
func (l *lesson) insert(offset int, text string) Edit {
	return Edit{l.main, source.Span{Start: offset, End: offset}, text}
}

func (l *lesson) replace(span source.Span, text string) Edit { return Edit{l.main, span, text} }

func (f *Finding) fix(title words.Message, edits ...Edit) {
	f.Fixes = append(f.Fixes, Fix{Title: title, Edits: edits})
}

// text is the part of the main file that a span names.
func (l *lesson) text(span source.Span) string { return string(l.main.Text[span.Start:span.End]) }

// indent is the white space at the start of a byte's line.
func (l *lesson) indent(offset int) string {
	start := offset
	for start > 0 && l.main.Text[start-1] != '\n' {
		start--
	}
	end := start
	for end < len(l.main.Text) && (l.main.Text[end] == ' ' || l.main.Text[end] == '\t') {
		end++
	}
	return string(l.main.Text[start:min(end, offset)])
}

// orFail writes a statement that leaves a function with -EFAULT where a call
// returns anything but 0.
func (l *lesson) orFail(offset int, call string) string {
	return "if (" + call + ")\n" + l.indent(offset) + "\treturn -EFAULT;"
}

// canFail reports whether a statement can be replaced by one that returns
// -EFAULT: it stands in a block of a function that returns an integer.
func (l *lesson) canFail(at int) bool {
	if at < 0 || l.sites[at].up < 0 || !l.has("EFAULT") {
		return false
	}
	if _, ok := l.sites[l.sites[at].up].node.(*syntax.Block); !ok {
		return false
	}
	in := l.function(at)
	if in == nil || len(in.Names) == 0 || in.Names[0].Declarator == nil {
		return false
	}
	parts := in.Names[0].Declarator.Parts
	if len(parts) == 0 || parts[0].Kind != syntax.FunctionPart || len(parts) > 1 {
		return false
	}
	integer := false
	for i := range in.Specs {
		switch in.Specs[i].Word {
		case "void", "struct", "union", "float", "double", "unsigned", "bool", "_Bool":
			return false
		case "int", "long", "short", "signed":
			integer = true
		default:
			integer = integer || in.Specs[i].Typedef
		}
	}
	return integer
}

// fixNoderef offers to go through the function that belongs to the memory.
func (l *lesson) fixNoderef(f *Finding, o operand, side Side) {
	span, ok := l.spanOf(o.node)
	pointer, pointerOK := l.spanOf(o.pointer)
	if !ok || !pointerOK || o.address == "" {
		return
	}
	evidence := l.c.Evidence[f.lines[0]]
	switch side {
	case User:
		l.fixUserAccess(f, o)
	case IOMem:
		letter := l.accessLetter(pointee(evidence.Expr), o.node)
		if letter == "" {
			return
		}
		up, parent := l.up(o.site)
		write, isWrite := parent.(*syntax.Binary)
		switch {
		case o.access == Read && l.has("read"+letter):
			f.fix(say("Read the register with %s", "用 %s 读寄存器", "read"+letter), l.replace(span, "read"+letter+"("+o.address+")"))
		case isWrite && write.Op == "=" && l.has("write"+letter):
			_, statement := l.up(up)
			value, ok := l.spanOf(write.Y)
			whole, ok2 := l.span(write.Range)
			if _, is := statement.(*syntax.ExprStmt); is && ok && ok2 {
				f.fix(say("Write the register with %s", "用 %s 写寄存器", "write"+letter), l.replace(whole, "write"+letter+"("+l.text(value)+", "+o.address+")"))
			}
		}
	case RCU:
		if o.access == Read && l.has("rcu_dereference") {
			f.fix(say("Read the pointer with rcu_dereference", "用 rcu_dereference 读这个 pointer"), l.replace(pointer, "rcu_dereference("+l.text(pointer)+")"))
		}
	case PerCPU:
		if l.has("this_cpu_ptr") {
			f.fix(say("Take this CPU's copy", "取本 CPU 的那一份"), l.replace(pointer, "this_cpu_ptr("+l.text(pointer)+")"))
		}
	}
}

// pointee is what a pointer expression points to, without names; nil where
// that is not known.
func pointee(e *tree.Expr) *tree.Type {
	if e == nil {
		return nil
	}
	t := bare(e.Type)
	if t != nil && (t.Kind == tree.Pointer || t.Kind == tree.Array) {
		return bare(t.Base)
	}
	return t
}

func bare(t *tree.Type) *tree.Type {
	for t != nil && t.Kind == tree.Node {
		t = t.Base
	}
	return t
}

// accessLetter is b, w, l or q by the size of what is touched; "" for what is
// no number of such a size.
func (l *lesson) accessLetter(t *tree.Type, n syntax.Placed) string {
	if m, ok := n.(*syntax.Member); ok {
		d := l.memberOf(m.Name)
		if d == nil || len(d.name.Parts) > 0 {
			return ""
		}
		for i := range d.decl.Specs {
			switch d.decl.Specs[i].Word {
			case "u8", "__u8", "uint8_t", "char":
				return "b"
			case "u16", "__u16", "uint16_t", "short":
				return "w"
			case "u32", "__u32", "uint32_t", "int":
				return "l"
			case "u64", "__u64", "uint64_t", "long":
				return "q"
			}
		}
		return ""
	}
	if t == nil {
		return ""
	}
	switch t.Kind {
	case tree.Base, tree.Enum:
		switch t.Bits {
		case 8:
			return "b"
		case 16:
			return "w"
		case 32:
			return "l"
		case 64:
			return "q"
		}
	}
	return ""
}

// fixUserAccess turns a statement that touches one value of user space into
// get_user, put_user or copy_from_user.
func (l *lesson) fixUserAccess(f *Finding, o operand) {
	t := pointee(l.c.Evidence[f.lines[0]].Expr)
	whole := t != nil && (t.Kind == tree.Struct || t.Kind == tree.Union)
	if _, ok := o.node.(*syntax.Member); ok {
		whole = false
	}
	up, parent := l.up(o.site)
	switch n := parent.(type) {
	case *syntax.Binary:
		at, statement := l.up(up)
		if _, ok := statement.(*syntax.ExprStmt); !ok || n.Op != "=" || !l.canFail(at) {
			return
		}
		span, ok := l.spanOf(statement)
		left, ok2 := l.spanOf(n.X)
		right, ok3 := l.spanOf(n.Y)
		switch {
		case !ok || !ok2 || !ok3:
		case o.access == Write && !whole && l.has("put_user"):
			f.fix(say("Write with put_user", "用 put_user 写"), l.replace(span, l.orFail(span.Start, "put_user("+l.text(right)+", "+o.address+")")))
		case o.access == Read && whole && l.has("copy_from_user"):
			f.fix(say("Copy with copy_from_user", "用 copy_from_user 复制"),
				l.replace(span, l.orFail(span.Start, "copy_from_user(&"+l.text(left)+", "+o.address+", sizeof("+l.text(left)+"))")))
		case o.access == Read && !whole && strip(n.Y) == o.node && l.has("get_user"):
			f.fix(say("Read with get_user", "用 get_user 读"), l.replace(span, l.orFail(span.Start, "get_user("+l.text(left)+", "+o.address+")")))
		}
	case *syntax.Declaration:
		// int v = *up; as the last declaration of its block.
		at := l.sites[up].up
		if len(n.Names) != 1 || n.Names[0].Declarator == nil || strip(n.Names[0].Init) != o.node || at < 0 || !l.canFail(at) {
			return
		}
		block, ok := l.sites[l.sites[at].up].node.(*syntax.Block)
		if !ok || !lastDeclaration(block, l.sites[at].node) {
			return
		}
		name, ok := l.span(n.Names[0].Declarator.Range)
		value, ok2 := l.spanOf(n.Names[0].Init)
		span, ok3 := l.spanOf(l.sites[at].node)
		if !ok || !ok2 || !ok3 || l.main.Text[span.End-1] != ';' || value.End > span.End {
			return
		}
		variable := n.Names[0].Declarator.Name
		call, title := "get_user("+variable+", "+o.address+")", say("Read with get_user", "用 get_user 读")
		if whole {
			call, title = "copy_from_user(&"+variable+", "+o.address+", sizeof("+variable+"))", say("Copy with copy_from_user", "用 copy_from_user 复制")
		}
		if !l.has(call[:strings.IndexByte(call, '(')]) {
			return
		}
		f.fix(title, l.replace(source.Span{Start: name.End, End: span.End}, ";\n\n"+l.indent(span.Start)+l.orFail(span.Start, call)))
	}
}

// lastDeclaration reports whether no declaration follows a statement in its
// block.
func lastDeclaration(block *syntax.Block, statement syntax.Placed) bool {
	after := false
	for _, s := range block.List {
		if _, ok := s.(*syntax.DeclStmt); ok && after {
			return false
		}
		after = after || s == statement
	}
	return after
}

// fixMisplaced moves an attribute from behind the star to before it.
func (l *lesson) fixMisplaced(f *Finding, d *declared) {
	star := l.offset(d.name.Parts[0].Pos)
	if star < 0 {
		return
	}
	rest := l.main.Text[star+1:]
	start := 0
	for start < len(rest) && rest[start] == ' ' {
		start++
	}
	end := start
	for end < len(rest) && isWord(rest[end]) {
		end++
	}
	word := string(rest[start:end])
	if sideOf(word) == Other || word == "" {
		return
	}
	for end < len(rest) && rest[end] == ' ' {
		end++
	}
	f.fix(say("Move %s before the star", "把 %s 移到星号之前", word), l.replace(source.Span{Start: star, End: star + 1 + end}, word+" *"))
}

// fixCrossing offers what makes a pointer that is handed over fit.
func (l *lesson) fixCrossing(f *Finding, p passed, from, to Side, callee string) {
	switch {
	case p.site < 0 || f.Got == nil:
	case p.call != nil:
		l.fixArgument(f, p, from, to, callee)
	case to != Kernel:
	case p.name != nil && p.name.Declarator != nil:
		within := l.function(p.site)
		l.offerSpace(f, &declared{decl: p.decl, name: p.name.Declarator, within: within}, false)
	case p.assign != nil:
		switch target := strip(p.assign.X).(type) {
		case *syntax.Name:
			l.offerSpace(f, l.resolve(target.Name, p.site), false)
		case *syntax.Member:
			l.offerSpace(f, l.memberOf(target.Name), true)
		}
	}
}

// memberOf finds the one member of that name in the structs of the main file.
func (l *lesson) memberOf(name string) *declared {
	var found *declared
	if !l.may(len(l.sites)) {
		return nil
	}
	for i := range l.sites {
		d, ok := l.sites[i].node.(*syntax.Declaration)
		if !ok {
			continue
		}
		for j := range d.Specs {
			if d.Specs[j].Record == nil {
				continue
			}
			for _, m := range d.Specs[j].Record.Members {
				if hit := inDeclaration(m, name); hit != nil {
					if found != nil {
						return nil
					}
					found = hit
				}
			}
		}
	}
	return found
}

// alike reports whether two types are of the same base, or one of void: then
// nothing but the address space keeps them apart.
func alike(a, b *Type) bool {
	if a == nil || b == nil {
		return false
	}
	base := func(t *Type) string {
		text := ""
		for _, p := range t.Parts {
			if p.Kind == BasePart || p.Kind == PointerPart {
				text += p.Text + " "
			}
		}
		return text
	}
	x, y := base(a), base(b)
	return x == y || x == "void * " || y == "void * "
}

// offerSpace offers to declare a name with the address space of what it is
// given, where nothing in the file follows it.
func (l *lesson) offerSpace(f *Finding, d *declared, member bool) {
	space := f.Got.space()
	if d == nil || !alike(f.Expected, f.Got) || l.followed(d, member, space) {
		return
	}
	if edit, ok := l.qualifier(d, space); ok {
		f.fix(say("Declare `%s` with %s", "用 %[2]s 声明 `%[1]s`", d.name.Name, space), edit)
	}
}

// fixArgument offers another function, or another declaration of a function of
// this file.
func (l *lesson) fixArgument(f *Finding, p passed, from, to Side, callee string) {
	at, parent := l.up(l.sites[p.site].up) // the statement around the call
	if l.sites[p.site].up >= 0 {
		if _, ok := l.sites[l.sites[p.site].up].node.(*syntax.Call); !ok {
			return
		}
	}
	name, ok := l.spanOf(p.call.Func)
	if !ok {
		return
	}
	switch callee {
	case "memcpy", "memmove":
		statement, ok := parent.(*syntax.ExprStmt)
		if !ok || len(p.call.Args) != 3 || !l.canFail(at) || to != Kernel || from != User {
			return
		}
		if l.alsoFound(p.call.Args[1-min(p.index, 1)].Place(), f) {
			return // both ends are in user space
		}
		way := [...]string{"copy_to_user", "copy_from_user"}[min(p.index, 1)]
		span, ok := l.span(statement.Range)
		call, ok2 := l.span(p.call.Range)
		if ok && ok2 && l.has(way) {
			f.fix(say("Copy with %s", "用 %s 复制", way), l.replace(span, l.orFail(span.Start, way+l.text(source.Span{Start: name.End, End: call.End}))))
		}
	case "memset":
		statement, ok := parent.(*syntax.ExprStmt)
		if !ok || len(p.call.Args) != 3 || p.index != 0 || strings.Contains(f.Got.Text, "const") || !isNull(p.call.Args[1]) || !l.canFail(at) || !l.has("clear_user") {
			return
		}
		span, ok := l.span(statement.Range)
		count, ok2 := l.spanOf(p.call.Args[2])
		pointer, ok3 := l.spanOf(p.value)
		if ok && ok2 && ok3 {
			f.fix(say("Clear with clear_user", "用 clear_user 清零"), l.replace(span, l.orFail(span.Start, "clear_user("+l.text(pointer)+", "+l.text(count)+")")))
		}
	case "copy_to_user", "copy_from_user":
		other := map[string]string{"copy_to_user": "copy_from_user", "copy_from_user": "copy_to_user"}[callee]
		if p.index < 2 && len(p.call.Args) == 3 && l.has(other) && l.alsoFound(p.call.Args[1-p.index].Place(), f) {
			f.fix(say("Copy the other way: %s", "改为反方向复制：%s", other), l.replace(name, other))
		}
	default:
		d := l.global(callee)
		if d == nil || d.decl.Body == nil || to != Kernel || !alike(f.Expected, f.Got) {
			return
		}
		l.offerParameter(f, callee, p.index, f.Got.space())
	}
}

// alsoFound reports whether a finding about an argument stands at a place.
func (l *lesson) alsoFound(pos report.Pos, f *Finding) bool {
	if !l.may(len(l.c.Report.Findings)) {
		return false
	}
	for i := range l.c.Report.Findings {
		r := &l.c.Report.Findings[i]
		if r.Pos == pos && i != f.lines[0] && strings.HasPrefix(r.Text, "incorrect type in argument") {
			return true
		}
	}
	return false
}

// offerParameter offers to declare a function's parameter with an address
// space, in each of its declarations, where the function does not follow it.
func (l *lesson) offerParameter(f *Finding, function string, index int, space string) {
	var edits []Edit
	name := ""
	if !l.may(len(l.c.Decls)) {
		return
	}
	for _, s := range l.c.Decls {
		hit := inDeclaration(s, function)
		if hit == nil {
			continue
		}
		list := parameters(hit.decl)
		if index >= len(list) || len(list[index].Names) == 0 || list[index].Names[0].Declarator == nil {
			return
		}
		d := &declared{decl: list[index], name: list[index].Names[0].Declarator, within: hit.decl}
		if hit.decl.Body != nil {
			name = d.name.Name
			if l.followed(d, false, space) {
				return
			}
		}
		edit, ok := l.qualifier(d, space)
		if !ok {
			return
		}
		edits = append(edits, edit)
	}
	if len(edits) > 0 && name != "" {
		f.fix(say("Declare the parameter `%s` of `%s` with %s", "用 %[3]s 声明 `%[2]s` 的参数 `%[1]s`", name, function, space), edits...)
	}
}

// fixCallback offers the address space that a table's function lacks.
func (l *lesson) fixCallback(f *Finding, p passed, number, why string) {
	evidence := l.c.Evidence[f.lines[0]]
	if p.value == nil || why != "different address spaces" || evidence.Expected == nil || len(number) != 1 {
		return
	}
	value := strip(p.value)
	if address, ok := value.(*syntax.Unary); ok && address.Op == "&" {
		value = strip(address.X)
	}
	name, ok := value.(*syntax.Name)
	index := int(number[0] - '1')
	if !ok || index < 0 {
		return
	}
	wanted := bare(evidence.Expected)
	if wanted != nil && wanted.Kind == tree.Pointer {
		wanted = bare(wanted.Base)
	}
	if wanted == nil || wanted.Kind != tree.Function || index >= len(wanted.Params) {
		return
	}
	if space := Split(tree.Show(wanted.Params[index])).space(); space != "" {
		l.offerParameter(f, name.Name, index, space)
	}
}

// fixQualifier offers to declare with a qualifier what takes a value.
func (l *lesson) fixQualifier(f *Finding, p passed, callee, word string) {
	var d *declared
	switch {
	case p.name != nil && p.name.Declarator != nil:
		d = &declared{decl: p.decl, name: p.name.Declarator, within: l.function(p.site)}
	case p.assign != nil:
		if name, ok := strip(p.assign.X).(*syntax.Name); ok {
			d = l.resolve(name.Name, p.site)
		}
	}
	if d == nil || l.modified(d) {
		return
	}
	if edit, ok := l.qualifier(d, word); ok {
		f.fix(say("Declare `%s` with %s", "用 %[2]s 声明 `%[1]s`", d.name.Name, word), edit)
	}
}

// fixCast offers to keep the address space in a cast's type.
func (l *lesson) fixCast(f *Finding, node *syntax.Cast, at int, from Side) {
	if node.Type == nil || f.Rule == "cast-between-as" {
		return
	}
	span, ok := l.span(node.Type.Range)
	if !ok {
		return
	}
	if f.Rule == "cast-to-as" {
		if l.has("__force") {
			f.fix(say("Last resort: say with __force that the address really is from there", "最后手段：用 __force 表明地址确实来自那里"), l.insert(span.Start, "__force "))
		}
		return
	}
	pointer := node.Type.Declarator != nil && len(node.Type.Declarator.Parts) > 0
	if !pointer {
		if !l.c.Warns("cast-from-as") {
			f.fix(say("Cast to unsigned long: the bare number", "cast 成 unsigned long：只要数值"), l.replace(span, "unsigned long"))
		} else if l.has("__force") {
			f.fix(say("Last resort: say with __force that the number is meant", "最后手段：用 __force 表明只要数值"), l.replace(span, "__force unsigned long"))
		}
		return
	}
	if len(node.Type.Declarator.Parts) > 1 {
		return // which of its pointers the space belongs to is not known
	}
	space := ""
	_, filled := worded(f.Text)
	if len(filled) > 0 {
		space = filled[0]
	}
	d := &declared{decl: &syntax.Declaration{Specs: node.Type.Specs}, name: node.Type.Declarator}
	edit, ok := l.qualifier(d, space)
	if !ok {
		return
	}
	title := say("Keep %s in the cast", "在 cast 里保留 %s", space)
	_, parent := l.up(at)
	switch n := parent.(type) {
	case *syntax.Call:
		for k, a := range n.Args {
			if strip(a) == node && l.parameterSpace(n, k) == space {
				f.fix(title, edit)
			}
		}
	case *syntax.Declaration:
		for k := range n.Names {
			if n.Names[k].Init == nil || strip(n.Names[k].Init) != node {
				continue
			}
			l.castBoth(f, edit, &declared{decl: n, name: n.Names[k].Declarator, within: l.function(at)}, title, space)
		}
	case *syntax.Binary:
		if target, ok := strip(n.X).(*syntax.Name); ok && n.Op == "=" {
			l.castBoth(f, edit, l.resolve(target.Name, at), title, space)
		}
	case *syntax.ExprStmt:
		f.fix(title, edit)
	}
}

// castBoth keeps the address space in a cast and in what its value is stored
// in.
func (l *lesson) castBoth(f *Finding, cast Edit, d *declared, title words.Message, space string) {
	if d == nil || d.name == nil {
		return
	}
	if sideOfName(d) == sideOf(space) {
		f.fix(title, cast)
		return
	}
	if l.followed(d, false, space) {
		return
	}
	if edit, ok := l.qualifier(d, space); ok {
		f.fix(say("Keep %s in the cast and in `%s`", "在 cast 和 `%[2]s` 里保留 %[1]s", space, d.name.Name), cast, edit)
	}
}

// fixRedeclared offers to make two declarations agree on an address space.
func (l *lesson) fixRedeclared(f *Finding, name, reason string) {
	if !strings.HasSuffix(reason, "address spaces)") && reason != "different address spaces" {
		return
	}
	index := -1
	if rest, ok := strings.CutPrefix(reason, "incompatible argument "); ok && rest != "" {
		index = int(rest[0] - '1')
	}
	var with, without []*declared
	space := ""
	if !l.may(len(l.c.Decls)) {
		return
	}
	for _, s := range l.c.Decls {
		hit := inDeclaration(s, name)
		if hit == nil {
			continue
		}
		d := hit
		if index >= 0 {
			list := parameters(hit.decl)
			if index >= len(list) || len(list[index].Names) == 0 || list[index].Names[0].Declarator == nil {
				return
			}
			d = &declared{decl: list[index], name: list[index].Names[0].Declarator, within: hit.decl}
		}
		if own := d.space(); own != "" {
			space = own
			with = append(with, d)
		} else {
			without = append(without, d)
		}
	}
	if len(with) == 0 || len(without) != 1 {
		return
	}
	d := without[0]
	if d.within == nil || d.within.Body != nil {
		if l.followed(d, false, space) {
			return
		}
	}
	if edit, ok := l.qualifier(d, space); ok {
		f.fix(say("Declare it with %s here, too", "这里也用 %s 声明", space), edit)
	}
}

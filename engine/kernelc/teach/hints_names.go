package teach

import (
	"bytes"
	"strings"

	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/source"
)

// null offers NULL for a plain 0.
func (l *lesson) null(f *Finding) {
	for _, i := range l.at(f.Pos) {
		n, ok := l.sites[i].node.(*syntax.Literal)
		if !ok {
			continue
		}
		if span, ok := l.span(n.Range); ok && l.text(span) == "0" && l.has("NULL") {
			f.fix(say("Write NULL", "写成 NULL"), l.replace(span, "NULL"))
		}
	}
}

// static offers to keep a name to its file.
func (l *lesson) static(f *Finding, filled []string) {
	if len(filled) == 0 {
		return
	}
	if filled[0] == "" {
		f.Hint = say("This comes of the error before: sparse took what it could not read for a declaration.",
			"这是由前面的错误引起的：sparse 把读不懂的内容当成了声明。")
		return
	}
	d := l.global(filled[0])
	if d == nil || len(d.decl.Names) != 1 || f.Silence != report.Printed {
		return
	}
	from := l.c.Files.Outer(d.decl.Range.From)
	for i := range d.decl.Specs {
		if w := d.decl.Specs[i].Word; w == "extern" || w == "static" {
			return
		}
	}
	if !l.may(len(l.c.Decls)) {
		return
	}
	for _, other := range l.c.Decls {
		// Of a macro that declares several things static would reach one.
		if n, ok := other.(*syntax.Declaration); ok && n != d.decl && len(n.Names) > 0 && l.c.Files.Outer(n.Names[0].Declarator.Place()) == from {
			return
		}
	}
	if file, offset := l.c.Files.Find(from); file == l.main {
		f.fix(say("Write static before it", "在前面写 static"), l.insert(offset, "static "))
	}
}

// undefined explains a name that is declared nowhere.
func (l *lesson) undefined(f *Finding, filled []string) {
	if len(filled) == 0 {
		return
	}
	name := filled[0]
	if !l.may(100_000) { // the headers' texts are searched
		return
	}
	if header := headerOf(name); header != "" {
		f.Hint = say("`%s` is declared in <%s>, which is not included here.", "`%s` 在 <%s> 里声明，这里没有 include 它。", name, header)
		if at, ok := l.includeAt(); ok && !l.includes(header) {
			f.fix(say("Include <%s>", "include <%s>", header), l.insert(at, "#include <"+header+">\n"))
		}
		return
	}
	if headers.Absent(name) {
		f.Hint = say("Not on this machine: `%s`. The real kernel has it; the simulated machine's headers leave it out, so nothing can be said of its use here.",
			"本机没有：`%s`。真正的 kernel 有它；模拟机的头文件没有包含它，所以这里无法检查它的用法。", name)
		return
	}
	if near := l.near(name); near != "" && !l.has(name) {
		f.Hint = say("`%s` is declared nowhere before this line. Is `%s` meant?", "这一行之前没有声明 `%s`。是不是 `%s`？", name, near)
		if at := l.offset(f.Pos); at >= 0 && l.text(source.Span{Start: at, End: tokenEnd(l.main.Text, at)}) == name {
			f.fix(say("Write `%s`", "写成 `%s`", near), l.replace(source.Span{Start: at, End: at + len(name)}, near))
		}
	}
}

// headerOf is the machine's header that declares a name; "" for none.
func headerOf(name string) string {
	best, word := "", []byte(name)
	for path, text := range headers.Files() {
		at := 0
		for {
			i := bytes.Index(text[at:], word)
			if i < 0 {
				break
			}
			i += at
			at = i + len(name)
			if i > 0 && isWord(text[i-1]) || at < len(text) && isWord(text[at]) {
				continue
			}
			if !declares(text, i, at) {
				continue
			}
			short := strings.TrimPrefix(path, headers.SystemPath+"/")
			if best == "" || preferred(short, best) {
				best = short
			}
			break
		}
	}
	return best
}

// declares reports whether a name at [from, to) of a header is being declared:
// it is #defined, or a function's or an object's name at the start of a line's
// declaration.
func declares(text []byte, from, to int) bool {
	start := from
	for start > 0 && text[start-1] != '\n' {
		start--
	}
	before := strings.TrimSpace(string(text[start:from]))
	if strings.HasPrefix(before, "#") {
		return strings.TrimSpace(before[1:]) == "define"
	}
	if before == "" || text[start] == ' ' || text[start] == '\t' || text[start] == '*' || strings.ContainsAny(before, "(,=") {
		return false
	}
	after := to
	for after < len(text) && text[after] == ' ' {
		after++
	}
	if after >= len(text) || before == "struct" || before == "union" || before == "enum" {
		return false
	}
	return text[after] == '(' || text[after] == ';' && strings.HasPrefix(before, "extern") || text[after] == ';' && strings.HasPrefix(before, "typedef")
}

// preferred reports whether a header is the better one to include: linux/ before
// others, then the shorter name.
func preferred(a, b string) bool {
	inA, inB := strings.HasPrefix(a, "linux/"), strings.HasPrefix(b, "linux/")
	if inA != inB {
		return inA
	}
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// includeAt is the byte after the last #include <…> of the main file.
func (l *lesson) includeAt() (int, bool) {
	if l.main == nil {
		return 0, false
	}
	text := string(l.main.Text)
	at := strings.LastIndex(text, "\n#include <")
	if at < 0 && !strings.HasPrefix(text, "#include <") {
		return 0, false
	}
	end := strings.IndexByte(text[at+1:], '\n')
	if end < 0 {
		return 0, false
	}
	return at + 1 + end + 1, true
}

// includes reports whether a header was read for the file.
func (l *lesson) includes(header string) bool {
	for _, f := range l.c.Files.All() {
		if strings.HasSuffix(f.Name, header) {
			return true
		}
	}
	return false
}

// near is a declared name that is spelled almost as one that is not; "" for
// none or several.
func (l *lesson) near(name string) string {
	if len(name) < 4 {
		return ""
	}
	best := ""
	consider := func(other string) {
		if other != best && oneOff(name, other) {
			if best != "" {
				best = "?"
				return
			}
			best = other
		}
	}
	if l.macros == nil {
		l.macros = l.c.Unit.Macros()
	}
	for i := range l.macros {
		consider(l.macros[i].Name)
	}
	for _, d := range l.c.Decls {
		if n, ok := d.(*syntax.Declaration); ok {
			for i := range n.Names {
				if n.Names[i].Declarator != nil {
					consider(n.Names[i].Declarator.Name)
				}
			}
		}
	}
	if best == "?" {
		return ""
	}
	return best
}

// oneOff reports whether two names differ in one letter that is missing, too
// many, another, or two that are swapped.
func oneOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// arguments counts what a call gives and what its function takes.
func (l *lesson) arguments(f *Finding, filled []string) {
	if len(filled) == 0 {
		return
	}
	d := l.global(filled[0])
	if d == nil {
		return
	}
	given := -1
	for _, i := range l.at(f.Pos) {
		if n, ok := l.sites[i].node.(*syntax.Call); ok {
			given = len(n.Args)
			f.underline(l, n)
		}
	}
	list := parameters(d.decl)
	takes := len(list)
	if takes == 1 && len(list[0].Names) == 0 && len(list[0].Specs) == 1 && list[0].Specs[0].Word == "void" {
		takes = 0
	}
	f.Related = append(f.Related, l.related(d.name.NamePos, say("declared here", "声明在这里")))
	if given >= 0 && given != takes {
		f.Hint = say("`%s` takes %d arguments, the call gives %d.", "`%s` 要 %d 个参数，这里给了 %d 个。", filled[0], takes, given)
	}
}

// member lists the members that there are.
func (l *lesson) member(f *Finding, filled []string) {
	if len(filled) < 3 {
		return
	}
	record := l.record(filled[2])
	if record == nil {
		return
	}
	var names []string
	near := ""
	for _, m := range record.Members {
		if d, ok := m.(*syntax.Declaration); ok {
			for i := range d.Names {
				if to := d.Names[i].Declarator; to != nil && to.Name != "" {
					names = append(names, to.Name)
					if oneOff(filled[0], to.Name) {
						near = to.Name
					}
				}
			}
		}
	}
	f.Related = append(f.Related, l.related(record.TagPos, say("the struct is defined here", "struct 定义在这里")))
	if len(names) == 0 {
		return
	}
	shown := strings.Join(names[:min(len(names), 8)], ", ")
	if len(names) > 8 {
		shown += ", …"
	}
	f.Hint = say("`%s %s` has no member `%s`. It has: %s.", "`%s %s` 没有成员 `%s`。它有：%s。", filled[1], filled[2], filled[0], shown)
	if near == "" {
		return
	}
	if !l.may(len(l.sites)) {
		return
	}
	for i := range l.sites {
		if m, ok := l.sites[i].node.(*syntax.Member); ok && m.Name == filled[0] {
			at := l.offset(m.NamePos)
			if at < 0 || m.Place() != f.Pos && m.NamePos != f.Pos {
				continue
			}
			f.fix(say("Write `%s`", "写成 `%s`", near), l.replace(source.Span{Start: at, End: at + len(filled[0])}, near))
		}
	}
}

// record finds a struct's or union's definition by its tag.
func (l *lesson) record(tag string) *syntax.Record {
	if !l.may(len(l.c.Decls)) {
		return nil
	}
	for _, d := range l.c.Decls {
		n, ok := d.(*syntax.Declaration)
		if !ok {
			continue
		}
		for i := range n.Specs {
			if r := n.Specs[i].Record; r != nil && r.Body && r.Tag == tag {
				return r
			}
		}
	}
	return nil
}

// include explains a header that is not there.
func (l *lesson) include(f *Finding, filled []string) {
	if len(filled) == 0 || strings.HasPrefix(f.Text, "expected ") {
		return
	}
	name := filled[0]
	if headers.Absent(name) {
		f.Hint = say("Not on this machine: <%s>. The real kernel has this header; the simulated machine leaves it out. sparse stops here: a header that is missing makes all the rest uncertain.",
			"本机没有：<%s>。真正的 kernel 有这个头文件；模拟机没有包含它。sparse 到此停止：缺了头文件，后面的都不可靠。", name)
		return
	}
	near := ""
	for path := range headers.Files() {
		if short := strings.TrimPrefix(path, headers.SystemPath+"/"); oneOff(short, name) && (near == "" || short < near) {
			near = short
		}
	}
	if near != "" {
		f.Hint = say("There is no header of this name. Is <%s> meant?", "没有这个名字的头文件。是不是 <%s>？", near)
		if file, offset := l.c.Files.Find(f.Pos); file == l.main {
			end := offset
			for end < len(l.main.Text) && l.main.Text[end] != '\n' {
				end++
			}
			line := string(l.main.Text[offset:end])
			if i := strings.Index(line, name); i >= 0 {
				f.fix(say("Include <%s>", "include <%s>", near), l.replace(source.Span{Start: offset + i, End: offset + i + len(name)}, near))
			}
		}
		return
	}
	f.Hint = say("The file is neither beside this one nor among the machine's headers. sparse stops here: a header that is missing makes all the rest uncertain.",
		"这个文件既不在旁边，也不在本机的头文件里。sparse 到此停止：缺了头文件，后面的都不可靠。")
}

// syntax offers the semicolon that is missing.
func (l *lesson) syntax(f *Finding, filled []string) {
	if !strings.HasPrefix(f.Text, "Expected ; ") && !strings.HasPrefix(f.Text, "expected ; ") {
		return
	}
	at := l.offset(f.Pos)
	if at <= 0 || f.File != l.main {
		return
	}
	tokens := l.c.Unit.Tokens
	if !l.may(len(l.c.Report.Findings) + len(tokens)) {
		return
	}
	for k := range l.c.Report.Findings {
		// Where more is missing, a semicolon does not mend it.
		if r := &l.c.Report.Findings[k]; r.Pos == f.Pos && k != f.lines[0] && !strings.HasPrefix(r.Text, "got ") {
			return
		}
	}
	i := 0
	for i < len(tokens) && tokens[i].Pos != f.Pos {
		i++
	}
	if i == 0 || i == len(tokens) || tokens[i-1].End&(1<<31) != 0 || l.offset(tokens[i-1].Pos) < 0 {
		return
	}
	if strings.HasSuffix(f.Text, "type declaration") && (!tokens[i-1].Is("}") || tokens[i].Is("}") || tokens[i].Is(")")) {
		return
	}
	file, end := l.c.Files.Find(tokens[i-1].End)
	if file != l.main || end > at {
		return
	}
	before := say("A `;` is missing after `%s`. Until it is there, sparse shows no warnings.", "`%s` 之后缺少 `;`。补上之前 sparse 不显示任何 warning。", tokenText(&tokens[i-1]))
	if strings.IndexByte(string(l.main.Text[end:at]), '\n') >= 0 || tokens[i].Is("}") {
		f.Hint = before
		f.fix(say("Put a ; there", "在那里加上 ;"), l.insert(end, ";"))
	}
}

func tokenText(t *syntax.Token) string {
	switch t.Kind {
	case syntax.String:
		return t.Prefix() + "\"" + t.Text + "\""
	case syntax.Char:
		return t.Prefix() + "'" + t.Text + "'"
	}
	return t.Text
}

// constant offers the suffix of the type that a number has.
func (l *lesson) constant(f *Finding, filled []string) {
	if len(filled) != 2 || !strings.Contains(f.Text, "is so big it is") {
		return
	}
	suffix := map[string]string{"long": "L", "unsigned long": "UL", "long long": "LL", "unsigned long long": "ULL"}[filled[1]]
	f.Hint = say("`%s` does not fit into an int; its type is %s. Say so with the suffix %s.", "`%s` 放不进 int，它的类型是 %s。用后缀 %s 写明。", filled[0], filled[1], suffix)
	at := l.offset(f.Pos)
	if at < 0 || suffix == "" || !strings.HasPrefix(string(l.main.Text[at:]), filled[0]) {
		return
	}
	digits := strings.TrimRight(filled[0], "uUlL")
	f.fix(say("Write the suffix %s", "写上后缀 %s", suffix), l.replace(source.Span{Start: at, End: at + len(filled[0])}, digits+suffix))
}

// bitfieldSign offers unsigned for a bit-field of one bit.
func (l *lesson) bitfieldSign(f *Finding) {
	if !l.may(len(l.sites)) {
		return
	}
	for i := range l.sites {
		d, ok := l.sites[i].node.(*syntax.Declaration)
		if !ok || len(d.Names) == 0 {
			continue
		}
		for k := range d.Names {
			n := &d.Names[k]
			if n.Declarator == nil || n.BitField == nil || n.BitField.After != f.Pos {
				continue
			}
			for j := range d.Specs {
				at := l.offset(d.Specs[j].Pos)
				switch {
				case at < 0:
				case d.Specs[j].Word == "signed":
					f.fix(say("Make it unsigned", "改成 unsigned"), l.replace(source.Span{Start: at, End: at + len("signed")}, "unsigned"))
					return
				case d.Specs[j].Word == "int":
					f.fix(say("Make it unsigned", "改成 unsigned"), l.insert(at, "unsigned "))
					return
				}
			}
		}
	}
}

// oldInitializer offers the form of C99.
func (l *lesson) oldInitializer(f *Finding) {
	at := l.offset(f.Pos)
	if at < 0 || !l.may(2*len(l.sites)) {
		return
	}
	for i := range l.sites {
		n, ok := l.sites[i].node.(*syntax.InitList)
		if !ok {
			continue
		}
		for k := range n.Items {
			for _, d := range n.Items[k].Designators {
				if !d.Obsolete || d.Pos != f.Pos || d.Name == "" {
					continue
				}
				end := at + len(d.Name)
				for end < len(l.main.Text) && l.main.Text[end] == ' ' {
					end++
				}
				if end < len(l.main.Text) && l.main.Text[end] == ':' {
					f.fix(say("Write .%s =", "写成 .%s =", d.Name), l.replace(source.Span{Start: at, End: end + 1}, "."+d.Name+" ="))
				}
				return
			}
		}
	}
}

// prototype offers (void) for empty parentheses.
func (l *lesson) prototype(f *Finding) {
	at := l.offset(f.Pos)
	if at < 0 || !strings.HasPrefix(f.Text, "non-ANSI ") {
		return
	}
	open := at - 1 // sparse points at the closing parenthesis
	if open < 0 || string(l.main.Text[open:min(at+1, len(l.main.Text))]) != "()" {
		return
	}
	f.fix(say("Write (void)", "写成 (void)"), l.replace(source.Span{Start: open, End: open + 2}, "(void)"))
}

// newline offers the newline at the end of the file.
func (l *lesson) newline(f *Finding) {
	if l.main == nil || len(l.main.Text) == 0 || l.main.Text[len(l.main.Text)-1] == '\n' || f.File != l.main {
		return
	}
	f.fix(say("End the last line", "结束最后一行"), l.insert(len(l.main.Text), "\n"))
}

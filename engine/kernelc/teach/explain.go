package teach

import (
	"strconv"
	"strings"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Explain tells what each finding means in this code. Lines that sparse prints
// beside a finding are told with it. The findings of our own come last.
func Explain(c *check.Checked) []Finding {
	l := newLesson(c)
	var found []Finding
	for i := range c.Report.Findings {
		r := &c.Report.Findings[i]
		if len(found) > 0 && goesOn(c.Report.Findings, &found[len(found)-1], i) {
			last := &found[len(found)-1]
			last.lines = append(last.lines, i)
			continue
		}
		found = append(found, Finding{
			Severity: source.Warning, Silence: r.Silence, Pos: r.Pos, Text: r.Text, lines: []int{i},
		})
		if r.Severity == report.Error {
			found[len(found)-1].Severity = source.Error
		}
	}
	for i := range found {
		l.explain(&found[i])
	}
	return append(found, l.own(found)...)
}

// goesOn reports whether a line belongs to the finding before it: it is a note,
// or the second half of what the parser says.
func goesOn(all []report.Finding, last *Finding, i int) bool {
	r := &all[i]
	if r.Severity == report.Note {
		return true
	}
	first := &all[last.lines[0]]
	return strings.HasPrefix(r.Text, "got ") && len(last.lines) == 1 && r.Pos == first.Pos &&
		(strings.HasPrefix(first.Text, "Expected ") || strings.HasPrefix(first.Text, "expected "))
}

// explain fills in what a finding of sparse's means.
func (l *lesson) explain(f *Finding) {
	l.place(f)
	w, filled := worded(f.Text)
	f.Message = translated(f.Text)
	if w != nil {
		f.Rule = w.rule
	} else if f.Severity == source.Error {
		f.Rule = "error"
	} else {
		f.Rule = "warning"
	}
	l.silenced(f)
	l.lines(f)
	if d := l.definition(f.Pos); d != nil && len(d.Names) > 0 && d.Names[0].Declarator != nil {
		f.Function = d.Names[0].Declarator.Name
	}
	at := l.c.Evidence[f.lines[0]]
	if at.In != nil && at.In.Name != "" {
		f.Function = at.In.Name
	}
	l.apply(f, filled)
	if name := l.macroOf(f.Pos); name != "" {
		if m, ok := l.c.Unit.Macro(name); ok && m.Pos != 0 {
			f.Related = append(f.Related, l.related(m.Pos, say("it comes through this macro, %s", "它来自这个 macro：%s", name)))
		}
	}
	if f.Hint.IsZero() {
		if hint, ok := hintFor(f.Rule); ok {
			f.Hint = hint.With(anys(filled)...)
		}
	}
}

func anys(list []string) []any {
	out := make([]any, 0, len(list))
	for _, s := range list {
		out = append(out, s)
	}
	return out
}

// place fills in where a finding is.
func (l *lesson) place(f *Finding) {
	file, offset := l.c.Files.Find(f.Pos)
	if file == nil {
		return
	}
	f.File = file
	f.At.Line, f.At.Column = file.Display(offset, l.c.TabStop)
	f.Place = source.Span{Start: offset, End: tokenEnd(file.Text, offset)}
	if r := l.c.Report.Findings; len(f.lines) > 0 && r[f.lines[0]].Range.From != 0 {
		if end, to := l.c.Files.Find(r[f.lines[0]].Range.To); end == file && to > offset {
			f.Place.End = to
		}
	}
}

// related makes a further place.
func (l *lesson) related(pos report.Pos, message words.Message) Related {
	r := Related{Message: message}
	if file, offset := l.c.Files.Find(pos); file != nil {
		r.File = file
		r.At.Line, r.At.Column = file.Display(offset, l.c.TabStop)
		r.Place = source.Span{Start: offset, End: tokenEnd(file.Text, offset)}
	}
	return r
}

// tokenEnd is where the token that begins at an offset ends.
func tokenEnd(text []byte, offset int) int {
	if offset >= len(text) {
		return len(text)
	}
	end := offset
	switch c := text[offset]; {
	case isWord(c):
		for end < len(text) && isWord(text[end]) {
			end++
		}
		return end
	case c == '"' || c == '\'':
		for end++; end < len(text) && text[end] != c && text[end] != '\n'; end++ {
			if text[end] == '\\' {
				end++
			}
		}
		return min(end+1, len(text))
	case c == '\n':
		return offset
	}
	if end+1 < len(text) {
		switch string(text[end : end+2]) {
		case "->", "++", "--", "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "+=", "-=", "*=", "/=", "|=", "&=", "^=", "%=", "##":
			return end + 2
		}
	}
	return end + 1
}

// silenced says which error keeps sparse from printing a finding.
func (l *lesson) silenced(f *Finding) {
	switch f.Silence {
	case report.TooMany:
		f.Silenced = say("sparse would not print this: it stops after a hundred.", "sparse 不会打印这一条：它打印一百条之后就不再打印。")
	case report.AfterError, report.AfterFatal:
		by := l.c.Report.Findings[f.lines[0]].By
		if by >= f.lines[0] || l.c.Report.Findings[by].Severity != report.Error {
			f.Silenced = say("sparse would not print this: an error in a file before this one silences it.",
				"sparse 不会打印这一条：前一个文件里的 error 使它不再打印。")
			return
		}
		silencer := &l.c.Report.Findings[by]
		line := 0
		if file, offset := l.c.Files.Find(silencer.Pos); file != nil {
			line = file.Line(offset)
			f.Related = append(f.Related, l.related(silencer.Pos, say("the error that silences this", "使这一条不打印的 error")))
		}
		f.Silenced = say("sparse would not print this: the error in line %d (“%s”) silences it. Mend that one first.",
			"sparse 不会打印这一条：第 %d 行的 error（“%s”）使它不再打印。先修正那一处。", line, translated(firstLine(silencer.Text)))
	}
}

// firstLine is a text up to its first newline.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// lines takes in what sparse prints beside a finding: the two types, and other
// places.
func (l *lesson) lines(f *Finding) {
	var types []*Type
	for _, i := range f.lines[1:] {
		r := &l.c.Report.Findings[i]
		text := strings.TrimLeft(r.Text, " ")
		switch {
		case strings.HasPrefix(r.Text, "   ") && r.Pos != f.Pos && len(f.lines) > 3 || strings.HasPrefix(r.Text, "   ") && isType(f):
			for _, label := range [...]string{"expected ", "got ", "expected: ", "got: ", "left side has type ", "right side has type "} {
				text = strings.TrimPrefix(text, label)
			}
			types = append(types, Split(text))
		case strings.HasPrefix(r.Text, "got "):
			f.Message = say("%s, but here is %s", "%s，这里却是 %s", f.Message, text[len("got "):])
		default:
			f.Related = append(f.Related, l.related(r.Pos, note(text)))
		}
	}
	if len(types) == 2 {
		f.Expected, f.Got = types[0], types[1]
		if strings.HasPrefix(f.Text, "symbol ") {
			f.Expected, f.Got = types[1], types[0] // what was declared first is what is expected
		}
		contrast(f.Expected, f.Got)
		if strings.HasSuffix(f.Text, "(different address spaces)") || strings.HasSuffix(f.Text, "(different address spaces):") {
			onlySpaces(f.Expected, f.Got)
		}
	} else if len(types) == 1 {
		f.Got = types[0]
	}
}

// isType reports whether the lines under a finding are types.
func isType(f *Finding) bool {
	return !strings.HasPrefix(f.Text, "label ") && !strings.HasPrefix(f.Text, "potentially ")
}

// notes are lines that sparse prints for other places.
var notes = [...]words.Text{
	{En: "note: previously declared as:", Zh: "先前的声明"},
	{En: "originally declared here", Zh: "外层的声明在这里"},
	{En: "also defined here", Zh: "这里也定义了"},
	{En: "this was the original definition", Zh: "原来的定义在这里"},
	{En: "the previous one is here", Zh: "前一个在这里"},
	{En: "note: previous was here", Zh: "前一个在这里"},
}

func note(text string) words.Message {
	for _, n := range notes {
		if n.En == text {
			return words.Text{En: strings.TrimSuffix(strings.TrimPrefix(text, "note: "), ":"), Zh: n.Zh}.With()
		}
	}
	return words.Text{En: "%s", Zh: "%s"}.With(text)
}

// operand finds what a place of a noderef warning is the operand of: the
// dereference, its pointer's text and how to write its address.
type operand struct {
	site    int
	node    syntax.Placed // *syntax.Unary, *syntax.Index, *syntax.Member; nil where none was found
	pointer syntax.Expr
	address string // of what is touched, as it would be written; "" where it is not known
	access  Access
}

func (l *lesson) operand(pos report.Pos) operand {
	found := operand{site: -1, access: Read}
	if !l.may(len(l.sites)) {
		return found
	}
	for i := range l.sites {
		switch n := l.sites[i].node.(type) {
		case *syntax.Unary:
			if n.Op == "*" && n.X != nil && (n.X.Place() == pos || strip(n.X).Place() == pos) {
				found.site, found.node, found.pointer = i, n, n.X
			}
		case *syntax.Member:
			if n.X == nil || n.X.Place() != pos && strip(n.X).Place() != pos {
				continue
			}
			if star, ok := strip(n.X).(*syntax.Unary); n.Arrow {
				found.site, found.node, found.pointer = i, n, n.X
			} else if ok && star.Op == "*" {
				found.site, found.node, found.pointer = i, n, star.X
			}
		case *syntax.Index:
			if n.Place() == pos {
				found.site, found.node, found.pointer = i, n, n.X
			}
		}
		if found.node != nil {
			break
		}
	}
	if found.node == nil {
		return found
	}
	// A member of what is touched is meant as a whole: u->cfg.speed.
	whole := found.site
	for {
		up, n := l.up(whole)
		switch n := n.(type) {
		case *syntax.Member:
			if !n.Arrow {
				whole = up
				continue
			}
		case *syntax.Index:
			if strip(n.X) == l.sites[whole].node {
				break
			}
		}
		break
	}
	found.site, found.node = whole, l.sites[whole].node
	if text := l.written(found.node); text != "" {
		found.address = "&" + text
		if star, ok := found.node.(*syntax.Unary); ok {
			found.address = l.written(strip(star.X))
		}
	}
	if _, n := l.up(whole); n != nil {
		switch n := n.(type) {
		case *syntax.Binary:
			if isAssignment(n.Op) && strip(n.X) == found.node {
				found.access = Write
			}
		case *syntax.Postfix:
			found.access = Write
		case *syntax.Unary:
			if n.Op == "++" || n.Op == "--" {
				found.access = Write
			}
		}
	}
	return found
}

func isAssignment(op string) bool {
	return strings.HasSuffix(op, "=") && op != "==" && op != "!=" && op != "<=" && op != ">="
}

// sideOfType is whose memory a pointer of that type names.
func sideOfType(t *tree.Type) Side {
	if t == nil {
		return Kernel
	}
	shown := Split(tree.Show(t))
	if shown.isPointer() {
		return sideOf(shown.space())
	}
	for _, p := range shown.Parts {
		if p.Kind == SpacePart {
			return sideOf(p.Text)
		}
	}
	return Kernel
}

// sideOfName is whose memory the object or pointer of that name is, by the
// attributes of its declaration.
func sideOfName(d *declared) Side {
	if s := d.space(); s != "" {
		return sideOf(s)
	}
	for i := range d.name.Parts {
		for j := range d.name.Parts[i].Quals {
			if s := spaceOf(d.name.Parts[i].Quals[j].Attrs); s != "" {
				return sideOf(s)
			}
		}
	}
	return Kernel
}

// space is the address space of a declaration's specifiers; "" for none.
func (d *declared) space() string {
	for _, list := range d.attributes() {
		if s := spaceOf(list); s != "" {
			return s
		}
	}
	return ""
}

// sideOfExpr is whose memory a pointer expression names, by what is declared.
func (l *lesson) sideOfExpr(x syntax.Expr, at, depth int) Side {
	if depth > 100 {
		return Kernel
	}
	switch n := strip(x).(type) {
	case *syntax.Name:
		if d := l.resolve(n.Name, at); d != nil {
			return sideOfName(d)
		}
	case *syntax.Member:
		if d := l.memberOf(n.Name); d != nil && sideOfName(d) != Kernel {
			return sideOfName(d)
		}
		return l.sideOfExpr(n.X, at, depth+1)
	case *syntax.Index:
		return l.sideOfExpr(n.X, at, depth+1)
	case *syntax.Unary:
		return l.sideOfExpr(n.X, at, depth+1)
	case *syntax.Postfix:
		return l.sideOfExpr(n.X, at, depth+1)
	case *syntax.Binary:
		return l.sideOfExpr(n.X, at, depth+1)
	case *syntax.Cast:
		if n.Type != nil {
			return sideOf(castSpace(n))
		}
	}
	return Kernel
}

// spaceOf is the address space that attributes give; "" for none.
func spaceOf(list []syntax.Attribute) string {
	for i := range list {
		if strings.Trim(list[i].Name, "_") != "address_space" || len(list[i].Args) != 1 {
			continue
		}
		switch a := list[i].Args[0].(type) {
		case *syntax.Name:
			return a.Name
		case *syntax.Literal:
			if n, err := strconv.Atoi(a.Tok.Text); err == nil {
				return "<asn:" + strconv.Itoa(n) + ">"
			}
		}
	}
	return ""
}

// rootName is the name at the start of an expression: p of p->a[1].b.
func rootName(x syntax.Expr) string {
	for {
		switch n := x.(type) {
		case *syntax.Name:
			return n.Name
		case *syntax.Paren:
			x = n.X
		case *syntax.Member:
			x = n.X
		case *syntax.Index:
			x = n.X
		case *syntax.Postfix:
			x = n.X
		case *syntax.Unary:
			x = n.X
		case *syntax.Binary:
			if n.Op != "+" && n.Op != "-" {
				return ""
			}
			x = n.X
		default:
			return ""
		}
	}
}

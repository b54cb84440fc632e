package assist

import (
	"sort"
	"strings"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/teach"
	"ringlab/engine/source"
)

// mostExpansion is how much of what a macro becomes is shown, in bytes.
const mostExpansion = 2000

// Locate explains what stands at a byte of one of the files.
func Locate(c *check.Checked, name string, offset int) Located {
	main := find(c, name)
	if main == nil || offset < 0 || offset > len(main.Text) {
		return Located{}
	}
	f := &file{c: c, main: main, at: offset}
	words := code(scan(main.Text))
	at := sort.Search(len(words), func(i int) bool { return words[i].end > offset })
	// The end of a word still belongs to it.
	if (at == len(words) || words[at].start > offset || words[at].kind == sign) && at > 0 && words[at-1].end == offset && words[at-1].kind != sign {
		at--
	}
	if at == len(words) || words[at].start > offset {
		return Located{}
	}
	w := words[at]
	found := Located{Place: source.Span{Start: w.start, End: w.end}}
	switch {
	case w.kind == quoted && included(words[:at]):
		f.header(&found, w)
	case w.kind != identifier:
	case at > 0 && (words[at-1].text == "." || words[at-1].text == "->"):
		f.member(&found, words, at)
	case at > 0 && (words[at-1].text == "struct" || words[at-1].text == "union"):
		if r := f.record(w.text); r != nil {
			e := entry{name: w.text, pos: r.TagPos, kind: TypeName, tag: r}
			f.fill(&found, e)
		}
	case f.macro(&found, w, at+1 < len(words) && words[at+1].text == "("):
	default:
		if e, ok := f.resolve(w.text); ok {
			f.fill(&found, e)
		} else if isKeyword(w.text) {
			found.Title, found.Kind = w.text, Keyword
		}
	}
	if found.Title == "" {
		return Located{}
	}
	return found
}

// code leaves out the comments.
func code(words []word) []word {
	kept := words[:0]
	for _, w := range words {
		if w.kind != comment {
			kept = append(kept, w)
		}
	}
	return kept
}

// header explains the name after #include.
func (f *file) header(found *Located, w word) {
	name := strings.Trim(w.text, "<>\"")
	found.Title, found.Kind = w.text, Header
	for _, in := range f.c.Files.All() {
		if in != f.main && (in.Name == name || strings.HasSuffix(in.Name, "/"+name)) {
			found.Defined = Place{File: in, At: source.Position{Line: 1, Column: 1}}
			return
		}
	}
}

// member explains a name after . or ->, or a designator.
func (f *file) member(found *Located, words []word, at int) {
	r := f.recordBefore(words, at-1, 0)
	for _, m := range f.members(r, 0) {
		if m.name == words[at].text {
			f.fill(found, m)
			return
		}
	}
}

// fill takes in what an entry says.
func (f *file) fill(found *Located, e entry) {
	found.Title, found.Kind = e.detail(f.c), e.kind
	if e.kind != Function && e.decl != nil {
		found.Type = teach.Split(found.Title)
	}
	found.Defined = f.place(e.pos, e.name)
	if found.Defined.File != nil && known(found.Defined.File) && (e.kind == Function || e.kind == TypeName) {
		found.Name = e.name
	}
}

// place is where a name is declared.
func (f *file) place(pos report.Pos, name string) Place {
	in, offset := f.c.Files.Find(f.c.Files.Written(pos))
	if in == nil {
		return Place{}
	}
	p := Place{File: in, Span: source.Span{Start: offset, End: min(offset+len(name), len(in.Text))}}
	p.At.Line, p.At.Column = in.Display(offset, f.c.TabStop)
	return p
}

// known reports whether a file is one of the machine's headers.
func known(in *report.File) bool { return strings.HasPrefix(in.Name, headers.SystemPath+"/") }

// macro explains the name of a macro. One with arguments is meant only where
// they follow, or where it is defined.
func (f *file) macro(found *Located, w word, called bool) bool {
	named, ok := f.c.Unit.Macro(w.text)
	if !ok {
		return false
	}
	m := &named
	if m.Function && !called && !w.directive {
		return false
	}
	found.Title, found.Kind = macroTitle(m), Macro
	found.Expansion = f.expansion(f.main.Pos(w.start))
	if m.Pos == 0 {
		return true
	}
	found.Defined = f.place(m.Pos, m.Name)
	if found.Defined.File != nil && known(found.Defined.File) {
		found.Name = m.Name
	}
	return true
}

// macroTitle is a macro's definition in one line.
func macroTitle(m *syntax.Macro) string {
	var out strings.Builder
	out.WriteString("#define ")
	out.WriteString(macroCall(m))
	for i := range m.Body {
		if i == 0 || m.Body[i].Space {
			out.WriteByte(' ')
		}
		if out.Len() > 300 {
			out.WriteString("…")
			break
		}
		out.WriteString(m.Body[i].Spelling())
	}
	return out.String()
}

// macroCall is a macro's name with its parameters.
func macroCall(m *syntax.Macro) string {
	if !m.Function {
		return m.Name
	}
	text := m.Name + "(" + strings.Join(m.Parameters, ", ")
	if m.Variadic && len(m.Parameters) == 0 {
		text += "..."
	}
	return text + ")"
}

// expansion is what the macro that is named at a place becomes; "" where it is
// not used there.
func (f *file) expansion(at report.Pos) string {
	var out strings.Builder
	for i := range f.c.Unit.Tokens {
		t := &f.c.Unit.Tokens[i]
		if _, given := f.c.Files.Expansion(t.Pos); !given || f.c.Files.Outer(t.Pos) != at {
			continue
		}
		if out.Len() > 0 && t.Space {
			out.WriteByte(' ')
		}
		if out.Len() > mostExpansion {
			out.WriteString("…")
			break
		}
		out.WriteString(t.Spelling())
	}
	return out.String()
}

// recordBefore is the struct or union whose member stands after the . or ->
// at an index: that of the expression before, or that which is initialized.
func (f *file) recordBefore(words []word, at, depth int) *syntax.Record {
	if depth > mostDepth || at <= 0 {
		return nil
	}
	if words[at].text == "." && (words[at-1].text == "{" || words[at-1].text == ",") {
		return f.initialized(words, at-1, depth+1)
	}
	return f.recordAt(words, at-1, depth+1)
}

// recordAt is the struct that an expression which ends at an index has, or
// points to.
func (f *file) recordAt(words []word, at, depth int) *syntax.Record {
	if depth > mostDepth || at < 0 {
		return nil
	}
	switch w := words[at]; {
	case w.text == "]":
		return f.recordAt(words, opening(words, at)-1, depth+1)
	case w.text == ")":
		open := opening(words, at)
		if open > 0 && words[open-1].kind == identifier && !isKeyword(words[open-1].text) {
			switch words[open-1].text {
			case "container_of", "list_entry", "list_first_entry", "list_last_entry", "hlist_entry", "rb_entry":
				return f.recordIn(words[open+1 : at])
			}
			return f.recordAt(words, open-1, depth+1)
		}
		if open < 0 {
			return nil
		}
		inner := words[open+1 : at]
		if len(inner) > 1 && inner[0].text == "(" {
			if r := f.recordIn(inner[:min(len(inner), 4)]); r != nil {
				return r // a cast
			}
		}
		return f.recordAt(words, at-1, depth+1)
	case w.kind == identifier:
		if at > 0 && (words[at-1].text == "." || words[at-1].text == "->") {
			for _, m := range f.members(f.recordBefore(words, at-1, depth+1), 0) {
				if m.name == w.text {
					return f.recordOf(m.decl.Specs, 0)
				}
			}
			return nil
		}
		if e, ok := f.resolve(w.text); ok && e.decl != nil {
			return f.recordOf(e.decl.Specs, 0)
		}
	}
	return nil
}

// recordIn is the struct that a type among words names.
func (f *file) recordIn(words []word) *syntax.Record {
	for i := range words {
		if (words[i].text == "struct" || words[i].text == "union") && i+1 < len(words) {
			return f.record(words[i+1].text)
		}
		if words[i].kind == identifier {
			if e, ok := f.typedef(words[i].text); ok {
				return f.recordOf(e.decl.Specs, 0)
			}
		}
	}
	return nil
}

// opening is the index of the bracket that the one at an index closes; -1 for
// none.
func opening(words []word, at int) int {
	depth := 0
	for i := at; i >= 0; i-- {
		switch words[i].text {
		case ")", "]", "}":
			depth++
		case "(", "[", "{":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// initialized is the struct whose initializer holds the index: at is its
// opening brace or a comma in it.
func (f *file) initialized(words []word, at, depth int) *syntax.Record {
	if depth > mostDepth {
		return nil
	}
	level := 0
	for ; at >= 0; at-- {
		switch words[at].text {
		case ")", "]", "}":
			level++
		case "(", "[", "{":
			level--
		case ";":
			if level == 0 {
				return nil
			}
		}
		if level < 0 {
			break
		}
	}
	if at <= 0 || words[at].text != "{" {
		return nil
	}
	before := words[at-1]
	switch {
	case before.text == ")": // (struct s){
		if open := opening(words, at-1); open >= 0 {
			return f.recordIn(words[open+1 : at-1])
		}
	case before.text == "{" || before.text == ",": // an element of an array
		return f.initialized(words, at-1, depth+1)
	case before.text == "=":
		k := at - 2
		for k >= 0 && words[k].text == "]" {
			k = opening(words, k) - 1
		}
		if k < 0 || words[k].kind != identifier {
			if k >= 0 && words[k].text == "=" || k >= 0 && (words[k].text == "{" || words[k].text == ",") { // [i] = {
				return f.initialized(words, k, depth+1)
			}
			return nil
		}
		if k > 0 && words[k-1].text == "." {
			for _, m := range f.members(f.recordBefore(words, k-1, depth+1), 0) {
				if m.name == words[k].text {
					return f.recordOf(m.decl.Specs, 0)
				}
			}
			return nil
		}
		// The declaration may not be there yet as a tree: look at its words.
		for j := k - 1; j >= 0 && k-j < 4; j-- {
			if words[j].kind != identifier {
				break
			}
			if j > 0 && (words[j-1].text == "struct" || words[j-1].text == "union") {
				return f.record(words[j].text)
			}
			if e, ok := f.typedef(words[j].text); ok {
				return f.recordOf(e.decl.Specs, 0)
			}
		}
	}
	return nil
}

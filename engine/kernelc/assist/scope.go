package assist

import (
	"strings"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
)

// mostDepth is how deep nested structs and chains of members are followed.
const mostDepth = 40

// entry is a declared name.
type entry struct {
	name  string
	pos   report.Pos
	kind  Kind
	decl  *syntax.Declaration // of an object, function, typedef or member
	named *syntax.Declared
	value *syntax.Enumerator
	tag   *syntax.Record
	local bool
}

// file is a checked file at a byte.
type file struct {
	c    *check.Checked
	main *report.File
	// at is the byte where names are looked for.
	at int
}

// find returns the file of that name; nil for none.
func find(c *check.Checked, name string) *report.File {
	for _, f := range c.Files.All() {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// offset is where a place stands in the file that is asked about; -1 elsewhere.
func (f *file) offset(pos report.Pos) int {
	if in, offset := f.c.Files.Find(pos); in == f.main && in != nil {
		return offset
	}
	return -1
}

// locals are the names of the function at the byte that can be seen there, the
// innermost first.
func (f *file) locals() []entry {
	function := f.function()
	if function == nil {
		return nil
	}
	var found []entry
	if len(function.Names) > 0 && function.Names[0].Declarator != nil {
		for _, p := range function.Names[0].Declarator.Parts {
			if p.Kind != syntax.FunctionPart {
				continue
			}
			for _, d := range p.Params {
				found = append(found, entries(d, true)...)
			}
			break
		}
	}
	for _, d := range function.Older {
		found = append(found, entries(d, true)...)
	}
	found = f.block(found, function.Body, 0)
	for i, j := 0, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}
	return found
}

// function is the definition around the byte. In a text that is being typed
// its end may not be known: then the last that begins before counts.
func (f *file) function() *syntax.Declaration {
	var last *syntax.Declaration
	for _, d := range f.c.Decls {
		n, ok := d.(*syntax.Declaration)
		if !ok || n.Body == nil {
			continue
		}
		if from := f.offset(n.Range.From); from < 0 || from > f.at {
			continue
		}
		last = n
	}
	if last == nil {
		return nil
	}
	if end := f.offset(last.Body.End); end >= 0 && end < f.at && f.depth() == 0 {
		return nil
	}
	return last
}

// depth is how many braces are open at the byte.
func (f *file) depth() int {
	depth := 0
	for _, w := range scan(f.main.Text[:min(f.at, len(f.main.Text))]) {
		if w.kind == sign && !w.directive {
			switch w.text {
			case "{":
				depth++
			case "}":
				depth = max(depth-1, 0)
			}
		}
	}
	return depth
}

// block adds the names that a block declares before the byte, and those of the
// blocks in it that are around the byte.
func (f *file) block(found []entry, b *syntax.Block, depth int) []entry {
	if b == nil || depth > mostDepth {
		return found
	}
	for _, s := range b.List {
		found = f.statement(found, s, depth+1)
	}
	return found
}

func (f *file) statement(found []entry, s syntax.Stmt, depth int) []entry {
	if s == nil || depth > mostDepth {
		return found
	}
	from, to := f.offset(s.Extent().From), f.offset(s.Extent().To)
	if from > f.at {
		return found
	}
	inside := to < 0 || to >= f.at
	switch n := s.(type) {
	case *syntax.DeclStmt:
		return append(found, entries(n.Decl, true)...)
	case *syntax.Block:
		if inside {
			return f.block(found, n, depth+1)
		}
	case *syntax.If:
		if inside {
			found = f.statement(found, n.Then, depth+1)
			return f.statement(found, n.Else, depth+1)
		}
	case *syntax.Loop:
		if inside {
			found = f.statement(found, n.Init, depth+1)
			return f.statement(found, n.Body, depth+1)
		}
	case *syntax.Switch:
		return f.statement(found, n.Body, depth+1)
	case *syntax.Case:
		return f.statement(found, n.Body, depth+1)
	case *syntax.Label:
		return f.statement(found, n.Body, depth+1)
	}
	return found
}

// entries are the names of a declaration, with the enumerators of its enum.
func entries(d syntax.Decl, local bool) []entry {
	n, ok := d.(*syntax.Declaration)
	if !ok {
		return nil
	}
	var found []entry
	kind := Object
	for i := range n.Specs {
		s := &n.Specs[i]
		if s.Word == "typedef" {
			kind = TypeName
		}
		if s.Enum != nil {
			for j := range s.Enum.Values {
				v := &s.Enum.Values[j]
				found = append(found, entry{name: v.Name, pos: v.Pos, kind: Object, value: v, local: local})
			}
		}
		if s.Record != nil && s.Record.Tag != "" && s.Record.Body {
			found = append(found, entry{name: s.Record.Tag, pos: s.Record.TagPos, kind: TypeName, tag: s.Record, local: local})
		}
	}
	for i := range n.Names {
		to := n.Names[i].Declarator
		if to == nil || to.Name == "" {
			continue
		}
		e := entry{name: to.Name, pos: to.NamePos, kind: kind, decl: n, named: &n.Names[i], local: local}
		if kind == Object && isFunction(to) {
			e.kind = Function
		}
		found = append(found, e)
	}
	return found
}

func isFunction(d *syntax.Declarator) bool {
	return len(d.Parts) > 0 && d.Parts[0].Kind == syntax.FunctionPart
}

// globals calls visit for the names of the file, until it returns false.
func (f *file) globals(visit func(entry) bool) {
	for _, d := range f.c.Decls {
		for _, e := range entries(d, false) {
			if !visit(e) {
				return
			}
		}
	}
}

// resolve finds what a name means at the byte.
func (f *file) resolve(name string) (entry, bool) {
	for _, e := range f.locals() {
		if e.name == name && e.tag == nil {
			return e, true
		}
	}
	var found entry
	f.globals(func(e entry) bool {
		if e.name == name && e.tag == nil && (found.decl == nil && found.value == nil || e.decl != nil && e.decl.Body != nil) {
			found = e
		}
		return true
	})
	return found, found.name != ""
}

// record finds a struct or union by its tag.
func (f *file) record(tag string) *syntax.Record {
	for _, d := range f.c.Decls {
		if r := recordIn(d, tag, 0); r != nil {
			return r
		}
	}
	if function := f.function(); function != nil {
		for _, e := range f.locals() {
			if e.tag != nil && e.name == tag {
				return e.tag
			}
		}
	}
	return nil
}

func recordIn(d syntax.Decl, tag string, depth int) *syntax.Record {
	n, ok := d.(*syntax.Declaration)
	if !ok || depth > mostDepth {
		return nil
	}
	for i := range n.Specs {
		r := n.Specs[i].Record
		if r == nil || !r.Body {
			continue
		}
		if r.Tag == tag && tag != "" {
			return r
		}
		for _, m := range r.Members {
			if found := recordIn(m, tag, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// recordOf is the struct or union that a declaration's specifiers name; nil
// for another type.
func (f *file) recordOf(specs []syntax.Spec, depth int) *syntax.Record {
	if depth > mostDepth {
		return nil
	}
	for i := range specs {
		s := &specs[i]
		switch {
		case s.Record != nil:
			if s.Record.Body {
				return s.Record
			}
			return f.record(s.Record.Tag)
		case s.Typedef:
			if e, ok := f.typedef(s.Word); ok {
				return f.recordOf(e.decl.Specs, depth+1)
			}
		}
	}
	return nil
}

func (f *file) typedef(name string) (entry, bool) {
	var found entry
	f.globals(func(e entry) bool {
		if e.name == name && e.kind == TypeName && e.decl != nil {
			found = e
			return false
		}
		return true
	})
	return found, found.decl != nil
}

// members are those of a struct, with those of its members without a name.
func (f *file) members(r *syntax.Record, depth int) []entry {
	if r == nil || depth > mostDepth {
		return nil
	}
	var found []entry
	for _, m := range r.Members {
		d, ok := m.(*syntax.Declaration)
		if !ok {
			continue
		}
		named := false
		for i := range d.Names {
			if to := d.Names[i].Declarator; to != nil && to.Name != "" {
				named = true
				found = append(found, entry{name: to.Name, pos: to.NamePos, kind: Member, decl: d, named: &d.Names[i]})
			}
		}
		if !named {
			found = append(found, f.members(f.recordOf(d.Specs, 0), depth+1)...)
		}
	}
	return found
}

// detail is a declaration as it is written, in one line.
func (e *entry) detail(c *check.Checked) string {
	switch {
	case e.value != nil:
		if e.value.Value != nil {
			if text := written(c, e.value.Value.Extent()); text != "" {
				return e.name + " = " + text
			}
		}
		return "enum " + e.name
	case e.tag != nil:
		if e.tag.Union {
			return "union " + e.name
		}
		return "struct " + e.name
	case e.decl == nil:
		return e.name
	}
	var out strings.Builder
	for i := range e.decl.Specs {
		s := &e.decl.Specs[i]
		text := s.Word
		switch {
		case s.Record != nil && s.Record.Tag != "":
			text = s.Word + " " + s.Record.Tag
		case s.Enum != nil && s.Enum.Tag != "":
			text = s.Word + " " + s.Enum.Tag
		case s.Record != nil || s.Enum != nil:
			text = s.Word + " {…}"
		case len(s.Attrs) > 0:
			text = attributeWord(c, s)
		case s.TypeOf != nil:
			text = written(c, s.Range)
		}
		if text != "" {
			out.WriteString(text)
			out.WriteByte(' ')
		}
	}
	if text := written(c, e.named.Declarator.Range); text != "" {
		out.WriteString(text)
	} else {
		out.WriteString(e.name)
	}
	return out.String()
}

// attributeWord is the macro's name by which an attribute was written; "" for
// one that says nothing of the type.
func attributeWord(c *check.Checked, s *syntax.Spec) string {
	name := ""
	for pos := s.Pos; ; {
		e, ok := c.Files.Expansion(pos)
		if !ok {
			break
		}
		name, pos = e.Macro, e.Call
	}
	switch name {
	case "__user", "__iomem", "__percpu", "__rcu", "__force", "__kernel", "__bitwise":
		return name
	}
	return ""
}

// written is the text of a range as it is spelled, white space as one blank; ""
// where it is not in one piece.
func written(c *check.Checked, r report.Range) string {
	from, to := c.Files.Written(r.From), c.Files.Written(r.To)
	file, start := c.Files.Find(from)
	end, stop := c.Files.Find(to)
	if file == nil || file != end || start >= stop || stop-start > 400 {
		return ""
	}
	return strings.Join(strings.Fields(string(file.Text[start:stop])), " ")
}

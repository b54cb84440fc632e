package assist

import (
	"strings"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/source"
)

// mostOptions is how many options are offered at once.
const mostOptions = 200

// keywords of the language and of GNU C that modules use.
var keywords = [...]string{
	"auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for",
	"goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct",
	"switch", "typedef", "typeof", "union", "unsigned", "void", "volatile", "while", "_Bool", "_Static_assert", "_Generic",
	"__attribute__", "__typeof__", "__builtin_offsetof", "__builtin_expect", "__builtin_constant_p", "__builtin_types_compatible_p",
}

// attributes that modules use.
var attributes = [...]string{
	"address_space()", "aligned()", "always_inline", "bitwise", "cold", "context()", "designated_init", "force", "format()",
	"nocast", "noderef", "noinline", "noreturn", "packed", "pure", "safe", "section()", "unused", "used", "warn_unused_result", "weak",
}

// directives of the preprocessor.
var directives = [...]string{
	"include", "define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "error", "warning", "pragma", "line",
}

func isKeyword(name string) bool {
	for _, k := range keywords {
		if k == name {
			return true
		}
	}
	return false
}

// options gathers what fits to what was typed.
type options struct {
	typed string
	seen  map[string]bool
	list  []Option
}

// fits reports whether a name may be offered: it begins as what was typed, and
// names that begin with an underscore are for those who type one.
func (o *options) fits(name string) bool {
	if len(o.list) >= mostOptions || o.seen[name] || !strings.HasPrefix(name, o.typed) {
		return false
	}
	return name[0] != '_' || o.typed != ""
}

func (o *options) add(option Option) {
	o.seen[option.Label] = true
	if option.Apply == "" {
		option.Apply = option.Label
	}
	o.list = append(o.list, option)
}

// Complete tells what may be typed at a byte of one of the files, in place of a
// span.
func Complete(c *check.Checked, name string, offset int) (source.Span, []Option) {
	main := find(c, name)
	if main == nil {
		return source.Span{}, nil
	}
	offset = min(max(offset, 0), len(main.Text))
	start := offset
	for start > 0 && (isLetter(main.Text[start-1]) || isDigit(main.Text[start-1])) {
		start--
	}
	f := &file{c: c, main: main, at: start}
	words := scan(main.Text[:start])
	span := source.Span{Start: start, End: offset}
	o := &options{typed: string(main.Text[start:offset]), seen: map[string]bool{}}
	if n := len(words); n > 0 && words[n-1].end == start && open(&words[n-1]) {
		last := words[n-1]
		if last.kind == quoted && included(words[:n-1]) {
			span.Start = last.start + 1
			o.typed = string(main.Text[span.Start:offset])
			f.headers(o)
			return span, o.list
		}
		return source.Span{Start: offset, End: offset}, nil
	}
	if o.typed != "" && isDigit(o.typed[0]) {
		return source.Span{Start: offset, End: offset}, nil
	}
	f.names(o, code(words))
	return span, o.list
}

// open reports whether a comment or a string goes on after its last byte.
func open(w *word) bool {
	switch w.kind {
	case comment:
		return len(w.text) < 4 || w.text[1] == '/' || !strings.HasSuffix(w.text, "*/")
	case quoted:
		end := w.text[0]
		if end == '<' {
			end = '>'
		}
		return len(w.text) < 2 || w.text[len(w.text)-1] != end
	}
	return false
}

// headers offers those of the machine, and the files beside.
func (f *file) headers(o *options) {
	for _, name := range headers.Names() {
		if o.fits(name) {
			o.add(Option{Label: name, Kind: Header})
		}
	}
}

// names offers what may stand after the words.
func (f *file) names(o *options, words []word) {
	n := len(words)
	last := func(i int) string {
		if n < i {
			return ""
		}
		return words[n-i].text
	}
	switch {
	case n > 0 && words[n-1].directive && last(1) == "#" && words[n-1].end <= f.at:
		for _, d := range directives {
			if o.fits(d) {
				o.add(Option{Label: d, Kind: Keyword})
			}
		}
	case last(1) == "." || last(1) == "->":
		designator := last(1) == "." && (last(2) == "{" || last(2) == ",")
		for _, m := range f.members(f.recordBefore(words, n-1, 0), 0) {
			if !o.fits(m.name) || designator && f.given(words, m.name) {
				continue
			}
			option := Option{Label: m.name, Detail: m.detail(f.c), Kind: Member}
			if designator {
				option.Apply = m.name + " = "
			}
			o.add(option)
		}
	case inAttribute(words):
		for _, a := range attributes {
			if o.fits(a) {
				o.add(Option{Label: a, Kind: Attribute})
			}
		}
	case last(1) == "struct" || last(1) == "union":
		f.tags(o, last(1) == "union")
	case last(1) == "goto":
		f.labels(o)
	default:
		f.all(o)
	}
}

// inAttribute reports whether the words end within __attribute__((…)), where
// an attribute's name may stand.
func inAttribute(words []word) bool {
	n := len(words)
	if n < 3 || words[n-1].text != "(" && words[n-1].text != "," {
		return false
	}
	depth := 0
	for i := n - 1; i >= 2; i-- {
		switch words[i].text {
		case ")":
			depth++
		case "(":
			if depth--; depth == -1 {
				return words[i-1].text == "(" && (words[i-2].text == "__attribute__" || words[i-2].text == "__attribute")
			}
		case ";", "{", "}":
			return false
		}
	}
	return false
}

// given reports whether the initializer at the end of the words names a member
// already.
func (f *file) given(words []word, name string) bool {
	level := 0
	for i := len(words) - 2; i > 0; i-- {
		switch words[i].text {
		case ")", "]", "}":
			level++
		case "(", "[", "{":
			if level--; level < 0 {
				return false
			}
		}
		if level == 0 && words[i].text == name && words[i-1].text == "." {
			return true
		}
	}
	return false
}

// tags offers structs or unions.
func (f *file) tags(o *options, union bool) {
	offer := func(e entry) {
		if e.tag != nil && e.tag.Union == union && o.fits(e.name) {
			o.add(Option{Label: e.name, Detail: e.detail(f.c), Kind: TypeName, Name: f.known(e)})
		}
	}
	for _, e := range f.locals() {
		offer(e)
	}
	f.globals(func(e entry) bool {
		offer(e)
		return true
	})
}

// known is an entry's name where the machine's headers declare it.
func (f *file) known(e entry) string {
	if in, _ := f.c.Files.Find(f.c.Files.Written(e.pos)); in != nil && known(in) && e.kind != Object {
		return e.name
	}
	return ""
}

// labels offers the labels of the function.
func (f *file) labels(o *options) {
	all := code(scan(f.main.Text))
	from, to := 0, len(f.main.Text)
	if function := f.function(); function != nil {
		from = max(f.offset(function.Range.From), 0)
		if end := f.offset(function.Body.End); end > 0 {
			to = end
		}
	}
	for i := 1; i+1 < len(all); i++ {
		w := all[i]
		if w.start < from || w.end > to || w.kind != identifier || all[i+1].text != ":" {
			continue
		}
		if before := all[i-1].text; (before == ";" || before == "}" || before == "{" || before == ":") && !isKeyword(w.text) && o.fits(w.text) {
			o.add(Option{Label: w.text, Kind: Object, Detail: "label"})
		}
	}
}

// all offers what is in scope: the function's own names, then the file's, then
// those of the headers, then words of the language.
func (f *file) all(o *options) {
	offer := func(e entry) {
		if e.tag == nil && o.fits(e.name) {
			o.add(Option{Label: e.name, Detail: e.detail(f.c), Kind: e.kind, Name: f.known(e)})
		}
	}
	for _, e := range f.locals() {
		offer(e)
	}
	f.globals(func(e entry) bool {
		if f.offset(e.pos) >= 0 {
			offer(e)
		}
		return true
	})
	macros := f.c.Unit.Macros()
	for i := range macros {
		m := &macros[i]
		if m.Pos != 0 && f.offset(m.Pos) >= 0 && o.fits(m.Name) {
			o.add(Option{Label: m.Name, Detail: macroCall(m), Kind: Macro})
		}
	}
	for _, k := range keywords {
		if o.fits(k) {
			o.add(Option{Label: k, Kind: Keyword})
		}
	}
	if o.typed == "" {
		return // the headers' names would be too many
	}
	f.globals(func(e entry) bool {
		offer(e)
		return len(o.list) < mostOptions
	})
	for i := range macros {
		m := &macros[i]
		if m.Pos == 0 || !o.fits(m.Name) {
			continue
		}
		option := Option{Label: m.Name, Detail: macroCall(m), Kind: Macro}
		if in, _ := f.c.Files.Find(m.Pos); in != nil && known(in) {
			option.Name = m.Name
		}
		o.add(option)
	}
}

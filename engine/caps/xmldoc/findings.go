package xmldoc

import (
	"unicode/utf8"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// option adds to a diagnostic.
type option func(*source.Diagnostic)

func hint(m words.Message) option {
	return func(d *source.Diagnostic) { d.Hint = m }
}

func related(span source.Span, m words.Message) option {
	return func(d *source.Diagnostic) {
		d.Related = append(d.Related, source.Related{Span: span, Message: m})
	}
}

func edit(start, end int, text string) option {
	return func(d *source.Diagnostic) {
		d.Edits = append(d.Edits, source.Edit{Span: source.Span{Start: start, End: end}, Text: text})
	}
}

// fail reports an error at [start, end). Past MaxFindings one last finding
// says that there are more.
func (p *parser) fail(code string, start, end int, m words.Message, options ...option) {
	if len(p.found) > MaxFindings {
		return
	}
	if len(p.found) == MaxFindings {
		m = words.Text{
			En: "more errors follow; only the first %d are listed",
			Zh: "后面还有更多错误；只列出前 %d 个",
		}.With(MaxFindings)
		options = nil
	}
	d := source.Diagnostic{
		Severity: source.Error, Code: code,
		Span: source.Span{Start: start, End: end}, Message: m,
	}
	for _, o := range options {
		o(&d)
	}
	p.found = append(p.found, d)
}

func (p *parser) sorted() []source.Diagnostic {
	source.Sort(p.found)
	return p.found
}

// clip shortens a name for a message.
func clip(name []byte) string {
	most := 40
	if len(name) <= most {
		return string(name)
	}
	for !utf8.RuneStart(name[most]) && most > 0 {
		most--
	}
	return string(name[:most]) + "…"
}

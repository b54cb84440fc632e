package syntax

import (
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Diagnostic returns a finding as every lab tells findings: what stap prints
// on several lines is one message, and further places are related ones.
func (f *Finding) Diagnostic() source.Diagnostic {
	d := source.Diagnostic{
		Severity: f.Severity, Code: f.Code, Span: f.span(),
		Message: f.sentence(), Hint: f.Hint, Edits: f.Edits,
	}
	if f.Other != nil {
		d.Related = append(d.Related, source.Related{Span: scriptSpan(f.Other), Message: named(f.Other)})
	}
	d.Related = appendExpansions(d.Related, f.Tok)
	for n := f.Next; n != nil; n = n.Next {
		if d.Hint.IsZero() {
			d.Hint = n.Hint
		}
		d.Edits = append(d.Edits, n.Edits...)
		span := n.span()
		if span == (source.Span{}) || n.Tok == nil {
			// What has no place says more about the finding's own.
			d.Message = words.Text{En: "%s: %s", Zh: "%s：%s"}.With(d.Message, n.sentence())
			if d.Span == (source.Span{}) {
				d.Span = span
			}
			continue
		}
		d.Related = append(d.Related, source.Related{Span: span, Message: n.sentence()})
		d.Related = appendExpansions(d.Related, n.Tok)
	}
	return d
}

// span is where the finding points.
func (f *Finding) span() source.Span {
	if f.Place != (source.Span{}) || f.Tok == nil {
		return f.Place
	}
	return scriptSpan(f.Tok)
}

// sentence is the finding's message with the token it names, if it names one
// that can not be seen at its place.
func (f *Finding) sentence() words.Message {
	switch {
	case f.Saw && f.Tok == nil:
		return words.Text{En: "%s, saw the end of the script", Zh: "%s，却遇到脚本结尾"}.With(f.Message)
	case f.Saw:
		return words.Text{En: "%s, saw %s", Zh: "%s，却遇到%s"}.With(f.Message, named(f.Tok))
	case f.Tok == nil || f.Tok.Kind == Junk:
		return f.Message
	}
	return words.Text{En: "%s: %s", Zh: "%s：%s"}.With(f.Message, named(f.Tok))
}

// scriptSpan is where a token stands in the script: one of the tapset stands
// where the script uses what it came out of.
func scriptSpan(t *Token) source.Span {
	for t.Library != "" && t.Expansion != nil {
		t = t.Expansion
	}
	if t.Library != "" {
		return source.Span{}
	}
	return t.Span
}

// appendExpansions appends the uses of the macros that a token of the script
// came out of, the innermost first.
func appendExpansions(related []source.Related, t *Token) []source.Related {
	for ; t != nil && t.Expansion != nil; t = t.Expansion {
		if t.Library != "" {
			continue // it points at the use itself
		}
		related = append(related, source.Related{
			Span:    scriptSpan(t.Expansion),
			Message: words.Text{En: "in expansion of macro %s", Zh: "在宏 %s 的展开中"}.With(t.Expansion.Text),
		})
	}
	return related
}

// chineseKinds are kindWords in Chinese.
var chineseKinds = [...]string{
	EOF: "脚本结尾", Identifier: "标识符", Operator: "运算符", StringLiteral: "字符串",
	NumberLiteral: "数字", Keyword: "关键字", Embedded: "嵌入的 C 代码", Junk: "无法识别的字符",
}

// named returns a token as a sentence names it.
func named(t *Token) words.Message {
	kind := words.Text{En: kindWords[t.Kind], Zh: chineseKinds[t.Kind]}
	switch t.Kind {
	case Embedded, EOF, Junk:
		return kind.With()
	case StringLiteral:
		return words.Text{En: "%s %s", Zh: "%s %s"}.With(kind, quoteText(t.Text))
	}
	return words.Text{En: "%s '%s'", Zh: "%s '%s'"}.With(kind, t.Text)
}

package report

import (
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// New answers what people ask of a document, in language l.
func New(d *caps.Document, l words.Language) Report {
	r := reader{doc: d, tree: d.Tree, l: l}
	r.out.Answers = []Answer{}
	switch d.Kind {
	case caps.Capabilities:
		r.capabilities()
	case caps.DomainCapabilities:
		r.domainCapabilities()
	default:
		r.out.Verdict = r.otherRoot()
	}
	return r.out
}

func (r *reader) otherRoot() string {
	if r.doc.Root == xmldoc.None {
		return r.say("No document here yet", "这里还没有文档")
	}
	name := r.tree.Name(r.doc.Root)
	if name == string(caps.Capabilities) || name == string(caps.DomainCapabilities) {
		return r.say("The document was refused; its errors say why", "文档被拒绝；原因见其错误")
	}
	return r.say(
		"<%s> is neither a capabilities nor a domain capabilities document",
		"<%s> 既不是 capabilities 也不是 domainCapabilities 文档",
		name)
}

// maxFacts bounds the lines of one answer and maxPlaces the places of one;
// hosts of this world need far fewer. What is collected once each, to be told
// in words, stops at maxFacts too, so that a hostile document costs no
// quadratic time.
const (
	maxFacts  = 128
	maxPlaces = 512
)

// reader reads one document in one language.
type reader struct {
	doc  *caps.Document
	tree *xmldoc.Tree
	l    words.Language
	out  Report
}

// say is a text in the language of the report, with its arguments.
func (r *reader) say(en, zh string, args ...any) string {
	return r.sayText(words.Text{En: en, Zh: zh}, args...)
}

func (r *reader) sayText(t words.Text, args ...any) string { return t.With(args...).In(r.l) }

// list joins names as the language does.
func (r *reader) list(items []string) string {
	return strings.Join(items, r.say(", ", "、"))
}

// sentences joins whole sentences, leaving out empty ones.
func (r *reader) sentences(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 && r.l == words.English {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// answer adds an answer to the report.
func (r *reader) answer(a *Answer) {
	if len(a.Facts) > maxFacts {
		left := len(a.Facts) - maxFacts
		a.Facts = append(a.Facts[:maxFacts:maxFacts], Fact{
			Label: "…",
			Value: r.say("and %s more", "还有 %s 项", count(left)),
			Place: []source.Span{},
		})
	}
	if a.Facts == nil {
		a.Facts = []Fact{}
	}
	for i := range a.Facts {
		a.Facts[i].Place = bounded(a.Facts[i].Place)
	}
	a.Places = bounded(a.Places)
	r.out.Answers = append(r.out.Answers, *a)
}

func (a *Answer) addFact(f Fact) { a.Facts = append(a.Facts, f) }

// bounded returns at most maxPlaces of places, and never nil.
func bounded(places []source.Span) []source.Span {
	if places == nil {
		return []source.Span{}
	}
	return places[:min(len(places), maxPlaces)]
}

// fact is a line of detail that element id proves.
func (r *reader) fact(label, value string, ids ...xmldoc.ID) Fact {
	return Fact{Label: label, Value: value, Place: r.places(ids...)}
}

// places returns where the start tags of elements stand, None left out.
func (r *reader) places(ids ...xmldoc.ID) []source.Span {
	places := make([]source.Span, 0, len(ids))
	for _, id := range ids {
		if id != xmldoc.None {
			places = append(places, r.doc.Place(id))
		}
	}
	return places
}

// value returns the text inside an element; empty for None.
func (r *reader) value(id xmldoc.ID) string {
	text, _ := r.tree.Value(id)
	return text
}

// attr returns the value of an attribute; empty where there is none.
func (r *reader) attr(id xmldoc.ID, name string) string {
	text, _, _ := r.tree.Attr(id, name)
	return text
}

func (r *reader) find(path ...string) xmldoc.ID { return r.tree.Find(r.doc.Root, path...) }

// notStated is the short answer where a document says nothing.
var notStated = words.Text{En: "Not stated", Zh: "文档未说明"}

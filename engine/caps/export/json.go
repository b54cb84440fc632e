package export

import (
	"reflect"
	"strconv"
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/report"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/jsontext"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// JSON writes a document as indented JSON: the typed model under the name of
// its root element, what the model leaves out, the report and the findings.
//
// The members of the model are named as in the XML. Character data beside
// attributes is named after libvirtxml's field ("size" of a memory, "name" of
// a machine). An element without content is true; numbers above 2⁵³−1 are
// strings, since most readers of JSON would round them.
func JSON(d *caps.Document, l words.Language) []byte {
	w := jsonWriter{}
	w.open('{')
	w.key("kind")
	w.string(string(d.Kind))
	w.key(string(d.Kind))
	if d.Kind == caps.Capabilities {
		w.model(reflect.ValueOf(d.Caps).Elem())
	} else {
		w.model(reflect.ValueOf(d.DomainCaps).Elem())
	}
	w.key("unmodelled")
	w.unmodelled(d)
	w.key("report")
	w.report(report.New(d, l))
	w.key("diagnostics")
	w.diagnostics(d, l)
	w.close('}')
	return append(w.out, '\n')
}

type jsonWriter struct {
	out   []byte
	depth int
	empty bool // nothing was written yet inside the innermost { or [
}

func (w *jsonWriter) open(bracket byte) {
	w.out = append(w.out, bracket)
	w.depth++
	w.empty = true
}

func (w *jsonWriter) close(bracket byte) {
	w.depth--
	if !w.empty {
		w.line()
	}
	w.out = append(w.out, bracket)
	w.empty = false
}

// item begins the next member or element.
func (w *jsonWriter) item() {
	if !w.empty {
		w.out = append(w.out, ',')
	}
	w.empty = false
	w.line()
}

func (w *jsonWriter) line() {
	w.out = append(w.out, '\n')
	for range w.depth {
		w.out = append(w.out, ' ', ' ')
	}
}

func (w *jsonWriter) key(name string) {
	w.item()
	w.string(name)
	w.out = append(w.out, ':', ' ')
}

func (w *jsonWriter) string(s string) { w.out = jsontext.AppendString(w.out, s) }

// maxExact is the largest integer that every reader of JSON keeps exactly.
const maxExact = 1<<53 - 1

// model writes a value of one of libvirtxml's types.
func (w *jsonWriter) model(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		w.model(v.Elem())
	case reflect.Struct:
		if v.NumField() == 0 {
			w.out = append(w.out, "true"...)
			return
		}
		w.open('{')
		for i := range v.NumField() {
			if name, present := memberOf(v, i); present {
				w.key(name)
				w.model(v.Field(i))
			}
		}
		w.close('}')
	case reflect.Slice:
		w.open('[')
		for i := range v.Len() {
			w.item()
			w.model(v.Index(i))
		}
		w.close(']')
	case reflect.String:
		w.string(v.String())
	case reflect.Int:
		w.number(strconv.FormatInt(v.Int(), 10), v.Int() > maxExact || v.Int() < -maxExact)
	case reflect.Uint, reflect.Uint64:
		w.number(strconv.FormatUint(v.Uint(), 10), v.Uint() > maxExact)
	default:
		panic("libvirtxml has a field of type " + v.Type().String() + ", which export does not write")
	}
}

func (w *jsonWriter) number(digits string, quoted bool) {
	if quoted {
		w.string(digits)
		return
	}
	w.out = append(w.out, digits...)
}

// memberOf names a field in JSON, and tells whether the document states it. A
// list is always there, so that a script may walk it.
func memberOf(v reflect.Value, i int) (name string, present bool) {
	field := v.Type().Field(i)
	if field.Name == "XMLName" {
		return "", false
	}
	name, options, _ := strings.Cut(field.Tag.Get("xml"), ",")
	name, _, _ = strings.Cut(name, ">")
	if options == "chardata" {
		return strings.ToLower(field.Name[:1]) + field.Name[1:], true
	}
	value := v.Field(i)
	switch value.Kind() {
	case reflect.Slice, reflect.Struct:
		return name, true
	case reflect.Int, reflect.Uint, reflect.Uint64:
		return name, !strings.HasSuffix(options, "omitempty") || !value.IsZero()
	}
	return name, !value.IsZero()
}

// unmodelled writes the elements and attributes that the model leaves out, as
// they stand in the XML.
func (w *jsonWriter) unmodelled(d *caps.Document) {
	w.open('[')
	for _, id := range d.Unmodelled.Elements {
		w.item()
		w.open('{')
		w.key("path")
		w.string(pathOf(d.Tree, id))
		w.key("xml")
		span := d.Tree.Span(id)
		w.string(string(d.Tree.Text[span.Start:span.End]))
		w.close('}')
	}
	for _, start := range d.Unmodelled.Attrs {
		id := d.Tree.At(int(start))
		for _, a := range d.Tree.NodeAttrs(id) {
			if a.NameStart == start {
				w.item()
				w.open('{')
				w.key("path")
				w.string(pathOf(d.Tree, id) + "/@" + d.Tree.NameText(a.Name))
				w.key("value")
				w.string(d.Tree.AttrValue(&a))
				w.close('}')
			}
		}
	}
	w.close(']')
}

// pathOf is the way to an element from the root, as in XPath: the position is
// given where there are several of the name.
func pathOf(t *xmldoc.Tree, id xmldoc.ID) string {
	var steps []string
	for ; id > xmldoc.Root; id = t.Node(id).Parent {
		step, position, several := t.Name(id), 0, 0
		for sibling := range t.Children(t.Node(id).Parent, step) {
			several++
			if sibling == id {
				position = several
			}
		}
		if several > 1 {
			step += "[" + strconv.Itoa(position) + "]"
		}
		steps = append(steps, step)
	}
	var path strings.Builder
	for i := len(steps) - 1; i >= 0; i-- {
		path.WriteString("/" + steps[i])
	}
	return path.String()
}

func (w *jsonWriter) report(r report.Report) {
	w.open('{')
	w.key("verdict")
	w.string(r.Verdict)
	w.key("answers")
	w.open('[')
	for _, a := range r.Answers {
		w.item()
		w.open('{')
		for _, member := range [][2]string{
			{"id", a.ID}, {"question", a.Question}, {"state", string(a.State)}, {"answer", a.Short}, {"why", a.Why},
		} {
			w.key(member[0])
			w.string(member[1])
		}
		w.key("facts")
		w.open('[')
		for _, f := range a.Facts {
			w.item()
			w.open('{')
			w.key("label")
			w.string(f.Label)
			w.key("value")
			w.string(f.Value)
			w.close('}')
		}
		w.close(']')
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) diagnostics(d *caps.Document, l words.Language) {
	lines := source.NewLines(d.Paste())
	w.open('[')
	for _, f := range d.Diagnostics {
		at := lines.Position(f.Span.Start)
		w.item()
		w.open('{')
		w.key("line")
		w.number(strconv.Itoa(at.Line), false)
		w.key("column")
		w.number(strconv.Itoa(at.Column), false)
		for _, member := range [][2]string{
			{"severity", string(f.Severity)}, {"code", f.Code}, {"message", f.Message.In(l)}, {"hint", f.Hint.In(l)},
		} {
			w.key(member[0])
			w.string(member[1])
		}
		w.close('}')
	}
	w.close(']')
}

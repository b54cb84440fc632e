package schema

import (
	"strings"
	"testing"
	"unicode"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// term is the words of one entry of the table.
type term struct {
	id    string // path of an element or attribute from its root, or path=value
	title string
	text  words.Text
}

// glossary returns the words of each element, attribute and value, in the
// order of the documents.
func glossary() []term {
	var terms []term
	for _, root := range &roots {
		terms = appendTerms(terms, root, "", root.name)
	}
	return terms
}

// appendTerms adds an element by its id, and all below it. An element with
// variants is told apart by the value that selects them.
func appendTerms(terms []term, e *element, title, id string) []term {
	if title == "" {
		title = e.name
	}
	terms = append(terms, term{id, title, since(e.words, e.since)})
	terms = appendValues(terms, e.content.values, title, id)
	for i := range e.attrs {
		a := &e.attrs[i]
		terms = append(terms, term{id + "/@" + a.name, title + "/@" + a.name, since(a.words, a.since)})
		terms = appendValues(terms, a.content.values, title+"/@"+a.name, id+"/@"+a.name)
	}
	if len(e.variants) > 0 {
		for _, v := range e.variants {
			name := v.attribute(e.by).content.values[0].text
			for i := range v.children {
				at := "[" + name + "]/" + v.children[i].name
				terms = appendTerms(terms, v.children[i].element, e.name+at, id+at)
			}
		}
		return terms
	}
	for i := range e.children {
		child := e.children[i].element
		terms = appendTerms(terms, child, e.name+"/"+child.name, id+"/"+child.name)
	}
	return terms
}

func appendValues(terms []term, values []value, title, id string) []term {
	for i := range values {
		if values[i].words == (words.Text{}) {
			continue
		}
		terms = append(terms, term{id + "=" + values[i].text, title + "=" + values[i].text, values[i].words})
	}
	return terms
}

func TestGlossaryHasBothLanguages(t *testing.T) {
	ids := make(map[string]bool)
	for _, term := range glossary() {
		if ids[term.id] {
			t.Errorf("%s stands twice", term.id)
		}
		ids[term.id] = true
		if term.title == "" || len(term.text.En) < 4 || !strings.HasSuffix(term.text.En, ".") {
			t.Errorf("%s: English %q", term.id, term.text.En)
		}
		if !strings.HasSuffix(term.text.Zh, "。") && !strings.HasSuffix(term.text.Zh, "）") || term.text.En == term.text.Zh {
			t.Errorf("%s: Chinese %q", term.id, term.text.Zh)
		}
		if strings.ContainsFunc(term.text.En, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: Chinese in English %q", term.id, term.text.En)
		}
	}
	for _, id := range []string{
		"capabilities/host/cpu/model", "capabilities/host/topology/cells/cell/pages", "capabilities/guest/os_type=hvm",
		"capabilities/guest/arch/domain/@type=kvm", "domainCapabilities/cpu/mode[custom]/model/@usable",
		"domainCapabilities/cpu/mode/@name=host-model",
	} {
		if !ids[id] {
			t.Errorf("no %s", id)
		}
	}
}

// TestTable checks what the table takes for granted of itself.
func TestTable(t *testing.T) {
	var walk func(e *element, at string)
	walk = func(e *element, at string) {
		if len(e.attrs) > maxFields || len(e.children) > maxFields {
			t.Errorf("%s has more than %d attributes or children", at, maxFields)
		}
		if e.content.kind == oneOf && len(e.content.values) == 0 {
			t.Errorf("%s has no values", at)
		}
		for _, a := range e.attrs {
			if a.content.kind == nothing || a.content.kind == oneOf && len(a.content.values) == 0 {
				t.Errorf("%s/@%s has no values", at, a.name)
			}
			if a.with != "" && e.attribute(a.with) == nil {
				t.Errorf("%s/@%s goes with an unknown %s", at, a.name, a.with)
			}
		}
		for _, c := range e.children {
			if c.with != "" && e.child(c.with) == nil {
				t.Errorf("%s/%s goes with an unknown %s", at, c.name, c.with)
			}
			if c.unique != "" && c.unique != "." && c.attribute(c.unique) == nil {
				t.Errorf("%s/%s is told apart by an unknown %s", at, c.name, c.unique)
			}
			walk(c.element, at+"/"+c.name)
		}
		for _, v := range e.variants {
			walk(v, at+"["+v.attribute(e.by).content.values[0].text+"]")
		}
	}
	for _, root := range roots {
		walk(root, root.name)
	}
}

// TestEveryElementHasWords asks for the words of all that real documents hold.
func TestEveryElementHasWords(t *testing.T) {
	files := append(goodDocuments(t), "testdata/everything-capabilities.xml", "testdata/everything-domcapabilities.xml")
	for _, file := range files {
		tree, _ := xmldoc.Parse(read(t, file))
		for id := range tree.Nodes {
			node := xmldoc.ID(id)
			if tree.Node(node).Kind != xmldoc.Element {
				if Known(tree, node) {
					t.Errorf("%s: node %d is no element and known", file, id)
				}
				continue
			}
			if title, _, ok := Words(tree, node, ""); !ok || !Known(tree, node) {
				t.Errorf("%s: no words for <%s> %q", file, tree.Name(node), title)
			}
			for _, a := range tree.NodeAttrs(node) {
				if title, _, ok := Words(tree, node, tree.NameText(a.Name)); !ok {
					t.Errorf("%s: no words for <%s %s> %q", file, tree.Name(node), tree.NameText(a.Name), title)
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	tree, _ := xmldoc.Parse(read(t, "testdata/everything-domcapabilities.xml"))
	root := tree.RootElement()
	model := tree.Find(root, "cpu", "mode") // host-passthrough
	for range 3 {
		model = tree.Node(model).Next
	}
	model = tree.Child(model, "model")
	for _, test := range []struct {
		node        xmldoc.ID
		attr, title string
		words       string
	}{
		{root, "", "domainCapabilities", "one emulator"},
		{tree.Find(root, "cpu"), "", "cpu", "not host/cpu"},
		{model, "", "cpu/mode/model", "usable='yes'"},
		{model, "vendor", "cpu/mode/model/@vendor", "Since libvirt 8.9.0."},
	} {
		title, text, ok := Words(tree, test.node, test.attr)
		if !ok || title != test.title || !strings.Contains(text.En, test.words) {
			t.Errorf("%q %q %v, want %q", title, text.En, ok, test.title)
		}
	}
	if title, text, ok := ValueWords(tree, model, "usable"); !ok || title != "yes" || text.En == "" {
		t.Error(title, text, ok)
	}
	if title, text, ok := ValueWords(tree, tree.Child(root, "domain"), ""); !ok || title != "kvm" || !strings.Contains(text.In(words.Chinese), "/dev/kvm") {
		t.Error(title, text, ok)
	}
	for _, attr := range []string{"", "nonsense"} {
		if _, _, ok := ValueWords(tree, model, attr); ok {
			t.Errorf("words for the value of %q", attr)
		}
	}
	if _, _, ok := Words(tree, model, "nonsense"); ok {
		t.Error("words for an unknown attribute")
	}
}

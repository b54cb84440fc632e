package schema

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// Words explains an element, or its attribute attr where that is not empty.
// The title is its path. It is not ok where the table has no such thing in
// that place.
func Words(t *xmldoc.Tree, node xmldoc.ID, attr string) (title string, text words.Text, ok bool) {
	e := find(t, node)
	if e == nil {
		return "", words.Text{}, false
	}
	title = path(t, node)
	if attr == "" {
		return title, since(e.words, e.since), true
	}
	a := e.attribute(attr)
	if a == nil {
		return "", words.Text{}, false
	}
	return title + "/@" + attr, since(a.words, a.since), true
}

// ValueWords explains the value of an attribute, or of an element's text where
// attr is empty. The title is the value. It is not ok where the value is not
// one that the glossary explains.
func ValueWords(t *xmldoc.Tree, node xmldoc.ID, attr string) (title string, text words.Text, ok bool) {
	e := find(t, node)
	if e == nil {
		return "", words.Text{}, false
	}
	of := &e.content
	if attr == "" {
		title, _ = t.Value(node)
	} else {
		a := e.attribute(attr)
		if a == nil {
			return "", words.Text{}, false
		}
		of = &a.content
		title, _, _ = t.Attr(node, attr)
	}
	for i := range of.values {
		if v := &of.values[i]; v.text == title && v.words != (words.Text{}) {
			return title, v.words, true
		}
	}
	return "", words.Text{}, false
}

// path returns the names from the root element to a node that the table
// knows, and so is not deep: host/cpu/model.
func path(t *xmldoc.Tree, node xmldoc.ID) string {
	out := localName(t, node)
	for id := t.Node(node).Parent; id > xmldoc.Root && t.Node(id).Parent > xmldoc.Root; id = t.Node(id).Parent {
		out = localName(t, id) + "/" + out
	}
	return out
}

func since(t words.Text, version string) words.Text {
	if version == "" {
		return t
	}
	return words.Text{
		En: t.En + " Since libvirt " + version + ".",
		Zh: t.Zh + "自 libvirt " + version + " 起。",
	}
}

//go:build !onelab || caps

package protocol

import (
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/schema"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// maxTreeNodes is how many nodes one answer lists.
const maxTreeNodes = 1000

// treeNodes lists children of a node: elements, comments and the rest as they
// are in the tree, and character data between them.
func treeNodes(d *caps.Document, id xmldoc.ID, from, count int) CapsTreeNodes {
	count = min(max(count, 0), maxTreeNodes)
	result := CapsTreeNodes{Nodes: []CapsTreeNode{}}
	below := unmodelledAbove(d, id)
	each(d.Tree, id, func(child xmldoc.ID, span source.Span) {
		if at := result.Total; at >= from && at < from+count {
			if child == xmldoc.None {
				result.Nodes = append(result.Nodes, textNode(d, span, below))
			} else {
				result.Nodes = append(result.Nodes, treeNode(d, child, below))
			}
		}
		result.Total++
	})
	return result
}

// each calls visit for every child of a node in order, and with None for each
// run of character data that is more than white space.
func each(t *xmldoc.Tree, id xmldoc.ID, visit func(child xmldoc.ID, span source.Span)) {
	n := t.Node(id)
	at := n.ContentStart
	gap := func(end int32) {
		if n.HasText && strings.TrimSpace(string(t.Text[at:end])) != "" {
			visit(xmldoc.None, source.Span{Start: int(at), End: int(end)})
		}
	}
	for child := n.First; child != xmldoc.None; child = t.Node(child).Next {
		c := t.Node(child)
		gap(c.Start)
		visit(child, t.Span(child))
		at = c.End
	}
	gap(n.ContentEnd)
}

func textNode(d *caps.Document, span source.Span, unmodelled bool) CapsTreeNode {
	return CapsTreeNode{
		ID: int(xmldoc.None), Kind: "text", Modelled: !unmodelled,
		Text: strings.TrimSpace(string(d.Tree.Text[span.Start:span.End])), Place: d.Pasted(span),
	}
}

func treeNode(d *caps.Document, id xmldoc.ID, unmodelled bool) CapsTreeNode {
	t := d.Tree
	n := t.Node(id)
	node := CapsTreeNode{
		ID: int(id), Kind: kindNames[n.Kind], Place: d.Pasted(t.Span(id)),
		Modelled: !unmodelled && !d.Unmodelled.HasElement(id),
	}
	if n.Kind != xmldoc.Element {
		node.Text = string(t.Text[n.ContentStart:n.ContentEnd])
		return node
	}
	node.Name = t.Name(id)
	for i := range t.NodeAttrs(id) {
		a := &t.NodeAttrs(id)[i]
		node.Attributes = append(node.Attributes, CapsTreeAttr{
			Name: t.NameText(a.Name), Value: t.AttrValue(a),
			Modelled: node.Modelled && !d.Unmodelled.HasAttr(a.NameStart),
			Place:    d.Pasted(source.Span{Start: int(a.NameStart), End: int(a.ValueEnd)}),
		})
	}
	if n.First == xmldoc.None {
		node.Text, _ = t.Value(id)
		return node
	}
	each(t, id, func(xmldoc.ID, source.Span) { node.Children++ })
	return node
}

var kindNames = [...]string{
	xmldoc.Document: "document", xmldoc.Element: "element", xmldoc.CData: "cdata",
	xmldoc.Comment: "comment", xmldoc.Instruction: "instruction", xmldoc.Doctype: "doctype",
}

// unmodelledAbove reports whether a node stands in an element that the typed
// view leaves out.
func unmodelledAbove(d *caps.Document, id xmldoc.ID) bool {
	for ; id > xmldoc.Root; id = d.Tree.Node(id).Parent {
		if d.Unmodelled.HasElement(id) {
			return true
		}
	}
	return false
}

// locate tells what stands at a byte of the text.
func locate(d *caps.Document, offset int, l words.Language) CapsLocated {
	t := d.Tree
	inner := t.At(offset)
	result := CapsLocated{Place: d.Pasted(source.Span{Start: offset, End: offset})}
	element := inner
	for element > xmldoc.Root && t.Node(element).Kind != xmldoc.Element {
		element = t.Node(element).Parent
	}
	if element <= xmldoc.Root {
		return result
	}
	for id := element; id > xmldoc.Root; id = t.Node(id).Parent {
		result.Path = append(result.Path, CapsStep{Node: int(id), Name: t.Name(id), Place: d.Place(id)})
	}
	for i, j := 0, len(result.Path)-1; i < j; i, j = i+1, j-1 {
		result.Path[i], result.Path[j] = result.Path[j], result.Path[i]
	}
	attr, span, inValue := "", t.TagSpan(element), false
	if _, text := t.Value(element); t.Node(element).First == xmldoc.None && holds(text, offset) {
		span, inValue = text, true
	}
	for _, a := range t.NodeAttrs(element) {
		name := source.Span{Start: int(a.NameStart), End: int(a.ValueEnd)}
		if holds(name, offset) {
			attr, span, inValue = t.NameText(a.Name), name, offset >= int(a.ValueStart)
		}
	}
	result.Place = d.Pasted(span)
	title, text, ok := "", words.Text{}, false
	if inValue {
		title, text, ok = schema.ValueWords(t, element, attr)
	}
	if !ok {
		title, text, ok = schema.Words(t, element, attr)
	}
	if ok {
		result.Title, result.Words = title, text.In(l)
	}
	return result
}

func holds(span source.Span, offset int) bool { return span.Start <= offset && offset <= span.End }

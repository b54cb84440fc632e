package xmldoc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

func format(text []byte, found []source.Diagnostic) string {
	lines := source.NewLines(text)
	var b strings.Builder
	for _, d := range found {
		at := lines.Position(d.Span.Start)
		fmt.Fprintf(&b, "%d:%d %s %s\n", at.Line, at.Column, d.Code, d.Message.In(words.English))
	}
	return b.String()
}

func TestParseReports(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"<a/>", ""},
		{"<a>x &lt; &#65; &#x41; <!-- c --><![CDATA[<&]]></a>", ""},
		{"", "1:1 syntax empty document: there is no element\n"},
		{" \n\t\n", "3:1 syntax empty document: there is no element\n"},
		{"hello", "1:1 syntax text, but no XML element\n"},
		{"x <a/>", "1:1 syntax text before the root element\n"},
		{"<a/>\ndone.\n", "2:1 syntax text after the root element\n"},
		{"<a/>\n<b/><c/>", "2:1 syntax a second document begins after the root element\n"},
		{"<a/>\n<?xml version='1.0'?>\n<b/>", "2:1 syntax a second document begins after the root element\n"},
		{"\n<?xml version='1.0'?><a/>", "2:1 syntax the XML declaration may only stand at the very start\n"},
		{"<a id=0/>", "1:7 syntax the value of attribute id is not in quotes\n"},
		{"<a id='1' id='2'/>", "1:11 syntax duplicate attribute id; the first one holds\n"},
		{"<a id/>", "1:4 syntax attribute id has no value\n"},
		{"<a b='1'c='2'/>", "1:9 syntax white space is missing between attributes\n"},
		{"<a b='1>\n<c/></a>", "1:6 syntax the value of attribute b has no closing quote\n"},
		{"<a b='x<y'/>", "1:8 syntax “<” may not stand in an attribute value\n"},
		{"<a <b/></a>", "1:4 syntax the tag is not closed: “>” is missing before the next “<”\n"},
		{"<a id '1'/>", "1:7 syntax “=” is missing between attribute id and its value\n"},
		{"<a>b<c</a>", "1:5 syntax “<” begins no tag here\n"},
		{"<a><b>x</b>y</c></a>", "1:13 syntax end tag </c> without a start tag\n"},
		{"<a><b>x</c></a>", "1:8 syntax end tag </c> does not match: <b> is open\n"},
		{"<b/><c/></a>", "1:9 syntax end tag </a> without a start tag\n"},
		{"<a><!-- a ---></a>", "1:11 syntax “--” may not stand in a comment\n"},
		{"<a><? b?></a>", "1:4 syntax “<?” begins no processing instruction: its name must follow at once\n"},
		{"<a><?xml version='1.0'?></a>", "1:4 syntax the XML declaration may only stand at the very start\n"},
		{"<a/><?xml version='1.0'?>", "1:5 syntax the XML declaration may only stand at the very start\n"},
		{"<?xml version='2.0'?><a/>", "1:1 syntax the XML declaration is malformed\n"},
		{"<?xml encoding='UTF-8'?><a/>", "1:1 syntax the XML declaration is malformed\n"},
		{"<?xml version='1.0'encoding='UTF-8'?><a/>", "1:1 syntax the XML declaration is malformed\n"},
		{"<?xml version='1.0' standalone='x'?><a/>", "1:1 syntax the XML declaration is malformed\n"},
		{"<?XML version='1.0'?><a/>", "1:1 syntax the XML declaration is malformed\n"},
		{"<?xml version = \"1.1\" encoding='x-y.1' standalone=\"yes\" ?><a/>", ""},
		{"<?xml-stylesheet href='a'?><a/>", ""},
		{"<a/><!DOCTYPE a>", "1:5 syntax the document type may stand only once, before the root element\n"},
		{"<!DOCTYPE a><!DOCTYPE a><a/>", "1:13 syntax the document type may stand only once, before the root element\n"},
		{"<a/><!DOCTYPE b><b/>", "1:17 syntax a second document begins after the root element\n"},
		{"<!DOCTYPE a PUBLIC '-//x' 'x.dtd'><a/>", "1:1 hostile the document type points to a DTD; none is read\n"},
		{"<!DOCTYPE a [<!-- ]> -->]><a/>", "1:1 hostile the document type holds a DTD; none is read\n"},
		{"<a ,/>", "1:4 syntax \",\" is no attribute name\n"},
		{"<a><b>x</B></a>", "1:8 syntax end tag </B> does not match: <b> is open\n"},
		{"<a><b>x</a>", "1:8 syntax end tag </a> does not match: <b> is open\n"},
		{"<a><b/></b></a>", "1:8 syntax end tag </b> without a start tag\n"},
		{"<a></a></a>", "1:8 syntax end tag </a> without a start tag\n"},
		{"<a></a", "1:7 syntax unexpected end of document\n"},
		{"<a><b", "1:6 syntax unexpected end of document\n"},
		{"<a><b c='", "1:10 syntax unexpected end of document\n"},
		{"<a>1 < 2</a>", "1:6 syntax “<” begins no tag here\n"},
		{"<a>R&D &nbsp; &#0;</a>", "1:5 syntax “&” begins no reference here\n" +
			"1:8 syntax undefined entity nbsp\n1:15 syntax &#0; is no character that XML allows\n"},
		{"<a>]]></a>", "1:4 syntax “]]>” may not stand in text\n"},
		{"<a><!-- a -- b --></a>", "1:11 syntax “--” may not stand in a comment\n"},
		{"<a><!-- a", "1:10 syntax unexpected end of document\n"},
		{"<a>\x00</a>", "1:4 syntax NUL byte in the text\n"},
		{"<a>\x01\uFFFE</a>", "1:4 syntax character U+0001 is not allowed in XML\n" +
			"1:5 syntax character U+FFFE is not allowed in XML\n"},
		{"<a>\xff\xfe</a>", "1:4 encoding not UTF-8: byte 0xFF\n"},
		{"<!DOCTYPE a><a/>", ""},
		{"<!DOCTYPE a SYSTEM 'x.dtd'><a/>", "1:1 hostile the document type points to a DTD; none is read\n"},
		{"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
			"1:1 hostile the document type defines entities; they are not expanded\n"},
		{"<!DOCTYPE a [<!ENTITY b SYSTEM 'f'>]><a>&b;</a>",
			"1:1 hostile the document type defines an external entity; it is not fetched\n"},
		{strings.Repeat("<a>", 300), "1:769 limit elements nested more than 256 deep; the rest is not read\n"},
	} {
		tree, found := Parse([]byte(test.text))
		if got := format([]byte(test.text), found); got != test.want {
			t.Errorf("%q:\ngot  %swant %s", test.text, got, test.want)
		}
		checkTree(t, tree)
	}
}

func TestParseKeeps(t *testing.T) {
	const text = "<?xml version='1.0'?>\n<a b='1 &lt; 2' c=\"it's\">x<!-- no -->y<![CDATA[<z>]]>&amp;<d/>\r\n</a>\n"
	tree, found := Parse([]byte(text))
	if len(found) > 0 {
		t.Fatal(format([]byte(text), found))
	}
	a := tree.RootElement()
	if got := tree.Name(a); got != "a" {
		t.Errorf("root is %q", got)
	}
	if got, _, _ := tree.Attr(a, "b"); got != "1 < 2" {
		t.Errorf("b is %q", got)
	}
	if got, span, ok := tree.Attr(a, "c"); got != "it's" || !ok || text[span.Start:span.End] != "it's" {
		t.Errorf("c is %q at %v", got, span)
	}
	if got := tree.CharData(a); got != "xy<z>&\n" {
		t.Errorf("character data is %q", got)
	}
	if got := tree.Name(tree.At(strings.Index(text, "<d/>") + 1)); got != "d" {
		t.Errorf("at <d/> stands %q", got)
	}
}

// TestLostEndTag: what follows an element without an end tag is told from what
// is in it by its indentation.
func TestLostEndTag(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"<a>\n <b>x\n <c/>\n <d/>\n</a>", "a(b c d)"},
		{"<a>\n <b>\n  <c/>\n <d/>\n</a>", "a(b(c) d)"},
		{"<a>\n <b>\n  <c>\n  <d/>\n <e/>\n</a>", "a(b(c d) e)"},
		{"<a>\n <b>\n  <c/>\n</a>", "a(b(c)?)?"},
		{"<a><b><c/></a>", "a(b(c)?)?"},
		{"<a>\n <b>x\n</a>", "a(b)"},
		{"<a>\n <b>\n  <c/>", "a(b(c))"}, // cut off: all is where it was
		{"<a>\n <b/></c>\n <d/>\n</a>", "a(b d)?"},
	} {
		tree, found := Parse([]byte(test.text))
		checkTree(t, tree)
		if got := outline(tree, tree.RootElement()); got != test.want || len(found) != 1 {
			t.Errorf("%q is %s, want %s; %d findings", test.text, got, test.want, len(found))
		}
	}
}

// outline writes the elements of a tree; those that are unsure with a "?".
func outline(tree *Tree, id ID) string {
	var inside []string
	for child := range tree.Children(id, "") {
		inside = append(inside, outline(tree, child))
	}
	out := tree.Name(id)
	if len(inside) > 0 {
		out += "(" + strings.Join(inside, " ") + ")"
	}
	if tree.Node(id).Unsure {
		out += "?"
	}
	return out
}

// checkTree holds a tree to what every consumer relies on: nodes in document
// order, children inside their parents and after one another.
func checkTree(t *testing.T, tree *Tree) {
	t.Helper()
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Start > n.End || n.End > int32(len(tree.Text)) || n.ContentStart > n.ContentEnd ||
			n.ContentStart < n.Start || n.ContentEnd > n.End {
			t.Fatalf("node %d has odd bounds: %+v", i, *n)
		}
		at := n.ContentStart
		for c := n.First; c != None; c = tree.Nodes[c].Next {
			child := &tree.Nodes[c]
			if child.Parent != ID(i) || child.Start < at || child.End > n.ContentEnd || c <= ID(i) {
				t.Fatalf("child %d %+v does not fit in node %d %+v", c, *child, i, *n)
			}
			at = child.End
		}
		for _, a := range tree.NodeAttrs(ID(i)) {
			if a.ValueStart > a.ValueEnd || a.ValueStart < n.Start || a.ValueEnd > n.End {
				t.Fatalf("attribute %+v does not fit in node %d %+v", a, i, *n)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, dir := range []string{"bad", "synthetic"} {
		files, err := filepath.Glob("../testdata/" + dir + "/*.xml")
		if err != nil || len(files) == 0 {
			f.Fatalf("no seeds in testdata/%s: %v", dir, err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			if len(text) < 32<<10 {
				f.Add(text)
			}
		}
	}
	f.Add([]byte("<?>"))
	f.Fuzz(func(t *testing.T, text []byte) {
		tree, found := Parse(text)
		checkTree(t, tree)
		if len(found) > MaxFindings+1 {
			t.Fatalf("%d findings", len(found))
		}
		for _, d := range found {
			if d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(text) {
				t.Fatalf("finding out of the text: %+v", d)
			}
		}
		for id := range tree.Nodes {
			if tree.Nodes[id].Kind == Element {
				tree.Value(ID(id))
			}
		}
	})
}

package schema

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

const testdata = "../testdata/"

// check parses text and checks its first root element.
func check(t testing.TB, text []byte) (*xmldoc.Tree, []source.Diagnostic) {
	t.Helper()
	tree, _ := xmldoc.Parse(text)
	root := tree.RootElement()
	if root == xmldoc.None {
		t.Fatal("no root element")
	}
	return tree, Check(tree, root)
}

func describe(text []byte, d source.Diagnostic) string {
	p := source.NewLines(text).Position(d.Span.Start)
	return fmt.Sprintf("%d:%d %s: %s [%s]", p.Line, p.Column, d.Severity, d.Message.In(words.English), d.Code)
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// goodDocuments are all recorded and written documents that drivers emit.
func goodDocuments(t testing.TB) []string {
	t.Helper()
	files := []string{testdata + "xen-origin.xml", "testdata/newer-capabilities.xml", "testdata/newer-domcapabilities.xml", "testdata/older-capabilities.xml"}
	for _, pattern := range []string{"captures/*capabilities*.xml", "domcaps/*.xml", "synthetic/*.xml", "nodes/*-capabilities.xml"} {
		found, err := filepath.Glob(testdata + pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		files = append(files, found...)
	}
	more, err := filepath.Glob(testdata + "captures/*domcapabilities*.xml")
	if err != nil || len(more) == 0 {
		t.Fatal("no captured domain capabilities", err)
	}
	return append(files, more...)
}

func TestGoodDocumentsGiveNoWarning(t *testing.T) {
	infos := map[string]string{
		"syn-g-bhyve.xml": "relative-path", // <emulator>bhyve</emulator>
	}
	for _, file := range goodDocuments(t) {
		text := read(t, file)
		_, found := check(t, text)
		for _, d := range found {
			if filepath.Base(file) == "syn-d-power9.xml" && d.Code == "canonical" {
				continue // written by hand: pseries-9.0 is only ever named, never listed
			}
			if d.Severity != source.Info || infos[filepath.Base(file)] != d.Code {
				t.Errorf("%s:%s", file, describe(text, d))
			}
		}
	}
}

func TestBadDocuments(t *testing.T) {
	// kinds of .expect files, and the codes that are theirs here.
	codes := map[string][]string{
		"value":      {"value"},
		"duplicate":  {"duplicate"},
		"count":      {"count"},
		"distance":   {"distance"},
		"missing":    {"missing"},
		"namespace":  {"namespace"},
		"siblings":   {"siblings"},
		"wrong-root": {"wrong-root"},
	}
	// Findings about an attribute's value mark the value, where the correction
	// goes, and not the tag or the attribute's name.
	places := map[string]string{
		"bad-arch-guest.xml":      "47:17",
		"bad-distance-range.xml":  "51:36",
		"bad-siblings-self.xml":   "54:72",
		"bad-siblings-syntax.xml": "54:72",
		"bad-root-domcaps.xml":    "", // domain capabilities are read as well
	}
	// What is left of these once the hostile part is refused: a document with
	// findings of its own.
	hostile := map[string]string{
		"bad-laughs.xml":        "missing",         // <host> without <cpu>
		"bad-xxe.xml":           "missing",         // likewise
		"bad-unclosed-deep.xml": "unknown-element", // <host> in <host>
	}
	files, _ := filepath.Glob(testdata + "bad/*.xml")
	if len(files) == 0 {
		t.Fatal("no bad documents")
	}
	for _, file := range files {
		name := filepath.Base(file)
		text := read(t, file)
		want := strings.Fields(string(read(t, file+".expect")))
		tree, _ := xmldoc.Parse(text)
		root := tree.RootElement()
		if root == xmldoc.None {
			continue
		}
		var found []source.Diagnostic
		if rootNamed(localName(tree, root)) == nil {
			found = []source.Diagnostic{WrongRoot(tree, root)}
		} else {
			found = Check(tree, root)
		}
		var got []string
		for _, d := range found {
			got = append(got, describe(text, d))
		}
		if len(want) == 0 || codes[want[1]] == nil {
			if len(found) != 0 && (len(found) != 1 || hostile[name] != found[0].Code) {
				t.Errorf("%s: well in meaning, but found %q", name, got)
			}
			continue
		}
		place, differs := places[name]
		if !differs {
			place = want[0]
		}
		if place == "" {
			continue
		}
		if len(found) != 1 || !strings.HasPrefix(got[0], place+" ") || !strings.Contains(strings.Join(codes[want[1]], " "), found[0].Code) {
			t.Errorf("%s: wanted %s %s, found %q", name, place, want[1:], got)
		}
	}
}

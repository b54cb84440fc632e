package caps

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("nothing matches testdata/%s: %v", pattern, err)
	}
	return names
}

// goodPatterns match every document that libvirt itself wrote, or that was
// written to be like one.
var goodPatterns = []string{
	"xen-origin.xml", "captures/*capabilities*.xml", "domcaps/*.xml", "synthetic/*.xml", "nodes/*-capabilities.xml",
}

// TestGoodDocuments: nothing to warn of, and the text is kept byte for byte.
func TestGoodDocuments(t *testing.T) {
	for _, pattern := range goodPatterns {
		for _, name := range glob(t, pattern) {
			text := load(t, name)
			d := Open(text, Auto)
			if d.Kind == Other {
				t.Errorf("%s: not recognised", name)
			}
			if !bytes.Equal(d.Tree.Text, text) || d.Repaired() {
				t.Errorf("%s: not written back as it was", name)
			}
			var warnings []string
			for _, f := range d.Diagnostics {
				if f.Severity != source.Info {
					warnings = append(warnings, show(d, f))
				}
			}
			if got := strings.Join(warnings, "\n"); got != faulty[filepath.Base(name)] {
				t.Errorf("%s: %s", name, got)
			}
		}
	}
}

// faulty are the documents written by hand that do have a fault.
var faulty = map[string]string{
	"syn-d-power9.xml": "211:27: warning: the machine type “pseries” is an alias of “pseries-9.0”, which is not listed [canonical]",
}

func show(d *Document, f source.Diagnostic) string {
	at := source.NewLines(d.Paste()).Position(f.Span.Start)
	return fmt.Sprintf("%d:%d: %s: %s [%s]", at.Line, at.Column, f.Severity, f.Message.In(words.English), f.Code)
}

// severityOf is what each kind of expected finding means for a document.
var severityOf = map[string]source.Severity{
	"syntax": source.Error, "hostile": source.Error, "wrong-root": source.Error, "limit": source.Error,
	"value": source.Warning, "count": source.Warning, "duplicate": source.Warning, "missing": source.Warning,
	"distance": source.Warning, "siblings": source.Warning, "namespace": source.Warning,
	"encoding": source.Info, "wrapper": source.Info,
}

// differing are documents of which we think otherwise than their record.
var differing = map[string]string{
	// It asks for a capabilities document; this lab reads both kinds, and
	// says what such a short one lacks.
	"bad-root-domcaps.xml": "1:1 warning",
	// Where a value is wrong, its place is that of the value: the same line,
	// but behind the tag or the name of the attribute.
	"bad-arch-guest.xml":      "47:17 warning",
	"bad-distance-range.xml":  "51:36 warning",
	"bad-siblings-self.xml":   "54:72 warning",
	"bad-siblings-syntax.xml": "54:72 warning",
}

// errorValues are the documents whose value no integer of libvirtxml holds.
var errorValues = map[string]bool{"bad-memory": true, "bad-memory-neg": true, "bad-memory-overflow": true}

// TestBadDocuments holds the findings to those recorded beside each document:
// as many, at the same line and column, of the same weight.
func TestBadDocuments(t *testing.T) {
	for _, golden := range glob(t, "bad/*.expect") {
		name := strings.TrimSuffix(golden, ".expect")
		t.Run(filepath.Base(name), func(t *testing.T) {
			d := Open(load(t, name), Auto)
			lines := source.NewLines(d.Paste())
			var want []string
			for line := range strings.Lines(string(load(t, golden))) {
				var at source.Position
				var kind string
				if _, err := fmt.Sscanf(line, "%d:%d %s", &at.Line, &at.Column, &kind); err != nil {
					t.Fatalf("%s: %v", golden, err)
				}
				severity := severityOf[kind]
				if kind == "value" && errorValues[strings.TrimSuffix(filepath.Base(name), ".xml")] {
					severity = source.Error
				}
				want = append(want, fmt.Sprintf("%d:%d %s", at.Line, at.Column, severity))
			}
			if own, differs := differing[filepath.Base(name)]; differs {
				want = []string{own}
			}
			var got, all []string
			for _, f := range d.Diagnostics {
				at := lines.Position(f.Span.Start)
				if f.Code == "limit" {
					at = source.Position{} // the document as a whole
				}
				got = append(got, fmt.Sprintf("%d:%d %s", at.Line, at.Column, f.Severity))
				all = append(all, show(d, f))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("found:\n%s\nwant:\n%s", strings.Join(all, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// TestLostTags: one missing tag is one finding.
func TestLostTags(t *testing.T) {
	for _, name := range []string{"synthetic/syn-i-ch.xml", "domcaps/qemu-domcapabilities-x86_64-microvm.xml"} {
		text := load(t, filepath.Join("testdata", name))
		tree, _ := xmldoc.Parse(text)
		root := tree.RootElement()
		for id := range tree.Nodes {
			n := tree.Nodes[id]
			if n.Kind != xmldoc.Element || n.ContentStart == n.End {
				continue
			}
			for _, tag := range []source.Span{{Start: int(n.Start), End: int(n.ContentStart)}, {Start: int(n.ContentEnd), End: int(n.End)}} {
				most := 1
				if xmldoc.ID(id) == root && tag.Start == int(n.Start) {
					most = 2 // its root is then another's, too
				}
				d := Open(append(bytes.Clone(text[:tag.Start]), text[tag.End:]...), Auto)
				var found []string
				for _, f := range d.Diagnostics {
					if f.Severity != source.Info {
						found = append(found, show(d, f))
					}
				}
				if len(found) == 0 || len(found) > most {
					t.Errorf("%s without %s at %d:\n%s", name, text[tag.Start:tag.End], tag.Start, strings.Join(found, "\n"))
				}
			}
		}
	}
}

// TestTruncated: a document that ends early has that one fault.
func TestTruncated(t *testing.T) {
	text := bytes.TrimSpace(load(t, "testdata/synthetic/syn-i-ch.xml"))
	for size := 1; size < len(text); size++ {
		var found []string
		d := Open(text[:size], Auto)
		for _, f := range d.Diagnostics {
			if f.Severity != source.Info {
				found = append(found, show(d, f))
			}
		}
		if len(found) != 1 || !d.Failed() {
			t.Errorf("%d bytes, up to %q:\n%s", size, text[max(0, size-20):size], strings.Join(found, "\n"))
		}
	}
}

// TestForeignText: what is no XML is named.
func TestForeignText(t *testing.T) {
	for text, want := range map[string]string{
		"error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/run/x': No such file or directory\n": "1:1: error: no XML: this is virsh's message that it reaches no libvirt daemon [no-document]",
		"错误：无法连接到管理程序\n":                                         "1:1: error: no XML: this is virsh's message that it reaches no libvirt daemon [no-document]",
		"error: Domain not found\n":                              "1:1: error: no XML: this is an error message, as virsh prints it [no-document]",
		"$ virsh capabilities\nbash: virsh: command not found\n": "2:1: error: no XML: this is the shell's message that there is no such command [no-document]",
		"CPU model:           x86_64\nCPU(s):              8\n":  "1:1: error: no XML: this is the output of “virsh nodeinfo” [no-document]",
		"\x1f\x8b\x08\x00\x00":                                   "1:1: error: no XML: this is compressed data [no-document]",
		"/tmp/caps.xml\n":                                        "1:1: error: no XML: this is the name of a file, not what is in it [no-document]",
		"hello\n":                                                "1:1: error: text, but no XML element [syntax]",
		"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://x'>\n<html><br></html>\n": "1:1: error: the root element is <html>: this is an HTML page: the error or login page of a web server, perhaps [wrong-root]",
	} {
		d := Open([]byte(text), Auto)
		var got []string
		for _, f := range d.Diagnostics {
			if f.Severity == source.Error {
				got = append(got, show(d, f))
			}
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q:\n%s\nwant %s", text, strings.Join(got, "\n"), want)
		}
	}
}

func TestSeveralDocuments(t *testing.T) {
	text := []byte("<domain/>\n<capabilities><host/></capabilities>\n<domainCapabilities/>\n")
	for _, test := range []struct {
		ask, index int
		kind       Kind
	}{{Auto, 1, Capabilities}, {0, 0, Other}, {1, 1, Capabilities}, {2, 2, DomainCapabilities}, {7, 1, Capabilities}} {
		if d := Open(text, test.ask); d.Index != test.index || d.Kind != test.kind {
			t.Errorf("asked for %d, got %d, a %q", test.ask, d.Index, d.Kind)
		}
	}
}

// TestMisfitOnce: a value that its type cannot hold is one finding, though it
// breaks the schema as well.
func TestMisfitOnce(t *testing.T) {
	d := Open(load(t, "testdata/bad/bad-memory.xml"), Auto)
	if len(d.Diagnostics) != 1 || !d.Failed() {
		for _, f := range d.Diagnostics {
			t.Error(show(d, f))
		}
	}
}

// TestBounds: hostile input ends in an error, in bounded memory.
func TestBounds(t *testing.T) {
	for name, text := range map[string][]byte{
		"size":       append([]byte("<capabilities>"), bytes.Repeat([]byte(" "), 50<<20)...),
		"nodes":      append([]byte("<capabilities>"), bytes.Repeat([]byte("<a/>"), xmldoc.MaxNodes)...),
		"depth":      bytes.Repeat([]byte("<capabilities>"), 100_000),
		"attributes": append([]byte("<capabilities "), bytes.Repeat([]byte("a='' "), 2<<20)...),
		"quotes":     append([]byte("<capabilities a='"), bytes.Repeat([]byte("<"), 4<<20)...),
		"zeros":      make([]byte, 1<<20),
		"binary":     bytes.Repeat([]byte{0xff, 0xd8, 0x00, '<', '&'}, 1<<18),
		"ends":       append([]byte("<capabilities>"), bytes.Repeat([]byte("</x>"), 1<<20)...),
	} {
		if d := Open(text, Auto); !d.Failed() {
			t.Errorf("%s: no error", name)
		} else if len(d.Diagnostics) > 2000 {
			t.Errorf("%s: %d findings", name, len(d.Diagnostics))
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, pattern := range []string{"bad/*.xml", "bad/*.txt", "synthetic/*.xml"} {
		for _, name := range glob(f, pattern) {
			if text := load(f, name); len(text) < 16<<10 {
				f.Add(text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d := Open(text, Auto)
		for _, found := range d.Diagnostics {
			if found.Span.Start < 0 || found.Span.End > len(d.Paste()) || found.Span.Start > found.Span.End {
				t.Fatalf("a finding out of the paste: %+v", found)
			}
			if found.Message.In(words.English) == "" || found.Message.In(words.Chinese) == "" {
				t.Fatalf("a finding without words: %+v", found)
			}
		}
	})
}

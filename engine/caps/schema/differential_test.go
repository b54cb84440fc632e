package schema

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
)

const schemas = "/usr/share/libvirt/schemas/"

// difference is where we differ from libvirt 9.0.0's schemas on purpose:
// mutations whose name matches, and why.
type difference struct {
	mutation *regexp.Regexp
	why      string
}

func differences(pairs ...string) (out []difference) {
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, difference{regexp.MustCompile("^(?:" + pairs[i] + ")$"), pairs[i+1]})
	}
	return out
}

// accepted are mutations that the schema rejects and we do not.
var accepted = differences(
	`(swap|delete) .*/host/cpu/features/.*`, "the order of pae and vmx depends on the driver",
	`value .*/host/cpu/feature/@name="sse4\.1"`, "drivers emit features with a dot",
	`value .*/guest/.*emulator/text="[^"]+"`, "a program without its directory: a remark",
	`value .*/domain/@type="bhyve"`, "libvirt's drivers emit it",
	`remove .*/cells/cell/cpus/cpu/@die_id`, "before libvirt 6.1 there was none",
	`delete /domainCapabilities/path`, "newer libvirt may leave it out",
	`remove .*/mode\[custom\]/model/@vendor`, "before libvirt 8.9 there was none",
	`delete .*/cpu/mode\[maximum\]`, "before libvirt 7.1 there was none",
)

// flagged are mutations that the schema accepts and we flag.
var flagged = differences(
	`(delete|duplicate) .*/cells/cell`, "num, distances and CPU sets then disagree",
	`(delete|duplicate) .*/cells/cell/cpus/cpu`, "num and CPU sets then disagree",
	`delete .*/cells/cell/cpus`, "sibling lists and banks then name unknown CPUs",
	`(delete|duplicate) .*/cells/cell/distances(/sibling)?`, "distances are then not square",
	`value .*/cells/@num=.*`, "num is not the number of cells",
	`value .*/cells/cell/cpus/@num=.*`, "num is not the number of CPUs",
	`value .*/cells/cell/@id=.*`, "cells then share an id or distances name an unknown one",
	`value .*/cells/cell/cpus/cpu/@(id|siblings)=.*`, "sibling lists then disagree",
	`value .*/distances/sibling/@(id|value)=.*`, "distances then contradict each other",
	`value .*/interconnects/(latency|bandwidth)/@(initiator|target)=.*`, "no such cell",
	`value .*/(bank|memory_bandwidth/node)/@cpus=.*`, "no such CPU, or a range that runs backwards",
	`(duplicate|value) .*/memory_bandwidth/node(/@id=.*)?`, "nodes then share an id",
	`value .*/machine/@canonical=.*`, "no such machine type",
	`(delete|value) .*/machine(/text=.*)?`, "an alias then names no machine type",
	`duplicate .*/(machine|domain|value|enum|feature|pages|uri_transport|model)`, "stated twice",
	`value .*/(pages|feature|domain|enum)/@(size|name|type)=.*`, "stated twice",
	`value .*/(uri_transport|value)/text=.*`, "stated twice",
	`value /domainCapabilities/(arch|domain)/text=.*`, "no architecture or domain type that libvirt knows",
	`value .*/vcpu/@max="0"`, "no guest could run",
	`value .*/@supported="no"`, "not supported, and yet it says what is",
)

// mutation is a document with one thing changed.
type mutation struct {
	name string
	text []byte
}

func replaced(text []byte, start, end int, with string) []byte {
	out := append([]byte(nil), text[:start]...)
	out = append(out, with...)
	return append(out, text[end:]...)
}

// mutate changes each element and each attribute of a document in turn.
func mutate(text []byte) (out []mutation) {
	tree, _ := xmldoc.Parse(text)
	values := []string{"", "x", "-1", "0", "5", "yes", "no", "0-1", "3-0", "4294967296", "sse4.1", "bhyve"}
	var walk func(id xmldoc.ID, path string)
	walk = func(id xmldoc.ID, path string) {
		n := tree.Node(id)
		path += "/" + tree.Name(id)
		if tree.Name(id) == "mode" {
			name, _, _ := tree.Attr(id, "name")
			path += "[" + name + "]"
		}
		add := func(what string, text []byte) { out = append(out, mutation{what, text}) }
		start, end := int(n.Start), int(n.End)
		whole := string(text[start:end])
		if n.Parent != xmldoc.Root {
			add("delete "+path, replaced(text, start, end, ""))
			add("duplicate "+path, replaced(text, start, end, whole+whole))
			renamed := text
			edits := renameEdits(tree, id, "zzz")
			for i := len(edits) - 1; i >= 0; i-- {
				renamed = replaced(renamed, edits[i].Span.Start, edits[i].Span.End, edits[i].Text)
			}
			add("rename "+path, renamed)
			for next := n.Next; next != xmldoc.None; next = tree.Node(next).Next {
				if m := tree.Node(next); m.Kind == xmldoc.Element {
					add("swap "+path, replaced(text, start, int(m.End),
						string(text[m.Start:m.End])+string(text[end:m.Start])+whole))
					break
				}
			}
		}
		if content := int(n.ContentStart); content < end {
			add("child "+path, replaced(text, content, content, "<zzz/>"))
			first := xmldoc.None
			for c := range tree.Children(id, "") {
				first = c
				break
			}
			if first != xmldoc.None {
				add("stray "+path, replaced(text, content, content, "stray"))
			} else {
				for _, v := range values {
					add(fmt.Sprintf("value %s/text=%q", path, v), replaced(text, content, int(n.ContentEnd), v))
				}
			}
		} else {
			at := end - 2 // of />
			add("child "+path, replaced(text, at, end, "><zzz/></"+tree.Name(id)+">"))
			add("stray "+path, replaced(text, at, end, ">stray</"+tree.Name(id)+">"))
		}
		attrs := tree.NodeAttrs(id)
		for i := range attrs {
			a := &attrs[i]
			name := tree.NameText(a.Name)
			add("remove "+path+"/@"+name, replaced(text, int(a.NameStart), int(a.ValueEnd)+1, ""))
			add("rename "+path+"/@"+name, replaced(text, int(a.NameStart), int(a.NameStart)+len(name), "zzz"))
			for _, v := range values {
				add(fmt.Sprintf("value %s/@%s=%q", path, name, v), replaced(text, int(a.ValueStart), int(a.ValueEnd), v))
			}
		}
		for c := range tree.Children(id, "") {
			walk(c, path)
		}
	}
	walk(tree.RootElement(), "")
	return out
}

// valid asks xmllint which documents a schema accepts.
func valid(t *testing.T, schema string, docs []mutation) []bool {
	t.Helper()
	dir := t.TempDir()
	const batch = 500
	out := make([]bool, len(docs))
	for from := 0; from < len(docs); from += batch {
		to := min(from+batch, len(docs))
		args := []string{"--noout", "--relaxng", schemas + schema}
		for i := from; i < to; i++ {
			name := filepath.Join(dir, fmt.Sprintf("%06d.xml", i))
			if err := os.WriteFile(name, docs[i].text, 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, name)
		}
		answer, _ := exec.Command("xmllint", args...).CombinedOutput() // it fails if one of them does
		for i := from; i < to; i++ {
			name := fmt.Sprintf("%06d.xml ", i)
			ok := strings.Contains(string(answer), name+"validates\n")
			if !ok && !strings.Contains(string(answer), name+"fails to validate\n") {
				t.Fatalf("xmllint says nothing of %s: %s\n%s", docs[i].name, docs[i].text, answer[:min(len(answer), 2000)])
			}
			out[i] = ok
		}
	}
	return out
}

// TestAgainstRelaxNG holds the table against libvirt's own schemas: what they
// reject we flag and what they accept we do not, but for stated differences.
func TestAgainstRelaxNG(t *testing.T) {
	_, err := exec.LookPath("xmllint")
	if err == nil {
		_, err = os.Stat(schemas + "capability.rng")
	}
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("needs xmllint (libxml2-utils) and libvirt's schemas (libvirt0 or libvirt-clients): %v", err)
		}
		t.Skipf("needs xmllint (libxml2-utils) and libvirt's schemas (libvirt0 or libvirt-clients): %v", err)
	}
	files := []struct{ file, schema string }{
		{"testdata/everything-capabilities.xml", "capability.rng"},
		{testdata + "captures/test-capabilities.xml", "capability.rng"},
		{testdata + "xen-origin.xml", "capability.rng"},
		{"testdata/everything-domcapabilities.xml", "domaincaps.rng"},
		{testdata + "domcaps/qemu-domcapabilities-ppc-g3beige.xml", "domaincaps.rng"},
	}
	used := make(map[*difference]int)
	agreed := 0
	for _, f := range files {
		text := read(t, f.file)
		docs := append(mutate(text), mutation{"unchanged", text})
		for i, ok := range valid(t, f.schema, docs) {
			tree, _ := xmldoc.Parse(docs[i].text)
			var found []source.Diagnostic
			for _, d := range Check(tree, tree.RootElement()) {
				if d.Severity == source.Warning {
					found = append(found, d)
				}
			}
			if ok == (len(found) == 0) {
				agreed++
				continue
			}
			list := accepted
			if ok {
				list = flagged
			}
			meant := slices.IndexFunc(list, func(d difference) bool { return d.mutation.MatchString(docs[i].name) })
			if meant >= 0 {
				used[&list[meant]]++
				continue
			}
			if ok {
				t.Errorf("%s: %s: the schema accepts it, we say %s", filepath.Base(f.file), docs[i].name, describe(docs[i].text, found[0]))
			} else {
				t.Errorf("%s: %s: the schema rejects it, we say nothing", filepath.Base(f.file), docs[i].name)
			}
		}
	}
	t.Logf("%d mutations judged alike", agreed)
	for what, list := range map[string][]difference{"accepted here, not by the schema": accepted, "flagged here, not by the schema": flagged} {
		for i := range list {
			t.Logf("%s, %d times: %s", what, used[&list[i]], list[i].why)
			if used[&list[i]] == 0 {
				t.Errorf("the difference %s never showed: is it still one?", list[i].mutation)
			}
		}
	}
}

// TestVirtXMLValidate holds recorded documents to libvirt's own command: where
// it rejects one that real drivers emit, the list says why we do not.
func TestVirtXMLValidate(t *testing.T) {
	command, err := exec.LookPath("virt-xml-validate")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("virt-xml-validate is missing: apt-get install libvirt-clients")
		}
		t.Skip("virt-xml-validate is missing: apt-get install libvirt-clients")
	}
	rejected := map[string]string{
		"qemu-capabilities.xml":                "CPU features with a dot",
		"all-arches-qemu-all-capabilities.xml": "CPU features with a dot",
		"test-capabilities.xml":                "",
		"lxc-capabilities.xml":                 "",
		"qemu-domcapabilities-x86_64-q35.xml":  "",
		"qemu-domcapabilities-x86_64-kvm.xml":  "",
	}
	for name, why := range rejected {
		file := filepath.Join("../testdata/captures", name)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, _ := xmldoc.Parse(text)
		kind := "capability"
		if tree.Name(tree.RootElement()) == "domainCapabilities" {
			kind = "domaincaps"
		}
		output, err := exec.Command(command, file, kind).CombinedOutput()
		if (err != nil) != (why != "") {
			t.Errorf("%s: virt-xml-validate says %v, and the list %q\n%s", name, err, why, output)
		}
		for _, d := range Check(tree, tree.RootElement()) {
			if d.Severity != source.Info {
				t.Errorf("%s: we warn: %s", name, d.Code)
			}
		}
	}
	for _, name := range []string{"bad-no-host", "bad-no-ostype", "bad-no-cell-id", "bad-uuid", "bad-arch", "bad-dup-uuid"} {
		file := filepath.Join("../testdata/bad", name+".xml")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, _ := xmldoc.Parse(text)
		if err := exec.Command(command, file, "capability").Run(); err == nil {
			t.Errorf("%s: virt-xml-validate accepts it", name)
		}
		if len(Check(tree, tree.RootElement())) == 0 {
			t.Errorf("%s: we find nothing", name)
		}
	}
}

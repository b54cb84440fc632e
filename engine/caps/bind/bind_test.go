package bind

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"libvirt.org/go/libvirtxml"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

func samples(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"xen-origin.xml", "captures/*capabilities*.xml", "domcaps/*.xml", "synthetic/*.xml", "nodes/*-capabilities.xml"} {
		names, err := filepath.Glob("../testdata/" + pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no samples match %s: %v", pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all[name] = text
		}
	}
	return all
}

// TestEqualsEncodingXML holds the binder to encoding/xml on every sample.
func TestEqualsEncodingXML(t *testing.T) {
	for name, text := range samples(t) {
		equal(t, name, text)
	}
}

func equal(t *testing.T, name string, text []byte) {
	t.Helper()
	tree, found := xmldoc.Parse(text)
	if len(found) > 0 {
		t.Errorf("%s: not well-formed: %v", name, found[0].Message.In(words.English))
		return
	}
	var got, want any
	root := tree.RootElement()
	if strings.HasSuffix(tree.Name(root), "domainCapabilities") {
		got, _, found = DomainCaps(tree, root)
		want = new(libvirtxml.DomainCaps)
	} else {
		got, _, found = Caps(tree, root)
		want = new(libvirtxml.Caps)
	}
	if err := xml.Unmarshal(text, want); (err != nil) != (len(found) > 0) {
		t.Errorf("%s: encoding/xml says %v, bind %v", name, err, found)
		return
	} else if err != nil {
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: the models differ:\ngot  %+v\nwant %+v", name, got, want)
	}
}

func TestEqualsEncodingXMLOnOddities(t *testing.T) {
	for _, text := range []string{
		"<capabilities xmlns='urn:x'><host><cpu><arch>a<!-- c -->b</arch></cpu></host></capabilities>",
		"<capabilities><host><uuid>1</uuid><uuid>2</uuid></host></capabilities>",
		"<capabilities><host><cpu/></host><host><iommu support='no'/></host></capabilities>",
		"<capabilities><host><topology><cells num=' 2 '><cell id=''><memory unit='KiB'> 7\n</memory></cell></cells></topology></host></capabilities>",
		"<capabilities><host><topology><cells num='1'><cell id='0'><memory> </memory></cell></cells></topology></host></capabilities>",
		"<capabilities><host><topology><cells><cell id='0'><cpus num='1'><cpu id='0' core_id='0x1'/></cpus></cell></cells></topology></host></capabilities>",
		"<capabilities><guest><os_type>hvm &amp; <![CDATA[<x>]]>\r\n</os_type></guest></capabilities>",
		"<capabilities><host><secmodel><model>a</model><baselabel type='k'>+0:\r+0</baselabel></secmodel></host></capabilities>",
		"<domainCapabilities><features><sgx supported='yes'><sections><section node='0' size='1' unit='KiB'/><section node='1' size='2' unit='KiB'/></sections></sgx></features></domainCapabilities>",
		"<domainCapabilities><features><sev supported='yes'><cbitpos>47</cbitpos><maxGuests>-1</maxGuests></sev></features></domainCapabilities>",
	} {
		equal(t, text, []byte(text))
	}
}

func TestMisfits(t *testing.T) {
	const before = "<capabilities><host><topology><cells num='"
	for _, test := range []struct{ value, want string }{
		{"x", `num is "x", which is not a whole number`},
		{"1.5", `num is "1.5", which is not a whole number`},
		{"-1", "num is -1, which is negative: it goes from 0 to 18446744073709551615"},
		{"18446744073709551616", "num is 18446744073709551616, which is out of range: it goes from 0 to 18446744073709551615"},
	} {
		tree, _ := xmldoc.Parse([]byte(before + test.value + "'/></topology></host></capabilities>"))
		_, _, found := Caps(tree, tree.RootElement())
		if len(found) != 1 || found[0].Message.In(words.English) != test.want || found[0].Span.Start != len(before) {
			t.Errorf("%s: %+v", test.value, found)
		}
	}
}

// TestUnmodelled lists what libvirtxml leaves out of each sample.
func TestUnmodelled(t *testing.T) {
	got := map[string]bool{}
	for _, text := range samples(t) {
		tree, _ := xmldoc.Parse(text)
		_, left, _ := Caps(tree, tree.RootElement())
		if tree.Name(tree.RootElement()) == "domainCapabilities" {
			_, left, _ = DomainCaps(tree, tree.RootElement())
		}
		for _, id := range left.Elements {
			got[tree.Name(id)] = true
		}
		if len(left.Attrs) > 0 {
			t.Errorf("attribute at byte %d is not modelled", left.Attrs[0])
		}
	}
	if want := map[string]bool{"hap": true, "netprefix": true}; !reflect.DeepEqual(got, want) {
		t.Errorf("unmodelled elements are %v, want %v", got, want)
	}
}

func FuzzEqualsEncodingXML(f *testing.F) {
	for _, text := range samples(f) {
		if len(text) < 16<<10 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		tree, found := xmldoc.Parse(text)
		if len(found) > 0 || tree.RootElement() == xmldoc.None {
			return
		}
		got, _, misfits := Caps(tree, tree.RootElement())
		want := new(libvirtxml.Caps)
		if xml.Unmarshal(text, want) != nil || len(misfits) > 0 || strings.Contains(string(text), "xmlns") {
			return
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("the models differ:\ngot  %+v\nwant %+v", got, want)
		}
	})
}

func BenchmarkBind(b *testing.B) {
	text, err := os.ReadFile("../testdata/synthetic/syn-b-4socket-1024cpu.xml")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			xmldoc.Parse(text)
		}
	})
	b.Run("parse and bind", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			tree, _ := xmldoc.Parse(text)
			Caps(tree, tree.RootElement())
		}
	})
	b.Run("encoding/xml", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if err := xml.Unmarshal(text, new(libvirtxml.Caps)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

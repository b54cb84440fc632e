package schema

import (
	"slices"
	"strings"
	"testing"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

func TestComplete(t *testing.T) {
	for _, test := range []struct {
		text  string // | is the cursor
		span  string // what is replaced
		first string // Apply of the first options, with spaces between
		kind  string
		not   string // a label that is not among them
	}{
		{"<|", "", "capabilities></capabilities> domainCapabilities></domainCapabilities>", "element", ""},
		{"<capabilities><|", "", "host></host> guest></guest>", "element", ""},
		{"<capabilities><host/><|", "", "guest></guest> host></host>", "element", ""},
		{"<capabilities><|\n<host></host></capabilities>", "", "guest></guest> host></host>", "element", ""},
		{"<capabilities><!-- > --><|\n<!-- <guest/> --><host a='>'></host></capabilities><host/>", "", "guest></guest> host></host>", "element", ""},
		{"<capabilities><ho|st>", "host", "host guest", "element", ""},
		{"<capabilities><host><topology><cells num='1'><cell id='0'><pa|", "pa", "memory></memory> pages size=''></pages>", "element", ""},
		{"<capabilities>\n  |", "", "<host></host> <guest></guest>", "element", ""},
		{"<capabilities></|", "", "capabilities>", "element", ""},
		{"<capabilities><host></ho|st></capabilities>", "host", "host", "element", ""},
		{"<capabilities><host></nonsense></|", "", "host>", "element", ""},
		{"<capabilities><host><iommu |", "", "support=''", "attribute", ""},
		{"<capabilities><host><iommu sup|port='yes'/>", "support", "support", "attribute", ""},
		{"<capabilities><host><topology><cells num='1'><cell id='0'><pages size='4' |>", "", "unit=''", "attribute", "size"},
		{"<capabilities><host><iommu support='|", "", "yes no", "value", ""},
		{"<capabilities><host><iommu support='y|es'/>", "yes", "yes no", "value", ""},
		{"<capabilities><guest><arch name=\"|\"><wordsize>", "", "x86_64 i686 aarch64", "value", "ia64"},
		{"<capabilities><guest><os_type>|</os_type>", "", "hvm xen xenpvh", "value", "uml"},
		{"<capabilities><guest><os_type> hv|m </os_type>", "hvm", "hvm", "value", ""},
		{"<domainCapabilities><cpu><mode name='host-passthrough' supported='yes'><|", "", "enum name=''></enum>", "element", "model"},
		{"<domainCapabilities><cpu><mode name='custom' supported='yes'><|", "", "model usable=''></model> blockers model=''></blockers>", "element", "enum"},
		{"<domainCapabilities><devices><disk supported='yes'><enum name='|'", "", "diskDevice bus model", "value", ""},
		{"<domainCapabilities><cpu><mode name='|'", "", "host-passthrough maximum host-model custom", "value", ""},
		{"<capabilities><!-- <|", "", "", "", ""},
		{"<capabilities><nonsense><|", "", "", "", ""},
		{"<domain><|", "", "", "", ""},
		{"<capabilities><host><iommu support=|", "", "", "", ""},
		{"<capabilities><host>what |", "", "", "", ""},
		{"|", "", "<capabilities></capabilities> <domainCapabilities></domainCapabilities>", "element", ""},
		{"<capabilities/>|", "", "", "", ""},
	} {
		at := strings.IndexByte(test.text, '|')
		text := strings.Replace(test.text, "|", "", 1)
		tree, _ := xmldoc.Parse([]byte(text))
		span, options := Complete(tree, at)
		var applies []string
		for _, o := range options {
			applies = append(applies, o.Apply)
			if o.Kind != test.kind || o.Words.In(words.English) == "" || o.Words.In(words.Chinese) == "" {
				t.Errorf("%s: option %+v", test.text, o)
			}
			if o.Label == test.not {
				t.Errorf("%s: offers %s", test.text, o.Label)
			}
		}
		if got := text[span.Start:span.End]; got != test.span || at < span.Start || span.End < at {
			t.Errorf("%s: replaces %q, want %q", test.text, got, test.span)
		}
		all := strings.Join(applies, " ")
		if test.first == "" && all != "" || !strings.HasPrefix(all, test.first) {
			t.Errorf("%s: offers %q, want %q first", test.text, all, test.first)
		}
	}
}

// TestCompleteAnywhere asks at every byte of a document, whole and cut off.
func TestCompleteAnywhere(t *testing.T) {
	text := read(t, "testdata/everything-domcapabilities.xml")
	some := 0
	for at := range len(text) + 1 {
		for _, doc := range [][]byte{text, text[:at]} {
			tree := &xmldoc.Tree{Text: doc}
			span, options := Complete(tree, at)
			if span.Start < 0 || span.End < span.Start || len(doc) < span.End {
				t.Fatalf("at %d: span %v", at, span)
			}
			if len(options) > 0 {
				some++
			}
			if slices.ContainsFunc(options, func(c Completion) bool { return c.Label == "" }) {
				t.Fatalf("at %d: an empty option", at)
			}
		}
	}
	if some < len(text)/4 {
		t.Errorf("offers something at %d of %d places only", some, len(text))
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("<capabilities><host><cpu a='b' <!-- <x></y>", 12)
	f.Add("<domainCapabilities><cpu><mode name=\"custom\"", 40)
	f.Fuzz(func(t *testing.T, text string, at int) {
		tree, _ := xmldoc.Parse([]byte(text))
		span, _ := Complete(tree, at)
		if span.Start < 0 || span.End < span.Start || len(text) < span.End {
			t.Errorf("span %v of %d bytes", span, len(text))
		}
	})
}

func FuzzCheck(f *testing.F) {
	f.Add(hostWith(cellsWith(cpus("0-1", "^0"))))
	f.Add(domainWith(modes("<model>a</model>")))
	f.Fuzz(func(t *testing.T, text string) {
		tree, _ := xmldoc.Parse([]byte(text))
		root := tree.RootElement()
		if root == xmldoc.None {
			return
		}
		if rootNamed(localName(tree, root)) == nil {
			WrongRoot(tree, root)
			return
		}
		for _, d := range Check(tree, root) {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || len(text) < d.Span.End || d.Message.IsZero() {
				t.Errorf("%s at %v", d.Code, d.Span)
			}
		}
	})
}

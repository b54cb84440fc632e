package schema

import (
	"strings"
	"testing"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// hostWith wraps the inside of <host>, after a CPU, into a document.
func hostWith(inside string) string {
	return "<capabilities><host><cpu><arch>x86_64</arch></cpu>" + inside + "</host></capabilities>"
}

func cellsWith(inside string) string {
	return hostWith("<topology><cells num='" + string(rune('0'+strings.Count(inside, "<cell "))) + "'>" + inside + "</cells></topology>")
}

func guestWith(arch string) string {
	return "<capabilities><host><cpu><arch>x86_64</arch></cpu></host><guest><os_type>hvm</os_type>" + arch + "</guest></capabilities>"
}

func domainWith(inside string) string {
	return "<domainCapabilities><domain>kvm</domain><arch>x86_64</arch>" + inside + "</domainCapabilities>"
}

func TestRules(t *testing.T) {
	for _, test := range []struct {
		name string
		text string
		want []string // "code@text at the place", in order
	}{
		{"nothing wrong", hostWith(""), nil},
		{"unknown element", hostWith("<foo><bar/></foo>"), []string{"unknown-element@foo"}},
		{"misspelt element is not missing too", "<capabilities><hots/></capabilities>", []string{"unknown-element@hots"}},
		{"inside of a misspelt element", "<capabilities><hots><cpu><arch>amd64</arch></cpu></hots></capabilities>", []string{"unknown-element@hots", "value@amd64"}},
		{"element in another's place", hostWith("<cells num='0'/>"), []string{"unknown-element@cells"}},
		{"unknown attribute", hostWith("<iommu suport='yes'/>"), []string{"unknown-attribute@suport"}},
		{"missing attribute", hostWith("<topology><cells/></topology>"), []string{"missing@<cells/>"}},
		{"missing companion", cellsWith("<cell id='0'><cpus num='1'><cpu id='0' socket_id='0' core_id='0'/></cpus></cell>"),
			[]string{"missing@<cpu id='0' socket_id='0' core_id='0'/>"}},
		{"one of a kind", hostWith("<iommu/><iommu/>"), []string{"duplicate@<iommu/>"}},
		{"order", hostWith("<secmodel><model>none</model><doi>0</doi></secmodel><iommu/>"), []string{"order@<iommu/>"}},
		{"text", hostWith("<iommu> what </iommu>"), []string{"text@what"}},
		{"text in CDATA", hostWith("<iommu><![CDATA[what]]></iommu>"), []string{"text@<![CDATA[what]]>"}},
		{"comments are no text", hostWith("<iommu><!-- what --></iommu>"), nil},
		{"unknown architecture", "<capabilities><host><cpu><arch>x86-64</arch></cpu></host></capabilities>", []string{"value@x86-64"}},
		{"uuid", "<capabilities><host><uuid>no</uuid><cpu><arch>x86_64</arch></cpu></host></capabilities>", []string{"value@no"}},
		{"value in CDATA", "<capabilities><host><cpu><arch><![CDATA[x86_64]]></arch></cpu></host></capabilities>", nil},
		{"value by reference", "<capabilities><host><cpu><arch>x86&#95;64</arch></cpu></host></capabilities>", nil},
		{"undefined reference is no value", "<capabilities><host><cpu><arch>&a;</arch></cpu></host></capabilities>", nil},
		{"undeclared prefix", "<capabilities><v:host><v:cpu><arch>i686</arch></v:cpu></v:host></capabilities>", []string{"namespace@<v:host>", "namespace@<v:cpu>"}},
		{"declared prefix", hostWith("<v:x xmlns:v='urn:x'/>"), []string{"unknown-element@v:x"}},
		{"default namespace", "<capabilities xmlns='urn:x'><host><cpu><arch>i686</arch></cpu></host></capabilities>", []string{"namespace@urn:x"}},
		{"attribute prefix", hostWith("<iommu v:support='yes'/>"), []string{"namespace@v:support"}},

		{"zero cells", hostWith("<topology><cells num='0'/></topology>"), nil},
		{"bandwidth that is only measured", hostWith("<memory_bandwidth><monitor maxMonitors='176'><feature name='mbm_total_bytes'/></monitor></memory_bandwidth>"), nil},
		{"limit of address bits", "<capabilities><host><cpu><arch>x86_64</arch><maxphysaddr mode='passthrough' limit='46'/></cpu></host></capabilities>", nil},
		{"firmware features", domainWith("<os supported='yes'><enum name='firmware'/><firmwareFeatures supported='yes'><enum name='secureBoot'><value>yes</value></enum></firmwareFeatures><loader supported='no'/><varstore supported='no'/></os>"), nil},
		{"attribute without a value", hostWith("<iommu support/>"), nil},
		{"stray end tag", hostWith("<foo/></bar>"), nil},
		{"count of cells", hostWith("<topology><cells num='2'><cell id='0'/></cells></topology>"), []string{"count@<cells num='2'>"}},
		{"count of CPUs", cellsWith("<cell id='0'><cpus num='2'><cpu id='0'/></cpus></cell>"), []string{"count@<cpus num='2'>"}},
		{"Xen says 0 CPUs", cellsWith("<cell id='0'><cpus num='0'></cpus></cell>"), nil},
		{"cell twice", cellsWith("<cell id='0'/><cell id='0' />"), []string{"duplicate@<cell id='0' />"}},
		{"CPU twice in a cell", cellsWith("<cell id='0'><cpus num='2'><cpu id='4'/><cpu id='4' /></cpus></cell>"), []string{"duplicate@<cpu id='4' />"}},
		{"CPU in two cells", cellsWith("<cell id='0'><cpus num='1'><cpu id='4'/></cpus></cell><cell id='1'><cpus num='1'><cpu id='4' /></cpus></cell>"), []string{"duplicate@<cpu id='4' />"}},
		{"siblings as range and as list", cellsWith(cpus("0-1", "0,1")), nil},
		{"siblings with exclusion", cellsWith(cpus("0-2,^2", "0,1")), nil},
		{"siblings disagree", cellsWith(cpus("0-1", "1")), []string{"siblings@1"}},
		{"siblings without itself", cellsWith(cpus("1", "1")), []string{"siblings@1"}},
		{"siblings unknown", cellsWith(cpus("0,9", "1")), []string{"unknown-cpu@0,9"}},
		{"siblings backwards", cellsWith(cpus("0", "1-0")), []string{"value@1-0"}},
		{"siblings malformed", cellsWith(cpus("0", "1,")), []string{"value@1,"}},
		{"hostile siblings", cellsWith(cpus("0-4294967295", "1")), []string{"unknown-cpu@0-4294967295", "siblings@1"}},
		{"distances", cellsWith(distances("10 20", "20 10")), nil},
		{"distance to itself", cellsWith(distances("11 20", "20 10")), []string{"distance@<sibling id='0' value='11'/>"}},
		{"distance back", cellsWith(distances("10 20", "21 10")), []string{"distance@<sibling id='1' value='20'/>"}},
		{"distance out of range", cellsWith(distances("10 9", "20 10")), []string{"value@9"}},
		{"distance missing", cellsWith(distances("10 20", "20")), []string{"distance@<distances>"}},
		{"distances of one cell only", cellsWith(distances("10 20", "")), []string{"distance@<cell id='1'>"}},
		{"distance to nowhere", cellsWith(distances("10 20", "20 10 30")), []string{"unknown-cell@2"}},
		{"pages alone over the memory", cellsWith("<cell id='0'><memory>1024</memory><pages size='4'>257</pages></cell>"), []string{"pages@1024"}},
		{"pages and huge pages", cellsWith("<cell id='0'><memory>4096</memory><pages size='4'>1024</pages><pages size='2048'>2</pages></cell>"), nil},
		{"bank of unknown CPUs", hostWith("<topology><cells num='1'>" + cpus("0", "1") + "</cells></topology><cache><bank id='0' level='3' type='both' size='1' unit='MiB' cpus='0-2'/></cache>"), []string{"unknown-cpu@0-2"}},
		{"bank without topology", hostWith("<cache><bank id='0' level='3' type='both' size='1' unit='MiB' cpus='0-2'/></cache>"), nil},
		{"interconnect to nowhere", hostWith("<topology><cells num='1'><cell id='0'/></cells><interconnects><latency initiator='0' target='3' type='read' value='1'/></interconnects></topology>"), []string{"unknown-cell@3"}},

		{"guest without domain", guestWith("<arch name='i686'><wordsize>32</wordsize></arch>"), []string{"missing@<arch name='i686'>"}},
		{"relative emulator", guestWith("<arch name='i686'><wordsize>32</wordsize><emulator>bhyve</emulator><domain type='bhyve'/></arch>"), []string{"relative-path@bhyve"}},
		{"canonical", guestWith("<arch name='i686'><wordsize>32</wordsize><machine canonical='pc-1'>pc</machine><domain type='kvm'/></arch>"), []string{"canonical@pc-1"}},
		{"canonical in the arch", guestWith("<arch name='i686'><wordsize>32</wordsize><machine>pc-1</machine><domain type='kvm'><machine canonical='pc-1'>pc</machine></domain></arch>"), nil},
		{"canonical in a domain only", guestWith("<arch name='i686'><wordsize>32</wordsize><machine canonical='pc-1'>pc</machine><domain type='kvm'><machine>pc-1</machine></domain></arch>"), []string{"canonical@pc-1"}},
		{"machine twice", guestWith("<arch name='i686'><wordsize>32</wordsize><machine>pc</machine><machine >pc</machine><domain type='kvm'/></arch>"), []string{"duplicate@<machine >"}},

		{"no virtual CPU", domainWith("<vcpu max='0'/>"), []string{"value@0"}},
		{"value twice", domainWith("<os supported='yes'><enum name='firmware'><value>efi</value><value >efi</value></enum></os>"), []string{"duplicate@<value >"}},
		{"enum twice", domainWith("<os supported='yes'><enum name='firmware'/><enum name='firmware' /></os>"), []string{"duplicate@<enum name='firmware' />"}},
		{"unsupported with content", domainWith("<devices><tpm supported='no'><enum name='model'/></tpm></devices>"), []string{"unsupported@<tpm supported='no'>"}},
		{"modes missing", domainWith("<cpu><mode name='custom' supported='no'/></cpu>"), []string{"missing@<cpu>", "missing@<cpu>"}},
		{"modes out of order", domainWith("<cpu><mode name='host-model' supported='no'/><mode name='host-passthrough' supported='no'/><mode name='custom' supported='no'/></cpu>"), []string{"order@<mode name='host-passthrough' supported='no'/>"}},
		{"modes without maximum", domainWith(modes("")), nil},
		{"blockers", domainWith(modes("<model usable='no'>a</model><blockers model='a'><feature name='x'/></blockers>")), nil},
		{"blockers of a usable model", domainWith(modes("<model usable='yes'>a</model><blockers model='a'><feature name='x'/></blockers>")), []string{"blockers@<blockers model='a'>"}},
		{"blockers of no model", domainWith(modes("<model usable='yes'>a</model><blockers model='b'><feature name='x'/></blockers>")), []string{"blockers@b"}},

		{"cut off", "<capabilities><host><topology><cells num='2'><cell id='0'>", nil},
		{"cut off in a value", "<capabilities><host><uuid>5eed", nil},
	} {
		tree, found := check(t, []byte(test.text))
		var got []string
		for _, d := range found {
			got = append(got, d.Code+"@"+string(tree.Text[d.Span.Start:d.Span.End]))
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: found %q, want %q", test.name, got, test.want)
		}
		for _, d := range found {
			for _, l := range []words.Language{words.English, words.Chinese} {
				if m := d.Message.In(l) + d.Hint.In(l); d.Message.IsZero() || d.Hint.IsZero() || strings.Contains(m, "%!") {
					t.Errorf("%s: %s in %s: %q", test.name, d.Code, l, m)
				}
			}
		}
	}
}

func cpus(first, second string) string {
	return "<cell id='0'><cpus num='2'><cpu id='0' socket_id='0' core_id='0' siblings='" + first +
		"'/><cpu id='1' socket_id='0' core_id='0' siblings='" + second + "'/></cpus></cell>"
}

func distances(cells ...string) (out string) {
	for i, cell := range cells {
		out += "<cell id='" + string(rune('0'+i)) + "'>"
		if cell != "" {
			out += "<distances>"
			for j, d := range strings.Fields(cell) {
				out += "<sibling id='" + string(rune('0'+j)) + "' value='" + d + "'/>"
			}
			out += "</distances>"
		}
		out += "</cell>"
	}
	return out
}

func modes(custom string) string {
	return "<cpu><mode name='host-passthrough' supported='no'/><mode name='host-model' supported='no'/><mode name='custom' supported='yes'>" + custom + "</mode></cpu>"
}

func TestEditsMendTheDocument(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{hostWith("<topolgy><cells num='0'></cells></topolgy>"), hostWith("<topology><cells num='0'></cells></topology>")},
		{hostWith("<iommu suport='yes'/>"), hostWith("<iommu support='yes'/>")},
		{hostWith("<iommu support='Yes'/>"), hostWith("<iommu support='yes'/>")},
		{"<capabilities><host><cpu><arch>amd64</arch></cpu></host></capabilities>", hostWith("")},
		{hostWith("<v:iommu support='yes'></v:iommu>"), hostWith("<iommu support='yes'></iommu>")},
		{hostWith("<migration-features/>"), hostWith("<migration_features/>")},
	} {
		_, found := check(t, []byte(test.text))
		if len(found) != 1 {
			t.Errorf("%s: %d findings", test.text, len(found))
			continue
		}
		text := []byte(test.text)
		edits := found[0].Edits
		for i := len(edits) - 1; i >= 0; i-- {
			text = replaced(text, edits[i].Span.Start, edits[i].Span.End, edits[i].Text)
		}
		if string(text) != test.want {
			t.Errorf("%s: mended to %s, want %s", test.text, text, test.want)
		}
	}
}

func TestManyFindingsAreCounted(t *testing.T) {
	_, found := check(t, []byte(hostWith(strings.Repeat("<zzz/>", 5000))))
	if len(found) != maxOfCode+1 {
		t.Fatalf("%d findings", len(found))
	}
	if last := found[maxOfCode].Message.In(words.English); last != "and 4900 more of this kind" {
		t.Error(last)
	}
}

func TestWrongRoot(t *testing.T) {
	for text, want := range map[string]string{
		"<domain type='kvm'/>": "a domain definition",
		"<domainsnapshot/>":    "snapshot",
		"<network/>":           "virtual network",
		"<pool/>":              "storage pool",
		"<volume/>":            "storage volume",
		"<device/>":            "device of the host",
		"<cpu/>":               "CPU definition",
		"<HTML></HTML>":        "HTML page",
		"<svg xmlns='http://www.w3.org/2000/svg'/>": "SVG",
		"<grammar/>":                         "RelaxNG",
		"<capabilites><host/></capabilites>": "is <capabilities> meant?",
		"<something/>":                       "<something>",
	} {
		tree, _ := xmldoc.Parse([]byte(text))
		d := WrongRoot(tree, tree.RootElement())
		if got := d.Message.In(words.English); d.Severity != source.Error || d.Code != "wrong-root" || d.Span.Start != 0 || !strings.Contains(got, want) {
			t.Errorf("%s: %s at %v, want %q", text, got, d.Span, want)
		}
		if zh := d.Message.In(words.Chinese); zh == "" || strings.Contains(zh, "%!") {
			t.Errorf("%s: %q", text, zh)
		}
	}
}

func TestCPURanges(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "0-3": "0-3", "3,1,2": "1-3", "0-7,^4": "0-3,5-7", "^4,0-7": "0-3,5-7", "1,1": "1",
		"0-3,2-9": "0-9", "0-4294967295": "0-4294967295", "0,^0": "", "1-5,^1,^5": "2-4",
	} {
		ranges, ok := cpuRanges(nil, text)
		if got := string(appendCPUSet(nil, ranges)); !ok || got != want || !isCPUSet(text) {
			t.Errorf("%s: %q, %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"", ",", "0,", "a", "-1", "1-", "3-1", "^", "0-4294967296", "0--1", "1 2"} {
		if ranges, ok := cpuRanges(nil, text); ok {
			t.Errorf("%q is read as %v", text, ranges)
		}
	}
}

func TestValues(t *testing.T) {
	for _, test := range []struct {
		kind kind
		good string
		bad  string
	}{
		{uint32Kind, "0 4294967295 007", "-1 4294967296 +1 x 1.0 0x1"},
		{uint64Kind, "18446744073709551615", "18446744073709551616 99999999999999999999999"},
		{positive, "1 99999999999999999999999", "0 000 -1 x"},
		{distance, "10 255", "9 256"},
		{uuid, "5eed0003000040008000000000000011 5EED0003-0000-4000-8000-000000000011", "5eed0003-zz00-4000 5eed000300004000-8000-000000000011-0 5eed0003-0000-4000-8000-00000000001"},
		{absPath, "/x C:\\x", "x ./x / C:x"},
		{program, "/x bhyve", "./x a/b"},
		{unit, "B b bytes KiB kib K MB EiB", "KiBs iB KBs X 1"},
		{featureName, "sse4.1 a_b-c", "a+b ä"},
		{monitorName, "llc_occupancy mbm_x", "llc_ foo"},
		{vendorID, "GenuineIntel", "Genuine,Intel short"},
	} {
		of := content{kind: test.kind}
		for _, s := range strings.Fields(test.good) {
			if !of.holds(s) {
				t.Errorf("kind %d refuses %q", test.kind, s)
			}
		}
		for _, s := range append(strings.Fields(test.bad), "") {
			if of.holds(s) {
				t.Errorf("kind %d takes %q", test.kind, s)
			}
		}
		if rule := of.kind.rule(); rule.En == "text" || rule.Zh == "" {
			t.Errorf("kind %d has no words", test.kind)
		}
	}
}

// TestHostileDocumentsAreBounded would not end in time were anything
// quadratic.
func TestHostileDocumentsAreBounded(t *testing.T) {
	const n = 40_000
	var b strings.Builder
	b.WriteString("<capabilities><host><topology><cells num='1'>")
	for i := range n {
		b.WriteString("<cell id='" + number(i) + "'><distances><sibling id='0' value='20'/></distances><cpus num='1'><cpu id='" + number(i) + "' socket_id='0' core_id='0' siblings='0-" + number(n+i) + "'/></cpus></cell>")
	}
	b.WriteString("</cells></topology></host></capabilities>")
	for _, text := range []string{
		b.String(),
		strings.Replace(b.String(), "num='1'", "num='"+number(n)+"'", 1),
		hostWith(strings.Repeat("<a:b xmlns:c=''/>", n)),
		hostWith("<secmodel>" + strings.Repeat("<baselabel x1=''/>", n) + "</secmodel>"),
	} {
		_, found := check(t, []byte(text))
		if len(found) == 0 || len(found) > 20*maxOfCode {
			t.Errorf("%d findings", len(found))
		}
	}
}

func number(i int) string {
	out := ""
	for ; i > 9; i /= 10 {
		out = string(rune('0'+i%10)) + out
	}
	return string(rune('0'+i)) + out
}

func BenchmarkCheck(b *testing.B) {
	text := read(b, testdata+"synthetic/syn-b-4socket-1024cpu.xml")
	tree, _ := xmldoc.Parse(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Check(tree, tree.RootElement())
	}
}

package compare_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/caps"
	"ringlab/engine/caps/compare"
	"ringlab/engine/words"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const data = "../testdata/"

func open(t testing.TB, path string) *caps.Document {
	t.Helper()
	text, err := os.ReadFile(data + path)
	if err != nil {
		t.Fatal(err)
	}
	return caps.Open(text, caps.Auto)
}

// pairs are documents worth comparing, by the name of their golden file.
var pairs = []struct{ name, a, b string }{
	{"qemu-all-arches", "captures/qemu-capabilities.xml", "captures/all-arches-qemu-all-capabilities.xml"},
	{"epyc-qemu", "synthetic/syn-a-epyc-8cell.xml", "captures/qemu-capabilities.xml"},
	{"xen-old-new", "xen-origin.xml", "synthetic/syn-f-xen-libxl.xml"},
	{"qemu-lxc", "captures/qemu-capabilities.xml", "captures/lxc-capabilities.xml"},
	{"power-x86", "synthetic/syn-d-power9.xml", "synthetic/syn-b-4socket-1024cpu.xml"},
	{"domcaps-tcg-kvm", "domcaps/qemu-domcapabilities-x86_64-q35.xml", "domcaps/qemu-domcapabilities-x86_64-q35-kvm.xml"},
	{"domcaps-q35-microvm", "domcaps/qemu-domcapabilities-x86_64-q35.xml", "domcaps/qemu-domcapabilities-x86_64-microvm.xml"},
	{"domcaps-x86-riscv", "domcaps/qemu-domcapabilities-x86_64-q35.xml", "domcaps/qemu-domcapabilities-riscv64-virt.xml"},
	{"caps-domcaps", "captures/qemu-capabilities.xml", "domcaps/qemu-domcapabilities-x86_64-q35-kvm.xml"},
	{"domcaps-caps-arch", "domcaps/qemu-domcapabilities-m68k-virt.xml", "captures/qemu-capabilities.xml"},
}

func TestGolden(t *testing.T) {
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			a, b := open(t, p.a), open(t, p.b)
			var out strings.Builder
			for _, l := range []words.Language{words.English, words.Chinese} {
				print(&out, compare.New(a, b, l), l == words.Chinese)
			}
			golden(t, "testdata/"+p.name+".txt", out.String())
		})
	}
}

// print writes a comparison for people to read; without rows if brief.
func print(out *strings.Builder, c compare.Comparison, brief bool) {
	for _, m := range c.Moves {
		fmt.Fprintf(out, "%s → %s: %s: %s\n", m.From, m.To, m.State, m.Short)
		for _, r := range m.Reasons {
			fmt.Fprintf(out, "  %s: %s %v %v\n", r.State, r.Text, len(r.PlacesA), len(r.PlacesB))
		}
	}
	fmt.Fprintf(out, "%d differences\n", c.Differences)
	marks := map[compare.Change]string{compare.Same: "=", compare.OnlyA: "<", compare.OnlyB: ">", compare.Changed: "≠"}
	for _, s := range c.Sections {
		fmt.Fprintf(out, "\n%s (%s): %d rows, %d differences\n", s.Title, s.ID, len(s.Rows), s.Differences)
		if brief {
			continue
		}
		shown := map[compare.Change]int{}
		for _, r := range s.Rows {
			if shown[r.Change]++; shown[r.Change] <= 12 {
				fmt.Fprintf(out, "  %s %s | %s | %s\n", marks[r.Change], r.Name, r.A, r.B)
			}
		}
	}
	out.WriteByte('\n')
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; got\n%s", path, got)
	}
}

// every document of the test data that is capabilities of either kind.
func every(t testing.TB) map[string]*caps.Document {
	t.Helper()
	found := map[string]*caps.Document{}
	for _, pattern := range []string{"*.xml", "captures/*.xml", "domcaps/*.xml", "synthetic/*.xml", "nodes/*capabilities.xml"} {
		paths, err := filepath.Glob(data + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			path = strings.TrimPrefix(path, data)
			if d := open(t, path); d.Kind != caps.Other {
				found[path] = d
			}
		}
	}
	if len(found) < 30 {
		t.Fatalf("only %d documents", len(found))
	}
	return found
}

// TestSelf holds every document against itself: nothing differs, and nothing
// keeps a guest that has a way to move.
func TestSelf(t *testing.T) {
	for name, d := range every(t) {
		c := compare.New(d, d, words.English)
		if c.Differences != 0 || len(c.Sections) == 0 {
			t.Errorf("%s: %d differences, %d sections", name, c.Differences, len(c.Sections))
		}
		for _, m := range c.Moves {
			if m.State == "no" {
				t.Errorf("%s: %s: %+v", name, m.Short, m.Reasons)
			}
			for _, r := range m.Reasons {
				if r.State == "partly" && !strings.Contains(r.Text, "Live migration is not stated") {
					t.Errorf("%s: %s", name, r.Text)
				}
			}
		}
	}
}

// TestMirror swaps the documents: what was only in A is only in B, and the
// moves change places.
func TestMirror(t *testing.T) {
	for _, p := range pairs {
		a, b := open(t, p.a), open(t, p.b)
		one, other := compare.New(a, b, words.English), compare.New(b, a, words.English)
		if one.Differences != other.Differences {
			t.Errorf("%s: %d differences, mirrored %d", p.name, one.Differences, other.Differences)
		}
		for i := range one.Moves {
			m, n := one.Moves[i], other.Moves[1-i]
			if m.State != n.State || len(m.Reasons) != len(n.Reasons) {
				t.Errorf("%s: %+v mirrored %+v", p.name, m, n)
				continue
			}
			for k := range m.Reasons {
				if fmt.Sprint(m.Reasons[k].PlacesA) != fmt.Sprint(n.Reasons[k].PlacesB) || m.Reasons[k].State != n.Reasons[k].State {
					t.Errorf("%s: %+v mirrored %+v", p.name, m.Reasons[k], n.Reasons[k])
				}
			}
		}
	}
}

// TestEveryPair compares all documents with all others, for what must hold of
// any comparison.
func TestEveryPair(t *testing.T) {
	documents := every(t)
	for nameA, a := range documents {
		for nameB, b := range documents {
			for _, l := range []words.Language{words.English, words.Chinese} {
				c := compare.New(a, b, l)
				requireSound(t, nameA+" with "+nameB, c)
				for _, m := range c.Moves {
					for _, text := range append(texts(m.Reasons), m.Short) {
						if strings.Contains(text, "%!") || strings.Contains(text, "  ") {
							t.Errorf("%s with %s: %q", nameA, nameB, text)
						}
					}
				}
			}
		}
	}
}

func requireSound(t *testing.T, name string, c compare.Comparison) {
	t.Helper()
	if len(c.Moves) != 2 || c.Sections == nil {
		t.Fatalf("%s: %+v", name, c)
	}
	differences := 0
	for _, s := range c.Sections {
		for _, r := range s.Rows {
			if r.Change != compare.Same {
				differences++
			}
			if r.PlacesA == nil || r.PlacesB == nil || (r.A == "") != (r.Change == compare.OnlyB) || (r.B == "") != (r.Change == compare.OnlyA) {
				t.Errorf("%s: %s: %+v", name, s.ID, r)
			}
		}
	}
	if differences != c.Differences {
		t.Errorf("%s: counts %d differences, has %d", name, c.Differences, differences)
	}
	for _, m := range c.Moves {
		if m.Short == "" || m.Reasons == nil || len(m.Reasons) == 0 {
			t.Errorf("%s: %+v", name, m)
		}
		for _, r := range m.Reasons {
			if r.PlacesA == nil || r.PlacesB == nil {
				t.Errorf("%s: nil places in %+v", name, r)
			}
		}
	}
}

func texts(reasons []compare.Reason) []string {
	var all []string
	for _, r := range reasons {
		all = append(all, r.Text)
	}
	return all
}

// TestVendorsAsBaseline holds the verdict on CPU vendors against what virsh
// cpu-baseline said of the same CPUs.
func TestVendorsAsBaseline(t *testing.T) {
	const mismatch = "CPU vendors do not match"
	said := 0
	for n := 1; n <= 12; n++ {
		host := func(side string) *caps.Document {
			cpu, err := os.ReadFile(fmt.Sprintf("%scpu/cpu-%02d-%s.xml", data, n, side))
			if err != nil {
				t.Fatal(err)
			}
			return caps.Open([]byte("<capabilities><host>"+string(cpu)+
				"</host><guest><os_type>hvm</os_type><arch name='x86_64'><domain type='kvm'/></arch></guest></capabilities>"), caps.Auto)
		}
		baseline, err := os.ReadFile(fmt.Sprintf("%scpu/cpu-%02d-baseline-qemu.out", data, n))
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Contains(string(baseline), mismatch)
		for _, m := range compare.New(host("a"), host("b"), words.English).Moves {
			got := strings.Contains(strings.Join(texts(m.Reasons), "\n"), mismatch)
			if got != want {
				t.Errorf("pair %d, %s to %s: vendors mismatch %v, virsh says %s", n, m.From, m.To, got, baseline)
			}
			if got {
				said++
			}
		}
	}
	if said != 2 {
		t.Errorf("%d verdicts on vendors, want those of one pair", said)
	}
}

// TestMoves has two small documents differ in one thing each.
func TestMoves(t *testing.T) {
	host := func(inside, guests string) string {
		return "<capabilities><host>" + inside + "</host>" + guests + "</capabilities>"
	}
	guest := func(machines string) string {
		return "<guest><os_type>hvm</os_type><arch name='x86_64'>" + machines + "<domain type='kvm'/></arch></guest>"
	}
	cpu := func(features string) string {
		return "<cpu><arch>x86_64</arch><model>EPYC</model><vendor>AMD</vendor>" + features + "</cpu>"
	}
	const live = "<migration_features><live/></migration_features>"
	over := func(transport string) string {
		return "<migration_features><live/><uri_transports><uri_transport>" + transport + "</uri_transport></uri_transports></migration_features>"
	}
	plain := host(cpu("")+live, guest(""))
	domain := func(machine, cpu, devices string) string {
		return "<domainCapabilities><path>/q</path><domain>kvm</domain><machine>" + machine + "</machine><arch>x86_64</arch><vcpu max='8'/>" +
			"<cpu><mode name='host-model' supported='yes'>" + cpu + "</mode><mode name='custom' supported='yes'><model usable='yes'>EPYC</model></mode></cpu>" +
			"<devices>" + devices + "</devices></domainCapabilities>"
	}
	const epyc = "<model>EPYC</model><vendor>AMD</vendor>"
	tests := []struct {
		name, a, b  string
		there, back string // states
		says        string // in the reasons of the way there
	}{
		{"the same", plain, plain, "yes", "yes", "B has every feature that A lists"},
		{"a feature more", host(cpu("<feature name='svm'/>")+live, guest("")), plain, "partly", "yes", "lacks features that A lists: svm"},
		{"another vendor", plain, host(strings.ReplaceAll(cpu("")+live, "AMD", "Intel"), guest("")), "partly", "partly", "CPU vendors do not match (A: AMD, B: Intel)"},
		{"another model", plain, host(strings.ReplaceAll(cpu("")+live, "EPYC", "Opteron_G5"), guest("")), "partly", "partly", "choose a baseline"},
		{"no model", plain, host("<cpu><arch>x86_64</arch></cpu>"+live, guest("")), "partly", "partly", "Not both documents name a CPU model"},
		{"a machine more", host(cpu("")+live, guest("<machine>pc-1</machine><machine>pc-2</machine>")), host(cpu("")+live, guest("<machine>pc-1</machine>")),
			"partly", "yes", "lacks 1 of the 2 machine types of A: x86_64 pc-2"},
		{"no machine in common", host(cpu("")+live, guest("<machine>pc-1</machine>")), host(cpu("")+live, guest("<machine>pc-2</machine>")),
			"no", "no", "none of the machine types"},
		{"an alias moved on", host(cpu("")+live, guest("<machine canonical='pc-1'>pc</machine><machine>pc-1</machine>")),
			host(cpu("")+live, guest("<machine canonical='pc-2'>pc</machine><machine>pc-1</machine><machine>pc-2</machine>")),
			"yes", "partly", "x86_64 pc is pc-1 on A and pc-2 on B"},
		{"fewer vCPUs", host(cpu("")+live, guest("<machine maxCpus='8'>m</machine>")), host(cpu("")+live, guest("<machine maxCpus='4'>m</machine>")),
			"partly", "yes", "x86_64 m 4, not 8"},
		{"no live migration", plain, host(cpu(""), guest("")), "partly", "partly", "not stated by B"},
		{"other transports", host(cpu("")+over("tcp"), guest("")), host(cpu("")+over("rdma"), guest("")), "partly", "partly", "share no transport (A: tcp; B: rdma)"},
		{"a security model more", host(cpu("")+live+"<secmodel><model>selinux</model></secmodel>", guest("")), plain, "partly", "yes", "no security model selinux"},
		{"no security model", host(cpu("")+live+"<secmodel><model>none</model></secmodel>", guest("")), plain, "yes", "yes", "Both state live migration"},
		{"an IOMMU", host(cpu("")+live+"<iommu support='yes'/>", guest("")), host(cpu("")+live+"<iommu support='no'/>", guest("")), "partly", "yes", "no IOMMU"},
		{"a domain type more", host(cpu("")+live, strings.Replace(guest(""), "<domain", "<domain type='qemu'/><domain", 1)), plain, "partly", "yes", "hvm x86_64 (qemu)"},
		{"no guests", host(cpu("")+live, ""), plain, "unknown", "no", "nothing to judge"},
		{"one host twice", host("<uuid>u</uuid>"+cpu("")+live, guest("")), host("<uuid>u</uuid>"+cpu("")+live+"<iommu support='no'/>", guest("")),
			"partly", "partly", "host UUIDs are the same"},

		{"the same combination", domain("m", epyc, ""), domain("m", epyc, ""), "yes", "yes", "all that it has on A"},
		{"host-model requires more", domain("m", epyc+"<feature policy='require' name='f'/>", ""), domain("m", epyc, ""), "partly", "yes", "does not offer f on top of EPYC"},
		{"host-model disables more", domain("m", epyc, ""), domain("m", epyc+"<feature policy='disable' name='f'/>", ""), "partly", "yes", "disables f"},
		{"host-model of another vendor", domain("m", epyc, ""), domain("m", "<model>Haswell</model><vendor>Intel</vendor>", ""), "partly", "partly", "CPU vendors do not match"},
		{"host-model's model not usable", domain("m", "<model>EPYC-Milan</model><vendor>AMD</vendor>", ""), domain("m", epyc, ""), "partly", "yes", "not stated as usable on B"},
		{"another machine", domain("m", epyc, ""), domain("n", epyc, ""), "partly", "partly", "different machine types"},
		{"a disk bus more", domain("m", epyc, "<disk supported='yes'><enum name='bus'><value>sata</value></enum></disk>"),
			domain("m", epyc, "<disk supported='yes'><enum name='bus'/></disk>"), "partly", "yes", "disk bus sata"},
		{"a device more", domain("m", epyc, "<tpm supported='yes'/>"), domain("m", epyc, "<tpm supported='no'/>"), "partly", "yes", "tpm"},

		{"a combination the host has", domain("pc-1", epyc, ""), host(cpu(""), guest("<machine canonical='pc-1'>pc</machine>")), "partly", "partly", "runs x86_64 guests of type kvm on machine pc-1"},
		{"a machine the host lacks", domain("pc-9", epyc, ""), host(cpu(""), guest("<machine>pc-1</machine>")), "partly", "partly", "B has no machine type pc-9"},
		{"a type the host lacks", strings.Replace(domain("m", epyc, ""), "kvm", "qemu", 1), plain, "no", "partly", "B runs no x86_64 guests of type qemu"},
	}
	for _, tt := range tests {
		moves := compare.New(caps.Open([]byte(tt.a), caps.Auto), caps.Open([]byte(tt.b), caps.Auto), words.English).Moves
		if moves[0].State != tt.there || moves[1].State != tt.back {
			t.Errorf("%s: %s and back %s, want %s and %s\n%q\n%q", tt.name, moves[0].State, moves[1].State, tt.there, tt.back,
				texts(moves[0].Reasons), texts(moves[1].Reasons))
		}
		if all := strings.Join(texts(moves[0].Reasons), "\n"); !strings.Contains(all, tt.says) {
			t.Errorf("%s: does not say %q but\n%s", tt.name, tt.says, all)
		}
	}
}

func TestNeitherKind(t *testing.T) {
	a := caps.Open([]byte("<domain type='kvm'/>"), caps.Auto)
	b := caps.Open(nil, caps.Auto)
	for _, l := range []words.Language{words.English, words.Chinese} {
		c := compare.New(a, b, l)
		requireSound(t, "other", c)
		if len(c.Sections) != 0 || c.Moves[0].State != "unknown" {
			t.Errorf("%+v", c)
		}
	}
}

func FuzzNew(f *testing.F) {
	for _, p := range pairs {
		a, err := os.ReadFile(data + p.a)
		if err != nil {
			f.Fatal(err)
		}
		b, err := os.ReadFile(data + p.b)
		if err != nil {
			f.Fatal(err)
		}
		if len(a)+len(b) < 30_000 {
			f.Add(a, b)
		}
	}
	f.Fuzz(func(t *testing.T, a, b []byte) {
		requireSound(t, "fuzz", compare.New(caps.Open(a, caps.Auto), caps.Open(b, caps.Auto), words.Chinese))
	})
}

func BenchmarkNew(b *testing.B) {
	d := open(b, "captures/all-arches-qemu-all-capabilities.xml")
	for b.Loop() {
		compare.New(d, d, words.English)
	}
}

package skeleton_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"libvirt.org/go/libvirtxml"

	"ringlab/engine/caps"
	"ringlab/engine/caps/skeleton"
	"ringlab/engine/words"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are the capabilities documents of the shared test data.
func samples(t testing.TB) map[string]*caps.Document {
	t.Helper()
	found := map[string]*caps.Document{}
	for _, pattern := range []string{"*.xml", "captures/*capabilities.xml", "nodes/*capabilities.xml", "synthetic/*.xml"} {
		paths, err := filepath.Glob(filepath.Join("../testdata", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if d := open(t, path); d.Kind == caps.Capabilities {
				found[strings.TrimSuffix(filepath.Base(path), ".xml")] = d
			}
		}
	}
	if len(found) < 12 {
		t.Fatalf("only %d capabilities documents in ../testdata", len(found))
	}
	return found
}

func open(t testing.TB, path string) *caps.Document {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return caps.Open(text, caps.Auto)
}

// offered is the choices that a document offers.
func offered(d *caps.Document, everyMachine bool) []skeleton.Choice {
	var choices []skeleton.Choice
	for i, g := range d.Caps.Guests {
		for _, domain := range g.Arch.Domains {
			choices = append(choices, skeleton.Choice{Guest: i, Domain: domain.Type})
			machines := domain.Machines
			if len(machines) == 0 {
				machines = g.Arch.Machines
			}
			if g.OSType == "exe" {
				continue
			}
			for j, m := range machines {
				if everyMachine || j < 3 || j == len(machines)-1 {
					choices = append(choices, skeleton.Choice{Guest: i, Domain: domain.Type, Machine: m.Name})
				}
			}
		}
	}
	return choices
}

func TestEqualsLibvirtXML(t *testing.T) {
	for name, d := range samples(t) {
		for _, choice := range offered(d, true) {
			result, err := skeleton.New(d, choice, words.English)
			if err != nil {
				t.Errorf("%s %+v: %v", name, choice, err)
				continue
			}
			requireMarshalled(t, result.XML)
		}
	}
}

// requireMarshalled fails unless libvirtxml.Domain marshals to text itself.
func requireMarshalled(t *testing.T, text string) {
	t.Helper()
	var domain libvirtxml.Domain
	if err := domain.Unmarshal(text); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	marshalled, err := domain.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if marshalled != text {
		t.Errorf("libvirtxml marshals\n%s\nwe write\n%s", marshalled, text)
	}
}

// TestGolden keeps what is written and noted for one choice of each kind.
func TestGolden(t *testing.T) {
	tests := []struct {
		name   string
		sample string
		choice skeleton.Choice
	}{
		{"xen-pv", "../testdata/xen-origin.xml", skeleton.Choice{}},
		{"xen-pv-i686", "../testdata/xen-origin.xml", skeleton.Choice{Guest: 1}},
		{"xen-hvm", "../testdata/synthetic/syn-f-xen-libxl.xml", skeleton.Choice{Guest: 2, Name: `Ada's <"test"> & 试验`, MemoryMiB: 2048, VCPUs: 4}},
		{"xen-pvh", "../testdata/synthetic/syn-f-xen-libxl.xml", skeleton.Choice{Guest: 4}},
		{"lxc", "../testdata/captures/lxc-capabilities.xml", skeleton.Choice{}},
		{"test-hvm", "../testdata/captures/test-capabilities.xml", skeleton.Choice{}},
		{"test-xen", "../testdata/captures/test-capabilities.xml", skeleton.Choice{Guest: 1}},
		{"bhyve", "../testdata/synthetic/syn-g-bhyve.xml", skeleton.Choice{}},
		{"cloud-hypervisor", "../testdata/synthetic/syn-i-ch.xml", skeleton.Choice{}},
		{"kvm-x86_64", "../testdata/captures/qemu-capabilities.xml", skeleton.Choice{Guest: 1}},
		{"qemu-x86_64-pc-clamped", "../testdata/captures/qemu-capabilities.xml", skeleton.Choice{Guest: 1, Domain: "qemu", Machine: "pc", VCPUs: 1000}},
		{"qemu-i686", "../testdata/captures/qemu-capabilities.xml", skeleton.Choice{Guest: 0, Domain: "qemu"}},
		{"aarch64", "../testdata/captures/all-arches-qemu-all-capabilities.xml", skeleton.Choice{Guest: 3}},
		{"alpha", "../testdata/captures/all-arches-qemu-all-capabilities.xml", skeleton.Choice{Guest: 0}},
		{"microvm", "../testdata/captures/qemu-capabilities.xml", skeleton.Choice{Guest: 1, Machine: "microvm"}},
		{"m68k", "../testdata/captures/all-arches-qemu-all-capabilities.xml", skeleton.Choice{Guest: 6}},
		{"old-kqemu", "../testdata/synthetic/syn-k-old-0.4.xml", skeleton.Choice{}},
		{"old-linux", "../testdata/synthetic/syn-k-old-0.4.xml", skeleton.Choice{Guest: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, tt.sample)
			var out strings.Builder
			for _, l := range []words.Language{words.English, words.Chinese} {
				result, err := skeleton.New(d, tt.choice, l)
				if err != nil {
					t.Fatal(err)
				}
				if l == words.English {
					fmt.Fprintf(&out, "%s\n\n%+v\n", result.XML, result.Choice)
					requireMarshalled(t, result.XML)
				}
				for _, n := range result.Notes {
					fmt.Fprintf(&out, "- %s\n", n)
				}
			}
			golden(t, filepath.Join("testdata", tt.name+".txt"), out.String())
		})
	}
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

func TestRefusals(t *testing.T) {
	qemu := "../testdata/captures/qemu-capabilities.xml"
	lxc := "../testdata/captures/lxc-capabilities.xml"
	tests := []struct {
		sample string
		choice skeleton.Choice
		want   string // in the English message
	}{
		{"../testdata/domcaps/qemu-domcapabilities-m68k-virt.xml", skeleton.Choice{}, "virsh capabilities"},
		{qemu, skeleton.Choice{Guest: 2}, "no guest number 2"},
		{qemu, skeleton.Choice{Guest: -2}, "no guest number -2"},
		{qemu, skeleton.Choice{Domain: "xen"}, "the host offers: qemu, kvm"},
		{qemu, skeleton.Choice{Machine: "pseries"}, `no machine type "pseries"`},
		{lxc, skeleton.Choice{Machine: "q35"}, "container has no machine"},
		{qemu, skeleton.Choice{Name: "a/b"}, "'/'"},
		{qemu, skeleton.Choice{Name: "a\nb"}, "control character"},
		{qemu, skeleton.Choice{Name: "a\u0085b"}, "control character"},
		{qemu, skeleton.Choice{Name: "\xff"}, "not UTF-8"},
		{qemu, skeleton.Choice{Name: " "}, "blank"},
		{qemu, skeleton.Choice{Name: ".."}, "file of that name"},
		{qemu, skeleton.Choice{Name: strings.Repeat("n", 248)}, "longer than 247"},
		{qemu, skeleton.Choice{MemoryMiB: -1}, "no size of memory"},
		{qemu, skeleton.Choice{MemoryMiB: 1<<43 + 1}, "no size of memory"},
		{qemu, skeleton.Choice{VCPUs: -1}, "no number of vCPUs"},
		{qemu, skeleton.Choice{VCPUs: 65536}, "no number of vCPUs"},
	}
	for _, tt := range tests {
		result, err := skeleton.New(open(t, tt.sample), tt.choice, words.English)
		var refusal *skeleton.Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%+v: no refusal but %v, %q", tt.choice, err, result.XML)
			continue
		}
		if !strings.Contains(refusal.Error(), tt.want) {
			t.Errorf("%+v: %q does not say %q", tt.choice, refusal, tt.want)
		}
		if zh := refusal.Why.In(words.Chinese); zh == refusal.Error() || strings.Contains(zh, "%!") {
			t.Errorf("%+v: Chinese says %q", tt.choice, zh)
		}
		if result.Notes == nil {
			t.Errorf("%+v: nil notes", tt.choice)
		}
	}
}

func TestRefusesBrokenGuests(t *testing.T) {
	tests := []struct{ guest, want string }{
		{`<os_type>hvm</os_type><arch name='x86_64'/>`, "no <domain"},
		{`<os_type>hvm</os_type>`, `arch ""`},
		{`<os_type>hvm</os_type><arch name="a'b"><domain type='kvm'/></arch>`, "arch"},
		{`<arch name='x86_64'><domain type='kvm'/></arch>`, "no <os_type>"},
		{`<os_type>hvm</os_type><arch name='x86_64'><machine>a&#10;b</machine><domain type='kvm'/></arch>`, "machine type"},
	}
	for _, tt := range tests {
		d := caps.Open([]byte("<capabilities><guest>"+tt.guest+"</guest></capabilities>"), caps.Auto)
		if _, err := skeleton.New(d, skeleton.Choice{}, words.English); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.guest, err, tt.want)
		}
	}
}

// TestCanonicalOfAlias chooses a machine that the list names only as what an
// alias means.
func TestCanonicalOfAlias(t *testing.T) {
	d := caps.Open([]byte(`<capabilities><guest><os_type>hvm</os_type><arch name='x86_64'>
		<machine canonical='pc-q35-9.0' maxCpus='4'>q35</machine><domain type='kvm'/></arch></guest></capabilities>`), caps.Auto)
	result, err := skeleton.New(d, skeleton.Choice{Machine: "pc-q35-9.0", VCPUs: 8}, words.English)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(result.XML, `machine="pc-q35-9.0"`) || result.Choice.VCPUs != 4 {
		t.Errorf("%+v", result)
	}
}

func FuzzNew(f *testing.F) {
	for _, path := range []string{
		"../testdata/xen-origin.xml",
		"../testdata/captures/lxc-capabilities.xml",
		"../testdata/synthetic/syn-k-old-0.4.xml",
		"../testdata/synthetic/syn-f-xen-libxl.xml",
	} {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, 0, "", "", "", 0, 0)
		f.Add(text, 1, "qemu", "pc", `<n&"'>`, 1, 1)
	}
	f.Fuzz(func(t *testing.T, text []byte, guest int, domain, machine, name string, memory, vcpus int) {
		d := caps.Open(text, caps.Auto)
		choice := skeleton.Choice{Guest: guest, Domain: domain, Machine: machine, Name: name, MemoryMiB: memory, VCPUs: vcpus}
		result, err := skeleton.New(d, choice, words.Chinese)
		if err != nil {
			return
		}
		requireMarshalled(t, result.XML)
		if again, err := skeleton.New(d, result.Choice, words.Chinese); err != nil || again.XML != result.XML {
			t.Errorf("the filled-in choice %+v writes another domain: %v\n%s", result.Choice, err, again.XML)
		}
	})
}

// TestNative: without a choice of guest the host's own architecture is taken,
// hvm before others.
func TestNative(t *testing.T) {
	for sample, want := range map[string]int{
		"captures/qemu-capabilities.xml":                1, // i686 comes first
		"captures/all-arches-qemu-all-capabilities.xml": 23,
		"synthetic/syn-f-xen-libxl.xml":                 3, // xen comes first
		"synthetic/syn-k-old-0.4.xml":                   0,
		"captures/lxc-capabilities.xml":                 0,
	} {
		text, err := os.ReadFile("../testdata/" + sample)
		if err != nil {
			t.Fatal(err)
		}
		result, err := skeleton.New(caps.Open(text, caps.Auto), skeleton.Choice{Guest: skeleton.Native}, words.English)
		if err != nil || result.Choice.Guest != want {
			t.Errorf("%s: guest %d, want %d (%v)", sample, result.Choice.Guest, want, err)
		}
	}
}

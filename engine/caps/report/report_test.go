package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ringlab/engine/caps"
	"ringlab/engine/caps/report"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

var update = flag.Bool("update", false, "write the golden files anew")

const documents = "../testdata/"

func read(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// golden names the documents whose whole report is kept as text, in both
// languages.
var golden = []string{
	"xen-origin.xml",
	"captures/qemu-capabilities.xml",
	"captures/all-arches-qemu-all-capabilities.xml",
	"captures/lxc-capabilities.xml",
	"captures/test-capabilities.xml",
	"synthetic/syn-a-epyc-8cell.xml",
	"synthetic/syn-b-4socket-1024cpu.xml",
	"synthetic/syn-d-power9.xml",
	"synthetic/syn-f-xen-libxl.xml",
	"synthetic/syn-g-bhyve.xml",
	"synthetic/syn-i-ch.xml",
	"synthetic/syn-k-old-0.4.xml",
	"domcaps/qemu-domcapabilities-x86_64-q35-kvm.xml",
	"domcaps/qemu-domcapabilities-x86_64-q35.xml",
	"domcaps/qemu-domcapabilities-aarch64-default.xml",
	"domcaps/qemu-domcapabilities-m68k-virt.xml",
	"domcaps/qemu-domcapabilities-sh4-r2d.xml",
	"bad/bad-trunc-mid-tag.xml",
	"bad/bad-laughs.xml",
	"bad/bad-root-html.xml",
	"bad/bad-empty.xml",
	"report/testdata/recent-domcaps.xml",
	"report/testdata/recent-host.xml",
	"report/testdata/xen-domcaps.xml",
	"report/testdata/broken-domcaps.xml",
}

func path(name string) string {
	if own, found := strings.CutPrefix(name, "report/"); found {
		return own
	}
	return documents + name
}

func TestGolden(t *testing.T) {
	for _, name := range golden {
		for _, l := range []words.Language{words.English, words.Chinese} {
			base := strings.TrimSuffix(filepath.Base(name), ".xml")
			file := filepath.Join("testdata", base+"."+string(l)+".txt")
			t.Run(base+"/"+string(l), func(t *testing.T) {
				pasted := read(t, path(name))
				got := write(pasted, caps.Open(pasted, 0), l)
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if want := read(t, file); !bytes.Equal(got, want) {
					t.Errorf("the report differs from %s (go test -update writes it):\n%s", file, firstDifference(got, want))
				}
			})
		}
	}
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "(nothing)"
			if i < len(w) {
				other = w[i]
			}
			return fmt.Sprintf("line %d\n got: %s\nwant: %s", i+1, g[i], other)
		}
	}
	return "it ends early"
}

// write shows all three views as text that people can check by eye.
func write(pasted []byte, d *caps.Document, l words.Language) []byte {
	var b bytes.Buffer
	lines := source.NewLines(pasted)
	at := func(places []source.Span) string {
		if len(places) == 0 {
			return ""
		}
		p := lines.Position(places[0].Start)
		if len(places) > 1 {
			return fmt.Sprintf("  [%d:%d +%d]", p.Line, p.Column, len(places)-1)
		}
		return fmt.Sprintf("  [%d:%d]", p.Line, p.Column)
	}
	r := report.New(d, l)
	fmt.Fprintf(&b, "%s\n", r.Verdict)
	group := ""
	for _, a := range r.Answers {
		if a.Group != group {
			group = a.Group
			fmt.Fprintf(&b, "\n== %s\n", group)
		}
		fmt.Fprintf(&b, "\n%s\n  %s (%s) — %s%s\n", a.Question, a.ID, a.State, a.Short, at(a.Places))
		if a.Why != "" {
			fmt.Fprintf(&b, "  %s\n", a.Why)
		}
		for _, f := range a.Facts {
			fmt.Fprintf(&b, "    %s: %s%s\n", f.Label, f.Value, at(f.Place))
		}
	}
	fmt.Fprintf(&b, "\n== guests\n")
	for _, row := range report.NewGuests(d, l).Rows {
		fmt.Fprintf(&b, "%d %s (%s) %s %s emulator=%s loader=%s machines=%d%s\n", row.Index, row.OSType, row.Kind,
			row.Arch, row.WordSize, row.Emulator, row.Loader, len(row.Machines), at([]source.Span{row.Place}))
		writeAliases := func(machines []report.Machine) {
			for _, m := range machines {
				if len(m.Aliases) > 0 || m.Canonical != "" {
					fmt.Fprintf(&b, "  machine %s canonical=%q aliases=%q\n", m.Name, m.Canonical, m.Aliases)
				}
			}
		}
		writeAliases(row.Machines)
		for _, domain := range row.Domains {
			fmt.Fprintf(&b, "  domain %s emulator=%s own=%v machines=%d\n", domain.Type, domain.Emulator, domain.OwnMachines, len(domain.Machines))
			writeAliases(domain.Machines)
		}
		for _, f := range row.Features {
			fmt.Fprintf(&b, "  feature %s default=%q toggle=%q modelled=%v\n", f.Name, f.Default, f.Toggle, f.Modelled)
		}
	}
	cpu := report.NewCPU(d, l)
	fmt.Fprintf(&b, "\n== cpu\narch=%s model=%s vendor=%s\n", cpu.Arch, cpu.Model, cpu.Vendor)
	for _, f := range append(cpu.Facts, cpu.PageSizes...) {
		fmt.Fprintf(&b, "  %s: %s%s\n", f.Label, f.Value, at(f.Place))
	}
	flags := func(features []report.CPUFeature) {
		for _, f := range features {
			fmt.Fprintf(&b, "  %s %s: %s%s\n", f.Policy, f.Name, f.Words, at([]source.Span{f.Place}))
		}
	}
	flags(cpu.Features)
	for _, m := range cpu.Modes {
		fmt.Fprintf(&b, "mode %s supported=%v model=%s vendor=%s — %s\n", m.Name, m.Supported, m.Model, m.Vendor, m.Words)
		flags(m.Features)
		for _, model := range m.Models {
			fmt.Fprintf(&b, "  %s usable=%s vendor=%s deprecated=%v canonical=%s blockers=%v%s\n", model.Name, model.Usable,
				model.Vendor, model.Deprecated, model.Canonical, model.Blockers, at([]source.Span{model.Place}))
		}
	}
	return b.Bytes()
}

// every yields each document of the test data, the broken ones included.
func every(t testing.TB, yield func(name string, pasted []byte)) {
	n := 0
	for _, pattern := range []string{"*.xml", "*/*.xml", "*/*.txt"} {
		files, err := filepath.Glob(documents + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			n++
			yield(file, read(t, file))
		}
	}
	if n < 100 {
		t.Fatalf("only %d documents below %s", n, documents)
	}
}

func TestAnswersAreWhole(t *testing.T) {
	every(t, func(name string, pasted []byte) {
		d := caps.Open(pasted, 0)
		for _, l := range []words.Language{words.English, words.Chinese} {
			if problem := check(d, l); problem != "" {
				t.Errorf("%s (%s): %s", name, l, problem)
			}
		}
	})
}

func TestLanguagesAgree(t *testing.T) {
	every(t, func(name string, pasted []byte) {
		d := caps.Open(pasted, 0)
		en, zh := report.New(d, words.English), report.New(d, words.Chinese)
		if len(en.Answers) != len(zh.Answers) {
			t.Fatalf("%s: %d answers in English, %d in Chinese", name, len(en.Answers), len(zh.Answers))
		}
		for i, a := range en.Answers {
			b := zh.Answers[i]
			if a.ID != b.ID || a.State != b.State || len(a.Facts) != len(b.Facts) || len(a.Places) != len(b.Places) || (a.Why == "") != (b.Why == "") {
				t.Errorf("%s: answer %s differs between the languages", name, a.ID)
			}
			if a.Question == b.Question || a.Group == b.Group && a.Group != "CPU" {
				t.Errorf("%s: answer %s is not in Chinese: %s", name, a.ID, b.Question)
			}
		}
	})
}

// check returns what is wrong with the views of a document in general.
func check(d *caps.Document, l words.Language) string {
	pasted := d.Paste() // places count in it; it is UTF-8 whatever was pasted
	r := report.New(d, l)
	guests, cpu := report.NewGuests(d, l), report.NewCPU(d, l)
	encoded, err := json.Marshal([]any{r, guests, cpu})
	if err != nil {
		return err.Error()
	}
	if bytes.Contains(encoded, []byte("null")) && !bytes.Contains(pasted, []byte("null")) {
		return "a slice is nil"
	}
	if bytes.Contains(encoded, []byte("%!")) && !bytes.Contains(pasted, []byte("%!")) {
		i := bytes.Index(encoded, []byte("%!"))
		return "a format does not fit its arguments: " + string(encoded[max(0, i-80):min(len(encoded), i+40)])
	}
	if r.Verdict == "" {
		return "no verdict"
	}
	ids := map[string]bool{}
	for _, a := range r.Answers {
		if a.ID == "" || a.Group == "" || a.Question == "" || a.State == "" || a.Short == "" {
			return "incomplete: " + a.ID
		}
		if ids[a.ID] {
			return "two answers have the id " + a.ID
		}
		ids[a.ID] = true
		if a.State == report.Unknown && a.Why == "" {
			return a.ID + " says nothing about why it is unknown"
		}
		if problem := checkPlaces(pasted, a.Places); problem != "" {
			return a.ID + ": " + problem
		}
		for _, f := range a.Facts {
			if f.Label == "" {
				return a.ID + ": a fact has no label"
			}
			if problem := checkPlaces(pasted, f.Place); problem != "" {
				return a.ID + ", " + f.Label + ": " + problem
			}
		}
	}
	for _, row := range guests.Rows {
		places := []source.Span{row.Place}
		for _, m := range row.Machines {
			places = append(places, m.Place)
		}
		for _, domain := range row.Domains {
			places = append(places, domain.Place)
		}
		for _, f := range row.Features {
			places = append(places, f.Place)
		}
		if problem := checkPlaces(pasted, places); problem != "" {
			return "guests: " + problem
		}
	}
	for _, m := range cpu.Modes {
		for _, model := range m.Models {
			if problem := checkPlaces(pasted, []source.Span{model.Place}); problem != "" {
				return "models: " + problem
			}
		}
	}
	return ""
}

// checkPlaces says whether places lie in the text and begin at a tag or a
// value. In a paste with escaped XML a tag does not begin with "<".
func checkPlaces(pasted []byte, places []source.Span) string {
	for _, p := range places {
		if p.Start < 0 || p.End < p.Start || p.End > len(pasted) {
			return fmt.Sprintf("place %v is outside of %d bytes", p, len(pasted))
		}
		if p.Start == p.End {
			return fmt.Sprintf("place %v is empty", p)
		}
		c := pasted[p.Start]
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '>' || c == '"' || c == '\'' {
			return fmt.Sprintf("place %v begins with %q", p, c)
		}
	}
	return ""
}

func FuzzReport(f *testing.F) {
	for _, name := range golden {
		if text, err := os.ReadFile(path(name)); err == nil && len(text) < 30_000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, pasted []byte) {
		d := caps.Open(pasted, 0)
		for _, l := range []words.Language{words.English, words.Chinese} {
			for _, a := range report.New(d, l).Answers {
				for _, p := range a.Places {
					if p.Start < 0 || p.End < p.Start {
						t.Errorf("%s: place %v", a.ID, p)
					}
				}
			}
			report.NewGuests(d, l)
			report.NewCPU(d, l)
		}
	})
}

// big is a document of at least n bytes: many machines and many CPUs.
func big(n int) []byte {
	var b bytes.Buffer
	b.WriteString("<capabilities><host><cpu><arch>x86_64</arch></cpu><topology><cells num='8'>")
	for cell := range 8 {
		fmt.Fprintf(&b, "<cell id='%d'><memory unit='KiB'>134217728</memory><cpus num='128'>", cell)
		for cpu := range 128 {
			fmt.Fprintf(&b, "<cpu id='%d' socket_id='%d' die_id='0' core_id='%d' siblings='%d'/>\n", cell*128+cpu, cell, cpu, cell*128+cpu)
		}
		b.WriteString("</cpus></cell>")
	}
	b.WriteString("</cells></topology></host><guest><os_type>hvm</os_type><arch name='x86_64'>")
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "<machine maxCpus='%d'>pc-%d</machine>\n<machine canonical='pc-%d' maxCpus='1'>alias-%d</machine>\n", i%500, i, i, i)
	}
	b.WriteString("<domain type='kvm'/></arch></guest></capabilities>")
	return b.Bytes()
}

// A document with very many different names of everything takes no quadratic
// time.
func TestVeryMany(t *testing.T) {
	const n = 60_000
	repeat := func(b *bytes.Buffer, format string) {
		for i := range n {
			fmt.Fprintf(b, format, i, i)
		}
	}
	documents := map[string]func(b *bytes.Buffer){
		"features": func(b *bytes.Buffer) {
			b.WriteString("<capabilities><guest><features>")
			repeat(b, "<f%d a='%d'/>")
		},
		"types": func(b *bytes.Buffer) {
			b.WriteString("<capabilities><guest><arch name='x86_64'>")
			repeat(b, "<domain type='t%d'><emulator>/%d</emulator></domain>")
		},
		"guests": func(b *bytes.Buffer) {
			b.WriteString("<capabilities>")
			repeat(b, "<guest><os_type>o%d</os_type><arch name='a%d'/></guest>")
		},
		"pages": func(b *bytes.Buffer) {
			b.WriteString("<capabilities><host><cpu/><topology><cells><cell>")
			repeat(b, "<pages size='%d' unit='KiB'>%d</pages>")
		},
		"banks": func(b *bytes.Buffer) {
			b.WriteString("<capabilities><host><cache>")
			repeat(b, "<bank level='%d' size='%d'/>")
		},
		"devices": func(b *bytes.Buffer) {
			b.WriteString("<domainCapabilities><devices>")
			repeat(b, "<d%d supported='yes' a='%d'/>")
		},
		"models": func(b *bytes.Buffer) {
			b.WriteString("<domainCapabilities><cpu><mode name='custom' supported='yes'>")
			repeat(b, "<model>m%d</model><blockers model='m%d'><feature name='x'/></blockers>")
		},
	}
	for name, write := range documents {
		var b bytes.Buffer
		write(&b)
		d := caps.Open(b.Bytes(), 0)
		start := time.Now()
		report.New(d, words.English)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: the report took %v", name, took)
		}
	}
}

func BenchmarkReport(b *testing.B) {
	for _, bench := range []struct {
		name   string
		pasted []byte
	}{
		{"all-arches", read(b, documents+"captures/all-arches-qemu-all-capabilities.xml")},
		{"1024cpu", read(b, documents+"synthetic/syn-b-4socket-1024cpu.xml")},
		{"300KB", big(300_000)},
		{"domcaps", read(b, documents+"domcaps/qemu-domcapabilities-x86_64-q35-kvm.xml")},
	} {
		d := caps.Open(bench.pasted, 0)
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.pasted)))
			for b.Loop() {
				report.New(d, words.English)
			}
		})
	}
}

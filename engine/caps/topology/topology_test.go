package topology_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"ringlab/engine/caps"
	"ringlab/engine/caps/topology"
	"ringlab/engine/words"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const data = "../testdata/"

func open(t testing.TB, path string) *caps.Document {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return caps.Open(text, caps.Auto)
}

// parse wraps the inside of <host>.
func parse(host string) topology.Topology {
	return topology.New(caps.Open([]byte("<capabilities><host>"+host+"</host></capabilities>"), caps.Auto))
}

var goldens = []struct{ name, path string }{
	{"epyc-8cell", data + "synthetic/syn-a-epyc-8cell.xml"},
	{"4socket-1024cpu", data + "synthetic/syn-b-4socket-1024cpu.xml"},
	{"power9", data + "synthetic/syn-d-power9.xml"},
	{"xen-origin", data + "xen-origin.xml"},
	{"qemu", data + "captures/qemu-capabilities.xml"},
	{"test-driver", data + "captures/test-capabilities.xml"},
	{"no-cells", data + "nodes/node-numa-capabilities.xml"},
	{"memory-tiers", "testdata/memory-tiers.xml"},
}

func TestGolden(t *testing.T) {
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			shape := topology.New(open(t, g.path))
			totals, err := json.Marshal(shape.Totals)
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprintf("%s\n\n%s\n%s", totals, shape.Text(words.English), shape.Text(words.Chinese))
			path := "testdata/" + g.name + ".txt"
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
		})
	}
}

// TestPlaces checks that places point at the elements they stand for.
func TestPlaces(t *testing.T) {
	text, err := os.ReadFile("testdata/memory-tiers.xml")
	if err != nil {
		t.Fatal(err)
	}
	shape := topology.New(caps.Open(text, caps.Auto))
	at := func(start, end int) string { return string(text[start:end]) }
	cell := shape.Cells[0]
	thread := cell.Sockets[0].Dies[0].Clusters[0].Cores[1].Threads[0]
	for _, c := range []struct{ got, want string }{
		{at(cell.Place.Start, cell.Place.End), "<cell id='0'>"},
		{at(cell.MemoryPlace.Start, cell.MemoryPlace.End), "<memory unit='MiB'>"},
		{at(thread.Place.Start, thread.Place.End), "<cpu id='1' socket_id='0' die_id='0' cluster_id='0' core_id='1' siblings='1,3'/>"},
		{at(shape.Interconnects[1].Place.Start, shape.Interconnects[1].Place.End), "<bandwidth initiator='0' target='2' cache='1' type='access' value='204800' unit='KiB'/>"},
	} {
		if c.got != c.want {
			t.Errorf("place of %q, want %q", c.got, c.want)
		}
	}
}

func TestTotals(t *testing.T) {
	tests := []struct {
		name, host string
		want       topology.Totals
	}{
		{"cpu topology alone", `<cpu><topology sockets='2' dies='1' cores='8' threads='2'/></cpu>`,
			topology.Totals{Sockets: 2, Dies: 2, Cores: 16, Threads: 32}},
		{"cpu topology with clusters", `<cpu><topology sockets='1' dies='2' clusters='2' cores='4' threads='1'/></cpu>`,
			topology.Totals{Sockets: 1, Dies: 2, Clusters: 4, Cores: 16, Threads: 16}},
		{"cpu topology is for each cell", `<cpu><topology sockets='1' dies='1' cores='4' threads='2'/></cpu>
			<topology><cells num='2'><cell id='0'/><cell id='1'/></cells></topology>`,
			topology.Totals{Cells: 2, Cores: 8, Threads: 16}},
		{"listed CPUs count", `<cpu><topology sockets='9' cores='9' threads='9'/></cpu>
			<topology><cells><cell id='0'><cpus><cpu id='0' socket_id='0' die_id='0' core_id='0'/></cpus></cell></cells></topology>`,
			topology.Totals{Cells: 1, Sockets: 1, Dies: 1, Cores: 1, Threads: 1}},
		{"a socket and a die span cells", `<topology><cells>
			<cell id='0'><cpus><cpu id='0' socket_id='3' die_id='0' core_id='0'/></cpus></cell>
			<cell id='1'><cpus><cpu id='1' socket_id='3' die_id='0' core_id='1'/></cpus></cell></cells></topology>`,
			topology.Totals{Cells: 2, Sockets: 1, Dies: 1, Cores: 2, Threads: 2}},
		{"IDs not stated count nothing", `<topology><cells><cell id='0'><cpus><cpu id='0'/><cpu id='1' socket_id='-1'/></cpus></cell></cells></topology>`,
			topology.Totals{Cells: 1, Threads: 2}},
		{"units", `<topology><cells><cell id='0'><memory unit='GiB'>1</memory></cell><cell id='1'><memory>24</memory></cell>
			<cell id='2'><memory unit='bytes'>1025</memory></cell><cell id='3'><memory unit='MB'>1024</memory></cell></cells></topology>`,
			topology.Totals{Cells: 4, MemoryKiB: 1048576 + 24 + 2 + 1000000}},
		{"memory saturates", `<topology><cells><cell id='0'><memory unit='EiB'>18446744073709551615</memory></cell>
			<cell id='1'><memory>1</memory></cell></cells></topology>`,
			topology.Totals{Cells: 2, MemoryKiB: 1<<64 - 1}},
		{"nominal numbers are bounded", `<cpu><topology sockets='2147483647' dies='2147483647' cores='2147483647' threads='2147483647'/></cpu>`,
			topology.Totals{Sockets: 1 << 12, Dies: 1 << 24, Cores: 1 << 36, Threads: 1 << 48}},
	}
	for _, tt := range tests {
		if got := parse(tt.host).Totals; got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// TestOrder has CPUs listed out of order come out by their IDs.
func TestOrder(t *testing.T) {
	shape := parse(`<topology><cells><cell id='0'><cpus>
		<cpu id='3' socket_id='1' core_id='0'/><cpu id='2' socket_id='0' core_id='4'/>
		<cpu id='1' socket_id='0' core_id='0'/><cpu id='0' socket_id='0' core_id='0'/></cpus></cell></cells></topology>`)
	var got []string
	for _, socket := range shape.Cells[0].Sockets {
		for _, core := range socket.Dies[0].Clusters[0].Cores {
			for _, thread := range core.Threads {
				got = append(got, fmt.Sprint(socket.ID, core.ID, thread.CPU))
			}
		}
	}
	if want := []string{"0 0 0", "0 0 1", "0 4 2", "1 0 3"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if die := shape.Cells[0].Sockets[0].Dies[0]; die.ID != topology.NotStated || die.Clusters[0].ID != topology.NotStated {
		t.Errorf("die %d, cluster %d, stated by nobody", die.ID, die.Clusters[0].ID)
	}
}

func TestBanks(t *testing.T) {
	tests := []struct {
		cpus string
		want []int
	}{
		{"0-3", []int{0, 1, 2, 3}},
		{"7", []int{7}},
		{"0-1,8,10-11", []int{0, 1, 8, 10, 11}},
		{"4,0-1,1", []int{0, 1, 4}},
		{"", []int{}},
		{"3-1", []int{}},
		{"1,", []int{}},
		{"x", []int{}},
		{"0-4294967295", []int{}},
		{"0-2147483647", []int{}},
	}
	for _, tt := range tests {
		shape := parse(`<cache><bank id='0' level='3' type='both' size='16' unit='MiB' cpus='` + tt.cpus + `'/></cache>`)
		bank := shape.Banks[0]
		if !reflect.DeepEqual(bank.CPUList, tt.want) || bank.CPUs != tt.cpus || bank.Size != "16 MiB" {
			t.Errorf("%q: %+v", tt.cpus, bank)
		}
	}
}

// TestHostileBanks has many banks ask for many CPUs each: what they list
// together stays bounded.
func TestHostileBanks(t *testing.T) {
	bank := `<bank id='0' level='3' type='both' size='1' unit='KiB' cpus='0-8191'/>`
	shape := parse("<cache>" + strings.Repeat(bank, 10_000) + "</cache>")
	listed := 0
	for _, b := range shape.Banks {
		listed += len(b.CPUList)
	}
	if len(shape.Banks) != 10_000 || listed != 1<<17 {
		t.Errorf("%d banks list %d CPUs", len(shape.Banks), listed)
	}
}

func TestOtherDocuments(t *testing.T) {
	for _, text := range []string{"", "<domain/>", "<capabilities/>", "<domainCapabilities><host><topology><cells><cell id='1'/></cells></topology></host></domainCapabilities>"} {
		shape := topology.New(caps.Open([]byte(text), caps.Auto))
		encoded, err := json.Marshal(shape)
		if err != nil {
			t.Fatal(err)
		}
		if len(shape.Cells) != 0 || strings.Contains(string(encoded), "null") {
			t.Errorf("%q: %s", text, encoded)
		}
		if got := shape.Text(words.English); got != "The document states no topology.\n" {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func FuzzNew(f *testing.F) {
	for _, g := range goldens {
		text, err := os.ReadFile(g.path)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) < 20_000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		shape := topology.New(caps.Open(text, caps.Auto))
		encoded, err := json.Marshal(shape)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(encoded), "null,") {
			t.Errorf("a slice is nil: %s", encoded)
		}
		shape.Text(words.Chinese)
	})
}

// large is a host of 32 cells, 8 of them to a socket, with 8,192 CPUs.
func large() *caps.Document {
	var out strings.Builder
	out.WriteString("<capabilities><host><topology><cells num='32'>")
	for cell := range 32 {
		fmt.Fprintf(&out, "<cell id='%d'><memory unit='KiB'>1048576</memory><cpus num='256'>", cell)
		for i := range 256 {
			id := cell*256 + i
			fmt.Fprintf(&out, "<cpu id='%d' socket_id='%d' die_id='%d' cluster_id='%d' core_id='%d' siblings='%d-%d'/>",
				id, cell/8, cell%8, i/16, id/2, id/2*2, id/2*2+1)
		}
		out.WriteString("</cpus></cell>")
	}
	out.WriteString("</cells></topology></host></capabilities>")
	return caps.Open([]byte(out.String()), caps.Auto)
}

func BenchmarkNew(b *testing.B) {
	d1024 := open(b, data+"synthetic/syn-b-4socket-1024cpu.xml")
	b.Run("1024", func(b *testing.B) {
		for b.Loop() {
			topology.New(d1024)
		}
	})
	d8192 := large()
	b.Run("8192", func(b *testing.B) {
		for b.Loop() {
			topology.New(d8192)
		}
	})
}

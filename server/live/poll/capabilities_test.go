package poll

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

func TestFacts(t *testing.T) {
	f := readFacts(`<capabilities><host><cpu><pages unit='KiB' size='4'/><pages unit='KiB' size='1048576'/></cpu>
<topology><cells num='3'>
<cell id='0'><memory unit='KiB'>10</memory><pages unit='KiB' size='4'>7</pages><pages unit='KiB' size='2048'>7</pages></cell>
<cell id='1'><memory unit='MiB'>10</memory></cell>
<cell id='8'><memory>30</memory><pages size='16384'>7</pages></cell>
<cell id='9'><pages size='16384'>7</pages></cell><cell id='x'/></cells></topology></host></capabilities>`)
	want := map[int]cellFacts{0: {10, []int64{4, 2048}}, 1: {10240, nil}, 8: {30, []int64{16384}}, 9: {0, []int64{16384}}}
	if !reflect.DeepEqual(f.cells, want) {
		t.Errorf("cells are %v, want %v", f.cells, want)
	}
	ranges := []cellRange{{0, 0, []int64{4, 2048}}, {1, 1, nil}, {8, 9, []int64{16384}}}
	if got := f.cellRanges(3); !reflect.DeepEqual(got, ranges) {
		t.Errorf("ranges of cells are %v, want %v", got, ranges)
	}
	none := readFacts(`<capabilities><host><cpu><pages unit='KiB' size='2048'/><pages unit='KiB' size='4'/></cpu></host></capabilities>`)
	if got, want := none.cellRanges(2), []cellRange{{0, 1, []int64{4, 2048}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("ranges of cells that are not described are %v, want %v", got, want)
	}
	if got := none.cellRanges(0); got != nil {
		t.Errorf("ranges of no cells are %v", got)
	}
}

// Whatever a question can be made of by what a document offers is allowed.
func TestFactsOfCaptures(t *testing.T) {
	files, err := filepath.Glob("../../../engine/caps/testdata/captures/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no captures: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f := readFacts(string(text))
		for arch, a := range f.arches {
			for machine := range a.machines {
				if err := f.check(arch, machine, ""); err != nil {
					t.Errorf("%s: %v", file, err)
				}
			}
			for virtType := range a.virtTypes {
				if err := f.check(arch, "", virtType); err != nil {
					t.Errorf("%s: %v", file, err)
				}
			}
			if f.check(arch, "no-such-machine", "") == nil {
				t.Errorf("%s: no-such-machine is allowed for %s", file, arch)
			}
		}
	}
}

func FuzzFacts(f *testing.F) {
	f.Add("<capabilities><host><topology><cells><cell id='1'><memory unit='KiB'>1</memory></cell></cells></topology></host></capabilities>")
	f.Fuzz(func(t *testing.T, text string) {
		facts := readFacts(text)
		for cell := range facts.cells {
			if cell < 0 {
				t.Fatalf("cell %d", cell)
			}
		}
		if !slices.IsSorted(facts.pageSizes) || slices.ContainsFunc(facts.pageSizes, func(kib int64) bool { return kib <= 0 }) {
			t.Fatalf("page sizes %v", facts.pageSizes)
		}
		last := -1
		for _, r := range facts.cellRanges(1) {
			if r.first <= last || r.last < r.first {
				t.Fatalf("ranges %v", facts.cellRanges(1))
			}
			last = r.last
		}
	})
}

func FuzzPinning(f *testing.F) {
	f.Add("<domain><vcpu cpuset='0'>1</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/></cputune></domain>")
	f.Fuzz(func(_ *testing.T, text string) { readPinning(text).of(0) })
}

package report

import (
	"math"
	"sort"
	"testing"
)

func TestSize(t *testing.T) {
	for _, test := range []struct {
		number, unit, want string
	}{
		{"0", "KiB", "0 bytes"},
		{"1", "B", "1 bytes"},
		{"1023", "bytes", "1,023 bytes"},
		{"4", "KiB", "4 KiB"},
		{"2048", "KiB", "2 MiB"},
		{"1048576", "KiB", "1 GiB"},
		{"1048512", "KiB", "1,023.9 MiB"},
		{"1048575", "KiB", "1 GiB"}, // 1,023.999 MiB rounds up into the next unit
		{"10184916", "KiB", "9.7 GiB"},
		{"1536", "", "1.5 MiB"},
		{"32", "MiB", "32 MiB"},
		{"1", "GB", "953.7 MiB"},
		{"18446744073709551615", "B", "16 EiB"},
		{"18446744073709551615", "KiB", "18446744073709551615 KiB"}, // no 64-bit number of bytes
		{"-1", "KiB", "-1 KiB"},
		{"many", "KiB", "many KiB"},
		{"3", "pages", "3 pages"},
		{"", "", ""},
	} {
		if got := sizeOf(test.number, test.unit); got != test.want {
			t.Errorf("sizeOf(%q, %q) = %q, want %q", test.number, test.unit, got, test.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{group(0), "0"},
		{group(999), "999"},
		{group(1000), "1,000"},
		{group(1234567), "1,234,567"},
		{group(math.MaxUint64), "18,446,744,073,709,551,615"},
		{frequency(0), "0 Hz"},
		{frequency(999), "999 Hz"},
		{frequency(32768), "32.768 kHz"},
		{frequency(999999999), "999.999 MHz"},
		{frequency(1900000000), "1.9 GHz"},
		{frequency(2596122000), "2.596 GHz"},
		{frequency(3000000000), "3 GHz"},
		{hexadecimal("16777317"), "16777317 (0x1000065)"},
		{hexadecimal("new"), "new"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

// flagWords searches by halves.
func TestFlagsAreSorted(t *testing.T) {
	if !sort.SliceIsSorted(flags[:], func(i, j int) bool { return flags[i].name < flags[j].name }) {
		t.Error("the table of CPU features is not sorted by name")
	}
	for i, f := range flags {
		if i > 0 && flags[i-1].name == f.name {
			t.Errorf("%s stands twice", f.name)
		}
		if f.words.En == "" || f.words.Zh == "" {
			t.Errorf("%s lacks words", f.name)
		}
	}
	for _, name := range []string{"vmx", "svm", "sse4.2", "avx512f", "md-clear", "3dnow", "xsaves"} {
		if flagWords(name).En == "" {
			t.Errorf("no words for %s", name)
		}
	}
}

package vm

import (
	"strings"
	"testing"

	"ringlab/engine/sim"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/types"
)

// What the table says that there is, and what can be called, are the same.
func TestNatives(t *testing.T) {
	have := map[string]bool{}
	for i, n := range natives {
		if i > 0 && natives[i-1].name >= n.name {
			t.Errorf("%s stands behind %s", n.name, natives[i-1].name)
		}
		have[n.name] = true
		if len(tapset.Functions(n.name)) == 0 {
			t.Errorf("%s is not in the table", n.name)
		}
	}
	for i := range tapset.Count() {
		f := tapset.At(i)
		if !f.Hidden && (f.Status != tapset.NeedsKernel) != have[f.Name] {
			t.Errorf("%s: the table says %q, natives have it: %v", f.Name, f.Status, have[f.Name])
		}
	}
}

// Every function can be called with any arguments of its types.
func TestCallAll(t *testing.T) {
	numbers := []int64{0, 1, -1, 7, 300, -1 << 63, 1<<63 - 1, sim.TaskAddress(1)}
	texts := []string{"", "a", "12.5e3", "0x", "\xff\xc3", "a,b", "RLIMIT_", strings.Repeat("é\n", 200)}
	for i := range tapset.Count() {
		f := tapset.At(i)
		for n := range 8 {
			m := &Machine{kernel: sim.New(sim.Default()), code: &Code{limits: DefaultLimits()}}
			m.here = place{name: "begin", alias: "begin", kind: "begin_end", process: m.options.runner()}
			c := &call{m: m}
			for j, p := range f.Parameters {
				if p.Type == types.String {
					c.strings = append(c.strings, texts[(n+j)%len(texts)])
				} else {
					c.longs = append(c.longs, numbers[(n+j)%len(numbers)])
				}
			}
			nativeOf(i)(c)
			if f.Status == tapset.NeedsKernel && (!c.failed || !strings.Contains(c.err, f.Name)) {
				t.Errorf("%s does not say that it is not there: %q", f.Name, c.err)
			}
		}
	}
}

func TestHiddenClone(t *testing.T) {
	m := &Machine{kernel: sim.New(sim.Default()), code: &Code{limits: DefaultLimits()}}
	do := func(f native, text string, numbers ...int64) *call {
		c := &call{m: m, strings: []string{text}, longs: numbers}
		f(c)
		return c
	}
	do(tokenize, "a b c", 0)
	do(startStopwatch, "w")
	do(queueWait, "q")
	do(indentAll, "", 1)
	do(speculate, "text", 1)
	copied := m.hidden.clone()
	do(deleteStopwatch, "w")
	do(queueWait, "q")
	do(indentAll, "", 1)
	do(discard, "", 1)
	if copied.queues["q"].waiting != 1 || copied.indents[allThreads].depth != 1 || len(copied.held) != 1 || len(copied.watches) != 1 {
		t.Errorf("the copy changed: %+v", copied)
	}
}

func TestMinutes(t *testing.T) {
	for _, x := range []struct {
		t, unit int64
		digits  int
		want    string
	}{{0, 1000, 3, "0m0.000s"}, {-83456, 1000, 3, "-1m-23.-456s"}, {-1, 1000000, 6, "0m0.-000001s"}} {
		if got := minutesText(x.t, x.unit, x.digits); got != x.want {
			t.Errorf("%d: %s, want %s", x.t, got, x.want)
		}
	}
}

// FuzzStrings holds the string functions to what they promise, whatever their
// arguments: no result is longer than a string may be.
func FuzzStrings(f *testing.F) {
	f.Add("a,b\n\"é\xff", ",", "xx", int64(3), int64(2))
	f.Add("", "", "", int64(-1), int64(1<<63-1))
	f.Fuzz(func(t *testing.T, a, b, x string, n, k int64) {
		m := &Machine{kernel: sim.New(sim.Default()), code: &Code{limits: DefaultLimits()}}
		cut := func(s string) string { return s[:min(len(s), 511)] }
		for _, name := range []string{"substr", "stringat", "str_replace", "strtol", "text_strn", "string_quoted", "text_str", "tokenize", "strpos", "isinstr", "isdigit", "string_to_fp", "fp_to_string", "errno_str", "ctime", "syscall_num", "text_strn"} {
			index := tapset.Functions(name)[0]
			c := &call{m: m, longs: []int64{n, k}, strings: []string{cut(a), cut(b), cut(x)}}
			if name == "fp_to_string" || name == "strtol" {
				c.longs = []int64{k, n}
			}
			nativeOf(index)(c)
			if strings.HasPrefix(name, "text") || name == "string_quoted" {
				if len(c.string) > 511 {
					t.Errorf("%s: %d bytes", name, len(c.string))
				}
			}
		}
	})
}

package vm_test

import (
	"strings"
	"testing"

	"ringlab/engine/sim"
	"ringlab/engine/stap/vm"
)

// FuzzRun runs whatever passes the parser and the checker: nothing may crash,
// every run comes to an end, and it is the same run in large and in small
// slices, in a copy, and statement by statement.
func FuzzRun(f *testing.F) {
	for _, r := range recordings(f) {
		f.Add(r.sections["script"])
	}
	f.Fuzz(func(t *testing.T, script string) {
		if len(script) > 4096 {
			return
		}
		s := (&recorded{name: "fuzz"}).setup(t)
		s.options.Until = 3e8
		s.options.OutputLimit = 1 << 16
		s.options.Kernel.Seed = uint64(len(script))
		code, _ := s.compile(script)
		if code == nil {
			return
		}
		whole := slices(vm.New(code, s.options), 1<<18, nil)
		var copied *vm.Machine
		slices(vm.New(code, s.options), 300, func(m *vm.Machine, n int) {
			if n == 3 {
				copied = m.Clone()
			}
		})
		small := slices(vm.New(code, s.options), 1000, nil)
		if whole.over && small.over && whole.text() != small.text() {
			t.Errorf("in large slices\n%s\nin small ones\n%s", whole.text(), small.text())
		}
		if copied != nil && small.over {
			if rest := slices(copied, 1000, nil); rest.over && !strings.HasSuffix(small.stdout, rest.stdout) {
				t.Errorf("a copy prints\n%s\nthe original\n%s", rest.stdout, small.stdout)
			}
		}
		if stepped := steps(code, s.options); whole.over && stepped.over && whole.text() != stepped.text() {
			t.Errorf("at once\n%s\nby statements\n%s", whole.text(), stepped.text())
		}
	})
}

// TestSlices holds a run to be the same in slices of any size, in copies, and
// statement by statement.
func TestSlices(t *testing.T) {
	for _, r := range recordings(t) {
		t.Run(r.name, func(t *testing.T) {
			s := r.setup(t)
			s.options.Until = min(s.options.Until, 5e9)
			code, _ := s.compile(r.sections["script"])
			if code == nil {
				return
			}
			whole := slices(vm.New(code, s.options), 1<<18, nil)
			if !whole.over {
				t.Skip("takes too many statements")
			}
			for _, budget := range []int{1, 7, 1000} {
				if small := slices(vm.New(code, s.options), budget, nil); small.over && small.text() != whole.text() {
					t.Errorf("in slices of %d\n%s\nat once\n%s", budget, small.text(), whole.text())
				}
			}
			var copies []*vm.Machine
			var printed []int
			out := ""
			slices(vm.New(code, s.options), 50, func(m *vm.Machine, n int) {
				for _, piece := range m.Output() {
					if piece.Stream == vm.Stdout {
						out += piece.Text
					}
				}
				if n&(n-1) == 0 {
					copies, printed = append(copies, m.Clone()), append(printed, len(out))
				}
			})
			for i, m := range copies {
				if rest := slices(m, 1000, nil); rest.over && rest.stdout != whole.stdout[printed[i]:] {
					t.Errorf("copy %d prints\n%s\nwant\n%s", i, rest.stdout, whole.stdout[printed[i]:])
				}
			}
			stepped := steps(code, s.options)
			if stepped.over && stepped.text() != whole.text() {
				t.Errorf("by statements\n%s\nat once\n%s", stepped.text(), whole.text())
			}
			if stepped.over && stepped.statements != whole.statements {
				t.Errorf("%d statements by one, %d at once", stepped.statements, whole.statements)
			}
		})
	}
}

// trial is a run that was not allowed to take for ever.
type trial struct {
	stdout, stderr string
	over           bool
	ending         vm.Ending
	statements     int64
}

func (r *trial) text() string { return r.stdout + "\n--\n" + r.stderr }

func (r *trial) take(m *vm.Machine) {
	for _, piece := range m.Output() {
		if piece.Stream == vm.Stdout {
			r.stdout += piece.Text
		} else {
			r.stderr += piece.Text
		}
	}
}

// slices runs a machine for at most two million statements.
func slices(m *vm.Machine, budget int, look func(*vm.Machine, int)) trial {
	var r trial
	for n := 0; n*budget < 2e6; n++ {
		if look != nil {
			look(m, n)
		}
		if r.over = m.Step(budget); r.over {
			break
		}
	}
	if !r.over {
		m.Stop()
		m.Stop()
	}
	r.take(m)
	r.ending, r.statements = m.Ending(), m.Executed()
	return r
}

// steps runs a script statement by statement, for at most so many of them.
func steps(code *vm.Code, o vm.Options) trial {
	m := vm.New(code, o)
	m.Inspect(code.Stepping())
	var r trial
	for range 20000 {
		switch m.StepStatement() {
		case vm.BeforeStatement:
			m.Statement()
			m.Locals()
		case vm.AfterHandler:
			for i := range code.Program().Globals {
				m.Global(i, 3)
				m.Measure(i)
			}
		case vm.AfterRun:
			r.over = true
			r.take(m)
			r.ending, r.statements = m.Ending(), m.Executed()
			return r
		}
	}
	r.take(m)
	return r
}

func benchmark(b *testing.B, script string, until int64) {
	s := (&recorded{name: "bench"}).setup(b)
	s.options.Until = until
	s.options.Limits.MaxAction = 1 << 40
	code, told := s.compile(script)
	if code == nil {
		b.Fatal(told)
	}
	b.ReportAllocs()
	b.ResetTimer()
	var statements, firings int64
	for b.Loop() {
		m := vm.New(code, s.options)
		for !m.Step(100000) {
		}
		statements += m.Executed()
		firings += int64(m.Firings())
	}
	b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
	b.ReportMetric(float64(firings)/b.Elapsed().Seconds(), "firings/s")
}

func BenchmarkStatements(b *testing.B) {
	benchmark(b, `global n probe begin { for (i = 0; i < 1000000; i++) { s += i; n++ } println(s, n) exit() }`, 1e9)
}

func BenchmarkFirings(b *testing.B) {
	benchmark(b, `global n probe timer.us(100) { n++ } probe end { println(n) }`, 100e9)
}

func BenchmarkNumberKeys(b *testing.B) {
	benchmark(b, `global a probe begin { for (i = 0; i < 1000000; i++) a[i & 1023]++ println(a[5]) exit() }`, 1e9)
}

func BenchmarkStringKeys(b *testing.B) {
	benchmark(b, `global a probe begin { for (i = 0; i < 300000; i++) a[sprint("key", i & 255), i & 3] <<< i println(@count(a["key1", 1])) exit() }`, 1e9)
}

func BenchmarkStrings(b *testing.B) {
	benchmark(b, `global t probe begin { for (i = 0; i < 300000; i++) { s = sprintf("%d:%s", i, substr("hello", i % 5, 2)); t = s . "!"; if (t == "7:lo!") n++ } println(n, t) exit() }`, 1e9)
}

func BenchmarkCalls(b *testing.B) {
	benchmark(b, `function f(a, b) { return a + b } probe begin { for (i = 0; i < 300000; i++) s = f(s, i) println(s) exit() }`, 1e9)
}

// BenchmarkHZ is the script that asks a kernel for its HZ, from its text to
// its end.
func BenchmarkHZ(b *testing.B) {
	r := readRecorded(b, "testdata/recorded/config-hz.txt")
	s := r.setup(b)
	s.options.Kernel = sim.Default()
	for b.Loop() {
		code, _ := s.compile(r.sections["script"])
		run(code, s.options, 100000)
	}
}

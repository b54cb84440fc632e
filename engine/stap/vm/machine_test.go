package vm_test

import (
	"fmt"
	"strings"
	"testing"

	"ringlab/engine/stap/vm"
)

// script compiles a script that must compile, with a setup that change may
// change.
func script(t testing.TB, text string, change func(*setup)) (*vm.Code, vm.Options) {
	t.Helper()
	s := (&recorded{name: "test"}).setup(t)
	if change != nil {
		change(&s)
	}
	code, told := s.compile(text)
	if code == nil {
		t.Fatal(told)
	}
	return code, s.options
}

// The script that asks a kernel for its HZ gets an answer that depends on how
// the timer wheel rounds.
func TestHZ(t *testing.T) {
	text := readRecorded(t, "testdata/recorded/config-hz.txt").sections["script"]
	for _, c := range []struct {
		kernel string
		hz     int
		want   string
	}{
		{"6.1.0", 250, "jiffies:ms ratio 29:123 => CONFIG_HZ=235"},
		{"4.8.0", 250, "jiffies:ms ratio 29:123 => CONFIG_HZ=235"},
		{"4.4.0", 250, "jiffies:ms ratio 30:123 => CONFIG_HZ=243"},
		{"3.10.0", 250, "jiffies:ms ratio 30:123 => CONFIG_HZ=243"},
		{"6.1.0", 100, "jiffies:ms ratio 11:123 => CONFIG_HZ=89"},
		{"4.4.0", 100, "jiffies:ms ratio 12:123 => CONFIG_HZ=97"},
		{"6.1.0", 1000, "jiffies:ms ratio 118:123 => CONFIG_HZ=959"},
		{"4.4.0", 1000, "jiffies:ms ratio 123:123 => CONFIG_HZ=1000"},
	} {
		code, o := script(t, text, func(s *setup) {
			s.options.Kernel.Version, s.options.Kernel.HZ = c.kernel, c.hz
		})
		if got := run(code, o, 1000).stdout; got != c.want+"\n" {
			t.Errorf("Linux %s, HZ=%d: %s, want %s", c.kernel, c.hz, got, c.want)
		}
	}
}

func TestEndings(t *testing.T) {
	const ms = 1000000
	for _, c := range []struct {
		name, text     string
		change         func(*setup)
		want           vm.Ending
		stdout, stderr string
	}{
		{
			name: "exit",
			text: `probe timer.ms(20) { exit() } probe end { print("end") }`,
			want: vm.Ending{Reason: vm.Exited, At: 20 * ms}, stdout: "end",
		},
		{
			name: "until",
			text: `global n probe timer.ms(20) { n++ } probe end { print(n) }`,
			want: vm.Ending{Reason: vm.TimeUp, At: 60000 * ms}, stdout: "3000",
		},
		{
			name:   "until, at a timer's expiry",
			text:   `global n probe timer.ms(20) { n++ } probe end { print(n) }`,
			change: func(s *setup) { s.options.Until = 99 * ms },
			want:   vm.Ending{Reason: vm.TimeUp, At: 99 * ms}, stdout: "4",
		},
		{
			name: "idle",
			text: `probe begin { print("begin ") } probe end { print("end") }`,
			want: vm.Ending{Reason: vm.NoProbes}, stdout: "begin end",
		},
		{
			name: "idle once the condition fails for ever",
			text: `global n probe timer.ms(20) if (n < 3) { n++ } probe end { print(n) }`,
			want: vm.Ending{Reason: vm.NoProbes, At: 60 * ms}, stdout: "3",
		},
		{
			name: "error",
			text: `probe timer.ms(20) { error("no") } probe end { print("end") } probe error { print("error") }`,
			want: vm.Ending{Reason: vm.Failed, Status: 1, Errors: 1, At: 20 * ms}, stdout: "error",
			stderr: "ERROR: no\nWARNING: Number of errors: 1, skipped probes: 0\n",
		},
		{
			name:   "flooded",
			text:   `probe timer.ms(20) { for (i = 0; i < 100; i++) print("0123456789") } probe end { print("end") }`,
			change: func(s *setup) { s.options.OutputLimit = 2995 },
			want:   vm.Ending{Reason: vm.Flooded, Status: 1, At: 60 * ms}, stdout: strings.Repeat("0123456789", 300),
		},
		{
			name:   "refused",
			text:   `global a probe begin { a["x"] = 1; println(a["x"]) }`,
			change: func(s *setup) { s.options.Limits.MaxMapEntries = 1 << 40 },
			want:   vm.Ending{Reason: vm.Refused, Status: 1},
			stderr: "ERROR: global variable '__global_a' allocation failed\n",
		},
		{
			name:   "overloaded",
			text:   `probe timer.ms(1) { for (i = 0; i < 1000; i++) n += i; if (n < 0) println(n) } probe error { print("error") }`,
			change: func(s *setup) { s.options.Limits.OverloadThreshold = 1000000 },
			want:   vm.Ending{Reason: vm.Overloaded, Status: 1, Errors: 1}, stdout: "error",
			stderr: "ERROR: probe overhead ",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, o := script(t, c.text, c.change)
			got := run(code, o, 1000)
			if c.want.Reason == vm.Overloaded {
				got.ending.At = 0
				got.stderr = got.stderr[:len(c.stderr)]
			}
			if got.ending != c.want || got.stdout != c.stdout || got.stderr != c.stderr {
				t.Errorf("%+v, %q, %q; want %+v, %q, %q", got.ending, got.stdout, got.stderr, c.want, c.stdout, c.stderr)
			}
		})
	}
}

// Stop ends a run like ^C, also in the middle of a handler, and a second time
// in the middle of an end probe.
func TestStop(t *testing.T) {
	code, o := script(t, `global n probe timer.ms(20) { while (1) n++ } probe end { print("end"); while (1) n++ }`, func(s *setup) {
		s.options.Limits.MaxAction = 1 << 50
	})
	m := vm.New(code, o)
	for range 20 {
		if m.Step(1000) {
			t.Fatal("over")
		}
	}
	m.Stop()
	for range 20 {
		if m.Step(1000) {
			t.Fatal("over though end probes run for ever")
		}
	}
	m.Stop()
	if !m.Step(1000) {
		t.Error("not over")
	}
	if out := m.Output(); len(out) != 1 || out[0].Text != "end" {
		t.Errorf("printed %v", out)
	}
	if e := m.Ending(); e.Reason != vm.Cancelled || e.Status != 0 {
		t.Errorf("%+v", e)
	}
}

func TestObserve(t *testing.T) {
	code, o := script(t, `global n
probe begin { n = 1 }
probe timer.jiffies(1) { n++ }
probe timer.ms(5) { if (n) { n += 2; n += 3 } n++ }
probe timer.ms(11) { error("x") }`, nil)
	m := vm.New(code, o)
	text := ""
	m.Observe(func(f vm.Firing) {
		text += fmt.Sprintf("%s at %d, jiffy %d, %d statements, failed %v\n",
			code.Program().Probes[f.Probe].Name, f.At, f.Jiffies-m.Kernel().FirstJiffies(), f.Statements, f.Failed)
	})
	for !m.Step(1) {
	}
	want := `begin at 0, jiffy 0, 1 statements, failed false
timer.ms(5) at 5000000, jiffy 1, 4 statements, failed false
timer.jiffies(1) at 7000000, jiffy 2, 1 statements, failed false
timer.ms(5) at 10000000, jiffy 2, 4 statements, failed false
timer.ms(11) at 11000000, jiffy 3, 1 statements, failed true
`
	if text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

// TestInspect steps through a handler and a function, with their variables.
func TestInspect(t *testing.T) {
	code, o := script(t, `global total, seen, names
function add(a, b) {
  sum = a + b
  return sum
}
probe timer.ms(10) {
  x = 3
  for (i = 0; i < 2; i++)
    total = add(total, x)
  seen[x] <<< total
  names["k", 1] = sprint(total)
  if (total > 5) exit()
  println(names["k", 1], @sum(seen[x]))
}`, nil)
	m := vm.New(code, o)
	m.Inspect(code.Stepping())
	text := ""
	line := func(offset int) int {
		return 1 + strings.Count(string(code.Program().File.Text[:offset]), "\n")
	}
	for range 100 {
		switch m.StepStatement() {
		case vm.BeforeStatement:
			tok, function := m.Statement()
			text += fmt.Sprintf("%d:%d", line(tok.Span.Start), function)
			for _, l := range m.Locals() {
				text += fmt.Sprintf(" %s=%d", l.Variable.Name, l.Long)
			}
			text += fmt.Sprintf(" total=%d\n", m.Measure(0))
		case vm.AfterHandler:
			text += "end of handler\n"
		case vm.AfterRun:
			want := `7:-1 x=0 i=0 total=0
8:-1 x=3 i=0 total=0
8:-1 x=3 i=0 total=0
9:-1 x=3 i=0 total=0
3:0 a=0 b=3 sum=0 total=0
4:0 a=0 b=3 sum=3 total=0
8:-1 x=3 i=1 total=3
9:-1 x=3 i=1 total=3
3:0 a=3 b=3 sum=0 total=3
4:0 a=3 b=3 sum=6 total=3
8:-1 x=3 i=2 total=6
10:-1 x=3 i=2 total=6
11:-1 x=3 i=2 total=6
12:-1 x=3 i=2 total=6
12:-1 x=3 i=2 total=6
13:-1 x=3 i=2 total=6
end of handler
`
			if text != want {
				t.Errorf("got\n%s\nwant\n%s", text, want)
			}
			seen, names := m.Global(1, 10), m.Global(2, 10)
			if seen.Total != 1 || seen.Entries[0].Keys[0] != "3" || seen.Entries[0].Figures.Sum != 6 {
				t.Errorf("seen is %+v", seen)
			}
			if names.Total != 1 || strings.Join(names.Entries[0].Keys, ",") != "k,1" || names.Entries[0].Text != "6" {
				t.Errorf("names is %+v", names)
			}
			if none := m.Global(2, 0); none.Total != 1 || len(none.Entries) != 0 {
				t.Errorf("without entries names is %+v", none)
			}
			return
		}
	}
	t.Error("no end:\n", text)
}

// A machine between two handlers goes on in stepping code where it was.
func TestInspectLater(t *testing.T) {
	code, o := script(t, `global n probe timer.ms(10) { n++; if (n == 5) exit() } probe end { println(n) }`, nil)
	m := vm.New(code, o)
	for range 3 {
		m.StepFiring(1000)
	}
	c := m.Clone()
	c.Inspect(code.Stepping())
	statements := 0
	for c.StepStatement() == vm.BeforeStatement {
		statements++
	}
	if statements != 2 || c.Measure(0) != 4 || m.Measure(0) != 3 {
		t.Errorf("%d statements, n is %d in the copy and %d in the original", statements, c.Measure(0), m.Measure(0))
	}
	if f := c.LastFiring(); f.At != 40000000 || f.Statements != 2 {
		t.Errorf("%+v", f)
	}
}

func TestProfileCPUs(t *testing.T) {
	code, o := script(t, `global n, who
probe timer.profile.freq.hz(50) { n[cpu()]++; who[execname(), pid()]++ }
probe timer.ms(1001) { foreach (c+ in n) printf("%d:%d ", c, n[c]); foreach ([e+, p] in who) printf("%s/%d:%d ", e, p, who[e, p]); exit() }`, func(s *setup) {
		s.options.Kernel.CPUs = 3
	})
	if got, want := run(code, o, 1000).stdout, "0:50 1:50 2:50 swapper/0/0:50 swapper/1/0:50 swapper/2/0:50 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	o.Kernel.Load = 100
	if got := run(code, o, 1000).stdout; strings.Contains(got, "swapper") {
		t.Errorf("under load: %s", got)
	}
}

func TestSeed(t *testing.T) {
	text := `global n probe timer.ms(10).randomize(5) { printf("%d ", gettimeofday_us() % 1000000 + randint(3)); if (++n == 20) exit() }`
	var outs []string
	for _, seed := range []uint64{1, 1, 2} {
		code, o := script(t, text, func(s *setup) { s.options.Kernel.Seed = seed })
		outs = append(outs, run(code, o, 1000).stdout)
	}
	if outs[0] != outs[1] {
		t.Errorf("a seed does not repeat a run:\n%s\n%s", outs[0], outs[1])
	}
	if outs[0] == outs[2] {
		t.Error("another seed gives the same run")
	}
}

// Calls go as deep as MAXNESTING allows without a stack of the host's.
func TestDeepCalls(t *testing.T) {
	code, o := script(t, `function down(n) { return n ? down(n - 1) + 1 : 0 } probe begin { println(down(15000)); try { down(1000000) } catch (m) { println(m) } exit() }`, func(s *setup) {
		s.options.Limits.MaxNesting = 1 << 30
	})
	if got := run(code, o, 1000).stdout; got != "15000\n" && got != "15000\nMAXNESTING exceeded\n" {
		t.Errorf("got %s", got)
	}
}

func TestLimits(t *testing.T) {
	l := vm.DefaultLimits()
	for _, c := range []struct {
		name, value string
		ok          bool
	}{
		{"MAXACTION", "77", true}, {"MAXNESTING", "0x10", true}, {"STP_NO_OVERLOAD", "", true}, {"INTERRUPTIBLE", "0", true},
		{"HIST_ELISION", "-1", true}, {"MAXACTION", "many", false}, {"NO_SUCH_LIMIT", "1", false},
	} {
		if got := l.Set(c.name, c.value); got != c.ok {
			t.Errorf("%s=%s: %v", c.name, c.value, got)
		}
	}
	if l.MaxAction != 77 || l.MaxNesting != 16 || l.StopOverload || l.Interruptible || l.HistElision != -1 {
		t.Errorf("%+v", l)
	}
}

// What stap tells in its third pass.
func TestFindings(t *testing.T) {
	s := (&recorded{name: "test"}).setup(t)
	code, told := s.compile("global g\nprobe begin { g=1; break }\nprobe end { println(g); if (g) continue }\n")
	want := `semantic error: cannot 'break' outside loop: keyword at test.stp:2:20
        source: probe begin { g=1; break }
                                   ^

semantic error: cannot 'continue' outside loop: keyword at :3:32
        source: probe end { println(g); if (g) continue }
                                               ^

Pass 3: translation failed.  [man error::pass3]
Number of similar error messages suppressed: 2.
Rerun with -v to see them.
`
	if code != nil || told != want {
		t.Errorf("compiled: %v; told\n%s\nwant\n%s", code != nil, told, want)
	}
}

func TestRefusals(t *testing.T) {
	code, o := script(t, `function f:long () %{ STAP_RETURN(1); %}
probe begin { try { println(f()) } catch (m) { println(m) } exit() }`, func(s *setup) {
		s.parse.Guru, s.check.Guru = true, true
	})
	if got, want := run(code, o, 1000).stdout, "embedded C is not in a simulation\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

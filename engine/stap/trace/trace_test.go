package trace_test

import (
	"strings"
	"testing"

	"ringlab/engine/stap"
	"ringlab/engine/stap/trace"
	"ringlab/engine/stap/vm"
)

// start makes a run of a script.
func start(t *testing.T, script string, s stap.Settings) *trace.Run {
	t.Helper()
	o, refusal := s.Parse()
	if refusal != nil {
		t.Fatal(refusal)
	}
	checked := stap.Check([]byte(script), o)
	machine, refusal := checked.Start()
	if refusal != nil {
		t.Fatalf("%v: %v", refusal, checked.Findings)
	}
	return trace.Start(checked.Program, machine)
}

// finish runs to the end in slices and returns what was printed to standard
// output.
func finish(t *testing.T, r *trace.Run, budget int) string {
	t.Helper()
	var out strings.Builder
	for steps := 0; !r.Done(); steps++ {
		if steps > 1_000_000 {
			t.Fatal("the run does not end")
		}
		for _, piece := range r.Step(budget) {
			if piece.Stream == vm.Stdout {
				out.WriteString(piece.Text)
			}
		}
	}
	return out.String()
}

const counting = `global n, names, s
probe begin { names["first"] = "begin" }
probe timer.ms(10) { n++; s <<< n; if (n % 3 == 0) printf("%d ", n) }
probe timer.jiffies(3) { names[sprint(n)] = "j" }
probe timer.ms(1000) { exit() }
probe end { println(n, " ", @count(s), " ", names["first"]) }
`

// TestMomentsMatchTheRun goes to moments in any order and finds what the run
// itself had then.
func TestMomentsMatchTheRun(t *testing.T) {
	r := start(t, counting, stap.Settings{})
	out := finish(t, r, 7)
	if !strings.HasSuffix(out, "99 99 begin\n") && !strings.HasSuffix(out, "100 100 begin\n") {
		t.Fatalf("printed %q", out)
	}
	last := r.Machine().Firings() - 1
	for _, firing := range []int{last, 0, 40, 39, 41, 1, last / 2} {
		m, ok := r.At(firing, -1)
		if !ok {
			t.Fatalf("no firing %d", firing)
		}
		if m.Statement != m.Statements || m.Next != nil {
			t.Errorf("firing %d: statement %d of %d at its end", firing, m.Statement, m.Statements)
		}
		// The marks of the lane tell what n must be.
		want := int64(0)
		for _, mark := range r.Timeline(0, 1<<62, 1, 1<<20)[laneOf(r, "timer.ms(10)")].Marks {
			if mark.Firing <= firing {
				want++
			}
		}
		if got := m.Globals[slotOf(r, "n")].Long; got != want {
			t.Errorf("firing %d: n is %d, want %d", firing, got, want)
		}
	}
	end, _ := r.At(last, -1)
	if end.Printed != len(out) {
		t.Errorf("%d bytes printed at the end, want %d", end.Printed, len(out))
	}
	if _, ok := r.At(last+1, 0); ok {
		t.Error("a firing after the last")
	}
}

// TestStatements steps through one handler, forward and backward.
func TestStatements(t *testing.T) {
	r := start(t, "global a\nprobe begin { x = 1; a[x] = 5; a[2] = x + 1; println(a[2]); exit() }", stap.Settings{})
	finish(t, r, 1000)
	for _, statement := range []int{0, 1, 2, 3, 4, 5, 4, 2, 0} {
		m, ok := r.At(0, statement)
		if !ok || m.Statements != 5 {
			t.Fatalf("statement %d: %d statements", statement, m.Statements)
		}
		entries := m.Globals[0].Total
		if want := max(0, min(statement-1, 2)); entries != want {
			t.Errorf("before statement %d: %d entries, want %d", statement, entries, want)
		}
		if changed := m.Globals[0].Changed; changed != (statement == 2 || statement == 3 || statement == 5) {
			t.Errorf("before statement %d: changed %v", statement, changed)
		}
		if want := 2 * max(0, min(statement-3, 1)); m.Printed != want {
			t.Errorf("before statement %d: %d bytes printed, want %d", statement, m.Printed, want)
		}
	}
}

func TestDensityAndSeries(t *testing.T) {
	r := start(t, "global n probe timer.us(100) { n++ } probe timer.s(1) { println(n); exit() }", stap.Settings{})
	finish(t, r, 100_000)
	lane := r.Timeline(0, 1_000_000_001, 10, 100)[0]
	sum := 0
	for _, count := range lane.Density {
		sum += count
	}
	if len(lane.Marks) != 0 || sum != lane.Within || sum != lane.Total {
		t.Errorf("%d marks, density %v, %d of %d", len(lane.Marks), lane.Density, lane.Within, lane.Total)
	}
	if s := lane.Spread; s == nil || s.Least != 100_000 || s.Most != 100_000 || s.Mean != 100_000 {
		t.Errorf("spread %+v", s)
	}
	series := r.Series(50)
	if len(series) != 1 || len(series[0].Points) > 51 {
		t.Fatalf("series %v", series)
	}
	points := series[0].Points
	if last := points[len(points)-1]; last.Value != int64(lane.Total) {
		t.Errorf("the last point is %v of %d", last, lane.Total)
	}
	for i := 1; i < len(points); i++ {
		if points[i].At <= points[i-1].At || points[i].Value < points[i-1].Value {
			t.Fatalf("point %d: %v after %v", i, points[i], points[i-1])
		}
	}
}

func laneOf(r *trace.Run, name string) int {
	for i, p := range r.Program().Probes {
		if p.Name == name {
			return i
		}
	}
	return -1
}

func slotOf(r *trace.Run, name string) int {
	for i, g := range r.Program().Globals {
		if g.Name == name {
			return i
		}
	}
	return -1
}

func BenchmarkMoment(b *testing.B) {
	o, _ := stap.Settings{Until: "100000000000"}.Parse()
	checked := stap.Check([]byte("global n probe timer.us(100) { if (++n == 1000000) exit() }"), o)
	machine, refusal := checked.Start()
	if refusal != nil {
		b.Fatal(refusal)
	}
	r := trace.Start(checked.Program, machine)
	for !r.Done() {
		r.Step(1_000_000)
	}
	for i := 0; b.Loop(); i++ {
		r.At((i*791917)%1_000_000, 0)
	}
}

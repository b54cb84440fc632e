package report

import (
	"strings"
	"testing"
)

// unit is a report about a file that includes others.
func unit(t *testing.T) (r *Report, main, near, far *File) {
	t.Helper()
	files := &Files{}
	r = New(files)
	r.Base = "dir/main.c"
	main = files.AddMain("dir/main.c", []byte("one\ntwo\n"))
	near = files.Add("dir/near.h", []byte("near\n"), main.Pos(0))
	far = files.Add("./far.h", []byte("far\n"), near.Pos(0))
	return r, main, near, far
}

func (r *Report) lines() []string {
	return strings.Split(strings.TrimSuffix(string(r.Print(8)), "\n"), "\n")
}

func compare(t *testing.T, r *Report, want ...string) {
	t.Helper()
	if got := r.lines(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPrint(t *testing.T) {
	r, main, near, far := unit(t)
	r.Warn(main.Pos(0), "", "a")
	r.Warn(near.Pos(0), "", "b")
	r.Note(near.Pos(1), "c")
	r.Warn(main.Pos(4), "", "d")
	r.Warn(near.Pos(0), "", "e")
	r.Warn(far.Pos(0), "", "f")
	r.Warn(near.Pos(0), "", "g")
	r.Error(0, "", "h")
	compare(t, r,
		"dir/main.c:1:1: warning: a",
		"dir/main.c: note: in included file:",
		"dir/near.h:1:1: warning: b",
		"dir/near.h:1:2: c",
		"dir/main.c:2:1: warning: d",
		"dir/near.h:1:1: warning: e",
		"dir/main.c: note: in included file (through dir/near.h):",
		"./far.h:1:1: warning: f",
		"dir/main.c: note: in included file:",
		"dir/near.h:1:1: warning: g",
		"error: h")
}

func TestIncludeChainIsCut(t *testing.T) {
	files := &Files{}
	r := New(files)
	r.Base = "m.c"
	file := files.AddMain("m.c", []byte("x"))
	for range 6 {
		file = files.Add(strings.Repeat("d", 50)+".h", []byte("x"), file.Pos(0))
	}
	r.Warn(file.Pos(0), "", "a")
	name := strings.Repeat("d", 50) + ".h"
	compare(t, r, "m.c: note: in included file (through "+name+", "+name+", "+name+", ...):", name+":1:1: warning: a")
}

func TestErrorsSilenceWarnings(t *testing.T) {
	r, main, _, _ := unit(t)
	r.Warn(main.Pos(0), "", "before")
	first := r.Error(main.Pos(0), "", "of a symbol")
	hidden := r.Warn(main.Pos(0), "", "after it")
	r.NextSymbol()
	r.Warn(main.Pos(0), "", "of the next symbol")
	last := r.Error(main.Pos(0), "", "of the last symbol")
	r.EndPhase()
	gone := r.Warn(main.Pos(0), "", "of the next phase")
	r.NextSymbol()
	r.Warn(main.Pos(0), "", "of all that follows")
	r.Error(main.Pos(0), "", "always printed")
	compare(t, r,
		"dir/main.c:1:1: warning: before",
		"dir/main.c:1:1: error: of a symbol",
		"dir/main.c:1:1: warning: of the next symbol",
		"dir/main.c:1:1: error: of the last symbol",
		"dir/main.c:1:1: error: always printed")
	if f := r.Findings[hidden]; f.Silence != AfterError || f.By != first {
		t.Errorf("silenced by %d: %v", f.By, f.Silence)
	}
	if f := r.Findings[gone]; f.Silence != AfterError || f.By != last {
		t.Errorf("silenced by %d: %v", f.By, f.Silence)
	}
	if r.Status() != 0 {
		t.Error("errors alone do not change the exit status")
	}
}

func TestTooManyWarnings(t *testing.T) {
	r, main, _, _ := unit(t)
	r.MaxWarnings = 3
	for range 5 {
		r.Warn(main.Pos(0), "", "w")
		r.Note(main.Pos(0), "n")
	}
	r.Error(main.Pos(0), "", "e")
	r.Note(main.Pos(0), "n")
	const place = "dir/main.c:1:1: "
	compare(t, r, place+"warning: w", place+"n", place+"warning: w", place+"n", place+"warning: too many warnings", place+"error: e", place+"n")
}

func TestTooManyErrors(t *testing.T) {
	r, main, _, _ := unit(t)
	for range 120 {
		r.Error(main.Pos(0), "", "e")
	}
	lines := r.lines()
	if len(lines) != 102 || lines[100] != "dir/main.c:1:1: error: e" || lines[101] != "dir/main.c:1:1: error: too many errors" {
		t.Errorf("%d lines, at the end %q", len(lines), lines[len(lines)-1])
	}
}

func TestFatal(t *testing.T) {
	r, main, _, _ := unit(t)
	r.Fatal(main.Pos(0), "", "stop")
	r.Error(main.Pos(0), "", "e")
	r.Warn(main.Pos(0), "", "w")
	compare(t, r, "dir/main.c:1:1: error: stop")
	if !r.Stopped() || r.Status() != 1 {
		t.Error("a fatal error ends the run with status 1")
	}
}

func TestWarningsAreErrors(t *testing.T) {
	r, main, _, _ := unit(t)
	r.WarningsAreErrors = true
	r.Warn(main.Pos(0), "", "a")
	r.Warn(main.Pos(0), "", "b")
	compare(t, r, "dir/main.c:1:1: error: a", "dir/main.c:1:1: error: b")
	if r.Status() != 1 {
		t.Error("the exit status is not 1")
	}
}

package check_test

import (
	"path/filepath"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// FuzzCheck holds a check of any text to ending soon, and to findings that lie
// in its files.
func FuzzCheck(f *testing.F) {
	for _, pattern := range []string{"testdata/golden/*.c", "testdata/corpus/*/*.c"} {
		sources, _ := filepath.Glob(pattern)
		for i, source := range sources {
			if i%4 == 0 {
				f.Add(read(f, source), i%8 == 0)
			}
		}
	}
	f.Add([]byte("typedef int a(int); typedef int b(a *, a *); typedef int c(b *, b *); static c f; static int f(int (*)(a *, b *));"), true)
	f.Add([]byte("struct s { struct s s; struct { struct s *p; }; } v; typeof(v) w; enum e { A = sizeof(w), B = A };"), true)
	f.Add([]byte("int f(int a[f(1)], typeof(a) b) { return ({ typeof(f) *g = f; g(a, b); }); }"), false)
	f.Fuzz(func(t *testing.T, text []byte, all bool) {
		if len(text) > 1<<14 {
			return
		}
		var settings check.Settings
		if all {
			settings.Flags = []string{"-Wsparse-all"}
		}
		checked := check.Check("fuzz.c", text, settings)
		for i := range checked.Report.Findings {
			finding := &checked.Report.Findings[i]
			if finding.Silence != report.Printed || finding.Pos == 0 {
				continue
			}
			if file, offset := checked.Files.Find(finding.Pos); file == nil || offset < 0 || offset > len(file.Text) {
				t.Errorf("%q lies outside its files", finding.Text)
			}
		}
		checked.Report.Print(checked.TabStop)
		for _, symbol := range checked.Symbols {
			tree.Show(symbol)
		}
	})
}

package teach

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/words"
)

var (
	machine = headers.Files()
	cache   = new(syntax.HeaderCache)
)

// checkedFile checks a file with the machine's headers, and with the flags of
// its first line.
func checkedFile(t testing.TB, name string, text []byte) *check.Checked {
	t.Helper()
	settings := check.Settings{Files: machine, SystemPath: []string{headers.SystemPath}, Headers: cache}
	first, _, _ := strings.Cut(string(text), "\n")
	if flags, ok := strings.CutPrefix(first, "// sparse:"); ok {
		for _, flag := range strings.Fields(flags) {
			if !strings.Contains(flag, "HEADERS") && flag != "-isystem" && flag != "-nostdinc" {
				settings.Flags = append(settings.Flags, flag)
			}
		}
	}
	return check.Check(name, text, settings)
}

// apply makes a fix's edits in the file that is checked.
func apply(text []byte, fix *Fix) []byte {
	edits := append([]Edit(nil), fix.Edits...)
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Place.Start > edits[j].Place.Start })
	out := string(text)
	for _, e := range edits {
		out = out[:e.Place.Start] + e.Text + out[e.Place.End:]
	}
	return []byte(out)
}

// texts counts the findings of a file by their wording.
func texts(list []Finding) map[string]int {
	count := map[string]int{}
	for i := range list {
		if strings.HasPrefix(list[i].Rule, "teach-") {
			continue // they go further than the finding that is mended
		}
		key := list[i].Text
		count[key]++
	}
	return count
}

// sources are the C files of the recordings and the corpus.
func sources(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"testdata/*.c", "../check/testdata/golden/*.c", "../check/testdata/corpus/*/*.c"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

func count(list []Finding, rule string) int {
	n := 0
	for i := range list {
		if list[i].Rule == rule {
			n++
		}
	}
	return n
}

// TestFixes applies each fix on its own: its finding is gone, and nothing new
// is found.
func TestFixes(t *testing.T) {
	fixes, byRule := 0, map[string]int{}
	for _, name := range sources(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c := checkedFile(t, filepath.Base(name), text)
		found := Explain(c)
		before := texts(found)
		tried := map[string]int{}
		for i := range found {
			f := &found[i]
			for k := range f.Fixes {
				if tried[f.Rule]++; tried[f.Rule] > 4 {
					continue // of many of a kind in one file a few will do
				}
				fixes++
				byRule[f.Rule]++
				mended := apply(text, &f.Fixes[k])
				again := Explain(checkedFile(t, filepath.Base(name), mended))
				after := texts(again)
				title := f.Fixes[k].Title.In(words.English)
				key := f.Text
				if strings.HasPrefix(f.Rule, "teach-") {
					if count(again, f.Rule) >= count(found, f.Rule) {
						t.Errorf("%s:%d: %s: after %q it is still found", name, f.At.Line, f.Text, title)
					}
				} else if after[key] >= before[key] {
					t.Errorf("%s:%d: %s: after %q it is still found", name, f.At.Line, f.Text, title)
				}
				// What an error hides is not counted against mending it: the
				// grammar's, and the wrong use of a name that was not known.
				if f.Rule == "syntax" || f.Rule == "include" || f.Rule == "member" || f.Rule == "undefined" {
					continue
				}
				for key, n := range after {
					if n > before[key] {
						t.Errorf("%s:%d: %s: %q brings %q", name, f.At.Line, f.Text, title, key)
					}
				}
			}
		}
	}
	t.Logf("%d fixes: %v", fixes, byRule)
	if fixes < 50 {
		t.Errorf("only %d fixes were tried", fixes)
	}
}

package teach

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/words"
)

// TestText compares what is said of files with what was said before, in both
// languages. UPDATE=1 records anew.
func TestText(t *testing.T) {
	files, err := filepath.Glob("testdata/*.c")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range []words.Language{words.English, words.Chinese} {
			got := bytes.ReplaceAll(told(checkedFile(t, filepath.Base(name), text), language), []byte(headers.SystemPath), []byte("HEADERS"))
			golden := strings.TrimSuffix(name, "c") + string(language)
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			ours, theirs := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
			for i := range ours {
				if i >= len(theirs) || ours[i] != theirs[i] {
					t.Errorf("%s, line %d:\n%s", golden, i+1, ours[i])
					break
				}
			}
			if len(ours) < len(theirs) {
				t.Errorf("%s: %d lines, not %d", golden, len(ours), len(theirs))
			}
		}
	}
}

// TestTextKeepsSparse takes what is ours out of the text: what is left is what
// sparse prints.
func TestTextKeepsSparse(t *testing.T) {
	for _, name := range sources(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c := checkedFile(t, filepath.Base(name), text)
		var kept strings.Builder
		for _, line := range strings.SplitAfter(string(told(c, words.English)), "\n") {
			if !strings.HasPrefix(line, "    ") && !strings.Contains(line, ": (hidden) ") && !strings.Contains(line, ": (ringlab) ") {
				kept.WriteString(line)
			}
		}
		if want := string(c.Report.Print(c.TabStop)); kept.String() != want {
			t.Errorf("%s: sparse's lines are\n%snot\n%s", name, kept.String(), want)
		}
	}
}

// TestExplained holds every finding to what it has to say: a rule, words in
// both languages, a hint, a reason where it is hidden, a place.
func TestExplained(t *testing.T) {
	explained := 0
	for _, name := range sources(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Explain(checkedFile(t, filepath.Base(name), text)) {
			explained++
			where := name + ": " + f.Text
			if f.Hint.In(words.English) == "" || f.Hint.In(words.Chinese) == f.Hint.In(words.English) {
				t.Errorf("%s: no hint in both languages", where)
			}
			if strings.HasPrefix(f.Hint.In(words.English), "this pointer ") {
				t.Errorf("%s: begins with a small letter: %s", where, f.Hint.In(words.English))
			}
			for _, l := range []words.Language{words.English, words.Chinese} {
				for _, said := range []words.Message{f.Hint, f.Message, f.Silenced, f.Noisy} {
					if text := said.In(l); strings.Contains(text, "%!") || strings.Contains(text, "``") {
						t.Errorf("%s: says %q", where, text)
					}
				}
			}
			if hidden := f.Silence != report.Printed && f.Silence != report.OurOwn; hidden == f.Silenced.IsZero() {
				t.Errorf("%s: hidden %v, because %q", where, hidden, f.Silenced.In(words.English))
			}
			if c := f.Crossing; c != nil && c.From == c.To {
				t.Errorf("%s: crosses from %s to %s", where, c.From, c.To)
			}
		}
	}
	if explained < 500 {
		t.Errorf("only %d findings were explained", explained)
	}
}

// TestBounds explains a limit of the checker's as its own, not as the file's.
func TestBounds(t *testing.T) {
	doubling := "#define D(x) x x x x x x x x x x\n"
	for name, text := range map[string]string{
		"brackets": "int a = " + strings.Repeat("(", 4000) + "1" + strings.Repeat(")", 4000) + ";\n",
		"#if":      "#if " + strings.Repeat("(", 4000) + "1" + strings.Repeat(")", 4000) + "\n#endif\n",
		"macros":   doubling + "int a[] = { " + strings.Repeat("D(", 8) + "1 " + strings.Repeat(")", 8) + " };\n",
	} {
		found := Explain(checkedFile(t, name, []byte(text)))
		if len(found) == 0 || found[0].Rule != "bounds" || !strings.Contains(found[0].Hint.In(words.English), "ringlab") {
			t.Errorf("%s: %d findings: %v", name, len(found), texts(found))
		}
	}
}

// TestOwnIsRare counts findings of our own where nothing is wrong: right code
// has none.
func TestOwnIsRare(t *testing.T) {
	for _, name := range []string{"v01_chrdev_right.c", "u23_fops_right.c", "v05_get_put_user.c", "u37_force_variants.c"} {
		text, err := os.ReadFile("../check/testdata/golden/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Explain(checkedFile(t, name, text)) {
			if f.Silence == report.OurOwn && f.Rule != "teach-copy-ignored" {
				t.Errorf("%s:%d: %s", name, f.At.Line, f.Text)
			}
		}
	}
}

// told is a file's text with all that is explained.
func told(c *check.Checked, language words.Language) []byte { return Text(c, Explain(c), language) }

package assist_test

import (
	"strings"
	"testing"

	"ringlab/engine/stap"
	"ringlab/engine/stap/assist"
	"ringlab/engine/words"
)

// script takes the | out of a text and returns where it stood.
func script(t testing.TB, text string) (assist.Script, int) {
	t.Helper()
	offset := strings.IndexByte(text, '|')
	clean := []byte(strings.Replace(text, "|", "", 1))
	o, refusal := stap.Settings{}.Parse()
	if refusal != nil {
		t.Fatal(refusal)
	}
	checked := stap.Check(clean, o)
	return assist.Script{Text: clean, File: checked.File, Program: checked.Program}, offset
}

func TestLocate(t *testing.T) {
	for text, want := range map[string][2]string{
		"probe tim|er.ms(100) { println(1) exit() }":                                {"timer.ms(100)", "Every 100 ms"},
		"probe timer.jiffies|(10).randomize(2) { println(1) exit() }":               {"timer.jiffies(10).randomize(2)", "10 ± 2 jiffies"},
		"probe syscall.open|at { println(1) exit() }":                               {"syscall.openat", "system call"},
		"probe kernel.function|(\"vfs_read\") { println(1) exit() }":                {"kernel.function(\"vfs_read\")", "kernel function"},
		"probe begin { println(str|len(\"x\")) exit() }":                            {"strlen(", ""},
		"global cou|nt probe begin { count[1, \"x\"] = 2 println(count[1,\"x\"]) }": {"count[long, string]:long", "global"},
		"probe begin { x = randint(3); println(|x) }":                               {"x:long", "variable of this handler"},
		"function f(a) { return a . \"\" } probe begin { println(|f(\"1\")) }":      {"f(a", "function of this script"},
		"global s probe begin { s <<< 1; println(@a|vg(s)) }":                       {"@avg", "mean"},
		"probe begin { foreac|h (x in y) println(x) }":                              {"foreach", "entries of an array"},
		"@define two %( 2 %) probe begin { println(@tw|o) }":                        {"@two", "macro"},
	} {
		s, offset := script(t, text)
		found := assist.Locate(s, offset)
		if !strings.HasPrefix(found.Title, want[0]) || !strings.Contains(strings.ToLower(found.Words.In(words.English)), strings.ToLower(want[1])) {
			t.Errorf("%s: %q %q", text, found.Title, found.Words.In(words.English))
		}
		if found.Words.In(words.Chinese) == found.Words.In(words.English) {
			t.Errorf("%s: not in Chinese", text)
		}
	}
	s, offset := script(t, "probe begin { } # a comm|ent with begin")
	if found := assist.Locate(s, offset); found.Title != "" {
		t.Errorf("in a comment: %q", found.Title)
	}
}

func TestComplete(t *testing.T) {
	for text, want := range map[string]string{
		"probe ti|":                                  "timer.ms(N)",
		"probe timer.j|":                             "timer.jiffies(N)",
		"probe begin, sched|":                        "scheduler",
		"probe scheduler.cpu|":                       "scheduler.cpu_on",
		"probe begin { gett|":                        "gettimeofday_ms",
		"probe begin { whi| }":                       "while",
		"global counted probe begin { coun| }":       "counted",
		"probe begin { println(@hi|) }":              "@hist_log",
		"@define mine %( 1 %) probe begin { x = @m|": "@mine",
		"function helper() { } probe begin { hel| }": "helper",
	} {
		s, offset := script(t, text)
		span, options := assist.Complete(s, offset)
		found := false
		for _, o := range options {
			found = found || o.Label == want
		}
		if !found || span.End != offset {
			t.Errorf("%s: %d options at %v without %q", text, len(options), span, want)
		}
	}
	for _, text := range []string{"probe begin { # pri|", "probe begin { /* pri|", "probe begin { x = \"pri|"} {
		s, offset := script(t, text)
		if _, options := assist.Complete(s, offset); len(options) > 0 {
			t.Errorf("%s: %d options", text, len(options))
		}
	}
}

func FuzzAssist(f *testing.F) {
	f.Add("probe timer.ms(1) { x = strlen(\"a\") . @max }", 20)
	f.Add("@define m(a) %( @a %) probe begin { @m(", 38)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		s, _ := script(t, "|"+text)
		assist.Locate(s, offset)
		span, _ := assist.Complete(s, offset)
		if span.Start < 0 || span.End > len(s.Text) || span.Start > span.End {
			t.Fatalf("span %v of %d bytes", span, len(s.Text))
		}
	})
}

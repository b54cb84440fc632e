package sema

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/words"
)

// checkCase is a script, with what `stap -p2` says of it. In a file of cases
// each is a line "### rc=STATUS [FLAGS]", the script in lines that start with
// "> ", and the lines of standard error but those that are empty, count passes
// or are about the machine.
type checkCase struct {
	elideCase
	rc int
}

// readCheckCases reads a file of cases.
func readCheckCases(t testing.TB, file string) []checkCase {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []checkCase
	for _, block := range strings.Split("\n"+string(text), "\n### rc=")[1:] {
		head, body, _ := strings.Cut(block, "\n")
		status, flags, _ := strings.Cut(head, " ")
		c := checkCase{elideCase: elideCase{flags: strings.Fields(flags)}}
		if c.rc, err = strconv.Atoi(status); err != nil {
			t.Fatalf("%q: %v", head, err)
		}
		var script []string
		for strings.HasPrefix(body, "> ") || strings.HasPrefix(body, ">\n") {
			line, rest, _ := strings.Cut(body[1:], "\n")
			script = append(script, strings.TrimPrefix(line, " "))
			body = rest
		}
		c.script = strings.Join(script, "\n")
		c.stderr = body
		if body != "" && !strings.HasSuffix(body, "\n") {
			c.stderr += "\n"
		}
		list = append(list, c)
	}
	return list
}

// essence takes out of stderr what the cases leave out.
func essence(stderr string) string {
	var out strings.Builder
	for _, line := range strings.Split(clean(stderr), "\n") {
		if line != "" && !strings.HasPrefix(line, "Pass ") && !strings.HasPrefix(line, "Rerun ") {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}

// caseFiles are the files of cases.
var caseFiles = []string{"check", "types", "points", "aliases", "random", "functions", "lessons", "guru"}

// TestCheck holds status and words to what stap 4.8 says of each script.
func TestCheck(t *testing.T) {
	for _, name := range caseFiles {
		runCases(t, "testdata/"+name+".txt")
	}
}

// runCases checks the scripts of one file.
func runCases(t *testing.T, name string) {
	status, words := 0, 0
	cases := readCheckCases(t, name)
	for _, c := range cases {
		stderr, ok := report(c.elideCase)
		if ok != (c.rc == 0) {
			status++
			t.Errorf("%v %s\nstatus is not %d\nstderr:\n%sinstead of\n%s", c.flags, c.script, c.rc, essence(stderr), c.stderr)
		} else if c.rc <= 1 && essence(stderr) != c.stderr {
			// (A status above 1 is a crash of stap.)
			words++
			t.Errorf("%v %s\nstderr:\n%sinstead of\n%s", c.flags, c.script, essence(stderr), c.stderr)
		}
	}
	t.Logf("%s: %d scripts, %d of another status, %d with other words", name, len(cases), status, words)
}

// report returns what we write of a script, and whether it passes.
func report(c elideCase) (stderr string, ok bool) {
	o := Options{Kernel: kernel, NoDebugInfo: true}
	guru := false
	var w syntax.WriteOptions
	for i, flag := range c.flags {
		switch flag {
		case "-u":
			o.NoOptimise = true
		case "-g":
			o.Guru, guru = true, true
		case "-w":
			w.NoWarnings = true
		case "-v":
			w.Verbose = true
		case "-W":
			w.Strict = true
		case "-G":
			name, _, _ := strings.Cut(c.flags[i+1], "=")
			o.Given = append(o.Given, name)
		}
	}
	file, findings := syntax.Parse([]byte(c.script), syntax.Options{Guru: guru, Kernel: kernel, Config: syntax.KernelConfig(250)})
	if !hasError(findings) {
		_, more := Check(file, o)
		findings = append(findings, more...)
	}
	out, ok := syntax.Write(file, findings, w)
	return string(out), ok
}

// TestFindings holds every finding of all cases to what each must have: a code,
// words in both languages, and a hint.
func TestFindings(t *testing.T) {
	codes := map[string]bool{}
	for _, name := range caseFiles {
		for _, c := range readCheckCases(t, "testdata/"+name+".txt") {
			file, found := syntax.Parse([]byte(c.script), syntax.Options{Kernel: kernel, Config: syntax.KernelConfig(250)})
			if hasError(found) {
				continue
			}
			_, found = Check(file, Options{Kernel: kernel})
			for _, f := range found {
				codes[f.Code] = true
				for _, l := range []words.Language{words.English, words.Chinese} {
					if f.Code == "" || f.Message.In(l) == "" || f.Hint.IsZero() || f.Hint.In(l) == "" {
						t.Fatalf("%s\n%q lacks words: %q, %q", c.script, f.Code, f.Message.In(l), f.Hint.In(l))
					}
				}
				if f.Place.End > len(c.script) {
					t.Fatalf("%s\n%q stands at %v", c.script, f.Code, f.Place)
				}
			}
		}
	}
	if len(codes) < 45 {
		t.Errorf("only %d codes occur", len(codes))
	}
}

// TestPlaces holds the places that are ours: stap gives none.
func TestPlaces(t *testing.T) {
	for script, want := range map[string]string{
		`probe timer.ms(0) { println(1) }`:                "0",
		`probe timer.ms(10).randomize(11) { println(1) }`: "11",
		`probe timer.s(1), timer.hz(0) { println(1) }`:    "0",
		`probe timer.jiffies(1000001) { println(1) }`:     "1000001",
		`probe a = timer.us(5) {} probe a { println(1) }`: "5",
		`probe timer.profile.tick { println(1) }`:         "tick",
		`probe procfs.read.maxsize(0) { println(1) }`:     "0",
		`probe begin { println(1) } probe e* if (x) { }`:  "x",
		`probe kernel.function("f").call { println(1) }`:  `kernel.function("f").call`,
		`probe begin { println(5 >>> 1) }`:                ">>>",
		`probe timer.sekonds(1) { println(1) }`:           "sekonds",
		`probe begin { pritnln(1) }`:                      "pritnln",
	} {
		file, found := syntax.Parse([]byte(script), syntax.Options{Kernel: kernel})
		if hasError(found) {
			t.Fatalf("%s: %v", script, found[0].Message.In(words.English))
		}
		_, found = Check(file, Options{Kernel: kernel})
		if len(found) == 0 {
			t.Errorf("%s: nothing is told", script)
			continue
		}
		f := &found[0]
		if f.Next != nil && !(f.Next.Tok == nil && f.Place == f.Next.Place) {
			f = f.Next
		}
		if got := script[f.Place.Start:f.Place.End]; got != want {
			t.Errorf("%s: %q is told at %q, not at %q", script, f.Message.In(words.English), got, want)
		}
	}
}

// TestEdits mends scripts as findings suggest.
func TestEdits(t *testing.T) {
	for script, want := range map[string]string{
		`probe begin { pirntln(1) exti() }`:    `probe begin { pirntln(1) exit() }`,
		`probe timer.jiffes(1) { println(1) }`: `probe timer.jiffies(1) { println(1) }`,
		`probe begni { println(1) }`:           `probe begin { println(1) }`,
		`probe begin { println(strlne("a")) }`: `probe begin { println(strlen("a")) }`,
	} {
		file, _ := syntax.Parse([]byte(script), syntax.Options{Kernel: kernel})
		_, found := Check(file, Options{Kernel: kernel})
		got := ""
		for _, f := range found {
			for next := &f; next != nil; next = next.Next {
				for _, e := range next.Edits {
					if mended := script[:e.Span.Start] + e.Text + script[e.Span.End:]; mended == want {
						got = mended
					}
				}
			}
		}
		if got == "" {
			t.Errorf("%s: no finding mends it to %s", script, want)
		}
	}
}

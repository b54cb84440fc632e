package sema

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/syntax"
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

// TestCheck holds status and words to what stap 4.8 says of each script.
func TestCheck(t *testing.T) {
	for _, name := range []string{"check", "types", "points", "aliases", "random", "functions", "lessons"} {
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
	file, findings := syntax.Parse([]byte(c.script), syntax.Options{Guru: guru, Kernel: kernel, Config: config})
	if !hasError(findings) {
		_, more := Check(file, o)
		findings = append(findings, more...)
	}
	out, ok := syntax.Write(file, findings, w)
	return string(out), ok
}

// config is what scripts may ask about the kernel that the cases were
// recorded with.
func config(name string) string {
	switch name {
	case "CONFIG_HZ":
		return "250"
	case "CONFIG_SMP":
		return "y"
	}
	return ""
}

package sema

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/realstap"
)

var recordCheck = flag.Bool("record-check", false, "record the cases of TestCheck anew with the stap of this machine")

// TestConfirmCheck asks the stap of this machine again about some of the cases
// of TestCheck: `-confirm` of them from each file. With -record-check it asks
// about all and writes the files anew:
//
//	go test ./engine/stap/sema -run TestConfirmCheck -record-check -timeout 1h
func TestConfirmCheck(t *testing.T) {
	stap := realstap.Find(t)
	for _, name := range caseFiles {
		file := "testdata/" + name + ".txt"
		cases := readCheckCases(t, file)
		if *recordCheck {
			var out strings.Builder
			for _, c := range cases {
				stderr, rc := ask(t, stap, c)
				out.WriteString("### rc=" + strings.Join(append([]string{strconv.Itoa(rc)}, c.flags...), " ") + "\n")
				for _, line := range strings.Split(c.script, "\n") {
					out.WriteString(strings.TrimSuffix("> "+line, " ") + "\n")
				}
				out.WriteString(stderr)
			}
			if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		step := len(cases) / max(1, *confirm/len(caseFiles))
		for i := int(*confirmSeed) % step; i < len(cases); i += step {
			c := cases[i]
			if c.rc > 1 {
				continue // A crash of stap ends in other words each time.
			}
			if stderr, rc := ask(t, stap, c); rc != c.rc || stderr != c.stderr {
				t.Errorf("%v %s\nstap says now, with status %d:\n%sinstead of, with %d:\n%s", c.flags, c.script, rc, stderr, c.rc, c.stderr)
			}
		}
	}
}

// ask returns what the stap of this machine says of a case.
func ask(t *testing.T, stap *realstap.Stap, c checkCase) (stderr string, rc int) {
	_, text, rc := stap.Run(t, append([]string{"-p2"}, c.flags...), c.script)
	return essence(text), rc
}

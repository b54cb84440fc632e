package syntax

import (
	"strings"
	"testing"
)

// dumps holds scripts with the tree that `stap -p1` prints of them, as the
// corpus holds messages, but for empty lines at its end.
const dumps = "testdata/dump.txt"

// TestDump holds the dump of every recorded script against stap's.
func TestDump(t *testing.T) {
	cases := readCases(t, dumps)
	if len(cases) < 250 {
		t.Errorf("only %d scripts", len(cases))
	}
	for _, c := range cases {
		file, findings := Parse([]byte(c.script), Options{Args: c.args, Guru: c.guru, Config: config})
		if stderr, ok := Write(file, findings, WriteOptions{}); !ok {
			t.Errorf("%s\n%s", c.script, stderr)
			continue
		}
		if got := string(Dump(file)); strings.TrimRight(got, "\n") != strings.TrimRight(c.stderr, "\n") {
			t.Errorf("%s %s\n-- got\n%s-- want\n%s", c.head, c.script, got, c.stderr)
		}
	}
}

// TestDumpConfirm compares the recorded dumps with those of the stap that is
// installed.
func TestDumpConfirm(t *testing.T) {
	cases := readCases(t, dumps)
	confirm(t, "-p1", cases, func(i, rc int, stdout, stderr string) {
		c := &cases[i]
		stdout = strings.TrimRight(stdout, "\n") + "\n"
		if rc != c.rc {
			t.Errorf("%s\nstatus %d\n%s", c.script, rc, stderr)
		}
		if !*record && stdout != strings.TrimRight(c.stderr, "\n")+"\n" {
			t.Errorf("%s\n-- stap\n%s-- recorded\n%s", c.script, stdout, c.stderr)
		}
		c.stderr = stdout
	})
	if *record {
		writeCases(t, dumps, cases)
	}
}

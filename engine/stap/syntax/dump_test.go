package syntax

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"sync"
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
// installed; with -record it writes these down.
func TestDumpConfirm(t *testing.T) {
	if testing.Short() && !*record {
		t.Skip("takes minutes")
	}
	kernel := stapKernel(t)
	cases := readCases(t, dumps)
	found := make([]string, len(cases))
	var group sync.WaitGroup
	next := make(chan int)
	for range 2 {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range next {
				rc, stdout, stderr := stap(t, kernel, "-p1", &cases[i])
				if rc != cases[i].rc {
					t.Errorf("%s\nstatus %d\n%s", cases[i].script, rc, stderr)
				}
				found[i] = strings.TrimRight(stdout, "\n") + "\n"
			}
		}()
	}
	for i := range cases {
		next <- i
	}
	close(next)
	group.Wait()
	if !*record {
		for i, c := range cases {
			if found[i] != strings.TrimRight(c.stderr, "\n")+"\n" {
				t.Errorf("%s\n-- stap\n%s-- recorded\n%s", c.script, found[i], c.stderr)
			}
		}
		return
	}
	var out bytes.Buffer
	for i, c := range cases {
		out.WriteString(strings.TrimRight("### rc="+strconv.Itoa(c.rc)+" "+c.head, " ") + "\n")
		for _, line := range strings.Split(c.script, "\n") {
			out.WriteString(strings.TrimRight("> "+line, " ") + "\n")
		}
		out.WriteString(found[i])
	}
	if err := os.WriteFile(dumps, out.Bytes(), 0o644); err != nil {
		t.Error(err)
	}
}

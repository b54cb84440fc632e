package syntax

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var record = flag.Bool("record", false, "write what stap says today into the corpus")

// stapKernel returns a kernel whose headers are installed, for -r.
func stapKernel(t *testing.T) string {
	if _, err := exec.LookPath("stap"); err != nil {
		t.Skip("stap is not installed")
	}
	for _, dir := range []string{"/lib/modules/6.1.*-amd64/build/include", "/usr/src/linux-headers-6.1.*-amd64/include"} {
		found, _ := filepath.Glob(dir)
		if len(found) > 0 {
			path := strings.TrimSuffix(strings.TrimSuffix(found[0], "/include"), "/build")
			return strings.TrimPrefix(filepath.Base(path), "linux-headers-")
		}
	}
	t.Skip("no headers of a 6.1 kernel are installed, without which stap parses nothing")
	return ""
}

// stap runs a pass (-p1) of stap on a case, with limited memory and time.
func stap(t *testing.T, kernel, pass string, c *scriptCase) (rc int, stdout, stderr string) {
	args := []string{"-c", `ulimit -v 4000000; exec timeout 20 stap "$@"`, "stap", "-r", kernel, pass}
	if c.guru {
		args = append(args, "-g")
	}
	cmd := exec.Command("sh", append(append(args, "-e", c.script), c.args...)...)
	var out, printed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &printed, &out
	err := cmd.Run()
	if exit, ok := err.(*exec.ExitError); ok {
		rc = exit.ExitCode()
	} else if err != nil {
		t.Error(err)
	}
	for _, line := range strings.SplitAfter(out.String(), "\n") {
		if !strings.Contains(line, "Kernel function symbol table missing") && !strings.HasPrefix(line, "Tip: ") {
			stderr += line
		}
	}
	return rc, printed.String(), stderr
}

// TestCorpusConfirm runs the corpus through the stap that is installed and
// compares what it says with what is recorded; with -record it writes that
// down.
func TestCorpusConfirm(t *testing.T) {
	if testing.Short() && !*record {
		t.Skip("takes minutes")
	}
	kernel := stapKernel(t)
	cases := readCorpus(t)
	old := append([]scriptCase(nil), cases...)
	var group sync.WaitGroup
	next := make(chan int)
	for range 2 {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range next {
				cases[i].rc, _, cases[i].stderr = stap(t, kernel, "-p1", &cases[i])
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
			if c.rc != old[i].rc || c.stderr != old[i].stderr {
				t.Errorf("%s\n-- stap (status %d)\n%s-- recorded (status %d)\n%s", c.script, c.rc, c.stderr, old[i].rc, old[i].stderr)
			}
		}
		return
	}
	var out bytes.Buffer
	for _, c := range cases {
		out.WriteString(strings.TrimRight("### rc="+strconv.Itoa(c.rc)+" "+c.head, " ") + "\n")
		for _, line := range strings.Split(c.script, "\n") {
			out.WriteString(strings.TrimRight("> "+line, " ") + "\n")
		}
		out.WriteString(c.stderr)
	}
	if err := os.WriteFile(corpus, out.Bytes(), 0o644); err != nil {
		t.Error(err)
	}
}

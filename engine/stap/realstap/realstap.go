// Package realstap asks the SystemTap that is installed, for tests that hold
// ours against it.
//
// In: flags and a script. Out: what stap printed, and its exit status. The
// recordings were made with SystemTap 4.8 and the headers of one kernel; the
// name of the kernel whose headers are installed is put into its words.
package realstap

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Recorded is the kernel whose headers the recordings were made with.
const Recorded = "6.1.0-47-cloud-amd64"

// version is that of the recordings.
const version = "version 4.8"

// limit is how much memory stap may take, in KiB, and patience how long it
// may run: some scripts have it do both without end.
const (
	limit    = "4000000"
	patience = 20 * time.Second
)

// Stap is the stap that is installed, with a kernel's headers.
type Stap struct{ release string }

// Find returns it. Where it is not installed the test is skipped with the
// reason, or fails where CI is true.
func Find(t testing.TB) *Stap {
	t.Helper()
	release, missing := find()
	if missing == "" {
		return &Stap{release}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return nil
}

func find() (release, missing string) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	said, err := exec.CommandContext(ctx, "stap", "--version").CombinedOutput()
	switch {
	case err != nil:
		return "", "needs stap (systemtap): " + err.Error()
	case !strings.Contains(string(said), version):
		return "", "needs SystemTap " + version + ", of which the recordings are"
	}
	builds, _ := filepath.Glob("/lib/modules/6.1.*-amd64/build/.config")
	for _, path := range builds {
		release = filepath.Base(filepath.Dir(filepath.Dir(path)))
		if release == Recorded {
			break
		}
	}
	if release == "" {
		return "", "needs the headers of a 6.1 kernel (linux-headers-" + Recorded + " or its like), without which stap judges no script"
	}
	return release, ""
}

// Config returns the configuration of the kernel whose headers are installed.
func (s *Stap) Config(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("/lib/modules/" + s.release + "/build/.config")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), s.release, Recorded)
}

// Run runs `stap FLAGS -e SCRIPT ARGS`. What stap says of this machine's
// installation and not of the script is left out of stderr.
func (s *Stap) Run(t testing.TB, flags []string, script string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	line := append([]string{"-c", "ulimit -v " + limit + `; exec stap "$@"`, "stap", "-r", s.release}, flags...)
	cmd := exec.CommandContext(ctx, "sh", append(append(line, "-e", script), args...)...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	for _, line := range strings.SplitAfter(said.String(), "\n") {
		if !strings.Contains(line, "Kernel function symbol table missing") && !strings.HasPrefix(line, "Tip: ") {
			stderr += line
		}
	}
	same := func(text string) string { return strings.ReplaceAll(text, s.release, Recorded) }
	return same(out.String()), same(stderr), cmd.ProcessState.ExitCode()
}

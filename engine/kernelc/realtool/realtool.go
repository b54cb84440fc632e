// Package realtool finds the tools that tests hold the kernel lab against.
//
// In: a test. Out: the path of the sparse or the GCC that is installed. Where
// there is none the test is skipped with the reason, or fails where CI is true.
package realtool

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// version is that of the recordings.
const version = "0.6.4"

// Sparse returns the sparse of the recordings' version.
func Sparse(t testing.TB) string {
	t.Helper()
	path := find(t, "sparse")
	if said, err := exec.Command(path, "--version").CombinedOutput(); err != nil || !strings.HasPrefix(string(said), version) {
		missing(t, "not run: needs sparse "+version+", of which the recordings are, and not "+strings.TrimSpace(string(said)))
	}
	return path
}

// GCC returns the compiler.
func GCC(t testing.TB) string {
	t.Helper()
	return find(t, "gcc")
}

func find(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, "not run: "+name+" is not installed")
	}
	return path
}

func missing(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

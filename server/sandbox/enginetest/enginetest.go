// Package enginetest builds the engine for tests.
//
// Out: engine.wasm as "go tool task engine" builds it. The tests build it
// themselves, so that Go alone runs them and what they run is never stale.
package enginetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Build returns engine.wasm of the sources as they are.
func Build(t testing.TB) []byte {
	t.Helper()
	watch(t)
	file := filepath.Join(t.TempDir(), "engine.wasm")
	command := exec.Command("go", "run", "ringlab/wasm/build", file)
	command.Env = append(os.Environ(), "GOFLAGS=")
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("building the engine: %v\n%s", err, output)
	}
	wasm, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return wasm
}

// watch reads the sources below wasm/, which no test imports: go test then
// knows that its result depends on them.
func watch(t testing.TB) {
	t.Helper()
	output, err := exec.Command("go", "list", "-f", "{{.Dir}}", "ringlab").Output()
	if err != nil {
		t.Fatalf("finding the module: %v", err)
	}
	root := string(output[:len(output)-1])
	var sources []string
	for _, pattern := range []string{"wasm/*.go", "wasm/*/*.go"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("no %s in %s: %v", pattern, root, err)
		}
		sources = append(sources, found...)
	}
	for _, source := range sources {
		if _, err := os.ReadFile(source); err != nil {
			t.Fatal(err)
		}
	}
}

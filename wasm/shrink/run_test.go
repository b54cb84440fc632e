package shrink

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// TestRun: a program that panics and recovers in all ways, grows its stack,
// waits on goroutines and makes garbage does so when it is shrunk, and still
// says why it ends.
func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "program.wasm")
	command := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "./testdata/program")
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, output)
	}
	module, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	small, err := Module(module)
	if err != nil {
		t.Fatal(err)
	}
	runtime := wazero.NewRuntime(t.Context())
	t.Cleanup(func() { _ = runtime.Close(t.Context()) })
	wasi_snapshot_preview1.MustInstantiate(t.Context(), runtime)
	compiled, err := runtime.CompileModule(t.Context(), small)
	if err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) (said string, err error) {
		var out bytes.Buffer
		config := wazero.NewModuleConfig().WithName("").WithArgs(args...).WithStdout(&out).WithStderr(&out)
		_, err = runtime.InstantiateModule(t.Context(), compiled, config)
		return out.String(), err
	}
	var exit *sys.ExitError
	if said, err := run("program"); said != "done\n" || err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 0) {
		t.Errorf("the program says %q, %v", said, err)
	}
	if said, err := run("program", "panic"); !strings.HasPrefix(said, "done\npanic: the end\n") || err == nil {
		t.Errorf("a program that ends in a panic says %q, %v", said, err)
	}
}

// Command build compiles the engine to WebAssembly: go run ./wasm/build FILE.
//
// In: the engine's sources. Out: the reactor module, made smaller by package
// shrink. The page, the server and the tests all use what it writes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"ringlab/wasm/shrink"
)

// plain are the packages that are compiled without inlining: those that run
// once for a document or a view, and the machine that runs scripts. They are a
// tenth smaller and no slower to notice; those that touch every byte are
// inlined as ever.
var plain = []string{
	"caps/report", "caps/compare", "caps/schema", "caps/export", "caps/skeleton", "caps/topology", "caps/paste",
	"stap", "stap/assist", "stap/explain", "stap/listing", "stap/sema", "stap/syntax", "stap/tapset", "stap/trace",
	"sim", "stap/vm",
	"kernelc/assist", "kernelc/check", "kernelc/flow", "kernelc/headers", "kernelc/report", "kernelc/syntax", "kernelc/teach", "kernelc/tree",
}

func main() {
	lab := flag.String("lab", "", "build the engine of one lab: caps, stap or kernel")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/build [-lab NAME] FILE")
		os.Exit(2)
	}
	if err := build(flag.Arg(0), *lab); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// build writes the engine of a lab, or of all where that is "", to a file.
func build(file, lab string) error {
	dir, err := os.MkdirTemp("", "engine")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	linked := filepath.Join(dir, "engine.wasm")
	args := []string{"build", "-buildmode=c-shared", "-trimpath", "-ldflags=-s -w", "-o", linked}
	for _, name := range plain {
		args = append(args, "-gcflags=ringlab/engine/"+name+"=-l")
	}
	if lab != "" {
		args = append(args, "-tags=onelab,"+lab)
	}
	command := exec.Command("go", append(args, "ringlab/wasm")...)
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("compiling the engine: %w", err)
	}
	module, err := os.ReadFile(linked)
	if err != nil {
		return err
	}
	switch small, err := shrink.Module(module); {
	case errors.Is(err, shrink.ErrLayout):
		// A new release of Go may lay modules out in another way. The engine
		// works all the same, only larger.
		fmt.Fprintf(os.Stderr, "build: the engine is not shrunk: %v\n", err)
	case err != nil:
		return err
	default:
		module = small
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, module, 0o644)
}

package shrink

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// linked is the engine as Go's linker writes it.
func linked(t *testing.T) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "engine.wasm")
	command := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-ldflags=-s -w", "-o", file, "ringlab/wasm")
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("building the engine: %v\n%s", err, output)
	}
	module, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return module
}

func dataOf(t *testing.T, module []byte) []byte {
	t.Helper()
	sections, err := split(module)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		if s.id == sectionData {
			memory, _, err := load(s.body)
			if err != nil {
				t.Fatal(err)
			}
			return memory
		}
	}
	t.Fatal("no data section")
	return nil
}

// started is the memory of a module that has started, and not been called.
func started(t *testing.T, module []byte) []byte {
	t.Helper()
	runtime := wazero.NewRuntime(t.Context())
	t.Cleanup(func() { _ = runtime.Close(t.Context()) })
	wasi_snapshot_preview1.MustInstantiate(t.Context(), runtime)
	instance, err := runtime.InstantiateWithConfig(t.Context(), module, wazero.NewModuleConfig().WithStartFunctions())
	if err != nil {
		t.Fatal(err)
	}
	memory, ok := instance.Memory().Read(0, instance.Memory().Size())
	if !ok {
		t.Fatal("no memory")
	}
	return memory
}

// TestEngine: of the memory of an engine that has started nothing is another
// but tables that became zeros, and names of functions; of the rest of the
// module nothing but code and how it starts. That it still runs is what the
// conformance suite shows, which runs the shrunk engine.
func TestEngine(t *testing.T) {
	module := linked(t)
	small, err := Module(module)
	if err != nil {
		t.Fatal(err)
	}
	before, after := dataOf(t, module), started(t, small)
	if len(before) > len(after) {
		t.Fatalf("memory has %d bytes, had %d", len(after), len(before))
	}
	changed, renamed := 0, 0
	for i := range before {
		// 0xff begins the mark of an absent piece of function data.
		if before[i] != after[i] {
			if changed++; after[i] != 0 && after[i] != 0xff {
				renamed++
			}
		}
	}
	if renamed > len(before)/200 {
		t.Errorf("%d of %d bytes became neither 0 nor 0xff", renamed, len(before))
	}
	if changed < len(before)/50 {
		t.Errorf("only %d of %d bytes were dropped", changed, len(before))
	}
	if slices.Max(after[len(before):]) > 0 {
		t.Error("memory behind the data is not zero")
	}
	old := bodies(t, module)
	for id, body := range bodies(t, small) {
		switch id {
		case sectionType, sectionFunction, sectionStart, sectionData:
		case sectionCode:
			if len(body) > len(old[id])*95/100 {
				t.Errorf("the code has %d bytes, had %d", len(body), len(old[id]))
			}
		default:
			if id > 0 && !bytes.Equal(body, old[id]) {
				t.Errorf("section %d changed", id)
			}
		}
	}
	if _, err := Module(small); !errors.Is(err, ErrLayout) {
		t.Errorf("what has been shrunk is shrunk again: %v", err)
	}
}

// bodies are the sections of a module.
func bodies(t *testing.T, module []byte) map[byte][]byte {
	t.Helper()
	sections, err := split(module)
	if err != nil {
		t.Fatal(err)
	}
	all := map[byte][]byte{}
	for _, s := range sections {
		all[s.id] = s.body
	}
	return all
}

func TestCut(t *testing.T) {
	memory := make([]byte, 30_000)
	for _, at := range []int{10, 11, 4000, 9000, 29_000} {
		memory[at] = 1
	}
	got := cut(memory, []segment{{5, 12}, {3000, 30_000}, {20, 100}, {100, 9000}})
	want := []segment{{5, 12}, {3000, 4001}, {9000, 9001}, {29_000, 29_001}, {100, 4001}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOtherLayouts(t *testing.T) {
	const header = "\x00asm\x01\x00\x00\x00"
	for name, module := range map[string]string{
		"empty":             "",
		"not wasm":          "hello, world",
		"cut off":           header + "\x0b\x20\x01",
		"no function table": header + "\x0b\x07\x01\x00\x41\x08\x0b\x01x",
		"passive data":      header + "\x0b\x03\x01\x01x",
		"computed address":  header + "\x0b\x06\x01\x00\x23\x00\x0b\x00",
		"data count":        header + "\x0c\x01\x01",
		"start":             header + "\x08\x01\x00",
		"far away":          header + "\x0b\x0b\x01\x00\x41\xff\xff\xff\xff\x07\x0b\x01x",
	} {
		if _, err := Module([]byte(module)); !errors.Is(err, ErrLayout) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, n := range []int{0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 20, -1 << 20, 1<<31 - 1, -1 << 31} {
		r := reader{appendInt(nil, n)}
		if got := r.int(); got != n || len(r.rest) > 0 {
			t.Errorf("%d came back as %d", n, got)
		}
	}
}

func FuzzModule(f *testing.F) {
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0b\x07\x01\x00\x41\x08\x0b\x01x"))
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0b\x60\x01\x00\x41\x08\x0b\x58" + magic + string(make([]byte, 80))))
	f.Fuzz(func(t *testing.T, module []byte) {
		if len(module) > 1<<12 {
			return
		}
		if _, err := Module(module); err != nil && !errors.Is(err, ErrLayout) {
			t.Fatal(err)
		}
	})
}

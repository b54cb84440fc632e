package shrink

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
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

// TestEngine: of the engine's memory nothing changes but tables that become
// zeros, and names of functions; of the rest of the module nothing but code. That it still runs is what
// the conformance suite shows, which runs the shrunk engine.
func TestEngine(t *testing.T) {
	module := linked(t)
	small, err := Module(module)
	if err != nil {
		t.Fatal(err)
	}
	before, after := dataOf(t, module), dataOf(t, small)
	if len(before) != len(after) {
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
	old, err := split(module)
	if err != nil {
		t.Fatal(err)
	}
	sections, err := split(small)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range sections {
		if s.id == sectionCode {
			if len(s.body) > len(old[i].body)*97/100 {
				t.Errorf("the code has %d bytes, had %d", len(s.body), len(old[i].body))
			}
			continue
		}
		if s.id != old[i].id || s.id != sectionData && !bytes.Equal(s.body, old[i].body) {
			t.Errorf("section %d changed", s.id)
		}
	}
	if again, err := Module(small); err != nil || !bytes.Equal(again, small) {
		t.Errorf("shrinking twice differs from once: %v", err)
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

package check_test

import (
	"bytes"
	"os/exec"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/realtool"
)

// assertions are the findings about static assertions of a file.
func assertions(text []byte) int {
	checked := check.Check("layout.c", text, check.Settings{Flags: []string{"-Wno-one-bit-signed-bitfield"}})
	n := 0
	for _, f := range checked.Report.Findings {
		if f.Code == "static-assert" || f.Code == "constant" {
			n++
		}
	}
	return n
}

// TestLayout holds sizes, alignments and offsets to those that GCC gave the
// same structs, as static assertions.
func TestLayout(t *testing.T) {
	text := read(t, "testdata/layout.c")
	all := bytes.Count(text, []byte("_Static_assert("))
	if all < 300 {
		t.Fatalf("only %d assertions", all)
	}
	if wrong := assertions(text); wrong != 0 {
		t.Errorf("%d of %d assertions fail", wrong, all)
	}
	// Assertions that fail are found, all of them.
	if wrong := assertions(bytes.ReplaceAll(text, []byte(") == "), []byte(") != "))); wrong != all {
		t.Errorf("%d of %d wrong assertions fail", wrong, all)
	}
}

// TestLayoutOracle asks GCC whether the assertions are still its own.
func TestLayoutOracle(t *testing.T) {
	if out, err := exec.Command(realtool.GCC(t), "-m64", "-w", "-fsyntax-only", "testdata/layout.c").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

package check

import (
	"bytes"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/kernelc/realtool"
	"ringlab/engine/kernelc/tree"
)

var constantTypes = []string{"char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned",
	"long", "unsigned long", "long long", "_Bool"}

// randomConstant writes an expression of constants.
func randomConstant(r *rand.Rand, depth int) string {
	pick := func(list ...string) string { return list[r.Intn(len(list))] }
	next := func() string { return randomConstant(r, depth-1) }
	if depth == 0 || r.Intn(7) == 0 {
		switch r.Intn(12) {
		case 0:
			return pick("'a'", "'0'", "E", "K", "1.5", "3e2", "0.0")
		case 1:
			return "sizeof(" + pick(constantTypes...) + ")"
		}
		return pick("0", "1", "2", "3", "7", "31", "32", "33", "63", "64", "0xff", "256", "300", "0x7fff", "65536", "2147483647",
			"4294967296") + pick("", "", "", "u", "L", "ul", "ull", "LL")
	}
	switch k := r.Intn(20); {
	case k < 10:
		return "(" + next() + " " + pick("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>") + " " + next() + ")"
	case k < 13:
		return "(" + next() + " " + pick("<", ">", "<=", ">=", "==", "!=", "&&", "||") + " " + next() + ")"
	case k < 15:
		return pick("-", "~", "!", "+") + "(" + next() + ")"
	case k < 17:
		return "(" + pick(constantTypes...) + ")(" + next() + ")"
	case k < 19:
		return "(" + next() + " ? " + next() + " : " + next() + ")"
	}
	return pick("__builtin_popcount(", "__builtin_ffs(", "__builtin_bswap16(", "__builtin_constant_p(", "(1, ") + next() + ")"
}

// Random constants fold as sparse folds them, at file scope and in functions.
func TestConstantsAsSparse(t *testing.T) {
	sparse := realtool.Sparse(t)
	files := 20
	if testing.Short() {
		files = 4
	}
	lines := 0
	for seed := 0; seed < files; seed++ {
		r := rand.New(rand.NewSource(int64(seed)))
		typ := func() string { return constantTypes[r.Intn(len(constantTypes))] }
		var b strings.Builder
		b.WriteString("enum { E = -3 };\nstatic const int K = 7;\n")
		for i := 0; i < 40; i++ {
			b.WriteString("static " + typ() + " v" + strconv.Itoa(i) + " = " + randomConstant(r, 3) + ";\n")
		}
		for i := 0; i < 12; i++ {
			b.WriteString("static " + typ() + " f" + strconv.Itoa(i) + "(" + typ() + " a, " + typ() + " b) { a " +
				[]string{"+=", "*=", "<<=", ">>=", "&="}[r.Intn(5)] + " " + randomConstant(r, 1) + "; if (b) return " +
				randomConstant(r, 2) + "; return a " + []string{"+", "<<", ">>", "<", "==", "&"}[r.Intn(6)] + " " + randomConstant(r, 2) + "; }\n")
		}
		text := b.String()
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "t.c"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(sparse, "t.c")
		cmd.Dir = dir
		var want bytes.Buffer
		cmd.Stderr = &want
		if err := cmd.Run(); err != nil {
			t.Fatalf("sparse: %v\n%s", err, want.Bytes())
		}
		lines += strings.Count(want.String(), "\n")
		c := Check("t.c", []byte(text), Settings{})
		if got := string(c.Report.Print(c.TabStop)); got != want.String() {
			t.Errorf("seed %d:\n%s\nsparse says:\n%s", seed, got, want.String())
		}
	}
	if lines < files {
		t.Errorf("sparse finds only %d lines in %d files: the constants are too plain", lines, files)
	}
}

func TestFloatOf(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1.5": 1, "2.": 2, ".5e1": 5, "3e2": 300, "1e-1": 0, "300.7f": 300, "0x1p4": 16, "0x.8p1": 1,
		"1e400": -1 << 63, "123456789.0L": 123456789,
	} {
		if got := truncated(floatOf(floatConstant(text))); got != want {
			t.Errorf("%s is %d, not %d", text, got, want)
		}
	}
}

func floatConstant(text string) *tree.Expr {
	return &tree.Expr{Op: tree.FloatValue, Text: []byte(text)}
}

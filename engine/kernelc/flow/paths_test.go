package flow_test

import (
	"bytes"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/realtool"
)

func findings(text string, flags ...string) string {
	c := check.Check("t.c", []byte(text), check.Settings{Flags: flags})
	return string(c.Report.Print(c.TabStop))
}

const locks = `extern void lock(void) __attribute__((context(0, 1)));
extern void unlock(void) __attribute__((context(1, 0)));
extern void die(void) __attribute__((noreturn));
extern int calc(int);
`

func TestLocks(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"balanced", "lock(); unlock(); return 0;", ""},
		{"held", "lock(); return 0;", "5:12: warning: context imbalance in 'f' - wrong count at exit"},
		{"not held", "unlock(); return 0;", "5:12: warning: context imbalance in 'f' - unexpected unlock"},
		{"one side", "if (x)\nlock();\nreturn 0;", "7:1: warning: context imbalance in 'f' - wrong count at exit"},
		{"both sides", "if (x) lock(); else lock(); unlock(); return 0;", ""},
		{"no return", "lock(); if (x) die(); unlock(); return 0;", ""},
		{"loop", "while (x--)\nlock();\nreturn 0;", "5:23: warning: context imbalance in 'f' - different lock contexts for basic block"},
		{"constant", "if (0) lock(); if (1) { } else lock(); return 0;", ""},
		{"variable", "int l = 0; lock(); l = 1; if (l) unlock(); return 0;", ""},
		{"never assigned", "static int l; if (l) lock(); return 0;", "5:52: warning: context imbalance in 'f' - wrong count at exit"},
		{"goto", "lock(); if (x) goto out; calc(1);\nout: unlock(); return 0;", ""},
		{"endless", "lock(); for (;;) calc(x);", ""},
		{"dead", "return 0; lock();", ""},
	} {
		want := test.want
		if want != "" {
			want = "t.c:" + want + "\n"
		}
		if got := findings(locks + "static int f(int x) { " + test.body + " }\n"); got != want {
			t.Errorf("%s:\n%swant:\n%s", test.name, got, want)
		}
	}
	if got := findings(locks+"static int f(int x) { lock(); return x; }\n", "-Wno-context"); got != "" {
		t.Errorf("without -Wcontext: %s", got)
	}
}

// writer writes functions at random, with locks on their paths.
type writer struct {
	r   *rand.Rand
	out strings.Builder
}

func (w *writer) any(list ...string) string { return list[w.r.Intn(len(list))] }

func (w *writer) condition() string {
	c := w.any("x", "y", "x > 3", "!x", "x == y", "calc(x)", "trylock()", "!trylock()", "r", "r < 0", "0", "1",
		"x && y", "calc(x) && y", "x || y", "ok", "!ok", "x >= 0 && x < 10", "s->n", "ready(s)", "x & 4", "u > 3", "x ?: y", "quiet", "s")
	if w.r.Intn(10) == 0 {
		c = "(" + c + ") " + w.any("&&", "||") + " (" + w.condition() + ")"
	}
	return c
}

func (w *writer) block(depth int, loop bool) {
	w.out.WriteString("{\n")
	for n := w.r.Intn(3); n >= 0; n-- {
		w.statement(depth-1, loop)
	}
	w.out.WriteString("}\n")
}

func (w *writer) statement(depth int, loop bool) {
	k := w.r.Intn(100)
	switch {
	case depth <= 0 || k < 40:
		w.out.WriteString(w.any("lock();", "unlock();", "take();", "calc(x);", "x++;", "r = calc(y);", "r = -5;", "s->n++;", "y = x;", "ok = 1;",
			"ok = 0;", "s->n = x;", "ok = maybe(x);", "r = trylock();", "table[x & 3] = y;", "r = table[1];", "u = x;", "x <<= 2;", "y = x >> 1;",
			"if (ok) unlock();", "if (!ok) lock();", "s->b = x;", "r |= s->a;", "r = ({ int q = calc(x); if (q) lock(); q; });", "set(&y);") + "\n")
	case k < 65:
		w.out.WriteString("if (" + w.condition() + ")\n")
		w.block(depth, loop)
		if w.r.Intn(2) == 0 {
			w.out.WriteString("else\n")
			w.block(depth, loop)
		}
	case k < 73:
		w.out.WriteString(w.any("while (", "for (; ") + w.condition())
		if strings.HasSuffix(w.out.String(), "x") && w.r.Intn(2) == 0 {
			w.out.WriteString("--")
		}
		s := w.out.String()
		if strings.LastIndex(s, "for (; ") > strings.LastIndex(s, "while (") {
			w.out.WriteString("; y++")
		}
		w.out.WriteString(")\n")
		w.block(depth, true)
	case k < 77:
		w.out.WriteString("do\n")
		w.block(depth, true)
		w.out.WriteString("while (" + w.condition() + ");\n")
	case k < 83:
		w.out.WriteString("switch (" + w.any("x", "y", "calc(x)", "s->n") + ") {\n")
		for _, label := range []string{"case 1:", "case 3 ... 5:", "case 7:", "default:"} {
			if w.r.Intn(3) > 0 {
				w.out.WriteString(label + "\n")
				w.statement(depth-1, loop)
				w.out.WriteString(w.any("break;\n", "break;\n", ";\n"))
			}
		}
		w.out.WriteString("}\n")
	case k < 91:
		w.out.WriteString(w.any("return r;\n", "return 0;\n", "return ok;\n", "return -1;\n"))
	case k < 95:
		w.out.WriteString(w.any("goto out;\n", "goto out_unlock;\n"))
	case k < 97 && loop:
		w.out.WriteString(w.any("break;\n", "continue;\n"))
	default:
		w.out.WriteString(w.any("die();\n", "calc(y);\n"))
	}
}

// program writes a file of functions.
func program(r *rand.Rand, functions int) string {
	w := &writer{r: r}
	w.out.WriteString(locks + `struct state { int n; int a : 3; unsigned b : 7; };
extern int raw(void);
extern void set(int *);
#define trylock() (raw() ? ({ __context__(1); 1; }) : 0)
static int table[4], quiet;
static inline int ready(struct state *s) { return s->n == 2; }
static inline void take(void) { lock(); }
static inline int maybe(int x) { if (x) { lock(); return 1; } return 0; }
`)
	for i := 0; i < functions; i++ {
		w.out.WriteString("static int f" + strconv.Itoa(i) + "(struct state *s, int x, int y)\n{\nint r = 0, ok = 0; unsigned u = x;\n")
		for n := 1 + r.Intn(4); n >= 0; n-- {
			w.statement(3, false)
		}
		w.out.WriteString("if (0) {\ngoto out;\ngoto out_unlock;\n}\nout_unlock:\nunlock();\nout:\nreturn " + w.any("r", "0", "ok") + ";\n}\n")
	}
	return w.out.String()
}

// Random functions get what sparse says of them.
func TestPathsAsSparse(t *testing.T) {
	sparse := realtool.Sparse(t)
	files := 25
	if testing.Short() {
		files = 5
	}
	said := 0
	for seed := 0; seed < files; seed++ {
		text := program(rand.New(rand.NewSource(int64(seed))), 12)
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
		said += strings.Count(want.String(), "imbalance")
		if got := findings(text); got != want.String() {
			t.Errorf("seed %d:\n%s\nsparse says:\n%s", seed, got, want.String())
		}
	}
	if said < files {
		t.Errorf("only %d imbalances in %d files: the functions are too plain", said, files)
	}
}

// Large functions come to an end, each time with the same findings.
func TestLargeFunctions(t *testing.T) {
	repeat := func(n int, text string) string {
		var b strings.Builder
		for i := 0; i < n; i++ {
			b.WriteString(strings.ReplaceAll(text, "#", strconv.Itoa(i)))
		}
		return b.String()
	}
	inlines := "static inline int g0(int x) { return calc(x); }\n"
	for i := 1; i < 18; i++ {
		n, m := strconv.Itoa(i), strconv.Itoa(i-1)
		inlines += "static inline int g" + n + "(int x) { return g" + m + "(x) + g" + m + "(x + 1); }\n"
	}
	for name, text := range map[string]string{
		"branches":  "static int f(int x, int y) { int r = 0;" + repeat(1500, "if (calc(x + #)) { lock(); r += #; unlock(); } else { y = r; }\n") + "return r + y; }\n",
		"variables": "static int f(int x) {" + repeat(800, "int v# = calc(#);") + "while (x--) {" + repeat(800, "if (v#) v# = calc(v#);") + "} return v3; }\n",
		"cases":     "static int f(int x) { switch (x) {" + repeat(2000, "case #: if (calc(x)) { x = #; break; } x++;\n") + "} return x; }\n",
		"memory":    "static int a[9000]; static int f(int x) { int r = 0;" + repeat(2000, "r += a[#]; a[# + 7] = r;") + "return r; }\n",
		"jumps":     "static int f(int x) {" + repeat(600, "l#: if (calc(x)) goto l#; x++;\n") + "return x; }\n",
		"inlining":  inlines + "static int f(int x) { return g17(x); }\n",
	} {
		found := findings(locks + text)
		if again := findings(locks + text); found != again {
			t.Errorf("%s: found %q, and then %q", name, found, again)
		}
	}
}

// FuzzPaths checks functions of random shape: no crash, and the same each time.
func FuzzPaths(f *testing.F) {
	for seed := int64(0); seed < 8; seed++ {
		f.Add(seed, 3)
	}
	f.Fuzz(func(t *testing.T, seed int64, functions int) {
		text := program(rand.New(rand.NewSource(seed)), 1+(functions&7))
		if once, again := findings(text), findings(text); once != again {
			t.Errorf("two checks of one file differ:\n%s\n%s", once, again)
		}
	})
}

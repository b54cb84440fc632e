package check_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/realtool"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/tree"
)

// typesOf checks declarations of x0, x1, … as typeof the expressions and
// returns the types as messages write them.
func typesOf(t *testing.T, before string, expressions []string) []string {
	t.Helper()
	text := before
	for i, e := range expressions {
		text += "static __typeof__(" + e + ") x" + strconv.Itoa(i) + ";\n"
	}
	checked := check.Check("t.c", []byte(text), check.Settings{})
	if out := checked.Report.Print(8); len(out) > 0 {
		t.Fatalf("%s", out)
	}
	types := make([]string, len(expressions))
	for _, s := range checked.Symbols {
		if n, err := strconv.Atoi(strings.TrimPrefix(s.Name, "x")); err == nil {
			types[n] = tree.Show(s.Bare())
		}
	}
	return types
}

func TestExpressionTypes(t *testing.T) {
	const before = "struct s { char c; unsigned b : 3; int a[2]; const int k; } static s, *p;\n" +
		"static short h; static unsigned u; static long l; static unsigned long ul; static char n[4];\n" +
		"static float f; static _Bool t; enum e { A } static e; static int g(char c); static const char *q;\n"
	cases := []struct{ expression, want string }{
		{"h + h", "int"}, {"-h", "int"}, {"~s.c", "int"}, {"t + t", "int"}, {"!ul", "int"}, {"l < ul", "int"},
		{"u + 1", "unsigned int"}, {"u + l", "long"}, {"l + ul", "unsigned long"}, {"1LL + 1UL", "unsigned long long"},
		{"h << ul", "int"}, {"ul >> h", "unsigned long"}, {"f + 1", "float"}, {"f + 1.0", "double"}, {"f * 1.0L", "long double"},
		{"s.b", "unsigned int"}, {"s.b + 0", "int"}, {"e + 1", "unsigned int"}, {"A", "int"}, {"'c'", "int"},
		{"n + 1", "char *"}, {"&n", "char ( * )[4]"}, {"&n[1]", "char *"}, {"q - n", "long"}, {"\"ab\" + 1", "char *"},
		{"p + 1", "struct s *"}, {"&p->a", "int ( * )[2]"}, {"p->a[1]", "int"}, {"&p->k", "int const *"}, {"*p", "struct s"},
		{"g", "int ( ... )"}, {"&g", "int ( * )( ... )"}, {"g(1)", "int"}, {"sizeof(int)", "unsigned long"},
		{"t ? p : (void *)0", "struct s *"}, {"t ? q : (void *)n", "void const *"}, {"t ? h : u", "unsigned int"},
		{"(h, l)", "long"}, {"h = l", "short"}, {"h += l", "short"}, {"h++", "short"}, {"({ l; })", "long"},
		{"(char)l", "char"}, {"(struct s){ 1 }", "struct s"}, {"_Generic(h, short: l, default: u)", "long"},
		{"__builtin_choose_expr(1, q, l)", "char const *"}, {"__atomic_load_n(&ul, 0)", "unsigned long"},
	}
	expressions := make([]string, len(cases))
	for i := range cases {
		expressions[i] = cases[i].expression
		if strings.HasSuffix(expressions[i], ".b") {
			expressions[i] += " + 0u" // a bit-field has no typeof
		}
	}
	for i, got := range typesOf(t, before, expressions) {
		if got != cases[i].want {
			t.Errorf("%s: is %q, should be %q", cases[i].expression, got, cases[i].want)
		}
	}
}

// TestConversionsAsGCC has GCC compare the types that the usual arithmetic
// conversions give with its own.
func TestConversionsAsGCC(t *testing.T) {
	gcc := realtool.GCC(t)
	arithmetic := []string{"_Bool", "char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned int",
		"long", "unsigned long", "long long", "unsigned long long", "float", "double", "long double"}
	var expressions []string
	for i, a := range arithmetic {
		for j, b := range arithmetic {
			expressions = append(expressions, "("+a+")1 * ("+b+")1", "1 ? ("+a+")1 : ("+b+")1")
			if i < 12 && j < 12 {
				expressions = append(expressions, "("+a+")1 << ("+b+")1")
			}
		}
		expressions = append(expressions, "-("+a+")1", "("+a+")1 == 1")
	}
	var text strings.Builder
	for i, got := range typesOf(t, "", expressions) {
		text.WriteString("_Static_assert(__builtin_types_compatible_p(__typeof__(" + expressions[i] + "), " + got + "), \"" + expressions[i] + " is no " + got + "\");\n")
	}
	name := filepath.Join(t.TempDir(), "t.c")
	if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(gcc, "-fsyntax-only", "-std=gnu11", name).CombinedOutput(); err != nil {
		t.Errorf("%d expressions: %v\n%.2000s", len(expressions), err, out)
	}
}

// TestEvidence looks at what findings about types are about.
func TestEvidence(t *testing.T) {
	const before = "#define __user __attribute__((noderef, address_space(__user)))\n" +
		"typedef unsigned int __attribute__((bitwise)) be32;\n" +
		"extern unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);\n" +
		"struct r { void *k; char __user *u; be32 b; };\n" +
		"static long f(struct r *r, char __user *u, char *k, unsigned n)\n{\n\t"
	cases := []struct {
		statement, code, expression, expected, got, callee string
		argument                                           int
	}{
		{"k = u;", "incorrect-type", "u", "char *", "char [noderef] __user *", "", 0},
		{"r->k = r->u + 1;", "incorrect-type", "r->u + 1", "void *", "char [noderef] __user *", "", 0},
		{"char *i = r->u;", "incorrect-type", "r->u", "char *", "char [noderef] __user *", "", 0},
		{"return u;", "incorrect-type", "u", "long", "char [noderef] __user *", "", 0},
		{"copy_to_user(u, r->u, n);", "incorrect-type", "r->u", "void const *", "char [noderef] __user *", "copy_to_user", 2},
		{"copy_to_user(k, k, n);", "incorrect-type", "k", "void [noderef] __user *", "char *", "copy_to_user", 1},
		{"copy_to_user(0, k, n);", "null-zero", "0", "void [noderef] __user *", "int", "copy_to_user", 1},
		{"copy_to_user(u, k);", "arguments", "copy_to_user(u, k)", "", "", "copy_to_user", 0},
		{"k = (char *)u;", "cast-removes-space", "u", "char *", "char [noderef] __user *", "", 0},
		{"n = u == k;", "incompatible-types", "u", "char [noderef] __user *", "char *", "", 0},
		{"n = n ? u : k;", "incompatible-types", "u", "char [noderef] __user *", "char *", "", 0},
		{"n = *u;", "noderef", "u", "", "", "", 0},
		{"r->b = n;", "incorrect-type", "n", "restricted be32", "unsigned int", "", 0},
		{"n = r->b + 1;", "restricted-degrades", "r->b", "", "restricted be32", "", 0},
		{"r->b += n;", "restricted-assignment", "r->b += n", "restricted be32", "unsigned int", "", 0},
		{"n = (unsigned)r->b;", "restricted-cast", "r->b", "unsigned int", "restricted be32", "", 0},
		{"k->x = 1;", "member", "k->x", "", "char", "", 0},
	}
	bare := func(t *tree.Type) string {
		if t == nil {
			return ""
		}
		return tree.Show(t.Bare())
	}
	for _, c := range cases {
		text := before + c.statement + "\n\treturn 0;\n}\n"
		checked := check.Check("t.c", []byte(text), check.Settings{})
		found := false
		for i, f := range checked.Report.Findings {
			if f.Code != c.code || f.Severity == report.Note {
				continue
			}
			found = true
			e := checked.Evidence[i]
			file, from := checked.Files.Find(e.Expr.Range.From)
			_, to := checked.Files.Find(e.Expr.Range.To)
			if got := string(file.Text[from:to]); got != c.expression {
				t.Errorf("%s: is about %q, not %q", c.statement, got, c.expression)
			}
			if bare(e.Expected) != c.expected || bare(e.Got) != c.got {
				t.Errorf("%s: expected %q got %q, not %q and %q", c.statement, bare(e.Expected), bare(e.Got), c.expected, c.got)
			}
			callee := ""
			if e.Callee != nil {
				callee = e.Callee.Name
			}
			if callee != c.callee || e.Argument != c.argument || e.In == nil || e.In.Name != "f" {
				t.Errorf("%s: argument %d of %q in %v", c.statement, e.Argument, callee, e.In)
			}
			break
		}
		if !found {
			t.Errorf("%s: no %s in %s", c.statement, c.code, checked.Report.Print(8))
		}
	}
}

// TestDeepNesting holds that nesting, however deep, ends with a finding.
func TestDeepNesting(t *testing.T) {
	const before = "static int a, *p; static int f(int x);\nstatic int g(void)\n{\n\treturn "
	repeat := strings.Repeat
	for name, expression := range map[string]string{
		"sum":         repeat("a + ", 20000) + "a",
		"parentheses": repeat("(", 20000) + "a" + repeat(")", 20000),
		"logical":     repeat("a && ", 20000) + "a",
		"comma":       "(" + repeat("a, ", 20000) + "a)",
		"conditional": repeat("a ? 1 : ", 20000) + "a",
		"calls":       repeat("f(", 20000) + "a" + repeat(")", 20000),
		"prefix":      repeat("!", 20000) + "a",
		"index":       "p" + repeat("[1]", 20000),
		"statements":  repeat("({ ", 20000) + "a;" + repeat(" })", 20000),
		"else":        "0;\n" + repeat("if (a) a = 1; else ", 20000) + "a = 2; return 1",
		"blocks":      "0;\n" + repeat("if (a) {", 20000) + repeat("}", 20000) + "return 1",
	} {
		checked := check.Check("t.c", []byte(before+expression+";\n}\n"), check.Settings{})
		if n := len(checked.Report.Findings); n > 20 {
			t.Errorf("%s: %d findings: %.300s", name, n, checked.Report.Print(8))
		}
	}
}

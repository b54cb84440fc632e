package syntax

import (
	"strings"
	"testing"

	"ringlab/engine/kernelc/report"
)

// expanded is what a text becomes, and what is said of it, a line each.
func expandedText(text string, files map[string][]byte) string {
	r := report.New(&report.Files{})
	unit := Preprocess(&Config{Name: "t.c", Files: files, SystemPath: []string{"sys"}}, []byte(text), r)
	var out strings.Builder
	for i := range unit.Tokens {
		if t := &unit.Tokens[i]; t.Kind != EOF {
			if i > 0 && (t.Space || t.Line) {
				out.WriteByte(' ')
			}
			out.WriteString(t.Spelling())
		}
	}
	for _, line := range strings.Split(string(r.Print(8)), "\n") {
		if line != "" {
			out.WriteString("\n" + line)
		}
	}
	return strings.TrimPrefix(out.String(), "\n")
}

// What sparse 0.6.4 -E gives for the same.
func TestPreprocess(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"#define A B\n#define B A\nA B\n", "A B"},
		{"#define f(x) x f\nf(1)(2)\n", "1 f(2)"},
		{"#define f(a,b) a|b\nf((1,2),3) f(,) f\n(1,2) f\n", "(1,2)|3 | 1|2 f"},
		{"#define S(x) #x\nS( a  b ) S(\"a\\n\") S('\"') S()\n", `"a b" "\"a\\n\"" "'\"'" ""`},
		{"#define C(a,b) a##b\nC(a,1) C(1,a) C(<,<=) C(,) C(L,\"x\")\n", `a1 1a <<= L"x"`},
		{"#define P(f, a...) p(f, ##a)\nP(1) P(1,2) P(1,)\n", "p(1) p(1,2) p(1,)"},
		{"#define P(f, ...) p(f, ##__VA_ARGS__)\nP(1) P(1,2,3)\n", "p(1) p(1,2,3)"},
		{"#define O(a, ...) f(a __VA_OPT__(,) __VA_ARGS__)\nO(1)\n", "f(1 __VA_OPT__(,))"},
		{"#if 0\na\n#elif 2 > 1\nb\n#else\nc\n#endif\n", "b"},
		{"#if defined A || defined(B)\n#define B\n#endif\n#ifndef B\nno\n#endif\n", "no"},
		{"__LINE__ __FILE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__\n", `1 "t.c" 0 1 0`},
		{"#pragma once\n_Pragma(\"x\") a\n", " a"},
		{"#define f(x) x\nf(1\n#define A 2\n,A)\n", "f\nt.c:3:1: warning: directive in macro's argument list\nt.c:2:1: error: macro \"f\" passed 2 arguments, but takes just 1"},
		{"#include \"a.h\"\n#include <s.h>\nb\n", "a 1 s b"},
		{"#include \"guard.h\"\n#include \"guard.h\"\n#include \"once.h\"\n#include \"once.h\"\n", "g o"},
		{"#include \"none.h\"\nb\n", "b\nt.c:1:10: error: unable to open 'none.h'"},
		{"#else\n#endif\n#elif 1\n", "t.c:1:2: error: unmatched #else within stream\nt.c:2:2: error: unmatched #endif in stream\nt.c:3:2: error: unmatched #elif within stream"},
		{"#if 1\n", "t.c:1:2: error: unterminated preprocessor conditional"},
		{"#define X(a) #b\n#define Y ##\n#define Z(\n#define X\n#undef 1\n#bogus\n", "t.c:1:14: error: '#' is not followed by a macro parameter\nt.c:2:11: error: '##' cannot appear at the ends of macro expansion\nt.c:3:10: error: missing ')' in macro parameter list\nt.c:5:2: error: expected identifier to 'undef'\nt.c:6:2: error: unrecognized preprocessor line 'bogus'"},
		{"#define A 1\n#define A 2\n", "t.c:2:9: warning: preprocessor token A redefined\nt.c:1:9: this was the original definition"},
		{"#if 1 +\n#endif\n#if x y\n#endif\n", "t.c:5:0: error: No right hand side of '+'-expression\nt.c:3:7: error: garbage at end: unhandled token type '4' "},
	} {
		files := map[string][]byte{
			"a.h":     []byte("a __INCLUDE_LEVEL__\n"),
			"sys/s.h": []byte("s\n"),
			"guard.h": []byte("#ifndef G\n#define G\ng\n#endif\n"),
			"once.h":  []byte("#pragma once\no\n"),
		}
		if got := expandedText(test.text, files); strings.TrimSpace(got) != strings.TrimSpace(test.want) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", test.text, got, test.want)
		}
	}
}

func TestWantedAndMissing(t *testing.T) {
	files := map[string][]byte{"inc/a.h": []byte("#include \"b.h\"\n#include <c.h>\n"), "sys/c.h": nil}
	cfg := &Config{Name: "dir/t.c", Files: files, Path: []string{"inc"}, SystemPath: []string{"sys"}}
	r := report.New(&report.Files{})
	unit := Preprocess(cfg, []byte("#include \"a.h\"\n#include <d.h>\n"), r)
	if got, want := strings.Join(unit.Wanted, " "), "dir/a.h inc/b.h sys/b.h inc/c.h inc/d.h sys/d.h"; got != want {
		t.Errorf("wanted %s, want %s", got, want)
	}
	if len(unit.Missing) != 2 || unit.Missing[0].Name != "b.h" || unit.Missing[0].System || unit.Missing[1].Name != "d.h" || !unit.Missing[1].System {
		t.Errorf("missing %v", unit.Missing)
	}
	if got, want := string(r.Print(8)), "dir/t.c: note: in included file:\ninc/a.h:1:10: error: unable to open 'b.h'\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestMacroPlaces(t *testing.T) {
	text := "#define IN(x) (x + y)\n#define OUT(x) IN(x)\nOUT(1);\n"
	files := &report.Files{}
	unit := Preprocess(&Config{Name: "t.c"}, []byte(text), report.New(files))
	call := strings.Index(text, "OUT(1)")
	spelled := map[string]int{"(": strings.Index(text, "(x +"), "1": call + 4, "+": strings.Index(text, "+"), "y": strings.Index(text, "y)"), ";": call + 6}
	for i := range unit.Tokens {
		to := &unit.Tokens[i]
		at, ok := spelled[to.Text]
		if !ok {
			continue
		}
		file, offset := files.Find(to.Pos)
		if want := map[bool]int{true: call + 6, false: call}[to.Text == ";"]; offset != want {
			t.Errorf("%s: a message would point at %d, want %d", to.Text, offset, want)
		}
		if files.Written(to.Pos) != file.Pos(at) || to.End != file.Pos(at+1) {
			t.Errorf("%s: not where it is spelled", to.Text)
		}
	}
	plus := unit.Tokens[2]
	inner, _ := files.Expansion(plus.Pos)
	outer, _ := files.Expansion(inner.Call)
	if inner.Macro != "IN" || outer.Macro != "OUT" || outer.Call != files.All()[len(files.All())-1].Pos(call) {
		t.Errorf("got %+v in %+v", inner, outer)
	}
}

func TestUnitMacros(t *testing.T) {
	unit := Preprocess(&Config{Name: "t.c"}, []byte("#define F(a, b...) a ## b\n#define GONE\n#undef GONE\n"), report.New(&report.Files{}))
	f, ok := unit.Macro("F")
	if !ok || !f.Function || !f.Variadic || strings.Join(f.Parameters, " ") != "a b" || len(f.Body) != 3 || f.Pos == 0 {
		t.Errorf("got %+v", f)
	}
	if _, ok := unit.Macro("GONE"); ok {
		t.Error("a macro that was undefined is there")
	}
	if own, ok := unit.Macro("__GNUC__"); !ok || own.Pos != 0 {
		t.Errorf("got %+v", own)
	}
	all := unit.Macros()
	for i := 1; i < len(all); i++ {
		if all[i-1].Name >= all[i].Name {
			t.Errorf("%s stands before %s", all[i-1].Name, all[i].Name)
		}
	}
}

// What would take for ever or all memory ends soon, with a finding.
func TestLimits(t *testing.T) {
	doubling := "#define A0 x x\n"
	for i := 1; i < 60; i++ {
		doubling += "#define A" + itoa(i) + " A" + itoa(i-1) + " A" + itoa(i-1) + "\n"
	}
	arguments := "#define B0(x) x x\n"
	for i := 1; i < 60; i++ {
		arguments += "#define B" + itoa(i) + "(x) B" + itoa(i-1) + "(x x)\n"
	}
	for name, text := range map[string]string{
		"doubling":          doubling + "A59\n",
		"nothing, doubled":  strings.Replace(doubling, "x x", "", 1) + "A59\n",
		"growing arguments": arguments + "B59(y)\n",
		"strings":           arguments + "#define S(x) #x\n#define T(x) S(x)\nT(B59(y))\n",
		"nested calls":      "#define F(x) x\n" + strings.Repeat("F(", 100_000) + strings.Repeat(")", 100_000) + "\n",
		"self-inclusion":    "#include \"self.h\"\n",
		"two inclusions":    "#include \"twice.h\"\n",
		"nested #if":        "#if " + strings.Repeat("(", 100_000) + "\n#endif\n",
		"unary operators":   "#if " + strings.Repeat("!", 100_000) + "1\n#endif\n",
		"conditionals":      "#if " + strings.Repeat("1 ? 1 : ", 100_000) + "1\n#endif\n",
	} {
		files := map[string][]byte{
			"self.h":  []byte("x\n#include \"self.h\"\n"),
			"twice.h": []byte("x\n#include \"twice.h\"\n#include \"twice.h\"\n"),
		}
		r := report.New(&report.Files{})
		Preprocess(&Config{Name: "t.c", Files: files}, []byte(text), r)
		if !r.Stopped() {
			t.Errorf("%s: nothing is said", name)
		}
	}
}

func FuzzPreprocess(f *testing.F) {
	for name, text := range filesBelow(f, "testdata/preprocess") {
		if strings.HasSuffix(name, ".c") {
			f.Add(text, []byte("#define H(x) x\nh\n"))
		}
	}
	f.Add([]byte("#define F(a,b...) a##b #a ,##b\nF(1\n#include \"h.h\"\n,2)\n#if F(1,2) ? 'a' : \"\\x\n"), []byte("#ifndef H\n#define H\nF(\n#endif\n"))
	f.Add([]byte("#include \"h.h\"\n#include \"h.h\"\n#elif 1/0\n"), []byte("#pragma once\n#if 1\n#else\n#include_next <h.h>\n"))
	f.Fuzz(func(t *testing.T, text, header []byte) {
		files := map[string][]byte{"h.h": header}
		cfg := Config{Name: "t.c", Files: files}
		fresh := outcomeOf(cfg, string(text))
		r := report.New(&report.Files{})
		unit := Preprocess(&cfg, text, r)
		for i := range unit.Tokens {
			checkPlace(t, r.Files, unit.Tokens[i].Pos)
			if to := &unit.Tokens[i]; to.Kind >= fileBegin {
				t.Errorf("a token of kind %d is left", to.Kind)
			}
		}
		for i := range r.Findings {
			if r.Findings[i].Pos != 0 {
				checkPlace(t, r.Files, r.Findings[i].Pos)
			}
		}
		cfg.Headers = new(HeaderCache)
		outcomeOf(cfg, string(text))
		if again := outcomeOf(cfg, string(text)); !sameOutcome(fresh, again) {
			t.Errorf("a cache changes\n%s%v\nto\n%s%v", fresh.Printed, fresh.Tokens, again.Printed, again.Tokens)
		}
	})
}

func checkPlace(t *testing.T, files *report.Files, pos report.Pos) {
	t.Helper()
	file, offset := files.Find(pos)
	if file == nil || offset < 0 || offset > len(file.Text) {
		t.Errorf("place %d is in no file", pos)
	}
	file, offset = files.Find(files.Written(pos))
	if file == nil || offset < 0 || offset > len(file.Text) {
		t.Errorf("place %d is written in no file", pos)
	}
}

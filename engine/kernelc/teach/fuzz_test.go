package teach

import (
	"os"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/words"
)

// FuzzExplain explains whatever is found in any text: it ends, each place is in
// its file, each fix can be made.
func FuzzExplain(f *testing.F) {
	for _, name := range sources(f) {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) < 3000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 20_000 {
			return
		}
		c := check.Check("f.c", text, check.Settings{})
		for _, found := range Explain(c) {
			if found.Rule == "" || found.Message.In(words.Chinese) == "" && found.Text != "" {
				t.Fatalf("%q has no rule or no words", found.Text)
			}
			if f := found.File; f != nil && (found.Place.Start < 0 || found.Place.End > len(f.Text) || found.Place.Start > found.Place.End) {
				t.Fatalf("%q is at %v of %d bytes", found.Text, found.Place, len(f.Text))
			}
			for i := range found.Fixes {
				apply(text, &found.Fixes[i])
			}
		}
		told(c, words.Chinese)
	})
}

// TestManyFindings explains files with very many findings, each of them.
func TestManyFindings(t *testing.T) {
	const user = "#define __user __attribute__((noderef, address_space(__user)))\n#define NULL ((void *)0)\nint copy_from_user(void *, const void __user *, int);\n"
	for name, body := range map[string]string{
		"dereferences": "p[0] = *p;\n",
		"arguments":    "copy_from_user(p, 0, missing);\n",
		"casts":        "(char __user *)q; (int)p;\n",
		"locks":        "if (q) __context__(q, 1); else __context__(q, -1);\n",
	} {
		text := user + "void f(char __user *p, char *q);\nvoid f(char __user *p, char *q)\n{\n" + strings.Repeat(body, 8000) + "}\n"
		c := check.Check("many.c", []byte(text), check.Settings{})
		found := Explain(c)
		if name != "locks" && len(found) < 8000 {
			t.Errorf("%s: %d findings are explained, want one a line or more", name, len(found))
		}
		for i := range found {
			if found[i].Hint.IsZero() {
				t.Fatalf("%s: %q has no hint", name, found[i].Text)
			}
		}
	}
}

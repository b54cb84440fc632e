package syntax

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// tokenTexts returns the tokens of a script.
func tokenTexts(text []byte) string {
	pieces, _ := cut(text)
	var out strings.Builder
	for _, p := range pieces {
		out.WriteString(p.text + "\x00")
	}
	return out.String()
}

// checkFormat formats a script and checks what must hold of each.
func checkFormat(t *testing.T, text []byte) []byte {
	t.Helper()
	once, findings := Format(text)
	if len(findings) > 0 {
		if !bytes.Equal(once, text) {
			t.Errorf("changed though it does not lex: %q", text)
		}
		return once
	}
	if got, want := tokenTexts(once), tokenTexts(text); got != want {
		t.Errorf("%q\nbecomes %q:\ngot  %q\nwant %q", text, once, got, want)
	}
	if twice, _ := Format(once); !bytes.Equal(once, twice) {
		t.Errorf("%q: formatted twice it changes again:\n%s\n--\n%s", text, once, twice)
	}
	return once
}

func TestFormatStyle(t *testing.T) {
	text, err := os.ReadFile("testdata/format.stp")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/format.want.stp")
	if err != nil {
		t.Fatal(err)
	}
	if got := checkFormat(t, text); !bytes.Equal(got, want) {
		t.Errorf("got\n%s", got)
	}
}

// Nesting and repetition make neither the stack nor the output explode.
func TestFormatBounds(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("{\n", 100000),
		strings.Repeat("%(\n", 100000),
		strings.Repeat("if (x)\n", 100000),
		strings.Repeat("/**/", 100000),
		strings.Repeat("if (", 100000) + strings.Repeat("}", 100000),
		strings.Repeat("}\n", 100000),
	} {
		if got := checkFormat(t, []byte(text)); len(got) > 200*len(text) {
			t.Errorf("%.20q… becomes %d bytes of %d", text, len(got), len(text))
		}
	}
}

// TestFormatMeaning formats every script of the corpora: the parser must see
// the same tree, and the same errors.
func TestFormatMeaning(t *testing.T) {
	for _, c := range append(readCases(t, dumps), readCorpus(t)...) {
		once := checkFormat(t, []byte(c.script))
		o := Options{Args: c.args, Guru: c.guru, Config: config}
		file, before := Parse([]byte(c.script), o)
		again, after := Parse(once, o)
		if got, want := Dump(again), Dump(file); !bytes.Equal(got, want) {
			t.Errorf("%s %s\nbecomes\n%s-- which is\n%s-- and was\n%s", c.head, c.script, once, got, want)
		}
		if len(before) != len(after) {
			t.Errorf("%s\nhas %d findings, formatted %d", c.script, len(before), len(after))
			continue
		}
		for i := range before {
			if before[i].Code != after[i].Code {
				t.Errorf("%s\nhas a finding %s, formatted %s", c.script, before[i].Code, after[i].Code)
			}
		}
	}
}

func TestFormatFindings(t *testing.T) {
	for text, code := range map[string]string{
		"probe begin { println(\"a) }\n": "unclosed-quote",
		"%{ int a;":                      "unclosed-embedded",
		"probe begin { é }":              "junk",
	} {
		got, findings := Format([]byte(text))
		if string(got) != text || len(findings) == 0 || findings[0].Code != code {
			t.Errorf("%q becomes %q with %v", text, got, findings)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, c := range readCases(f, dumps) {
		f.Add([]byte(c.script))
	}
	text, err := os.ReadFile("testdata/parse.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		if script, ok := strings.CutPrefix(line, "> "); ok {
			f.Add([]byte(script))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		once := checkFormat(t, text)
		file, _ := Parse(text, Options{Guru: true})
		again, _ := Parse(once, Options{Guru: true})
		if got, want := Dump(again), Dump(file); !bytes.Equal(got, want) {
			t.Errorf("%q\nbecomes %q, which is\n%s-- and was\n%s", text, once, got, want)
		}
	})
}

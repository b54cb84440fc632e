package syntax

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"ringlab/engine/source"
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

// checkLayout lays a script out, without the check that Format makes of it, and
// checks what must hold of each.
func checkLayout(t *testing.T, text []byte) []byte {
	t.Helper()
	once, findings := layOut(text)
	if len(findings) > 0 {
		return text
	}
	if got, want := tokenTexts(once), tokenTexts(text); got != want {
		t.Errorf("%q\nbecomes %q:\ngot  %q\nwant %q", text, once, got, want)
	}
	if twice, _ := layOut(once); !bytes.Equal(once, twice) {
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
	if got := checkLayout(t, text); !bytes.Equal(got, want) {
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
		if got := checkLayout(t, []byte(text)); len(got) > 200*len(text) {
			t.Errorf("%.20q… becomes %d bytes of %d", text, len(got), len(text))
		}
	}
}

// TestFormatMeaning lays out every script of the corpora: the parser must see
// the same tree, and the same errors, and Format have nothing to say.
func TestFormatMeaning(t *testing.T) {
	for _, c := range append(readCases(t, dumps), readCorpus(t)...) {
		once := checkLayout(t, []byte(c.script))
		if got, findings := Format([]byte(c.script)); !bytes.Equal(got, once) || len(findings) > 0 && findings[0].Code == formatMeaning {
			t.Errorf("%s\nbecomes\n%s-- and is left as\n%s", c.script, once, got)
		}
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

// TestFormatCheck holds layouts that are wrong against the check of them.
func TestFormatCheck(t *testing.T) {
	for _, c := range []struct {
		text, formatted string
		place           source.Span
		same            bool
	}{
		{text: "probe  x { }", formatted: "probe x {}\n", same: true},
		{text: "probe x { a=1", formatted: "probe x {\n  a = 1\n", same: true},
		{text: "probe x { a=1 }", formatted: "probe x { a = 1 }"},
		{text: "probe x { a=1 }", formatted: "probe x { a = 2 }\n"},
		{text: "probe x { a=1 }", formatted: "probe x { a = }\n"},
		{text: "probe  x*y { }", formatted: "probe x * y {}\n", place: source.Span{Start: 8, End: 9}},
		{text: "probe y * x(1) { }", formatted: "probe y*x(1) {}\n", same: true},
		{text: "probe x*if(1) {}", formatted: "probe x* if (1) {}\n"},
	} {
		place, same := sameScript([]byte(c.text), []byte(c.formatted))
		if place != c.place || same != c.same {
			t.Errorf("%q and %q: %v %v", c.text, c.formatted, place, same)
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
		once, findings := Format(text)
		if len(findings) > 0 && !bytes.Equal(once, text) {
			t.Errorf("changed though it is refused: %q", text)
		}
		if again, _ := Format(once); !bytes.Equal(again, once) {
			t.Errorf("%q\nbecomes %q, and then\n%q", text, once, again)
		}
		if got, want := tokenTexts(once), tokenTexts(text); got != want {
			t.Errorf("%q\nbecomes %q", text, once)
		}
	})
}

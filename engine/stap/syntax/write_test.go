package syntax

import (
	"slices"
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

func said(en string) words.Message { return words.Text{En: en, Zh: en}.With() }

// at returns the token at the first place of text in the script.
func at(script, text string, kind Kind) *Token {
	start := strings.Index(script, text)
	return &Token{Kind: kind, Text: strings.Trim(text, `"`), Span: source.Span{Start: start, End: start + len(text)}}
}

// TestWriteSemantic holds what is written of semantic findings against
// recorded output of `stap -p2`.
func TestWriteSemantic(t *testing.T) {
	mismatch := func(script, tok, other string) Finding {
		return Finding{Stage: SemanticStage, Severity: source.Error, Code: "mismatch",
			Message: said("type mismatch (string)"), Tok: at(script, tok, StringLiteral),
			Next: &Finding{Message: said("type was first inferred here (long)"), Tok: at(script, other, NumberLiteral)}}
	}
	const script = "probe begin {\n\tx = 1;\n\tx = \"a\"\n}"
	warning := func(message string, kind Kind) Finding {
		return Finding{Stage: SemanticStage, Severity: source.Warning, Code: "w", Message: said(message), Tok: at(script, "x", kind)}
	}
	const warned = "WARNING: Eliding assignment to 'x': identifier 'x' at a.stp:2:2\n source: \tx = 1;\n         \t^\n"
	for _, test := range []struct {
		name     string
		findings []Finding
		options  WriteOptions
		ok       bool
		want     string
	}{
		{"nothing", nil, WriteOptions{}, true, ""},
		{"a place in the same file is named without it", []Finding{mismatch(script, `"a"`, "1")}, WriteOptions{}, false,
			"semantic error: type mismatch (string): string 'a' at a.stp:3:6\n" +
				"        source: \tx = \"a\"\n" +
				"                \t    ^\n\n" +
				"semantic error: type was first inferred here (long): number '1' at :2:6\n" +
				"        source: \tx = 1;\n" +
				"                \t    ^\n\n" +
				"Pass 2: analysis failed.  [man error::pass2]\n"},
		{"similar errors are counted", []Finding{mismatch(script, `"a"`, "1"), mismatch(script, `"a"`, "1")}, WriteOptions{}, false,
			"semantic error: type mismatch (string): string 'a' at a.stp:3:6\n" +
				"        source: \tx = \"a\"\n" +
				"                \t    ^\n\n" +
				"semantic error: type was first inferred here (long): number '1' at :2:6\n" +
				"        source: \tx = 1;\n" +
				"                \t    ^\n\n" +
				"Pass 2: analysis failed.  [man error::pass2]\n" +
				"Number of similar error messages suppressed: 1.\nRerun with -v to see them.\n"},
		{"a warning", []Finding{warning("Eliding assignment to 'x'", Identifier)}, WriteOptions{}, true, warned},
		{"a warning with -W", []Finding{warning("Eliding assignment to 'x'", Identifier)}, WriteOptions{Strict: true}, false,
			warned + "Pass 2: analysis failed.  [man error::pass2]\n"},
		{"a warning with -w", []Finding{warning("Eliding assignment to 'x'", Identifier)}, WriteOptions{NoWarnings: true}, true, ""},
		{"a place of the tapset", []Finding{{Stage: SemanticStage, Severity: source.Error, Message: said("no"), Tok: &Token{
			Kind: Identifier, Text: "f", Library: "/usr/share/systemtap/tapset/x.stp:7:10", LibraryLine: "function f()"}}}, WriteOptions{}, false,
			"semantic error: no: identifier 'f' at /usr/share/systemtap/tapset/x.stp:7:10\n" +
				"        source: function f()\n" +
				"                         ^\n\n" +
				"Pass 2: analysis failed.  [man error::pass2]\n"},
		{"no place", []Finding{{Stage: SemanticStage, Severity: source.Error, Message: said("no probes found")}}, WriteOptions{}, false,
			"semantic error: no probes found\n\nPass 2: analysis failed.  [man error::pass2]\n"},
	} {
		got, ok := Write(&File{Name: "a.stp", Text: []byte(script)}, test.findings, test.options)
		if string(got) != test.want || ok != test.ok {
			t.Errorf("%s: %v\n%s-- want\n%s", test.name, ok, got, test.want)
		}
	}
}

func TestDiagnostic(t *testing.T) {
	for _, test := range []struct {
		script           string
		message, chinese string
		span             string // what the diagnostic points at
		related          []string
	}{
		{"probe begin { x = }", "expected literal string or number, saw operator '}'", "却遇到运算符 '}'", "}", nil},
		{"probe begin { println(", "saw the end of the script", "却遇到脚本结尾", "", nil},
		{"@define m %( } %)\nprobe begin { x = @m }", "", "", "", []string{"@m"}},
		{"@define m %( 1 %)\n@define m %( 2 %)", "attempt to redefine macro '@m' in the same file", "", "m", []string{"m"}},
	} {
		_, findings := Parse([]byte(test.script), Options{})
		if len(findings) == 0 {
			t.Errorf("%s: nothing is found", test.script)
			continue
		}
		d := findings[0].Diagnostic()
		if got := d.Message.In(words.English); !strings.Contains(got, test.message) {
			t.Errorf("%s: %q", test.script, got)
		}
		if got := d.Message.In(words.Chinese); !strings.Contains(got, test.chinese) {
			t.Errorf("%s: %q", test.script, got)
		}
		if got := test.script[d.Span.Start:d.Span.End]; test.message != "" && got != test.span {
			t.Errorf("%s: points at %q", test.script, got)
		}
		if d.Code == "" || len(d.Related) != len(test.related) {
			t.Errorf("%s: %+v", test.script, d)
			continue
		}
		for i, r := range d.Related {
			if got := test.script[r.Span.Start:r.Span.End]; got != test.related[i] || r.Message.In(words.English) == "" {
				t.Errorf("%s: related %q, %q", test.script, got, r.Message.In(words.English))
			}
		}
	}
	// What stap says without a place belongs to the place before.
	f := Finding{Stage: SemanticStage, Severity: source.Error, Code: "range", Message: said("while resolving probe point"),
		Tok:  &Token{Kind: Identifier, Text: "timer", Span: source.Span{Start: 6, End: 11}},
		Next: &Finding{Message: said("interval value out of range (1, 86400)"), Hint: said("smaller")}}
	d := f.Diagnostic()
	if got := d.Message.In(words.English); got != "while resolving probe point: identifier 'timer': interval value out of range (1, 86400)" ||
		d.Span != f.Tok.Span || d.Hint.In(words.English) != "smaller" {
		t.Errorf("%q %v", got, d.Span)
	}
}

func TestArgumentsUsed(t *testing.T) {
	const script = "probe begin { println(@1) // $2\n println(\"$3\") } @define m %( $4 + $# %)"
	got := ArgumentsUsed([]byte(script), 5)
	if want := []bool{true, false, false, true, false}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

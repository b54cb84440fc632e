package syntax

import (
	"reflect"
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// errorsIn returns the codes of the errors in a script.
func errorsIn(text string, o Options) string {
	_, findings := Parse([]byte(text), o)
	var codes []string
	for _, f := range findings {
		if f.Severity == source.Error {
			codes = append(codes, f.Code)
		}
	}
	return strings.Join(codes, " ")
}

// TestBounds feeds scripts that would make a careless parser, or a walk over
// its tree, use up the stack or the memory.
func TestBounds(t *testing.T) {
	n := 100000
	doubling := "@define m0 %( 1 ; %)"
	for i := range 40 {
		a, b := string(rune('a'+i/10))+string(rune('0'+i%10)), string(rune('a'+(i+1)/10))+string(rune('0'+(i+1)%10))
		if i == 0 {
			a = "m0"
		}
		doubling += " @define " + b + " %( @" + a + " @" + a + " %)"
	}
	for name, c := range map[string]struct{ script, want string }{
		"brackets":      {"probe x { a = " + strings.Repeat("(", n), "nesting"},
		"unary":         {"probe x { a = " + strings.Repeat("- ", n), "nesting"},
		"sum":           {"probe x { a = 1" + strings.Repeat("+1", n) + "}", "nesting"},
		"in":            {"probe x { a = b" + strings.Repeat(" & b", n) + "}", "nesting"},
		"powers":        {"probe x { a" + strings.Repeat(" = a", n) + "}", "nesting"},
		"ternary":       {"probe x { a" + strings.Repeat(" ? b : c", n) + "}", "nesting"},
		"ternary then":  {"probe x { a" + strings.Repeat(" ? b", n) + "}", "nesting"},
		"index":         {"probe x { " + strings.Repeat("a[", n), "nesting"},
		"calls":         {"probe x { " + strings.Repeat("f(", n), "nesting"},
		"prints":        {"probe x { " + strings.Repeat("sprint(", n), "nesting"},
		"stats":         {"probe x { " + strings.Repeat("@count(", n), "nesting"},
		"targets":       {"probe x { " + strings.Repeat("$a[", n), "nesting"},
		"addresses":     {"probe x { " + strings.Repeat("&(", n), "nesting"},
		"path":          {"probe x { $a" + strings.Repeat("->b", n) + "}", ""},
		"blocks":        {"probe x " + strings.Repeat("{", n), "nesting"},
		"ifs":           {"probe x { " + strings.Repeat("if (1) ", n), "nesting"},
		"elses":         {"probe x { if (1) a " + strings.Repeat("else if (1) a ", n) + "}", "nesting"},
		"some elses":    {"probe x { if (1) a " + strings.Repeat("else if (1) a ", maxChain-1) + "}", ""},
		"loops":         {"probe x { " + strings.Repeat("for (;;) ", n), "nesting"},
		"tries":         {"probe x { " + strings.Repeat("try {", n), "nesting"},
		"catches":       {"probe x { " + strings.Repeat("try { } catch {", n), "nesting"},
		"points":        {"probe " + strings.Repeat("{", n), "nesting"},
		"alternatives":  {"probe " + strings.Repeat("{a,b}.", n) + "c { }", "alternatives"},
		"conditions":    {strings.Repeat("%( 1 == 1 %? ", n) + "probe x { }", "conditional-end"},
		"recursion":     {"@define r %( @r %) probe x { @r }", "macro-depth"},
		"recursion 2":   {"@define a(x) %( @b(@x) %) @define b(x) %( @a(@x) %) probe x { @a(1) }", "macro-depth"},
		"tail":          {"@define r %( 1 + @r %) probe x { @r }", "macro-depth"},
		"left out":      {"@define r %( @r %) %( 1 == 2 %? @r %) probe x { }", "macro-depth"},
		"doubling":      {doubling + " probe x { @e0 1 }", "macro-size"},
		"many errors":   {strings.Repeat("probe ", n), ""},
		"many strings":  {"probe x { a = " + strings.Repeat(`"a"`, n) + "}", ""},
		"many names":    {"global a0" + strings.Repeat(", a", n), ""},
		"long name":     {"probe a" + strings.Repeat("*a", n) + " { }", ""},
		"many parts":    {"probe a" + strings.Repeat(".a", n) + " { }", ""},
		"parameters":    {"function f(a" + strings.Repeat("a, b", n) + ") { }", ""},
		"format":        {"probe x { printf(\"" + strings.Repeat("%% ", n) + "\") }", ""},
		"embedded":      {"%{" + strings.Repeat("}% ", n) + "%} probe x { }", ""},
		"comments":      {strings.Repeat("/**/#\n", n) + "probe x { }", ""},
		"long argument": {"probe x { a = @1 b = @1 }", ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := Options{Args: []string{strings.Repeat("\"", n)}}
			got := errorsIn(c.script, o)
			if first, _, _ := strings.Cut(got, " "); c.want != "" && first != c.want || c.want == "" && strings.Contains(got, "nesting") {
				t.Errorf("errors %.100q, want %q", got, c.want)
			}
			file, _ := Parse([]byte(c.script), o)
			for _, p := range file.Probes {
				nodes := 0
				Inspect(CloneBlock(p.Body), func(any) bool { nodes++; return true })
				if nodes == 0 {
					t.Error("nothing to visit")
				}
			}
		})
	}
}

// TestPlaces holds the spans of tokens to the text they were read from.
func TestPlaces(t *testing.T) {
	for _, c := range readCorpus(t) {
		l := lexer{text: []byte(c.script), args: c.args}
		end := 0
		for tok := l.scan(); tok != nil; tok = l.scan() {
			if tok.Span.Start < 0 || tok.Span.End > len(c.script) || tok.Span.Start >= tok.Span.End {
				t.Fatalf("%s\n%q has span %v", c.script, tok.Text, tok.Span)
			}
			if len(c.args) > 0 || strings.ContainsAny(c.script, "$@") {
				continue // tokens of one argument share a place
			}
			if tok.Span.Start < end {
				t.Fatalf("%s\n%q overlaps the token before", c.script, tok.Text)
			}
			end = tok.Span.End
			text := c.script[tok.Span.Start:tok.Span.End]
			switch tok.Kind {
			case Identifier, Operator, NumberLiteral, Keyword:
				if text != tok.Text {
					t.Errorf("%s\n%q stands at %q", c.script, tok.Text, text)
				}
			case StringLiteral:
				if text[0] != '"' || text[len(text)-1] != '"' {
					t.Errorf("%s\n%q stands at %q", c.script, tok.Text, text)
				}
			case Embedded:
				if text != "%{"+tok.Text+"%}" {
					t.Errorf("%s\n%q stands at %q", c.script, tok.Text, text)
				}
			}
		}
	}
}

// TestFindings holds every finding of the corpus to what the page needs: both
// languages, a hint, and a place in the script.
func TestFindings(t *testing.T) {
	said := map[string]bool{}
	for _, c := range readCorpus(t) {
		_, findings := Parse([]byte(c.script), Options{Args: c.args, Guru: c.guru, Config: config})
		for i := range findings {
			for f := &findings[i]; f != nil; f = f.Next {
				said[f.Code] = true
				if f.Code == "" || f.Message.IsZero() || f.Hint.IsZero() {
					t.Errorf("%s\n%q has no code, message or hint", c.script, f.Message.In(words.English))
				}
				for _, m := range []words.Message{f.Message, f.Hint} {
					for _, l := range []words.Language{words.English, words.Chinese} {
						if text := m.In(l); text == "" || strings.Contains(text, "%!") {
							t.Errorf("%s\n%s: %q", c.script, l, text)
						}
					}
				}
				if f.Place.Start < 0 || f.Place.End < f.Place.Start || f.Place.End > len(c.script) {
					t.Errorf("%s\nplace %v", c.script, f.Place)
				}
			}
		}
	}
	// What real stap never says, or only with --compatible.
	own := map[string]bool{"target": true, "macro-size": true, "macro-depth": true, "nesting": true, "alternatives": true}
	for i := range texts {
		if code := texts[i].code; !said[code] && !own[code] {
			t.Errorf("no script of the corpus leads to %q", texts[i].message.En)
		}
		if texts[i].message.En == texts[i].message.Zh {
			t.Errorf("%q is not translated", texts[i].message.En)
		}
	}
}

// TestLibraryMacro uses macros that the script does not define.
func TestLibraryMacro(t *testing.T) {
	o := Options{Macros: []Macro{
		{Name: "twice", Params: []string{"x"}, Body: "(@x +\n  @x ]", File: "/lib/twice.stpm", Line: 3, Column: 20},
		{Name: "one", Body: "1", File: "/lib/one.stpm", Line: 1, Column: 1},
		{Name: "script", Body: "$1 @1", File: "/lib/one.stpm", Line: 2, Column: 1},
	}}
	file, findings := Parse([]byte("probe x { a = @one b = @twice(2) }"), o)
	stderr, _ := Write(file, findings, WriteOptions{})
	want := "parse error: expected ')'\n" +
		"        saw: operator ']' at /lib/twice.stpm:4:6\n" +
		"     source:   @x ]\n" +
		"                  ^\n" +
		"\tin expansion of macro: operator '@twice' at <input>:1:24\n" +
		"     source: probe x { a = @one b = @twice(2) }\n" +
		"                                    ^\n\n" +
		"1 parse error.\nPass 1: parse failed.  [man error::pass1]\n"
	if string(stderr) != want {
		t.Errorf("got\n%s\nwant\n%s", stderr, want)
	}
	if got := findings[0].Place; got != (source.Span{Start: 23, End: 29}) {
		t.Errorf("the place is %v", got)
	}
	if _, findings := Parse([]byte("@define one %( 5 %) probe x { a = @one }"), o); len(findings) > 0 {
		t.Errorf("a script may define a macro of the tapset anew: %+v", findings)
	}
	if got := errorsIn("probe x { a = @script }", o); got != "unknown-operator" {
		t.Errorf("script arguments in the tapset: %s", got)
	}
}

// TestCompatible holds what --compatible changes: the errors, and the strings
// of the script.
func TestCompatible(t *testing.T) {
	for _, c := range []struct{ version, script, want string }{
		{"2.9", "private global a", "declaration"},
		{"3.0", "private global a", ""},
		{"2.9", "probe private { private = 5 }", ""},
		{"2.5", "probe x { &a }", "target"},
		{"2.6", "probe x { &a }", ""},
		{"2.5", "probe x { a->b }", "literal"},
		{"2.10", "probe x { a->b }", ""},
		{"2.2", `probe x { "\x41" }`, "x41"},
		{"2.3", `probe x { "\x41" }`, "A"},
		{"1.9", `probe x { "a" /**/ "b" }`, "a b"},
		{"1.9", `probe x { "a" "b" }`, "ab"},
		{"2.0", `probe x { "a" /**/ "b" }`, "ab"},
		{"3.1", `%( systemtap_v <= "3.1" %? probe x { "old" } %: probe x { "new" } %)`, "old"},
	} {
		o := Options{Compatible: c.version}
		got := errorsIn(c.script, o)
		file, _ := Parse([]byte(c.script), o)
		for _, p := range file.Probes {
			Inspect(p.Body, func(n any) bool {
				if s, ok := n.(*String); ok {
					got = strings.TrimSpace(got + " " + s.Value)
				}
				return true
			})
		}
		if got != c.want {
			t.Errorf("%s: %s gives %q, want %q", c.version, c.script, got, c.want)
		}
	}
	if got := errorsIn("probe x { }\x00 junk", Options{}); got != "" {
		t.Errorf("after a NUL: %s", got)
	}
}

// TestUnescape resolves escapes as C does.
func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{
		`a\n\t\\b`: "a\n\t\\b", `\101\60`: "A0", `\x41g`: "Ag", `\x`: "\x00", `\1234`: "S4", `\`: `\`,
		`\a\b\f\v\r`: "\a\b\f\v\r", `\0`: "\x00",
	} {
		if got := Unescape(in); got != want {
			t.Errorf("%s gives %q, want %q", in, got, want)
		}
	}
}

// TestClone holds that a copy shares nothing that a checker changes.
func TestClone(t *testing.T) {
	for _, c := range readCorpus(t) {
		file, _ := Parse([]byte(c.script), Options{Args: c.args, Guru: c.guru, Config: config})
		for _, p := range file.Probes {
			copied := CloneBlock(p.Body)
			if !reflect.DeepEqual(p.Body, copied) {
				t.Errorf("%s\nthe copy is another", c.script)
			}
			seen := map[any]bool{}
			Inspect(p.Body, func(n any) bool { seen[n] = true; return true })
			Inspect(copied, func(n any) bool {
				if seen[n] {
					t.Errorf("%s\n%T is shared", c.script, n)
				}
				return true
			})
		}
	}
}

// FuzzParse looks for scripts that crash the parser, or that it tells no place
// of.
func FuzzParse(f *testing.F) {
	for i, c := range readCorpus(f) {
		if i%4 == 0 {
			f.Add([]byte(c.script), strings.Join(c.args, " "), c.guru)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte, args string, guru bool) {
		o := Options{Args: strings.Fields(args), Guru: guru, Config: config, Macros: []Macro{
			{Name: "lib", Params: []string{"a", "b"}, Body: "(@a + @b", File: "l.stpm", Line: 1, Column: 1},
		}}
		file, findings := Parse(text, o)
		stderr, ok := Write(file, findings, WriteOptions{Verbose: true})
		failed := false
		for _, f := range findings {
			failed = failed || f.Severity == source.Error
			if f.Place.Start < 0 || f.Place.End < f.Place.Start || f.Place.End > len(text) {
				t.Errorf("%s: place %v of %d bytes", f.Code, f.Place, len(text))
			}
		}
		if failed == ok {
			t.Errorf("%d findings, accepted %v:\n%s", len(findings), ok, stderr)
		}
		if failed {
			return
		}
		for _, p := range file.Probes {
			Inspect(CloneBlock(p.Body), func(n any) bool {
				switch n := n.(type) {
				case Expr:
					if n.Token() == nil {
						t.Errorf("%T has no token", n)
					}
				case Stmt:
					if n.Token() == nil {
						t.Errorf("%T has no token", n)
					}
				}
				return true
			})
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var text []byte
	for _, c := range readCorpus(b) {
		if c.rc == 0 && len(c.args) == 0 && !c.guru && !strings.Contains(c.script, "%(") && !strings.Contains(c.script, "global") && !strings.Contains(c.script, "private") {
			text = append(append(text, c.script...), '\n')
		}
	}
	if _, findings := Parse(text, Options{}); len(findings) > 0 {
		b.Fatalf("%s %v", findings[0].Message.In(words.English), findings[0].Place)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Parse(text, Options{})
	}
}

package syntax

import (
	"strings"
	"testing"
)

// shown writes tokens apart: spaces before them, line starts and prefixes.
func shown(tokens []token) string {
	var out strings.Builder
	for i := range tokens {
		t := &tokens[i]
		if t.Kind == fileEnd {
			break
		}
		if t.Line {
			out.WriteString("^")
		}
		if t.Space {
			out.WriteString("_")
		}
		out.WriteString([]string{Ident: "i", Number: "n", Char: "c", String: "s", Punct: "", Other: "?"}[t.Kind])
		out.WriteString("<" + t.Prefix() + t.Text + "> ")
	}
	return strings.TrimSuffix(out.String(), " ")
}

func TestLex(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"int a1;", "^i<int> _i<a1> <;>"},
		{"a\n b\n", "^i<a> ^_i<b>"},
		{"a/**/b /* */ c", "^i<a> i<b> _i<c>"},
		{"a//x\nb", "^i<a> ^i<b>"},
		{"a /*\n*/ b", "^i<a> _i<b>"},
		{"1.5e+3 .5 0x1p-2 1..2 12abc 1e+e", "^n<1.5e+3> _n<.5> _n<0x1p-2> _n<1..2> _n<12abc> _n<1e+e>"},
		{"a+++b<<=c...d..e->f", "^i<a> <++> <+> i<b> <<<=> i<c> <...> i<d> <..> i<e> <->> i<f>"},
		{"!= == <= >= && || ^= |= &= %= # ## <: %:", "^<!=> _<==> _<<=> _<>=> _<&&> _<||> _<^=> _<|=> _<&=> _<%=> _<#> _<##> _<<> <:> _<%> <:>"},
		{"'a' '\\'' \"b\\\"c\" L'x' L\"y\" u8\"z\"", `^c<a> _c<\'> _s<b\"c> _c<Lx> _s<Ly> _i<u8> s<z>`},
		{"'' \"\"", "^c<> _s<>"},
		{"\"abc\nd", "^s<abc\n> ^i<d>"},
		{"\"abc\r\nd", "^s<abc\n> ^i<d>"},
		{"'a\nb", "^c<a\n> ^i<b>"},
		{"a@`$\\b", "^i<a> ?<@> ?<`> ?<$> ?<\\> i<b>"},
		{"é", "^?<\xc3> ?<\xa9>"},
		{"a\\\nb c\\\r\nd 1\\\n2 \"x\\\ny\" +\\\n=", `^i<ab> _i<cd> _n<12> _s<xy> _<+=>`},
		{"a \\\n b", "^i<a> _i<b>"},
		{"/\\\n* x *\\\n/ y /\\\n/ z\\\n z\nw", "^_i<y> ^_i<w>"},
		{"a\fb\vc\rd\r\ne", "^i<a> _i<b> _i<c> ^_i<d> ^_i<e>"},
		{"", ""},
		{"\\\n", ""},
		{"a\\", `^i<a> ?<\>`},
	} {
		read := lex(test.text, newNames())
		if got := shown(read.tokens); got != test.want {
			t.Errorf("%q:\ngot  %s\nwant %s", test.text, got, test.want)
		}
		for i := range read.tokens {
			if to := &read.tokens[i]; to.Pos > to.End || int(to.End) > len(test.text) {
				t.Errorf("%q: a token from %d to %d", test.text, to.Pos, to.End)
			}
		}
	}
}

func TestLexPlaces(t *testing.T) {
	text := "ab \"c\\\nd\" L'e' /* */ 12\\\n3 ..\\\n.\n"
	want := []string{"ab", "\"c\\\nd\"", "L'e'", "12\\\n3", "..\\\n."}
	for i, w := range want {
		to := lex(text, newNames()).tokens[i]
		if got := text[to.Pos:to.End]; got != w {
			t.Errorf("token %d is %q, want %q", i, got, w)
		}
	}
}

func TestLexProblems(t *testing.T) {
	for _, test := range []struct {
		text, want string
		at         int
	}{
		{"a", "no newline at end of file", 1},
		{"a\\\n", "backslash-newline at end of file", 3},
		{"\"a\n", "missing terminating \" character", 2},
		{"'a\n", "missing terminating ' character", 2},
		{"\"a", "no newline at end of file|End of file in middle of string", 2},
		{"/*\n", "End of file in the middle of a comment", 3},
		{"'\\x'\n", "\\x used with no following hex digits", 3},
		{"\"\\xg\"\n", "\\x used with no following hex digits", 3},
		{"\"\\x1\"\n", "", 0},
		{"\"" + strings.Repeat("a", 8191) + "\"\n", "", 0},
		{"\"" + strings.Repeat("a", 8192) + "\"\n", "string too long (8192 bytes, 8191 bytes max)", 8194},
		{strings.Repeat("1", 4094) + "\n", "", 0},
		{strings.Repeat("1", 4095) + "\n", "number token exceeds 4095 characters", 4095},
	} {
		var got []string
		at := 0
		for _, p := range lex(test.text, newNames()).problems {
			got, at = append(got, p.text), p.offset
		}
		if strings.Join(got, "|") != test.want || at != test.at {
			t.Errorf("%.20q: got %q at %d, want %q at %d", test.text, got, at, test.want, test.at)
		}
	}
}

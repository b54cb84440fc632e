package syntax

import (
	"bytes"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ringlab/engine/kernelc/realtool"
)

// ofGrammar are the findings of the lexer's and the parser's, of which alone
// the tests here speak: what sparse says of types, and of constants that it
// works out, is left out.
var ofGrammar = regexp.MustCompile(`^[^:]*:\d+:\d+: (error: |warning: )?(` + strings.Join([]string{
	`Expected .* (at|after|in) .*`, `got .*`, `No right hand side of .*`, `.*expression expected before .*`,
	`an expression is expected before .*`, `expression expected after .*`, `expected expression after .*`,
	`Trying to use reserved word .*`, `not in switch scope`, `break/continue not in iterator scope`,
	`typename in expression`, `Syntax error in unary expression`,
	`constant .* (is not a valid number|is too big even .*|is so big it is .*)`, `decimal constant .*`,
	`label '.*' (redefined|used outside .*)`, `   label '.*' defined here`, `unused label .*`,
	`expect attribute mode symbol`, `unknown mode attribute .*`, `invalid address space name`, `unknown attribute .*`,
	`expected (;|'.') .*`, `expected (function body|identifier name .*|declaration|'while' after 'do')`,
	`Expected (member name|identifier or goto expression|constant expression)`, `string literal expected .*`,
	`missing identifier in declaration`, `two or more data types .*`, `impossible combination of .*`,
	`multiple storage classes`, `duplicate (static|extern|register|auto|\[usertype\])`, `__thread cannot .*`,
	`.* has implicit (return )?type`, `.*__auto_type (on|without|return).*`, `void declaration`, `void parameter`,
	`symbol with external linkage has initializer`, `function .* (with external linkage has|has computed goto) .*`,
	`missing type declaration for parameter .*`, `nonsensical parameter declaration .*`,
	`non-ANSI (function declaration|definition) of .*`, `variadic functions must have .*`,
	`identifier list not in definition`, `no identifier for function argument`, `obsolete .* initializer.*`,
	`statement expected after label`, `switch with no cases`, `duplicated asm modifier`, `multiple default in .*`,
	`note: previous was here`, `duplicate array static declarator`, `non-local var .*`,
	`(hex|octal) escape sequence out of range`, `unknown escape sequence: .*`, `multi-character .*`,
	`empty character constant`, `trying to concatenate .*`, `\[force\] in compound literal`,
	`internal error: return .*`, `missing terminating .*`, `.*used with no following hex digits`,
}, "|") + `)$`)

// stops are errors of declarations that end sparse, and all that it would have
// said.
var stops = regexp.MustCompile(`redefinition of|invalid tag applied|can't increment the last`)

// grammar keeps the findings of grammar. Constants that are asked for where
// sparse works them out are not among them.
func grammar(out []byte) []string {
	var list []string
	for _, line := range strings.Split(string(out), "\n") {
		if ofGrammar.MatchString(line) && !strings.Contains(line, "Expected constant expression in") {
			list = append(list, line)
		}
	}
	return list
}

// sparse runs the sparse that is installed on a text.
func sparse(t *testing.T, text string) []byte {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.c"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("sparse", "a.c")
	command.Dir = folder
	out, _ := command.CombinedOutput()
	return out
}

// TestGrammar holds what is found in the programs of testdata/grammar/cases to
// recordings of sparse. UPDATE=1 records anew.
func TestGrammar(t *testing.T) {
	text, err := os.ReadFile("testdata/grammar/cases")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, c := range strings.Split(string(text), "%%\n")[1:] {
		program, want, _ := strings.Cut(c, "==\n")
		_, r := parseText("a.c", program)
		got := ""
		for _, line := range grammar(r.Print(8)) {
			got += line + "\n"
		}
		if os.Getenv("UPDATE") != "" {
			realtool.Sparse(t)
			want = ""
			for _, line := range grammar(sparse(t, program)) {
				want += line + "\n"
			}
			all.WriteString("%%\n" + program + "==\n" + want)
		}
		if got != want {
			t.Errorf("%s\n got\n%swant\n%s", program, got, want)
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("testdata/grammar/cases", []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCut compares with sparse where a driver ends too early, at each token.
func TestCut(t *testing.T) {
	realtool.Sparse(t)
	text, err := os.ReadFile("testdata/grammar/driver.c")
	if err != nil {
		t.Fatal(err)
	}
	start := bytes.Index(text, []byte("typedef"))
	for _, token := range pieces.FindAllIndex(text[start:], -1) {
		same(t, string(text[:start+token[0]])+"\n")
	}
}

// TestMutations compares with sparse where tokens are missing, doubled,
// replaced or too many.
func TestMutations(t *testing.T) {
	realtool.Sparse(t)
	var seeds []string
	driver, err := os.ReadFile("testdata/grammar/driver.c")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := os.ReadFile("testdata/grammar/cases")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(cases), "%%\n")[1:] {
		program, _, _ := strings.Cut(c, "==\n")
		seeds = append(seeds, program, string(driver))
	}
	random := rand.New(rand.NewSource(1))
	for range 300 {
		text := seeds[random.Intn(len(seeds))]
		for range 1 + random.Intn(3) {
			text = mutate(random, text)
		}
		same(t, text)
	}
}

// pieces finds roughly the tokens of C.
var pieces = regexp.MustCompile(`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[A-Za-z_]\w*|\.?\d[\w.]*|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[-+*/%&|^<>=!]=|&&|\|\||\S`)

var strangers = strings.Fields(`( ) { } [ ] ; , = * int if else return struct x 3 "s" : ? -> . + static const typedef case
	default break while for do goto switch sizeof __attribute__ ((noderef)) ... asm typeof enum union extern inline unsigned
	long void char && & ! @ 0x 1e 08 '' 'ab' _Static_assert __label__ _Generic ++ register double __auto_type _Alignas
	__context__ ({ }) || %`)

// mutate changes one token of a program, outside of directives.
func mutate(random *rand.Rand, text string) string {
	tokens := pieces.FindAllStringIndex(text, -1)
	if len(tokens) == 0 {
		return text
	}
	at, other := tokens[random.Intn(len(tokens))], tokens[random.Intn(len(tokens))]
	line := text[strings.LastIndexByte(text[:at[0]], '\n')+1:]
	if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "\t") && strings.Contains(text, "\\\n"+line) {
		return text
	}
	before, token, after := text[:at[0]], text[at[0]:at[1]], text[at[1]:]
	stranger := strangers[random.Intn(len(strangers))]
	switch random.Intn(5) {
	case 0:
		return before + after
	case 1:
		return before + token + " " + token + " " + after
	case 2:
		return before + " " + stranger + " " + token + after
	case 3:
		return before + " " + stranger + " " + after
	}
	return before + text[other[0]:other[1]] + after
}

// same compares what is found with what sparse finds.
func same(t *testing.T, text string) {
	t.Helper()
	all := sparse(t, text)
	_, r := parseText("a.c", text)
	got, want := grammar(r.Print(8)), grammar(all)
	if stops.Match(all) {
		got = got[:min(len(got), len(want))]
	}
	if bytes.Contains(all, []byte("error: ")) {
		// An error in a declaration silences warnings after it.
		got, want = withoutWarnings(got), withoutWarnings(want)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\n got\n%s\nwant\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func withoutWarnings(list []string) []string {
	var errors []string
	for _, line := range list {
		if !strings.Contains(line, ": warning: ") {
			errors = append(errors, line)
		}
	}
	return errors
}

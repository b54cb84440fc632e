package words

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

func TestFormatAsFmt(t *testing.T) {
	type name string
	for _, test := range []struct {
		format string
		args   []any
	}{
		{"plain", nil},
		{"100%% of %d", []any{7}},
		{"%s and %s", []any{"a", name("b")}},
		{"%[2]s before %[1]d", []any{-3, "x"}},
		{"%[2]s, then %[1]s, then %s", []any{"1", "2"}},
		{"%q %q", []any{"a\"b\n", name("世界\x00")}},
		{"%02X %04X %X", []any{byte(5), rune(0xfe), uint64(1<<64 - 1)}},
		{"%c%c", []any{'世', byte('k')}},
		{"%d %d", []any{uint32(4), int64(-1)}},
		{"%s", []any{fmt.Errorf("oops")}},
	} {
		if got, want := Format(test.format, test.args...), fmt.Sprintf(test.format, test.args...); got != want {
			t.Errorf("%q: got %q, want %q", test.format, got, want)
		}
	}
}

func TestFormatOfTooFewArguments(t *testing.T) {
	for format, want := range map[string]string{
		"%s %d": "a %!d(MISSING)", "%[9]s": "%!s(MISSING)", "%z": "%!z", "50%": "50%", "%[x]s": "%![x]s",
	} {
		if got := Format(format, "a"); got != want {
			t.Errorf("%q: got %q, want %q", format, got, want)
		}
	}
}

func TestMessage(t *testing.T) {
	m := Text{"%s of %s", "%[2]s的%[1]s"}.With(Text{"end", "结尾"}, Text{"the %s", "%s"}.With("text"))
	if got := m.In(English); got != "end of the text" {
		t.Error(got)
	}
	if got := m.In(Chinese); got != "text的结尾" {
		t.Error(got)
	}
	if !(Message{}).IsZero() || m.IsZero() {
		t.Error("IsZero is wrong")
	}
}

// TestTextsOfTheEngine reads the engine's sources: every pair of texts is
// there in both languages, and takes the same arguments in both.
func TestTextsOfTheEngine(t *testing.T) {
	pairs := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			en, zh, ok := pair(n)
			if ok {
				pairs++
				if problem := compare(en, zh); problem != "" {
					t.Errorf("%s: %s: %q, %q", files.Position(n.Pos()), problem, en, zh)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pairs < 500 {
		t.Errorf("only %d pairs of texts were found", pairs)
	}
}

// pair returns the two strings of a Text literal, or of a call that takes
// English and Chinese side by side, before their arguments.
func pair(n ast.Node) (en, zh string, ok bool) {
	var values []ast.Expr
	switch n := n.(type) {
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			if kv, keyed := e.(*ast.KeyValueExpr); keyed {
				if key, named := kv.Key.(*ast.Ident); !named || key.Name != "En" && key.Name != "Zh" {
					return "", "", false
				}
				e = kv.Value
			}
			values = append(values, e)
		}
	case *ast.CallExpr:
		values = n.Args[:min(len(n.Args), 2)]
	}
	if len(values) != 2 {
		return "", "", false
	}
	en, ok = literal(values[0])
	if !ok {
		return "", "", false
	}
	zh, ok = literal(values[1])
	_, isCall := n.(*ast.CallExpr)
	if isCall && !strings.ContainsFunc(zh, han) {
		return "", "", false
	}
	lit, isLit := n.(*ast.CompositeLit)
	return en, zh, ok && (!isLit || isText(lit.Type) || strings.ContainsFunc(zh, han))
}

func isText(typ ast.Expr) bool {
	switch typ := typ.(type) {
	case *ast.SelectorExpr:
		return typ.Sel.Name == "Text"
	case *ast.Ident:
		return typ.Name == "Text"
	}
	return false
}

func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, okX := literal(e.X)
		y, okY := literal(e.Y)
		return x + y, okX && okY
	}
	return "", false
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

var verb = regexp.MustCompile(`%(\[(\d)\])?\d*([a-zA-Z%])`)

// compare tells what is wrong with a pair.
func compare(en, zh string) string {
	switch {
	case en == "" && zh == "":
		return ""
	case en == "" || zh == "":
		return "one language is missing"
	case strings.ContainsFunc(en, han):
		return "Chinese in the English text"
	case strings.Contains(zh, "%["):
		// By number, a language may leave out what it has no need of.
		for argument, verb := range verbs(zh) {
			if other, shared := verbs(en)[argument]; shared && other != verb {
				return "an argument is of two kinds"
			}
		}
	case !maps.Equal(verbs(en), verbs(zh)):
		return "the arguments differ"
	}
	return ""
}

// verbs gives the verb of each argument that a format takes.
func verbs(format string) map[int]string {
	found := map[int]string{}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[3] == "%" {
			continue
		}
		if m[2] != "" {
			next, _ = strconv.Atoi(m[2])
		}
		found[next] = m[3]
		next++
	}
	return found
}

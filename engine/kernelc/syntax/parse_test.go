package syntax

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"ringlab/engine/kernelc/report"
)

// parseText parses a file and returns its declarations and what was found.
func parseText(name, text string, asked ...string) ([]Decl, *report.Report) {
	cfg := &Config{Name: name, Warn: func(flag string) bool {
		for _, a := range append(asked, "strict-prototypes", "old-style-definition", "implicit-int", "old-initializer",
			"external-function-has-definition", "newline-eof") {
			if a == flag {
				return true
			}
		}
		return false
	}}
	r := report.New(&report.Files{})
	p := NewParser(Preprocess(cfg, []byte(text), r), cfg, r)
	var list []Decl
	for {
		d, ok := p.Next()
		if !ok {
			return list, r
		}
		list = append(list, d)
	}
}

// TestTree holds the trees of testdata/tree/NAME.c to NAME.tree. UPDATE=1
// writes them anew.
func TestTree(t *testing.T) {
	sources, err := filepath.Glob("testdata/tree/*.c")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, source := range sources {
		t.Run(filepath.Base(source), func(t *testing.T) {
			text, err := os.ReadFile(source)
			if err != nil {
				t.Fatal(err)
			}
			list, r := parseText(filepath.Base(source), string(text))
			var got bytes.Buffer
			for _, d := range list {
				dumpTree(&got, reflect.ValueOf(d), 0)
				got.WriteByte('\n')
			}
			got.Write(r.Print(8))
			golden := strings.TrimSuffix(source, ".c") + ".tree"
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("got\n%s\nwant\n%s", &got, want)
			}
		})
	}
}

// dumpTree writes a node with what is in it, without places.
func dumpTree(out *bytes.Buffer, v reflect.Value, level int) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		if token, ok := v.Interface().(Token); ok {
			fmt.Fprintf(out, "%s%q", token.Prefix(), token.Text)
			return
		}
		out.WriteString("(" + v.Type().Name())
		for i := 0; i < v.NumField(); i++ {
			field := v.Type().Field(i)
			switch f := v.Field(i); {
			case field.Anonymous && field.Type == reflect.TypeOf(Node{}), !field.IsExported(), f.IsZero(),
				f.Type() == reflect.TypeOf(report.Pos(0)), f.Type() == reflect.TypeOf(report.Range{}),
				f.Type() == reflect.TypeOf(Found(0)):
			case f.Kind() == reflect.Bool:
				out.WriteString(" " + field.Name)
			case f.Kind() == reflect.String:
				out.WriteString(" " + f.String())
			default:
				if f.Kind() == reflect.Slice && f.Type().Elem().Kind() != reflect.Uint8 || field.Name == "Body" {
					out.WriteString("\n" + strings.Repeat("  ", level+1) + field.Name + ":")
				} else {
					out.WriteString(" " + field.Name + ":")
				}
				dumpTree(out, f, level+1)
			}
		}
		out.WriteString(")")
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			fmt.Fprintf(out, "%q", v.Bytes())
			return
		}
		for i := 0; i < v.Len(); i++ {
			if v.Len() > 1 {
				out.WriteString("\n" + strings.Repeat("  ", level+1))
			} else {
				out.WriteString(" ")
			}
			dumpTree(out, v.Index(i), level+1)
		}
	default:
		fmt.Fprintf(out, "%v", v)
	}
}

// TestPlaces holds the places of expressions to where sparse points, and to
// what is written.
func TestPlaces(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a + b * c", "Binary 2 «a + b * c» Name 0 «a» Binary 6 «b * c» Name 4 «b» Name 8 «c»"},
		{"*p++", "Unary 0 «*p++» Postfix 2 «p++» Name 1 «p»"},
		{"p->f.g", "Member 4 «p->f.g» Member 1 «p->f» Name 0 «p»"},
		{"p[i]", "Index 1 «p[i]» Name 0 «p» Name 2 «i»"},
		{"f(a, (b))", "Call 1 «f(a, (b))» Name 0 «f» Name 2 «a» Paren 5 «(b)» Name 6 «b»"},
		{"(int)x", "Cast 1 «(int)x» TypeName 1 «int» Name 5 «x»"},
		{"(int []){ 1 }[0]", "Index 13 «(int []){ 1 }[0]» Compound 1 «(int []){ 1 }» TypeName 1 «int []»" +
			" InitList 8 «{ 1 }» Literal 10 «1» Literal 14 «0»"},
		{"a ? b : c", "Conditional 2 «a ? b : c» Name 0 «a» Name 4 «b» Name 8 «c»"},
		{"sizeof(int) - sizeof x", "Binary 12 «sizeof(int) - sizeof x» SizeOf 0 «sizeof(int)» TypeName 7 «int»" +
			" SizeOf 14 «sizeof x» Name 21 «x»"},
		{`"a" "b"`, `StringLit 0 «"a" "b"»`},
		{"({ x; })", "Paren 0 «({ x; })» StmtExpr 1 «{ x; }» Block 1 «{ x; }» ExprStmt 3 «x;» Name 3 «x»"},
		{"&&l", "Unary 0 «&&l» Name 2 «l»"},
		{"a = b, c", "Binary 5 «a = b, c» Binary 2 «a = b» Name 0 «a» Name 4 «b» Name 7 «c»"},
	} {
		prefix := "void f(void) { x = "
		text := prefix + test.text + "; }\n"
		list, r := parseText("a.c", text)
		if len(list) != 1 || len(r.Findings) != 0 && !strings.Contains(test.text, "&&l") {
			t.Fatalf("%s: %d declarations, %s", test.text, len(list), r.Print(8))
		}
		file := r.Files.All()
		base := file[len(file)-1].Pos(0) + report.Pos(len(prefix))
		var got []string
		var visit func(Placed)
		visit = func(n Placed) {
			e := n.Extent()
			got = append(got, fmt.Sprintf("%s %d «%s»", reflect.TypeOf(n).Elem().Name(), n.Place()-base, text[len(prefix)+int(e.From-base):len(prefix)+int(e.To-base)]))
			Children(n, visit)
		}
		x := list[0].(*Declaration).Body.List[0].(*ExprStmt).X
		if strings.Contains(test.text, ",") && !strings.Contains(test.text, "(") {
			text = strings.Replace(text, "x = ", "    ", 1)
			list, _ = parseText("a.c", text)
			x = list[0].(*Declaration).Body.List[0].(*ExprStmt).X
		} else {
			x = x.(*Binary).Y
		}
		visit(x)
		if all := strings.Join(got, " "); all != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}

// TestTell keeps findings in the order of sparse when declarations are worked
// out between them.
func TestTell(t *testing.T) {
	text := "int f(int a) { int b = 1 2; int c = ; return a; }\n"
	cfg := &Config{Name: "a.c"}
	r := report.New(&report.Files{})
	p := NewParser(Preprocess(cfg, []byte(text), r), cfg, r)
	d, _ := p.Next()
	for _, s := range d.(*Declaration).Body.List {
		if s, ok := s.(*DeclStmt); ok {
			name := &s.Decl.(*Declaration).Names[0]
			p.Tell(name.Found)
			r.Error(name.Declarator.Pos, "test", "declared "+name.Declarator.Name)
			p.Tell(name.Done)
		}
	}
	if _, ok := p.Next(); ok {
		t.Error("there is a second declaration")
	}
	want := "a.c:1:20: error: declared b\n" +
		"a.c:1:26: error: Expected ; at end of declaration\n" +
		"a.c:1:26: error: got 2\n" +
		"a.c:1:33: error: declared c\n" +
		"a.c:1:37: error: expression expected before ';'\n"
	if got := string(r.Print(8)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestDepth ends what nests too deep with an error of its own, and nothing else.
func TestDepth(t *testing.T) {
	const n = 20_000
	for _, text := range []string{
		"int x = " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n) + ";",
		"int x = " + strings.Repeat("-", n) + "1;",
		"int x = " + strings.Repeat("!", n) + "1;",
		"int x = " + strings.Repeat("1 ? 2 : ", n) + "1;",
		"int x = " + strings.Repeat("x = ", n) + "1;",
		"int x = " + strings.Repeat("1 + ", n) + "1;",
		"int x = (" + strings.Repeat("1, ", n) + "1);",
		"int x = y" + strings.Repeat("[1]", n) + ";",
		"int x = " + strings.Repeat("(int)", n) + "1;",
		"int x = " + strings.Repeat("sizeof ", n) + "1;",
		"int x = " + strings.Repeat("{", n) + "1;",
		"int x = { " + strings.Repeat(".a", n) + " = 1 };",
		"int x" + strings.Repeat("[1]", n) + ";",
		"int " + strings.Repeat("*", n) + "x;",
		"int " + strings.Repeat("(", n) + "x;",
		"int " + strings.Repeat("(*", n) + "x;",
		strings.Repeat("struct { ", n) + "int x;",
		strings.Repeat("typeof(", n) + "int x;",
		"int x(" + strings.Repeat("int (*)(", n) + "int);",
		"void f(void) " + strings.Repeat("{", n),
		"void f(void) { " + strings.Repeat("if (1) ", n) + "; }",
		"void f(void) { " + strings.Repeat("if (1) ; else ", n) + "; }",
		"void f(void) { switch (1) { " + strings.Repeat("case 1: ", n) + "; } }",
		"void f(void) { " + strings.Repeat("a: ", n) + "; }",
		"void f(void) { " + strings.Repeat("({ ", n) + "; }",
		"void f(void) { " + strings.Repeat("while (1) ", n) + "; }",
		strings.Repeat("void f(void) { ", n),
		"int x __attribute__((a(" + strings.Repeat("(", n),
	} {
		_, r := parseText("a.c", text+"\n")
		last := r.Findings[len(r.Findings)-1]
		if last.Code != "nesting" || !r.Stopped() {
			t.Errorf("%.40s… ends with %q", text, last.Text)
		}
	}
	for _, text := range []string{
		"int x = " + strings.Repeat("(", 100) + "1" + strings.Repeat(")", 100) + ";",
		"int x = " + strings.Repeat("1 + ", 900) + "1;",
		"void f(void) { " + strings.Repeat("if (1) ; else ", 900) + "; }",
		"void f(void) { switch (1) { " + strings.Repeat("case 1: ", 900) + "; } }",
		"int " + strings.Repeat("*", 900) + "x;",
		"int x = { " + strings.Repeat("1, ", 100_000) + "};",
	} {
		if _, r := parseText("a.c", text+"\n"); r.Failed() {
			t.Errorf("%.40s… has %s", text, r.Findings[0].Text)
		}
	}
}

// TestChildren reaches every name of a declaration.
func TestChildren(t *testing.T) {
	text := "struct s { int a[A1]; int b : A2; _Static_assert(A3, \"\"); } x = { [A4 ... A5] = A6, .a = A7 };\n" +
		"int f(int p[A8]) { typeof(A9) t; for (A10; A11; A12) if (A13) A14; else switch (A15) { case A16 ... A17: ; default: A18; }\n" +
		"	do A19; while (A20); asm(\"\" : \"=r\"(A21) : \"r\"(A22)); return _Generic(A23, int: A24) ? A25 : A26(A27)[A28].m++;\n" +
		"	__context__(A29, A30); (int [A31])A32; sizeof A33; __builtin_offsetof(struct s, a[A34]); goto *A35;\n" +
		"	__range__(A36, A37, A38); ({ A39; }); (struct s){ A40 }; return -A41; }\n" +
		"enum e { E = A42 }; _Alignas(A43) int y;\n"
	list, r := parseText("a.c", text)
	if r.Failed() {
		t.Fatalf("%s", r.Print(8))
	}
	seen := map[string]bool{}
	var visit func(Placed)
	visit = func(n Placed) {
		if name, ok := n.(*Name); ok {
			seen[name.Name] = true
		}
		Children(n, visit)
	}
	for _, d := range list {
		visit(d)
	}
	for i := 1; i <= 43; i++ {
		if name := fmt.Sprintf("A%d", i); !seen[name] {
			t.Errorf("%s is not reached", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	sources, _ := filepath.Glob("testdata/tree/*.c")
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, r := parseText("a.c", text, "declaration-after-statement", "do-while", "unknown-attribute", "constant-suffix")
		var visit func(Placed)
		visit = func(n Placed) { Children(n, visit) }
		for _, d := range list {
			visit(d)
		}
		r.Print(8)
	})
}

package sema

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/stap/realstap"
	"ringlab/engine/stap/syntax"
)

var record = flag.String("record", "", "record testdata/elide.txt with the stap of this machine: `all` of it, or the scripts that are `new` and have no answer yet")

// kernel is the version that the recordings name.
const kernel = realstap.Recorded

// elideCase is one script of testdata/elide.txt, with what stap 4.8 says of it.
type elideCase struct {
	flags  []string
	script string
	// stderr is that of `stap -p2`; listing is what `stap -p2 -v` prints of
	// the globals, functions and probes of the script itself.
	stderr, listing string
}

// readCases reads a file of cases: each starts with a line of ###, flags of
// stap and a | if there are any, and the script; a line of --- parts stderr
// from the listing.
func readCases(t testing.TB) []elideCase {
	t.Helper()
	text, err := os.ReadFile("testdata/elide.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []elideCase
	for _, entry := range strings.Split(string(text), "### ")[1:] {
		head, rest, _ := strings.Cut(entry, "\n")
		c := elideCase{script: head}
		if flags, script, ok := strings.Cut(head, "|"); ok && strings.HasPrefix(head, "-") {
			c.flags, c.script = strings.Fields(flags), script
		}
		c.stderr, c.listing, _ = strings.Cut(rest, "---\n")
		cases = append(cases, c)
	}
	return cases
}

// TestElide holds warnings, errors and what is left of each script to what
// stap 4.8 said. Record anew with
//
//	go test ./engine/stap/sema -run 'TestElide$' -record all
//
// which needs stap and the kernel's headers, and takes some minutes.
func TestElide(t *testing.T) {
	cases := readCases(t)
	if *record != "" {
		recordCases(t, cases)
	}
	if len(cases) < 150 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		name := strings.Join(append(c.flags, c.script), " ")
		stderr, listing := judge(c)
		if stderr != c.stderr {
			t.Errorf("%s\nstderr:\n%sinstead of\n%s", name, stderr, c.stderr)
		} else if listing != c.listing {
			t.Errorf("%s\nleft:\n%sinstead of\n%s", name, listing, c.listing)
		}
	}
}

// judge returns what we say of a script.
func judge(c elideCase) (stderr, listing string) {
	o := Options{Kernel: "6.1.0"}
	var w syntax.WriteOptions
	for i, flag := range c.flags {
		switch flag {
		case "-u":
			o.NoOptimise = true
		case "-g":
			o.Guru = true
		case "-w":
			w.NoWarnings = true
		case "-G":
			name, _, _ := strings.Cut(c.flags[i+1], "=")
			o.Given = append(o.Given, name)
		}
	}
	file, findings := syntax.Parse([]byte(c.script), syntax.Options{Guru: o.Guru, Kernel: kernel})
	var program *Program
	if !hasError(findings) {
		var more []syntax.Finding
		program, more = Check(file, o)
		findings = append(findings, more...)
	}
	out, ok := syntax.Write(file, findings, w)
	if ok {
		listing = list(program, o.NoOptimise)
	}
	return clean(string(out)), clean(listing)
}

func hasError(findings []syntax.Finding) bool {
	for _, f := range findings {
		if f.Severity == source.Error {
			return true
		}
	}
	return false
}

// clean takes out empty lines.
func clean(text string) string {
	var out strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}

// list writes a program as `stap -p2 -v` lists it.
func list(p *Program, whole bool) string {
	var out strings.Builder
	variables := func(list []*syntax.Variable) {
		if len(list) > 0 {
			out.WriteString("  # locals\n")
		}
		for _, v := range list {
			out.WriteString("  " + v.Name + ":" + v.Type.String() + "\n")
		}
	}
	for _, v := range p.Globals {
		if v.Tok.Library == "" {
			out.WriteString(v.Name + ":" + v.Type.String() + "\n")
		}
	}
	for _, f := range p.Functions {
		out.WriteString(f.Name + ":" + f.Result.String() + " (")
		for i, v := range f.Parameters {
			if i > 0 {
				out.WriteString(", ")
			}
			out.WriteString(v.Name + ":" + v.Type.String())
		}
		out.WriteString(")\n")
		variables(f.Locals)
		out.WriteString("{ " + stmtText(f.Body, p, whole) + " }\n")
	}
	for _, probe := range p.Probes {
		out.WriteString(strings.TrimSuffix(probe.Name, "?") + "\n")
		if v := probe.Shows; v != nil {
			out.WriteString("shows " + v.Name + "\n")
			continue
		}
		variables(probe.Locals)
		var body syntax.Stmt = probe.Body
		if len(probe.Body.List) == 1 && !whole {
			body = probe.Body.List[0]
		}
		out.WriteString("{ " + stmtText(body, p, whole) + " }\n")
	}
	return out.String()
}

// stmtText writes a statement with the names that stap makes of them.
func stmtText(s syntax.Stmt, p *Program, whole bool) string {
	syntax.Inspect(s, func(node any) bool {
		switch x := node.(type) {
		case *syntax.Symbol:
			if x.Var != nil && x.Var.Global {
				x.Name = mangledGlobal(x.Var)
			}
		case *syntax.Delete:
			if x, ok := x.X.(*syntax.Symbol); ok {
				// stap leaves this name as it is.
				x.Var = nil
			}
		case *syntax.Call:
			if len(x.Targets) > 0 {
				x.Name = mangledCall(x.Targets[0], p)
			} else {
				x.Name = mangledTapset(x.Tapset)
			}
		case *syntax.Try:
			if b, ok := x.Catch.(*syntax.Block); ok && len(b.List) == 0 && !whole {
				x.Catch = nil
			}
		}
		return true
	})
	if b, ok := s.(*syntax.Block); ok && len(b.List) == 0 && !whole {
		return ""
	}
	if n, ok := s.(*syntax.Null); ok && n != nil {
		return ";"
	}
	text := string(syntax.Dump(&syntax.File{Functions: []*syntax.Function{{Body: s}}}))
	_, text, _ = strings.Cut(text, ")\n")
	return strings.TrimSuffix(text, "\n\n")
}

// mangledCall is the name of a function among the overloads of its script.
func mangledCall(f *syntax.Function, p *Program) string {
	overload := 0
	for _, other := range p.File.Functions {
		if other.Tok == f.Tok {
			break
		}
		if other.Name == f.Name {
			overload++
		}
	}
	return mangledFunction(f, overload)
}

// recordCases asks stap about every case.
func recordCases(t *testing.T, cases []elideCase) {
	stap := realstap.Find(t)
	var file strings.Builder
	for i := range cases {
		c := &cases[i]
		if *record == "all" || c.stderr+c.listing == "" {
			c.ask(t, stap)
		}
		file.WriteString("### ")
		if len(c.flags) > 0 {
			file.WriteString(strings.Join(c.flags, " ") + "|")
		}
		file.WriteString(c.script + "\n" + c.stderr + "---\n" + c.listing)
	}
	if err := os.WriteFile("testdata/elide.txt", []byte(file.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask asks stap about one case.
func (c *elideCase) ask(t *testing.T, stap *realstap.Stap) {
	_, stderr, _ := stap.Run(t, append([]string{"-p2"}, c.flags...), c.script)
	stdout, _, code := stap.Run(t, append([]string{"-p2", "-v"}, c.flags...), c.script)
	c.stderr, c.listing = clean(stderr), ""
	if code == 0 {
		c.listing = own(stdout, c.script)
	}
}

var (
	functionHead = regexp.MustCompile(`^(\w+):(unknown|long|string) \(.*\)$`)
	globalHead   = regexp.MustCompile(`^(\w+)(%?(?:\[\d+\])?):(\w+)`)
	probeHead    = regexp.MustCompile(`^(.*) /\* <- .* \*/$`)
	shown        = regexp.MustCompile(`printf\("(\w+)`)
)

// own takes what is the script's own out of a listing of stap: sizes of
// arrays, their keys, what probe points came from and what the tapset brings go.
func own(stdout, script string) string {
	var out strings.Builder
	section, skip := "", false
	lines := strings.Split(clean(stdout), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "# "):
			section, skip = line, false
			continue
		case line == "" || strings.HasPrefix(line, "Pass "):
			continue
		}
		switch section {
		case "# globals":
			if m := globalHead.FindStringSubmatch(line); m != nil && regexp.MustCompile(`\b`+m[1]+`\b`).MatchString(script) {
				out.WriteString(m[1] + ":" + m[3] + "\n")
			}
			continue
		case "# functions":
			if m := functionHead.FindStringSubmatch(line); m != nil {
				skip = !regexp.MustCompile(`function ` + m[1] + `\b`).MatchString(script)
			}
		case "# probes":
			if m := probeHead.FindStringSubmatch(line); m != nil {
				skip = false
				rest := strings.Join(lines[i+1:], "\n")
				switch {
				case strings.HasPrefix(rest, "{ ; }") && m[1] == "begin":
					// It evaluates the conditions of probes.
					skip = true
					continue
				case m[1] == "end" && (strings.HasPrefix(rest, "  # locals\n  __idx0") || strings.HasPrefix(rest, "{ {\nprintf(\"") || strings.HasPrefix(rest, "{ {\nif ((@count(")):
					out.WriteString("end\nshows " + shown.FindStringSubmatch(rest)[1] + "\n")
					skip = true
					continue
				}
				line = strings.TrimSuffix(m[1], "?")
			}
		default:
			continue
		}
		if !skip {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}

// TestInform looks for what only we tell.
func TestInform(t *testing.T) {
	for _, c := range []struct{ script, code string }{
		{"probe begin { println(1); next; println(2); println(3) }", "unreachable"},
		{"probe begin, end { println(1); next; println(2) }", "unreachable"},
		{"function f() { return 1 } function f() { return 2 } probe begin { println(f() + f()) }", "overload-unreachable"},
		{"function f() { println(1) } probe begin { println(2) }", "unused-function"},
		{"global g probe begin { println(2) }", "unused-global"},
		{"global g = 1 function f(x) { if (x) next; return g } function f(x) { return 2 } probe begin { println(f(1)) }", ""},
	} {
		file, _ := syntax.Parse([]byte(c.script), syntax.Options{Kernel: kernel})
		_, findings := Check(file, Options{Kernel: "6.1.0"})
		codes := ""
		for _, f := range findings {
			if f.Severity == source.Info {
				codes += f.Code
				if f.Hint.IsZero() || f.Place == (source.Span{}) {
					t.Errorf("%s: no hint or no place", c.script)
				}
			}
		}
		if codes != c.code {
			t.Errorf("%s: %q instead of %q", c.script, codes, c.code)
		}
	}
}

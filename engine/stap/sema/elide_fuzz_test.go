package sema

import (
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/syntax"
)

// FuzzCheck checks any script that parses, with and without the optimiser. A
// program that comes out of it names nothing that was removed.
func FuzzCheck(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add(c.script)
	}
	f.Fuzz(func(t *testing.T, script string) {
		if len(script) > 4096 {
			t.Skip("too long")
		}
		for _, keep := range []bool{false, true} {
			file, findings := syntax.Parse([]byte(script), syntax.Options{Guru: true, Kernel: kernel})
			if hasError(findings) {
				return
			}
			p, findings := Check(file, Options{Kernel: "6.1.0", Guru: true, NoOptimise: keep})
			if (p == nil) != hasError(findings) {
				t.Fatalf("a program and an error, or neither: %q", script)
			}
			if p != nil {
				holdsTogether(t, p, script)
			}
		}
	})
}

// holdsTogether checks that each name in a program is one of its variables,
// and each call one of its functions.
func holdsTogether(t *testing.T, p *Program, script string) {
	t.Helper()
	check := func(body any, locals ...[]*syntax.Variable) {
		locals = append(locals, p.Globals)
		syntax.Inspect(body, func(node any) bool {
			switch x := node.(type) {
			case *syntax.Symbol:
				found := false
				for _, list := range locals {
					found = found || holds(list, x.Var)
				}
				if !found {
					t.Errorf("%s is no variable of %q", x.Name, script)
				}
			case *syntax.Call:
				for _, f := range x.Targets {
					if f.Index >= len(p.Functions) || p.Functions[f.Index] != f {
						t.Errorf("%s is no function of %q", x.Name, script)
					}
				}
			}
			return true
		})
	}
	for _, f := range p.Functions {
		check(f.Body, f.Parameters, f.Locals)
	}
	for _, probe := range p.Probes {
		check(probe.Body, probe.Locals)
		if probe.Condition != nil {
			check(probe.Condition)
		}
		if probe.Shows != nil && !holds(p.Globals, probe.Shows) {
			t.Errorf("%s is shown and not in %q", probe.Shows.Name, script)
		}
	}
}

// TestLongChains checks scripts that take the optimiser as many rounds, or as
// many visits, as their size allows.
func TestLongChains(t *testing.T) {
	var chain, calls strings.Builder
	chain.WriteString("probe begin { v0 = 1;\n")
	for i := range 3000 {
		chain.WriteString("v" + strconv.Itoa(i+1) + " = v" + strconv.Itoa(i) + "\n")
	}
	chain.WriteString("println(1) }")
	for i := range 300 {
		n := strconv.Itoa(1000 + i)
		calls.WriteString("function f" + n + "(x) { if (x) f" + strconv.Itoa(1001+i) + "(x - 1); return x + " + n + " }\n")
	}
	calls.WriteString("function f1300(x) { return x } probe begin {")
	for range 300 {
		calls.WriteString(" f1000(1)\n")
	}
	calls.WriteString("println(1) }")
	for name, script := range map[string]string{"chain": chain.String(), "calls": calls.String()} {
		file, findings := syntax.Parse([]byte(script), syntax.Options{Kernel: kernel})
		if hasError(findings) {
			t.Fatal(name, "does not parse")
		}
		p, findings := Check(file, Options{Kernel: "6.1.0"})
		if p == nil {
			t.Fatal(name, "is refused: ", findings[len(findings)-1].Message)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	script := `global n, sum, seen, lat
probe timer.ms(100) { n++; sum += n; seen[n % 7] <<< n; unused = n * 2; if (n > 100) exit() }
probe timer.s(1) { lat <<< gettimeofday_us() % 1000; printf("%d %d\n", n, @count(lat)) }
function half(x) { return x / 2 }
probe end { foreach (k in seen-) printf("%d: %d\n", k, @avg(seen[k])); println(half(sum)); print(@hist_log(lat)) }
`
	file, _ := syntax.Parse([]byte(script), syntax.Options{Kernel: kernel})
	b.SetBytes(int64(len(script)))
	for b.Loop() {
		if p, _ := Check(file, Options{Kernel: "6.1.0"}); p == nil {
			b.Fatal("refused")
		}
	}
}

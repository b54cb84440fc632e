package stap

import (
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/vm"
	"ringlab/engine/words"
)

func mustParse(t *testing.T, s Settings) *Options {
	t.Helper()
	o, refusal := s.Parse()
	if refusal != nil {
		t.Fatal(refusal)
	}
	return o
}

func TestKernelVersions(t *testing.T) {
	for given, want := range map[string]string{
		"": syntax.DefaultKernel, "6.1": "6.1.0", "4.4": "4.4.0", "5.10.0-8": "5.10.0-8", "6.1-rc3": "6.1.0-rc3", "2.6.32": "2.6.32",
	} {
		o := mustParse(t, Settings{Kernel: given})
		if o.Kernel != want || o.Run.Kernel.Version != want {
			t.Errorf("%q becomes %q, %q", given, o.Kernel, o.Run.Kernel.Version)
		}
	}
}

func TestDefaults(t *testing.T) {
	o := mustParse(t, Settings{})
	k := o.Run.Kernel
	if o.Name != "<input>" || k.HZ != 250 || k.CPUs != 2 || k.Seed != 1 || o.Run.Until != DefaultUntil ||
		o.Run.Limits != vm.DefaultLimits() || o.Run.Target != 0 || o.Run.Started == 0 {
		t.Errorf("%+v", o)
	}
	if err := k.Check(); err != nil {
		t.Error(err)
	}
}

func TestRefusals(t *testing.T) {
	given := func(name, value string) []vm.Given { return []vm.Given{{Name: name, Value: value}} }
	for _, test := range []struct {
		setting string
		s       Settings
		message string
	}{
		{"kernel", Settings{Kernel: "6"}, `"6" is no kernel version`},
		{"kernel", Settings{Kernel: "6.x"}, `"6.x" is no kernel version`},
		{"kernel", Settings{Kernel: "6.1.0.1"}, "is no kernel version"},
		{"kernel", Settings{Kernel: "6.1-a b"}, "is no kernel version"},
		{"kernel", Settings{Kernel: "6.+1"}, "is no kernel version"},
		{"hz", Settings{HZ: 11}, "not 11"},
		{"hz", Settings{HZ: 1201}, "not 1201"},
		{"cpus", Settings{CPUs: 257}, "not 257"},
		{"cpus", Settings{CPUs: -1}, "not -1"},
		{"load", Settings{Load: 101}, "not 101"},
		{"seed", Settings{Seed: "-1"}, `not "-1"`},
		{"until", Settings{Until: "0"}, `until: "0"`},
		{"until", Settings{Until: "1s"}, `until: "1s"`},
		{"jitter", Settings{Jitter: "-1"}, `jitter: "-1"`},
		{"started", Settings{Started: "now"}, `started: "now"`},
		{"target", Settings{Target: "abc"}, "Invalid target process ID number."},
		{"limits", Settings{Limits: given("5", "3")}, "Safety pattern mismatch for -D parameter ('5=3' vs. '^[a-z_][a-z_0-9]*(=-?[a-z_0-9]+)?$')"},
		{"limits", Settings{Limits: given("A", "x y")}, "('A=x y' vs."},
		{"globals", Settings{Globals: given("n", "")}, "Safety pattern mismatch for -G parameter ('n' vs. '^[a-z_][a-z0-9_]*=[a-z0-9_.-]+$')"},
		{"globals", Settings{Globals: given("s", "a b")}, "('s=a b' vs."},
		{"compatible", Settings{Compatible: "4.9"}, "systemtap version 4.8 cannot be compatible with future version 4.9"},
		{"compatible", Settings{Compatible: "abc"}, "future version abc"},
	} {
		o, refusal := test.s.Parse()
		if refusal == nil {
			t.Errorf("%+v is taken: %+v", test.s, o)
			continue
		}
		if refusal.Setting != test.setting || refusal.Code == "" || !strings.Contains(refusal.Error(), test.message) {
			t.Errorf("%+v: %+v %q", test.s, refusal, refusal.Error())
		}
		if zh := refusal.Message.In(words.Chinese); zh == refusal.Error() || strings.Contains(zh, "%!") {
			t.Errorf("%+v: %q", test.s, zh)
		}
	}
}

func TestLimits(t *testing.T) {
	o := mustParse(t, Settings{Limits: []vm.Given{{Name: "MAXACTION", Value: "50"}, {Name: "STP_NO_OVERLOAD"}, {Name: "FOO", Value: "bar"}, {Name: "maxerrors", Value: "1"}}})
	want := vm.DefaultLimits()
	want.MaxAction, want.StopOverload = 50, false
	if o.Run.Limits != want {
		t.Errorf("%+v", o.Run.Limits)
	}
	// stap takes this; only the C compiler does not.
	o = mustParse(t, Settings{Limits: []vm.Given{{Name: "MAXACTION", Value: "many"}}})
	const script = `probe begin { println("x") }`
	if stdout, stderr, status := Dump([]byte(script), 2, o, syntax.WriteOptions{}); status != 0 || len(stdout) == 0 || len(stderr) != 0 {
		t.Errorf("%d %s", status, stderr)
	}
	c := Check([]byte(script), o)
	if _, refusal := c.Start(); c.Runs() || refusal == nil || refusal.Setting != "limits" {
		t.Errorf("%+v", refusal)
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		script       string
		args         []string
		parsed, runs bool
		codes        string // of the findings
	}{
		{`probe begin { println("x") }`, nil, true, true, ""},
		{`probe begin {`, nil, false, false, "statement"},
		{`probe begin { println(@1) }`, []string{"a", "b"}, true, true, "unused-argument"},
		{`probe begin { println("a" + 1) }`, nil, true, false, "type-mismatch"},
	} {
		c := Check([]byte(test.script), mustParse(t, Settings{Args: test.args}))
		if c.File == nil || c.Parsed != test.parsed || c.Runs() != test.runs {
			t.Errorf("%s: parsed %v, runs %v", test.script, c.Parsed, c.Runs())
		}
		var codes []string
		for _, d := range c.Diagnostics() {
			if d.Severity != source.Info {
				codes = append(codes, d.Code)
			}
		}
		if (len(codes) > 0) != (test.codes != "") || test.codes == "unused-argument" && codes[0] != test.codes {
			t.Errorf("%s: %v", test.script, codes)
		}
		machine, refusal := c.Start()
		if (machine != nil) != test.runs || (refusal == nil) != test.runs {
			t.Errorf("%s: %v", test.script, refusal)
		}
	}
}

func TestDump(t *testing.T) {
	o := mustParse(t, Settings{Name: "a.stp", Args: []string{"1"}})
	for _, test := range []struct {
		pass           int
		script         string
		stdout, stderr string
		status         int
	}{
		{1, "probe begin { exit() }", "# parse tree dump\n# file a.stp\nprobe begin{\nexit();\n}\n\n", "", 0},
		{2, "probe begin { println($1) }", "# probes\nbegin /* <- begin */\n", "", 0},
		{2, "probe begin { println(1) }", "# probes\nbegin /* <- begin */\n", "WARNING: unused command line option $1/@1\n", 0},
		{1, "probe begin { x = 1 ", "", "parse error: expected statement\n        saw: a.stp EOF\n\n1 parse error.\nPass 1: parse failed.  [man error::pass1]\n", 1},
		{2, "probe begin { }", "", "WARNING: Probe 'begin' has been elided: keyword at a.stp:1:1\n source: probe begin { }\n         ^\n" +
			"semantic error: no probes found\n\nWARNING: unused command line option $1/@1\nPass 2: analysis failed.  [man error::pass2]\n", 1},
	} {
		stdout, stderr, status := Dump([]byte(test.script), test.pass, o, syntax.WriteOptions{})
		if string(stdout) != test.stdout || string(stderr) != test.stderr || status != test.status {
			t.Errorf("-p%d %s: %d\n%s%s", test.pass, test.script, status, stdout, stderr)
		}
	}
}

package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"ringlab/server/sandbox/enginetest"
)

// configHZ counts jiffies against milliseconds.
const configHZ = `global count_jiffies, count_ms
probe timer.jiffies(100) { count_jiffies ++ }
probe timer.ms(100) { count_ms ++ }
probe timer.ms(12345)
{
  hz=(1000*count_jiffies) / count_ms
  printf ("jiffies:ms ratio %d:%d => CONFIG_HZ=%d\n",
    count_jiffies, count_ms, hz)
  exit ()
}
`

func TestStap(t *testing.T) {
	script := filepath.Join(t.TempDir(), "hz.stp")
	if err := os.WriteFile(script, []byte(configHZ), 0o600); err != nil {
		t.Fatal(err)
	}
	const usage = exitUsage
	for _, test := range []struct {
		name           string
		args           string // separated by |
		stdin          string
		status         int
		stdout, stderr string
	}{
		{"a file", script, "", 0, "jiffies:ms ratio 29:123 => CONFIG_HZ=235\n", ""},
		{"an older kernel", "--kernel|4.4|" + script, "", 0, "jiffies:ms ratio 30:123 => CONFIG_HZ=243\n", ""},
		{"standard input", "-", configHZ, 0, "jiffies:ms ratio 29:123 => CONFIG_HZ=235\n", ""},
		{"arguments", `-e|probe begin { println($1, @2) exit() }|5|x y`, "", 0, "5x y\n", ""},
		{"arguments of a file", "-|7", "probe begin { println($1 + 1) exit() }", 0, "8\n", ""},
		{"an argument like a flag", "-|5|--|-e", "probe begin { println($1, @2) exit() }", 0, "5-e\n", ""},
		{"a file like a flag", "--|-", "probe begin { println(1) exit() }", 0, "1\n", ""},
		{"an argument that is not used", `-e|probe begin { println("x") exit() }|5`, "", 0, "x\n", "WARNING: unused command line option $1/@1\n"},
		{"glued flags", `-wDMAXACTION=50|-Gn=5|-eglobal n = 1 probe begin { x = 1 println(n) n++ exit() }`, "", 0, "5\n", ""},
		{"warnings", `-e|probe begin { x = 1 exit() }`, "", 0, "",
			"WARNING: Eliding assignment to 'x': operator '=' at <input>:1:17\n source: probe begin { x = 1 exit() }\n                         ^\n" +
				"WARNING: Eliding side-effect-free expression : identifier 'x' at :1:15\n source: probe begin { x = 1 exit() }\n                       ^\n"},
		{"warnings as errors", `-W|-e|probe begin { x = 1 exit() }`, "", 1, "",
			"WARNING: Eliding assignment to 'x': operator '=' at <input>:1:17\n source: probe begin { x = 1 exit() }\n                         ^\n" +
				"WARNING: Eliding side-effect-free expression : identifier 'x' at :1:15\n source: probe begin { x = 1 exit() }\n                       ^\n" +
				"Pass 2: analysis failed.  [man error::pass2]\n"},
		{"a parse error", "-e|probe", "", 1, "",
			"parse error: unexpected end-of-file\n        saw: keyword at <input>:1:1\n     source: probe\n             ^\n\n1 parse error.\nPass 1: parse failed.  [man error::pass1]\n"},
		{"an error at run time", `-e|probe begin { error("no") }`, "", 1, "", "ERROR: no\nWARNING: Number of errors: 1, skipped probes: 0\n"},
		{"suppressed errors", `--suppress-handler-errors|-e|probe begin { error("no") } probe timer.s(1) { exit() }`, "", 0, "", "WARNING: Number of errors: 1, skipped probes: 0\n"},
		{"a script that does not end", `--until|2500ms|-e|probe timer.s(1) { println("tick") } probe end { println("end") }`, "", 0, "tick\ntick\nend\n",
			"ringlab: The script never called exit(): it was ended after 2.500 s, as by ^C.\n"},
		{"the parse tree", `-p1|-e|probe begin { exit() }`, "", 0, "# parse tree dump\n# file <input>\nprobe begin{\nexit();\n}\n\n", ""},
		{"the listing", `-p|2|-e|probe begin { exit() }`, "", 0, "# functions\nexit:unknown ()\n# probes\nbegin /* <- begin */\n", ""},
		{"formatted", `--format|-e|probe begin{exit()}`, "", 0, "probe begin { exit() }\n", ""},
		{"not to be formatted", `--format|-e|probe begin{"}`, "", 1, "", "<input>:1:13: error: Could not find matching closing quote [unclosed-quote]\n"},
		{"target", `-x|42|-e|probe begin { println(target()) exit() }`, "", 0, "42\n", ""},
		{"no such file", "no/such.stp", "", 1, "", "Input file 'no/such.stp' is missing.\nPass 1: parse failed.  [man error::pass1]\n"},
		{"an empty file", "-", "", 1, "", "Input file '<input>' is empty.\nPass 1: parse failed.  [man error::pass1]\n"},
		{"a limit of another form", "-D|5=3|-e|probe begin {}", "", 1, "", "ERROR: Safety pattern mismatch for -D parameter ('5=3' vs. '^[a-z_][a-z_0-9]*(=-?[a-z_0-9]+)?$')\n"},
		{"a global of another form", "-G|n|-e|probe begin {}", "", 1, "", "ERROR: Safety pattern mismatch for -G parameter ('n' vs. '^[a-z_][a-z0-9_]*=[a-z0-9_.-]+$')\n"},
		{"a target that is none", "-x|abc|-e|probe begin {}", "", 1, "", "Invalid target process ID number.\n"},
		{"a later version", "--compatible|9.9|-e|probe begin {}", "", 1, "", "ERROR: systemtap version 4.8 cannot be compatible with future version 9.9\n"},
		{"no script", "-w", "", usage, "", "ringlab: a script must be specified: FILE, - or -e SCRIPT\n"},
		{"two scripts", "-e|probe begin {}|-e|probe end {}", "", usage, "", "ringlab: only one script can be given: -e once\n"},
		{"another pass", "-p3|-e|probe begin {}", "", usage, "", "ringlab: -p takes 1 or 2; without it the script is run\n"},
		{"HZ", "--hz|5|-e|probe begin {}", "", usage, "", "ringlab: CONFIG_HZ is from 12 to 1200, not 5\n"},
		{"CPUs", "--cpus|257|-e|probe begin {}", "", usage, "", "ringlab: a kernel has 1 to 256 CPUs, not 257\n"},
		{"a kernel", "--kernel|new|-e|probe begin {}", "", usage, "", "ringlab: \"new\" is no kernel version, such as 6.1, 4.4 or 5.10.0-8\n"},
		{"a duration", "--until|soon|-e|probe begin {}", "", usage, "", "ringlab: --until soon: a duration such as 500ms, 90s or 5m is wanted\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runCommand(t, test.stdin, append([]string{"stap"}, strings.Split(test.args, "|")...)...)
			if want := (outcome{test.status, test.stdout, test.stderr}); got != want {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
}

// A run as data has every firing, and what it printed.
func TestStapJSON(t *testing.T) {
	var record stapRecord
	got := runCommand(t, "", "stap", "-o", "json", "-e",
		`global n probe timer.us(100) { n++ } probe timer.s(3) { println(n) exit() }`)
	if err := json.Unmarshal([]byte(got.stdout), &record); err != nil || got.status != exitOK || got.stderr != "" {
		t.Fatalf("%v: %.300v", err, got)
	}
	if len(record.Firings) != 30_001 || record.Ending == nil || record.Ending.Reason != "exit" {
		t.Errorf("%d firings, ended %+v", len(record.Firings), record.Ending)
	}
	for i, f := range record.Firings {
		if f.Firing != i {
			t.Fatalf("firing %d stands at place %d", f.Firing, i)
		}
	}
	if len(record.Output) != 1 || record.Output[0].Text != "30000\n" {
		t.Errorf("printed %+v", record.Output)
	}
	got = runCommand(t, "", "stap", "-o", "json", "-e", `probe begin { x = "a" + 1 println(x) }`)
	record = stapRecord{}
	if err := json.Unmarshal([]byte(got.stdout), &record); err != nil || got.status != exitErrors || record.Started.Checked.Errors == 0 {
		t.Errorf("%v: %.300v", err, got)
	}
}

// ^C ends a run; its end probes still run.
func TestStapInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var stdout, stderr strings.Builder
	status := run(ctx, []string{"stap", "--until", "1000h", "-e", `probe timer.us(100) { if (!$1) println("tick") } probe end { println("end") }`, "0"},
		surroundings{getenv: func(string) string { return "" }, stderr: &stderr, stdout: writerFunc(func(p []byte) (int, error) {
			cancel()
			return stdout.Write(p)
		})})
	if status != exitOK || !strings.HasSuffix(stdout.String(), "tick\nend\n") || stderr.Len() > 0 {
		t.Errorf("status %d, %d bytes, stderr %q", status, stdout.Len(), stderr.String())
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// The engine in the sandbox prints what the native one prints.
func TestStapEnginesAgree(t *testing.T) {
	built := sync.OnceValue(func() []byte { return enginetest.Build(t) })
	wasm := func(string) []byte { return built() }
	s := surroundings{getenv: func(string) string { return "" }, wasm: wasm}
	for _, args := range [][]string{
		{"stap", "-e", configHZ},
		{"stap", "-p1", "-e", configHZ},
		{"stap", "-p2", "-e", configHZ},
		{"stap", "-o", "json", "--seed", "7", "-e", `probe timer.ms(10).randomize(5) { println(randint(100)) } probe timer.s(1) { exit() }`},
		{"stap", "-e", `probe begin { x = "a" + 1 println(x) }`},
	} {
		native := runWith(t, s, "", append(args, "--engine", "native")...)
		if sandboxed := runWith(t, s, "", append(args, "--engine", "wasm")...); sandboxed != native {
			t.Errorf("%v:\nnative %v\nwasm   %v", args, native, sandboxed)
		}
	}
}

package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ringlab/engine/kernelc/realtool"
	"ringlab/engine/protocol"
	"ringlab/server/sandbox/enginetest"
)

// checked runs ringlab check and returns what it prints, and its status.
func checked(stdin string, wasm func(string) []byte, args ...string) (stdout, stderr string, status int) {
	var out, errs strings.Builder
	status = run(context.Background(), append([]string{"check"}, args...), surroundings{
		stdin: strings.NewReader(stdin), stdout: &out, stderr: &errs, getenv: func(string) string { return "" }, wasm: wasm,
	})
	return out.String(), errs.String(), status
}

// TestCheck holds the command to what sparse 0.6.4 prints, and to the sparse
// that is installed.
func TestCheck(t *testing.T) {
	t.Chdir("testdata/check")
	recorded, err := os.ReadFile("recorded")
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(recorded), "$ sparse ")[1:] {
		line, want, _ := strings.Cut(block, "\n")
		args := strings.Fields(line)
		t.Run(line, func(t *testing.T) {
			stdout, stderr, status := checked("", nil, args...)
			if got := stderr + "[status " + strconv.Itoa(status) + "]\n"; got != want || stdout != "" {
				t.Errorf("prints\n%s%s\nand sparse\n%s", stdout, got, want)
			}
			command := exec.Command(realtool.Sparse(t), args...)
			out, _ := command.CombinedOutput() // the status says it
			if got := string(out) + "[status " + strconv.Itoa(command.ProcessState.ExitCode()) + "]\n"; got != want {
				t.Errorf("sparse prints\n%s\nand is recorded with\n%s", got, want)
			}
		})
	}
}

func TestCheckItself(t *testing.T) {
	t.Chdir("testdata/check")
	for _, test := range []struct {
		name, args, stdin string
		status            int
		stderr            string
	}{
		{"standard input", "-", "int *p = 0;\n", 0, "-:1:10: warning: Using plain integer as NULL pointer\n-:1:5: warning: symbol 'p' was not declared. Should it be static?\n"},
		{"the machine's headers", "-", "#include <linux/errno.h>\nstatic int *p = EINVAL;\n", 0,
			"-:2:17: warning: incorrect type in initializer (different base types)\n-:2:17:    expected int *static [toplevel] p\n-:2:17:    got int\n"},
		{"no header of the machine's", "--bare|-nostdinc|-", "#include <linux/errno.h>\n", 1, "-:1:11: error: unable to open 'linux/errno.h'\n"},
		{"no file", "-Wno-decl", "", exitUsage, "ringlab: a C file is wanted: ringlab check FILE.c, or - for standard input\n"},
		{"no second file", "-|gone.c|-", "int *p = 0;\n", 1, "-:1:10: warning: Using plain integer as NULL pointer\n-:1:5: warning: symbol 'p' was not declared. Should it be static?\nNo such file: gone.c\n"},
		{"a folder", "inc", "", 1, "ringlab: inc: a directory\n"},
		{"an unknown flag of ringlab's", "--teech|-", "", exitUsage, "ringlab: unknown flag --teech, did you mean \"--teach\"?\nTry: ringlab --help\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			stdout, stderr, status := checked(test.stdin, nil, strings.Split(test.args, "|")...)
			if stdout != "" || stderr != test.stderr || status != test.status {
				t.Errorf("prints %q and\n%s\nwith status %d, want\n%s\nwith %d", stdout, stderr, status, test.stderr, test.status)
			}
		})
	}
}

func TestCheckJSON(t *testing.T) {
	stdout, stderr, status := checked("int *p = 0;\n", nil, "-o", "json", "-Wno-decl", "-")
	var answer protocol.KernelChecked
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil || stderr != "" || status != 0 {
		t.Fatalf("%v\n%s\n%s\nstatus %d", err, stdout, stderr, status)
	}
	if len(answer.Findings) != 1 || answer.Findings[0].At.Column != 10 || answer.Warnings != 1 {
		t.Errorf("found %+v", answer)
	}
}

func TestCheckTeach(t *testing.T) {
	_, stderr, _ := checked("static int *p = 0;\n", nil, "--teach", "-")
	if said := "-:1:17: warning: Using plain integer as NULL pointer\n"; !strings.HasPrefix(stderr, said) || len(stderr) == len(said) {
		t.Errorf("teaches %q", stderr)
	}
	_, chinese, _ := checked("static int *p = 0;\n", nil, "--teach", "--lang", "zh", "-")
	if chinese == stderr || !strings.Contains(chinese, "整数") {
		t.Errorf("teaches in Chinese %q", chinese)
	}
}

// The engine in the sandbox prints what the native one prints.
func TestCheckEnginesAgree(t *testing.T) {
	t.Chdir("testdata/check")
	built := sync.OnceValue(func() []byte { return enginetest.Build(t) })
	wasm := func(string) []byte { return built() }
	for _, args := range []string{"--teach handler.c", "-Iinc deep.c broken.c", "--lang zh --teach -o json handler.c"} {
		out, errs, status := checked("", nil, strings.Fields(args)...)
		sandboxed, sandboxedErrs, sandboxedStatus := checked("", wasm, append([]string{"--engine", "wasm"}, strings.Fields(args)...)...)
		if out != sandboxed || errs != sandboxedErrs || status != sandboxedStatus {
			t.Errorf("check %s: in the sandbox it prints\n%s%s\nand else\n%s%s", args, sandboxed, sandboxedErrs, out, errs)
		}
	}
}

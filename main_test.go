package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"libvirt.org/go/libvirtxml"

	"ringlab/server/sandbox/enginetest"
)

const testdata = "engine/caps/testdata/"

// outcome is what a command line led to.
type outcome struct {
	status         int
	stdout, stderr string
}

func runCommand(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	return runWith(t, surroundings{getenv: func(string) string { return "" }}, stdin, args...)
}

func runWith(t *testing.T, s surroundings, stdin string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	s.stdin, s.stdout, s.stderr = strings.NewReader(stdin), &stdout, &stderr
	status := run(t.Context(), args, s)
	return outcome{status, stdout.String(), stderr.String()}
}

func TestExitStatus(t *testing.T) {
	xen := testdata + "xen-origin.xml"
	for _, test := range []struct {
		name   string
		args   []string
		status int
		stderr string // must be part of it
	}{
		{"a document", []string{"caps", xen}, exitOK, ""},
		{"a warning", []string{"caps", testdata + "bad/bad-cells-num.xml"}, exitOK, ": warning: "},
		{"an error", []string{"caps", testdata + "bad/bad-memory.xml"}, exitErrors, ": error: "},
		{"another root", []string{"caps", testdata + "bad/bad-root-html.xml"}, exitErrors, ": error: "},
		{"no such file", []string{"caps", "no/such/file"}, exitErrors, "no/such/file: no such file"},
		{"a folder", []string{"caps", "."}, exitErrors, "is a directory"},
		{"no file", []string{"caps"}, exitUsage, "expected"},
		{"no command", nil, exitUsage, "expected one of"},
		{"an unknown flag", []string{"caps", "--colour", xen}, exitUsage, "unknown flag"},
		{"an unknown output", []string{"caps", "-o", "yaml", xen}, exitUsage, "must be one of"},
		{"an unknown language", []string{"caps", "--lang", "fr", xen}, exitUsage, "must be one of"},
		{"a guest without a domain", []string{"caps", "--guest", "0", xen}, exitUsage, "go with -o domain"},
		{"a guest that is not there", []string{"caps", "-o", "domain", "--guest", "s390x", xen}, exitUsage, "xen/x86_64, xen/i686"},
		{"a number that is not there", []string{"caps", "-o", "domain", "--guest", "7", xen}, exitErrors, "7"},
		{"an engine that is not there", []string{"caps", "--engine", "wasm", xen}, exitErrors, "go tool task build"},
		{"twice standard input", []string{"caps", "diff", "-", "-"}, exitUsage, "only once"},
		{"a difference", []string{"caps", "diff", xen, testdata + "captures/qemu-capabilities.xml"}, exitOK, ""},
		{"a difference with errors", []string{"caps", "diff", xen, testdata + "bad/bad-memory.xml"}, exitErrors, ": error: "},
		{"help", []string{"--help"}, exitOK, ""},
		{"listening abroad", []string{"serve", "--listen", "0.0.0.0:0"}, exitUsage, "--allow-host"},
		{"listening nowhere", []string{"serve", "--listen", "8080"}, exitUsage, "missing port"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runWith(t, surroundings{
				getenv: func(string) string { return "" },
				wasm:   func(string) []byte { return nil },
			}, "", test.args...)
			if got.status != test.status || !strings.Contains(got.stderr, test.stderr) {
				t.Errorf("got status %d, want %d; stderr %q", got.status, test.status, got.stderr)
			}
			if test.status == exitUsage && got.stdout != "" {
				t.Errorf("a command line that makes no sense printed %q", got.stdout)
			}
		})
	}
}

func TestDiagnosticLines(t *testing.T) {
	const text = "<capabilities>\n  <host>\n    <topology><cells num='1'><cell id='0'><memory unit='KiB'>much</memory></cell></cells></topology>\n  </host>\n</capabilities>\n"
	got := runCommand(t, text, "caps", "-")
	if want := regexp.MustCompile(`(?m)^<stdin>:3:62: error: .*much.* \[[a-z-]+\]$`); !want.MatchString(got.stderr) {
		t.Errorf("got %q", got.stderr)
	}
	got = runWith(t, surroundings{getenv: func(string) string { return "" }, colour: true}, text, "caps", "-")
	if !strings.Contains(got.stderr, ": \x1b[1;31merror\x1b[0m: ") {
		t.Errorf("no colour in %q", got.stderr)
	}
}

// What a document holds can not steer the terminal that shows it.
func TestControlCharactersAreShown(t *testing.T) {
	got := runCommand(t, "<capabilities><host><cpu><arch>x86_64\x1b[2J\u009b2J</arch></cpu></host></capabilities>", "caps", "-")
	if strings.ContainsAny(got.stdout+got.stderr, "\x1b\u009b") {
		t.Errorf("got %q, %q", got.stdout, got.stderr)
	}
}

func TestInputLimit(t *testing.T) {
	got := runCommand(t, strings.Repeat(" ", maxInput+1), "caps", "-")
	if got.status != exitErrors || got.stderr != "ringlab: <stdin>: larger than 64 MiB, which no capabilities document is\n" {
		t.Errorf("got %d, %q", got.status, got.stderr)
	}
}

func TestXMLIsWrittenBack(t *testing.T) {
	files, err := filepath.Glob(testdata + "*/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal("no documents", err)
	}
	for _, file := range append(files, testdata+"xen-origin.xml") {
		if strings.Contains(file, "/bad/") || strings.Contains(file, "/define/") || strings.Contains(file, "/nodes/") {
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := runCommand(t, "", "caps", "-o", "xml", file); got.stdout != string(want) {
			t.Errorf("%s comes back changed", file)
		}
	}
}

func TestOutputs(t *testing.T) {
	const file = testdata + "captures/qemu-capabilities.xml"
	t.Run("json", func(t *testing.T) {
		if got := runCommand(t, "", "caps", "-o", "json", file); !json.Valid([]byte(got.stdout)) {
			t.Errorf("no JSON: %.200s", got.stdout)
		}
		if got := runCommand(t, "", "caps", "diff", "-o", "json", file, testdata+"xen-origin.xml"); !json.Valid([]byte(got.stdout)) {
			t.Errorf("diff, no JSON: %.200s", got.stdout)
		}
	})
	t.Run("domain", func(t *testing.T) {
		for guest, arch := range map[string]string{"": "x86_64", "i686": "i686", "hvm/i686": "i686", "hvm/x86_64": "x86_64"} {
			args := []string{"caps", "-o", "domain", "--name", "here", "--memory", "64", "--vcpus", "3", file}
			if guest != "" {
				args = append(args, "--guest", guest)
			}
			var domain libvirtxml.Domain
			got := runCommand(t, "", args...)
			if err := xml.Unmarshal([]byte(got.stdout), &domain); err != nil {
				t.Fatalf("%s: %v: %v", guest, err, got)
			}
			if domain.Name != "here" || domain.OS.Type.Arch != arch || domain.VCPU.Value != 3 {
				t.Errorf("--guest %s gave %s", guest, got.stdout)
			}
		}
	})
	t.Run("topology", func(t *testing.T) {
		if got := runCommand(t, "", "caps", "-o", "topology", file); got.status != exitOK || got.stdout == "" {
			t.Errorf("got %v", got)
		}
	})
	t.Run("no capabilities", func(t *testing.T) {
		if got := runCommand(t, "", "caps", testdata+"bad/bad-root-html.xml"); got.stdout != "" {
			t.Errorf("a report of something else: %s", got.stdout)
		}
	})
	t.Run("diff", func(t *testing.T) {
		got := runCommand(t, "", "caps", "diff", testdata+"xen-origin.xml", file)
		if !strings.HasPrefix(got.stdout, "A → B: ") || !strings.Contains(got.stdout, "\nB → A: ") {
			t.Errorf("no verdict in %.300s", got.stdout)
		}
		if got := runCommand(t, "", "caps", "diff", file, file); strings.Contains(got.stdout, "\n  ~") {
			t.Errorf("a document differs from itself: %s", got.stdout)
		}
	})
}

func TestLanguage(t *testing.T) {
	for _, test := range []struct {
		environment map[string]string
		flag        string
		chinese     bool
	}{
		{nil, "", false},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, "", true},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "", false},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "", true},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, "en", false},
		{nil, "zh", true},
	} {
		args := []string{"caps", testdata + "xen-origin.xml"}
		if test.flag != "" {
			args = append(args, "--lang", test.flag)
		}
		got := runWith(t, surroundings{getenv: func(name string) string { return test.environment[name] }}, "", args...)
		if chinese := strings.ContainsRune(got.stdout, '的'); chinese != test.chinese {
			t.Errorf("%v --lang=%s: Chinese is %v", test.environment, test.flag, chinese)
		}
	}
}

// The engine in the sandbox prints what the native one prints.
func TestEnginesAgree(t *testing.T) {
	built := sync.OnceValue(func() []byte { return enginetest.Build(t) })
	wasm := func(string) []byte { return built() }
	s := surroundings{getenv: func(string) string { return "" }, wasm: wasm}
	for _, args := range [][]string{
		{"caps", testdata + "captures/qemu-capabilities.xml"},
		{"caps", "--lang", "zh", "-o", "domain", testdata + "captures/qemu-capabilities.xml"},
		{"caps", testdata + "bad/bad-memory.xml"},
		{"caps", "diff", testdata + "xen-origin.xml", testdata + "captures/qemu-capabilities.xml"},
	} {
		native := runWith(t, s, "", append(args, "--engine", "native")...)
		if sandboxed := runWith(t, s, "", append(args, "--engine", "wasm")...); sandboxed != native {
			t.Errorf("%v:\nnative %v\nwasm   %v", args, native, sandboxed)
		}
	}
}

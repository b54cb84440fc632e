package vm_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/sim"
	"ringlab/engine/source"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/vm"
)

// A recorded run is a file in a folder of testdata: the script, and what stap 4.8
// on Linux 6.1 with HZ=250 and two CPUs did with it. Before the script stand
// lines with flags of stap, arguments, module arguments (of -G), the exit
// status, and after how many seconds the run was interrupted. Sections begin
// with a line such as "-- stdout --".
type recorded struct {
	name     string
	head     map[string]string
	sections map[string]string
}

var sectionLine = regexp.MustCompile(`(?m)^-- ([a-z]+)(, no newline at its end)? --\n`)

func readRecorded(t testing.TB, path string) *recorded {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := &recorded{
		name: strings.TrimSuffix(filepath.Base(path), ".txt"),
		head: map[string]string{}, sections: map[string]string{},
	}
	marks := sectionLine.FindAllSubmatchIndex(text, -1)
	for _, line := range strings.Split(string(text[:marks[0][0]]), "\n") {
		if key, value, ok := strings.Cut(line, ": "); ok {
			r.head[key] = value
		}
	}
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		body := string(text[m[1]:end])
		if m[4] >= 0 {
			body = strings.TrimSuffix(body, "\n")
		}
		r.sections[string(text[m[2]:m[3]])] = body
	}
	return r
}

func recordings(t testing.TB) []*recorded {
	t.Helper()
	paths, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no recorded runs: ", err)
	}
	var list []*recorded
	for _, p := range paths {
		list = append(list, readRecorded(t, p))
	}
	return list
}

// words splits a line as a shell does, as far as the recorded lines need it.
func words(line string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`'([^']*)'|"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
		list = append(list, m[1]+m[2]+m[3])
	}
	return list
}

// setup is a script with everything that its run depends on.
type setup struct {
	parse   syntax.Options
	check   sema.Options
	options vm.Options
}

func (r *recorded) setup(t testing.TB) setup {
	t.Helper()
	s := setup{
		parse: syntax.Options{Name: r.name + ".stp", Args: words(r.head["arguments"]), Macros: tapset.Macros(), Kernel: "6.1.0-47-cloud-amd64"},
		check: sema.Options{
			Kernel: "6.1.0-47-cloud-amd64", Args: words(r.head["arguments"]), Defines: map[string]int64{},
		},
		options: vm.Options{
			Kernel: sim.Default(), Until: 60e9, Limits: vm.DefaultLimits(),
			Started: 1763877600e9, OutputLimit: 1 << 20, Module: "g_" + strings.ReplaceAll(r.name, "-", "_"),
		},
	}
	s.parse.Config = func(name string) string {
		switch name {
		case "CONFIG_HZ":
			return strconv.Itoa(s.options.Kernel.HZ)
		case "CONFIG_SMP":
			return "y"
		}
		return ""
	}
	flags := words(r.head["flags"])
	for i := 0; i < len(flags); i++ {
		switch f := flags[i]; {
		case strings.HasPrefix(f, "-D"):
			name, value, _ := strings.Cut(f[2:], "=")
			if !s.options.Limits.Set(name, value) {
				t.Fatalf("limit %s", f)
			}
			s.check.Defines[name], _ = strconv.ParseInt(value, 0, 64)
		case f == "-G":
			i++
			name, value, _ := strings.Cut(flags[i], "=")
			s.check.Given = append(s.check.Given, name)
			s.options.Globals = append(s.options.Globals, vm.Given{Name: name, Value: value})
		case f == "-g":
			s.parse.Guru, s.check.Guru = true, true
		case f == "-u":
			s.check.NoOptimise = true
		case f == "--suppress-handler-errors":
			s.options.SuppressErrors = true
		default:
			t.Fatalf("flag %s", f)
		}
	}
	if module := words(r.head["module arguments"]); len(module) == 2 && module[0] == "-x" {
		s.options.Target, _ = strconv.ParseInt(module[1], 10, 64)
	}
	if tmo := r.head["interrupted after seconds"]; tmo != "" {
		n, _ := strconv.Atoi(tmo)
		s.options.Until = int64(n) * 1e9
	}
	return s
}

// compile takes a script through parser, checker and compiler. Where they
// refuse it, code is nil and told is what stap says.
func (s *setup) compile(text string) (code *vm.Code, told string) {
	file, findings := syntax.Parse([]byte(text), s.parse)
	refused := func() bool {
		for _, f := range findings {
			if f.Severity == source.Error {
				return true
			}
		}
		return false
	}
	tell := func() string {
		said, _ := syntax.Write(file, findings, syntax.WriteOptions{})
		return string(said)
	}
	if refused() {
		return nil, tell()
	}
	program, more := sema.Check(file, s.check)
	findings = append(findings, more...)
	if refused() {
		return nil, tell()
	}
	code, more = vm.Compile(program, s.options.Limits)
	findings = append(findings, more...)
	return code, tell()
}

// outcome is what a run did.
type outcome struct {
	stdout, stderr string
	ending         vm.Ending
	machine        *vm.Machine
}

func run(code *vm.Code, o vm.Options, budget int) outcome {
	m := vm.New(code, o)
	var stdout, stderr strings.Builder
	for over := false; !over; {
		over = m.Step(budget)
		for _, piece := range m.Output() {
			if piece.Stream == vm.Stdout {
				stdout.WriteString(piece.Text)
			} else {
				stderr.WriteString(piece.Text)
			}
		}
	}
	return outcome{stdout.String(), stderr.String(), m.Ending(), m}
}

// tolerance says how a recorded run may differ from ours, and why.
type tolerance struct {
	why string
	// same brings what is not to be compared into one form.
	same func(string) string
}

// TestRecorded holds runs to what SystemTap did, byte for byte but for the
// measurements of tolerances.
func TestRecorded(t *testing.T) {
	for _, r := range recordings(t) {
		t.Run(r.name, func(t *testing.T) {
			s := r.setup(t)
			code, told := s.compile(r.sections["script"])
			if refused, ok := r.sections["refused"]; ok || code == nil {
				if code != nil || told != refused {
					t.Errorf("compiled: %v; told\n%s\nwant\n%s", code != nil, told, refused)
				}
				return
			}
			if want := r.sections["warnings"]; told != want {
				t.Errorf("told\n%s\nwant\n%s", told, want)
			}
			got := run(code, s.options, 100000)
			stdout, stderr := r.sections["stdout"], r.sections["stderr"]
			if x, ok := tolerances[r.name]; ok {
				if got.stdout == stdout && got.stderr == stderr {
					t.Errorf("needs no tolerance: %s", x.why)
				}
				got.stdout, got.stderr = x.same(got.stdout), x.same(got.stderr)
				stdout, stderr = x.same(stdout), x.same(stderr)
			}
			if got.stdout != stdout {
				t.Errorf("stdout is\n%s\nwant\n%s", got.stdout, stdout)
			}
			if got.stderr != stderr {
				t.Errorf("stderr is\n%s\nwant\n%s", got.stderr, stderr)
			}
			status := 0
			if r.head["status"] != "" {
				status, _ = strconv.Atoi(r.head["status"])
			}
			if got.ending.Status != status {
				t.Errorf("status is %d, want %d (%+v)", got.ending.Status, status, got.ending)
			}
		})
	}
}

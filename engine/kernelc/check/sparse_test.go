package check_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/realtool"
)

// headersFolder is where sparse finds the machine's headers, seen from a
// folder of the corpus; a case names it HEADERS.
const headersFolder = "../../../../headers/include"

// TestGolden holds the checker to recordings of sparse 0.6.4: NAME.out with
// its default flags, NAME.FLAG.out with -FLAG.
func TestGolden(t *testing.T) {
	sources, err := filepath.Glob("testdata/golden/*.c")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no recordings: %v", err)
	}
	for _, source := range sources {
		recordings, _ := filepath.Glob(strings.TrimSuffix(source, ".c") + ".*out")
		for _, recording := range recordings {
			name := strings.TrimSuffix(filepath.Base(recording), ".out")
			t.Run(name, func(t *testing.T) {
				var flags []string
				if _, flag, ok := strings.Cut(name, "."); ok {
					flags = []string{"-" + flag}
				}
				want := read(t, recording)
				got := ours(t, source, flags)
				got = got[:strings.LastIndex(got, "[status ")]
				compare(t, got, string(want))
			})
		}
	}
}

// TestCorpus holds the checker to what sparse printed for the cases of the
// corpus, exit status and all. UPDATE=1 records anew, with the sparse that is
// installed.
func TestCorpus(t *testing.T) {
	known := differences(t)
	eachCase(t, func(t *testing.T, source string, flags []string) {
		recording := strings.TrimSuffix(source, ".c") + ".out"
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(recording, theirs(t, source, flags), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want := string(read(t, recording))
		got := ours(t, source, flags)
		reason, differs := known[caseName(source)]
		switch {
		case !differs:
			compare(t, got, want)
		case got == want:
			t.Errorf("is equal now; take it out of testdata/corpus/differences (%s)", reason)
		default:
			t.Logf("differs from sparse: %s", reason)
		}
	})
}

// TestSparse runs the sparse that is installed on the corpus and the
// recordings' files, and counts how many it agrees on with the checker.
func TestSparse(t *testing.T) {
	realtool.Sparse(t)
	known := differences(t)
	total, equal := 0, 0
	eachCase(t, func(t *testing.T, source string, flags []string) {
		total++
		want, got := string(theirs(t, source, flags)), ours(t, source, flags)
		if got == want {
			equal++
		} else if _, differs := known[caseName(source)]; !differs {
			compare(t, got, want)
		}
	})
	t.Logf("%d of %d files of the corpus equal sparse's output", equal, total)
	if total < 200 || equal*100 < total*97 {
		t.Errorf("%d of %d files are equal; 97 in a hundred of at least 200 have to be", equal, total)
	}
}

// eachCase runs test for each file of the corpus, with the flags that its
// first line gives: // sparse: FLAG…
func eachCase(t *testing.T, test func(t *testing.T, source string, flags []string)) {
	sources, err := filepath.Glob("testdata/corpus/*/*.c")
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		t.Run(caseName(source), func(t *testing.T) {
			first, _, _ := strings.Cut(string(read(t, source)), "\n")
			flags, _ := strings.CutPrefix(first, "// sparse:")
			if flags == first {
				flags = ""
			}
			test(t, source, strings.Fields(flags))
		})
	}
}

// caseName is the folder and the name of a case.
func caseName(source string) string {
	return filepath.Base(filepath.Dir(source)) + "/" + strings.TrimSuffix(filepath.Base(source), ".c")
}

// differences are the cases in which the checker is known to differ from
// sparse: a line each, the case's name and the reason.
func differences(t *testing.T) map[string]string {
	known := map[string]string{}
	for _, line := range strings.Split(string(read(t, "testdata/corpus/differences")), "\n") {
		if name, reason, ok := strings.Cut(line, " "); ok && !strings.HasPrefix(line, "#") {
			known[name] = reason
		}
	}
	return known
}

// theirs is what sparse prints of a file, run in its folder, and its status.
func theirs(t *testing.T, source string, flags []string) []byte {
	t.Helper()
	arguments := make([]string, 0, len(flags)+1)
	for _, flag := range flags {
		arguments = append(arguments, strings.ReplaceAll(flag, "HEADERS", headersFolder))
	}
	command := exec.Command("sparse", append(arguments, filepath.Base(source))...)
	command.Dir = filepath.Dir(source)
	out, err := command.CombinedOutput()
	status := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		status = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return append(out, "[status "+strconv.Itoa(status)+"]\n"...)
}

// ours is what the checker prints in its place.
func ours(t *testing.T, source string, flags []string) string {
	t.Helper()
	settings := check.Settings{Files: map[string][]byte{}}
	beside, _ := filepath.Glob(filepath.Join(filepath.Dir(source), "*.h"))
	for _, header := range beside {
		settings.Files[filepath.Base(header)] = read(t, header)
	}
	for _, flag := range flags {
		if strings.Contains(flag, "HEADERS") {
			for name, text := range headers.Files() {
				settings.Files[name] = text
			}
		}
		settings.Flags = append(settings.Flags, strings.ReplaceAll(flag, "HEADERS", headers.SystemPath))
	}
	checked := check.Check(filepath.Base(source), read(t, source), settings)
	out := checked.Report.Print(checked.TabStop)
	return string(out) + "[status " + strconv.Itoa(checked.Report.Status()) + "]\n"
}

// compare tells the first lines in which two outputs differ.
func compare(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	ours, theirs := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(ours) && i < len(theirs) && ours[i] == theirs[i] {
		i++
	}
	t.Errorf("line %d differs\nours:\n%s\nsparse's:\n%s", i+1, lines(ours, i), lines(theirs, i))
}

// lines are a few lines from the i-th on.
func lines(all []string, i int) string {
	all = all[min(i, len(all)):]
	return "\t" + strings.Join(all[:min(6, len(all))], "\n\t")
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

package syntax

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/kernelc/report"
)

// preprocessed writes tokens as sparse -E does: the first column of a line
// tells how far it is indented.
func preprocessed(unit *Unit, files *report.Files) string {
	var out strings.Builder
	out.WriteString("\n") // for what stands before the file
	for i := range unit.Tokens {
		t := &unit.Tokens[i]
		if i > 0 {
			switch {
			case t.Line:
				column := 0
				if file, offset := files.Find(t.Pos); file != nil {
					_, column = file.Display(offset, 8)
				}
				out.WriteString("\n\t\t\t\t\t"[:min(column, 4)])
			case t.Space:
				out.WriteString(" ")
			}
		}
		if t.Kind != EOF {
			out.WriteString(t.Spelling())
		}
	}
	out.WriteString("\n")
	return out.String()
}

// filesBelow reads all files of a folder, by their paths from there.
func filesBelow(t testing.TB, folder string) map[string][]byte {
	files := map[string][]byte{}
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		files[name] = text
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestAsSparse compares tokens and findings with what sparse 0.6.4 -E printed
// for every file of testdata/preprocess: NAME.want is its standard error, a
// line of dashes, and its standard output. UPDATE=1 records anew; FOLDER=… takes
// the files of a folder instead and asks the sparse that is installed.
func TestAsSparse(t *testing.T) {
	folder, live := "testdata/preprocess", false
	if from := os.Getenv("FOLDER"); from != "" {
		folder, live = from, true
	}
	files := filesBelow(t, folder)
	for name, text := range files {
		if !strings.HasSuffix(name, ".c") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			flags, cfg := configOf(name, text, files)
			recording := strings.TrimSuffix(name, ".c") + ".want"
			want := files[recording]
			if live || os.Getenv("UPDATE") != "" {
				cmd := exec.Command("sparse", append(flags, "-E", name)...)
				cmd.Dir = folder
				var stdout, stderr bytes.Buffer
				cmd.Stdout, cmd.Stderr = &stdout, &stderr
				if err := cmd.Run(); err != nil && stderr.Len() == 0 {
					t.Fatal(err)
				}
				want = append(append(stderr.Bytes(), dashes...), stdout.Bytes()...)
				if !live {
					if err := os.WriteFile(filepath.Join(folder, recording), want, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			findings, tokens, ok := strings.Cut(string(want), dashes)
			if !ok {
				t.Fatal("there is no recording")
			}
			r := report.New(&report.Files{})
			unit := Preprocess(cfg, text, r)
			if got := string(r.Print(8)); got != findings {
				t.Errorf("findings:\n%s\nsparse:\n%s", got, findings)
			}
			if got := preprocessed(unit, r.Files); got != tokens && !r.Stopped() {
				t.Errorf("tokens:\n%s\nsparse:\n%s", got, tokens)
			}
		})
	}
}

const dashes = "----\n"

// configOf takes flags from a first line "// sparse: …".
func configOf(name string, text []byte, files map[string][]byte) ([]string, *Config) {
	cfg := &Config{Name: name, Files: files}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	after, ok := bytes.CutPrefix(line, []byte("// sparse: "))
	if !ok {
		return nil, cfg
	}
	flags := strings.Fields(string(after))
	cfg.Warn = func(flag string) bool {
		for _, f := range flags {
			if f == "-Wno-"+flag {
				return false
			}
			if f == "-W"+flag {
				return true
			}
		}
		return flag == "newline-eof"
	}
	cfg.Weak = FlagDefines(flags)
	for i, f := range flags {
		switch {
		case f == "-include":
			cfg.Includes = append(cfg.Includes, flags[i+1])
		case strings.HasPrefix(f, "-I"):
			cfg.Path = append(cfg.Path, f[2:])
		case strings.HasPrefix(f, "-D"):
			name, value, ok := strings.Cut(f[2:], "=")
			if !ok {
				value = "1"
			}
			cfg.Defines = append(cfg.Defines, Define{Name: name, Value: value})
		case strings.HasPrefix(f, "-U"):
			cfg.Defines = append(cfg.Defines, Define{Name: f[2:], Undefine: true})
		}
	}
	return flags, cfg
}

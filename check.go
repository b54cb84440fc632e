package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"ringlab/engine/kernelc/headers"
	"ringlab/engine/protocol"
)

// maxSource is the largest C file that is read, in bytes.
const maxSource = 16 << 20

// maxTokens is how many tokens a file may become. Whole kernels' headers give
// some millions.
const maxTokens = 8_000_000

// systemHeaders are where sparse looks for headers on its own.
var systemHeaders = []string{
	"/usr/include", "/usr/local/include", "/usr/include/x86_64-linux-gnu",
	"/usr/lib/gcc/x86_64-linux-gnu/12/include", "/usr/lib/gcc/x86_64-linux-gnu/12/include-fixed",
}

type checkCommand struct {
	Teach  bool   `help:"Tell, too, why each finding is one and what to do, what sparse keeps to itself after an error, and what it does not see."`
	Bare   bool   `help:"Leave out the simulated machine's kernel headers: #include finds files and this system's headers alone."`
	Output string `short:"o" enum:"text,json" default:"text" help:"What to print: text as sparse does, or json for the findings as data."`
	Lang   string `enum:"en,zh" default:"${language}" help:"Language of what ringlab says itself: en or zh (${default}, as the environment asks). sparse's own messages stay as they are."`
	Engine string `enum:"native,wasm" default:"native" help:"Which engine computes: native, or wasm for the page's own in a sandbox. The output is the same."`

	Files []string `arg:"" optional:"" name:"file.c" help:"C files, or - for standard input, and sparse's own flags, which go to the checker as they are: -Wno-decl, -Wsparse-all, -DNAME=VALUE, -I DIR, -include FILE, -ftabstop=4, ..."`
	// flags are sparse's.
	flags []string
}

// Help adds to the command's help what kong does not know of.
func (*checkCommand) Help() string {
	return "Findings are printed as sparse 0.6.4 prints them, on standard error, and the exit status is sparse's. " +
		"#include finds the simulated machine's kernel headers (linux/module.h, linux/uaccess.h, ...) before this system's."
}

// cutSparse takes sparse's flags out of the arguments of `ringlab check`:
// whatever has one dash. What has two is ringlab's.
func cutSparse(args []string) (rest, flags []string) {
	if len(args) == 0 || args[0] != "check" {
		return args, nil
	}
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case a == "-h" || a == "-o":
			rest = append(rest, args[i:min(i+2, len(args))]...)
			i++
		case strings.HasPrefix(a, "-o") || !strings.HasPrefix(a, "-") || a == "-" || strings.HasPrefix(a, "--"):
			rest = append(rest, a)
		default:
			flags = append(flags, a)
			if takesNext(a) && i+1 < len(args) {
				i++
				flags = append(flags, args[i])
			}
		}
	}
	return rest, flags
}

// takesNext reports whether the argument after a flag of sparse's belongs to it.
func takesNext(flag string) bool {
	switch flag {
	case "-I", "-D", "-U", "-include", "-imacros", "-isystem", "-idirafter", "-iquote", "-x", "-arch", "-gcc-base-dir", "-multiarch-dir":
		return true
	}
	return false
}

// Run checks the files, one after the other.
func (c *checkCommand) Run(ctx context.Context, s surroundings) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("a C file is wanted: ringlab check FILE.c, or - for standard input")}
	}
	files := &checkedFiles{known: map[string]bool{}}
	missing := ""
	for i, name := range c.Files {
		text, err := readSource(s.stdin, name)
		if errors.Is(err, fs.ErrNotExist) {
			// sparse checks the files before and stops here.
			missing, c.Files = name, c.Files[:i]
			break
		}
		if err != nil {
			return err
		}
		files.add(name, text)
	}
	if len(c.Files) > 0 {
		if err := c.print(ctx, s, files); missing == "" || err != nil && !errors.Is(err, errFound) {
			return err
		}
	}
	fmt.Fprintf(s.stderr, "No such file: %s\n", missing)
	return errFound
}

// print says what is found in the files.
func (c *checkCommand) print(ctx context.Context, s surroundings, files *checkedFiles) error {
	engine, err := newEngine(ctx, c.Engine, "kernel", s.wasm)
	if err != nil {
		return err
	}
	defer engine.Close()
	asked := &client{engine: engine, language: c.Lang}
	checked, texts, err := c.check(ctx, asked, files)
	var refused *refusedError
	if errors.As(err, &refused) && refused.code == "settings.flags" {
		fmt.Fprintln(s.stderr, refused.message)
		return errFound
	}
	if err != nil {
		return err
	}
	if c.Output == "json" {
		encoder := json.NewEncoder(s.stdout)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(checked)
	} else {
		_, err = s.stderr.Write(texts[len(texts)-1])
	}
	if err == nil && checked.Status != 0 {
		err = errFound
	}
	return err
}

// check asks the engine until it has all the files that #include looks for
// and that there are: each answer names those that it missed.
func (c *checkCommand) check(ctx context.Context, asked *client, files *checkedFiles) (*protocol.KernelChecked, [][]byte, error) {
	settings := protocol.KernelSettings{
		Main: c.Files[0], Also: c.Files[1:], Flags: c.flags, Bare: c.Bare, Teach: c.Teach, SystemPath: systemHeaders, MaxTokens: maxTokens,
	}
	for {
		settings.Files = files.names
		var checked protocol.KernelChecked
		texts, err := asked.ask(ctx, protocol.KernelCheck, settings, &checked, files.texts...)
		if err != nil {
			return nil, nil, err
		}
		found, err := files.read(checked.Wanted)
		if err != nil {
			return nil, nil, err
		}
		if !found {
			return &checked, texts, nil
		}
	}
}

// checkedFiles are the files that were read so far.
type checkedFiles struct {
	names []string
	texts [][]byte
	known map[string]bool // read, or not there
}

func (f *checkedFiles) add(name string, text []byte) {
	if !f.known[name] {
		f.known[name] = true
		f.names, f.texts = append(f.names, name), append(f.texts, text)
	}
}

// read reads those of the files that there are, and reports whether any was
// new.
func (f *checkedFiles) read(names []string) (bool, error) {
	found := false
	for _, name := range names {
		if f.known[name] || strings.HasPrefix(name, headers.SystemPath+"/") {
			continue
		}
		text, err := readSource(nil, name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errDirectory) {
			f.known[name] = true
			continue
		}
		if err != nil {
			return false, err
		}
		f.add(name, text)
		found = true
	}
	return found, nil
}

var errDirectory = errors.New("a directory")

// readSource reads a file, or stdin where its name is a dash.
func readSource(stdin io.Reader, name string) ([]byte, error) {
	from := stdin
	if name != "-" || stdin == nil {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			return nil, fmt.Errorf("%s: %w", name, errDirectory)
		}
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	text, err := io.ReadAll(io.LimitReader(from, maxSource+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxSource {
		return nil, fmt.Errorf("%s: larger than %d MiB, which no module is", name, maxSource>>20)
	}
	return text, nil
}

// Command ringlab serves the playground, and runs each of its labs on the
// command line.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"ringlab/engine/words"
	"ringlab/web"
)

// The exit statuses of every command.
const (
	exitOK     = 0
	exitErrors = 1 // the document has errors, or there is none to read
	exitUsage  = 2 // the command line makes no sense
)

// errFound ends a command whose diagnostics, already printed, hold errors.
var errFound = errors.New("errors were found")

// usageError is a command line that kong takes and the command does not.
type usageError struct{ error }

// commandLine is all that can be said to ringlab.
type commandLine struct {
	Serve serveCommand `cmd:"" help:"Serve the playground to browsers."`
	Caps  capsCommand  `cmd:"" help:"Say what a capabilities document means, or compare two."`
	Stap  stapCommand  `cmd:"" help:"Check a SystemTap script as stap does, and run it on a simulated kernel in virtual time."`
	Check checkCommand `cmd:"" help:"Check C as sparse does: __user pointers and other address spaces, endian types, locks, types."`
}

// surroundings are what a command sees of the world.
type surroundings struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	// wasm returns the embedded engine of a lab; nil where there is none.
	wasm func(lab string) []byte
	// colour reports whether stderr is a terminal that wants colour.
	colour bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], surroundings{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv,
		wasm:   web.Engine,
		colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(os.Stderr),
	})
	stop()
	os.Exit(status)
}

// run runs one command line and returns its exit status.
func run(ctx context.Context, args []string, s surroundings) int {
	var line commandLine
	args, line.Stap.literal = cutLiteral(args)
	args, line.Check.flags = cutSparse(args)
	// kong ends the process where it has printed help; here only the parse ends.
	helped := -1
	parser := kong.Must(&line,
		kong.Name("ringlab"),
		kong.Description("A playground for virtualization: what libvirt, SystemTap and the kernel tell, and why."),
		kong.Writers(s.stdout, s.stderr),
		kong.Exit(func(status int) { helped = status; panic(helpPrinted{}) }),
		kong.WithHyphenPrefixedParameters(true), // as in stap -x -1
		kong.Vars{"language": language(s.getenv)},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(s),
	)
	parsed, err := parse(parser, args)
	switch {
	case helped >= 0:
		return helped
	case err != nil:
		fmt.Fprintf(s.stderr, "ringlab: %v\n", err)
		fmt.Fprintln(s.stderr, "Try: ringlab --help")
		return exitUsage
	}
	err = parsed.Run()
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFound):
		return exitErrors
	case errors.As(err, &usage):
		fmt.Fprintf(s.stderr, "ringlab: %v\n", err)
		return exitUsage
	default:
		fmt.Fprintf(s.stderr, "ringlab: %v\n", err)
		return exitErrors
	}
}

// cutLiteral cuts off what follows `--` of `ringlab stap`: kong would take it
// for arguments of the command after the script's, and there are none.
func cutLiteral(args []string) (rest, literal []string) {
	if len(args) > 0 && args[0] == "stap" {
		if i := slices.Index(args, "--"); i >= 0 {
			return args[:i], args[i+1:]
		}
	}
	return args, nil
}

// helpPrinted unwinds a parse that ended in help.
type helpPrinted struct{}

func parse(parser *kong.Kong, args []string) (parsed *kong.Context, err error) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(helpPrinted); !ok {
				panic(r)
			}
		}
	}()
	return parser.Parse(args)
}

// language is the language that the environment asks for, as POSIX says.
func language(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return string(words.Parse(value))
		}
	}
	return string(words.English)
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// printable makes text from a document harmless to a terminal: whatever would
// steer it is shown by its code.
func printable(text string) string {
	steers := func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0
	}
	if strings.IndexFunc(text, steers) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if steers(r) {
			fmt.Fprintf(&b, "\\x%02x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

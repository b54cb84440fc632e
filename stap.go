package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	"ringlab/engine/protocol"
)

// maxScript is the largest script that is read, in bytes.
const maxScript = 16 << 20

// stepBudget is how many statements are run between two looks at ^C.
const stepBudget = 2_000_000

type stapCommand struct {
	Pass         int      `short:"p" placeholder:"N" help:"Stop after pass 1 and print the parse tree, or after pass 2 and list what was resolved."`
	Script       []string `short:"e" sep:"none" placeholder:"SCRIPT" help:"The script itself, instead of FILE."`
	Guru         bool     `short:"g" help:"Guru mode: embedded C and functions that can do harm are accepted."`
	Unoptimised  bool     `short:"u" help:"Leave out the optimisations of pass 2."`
	NoWarnings   bool     `short:"w" help:"Say nothing of warnings."`
	Strict       bool     `short:"W" help:"Take warnings for errors."`
	Verbose      bool     `short:"v" help:"Tell errors and warnings that resemble each other one by one."`
	Globals      []string `short:"G" sep:"none" placeholder:"VAR=VALUE" help:"Set a global variable before the run."`
	Defines      []string `short:"D" sep:"none" placeholder:"NAME=VALUE" help:"Set a limit of the runtime, such as MAXACTION."`
	Target       string   `short:"x" placeholder:"PID" help:"What target() answers."`
	Compatible   string   `placeholder:"VERSION" help:"Behave like an older SystemTap."`
	Suppress     bool     `name:"suppress-handler-errors" help:"Go on after errors in handlers, and do not tell them."`
	Kernel       string   `short:"r" placeholder:"VERSION" group:"Simulated kernel" help:"Its version, such as 6.1 or 4.4 (6.1)."`
	HZ           int      `name:"hz" placeholder:"N" group:"Simulated kernel" help:"Its CONFIG_HZ (250)."`
	CPUs         int      `name:"cpus" placeholder:"N" group:"Simulated kernel" help:"How many CPUs it has (2)."`
	Seed         string   `placeholder:"N" group:"Simulated kernel" help:"Seed of all that is random (1)."`
	Until        string   `placeholder:"DURATION" group:"Simulated kernel" help:"Virtual time after which the run ends as by ^C: 90s, 5m, 1h (60s)."`
	Format       bool     `help:"Print the script formatted, and run nothing."`
	Output       string   `short:"o" enum:"text,json" default:"text" help:"What a run prints: text as stap does, or json for all that happened as data."`
	Lang         string   `enum:"en,zh" default:"${language}" help:"Language of what ringlab says itself: en or zh (${default}, as the environment asks). stap's own messages stay as they are."`
	Engine       string   `enum:"native,wasm" default:"native" help:"Which engine computes: native, or wasm for the page's own in a sandbox. The output is the same."`
	FileThenArgs []string `arg:"" optional:"" name:"file" help:"File with the script, or - for standard input; then the script's arguments $$1, @1, ... (Those that start with - go after --.)"`
	// literal is what followed --.
	literal []string
}

// Run does what the flags ask for with one script.
func (c *stapCommand) Run(ctx context.Context, s surroundings) error {
	c.FileThenArgs = append(c.FileThenArgs, c.literal...)
	settings, err := c.settings()
	if err != nil {
		return err
	}
	if c.Pass < 0 || c.Pass > 2 {
		return usageError{errors.New("-p takes 1 or 2; without it the script is run")}
	}
	name, text, err := c.read(s)
	if errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(s.stderr, "Input file '%s' is missing.\nPass 1: parse failed.  [man error::pass1]\n", name)
		return errFound
	}
	if err != nil {
		return err
	}
	settings.Name = name
	if len(c.Script) == 0 {
		settings.Args = c.FileThenArgs[1:]
	} else {
		settings.Args = c.FileThenArgs
	}
	engine, err := newEngine(ctx, c.Engine, "stap", s.wasm)
	if err != nil {
		return err
	}
	defer engine.Close()
	session := &stapSession{surroundings: s, client: client{engine: engine, language: c.Lang}, command: c, settings: settings, text: text}
	switch {
	case c.Format:
		err = session.format(ctx)
	case c.Pass > 0:
		err = session.dump(ctx, c.Pass, s.stdout)
	default:
		err = session.run(ctx)
	}
	var refused *refusedError
	if errors.As(err, &refused) {
		return told(s, refused)
	}
	return err
}

// told prints what the engine refuses as stap does where it would too.
func told(s surroundings, refused *refusedError) error {
	switch refused.code {
	case "settings.limits", "settings.globals", "settings.compatible":
		fmt.Fprintf(s.stderr, "ERROR: %s\n", refused.message)
		return errFound
	case "settings.target":
		fmt.Fprintln(s.stderr, refused.message)
		return errFound
	}
	if strings.HasPrefix(refused.code, "settings.") {
		return usageError{refused}
	}
	return refused
}

// settings are the flags as the engine takes them.
func (c *stapCommand) settings() (protocol.StapSettings, error) {
	s := protocol.StapSettings{
		Kernel: c.Kernel, HZ: c.HZ, CPUs: c.CPUs, Seed: c.Seed, Target: c.Target,
		Guru: c.Guru, NoOptimise: c.Unoptimised, Compatible: c.Compatible, SuppressErrors: c.Suppress,
	}
	for _, d := range c.Defines {
		name, value, _ := strings.Cut(d, "=")
		s.Limits = append(s.Limits, protocol.StapGiven{Name: name, Value: value})
	}
	for _, g := range c.Globals {
		name, value, _ := strings.Cut(g, "=")
		s.Globals = append(s.Globals, protocol.StapGiven{Name: name, Value: value})
	}
	if c.Until != "" {
		until, err := time.ParseDuration(c.Until)
		if err != nil || until <= 0 {
			return s, usageError{fmt.Errorf("--until %s: a duration such as 500ms, 90s or 5m is wanted", c.Until)}
		}
		s.Until = strconv.FormatInt(until.Nanoseconds(), 10)
	}
	return s, nil
}

// read returns the script and the name that messages call it by; "" stands for
// stap's own name for a script without a file.
func (c *stapCommand) read(s surroundings) (name string, text []byte, err error) {
	switch {
	case len(c.Script) > 1:
		return "", nil, usageError{errors.New("only one script can be given: -e once")}
	case len(c.Script) == 1:
		return "", []byte(c.Script[0]), nil
	case len(c.FileThenArgs) == 0:
		return "", nil, usageError{errors.New("a script must be specified: FILE, - or -e SCRIPT")}
	}
	from := s.stdin
	if file := c.FileThenArgs[0]; file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return file, nil, err
		}
		defer f.Close()
		name, from = file, f
	}
	text, err = io.ReadAll(io.LimitReader(from, maxScript+1))
	if err != nil {
		return name, nil, err
	}
	if len(text) > maxScript {
		return name, nil, fmt.Errorf("%s: larger than %d MiB, which no script is", name, maxScript>>20)
	}
	return name, text, nil
}

// stapSession is one script in the SystemTap lab of one engine.
type stapSession struct {
	surroundings
	client
	command  *stapCommand
	settings protocol.StapSettings
	text     []byte
}

// dump prints what stap prints of a pass: its messages, and what it found on
// stdout.
func (s *stapSession) dump(ctx context.Context, pass int, stdout io.Writer) error {
	params := protocol.StapDumpParams{
		Pass: pass, Settings: s.settings,
		NoWarnings: s.command.NoWarnings, Strict: s.command.Strict, Verbose: s.command.Verbose,
	}
	var dumped protocol.StapDumped
	texts, err := s.ask(ctx, protocol.StapDump, params, &dumped, s.text)
	if err != nil {
		return err
	}
	if _, err := stdout.Write(texts[0]); err != nil {
		return err
	}
	if _, err := s.stderr.Write(texts[1]); err != nil {
		return err
	}
	if dumped.Status != 0 {
		return errFound
	}
	return nil
}

// format prints the script formatted.
func (s *stapSession) format(ctx context.Context) error {
	var formatted protocol.StapFormatted
	texts, err := s.ask(ctx, protocol.StapFormat, protocol.Nothing{}, &formatted, s.text)
	if err != nil {
		return err
	}
	if len(formatted.Diagnostics) > 0 {
		name := s.settings.Name
		if name == "" {
			name = "<input>"
		}
		for _, d := range formatted.Diagnostics {
			fmt.Fprintf(s.stderr, "%s:%d:%d: %s: %s [%s]\n", name, d.At.Line, d.At.Column, d.Severity, printable(d.Message), d.Code)
		}
		return errFound
	}
	_, err = s.stdout.Write(texts[0])
	return err
}

// run runs the script. What stap would say before a run comes first.
func (s *stapSession) run(ctx context.Context) error {
	asJSON := s.command.Output == "json"
	if !asJSON {
		if err := s.dump(ctx, 2, io.Discard); err != nil {
			return err
		}
	}
	var started protocol.StapStarted
	texts, err := s.ask(ctx, protocol.StapStart, s.settings, &started, s.text)
	if err != nil {
		return err
	}
	record := stapRecord{Started: started}
	if started.Run == 0 {
		if asJSON {
			return errors.Join(s.writeJSON(record), errFound)
		}
		// Pass 2 had nothing against it: this is what comes after.
		if _, err := s.stderr.Write(texts[0]); err != nil {
			return err
		}
		return errFound
	}
	print := s.print
	if asJSON {
		print = record.keep
	}
	ending, err := s.step(ctx, started.Run, print)
	if err != nil {
		return err
	}
	if asJSON {
		record.Ending = ending
		if record.Firings, err = s.firings(ctx, started.Run); err == nil {
			err = s.writeJSON(record)
		}
	} else {
		switch ending.Reason {
		case "until", "idle", "output":
			fmt.Fprintf(s.stderr, "ringlab: %s\n", ending.Words)
		}
	}
	if err == nil && ending.Status != 0 {
		return errFound
	}
	return err
}

// step runs a run to its end, handing on what it prints. When ctx is done the
// run ends as by ^C, which still runs its end probes.
func (s *stapSession) step(ctx context.Context, run int, print func(protocol.StapOutput, []byte) error) (*protocol.StapEnding, error) {
	asking := context.WithoutCancel(ctx)
	cancelled := false
	for {
		params := protocol.StapStepParams{Run: run, Budget: stepBudget, Cancel: ctx.Err() != nil && !cancelled}
		cancelled = cancelled || params.Cancel
		var progress protocol.StapProgress
		texts, err := s.ask(asking, protocol.StapStep, params, &progress)
		if err != nil {
			return nil, err
		}
		rest := texts[0]
		for _, o := range progress.Output {
			if err := print(o, rest[:o.Bytes]); err != nil {
				return nil, err
			}
			rest = rest[o.Bytes:]
		}
		if progress.Done {
			return progress.Ending, nil
		}
	}
}

// print writes output as stap does.
func (s *stapSession) print(o protocol.StapOutput, text []byte) error {
	to := s.stdout
	if o.Stream == "stderr" {
		to = s.stderr
	}
	_, err := to.Write(text)
	return err
}

// stapRecord is a whole run as data.
type stapRecord struct {
	Started protocol.StapStarted `json:"started"`
	Output  []stapPrinted        `json:"output"`
	Firings []stapFiring         `json:"firings"`
	Ending  *protocol.StapEnding `json:"ending,omitempty"`
}

// stapPrinted is a piece of output with its text.
type stapPrinted struct {
	Stream string `json:"stream"`
	Firing int    `json:"firing"`
	At     string `json:"at"`
	Text   string `json:"text"`
}

// stapFiring is one time that a probe fired.
type stapFiring struct {
	protocol.StapMark
	Probe int `json:"probe"`
}

// keep adds output to the record.
func (r *stapRecord) keep(o protocol.StapOutput, text []byte) error {
	r.Output = append(r.Output, stapPrinted{o.Stream, o.Firing, o.At, string(text)})
	return nil
}

func (s *stapSession) writeJSON(r stapRecord) error {
	r.Output = append([]stapPrinted{}, r.Output...)
	r.Firings = append([]stapFiring{}, r.Firings...)
	e := json.NewEncoder(s.stdout)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// marksAtOnce is how many firings of a lane are asked for at once.
const marksAtOnce = 20_000

// firings returns all firings that the engine remembers, in their order. A
// window of time with too many is asked for in halves.
func (s *stapSession) firings(ctx context.Context, run int) ([]stapFiring, error) {
	ctx = context.WithoutCancel(ctx)
	var list []stapFiring
	windows := [][2]int64{{0, 1<<63 - 1}}
	for len(windows) > 0 {
		w := windows[len(windows)-1]
		windows = windows[:len(windows)-1]
		params := protocol.StapTimelineParams{
			Run: run, From: strconv.FormatInt(w[0], 10), To: strconv.FormatInt(w[1], 10), Columns: 1, Marks: marksAtOnce,
		}
		var timeline protocol.StapTimeline
		if _, err := s.ask(ctx, protocol.StapTimelineOf, params, &timeline); err != nil {
			return nil, err
		}
		var within []stapFiring
		dense := false
		for _, lane := range timeline.Lanes {
			dense = dense || len(lane.Density) > 0
			for _, m := range lane.Marks {
				within = append(within, stapFiring{m, lane.Probe})
			}
		}
		if middle := w[0] + (w[1]-w[0])/2; dense && middle > w[0] {
			windows = append(windows, [2]int64{middle, w[1]}, [2]int64{w[0], middle})
			continue
		}
		list = append(list, within...)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Firing < list[j].Firing })
	return list, nil
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"ringlab/engine/caps/compare"
	"ringlab/engine/caps/report"
	"ringlab/engine/caps/skeleton"
	"ringlab/engine/jsontext"
	"ringlab/engine/protocol"
	"ringlab/engine/source"
)

// maxInput is the largest file that is read, in bytes.
const maxInput = 64 << 20

type capsCommand struct {
	Show capsShow `cmd:"" default:"withargs" help:"Say what a document means; this is what caps does where neither show nor diff is named (ringlab caps show --help tells its flags)."`
	Diff capsDiff `cmd:"" help:"Compare two documents, and say whether a guest can move between them. (A file of the name diff is ./diff.)"`
}

// capsOptions are common to the commands of the capabilities lab.
type capsOptions struct {
	Lang   string `enum:"en,zh" default:"${language}" help:"Language of the answers: en or zh (${default}, as the environment asks)."`
	Engine string `enum:"native,wasm" default:"native" help:"Which engine computes: native, or wasm for the page's own in a sandbox. The answers are the same."`
}

// session starts an engine and returns the lab's end of it.
func (o capsOptions) session(ctx context.Context, s surroundings) (*capsSession, error) {
	engine, err := newEngine(ctx, o.Engine, "caps", s.wasm)
	if err != nil {
		return nil, err
	}
	return &capsSession{surroundings: s, client: client{engine: engine, language: o.Lang}}, nil
}

type capsShow struct {
	capsOptions
	Output string `short:"o" enum:"text,json,xml,domain,topology" default:"text" help:"What to print: text answers the usual questions, json is the document's data, xml the document itself, domain a domain XML for one of its guests, topology its processors and memory."`

	Guest   string `placeholder:"GUEST" group:"Domain (-o domain)" help:"Guest to write a domain for: its number, counted from 0, or ARCH or OSTYPE/ARCH as in hvm/x86_64. By default one of the host's own architecture, hvm before others."`
	Domain  string `placeholder:"TYPE" group:"Domain (-o domain)" help:"Domain type, such as kvm or qemu. By default the best there is."`
	Machine string `placeholder:"NAME" group:"Domain (-o domain)" help:"Machine type. By default the guest's first."`
	Name    string `placeholder:"NAME" group:"Domain (-o domain)" help:"Name of the domain."`
	Memory  int    `placeholder:"MIB" group:"Domain (-o domain)" help:"Memory in MiB."`
	VCPUs   int    `name:"vcpus" placeholder:"N" group:"Domain (-o domain)" help:"Number of virtual CPUs."`

	File string `arg:"" help:"File with the XML, or what was copied from a terminal; - for standard input."`
}

// Run prints one view of one document.
func (c *capsShow) Run(ctx context.Context, s surroundings) error {
	choosesDomain := c.Guest != "" || c.Domain != "" || c.Machine != "" || c.Name != "" || c.Memory != 0 || c.VCPUs != 0
	if choosesDomain && c.Output != "domain" {
		return usageError{errors.New("--guest, --domain, --machine, --name, --memory and --vcpus go with -o domain")}
	}
	session, err := c.session(ctx, s)
	if err != nil {
		return err
	}
	defer session.engine.Close()
	opened, err := session.open(ctx, c.File)
	if err != nil {
		return err
	}
	var text []byte
	switch {
	case opened.Kind == "" && c.Output != "xml":
		// The diagnostics have said what the text is instead.
	case c.Output == "domain":
		text, err = session.domain(ctx, opened.Document, c)
	default:
		text, err = session.export(ctx, opened.Document, c.Output)
	}
	if err != nil {
		return err
	}
	return errors.Join(session.print(text, c.Output == "xml"), verdict(opened))
}

type capsDiff struct {
	capsOptions
	Output string `short:"o" enum:"text,json" default:"text" help:"What to print: text, or json for the comparison as data."`
	A      string `arg:"" help:"One file; - for standard input."`
	B      string `arg:"" help:"The other."`
}

// Run prints how two documents differ.
func (c *capsDiff) Run(ctx context.Context, s surroundings) error {
	if c.A == "-" && c.B == "-" {
		return usageError{errors.New("standard input can be read only once")}
	}
	session, err := c.session(ctx, s)
	if err != nil {
		return err
	}
	defer session.engine.Close()
	a, err := session.open(ctx, c.A)
	if err != nil {
		return err
	}
	b, err := session.open(ctx, c.B)
	if err != nil {
		return err
	}
	if a.Kind == "" || b.Kind == "" {
		return errFound
	}
	var raw jsontext.Raw
	params := protocol.CapsCompareParams{A: a.Document, B: b.Document}
	if _, err := session.ask(ctx, protocol.CapsCompare, params, &raw); err != nil {
		return err
	}
	var text bytes.Buffer
	if c.Output == "json" {
		if err := json.Indent(&text, raw, "", "  "); err != nil {
			return err
		}
		text.WriteByte('\n')
	} else {
		var comparison compare.Comparison
		if err := jsontext.Read(raw, &comparison); err != nil {
			return err
		}
		writeComparison(&text, comparison)
	}
	return errors.Join(session.print(text.Bytes(), false), verdict(a, b))
}

// verdict turns what the diagnostics counted into the command's end.
func verdict(documents ...protocol.CapsOpened) error {
	for _, d := range documents {
		if d.Errors > 0 {
			return errFound
		}
	}
	return nil
}

// capsSession is the capabilities lab of one engine.
type capsSession struct {
	surroundings
	client
}

// open reads a file, opens it in the engine and prints what was found.
func (s *capsSession) open(ctx context.Context, file string) (protocol.CapsOpened, error) {
	var opened protocol.CapsOpened
	name, text, err := s.read(file)
	if err != nil {
		return opened, err
	}
	if _, err := s.ask(ctx, protocol.CapsOpen, protocol.Nothing{}, &opened, text); err != nil {
		return opened, fmt.Errorf("%s: %w", name, err)
	}
	for _, d := range opened.Diagnostics {
		s.printDiagnostic(name, d)
	}
	if hidden := opened.Errors + opened.Warnings + opened.Infos - len(opened.Diagnostics); hidden > 0 {
		fmt.Fprintf(s.stderr, "%s: %d errors, %d warnings in all; %d findings are not shown\n",
			name, opened.Errors, opened.Warnings, hidden)
	}
	return opened, nil
}

// read returns the text of a file and the name to call it by.
func (s *capsSession) read(file string) (name string, text []byte, err error) {
	name, from := file, s.stdin
	if file == "-" {
		name = "<stdin>"
	} else {
		f, err := os.Open(file)
		if err != nil {
			return name, nil, err
		}
		defer f.Close()
		from = f
	}
	text, err = io.ReadAll(io.LimitReader(from, maxInput+1))
	if err != nil {
		return name, nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxInput {
		return name, nil, fmt.Errorf("%s: larger than %d MiB, which no capabilities document is", name, maxInput>>20)
	}
	return name, text, nil
}

// colours of the severities: ANSI's bold red, bold magenta, bold cyan.
var colours = map[source.Severity]string{source.Error: "\x1b[1;31m", source.Warning: "\x1b[1;35m", source.Info: "\x1b[1;36m"}

// printDiagnostic prints a finding as compilers do, columns counted in bytes.
func (s *capsSession) printDiagnostic(file string, d protocol.Diagnostic) {
	severity := string(d.Severity)
	if s.colour {
		severity = colours[d.Severity] + severity + "\x1b[0m"
	}
	fmt.Fprintf(s.stderr, "%s:%d:%d: %s: %s [%s]\n", file, d.At.Line, d.At.Column, severity, printable(d.Message), d.Code)
	for _, r := range d.Related {
		fmt.Fprintf(s.stderr, "  %s:%d:%d: %s\n", file, r.At.Line, r.At.Column, printable(r.Message))
	}
	if d.Hint != "" {
		fmt.Fprintf(s.stderr, "  %s\n", printable(d.Hint))
	}
}

// print writes a result to stdout; verbatim where it goes back to machines.
func (s *capsSession) print(text []byte, verbatim bool) error {
	if !verbatim {
		text = []byte(printable(string(text)))
	}
	_, err := s.stdout.Write(text)
	return err
}

// export returns the document in one of the engine's formats.
func (s *capsSession) export(ctx context.Context, document int, format string) ([]byte, error) {
	params := protocol.CapsExportParams{Document: document, Format: format}
	texts, err := s.ask(ctx, protocol.CapsExport, params, &protocol.Nothing{})
	if err != nil {
		return nil, err
	}
	return bytes.Join(texts, nil), nil
}

// domain returns the domain XML that the flags choose, and prints what there
// is to know about it.
func (s *capsSession) domain(ctx context.Context, document int, c *capsShow) ([]byte, error) {
	guest, err := s.guest(ctx, document, c.Guest)
	if err != nil {
		return nil, err
	}
	params := protocol.CapsSkeletonParams{Document: document, Choice: skeleton.Choice{
		Guest: guest, Domain: c.Domain, Machine: c.Machine, Name: c.Name, MemoryMiB: c.Memory, VCPUs: c.VCPUs,
	}}
	var result skeleton.Result
	if _, err := s.ask(ctx, protocol.CapsSkeleton, params, &result); err != nil {
		return nil, err
	}
	for _, note := range result.Notes {
		fmt.Fprintf(s.stderr, "note: %s\n", printable(note))
	}
	return []byte(result.XML + "\n"), nil
}

// guest finds the guest that a flag names: a number, ARCH or OSTYPE/ARCH.
func (s *capsSession) guest(ctx context.Context, document int, named string) (int, error) {
	if named == "" {
		return skeleton.Native, nil
	}
	if number, err := strconv.Atoi(named); err == nil {
		return number, nil
	}
	params := protocol.CapsDocument{Document: document}
	var guests report.Guests
	if _, err := s.ask(ctx, protocol.CapsGuests, params, &guests); err != nil {
		return 0, err
	}
	var kinds []string
	for _, g := range guests.Rows {
		kind := g.OSType + "/" + g.Arch
		if named == g.Arch || named == kind {
			return g.Index, nil
		}
		kinds = append(kinds, kind)
	}
	return 0, usageError{fmt.Errorf("--guest %s: the document has %s", named, strings.Join(kinds, ", "))}
}

// marks stand before the rows of a comparison.
var marks = map[compare.Change]string{compare.Same: " ", compare.OnlyA: "-", compare.OnlyB: "+", compare.Changed: "~"}

// writeComparison writes a comparison for a terminal: the moves with their
// reasons, then what differs.
func writeComparison(w *bytes.Buffer, c compare.Comparison) {
	for _, m := range c.Moves {
		fmt.Fprintf(w, "%s → %s: %s\n", strings.ToUpper(m.From), strings.ToUpper(m.To), m.Short)
		for _, r := range m.Reasons {
			fmt.Fprintf(w, "    [%s] %s\n", r.State, r.Text)
		}
	}
	for _, section := range c.Sections {
		if section.Differences == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s (%d)\n", section.Title, section.Differences)
		for _, row := range section.Rows {
			switch row.Change {
			case compare.Same:
			case compare.Changed:
				fmt.Fprintf(w, "  %s %s: %s → %s\n", marks[row.Change], row.Name, row.A, row.B)
			case compare.OnlyA:
				fmt.Fprintf(w, "  %s %s\n", marks[row.Change], joined(row.Name, row.A))
			case compare.OnlyB:
				fmt.Fprintf(w, "  %s %s\n", marks[row.Change], joined(row.Name, row.B))
			}
		}
	}
}

// joined is a name with its value, where that says more than the name.
func joined(name, value string) string {
	if value == "" || value == name {
		return name
	}
	return name + ": " + value
}

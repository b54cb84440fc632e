// Package stap takes a script all the way: it reads, checks and compiles it,
// and makes the machine that runs it.
//
// In: a script and settings. Out: what `stap -p1`, `-p2` and a run print, and
// what the page shows of a script. The rooms below do the work; here is the
// order they stand in, and what of the settings each gets.
package stap

import (
	"strconv"

	"ringlab/engine/source"
	"ringlab/engine/stap/listing"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/vm"
	"ringlab/engine/words"
)

// Checked is a script that has been read, and how far it came.
type Checked struct {
	Options *Options
	File    *syntax.File  // never nil
	Program *sema.Program // nil where there are errors
	Code    *vm.Code      // nil where there are errors
	// Findings are in the order in which stap tells them.
	Findings []syntax.Finding
	// Parsed reports that pass 1 found no error.
	Parsed bool
}

// Check reads, checks and compiles a script.
func Check(text []byte, o *Options) *Checked {
	c := parse(text, o)
	if !c.Parsed {
		return c
	}
	c.check()
	if c.Program == nil {
		return c
	}
	code, more := vm.Compile(c.Program, o.Run.Limits)
	c.Findings = append(c.Findings, more...)
	c.Code = code
	return c
}

// parse is pass 1.
func parse(text []byte, o *Options) *Checked {
	c := &Checked{Options: o}
	c.File, c.Findings = syntax.Parse(text, o.syntax())
	c.Parsed = !failed(c.Findings)
	return c
}

// check is pass 2.
func (c *Checked) check() {
	program, more := sema.Check(c.File, c.Options.sema())
	c.Findings = append(c.Findings, more...)
	if !failed(more) {
		c.Program = program
	}
	c.unused()
}

// unused tells which arguments the script does not use.
func (c *Checked) unused() {
	used := syntax.ArgumentsUsed(c.File.Text, len(c.Options.Args))
	for i := range c.Options.Args {
		if used[i] {
			continue
		}
		n := strconv.Itoa(i + 1)
		c.Findings = append(c.Findings, syntax.Finding{
			Stage: syntax.SemanticStage, Severity: source.Warning, Code: "unused-argument",
			Message: words.Text{En: "unused command line option $%s/@%s", Zh: "命令行参数 $%s/@%s 没有用到"}.With(n, n),
		})
	}
}

// failed reports whether a finding is an error.
func failed(findings []syntax.Finding) bool {
	for i := range findings {
		if findings[i].Severity == source.Error {
			return true
		}
	}
	return false
}

// Runs reports whether the script can be started.
func (c *Checked) Runs() bool { return c.Code != nil && c.Options.unusable == nil }

// Diagnostics returns the findings as every lab tells them.
func (c *Checked) Diagnostics() []source.Diagnostic {
	list := make([]source.Diagnostic, len(c.Findings))
	for i := range c.Findings {
		list[i] = c.Findings[i].Diagnostic()
	}
	return list
}

// Start returns a machine that runs the script and has not begun. The script
// must be one that Runs; otherwise the refusal says why there is no machine.
func (c *Checked) Start() (*vm.Machine, *Refusal) {
	if c.Options.unusable != nil {
		return nil, c.Options.unusable
	}
	if c.Code == nil {
		return nil, refuse("", "errors", "the script has errors", "脚本有错误")
	}
	return vm.New(c.Code, c.Options.Run), nil
}

// Messages returns what stap writes to standard error before a run begins, and
// whether it does begin.
func (c *Checked) Messages(o syntax.WriteOptions) (stderr []byte, ok bool) {
	return syntax.Write(c.File, c.Findings, o)
}

// Dump returns what `stap -p1` or `stap -p2` prints of a script, and its exit
// status. Options with NoDebugInfo are what a stap with no more than a
// kernel's headers has.
func Dump(text []byte, pass int, o *Options, w syntax.WriteOptions) (stdout, stderr []byte, status int) {
	c := parse(text, o)
	if c.Parsed && pass > 1 {
		c.check()
	}
	stderr, ok := syntax.Write(c.File, c.Findings, w)
	switch {
	case !ok:
		return nil, stderr, 1
	case pass > 1:
		return listing.Write(c.Program, !o.NoOptimise), stderr, 0
	}
	return syntax.Dump(c.File), stderr, 0
}

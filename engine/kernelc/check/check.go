package check

import (
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/tree"
)

// Settings are what a check depends on besides the files.
type Settings struct {
	// Flags are sparse's, as on its command line, in its order: -Wname,
	// -Wno-name, -D, -U, -I, -include, -ftabstop=N, -std=…, -m32, ….
	Flags []string
	// Files that can be included, by path.
	Files map[string][]byte
	// SystemPath are the directories of the machine's own headers in Files.
	SystemPath []string
	Headers    *syntax.HeaderCache
	// MaxTokens is how many tokens a file may become; 0 for a million.
	MaxTokens int
	// After is the report of the file that was checked before; nil for none.
	After *report.Report
}

// Checked is what a check found out.
type Checked struct {
	Files  *report.Files
	Report *report.Report
	Unit   *syntax.Unit
	Decls  []syntax.Decl
	// Symbols are the file's objects and functions, in the order of their
	// declarations.
	Symbols []*tree.Type
	// Evidence of findings about types, by index into Report.Findings.
	Evidence map[int]Evidence
	// TabStop is that of -ftabstop.
	TabStop int
	// Warns tells which of sparse's warnings are given, by the flag without -W.
	Warns func(flag string) bool
}

// Check says of a file what sparse says of it.
func Check(name string, text []byte, settings Settings) *Checked {
	f := parseFlags(name, &settings)
	files := new(report.Files)
	r := report.New(files)
	if settings.After != nil {
		r.Follow(settings.After)
	}
	f.apply(r)
	c := &checker{report: r, files: files, flags: f, scopes: newScopes(), found: map[int]Evidence{}}
	checked := &Checked{Files: files, Report: r, Evidence: c.found, TabStop: f.tabStop, Warns: f.warns}
	unit := syntax.Preprocess(&f.config, text, r)
	checked.Unit = unit
	c.parser = syntax.NewParser(unit, &f.config, r)
	for {
		decl, more := c.parser.Next()
		if !more {
			break
		}
		c.decls = append(c.decls, decl)
		if c.parser.Needless() {
			continue
		}
		findings, symbols := len(r.Findings), len(c.symbols)
		c.declare(decl)
		if len(r.Findings) > findings || len(c.symbols) > symbols {
			c.parser.Matters()
		}
	}
	r.EndPhase()
	checked.Decls = c.decls
	// Inline functions whose address is taken join the list as it is gone through.
	for i := 0; i < len(c.symbols) && !r.Stopped(); i++ {
		r.NextSymbol()
		c.evaluateSymbol(c.symbols[i])
		c.checkDuplicates(c.symbols[i])
	}
	r.EndPhase()
	for i := 0; i < len(c.symbols) && !r.Stopped(); i++ {
		c.process(c.symbols[i])
	}
	checked.Symbols = c.symbols
	return checked
}

// Evidence is what a finding about types is about.
type Evidence struct {
	// Expr is the expression at fault: the pointer that is dereferenced, the
	// value that is assigned, passed, returned or cast.
	Expr *tree.Expr
	// Expected and Got are the two types, where the finding names two.
	Expected, Got *tree.Type
	// Function that the finding is in, and the function that is called, where
	// an argument of a call is at fault.
	In, Callee *tree.Type
	Argument   int // from 1; 0 for none
}

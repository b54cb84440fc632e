package report

import "strconv"

// Severity says how a finding is printed.
type Severity uint8

// The severities. Notes go on with the finding before them and are printed
// where that is.
const (
	Error Severity = iota
	Warning
	Note // printed without a word before it
)

// Silence says why sparse does not print a finding.
type Silence uint8

// The silences.
const (
	Printed    Silence = iota
	AfterError         // an earlier error silences warnings
	TooMany            // a hundred warnings or errors were printed
	AfterFatal         // sparse has stopped by then
	OurOwn             // sparse knows no such finding; teaching adds it
)

// Finding is one message about a place.
type Finding struct {
	Severity Severity
	Code     string // stable: the rule that was broken, such as "noderef"
	Pos      Pos    // where sparse points
	Range    Range  // what it is about; zero where that is the token at Pos
	Text     string // sparse's wording
	Silence  Silence
	base     string // the file that was checked
	// By is the index of the error that silences it, where Silence is
	// AfterError or AfterFatal.
	By int
}

// Report gathers findings. Its rules are those of sparse's lib.c as its
// output shows them: an error silences later warnings until its phase ends
// (one symbol while types are checked, the whole file before that and after),
// and what was printed is limited.
type Report struct {
	Files    *Files
	Findings []Finding
	// Base is the name of the file that is checked.
	Base string
	// WarningsAreErrors is -Wsparse-error.
	WarningsAreErrors bool
	// MaxWarnings is how many warnings are printed before "too many warnings".
	MaxWarnings int

	current, previous bool // an error in this phase, in an earlier phase
	errors, warnings  int
	told              Silence // of the last finding, which its notes share
	// untold is why notes are not printed: sparse prints none after it kept a
	// warning to itself, until the next error.
	untold Silence
	fatal  bool
	// silencer is the error that silences warnings now, lasting the first one
	// of an earlier phase.
	silencer, lasting int
}

// New returns an empty report with sparse's limits.
func New(files *Files) *Report { return &Report{Files: files, MaxWarnings: 100} }

// Follow goes on where the report of the file before ended, as sparse does with
// several files: what silenced that file's end silences this one, too.
func (r *Report) Follow(before *Report) {
	r.current, r.previous = before.current, before.previous
	r.errors, r.warnings = before.errors, before.warnings
}

// Error adds an error. It returns the finding's index.
func (r *Report) Error(pos Pos, code, text string) int {
	return r.fail(Finding{Severity: Error, Code: code, Pos: pos, Text: text})
}

func (r *Report) fail(f Finding) int {
	switch {
	case r.fatal:
		f.Silence, f.By = AfterFatal, r.silencer
	case r.errors > r.limit():
		f.Silence = TooMany
	case r.errors == r.limit():
		f.Text = "too many errors"
	}
	r.errors++
	if !r.current && !r.fatal {
		r.silencer = len(r.Findings)
	}
	r.current = true
	r.untold = f.Silence
	if r.errors > r.limit() {
		r.untold = TooMany
	}
	return r.add(f)
}

// limit is how many errors sparse prints.
func (r *Report) limit() int { return 101 }

// Warn adds a warning, which an earlier error silences.
func (r *Report) Warn(pos Pos, code, text string) int {
	f := Finding{Severity: Warning, Code: code, Pos: pos, Text: text}
	if r.WarningsAreErrors {
		f.Severity = Error
		return r.fail(f)
	}
	switch {
	case r.fatal:
		f.Silence, f.By = AfterFatal, r.silencer
	case r.previous:
		f.Silence, f.By = AfterError, r.lasting
	case r.current:
		f.Silence, f.By = AfterError, r.silencer
	case r.warnings >= r.MaxWarnings:
		f.Silence = TooMany
	default:
		if r.warnings++; r.warnings == r.MaxWarnings {
			f.Text = "too many warnings"
			r.untold = TooMany
		}
	}
	if f.Silence != Printed {
		r.untold = f.Silence
	}
	return r.add(f)
}

// Note adds a line to the finding before it.
func (r *Report) Note(pos Pos, text string) int {
	silence := r.told
	if silence == Printed {
		silence = r.untold
	}
	return r.add(Finding{Severity: Note, Pos: pos, Text: text, Silence: silence})
}

// Fatal adds an error after which sparse stops.
func (r *Report) Fatal(pos Pos, code, text string) int {
	i := r.fail(Finding{Severity: Error, Code: code, Pos: pos, Text: text})
	if !r.fatal {
		r.fatal, r.silencer = true, i
	}
	return i
}

func (r *Report) add(f Finding) int {
	r.told = f.Silence
	f.base = r.Base
	r.Findings = append(r.Findings, f)
	return len(r.Findings) - 1
}

// EndPhase tells that a phase of the whole file has ended: reading it, or
// checking all types. What it found wrong silences warnings from now on.
func (r *Report) EndPhase() {
	if r.current {
		if !r.previous {
			r.lasting = r.silencer
		}
		r.previous, r.current = true, false
	}
}

// NextSymbol forgives the errors of the symbol before, as sparse does between
// the symbols whose types it checks.
func (r *Report) NextSymbol() { r.current = false }

// Failed reports whether an error was found so far.
func (r *Report) Failed() bool { return r.errors > 0 }

// Stopped reports whether there was a fatal error.
func (r *Report) Stopped() bool { return r.fatal }

// Status is sparse's exit status: 1 after a fatal error, and after any error
// where warnings are errors; else 0.
func (r *Report) Status() int {
	if r.fatal || r.WarningsAreErrors && r.errors > 0 {
		return 1
	}
	return 0
}

// Print writes what sparse prints of the findings.
func (r *Report) Print(tabstop int) []byte {
	return r.PrintWith(tabstop, func(out []byte, _ int) []byte { return out })
}

// PrintWith is Print with more after each finding, printed or not: after adds
// it. Above a place in another file than the one that is checked it tells
// through which files that one was reached, where the place before it in such a
// file was in another.
func (r *Report) PrintWith(tabstop int, after func(out []byte, finding int) []byte) []byte {
	var out []byte
	var told *File
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Silence == Printed {
			file, offset := r.Files.Find(f.Pos)
			if file != nil && !file.is(f.base) {
				if told == nil || file != told && !(file.Included == 0 && told.is(file.Name)) {
					out = append(append(out, f.base...), ": note: in included file"...)
					out = append(r.through(out, file, f.base), ":\n"...)
				}
				told = file
			}
			out = f.append(out, file, offset, tabstop)
		}
		out = after(out, i)
	}
	return out
}

// is reports whether the file is that of this name which no other included.
func (f *File) is(name string) bool { return f.Included == 0 && f.Name == name }

// chain is how many bytes sparse has for the files by which a file was reached.
const chain = 200

// through names the files by which a file was reached, the nearest first.
func (r *Report) through(out []byte, file *File, base string) []byte {
	between := " (through "
	start := len(out)
	for {
		if file, _ = r.Files.Find(file.Included); file == nil || file.is(base) {
			break
		}
		name := file.Name
		if len(name) > 2 && name[:2] == "./" {
			name = name[2:]
		}
		if name == "" {
			break
		}
		if used := len(out) - start; len(name)+used+20 > chain {
			if used == 0 {
				return out
			}
			out = append(out, ", ..."...)
			break
		}
		out = append(append(out, between...), name...)
		between = ", "
	}
	if len(out) > start {
		out = append(out, ')')
	}
	return out
}

// append writes a finding as sparse prints it, with a newline at its end.
func (f *Finding) append(out []byte, file *File, offset, tabstop int) []byte {
	if file != nil {
		line, column := file.Display(offset, tabstop)
		out = append(append(out, file.Name...), ':')
		out = append(strconv.AppendInt(out, int64(line), 10), ':')
		out = append(strconv.AppendInt(out, int64(column), 10), ": "...)
	}
	switch f.Severity {
	case Error:
		out = append(out, "error: "...)
	case Warning:
		out = append(out, "warning: "...)
	}
	return append(append(out, f.Text...), '\n')
}

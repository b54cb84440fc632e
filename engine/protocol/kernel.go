//go:build !onelab || kernel

package protocol

import (
	"bytes"

	"ringlab/engine/kernelc/assist"
	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
	"ringlab/engine/kernelc/teach"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// maxFindings is how many findings cross the border; all are counted.
const maxFindings = 500

// kernelLab is what the kernel lab keeps between requests: the tokens of
// headers, and the last files that were checked, since whoever moves over a
// text asks for it again and again.
type kernelLab struct {
	headers syntax.HeaderCache
	asked   *KernelSettings
	texts   [][]byte
	checked []*check.Checked
}

// kernelMethods is what the kernel lab can be asked.
var kernelMethods = map[Method]func(*Engine, *call) (answer, *Error){
	KernelCheck:    (*Engine).kernelCheck,
	KernelLocate:   (*Engine).kernelLocate,
	KernelComplete: (*Engine).kernelComplete,
	KernelHeaders:  (*Engine).kernelHeaders,
}

// check checks the files that a message names.
func (e *Engine) check(c *call, s *KernelSettings) ([]*check.Checked, *Error) {
	if len(s.Files) != len(c.texts) {
		return nil, c.fail("params", words.Text{
			En: "%d files are named and %d texts given",
			Zh: "列出了 %d 个文件，却给了 %d 个文本",
		}.With(len(s.Files), len(c.texts)))
	}
	lab := &e.kernel
	if lab.asked != nil && lab.asked.same(s) && sameTexts(lab.texts, c.texts) {
		return lab.checked, nil
	}
	if refusal := check.Refuse(s.Flags); refusal != "" {
		return nil, &Error{Code: "settings.flags", Message: refusal}
	}
	files := make(map[string][]byte, len(s.Files))
	if !s.Bare {
		for name, text := range headers.Files() {
			files[name] = text
		}
	}
	for i, name := range s.Files {
		files[name] = c.texts[i]
	}
	settings := check.Settings{Flags: s.Flags, Files: files, Headers: &lab.headers, MaxTokens: s.MaxTokens}
	if !s.Bare {
		settings.SystemPath = append(settings.SystemPath, headers.SystemPath)
	}
	settings.SystemPath = append(settings.SystemPath, s.SystemPath...)
	var all []*check.Checked
	for _, name := range append([]string{s.Main}, s.Also...) {
		text, given := files[name]
		if !given {
			return nil, c.fail("params", words.Text{
				En: "%q is to be checked and is not among the files",
				Zh: "要检查的 %q 不在所给文件之中",
			}.With(name))
		}
		checked := check.Check(name, text, settings)
		all = append(all, checked)
		if checked.Report.Status() != 0 {
			break // sparse stops there
		}
		settings.After = checked.Report
	}
	lab.asked, lab.texts, lab.checked = s, c.texts, all
	return all, nil
}

// same reports whether two settings lead to the same check.
func (s *KernelSettings) same(other *KernelSettings) bool {
	return s.Main == other.Main && s.Bare == other.Bare && s.MaxTokens == other.MaxTokens && sameNames(s.Files, other.Files) && sameNames(s.Also, other.Also) &&
		sameNames(s.Flags, other.Flags) && sameNames(s.SystemPath, other.SystemPath)
}

func sameNames(a, b []string) bool {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}

func sameTexts(a, b [][]byte) bool {
	for i := range a {
		if i >= len(b) || !bytes.Equal(a[i], b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

func (e *Engine) kernelCheck(c *call) (answer, *Error) {
	settings := &KernelSettings{}
	if err := c.params(settings); err != nil {
		return answer{}, err
	}
	all, err := e.check(c, settings)
	if err != nil {
		return answer{}, err
	}
	var result KernelChecked
	var printed, taught []byte
	for _, checked := range all {
		r := checked.Report
		result.Status = max(result.Status, r.Status())
		result.Wanted = append(result.Wanted, checked.Unit.Wanted...)
		found := teach.Explain(checked)
		for i := range found {
			f := &found[i]
			switch {
			case f.Silence != report.Printed:
				result.Hidden++
			case f.Severity == source.Error:
				result.Errors++
			default:
				result.Warnings++
			}
			if (settings.Teach || f.Silence == report.Printed) && len(result.Findings) < maxFindings {
				result.Findings = append(result.Findings, c.kernelFinding(f))
			}
		}
		printed = append(printed, r.Print(checked.TabStop)...)
		if settings.Teach {
			taught = append(taught, teach.Text(checked, found, c.language)...)
		}
	}
	texts := [][]byte{printed}
	if settings.Teach {
		texts = append(texts, taught)
	}
	return answer{result: result, texts: texts}, nil
}

// kernelFinding is a finding in the language of the request.
func (c *call) kernelFinding(f *teach.Finding) KernelFinding {
	out := KernelFinding{
		Severity: f.Severity, Code: f.Rule, Silence: silences[f.Silence], Noisy: f.Noisy.In(c.language),
		At: f.At, Place: f.Place, Text: f.Text, Message: f.Message.In(c.language), Hint: f.Hint.In(c.language),
		Function: f.Function, Expected: kernelType(f.Expected), Got: kernelType(f.Got),
	}
	if f.File != nil {
		out.File = f.File.Name
	}
	if silenced := f.Silenced.In(c.language); silenced != "" {
		if out.Hint != "" {
			out.Hint += "\n"
		}
		out.Hint += silenced
	}
	if x := f.Crossing; x != nil {
		out.Crossing = &KernelCrossing{
			Pointer: x.Pointer, From: string(x.From), To: string(x.To), Access: string(x.Access), Callee: x.Callee, Object: x.Object,
		}
	}
	for _, r := range f.Related {
		related := KernelRelated{At: r.At, Place: r.Place, Message: r.Message.In(c.language)}
		if r.File != nil {
			related.File = r.File.Name
		}
		out.Related = append(out.Related, related)
	}
	for _, fix := range f.Fixes {
		written := KernelFix{Title: fix.Title.In(c.language)}
		for _, e := range fix.Edits {
			written.Edits = append(written.Edits, KernelEdit{File: e.File.Name, Place: e.Place, Text: e.Text})
		}
		out.Fixes = append(out.Fixes, written)
	}
	return out
}

// silences are the names of the silences.
var silences = [...]string{
	report.Printed: "", report.AfterError: "after an error", report.TooMany: "too many", report.AfterFatal: "stopped", report.OurOwn: "ours",
}

func kernelType(t *teach.Type) *KernelType {
	if t == nil {
		return nil
	}
	out := &KernelType{Text: t.Text}
	for _, p := range t.Parts {
		out.Parts = append(out.Parts, KernelTypePart{Text: p.Text, Kind: string(p.Kind), Differs: p.Differs})
	}
	return out
}

// place reads a message about a byte and checks the file.
func (e *Engine) kernelPlace(c *call) (*check.Checked, *KernelPlace, *Error) {
	var at KernelPlace
	if err := c.params(&at); err != nil {
		return nil, nil, err
	}
	all, err := e.check(c, &at.Settings)
	if err != nil {
		return nil, nil, err
	}
	return all[0], &at, nil
}

func (e *Engine) kernelLocate(c *call) (answer, *Error) {
	checked, at, err := e.kernelPlace(c)
	if err != nil {
		return answer{}, err
	}
	found := assist.Locate(checked, at.File, at.Offset)
	result := KernelLocated{
		Title: found.Title, Kind: string(found.Kind), Name: found.Name, Type: kernelType(found.Type), Place: found.Place, Expansion: found.Expansion,
	}
	if d := found.Defined; d.File != nil {
		result.Defined = &KernelRelated{File: d.File.Name, At: d.At, Place: d.Span}
	}
	return answer{result: result}, nil
}

func (e *Engine) kernelComplete(c *call) (answer, *Error) {
	checked, at, err := e.kernelPlace(c)
	if err != nil {
		return answer{}, err
	}
	var result KernelCompletions
	place, options := assist.Complete(checked, at.File, at.Offset)
	result.Place = place
	for _, o := range options {
		result.Options = append(result.Options, KernelCompletion{Label: o.Label, Apply: o.Apply, Detail: o.Detail, Kind: string(o.Kind), Name: o.Name})
	}
	return answer{result: result}, nil
}

func (e *Engine) kernelHeaders(c *call) (answer, *Error) {
	var result KernelHeaderList
	var texts [][]byte
	files := headers.Files()
	for _, name := range headers.Names() {
		result.Headers = append(result.Headers, name)
		texts = append(texts, files[headers.SystemPath+"/"+name])
	}
	return answer{result: result, texts: texts}, nil
}

package teach

import (
	"strconv"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// Text writes what sparse prints of a file, and after each of the findings that
// Explain made of it, indented, what it means and what to do. What sparse keeps
// to itself is marked (hidden), our own findings (ringlab).
func Text(c *check.Checked, findings []Finding, language words.Language) []byte {
	// Of each finding in the report, that which is told after it.
	told := make([]*Finding, len(c.Report.Findings))
	var own []*Finding
	for i := range findings {
		f := &findings[i]
		if len(f.lines) == 0 {
			own = append(own, f)
		} else {
			told[f.lines[len(f.lines)-1]] = f
		}
	}
	out := c.Report.PrintWith(c.TabStop, func(out []byte, i int) []byte {
		f := told[i]
		if f == nil {
			return out
		}
		if f.Silence != report.Printed {
			out = f.appendLine(out, "(hidden) ", f.Text)
		}
		return f.appendWords(out, language)
	})
	for _, f := range own {
		out = f.appendLine(out, "(ringlab) ", f.Message.In(language))
		out = f.appendWords(out, language)
	}
	return out
}

// appendLine writes a finding that sparse does not print in the form of those
// that it prints.
func (f *Finding) appendLine(out []byte, mark, text string) []byte {
	if f.File != nil {
		out = append(append(out, f.File.Name...), ':')
		out = append(strconv.AppendInt(out, int64(f.At.Line), 10), ':')
		out = append(strconv.AppendInt(out, int64(f.At.Column), 10), ": "...)
	}
	out = append(out, mark...)
	if f.Severity == source.Error {
		out = append(out, "error: "...)
	} else {
		out = append(out, "warning: "...)
	}
	return append(append(out, text...), '\n')
}

// appendWords writes what a finding means, indented.
func (f *Finding) appendWords(out []byte, language words.Language) []byte {
	line := func(m words.Message) {
		if !m.IsZero() {
			out = append(append(append(out, "    "...), m.In(language)...), '\n')
		}
	}
	if language == words.Chinese && len(f.lines) > 0 {
		line(f.Message)
	}
	line(f.Silenced)
	line(f.Noisy)
	line(f.Hint)
	for i := range f.Fixes {
		line(say("To mend it: %s.", "改法：%s。", f.Fixes[i].Title))
	}
	return out
}

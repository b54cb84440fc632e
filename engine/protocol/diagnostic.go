package protocol

import (
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// maxDiagnostics is how many findings cross the border; all are counted.
const maxDiagnostics = 500

// diagnostic puts a finding into words.
func diagnostic(f source.Diagnostic, lines *source.Lines, l words.Language) Diagnostic {
	d := Diagnostic{
		Severity: f.Severity, Code: f.Code, Place: f.Span, At: lines.Position(f.Span.Start),
		Message: f.Message.In(l), Hint: f.Hint.In(l), Edits: f.Edits,
	}
	for _, r := range f.Related {
		d.Related = append(d.Related, Related{
			Place: r.Span, At: lines.Position(r.Span.Start), Message: r.Message.In(l),
		})
	}
	return d
}

package syntax

import "strconv"

// Near returns a token and its place as messages of a running script name
// them: "identifier 'n' at a.stp:1:2".
func Near(file *File, t *Token) string {
	if t.Library != "" {
		return kindAndText(t) + " at " + t.Library
	}
	line, column := 1, 1
	for _, c := range file.Text[:min(t.Span.Start, len(file.Text))] {
		column++
		if c == '\n' {
			line, column = line+1, 1
		}
	}
	return kindAndText(t) + " at " + file.Name + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)
}

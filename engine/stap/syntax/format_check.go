package syntax

import (
	"bytes"

	"ringlab/engine/source"
)

// sameScript reports whether a script is the same after formatting as far as
// can be known: its pieces, its tree if the parser takes it, and that it is
// formatted now. If not it returns where in the text it ceases to be, or no
// place if that is unknown.
func sameScript(text, formatted []byte) (source.Span, bool) {
	before, _ := cut(text)
	after, _ := cut(formatted)
	if len(before) != len(after) {
		return source.Span{}, false
	}
	for i := range before {
		if before[i].text != after[i].text {
			return source.Span{}, false
		}
	}
	if again, _ := layOut(formatted); !bytes.Equal(again, formatted) {
		return source.Span{}, false
	}
	guru := Options{Guru: true}
	file, findings := Parse(text, guru)
	if firstError(findings) != nil {
		return source.Span{}, true // what the parser goes on with after an error is its guess
	}
	again, findings := Parse(formatted, guru)
	if e := firstError(findings); e != nil {
		return sameInk(text, formatted[:e.Place.Start]), false
	}
	return source.Span{}, bytes.Equal(Dump(again), Dump(file))
}

// firstError returns the first of the findings that is an error, or nil.
func firstError(findings []Finding) *Finding {
	for i := range findings {
		if findings[i].Severity == source.Error {
			return &findings[i]
		}
	}
	return nil
}

// sameInk returns the place of the byte of a text that comes after as many
// that are no white space as there are in another one.
func sameInk(text, other []byte) source.Span {
	ink := 0
	for _, c := range other {
		if !isSpace(int(c)) {
			ink++
		}
	}
	for i, c := range text {
		if isSpace(int(c)) {
			continue
		}
		if ink == 0 {
			return source.Span{Start: i, End: i + 1}
		}
		ink--
	}
	return source.Span{Start: len(text), End: len(text)}
}

//go:build !onelab

package protocol

import (
	"strings"
	"testing"

	"ringlab/engine/source"
)

func TestStatementPlace(t *testing.T) {
	for script, want := range map[string]string{
		"probe begin { |x = 1; y = 2 }":                     "x = 1",
		"probe begin { |n++ }":                              "n++",
		"probe begin { |if (a > (b)) c++ }":                 "if (a > (b))",
		"probe begin { |foreach ([i-, j] in a limit 3) { }": "foreach ([i-, j] in a limit 3)",
		"probe begin { |x = f(1,\n 2) * 3\n y = 4 }":        "x = f(1,\n 2) * 3",
		"probe begin { |println(a)\n exit() }":              "println(a)",
		"probe begin { |x =\n 1\n y = 2 }":                  "x =\n 1",
		"probe begin { |a[1, 2] <<< 3; }":                   "a[1, 2] <<< 3",
		"probe begin { |delete a }":                         "delete a",
	} {
		start := strings.Index(script, "|")
		text := strings.Replace(script, "|", "", 1)
		got := statementPlace([]byte(text), source.Span{Start: start, End: start + 1})
		if text[got.Start:got.End] != want {
			t.Errorf("%s: %q", script, text[got.Start:got.End])
		}
	}
}

package teach

import (
	"os"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/words"
)

// FuzzExplain explains whatever is found in any text: it ends, each place is in
// its file, each fix can be made.
func FuzzExplain(f *testing.F) {
	for _, name := range sources(f) {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) < 3000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 20_000 {
			return
		}
		c := check.Check("f.c", text, check.Settings{})
		for _, found := range Explain(c) {
			if found.Rule == "" || found.Message.In(words.Chinese) == "" && found.Text != "" {
				t.Fatalf("%q has no rule or no words", found.Text)
			}
			if f := found.File; f != nil && (found.Place.Start < 0 || found.Place.End > len(f.Text) || found.Place.Start > found.Place.End) {
				t.Fatalf("%q is at %v of %d bytes", found.Text, found.Place, len(f.Text))
			}
			for i := range found.Fixes {
				apply(text, &found.Fixes[i])
			}
		}
		Text(c, words.Chinese)
	})
}

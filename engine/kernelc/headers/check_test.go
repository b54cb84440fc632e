package headers_test

import (
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
)

// TestChecked has the checker read each header by itself and all together: it
// finds nothing to say.
func TestChecked(t *testing.T) {
	settings := check.Settings{Files: headers.Files(), Flags: []string{"-nostdinc", "-isystem", headers.SystemPath}}
	texts := []string{"#include <" + strings.Join(headers.Names(), ">\n#include <") + ">\n"}
	for _, name := range headers.Names() {
		texts = append(texts, "#include <"+name+">\n")
	}
	for _, text := range texts {
		checked := check.Check("alone.c", []byte(text), settings)
		if out := checked.Report.Print(checked.TabStop); len(out) > 0 {
			t.Errorf("%.60q:\n%s", text, out)
		}
	}
}

package check_test

import (
	"bytes"
	"os"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/syntax"
)

// BenchmarkCheck checks drivers of the corpus, the headers kept from one check
// to the next as they are while somebody types.
func BenchmarkCheck(b *testing.B) {
	for _, name := range []string{"testdata/corpus/drivers/atomics.c", "testdata/bench/gauges.c"} {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			settings := check.Settings{Files: headers.Files(), SystemPath: []string{headers.SystemPath}, Headers: new(syntax.HeaderCache)}
			b.ReportMetric(float64(bytes.Count(text, []byte("\n"))), "lines")
			b.ReportAllocs()
			for b.Loop() {
				check.Check("module.c", text, settings)
			}
		})
	}
}

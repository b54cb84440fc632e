package sandbox

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ringlab/engine/protocol"
)

// document is the recorded host with the most guests, cut or repeated to about
// so many bytes.
func document(b *testing.B, size int) []byte {
	b.Helper()
	recorded, err := os.ReadFile("../../engine/caps/testdata/captures/all-arches-qemu-all-capabilities.xml")
	if err != nil {
		b.Fatal(err)
	}
	const end = "</guest>\n"
	host, rest, _ := strings.Cut(string(recorded), "<guest>")
	guests := strings.SplitAfter("<guest>"+rest, end)
	guests = guests[:len(guests)-1] // what follows the last is the end of the document
	slices.SortFunc(guests, func(a, b string) int { return len(a) - len(b) })
	text := host
	for i := 0; len(text) < size; i++ {
		text += guests[i%len(guests)]
		if i == len(guests) { // from here on in larger steps
			guests = []string{strings.Join(guests, "")}
		}
	}
	return []byte(text + "</capabilities>\n")
}

// BenchmarkDocument opens a document, asks for its report and its topology,
// and closes it.
func BenchmarkDocument(b *testing.B) {
	all := map[string][]byte{"5KB": document(b, 5000), "300KB": document(b, 300_000), "10MB": document(b, 10_000_000)}
	ask := func(method string, document int) []byte {
		return protocol.AppendFrame(nil, fmt.Appendf(nil,
			`{"id":1,"method":%q,"language":"en","params":{"document":%d},"texts":[]}`, method, document))
	}
	run := func(b *testing.B, text []byte, handle func([]byte) []byte) {
		b.SetBytes(int64(len(text)))
		for number := 1; b.Loop(); number++ {
			handle(opening(text))
			for _, method := range []string{"caps.report", "caps.topology", "caps.close"} {
				handle(ask(method, number))
			}
		}
	}
	box := newSandbox(b, DefaultLimits)
	for _, size := range []string{"5KB", "300KB", "10MB"} {
		b.Run("native/"+size, func(b *testing.B) {
			run(b, all[size], protocol.New().Handle)
		})
		b.Run("wazero/"+size, func(b *testing.B) {
			session := open(b, box)
			run(b, all[size], func(frame []byte) []byte {
				response, err := session.Handle(b.Context(), frame)
				if err != nil {
					b.Fatal(err)
				}
				return response
			})
			b.ReportMetric(float64(session.MemoryBytes())/(1<<20), "MiB-held")
		})
	}
}

package protocol_test

import (
	"bytes"
	"os"
	"strconv"
	"testing"

	"ringlab/engine/protocol"
)

// host writes a capabilities document of about size bytes: a NUMA host with as
// many cells as it takes.
func host(size int) []byte {
	var b bytes.Buffer
	b.WriteString("<capabilities>\n  <host>\n    <cpu>\n      <arch>x86_64</arch>\n    </cpu>\n    <topology>\n")
	cells := max(1, (size-400)/5400)
	b.WriteString("      <cells num='" + strconv.Itoa(cells) + "'>\n")
	for cell := range cells {
		b.WriteString("        <cell id='" + strconv.Itoa(cell) + "'>\n          <memory unit='KiB'>134217728</memory>\n          <cpus num='64'>\n")
		for i := range 64 {
			cpu := strconv.Itoa(cell*64 + i)
			b.WriteString("            <cpu id='" + cpu + "' socket_id='" + strconv.Itoa(cell) + "' die_id='0' core_id='" + strconv.Itoa(i) + "' siblings='" + cpu + "'/>\n")
		}
		b.WriteString("          </cpus>\n        </cell>\n")
	}
	b.WriteString("      </cells>\n    </topology>\n  </host>\n</capabilities>\n")
	return b.Bytes()
}

func frame(method, params string, texts ...[]byte) []byte {
	sizes := ""
	for _, text := range texts {
		sizes += strconv.Itoa(len(text))
	}
	return protocol.AppendFrame(nil, []byte(`{"id":1,"method":"`+method+`","language":"en","params":`+params+`,"texts":[`+sizes+`]}`), texts...)
}

// BenchmarkOpen opens a document: parse, bind, check, and the findings as
// JSON. BenchmarkAll adds the report and the topology.
func BenchmarkOpen(b *testing.B) { pipeline(b) }
func BenchmarkAll(b *testing.B)  { pipeline(b, "caps.report", "caps.topology") }

func pipeline(b *testing.B, views ...string) {
	text, err := os.ReadFile("../caps/testdata/captures/test-capabilities.xml")
	if err != nil {
		b.Fatal(err)
	}
	for _, document := range []struct {
		name string
		text []byte
	}{{"small", text}, {"300KB", host(300 << 10)}, {"10MB", host(10 << 20)}} {
		b.Run(document.name, func(b *testing.B) {
			b.SetBytes(int64(len(document.text)))
			open := frame("caps.open", `{"index":-1}`, document.text)
			for b.Loop() {
				engine := protocol.New()
				engine.Handle(open)
				for _, view := range views {
					engine.Handle(frame(view, `{"document":1}`))
				}
			}
		})
	}
}

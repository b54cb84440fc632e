package wire

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"ringlab/server/live/message"
)

func FuzzRequest(f *testing.F) {
	for _, seed := range []string{
		`{"kind":"hello","token":"x"}`,
		`{"kind":"subscribe","key":{"host":"a","topic":"domain","item":"` + uuid + `"},"epoch":"e","seq":18446744073709551615}`,
		`{"kind":"unsubscribe","key":{"host":"","topic":"hosts","item":""}}`,
		`{"kind":"ask","id":-1,"question":{"kind":"baseline","host":"a","hosts":["a","b"],"pasted":"<cpu/>"}}`,
		`{"kind":"ask","question":{"kind":"inventoryXML","host":"a","name":"device/pci_0000"}}`,
		`null`, `{`, `{"kind":1}`, `{"kind":"hello","kind":"ask"}`, "\xff",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := decode(text)
		if err != nil {
			if close := clip(err.Error()); len(close) > 123 || !utf8.ValidString(close) {
				t.Errorf("the reason %q does not fit into a close message", close)
			}
			return
		}
		if len(r.Epoch) > maxEpoch {
			t.Error("an epoch of any length")
		}
		if checkKey(r.Key) == nil {
			// What is let through names a host by its id and nothing else.
			if r.Key.Topic != message.Hosts && !isID(r.Key.Host) || len(r.Key.Item) > 36 {
				t.Errorf("let through %+v", r.Key)
			}
		}
		if q := r.Question; checkQuestion(q) == nil && (!isID(q.Host) || len(q.Pasted) > maxPasted || len(q.Hosts) > maxCompared) {
			t.Errorf("let through %+v", q)
		}
		// A request is what it is read as.
		again, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := decode(again); err != nil {
			t.Errorf("%s is read as %s, which is not a request: %v", text, again, err)
		}
	})
}

func FuzzHostCPU(f *testing.F) {
	f.Add("<capabilities><host><cpu><arch>x</arch></cpu></host></capabilities>")
	f.Add("<capabilities><host><cpu/></host></capabilities>")
	f.Add("<a><cpu/></a>")
	f.Add("<?xml version='1.0'?><capabilities>\n<host><!-- x --><topology><cpu/></topology><cpu x='>'>&lt;</cpu>")
	f.Fuzz(func(t *testing.T, text string) {
		cpu, err := hostCPU(text)
		if err == nil && (len(cpu) < len("<cpu/>") || cpu[:4] != "<cpu" || cpu[len(cpu)-1] != '>') {
			t.Errorf("cut %q out of %q", cpu, text)
		}
	})
}

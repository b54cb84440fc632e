// Package conformance is one suite of exchanges for every host of the engine.
//
// In: the suite in testdata and a way to hand the engine a frame. Out: a
// failure for each response that is not, byte for byte, the recorded one. The
// engine runs natively, under wazero and in a browser; the same requests must
// get the same bytes from each.
//
// A file NAME.json lists calls; the texts of a call are files of the engine's
// test data, or the text itself where it begins with "<" or is empty. NAME.want
// holds the responses: the message of each, and its texts, each with a newline
// behind it.
package conformance

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/protocol"
)

// Call is one exchange of a suite.
type Call struct {
	Method   string          `json:"method"`
	Language string          `json:"language"`
	Params   json.RawMessage `json:"params"`
	Texts    []string        `json:"texts"`
}

// request is how a call crosses the border.
type request struct {
	ID       int             `json:"id"`
	Method   string          `json:"method"`
	Language string          `json:"language"`
	Params   json.RawMessage `json:"params"`
	Texts    []int           `json:"texts"`
}

// Run plays every file of the suite against a host. The engine directory is
// where this module's engine/ stands, seen from the test; start gives a fresh
// engine for each file.
func Run(t *testing.T, engine string, start func(t *testing.T) func(frame []byte) []byte) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(engine, "protocol/conformance/testdata/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no suite below %s: %v", engine, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			got := play(t, engine, file, start(t))
			golden := strings.TrimSuffix(file, ".json") + ".want"
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the responses differ from %s at %s", golden, difference(got, want))
			}
		})
	}
}

func play(t *testing.T, engine, file string, handle func([]byte) []byte) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var calls []Call
	if err := json.Unmarshal(text, &calls); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var out []byte
	for i, call := range calls {
		head := request{ID: i + 1, Method: call.Method, Language: call.Language, Params: call.Params, Texts: []int{}}
		var texts [][]byte
		for _, name := range call.Texts {
			text := []byte(name)
			if name != "" && !strings.HasPrefix(name, "<") {
				if text, err = os.ReadFile(filepath.Join(engine, name)); err != nil {
					t.Fatal(err)
				}
			}
			texts = append(texts, text)
			head.Texts = append(head.Texts, len(text))
		}
		message, err := json.Marshal(head)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, record(t, handle(protocol.AppendFrame(nil, message, texts...)))...)
	}
	return out
}

// record lays a response out for a golden file.
func record(t *testing.T, frame []byte) []byte {
	t.Helper()
	message, texts, err := protocol.SplitFrame(frame)
	if err != nil {
		t.Fatal(err)
	}
	var response struct {
		Texts []int `json:"texts"`
	}
	if err := json.Unmarshal(message, &response); err != nil {
		t.Fatalf("%v in %s", err, message)
	}
	out := append(bytes.Clone(message), '\n')
	for _, size := range response.Texts {
		out = append(append(out, texts[:size]...), '\n')
		texts = texts[size:]
	}
	if len(texts) > 0 {
		t.Fatalf("%d bytes behind the response's texts", len(texts))
	}
	return out
}

// difference shows where two recordings part.
func difference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	excerpt := func(b []byte) string { return string(b[max(0, i-60):min(len(b), i+60)]) }
	return "\ngot  …" + excerpt(got) + "…\nwant …" + excerpt(want) + "…"
}

package export

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/caps"
	"ringlab/engine/words"
)

func samples(t *testing.T) map[string]*caps.Document {
	t.Helper()
	all := map[string]*caps.Document{}
	for _, pattern := range []string{"xen-origin.xml", "captures/*capabilities*.xml", "domcaps/*.xml", "synthetic/*.xml", "bad/*.xml"} {
		names, err := filepath.Glob("../testdata/" + pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("nothing matches %s: %v", pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if d := caps.Open(text, caps.Auto); d.Kind != caps.Other {
				all[name] = d
			}
		}
	}
	return all
}

// TestJSONIsIndentedJSON holds the output to what encoding/json would make of
// it.
func TestJSONIsIndentedJSON(t *testing.T) {
	for name, d := range samples(t) {
		for _, l := range []words.Language{words.English, words.Chinese} {
			got := JSON(d, l)
			var compact any
			if err := json.Unmarshal(got, &compact); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			var want strings.Builder
			indented := json.NewEncoder(&want)
			indented.SetEscapeHTML(false)
			indented.SetIndent("", "  ")
			if err := indented.Encode(json.RawMessage(got)); err != nil || want.String() != string(got) {
				t.Errorf("%s: not indented as encoding/json would (%v)", name, err)
			}
		}
	}
}

// TestJSONModel reads the typed model back by the names of the XML.
func TestJSONModel(t *testing.T) {
	text, err := os.ReadFile("../testdata/synthetic/syn-f-xen-libxl.xml")
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Kind         string
		Capabilities struct {
			Host struct {
				CPU      struct{ Features struct{ Pae bool } }
				Topology struct {
					Cells struct {
						Cell []struct {
							ID     int
							Memory struct {
								Size uint64
								Unit string
							}
							CPUs struct{ CPU []struct{ Siblings string } }
						}
					}
				}
			}
			Guest []struct {
				OSType string `json:"os_type"`
				Arch   struct {
					Name    string
					Machine []struct{ Name string }
				}
			}
		}
		Unmodelled  []struct{ Path, XML string }
		Report      struct{ Verdict string }
		Diagnostics []struct {
			Line, Column   int
			Severity, Code string
		}
	}
	if err := json.Unmarshal(JSON(caps.Open(text, caps.Auto), words.English), &got); err != nil {
		t.Fatal(err)
	}
	host := got.Capabilities.Host
	if got.Kind != "capabilities" || !host.CPU.Features.Pae || host.Topology.Cells.Cell[0].Memory.Size != 33554432 ||
		host.Topology.Cells.Cell[0].CPUs.CPU[7].Siblings != "7" || len(got.Capabilities.Guest) != 5 ||
		got.Capabilities.Guest[2].Arch.Machine[0].Name != "xenfv" || got.Report.Verdict == "" {
		t.Errorf("the model came back as %+v", got)
	}
	if len(got.Unmodelled) != 4 || got.Unmodelled[1].Path != "/capabilities/guest[3]/features/hap" ||
		got.Unmodelled[1].XML != "<hap default='on' toggle='yes'/>" {
		t.Errorf("unmodelled: %+v", got.Unmodelled)
	}
	if d := got.Diagnostics; len(d) != 2 || d[0].Line != 19 || d[0].Column != 5 || d[0].Code != "unmodelled" {
		t.Errorf("diagnostics: %+v", got.Diagnostics)
	}
}

// TestTextKeepsToItsWidth: only a word longer than a line may pass it.
func TestTextKeepsToItsWidth(t *testing.T) {
	for name, d := range samples(t) {
		for _, l := range []words.Language{words.English, words.Chinese} {
			text := string(Text(d, l))
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if columns(line) > width && strings.Contains(strings.TrimSpace(line), " ") {
					t.Errorf("%s: %d columns: %s", name, columns(line), line)
				}
				if strings.TrimRight(line, " ") != line {
					t.Errorf("%s: space at the end: %q", name, line)
				}
			}
			if strings.Count(text, "\n") < 10 {
				t.Errorf("%s: hardly any text: %s", name, text)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	var w textWriter
	w.wrap(2, 4, strings.Repeat("word ", 20)+strings.Repeat("字", 40)+"。结束")
	for line := range strings.Lines(string(w.out)) {
		if n := columns(strings.TrimSuffix(line, "\n")); n > width {
			t.Errorf("%d columns: %s", n, line)
		}
		if strings.HasPrefix(strings.TrimSpace(line), "。") {
			t.Errorf("a line begins with a full stop: %s", line)
		}
	}
}

package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ringlab/server/live/demo"
	"ringlab/server/live/libvirtdtest"
)

func TestRecord(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	output := filepath.Join(t.TempDir(), "recording.jsonl.gz")
	if err := run(t.Context(), d.UnixURI("test:///default"), "recorded", "", 3*time.Second, output); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(output)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := demo.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if r.ID != "recorded" || r.Name != "recorded" || r.Length != 3000 || time.Since(r.From) > time.Hour {
		t.Errorf("recorded %+v", r.Head)
	}
}

func TestNothingToRecord(t *testing.T) {
	for _, uri := range []string{"", "nonsense", "test+unix:///default?socket=" + filepath.Join(t.TempDir(), "nobody")} {
		if err := run(t.Context(), uri, "recorded", "", time.Second, filepath.Join(t.TempDir(), "recording")); err == nil {
			t.Errorf("recorded %q", uri)
		}
	}
}

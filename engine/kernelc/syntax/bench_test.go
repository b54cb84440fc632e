package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/kernelc/report"
)

// moduleText is a module of about lines lines that uses many headers.
func moduleText(t testing.TB, lines int) ([]byte, map[string][]byte) {
	files := map[string][]byte{}
	for name, text := range filesBelow(t, "../headers/include") {
		files["include/"+name] = text
	}
	if len(files) == 0 {
		t.Fatal("no headers")
	}
	var text strings.Builder
	text.WriteString("#define pr_fmt(fmt) KBUILD_MODNAME \": \" fmt\n")
	for _, header := range []string{"module", "fs", "cdev", "uaccess", "slab", "list", "mutex", "spinlock", "wait", "workqueue"} {
		text.WriteString("#include <linux/" + header + ".h>\n")
	}
	part, err := os.ReadFile(filepath.Join("testdata", "module.c"))
	if err != nil {
		t.Fatal(err)
	}
	for strings.Count(text.String(), "\n") < lines {
		text.Write(part)
	}
	return []byte(text.String()), files
}

func BenchmarkPreprocess(b *testing.B) {
	text, files := moduleText(b, 500)
	for name, cache := range map[string]*HeaderCache{"new": nil, "headers known": new(HeaderCache)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				cfg := &Config{Name: "module.c", Files: files, SystemPath: []string{"include"}, Headers: cache}
				r := report.New(&report.Files{})
				if unit := Preprocess(cfg, text, r); len(unit.Tokens) < 1000 {
					b.Fatal("too few tokens")
				}
			}
		})
	}
}

package syntax

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/stap/realstap"
	"ringlab/engine/words"
)

var (
	every  = flag.Bool("stap", false, "run every recorded script through the stap that is installed, which takes minutes")
	record = flag.Bool("record", false, "write down what the stap that is installed says")
)

// confirm runs a pass of stap on recorded cases and hands on what it said: of
// one case in forty, or of all with -stap and -record.
func confirm(t *testing.T, pass string, cases []scriptCase, said func(i, rc int, stdout, stderr string)) {
	stap := realstap.Find(t)
	var group sync.WaitGroup
	var lock sync.Mutex
	next := make(chan int)
	for range 2 {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range next {
				c := &cases[i]
				flags := []string{pass}
				if c.guru {
					flags = append(flags, "-g")
				}
				stdout, stderr, rc := stap.Run(t, flags, c.script, c.args...)
				lock.Lock()
				said(i, rc, stdout, stderr)
				lock.Unlock()
			}
		}()
	}
	step := 40
	if *every || *record {
		step = 1
	}
	for i := 0; i < len(cases); i += step {
		next <- i
	}
	close(next)
	group.Wait()
}

// writeCases writes cases to a file, as readCases reads them.
func writeCases(t *testing.T, path string, cases []scriptCase) {
	var out bytes.Buffer
	for _, c := range cases {
		out.WriteString(strings.TrimRight("### rc="+strconv.Itoa(c.rc)+" "+c.head, " ") + "\n")
		for _, line := range strings.Split(c.script, "\n") {
			out.WriteString(strings.TrimRight("> "+line, " ") + "\n")
		}
		out.WriteString(c.stderr)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		t.Error(err)
	}
}

// TestCorpusConfirm compares what the stap that is installed says with what is
// recorded.
func TestCorpusConfirm(t *testing.T) {
	cases := readCorpus(t)
	confirm(t, "-p1", cases, func(i, rc int, _, stderr string) {
		c := &cases[i]
		if !*record && (rc != c.rc || stderr != c.stderr) {
			t.Errorf("%s\n-- stap (status %d)\n%s-- recorded (status %d)\n%s", c.script, rc, stderr, c.rc, c.stderr)
		}
		c.rc, c.stderr = rc, stderr
	})
	if *record {
		writeCases(t, corpus, cases)
	}
}

// TestTapsetConfirm parses the tapset that is installed, which real stap
// takes.
func TestTapsetConfirm(t *testing.T) {
	const tapset = "/usr/share/systemtap/tapset/"
	realstap.Find(t)
	files := func(ext string) (list []string) {
		for _, dir := range []string{"*", "linux/*", "linux/x86_64/*"} {
			found, _ := filepath.Glob(tapset + dir + ext)
			list = append(list, found...)
		}
		return list
	}
	o := Options{Guru: true, Config: config}
	for _, path := range files(".stpm") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p := &parser{file: &File{Name: path, Text: text}}
		p.pre = preprocessor{lex: lexer{text: text}, options: &o, macros: map[string]*macro{}, warn: p.warn}
		if f := p.try(func() {
			for p.pre.next() != nil {
			}
		}); f != nil {
			t.Fatalf("%s: %s", path, f.text().In(words.English))
		}
		for name, m := range p.pre.macros {
			if m.tok == nil {
				continue
			}
			body := ""
			if n := len(m.body); n > 0 {
				body = string(text[m.body[0].Span.Start:m.body[n-1].Span.End])
			}
			o.Macros = append(o.Macros, Macro{Name: name, Params: m.params, Body: body, File: path, Line: 1, Column: 1})
		}
	}
	parsed := 0
	for _, path := range files(".stp") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, findings := Parse(text, Options{Name: path, Guru: true, Config: config, Macros: o.Macros})
		for _, f := range findings {
			if f.Severity == source.Error && f.Code != "empty-preprocessed" {
				t.Errorf("%s: %s %+v", path, f.Message.In(words.English), f.Tok)
			}
		}
		if len(file.Order) > 0 {
			parsed++
		}
	}
	t.Logf("%d files", parsed)
}

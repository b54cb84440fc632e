package syntax

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"
)

// corpus holds scripts with what `stap -p1` says of them. A case is a line
// "### rc=STATUS [-g] [ARG…]" (arguments as Go strings where they are quoted),
// the script in lines that start with "> ", and the lines of standard error.
const corpus = "testdata/parse.txt"

// scriptCase is one case of the corpus.
type scriptCase struct {
	head   string // what follows the status
	rc     int
	guru   bool
	args   []string
	script string
	stderr string
}

// readCorpus parses the corpus.
func readCorpus(t testing.TB) []scriptCase { return readCases(t, corpus) }

// readCases parses a file of cases; what follows the script of each is its
// stderr.
func readCases(t testing.TB, file string) []scriptCase {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []scriptCase
	for _, block := range strings.Split("\n"+string(text), "\n### rc=")[1:] {
		head, body, _ := strings.Cut(block, "\n")
		status, flags, _ := strings.Cut(head, " ")
		c := scriptCase{head: flags}
		if c.rc, err = strconv.Atoi(status); err != nil {
			t.Fatalf("%q: %v", head, err)
		}
		for _, word := range splitWords(t, flags) {
			if word == "-g" && len(c.args) == 0 {
				c.guru = true
			} else {
				c.args = append(c.args, word)
			}
		}
		var script []string
		for strings.HasPrefix(body, "> ") || strings.HasPrefix(body, ">\n") || body == ">" {
			line, rest, _ := strings.Cut(body[1:], "\n")
			script = append(script, strings.TrimPrefix(line, " "))
			body = rest
		}
		c.script = strings.Join(script, "\n")
		if c.stderr = body; body != "" && !strings.HasSuffix(body, "\n") {
			c.stderr += "\n"
		}
		list = append(list, c)
	}
	return list
}

// splitWords splits at blanks; a word may be a quoted Go string.
func splitWords(t testing.TB, s string) []string {
	var words []string
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		if s[0] != '"' {
			word, rest, _ := strings.Cut(s, " ")
			words, s = append(words, word), rest
			continue
		}
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		word, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		words, s = append(words, word), s[len(quoted):]
	}
	return words
}

// config is what the corpus' kernel was built with.
var config = KernelConfig(250)

// TestCorpus holds the parser against what stap said of each script: the exit
// status, and every word of the messages.
func TestCorpus(t *testing.T) {
	accepted, rejected := 0, 0
	for _, c := range readCorpus(t) {
		if c.rc == 0 {
			accepted++
		} else {
			rejected++
		}
		file, findings := Parse([]byte(c.script), Options{Args: c.args, Guru: c.guru, Config: config})
		stderr, ok := Write(file, findings, WriteOptions{})
		if ok != (c.rc == 0) || !bytes.Equal(stderr, []byte(c.stderr)) {
			t.Errorf("%s %s\n-- got (accepted: %v)\n%s-- want (status %d)\n%s", c.head, c.script, ok, stderr, c.rc, c.stderr)
		}
	}
	if accepted < 150 || rejected < 150 {
		t.Errorf("the corpus has %d accepted and %d rejected scripts", accepted, rejected)
	}
	t.Logf("%d accepted, %d rejected", accepted, rejected)
}

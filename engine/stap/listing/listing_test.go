package listing

import (
	"bytes"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/stap/realstap"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
)

var (
	every  = flag.Bool("stap", false, "run every recorded script through the stap that is installed, which takes minutes")
	record = flag.Bool("record", false, "write down what the stap that is installed says")
)

// recorded holds scripts with what `stap -p2` lists of them: a line
// "### stap -p2 [-g] [-u] [ARG…]" (arguments as Go strings where they are quoted), the
// script in lines that start with "> ", and the listing.
const recorded = "testdata/listing.txt"

// scriptCase is one case.
type scriptCase struct {
	head, script, listing string
	flags, args           []string
}

func readCases(t testing.TB) []scriptCase {
	text, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	var list []scriptCase
	for _, block := range strings.Split("\n"+string(text), "\n### stap -p2")[1:] {
		head, body, _ := strings.Cut(block, "\n")
		c := scriptCase{head: strings.TrimSpace(head)}
		for rest := c.head; rest != ""; rest = strings.TrimLeft(rest, " ") {
			word, after, _ := strings.Cut(rest, " ")
			if quoted, err := strconv.QuotedPrefix(rest); err == nil {
				after = rest[len(quoted):]
				word, _ = strconv.Unquote(quoted)
				c.args = append(c.args, word)
			} else if (word == "-g" || word == "-u") && len(c.args) == 0 {
				c.flags = append(c.flags, word)
			} else {
				c.args = append(c.args, word)
			}
			rest = after
		}
		var script []string
		for strings.HasPrefix(body, ">") {
			line, rest, _ := strings.Cut(body[1:], "\n")
			script = append(script, strings.TrimPrefix(line, " "))
			body = rest
		}
		c.script, c.listing = strings.Join(script, "\n"), strings.TrimRight(body, "\n")+"\n"
		list = append(list, c)
	}
	return list
}

// shortened leaves out the tapset's embedded code of more than a line, which is
// not listed here.
func shortened(listing []byte) []byte {
	const head = "# global embedded code\n"
	rest, ok := bytes.CutPrefix(listing, []byte(head))
	if !ok {
		return listing
	}
	out := []byte(head)
	for bytes.HasPrefix(rest, []byte("%{")) {
		end := bytes.Index(rest, []byte("%}\n")) + len("%}\n")
		if bytes.Count(rest[:end], []byte("\n")) <= 3 {
			out = append(out, rest[:end]...)
		}
		rest = rest[end:]
	}
	if len(out) == len(head) {
		out = nil
	}
	return append(out, rest...)
}

// list lists a case; an empty string where the script has errors.
func list(t *testing.T, c *scriptCase) string {
	t.Helper()
	o := sema.Options{Kernel: realstap.Recorded, NoDebugInfo: true, Args: c.args}
	for _, f := range c.flags {
		o.Guru = o.Guru || f == "-g"
		o.NoOptimise = o.NoOptimise || f == "-u"
	}
	file, findings := syntax.Parse([]byte(c.script), syntax.Options{
		Args: c.args, Guru: o.Guru, Kernel: realstap.Recorded,
		Config: func(name string) string {
			switch name {
			case "CONFIG_HZ":
				return "250"
			case "CONFIG_SMP":
				return "y"
			}
			return ""
		},
	})
	program, more := sema.Check(file, o)
	for _, f := range append(findings, more...) {
		if f.Severity == source.Error {
			t.Errorf("%s %s\n%v", c.head, c.script, f.Message)
			return ""
		}
	}
	return string(Write(program, !o.NoOptimise))
}

func TestListing(t *testing.T) {
	cases := readCases(t)
	if len(cases) < 200 {
		t.Errorf("only %d cases", len(cases))
	}
	for i := range cases {
		c := &cases[i]
		if got := list(t, c); got != "" && got != c.listing {
			t.Errorf("%s %s\n-- got\n%s-- want\n%s", c.head, c.script, got, c.listing)
		}
	}
}

// TestListingConfirm holds the recorded listings against the stap that is
// installed: one in fifteen, or all with -stap and -record.
func TestListingConfirm(t *testing.T) {
	stap := realstap.Find(t)
	cases := readCases(t)
	var out bytes.Buffer
	for i, c := range cases {
		if i%15 != 0 && !*every && !*record {
			continue
		}
		listing, stderr, status := stap.Run(t, append([]string{"-p2"}, c.flags...), c.script, c.args...)
		if status != 0 {
			t.Errorf("%s: %s", c.script, stderr)
		}
		listing = string(shortened([]byte(listing)))
		if !*record && listing != c.listing {
			t.Errorf("%s %s\n-- stap\n%s-- recorded\n%s", c.head, c.script, listing, c.listing)
		}
		out.WriteString(strings.TrimRight("### stap -p2 "+c.head, " ") + "\n")
		for _, line := range strings.Split(c.script, "\n") {
			out.WriteString(strings.TrimRight("> "+line, " ") + "\n")
		}
		out.WriteString(listing)
	}
	if *record {
		if err := os.WriteFile(recorded, out.Bytes(), 0o644); err != nil {
			t.Error(err)
		}
	}
}

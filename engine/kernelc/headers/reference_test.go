package headers

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// reference is where the page keeps what it says of the headers' names.
const reference = "../../../web/src/kernel/reference/"

// TestReference holds the reference to the headers: every function, macro with
// arguments and structure that modules use is explained in both languages, and
// nothing else is.
func TestReference(t *testing.T) {
	english, chinese := entries(t, "en.ts"), entries(t, "zh.ts")
	declared, mentioned := map[string]bool{}, map[string]bool{}
	for _, header := range all {
		for _, name := range declares(string(*header.text)) {
			declared[name] = true
		}
		for word := range identifiers(*header.text) {
			mentioned[word] = true
		}
	}
	if len(declared) < 800 {
		t.Errorf("only %d names are declared", len(declared))
	}
	for name := range declared {
		if !strings.HasPrefix(name, "_") && english[name] == "" {
			t.Errorf("%s is explained nowhere", name)
		}
	}
	for name := range english {
		if !mentioned[name] {
			t.Errorf("%s is explained and in no header", name)
		}
		if chinese[name] == "" {
			t.Errorf("%s is not explained in Chinese", name)
		}
		if !strings.ContainsFunc(chinese[name], func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s is explained in Chinese as %q", name, chinese[name])
		}
	}
	for name := range chinese {
		if english[name] == "" {
			t.Errorf("%s is explained in Chinese only", name)
		}
	}
}

// entries reads the texts of a language by name.
func entries(t *testing.T, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(reference + file)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	entry := regexp.MustCompile(`(?m)^  (?:'([^']+)'|(\w+)):\s+(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"),$`)
	for _, found := range entry.FindAllStringSubmatch(string(text), -1) {
		for _, name := range strings.Fields(found[1] + found[2]) {
			if texts[name] != "" {
				t.Errorf("%s explains %s twice", file, name)
			}
			texts[name] = found[3] + found[4]
		}
	}
	return texts
}

var (
	comments    = regexp.MustCompile(`(?s)/\*.*?\*/`)
	macro       = regexp.MustCompile(`(?m)^#define ([A-Za-z]\w*)\(`)
	directives  = regexp.MustCompile(`(?m)^#.*$`)
	annotations = regexp.MustCompile(`__(?:printf|scanf|section|acquires|releases)\([^)]*\)|__attribute__\(\(.*?\)\)`)
	function    = regexp.MustCompile(`[\s*]([a-zA-Z]\w*)\s*\(`)
	structure   = regexp.MustCompile(`(?m)^struct (\w+) \{`)
)

// declares finds the functions, macros with arguments and structures of a
// header, by the way the headers are written.
func declares(text string) []string {
	text = strings.ReplaceAll(comments.ReplaceAllString(text, ""), "\\\n", " ")
	var names []string
	for _, pattern := range []*regexp.Regexp{macro, structure} {
		for _, found := range pattern.FindAllStringSubmatch(text, -1) {
			names = append(names, found[1])
		}
	}
	var outside strings.Builder
	depth := 0
	for _, r := range directives.ReplaceAllString(text, "") {
		switch {
		case r == '{':
			depth++
		case r == '}':
			if depth--; depth == 0 {
				outside.WriteByte(';')
			}
		case depth == 0:
			outside.WriteRune(r)
		}
	}
	for _, declaration := range strings.Split(outside.String(), ";") {
		declaration = annotations.ReplaceAllString(declaration, "")
		if strings.Contains(declaration, "typedef") {
			continue
		}
		if found := function.FindStringSubmatch(declaration); found != nil {
			names = append(names, found[1])
		}
	}
	return names
}

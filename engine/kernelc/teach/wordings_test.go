package teach

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ringlab/engine/words"
)

var printedLine = regexp.MustCompile(`^[^:]+:\d+:\d+: (warning|error): (.*)$`)

// printedTexts are the messages in the recordings of sparse, each once.
func printedTexts(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"../check/testdata/golden/*.out", "../check/testdata/corpus/*/*.out"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	seen := map[string]bool{}
	var texts []string
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			if m := printedLine.FindStringSubmatch(line); m != nil && !seen[m[2]] {
				seen[m[2]] = true
				texts = append(texts, m[2])
			}
		}
	}
	if len(texts) < 100 {
		t.Fatalf("only %d messages in the recordings", len(texts))
	}
	return texts
}

// fileTexts are what the files ask for with #error and #warning.
func fileTexts(t *testing.T) map[string]bool {
	t.Helper()
	directive := regexp.MustCompile(`(?m)^\s*#\s*(?:error|warning)\s*(.*)$`)
	texts := map[string]bool{"": true}
	for _, name := range sources(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range directive.FindAllStringSubmatch(string(text), -1) {
			texts[m[1]] = true
		}
	}
	return texts
}

// TestWordings holds the wordings to what sparse printed: each is known, the
// same in English, and has its Chinese.
func TestWordings(t *testing.T) {
	// What #error and #warning say is the file's own.
	own := fileTexts(t)
	unknown := 0
	for _, text := range printedTexts(t) {
		message := translated(text)
		if got := message.In(words.English); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
		if strings.HasPrefix(text, "got ") || own[text] {
			continue
		}
		if w, _ := worded(text); w == nil {
			unknown++
			t.Logf("not known: %s", text)
		} else if message.In(words.Chinese) == text && w.zh != w.text {
			t.Errorf("%q is not in Chinese", text)
		} else if _, ok := hintFor(w.rule); !ok && !spoken[w.rule] {
			t.Errorf("%q: the rule %q has no hint", text, w.rule)
		}
	}
	if unknown > 3 {
		t.Errorf("%d messages are not known", unknown)
	}
}

// spoken are the rules whose hint is always made from the code.
var spoken = map[string]bool{
	"noderef": true, "cast-from-as": true, "cast-between-as": true, "cast-to-as": true, "context": true, "include": true,
}

// TestWordingPlaces compares the places of both languages.
func TestWordingPlaces(t *testing.T) {
	numbered := regexp.MustCompile(`%(\[\d\])?s`)
	for _, w := range wordings {
		en, zh := len(numbered.FindAllString(w.text, -1)), len(numbered.FindAllString(w.zh, -1))
		if zh > en {
			t.Errorf("%q has %d places, %q has %d", w.text, en, w.zh, zh)
		}
		if _, ok := hintFor(w.rule); !ok && !spoken[w.rule] {
			t.Errorf("%q: the rule %q has no hint", w.text, w.rule)
		}
	}
	for i, h := range hints {
		if got, _ := hintFor(h.rule); got != hints[i].Text {
			t.Errorf("the rule %q has two hints", h.rule)
		}
	}
}

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"int const [noderef] __user *up": "base:int qualifier:const qualifier:[noderef] space:__user pointer:* name:up",
		"char [noderef] __user *":        "base:char qualifier:[noderef] space:__user pointer:*",
		"struct st [noderef] __percpu *": "base:struct base:st qualifier:[noderef] space:__percpu pointer:*",
		"restricted __le32 [usertype] v": "base:restricted base:__le32 remark:[usertype] name:v",
		"void [noderef] <asn:2> *p":      "base:void qualifier:[noderef] space:<asn:2> pointer:* name:p",
		"unsigned int enum size":         "base:unsigned base:int base:enum base:size",
		"long ( *read )( ... )":          "base:long sign:( pointer:* name:read sign:) sign:( sign:... sign:)",
		"char [4]":                       "base:char sign:[4]",
		"void [noderef] __user *static [addressable] [assigned] [toplevel] data": "base:void qualifier:[noderef] space:__user pointer:* remark:static remark:[addressable] remark:[assigned] remark:[toplevel] name:data",
		"unsigned long [usertype] size":                                          "base:unsigned base:long remark:[usertype] name:size",
		"char [noderef] own_space *p":                                            "base:char qualifier:[noderef] name:own_space pointer:* name:p",
		"char [noderef] __mine *p":                                               "base:char qualifier:[noderef] space:__mine pointer:* name:p",
		"":                                                                       "",
		"[":                                                                      "remark:[",
		"struct cfg *[assigned] bad":                                             "base:struct base:cfg pointer:* remark:[assigned] name:bad",
		"char const [noderef] __user *[noderef] __user *argv":             "base:char qualifier:const qualifier:[noderef] space:__user pointer:* qualifier:[noderef] space:__user pointer:* name:argv",
		"int ( *[addressable] [toplevel] cb )( ... )":                     "base:int sign:( pointer:* remark:[addressable] remark:[toplevel] name:cb sign:) sign:( sign:... sign:)",
		"long extern [addressable] [signed] [toplevel] do_it( ... )":      "base:long remark:extern remark:[addressable] remark:[signed] remark:[toplevel] name:do_it sign:( sign:... sign:)",
		"char *[noderef] __user argv":                                     "base:char pointer:* qualifier:[noderef] space:__user name:argv",
		"unsigned char [unsigned] [usertype] *b":                          "base:unsigned base:char remark:[unsigned] remark:[usertype] pointer:* name:b",
		"struct list_head [noderef] __rcu *[addressable] [toplevel] next": "base:struct base:list_head qualifier:[noderef] space:__rcu pointer:* remark:[addressable] remark:[toplevel] name:next",
		"restricted gfp_t":                  "base:restricted base:gfp_t",
		"fouled restricted __be16":          "base:fouled base:restricted base:__be16",
		"void volatile [noderef] __iomem *": "base:void qualifier:volatile qualifier:[noderef] space:__iomem pointer:*",
		"unsigned int volatile [noderef] [usertype] __iomem *[usertype] regs":                 "base:unsigned base:int qualifier:volatile qualifier:[noderef] remark:[usertype] space:__iomem pointer:* remark:[usertype] name:regs",
		"struct file_operations const static [addressable] [toplevel] [usertype] dev_fops[2]": "base:struct base:file_operations qualifier:const remark:static remark:[addressable] remark:[toplevel] remark:[usertype] name:dev_fops sign:[2]",
	} {
		var got []string
		for _, p := range Split(text).Parts {
			got = append(got, string(p.Kind)+":"+p.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s:\n got %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}

func TestContrast(t *testing.T) {
	for _, c := range [][4]string{
		{"char *d", "char [noderef] __user *up", "", "[noderef] __user"},
		{"void [noderef] __user *static [toplevel] data", "char *[addressable] name", "void [noderef] __user", "char"},
		{"int *p", "int const *q", "", "const"},
		{"restricted __le32 [usertype] v", "unsigned int x", "restricted __le32", "unsigned int"},
		{"long ( *read )( ... )", "long ( * )( ... )", "", ""},
		{"int *", "int", "*", ""},
	} {
		a, b := Split(c[0]), Split(c[1])
		contrast(a, b)
		if marked(a) != c[2] || marked(b) != c[3] {
			t.Errorf("%s | %s: %q and %q are marked", c[0], c[1], marked(a), marked(b))
		}
	}
}

func marked(t *Type) string {
	var list []string
	for _, p := range t.Parts {
		if p.Differs {
			list = append(list, p.Text)
		}
	}
	return strings.Join(list, " ")
}

func FuzzSplit(f *testing.F) {
	f.Add("int const [noderef] __user *up", "char *")
	f.Add("[<*...", "struct")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Split(a), Split(b)
		contrast(x, y)
		x.space()
		for _, p := range x.Parts {
			if p.Text == "" || p.Kind == "" {
				t.Fatalf("%q has an empty part", a)
			}
		}
		if got := translated(a).In(words.English); got != a {
			t.Fatalf("%q becomes %q", a, got)
		}
		translated(a).In(words.Chinese)
	})
}

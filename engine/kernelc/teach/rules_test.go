package teach

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"ringlab/engine/kernelc/report"
)

// page is a rule as the page explains it.
type page struct{ code, flag, wrong, right string }

// pages reads the rules that the page shows.
func pages(t *testing.T) []page {
	t.Helper()
	text, err := os.ReadFile("../../../web/src/kernel/rules.ts")
	if err != nil {
		t.Fatal(err)
	}
	entry := regexp.MustCompile("(?s)code: '([a-z-]+)',\n(.*?)wrong: `((?:[^`\\\\]|\\\\.)*)`,\n *right: `((?:[^`\\\\]|\\\\.)*)`,")
	flag := regexp.MustCompile(`flag: '([^']+)'`)
	unescape := strings.NewReplacer(`\\`, `\`, "\\`", "`")
	var list []page
	for _, m := range entry.FindAllStringSubmatch(string(text), -1) {
		p := page{code: m[1], wrong: unescape.Replace(m[3]), right: unescape.Replace(m[4])}
		if f := flag.FindStringSubmatch(m[2]); f != nil {
			p.flag = f[1]
		}
		list = append(list, p)
	}
	if n := strings.Count(string(text), "code: '"); n != len(list) || n < 50 {
		t.Fatalf("%d of %d rules were read", len(list), n)
	}
	return list
}

// TestRules holds the page's rules to what they say: the wrong snippet breaks
// the rule, the right one none.
func TestRules(t *testing.T) {
	known := map[string]bool{"limit": true, "bounds": true, "error": true, "warning": true, "safe": true, "newline": true, "asm": true, "memcpy-count": true, "range": true, "cast-bits": true}
	for _, p := range pages(t) {
		known[p.code] = true
		if save := os.Getenv("SNIPPETS"); save != "" {
			os.WriteFile(save+"/"+p.code+".wrong.c", []byte("// sparse: "+p.flag+"\n"+p.wrong), 0o644)
			os.WriteFile(save+"/"+p.code+".right.c", []byte("// sparse: "+p.flag+"\n"+p.right), 0o644)
		}
		found := Explain(checkedFile(t, "rule.c", []byte("// sparse: "+p.flag+"\n"+p.wrong)))
		broken := false
		for i := range found {
			broken = broken || found[i].Rule == p.code && (found[i].Silence == report.Printed || found[i].Silence == report.OurOwn)
		}
		if !broken {
			t.Errorf("%s: the wrong snippet does not break it: %v", p.code, texts(found))
		}
		for _, f := range Explain(checkedFile(t, "rule.c", []byte("// sparse: "+p.flag+"\n"+p.right))) {
			t.Errorf("%s: the right snippet breaks %s: %s in line %d", p.code, f.Rule, f.Text, f.At.Line)
		}
	}
	for _, w := range wordings {
		if !known[w.rule] {
			t.Errorf("the rule %q has no page", w.rule)
		}
	}
}

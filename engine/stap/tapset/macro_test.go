package tapset

import (
	"os"
	"strings"
	"testing"

	"ringlab/engine/source"
	"ringlab/engine/stap/realstap"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/words"
)

func TestMacros(t *testing.T) {
	uses := map[string]string{
		"MAXSTRINGLEN": "println(@MAXSTRINGLEN)", "this3": "@this3 = 1", "prints": "@prints(s)", "prints1": "@prints1(a)", "prints9": "@prints9(a)",
		"try_assign": "@try_assign(x, 1, 2)", "choose_defined": "println(@choose_defined($x, 2))", "cast_sizeof": `println(@cast_sizeof("int"))`,
		"cast_module_sizeof": `println(@cast_module_sizeof("m", "int"))`, "type_defined": `println(@type_defined("int"))`,
		"type_member_defined": `println(@type_member_defined("int", x))`, "module_type_defined": `println(@module_type_defined("m", "int"))`,
		"module_type_member_defined": `println(@module_type_member_defined("m", "int", x))`,
	}
	options := syntax.Options{Macros: Macros(), Guru: true}
	for name, use := range uses {
		_, findings := syntax.Parse([]byte("global s, a\nprobe begin { "+use+" }"), options)
		for _, f := range findings {
			if f.Severity == source.Error {
				t.Errorf("%s: %s", name, f.Message.In(words.English))
			}
		}
		delete(uses, name)
	}
	if got := printsBody(2); got != `foreach ([__a,__b] in @s -) { print("[",__a,",",__b,"] ") @prints(@s[__a,__b]) }` {
		t.Errorf("printsBody: %s", got)
	}
}

// The places of the macros are those of the installed tapset.
func TestConfirmMacros(t *testing.T) {
	realstap.Find(t)
	for _, m := range Macros() {
		text, err := os.ReadFile(m.File)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		if m.Line > len(lines) || m.Column > len(lines[m.Line-1]) {
			t.Errorf("%s: no %s:%d:%d", m.Name, m.File, m.Line, m.Column)
			continue
		}
		if at := lines[m.Line-1][m.Column-1:]; strings.TrimLeft(at, " \t") != at {
			t.Errorf("%s: %s:%d:%d is blank: %q", m.Name, m.File, m.Line, m.Column, at)
		}
	}
}

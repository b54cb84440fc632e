package check

import (
	"strings"
	"testing"
)

func TestWarningsSorted(t *testing.T) {
	for i, w := range warnings {
		if i > 0 && warnings[i-1].name >= w.name {
			t.Errorf("%s stands before %s", warnings[i-1].name, w.name)
		}
		if warningIndex(w.name) != i {
			t.Errorf("%s is not found", w.name)
		}
	}
	if warningIndex("no-such-warning") >= 0 {
		t.Error("a warning is found that there is none of")
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		flags   string
		on, off string
	}{
		{"", "decl address-space vla", "shadow typesign cast-to-as declaration-after-statement"},
		{"-Wshadow -Wno-decl -Wno-such -Wnothing", "shadow", "decl"},
		{"-Wsparse-all", "shadow typesign cast-to-as", ""},
		{"-Wno-shadow -Wsparse-all", "typesign", "shadow"},
		{"-Wsparse-all -Wno-shadow", "typesign", "shadow"},
		{"-Wno-decl -Wdecl", "decl", ""},
		{"-std=c89", "declaration-after-statement", ""},
		{"-Wno-declaration-after-statement -ansi", "", "declaration-after-statement"},
		{"-pedantic", "pedantic", ""},
	} {
		f := parseFlags("x.c", &Settings{Flags: strings.Fields(c.flags)})
		for _, name := range strings.Fields(c.on) {
			if !f.warns(name) {
				t.Errorf("%s: -W%s is off", c.flags, name)
			}
		}
		for _, name := range strings.Fields(c.off) {
			if f.warns(name) {
				t.Errorf("%s: -W%s is on", c.flags, name)
			}
		}
		if f.wrong != "" {
			t.Errorf("%s: %s", c.flags, f.wrong)
		}
	}
}

func TestOtherFlags(t *testing.T) {
	f := parseFlags("x.c", &Settings{
		Flags: strings.Fields("-DDEBUG -D LEVEL=3 -UNDEBUG -Iinclude -I more -include first.h -isystem sys -idirafter last " +
			"-ftabstop=4 -fmax-warnings=7 -funsigned-char -Wsparse-error -O2 -nothing"),
		SystemPath: []string{"machine"},
	})
	if d := f.config.Defines; len(d) != 3 || d[0].Name != "DEBUG" || d[0].Value != "1" || d[1].Name != "LEVEL" || d[1].Value != "3" || !d[2].Undefine {
		t.Errorf("defines are %v", d)
	}
	if got := strings.Join(f.config.Path, " "); got != "include more" {
		t.Errorf("the path is %q", got)
	}
	if got := strings.Join(f.config.SystemPath, " "); got != "sys machine last" {
		t.Errorf("the system path is %q", got)
	}
	if f.tabStop != 4 || f.maxWarnings != 7 || !f.unsigned || !f.errors || len(f.config.Includes) != 1 {
		t.Errorf("flags are %+v", f)
	}
	for _, wrong := range []string{"-std=foo", "-fmax-warnings=many"} {
		if parseFlags("x.c", &Settings{Flags: []string{wrong}}).wrong == "" {
			t.Errorf("%s is taken", wrong)
		}
	}
}

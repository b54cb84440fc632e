package syntax

import (
	"reflect"
	"strings"
	"testing"

	"ringlab/engine/kernelc/report"
)

// outcome is all that preprocessing a file tells others.
type outcome struct {
	Tokens   []Token
	Places   []report.Expansion
	Printed  string
	Macros   []Macro
	Wanted   []string
	Missing  []Include
	Included []string
}

func outcomeOf(cfg Config, text string) outcome {
	files := &report.Files{}
	r := report.New(files)
	unit := Preprocess(&cfg, []byte(text), r)
	o := outcome{Tokens: unit.Tokens, Printed: string(r.Print(8)), Macros: unit.Macros(), Wanted: unit.Wanted, Missing: unit.Missing}
	for i := range unit.Tokens {
		for pos, is := unit.Tokens[i].Pos, true; is; {
			var e report.Expansion
			if e, is = files.Expansion(pos); is {
				o.Places = append(o.Places, e)
				pos = e.Call
			}
		}
	}
	for _, f := range files.All() {
		o.Included = append(o.Included, f.Name+"\n"+string(f.Text))
	}
	return o
}

// A check with a cache finds what one without finds, whatever was checked
// before it.
func TestCacheChangesNothing(t *testing.T) {
	text, headers := moduleText(t, 60)
	module := string(text)
	first := map[string][]byte{
		"ring.h": []byte("#ifndef RING_H\n#define RING_H 1\n#define RING(x) (x + __COUNTER__)\nextern int ring;\n#endif\n"),
		"odd.h":  []byte("#define ODD\n#warning odd\n"),
	}
	other := map[string][]byte{
		"ring.h":      []byte("#define RING(x) x\n"),
		"odd.h":       first["odd.h"],
		"near/ring.h": []byte("near\n"),
	}
	for name, text := range headers {
		first[name], other[name] = text, text
	}
	ring := "// a ring\n#include \"ring.h\"\n#ifndef DEBUG\n#define DEBUG 0\n#endif\n"
	base := Config{Name: "main.c", Files: first, SystemPath: []string{"include"}}
	with := func(change func(*Config)) Config {
		cfg := base
		change(&cfg)
		return cfg
	}
	steps := []struct {
		cfg  Config
		text string
	}{
		{base, module},
		{base, module},
		{base, module + "int more;\n"},
		{base, strings.Replace(module, "ring_count", "ring_total", 1)},
		{base, strings.Replace(module, "linux/list.h", "linux/kref.h", 1)},
		{base, module + strings.Repeat("/* a long comment */\n", 4000)},
		{base, module},
		{base, ring + "int a = RING(1) + DEBUG;\n"},
		{base, ring + "int a = RING(2) + DEBUG;\n#undef RING\n#define RING(x) x\nint b = RING(__COUNTER__);\n"},
		{base, ring + "#include \"ring.h\"\nint a = RING(2);\n#ifdef DEBUG\n#define DEBUG 1\n#endif\n"},
		{with(func(c *Config) { c.Defines = []Define{{Name: "DEBUG", Value: "2"}} }), ring + "int a = RING(1) + DEBUG;\n"},
		{with(func(c *Config) { c.Files = other }), ring + "int a = RING(1) + DEBUG;\n"},
		{with(func(c *Config) { c.Path = []string{"near"} }), ring + "int a = RING(1) + DEBUG;\n#include <ring.h>\n"},
		{with(func(c *Config) { c.Path, c.Files = []string{"near"}, other }), ring + "int a = RING(1) + DEBUG;\n#include <ring.h>\n"},
		{base, "#include \"odd.h\"\nint a;\n"},
		{base, "#include \"odd.h\"\nint b;\n"},
		{base, "#include \"missing.h\"\nint b;\n"},
		{base, "#include \"missing.h\"\nint c;\n"},
		{base, "#if 1\n#include \"ring.h\"\nint c;\n#endif\n"},
		{base, "#if 1\n#include \"ring.h\"\nint d;\n"},
		{base, "\"open\n" + ring},
		{with(func(c *Config) { c.Warn = func(flag string) bool { return flag == "undef" } }), ring + "#if FOO\n#endif\nint d;\n"},
		{base, ring + "#if FOO\n#endif\nint d;\n"},
		{with(func(c *Config) { c.Warn = func(flag string) bool { return flag == "undef" } }), ring + "#if FOO\n#endif\nint d;\n"},
		{base, "#define ONE 1\nint a = ONE "},
		{base, "#define ONE 1\nint a = ONE + ONE "},
		{base, ""},
		{base, ring},
		{base, ring + "x"},
		{base, ring[:len(ring)-1]},
	}
	cache := new(HeaderCache)
	for round := range 2 {
		for i, step := range steps {
			fresh := outcomeOf(step.cfg, step.text)
			step.cfg.Headers = cache
			if kept := outcomeOf(step.cfg, step.text); !sameOutcome(kept, fresh) {
				t.Errorf("round %d, step %d: with a cache\n%s%d tokens, without\n%s%d tokens", round, i, kept.Printed, len(kept.Tokens), fresh.Printed, len(fresh.Tokens))
			}
		}
	}
	if cache.opening == nil {
		t.Error("no opening was remembered")
	}
}

// sameOutcome compares outcomes, an empty list being none.
func sameOutcome(a, b outcome) bool {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		f, g := x.Field(i), y.Field(i)
		if f.Len() == 0 && g.Len() == 0 {
			continue
		}
		if !reflect.DeepEqual(f.Interface(), g.Interface()) {
			return false
		}
	}
	return true
}

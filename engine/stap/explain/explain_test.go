package explain_test

import (
	"strings"
	"testing"

	"ringlab/engine/stap"
	"ringlab/engine/stap/explain"
	"ringlab/engine/stap/trace"
	"ringlab/engine/words"
)

// explained runs a script and writes its explanations.
func explained(t *testing.T, script string, s stap.Settings, l words.Language) string {
	t.Helper()
	o, refusal := s.Parse()
	if refusal != nil {
		t.Fatal(refusal)
	}
	checked := stap.Check([]byte(script), o)
	machine, refusal := checked.Start()
	if refusal != nil {
		t.Fatalf("%v: %v", refusal, checked.Findings)
	}
	r := trace.Start(checked.Program, machine)
	for !r.Done() {
		r.Step(100_000)
	}
	var out strings.Builder
	for _, x := range explain.Of(r) {
		out.WriteString(x.Code + ": " + x.Title.In(l) + "\n")
		for _, step := range x.Steps {
			out.WriteString("  " + step.Words.In(l) + " | " + step.Figure + "\n")
		}
	}
	return out.String()
}

const configHZ = `global count_jiffies, count_ms
probe timer.jiffies(100) { count_jiffies ++ }
probe timer.ms(100) { count_ms ++ }
probe timer.ms(12345) { hz=(1000*count_jiffies) / count_ms; printf("%d\n", hz); exit() }
`

func TestConfigHZ(t *testing.T) {
	for _, c := range []struct {
		settings stap.Settings
		want     []string
		not      []string
	}{
		{stap.Settings{}, []string{
			"Why 235 and not 250?", "1,000 × 30 / 123 = 243.9 → 243", "⌊100 / 8⌋ × 8 + 8 = 104",
			"12.345 s / 416 ms = 29.67 → 29", "1,000 × 29 / 123 = 235.77 → 235",
			"Why timer.jiffies(100) fires every 104 jiffies",
		}, nil},
		{stap.Settings{Kernel: "4.4"}, []string{
			"Why 243 and not 250?", "12.345 s / 400 ms = 30.86 → 30", "1,000 × 30 / 123 = 243.9 → 243",
		}, []string{"wheel"}},
		{stap.Settings{HZ: 1000}, []string{"and not 1000?", "12.345 s / 104 ms = 118.7 → 118"}, nil},
	} {
		got := explained(t, configHZ, c.settings, words.English)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: no %q in\n%s", c.settings, want, got)
			}
		}
		for _, not := range c.not {
			if strings.Contains(got, not) {
				t.Errorf("%+v: %q in\n%s", c.settings, not, got)
			}
		}
	}
	if zh := explained(t, configHZ, stap.Settings{}, words.Chinese); !strings.Contains(zh, "为什么是 235，而不是 250？") {
		t.Errorf("in Chinese\n%s", zh)
	}
}

func TestOthers(t *testing.T) {
	for script, want := range map[string]string{
		"probe timer.ms(20).randomize(5) { println(1) } probe timer.s(1) { exit() }":                                              "20 ms ± 5 ms",
		"probe timer.hz(3) { println(1) } probe timer.s(2) { exit() }":                                                            "⌈1,000,000,000 / 3⌉ = 333,333,334 ns",
		"probe timer.s(100) { println(1) } probe timer.ms(5) { exit() }":                                                          "100 s > 5 ms",
		"probe timer.s(7) { println(1) }":                                                                                         "never calls exit()",
		"global a, b probe timer.ms(3) { a++ } probe timer.ms(10) { b += 1 } probe timer.ms(95) { println(b * 100 / a); exit() }": "100 × 9 / 31 = 29.03 → 29",
	} {
		if got := explained(t, script, stap.Settings{}, words.English); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", script, want, got)
		}
	}
	// Nothing surprising, nothing said.
	if got := explained(t, "probe begin { println(1); exit() }", stap.Settings{}, words.English); got != "" {
		t.Errorf("explained:\n%s", got)
	}
}

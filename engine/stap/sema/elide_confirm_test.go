package sema

import (
	"flag"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"ringlab/engine/stap/realstap"
)

var (
	confirm     = flag.Int("confirm", 12, "how many random scripts to compare with the stap of this machine")
	confirmSeed = flag.Int64("confirm-seed", 1, "seed of the random scripts")
)

// TestConfirmElide compares what is left of random scripts with what the stap of
// this machine leaves of them.
func TestConfirmElide(t *testing.T) {
	stap := realstap.Find(t)
	for i := range *confirm {
		script := randomScript(rand.New(rand.NewSource(*confirmSeed + int64(i))))
		c := elideCase{script: script}
		if i%8 == 7 {
			c.flags = []string{"-u"}
		}
		_, stderr, code := stap.Run(t, append([]string{"-p2"}, c.flags...), script)
		if code != 0 && code != 1 {
			t.Logf("stap ends with %d: %s", code, script)
			continue
		}
		stdout, _, _ := stap.Run(t, append([]string{"-p2", "-v"}, c.flags...), script)
		c.stderr = clean(stderr)
		if code == 0 {
			c.listing = own(stdout, script)
		}
		stderr, listing := judge(c)
		if stderr != c.stderr {
			t.Errorf("%v %s\nstderr:\n%sinstead of\n%s", c.flags, script, stderr, c.stderr)
		} else if listing != c.listing {
			t.Errorf("%v %s\nleft:\n%sinstead of\n%s", c.flags, script, listing, c.listing)
		}
	}
}

// writer makes random scripts whose variables have types by their names.
type scriptWriter struct {
	*rand.Rand
	depth    int
	function bool
	loop     bool
}

func randomScript(r *rand.Rand) string {
	w := &scriptWriter{Rand: r}
	var out strings.Builder
	out.WriteString("global g, h = 3, a, b, s\n")
	probes := []string{"begin", "end", "timer.ms(100)", "begin(1), end(2)"}
	for range 1 + r.Intn(2) {
		out.WriteString("probe " + w.pick(probes...) + " {" + w.list() + " }\n")
	}
	w.function = true
	for i, f := range []string{"fa(n)", "fb(n, m)", "fc()"} {
		body := w.list()
		if i < 2 || r.Intn(2) == 0 {
			body += " return " + w.long()
		}
		out.WriteString("function " + f + " {" + body + " }\n")
	}
	return out.String()
}

func (w *scriptWriter) pick(list ...string) string { return list[w.Intn(len(list))] }

func (w *scriptWriter) list() string {
	text := ""
	for range w.Intn(4) {
		text += " " + w.stmt()
	}
	return text
}

func (w *scriptWriter) stmt() string {
	if w.depth > 2 {
		return w.pick("println(1);", ";", "x = 1;", "y++;")
	}
	w.depth++
	defer func() { w.depth-- }()
	inLoop := func() string {
		loop := w.loop
		w.loop = true
		s := w.stmt()
		w.loop = loop
		return s
	}
	switch w.Intn(20) {
	case 0:
		return "{" + w.list() + " }"
	case 1:
		return "if (" + w.long() + ") " + w.stmt()
	case 2:
		return "if (" + w.long() + ") " + w.stmt() + " else " + w.stmt()
	case 3:
		return "while (" + w.long() + ") " + inLoop()
	case 4:
		return "for (" + w.pick("", "i = 0", "g = 1", w.long()) + "; " + w.pick("", "i < 3", "0", w.long()) + "; " + w.pick("", "i++", w.long()) + ") " + inLoop()
	case 5:
		return "foreach (" + w.pick("k in a", "k in a-", "v = k in a", "k+ in a") + w.pick("", " limit 0", " limit "+w.long()) + ") " + inLoop()
	case 6:
		return "try {" + w.list() + " } catch" + w.pick("", " (e)") + " {" + w.list() + w.pick("", " println(e);") + " }"
	case 7:
		if w.function {
			return "return " + w.long() + ";"
		}
		return "next;"
	case 8:
		if w.loop {
			return w.pick("break;", "continue;")
		}
		return w.long() + ";"
	case 9:
		return w.pick("delete a[1];", "delete a;", "s <<< "+w.long()+";")
	case 10, 11:
		return "println(" + w.pick(w.long(), w.text()) + ");"
	case 12, 13, 14:
		return w.variable() + w.pick(" = ", " = ", " += ", " -= ") + w.long() + ";"
	case 15:
		return w.pick("t", "u", "b") + w.pick(" = ", " .= ") + w.text() + ";"
	case 16:
		return w.pick("x++;", "--y;", "a[1]++;", "g--;")
	case 17:
		return w.text() + ";"
	default:
		return w.long() + ";"
	}
}

func (w *scriptWriter) variable() string {
	return w.pick("x", "y", "z", "g", "h", "a[1]", "a["+w.long()+"]")
}

// long makes an expression of type long.
func (w *scriptWriter) long() string {
	if w.depth > 3 {
		return w.pick("0", "1", "2", "x", "y", "g", "-1")
	}
	w.depth++
	defer func() { w.depth-- }()
	switch w.Intn(16) {
	case 0, 1:
		return w.pick("0", "1", "2", "-1", "9223372036854775807", "7")
	case 2, 3:
		return w.variable()
	case 4:
		return w.pick("-", "!", "~", "+") + "(" + w.long() + ")"
	case 5, 6:
		return "(" + w.long() + " " + w.pick("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>") + " " + w.long() + ")"
	case 7:
		return "(" + w.long() + " " + w.pick("==", "!=", "<", ">", "<=", ">=") + " " + w.long() + ")"
	case 8:
		return "(" + w.long() + " " + w.pick("&&", "||") + " " + w.long() + ")"
	case 9:
		return "(" + w.long() + " ? " + w.long() + " : " + w.long() + ")"
	case 10:
		return fmt.Sprintf("fa(%s)", w.long())
	case 11:
		return w.pick("fb(x, 1)", "fc()", "randint(3)", "@count(s)")
	case 12:
		return "(" + w.pick("x", "y", "g") + w.pick(" = ", " += ") + w.long() + ")"
	case 13:
		return w.pick("x++", "y--", "g++", "a[2]++", "(1 in a)")
	case 14:
		return "strlen(" + w.text() + ")"
	}
	return "(" + w.text() + w.pick(" == ", " < ", " > ") + w.text() + ")"
}

// text makes an expression of type string.
func (w *scriptWriter) text() string {
	if w.depth > 3 {
		return w.pick(`""`, `"a"`, "t")
	}
	w.depth++
	defer func() { w.depth-- }()
	switch w.Intn(7) {
	case 0, 1:
		return w.pick(`""`, `"a"`, `"bc"`)
	case 2:
		return w.pick("t", "u", "b")
	case 3, 4:
		return "(" + w.text() + " . " + w.text() + ")"
	case 5:
		return "sprint(" + w.long() + ")"
	}
	return "(" + w.long() + " ? " + w.text() + " : " + w.text() + ")"
}

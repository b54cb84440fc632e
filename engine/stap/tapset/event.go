package tapset

import (
	_ "embed" // the tables
	"strings"

	"ringlab/engine/stap/types"
	"ringlab/engine/words"
)

// events has a line for each probe point of the tapset but those of system
// calls, in the order of their bytes: the point, with "!" after it if it is
// simulated, and its variables, with "$" after those that are strings.
//
//go:embed events.txt
var events string

// syscalls has the same for system calls, without "syscall." and without name
// and argstr, which all of them have. Each has a .return too.
//
//go:embed syscalls.txt
var syscalls string

// families says what probe points are, by their first components: in English
// and Chinese, separated by tabs.
//
//go:embed families.txt
var families string

// flavours are the ways in which the tapset finds system calls: a probe point
// exists in each.
var flavours = [...]string{"dw_syscall", "nd1_syscall", "nd2_syscall", "nd_syscall", "syscall", "tp_syscall"}

// inner are the first components of probe points that the tapset has for
// itself. Nobody should use them, but stap suggests them.
const inner = "__dw_syscall __nd1_syscall __nd2_syscall __nfs __nfsd __scheduler __signal __syscall __tcpmib __tp_syscall __vfs __vm _linuxmib _nfs _signal _sunrpc _vfs dw_kprocess tp_kprocess"

// Families returns the first components of the tapset's probe points, each
// once. Aliases of timers and of begin are not among them.
func Families() []string {
	list := strings.Fields(inner)
	list = append(list, flavours[:]...)
	last := ""
	for table := events; table != ""; {
		var l string
		l, table, _ = strings.Cut(table, "\n")
		if first := l[:strings.IndexAny(l+" ", ".! ")]; first != last {
			list = append(list, first)
			last = first
		}
	}
	return list
}

// Family returns the probe points that begin with a component.
func Family(first string) []Event {
	for _, f := range flavours {
		if f == first {
			return systemCalls(first)
		}
	}
	var list []Event
	for table := events; table != ""; {
		var l string
		l, table, _ = strings.Cut(table, "\n")
		if !strings.HasPrefix(l, first) || strings.IndexAny(l[len(first):]+" ", ".! ") != 0 {
			continue
		}
		e := parseEvent(l)
		e.Words, _ = Explain(strings.Split(e.Pattern, "."))
		list = append(list, e)
	}
	return list
}

// systemCalls returns the probe points of system calls in one flavour.
func systemCalls(flavour string) []Event {
	var list []Event
	say, ok := Explain([]string{flavour})
	if !ok {
		say, _ = Explain([]string{"nd_syscall"})
	}
	for table := syscalls; table != ""; {
		var l string
		l, table, _ = strings.Cut(table, "\n")
		e := parseEvent(l)
		e.Words = say
		name := e.Pattern
		e.Pattern = flavour + "." + name
		if e.Status == Simulated {
			e.Fires = "syscall." + name
		}
		e.Variables = append(e.Variables, types.Parameter{Name: "name", Type: types.String}, types.Parameter{Name: "argstr", Type: types.String})
		list = append(list, e)

		e.Pattern += ".return"
		if e.Status == Simulated {
			e.Fires += ".return"
		}
		e.Variables = []types.Parameter{{Name: "name", Type: types.String}, {Name: "retstr", Type: types.String}, {Name: "retval", Type: types.Long}}
		list = append(list, e)
	}
	return list
}

// parseEvent reads a line of events or syscalls.
func parseEvent(l string) Event {
	point, variables, _ := strings.Cut(l, " ")
	e := Event{Pattern: point, Status: NeedsKernel}
	if name, ok := strings.CutSuffix(point, "!"); ok {
		e.Pattern, e.Fires, e.Status = name, name, Simulated
	}
	for variables != "" {
		var v string
		v, variables, _ = strings.Cut(variables, " ")
		p := types.Parameter{Name: v, Type: types.Long}
		if name, ok := strings.CutSuffix(v, "$"); ok {
			p.Name, p.Type = name, types.String
		}
		e.Variables = append(e.Variables, p)
	}
	return e
}

// Explain returns what a probe point with these components, without their
// arguments, is attached to, and whether that is known.
func Explain(components []string) (words.Text, bool) {
	for n := len(components); n > 0; n-- {
		prefix := strings.Join(components[:n], ".") + "\t"
		for at := 0; at < len(families); {
			l := line(families, at)
			at += len(l) + 1
			if strings.HasPrefix(l, prefix) {
				en, zh, _ := strings.Cut(l[len(prefix):], "\t")
				return words.Text{En: en, Zh: zh}, true
			}
		}
	}
	return words.Text{}, false
}

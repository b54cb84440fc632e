package tapset

import (
	"sort"
	"strings"
	"testing"

	"ringlab/engine/stap/types"
)

func TestFamilies(t *testing.T) {
	list := Families()
	seen := map[string]bool{}
	for _, f := range list {
		if seen[f] {
			t.Errorf("%s: twice", f)
		}
		seen[f] = true
		for _, e := range Family(f) {
			if first, _, _ := strings.Cut(e.Pattern, "."); first != f {
				t.Errorf("%s is in the family %s", e.Pattern, f)
			}
			if e.Words.En == "" || e.Words.Zh == "" {
				t.Errorf("%s: no words", e.Pattern)
			}
			if (e.Status == Simulated) != (e.Fires != "") {
				t.Errorf("%s: %s, fires %q", e.Pattern, e.Status, e.Fires)
			}
		}
	}
	for _, f := range []string{"syscall", "scheduler", "nfs", "vfs", "syscall_any", "__vm"} {
		if !seen[f] {
			t.Errorf("no family %s", f)
		}
	}
	if list := Family("sched"); list != nil {
		t.Errorf("sched: %v", list)
	}
}

func TestFamily(t *testing.T) {
	all := map[string]Event{}
	for _, f := range []string{"syscall", "nd_syscall", "scheduler", "syscall_any", "nfs"} {
		for _, e := range Family(f) {
			if _, ok := all[e.Pattern]; ok {
				t.Errorf("%s: twice", e.Pattern)
			}
			all[e.Pattern] = e
		}
	}
	e := all["syscall.openat"]
	if e.Status != Simulated || e.Fires != "syscall.openat" || variable(e, "filename") != types.String ||
		variable(e, "argstr") != types.String || variable(e, "dfd") != types.Long {
		t.Errorf("syscall.openat: %+v", e)
	}
	e = all["nd_syscall.openat.return"]
	if e.Fires != "syscall.openat.return" || variable(e, "retval") != types.Long || variable(e, "argstr") != types.Unknown {
		t.Errorf("nd_syscall.openat.return: %+v", e)
	}
	if e = all["syscall.mount"]; e.Status != NeedsKernel || variable(e, "source") != types.String {
		t.Errorf("syscall.mount: %+v", e)
	}
	if e = all["scheduler.ctxswitch"]; e.Status != Simulated || variable(e, "next_task_name") != types.String {
		t.Errorf("scheduler.ctxswitch: %+v", e)
	}
	if e = all["syscall_any.return"]; variable(e, "syscall_nr") != types.Long {
		t.Errorf("syscall_any.return: %+v", e)
	}
	if e = all["nfs.fop.open"]; e.Status != NeedsKernel {
		t.Errorf("nfs.fop.open: %+v", e)
	}
}

func variable(e Event, name string) types.Type {
	for _, v := range e.Variables {
		if v.Name == name {
			return v.Type
		}
	}
	return types.Unknown
}

func TestExplain(t *testing.T) {
	for _, point := range []string{"kernel.function.return", "process", "process.mark", "timer.ms", "timer.profile.freq.hz", "netfilter.hook.pf", "scheduler.migrate", "begin", "procfs.read", "module.statement"} {
		if say, ok := Explain(strings.Split(point, ".")); !ok || say.En == "" || say.Zh == "" {
			t.Errorf("%s is not explained", point)
		}
	}
	a, _ := Explain([]string{"scheduler", "cpu_on"})
	b, _ := Explain([]string{"scheduler", "wakeup"})
	if a == b {
		t.Error("the longer beginning does not count")
	}
	if _, ok := Explain([]string{"kernel"}); ok {
		t.Error("kernel alone is explained")
	}
	if _, ok := Explain(nil); ok {
		t.Error("nothing is explained")
	}
}

func TestEventsSorted(t *testing.T) {
	for name, table := range map[string]string{"events": events, "syscalls": syscalls} {
		var list []string
		for _, l := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
			list = append(list, parseEvent(l).Pattern)
		}
		if !sort.StringsAreSorted(list) {
			t.Errorf("%s are not sorted", name)
		}
	}
}

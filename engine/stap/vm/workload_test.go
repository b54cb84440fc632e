package vm

import (
	"testing"

	"ringlab/engine/sim"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/types"
)

// What the table of events says to be simulated happens in some workload, and
// sets the variables that it says.
func TestEventsHappen(t *testing.T) {
	events := map[string]tapset.Event{}
	var names []string
	for _, f := range tapset.Families() {
		for _, e := range tapset.Family(f) {
			if e.Status == tapset.Simulated && e.Fires == e.Pattern {
				events[e.Fires] = e
				names = append(names, e.Fires)
			}
		}
	}
	if len(tapset.Workloads) != len(sim.Workloads) {
		t.Fatal("not every workload is explained")
	}
	for i, w := range tapset.Workloads {
		if w.Name != sim.Workloads[i] || w.Words.En == "" || w.Words.Zh == "" {
			t.Errorf("%s is explained as %s", sim.Workloads[i], w.Name)
		}
	}
	set := map[string]map[string]bool{}
	for _, name := range sim.Workloads {
		c := sim.Default()
		c.Workload = name
		k := sim.New(c)
		k.Listen(names)
		for {
			_, what, ok := k.Next(60e9)
			if !ok {
				break
			}
			e, ok := events[what.Name]
			if !ok {
				t.Fatalf("%s happens and is not in the table", what.Name)
			}
			have := map[string]types.Type{}
			for _, v := range e.Variables {
				have[v.Name] = v.Type
			}
			if set[what.Name] == nil {
				set[what.Name] = map[string]bool{}
			}
			for _, v := range what.Values {
				if have[v.Name] == types.Unknown && v.Name != "syscall_nr" {
					t.Fatalf("%s sets %s, which is not in the table", what.Name, v.Name)
				}
				if v.Text != "" && have[v.Name] != types.String || v.Number != 0 && have[v.Name] != types.Long {
					t.Fatalf("%s sets %s to %q or %d, but it is a %s", what.Name, v.Name, v.Text, v.Number, have[v.Name])
				}
				set[what.Name][v.Name] = true
			}
		}
	}
	for _, name := range names {
		if name == "syscall.exit_group.return" {
			continue // it does not return
		}
		if set[name] == nil {
			t.Errorf("%s never happens", name)
			continue
		}
		for _, v := range events[name].Variables {
			if v.Type == types.String && !set[name][v.Name] {
				t.Errorf("%s does not set %s", name, v.Name)
			}
		}
	}
}

package poll

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// Readings of all domains and of some overlap in every way that they can.
func TestOverlappingReadings(t *testing.T) {
	d := func(uuid string, state message.DomainState) remote.Domain {
		return remote.Domain{UUID: uuid, ID: -1, State: state}
	}
	type reading struct {
		asked int
		named []string
		read  []remote.Domain
	}
	for _, test := range []struct {
		name     string
		readings []reading
		want     string
	}{
		{"all, then one", []reading{{1, nil, []remote.Domain{d("a", "shutoff"), d("b", "shutoff")}}, {2, []string{"a"}, []remote.Domain{d("a", "running")}}}, "a running, b shutoff"},
		{"all answered after one that was asked for later", []reading{{2, []string{"a"}, []remote.Domain{d("a", "running")}}, {1, nil, []remote.Domain{d("a", "shutoff"), d("b", "shutoff")}}}, "a running, b shutoff"},
		{"one that is gone", []reading{{1, nil, []remote.Domain{d("a", "shutoff"), d("b", "shutoff")}}, {2, []string{"a"}, nil}}, "b shutoff"},
		{"one that is gone, and all from before", []reading{{2, []string{"a"}, nil}, {1, nil, []remote.Domain{d("a", "shutoff"), d("b", "shutoff")}}}, "b shutoff"},
		{"and all from after", []reading{{2, []string{"a"}, nil}, {3, nil, []remote.Domain{d("a", "shutoff")}}}, "a shutoff"},
		{"one that all do not have yet", []reading{{2, []string{"a"}, []remote.Domain{d("a", "running")}}, {1, nil, nil}}, "a running"},
		{"one that all do not have any more", []reading{{1, []string{"a"}, []remote.Domain{d("a", "running")}}, {2, nil, nil}}, ""},
		{"one that is gone from before one that is there", []reading{{2, []string{"a"}, []remote.Domain{d("a", "running")}}, {1, []string{"a"}, nil}}, "a running"},
	} {
		table := newTable()
		start := time.Now()
		for _, r := range test.readings {
			asked := start.Add(time.Duration(r.asked) * time.Second)
			table.merge(r.read, r.named, asked, asked)
		}
		var got []string
		items := table.items()
		for _, uuid := range slices.Sorted(maps.Keys(items)) {
			got = append(got, uuid+" "+strings.Trim(string(items[uuid]["state"]), `"`))
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSameRow(t *testing.T) {
	one, other := 1.0, 1.0
	a, b := message.DomainRow{UUID: "u", CPU: &one}, message.DomainRow{UUID: "u", CPU: &other}
	if !sameRow(a, b) {
		t.Error("equal rows are told apart")
	}
	other = 2
	if sameRow(a, b) || sameRow(a, message.DomainRow{UUID: "u"}) || sameRow(a, message.DomainRow{UUID: "v", CPU: &one}) {
		t.Error("different rows are taken for the same")
	}
	if a.CPU != &one {
		t.Error("a row was changed by being compared")
	}
}

func TestValidUUID(t *testing.T) {
	for text, want := range map[string]bool{
		"6695eb01-f6a4-8304-79aa-97f2502e193f":  true,
		"6695EB01-f6a4-8304-79aa-97f2502e193f":  false,
		"6695eb01f6a4830479aa97f2502e193f":      false,
		"6695eb01-f6a4-8304-79aa-97f2502e193":   false,
		"6695eb01-f6a4-8304-79aa-97f2502e193ff": false,
		"6695eb01-f6a4-8304-79aa-97f2502e193/":  false,
		"":                                      false,
	} {
		if validUUID(text) != want {
			t.Errorf("validUUID(%q) is not %v", text, want)
		}
	}
}

// BenchmarkTable takes a reading of 1,000 domains, each of which has changed.
func BenchmarkTable(b *testing.B) {
	domains := make([]remote.Domain, 1000)
	for n := range domains {
		domains[n] = remote.Domain{UUID: fmt.Sprintf("00000000-0000-4000-8000-%012x", n), Name: fmt.Sprint("guest", n), ID: n, State: message.Running, VCPUs: 2, Memory: 1 << 20, MaxMemory: 1 << 20}
	}
	table := newTable()
	at := time.Now()
	for round := int64(1); b.Loop(); round++ {
		for n := range domains {
			domains[n].CPU += 1e6 * (1 + (round+int64(n))%900)
		}
		at = at.Add(time.Second)
		table.merge(domains, nil, at, at)
		table.items()
	}
}

package value

import (
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/types"
)

// numbers returns a map of n entries whose values are given by f.
func numbers(n, size int, f func(i int64) int64) *Map {
	m := NewMap(NewLayout(longKey, types.Long, nil, size))
	for i := range int64(n) {
		m.SetLong(m.PutLong(i), f(i))
	}
	return m
}

// keys runs a loop of at most most rounds over the keys of m. body, if not nil,
// is called in each with the key, and may add to what is returned.
func keys(m *Map, o *Order, limit int64, most int, body func(k int64) string) string {
	var seen []string
	for pos := m.Start(o, limit); pos >= 0 && len(seen) < most && int64(len(seen)) < limit; pos = m.Next(pos) {
		k := m.KeyLong(m.Slot(pos), 0)
		text := strconv.FormatInt(k, 10)
		if body != nil {
			text += body(k)
		}
		seen = append(seen, text)
	}
	return strings.Join(seen, " ")
}

var (
	up    = &Order{By: 1}
	down  = &Order{By: 1, Down: true}
	most  = &Order{Down: true}
	least = &Order{}
)

// What loops within loops saw is recorded from SystemTap 4.8: sorting for the
// inner one moves the entries under the outer one.
func TestNestedLoops(t *testing.T) {
	m := numbers(8, 100, func(i int64) int64 { return i * 5 % 8 })
	inner := func(o *Order, limit int64, until int64) func(int64) string {
		return func(int64) string {
			text := keys(m, o, limit, 100, nil)
			if i := strings.Index(text, strconv.FormatInt(until, 10)); i >= 0 {
				text = text[:i+1]
			}
			return "(" + text + ")"
		}
	}
	for i, c := range []struct{ got, want string }{
		{keys(m, up, NoLimit, 21, inner(most, 2, -1)), "0(3 6) 4(3 6) 5(3 6) 7(3 6)"},
		{keys(m, nil, NoLimit, 21, nil), "3 6 1 2 0 4 5 7"},
		{keys(m, nil, NoLimit, 21, inner(down, NoLimit, 5)), "3(7 6 5) 2(7 6 5) 1(7 6 5) 0(7 6 5)"},
		{keys(m, nil, NoLimit, 21, nil), "7 6 5 4 3 2 1 0"},
		{keys(m, down, 5, 21, inner(up, 3, -1)), "7(0 1 2)"},
		{keys(m, nil, NoLimit, 21, nil), "0 1 2 3 4 5 6 7"},
	} {
		if c.got != c.want {
			t.Errorf("loop %d saw %s, want %s", i, c.got, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		limit int64
		want  string
	}{
		{4294967298, "3 1 2 0 4 5 6 7 8"},
		{4294967297, "3 1 0 2 4 5 6 7 8"},
		{2147483648, "3 1 8 6 4 2 0 7 5"},
		{1<<63 - 2, "3 1 0 2 4 5 6 7 8"},
		{-4294967295, "3 1 0 2 4 5 6 7 8"},
		{0, "3 1 8 6 4 2 0 7 5"},
		{-1, "3 1 0 2 4 5 6 7 8"},
		{4294967296, "3 1 8 6 4 2 0 7 5"},
		{5, "3 1 8 6 4 2 0 5 7"},
		{8, "3 1 8 6 4 2 0 7 5"},
		{30, "3 1 8 6 4 2 0 7 5"},
		{31, "3 1 8 6 4 2 0 7 5"},
	} {
		m := numbers(9, 100, func(i int64) int64 { return (i*5 + 2) % 9 })
		if first := m.Start(most, c.limit); (first >= 0) != (c.limit > 0) {
			t.Errorf("limit %d begins at %d", c.limit, first)
		}
		if got := keys(m, nil, NoLimit, 100, nil); got != c.want {
			t.Errorf("limit %d leaves %s, want %s", c.limit, got, c.want)
		}
	}
}

// A loop that empties its own array goes astray among the removed entries and
// those that never were, as recorded.
func TestEmptiedLoop(t *testing.T) {
	m := NewMap(NewLayout(longKey, types.Long, nil, 8))
	for i := int64(1); i <= 5; i++ {
		m.SetLong(m.PutLong(i), i*10)
	}
	clearAt := func(at int64) func(int64) string {
		return func(k int64) string {
			if k == at {
				m.Clear()
			}
			return ""
		}
	}
	if got, want := keys(m, nil, NoLimit, 16, clearAt(3)), "1 2 3 2 1 0 0 0 0 5 4 3 2 1 0 0"; got != want {
		t.Errorf("cleared at 3: %s, want %s", got, want)
	}
	for i := int64(1); i <= 3; i++ {
		m.SetLong(m.PutLong(i), i*100)
	}
	if got, want := keys(m, nil, NoLimit, 16, clearAt(1)), "1 2 1 0 0 0 0 3 2 1 2 1 0 0 0 0"; got != want {
		t.Errorf("cleared at 1: %s, want %s", got, want)
	}
	if got := keys(m, nil, NoLimit, 16, nil); got != "" {
		t.Errorf("an empty map has %s", got)
	}
}

func TestAggregateLoops(t *testing.T) {
	m := NewMap(NewLayout(longKey, types.Stats, &StatLayout{CPUs: 1}, 3))
	m.layout.Wrap = true
	add := func(k, v int64) { m.Stats.Add(m.PutLong(k), 0, v) }
	add(3, 5)
	add(1, 9)
	add(2, 5)
	if got := keys(m, up, NoLimit, 9, nil); got != "1 2 3" {
		t.Errorf("sorted by key: %s", got)
	}
	// Sorting a gathered copy does not move the entries.
	if got := keys(m, nil, NoLimit, 9, nil); got != "3 1 2" {
		t.Errorf("unsorted after a sort: %s", got)
	}
	if got := keys(m, &Order{Stat: Sum}, NoLimit, 9, nil); got != "3 2 1" {
		t.Errorf("sorted by sum: %s", got)
	}
	add(4, 1)
	if got := keys(m, nil, NoLimit, 9, nil); got != "1 2 4" {
		t.Errorf("a full map gave up another than its oldest entry: %s", got)
	}
	// A loop within a loop gathers anew and uses the nodes in reverse.
	if got := keys(m, nil, NoLimit, 9, func(int64) string { return keys(m, nil, NoLimit, 9, nil) }); got != "11 2 4" {
		t.Errorf("nested: %s", got)
	}
	if _, ok := m.Stats.Extract(m.FindLong(3), Avg); ok || m.Stats.Count(m.FindLong(3)) != 0 {
		t.Error("a missing entry has an average")
	}
	c := m.Clone()
	add(1, 100)
	if got := c.Stats.Sum(c.FindLong(1)); got != 9 {
		t.Errorf("a clone changed with its original: %d", got)
	}
	m.Clear()
	if got := keys(m, nil, NoLimit, 9, nil) + keys(c, least, NoLimit, 9, nil); got != "1 2 4" {
		t.Errorf("after clearing the original: %s", got)
	}
}

package value

import (
	"slices"
	"sort"
	"strconv"
	"testing"

	"ringlab/engine/stap/types"
)

var (
	longKey  = []types.Type{types.Long}
	textKey  = []types.Type{types.String}
	mixedKey = []types.Type{types.Long, types.String, types.Long}
)

// model is a map done the slow way.
type model struct {
	size    int
	wrap    bool
	entries []modelEntry
}

type modelEntry struct {
	longs [2]int64
	text  string
	value int64
}

func (m *model) find(k modelEntry) int {
	return slices.IndexFunc(m.entries, func(e modelEntry) bool { return e.longs == k.longs && e.text == k.text })
}

func (m *model) put(k modelEntry) int {
	if i := m.find(k); i >= 0 {
		return i
	}
	if len(m.entries) == m.size {
		if !m.wrap {
			return -1
		}
		m.entries = m.entries[1:]
	}
	m.entries = append(m.entries, k)
	return len(m.entries) - 1
}

func (m *model) sort(o Order, limit int64) {
	less := func(a, b modelEntry) bool {
		if o.Down {
			a, b = b, a
		}
		switch o.By {
		case 1:
			return a.longs[0] < b.longs[0]
		case 2:
			return a.text < b.text
		case 3:
			return a.longs[1] < b.longs[1]
		}
		return a.value < b.value
	}
	n := len(m.entries)
	switch {
	case limit < 0:
		n = min(n, 1)
	case limit != 0 && limit <= 30:
		n = min(n, int(limit))
	}
	sort.SliceStable(m.entries[:n], func(i, j int) bool { return less(m.entries[i], m.entries[j]) })
	for i := n; i < len(m.entries); i++ {
		e := m.entries[i]
		to := n
		for to > 0 && less(e, m.entries[to-1]) {
			to--
		}
		if to < n {
			copy(m.entries[to+1:i+1], m.entries[to:i])
			m.entries[to] = e
		}
	}
}

// check compares order, keys, values, lookups and the reversed links.
func (m *model) check(t *testing.T, real *Map) {
	t.Helper()
	if real.Len() != len(m.entries) {
		t.Fatalf("Len is %d, want %d", real.Len(), len(m.entries))
	}
	slot, prev := int(real.order.head), -1
	for i, e := range m.entries {
		if slot < 0 {
			t.Fatalf("the order ends after %d of %d", i, len(m.entries))
		}
		if k := (modelEntry{[2]int64{real.KeyLong(slot, 0), real.KeyLong(slot, 2)}, real.KeyText(slot, 1), real.Long(slot)}); k != e {
			t.Fatalf("entry %d is %v, want %v", i, k, e)
		}
		if got := real.Find(e.longs[:], []string{e.text}); got != slot {
			t.Fatalf("Find(%v) is %d, want %d", e, got, slot)
		}
		if int(real.order.links[slot].prev) != prev {
			t.Fatalf("entry %d is linked back to %d, want %d", i, real.order.links[slot].prev, prev)
		}
		prev, slot = slot, real.Next(slot)
	}
	if slot >= 0 || int(real.order.tail) != prev {
		t.Fatalf("the order goes on after %d entries", len(m.entries))
	}
}

func FuzzMap(f *testing.F) {
	f.Add([]byte("\x05aaabacadaeafbbbcbdccc\x10\x20\x30\x40\x50\x60"))
	f.Add([]byte("\x83\x00\x01\x02\x03\x04\x05\x06\x07\x88\x09\xf1\xf2\xf3\xf4\xf5\xc1\xd2"))
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) == 0 || len(script) > 400 {
			return
		}
		l := NewLayout(mixedKey, types.Long, nil, int(script[0]&63)+1)
		l.Wrap = script[0]&128 != 0
		real, want := NewMap(l), &model{size: l.Size, wrap: l.Wrap}
		var kept *Map
		var keptWant model
		for i, b := range script[1:] {
			k := modelEntry{longs: [2]int64{int64(b & 3), int64(b>>2&3) << 61}, text: strconv.Itoa(int(b>>4&3)) + "text beyond a word"[:b&15]}
			texts := []string{k.text}
			switch {
			case i%29 == 28:
				real.Clear()
				want.entries = nil
			case i%17 == 16:
				kept = real.Clone()
				keptWant = *want
				keptWant.entries = slices.Clone(want.entries)
			case i%7 == 6:
				o := Order{By: int(b & 3), Down: b&4 != 0}
				limit := int64(NoLimit)
				if b&8 != 0 {
					limit = int64(b>>4) - 2
				}
				real.Start(&o, limit)
				want.sort(o, limit)
			case i%5 == 4:
				given := []bool{b&64 != 0, b&128 != 0, b&192 != 64}
				var longs []int64
				var names []string
				match := func(e modelEntry) bool { return true }
				if given[0] {
					longs = append(longs, k.longs[0])
					match = func(e modelEntry) bool { return e.longs[0] == k.longs[0] }
				}
				if given[1] {
					names = texts
					first := match
					match = func(e modelEntry) bool { return first(e) && e.text == k.text }
				}
				if given[2] {
					longs = append(longs, k.longs[1])
					first := match
					match = func(e modelEntry) bool { return first(e) && e.longs[1] == k.longs[1] }
				}
				if got, want := real.FindSlice(given, longs, names) >= 0, slices.ContainsFunc(want.entries, match); got != want {
					t.Fatalf("FindSlice: %v, want %v", got, want)
				}
				real.DeleteSlice(given, longs, names)
				want.entries = slices.DeleteFunc(want.entries, match)
			case i%3 == 2:
				slot, at := real.Find(k.longs[:], texts), want.find(k)
				if (slot >= 0) != (at >= 0) {
					t.Fatalf("Find(%v) is %d, want %d", k, slot, at)
				}
				if slot >= 0 {
					real.Delete(slot)
					want.entries = slices.Delete(want.entries, at, at+1)
				}
			default:
				slot, at := real.Put(k.longs[:], texts), want.put(k)
				if (slot >= 0) != (at >= 0) {
					t.Fatalf("Put(%v) is %d, want %d", k, slot, at)
				}
				if slot >= 0 {
					real.SetLong(slot, real.Long(slot)+int64(b))
					want.entries[at].value += int64(b)
				}
			}
			want.check(t, real)
		}
		if kept != nil {
			keptWant.check(t, kept)
		}
	})
}

func TestMapOneKey(t *testing.T) {
	numbers := NewMap(NewLayout(longKey, types.Long, nil, 2048))
	names := NewMap(NewLayout(textKey, types.String, nil, 2048))
	for i := range int64(2048) {
		k := (i - 1000) * 0x100000001
		numbers.SetLong(numbers.PutLong(k), i)
		names.SetText(names.PutText(strconv.FormatInt(k, 10)), strconv.FormatInt(i, 10))
	}
	if numbers.PutLong(5) >= 0 || names.PutText("x") >= 0 {
		t.Error("a full map took another key")
	}
	for i := range int64(2048) {
		k := (i - 1000) * 0x100000001
		if got := numbers.Long(numbers.FindLong(k)); got != i {
			t.Fatalf("the value at %d is %d, want %d", k, got, i)
		}
		if got := names.Text(names.FindText(strconv.FormatInt(k, 10))); got != strconv.FormatInt(i, 10) {
			t.Fatalf("the text at %d is %q, want %d", k, got, i)
		}
	}
	if numbers.FindLong(7) >= 0 || names.FindText("7") >= 0 || numbers.Long(-1) != 0 || names.Text(-1) != "" {
		t.Error("a missing key has a value")
	}
}

func TestOverflowTexts(t *testing.T) {
	l := NewLayout(longKey, types.Long, nil, 4)
	if got := l.Overflow(); got != "Array overflow, check MAXMAPENTRIES" {
		t.Errorf("default size: %q", got)
	}
	l.Sized = true
	if got := l.Overflow(); got != "Array overflow, check size limit (4)" {
		t.Errorf("written size: %q", got)
	}
}

func BenchmarkIncrementLong(b *testing.B) {
	m := NewMap(NewLayout(longKey, types.Long, nil, 2048))
	for i := 0; b.Loop(); i++ {
		slot := m.PutLong(int64(i & 1023))
		m.SetLong(slot, m.Long(slot)+1)
	}
}

func BenchmarkIncrementText(b *testing.B) {
	m := NewMap(NewLayout(textKey, types.Long, nil, 2048))
	var keys [1024]string
	for i := range keys {
		keys[i] = "process-" + strconv.Itoa(i)
	}
	for i := 0; b.Loop(); i++ {
		slot := m.PutText(keys[i&1023])
		m.SetLong(slot, m.Long(slot)+1)
	}
}

func BenchmarkIncrementMixed(b *testing.B) {
	m := NewMap(NewLayout(mixedKey, types.Long, nil, 2048))
	longs, texts := []int64{0, 7}, []string{"swapper/0"}
	for i := 0; b.Loop(); i++ {
		longs[0] = int64(i & 1023)
		slot := m.Put(longs, texts)
		m.SetLong(slot, m.Long(slot)+1)
	}
}

func BenchmarkAggregateArray(b *testing.B) {
	m := NewMap(NewLayout(longKey, types.Stats, &StatLayout{Hist: HistLayout{Kind: LogHist}, CPUs: 2}, 2048))
	for i := 0; b.Loop(); i++ {
		m.Stats.Add(m.PutLong(int64(i&255)), i&1, int64(i))
	}
}

func BenchmarkSort(b *testing.B) {
	m := NewMap(NewLayout(longKey, types.Long, nil, 2048))
	for i := range int64(2048) {
		m.SetLong(m.PutLong(i), i*7919%2048)
	}
	for i := 0; b.Loop(); i++ {
		m.Start(&Order{By: i & 1}, NoLimit)
	}
}

func BenchmarkClone(b *testing.B) {
	m := NewMap(NewLayout(longKey, types.Long, nil, 2048))
	for i := range int64(2048) {
		m.SetLong(m.PutLong(i), i)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Clone()
	}
}

func BenchmarkDeleteInsert(b *testing.B) {
	m := NewMap(NewLayout(longKey, types.Long, nil, 2048))
	for i := range int64(1500) {
		m.PutLong(i)
	}
	for i := int64(0); b.Loop(); i++ {
		m.Delete(m.FindLong(i))
		m.PutLong(i + 1500)
	}
}

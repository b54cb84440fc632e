package state_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

func parse(t testing.TB, text string) message.Items {
	t.Helper()
	var items message.Items
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		t.Fatal(err)
	}
	return items
}

func TestDiff(t *testing.T) {
	for name, test := range map[string]struct {
		before, after, set string
		gone               []string
	}{
		"nothing":          {`{}`, `{}`, `{}`, []string{}},
		"the same":         {`{"x":{"a":1}}`, `{"x":{"a":1}}`, `{}`, []string{}},
		"the first":        {`null`, `{"x":{"a":1}}`, `{"x":{"a":1}}`, []string{}},
		"new, of no field": {`{}`, `{"x":{}}`, `{"x":{}}`, []string{}},
		"changed":          {`{"x":{"a":1,"b":2},"y":{"a":1}}`, `{"x":{"a":1,"b":3},"y":{"a":1}}`, `{"x":{"b":3}}`, []string{}},
		"a field more":     {`{"x":{"a":1}}`, `{"x":{"a":1,"b":[2]}}`, `{"x":{"b":[2]}}`, []string{}},
		"a field less":     {`{"x":{"a":1,"b":2}}`, `{"x":{"a":1}}`, `{"x":{"b":null}}`, []string{}},
		"gone":             {`{"x":{"a":1},"z":{},"y":{}}`, `{"x":{"a":1}}`, `{}`, []string{"y", "z"}},
		"all gone":         {`{"x":{"a":1}}`, `null`, `{}`, []string{"x"}},
		"only as a whole":  {`{"x":{"a":{"b":1,"c":2}}}`, `{"x":{"a":{"b":1,"c":3}}}`, `{"x":{"a":{"b":1,"c":3}}}`, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			set, gone := state.Diff(parse(t, test.before), parse(t, test.after))
			if want := parse(t, test.set); !reflect.DeepEqual(set, want) {
				t.Errorf("set %s, want %s", set, want)
			}
			if !slices.Equal(gone, test.gone) || gone == nil {
				t.Errorf("gone %q, want %q", gone, test.gone)
			}
		})
	}
}

// checkStep holds Diff and Apply to what they promise each other.
func checkStep(t *testing.T, before, after message.Items) {
	t.Helper()
	wasBefore, wasAfter := clone(before), clone(after)
	set, gone := state.Diff(before, after)
	update := state.Update{Set: set, Gone: gone}
	wasSet, wasGone := clone(set), slices.Clone(gone)
	if got := state.Apply(before, update); !equal(got, after) {
		t.Errorf("from %s by %+v to %s, want %s", before, update, got, after)
	}
	if got := state.Apply(before, state.Update{Whole: true, Set: after}); !equal(got, after) {
		t.Errorf("the whole of %s is %s", after, got)
	}
	if !equal(before, wasBefore) || !equal(after, wasAfter) || !equal(set, wasSet) || !slices.Equal(gone, wasGone) {
		t.Error("an input was changed")
	}
	if len(set) == 0 && len(gone) == 0 && !equal(before, after) {
		t.Errorf("no difference between %s and %s", before, after)
	}
	if set, gone := state.Diff(after, after); len(set) > 0 || len(gone) > 0 {
		t.Errorf("%s is different from itself: %s, %s", after, set, gone)
	}
}

func clone(items message.Items) message.Items {
	c := message.Items{}
	for name, item := range items {
		c[name] = message.Item{}
		for field, value := range item {
			c[name][field] = bytes.Clone(value)
		}
	}
	return c
}

func equal(a, b message.Items) bool {
	return maps.EqualFunc(a, b, func(a, b message.Item) bool {
		return maps.EqualFunc(a, b, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
	})
}

func TestApplyOfDiff(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	some := func() message.Items {
		items := message.Items{}
		for range random.IntN(6) {
			item := message.Item{}
			for range random.IntN(4) {
				item[fmt.Sprint("field", random.IntN(4))] = json.RawMessage(fmt.Sprint(random.IntN(3)))
			}
			items[fmt.Sprint("item", random.IntN(6))] = item
		}
		return items
	}
	before := some()
	for range 20_000 {
		after := some()
		checkStep(t, before, after)
		before = after
	}
}

func FuzzApplyOfDiff(f *testing.F) {
	f.Add(`{"x":{"a":1,"b":"two"},"y":{}}`, `{"x":{"b":[3]},"z":{"a":{"b":null}}}`)
	f.Add(`{}`, `{"":{"":""}}`)
	f.Fuzz(func(t *testing.T, before, after string) {
		read := func(text string) message.Items {
			var items message.Items
			if json.Unmarshal([]byte(text), &items) != nil {
				t.Skip("not items")
			}
			for _, item := range items {
				maps.DeleteFunc(item, func(_ string, value json.RawMessage) bool { return string(value) == "null" })
			}
			return items
		}
		checkStep(t, read(before), read(after))
	})
}

// Whatever stands in the fields, they are told apart.
func TestEncodeFields(t *testing.T) {
	rate := -1.5e-7
	for _, object := range []any{
		struct{}{},
		message.EventItem{Name: `"},{:[\\`, Detail: "<a b=\"c\">\n\u2028é", Event: `\"`, UUID: `\\`},
		message.HostRow{ID: "h", Labels: map[string]string{`a"}`: `:,{`}, Latencies: []float64{1, 2e300}, Missing: []string{"]", "["}, Failing: map[string]string{}, Busy: &rate},
		message.CellItem{Pages: []message.FreePages{{Size: 4, Free: 1}, {Size: 2048}}},
	} {
		text, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		var want message.Item
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		maps.DeleteFunc(want, func(_ string, value json.RawMessage) bool { return value == nil || string(value) == "null" })
		got, err := state.Encode(object)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s became %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestEncode(t *testing.T) {
	half := 0.5
	item, err := state.Encode(message.HostRow{ID: "a", Latencies: nil, Missing: []string{}, Busy: &half})
	if err != nil {
		t.Fatal(err)
	}
	if string(item["id"]) != `"a"` || string(item["busy"]) != "0.5" || string(item["missing"]) != "[]" {
		t.Errorf("got %s", item)
	}
	for _, field := range []string{"latencies", "labels", "running"} {
		if value, there := item[field]; there {
			t.Errorf("%s is %s", field, value)
		}
	}
	for _, object := range []any{3, []int{1}, func() {}} {
		if item, err := state.Encode(object); err == nil {
			t.Errorf("%T became %s", object, item)
		}
	}
}

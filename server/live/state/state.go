// Package state tells what is different between two states of a key.
//
// In: items as they were and as they are. Out: an Update, which is numbered,
// and from which whoever has the state before has the state after.
package state

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"ringlab/server/live/message"
)

// Update is one step of a key's state. An Update with the number n is for the
// state that n-1 led to.
type Update struct {
	// Epoch is the same as long as numbers go on; another one starts anew.
	Epoch string
	Seq   uint64
	// Whole: Set holds all items as they are, and what was before is of no use.
	Whole bool
	// Set has new items whole, of others the fields that changed, with null
	// for those that are gone. Gone names the items that are no more.
	Set  message.Items
	Gone []string
}

var null = json.RawMessage("null")

// Encode turns an object (a struct of package message) into an Item. Fields
// that are null are left out: in a change, null says that a field is gone.
func Encode(object any) (message.Item, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, fmt.Errorf("encoding %T: %w", object, err)
	}
	if len(text) == 0 || text[0] != '{' {
		return nil, fmt.Errorf("encoding %T: not an object", object)
	}
	return fields(text), nil
}

// fields takes apart an object that json.Marshal has written: without spaces,
// and with nothing to escape in the names of fields. json.Unmarshal would
// check again what is known to be right, and takes several times as long.
func fields(text []byte) message.Item {
	item := message.Item{}
	names := string(text)
	for at := 1; text[at] != '}'; {
		name := at + 1
		at = endOfString(text, at)
		field := names[name : at-1]
		value := at + 1 // after the colon
		at = endOfValue(text, value)
		if !bytes.Equal(text[value:at], null) {
			item[field] = json.RawMessage(text[value:at:at])
		}
		if text[at] == ',' {
			at++
		}
	}
	return item
}

// endOfString returns where the string that begins at a place ends.
func endOfString(text []byte, at int) int {
	for at++; text[at] != '"'; at++ {
		if text[at] == '\\' {
			at++
		}
	}
	return at + 1
}

// endOfValue returns where the value that begins at a place ends.
func endOfValue(text []byte, at int) int {
	depth := 0
	for {
		switch text[at] {
		case '"':
			at = endOfString(text, at)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return at
			}
			depth--
		case ',':
			if depth == 0 {
				return at
			}
		}
		at++
	}
}

// Diff returns what leads from before to after. Both stay as they are. No
// field of either may be null.
func Diff(before, after message.Items) (set message.Items, gone []string) {
	set = message.Items{}
	for name, item := range after {
		old, known := before[name]
		if !known {
			set[name] = item
			continue
		}
		if changed := diffItem(old, item); len(changed) > 0 {
			set[name] = changed
		}
	}
	gone = []string{}
	for name := range before {
		if _, still := after[name]; !still {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	return set, gone
}

func diffItem(old, item message.Item) message.Item {
	var changed message.Item
	put := func(field string, value json.RawMessage) {
		if changed == nil {
			changed = message.Item{}
		}
		changed[field] = value
	}
	for field, value := range item {
		if was, known := old[field]; !known || !bytes.Equal(was, value) {
			put(field, value)
		}
	}
	for field := range old {
		if _, still := item[field]; !still {
			put(field, null)
		}
	}
	return changed
}

// Apply returns the state after an update. The state before and the update
// stay as they are; what is the same is shared between both.
func Apply(before message.Items, u Update) message.Items {
	if u.Whole {
		return maps.Clone(u.Set)
	}
	after := maps.Clone(before)
	if after == nil {
		after = message.Items{}
	}
	for _, name := range u.Gone {
		delete(after, name)
	}
	for name, changed := range u.Set {
		old, known := after[name]
		if !known {
			after[name] = changed
			continue
		}
		item := maps.Clone(old)
		for field, value := range changed {
			if bytes.Equal(value, null) {
				delete(item, field)
			} else {
				item[field] = value
			}
		}
		after[name] = item
	}
	return after
}

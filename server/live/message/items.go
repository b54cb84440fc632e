package message

import "encoding/json"

// Item is one object: its fields, each with its value.
type Item map[string]json.RawMessage

// Items are objects by name.
type Items map[string]Item

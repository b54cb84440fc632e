package compare

import "ringlab/engine/source"

// Change says on which side something stands.
type Change string

// The changes of a row.
const (
	Same    Change = "same"
	OnlyA   Change = "only-a"
	OnlyB   Change = "only-b"
	Changed Change = "changed"
)

// Comparison is what two documents have and lack against each other.
type Comparison struct {
	// Moves answers whether a guest can go from A to B and back, in this
	// order.
	Moves    []Move    `json:"moves"`
	Sections []Section `json:"sections"`
	// Differences counts the rows that are not the same.
	Differences int `json:"differences"`
}

// Move is the verdict on moving a guest one way.
type Move struct {
	From string `json:"from"` // "a" or "b"
	To   string `json:"to"`   // "b" or "a"
	// State is yes, no (no guest of those described can move as it is), partly
	// (some guests, or on conditions) or unknown (the documents do not tell).
	State   string   `json:"state"`
	Short   string   `json:"short"`
	Reasons []Reason `json:"reasons"`
}

// Reason is one fact for or against a move.
type Reason struct {
	State   string        `json:"state"` // yes, no, partly or unknown
	Text    string        `json:"text"`
	PlacesA []source.Span `json:"placesA"`
	PlacesB []source.Span `json:"placesB"`
}

// Section groups the rows of one part of the documents.
type Section struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Rows  []Row  `json:"rows"`
	// Differences counts the rows that are not the same.
	Differences int `json:"differences"`
}

// Row is one thing compared.
type Row struct {
	Name    string        `json:"name"`
	Change  Change        `json:"change"`
	A       string        `json:"a"` // what A says; empty where it says nothing
	B       string        `json:"b"`
	PlacesA []source.Span `json:"placesA"`
	PlacesB []source.Span `json:"placesB"`
}

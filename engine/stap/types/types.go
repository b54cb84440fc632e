// Package types holds the types that SystemTap gives to values.
//
// In: nothing. Out: the three types of the language, and the signature of a
// function, which the tapset states and the checker infers.
package types

// Type is what a value is. Types are inferred, never declared for variables.
type Type uint8

// The types. Unknown is a type that is not inferred yet, or of a function
// that returns nothing.
const (
	Unknown Type = iota
	Long         // 64-bit signed integer
	String       // bytes, shorter than MAXSTRINGLEN
	Stats        // statistical aggregate
)

// String returns the word that stap prints for t.
func (t Type) String() string {
	switch t {
	case Long:
		return "long"
	case String:
		return "string"
	case Stats:
		return "stats"
	}
	return "unknown"
}

// Parameter is one formal argument of a function.
type Parameter struct {
	Name string
	Type Type
}

// Signature is what a call of a function must match.
type Signature struct {
	Name       string
	Parameters []Parameter
	Result     Type // Unknown for a function that returns nothing
}

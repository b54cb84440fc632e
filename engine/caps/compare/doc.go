// Package compare sets two documents against each other.
//
// In: two Documents and a language. Out: what one has that the other lacks,
// and whether a guest can move from A to B and back, and why.
package compare

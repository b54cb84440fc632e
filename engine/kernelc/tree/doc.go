// Package tree is C after its names have found their meaning: types, objects,
// expressions, statements.
//
// In: nothing; package check makes trees from syntax. Out: the tree that
// checks, flow analysis and the machine work on, how types are written in
// messages, what two types differ in, and copies of parts for inlining.
//
// Types have the shape that sparse gives them, because its messages show it: a
// chain of links from the outside in. A Node is a use of a type: a declared
// object, member or parameter, or a type with qualifiers of its own.
package tree

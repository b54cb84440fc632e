// Package check says about C what sparse 0.6.4 says about it.
//
// In: the text of a file and of its headers, and sparse's flags. Out: a tree
// with all types worked out, and findings in sparse's words, at its places and
// in its order, those that sparse keeps to itself marked so.
//
// The order is that of sparse's phases, each over the whole file:
//
//	declare    syntax becomes a tree: names find objects, declarations types
//	evaluate   expressions get types; conversions are judged and made explicit
//	expand     constants are folded, calls inlined, dereferences judged
//	flow       (package flow) locks are counted along the paths of a function
package check

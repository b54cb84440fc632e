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
//
// What is known to be different: a file that -include names is read as one
// with the file that is checked, where sparse checks it first. Files of one
// command line share what silences their findings, not their names. -m32 is
// taken and changes nothing: types are those of x86-64, as the machine is.
// -E, -dM and -fdump-ir print nothing. Where sparse would go on until it
// crashes there are limits with findings of their own: 250 levels of nesting,
// 1,000 operators in a chain, 200 levels of #include and of macros in
// arguments, and a number of tokens.
package check

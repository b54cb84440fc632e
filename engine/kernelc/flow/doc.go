// Package flow follows the paths of a function.
//
// In: a function after its types were checked and its calls expanded. Out:
// what sparse says of its lock contexts, and what it finds only where values
// are known along a path: accesses outside of objects, shifts by too much,
// ranges that are left.
//
// The work has five steps, each on the whole function:
//
//	build     the body becomes blocks of simple operations
//	promote   local variables become values (static single assignment)
//	simplify  operations are folded, repeated ones and needless loads removed
//	branches  blocks are merged, branches that are decided are taken out
//	locks     contexts are counted along what is left
//
// Sparse counts contexts after it has optimized a function, so which branches
// it takes for one and the same decides what it warns of. That is why a
// checker has an optimizer here: it does what sparse's does, as far as the
// shape of functions depends on it.
package flow

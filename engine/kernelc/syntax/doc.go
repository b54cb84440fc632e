// Package syntax reads C as kernel modules are written in it.
//
// In: the text of a file and of those that it includes. Out: tokens after the
// preprocessor, a tree of declarations, and what sparse 0.6.4 would say of
// tokens, directives, macros and grammar, in its words and at its places.
//
// The language is gnu11 with what kernels use of GNU C: attributes, statement
// expressions, typeof, ranges in designators and cases, labels as values,
// zero-length arrays, asm. The tree is what was written: which object a name
// means, what type an expression has and what a constant is worth is the
// business of package check. The one thing of meaning that the parser keeps is
// which names are types, without which C cannot be parsed.
//
// A file with errors has a tree, too: the parser goes on where sparse goes on.
package syntax

// Package syntax is the SystemTap language as text.
//
// In: a script, its arguments, and what the preprocessor may ask about the
// kernel. Out: tokens, a File of probes, functions and globals, and findings
// in stap's own words with places; also the tree as `stap -p1` prints it, and
// the script formatted. What a name means is not known here: see package sema.
//
// Text becomes tokens (lexer), tokens are chosen and replaced by conditionals
// and macros (preprocessor), and a recursive descent parser makes a tree of
// them, going on at the next declaration after an error.
//
// The grammar is that of the SystemTap language reference, judged as stap 4.8
// judges it, and messages are stap's to the character; testdata/parse.txt
// holds what it said. We differ on purpose where stap crashes or never ends
// (macros that use themselves, `function f()` at the end of a script), where
// it takes what means nothing (`[*]` as a value), and in bounds that it does
// not have: on nesting, on chained ifs, on the alternatives of a probe point,
// and on what macros may grow to.
package syntax

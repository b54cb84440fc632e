// Package syntax is the SystemTap language as text.
//
// In: a script, its arguments, and what the preprocessor may ask about the
// kernel. Out: tokens, a File of probes, functions and globals, and findings
// in stap's own words with places; also the tree as `stap -p1` prints it, and
// the script formatted. What a name means is not known here: see package sema.
//
// The grammar is that of the SystemTap language reference, judged as stap 4.8
// judges it.
package syntax

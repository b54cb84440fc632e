// Package value holds what a running script computes with.
//
// In: integers and byte strings. Out: associative arrays in stap's order,
// statistical aggregates and their histograms, text as stap's printf writes
// it, and POSIX regular expressions. Each behaves as SystemTap's runtime does,
// character for character where it prints; nothing here knows of probes,
// programs or time.
package value

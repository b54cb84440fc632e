// Package report answers what people ask of a host, in words.
//
// In: a Document and a language. Out: a Report of questions and answers, each
// with the places in the XML that prove it, and two tables: the guests the
// host can run, and its CPU.
package report

package syntax

import (
	"sort"
	"strconv"
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// WriteOptions are the flags that decide how findings are written.
type WriteOptions struct {
	Verbose    bool // -v: findings that resemble each other are all written
	NoWarnings bool // -w
	Strict     bool // -W: after a warning the pass fails
}

// Write renders findings as stap 4.8 writes them to standard error, with the
// lines that end a failed pass, and reports whether the script passed. A
// finding that resembles an earlier one is only counted, and a place in the
// same file as the place before is named without the file.
func Write(file *File, findings []Finding, options WriteOptions) (stderr []byte, ok bool) {
	w := writer{file: file, options: options, starts: []int{0}}
	for i, c := range file.Text {
		if c == '\n' {
			w.starts = append(w.starts, i+1)
		}
	}
	parse, translation := false, false
	for i := range findings {
		if f := &findings[i]; f.Severity == source.Error {
			parse = parse || f.Stage == ParseStage
			translation = translation || f.Stage == TranslationStage
		}
	}
	for i := range findings {
		if f := &findings[i]; !parse || f.Stage == ParseStage {
			w.finding(f)
		}
	}
	switch {
	case parse && w.errors > 0 && !w.bare:
		w.print(strconv.Itoa(w.errors), " parse error", plural(w.errors), ".\n")
		fallthrough
	case parse && !w.broken:
		w.print("Pass 1: parse failed.  [man error::pass1]\n")
	case translation:
		w.moreErrors += w.errors
		w.print("Pass 3: translation failed.  [man error::pass3]\n")
	case w.failed && !parse:
		w.print("Pass 2: analysis failed.  [man error::pass2]\n")
	}
	w.suppressed("error", w.moreErrors)
	w.suppressed("warning", w.moreWarnings)
	if w.moreErrors+w.moreWarnings > 0 {
		w.print("Rerun with -v to see them.\n")
	}
	return w.out, !w.failed
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// writer is the state of writing one script's findings.
type writer struct {
	file    *File
	options WriteOptions
	starts  []int // of the file's lines
	out     []byte
	last    string   // file of the place that was written last
	seen    []string // keys of what was written
	errors  int
	failed  bool // there was an error, or a warning that counts as one
	broken  bool // stap breaks down in the middle
	bare    bool // a bare line takes the place of the number of errors
	// moreErrors and moreWarnings were not written.
	moreErrors, moreWarnings int
}

func (w *writer) print(texts ...string) {
	for _, text := range texts {
		w.out = append(w.out, text...)
	}
}

// first reports whether nothing with this key was written before.
func (w *writer) first(key string) bool {
	if w.options.Verbose {
		return true
	}
	for _, s := range w.seen {
		if s == key {
			return false
		}
	}
	w.seen = append(w.seen, key)
	return true
}

// suppressed tells how many findings were not written.
func (w *writer) suppressed(what string, n int) {
	if n > 0 {
		w.print("Number of similar ", what, " messages suppressed: ", strconv.Itoa(n), ".\n")
	}
}

// finding writes one finding with all that follows it.
func (w *writer) finding(f *Finding) {
	message := f.Message.In(words.English)
	switch {
	case f.Severity == source.Info || f.VerboseOnly && !w.options.Verbose:
	case f.Severity == source.Warning:
		w.failed = w.failed || w.options.Strict
		if !w.options.NoWarnings {
			w.warning(f, message)
		}
	case f.Bare:
		w.failed, w.bare = true, true
		w.broken = w.broken || f.Code == texts[textLexicalCast].code
		w.print(message, "\n")
	case f.Stage == ParseStage:
		w.failed = true
		w.errors++
		if !w.first(resemblance(f)) {
			w.moreErrors++
			return
		}
		for ; f != nil; f = f.Next {
			w.parseError(f)
		}
	case w.failed && w.errors == 0:
		// -W: the pass ended at the warning.
	default:
		w.failed = true
		w.errors++
		if !w.first(resemblance(f)) {
			w.moreErrors++
			return
		}
		for ; f != nil; f = f.Next {
			w.semanticError(f)
		}
	}
}

// resemblance is equal for errors that stap takes for the same and writes
// once: those of one rule of the parser, whatever they speak of.
func resemblance(f *Finding) string {
	key := ""
	for ; f != nil; f = f.Next {
		if f.rule > 0 {
			key += " " + strconv.Itoa(int(f.rule))
		} else {
			key += " " + f.Code
		}
	}
	return key
}

func (w *writer) parseError(f *Finding) {
	w.print("parse error: ", f.Message.In(words.English), "\n")
	switch t := f.Tok; {
	case t == nil:
		if f.Saw {
			w.print("        saw: ", w.file.Name, " EOF\n")
		}
	case f.Saw:
		w.print("        saw: ", kindAndText(t), " at ", w.place(t), "\n")
		w.source(t, "     source: ")
	default:
		w.print("         at: ", kindAndText(t), " at ", w.place(t), "\n")
		w.source(t, "     source: ")
	}
	w.print("\n")
}

func (w *writer) semanticError(f *Finding) {
	w.print("semantic error: ", f.Message.In(words.English))
	if f.Tok != nil {
		w.print(": ")
		w.named(f.Tok, "        source: ")
	} else {
		w.print("\n")
	}
	if f.Other != nil {
		w.named(f.Other, "        source: ")
	}
	w.print("\n")
}

func (w *writer) warning(f *Finding, message string) {
	if !w.first("WARNING: " + message) {
		w.moreWarnings++
		return
	}
	w.print("WARNING: ", message)
	if f.Tok == nil {
		w.print("\n")
		return
	}
	w.print(": ")
	w.named(f.Tok, " source: ")
}

// named writes a token with its place, without the file where it is the same
// as before, and its line.
func (w *writer) named(t *Token, label string) {
	place := w.place(t)
	name := w.file.Name
	if t.Library != "" {
		name = libraryFile(t.Library)
	}
	if name == w.last {
		place = place[len(name):]
	}
	w.last = name
	w.print(kindAndText(t), " at ", place, "\n")
	w.source(t, label)
}

// libraryFile returns the file of "file:line:column".
func libraryFile(place string) string {
	for range 2 {
		if i := strings.LastIndexByte(place, ':'); i >= 0 {
			place = place[:i]
		}
	}
	return place
}

// source writes the line of a token with a caret below, and the macros that
// the token came out of.
func (w *writer) source(t *Token, label string) {
	line, column := t.LibraryLine, 0
	if t.Library == "" {
		n := w.line(t.Span.Start)
		line, column = w.text(n), t.Span.Start-w.starts[n]
	} else {
		column, _ = strconv.Atoi(t.Library[strings.LastIndexByte(t.Library, ':')+1:])
		column--
	}
	if t.Library == "" || line != "" {
		w.print(label, line, "\n", strings.Repeat(" ", len(label)))
		for i := range column {
			if i < len(line) && line[i] == '\t' {
				w.print("\t")
			} else {
				w.print(" ")
			}
		}
		w.print("^\n")
	}
	if use := t.Expansion; use != nil {
		w.print("\tin expansion of macro: ", kindAndText(use), " at ", w.place(use), "\n")
		w.source(use, label)
	}
}

// line returns the number of the line at an offset, from 0. Unlike editors,
// stap knows LF alone as the end of a line.
func (w *writer) line(offset int) int {
	return sort.SearchInts(w.starts, offset+1) - 1
}

// text returns the line with that number, without its LF.
func (w *writer) text(n int) string {
	end := len(w.file.Text)
	if n+1 < len(w.starts) {
		end = w.starts[n+1] - 1
	}
	return string(w.file.Text[w.starts[n]:end])
}

// place returns "file:line:column" of a token.
func (w *writer) place(t *Token) string {
	if t.Library != "" {
		return t.Library
	}
	n := w.line(t.Span.Start)
	return w.file.Name + ":" + strconv.Itoa(n+1) + ":" + strconv.Itoa(t.Span.Start-w.starts[n]+1)
}

// kindWords are what stap calls the kinds of tokens.
var kindWords = [...]string{
	EOF: "EOF", Identifier: "identifier", Operator: "operator", StringLiteral: "string",
	NumberLiteral: "number", Keyword: "keyword", Embedded: "embedded-code", Junk: "junk",
}

// kindAndText returns a token as messages name it.
func kindAndText(t *Token) string {
	kind := kindWords[t.Kind]
	if t.Kind == Keyword || t.Kind == Embedded || t.Kind == EOF {
		return kind
	}
	text := []byte(t.Text)
	for i, c := range text {
		if c < ' ' || c > '~' {
			text[i] = '?'
		}
	}
	return kind + " '" + string(text) + "'"
}

package paste

import (
	"sort"

	"ringlab/engine/source"
)

// edit replaces the bytes [from, to) of a text.
type edit struct {
	from, to int32
	// shift is how much further a byte behind the edit stands in the text
	// before than in the text after: offset before = offset after + shift.
	shift int32
}

// end returns where the replacement ends in the text after.
func (e edit) end() int { return int(e.to - e.shift) }

// edits are the changes that lead from one text to the next, in order and
// apart from each other.
type edits []edit

// shift returns the shift in front of the i-th edit.
func (e edits) shift(i int) int {
	if i == 0 {
		return 0
	}
	return int(e[i-1].shift)
}

// origin returns the bytes of the text before that byte at of the text after
// came from: one byte, or all that an edit replaced.
func (e edits) origin(at int) source.Span {
	i := sort.Search(len(e), func(i int) bool { return e[i].end() > at })
	shift := e.shift(i)
	if i < len(e) && at+shift >= int(e[i].from) {
		return source.Span{Start: int(e[i].from), End: int(e[i].to)}
	}
	return source.Span{Start: at + shift, End: at + shift + 1}
}

// place returns where a span of the text after stands in the text before.
func (e edits) place(span source.Span) source.Span {
	if len(e) == 0 {
		return span
	}
	start := e.origin(span.Start).Start
	if span.End > span.Start {
		// By its last byte, so that a cut behind the span is not part of it.
		return source.Span{Start: start, End: e.origin(span.End - 1).End}
	}
	return source.Span{Start: start, End: start}
}

// offset returns where byte at of the text before stands in the text after;
// for a byte that was cut, where the next one stands.
func (e edits) offset(at int) int {
	i := sort.Search(len(e), func(i int) bool { return int(e[i].to) > at })
	if i < len(e) && at > int(e[i].from) {
		at = int(e[i].from)
	}
	return at - e.shift(i)
}

// rewrite makes one text from another by edits in order. Every edit shortens
// the text or keeps its length, so the result needs no more room than in.
type rewrite struct {
	in      []byte
	out     []byte
	copied  int // in[:copied] is in out
	edits   edits
	changed bool // an earlier step changed the text already
	found   []source.Diagnostic
}

// maxEdits bounds the memory of one step; only a hostile paste needs as many.
const maxEdits = 8 << 20

// replace has with stand in place of in[from:to].
func (w *rewrite) replace(from, to int, with string) {
	if len(w.edits) >= maxEdits {
		return
	}
	if w.out == nil {
		w.out = make([]byte, 0, len(w.in))
	}
	w.out = append(w.out, w.in[w.copied:from]...)
	w.out = append(w.out, with...)
	w.copied = to
	shift := int32(to - len(w.out))
	if n := len(w.edits); n > 0 && with == "" {
		// Neighbouring cuts are one.
		last := &w.edits[n-1]
		if int(last.to) == from && last.end() == int(last.from)-w.edits.shift(n-1) {
			last.to, last.shift = int32(to), shift
			return
		}
	}
	w.edits = append(w.edits, edit{from: int32(from), to: int32(to), shift: shift})
}

// cut removes in[from:to].
func (w *rewrite) cut(from, to int) {
	if from < to {
		w.replace(from, to, "")
	}
}

// text returns the text after all edits.
func (w *rewrite) text() []byte {
	w.out = append(w.out, w.in[w.copied:]...)
	w.copied = len(w.in)
	return w.out
}

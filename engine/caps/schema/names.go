package schema

import (
	"ringlab/engine/caps/xmldoc"
)

// splitPrefix splits a qualified name.
func splitPrefix(name string) (prefix, local string) {
	if before, after, found := cutByte(name, ':'); found {
		return before, after
	}
	return "", name
}

// localName returns the name of an element; without its prefix where that is
// not declared, since it then says nothing.
func localName(t *xmldoc.Tree, id xmldoc.ID) string {
	name := t.Name(id)
	prefix, local := splitPrefix(name)
	if prefix == "" || declared(t, id, prefix) {
		return name
	}
	return local
}

// declared reports whether a namespace prefix is declared at element id.
func declared(t *xmldoc.Tree, id xmldoc.ID, prefix string) bool {
	if prefix == "xml" || prefix == "xmlns" {
		return true
	}
	if _, known := t.Lookup("xmlns:" + prefix); !known {
		return false
	}
	for ; id > xmldoc.Root; id = t.Node(id).Parent {
		if _, _, ok := t.Attr(id, "xmlns:"+prefix); ok {
			return true
		}
	}
	return false
}

// maxSpelling bounds the length of words whose spelling is compared.
const maxSpelling = 48

// spelling measures how far a word is from another: the least number of
// letters to change, add, drop or swap with a neighbour, where another case
// is no change at all. It gives up, with a large number, past a third of the
// letters.
func spelling(a, b string) int {
	const far = 1 << 20
	limit := max(1, min(len(a), len(b))/3)
	if len(a) > maxSpelling || len(b) > maxSpelling || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return far
	}
	var rows [3][maxSpelling + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			change := 1
			if fold(a[i]) == fold(b[j]) {
				change = 0
			}
			least := min(last[j]+change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && fold(a[i]) == fold(b[j-1]) && fold(a[i-1]) == fold(b[j]) {
				least = min(least, before[j-1]+1)
			}
			row[j+1] = least
		}
		before, last, row = last, row, before
	}
	if d := last[len(b)]; d <= limit {
		return d
	}
	return far
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	if c == '-' {
		return '_'
	}
	return c
}

// nearest returns the index of the candidate spelt most like word; -1 where
// none is near.
func nearest(word string, n int, candidate func(int) string) int {
	best, at := 1<<20, -1
	for i := range n {
		if d := spelling(word, candidate(i)); d < best {
			best, at = d, i
		}
	}
	return at
}

package sema

import (
	"sort"
	"strings"
)

// maxSimilar is how many names a message suggests.
const maxSimilar = 5

// maxSuggestions is how many messages suggest names.
const maxSuggestions = 40

// suggest returns the names that resemble name most. To look for them takes
// long, and nobody reads the lists of a hundred mistakes.
func (c *checker) suggest(name string, names []string) []string {
	if c.suggestions++; c.suggestions > maxSuggestions {
		return nil
	}
	return similar(name, names)
}

// similar returns the names that resemble name most, nearest first; names of
// one distance are in the order of the alphabet. No name comes twice.
func similar(name string, names []string) []string {
	type scored struct {
		name  string
		score int
	}
	names = append([]string(nil), names...)
	sort.Strings(names)
	var list []scored
	for i, n := range names {
		if n != "" && (i == 0 || n != names[i-1]) {
			list = append(list, scored{n, distance(name, n)})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].score < list[j].score })
	var nearest []string
	for i := 0; i < len(list) && i < maxSimilar; i++ {
		nearest = append(nearest, list[i].name)
	}
	return nearest
}

// similarText is how messages list such names: " (similar: a, b)", or nothing.
func similarText(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " (similar: " + strings.Join(names, ", ") + ")"
}

// distance is the edit distance that stap orders names by: a change, a letter
// too many and one too few cost 2 each, but 1 each where they stand before
// all that the names have in common; a change of case costs 1.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		corner := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := corner
			if a[i-1] != b[j-1] {
				cost = min(corner, row[j], row[j-1]) + 2
				if lower(a[i-1]) == lower(b[j-1]) {
					cost = min(cost, corner+1)
				}
			}
			corner, row[j] = row[j], cost
		}
	}
	return row[len(b)]
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

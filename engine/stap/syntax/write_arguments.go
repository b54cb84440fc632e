package syntax

import "strconv"

// ArgumentsUsed reports, for each of a script's n arguments, whether the
// script speaks of it: stap warns of those that it does not.
func ArgumentsUsed(text []byte, n int) []bool {
	used := make([]bool, n)
	pieces, _ := cut(text)
	for i := range pieces {
		if p := &pieces[i]; p.kind == argumentPiece {
			if index, err := strconv.Atoi(p.text[1:]); err == nil && 0 < index && index <= n {
				used[index-1] = true
			}
		}
	}
	return used
}

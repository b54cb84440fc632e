package source

import "testing"

func TestPosition(t *testing.T) {
	lines := NewLines([]byte("ab\ncd\r\ne\rf\n"))
	for offset, want := range []Position{
		{1, 1}, {1, 2}, {1, 3}, // ab and LF
		{2, 1}, {2, 2}, {2, 3}, {2, 4}, // cd and CRLF
		{3, 1}, {3, 2}, // e and CR
		{4, 1}, {4, 2}, // f and LF
		{5, 1}, {5, 2}, // the end, and past it
	} {
		if got := lines.Position(offset); got != want {
			t.Errorf("offset %d is at %v, want %v", offset, got, want)
		}
	}
	if got := NewLines(nil).Position(0); got != (Position{1, 1}) {
		t.Errorf("the start of nothing is at %v", got)
	}
}

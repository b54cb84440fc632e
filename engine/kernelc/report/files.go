// Package report is the files of a translation unit, the places in them, and
// what is found there.
//
// In: texts with names, expansions of macros, findings as they are made. Out:
// places as sparse prints them, and the findings in the order and with the
// silences of sparse, each knowing what silenced it.
package report

import (
	"sort"

	"ringlab/engine/source"
)

// Pos is a place in one of the files of a unit. The zero Pos is no place at
// all. A Pos is either a byte of a file or a token that a macro gave; what
// macros give stands where the outermost macro was named.
type Pos uint32

const expanded Pos = 1 << 31

// Range is the half-open range of places [From, To).
type Range struct{ From, To Pos }

// File is one text of a unit.
type File struct {
	Name string // as messages print it
	Text []byte
	// Included is where the file was included; 0 for the file that is checked
	// and for what the checker defines before it.
	Included Pos
	base     Pos
	lines    *source.Lines
	last     displayed
}

// Files are the files that were read, in that order.
type Files struct {
	files      []*File
	end        Pos
	calls      []call
	expansions []expansion
	found      int // the file that Find found last
}

// Expansion is what is known of a token that came from a macro.
type Expansion struct {
	Macro   string // the macro whose body or argument gave the token
	Call    Pos    // where that macro was named; may be of another expansion
	Written Pos    // where the token is spelled
}

// Call is a use of a macro.
type Call uint32

type call struct {
	macro string
	pos   Pos
	outer Pos // where the outermost macro was named, a byte of a file
}

// expansion is a token of a call.
type expansion struct {
	call    Call
	written Pos
}

// Add takes a file into the set. A file that is included twice is added twice.
func (f *Files) Add(name string, text []byte, included Pos) *File {
	if f.end == 0 {
		f.end = 1
	}
	file := &File{Name: name, Text: text, Included: included, base: f.end}
	f.files = append(f.files, file)
	f.end += Pos(len(text)) + 1
	return file
}

// AddMain takes the file that is checked into the set. Behind it is room, so
// that the places of files behind it are the same when its text grows a little.
func (f *Files) AddMain(name string, text []byte) *File {
	file := f.Add(name, text, 0)
	f.end = (f.end + room - 1) / room * room
	return file
}

// room is what the places of a main file are a multiple of.
const room = 1 << 16

// Snapshot is a set of files as it was at some time.
type Snapshot struct{ files Files }

// Snapshot returns the set as it is now.
func (f *Files) Snapshot() Snapshot {
	return Snapshot{Files{
		files:      append([]*File(nil), f.files...),
		end:        f.end,
		calls:      append([]call(nil), f.calls...),
		expansions: append([]expansion(nil), f.expansions...),
	}}
}

// Restore makes the set what it was when the snapshot was taken, with other
// text in the file that AddMain had taken in. It returns that file; nil where
// the text leaves no room for what stands behind it.
func (f *Files) Restore(s Snapshot, main *File, text []byte) *File {
	if (main.base+Pos(len(text))+room)/room != (main.base+Pos(len(main.Text))+room)/room {
		return nil
	}
	f.end = s.files.end
	f.calls = append(f.calls[:0], s.files.calls...)
	f.expansions = append(f.expansions[:0], s.files.expansions...)
	f.files = append([]*File(nil), s.files.files...)
	for i := range f.files {
		if f.files[i] == main {
			f.files[i] = &File{Name: main.Name, Text: text, base: main.base}
			return f.files[i]
		}
	}
	return nil
}

// Expansions returns how many calls of macros there were, and how many tokens
// came from them.
func (f *Files) Expansions() (calls, tokens int) { return len(f.calls), len(f.expansions) }

// Reserve makes room for so many calls of macros and tokens of theirs.
func (f *Files) Reserve(calls, tokens int) {
	if f.calls == nil {
		f.calls, f.expansions = make([]call, 0, calls), make([]expansion, 0, tokens)
	}
}

// Empty reports whether there is no file in the set.
func (f *Files) Empty() bool { return len(f.files) == 0 }

// All returns the files in the order in which they were added.
func (f *Files) All() []*File { return f.files }

// Pos returns the place of a byte of the file.
func (f *File) Pos(offset int) Pos { return f.base + Pos(offset) }

// Call notes the use of a macro at pos.
func (f *Files) Call(macro string, pos Pos) Call {
	f.calls = append(f.calls, call{macro, pos, f.Outer(pos)})
	return Call(len(f.calls) - 1)
}

// Expand makes the place of a token that a call of a macro gave.
func (f *Files) Expand(call Call, written Pos) Pos {
	f.expansions = append(f.expansions, expansion{call, written})
	return expanded | Pos(len(f.expansions)-1)
}

// Expansion returns how the token at pos came from a macro; false where it
// stands in a file as it is.
func (f *Files) Expansion(pos Pos) (Expansion, bool) {
	if pos&expanded == 0 {
		return Expansion{}, false
	}
	e := f.expansions[pos&^expanded]
	c := &f.calls[e.call]
	return Expansion{c.macro, c.pos, e.written}, true
}

// Outer returns the place that messages name: that of the outermost macro for
// what a macro gave, else pos itself.
func (f *Files) Outer(pos Pos) Pos {
	if pos&expanded != 0 {
		return f.calls[f.expansions[pos&^expanded].call].outer
	}
	return pos
}

// Written returns where the token at pos is spelled.
func (f *Files) Written(pos Pos) Pos {
	for pos&expanded != 0 {
		pos = f.expansions[pos&^expanded].written
	}
	return pos
}

// Find returns the file and the byte that messages name for pos; nil for no
// place.
func (f *Files) Find(pos Pos) (*File, int) {
	pos = f.Outer(pos)
	// Most often it is the file of the place before.
	if i := f.found; i < len(f.files) && f.files[i].base <= pos && i+1 < len(f.files) && pos < f.files[i+1].base {
		return f.files[i], int(pos - f.files[i].base)
	}
	i := sort.Search(len(f.files), func(i int) bool { return f.files[i].base > pos }) - 1
	if i < 0 || pos == 0 {
		return nil, 0
	}
	f.found = i
	return f.files[i], int(pos - f.files[i].base)
}

// Line returns the number of the line, from 1, of a byte.
func (f *File) Line(offset int) int { return f.position(offset).Line }

func (f *File) position(offset int) source.Position {
	if f.lines == nil {
		f.lines = source.NewLines(f.Text)
	}
	return f.lines.Position(offset)
}

// columns is how many columns sparse tells apart: it keeps ten bits of them.
const columns = 1 << 10

// Display returns line and column as sparse counts them: those that it is at
// once it has read the byte. A byte is one column wide, a tab goes on to the
// next multiple of tabstop, and behind a line's end comes column 0 of the next
// line, where the end of a file with a last newline is, too. A file without a
// text is the checker's own, which has no lines.
func (f *File) Display(offset, tabstop int) (line, column int) {
	if f.Text == nil {
		return 0, 0
	}
	end := len(f.Text)
	// A CR at the very end is nothing to sparse.
	if end > 0 && f.Text[end-1] == '\r' {
		end--
		offset = min(offset, end)
	}
	at := f.position(offset)
	start := offset - (at.Column - 1)
	// On a long line the columns before the place asked for last need no
	// counting again.
	if last := f.last; last.tabstop == tabstop && start < last.offset && last.offset <= offset {
		start, column = last.offset, last.column
	}
	for _, b := range f.Text[start:min(offset+1, end)] {
		switch b {
		case '\t':
			column += tabstop - column%tabstop
		case '\n', '\r':
			return at.Line + 1, 0
		default:
			column++
		}
	}
	f.last = displayed{tabstop, min(offset+1, end), column}
	return at.Line, column % columns
}

// displayed is a byte, and how many columns there are before it on its line.
type displayed struct{ tabstop, offset, column int }

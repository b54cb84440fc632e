package report

import "testing"

// The places are those that sparse 0.6.4 printed for findings there.
func TestDisplay(t *testing.T) {
	long := make([]byte, 3000)
	for i := range long {
		long[i] = 'x'
	}
	for _, test := range []struct {
		text            string
		offset, tabstop int
		line, column    int
		why             string
	}{
		{"int x;\n", 4, 8, 1, 5, "a byte is a column"},
		{"\tint x;\n", 5, 8, 1, 13, "a tab goes on to column 8"},
		{"\tint x;\n", 5, 4, 1, 9, "or to column 4"},
		{"a\tb\n", 2, 8, 1, 9, "from wherever it stands"},
		{"1234567\tb\n", 8, 8, 1, 9, "by one column at least"},
		{"12345678\tb\n", 9, 8, 1, 17, "or by eight"},
		{"é\tb\n", 3, 8, 1, 9, "bytes count, not characters"},
		{"ééééé x\n", 11, 8, 1, 12, "bytes count, not characters"},
		{"a\r\nb", 3, 8, 2, 1, "CR LF ends a line"},
		{"a\rb", 2, 8, 2, 1, "so does CR"},
		{"a \\\nb", 4, 8, 2, 1, "a line that is joined to another is one for itself"},
		{"int x;\n", 7, 8, 2, 0, "the end is behind the last line"},
		{"int x;", 6, 8, 1, 6, "or at its last column"},
		{"", 0, 8, 1, 0, "an empty file"},
		{"\"a\nb\n", 2, 8, 2, 0, "behind a line's end the next line begins"},
		{string(long), 1022, 8, 1, 1023, "columns end"},
		{string(long), 1023, 8, 1, 0, "and begin anew"},
		{string(long), 3000 - 1, 8, 1, 3000 - 2048, "again and again"},
	} {
		files := &Files{}
		file := files.Add("t.c", []byte(test.text), 0)
		if line, column := file.Display(test.offset, test.tabstop); line != test.line || column != test.column {
			t.Errorf("%.20q at %d: %d:%d, want %d:%d: %s", test.text, test.offset, line, column, test.line, test.column, test.why)
		}
	}
	if line, column := (&File{}).Display(0, 8); line != 0 || column != 0 {
		t.Errorf("what has no text is at %d:%d", line, column)
	}
}

func TestExpansionsKnowTheirPlaces(t *testing.T) {
	files := &Files{}
	main := files.AddMain("main.c", []byte("#define F(x) G(x)\nF(1)\n"))
	header := files.Add("g.h", []byte("#define G(x) x + 1\n"), main.Pos(3))
	outer := files.Call("F", main.Pos(18))
	g := files.Expand(outer, main.Pos(13)) // the name G in F's text
	inner := files.Call("G", g)
	one := files.Expand(inner, files.Expand(outer, main.Pos(20)))
	plus := files.Expand(inner, header.Pos(15))
	for _, pos := range []Pos{g, one, plus} {
		if files.Outer(pos) != main.Pos(18) {
			t.Errorf("the outermost macro is at %d", files.Outer(pos))
		}
		if file, offset := files.Find(pos); file != main || offset != 18 {
			t.Errorf("a message would point at %d", offset)
		}
	}
	if files.Written(one) != main.Pos(20) || files.Written(plus) != header.Pos(15) {
		t.Error("a token is spelled elsewhere")
	}
	e, ok := files.Expansion(plus)
	if !ok || e.Macro != "G" || e.Call != g || e.Written != header.Pos(15) {
		t.Errorf("got %+v", e)
	}
	if _, ok := files.Expansion(main.Pos(20)); ok {
		t.Error("a byte of a file is no expansion")
	}
	if file, _ := files.Find(0); file != nil {
		t.Error("no place is in a file")
	}
}

func TestRestore(t *testing.T) {
	files := &Files{}
	main := files.AddMain("main.c", []byte("#include <a.h>\nA"))
	header := files.Add("a.h", []byte("#define A 1\n"), main.Pos(9))
	one := files.Expand(files.Call("A", main.Pos(15)), header.Pos(10))
	saved := files.Snapshot()
	files.Add("later.h", nil, 0)

	again := &Files{}
	now := again.Restore(saved, main, []byte("#include <a.h>\nA + B"))
	if now == nil || string(now.Text) != "#include <a.h>\nA + B" || len(again.All()) != 2 {
		t.Fatal("the set is not what it was")
	}
	if file, offset := again.Find(one); file != now || offset != 15 {
		t.Error("an expansion has lost its place")
	}
	if file, _ := again.Find(header.Pos(3)); file != header {
		t.Error("the header has another place")
	}
	if (&Files{}).Restore(saved, main, make([]byte, room)) != nil {
		t.Error("a text that is too long has no room")
	}
}

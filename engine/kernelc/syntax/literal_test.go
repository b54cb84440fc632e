package syntax

import "testing"

func TestNumberValue(t *testing.T) {
	integer := func(value uint64, rank int8, unsigned bool) Constant {
		return Constant{Kind: IntegerConstant, Value: value, Rank: rank, Unsigned: unsigned}
	}
	for _, test := range []struct {
		text     string
		long32   bool
		want     Constant
		problems int
	}{
		{"0", false, integer(0, 0, false), 0},
		{"2147483647", false, integer(1<<31-1, 0, false), 0},
		{"2147483648", false, integer(1<<31, 1, false), 1},
		{"0x80000000", false, integer(1<<31, 0, true), 0},
		{"0xffffffff", false, integer(1<<32-1, 0, true), 0},
		{"0x100000000", false, integer(1<<32, 1, false), 1},
		{"4294967295", true, integer(1<<32-1, 2, false), 2},
		{"4294967295u", true, integer(1<<32-1, 0, true), 0},
		{"9223372036854775808", false, integer(1<<63, 2, true), 3},
		{"9223372036854775808ull", false, integer(1<<63, 2, true), 0},
		{"0x8000000000000000", false, integer(1<<63, 1, true), 1},
		{"1l", false, integer(1, 1, false), 0},
		{"1uLL", false, integer(1, 2, true), 0},
		{"017", false, integer(15, 0, false), 0},
		{"0b101", false, integer(5, 0, false), 0},
		{"0b", false, integer(0, 0, false), 0},
		{"08", false, Constant{Kind: FloatConstant}, 0},
		{"1f", false, Constant{Kind: FloatConstant, Suffix: 'f'}, 0},
		{"1.L", false, Constant{Kind: FloatConstant, Suffix: 'l'}, 0},
		{".5e-3", false, Constant{Kind: FloatConstant}, 0},
		{"0x.8p1", false, Constant{Kind: FloatConstant}, 0},
		{"0x1.8", false, Constant{Kind: FloatConstant}, 0},
		{"1e", false, Constant{}, 1},
		{"1e+", false, Constant{}, 1},
		{"1.0q", false, Constant{}, 1},
		{"0x", false, Constant{}, 1},
		{"0xg", false, Constant{}, 1},
		{"0b2", false, Constant{}, 1},
		{"1lL", false, Constant{}, 1},
		{"1uu", false, Constant{}, 1},
		{"12abc", false, Constant{}, 1},
		{"1.2.3", false, Constant{}, 1},
		{"18446744073709551616", false, Constant{}, 1},
	} {
		got, problems := NumberValue(test.text, test.long32)
		if got != test.want || len(problems) != test.problems {
			t.Errorf("%s: %+v %+v, want %+v and %d problems", test.text, got, problems, test.want, test.problems)
		}
	}
}

func TestCharValue(t *testing.T) {
	for _, test := range []struct {
		prefix, text string
		value        int64
		problems     int
	}{
		{"", "a", 'a', 0},
		{"", `\n`, '\n', 0},
		{"", `\e`, 27, 0},
		{"", `\0`, 0, 0},
		{"", `\18`, 1, 1},
		{"", `\377`, -1, 0},
		{"", `\400`, 0, 1},
		{"", `\x7f`, 127, 0},
		{"", `\x80`, -128, 0},
		{"", `\x123`, 0x23, 1},
		{"", `\q`, 'q', 1},
		{"", `\'`, '\'', 0},
		{"", "ab", 'a', 1},
		{"", "", 0, 1},
		{"L", `\400`, 256, 0},
		{"L", `\xffffffff`, 1<<32 - 1, 0},
	} {
		got, problems := CharValue(&Token{Kind: Char, Wide: test.prefix == "L", Text: test.text})
		if got.Kind != CharConstant || int64(got.Value) != test.value || len(problems) != test.problems {
			t.Errorf("%s'%s': %+v %+v, want %d and %d problems", test.prefix, test.text, got, problems, test.value, test.problems)
		}
	}
}

func TestConcatenate(t *testing.T) {
	parts := []Token{{Kind: String, Text: `a\x41`}, {Kind: String, Text: `B\q`}, {Kind: String, Text: ""}, {Kind: String, Text: `\1018`}}
	value, wide, problems, where := Concatenate(parts)
	if string(value) != "aABqA8" || wide || len(problems) != 1 || where[0] != 1 {
		t.Errorf("%q %t %+v %v", value, wide, problems, where)
	}
	parts[2].Wide = true
	if _, wide, _, _ = Concatenate(parts); !wide {
		t.Error("a wide part does not make it wide")
	}
}

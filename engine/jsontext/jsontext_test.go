package jsontext

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"
)

type inner struct {
	Name string `json:"name"`
	On   bool   `json:"on"`
}

type message struct {
	ID    int      `json:"id"`
	Big   uint64   `json:"big,string"`
	List  []inner  `json:"list"`
	Words []string `json:"words"`
	Rows  [][]int  `json:"rows"`
	One   *inner   `json:"one,omitempty"`
	Bare  Raw      `json:"bare"`
	Plain uint8
}

func TestWriteReadsBackWithEncodingJSON(t *testing.T) {
	m := message{
		ID: -7, Big: 1<<64 - 1, Words: []string{"", "a\"b\\c\n\r\t\x00\x7f", "héllo 世界 😀", "\u2028<&>", "bad\xff"},
		List: []inner{{"x", true}, {}}, Rows: [][]int{{1, 2}, nil}, One: &inner{Name: "one"},
		Bare: Raw(`{"a":[1,null]}`), Plain: 200,
	}
	var w Writer
	text := w.Append(nil, m)
	var got struct {
		message
		Bare json.RawMessage `json:"bare"`
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if string(got.Bare) != string(m.Bare) {
		t.Errorf("raw JSON came back as %s", got.Bare)
	}
	m.Words[4] = "bad\uFFFD"
	m.Rows[1] = []int{}
	got.message.Bare = m.Bare
	if !reflect.DeepEqual(got.message, m) {
		t.Errorf("got  %+v\nwant %+v", got.message, m)
	}
	var again message
	if err := Read(text, &again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, m) {
		t.Errorf("Read: got  %+v\nwant %+v", again, m)
	}
}

func TestZeroHasNoNulls(t *testing.T) {
	var w Writer
	got := string(w.Append(nil, struct {
		List []inner `json:"list"`
		One  *inner  `json:"one,omitempty"`
	}{}))
	if want := `{"list":[]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReadFails(t *testing.T) {
	for text, want := range map[string]string{
		``:                     "JSON at byte 0: it ends where a value should stand",
		`{"id":"x"}`:           `JSON at byte 6: "x" is no integer that fits`,
		`{"id":1.5}`:           `JSON at byte 6: "1.5" is no integer that fits`,
		`{"big":-1}`:           `JSON at byte 7: "-1" is no natural number that fits`,
		`{"id":[]}`:            "JSON at byte 6: an array where a int should stand",
		`{"words":{}}`:         "JSON at byte 9: an object where a slice should stand",
		`{"words":[1]}`:        "JSON at byte 10: a number where a string should stand",
		`{"id":1`:              "JSON at byte 7: “,” or “}” should stand here",
		`{"id":1} x`:           "JSON at byte 9: text after the value",
		`{"id":tru}`:           "JSON at byte 6: a boolean where a int should stand",
		`{"words":["\ud83d`:    "JSON at byte 17: it ends inside a string",
		`{"words":["\q"]}`:     `JSON at byte 11: an unknown escape \q`,
		`{"words":["\u00g0"]}`: `JSON at byte 11: an escape that is not \u and four hexadecimal digits`,
	} {
		var m message
		if err := Read([]byte(text), &m); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

// FuzzRead holds the reader to encoding/json: what one takes the other takes,
// with the same result.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"id":1,"big":"2","list":[{"name":"\ud83d\ude00","on":true}],"words":["a"],"rows":[[1],[]],"other":{"x":[1e3,null]}}`))
	f.Add([]byte(`{"one":{"name":"x"},"list":null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		type plain struct {
			ID    int      `json:"id"`
			List  []inner  `json:"list"`
			Words []string `json:"words"`
		}
		var got, want plain
		// encoding/json takes a name in any case of letters; messages do not.
		if Read(text, &got) != nil || !utf8.Valid(text) || !bytes.Equal(bytes.ToLower(text), text) {
			return
		}
		if err := json.Unmarshal(text, &want); err != nil {
			// Numbers that nobody asked for are not looked at closely.
			return
		}
		var w Writer
		if !reflect.DeepEqual(fold(got), fold(want)) {
			t.Fatalf("%s:\ngot  %s\nwant %s", text, w.Append(nil, got), w.Append(nil, want))
		}
	})
}

// fold writes a value in one form, whether its slices are nil or empty.
func fold(v any) string {
	var w Writer
	return string(w.Append(nil, v))
}

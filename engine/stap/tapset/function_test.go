package tapset

import (
	"sort"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/realstap"
	"ringlab/engine/stap/types"
)

// The table is written by hand; what finds its lines must follow.
func TestStarts(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimSuffix(functions, "\n"), "\n")
	at, wrong := 0, len(lines) != len(starts)
	var right strings.Builder
	for i, l := range lines {
		wrong = wrong || i >= len(starts) || int(starts[i]) != at
		if i%16 == 0 {
			right.WriteString("\n\t")
		} else {
			right.WriteByte(' ')
		}
		right.WriteString(strconv.Itoa(at) + ",")
		at += len(l)
	}
	if wrong {
		t.Errorf("starts must be: %s", right.String())
	}
	if at > 1<<16 {
		t.Errorf("the table has %d bytes, more than a start can say", at)
	}
	if !sort.SliceIsSorted(starts[:], func(i, j int) bool { return nameAt(i) < nameAt(j) }) {
		t.Error("the names are not sorted")
	}
}

func TestFunctions(t *testing.T) {
	one := func(name string, n int) *Function {
		t.Helper()
		list := Functions(name)
		if len(list) != n {
			t.Fatalf("%s: %d functions, want %d", name, len(list), n)
		}
		return At(list[n-1])
	}
	f := one("substr", 1)
	if f.Place != "/usr/share/systemtap/tapset/string.stp:34:10" ||
		f.Source != "function substr:string(str:string,start:long, length:long)" {
		t.Errorf("substr: %s, %s", f.Place, f.Source)
	}
	if len(f.Parameters) != 3 || f.Parameters[1] != (types.Parameter{Name: "start", Type: types.Long}) || f.Result != types.String {
		t.Errorf("substr: %+v", f.Signature)
	}
	if !f.Pure || f.Guru || f.Stable || f.Status != Supported || f.Words.En == "" || f.Words.Zh == "" {
		t.Errorf("substr: %+v", f)
	}
	if f = one("ctime", 2); len(f.Parameters) != 0 || !f.Pure {
		t.Errorf("ctime: %+v", f)
	}
	if f = one("tz_ctime", 1); f.Parameters[0].Type != types.Long || f.Result != types.String {
		t.Errorf("tz_ctime: %+v", f.Signature)
	}
	if f = one("printk", 1); !f.Guru || f.Result != types.Unknown {
		t.Errorf("printk: %+v", f)
	}
	if f = one("pid", 1); f.Status != Simulated {
		t.Errorf("pid: %+v", f)
	}
	if f = one("set_kernel_long", 1); f.Status != NeedsKernel || f.Words.Zh == "" {
		t.Errorf("set_kernel_long: %+v", f)
	}
	f = one("thread_indent", 1)
	var uses []string
	for _, i := range f.Uses {
		uses = append(uses, At(i).Name)
	}
	if got := strings.Join(uses, " "); got != "__indent_timestamp _generic_indent _generic_indent_depth execname gettimeofday_ns gettimeofday_us tid" {
		t.Errorf("thread_indent uses %s", got)
	}
	if len(f.Globals) != 2 || len(f.Locals) != 1 {
		t.Errorf("thread_indent: %+v", f)
	}
	for _, name := range []string{"_generic_indent", "", "nothing", "zzz"} {
		if list := Functions(name); list != nil {
			t.Errorf("%q: %v", name, list)
		}
	}
}

// Every line is whole: a kind that is stated, a file, types that are known.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for i := range Count() {
		f := At(i)
		key := f.Name + "/" + strconv.Itoa(len(f.Parameters))
		if seen[key] && f.Name[0] != 'p' { // python_* are in two files
			t.Errorf("%s: twice", key)
		}
		seen[key] = true
		if f.Words.En == "" || f.Words.Zh == "" {
			t.Errorf("%s: no words", f.Name)
		}
		if strings.Count(f.Place, ":") != 2 || !strings.Contains(f.Place, ".stp:") {
			t.Errorf("%s: place %s", f.Name, f.Place)
		}
		for _, p := range f.Parameters {
			if p.Type == types.Unknown {
				t.Errorf("%s: parameter %s has no type", f.Name, p.Name)
			}
		}
	}
	if n := len(Names()); n != 752 {
		t.Errorf("%d names, want 752", n)
	}
}

// A call with too many arguments is answered by stap with the place and the
// line of the function's declaration.
func TestConfirmPlaces(t *testing.T) {
	stap := realstap.Find(t)
	names := Names()
	many := "(" + strings.Repeat("1,", 20) + "1)"
	for len(names) > 0 {
		n := min(200, len(names))
		script := "probe begin {\n"
		for _, name := range names[:n] {
			script += name + many + "\n"
		}
		_, said, _ := stap.Run(t, []string{"-g", "-v", "-p2"}, script+"}")
		for _, name := range names[:n] {
			list := Functions(name)
			f := At(list[len(list)-1])
			want := "identifier '" + name + "' at " + f.Place + "\n        source: " + f.Source + "\n"
			if !strings.Contains(said, want) {
				t.Errorf("stap does not say %q", want)
			}
		}
		names = names[n:]
	}
}

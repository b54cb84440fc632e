package value

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/types"
)

// lines returns the lines of a table of what SystemTap 4.8 did. Strings in it
// are quoted.
func lines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

func unquote(t *testing.T, s string) string {
	t.Helper()
	text, err := strconv.Unquote(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return text
}

func number(t *testing.T, s string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// verbs splits a format that is known to be right.
func verbs(format string) []syntax.Verb {
	var list []syntax.Verb
	for format != "" {
		if format[0] != '%' || strings.HasPrefix(format, "%%") {
			list = append(list, syntax.Verb{Literal: format[:1]})
			if format[0] == '%' {
				format = format[1:]
			}
			format = format[1:]
			continue
		}
		v := syntax.Verb{Width: -1, Precision: -1}
		format = format[1:]
		for strings.IndexByte("0+- #", format[0]) >= 0 {
			v.Flags += format[:1]
			format = format[1:]
		}
		count := func(n *int, star *bool) {
			if format[0] == '*' {
				*star, format = true, format[1:]
			}
			for '0' <= format[0] && format[0] <= '9' {
				*n = max(*n, 0)*10 + int(format[0]-'0')
				format = format[1:]
			}
		}
		count(&v.Width, &v.StarWidth)
		if format[0] == '.' {
			format = format[1:]
			count(&v.Precision, &v.StarPrecision)
		}
		v.Conv = format[0]
		format = format[1:]
		list = append(list, v)
	}
	return list
}

func TestFormatTable(t *testing.T) {
	for _, line := range lines(t, "printf.txt") {
		fields := strings.Split(line, "\t")
		var longs []int64
		var texts []string
		for _, f := range fields[1 : len(fields)-1] {
			if f[0] == '"' {
				texts = append(texts, unquote(t, f))
			} else {
				longs = append(longs, number(t, f))
			}
		}
		want := unquote(t, fields[len(fields)-1])
		got, problem := AppendFormat(nil, PrintLimit, verbs(unquote(t, fields[0])), longs, texts)
		if string(got) != want || problem != "" {
			t.Errorf("%s: got %q %s", line, got, problem)
		}
	}
}

// TestFormatLimit tries what stands at the end of what can be printed.
func TestFormatLimit(t *testing.T) {
	for _, c := range []struct {
		format string
		limit  int
		want   string
	}{
		{"%508d|", 511, strings.Repeat(" ", 507) + "1|"},
		{"%8192d|", PrintLimit, strings.Repeat(" ", 8191) + "1"},
		{"%20000d", PrintLimit, strings.Repeat(" ", 8191) + "1"},
		{"%8d%b|%x", 12, "       1|414"},
		{"%8d%b|", 16, "       1HGFEDCBA"},
	} {
		got, _ := AppendFormat(nil, c.limit, verbs(c.format), []int64{1, 0x4142434445464748, 0x4142}, nil)
		if string(got) != c.want {
			t.Errorf("%s within %d: %d bytes, %.20q", c.format, c.limit, len(got), got)
		}
	}
}

// fill adds the values of a table, `value` or `value*times`.
func fill(t *testing.T, a *Aggregates, list string) {
	t.Helper()
	for _, f := range strings.Fields(list) {
		v, times, ok := strings.Cut(f, "*")
		n := int64(1)
		if ok {
			n = number(t, times)
		}
		for range n {
			a.Add(0, 0, number(t, v))
		}
	}
}

func TestHistogramTable(t *testing.T) {
	table := lines(t, "histograms.txt")
	for len(table) > 0 {
		head := strings.Fields(table[0])
		h := HistLayout{Kind: LogHist}
		if head[0] == "linear" {
			h = HistLayout{LinearHist, int32(number(t, head[1])), int32(number(t, head[2])), int32(number(t, head[3]))}
		}
		a := NewAggregates(&StatLayout{Hist: h, CPUs: 1}, 1)
		fill(t, a, table[1])
		title, values := table[0], table[1]
		table = table[2:]
		want := ""
		for len(table) > 0 && !strings.HasPrefix(table[0], "log") && !strings.HasPrefix(table[0], "linear") {
			want += table[0] + "\n"
			table = table[1:]
		}
		if got := string(AppendHist(nil, &h, a.Buckets(0), HistStyle{50, 2})); got != want {
			t.Errorf("%s\n%s\ngot\n%swant\n%s", title, values, got, want)
		}
	}
}

func TestHistogramStyles(t *testing.T) {
	log, linear, short := HistLayout{Kind: LogHist}, HistLayout{LinearHist, 0, 290, 10}, HistLayout{LinearHist, 0, 90, 3}
	var lists [4]*Aggregates
	for i, h := range []HistLayout{log, linear, short, log} {
		lists[i] = NewAggregates(&StatLayout{Hist: h, CPUs: 1}, 1)
	}
	for i := range int64(200) {
		lists[0].Add(0, 0, i*i*i-50000)
	}
	fill(t, lists[0], "1099511627776 -34359738368")
	for i := range int64(130) {
		lists[1].Add(0, 0, (i%13)*(i%13)+20)
	}
	fill(t, lists[1], "5 300")
	fill(t, lists[2], "7")
	fill(t, lists[3], "0 1048576")
	table := lines(t, "styles.txt")
	for len(table) > 0 {
		head := strings.Fields(table[0])
		table = table[1:]
		style := HistStyle{int(number(t, head[1])), int(number(t, head[2]))}
		want := ""
		for len(table) > 0 && !strings.HasPrefix(table[0], "style") {
			want += table[0] + "\n"
			table = table[1:]
		}
		var got []byte
		for _, a := range lists {
			got = AppendHist(got, &a.Layout().Hist, a.Buckets(0), style)
		}
		if string(got) != want {
			t.Errorf("%v: got\n%swant\n%s", style, got, want)
		}
	}
}

func TestVarianceTable(t *testing.T) {
	for _, line := range lines(t, "variance.txt") {
		fields := strings.Split(line, "\t")
		a := NewAggregates(&StatLayout{Variance: true, Shift: int(number(t, fields[0])), CPUs: 2}, 1)
		fill(t, a, fields[1])
		got := ""
		for _, s := range []Stat{Count, Sum, Avg, Variance} {
			v, ok := a.Extract(0, s)
			if !ok {
				t.Fatalf("%s: empty", line)
			}
			got += " " + strconv.FormatInt(v, 10)
		}
		if got[1:] != fields[2] {
			t.Errorf("%s: got%s", line, got)
		}
	}
}

func TestSortTable(t *testing.T) {
	for _, line := range lines(t, "sorts.txt") {
		f := strings.Split(line, "\t")
		keys, values := strings.Split(f[1], " "), strings.Split(f[2], " ")
		var m *Map
		if f[0] == "text" {
			// A quoted string may hold a blank.
			keys, values = strings.SplitAfter(f[1], `" `), strings.SplitAfter(f[2], `" `)
			m = NewMap(NewLayout(textKey, types.String, nil, 100))
		} else {
			m = NewMap(NewLayout(longKey, types.Long, nil, 100))
		}
		for i, k := range keys {
			if f[0] == "text" {
				m.SetText(m.PutText(unquote(t, strings.TrimSpace(k))), unquote(t, strings.TrimSpace(values[i])))
			} else {
				m.SetLong(m.PutLong(number(t, k)), number(t, values[i]))
			}
		}
		limit := int64(NoLimit)
		if f[5] != "-" {
			limit = number(t, f[5])
		}
		walk := func(o *Order, limit int64) string {
			var got []string
			for pos := m.Start(o, limit); pos >= 0 && int64(len(got)) < limit; pos = m.Next(pos) {
				if f[0] == "text" {
					got = append(got, quote(m.KeyText(m.Slot(pos), 0)))
				} else {
					got = append(got, strconv.FormatInt(m.KeyLong(m.Slot(pos), 0), 10))
				}
			}
			return strings.Join(got, " ")
		}
		if got := walk(&Order{By: int(number(t, f[3])), Down: f[4] == "-"}, limit); got != f[6] {
			t.Errorf("%s\nthe loop saw %s", line, got)
		}
		if got := walk(nil, NoLimit); got != f[7] {
			t.Errorf("%s\nit left %s", line, got)
		}
	}
}

// quote quotes as the tables do.
func quote(s string) string {
	out := []byte{'"'}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\n':
			out = append(out, `\n`...)
		case c == '\t':
			out = append(out, `\t`...)
		case c < 32 || c > 126:
			out = append(out, '\\', 'x', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
}

func TestRegexTable(t *testing.T) {
	for _, line := range lines(t, "regex.txt") {
		f := strings.Split(line, "\t")
		literal, subject := unquote(t, f[0]), unquote(t, f[1])
		r, problem := CompileRegex(literal)
		if problem != nil {
			t.Errorf("%s: %v", literal, problem)
			continue
		}
		got := "-"
		if at := r.Match(subject); at != nil {
			var groups []string
			for i := 0; i < len(at); i += 2 {
				if at[i] < 0 {
					groups = append(groups, `""`)
				} else {
					groups = append(groups, quote(subject[at[i]:at[i+1]]))
				}
			}
			got = strings.Join(groups, " ")
		}
		if got != f[2] {
			t.Errorf("%s: got %s", line, got)
		}
	}
}

func TestRegexErrorTable(t *testing.T) {
	for _, line := range lines(t, "regex-errors.txt") {
		literal, want, _ := strings.Cut(line, "\t")
		_, err := CompileRegex(unquote(t, literal))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != unquote(t, want) {
			t.Errorf("%s: got %s, want %s", literal, got, want)
		}
	}
}

package value

import (
	"strings"
	"testing"

	"ringlab/engine/stap/syntax"
)

// ends returns where a part of an expression may end in s, for each place
// where it may begin: a matcher that is plain rather than fast.
func ends(n *node, s string, from []bool) []bool {
	to := make([]bool, len(s)+1)
	switch n.kind {
	case nodeSet:
		for i := range len(s) {
			to[i+1] = from[i] && n.set.has(s[i])
		}
	case nodeBegin:
		to[0] = from[0]
	case nodeEnd:
		to[len(s)] = from[len(s)]
	case nodeAlt:
		for _, k := range n.kids {
			for i, ok := range ends(k, s, from) {
				to[i] = to[i] || ok
			}
		}
	case nodeRepeat:
		copy(to, from)
		for range n.min {
			to = ends(n.kids[0], s, to)
		}
		for count := n.min; n.max < 0 || count < n.max; count++ {
			more, grew := ends(n.kids[0], s, to), false
			for i, ok := range more {
				if ok && !to[i] {
					to[i], grew = true, true
				}
			}
			if !grew {
				break
			}
		}
	default:
		to = from
		for _, k := range n.kids {
			to = ends(k, s, to)
		}
	}
	return to
}

func FuzzRegex(f *testing.F) {
	for _, seed := range [][2]string{
		{"a|ab", "xab"}, {"(a*)*b", "aaaaaaaaaaaaaaaac"}, {"^(a|b)*$", "abba"}, {`\\.[[:alpha:]_-]+`, "x.y_z"},
		{"x{2,3}y?$", "xxxxy"}, {"[^]a]", "]b"}, {"((a{0,9}){0,9}){0,9}", "aaaa"}, {`\x41\101\`, "AA"}, {"(|a)+", "aa"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, literal, subject string) {
		if len(literal) > 60 || len(subject) > 60 {
			return
		}
		r, problem := CompileRegex(literal)
		if problem != nil {
			if problem.Error() == "" || problem.Offset > len(literal) {
				t.Fatalf("%q: %v", literal, problem)
			}
			return
		}
		got := r.Match(subject)
		p, root := parseRegex(literal)
		if r.Groups() != p.groups {
			t.Fatalf("%q has %d groups, not %d", literal, p.groups, r.Groups())
		}
		if len(r.code) > 2000 {
			return // the plain matcher would take long
		}
		for begin := 0; begin <= len(subject); begin++ {
			from := make([]bool, len(subject)+1)
			from[begin] = true
			to := ends(root, subject, from)
			for end := len(subject); end >= begin; end-- {
				if to[end] {
					if got == nil || got[0] != begin || got[1] != end {
						t.Fatalf("%q on %q: %v, want [%d %d]", literal, subject, got, begin, end)
					}
					return
				}
			}
		}
		if got != nil {
			t.Fatalf("%q on %q: %v, want no match", literal, subject, got)
		}
	})
}

// TestRegexBounds tries what makes matchers explode.
func TestRegexBounds(t *testing.T) {
	for _, literal := range []string{
		"((((a*)*)*)*)*b", "(a|a)*(a|a)*(a|a)*b", "(x+x+)+y", strings.Repeat("a?", 200) + strings.Repeat("a", 200),
		"(a{0,40}){0,40}b", ".*.*.*.*.*.*.*=.*",
	} {
		r, problem := CompileRegex(literal)
		if problem != nil {
			t.Fatalf("%s: %v", literal, problem)
		}
		r.Match(strings.Repeat("a", 511))
	}
	for _, literal := range []string{
		strings.Repeat("(", 5000) + strings.Repeat(")", 5000), "a" + strings.Repeat("*", 5000), "((a{99}){99}){99}", "((((a{0,99}){0,99}){0,99}){0,99})*",
	} {
		if _, problem := CompileRegex(literal); problem == nil {
			t.Errorf("compiled %.40s", literal)
		}
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("%d%5s%-*.*x%%%b%c%p|", int64(-5), int64(9), "text")
	f.Add("%0*d%#.20o%+d% d%.*s%3.2b%M", int64(1)<<40, int64(-1)<<63, "\x00\xff")
	f.Fuzz(func(t *testing.T, format string, a, b int64, text string) {
		if len(format) > 40 {
			return
		}
		var list []syntax.Verb
		var longs []int64
		var texts []string
		for i := 0; i+3 < len(format); i += 4 {
			v := syntax.Verb{Conv: "diuxXopcsbmM"[format[i]%12], Width: -1, Precision: -1}
			if format[i]&64 != 0 {
				v.Flags = "0+- #"[format[i]%5:][:1]
			}
			switch format[i+1] & 3 {
			case 1:
				v.StarWidth = true
				longs = append(longs, a)
			case 2:
				v.Width = int(format[i+1]) << (format[i+2] & 31)
			}
			switch format[i+1] & 12 {
			case 4:
				v.StarPrecision = true
				longs = append(longs, b)
			case 8:
				v.Precision = int(format[i+3]) << (format[i+2] >> 3)
			}
			if v.Conv == 's' {
				texts = append(texts, text)
			} else {
				longs = append(longs, a^b)
			}
			list = append(list, v, syntax.Verb{Literal: "|"})
		}
		got, problem := AppendFormat([]byte("before"), 511, list, longs, texts)
		if len(got) > len("before")+511 || string(got[:6]) != "before" {
			t.Fatalf("%d bytes", len(got))
		}
		if problem != "" && len(got) != 6 {
			t.Fatalf("printed %q and failed: %s", got, problem)
		}
	})
}

func FuzzHistogram(f *testing.F) {
	f.Add(int64(5), int64(-1)<<63, int64(0), int64(100), int64(7), 50, 2)
	f.Add(int64(1)<<62, int64(90), int64(-2147483648), int64(2147483647), int64(2147483647), -3, -1)
	f.Fuzz(func(t *testing.T, v, w, start, stop, interval int64, width, elision int) {
		width = min(max(width, -5), 300)
		for _, h := range []HistLayout{{Kind: LogHist}, {LinearHist, int32(start), int32(stop), int32(interval)}} {
			if h.Check() != nil {
				continue
			}
			a := NewAggregates(&StatLayout{Hist: h, Variance: true, Shift: int(uint64(stop) % 63), CPUs: 2}, 1)
			for i, x := range []int64{v, w, v, v - w, v ^ w} {
				a.Add(0, i&1, x)
			}
			total := int64(0)
			for _, n := range a.Buckets(0) {
				total += n
			}
			if total != a.Count(0) {
				t.Fatalf("%d of %d values were counted", total, a.Count(0))
			}
			a.Variance(0)
			text := string(AppendHist(nil, &h, a.Buckets(0), HistStyle{width, elision}))
			if !strings.HasSuffix(text, "\n\n") || strings.Count(text, "\n") > h.Buckets()+3 {
				t.Fatalf("printed\n%s", text)
			}
		}
	})
}

func BenchmarkRegex(b *testing.B) {
	r, problem := CompileRegex("([a-z]+)=([0-9]+)$")
	if problem != nil {
		b.Fatal(problem)
	}
	b.ReportAllocs()
	for b.Loop() {
		r.Match("some text before key=12345")
	}
}

func BenchmarkFormat(b *testing.B) {
	list := verbs("%5d %-10s %x\n")
	longs, texts := []int64{12345, 48879}, []string{"swapper/0"}
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out, _ = AppendFormat(out[:0], PrintLimit, list, longs, texts)
	}
}

func BenchmarkPrintHistogram(b *testing.B) {
	a := NewAggregates(&StatLayout{Hist: HistLayout{Kind: LogHist}, CPUs: 1}, 1)
	for i := range int64(1000) {
		a.Add(0, 0, i*i)
	}
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out = AppendHist(out[:0], &a.Layout().Hist, a.Buckets(0), HistStyle{50, 2})
	}
}

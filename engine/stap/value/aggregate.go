package value

// StatLayout says what is kept of each value that goes into an aggregate.
type StatLayout struct {
	Hist HistLayout
	// Variance says that @variance is asked for, which costs two divisions for
	// every value. Shift is its precision in bits, 0 to 62.
	Variance bool
	Shift    int
	// CPUs is how many processors count by themselves; their variances are put
	// together when one is asked for. At least 1.
	CPUs int
}

// Aggregates are statistical aggregates of one layout, by number. A scalar is
// a list of one.
//
// A number of -1 stands for an aggregate that does not exist and is empty.
type Aggregates struct {
	layout *StatLayout
	totals []totals
	// moments has layout.CPUs for each aggregate, or is empty without
	// Variance.
	moments []moments
	buckets []int64 // layout.Hist.Buckets() for each aggregate
}

type totals struct{ count, sum, min, max int64 }

// moments are what one processor knows of the values it saw.
type moments struct{ count, avg, m2, variance int64 }

// NewAggregates returns n empty aggregates.
func NewAggregates(l *StatLayout, n int) *Aggregates {
	a := &Aggregates{layout: l}
	for range n {
		a.add()
	}
	return a
}

// Clone returns a copy that shares nothing with a that changes.
func (a *Aggregates) Clone() *Aggregates {
	c := *a
	c.totals = append([]totals(nil), a.totals...)
	c.moments = append([]moments(nil), a.moments...)
	c.buckets = append([]int64(nil), a.buckets...)
	return &c
}

// Layout returns what a was made with.
func (a *Aggregates) Layout() *StatLayout { return a.layout }

// add appends an empty aggregate.
func (a *Aggregates) add() {
	a.totals = append(a.totals, totals{})
	if a.layout.Variance {
		for range a.layout.CPUs {
			a.moments = append(a.moments, moments{})
		}
	}
	for range a.layout.Hist.Buckets() {
		a.buckets = append(a.buckets, 0)
	}
}

// Reset makes aggregate i empty.
func (a *Aggregates) Reset(i int) {
	a.totals[i] = totals{}
	clear(a.cpus(i))
	clear(a.Buckets(i))
}

// cpus returns the moments of aggregate i.
func (a *Aggregates) cpus(i int) []moments {
	if !a.layout.Variance || i < 0 {
		return nil
	}
	return a.moments[i*a.layout.CPUs:][:a.layout.CPUs]
}

// Buckets returns the counts of the histogram of aggregate i: nil where none
// is kept.
func (a *Aggregates) Buckets(i int) []int64 {
	n := a.layout.Hist.Buckets()
	if i < 0 {
		return make([]int64, n)
	}
	return a.buckets[i*n:][:n]
}

// Add is `<<<` on processor cpu.
func (a *Aggregates) Add(i, cpu int, v int64) {
	t := &a.totals[i]
	if t.count == 0 {
		*t = totals{1, v, v, v}
	} else {
		t.count++
		t.sum += v
		t.min = min(t.min, v)
		t.max = max(t.max, v)
	}
	if a.layout.Variance {
		a.moments[i*a.layout.CPUs+cpu].add(v << uint(a.layout.Shift))
	}
	if h := &a.layout.Hist; h.Kind != NoHist {
		a.buckets[i*h.Buckets()+h.Bucket(v)]++
	}
}

// add takes a shifted value in, as the runtime does: in integers, and with the
// difference cut to 32 bits.
func (m *moments) add(v int64) {
	m.count++
	if m.count == 1 {
		m.avg = v
		return
	}
	d := int64(int32(v - m.avg))
	m.avg += d / m.count
	m.m2 += d * (v - m.avg)
	m.variance = m.m2 / (m.count - 1)
}

// EmptyAggregate is the runtime's message where an empty aggregate has no
// answer.
const EmptyAggregate = "empty aggregate"

// Count is @count: how many values went in.
func (a *Aggregates) Count(i int) int64 {
	if i < 0 {
		return 0
	}
	return a.totals[i].count
}

// Sum is @sum, in 64 bits that wrap.
func (a *Aggregates) Sum(i int) int64 {
	if i < 0 {
		return 0
	}
	return a.totals[i].sum
}

// Min is @min; not to be asked of an empty aggregate.
func (a *Aggregates) Min(i int) int64 { return a.totals[i].min }

// Max is @max; not to be asked of an empty aggregate.
func (a *Aggregates) Max(i int) int64 { return a.totals[i].max }

// Avg is @avg, rounded toward zero; not to be asked of an empty aggregate.
func (a *Aggregates) Avg(i int) int64 { return a.totals[i].sum / a.totals[i].count }

// Variance is @variance; not to be asked of an empty aggregate. It is the
// sample variance in integers, with the runtime's loss of precision, which
// depends on StatLayout.Shift.
func (a *Aggregates) Variance(i int) int64 {
	t := a.totals[i]
	shift := uint(a.layout.Shift)
	mean := (t.sum << shift) / t.count
	var total int64
	for _, m := range a.cpus(i) {
		if m.count > 0 {
			total += m.count*(m.avg-mean)*(m.avg-mean) + (m.count-1)*m.variance
		}
	}
	if t.count == 1 {
		return 0
	}
	// The processor takes a count of shifts modulo 64.
	return total / (t.count - 1) >> (2 * shift & 63)
}

// Stat is what can be extracted from an aggregate.
type Stat uint8

// The extractors.
const (
	Count Stat = iota
	Sum
	Min
	Max
	Avg
	Variance
)

// StatNamed returns the extractor with the given name, without its @; ok is
// false if there is none.
func StatNamed(name string) (s Stat, ok bool) {
	switch name {
	case "count":
		return Count, true
	case "sum":
		return Sum, true
	case "min":
		return Min, true
	case "max":
		return Max, true
	case "avg":
		return Avg, true
	case "variance":
		return Variance, true
	}
	return 0, false
}

// Extract returns one figure of aggregate i; ok is false where that is the
// error EmptyAggregate.
func (a *Aggregates) Extract(i int, s Stat) (v int64, ok bool) {
	switch {
	case s == Count:
		return a.Count(i), true
	case s == Sum:
		return a.Sum(i), true
	case a.Count(i) == 0:
		return 0, false
	case s == Min:
		return a.Min(i), true
	case s == Max:
		return a.Max(i), true
	case s == Avg:
		return a.Avg(i), true
	}
	return a.Variance(i), true
}

package trace

// mark is one firing of a probe.
type mark struct {
	at     int64 // ns
	number int32 // of the firing in the run
	cpu    uint8
}

// chunk marks stand together: a list of them grows without being copied.
const chunk = 1 << 12

// lane is what is remembered of one probe.
type lane struct {
	total  int
	chunks []*[chunk]mark
	kept   int
}

func (l *lane) add(m mark) {
	if l.kept == len(l.chunks)*chunk {
		l.chunks = append(l.chunks, new([chunk]mark))
	}
	l.chunks[l.kept/chunk][l.kept%chunk] = m
	l.kept++
}

func (l *lane) mark(i int) *mark { return &l.chunks[i/chunk][i%chunk] }

// from returns the first mark that is not before a time.
func (l *lane) from(at int64) int {
	low, high := 0, l.kept
	for low < high {
		middle := (low + high) / 2
		if l.mark(middle).at < at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// Lane is one probe's part of a window: Marks, or Density where there are too
// many.
type Lane struct {
	Probe   int
	Total   int // firings in the whole run
	Within  int // of those remembered
	Marks   []Mark
	Density []int
	Spread  *Spread // nil for fewer than two firings
}

// Mark is one firing.
type Mark struct {
	Firing int
	At     int64 // ns
	CPU    int
	Failed bool
}

// Spread is how long the periods of a probe were: Counts of equal bins over
// [Least, Most] ns.
type Spread struct {
	Least, Most, Mean int64
	Counts            []int
}

// spreadBins is how many bins a distribution of periods has.
const spreadBins = 48

// Kept returns how many firings are remembered.
func (r *Run) Kept() int { return r.kept }

// Timeline returns the firings of [from, to) ns, a lane for each probe. A lane
// with more than marks firings is answered as columns counts.
func (r *Run) Timeline(from, to int64, columns, marks int) []Lane {
	lanes := make([]Lane, len(r.lanes))
	for probe := range r.lanes {
		l := &r.lanes[probe]
		first, last := l.from(from), l.from(to)
		lane := Lane{Probe: probe, Total: l.total, Within: max(0, last-first), Spread: l.spread()}
		switch {
		case last <= first:
		case last-first <= marks:
			for i := first; i < last; i++ {
				m := l.mark(i)
				lane.Marks = append(lane.Marks, Mark{int(m.number), m.at, int(m.cpu), r.hasFailed(m.number)})
			}
		default:
			width := (to-from)/int64(columns) + 1
			lane.Density = make([]int, columns)
			for i := first; i < last; i++ {
				lane.Density[(l.mark(i).at-from)/width]++
			}
		}
		lanes[probe] = lane
	}
	return lanes
}

func (r *Run) hasFailed(number int32) bool {
	low, high := 0, len(r.failed)
	for low < high {
		middle := (low + high) / 2
		if r.failed[middle] < number {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low < len(r.failed) && r.failed[low] == number
}

// Times lists when a probe fired, in ns, and whether all its firings are
// remembered.
func (r *Run) Times(probe int) ([]int64, bool) {
	l := &r.lanes[probe]
	times := make([]int64, l.kept)
	for i := range times {
		times[i] = l.mark(i).at
	}
	return times, l.kept == l.total
}

// spread measures the periods between the firings of a probe on one CPU.
func (l *lane) spread() *Spread {
	if l.kept < 2 {
		return nil
	}
	cpu := l.mark(0).cpu
	s := Spread{Least: 1<<63 - 1, Counts: make([]int, spreadBins)}
	periods := int64(0)
	l.periods(cpu, func(ns int64) {
		s.Least, s.Most = min(s.Least, ns), max(s.Most, ns)
		s.Mean += ns // the time between the first and the last
		periods++
	})
	if periods == 0 {
		return nil
	}
	s.Mean /= periods
	width := (s.Most-s.Least)/spreadBins + 1
	l.periods(cpu, func(ns int64) { s.Counts[(ns-s.Least)/width]++ })
	return &s
}

func (l *lane) periods(cpu uint8, each func(ns int64)) {
	last := l.mark(0).at
	for i := 1; i < l.kept; i++ {
		if m := l.mark(i); m.cpu == cpu {
			each(m.at - last)
			last = m.at
		}
	}
}

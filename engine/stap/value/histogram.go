package value

import "math/bits"

// HistKind is the kind of a histogram.
type HistKind uint8

// The kinds of histograms.
const (
	NoHist HistKind = iota
	LogHist
	LinearHist
)

// HistLayout is how a histogram divides the numbers among its buckets. Start,
// Stop and Interval are of a linear one; the runtime keeps 32 bits of what the
// script says.
type HistLayout struct {
	Kind                  HistKind
	Start, Stop, Interval int32
}

// The buckets of a logarithmic histogram: logZero counts 0, those above it the
// powers of two, those below the negative ones.
const (
	logBuckets = 128
	logZero    = 64
)

// maxLinear is how many intervals a linear histogram may have, of those that
// begin at start, at stop and between.
const maxLinear = 126

// Check returns what the runtime says when it refuses to load a script with
// such a histogram: lines of a warning; none where it is fine.
func (h *HistLayout) Check() []string {
	if h.Kind != LinearHist {
		return nil
	}
	if h.Interval == 0 {
		return []string{"histogram: interval cannot be zero."}
	}
	if n := h.intervals(); n < 1 || n > maxLinear {
		return []string{
			"histogram: Number of buckets must be between 1 and 126",
			"Number_of_buckets = (stop - start) / interval.",
			"Please adjust your start, stop, and interval values.",
		}
	}
	return nil
}

func (h *HistLayout) intervals() int { return int((h.Stop-h.Start)/h.Interval) + 1 }

// Buckets returns how many buckets there are; of a linear histogram that
// passes Check.
func (h *HistLayout) Buckets() int {
	switch h.Kind {
	case LogHist:
		return logBuckets
	case LinearHist:
		// The first counts what lies below start, the last what lies above.
		return h.intervals() + 2
	}
	return 0
}

// Bucket returns the bucket that counts v.
func (h *HistLayout) Bucket(v int64) int {
	if h.Kind == LogHist {
		switch {
		case v > 0:
			return logZero + bits.Len64(uint64(v))
		case v < 0:
			return logZero - bits.Len64(-uint64(v))
		}
		return logZero
	}
	v -= int64(h.Start)
	if v < 0 {
		return 0
	}
	return int(min(uint64(v)/uint64(uint32(h.Interval))+1, uint64(h.Buckets()-1)))
}

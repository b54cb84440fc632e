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
// Stop and Interval are of a linear one.
type HistLayout struct {
	Kind                  HistKind
	Start, Stop, Interval int64
}

// The buckets of a logarithmic histogram: logZero counts 0, those above it the
// powers of two, those below the negative ones.
const (
	logBuckets = 128
	logZero    = 64
)

// Buckets returns how many buckets there are.
func (h *HistLayout) Buckets() int {
	switch h.Kind {
	case LogHist:
		return logBuckets
	case LinearHist:
		// One for what lies below, one for what lies above, and one that
		// begins at stop.
		return int((h.Stop-h.Start)/h.Interval) + 3
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
	if v < h.Start {
		return 0
	}
	return min(int((v-h.Start)/h.Interval)+1, h.Buckets()-1)
}

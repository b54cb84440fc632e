package poll

import (
	"math"
	"time"
)

// rate is how much a counter rose in a second. There is none where the
// counter is not told (-1), or went back because it began anew.
func rate(now, before int64, span time.Duration) *float64 {
	if now < 0 || before < 0 || now < before || span <= 0 {
		return nil
	}
	r := rounded(float64(now-before) / span.Seconds())
	return &r
}

// timeRate is the share of span that a counter in ns rose by: 1 for as much
// as span itself.
func timeRate(now, before int64, span time.Duration) *float64 {
	r := rate(now, before, span)
	if r == nil {
		return nil
	}
	share := share(float64(now-before) / float64(span))
	return &share
}

// share rounds a share: to three digits, and to thousandths where it is small.
// What is smaller than that is noise, and would be sent to everybody who watches.
func share(x float64) float64 {
	if x < 1 {
		return math.Round(x*1000) / 1000
	}
	return rounded(x)
}

// rounded keeps three significant digits.
func rounded(x float64) float64 {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0
	}
	exponent := int(math.Floor(math.Log10(math.Abs(x)))) - 2
	if exponent > 0 {
		unit := math.Pow10(exponent)
		return math.Round(x/unit) * unit
	}
	unit := math.Pow10(-exponent)
	if math.IsInf(unit, 0) {
		return 0
	}
	return math.Round(x*unit) / unit
}

// milliseconds rounds a duration to hundredths of a millisecond.
func milliseconds(d time.Duration) float64 {
	return math.Round(float64(d)/float64(time.Millisecond)*100) / 100
}

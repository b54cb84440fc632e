package value

import "strconv"

// Label names a bucket as the first column of a printed histogram does: the
// least value that it counts (of negative ones in a logarithmic histogram, the
// one nearest to zero), with a sign before what lies outside.
func (h *HistLayout) Label(bucket int) string {
	if h.Kind == LogHist {
		switch {
		case bucket > logZero:
			return strconv.FormatInt(1<<uint(bucket-logZero-1), 10)
		case bucket < logZero:
			return strconv.FormatInt(-1<<uint(logZero-1-bucket), 10)
		}
		return "0"
	}
	last := h.Buckets() - 1
	switch bucket {
	case 0:
		return "<" + strconv.FormatInt(h.Start, 10)
	case last:
		return ">" + strconv.FormatInt(h.Start+int64(last-2)*h.Interval, 10)
	}
	return strconv.FormatInt(h.Start+int64(bucket-1)*h.Interval, 10)
}

// around is how many empty buckets are printed on either side of what was
// counted.
const around = 2

// Range returns the first and the last bucket that are printed: those that
// counted something, and two on either side, without those for what lies
// outside of a linear histogram where they counted nothing, and without
// negative ones where nothing is negative. ok is false where nothing was
// counted.
func (h *HistLayout) Range(buckets []int64) (low, high int, ok bool) {
	low, high = -1, -1
	for i, n := range buckets {
		if n > 0 {
			if low < 0 {
				low = i
			}
			high = i
		}
	}
	if low < 0 {
		return 0, 0, false
	}
	first, last := 0, len(buckets)-1
	if h.Kind == LinearHist {
		if buckets[first] == 0 {
			first++
		}
		if buckets[last] == 0 {
			last--
		}
	} else if low >= logZero {
		first = logZero
	}
	return max(low-around, first), min(high+around, last), true
}

// HistStyle is how histograms are printed: HIST_WIDTH, the length of the
// longest bar, and HIST_ELISION, how many empty buckets are printed before the
// rest of a run of them is left out; negative to leave out none.
type HistStyle struct{ Width, Elision int }

// AppendHist appends a histogram as print prints it.
func AppendHist(out []byte, h *HistLayout, buckets []int64, style HistStyle) []byte {
	low, high, ok := h.Range(buckets)
	if !ok {
		return out
	}
	most := int64(0)
	labels := 5
	for i := low; i <= high; i++ {
		most = max(most, buckets[i])
		labels = max(labels, len(h.Label(i)))
	}
	width := max(style.Width, 1)
	scale := int64(1)
	if most > int64(width) {
		scale = (most + int64(width) - 1) / int64(width)
	}
	counts := len(strconv.FormatInt(most, 10))

	out = right(out, "value", labels)
	out = append(out, " |"...)
	out = pad(out, '-', width)
	out = append(out, " count\n"...)
	elided := false
	for i := low; i <= high; i++ {
		if style.Elision >= 0 && far(buckets, i, low, high, style.Elision) {
			if !elided {
				out = right(out, "~", labels+2)
				out = append(out, '\n')
			}
			elided = true
			continue
		}
		elided = false
		out = right(out, h.Label(i), labels)
		out = append(out, " |"...)
		bar := int(buckets[i] / scale)
		out = pad(out, '@', bar)
		out = pad(out, ' ', width+1-bar)
		out = right(out, strconv.FormatInt(buckets[i], 10), counts)
		out = append(out, '\n')
	}
	return append(out, '\n')
}

// far reports whether bucket i and all within n of it counted nothing.
func far(buckets []int64, i, low, high, n int) bool {
	for j := max(i-n, low); j <= min(i+n, high); j++ {
		if buckets[j] != 0 {
			return false
		}
	}
	return true
}

// right appends text with blanks before it, up to width.
func right(out []byte, text string, width int) []byte {
	return append(pad(out, ' ', width-len(text)), text...)
}

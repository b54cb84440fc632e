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
	switch bucket {
	case 0:
		return "<" + h.begin(1)
	case h.Buckets() - 1:
		return ">" + h.begin(bucket-1)
	}
	return h.begin(bucket)
}

// begin returns the value at which a bucket of a linear histogram begins.
func (h *HistLayout) begin(bucket int) string {
	return strconv.FormatInt(int64(h.Start+int32(bucket-1)*h.Interval), 10)
}

// margin is how many empty buckets are printed on either side of what was
// counted.
const margin = 2

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
	return max(low-margin, first), min(high+margin, last), true
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
	for i := low; i <= high; i++ {
		most = max(most, buckets[i])
	}
	labels := h.labelWidth(buckets, low, high)
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
			elided = true
			continue
		}
		if elided {
			out = right(out, "~", labels+2)
			out = append(out, '\n')
			elided = false
		}
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

// labelWidth returns how wide the first column is: enough for the labels at
// either end. Of a linear histogram the runtime looks at start, even if the
// first bucket is not printed, and at the value at which the last one ends.
func (h *HistLayout) labelWidth(buckets []int64, low, high int) int {
	first, last := h.Label(low), h.Label(high)
	if h.Kind == LinearHist {
		first, last = h.begin(1), h.begin(high+1)
		if low == 0 {
			first = "<" + first
		}
		if high == len(buckets)-1 {
			last = ">" + last
		}
	}
	return max(5, len(first), len(last))
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

package schema

import (
	"sort"
	"strconv"
)

// cpuRange is CPUs low to high, both included.
type cpuRange struct{ low, high uint64 }

// cpuRanges reads a CPU set and appends it to dst as sorted ranges that
// neither meet nor overlap. A set is never spelt out, so “0-4294967295” costs
// as much as “0”. It is not ok where the syntax is wrong or a range runs
// backwards.
func cpuRanges(dst []cpuRange, s string) (out []cpuRange, ok bool) {
	var without []uint64
	out = dst
	for more := true; more; {
		var item string
		item, s, more = cutByte(s, ',')
		if item != "" && item[0] == '^' {
			n, ok := parseUint(item[1:])
			if !ok || n >= 1<<32 {
				return dst, false
			}
			without = append(without, n)
			continue
		}
		low, high, isRange := cutByte(item, '-')
		r := cpuRange{}
		if r.low, ok = parseUint(low); !ok {
			return dst, false
		}
		r.high = r.low
		if isRange {
			if r.high, ok = parseUint(high); !ok {
				return dst, false
			}
		}
		if r.high < r.low || r.high >= 1<<32 {
			return dst, false
		}
		out = append(out, r)
	}
	ranges := merged(out[len(dst):])
	out = out[:len(dst)+len(ranges)]
	if len(without) == 0 {
		return out, true
	}
	return append(out[:len(dst)], excluding(ranges, without)...), true
}

// excluding returns ranges without some numbers.
func excluding(ranges []cpuRange, without []uint64) (left []cpuRange) {
	sort.SliceStable(without, func(i, j int) bool { return without[i] < without[j] })
	for _, r := range ranges {
		for len(without) > 0 && without[0] <= r.high {
			if n := without[0]; n >= r.low {
				if n > r.low {
					left = append(left, cpuRange{r.low, n - 1})
				}
				r.low = n + 1
			}
			without = without[1:]
		}
		if r.low <= r.high {
			left = append(left, r)
		}
	}
	return left
}

// merged sorts ranges and joins those that meet, in place.
func merged(ranges []cpuRange) []cpuRange {
	byLow := func(i, j int) bool { return ranges[i].low < ranges[j].low }
	if len(ranges) > 1 && !sort.SliceIsSorted(ranges, byLow) {
		sort.SliceStable(ranges, byLow)
	}
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && r.low <= out[n-1].high+1 {
			out[n-1].high = max(out[n-1].high, r.high)
		} else {
			out = append(out, r)
		}
	}
	return out
}

func contains(ranges []cpuRange, n uint64) bool {
	i := sort.Search(len(ranges), func(i int) bool { return ranges[i].high >= n })
	return i < len(ranges) && ranges[i].low <= n
}

// appendCPUSet writes ranges as libvirt does: 0-3,8.
func appendCPUSet(out []byte, ranges []cpuRange) []byte {
	for i, r := range ranges {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendUint(out, r.low, 10)
		if r.high > r.low {
			out = append(out, '-')
			out = strconv.AppendUint(out, r.high, 10)
		}
	}
	return out
}

package explain

import (
	"math/bits"
	"strconv"
)

// duration writes a length of time in the largest unit that keeps it whole or
// with at most three decimals.
func duration(ns int64) string {
	for _, unit := range [...]struct {
		ns   int64
		name string
	}{{1e9, " s"}, {1e6, " ms"}, {1e3, " µs"}} {
		if ns >= unit.ns || ns <= -unit.ns {
			return decimal(ns, unit.ns, 3) + unit.name
		}
	}
	return strconv.FormatInt(ns, 10) + " ns"
}

// decimal writes a quotient with up to digits decimals, cut and without
// trailing zeros.
func decimal(a, b int64, digits int) string {
	if b == 0 {
		return "—"
	}
	sign := ""
	if (a < 0) != (b < 0) && a != 0 {
		sign = "-"
	}
	x, y := magnitude(a), magnitude(b)
	text := sign + count64(x/y)
	rest := x % y
	fraction := ""
	for range digits {
		high, low := bits.Mul64(rest, 10)
		digit, left := bits.Div64(high, low, y)
		fraction += string(rune('0' + digit))
		rest = left
	}
	for fraction != "" && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction == "" {
		return text
	}
	return text + "." + fraction
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// count writes a number with its thousands apart.
func count(n int64) string {
	if n < 0 {
		return "-" + count64(magnitude(n))
	}
	return count64(uint64(n))
}

func count64(n uint64) string {
	digits := strconv.FormatUint(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

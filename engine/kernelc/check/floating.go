package check

import (
	"math"

	"ringlab/engine/kernelc/tree"
)

// Floating constants matter to a checker only where they become integers or
// conditions. They are kept in 64 bits, though sparse has more for them.

// floatOf returns the value of a floating constant, from its text or, where it
// was worked out, from its bits.
func floatOf(e *tree.Expr) float64 {
	if e.Text == nil {
		return math.Float64frombits(e.Value)
	}
	text, base, power := e.Text, 10.0, 10.0
	if len(text) > 1 && text[0] == '0' && text[1]|0x20 == 'x' {
		text, base, power = text[2:], 16, 2
	}
	value, exponent, fraction := 0.0, 0, false
	i := 0
	for ; i < len(text); i++ {
		b := text[i]
		d := digit(b)
		switch {
		case b == '.':
			fraction = true
			continue
		case base == 10 && b|0x20 == 'e', b|0x20 == 'p', d < 0, float64(d) >= base:
			goto tail
		}
		value = value*base + float64(d)
		if fraction {
			if exponent--; base == 16 {
				exponent -= 3
			}
		}
	}
tail:
	if i < len(text) && (text[i]|0x20 == 'e' || text[i]|0x20 == 'p') {
		sign, n := 1, 0
		if i++; i < len(text) && (text[i] == '-' || text[i] == '+') {
			if text[i] == '-' {
				sign = -1
			}
			i++
		}
		for ; i < len(text) && text[i] >= '0' && text[i] <= '9' && n < 10000; i++ {
			n = n*10 + int(text[i]-'0')
		}
		exponent += sign * n
	}
	scale := 1.0
	for n := max(exponent, -exponent); n > 0 && scale < math.MaxFloat64; n-- {
		scale *= power
	}
	if exponent < 0 {
		return value / scale
	}
	return value * scale
}

// digit returns the value of a hexadecimal digit; -1 for any other byte.
func digit(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b|0x20 >= 'a' && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}

// rounded is the value as the type keeps it.
func rounded(v float64, t *tree.Type) float64 {
	if t.Bits == 32 {
		return float64(float32(v))
	}
	return v
}

// truncated is the integer part; what no 64-bit integer holds becomes the
// least one, as x86-64 does it.
func truncated(v float64) int64 {
	if v != v || v >= 1<<63 || v < -1<<63 {
		return math.MinInt64
	}
	return int64(v)
}

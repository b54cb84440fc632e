package vm

import (
	"math"
	"strconv"
)

// Floating point numbers are the 64 bits of an IEEE 754 double, kept in an
// integer. Each function does one operation, which the standard defines to the
// bit, so all machines agree; only which NaN an operation makes they do not,
// and so that is done here.

const (
	invalid = 0x7ff8000000000000 // the NaN of an operation without a result
	quiet   = 0x0008000000000000 // set in a NaN that an operation passes on
)

func isNaN(bits int64) bool { return uint64(bits)<<1 > 0x7ff<<53 }

// float does an operation of two numbers.
func (c *call) float(operate func(x, y float64) float64) {
	x, y := c.longs[0], c.longs[1]
	switch {
	case isNaN(x):
		c.long = x | quiet
	case isNaN(y):
		c.long = y | quiet
	default:
		c.long = floatBits(operate(math.Float64frombits(uint64(x)), math.Float64frombits(uint64(y))))
	}
}

func floatBits(x float64) int64 {
	if x != x {
		return invalid
	}
	return int64(math.Float64bits(x))
}

func floatAdd(c *call)       { c.float(func(x, y float64) float64 { return x + y }) }
func floatSubtract(c *call)  { c.float(func(x, y float64) float64 { return x - y }) }
func floatMultiply(c *call)  { c.float(func(x, y float64) float64 { return x * y }) }
func floatDivide(c *call)    { c.float(func(x, y float64) float64 { return x / y }) }
func floatRemainder(c *call) { c.float(math.Remainder) }

func floatRoot(c *call) {
	if c.long = c.longs[0]; isNaN(c.long) {
		c.long |= quiet
		return
	}
	c.long = floatBits(math.Sqrt(math.Float64frombits(uint64(c.long))))
}

// order returns two numbers that are to be compared; NaN compares as false.
func (c *call) order() (x, y float64) {
	return math.Float64frombits(uint64(c.longs[0])), math.Float64frombits(uint64(c.longs[1]))
}

func floatEqual(c *call) {
	if x, y := c.order(); x == y {
		c.long = 1
	}
}

func floatLess(c *call) {
	if x, y := c.order(); x < y {
		c.long = 1
	}
}

func floatLessEqual(c *call) {
	if x, y := c.order(); x <= y {
		c.long = 1
	}
}

func floatOfLong(c *call) { c.long = floatBits(float64(c.longs[0])) }

// floatWiden turns the 32 bits of a float into a double.
func floatWiden(c *call) {
	x := uint32(c.longs[0])
	if x<<1 > 0xff<<24 {
		c.long = int64(uint64(x>>31)<<63 | 0x7ff<<52 | uint64(x&0x7fffff)<<29 | quiet)
		return
	}
	c.long = floatBits(float64(math.Float32frombits(x)))
}

// floatToLong rounds to the nearest, of two the even one (mode 0), towards
// zero (1), down (2), up (3), or to the nearest, of two the one further from
// zero (4).
func floatToLong(c *call) {
	x := math.Float64frombits(uint64(c.longs[0]))
	switch uint8(c.longs[1]) {
	case 0:
		x = math.RoundToEven(x)
	case 2:
		x = math.Floor(x)
	case 3:
		x = math.Ceil(x)
	case 4:
		x = math.Round(x)
	default:
		x = math.Trunc(x)
	}
	switch {
	case x != x:
		c.long = 0
	case x >= 1<<63:
		c.long = math.MaxInt64
	case x < -1<<63:
		c.long = math.MinInt64
	default:
		c.long = int64(x)
	}
}

// maxFloatText bounds the precision: no string is longer.
const maxFloatText = 512

// floatToString writes a number with so many digits after the point, at least
// one. It works on the 52 bits after the leading one as an integer, as the
// real function does, and so has its faults: a last digit that rounds up to 10
// is written so, and what is too small or too large for the integer is wrong.
func floatToString(c *call) {
	number := uint64(c.longs[0])
	var out []byte
	if number>>63 != 0 {
		out = append(out, '-')
	}
	mantissa := number & (1<<52 - 1)
	exponent := int(number >> 52 & 0x7ff)
	if exponent != 0 {
		mantissa |= 1 << 52
	}
	shift := uint(52-(exponent-1023)) & 63
	mask := uint64(1)<<shift - 1
	out = append(strconv.AppendUint(out, mantissa>>shift, 10), '.')
	rest := mantissa & mask
	precision := min(max(c.longs[1], 1), maxFloatText)
	digit := uint64(0)
	for i := range precision {
		if i > 0 {
			out = strconv.AppendUint(out, digit, 10)
		}
		rest *= 10
		digit, rest = rest>>shift, rest&mask
	}
	if rest*10>>shift >= 5 {
		digit++
	}
	c.string = string(strconv.AppendUint(out, digit, 10))
}

// floatOfString reads a decimal number: digits, perhaps with a sign, a point
// and an exponent. Digits beyond what 64 bits hold are left out.
func floatOfString(c *call) {
	text := c.strings[0]
	negative := false
	if text != "" && (text[0] == '-' || text[0] == '+') {
		negative = text[0] == '-'
		text = text[1:]
	}
	mantissa, scale, point := uint64(0), 0, false
	for ; text != "" && text[0] != 'e' && text[0] != 'E'; text = text[1:] {
		b := text[0]
		switch {
		case b == '.' && !point:
			point = true
			continue
		case b < '0' || b > '9':
			c.fail("invalid format")
			return
		case mantissa > (math.MaxUint64-9)/10:
			if !point {
				scale++
			}
			continue
		}
		mantissa = mantissa*10 + uint64(b-'0')
		if point {
			scale--
		}
	}
	if text != "" {
		n, err := strconv.Atoi(text[1:])
		if err != nil {
			c.fail("invalid format")
			return
		}
		scale += min(max(n, -1000), 1000)
	}
	x := float64(mantissa)
	for ; scale < -22; scale += 22 {
		x /= 1e22
	}
	for ; scale > 22; scale -= 22 {
		x *= 1e22
	}
	power := 1.0
	for i := scale; i != 0; {
		power *= 10
		if i > 0 {
			i--
		} else {
			i++
		}
	}
	if scale < 0 {
		x /= power
	} else {
		x *= power
	}
	c.long = floatBits(x)
	if negative {
		c.long |= math.MinInt64
	}
}

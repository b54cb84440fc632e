package report

import (
	"math/bits"
	"strconv"
	"strings"
)

// parseCount reads a decimal number as libvirt writes them.
func parseCount(text string) (uint64, bool) {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64)
	return n, err == nil
}

// group writes n with its digits in threes: 1,048,576.
func group(n uint64) string {
	digits := strconv.FormatUint(n, 10)
	if len(digits) <= 3 {
		return digits
	}
	first := (len(digits)-1)%3 + 1
	var b strings.Builder
	b.WriteString(digits[:first])
	for i := first; i < len(digits); i += 3 {
		b.WriteByte(',')
		b.WriteString(digits[i : i+3])
	}
	return b.String()
}

// count is group for the length of something.
func count(n int) string { return group(uint64(n)) }

// unitBytes returns the bytes of one unit, spelled in the ways that libvirt
// reads (virScaleInteger): KiB and K are 1,024 bytes, KB 1,000.
func unitBytes(unit string) (uint64, bool) {
	switch strings.ToLower(unit) {
	case "b", "byte", "bytes":
		return 1, true
	case "kb":
		return 1e3, true
	case "mb":
		return 1e6, true
	case "gb":
		return 1e9, true
	case "tb":
		return 1e12, true
	case "", "k", "kib": // libvirt's memory is in KiB where no unit is given
		return 1 << 10, true
	case "m", "mib":
		return 1 << 20, true
	case "g", "gib":
		return 1 << 30, true
	case "t", "tib":
		return 1 << 40, true
	}
	return 0, false
}

// parseSize reads a number and its unit as bytes.
func parseSize(number, unit string) (uint64, bool) {
	n, ok := parseCount(number)
	if !ok {
		return 0, false
	}
	scale, ok := unitBytes(unit)
	if !ok {
		return 0, false
	}
	return multiply(n, scale)
}

func multiply(a, b uint64) (uint64, bool) {
	high, low := bits.Mul64(a, b)
	return low, high == 0
}

var sizeUnits = [...]string{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}

// size writes bytes in the largest unit that leaves at least one of it, with
// one decimal where it is no whole number of them.
func size(bytes uint64) string {
	unit := 0
	for unit+1 < len(sizeUnits) && bytes>>(10*(unit+1)) > 0 {
		unit++
	}
	if unit == 0 {
		return group(bytes) + " bytes"
	}
	one := uint64(1) << (10 * unit)
	whole, rest := bytes/one, bytes%one
	tenths := (rest*10 + one/2) / one
	if tenths == 10 {
		whole, tenths = whole+1, 0
		if whole == 1024 && unit+1 < len(sizeUnits) {
			whole, unit = 1, unit+1
		}
	}
	if tenths == 0 {
		return group(whole) + " " + sizeUnits[unit]
	}
	return group(whole) + "." + strconv.FormatUint(tenths, 10) + " " + sizeUnits[unit]
}

// sizeOf writes a number with its unit readably, and as it stands where it is
// no size.
func sizeOf(number, unit string) string {
	if bytes, ok := parseSize(number, unit); ok {
		return size(bytes)
	}
	return strings.TrimSpace(number + " " + unit)
}

// frequency writes hertz in GHz or MHz with up to three decimals.
func frequency(hertz uint64) string {
	switch {
	case hertz >= 1e9:
		return decimal(hertz/1e6, 3) + " GHz"
	case hertz >= 1e6:
		return decimal(hertz/1e3, 3) + " MHz"
	case hertz >= 1e3:
		return decimal(hertz, 3) + " kHz"
	}
	return group(hertz) + " Hz"
}

// decimal writes n/10^places without trailing zeros.
func decimal(n uint64, places int) string {
	scale := uint64(1)
	for range places {
		scale *= 10
	}
	whole, rest := n/scale, n%scale
	if rest == 0 {
		return group(whole)
	}
	fraction := strconv.FormatUint(scale+rest, 10)[1:]
	return group(whole) + "." + strings.TrimRight(fraction, "0")
}

// hexadecimal writes a decimal number with its hexadecimal form behind it;
// anything else stays as it is.
func hexadecimal(text string) string {
	n, ok := parseCount(text)
	if !ok {
		return text
	}
	return text + " (0x" + strconv.FormatUint(n, 16) + ")"
}

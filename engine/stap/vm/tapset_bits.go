package vm

import (
	"math/bits"
	"strconv"
)

// Device numbers have 12 bits of major and 20 of minor number.
func major(c *call) { c.long = int64(uint32(c.longs[0] >> 20)) }
func minor(c *call) { c.long = c.longs[0] & 0xfffff }
func mkdev(c *call) { c.long = c.longs[0]<<20 | c.longs[1] }

// newDevice turns a device number as programs have it into the kernel's.
func newDevice(c *call) {
	dev := uint32(c.longs[0])
	c.long = int64(dev&0xfff00>>8<<20 | dev&0xff | dev>>12&0xfff00)
}

func swap2(c *call) { c.long = int64(bits.ReverseBytes16(uint16(c.longs[0]))) }
func swap4(c *call) { c.long = int64(bits.ReverseBytes32(uint32(c.longs[0]))) }
func swap8(c *call) { c.long = int64(bits.ReverseBytes64(uint64(c.longs[0]))) }
func keep2(c *call) { c.long = int64(uint16(c.longs[0])) }
func keep4(c *call) { c.long = int64(uint32(c.longs[0])) }
func keep8(c *call) { c.long = c.longs[0] }

func bytesToString(c *call) { c.string = amount(c.longs[0]) }
func pagesToString(c *call) { c.string = amount(c.longs[0] * 4096) }

// amount writes a number of bytes in five columns.
func amount(n int64) string {
	if n < 1024 {
		return string(padded(nil, n, 5, ' '))
	}
	rest := int64(0)
	unit := 0
	for ; unit < 3 && (unit == 0 || n >= 1024); unit++ {
		n, rest = n/1024, n%1024
	}
	var out []byte
	switch {
	case n < 10:
		out = append(strconv.AppendInt(out, n, 10), '.')
		out = padded(out, rest*100/1024, 2, '0')
	case n < 100:
		out = append(strconv.AppendInt(out, n, 10), '.')
		out = strconv.AppendInt(out, rest*10/1024, 10)
	default:
		out = padded(out, n, 4, ' ')
	}
	return string(append(out, "KMG"[unit-1]))
}

// faultContains looks for a kind of fault, by the numbers that scripts have
// for them, in the kernel's bits. Kinds 4 and 5 are of other kernels.
func faultContains(c *call) {
	const (
		oom, bus, disk = 0x1, 0x2, 0x4
		failure        = oom | bus | 0x40 | 0x10 | 0x20 | 0x800
	)
	value, is := c.longs[0], false
	switch c.longs[1] {
	case 0:
		is = value&oom != 0
	case 1:
		is = value&bus != 0
	case 2: // minor: none of the others
		is = value&(oom|bus|disk) == 0
	case 3:
		is = value&disk != 0
	case 6:
		is = value&failure != 0
	}
	if is {
		c.long = 1
	}
}

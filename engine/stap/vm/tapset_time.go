package vm

import "strconv"

// Nanoseconds in the units of time functions.
const (
	us = 1000
	ms = 1000 * us
	s  = 1000 * ms
)

// clock is the wall clock, in ns since 1970. SystemTap 4.8 does not find the
// scheduler's clock in Linux 6.1, so its clocks of CPUs are this one too, also
// of CPUs that there are not.
func (c *call) clock() int64 { return c.m.options.Started + c.kernel().Now() }

func clockNS(c *call) { c.long = c.clock() }
func clockUS(c *call) { c.long = c.clock() / us }
func clockMS(c *call) { c.long = c.clock() / ms }
func clockS(c *call)  { c.long = c.clock() / s }

func uptimeNS(c *call) { c.long = c.kernel().Uptime() }

// The simulated CPU counts one cycle a nanosecond.
func cycles(c *call) { c.long = c.kernel().Uptime() }

func jiffies(c *call) { c.long = int64(c.kernel().Jiffies()) }
func hz(c *call)      { c.long = int64(c.kernel().Config().HZ) }

func delayMS(c *call) { c.delay(ms) }
func delayUS(c *call) { c.delay(us) }

// longestDelay bounds the time that a script can pass at once: a day.
const longestDelay = 86400 * s

func (c *call) delay(unit int64) {
	n := max(c.longs[0], 0)
	if n > longestDelay/unit {
		n = longestDelay / unit
	}
	c.kernel().Advance(n * unit)
}

func zoneName(c *call) { c.string = "UTC" }

func ctime(c *call) {
	seconds := c.clock() / s
	if len(c.longs) > 0 {
		seconds = c.longs[0]
	}
	switch {
	case seconds > 1<<31-1:
		c.failIn("ctime", "Time too far in the future to be converted")
	case seconds < -1<<31:
		c.failIn("ctime", "Time too far in the past to be converted")
	default:
		c.string = dateText(seconds)
	}
}

func ctimeZone(c *call) {
	ctime(c)
	c.string += " UTC"
}

// dateText writes seconds since 1970 as C's ctime does, without the line's
// end, in UTC.
func dateText(seconds int64) string {
	const day = 86400
	days, rest := seconds/day, seconds%day
	if rest < 0 {
		days, rest = days-1, rest+day
	}
	weekday := int((days%7 + 7 + 4) % 7) // the first day was a Thursday
	year := int64(1970)
	for {
		length := int64(365)
		if leap(year) {
			length = 366
		}
		if days >= length {
			days, year = days-length, year+1
			continue
		}
		if days >= 0 {
			break
		}
		year--
		days += 365
		if leap(year) {
			days++
		}
	}
	month := 0
	for {
		length := int64("\x1f\x1c\x1f\x1e\x1f\x1e\x1f\x1f\x1e\x1f\x1e\x1f"[month])
		if month == 1 && leap(year) {
			length++
		}
		if days < length {
			break
		}
		days, month = days-length, month+1
	}
	const (
		weekdays = "SunMonTueWedThuFriSat"
		months   = "JanFebMarAprMayJunJulAugSepOctNovDec"
	)
	out := append([]byte(nil), weekdays[3*weekday:3*weekday+3]...)
	out = append(append(out, ' '), months[3*month:3*month+3]...)
	out = padded(append(out, ' '), days+1, 2, ' ')
	out = padded(append(out, ' '), rest/3600, 2, '0')
	out = padded(append(out, ':'), rest/60%60, 2, '0')
	out = padded(append(out, ':'), rest%60, 2, '0')
	return string(strconv.AppendInt(append(out, ' '), year, 10))
}

func leap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// padded appends a number that is at least width wide. A sign stands before
// zeros, and is no part of the width, as of a precision in C.
func padded(out []byte, n int64, width int, with byte) []byte {
	if n < 0 && with == '0' {
		out = append(out, '-')
		n = -n
	}
	digits := strconv.FormatInt(n, 10)
	for i := len(digits); i < width; i++ {
		out = append(out, with)
	}
	return append(out, digits...)
}

func msecsString(c *call) { c.string = minutesText(c.longs[0], 1000, 3) }
func usecsString(c *call) { c.string = minutesText(c.longs[0], 1000000, 6) }
func nsecsString(c *call) { c.string = minutesText(c.longs[0], 1000000000, 9) }

// minutesText writes a time in units of 1/unit second as "1m23.456s".
func minutesText(t, unit int64, digits int) string {
	seconds := t / unit
	out := append(strconv.AppendInt(nil, seconds/60, 10), 'm')
	out = append(strconv.AppendInt(out, seconds%60, 10), '.')
	return string(append(padded(out, t%unit, digits, '0'), 's'))
}

// The real functions take CPU time for jiffies, which recent kernels no longer
// count it in, and answer with 32 bits.
func cputimeMS(c *call) { c.long = jiffiesIn(1000, c) }
func cputimeUS(c *call) { c.long = jiffiesIn(1000000, c) }

func cputimeString(c *call) { c.string = minutesText(jiffiesIn(1000, c), 1000, 3) }

// jiffiesIn turns jiffies into units of 1/unit second, as the kernel does.
func jiffiesIn(unit uint64, c *call) int64 {
	n, hz := uint64(c.longs[0]), uint64(c.kernel().Config().HZ)
	if unit%hz == 0 {
		return int64(uint32(n * (unit / hz)))
	}
	up, down := unit, hz
	for up%2 == 0 && down%2 == 0 {
		up, down = up/2, down/2
	}
	for up%5 == 0 && down%5 == 0 {
		up, down = up/5, down/5
	}
	if unit == 1000 {
		return int64(uint32((n*up + down - 1) / down))
	}
	return int64(uint32(n * up / down))
}

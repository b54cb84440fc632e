package sim

import "math/bits"

// The timer wheel of kernels since 4.8 has levels of 64 buckets; a bucket of
// level n holds the timers of 8^n jiffies, and runs them at once.
const (
	wheelDepth  = 9
	wheelBucket = 64
	wheelShift  = 3
)

// wheelExpiry returns at which jiffy a timer for the jiffy expires will run,
// and the level of the wheel it waits on, if the wheel has turned to clock.
// The farther away, the coarser: up to 62 jiffies to the next jiffy, up to 503
// to the next multiple of 8 after it, and so on.
func wheelExpiry(expires, clock uint64, hz int) (at uint64, level int) {
	depth := wheelDepth
	if hz <= 100 {
		depth--
	}
	if int64(expires-clock) < 0 {
		return clock, 0 // overdue: at the next turn
	}
	delta := expires - clock
	if most := uint64(wheelBucket-1)<<(wheelShift*(depth-1)) - 1<<(wheelShift*(depth-1)); delta > most {
		delta = most
		expires = clock + delta
	}
	for level < depth-1 && delta >= (wheelBucket-1)<<(wheelShift*level) {
		level++
	}
	shift := wheelShift * level
	return (expires>>shift + 1) << shift, level
}

// slack returns at which jiffy a timer ran on kernels before 4.8: when it was
// due, or, if that is 256 jiffies away or more, up to 1/256 of the way later,
// at the roundest jiffy there, so that timers meet.
func slack(expires, now uint64) uint64 {
	delta := expires - now
	if delta < 256 {
		return expires
	}
	limit := expires + delta/256
	differ := expires ^ limit
	if differ == 0 {
		return expires
	}
	return limit &^ (1<<(bits.Len64(differ)-1) - 1)
}

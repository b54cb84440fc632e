package sim

// WheelPeriod returns how far apart, in jiffies, a timer's expiries come to be
// that is armed again for interval jiffies later each time it expires.
func WheelPeriod(c Config, interval int64) int64 {
	k := New(Config{Version: c.Version, HZ: c.HZ, CPUs: 1})
	t := k.Add(0)
	at := k.Jiffies()
	var period int64
	for range 4 {
		k.ArmWheel(t, at+uint64(interval))
		if _, _, ok := k.Next(1<<63 - 1); !ok {
			return interval
		}
		next := k.Jiffies()
		period, at = int64(next-at), next
	}
	return period
}

// WheelGranule returns the width, in jiffies, of the buckets in which the
// wheel of kernels since 4.8 keeps timers that are interval jiffies away.
func WheelGranule(interval int64) int64 {
	granule := int64(1)
	for interval >= (wheelBucket-1)*granule {
		granule <<= wheelShift
	}
	return granule
}

// Rounds reports whether the kernel's timer wheel rounds what is far away, as
// it does since 4.8.
func (k *Kernel) Rounds() bool { return k.rounds }

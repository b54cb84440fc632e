package sim

// Rand is a generator of random numbers that a seed repeats: SplitMix64, whose
// state is one number, so that copying it copies the future.
type Rand struct{ state uint64 }

// NewRand returns a generator for a seed; another stream of the same seed is
// independent of it.
func NewRand(seed, stream uint64) Rand {
	r := Rand{seed ^ stream*0xd1342543de82ef95}
	r.Next()
	return r
}

// Next returns the next number.
func (r *Rand) Next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Below returns a number from 0 to n-1, all equally likely; n must not be 0.
func (r *Rand) Below(n uint64) uint64 {
	// Numbers of the last, incomplete round of n would favour small results.
	last := -n % n // 2^64 mod n
	for {
		if x := r.Next(); x >= last {
			return x % n
		}
	}
}

package poll

import (
	"math/rand/v2"
	"time"
)

// How long to wait before the next attempt.
const (
	backoffFirst = 500 * time.Millisecond
	backoffMost  = 10 * time.Second
	// stableAfter is how long a connection must have lasted for the next
	// attempts to begin with short waits again.
	stableAfter = 30 * time.Second
)

// backoff says how long to wait before each attempt: twice as long as before
// the one before, up to a limit, give or take a quarter, so that the hosts of
// a rack that comes back are not all asked in the same moment.
type backoff struct {
	last time.Duration
}

func (b *backoff) next() time.Duration {
	b.last = min(max(2*b.last, backoffFirst), backoffMost)
	return b.last*3/4 + rand.N(b.last/2)
}

func (b *backoff) reset() { b.last = 0 }

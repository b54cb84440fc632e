package sim

// Timer names a timer of a kernel.
type Timer int

// None is what Next returns instead of a timer where there is none.
const None Timer = -1

// timer is one timer. While it is armed it is in the queue at place.
type timer struct {
	due    int64 // when it will really expire, in ns: expiry, or later by jitter
	turn   int64 // what it is sorted by: due, and a little for its order
	order  int64 // decides between timers with equal turns
	expiry int64 // when it ought to, in ns
	cpu    int
	place  int // in the queue; -1 while it is not armed
}

// Arming a timer takes a moment, so that each later one is a little behind:
// its expiries are too, for ever. The clock does not show it, but timers that
// are due at once, or all but at once, expire in the order they were armed.
const (
	moment  = 1000 // ns
	moments = 50   // at most
)

// Timers of the wheel come after those of high resolution that are due at the
// same time, since the tick's interrupt runs those first.
const (
	wheelMoments = 2 * moments
	wheelOrder   = 1 << 62
)

// Add makes a timer, which expires on a CPU and is not armed yet.
func (k *Kernel) Add(cpu int) Timer {
	k.timers = append(k.timers, timer{cpu: cpu, place: -1})
	return Timer(len(k.timers) - 1)
}

// CPU returns where t expires.
func (k *Kernel) CPU(t Timer) int { return k.timers[t].cpu }

// Expiry returns when t is to expire, or did last, without jitter.
func (k *Kernel) Expiry(t Timer) int64 { return k.timers[t].expiry }

// Armed tells whether t is waiting to expire.
func (k *Kernel) Armed(t Timer) bool { return k.timers[t].place >= 0 }

// ArmHighRes arms t to expire at a time, in ns, to the nanosecond. Among
// timers due at the same time the one armed first expires first, also after
// Forward.
func (k *Kernel) ArmHighRes(t Timer, at int64) {
	k.armed++
	k.arm(t, at, k.armed)
}

// Forward arms a high-resolution timer that has expired again, an interval
// after it was to expire: late expiries do not add up. Its place among timers
// due at the same time stays.
func (k *Kernel) Forward(t Timer, interval int64) {
	x := &k.timers[t]
	k.arm(t, x.expiry+interval, x.order)
}

// ArmWheel arms t to expire when the counter of jiffies reaches expires, as
// mod_timer does: not before, and as much later as the wheel rounds it to.
func (k *Kernel) ArmWheel(t Timer, expires uint64) {
	k.armed++
	now := k.Jiffies()
	if !k.rounds {
		k.arm(t, k.TickAt(slack(max(expires, now+1), now)), wheelOrder+k.armed)
		return
	}
	clock := now
	if k.wheel {
		clock++ // the wheel has turned before it runs the timers of a jiffy
	}
	at, level := wheelExpiry(expires, clock, k.config.HZ)
	// Higher levels run first; in a bucket the last one armed is the first to
	// run.
	k.arm(t, k.TickAt(at), wheelOrder+int64(wheelDepth-level)<<48-k.armed)
}

// Stop disarms t.
func (k *Kernel) Stop(t Timer) {
	if place := k.timers[t].place; place >= 0 {
		k.remove(place)
	}
}

// Next moves the clock to what happens next, if that is not after limit: a
// timer that expires, which is then no longer armed, or something the workload
// does, for which the timer is None. It returns false, and the clock stays,
// where nothing is left to happen until limit.
func (k *Kernel) Next(limit int64) (Timer, *Occurrence, bool) {
	if k.work != nil {
		until := limit
		if len(k.queue) > 0 {
			until = min(until, k.timers[k.queue[0]].due-1)
		}
		if at := k.work.next(until); at <= until {
			k.now = max(k.now, at)
			k.wheel = false
			k.work.settle(k.now)
			return None, k.work.take(), true
		}
	}
	if len(k.queue) == 0 {
		return None, nil, false
	}
	t := k.queue[0]
	x := &k.timers[t]
	if x.due > limit {
		return None, nil, false
	}
	k.remove(0)
	k.now = max(k.now, x.due)
	k.wheel = x.order >= wheelOrder/2
	return t, nil, true
}

// Pending returns when the next thing happens, and false where nothing will. Of
// a workload it only knows what comes until the next timer expires.
func (k *Kernel) Pending() (int64, bool) {
	at, some := int64(0), false
	if len(k.queue) > 0 {
		at, some = k.timers[k.queue[0]].due, true
	}
	if k.work != nil {
		until := k.now
		if some {
			until = max(until, at)
		}
		if w := k.work.next(until); w <= until {
			at, some = w, true
		}
	}
	return at, some
}

// Waiting returns how many things wait to happen: armed timers, and one for a
// workload that is listened to.
func (k *Kernel) Waiting() int {
	n := len(k.queue)
	if k.work != nil && len(k.work.wanted) > 0 {
		n++
	}
	return n
}

// Skip moves the clock to a time at which nothing happens.
func (k *Kernel) Skip(to int64) {
	k.now = max(k.now, to)
	k.wheel = false
}

func (k *Kernel) arm(t Timer, at, order int64) {
	x := &k.timers[t]
	x.expiry, x.due, x.order = at, at, order
	if k.config.Jitter > 0 {
		x.due += int64(k.jitter.Below(uint64(k.config.Jitter) + 1))
	}
	behind := int64(wheelMoments)
	if order < wheelOrder/2 {
		behind = min(order, moments)
	}
	x.turn = x.due + behind*moment
	if x.place < 0 {
		x.place = len(k.queue)
		k.queue = append(k.queue, t)
	}
	k.up(x.place)
	k.down(x.place)
}

// remove takes what is at a place out of the queue.
func (k *Kernel) remove(place int) {
	last := len(k.queue) - 1
	k.timers[k.queue[place]].place = -1
	moved := k.queue[last]
	k.queue = k.queue[:last]
	if place == last {
		return
	}
	k.queue[place] = moved
	k.timers[moved].place = place
	k.up(place)
	k.down(k.timers[moved].place)
}

// before tells whether timer a comes before timer b.
func (k *Kernel) before(a, b Timer) bool {
	x, y := &k.timers[a], &k.timers[b]
	return x.turn < y.turn || x.turn == y.turn && x.order < y.order
}

func (k *Kernel) up(i int) {
	q := k.queue
	t := q[i]
	for i > 0 {
		parent := (i - 1) / 2
		if !k.before(t, q[parent]) {
			break
		}
		q[i] = q[parent]
		k.timers[q[i]].place = i
		i = parent
	}
	q[i] = t
	k.timers[t].place = i
}

func (k *Kernel) down(i int) {
	q := k.queue
	t := q[i]
	for {
		child := 2*i + 1
		if child >= len(q) {
			break
		}
		if child+1 < len(q) && k.before(q[child+1], q[child]) {
			child++
		}
		if !k.before(q[child], t) {
			break
		}
		q[i] = q[child]
		k.timers[q[i]].place = i
		i = child
	}
	q[i] = t
	k.timers[t].place = i
}

package sim

// Kernel is a kernel's time: its clock, its jiffies and its timers. Clone
// copies it, so that a run can be gone back to.
type Kernel struct {
	config Config
	now    int64 // ns since the clock began
	tick   int64 // ns from one jiffy to the next
	rounds bool  // the timer wheel rounds (4.8 and later)

	timers []timer
	queue  []Timer // heap of armed timers: the first to expire is at the top
	armed  int64   // how many times a timer has been armed
	wheel  bool    // the wheel's timers of this jiffy are being run

	spread, jitter, load, script Rand
	idle                         []Process // by CPU
	work                         *workload
}

// wheelAlign is the number of jiffies that the first jiffy is a multiple of,
// where the timer wheel's lower levels begin anew: the first period of a timer
// is then as long as all that follow.
const wheelAlign = 1 << 12

// initialJiffies is where a kernel's jiffies start, in seconds before the
// lower 32 bits wrap around.
const initialJiffies = 300

// New returns the kernel that c describes, some seconds after it has booted,
// with its clock at 0. c must be valid (see Check).
func New(c Config) *Kernel {
	k := &Kernel{
		config: c,
		tick:   (1e9 + int64(c.HZ)/2) / int64(c.HZ),
		rounds: versionAtLeast(c.Version, 4, 8),
		spread: NewRand(c.Seed, 1),
		jitter: NewRand(c.Seed, 2),
		load:   NewRand(c.Seed, 3),
		script: NewRand(c.Seed, 4),
	}
	for cpu := range c.CPUs {
		k.idle = append(k.idle, idleTask(cpu))
	}
	k.work = newWorkload(c)
	return k
}

// Clone returns a copy that shares nothing that changes.
func (k *Kernel) Clone() *Kernel {
	c := *k
	c.timers = append([]timer(nil), k.timers...)
	c.queue = append([]Timer(nil), k.queue...)
	c.work = k.work.clone()
	return &c
}

// Config returns what the kernel was made from.
func (k *Kernel) Config() Config { return k.config }

// Now returns the virtual time, in ns since the clock began.
func (k *Kernel) Now() int64 { return k.now }

// Tick returns how long a jiffy is, in ns: the kernel's TICK_NSEC.
func (k *Kernel) Tick() int64 { return k.tick }

// phase is how long before the clock began its first jiffy did: a quarter, so
// that a whole number of jiffies after the beginning, and one and a half, are
// clearly between two ticks.
func (k *Kernel) phase() int64 { return k.tick / 4 }

// FirstJiffies returns the counter of jiffies when the clock is at 0. A kernel
// starts it 300 s before its lower 32 bits wrap around, as an unsigned number
// of 32 bits.
func (k *Kernel) FirstJiffies() uint64 {
	boot := uint64(uint32(-initialJiffies * int32(k.config.HZ)))
	return (boot + wheelAlign) / wheelAlign * wheelAlign
}

// Jiffies returns the counter of jiffies now.
func (k *Kernel) Jiffies() uint64 { return k.JiffiesAt(k.now) }

// JiffiesAt returns what the counter of jiffies is at a time.
func (k *Kernel) JiffiesAt(at int64) uint64 {
	return k.FirstJiffies() + uint64((at+k.phase())/k.tick)
}

// TickAt returns the time at which the counter of jiffies becomes j.
func (k *Kernel) TickAt(j uint64) int64 {
	return int64(j-k.FirstJiffies())*k.tick - k.phase()
}

// Uptime returns the time since the kernel booted, in ns.
func (k *Kernel) Uptime() int64 {
	boot := uint64(uint32(-initialJiffies * int32(k.config.HZ)))
	return k.now + int64(k.FirstJiffies()-boot)*k.tick + k.phase()
}

// Advance moves the clock on by ns, as work that takes time does. Timers that
// come due meanwhile expire late.
func (k *Kernel) Advance(ns int64) { k.now += ns }

// Script is the randomness that scripts and programs ask for; it does not
// disturb that of timers.
func (k *Kernel) Script() *Rand { return &k.script }

// Spread draws how far a randomized timer's period is from its interval: a
// uniform number from -most to +most.
func (k *Kernel) Spread(most int64) int64 {
	if most <= 0 {
		return 0
	}
	return int64(k.spread.Below(2*uint64(most)+1)) - most
}

// Busy tells whether something runs on a CPU that a sample looks at: with
// Load percent of the looks.
func (k *Kernel) Busy() bool {
	return k.config.Load > 0 && k.load.Below(100) < uint64(k.config.Load)
}

// Running returns what a CPU is running: the idle task, a process of the
// workload, or, where the kernel has Load, sometimes a program.
func (k *Kernel) Running(cpu int) Process {
	if k.Busy() {
		id := int64(busyPID + cpu)
		return Process{PID: id, TID: id, Parent: 1, Name: "busy", UID: 1000, GID: 1000, User: true}
	}
	if k.work != nil {
		k.work.settle(k.now)
		return k.work.seen[cpu]
	}
	return k.idle[cpu]
}

// busyPID is the process id of the program that keeps CPU 0 busy; the next
// CPUs have the next ones.
const busyPID = 2000

package sim

import (
	"fmt"
	"testing"
)

func kernel(version string, hz int) *Kernel {
	c := Default()
	c.Version, c.HZ = version, hz
	return New(c)
}

// wheelPeriods arms a wheel timer again and again from its own expiry and
// returns how many jiffies passed each time.
func wheelPeriods(k *Kernel, interval uint64, n int) []uint64 {
	t := k.Add(0)
	last := k.Jiffies()
	k.ArmWheel(t, last+interval)
	var list []uint64
	for range n {
		if _, _, ok := k.Next(1 << 62); !ok {
			break
		}
		now := k.Jiffies()
		list = append(list, now-last)
		last = now
		k.ArmWheel(t, now+interval)
	}
	return list
}

// The periods that Linux 6.1 was seen to make of intervals, in jiffies.
var wheelRounding = [][2]uint64{
	{1, 2}, {3, 4}, {10, 11}, {25, 26}, {61, 62}, {62, 63}, {63, 64}, {100, 104}, {127, 128}, {128, 136},
	{250, 256}, {500, 504}, {503, 504}, {504, 512}, {512, 576}, {600, 640}, {1000, 1024}, {1500, 1536},
	{4000, 4032}, {4032, 4096}, {5000, 5120}, {6000, 6144},
}

func TestWheelRounding(t *testing.T) {
	for _, c := range wheelRounding {
		for i, got := range wheelPeriods(kernel("6.1.0", 250), c[0], 5) {
			if got != c[1] {
				t.Errorf("period %d of timer.jiffies(%d) is %d, want %d", i, c[0], got, c[1])
			}
		}
	}
}

// Before Linux 4.8 jiffies were exact up to 255, and then up to 1/256 late.
func TestWheelSlack(t *testing.T) {
	for _, interval := range []uint64{1, 10, 63, 64, 100, 255} {
		for _, got := range wheelPeriods(kernel("4.4.0", 250), interval, 5) {
			if got != interval {
				t.Errorf("period of timer.jiffies(%d) is %d", interval, got)
			}
		}
	}
	for _, interval := range []uint64{256, 500, 1000, 5000} {
		for _, got := range wheelPeriods(kernel("4.4.0", 250), interval, 5) {
			if got < interval || got > interval+interval/256 {
				t.Errorf("period of timer.jiffies(%d) is %d", interval, got)
			}
		}
	}
}

func TestWheelOrder(t *testing.T) {
	order := func(version string) string {
		k := kernel(version, 250)
		names := map[Timer]string{}
		arm := func(name string, interval uint64) func() {
			timer := k.Add(0)
			names[timer] = name
			f := func() { k.ArmWheel(timer, k.Jiffies()+interval) }
			f()
			return f
		}
		again := map[string]func(){"a": arm("a", 10), "b": arm("b", 10), "c": arm("c", 10)}
		text := ""
		for range 12 {
			timer, _, _ := k.Next(1 << 62)
			text += names[timer]
			again[names[timer]]()
		}
		return text
	}
	// In a bucket of the wheel the last one armed runs first, so the order
	// turns around each time. Before 4.8 it was that of arming.
	if got := order("6.1.0"); got != "cbaabccbaabc" {
		t.Errorf("order is %s", got)
	}
	if got := order("4.4.0"); got != "abcabcabcabc" {
		t.Errorf("order before 4.8 is %s", got)
	}
}

func TestJiffies(t *testing.T) {
	for _, hz := range []int{12, 24, 100, 128, 250, 300, 1000, 1024, 1200} {
		k := kernel("6.1.0", hz)
		if got, boot := k.Jiffies(), uint64(uint32(-300*hz)); got < boot || got >= boot+wheelAlign+1 {
			t.Errorf("HZ=%d: jiffies begin at %d, %d after boot", hz, got, got-boot)
		}
		for _, ticks := range []uint64{0, 1, 2, 3, 1000, 123456789} {
			j := k.FirstJiffies() + ticks
			at := k.TickAt(j)
			if k.JiffiesAt(at) != j || at > 0 && k.JiffiesAt(at-1) != j-1 {
				t.Errorf("HZ=%d: tick %d is not at %d", hz, ticks, at)
			}
		}
		second := k.JiffiesAt(1e9) - k.FirstJiffies()
		if int(second) < hz-1 || int(second) > hz+1 {
			t.Errorf("HZ=%d: %d jiffies in a second", hz, second)
		}
	}
}

func TestHighResolution(t *testing.T) {
	const ms = 1e6
	k := kernel("6.1.0", 250)
	a, b := k.Add(0), k.Add(1)
	k.ArmHighRes(a, 300*ms)
	k.ArmHighRes(b, 100*ms)
	text := ""
	for range 9 {
		timer, _, ok := k.Next(1 << 62)
		if !ok || k.Armed(timer) {
			t.Fatalf("timer %d: ok %v, armed %v", timer, ok, k.Armed(timer))
		}
		text += fmt.Sprintf("%c%d ", 'a'+rune(timer), k.Now()/ms)
		if timer == a {
			k.Forward(a, 300*ms)
		} else {
			k.Forward(b, 100*ms)
		}
	}
	// a was armed first, so it is first at equal times, for ever.
	if want := "b100 b200 a300 b300 b400 b500 a600 b600 b700 "; text != want {
		t.Errorf("got %s, want %s", text, want)
	}
	k.Stop(b)
	if timer, _, ok := k.Next(900*ms - 1); ok {
		t.Errorf("timer %d expired early", timer)
	}
	if k.Now() != 700*ms {
		t.Errorf("the clock moved to %d", k.Now())
	}
	if timer, _, ok := k.Next(900 * ms); !ok || timer != a {
		t.Errorf("timer %d, %v", timer, ok)
	}
}

// A third of a second is rounded up to whole ns, but a timer armed before
// another still comes first: arming took longer than that.
func TestAlmostEqual(t *testing.T) {
	k := kernel("6.1.0", 250)
	thirds, seconds := k.Add(0), k.Add(0)
	k.ArmHighRes(thirds, 333333334)
	k.ArmHighRes(seconds, 1e9)
	text := ""
	for range 4 {
		timer, _, _ := k.Next(1 << 62)
		text += fmt.Sprintf("%c%d ", 'a'+rune(timer), k.Now())
		if timer == thirds {
			k.Forward(thirds, 333333334)
		}
	}
	if want := "a333333334 a666666668 a1000000002 b1000000002 "; text != want {
		t.Errorf("got %s, want %s", text, want)
	}
}

func TestJitter(t *testing.T) {
	c := Default()
	c.Jitter = 5000
	k := New(c)
	timer := k.Add(0)
	k.ArmHighRes(timer, 1e6)
	late := int64(0)
	for i := range int64(1000) {
		k.Next(1 << 62)
		d := k.Now() - (i+1)*1e6
		if d < 0 || d > c.Jitter {
			t.Fatalf("expiry %d is %d ns late", i, d)
		}
		late = max(late, d)
		k.Forward(timer, 1e6)
	}
	if late < c.Jitter/2 {
		t.Errorf("no expiry was later than %d ns", late)
	}
}

func TestSpread(t *testing.T) {
	k := kernel("6.1.0", 250)
	seen := map[int64]int{}
	for range 7000 {
		seen[k.Spread(3)]++
	}
	for d := int64(-3); d <= 3; d++ {
		if seen[d] < 800 || seen[d] > 1200 {
			t.Errorf("%d of 7000 draws are %d", seen[d], d)
		}
	}
	if len(seen) != 7 {
		t.Errorf("draws: %v", seen)
	}
}

func TestClone(t *testing.T) {
	k := kernel("6.1.0", 250)
	a, b := k.Add(0), k.Add(0)
	k.ArmHighRes(a, 100)
	k.ArmWheel(b, k.Jiffies()+3)
	c := k.Clone()
	trace := func(k *Kernel) string {
		text := ""
		for range 20 {
			timer, _, _ := k.Next(1 << 62)
			text += fmt.Sprint(timer, k.Now(), k.Jiffies(), k.Script().Below(100), " ")
			if timer == a {
				k.Forward(a, 1e6+k.Spread(1e5))
			} else {
				k.ArmWheel(b, k.Jiffies()+3)
			}
		}
		return text
	}
	first := trace(k)
	if second := trace(c); second != first {
		t.Errorf("the copy went another way:\n%s\n%s", first, second)
	}
}

func TestManyTimers(t *testing.T) {
	k := kernel("6.1.0", 250)
	var timers []Timer
	for i := range int64(500) {
		timer := k.Add(int(i % 2))
		timers = append(timers, timer)
		k.ArmHighRes(timer, (1+i%7)*1e6)
	}
	for i := range 100 {
		k.Stop(timers[i*5])
	}
	last, order := int64(0), Timer(-1)
	for n := 0; n < 400; n++ {
		timer, _, ok := k.Next(1 << 62)
		if !ok {
			t.Fatalf("only %d expired", n)
		}
		if k.Now() < last || k.Now() == last && timer < order {
			t.Fatalf("timer %d at %d after %d at %d", timer, k.Now(), order, last)
		}
		if timer%5 == 0 {
			t.Fatalf("timer %d was stopped", timer)
		}
		last, order = k.Now(), timer
	}
	if k.Waiting() != 0 {
		t.Errorf("%d timers are left", k.Waiting())
	}
}

func TestCheck(t *testing.T) {
	good := Default()
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for _, change := range []func(*Config){
		func(c *Config) { c.HZ = 11 },
		func(c *Config) { c.HZ = 1201 },
		func(c *Config) { c.CPUs = 0 },
		func(c *Config) { c.CPUs = 257 },
		func(c *Config) { c.Jitter = -1 },
		func(c *Config) { c.Load = 101 },
	} {
		c := Default()
		change(&c)
		if c.Check() == nil {
			t.Errorf("%+v is accepted", c)
		}
	}
}

func TestVersion(t *testing.T) {
	for version, want := range map[string]bool{
		"6.1.0": true, "4.8": true, "4.8.0-rc1": true, "4.19.0": true, "5.4.0-42-generic": true,
		"4.7.10": false, "4.4": false, "3.10.0": false, "2.6.32": false, "": false,
	} {
		if versionAtLeast(version, 4, 8) != want {
			t.Errorf("%q at least 4.8: %v", version, !want)
		}
	}
}

func BenchmarkNext(b *testing.B) {
	for _, n := range []int{1, 3, 300} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			k := kernel("6.1.0", 250)
			for i := range int64(n) {
				k.ArmHighRes(k.Add(0), 1e5+i)
			}
			for b.Loop() {
				timer, _, _ := k.Next(1 << 62)
				k.Forward(timer, 1e5)
			}
		})
	}
}

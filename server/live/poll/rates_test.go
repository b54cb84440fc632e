package poll

import (
	"math"
	"testing"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

func TestRounded(t *testing.T) {
	for x, want := range map[float64]float64{
		0: 0, 1: 1, 1.2345: 1.23, 12345: 12300, 99999: 100000, 0.0012345: 0.00123,
		1e18: 1e18, 123456789012: 123000000000, -1.239: -1.24, 1e-320: 0, math.Inf(1): 0, math.NaN(): 0,
	} {
		if got := rounded(x); got != want {
			t.Errorf("rounded(%v) is %v, want %v", x, got, want)
		}
	}
	for x, want := range map[float64]float64{0.00012: 0, 0.5004: 0.5, 1.2345: 1.23, 12.345: 12.3} {
		if got := share(x); got != want {
			t.Errorf("share(%v) is %v, want %v", x, got, want)
		}
	}
	if got := milliseconds(1234567 * time.Nanosecond); got != 1.23 {
		t.Errorf("1.234567 ms are %v", got)
	}
}

func TestRate(t *testing.T) {
	if got := rate(3000, 1000, 2*time.Second); got == nil || *got != 1000 {
		t.Errorf("2,000 in 2 s are %v", got)
	}
	for _, none := range []*float64{
		rate(1, 2, time.Second), rate(-1, -1, time.Second), rate(2, -1, time.Second), rate(2, 1, 0), timeRate(1, 2, time.Second),
	} {
		if none != nil {
			t.Errorf("a rate where there is none: %v", *none)
		}
	}
	if got := timeRate(3e9, 1e9, time.Second); got == nil || *got != 2 {
		t.Errorf("2 s of time in 1 s are %v", got)
	}
}

func domainAt(id int, cpu int64) remote.Domain {
	return remote.Domain{UUID: "u", ID: id, State: message.Running, CPU: cpu, BlockRead: 0, BlockWrite: -1}
}

func TestDomainMeter(t *testing.T) {
	start := time.Now()
	at := func(s float64) time.Time { return start.Add(time.Duration(s * float64(time.Second))) }
	for _, test := range []struct {
		name     string
		readings []remote.Domain
		times    []float64
		want     float64 // -1 for no rate
	}{
		{"the first", []remote.Domain{domainAt(1, 1e9)}, []float64{0}, -1},
		{"the second", []remote.Domain{domainAt(1, 1e9), domainAt(1, 2e9)}, []float64{0, 2}, 0.5},
		{"another life", []remote.Domain{domainAt(1, 1e9), domainAt(2, 2e9)}, []float64{0, 2}, -1},
		{"a counter that went back", []remote.Domain{domainAt(1, 3e9), domainAt(1, 2e9)}, []float64{0, 2}, -1},
		{"after that", []remote.Domain{domainAt(1, 3e9), domainAt(1, 2e9), domainAt(1, 4e9)}, []float64{0, 2, 4}, 1},
		{"stopped", []remote.Domain{domainAt(1, 3e9), domainAt(-1, -1)}, []float64{0, 2}, -1},
		{"read again at once", []remote.Domain{domainAt(1, 0), domainAt(1, 1e9), domainAt(1, 1e9)}, []float64{0, 2, 2.01}, 0.5},
		{"over both", []remote.Domain{domainAt(1, 0), domainAt(1, 0), domainAt(1, 3e9)}, []float64{0, 0.1, 2}, 1.5},
	} {
		var meter domainMeter
		var rates domainRates
		for i, d := range test.readings {
			rates = meter.measure(d, at(test.times[i]))
		}
		switch {
		case test.want < 0 && rates.cpu != nil:
			t.Errorf("%s: %v, want none", test.name, *rates.cpu)
		case test.want >= 0 && (rates.cpu == nil || *rates.cpu != test.want):
			t.Errorf("%s: %v, want %v", test.name, rates.cpu, test.want)
		}
		if rates.blockWrite != nil {
			t.Errorf("%s: a counter that is not told has a rate", test.name)
		}
	}
}

func TestCPUMeter(t *testing.T) {
	var m cpuMeter
	start := time.Now()
	if _, known := m.measure(remote.CPUTimes{User: 5, Idle: 5}, start); known {
		t.Error("shares after one reading")
	}
	shares, known := m.measure(remote.CPUTimes{User: 15, Kernel: 10, Idle: 75, IOWait: 10}, start.Add(time.Second))
	if want := (cpuShares{user: 0.1, kernel: 0.1, iowait: 0.1, idle: 0.7, busy: 0.2}); !known || shares != want {
		t.Errorf("shares are %+v, want %+v", shares, want)
	}
	if _, known := m.measure(remote.CPUTimes{}, start.Add(2*time.Second)); known {
		t.Error("shares after counters went back")
	}
}

func TestBackoff(t *testing.T) {
	var b backoff
	want := 500 * time.Millisecond
	for range 20 {
		if got := b.next(); got < want*3/4 || got > want*5/4 {
			t.Errorf("a wait of %v, want %v give or take a quarter", got, want)
		}
		want = min(2*want, 10*time.Second)
	}
	b.reset()
	if got := b.next(); got > 625*time.Millisecond {
		t.Errorf("the first wait after a reset is %v", got)
	}
}

// Package sim is a kernel's time.
//
// In: a configuration (CONFIG_HZ, CPUs, version, seed) and timers to arm. Out:
// the next expiry, with the virtual clock moved to it. High-resolution timers
// expire to the nanosecond and in the order they were armed; wheel timers
// expire at the jiffy that the kernel's timer wheel rounds them to. Nothing
// here waits, and nothing reads a real clock.
package sim

import (
	"errors"
	"strconv"
	"strings"
)

// Config is the kernel that is simulated.
type Config struct {
	// Version of the kernel, such as "6.1.0". From 4.8 on the timer wheel
	// rounds what is far away; before, timers were exact or given slack.
	Version string
	HZ      int // jiffies a second, 12 to 1200 as kernels allow
	CPUs    int // 1 to 256
	Seed    uint64
	// Jitter is the most that an expiry may come late, in ns; 0 for none.
	Jitter int64
	// Load is how busy the CPUs are, in percent: it decides what a sample
	// finds running.
	Load int
	// Workload names the set of events that processes make, or is empty.
	Workload string
}

// Default is the kernel that recorded runs come from: Debian's 6.1 with two
// CPUs.
func Default() Config {
	return Config{Version: "6.1.0", HZ: 250, CPUs: 2, Seed: 1}
}

// Check returns what is wrong with c, or nil.
func (c Config) Check() error {
	switch {
	case c.HZ < 12 || c.HZ > 1200:
		return errors.New("CONFIG_HZ must be from 12 to 1200")
	case c.CPUs < 1 || c.CPUs > 256:
		return errors.New("a kernel has 1 to 256 CPUs")
	case c.Jitter < 0:
		return errors.New("jitter must not be negative")
	case c.Load < 0 || c.Load > 100:
		return errors.New("load must be from 0 to 100 percent")
	}
	for _, name := range Workloads {
		if c.Workload == name {
			return nil
		}
	}
	if c.Workload != "" {
		return errors.New("there is no such workload")
	}
	return nil
}

// versionAtLeast tells whether a kernel's version is major.minor or later.
func versionAtLeast(version string, major, minor int) bool {
	first, rest, _ := strings.Cut(version, ".")
	second := rest
	for i := range len(rest) {
		if rest[i] < '0' || rest[i] > '9' {
			second = rest[:i]
			break
		}
	}
	m, _ := strconv.Atoi(first)
	n, _ := strconv.Atoi(second)
	return m > major || m == major && n >= minor
}

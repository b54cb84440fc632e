package remote

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/message"
)

// Ping is the smallest call there is. It does not wait for others.
func (c *Conn) Ping(ctx context.Context) error {
	_, err := callNow(ctx, c, c.budgets.Call, "heartbeat", c.client.ConnectGetLibVersion)
	return err
}

// Versions reads what is on the host.
func (c *Conn) Versions(ctx context.Context) (Versions, error) {
	var v Versions
	library, err := call(ctx, c, "reading the version of libvirt", c.client.ConnectGetLibVersion)
	if err != nil {
		return v, err
	}
	v.Libvirt = version(library)
	if v.Driver, err = call(ctx, c, "reading the driver's name", c.client.ConnectGetType); err != nil {
		return v, err
	}
	if v.Hostname, err = call(ctx, c, "reading the host's name", c.client.ConnectGetHostname); err != nil && !answered(err) {
		return v, err
	}
	hypervisor, err := call(ctx, c, "reading the hypervisor's version", c.client.ConnectGetVersion)
	if err != nil && !answered(err) {
		return v, err
	}
	if hypervisor != 0 {
		v.Hypervisor = version(hypervisor)
	}
	return v, nil
}

// version writes a version as libvirt packs it: a million times the first
// number, a thousand times the second, the third.
func version(v uint64) string {
	return fmt.Sprintf("%d.%d.%d", v/1e6, v/1e3%1e3, v%1e3)
}

// Capabilities reads the capabilities document.
func (c *Conn) Capabilities(ctx context.Context) (string, error) {
	return callWithin(ctx, c, c.budgets.Capabilities, "reading capabilities", c.client.ConnectGetCapabilities)
}

// DomainCapabilities reads the domain capabilities of an architecture, a
// machine and a virtualization type, each of which may be empty for the
// driver's own choice. The connection has to be one ForDomainCapabilities.
func (c *Conn) DomainCapabilities(ctx context.Context, arch, machine, virtType string) (string, error) {
	return callWithin(ctx, c, c.budgets.Capabilities, "reading domain capabilities", func() (string, error) {
		return c.client.ConnectGetDomainCapabilities(nil, optional(arch), optional(machine), optional(virtType), 0)
	})
}

func optional(text string) libvirt.OptString {
	if text == "" {
		return nil
	}
	return libvirt.OptString{text}
}

// NodeInfo reads the machine's size.
func (c *Conn) NodeInfo(ctx context.Context) (NodeInfo, error) {
	return call(ctx, c, "reading node info", func() (NodeInfo, error) {
		model, memory, cpus, mhz, cells, sockets, cores, threads, err := c.client.NodeGetInfo()
		return NodeInfo{
			Model:  chars(model[:]),
			Memory: int64(memory),
			CPUs:   int(cpus), MHz: int(mhz),
			Cells: int(cells), Sockets: int(sockets), Cores: int(cores), Threads: int(threads),
		}, err
	})
}

// chars are those of a C string before the zero.
func chars(text []int8) string {
	var s []byte
	for _, char := range text {
		if char == 0 {
			break
		}
		s = append(s, byte(char))
	}
	return string(s)
}

// Sysinfo reads SMBIOS as XML.
func (c *Conn) Sysinfo(ctx context.Context) (string, error) {
	return call(ctx, c, "reading sysinfo", func() (string, error) { return c.client.ConnectGetSysinfo(0) })
}

// CPUMap tells of each CPU whether it is online.
func (c *Conn) CPUMap(ctx context.Context) ([]bool, error) {
	return call(ctx, c, "reading the map of CPUs", func() ([]bool, error) {
		bits, _, cpus, err := c.client.NodeGetCPUMap(1, 1, 0)
		if err != nil {
			return nil, err
		}
		online := make([]bool, max(0, min(int(cpus), 8*len(bits))))
		for cpu := range online {
			online[cpu] = bits[cpu/8]>>(cpu%8)&1 == 1
		}
		return online, nil
	})
}

// fields gives how many numbers a statistic has. libvirt wants to be asked
// first, and then to be told exactly that.
func fields(ctx context.Context, c *Conn, known interface {
	Load() int32
	Store(int32)
}, what string, ask func(n int32) (int32, error)) (int32, error) {
	if n := known.Load(); n > 0 {
		return n, nil
	}
	n, err := call(ctx, c, what, func() (int32, error) { return ask(0) })
	if err == nil {
		known.Store(n)
	}
	return n, err
}

// CPUTimes reads the times of CPU n, or of all together for -1.
func (c *Conn) CPUTimes(ctx context.Context, cpu int) (CPUTimes, error) {
	const what = "reading CPU statistics"
	known := &c.cpuFields
	if cpu < 0 {
		known = &c.allCPUFields
	}
	n, err := fields(ctx, c, known, what, func(n int32) (int32, error) {
		_, n, err := c.client.NodeGetCPUStats(int32(cpu), n, 0)
		return n, err
	})
	if err != nil {
		return CPUTimes{}, err
	}
	numbers, err := call(ctx, c, what, func() ([]libvirt.NodeGetCPUStats, error) {
		numbers, _, err := c.client.NodeGetCPUStats(int32(cpu), n, 0)
		return numbers, err
	})
	var times CPUTimes
	for _, number := range numbers {
		switch number.Field { // VIR_NODE_CPU_STATS_…
		case "user":
			times.User = number.Value
		case "kernel":
			times.Kernel = number.Value
		case "idle":
			times.Idle = number.Value
		case "iowait":
			times.IOWait = number.Value
		}
	}
	return times, err
}

// Memory reads the memory of a cell, or of all together for -1. Of a driver
// without that reading it is what others tell; the total of a cell is then 0.
func (c *Conn) Memory(ctx context.Context, cell int) (Memory, error) {
	if !c.noMemoryStats.Load() {
		memory, err := c.memoryStats(ctx, cell)
		if !errors.Is(err, ErrNotOffered) {
			return memory, err
		}
		c.noMemoryStats.Store(true)
	}
	if cell >= 0 {
		free, err := c.FreeMemory(ctx, cell, cell)
		if err != nil {
			return Memory{}, err
		}
		return Memory{Free: free[0]}, nil
	}
	info, err := c.NodeInfo(ctx)
	if err != nil {
		return Memory{}, err
	}
	free, err := call(ctx, c, "reading free memory", c.client.NodeGetFreeMemory)
	// The call's result for an error is 0, so that none free is an error too,
	// but one that libvirt has no words for.
	var daemon *DaemonError
	if errors.As(err, &daemon) && strings.HasSuffix(daemon.Message, "the cause is unknown") {
		free, err = 0, nil
	}
	return Memory{Total: info.Memory, Free: int64(free >> 10)}, err
}

func (c *Conn) memoryStats(ctx context.Context, cell int) (Memory, error) {
	const what = "reading memory statistics"
	known := &c.cellFields
	if cell < 0 {
		known = &c.allCellFields
	}
	n, err := fields(ctx, c, known, what, func(n int32) (int32, error) {
		_, n, err := c.client.NodeGetMemoryStats(n, int32(cell), 0)
		return n, err
	})
	if err != nil {
		return Memory{}, err
	}
	numbers, err := call(ctx, c, what, func() ([]libvirt.NodeGetMemoryStats, error) {
		numbers, _, err := c.client.NodeGetMemoryStats(n, int32(cell), 0)
		return numbers, err
	})
	var memory Memory
	for _, number := range numbers {
		switch number.Field { // VIR_NODE_MEMORY_STATS_…
		case "total":
			memory.Total = int64(number.Value)
		case "free":
			memory.Free = int64(number.Value)
		case "buffers":
			memory.Buffers = int64(number.Value)
		case "cached":
			memory.Cached = int64(number.Value)
		}
	}
	return memory, err
}

// FreeMemory reads the free memory in KiB of the cells from first to last.
func (c *Conn) FreeMemory(ctx context.Context, first, last int) ([]int64, error) {
	const what = "reading the cells' free memory"
	count := last - first + 1
	bytes, err := call(ctx, c, what, func() ([]uint64, error) {
		return c.client.NodeGetCellsFreeMemory(int32(first), int32(count))
	})
	if err != nil {
		return nil, err
	}
	if len(bytes) != count {
		return nil, fmt.Errorf("%s: the daemon told %d cells where %d were asked for", what, len(bytes), count)
	}
	free := make([]int64, len(bytes))
	for i, b := range bytes {
		free[i] = int64(b >> 10)
	}
	return free, nil
}

// FreePages reads how many pages of sizes in KiB the cells from first to last
// have free.
func (c *Conn) FreePages(ctx context.Context, sizes []int64, first, last int) ([]FreePages, error) {
	const what = "reading free pages"
	cells := last - first + 1
	asked := make([]uint32, len(sizes))
	for i, size := range sizes {
		asked[i] = uint32(size)
	}
	counts, err := call(ctx, c, what, func() ([]uint64, error) {
		return c.client.NodeGetFreePages(asked, int32(first), uint32(cells), 0)
	})
	if err != nil {
		return nil, err
	}
	if len(counts) != cells*len(sizes) {
		return nil, fmt.Errorf("%s: the daemon told %d numbers where %d were asked for", what, len(counts), cells*len(sizes))
	}
	free := make([]FreePages, cells)
	for i := range free {
		free[i].Cell = first + i
		for j, size := range sizes {
			free[i].Pages = append(free[i].Pages, message.FreePages{Size: size, Free: int64(counts[i*len(sizes)+j])})
		}
	}
	return free, nil
}

// Baseline has the daemon compute a CPU that all of cpus have, each the XML of
// one, in host or guest form.
func (c *Conn) Baseline(ctx context.Context, cpus []string) (string, error) {
	return call(ctx, c, "computing a CPU baseline", func() (string, error) { return c.client.ConnectBaselineCPU(cpus, 0) })
}

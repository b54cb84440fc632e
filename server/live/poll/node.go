package poll

import (
	"context"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// nodeReader is what is kept between readings of the host itself.
type nodeReader struct {
	item  *message.NodeItem // what does not change; nil before it is read
	at    time.Time         // when it was
	total cpuMeter
	each  []cpuMeter
	items message.Items // as last published
}

// nodeReading is one reading of the host.
type nodeReading struct {
	item *message.NodeItem // nil where it was not read
	at   time.Time
	// CPU times, of all and of each, and which of them could be read.
	total     remote.CPUTimes
	totalRead bool
	each      []remote.CPUTimes
	eachRead  []bool
	memory    *remote.Memory
	free      map[int]int64               // KiB by cell
	pages     map[int][]message.FreePages // by cell
}

// readNode reads the host: its CPUs, its memory, its cells.
func (s *session) readNode(r *round) job {
	item := s.node.item
	whole := item == nil || r.asked.Sub(s.node.at) >= s.p.host.Poll.Inventory
	facts := s.facts
	return func() func() {
		var n nodeReading
		if whole {
			n.item = r.readNodeItem(s.daemon, item)
			if n.item != nil {
				item = n.item
			}
		}
		if item != nil {
			r.readCPUTimes(s.daemon, &n, item.Online)
			r.readNodeMemory(s.daemon, &n, item.Cells, facts)
		}
		return func() {
			if n.item != nil {
				s.node.item, s.node.at = n.item, r.asked
			}
			if s.node.item != nil {
				s.p.publish(s.p.key(message.Node, ""), s.nodeItems(n))
			}
		}
	}
}

// readNodeItem reads what hardly ever changes. Sysinfo is read once: whoever
// may not read it is not told so anew each time.
func (r *round) readNodeItem(daemon Daemon, before *message.NodeItem) *message.NodeItem {
	var info remote.NodeInfo
	if !r.try(readNodeInfo, func() (err error) { info, err = daemon.NodeInfo(r.ctx); return }) {
		return nil
	}
	item := &message.NodeItem{
		Model: info.Model, Memory: info.Memory, CPUs: info.CPUs, MHz: info.MHz,
		Cells: info.Cells, Sockets: info.Sockets, Cores: info.Cores, Threads: info.Threads,
	}
	if !r.try(readCPUMap, func() (err error) { item.Online, err = daemon.CPUMap(r.ctx); return }) {
		item.Online = make([]bool, info.CPUs)
		for n := range item.Online {
			item.Online[n] = true
		}
	}
	if before != nil {
		item.Sysinfo = before.Sysinfo
	} else {
		item.Sysinfo = r.readSysinfo(daemon)
	}
	return item
}

// readSysinfo reads SMBIOS. A host without it answers with an error of no
// particular kind, so any error counts as not having it.
func (r *round) readSysinfo(daemon Daemon) string {
	var text string
	r.try(readSysinfo, func() (err error) {
		text, err = daemon.Sysinfo(r.ctx)
		if err != nil && daemonAnswered(r.ctx, err) {
			err = remote.ErrNotOffered
		}
		return err
	})
	return text
}

func (r *round) readCPUTimes(daemon Daemon, n *nodeReading, online []bool) {
	n.totalRead = r.try(readCPU, func() (err error) { n.total, err = daemon.CPUTimes(r.ctx, -1); return })
	n.at = time.Now()
	if !n.totalRead {
		return
	}
	n.each = make([]remote.CPUTimes, len(online))
	n.eachRead = make([]bool, len(online))
	for cpu, on := range online {
		if on {
			n.eachRead[cpu] = r.try(readCPU, func() (err error) { n.each[cpu], err = daemon.CPUTimes(r.ctx, cpu); return })
		}
	}
}

func (r *round) readNodeMemory(daemon Daemon, n *nodeReading, cells int, facts *facts) {
	var memory remote.Memory
	if r.try(readMemory, func() (err error) { memory, err = daemon.Memory(r.ctx, -1); return }) {
		n.memory = &memory
	}
	n.free, n.pages = map[int]int64{}, map[int][]message.FreePages{}
	// Some daemons count cells that they do not describe, and know nothing of them.
	answer := func(err error) error {
		if err != nil && len(facts.cells) == 0 && daemonAnswered(r.ctx, err) {
			return remote.ErrNotOffered
		}
		return err
	}
	for _, cells := range facts.cellRanges(cells) {
		r.try(readCells, func() error {
			free, err := daemon.FreeMemory(r.ctx, cells.first, cells.last)
			for i, kib := range free {
				n.free[cells.first+i] = kib
			}
			return answer(err)
		})
		if len(cells.pageSizes) == 0 {
			continue
		}
		r.try(readFreePages, func() error {
			pages, err := daemon.FreePages(r.ctx, cells.pageSizes, cells.first, cells.last)
			for _, cell := range pages {
				n.pages[cell.Cell] = cell.Pages
			}
			return answer(err)
		})
	}
}

// nodeItems are what there is to publish. What could not be read this time
// stays as it was.
func (s *session) nodeItems(n nodeReading) message.Items {
	items := message.Items{"node": encode(s.node.item)}
	for name, item := range s.node.items {
		if name == "cpu" || name == "memory" {
			items[name] = item
		}
	}
	if n.totalRead {
		if cpu, measured := s.node.measure(n); measured {
			items["cpu"] = encode(cpu)
		}
	}
	if n.memory != nil {
		m := *n.memory
		items["memory"] = encode(message.MemoryItem{At: stamp(n.at), Total: m.Total, Free: m.Free, Buffers: m.Buffers, Cached: m.Cached})
	}
	for cell, free := range n.free {
		pages := n.pages[cell]
		if pages == nil {
			pages = []message.FreePages{}
		}
		items[cellName(cell)] = encode(message.CellItem{Cell: cell, Total: s.facts.cells[cell].memory, Free: free, Pages: pages})
	}
	if len(n.free) == 0 {
		for name, item := range s.node.items {
			if _, known := items[name]; !known {
				items[name] = item
			}
		}
	}
	s.node.items = items
	return items
}

// measure makes shares of CPU times.
func (n *nodeReader) measure(reading nodeReading) (message.CPUItem, bool) {
	if len(n.each) != len(reading.each) {
		n.each = make([]cpuMeter, len(reading.each))
		n.total = cpuMeter{}
	}
	total, measured := n.total.measure(reading.total, reading.at)
	item := message.CPUItem{At: stamp(reading.at), Each: make([]float64, len(reading.each)),
		User: total.user, Kernel: total.kernel, IOWait: total.iowait, Idle: total.idle}
	for cpu := range n.each {
		item.Each[cpu] = -1
		if reading.eachRead[cpu] {
			if shares, measured := n.each[cpu].measure(reading.each[cpu], reading.at); measured {
				item.Each[cpu] = shares.busy
			}
		} else {
			n.each[cpu] = cpuMeter{}
		}
	}
	return item, measured
}

// cpuMeter makes shares of a CPU's times, between two readings.
type cpuMeter struct {
	before remote.CPUTimes
	at     time.Time
	shares cpuShares
	known  bool
}

// cpuShares are shares of the time that went by. Waiting for I/O is not being busy.
type cpuShares struct {
	user, kernel, iowait, idle, busy float64
}

// measure takes a reading and returns the shares since the one before, if
// there was one.
func (m *cpuMeter) measure(now remote.CPUTimes, at time.Time) (cpuShares, bool) {
	b := m.before
	if !m.at.IsZero() && at.Sub(m.at) < shortestSpan {
		return m.shares, m.known
	}
	first := m.at.IsZero()
	m.before, m.at = now, at
	back := now.User < b.User || now.Kernel < b.Kernel || now.Idle < b.Idle || now.IOWait < b.IOWait
	user, kernel, idle, iowait := float64(now.User-b.User), float64(now.Kernel-b.Kernel), float64(now.Idle-b.Idle), float64(now.IOWait-b.IOWait)
	total := user + kernel + idle + iowait
	if first || back || total == 0 {
		m.shares, m.known = cpuShares{}, false
		return m.shares, false
	}
	m.shares = cpuShares{
		user: share(user / total), kernel: share(kernel / total),
		iowait: share(iowait / total), idle: share(idle / total), busy: share((user + kernel) / total),
	}
	m.known = true
	return m.shares, true
}

// daemonAnswered says whether an error is a daemon's answer, and not that
// there is no connection any more.
func daemonAnswered(ctx context.Context, err error) bool {
	return ctx.Err() == nil && !isProblem(err)
}

package poll

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// slowest is how long a heartbeat may take before the host counts as slow,
// where half the budget of a call is not less.
const slowest = time.Second

// capabilitiesEvery is how often capabilities are read again while somebody watches them.
const capabilitiesEvery = 5 * time.Minute

// summaryEvery is how often the numbers in the list of hosts are read, in
// intervals of statistics.
const summaryEvery = 2

// session is the time from the beginning of an attempt to connect to the end
// of the connection. It belongs to the deciding goroutine.
type session struct {
	p      *poller
	ctx    context.Context // ends with the session, and closes its connections
	end    context.CancelFunc
	began  time.Time
	shown  time.Time // when the row last told of progress
	daemon Daemon    // nil while there is no connection
	ready  bool      // what has to be known before anything else is
	// readySince is when that was.
	readySince time.Time

	feed     *feed
	extra    *extra
	versions remote.Versions
	info     remote.NodeInfo
	facts    *facts
	missing  map[string]bool
	failing  map[string]string
	slow     time.Duration // the last heartbeat, where it was a slow one

	heartbeat, summary, nodeTask, domainsTask, pagesTask, changes, inventory, capabilities *task

	busy    cpuMeter
	node    nodeReader
	table   *table
	pages   map[string]*page // by UUID
	touched map[string]bool  // domains whose rows are to be read, because of events
	// touchedSince is when the first event came whose changes are not published yet.
	touchedSince time.Time
}

func newSession(p *poller, now time.Time) *session {
	ctx, end := context.WithCancel(p.ctx)
	s := &session{
		p: p, ctx: ctx, end: end, began: now, shown: now,
		missing: map[string]bool{},
		failing: map[string]string{},
		facts:   readFacts(""),
		table:   newTable(),
		pages:   map[string]*page{},
		touched: map[string]bool{},
	}
	s.feed = newFeed(s)
	s.extra = newExtra(ctx, p.o.Connect)
	poll := p.host.Poll
	s.heartbeat = &task{every: poll.Heartbeat, wanted: always, read: s.readHeartbeat, urgent: true,
		readings: []string{readPing}}
	s.summary = &task{every: summaryEvery * poll.Statistics, wanted: s.wants(message.Hosts), read: s.readSummary,
		readings: []string{readCPU, readMemory, readCounts}}
	s.nodeTask = &task{every: poll.Statistics, wanted: s.wants(message.Node), read: s.readNode,
		readings: []string{readNodeInfo, readCPUMap, readCPU, readMemory, readCells, readFreePages}}
	s.domainsTask = &task{every: poll.Statistics, wanted: s.wants(message.Domains), read: s.readDomains,
		readings: []string{readDomains}}
	s.pagesTask = &task{every: poll.Statistics, wanted: func() bool { return len(s.pages) > 0 }, read: s.readPages,
		readings: []string{readDomain, readDomainXML}}
	s.changes = &task{every: never, wanted: func() bool { return len(s.touched) > 0 }, read: s.readChanges}
	s.inventory = &task{every: poll.Inventory, wanted: s.wants(message.Inventory), read: s.readInventory,
		readings: []string{readNetworks, readPools, readDevices}}
	s.capabilities = &task{every: capabilitiesEvery, wanted: s.wants(message.Capabilities), read: s.readCapabilities,
		readings: []string{readCaps}}
	return s
}

// The names of readings, in HostRow.Missing and HostRow.Failing.
const (
	readPing      = "heartbeat"
	readVersions  = "versions"
	readNodeInfo  = "nodeInfo"
	readCaps      = "capabilities"
	readCPU       = "cpuStats"
	readCPUMap    = "cpuMap"
	readMemory    = "memoryStats"
	readCells     = "freeMemory"
	readFreePages = "freePages"
	readSysinfo   = "sysinfo"
	readCounts    = "domainCounts"
	readDomains   = "domainStats"
	readDomain    = "domain"
	readDomainXML = "domainXML"
	readNetworks  = "networks"
	readPools     = "pools"
	readDevices   = "devices"
	readEvents    = "events"
)

func always() bool { return true }

func (s *session) wants(topic message.Topic) func() bool {
	return func() bool { return s.p.wants(topic) }
}

// unless does something unless the session has ended meanwhile.
func (s *session) unless(do func()) {
	if s.ctx.Err() == nil {
		do()
	}
}

// closed tells the end of the connection.
func (s *session) closed() <-chan struct{} {
	if s.daemon == nil {
		return nil
	}
	return s.daemon.Closed()
}

// tasks are those that run, in the order in which they begin.
func (s *session) tasks() []*task {
	switch {
	case s.daemon == nil:
		return nil
	case !s.ready:
		return []*task{s.heartbeat}
	default:
		return []*task{s.heartbeat, s.changes, s.domainsTask, s.pagesTask, s.nodeTask, s.summary, s.inventory, s.capabilities}
	}
}

// act does what is due, and says when there is more to do.
func (s *session) act(now time.Time) time.Time {
	next := now.Add(time.Hour)
	if !s.ready {
		if now.Sub(s.shown) >= progressEvery {
			s.shown = now
			s.progress(now)
		}
		next = s.shown.Add(progressEvery)
	} else if at, waiting := s.feed.act(now); waiting && at.Before(next) {
		next = at
	}
	for _, t := range s.tasks() {
		at, waiting := t.next()
		switch {
		case !waiting:
		case !at.After(now):
			s.start(t, now)
		case at.Before(next):
			next = at
		}
	}
	return next
}

// progress tells in the host's row how long it takes.
//
// A host that was away stays so until its daemon has answered: only then can
// an attempt take longer than connecting may.
func (s *session) progress(now time.Time) {
	p := s.p
	soFar := now.Sub(s.began).Round(time.Second)
	switch {
	case s.daemon != nil:
		p.become(message.Connecting, message.ReasonReading, fmt.Sprintf("reading capabilities, %v so far", soFar))
	case p.problem == nil:
		p.become(message.Connecting, message.ReasonFirst, fmt.Sprintf("connecting, %v so far", soFar))
	case soFar > p.o.Budgets.Connect:
		p.become(message.Connecting, p.problem.Code, fmt.Sprintf("connecting, %v so far; before: %v", soFar, p.problem))
	default:
		return
	}
	p.show()
}

// opened goes on once there is a connection: it reads what all else needs.
func (s *session) opened(daemon Daemon) {
	p := s.p
	s.daemon = daemon
	p.become(message.Connecting, message.ReasonReading, "reading capabilities")
	p.show()
	r := s.newRound()
	p.beside(func() func() {
		var versions remote.Versions
		var info remote.NodeInfo
		var doc document
		r.try(readVersions, func() (err error) { versions, err = daemon.Versions(r.ctx); return })
		r.try(readNodeInfo, func() (err error) { info, err = daemon.NodeInfo(r.ctx); return })
		r.try(readCaps, func() (err error) { doc, err = readDocument(r.ctx, daemon); return })
		return func() {
			s.unless(func() {
				if errors.Is(r.over, errOver) {
					return // the connection has ended; that is told elsewhere
				}
				s.versions, s.info = versions, info
				s.addDocument(doc)
				s.note(r)
				s.becomeReady()
			})
		}
	})
}

func (s *session) becomeReady() {
	p := s.p
	s.ready, s.readySince = true, time.Now()
	p.problem = nil
	p.row.Attempts, p.row.NextTry = 0, ""
	p.row.Driver, p.row.Hostname = s.versions.Driver, s.versions.Hostname
	p.row.Libvirt, p.row.Version = s.versions.Libvirt, s.versions.Hypervisor
	p.row.CPUs, p.row.Memory = s.info.CPUs, s.info.Memory
	p.row.Busy = nil
	s.judge()
	p.show()
	p.look()
}

// judge puts the host into the state that its readings say it is in.
func (s *session) judge() {
	p := s.p
	if !s.ready {
		return
	}
	p.row.Missing = slices.Sorted(maps.Keys(s.missing))
	if p.row.Missing == nil {
		p.row.Missing = []string{}
	}
	p.row.Failing = maps.Clone(s.failing)
	switch {
	case s.slow > 0:
		p.become(message.Degraded, message.ReasonSlow, fmt.Sprintf("answers take long: %v", s.slow.Round(time.Millisecond)))
	case len(s.failing) > 0:
		var failures []string
		for _, reading := range slices.Sorted(maps.Keys(s.failing)) {
			failures = append(failures, reading+": "+s.failing[reading])
		}
		p.become(message.Degraded, message.ReasonPartial, "cannot read "+strings.Join(failures, "; "))
	default:
		p.become(message.Online, message.ReasonNone, "")
	}
}

// look begins and ends what reads the pages of domains, after what is wanted
// has changed.
func (s *session) look() {
	for key := range s.p.wanted {
		if key.Topic != message.Domain {
			continue
		}
		if _, known := s.pages[key.Item]; !known {
			if !validUUID(key.Item) {
				s.p.claim.Withdraw(key, &message.Error{Code: message.NoSuchItem, Message: fmt.Sprintf("%.60q is not the UUID of a domain", key.Item)})
				continue
			}
			s.pages[key.Item] = &page{stale: true}
			s.pagesTask.soon(time.Now())
		}
	}
	for uuid := range s.pages {
		if !s.p.wanted[s.p.key(message.Domain, uuid)] {
			delete(s.pages, uuid)
		}
	}
	if !s.p.wants(message.Domains) {
		s.table = newTable()
	}
	if !s.p.wants(message.Node) {
		s.node = nodeReader{}
	}
	if !s.p.wants(message.Hosts) {
		s.busy = cpuMeter{}
	}
	for _, t := range s.tasks() {
		if t.wanted() {
			continue
		}
		t.due = time.Time{} // to be read at once when it is wanted again
		for _, reading := range t.readings {
			delete(s.failing, reading)
		}
	}
}

// rereadAll has everything read again, because events are missing.
func (s *session) rereadAll() {
	now := time.Now()
	for _, page := range s.pages {
		page.stale = true
	}
	for _, t := range []*task{s.domainsTask, s.pagesTask, s.summary, s.inventory} {
		t.soon(now)
	}
}

// readHeartbeat asks whether the daemon is there, and how long that takes. A
// daemon that refuses to say is there, too.
func (s *session) readHeartbeat(r *round) job {
	return func() func() {
		began := time.Now()
		r.try(readPing, func() error { return s.daemon.Ping(r.ctx) })
		now := time.Now()
		took := now.Sub(began)
		return func() {
			row := &s.p.row
			row.Heard = stamp(now)
			row.Latency = milliseconds(took)
			row.Latencies = append(row.Latencies, row.Latency)
			if extra := len(row.Latencies) - latenciesKept; extra > 0 {
				row.Latencies = slices.Delete(row.Latencies, 0, extra)
			}
			s.slow = 0
			if took > min(slowest, s.p.o.Budgets.Call/2) {
				s.slow = took
			}
			s.judge()
			s.p.show()
		}
	}
}

// latenciesKept is how many latencies of heartbeats a row has.
const latenciesKept = 30

// readSummary reads the numbers in the list of hosts.
func (s *session) readSummary(r *round) job {
	return func() func() {
		var times remote.CPUTimes
		var memory remote.Memory
		var active, all int
		cpuRead := r.try(readCPU, func() (err error) { times, err = s.daemon.CPUTimes(r.ctx, -1); return })
		at := time.Now()
		memoryRead := r.try(readMemory, func() (err error) { memory, err = s.daemon.Memory(r.ctx, -1); return })
		counted := r.try(readCounts, func() (err error) { active, all, err = s.daemon.CountDomains(r.ctx); return })
		return func() {
			row := &s.p.row
			if cpuRead {
				if shares, measured := s.busy.measure(times, at); measured {
					busy := shares.busy
					row.Busy = &busy
				}
			}
			if memoryRead {
				// Both of one reading: nodeinfo may leave out what was added while the host ran.
				row.Memory, row.Free = memory.Total, memory.Free
			}
			if counted {
				row.Running, row.Domains = &active, &all
			}
			s.p.show()
		}
	}
}

package poll

import (
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// shortestSpan is the shortest time that rates are means over. What is read
// again sooner, because of an event, keeps the rates it had.
const shortestSpan = 400 * time.Millisecond

// table is the table of domains.
//
// Readings of all domains and of some overlap. Of two readings of a domain
// the one that was asked for later counts, whichever is answered first.
type table struct {
	entries map[string]*entry // by UUID
	whole   bool              // all have been read once
}

// entry is a domain in the table, or what is left of one that is gone.
type entry struct {
	asked time.Time
	gone  bool
	meter domainMeter
	row   message.DomainRow
	item  message.Item
}

func newTable() *table { return &table{entries: map[string]*entry{}} }

// merge puts a reading into the table: of all domains, or of those named.
func (t *table) merge(read []remote.Domain, named []string, asked, at time.Time) {
	seen := make(map[string]bool, len(read))
	for _, d := range read {
		seen[d.UUID] = true
		e := t.entries[d.UUID]
		if e == nil {
			e = &entry{}
			t.entries[d.UUID] = e
		} else if asked.Before(e.asked) {
			continue
		}
		e.asked, e.gone = asked, false
		row := rowOf(d)
		e.meter.measure(d, at).into(&row)
		if e.item == nil || !sameRow(row, e.row) {
			e.row, e.item = row, encode(row)
		}
	}
	if named == nil {
		t.whole = true
		for uuid, e := range t.entries {
			if !seen[uuid] && e.asked.Before(asked) {
				delete(t.entries, uuid)
			}
		}
		return
	}
	for _, uuid := range named {
		if e := t.entries[uuid]; !seen[uuid] && (e == nil || !asked.Before(e.asked)) {
			t.entries[uuid] = &entry{asked: asked, gone: true}
		}
	}
}

// items are the rows to publish.
func (t *table) items() message.Items {
	items := make(message.Items, len(t.entries))
	for uuid, e := range t.entries {
		if !e.gone {
			items[uuid] = e.item
		}
	}
	return items
}

// publishTable publishes the table of domains.
func (s *session) publishTable() {
	if !s.table.whole {
		return
	}
	s.p.publish(s.p.key(message.Domains, ""), s.table.items())
	if len(s.touched) == 0 && !s.touchedSince.IsZero() {
		if s.p.o.Observer.Change != nil {
			s.p.o.Observer.Change(time.Since(s.touchedSince))
		}
		s.touchedSince = time.Time{}
	}
}

// readDomains reads the whole table.
func (s *session) readDomains(r *round) job {
	return func() func() {
		var domains []remote.Domain
		read := r.try(readDomains, func() (err error) { domains, err = s.daemon.Domains(r.ctx); return })
		at := time.Now()
		return func() {
			if read {
				s.table.merge(domains, nil, r.asked, at)
				s.publishTable()
			}
		}
	}
}

// readChanges reads the rows of domains that events were about.
func (s *session) readChanges(r *round) job {
	uuids := make([]string, 0, len(s.touched))
	for uuid := range s.touched {
		uuids = append(uuids, uuid)
	}
	clear(s.touched)
	return func() func() {
		var domains []remote.Domain
		read := r.try(readDomains, func() (err error) { domains, err = s.daemon.DomainsNamed(r.ctx, uuids); return })
		at := time.Now()
		return func() {
			if read {
				s.table.merge(domains, uuids, r.asked, at)
				s.publishTable()
			} else {
				s.domainsTask.soon(time.Now())
			}
		}
	}
}

func rowOf(d remote.Domain) message.DomainRow {
	return message.DomainRow{
		UUID: d.UUID, Name: d.Name, ID: d.ID, State: d.State, Reason: d.Reason, VCPUs: d.VCPUs,
		Memory: d.Memory, MaxMemory: d.MaxMemory, RSS: max(d.RSS, 0),
	}
}

// domainMeter makes rates of a domain's counters.
type domainMeter struct {
	before remote.Domain
	at     time.Time
	rates  domainRates
}

// domainRates are what a row has of them.
type domainRates struct {
	cpu, blockRead, blockWrite, netRead, netWrite *float64
}

func (r domainRates) into(row *message.DomainRow) {
	row.CPU = r.cpu
	row.BlockRead, row.BlockWrite = r.blockRead, r.blockWrite
	row.NetRead, row.NetWrite = r.netRead, r.netWrite
}

// measure takes a reading and returns the rates since the one before.
func (m *domainMeter) measure(d remote.Domain, at time.Time) domainRates {
	span := at.Sub(m.at)
	switch b := &m.before; {
	case m.at.IsZero() || b.ID != d.ID || d.ID < 0 || d.CPU < b.CPU: // another life of the domain
		m.rates = domainRates{}
	case span < shortestSpan:
		return m.rates
	default:
		m.rates = domainRates{
			cpu:        timeRate(d.CPU, b.CPU, span),
			blockRead:  rate(d.BlockRead, b.BlockRead, span),
			blockWrite: rate(d.BlockWrite, b.BlockWrite, span),
			netRead:    rate(d.NetRead, b.NetRead, span),
			netWrite:   rate(d.NetWrite, b.NetWrite, span),
		}
	}
	m.before, m.at = d, at
	m.before.VCPU, m.before.Blocks, m.before.Nets = nil, nil, nil
	return m.rates
}

// sameRow says whether two rows read the same.
func sameRow(a, b message.DomainRow) bool {
	same := sameRate(a.CPU, b.CPU) &&
		sameRate(a.BlockRead, b.BlockRead) && sameRate(a.BlockWrite, b.BlockWrite) &&
		sameRate(a.NetRead, b.NetRead) && sameRate(a.NetWrite, b.NetWrite)
	domainRates{}.into(&a)
	domainRates{}.into(&b)
	return same && a == b
}

func sameRate(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

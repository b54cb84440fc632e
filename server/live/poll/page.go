package poll

import (
	"encoding/xml"
	"strconv"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// vcpusMost is how many vCPUs of a stopped domain are listed, whatever its
// definition says.
const vcpusMost = 4096

// page is one domain that somebody watches: its row, its parts and its XML.
type page struct {
	stale bool // an event was about it: the XML may be another
	// The XML, and when it was read. Not everything that changes it is told
	// as an event, so it is read again from time to time.
	xml        string
	xmlAt      time.Time
	persistent bool
	pinning    pinning

	meter domainMeter
	parts partMeter
}

// visit is one reading of a page.
type visit struct {
	uuid    string
	readXML bool
	// What was read.
	at         time.Time
	domain     remote.Domain
	xml        string
	xmlRead    bool
	persistent bool
	gone, ok   bool
}

// readPages reads the domains that are watched one by one.
func (s *session) readPages(r *round) job {
	var visits []*visit
	for uuid, page := range s.pages {
		old := r.asked.Sub(page.xmlAt) >= s.p.host.Poll.Inventory
		visits = append(visits, &visit{uuid: uuid, readXML: page.stale || old})
		page.stale = false
	}
	return func() func() {
		for _, v := range visits {
			r.visit(s.daemon, v)
		}
		return func() {
			for _, v := range visits {
				s.visited(v)
			}
		}
	}
}

func (r *round) visit(daemon Daemon, v *visit) {
	v.ok = r.try(readDomain, func() (err error) {
		v.domain, err = daemon.Domain(r.ctx, v.uuid)
		return v.unlessGone(err)
	})
	v.at = time.Now()
	if !v.ok || v.gone || !v.readXML {
		return
	}
	v.xmlRead = r.try(readDomainXML, func() (err error) {
		if v.xml, err = daemon.DomainXML(r.ctx, v.uuid); err == nil {
			v.persistent, err = daemon.DomainPersistent(r.ctx, v.uuid)
		}
		return v.unlessGone(err)
	})
}

// unlessGone takes note of a domain that is not there, which is not a failure.
func (v *visit) unlessGone(err error) error {
	if remote.NotFound(err) {
		v.gone = true
		return nil
	}
	return err
}

// visited publishes what was read.
func (s *session) visited(v *visit) {
	p, watched := s.pages[v.uuid]
	key := s.p.key(message.Domain, v.uuid)
	switch {
	case !watched:
		return
	case v.gone:
		*p = page{stale: true}
		s.p.claim.Withdraw(key, notThere(v.uuid))
		return
	case !v.ok:
		p.stale = p.stale || v.readXML
		return
	}
	if v.xmlRead {
		p.xml, p.xmlAt, p.persistent = v.xml, v.at, v.persistent
		p.pinning = readPinning(v.xml)
	} else if v.readXML {
		p.stale = true
	}
	s.p.publish(key, p.items(v))
}

// items are the page's.
func (p *page) items(v *visit) message.Items {
	d := v.domain
	items := message.Items{}
	whole := message.DomainItem{DomainRow: rowOf(d), At: stamp(v.at), Persistent: p.persistent, XML: p.xml}
	p.meter.measure(d, v.at).into(&whole.DomainRow)
	items["domain"] = encode(whole)
	p.parts.measure(d, v.at)
	p.vcpus(items, d)
	for i, b := range d.Blocks {
		item := message.BlockItem{Name: b.Name, Source: b.Source, Capacity: max(b.Capacity, 0), Allocation: max(b.Allocation, 0)}
		if rates := p.parts.blocks; i < len(rates) {
			item.Read, item.Write, item.ReadOps, item.WriteOps = rates[i][0], rates[i][1], rates[i][2], rates[i][3]
		}
		items["block/"+b.Name] = encode(item)
	}
	for i, n := range d.Nets {
		item := message.NetItem{Name: n.Name, Errors: max(n.Errors, 0), Drops: max(n.Drops, 0)}
		if rates := p.parts.nets; i < len(rates) {
			item.Read, item.Write, item.ReadPackets, item.SentPackets = rates[i][0], rates[i][1], rates[i][2], rates[i][3]
		}
		items["net/"+n.Name] = encode(item)
	}
	return items
}

func (p *page) vcpus(items message.Items, d remote.Domain) {
	put := func(item message.VCPUItem) {
		item.Pinned = p.pinning.of(item.VCPU)
		items["vcpu/"+strconv.Itoa(item.VCPU)] = encode(item)
	}
	for i, v := range d.VCPU {
		item := message.VCPUItem{VCPU: v.Number, State: v.State, On: v.On}
		if rates := p.parts.vcpus; i < len(rates) {
			item.CPU = rates[i][0]
		}
		put(item)
	}
	if d.ID < 0 && len(d.VCPU) == 0 {
		for n := range min(d.VCPUs, vcpusMost) {
			put(message.VCPUItem{VCPU: n, State: "offline", On: -1})
		}
	}
}

// partMeter makes rates of the counters of a domain's parts. A part is
// measured against the one with its name; where the domain began anew, none is.
type partMeter struct {
	before remote.Domain
	at     time.Time
	// By the place of the part in the reading.
	vcpus  [][1]*float64
	blocks [][4]*float64
	nets   [][4]*float64
}

func (m *partMeter) measure(d remote.Domain, at time.Time) {
	b, span := m.before, at.Sub(m.at)
	again := m.at.IsZero() || b.ID != d.ID || d.ID < 0 || d.CPU < b.CPU
	if !again && span < shortestSpan && sameParts(b, d) {
		return
	}
	m.before, m.at = d, at
	m.vcpus, m.blocks, m.nets = nil, nil, nil
	if again || span < shortestSpan {
		return
	}
	vcpus := map[int]remote.VCPU{}
	for _, v := range b.VCPU {
		vcpus[v.Number] = v
	}
	for _, v := range d.VCPU {
		was, known := vcpus[v.Number]
		var rates [1]*float64
		if known {
			rates[0] = timeRate(v.CPU, was.CPU, span)
			if rates[0] != nil {
				*rates[0] = min(*rates[0], 1)
			}
		}
		m.vcpus = append(m.vcpus, rates)
	}
	blocks := map[string]remote.Block{}
	for _, b := range b.Blocks {
		blocks[b.Name] = b
	}
	for _, b := range d.Blocks {
		was, known := blocks[b.Name]
		var rates [4]*float64
		if known {
			rates = [4]*float64{rate(b.Read, was.Read, span), rate(b.Write, was.Write, span),
				rate(b.ReadOps, was.ReadOps, span), rate(b.WriteOps, was.WriteOps, span)}
		}
		m.blocks = append(m.blocks, rates)
	}
	nets := map[string]remote.Net{}
	for _, n := range b.Nets {
		nets[n.Name] = n
	}
	for _, n := range d.Nets {
		was, known := nets[n.Name]
		var rates [4]*float64
		if known {
			rates = [4]*float64{rate(n.Read, was.Read, span), rate(n.Write, was.Write, span),
				rate(n.ReadPackets, was.ReadPackets, span), rate(n.WritePackets, was.WritePackets, span)}
		}
		m.nets = append(m.nets, rates)
	}
}

// sameParts says whether two readings have the same parts in the same places.
func sameParts(a, b remote.Domain) bool {
	if len(a.VCPU) != len(b.VCPU) || len(a.Blocks) != len(b.Blocks) || len(a.Nets) != len(b.Nets) {
		return false
	}
	for i := range a.VCPU {
		if a.VCPU[i].Number != b.VCPU[i].Number {
			return false
		}
	}
	for i := range a.Blocks {
		if a.Blocks[i].Name != b.Blocks[i].Name {
			return false
		}
	}
	for i := range a.Nets {
		if a.Nets[i].Name != b.Nets[i].Name {
			return false
		}
	}
	return true
}

// pinning says on which CPUs of the host vCPUs may run, as XML says it.
type pinning struct {
	all  string
	each map[int]string
}

func (p pinning) of(vcpu int) string {
	if set, own := p.each[vcpu]; own {
		return set
	}
	return p.all
}

// readPinning reads it from a domain's XML. XML that cannot be read pins nothing.
func readPinning(text string) pinning {
	var domain struct {
		VCPU struct {
			CPUSet string `xml:"cpuset,attr"`
		} `xml:"vcpu"`
		Pins []struct {
			VCPU   int    `xml:"vcpu,attr"`
			CPUSet string `xml:"cpuset,attr"`
		} `xml:"cputune>vcpupin"`
	}
	if xml.Unmarshal([]byte(text), &domain) != nil {
		return pinning{}
	}
	p := pinning{all: domain.VCPU.CPUSet, each: map[int]string{}}
	for _, pin := range domain.Pins {
		p.each[pin.VCPU] = pin.CPUSet
	}
	return p
}

package poll

import (
	"fmt"
	"strconv"
	"sync"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

const (
	// eventsKept is how many events a host's list has.
	eventsKept = 200
	// inboxSize is how many events wait to be looked at. More are lost, and
	// everything is read again.
	inboxSize = 4096
	// touchedMost is how many domains are read one by one after events. If
	// there are more, reading all at once costs less.
	touchedMost = 64
)

// inbox holds events until the deciding goroutine takes them. Those who put
// them there never wait.
type inbox struct {
	ready chan struct{} // has a value after something was put in

	mu     sync.Mutex
	events []arrival
	missed bool
}

// arrival is an event, and when it came.
type arrival struct {
	event remote.Event
	at    time.Time
}

func newInbox() *inbox { return &inbox{ready: make(chan struct{}, 1)} }

func (i *inbox) put(e remote.Event) {
	i.mu.Lock()
	if e.Missed || len(i.events) == inboxSize {
		i.missed = true
	} else {
		i.events = append(i.events, arrival{e, time.Now()})
	}
	i.mu.Unlock()
	select {
	case i.ready <- struct{}{}:
	default:
	}
}

func (i *inbox) take() (events []arrival, missed bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	events, missed = i.events, i.missed
	i.events, i.missed = nil, false
	return events, missed
}

// takeEvents lists the events that have come, and has read what they changed.
func (p *poller) takeEvents() {
	events, missed := p.inbox.take()
	s := p.session
	now := time.Now()
	for _, arrived := range events {
		e := arrived.event
		p.events.add(arrived.at, message.EventItem{Kind: e.Kind, Name: e.Name, UUID: e.UUID, Event: e.Event, Detail: e.Detail})
		if s == nil || !s.ready {
			continue
		}
		if e.Kind == "domain" {
			s.touch(e, arrived.at, now)
		} else {
			s.inventory.soon(now)
		}
	}
	if missed {
		p.events.add(now, message.EventItem{Kind: "host", Name: p.host.Name, Event: "missed",
			Detail: "events came faster than they could be taken; everything is read again"})
		if s != nil && s.ready {
			s.rereadAll()
		}
	}
	p.publishEvents()
}

// touch has read what an event of a domain changed.
func (s *session) touch(e remote.Event, at, now time.Time) {
	if page, watched := s.pages[e.UUID]; watched {
		page.stale = true
		s.pagesTask.soon(now)
	}
	if !e.Changed && s.p.wants(message.Hosts) {
		s.summary.soon(now) // domains may be more or fewer
	}
	if !s.p.wants(message.Domains) {
		return
	}
	if s.touchedSince.IsZero() {
		s.touchedSince = at
	}
	s.touched[e.UUID] = true
	s.changes.soon(now)
	if len(s.touched) > touchedMost {
		clear(s.touched)
		s.domainsTask.soon(now)
	}
}

// eventLog is a host's last events, numbered from 1.
type eventLog struct {
	last  int
	items []message.Item // the newest is the one numbered last
}

func (l *eventLog) add(at time.Time, e message.EventItem) {
	e.At = stamp(at)
	l.last++
	l.items = append(l.items, encode(e))
	if extra := len(l.items) - eventsKept; extra > 0 {
		clear(l.items[:extra])
		l.items = l.items[extra:]
	}
}

func (p *poller) publishEvents() {
	l := &p.events
	items := make(message.Items, len(l.items))
	for i, item := range l.items {
		items[strconv.Itoa(l.last-len(l.items)+1+i)] = item
	}
	p.claim.Publish(p.key(message.Events, ""), items)
}

// validUUID says whether a text is a UUID as libvirt writes it.
func validUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i, c := range []byte(text) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		hex := '0' <= c && c <= '9' || 'a' <= c && c <= 'f'
		if dash != (c == '-') || !dash && !hex {
			return false
		}
	}
	return true
}

// notThere says that a domain is none.
func notThere(uuid string) *message.Error {
	return &message.Error{Code: message.NoSuchItem, Message: fmt.Sprintf("there is no domain %s", uuid)}
}

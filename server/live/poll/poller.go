package poll

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
	"ringlab/server/live/remote"
	"ringlab/server/live/state"
)

// progressEvery is how often the row of a host that is being connected tells
// how long that has taken so far.
const progressEvery = time.Second

// poller is what the deciding goroutine of a host knows. Nobody else touches
// it: what takes time runs beside, and leaves what is to be done with its
// result in after.
type poller struct {
	claim exchange.Claim
	host  hosts.Host
	o     Options
	log   *slog.Logger

	ctx   context.Context // of Run
	after chan func()

	row       message.HostRow
	wanted    map[message.Key]bool
	kept      map[message.Key]bool // published because wanted
	inbox     *inbox
	events    eventLog
	documents documents

	session *session // nil while waiting for the next attempt
	backoff backoff
	nextTry time.Time
	problem *remote.Problem // why there is no connection
	asking  int             // questions being answered
}

func newPoller(claim exchange.Claim, host hosts.Host, o Options) *poller {
	o.Budgets = o.Budgets.WithDefaults()
	host.Poll.Heartbeat = cmp.Or(host.Poll.Heartbeat, 10*time.Second)
	host.Poll.Statistics = cmp.Or(host.Poll.Statistics, 2*time.Second)
	host.Poll.Inventory = cmp.Or(host.Poll.Inventory, 30*time.Second)
	if o.Log == nil {
		o.Log = slog.Default()
	}
	p := &poller{
		claim:  claim,
		host:   host,
		o:      o,
		log:    o.Log.With("host", host.ID),
		after:  make(chan func()),
		wanted: map[message.Key]bool{},
		kept:   map[message.Key]bool{},
		inbox:  newInbox(),
		row: message.HostRow{
			ID:        host.ID,
			Name:      host.Name,
			Labels:    host.Labels,
			Source:    message.Live,
			Transport: string(host.Address.Transport),
			Latencies: []float64{},
			Offers:    []string{},
			Missing:   []string{},
			Failing:   map[string]string{},
		},
	}
	if p.row.Labels == nil {
		p.row.Labels = map[string]string{}
	}
	if host.DomainCapabilities {
		p.row.Offers = append(p.row.Offers, offerDomainCapabilities)
	}
	if host.PastedCPU {
		p.row.Offers = append(p.row.Offers, offerPastedCPU)
	}
	return p
}

// What a host's row can offer.
const (
	offerDomainCapabilities = "domainCapabilities"
	offerPastedCPU          = "pastedCPU"
)

// run decides until ctx is done or the claim lost.
func (p *poller) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends all that runs beside, and closes all connections
	p.ctx = ctx

	p.become(message.Connecting, message.ReasonFirst, "connecting")
	p.show()
	p.publishEvents()
	p.look()

	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		var closed, eventsClosed <-chan struct{}
		if p.session != nil {
			closed, eventsClosed = p.session.closed(), p.session.feed.closed()
		}
		select {
		case <-ctx.Done():
			return
		case <-p.claim.Lost():
			return
		case then := <-p.after:
			then()
		case <-p.claim.Changed():
			p.look()
		case asked := <-p.claim.Questions():
			p.answer(asked)
		case <-p.inbox.ready:
			p.takeEvents()
		case <-closed:
			p.disconnected(p.session.daemon.Err())
		case <-eventsClosed:
			p.session.feedLost(p.session.feed.daemon.Err())
		case <-timer.C:
		}
		timer.Reset(time.Until(p.act(time.Now())))
	}
}

// beside runs a job in a goroutine of its own, and what it returns in the
// deciding one.
func (p *poller) beside(job job) {
	ctx := p.ctx
	go func() {
		then := job()
		select {
		case p.after <- then:
		case <-ctx.Done():
		}
	}()
}

// act does what is due, and says when there is more to do.
func (p *poller) act(now time.Time) time.Time {
	if p.session == nil {
		if now.Before(p.nextTry) {
			return p.nextTry
		}
		p.connect(now)
	}
	return p.session.act(now)
}

// look takes note of what is wanted. What is wanted no longer is read no
// longer, and what is known of it grows old; it is taken back, except while
// the host is away and its last state is all there is.
func (p *poller) look() {
	p.wanted = map[message.Key]bool{}
	for _, key := range p.claim.Wanted() {
		p.wanted[key] = true
	}
	if p.session == nil || !p.session.ready {
		return
	}
	for key := range p.kept {
		if !p.wanted[key] {
			p.claim.Withdraw(key, nil)
			delete(p.kept, key)
		}
	}
	p.session.look()
}

func (p *poller) key(topic message.Topic, item string) message.Key {
	if topic == message.Hosts {
		return message.Key{Topic: topic}
	}
	return message.Key{Host: p.host.ID, Topic: topic, Item: item}
}

func (p *poller) wants(topic message.Topic) bool { return p.wanted[p.key(topic, "")] }

// publish makes items the state of a key that is kept up while it is wanted.
func (p *poller) publish(key message.Key, items message.Items) {
	if p.wanted[key] {
		p.kept[key] = true
		p.claim.Publish(key, items)
	}
}

// become puts the host into a state, for a reason.
func (p *poller) become(st message.State, code message.Reason, reason string) {
	changed := p.row.State != st
	if (changed || p.row.Code != code) && p.o.Observer.State != nil {
		p.o.Observer.State(st, code)
	}
	p.row.State, p.row.Code, p.row.Reason = st, code, reason
	if !changed {
		return
	}
	now := time.Now()
	p.row.Since = stamp(now)
	p.log.Info("host is "+string(st), "code", code, "reason", reason)
	p.events.add(now, message.EventItem{Kind: "host", Name: p.host.Name, Event: string(st), Detail: reason})
	p.publishEvents()
}

// show publishes the host's row.
func (p *poller) show() {
	p.claim.Publish(p.key(message.Hosts, ""), message.Items{p.host.ID: encode(p.row)})
}

// connect begins an attempt.
func (p *poller) connect(now time.Time) {
	s := newSession(p, now)
	p.session = s
	p.row.NextTry = ""
	p.show()
	p.beside(func() func() {
		daemon, err := p.o.Connect(s.ctx, remote.ForReading, nil)
		if err != nil {
			return func() { s.unless(func() { p.disconnected(err) }) }
		}
		context.AfterFunc(s.ctx, daemon.Close)
		return func() { s.unless(func() { s.opened(daemon) }) }
	})
}

// disconnected ends the session, and says when there will be another.
func (p *poller) disconnected(err error) {
	now := time.Now()
	s := p.session
	s.end()
	p.session = nil
	if s.ready && now.Sub(s.readySince) >= stableAfter {
		p.backoff.reset()
	}
	p.problem = problemOf(err)
	if !s.ready {
		p.row.Attempts++
		if p.o.Observer.Attempt != nil {
			p.o.Observer.Attempt(p.problem.Code)
		}
	}
	p.nextTry = now.Add(p.backoff.next())
	p.row.NextTry = stamp(p.nextTry)
	p.row.Failing = map[string]string{}
	p.become(message.Offline, p.problem.Code, p.problem.Error())
	p.show()
}

// problemOf says why a connection is none, whoever reports it.
func problemOf(err error) *remote.Problem {
	var problem *remote.Problem
	switch {
	case errors.As(err, &problem):
		return problem
	case err == nil:
		return &remote.Problem{Code: message.ReasonClosed, Err: errors.New("the connection was closed")}
	case errors.Is(err, context.DeadlineExceeded):
		return &remote.Problem{Code: message.ReasonTimeout, Err: err}
	default:
		return &remote.Problem{Code: message.ReasonDaemon, Err: err}
	}
}

// encode is state.Encode of this package's own objects, which can all be encoded.
func encode(object any) message.Item {
	item, err := state.Encode(object)
	if err != nil {
		panic(fmt.Sprintf("poll: %v", err))
	}
	return item
}

// stamp writes a time as messages have it.
func stamp(t time.Time) string {
	return t.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}

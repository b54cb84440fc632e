package exchange

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"

	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// queueLength is how many updates wait for a watch. One that falls further
// behind gets the whole state instead.
const queueLength = 64

// listKey is the key of all hosts.
var listKey = message.Key{Topic: message.Hosts}

// Local is the Exchange of one process. State handed over is shared, not
// copied.
type Local struct {
	mu      sync.Mutex
	claims  map[string]*localClaim             // by host
	streams map[string]map[message.Key]*stream // by host; the list of hosts under ""
}

var _ Exchange = (*Local)(nil)

// NewLocal returns an exchange without hosts.
func NewLocal() *Local {
	l := &Local{claims: map[string]*localClaim{}, streams: map[string]map[message.Key]*stream{}}
	// The list of hosts has a state from the start, and never loses it: that
	// there is no host is a state too.
	l.stream(listKey).begin(message.Items{})
	return l
}

// Claim implements Exchange.
func (l *Local) Claim(ctx context.Context, host string) (Claim, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("claiming host %q: %w", host, err)
		}
		l.mu.Lock()
		other, taken := l.claims[host]
		if !taken {
			c := &localClaim{
				local:     l,
				host:      host,
				changed:   make(chan struct{}, 1),
				questions: make(chan *Asked),
				over:      make(chan struct{}),
			}
			l.claims[host] = c
			l.mu.Unlock()
			return c, nil
		}
		l.mu.Unlock()
		select {
		case <-other.over:
		case <-ctx.Done():
		}
	}
}

// Watch implements Exchange.
func (l *Local) Watch(key message.Key) Watch {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.stream(key)
	w := &localWatch{local: l, stream: s, behind: true, refusal: s.refusal, ready: make(chan struct{}, 1)}
	w.wake()
	s.watches[w] = struct{}{}
	if len(s.watches) == 1 {
		l.wantedChanged(key)
	}
	return w
}

// Ask implements Exchange.
func (l *Local) Ask(ctx context.Context, q Question) (string, error) {
	l.mu.Lock()
	claim, claimed := l.claims[q.Host]
	l.mu.Unlock()
	gone := &message.Error{Code: message.NotOnline, Message: fmt.Sprintf("host %q is not watched by any server now", q.Host)}
	if !claimed {
		return "", gone
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type answer struct {
		text string
		err  error
	}
	answered := make(chan answer, 1)
	asked := NewAsked(ctx, q, func(text string, err error) { answered <- answer{text, err} })
	select {
	case claim.questions <- asked:
	case <-claim.over:
		return "", gone
	case <-ctx.Done():
		return "", fmt.Errorf("asking host %q: %w", q.Host, ctx.Err())
	}
	select {
	case a := <-answered:
		return a.text, a.err
	case <-claim.over:
		return "", gone
	case <-ctx.Done():
		return "", fmt.Errorf("asking host %q: %w", q.Host, ctx.Err())
	}
}

// stream returns the stream of a key; a new one has no state. The mutex is held.
func (l *Local) stream(key message.Key) *stream {
	ofHost, known := l.streams[key.Host]
	if !known {
		ofHost = map[message.Key]*stream{}
		l.streams[key.Host] = ofHost
	}
	s, known := ofHost[key]
	if !known {
		s = &stream{key: key, watches: map[*localWatch]struct{}{}}
		ofHost[key] = s
	}
	return s
}

// tidy forgets a stream that nobody watches and that has nothing to show.
// The mutex is held.
func (l *Local) tidy(s *stream) {
	if len(s.watches) > 0 || s.items != nil {
		return
	}
	ofHost := l.streams[s.key.Host]
	delete(ofHost, s.key)
	if len(ofHost) == 0 {
		delete(l.streams, s.key.Host)
	}
}

// wantedChanged tells whoever speaks for a key that its first watch began or
// its last one ended. The mutex is held.
func (l *Local) wantedChanged(key message.Key) {
	if key == listKey {
		for _, c := range l.claims {
			c.wantedChanged()
		}
	} else if c, claimed := l.claims[key.Host]; claimed {
		c.wantedChanged()
	}
}

// stream is the state of one key, and who watches it. Local's mutex guards it.
type stream struct {
	key     message.Key
	epoch   string
	seq     uint64
	items   message.Items  // nil while there is no state
	refusal *message.Error // why there is none, where that is known
	watches map[*localWatch]struct{}
}

// begin gives a stream a state that does not follow from one before.
func (s *stream) begin(items message.Items) {
	s.epoch, s.seq, s.items, s.refusal = rand.Text(), 1, items, nil
	for w := range s.watches {
		w.refusal = nil
		w.fallBehind()
	}
}

// goOn leads a stream from its state to the next.
func (s *stream) goOn(items, set message.Items, gone []string) {
	s.seq++
	s.items = items
	update := state.Update{Epoch: s.epoch, Seq: s.seq, Set: set, Gone: gone}
	for w := range s.watches {
		w.add(update)
	}
}

// end takes a stream's state away; refusal, where it is not nil, says why.
func (s *stream) end(refusal *message.Error) {
	s.items, s.refusal = nil, refusal
	for w := range s.watches {
		w.refusal = refusal
		w.fallBehind()
	}
}

// whole is an update that needs no state before.
func (s *stream) whole() state.Update {
	return state.Update{Epoch: s.epoch, Seq: s.seq, Whole: true, Set: s.items, Gone: []string{}}
}

// localClaim is a claim on a host of a Local.
type localClaim struct {
	local     *Local
	host      string
	changed   chan struct{}
	questions chan *Asked
	over      chan struct{} // closed by Release

	// publishing makes publications follow one another, so that comparing
	// two states, which takes its time, holds up nobody else.
	publishing sync.Mutex
}

// Publish implements Claim.
func (c *localClaim) Publish(key message.Key, items message.Items) {
	if key == listKey {
		c.publishRow(items)
		return
	}
	c.mustOwn(key)
	if items == nil {
		items = message.Items{}
	}
	c.publishing.Lock()
	defer c.publishing.Unlock()

	l := c.local
	l.mu.Lock()
	before := l.stream(key).items
	l.mu.Unlock()
	var set message.Items
	var gone []string
	if before != nil {
		set, gone = state.Diff(before, items)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.stream(key)
	switch {
	case c.released():
		l.tidy(s)
	case before == nil:
		s.begin(items)
	case len(set) > 0 || len(gone) > 0:
		s.goOn(items, set, gone)
	}
}

// publishRow puts the host's row into the list of hosts.
func (c *localClaim) publishRow(items message.Items) {
	if _, own := items[c.host]; !own || len(items) != 1 {
		panic(fmt.Sprintf("exchange: the claim of host %q publishes other rows than its own", c.host))
	}
	l := c.local
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.released() {
		return
	}
	before := message.Items{}
	if row, known := l.stream(listKey).items[c.host]; known {
		before[c.host] = row
	}
	l.changeList(state.Diff(before, items))
}

// changeList changes some rows of the list of hosts. The mutex is held.
func (l *Local) changeList(set message.Items, gone []string) {
	if len(set) == 0 && len(gone) == 0 {
		return
	}
	list := l.stream(listKey)
	list.goOn(state.Apply(list.items, state.Update{Set: set, Gone: gone}), set, gone)
}

// Withdraw implements Claim.
func (c *localClaim) Withdraw(key message.Key, err *message.Error) {
	c.mustOwn(key)
	c.publishing.Lock()
	defer c.publishing.Unlock()
	l := c.local
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.released() {
		return
	}
	s := l.stream(key)
	if told := err == nil || s.refusal != nil && *s.refusal == *err; s.items != nil || !told {
		s.end(err)
	}
	l.tidy(s)
}

// Wanted implements Claim.
func (c *localClaim) Wanted() []message.Key {
	l := c.local
	l.mu.Lock()
	defer l.mu.Unlock()
	var wanted []message.Key
	for key, s := range l.streams[c.host] {
		if len(s.watches) > 0 {
			wanted = append(wanted, key)
		}
	}
	if len(l.stream(listKey).watches) > 0 {
		wanted = append(wanted, listKey)
	}
	return wanted
}

// Changed implements Claim.
func (c *localClaim) Changed() <-chan struct{} { return c.changed }

// Questions implements Claim.
func (c *localClaim) Questions() <-chan *Asked { return c.questions }

// Lost implements Claim. Within one process no claim is lost, so this channel
// is one that never delivers.
func (c *localClaim) Lost() <-chan struct{} { return nil }

// Release implements Claim.
func (c *localClaim) Release() {
	c.publishing.Lock()
	defer c.publishing.Unlock()
	l := c.local
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.released() {
		return
	}
	close(c.over)
	delete(l.claims, c.host)
	for _, s := range l.streams[c.host] {
		s.end(nil)
		l.tidy(s)
	}
	if _, listed := l.stream(listKey).items[c.host]; listed {
		l.changeList(nil, []string{c.host})
	}
}

// mustOwn panics where a claim speaks for another host: a fault of the caller.
func (c *localClaim) mustOwn(key message.Key) {
	if key.Host != c.host || key.Topic == message.Hosts {
		panic(fmt.Sprintf("exchange: the claim of host %q speaks for %+v", c.host, key))
	}
}

// released says whether the claim has been given up. Local's mutex is held.
func (c *localClaim) released() bool {
	select {
	case <-c.over:
		return true
	default:
		return false
	}
}

func (c *localClaim) wantedChanged() { wake(c.changed) }

// wake leaves one value in a channel with room for one.
func wake(ch chan<- struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}

// localWatch is a watch of a key of a Local. Local's mutex guards it.
type localWatch struct {
	local   *Local
	stream  *stream
	queue   []state.Update
	behind  bool           // next comes the whole state, as soon as there is one
	refusal *message.Error // to be told before that
	closed  bool
	ready   chan struct{} // has a value after something changed
}

func (w *localWatch) wake() { wake(w.ready) }

func (w *localWatch) add(u state.Update) {
	switch {
	case w.behind: // the state to come has this in it
	case len(w.queue) == queueLength:
		w.fallBehind()
	default:
		w.queue = append(w.queue, u)
	}
	w.wake()
}

func (w *localWatch) fallBehind() {
	w.behind, w.queue = true, nil
	w.wake()
}

// Next implements Watch.
func (w *localWatch) Next(ctx context.Context) (state.Update, error) {
	for {
		update, err, found := w.take()
		if found {
			return update, err
		}
		select {
		case <-w.ready:
		case <-ctx.Done():
			return state.Update{}, fmt.Errorf("watching: %w", ctx.Err())
		}
	}
}

// take returns what is there for Next to return, if there is anything.
func (w *localWatch) take() (u state.Update, err error, found bool) {
	w.local.mu.Lock()
	defer w.local.mu.Unlock()
	switch {
	case w.closed:
		return u, ErrClosed, true
	case w.refusal != nil:
		err, w.refusal = w.refusal, nil
		return u, err, true
	case w.behind && w.stream.items != nil:
		w.behind = false
		return w.stream.whole(), nil, true
	case len(w.queue) > 0:
		u, w.queue = w.queue[0], w.queue[1:]
		return u, nil, true
	}
	return u, nil, false
}

// Close implements Watch.
func (w *localWatch) Close() {
	l := w.local
	l.mu.Lock()
	defer l.mu.Unlock()
	if w.closed {
		return
	}
	w.closed, w.queue = true, nil
	w.wake()
	delete(w.stream.watches, w)
	if len(w.stream.watches) == 0 {
		l.wantedChanged(w.stream.key)
		l.tidy(w.stream)
	}
}

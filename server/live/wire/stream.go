package wire

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// How many changes a stream keeps, for viewers who are behind or come back.
// More bytes than the state itself has are not kept: a snapshot is the shorter
// way then. Of a small state it is a little more.
const (
	keptChanges = 256
	keptAtLeast = 64 << 10 // bytes
	keptAtMost  = 8 << 20  // bytes
)

// A moment is what a stream has between two updates. It does not change.
type moment struct {
	key   message.Key
	epoch string // empty while there is no state
	seq   uint64
	items message.Items
	// refusal is why there is no state any more.
	refusal *message.Error
	// changes are the last ones; the last of them led to seq.
	changes []*frame
	// body is items as JSON, snapshot the message that a new viewer gets; both
	// are made when they are first asked for.
	body     func() []byte
	snapshot func() *frame
	// over is closed when there is another moment.
	over chan struct{}
}

func firstMoment(key message.Key) *moment {
	return &moment{key: key, over: make(chan struct{})}
}

// settled reports whether there is something to tell: a state, or why there is none.
func (m *moment) settled() bool { return m.epoch != "" || m.refusal != nil }

// refused returns the moment after a refusal.
func (m *moment) refused(err *message.Error) *moment {
	next := firstMoment(m.key)
	next.refusal = err
	return next
}

// after returns the moment after an update.
func (m *moment) after(u state.Update) *moment {
	next := firstMoment(m.key)
	next.epoch, next.seq = u.Epoch, u.Seq
	next.items = state.Apply(m.items, u)
	next.body = sync.OnceValue(func() []byte { return appendItems(nil, next.items) })
	next.snapshot = sync.OnceValue(func() *frame {
		return snapshotFrame(next.key, next.epoch, next.seq, 0, next.body())
	})
	if u.Whole {
		return next
	}
	change := changeFrame(m.key, u.Epoch, u.Seq, u.Set, u.Gone)
	kept := append(m.changes[:len(m.changes):len(m.changes)], change)
	bytes := 0
	for _, f := range kept {
		bytes += f.size
	}
	room := min(max(weigh(next.items), keptAtLeast), keptAtMost)
	for len(kept) > keptChanges || bytes > room {
		bytes -= kept[0].size
		kept = kept[1:]
	}
	next.changes = kept
	return next
}

// A place is how far into a stream a viewer has come.
type place struct {
	epoch string
	seq   uint64
	begun bool // something was sent since the subscription
}

// follow returns what is to be sent to a viewer at a place, and moves the
// place behind it; nil where there is nothing. skipped counts the changes that
// the viewer will never see.
func (m *moment) follow(p *place) (f *frame, skipped uint64) {
	switch {
	case m.epoch == "":
		return nil, 0
	case p.epoch == m.epoch && p.seq == m.seq:
		return nil, 0
	case p.epoch == m.epoch && p.seq < m.seq && m.seq-p.seq <= uint64(len(m.changes)):
		f = m.changes[uint64(len(m.changes))-(m.seq-p.seq)]
		p.seq++
	default:
		if p.begun && p.epoch == m.epoch && p.seq < m.seq {
			skipped = m.seq - p.seq
			f = snapshotFrame(m.key, m.epoch, m.seq, skipped, m.body())
		} else {
			f = m.snapshot()
		}
		p.epoch, p.seq = m.epoch, m.seq
	}
	p.begun = true
	return f, skipped
}

// A stream is what all viewers of a key share.
type stream struct {
	key message.Key
	now atomic.Pointer[moment]
	end context.CancelFunc

	// Guarded by the streams' mutex.
	users  int
	linger *time.Timer // runs while there are no users

	mu      sync.Mutex
	readers map[*subscription]struct{}
}

// run follows a watch until it ends.
func (s *stream) run(ctx context.Context, watch exchange.Watch, log *slog.Logger) {
	for {
		u, err := watch.Next(ctx)
		var refusal *message.Error
		m := s.now.Load()
		switch {
		case err == nil:
			s.turn(m.after(u))
		case errors.As(err, &refusal):
			s.turn(m.refused(refusal))
		case ctx.Err() != nil:
			return
		default:
			if !errors.Is(err, exchange.ErrClosed) {
				log.Warn("a watch ended", "host", s.key.Host, "topic", s.key.Topic, "error", err)
			}
			s.turn(m.refused(&message.Error{Code: message.NotOnline, Message: "the state of this host is not to be had now"}))
			return
		}
	}
}

// turn makes m the stream's moment and tells all readers.
func (s *stream) turn(m *moment) {
	before := s.now.Swap(m)
	close(before.over)
	s.mu.Lock()
	defer s.mu.Unlock()
	for reader := range s.readers {
		reader.viewer.mark(reader)
	}
}

// join tells a subscription of all moments from now on, and of this one.
func (s *stream) join(reader *subscription) {
	s.mu.Lock()
	s.readers[reader] = struct{}{}
	s.mu.Unlock()
	reader.viewer.mark(reader)
}

func (s *stream) leave(reader *subscription) {
	s.mu.Lock()
	delete(s.readers, reader)
	s.mu.Unlock()
}

// wait returns the first moment from now on for which enough reports true, or
// the newest when ctx is done.
func (s *stream) wait(ctx context.Context, enough func(*moment) bool) *moment {
	for {
		m := s.now.Load()
		if enough(m) {
			return m
		}
		select {
		case <-m.over:
		case <-ctx.Done():
			return m
		}
	}
}

// streams are the keys that somebody watches.
type streams struct {
	exchange exchange.Exchange
	// lingering is how long a stream stays open when its last user has gone:
	// users often come back at once.
	lingering time.Duration
	log       *slog.Logger
	running   sync.WaitGroup

	mu     sync.Mutex
	byKey  map[message.Key]*stream
	closed bool
}

func newStreams(e exchange.Exchange, lingering time.Duration, log *slog.Logger) *streams {
	return &streams{exchange: e, lingering: lingering, log: log, byKey: map[message.Key]*stream{}}
}

// open returns the stream of a key for one more user, who releases it.
func (all *streams) open(key message.Key) *stream {
	all.mu.Lock()
	defer all.mu.Unlock()
	if s, found := all.byKey[key]; found {
		s.users++
		if s.linger != nil {
			s.linger.Stop()
			s.linger = nil
		}
		return s
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &stream{key: key, end: cancel, users: 1, readers: map[*subscription]struct{}{}}
	s.now.Store(firstMoment(key))
	if all.closed {
		cancel()
		return s
	}
	all.byKey[key] = s
	watch := all.exchange.Watch(key)
	all.running.Go(func() {
		s.run(ctx, watch, all.log)
		watch.Close()
		all.forget(s)
	})
	return s
}

// release is the end of one use of a stream.
func (all *streams) release(s *stream) {
	all.mu.Lock()
	defer all.mu.Unlock()
	s.users--
	if s.users > 0 || all.closed {
		return
	}
	s.linger = time.AfterFunc(all.lingering, func() {
		all.mu.Lock()
		defer all.mu.Unlock()
		if s.users == 0 {
			s.end()
			if all.byKey[s.key] == s {
				delete(all.byKey, s.key)
			}
		}
	})
}

// part is the end of a subscription's use of its stream.
func (all *streams) part(s *subscription) {
	s.stream.leave(s)
	all.release(s.stream)
}

// forget lets the next user of a key begin anew.
func (all *streams) forget(s *stream) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.byKey[s.key] == s {
		delete(all.byKey, s.key)
	}
}

// count returns how many keys are watched.
func (all *streams) count() int {
	all.mu.Lock()
	defer all.mu.Unlock()
	return len(all.byKey)
}

// close ends all streams.
func (all *streams) close() {
	all.mu.Lock()
	all.closed = true
	for _, s := range all.byKey {
		if s.linger != nil {
			s.linger.Stop()
		}
		s.end()
	}
	all.mu.Unlock()
	all.running.Wait()
}

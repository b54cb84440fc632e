package poll

import (
	"context"
	"errors"
	"time"

	"ringlab/server/live/remote"
)

// feed is a session's connection for events. It is opened when the session is
// ready, and again when it ended while the session goes on.
type feed struct {
	s       *session
	daemon  Daemon // nil while there is none
	opening bool
	nextTry time.Time
	backoff backoff
}

func newFeed(s *session) *feed { return &feed{s: s} }

// closed tells the end of the connection.
func (f *feed) closed() <-chan struct{} {
	if f.daemon == nil {
		return nil
	}
	return f.daemon.Closed()
}

// act connects where that is due, and says when it will be.
func (f *feed) act(now time.Time) (next time.Time, waiting bool) {
	s := f.s
	if f.daemon != nil || f.opening || s.missing[readEvents] {
		return time.Time{}, false
	}
	if now.Before(f.nextTry) {
		return f.nextTry, true
	}
	f.opening = true
	s.p.beside(func() func() {
		daemon, err := s.p.o.Connect(s.ctx, remote.ForEvents, s.p.inbox.put)
		if err == nil {
			context.AfterFunc(s.ctx, daemon.Close)
		}
		return func() {
			s.unless(func() {
				f.opening = false
				if err != nil {
					s.feedLost(err)
				} else {
					s.feedOpened(daemon)
				}
			})
		}
	})
	return time.Time{}, false
}

// feedOpened goes on with events. What happened before them is not known, so
// everything is read again.
func (s *session) feedOpened(daemon Daemon) {
	s.feed.daemon = daemon
	s.feed.backoff.reset()
	delete(s.failing, readEvents)
	s.judge()
	s.p.show()
	s.rereadAll()
}

// feedLost takes note that there are no events, and for how long.
func (s *session) feedLost(err error) {
	s.feed.daemon = nil
	if errors.Is(err, remote.ErrNotOffered) {
		s.missing[readEvents] = true
	} else {
		s.failing[readEvents] = problemOf(err).Error()
		if s.p.o.Observer.Failed != nil {
			s.p.o.Observer.Failed(readEvents)
		}
		s.feed.nextTry = time.Now().Add(s.feed.backoff.next())
	}
	s.judge()
	s.p.show()
}

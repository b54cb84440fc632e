// Package live puts the parts of live hosts together.
//
// In: the operator's hosts file, or none. Out: an exchange with the state of
// all its hosts, each polled by a poller of its own, and all started, stopped
// and replaced as the file says. Data goes one way:
//
//	hosts → dial → guard → remote → poll → exchange → wire
package live

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/metrics"
	"ringlab/server/live/remote"
)

// stopGrace is how long Stop waits for pollers to end.
const stopGrace = time.Second

// rowsWithin is how long Start waits for every host to be in the list. A host
// is there as soon as it is claimed, whatever its daemon does; only one that
// another server polls may come later.
const rowsWithin = time.Second

// Options say which hosts are watched, and how.
type Options struct {
	// HostsFile names the hosts file. Without one, the hosts are this
	// machine's own daemon, where there is one, and the recordings of package
	// demo.
	HostsFile string
	// Exchange takes the state of the hosts; one of this process where it is nil.
	Exchange exchange.Exchange
	// Metrics count what happens; new ones where it is nil.
	Metrics *metrics.Metrics
	// Budgets are how long things may take.
	Budgets remote.Budgets
	Log     *slog.Logger // slog.Default where it is nil
}

// Service watches hosts until it is stopped.
type Service struct {
	o      Options
	ctx    context.Context
	cancel context.CancelFunc
	ended  sync.WaitGroup

	mu      sync.Mutex // guards watched, and lets one reload be done at a time
	watched map[string]watched
}

// watched is a host that is watched.
type watched struct {
	entry
	cancel context.CancelFunc
}

// Start begins to watch the hosts, and returns when each of them is in the
// list of hosts. Its errors are those of the hosts file, each with the file's
// name, line and column, joined.
func Start(ctx context.Context, o Options) (*Service, error) {
	if o.Exchange == nil {
		o.Exchange = exchange.NewLocal()
	}
	if o.Metrics == nil {
		o.Metrics = metrics.New()
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &Service{o: o, watched: map[string]watched{}}
	entries, err := read(s.o.HostsFile)
	s.o.Metrics.Reloaded(count(err))
	if err != nil {
		return nil, err
	}
	s.ctx, s.cancel = context.WithCancel(ctx)
	s.mu.Lock()
	s.watch(entries)
	s.mu.Unlock()
	s.awaitRows(entries)
	return s, nil
}

// Exchange has the state of the hosts.
func (s *Service) Exchange() exchange.Exchange { return s.o.Exchange }

// Metrics are those that the service counts in.
func (s *Service) Metrics() *metrics.Metrics { return s.o.Metrics }

// Reload reads the hosts file again. Hosts that stand in it as before are not
// touched; changed ones are watched anew, and those that are no longer there
// no longer. A file with errors changes nothing; they are logged and returned.
func (s *Service) Reload() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.ctx.Err(); err != nil {
		return fmt.Errorf("reading hosts again: %w", err)
	}
	entries, err := read(s.o.HostsFile)
	s.o.Metrics.Reloaded(count(err))
	if err != nil {
		for _, err := range each(err) {
			s.o.Log.Error("hosts file not taken over: the hosts stay as they are", "error", err)
		}
		return err
	}
	added, gone := s.watch(entries)
	s.o.Log.Info("hosts read again", "hosts", len(entries), "begun", added, "ended", gone)
	return nil
}

// Stop ends all watching and releases the hosts. It takes no longer than
// a second: a poller that has not ended by then is left behind.
func (s *Service) Stop() {
	s.mu.Lock() // so that no reload begins anything after this
	s.cancel()
	s.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		s.ended.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(stopGrace):
		s.o.Log.Warn("stopped before all pollers have ended", "grace", stopGrace)
	}
}

// watch makes the hosts that are watched those of entries, and tells how many
// it began and how many it ended. The mutex is held.
func (s *Service) watch(entries []entry) (begun, ended int) {
	still := map[string]entry{}
	for _, e := range entries {
		still[e.id] = e
	}
	for id, w := range s.watched {
		if e, there := still[id]; !there || !w.same(e) {
			w.cancel()
			delete(s.watched, id)
			ended++
		}
	}
	for _, e := range entries {
		if _, runs := s.watched[e.id]; runs {
			continue
		}
		ctx, cancel := context.WithCancel(s.ctx)
		s.watched[e.id] = watched{entry: e, cancel: cancel}
		begun++
		s.ended.Go(func() {
			defer cancel()
			s.run(ctx, e)
		})
	}
	return begun, ended
}

// run claims a host and watches it, and again when the claim was lost, until
// ctx is done. Where the host was watched with other settings before, that
// claim is waited for.
func (s *Service) run(ctx context.Context, e entry) {
	for ctx.Err() == nil {
		claim, err := s.o.Exchange.Claim(ctx, e.id)
		if err != nil {
			if ctx.Err() == nil {
				s.o.Log.Error("host not claimed", "host", e.id, "error", err)
				pause(ctx, time.Second)
			}
			continue
		}
		s.o.Metrics.Claimed()
		e.watch(ctx, s.o, claim)
		s.o.Metrics.HostGone(e.id)
		s.o.Metrics.Released()
		claim.Release()
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// awaitRows waits for a moment until all hosts are in the list.
func (s *Service) awaitRows(entries []entry) {
	ctx, cancel := context.WithTimeout(s.ctx, rowsWithin)
	defer cancel()
	missing := map[string]bool{}
	for _, e := range entries {
		missing[e.id] = true
	}
	list := s.o.Exchange.Watch(message.Key{Topic: message.Hosts})
	defer list.Close()
	for len(missing) > 0 {
		update, err := list.Next(ctx)
		if err != nil {
			return
		}
		for id := range update.Set {
			delete(missing, id)
		}
	}
}

// each takes joined errors apart.
func each(err error) []error {
	if joined, several := err.(interface{ Unwrap() []error }); several {
		return joined.Unwrap()
	}
	return []error{err}
}

func count(err error) int {
	if err == nil {
		return 0
	}
	return len(each(err))
}

package remote

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/guard"
	"ringlab/server/live/message"
)

// moment is how long a client may take to notice that its connection has ended.
const moment = time.Second

// heartbeat is how often a connection for events asks for a sign of life.
const heartbeat = 10 * time.Second

// concurrent is how many calls are made at once. Daemons take five of a client
// at a time (max_client_requests) and leave others unread; the fifth is for the
// heartbeat, which has to be answered while all others take long.
const concurrent = 4

// Conn is a connection to a daemon. Its methods may be called concurrently.
type Conn struct {
	client   *libvirt.Libvirt
	guard    *guard.Conn
	budgets  Budgets
	abandons func() // nil where nobody counts

	turns chan struct{} // holds a value for each call under way

	// Learnt on the way.
	noStats, noMemoryStats atomic.Bool  // the driver has no such call
	cpuFields, cellFields  atomic.Int32 // how many numbers there are of a CPU, and of a cell
	allCPUFields           atomic.Int32 // and of all CPUs together
	allCellFields          atomic.Int32 // and of all cells together
}

// Open connects to a daemon and has it open the driver. Its error is a
// *Problem, that of ctx, or, for events, one that wraps ErrNotOffered.
func Open(ctx context.Context, o Options) (*Conn, error) {
	budgets := o.Budgets.WithDefaults()
	dialling, cancel := context.WithTimeout(ctx, budgets.Connect)
	defer cancel()
	network, err := o.Dial(dialling)
	if err != nil {
		return nil, dialProblem(ctx, err)
	}
	g := guard.New(network, guard.Options{
		Purpose: o.Purpose, Budgets: o.Budgets,
		OnEvent: o.OnEvent, Observe: o.Observe, Count: o.Count,
	})
	c := &Conn{guard: g, turns: make(chan struct{}, concurrent), budgets: budgets, abandons: o.Abandoned}
	c.client = libvirt.NewWithDialer(dialled{g})
	if err := c.open(ctx, o.Driver); err != nil {
		return nil, err
	}
	if o.Purpose == ForEvents {
		if err := c.subscribe(ctx); err != nil {
			c.Close()
			return nil, err
		}
		go c.beat(cmp.Or(o.Heartbeat, heartbeat))
	}
	return c, nil
}

// beat asks for signs of life. The guard ends a connection that gives none.
func (c *Conn) beat(every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-c.guard.Done():
			return
		case <-ticker.C:
			c.Ping(context.Background())
		}
	}
}

// dialled gives go-libvirt the connection that there is already.
type dialled struct{ conn net.Conn }

func (d dialled) Dial() (net.Conn, error) { return d.conn, nil }

func dialProblem(ctx context.Context, err error) error {
	var p *Problem
	switch {
	case errors.As(err, &p):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return &Problem{Code: message.ReasonTimeout, Err: fmt.Errorf("connecting: %w", err)}
	}
	return &Problem{Code: message.ReasonUnreachable, Err: fmt.Errorf("connecting: %w", err)}
}

// open goes through authentication and opens the driver. The guard sees to it
// that this ends.
func (c *Conn) open(ctx context.Context, driver string) error {
	opened := make(chan error, 1)
	go func() {
		err := c.client.ConnectToURI(libvirt.ConnectURI(driver))
		c.guard.Opened()
		opened <- err
	}()
	select {
	case err := <-opened:
		return c.openProblem(driver, err)
	case <-ctx.Done():
		c.guard.End(ctx.Err())
		return ctx.Err()
	case <-c.guard.Done():
	}
	select {
	case err := <-opened:
		return c.openProblem(driver, err)
	case <-time.After(moment):
		return c.abandoned()
	}
}

func (c *Conn) openProblem(driver string, err error) error {
	if err == nil {
		return nil
	}
	c.guard.Close()
	err = c.explain(err)
	var daemon *DaemonError
	if !errors.As(err, &daemon) {
		return err
	}
	code := message.ReasonDaemon
	switch libvirt.ErrorNumber(daemon.Code) {
	case libvirt.ErrNoConnect, libvirt.ErrNoSupport:
		code = message.ReasonNoDriver
	case libvirt.ErrAuthFailed, libvirt.ErrAuthCancelled, libvirt.ErrAuthUnavailable, libvirt.ErrAccessDenied, libvirt.ErrOperationDenied:
		code = message.ReasonAuth
	case libvirt.ErrRPC:
		// What libvirtd says to a call for which one has to log in first.
		if strings.Contains(daemon.Message, "authentication required") {
			code = message.ReasonAuth
		}
	}
	return &Problem{Code: code, Err: fmt.Errorf("opening %s: %w", driver, daemon)}
}

// abandoned leaves a stuck client behind.
func (c *Conn) abandoned() error {
	if c.abandons != nil {
		c.abandons()
	}
	return &Problem{Code: message.ReasonHung, Err: fmt.Errorf("%w, after: %w", ErrAbandoned, c.guard.Err())}
}

// subscriptions are the kinds of events that tell of something we show.
var subscriptions = []libvirt.DomainEventID{
	libvirt.DomainEventIDLifecycle, // the first: without it there are no events
	libvirt.DomainEventIDReboot,
	libvirt.DomainEventIDWatchdog,
	libvirt.DomainEventIDIoError,
	libvirt.DomainEventIDDiskChange,
	libvirt.DomainEventIDTrayChange,
	libvirt.DomainEventIDBalloonChange,
	libvirt.DomainEventIDDeviceRemoved,
	libvirt.DomainEventIDTunable,
	libvirt.DomainEventIDDeviceAdded,
	libvirt.DomainEventIDMetadataChange,
}

// subscribe asks for events. Drivers need not have all kinds of them.
func (c *Conn) subscribe(ctx context.Context) error {
	var asks []func() (int32, error)
	for _, id := range subscriptions {
		asks = append(asks, func() (int32, error) { return c.client.ConnectDomainEventCallbackRegisterAny(int32(id), nil) })
	}
	asks = append(asks,
		func() (int32, error) {
			return c.client.ConnectNetworkEventRegisterAny(int32(libvirt.NetworkEventIDLifecycle), nil)
		},
		func() (int32, error) {
			return c.client.ConnectStoragePoolEventRegisterAny(int32(libvirt.StoragePoolEventIDLifecycle), nil)
		},
		func() (int32, error) {
			return c.client.ConnectStoragePoolEventRegisterAny(int32(libvirt.StoragePoolEventIDRefresh), nil)
		},
		func() (int32, error) {
			return c.client.ConnectNodeDeviceEventRegisterAny(int32(libvirt.NodeDeviceEventIDLifecycle), nil)
		},
		func() (int32, error) {
			return c.client.ConnectNodeDeviceEventRegisterAny(int32(libvirt.NodeDeviceEventIDUpdate), nil)
		},
	)
	return each(len(asks), func(i int) error {
		_, err := call(ctx, c, "subscribing to events", asks[i])
		if i > 0 && answered(err) {
			return nil
		}
		return err
	})
}

// Closed is closed when the connection has ended, for the reason Err.
func (c *Conn) Closed() <-chan struct{} { return c.guard.Done() }

// Err is why the connection has ended: a *Problem, or net.ErrClosed after
// Close; nil while it goes on.
func (c *Conn) Err() error { return c.guard.Err() }

// Close ends the connection at once, without a word to the daemon: an orderly
// end waits for its answer.
func (c *Conn) Close() { c.guard.Close() }

// call makes one call, within the budget of ordinary ones.
func call[T any](ctx context.Context, c *Conn, what string, f func() (T, error)) (T, error) {
	return callWithin(ctx, c, c.budgets.Call, what, f)
}

// callWithin makes one call of the client when it is its turn.
func callWithin[T any](ctx context.Context, c *Conn, budget time.Duration, what string, f func() (T, error)) (T, error) {
	var none T
	select {
	case c.turns <- struct{}{}:
	case <-ctx.Done():
		return none, fmt.Errorf("%s: %w", what, ctx.Err())
	case <-c.guard.Done():
		return none, fmt.Errorf("%s: %w", what, c.guard.Err())
	}
	return callNow(ctx, c, budget, what, func() (T, error) {
		defer func() { <-c.turns }()
		return f()
	})
}

// callNow makes one call of the client. The guard ends the connection when
// the daemon takes longer than budget; this is for the case that the client
// does not come back all the same. A call whose ctx is done is left alone: the
// daemon's answer to it, or its absence, is still waited for.
func callNow[T any](ctx context.Context, c *Conn, budget time.Duration, what string, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	var none T
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	late := time.NewTimer(budget + moment)
	defer late.Stop()
	ended := c.guard.Done()
	for {
		select {
		case r := <-done:
			if r.err != nil {
				return none, fmt.Errorf("%s: %w", what, c.explain(r.err))
			}
			return r.value, nil
		case <-ctx.Done():
			return none, fmt.Errorf("%s: %w", what, ctx.Err())
		case <-ended:
			ended = nil
			late.Reset(moment)
		case <-late.C:
			c.guard.End(&Problem{Code: message.ReasonHung, Err: fmt.Errorf("%s: no end to it within %s", what, budget+moment)})
			return none, fmt.Errorf("%s: %w", what, c.abandoned())
		}
	}
}

// explain tells what an error of the client means.
func (c *Conn) explain(err error) error {
	var answer libvirt.Error
	switch {
	case errors.As(err, &answer):
		return classify(&DaemonError{Code: answer.Code, Message: answer.Message})
	case errors.Is(err, libvirt.ErrUnsupported):
		return fmt.Errorf("%w: %w", ErrNotOffered, &DaemonError{Code: uint32(libvirt.ErrNoSupport), Message: err.Error()})
	}
	if why := c.guard.Err(); why != nil {
		return why
	}
	return err
}

func classify(e *DaemonError) error {
	switch libvirt.ErrorNumber(e.Code) {
	case libvirt.ErrNoSupport, libvirt.ErrOperationUnsupported:
		return fmt.Errorf("%w: %w", ErrNotOffered, e)
	case libvirt.ErrInternalError:
		// What libvirtd says where a driver fails and does not say why, as the
		// test driver always does when it is asked for free pages.
		if strings.Contains(e.Message, "did not set virError") {
			return fmt.Errorf("%w: %w", ErrNotOffered, e)
		}
	case libvirt.ErrNoDomain, libvirt.ErrNoNetwork, libvirt.ErrNoStoragePool, libvirt.ErrNoNodeDevice:
		return fmt.Errorf("%w: %w", ErrNotFound, e)
	case libvirt.ErrOperationDenied, libvirt.ErrAccessDenied:
		return fmt.Errorf("%w: %w", ErrDenied, e)
	}
	return e
}

// answered says whether an error is the daemon's answer to a call.
func answered(err error) bool {
	var daemon *DaemonError
	return errors.As(err, &daemon)
}

// each calls f for 0 to n-1, some at a time, and gives the first error.
// After an error no more are begun.
func each(n int, f func(i int) error) error {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
		once    sync.Once
		failed  error
	)
	for range min(n, concurrent) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := f(i); err != nil {
					once.Do(func() { failed = err })
					next.Store(int64(n))
					return
				}
			}
		})
	}
	workers.Wait()
	return failed
}

// Package guard stands between a libvirt client and the network, and lets
// through what can hurt neither the client, nor this server, nor the host.
//
// In: a connection to a daemon, and what may be called. Out: a net.Conn for a
// client of libvirt's protocol. What leaves it are whole calls of allowed
// procedures, the opening one made read-only; what arrives are whole replies
// to calls that are outstanding, with bodies of the right shape. Events do not
// arrive: they are decoded here and handed over. A call that gets no answer in
// its time ends the connection, because the protocol cannot take a call back.
//
// The protocol is libvirt's (src/rpc/virnetprotocol.x, src/remote/remote_protocol.x).
package guard

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"ringlab/server/live/message"
)

// Options say what a connection may do. Zero values stand for those in brackets.
type Options struct {
	Purpose Purpose
	Budgets Budgets
	// MaxFrame is the largest frame taken, in bytes (8 MiB).
	MaxFrame int
	// OnEvent, where it is set, is called for each event, in order, from one
	// goroutine. While it is at work events wait in a queue; when that is full
	// they are lost, and an Event that is Missed says so.
	OnEvent func(Event)
	// Observe, where it is set, is told of every call when it has ended: by a
	// reply, by a *DaemonError, or by the end of the connection. It and Count
	// are called by several goroutines.
	Observe func(procedure string, took time.Duration, err error)
	// Count, where it is set, is told of bytes read and written.
	Count func(read, written int)

	// extra procedures, for tests of what the daemon itself refuses.
	extra map[uint32]procedure
}

// Budgets are how long things may take. Zero values stand for those in brackets.
type Budgets struct {
	Connect      time.Duration // dialling, and each answer before the driver is opened (5 s)
	Call         time.Duration // an ordinary call (3 s)
	Capabilities time.Duration // opening a driver, and capabilities: a daemon just started runs all its emulators for it (120 s)
	Frame        time.Duration // from the first byte of a frame to its last, either way (10 s)
}

// WithDefaults fills in what is zero.
func (b Budgets) WithDefaults() Budgets {
	set := func(d *time.Duration, to time.Duration) {
		if *d == 0 {
			*d = to
		}
	}
	set(&b.Connect, 5*time.Second)
	set(&b.Call, 3*time.Second)
	set(&b.Capabilities, 120*time.Second)
	set(&b.Frame, 10*time.Second)
	return b
}

const (
	defaultMaxFrame = 8 << 20
	maxOutgoing     = 4 << 20 // libvirtd reads calls up to 32 MiB; ours are small
	queuedEvents    = 1024
)

// ErrRefused is the error of a call that may not leave.
var ErrRefused = errors.New("not a call that may be made here")

// Conn is a guarded connection. One goroutine may read, one may write.
type Conn struct {
	net.Conn
	o       Options
	frames  *frames
	passing []byte // of a reply, what has not been read yet
	out     []byte // of a call, what has been written so far

	sending sync.Mutex // held while a frame is written to the network

	mu    sync.Mutex
	calls map[uint32]*call // outstanding, by serial
	err   error
	done  chan struct{}

	events chan Event
	missed atomic.Bool

	// From the moment at which the reply to ConnectOpen has been passed on
	// until Opened, an error is held back from the reader.
	held   bool
	opened chan struct{}
	once   sync.Once // closes opened
}

// call is one that waits for its reply.
type call struct {
	number    uint32
	procedure procedure
	sent      time.Time
	timer     *time.Timer
}

// New guards a connection. It is ended by Close, by End, or by what it forbids.
func New(conn net.Conn, o Options) *Conn {
	o.Budgets = o.Budgets.WithDefaults()
	if o.MaxFrame == 0 {
		o.MaxFrame = defaultMaxFrame
	}
	c := &Conn{
		Conn:   conn,
		o:      o,
		calls:  map[uint32]*call{},
		done:   make(chan struct{}),
		opened: make(chan struct{}),
	}
	c.frames = newFrames(counted{c}, o.MaxFrame, o.Budgets.Frame, func() {
		c.End(&Problem{message.ReasonHung, fmt.Errorf("the daemon sent part of a message and not the rest within %s", o.Budgets.Frame)})
	})
	if o.OnEvent != nil {
		c.events = make(chan Event, queuedEvents)
		go c.deliver()
	}
	return c
}

// Done is closed when the connection has ended.
func (c *Conn) Done() <-chan struct{} { return c.done }

// Err is why the connection has ended: a *Problem, or net.ErrClosed after
// Close; nil while it goes on.
func (c *Conn) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// Opened says that the client has come back from opening the connection.
// go-libvirt writes to itself at that moment without a lock, and reads the
// same when its connection ends; so the end is held back until then.
func (c *Conn) Opened() { c.once.Do(func() { close(c.opened) }) }

// Close ends the connection.
func (c *Conn) Close() error {
	c.Opened()
	c.End(net.ErrClosed)
	return nil
}

// End ends the connection at once, for a reason. The first reason stays.
func (c *Conn) End(why error) {
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err = why
	calls := c.calls
	c.calls = nil
	close(c.done)
	c.mu.Unlock()
	// TLS says goodbye, which a peer that does not read may hold up.
	go c.Conn.Close()
	c.frames.stop()
	for _, call := range calls {
		call.timer.Stop()
		c.observe(call, why)
	}
}

func (c *Conn) observe(call *call, err error) {
	if c.o.Observe != nil {
		c.o.Observe(call.procedure.name, time.Since(call.sent), err)
	}
}

// counted is the connection below, read with its bytes counted.
type counted struct{ c *Conn }

func (r counted) Read(p []byte) (int, error) {
	n, err := r.c.Conn.Read(p)
	if n > 0 && r.c.o.Count != nil {
		r.c.o.Count(n, 0)
	}
	return n, err
}

// Read gives the client the next bytes of replies. Its error, once there is
// one, is that of Err.
func (c *Conn) Read(p []byte) (int, error) {
	for len(c.passing) == 0 {
		if err := c.advance(); err != nil {
			c.End(err)
			if c.held {
				<-c.opened
			}
			return 0, c.Err()
		}
	}
	n := copy(p, c.passing)
	c.passing = c.passing[n:]
	return n, nil
}

// advance reads one frame and does with it what is to be done.
func (c *Conn) advance() error {
	frame, err := c.frames.next()
	if err != nil {
		return readProblem(err)
	}
	h := readHeader(frame)
	body := frame[headerLength:]
	switch {
	case h.program == keepaliveProgram && h.version == 1 && h.kind == kindMessage:
		if h.procedure == keepalivePing {
			return c.pong()
		}
		return nil
	case h.program != remoteProgram || h.version != 1:
		return protocolProblem("a message of program %#x, version %d", h.program, h.version)
	case h.kind == kindMessage:
		return c.event(h.procedure, body)
	case h.kind == kindReply && (h.status == statusOK || h.status == statusError):
		return c.reply(h, frame, body)
	}
	return protocolProblem("a message of type %d with status %d", h.kind, h.status)
}

// reply passes on a reply to an outstanding call.
func (c *Conn) reply(h header, frame, body []byte) error {
	c.mu.Lock()
	call := c.calls[h.serial]
	delete(c.calls, h.serial)
	c.mu.Unlock()
	if call == nil {
		return protocolProblem("a reply to call %d, which was not made or has been answered", h.serial)
	}
	call.timer.Stop()
	if h.procedure != call.number {
		return protocolProblem("a reply of procedure %d to call %d, which is of %d", h.procedure, h.serial, call.number)
	}
	if h.status == statusError {
		refusal, err := readError(body)
		if err != nil {
			return protocolProblem("an error to %s that cannot be read: %w", call.procedure.name, err)
		}
		c.observe(call, refusal)
		c.passing = errorFrame(h, refusal)
		return nil
	}
	if err := check(call.procedure.reply, body); err != nil {
		return protocolProblem("a reply to %s that cannot be read: %w", call.procedure.name, err)
	}
	c.observe(call, nil)
	c.held = c.held || call.number == procConnectOpen
	c.passing = frame
	return nil
}

func (c *Conn) event(procedure uint32, body []byte) error {
	e, known, err := decodeEvent(procedure, body)
	if err != nil {
		return protocolProblem("an event that cannot be read: %w", err)
	}
	if !known || c.events == nil {
		return nil
	}
	select {
	case c.events <- e:
	default:
		c.missed.Store(true)
	}
	return nil
}

// deliver hands events over. missed is set only while the queue is full, so
// that there is always another event to come before which it is seen.
func (c *Conn) deliver() {
	for {
		select {
		case <-c.done:
			return
		case e := <-c.events:
			if c.missed.Swap(false) {
				c.o.OnEvent(Event{Missed: true})
			}
			c.o.OnEvent(e)
		}
	}
}

func (c *Conn) pong() error {
	frame := header{program: keepaliveProgram, version: 1, procedure: keepalivePong, kind: kindMessage}.frame(nil)
	return c.send(frame)
}

// Write takes the next bytes of calls. A call leaves when it is whole and
// allowed; one that is not allowed ends the connection, and none of it leaves.
func (c *Conn) Write(p []byte) (int, error) {
	c.out = append(c.out, p...)
	for len(c.out) >= 4 {
		length := binary.BigEndian.Uint32(c.out)
		if length < headerLength || length > maxOutgoing {
			return 0, c.refuse(fmt.Errorf("a call of %d bytes: %w", length, ErrRefused))
		}
		if len(c.out) < int(length) {
			break
		}
		frame := c.out[:length]
		if err := c.allow(frame); err != nil {
			return 0, c.refuse(err)
		}
		if err := c.send(frame); err != nil {
			c.End(err)
			return 0, c.Err()
		}
		c.out = c.out[length:]
	}
	if len(c.out) == 0 {
		c.out = nil
	}
	return len(p), nil
}

func (c *Conn) refuse(err error) error {
	c.End(&Problem{message.ReasonProtocol, err})
	return c.Err()
}

// allow checks a call, makes an opening one read-only, and remembers that it
// is outstanding.
func (c *Conn) allow(frame []byte) error {
	h := readHeader(frame)
	p, known := procedures[h.procedure]
	if extra, is := c.o.extra[h.procedure]; is {
		p, known = extra, true
	}
	switch {
	case h.program != remoteProgram || h.version != 1 || h.kind != kindCall || h.status != statusOK:
		return fmt.Errorf("program %#x, version %d, type %d: %w", h.program, h.version, h.kind, ErrRefused)
	case !known:
		return fmt.Errorf("procedure %d: %w", h.procedure, ErrRefused)
	case !p.allows(c.o.Purpose):
		return fmt.Errorf("%s: %w", p.name, ErrRefused)
	}
	if h.procedure == procConnectOpen {
		body := frame[headerLength:]
		if bytes.HasPrefix(body, []byte{1, 0, 0, 0}) {
			// How go-libvirt says that a name follows.
			copy(body, []byte{0, 0, 0, 1})
		}
		if err := check("(s)i", body); err != nil {
			return fmt.Errorf("%s: %w: %w", p.name, err, ErrRefused)
		}
		var flags uint32 = readOnly
		if c.o.Purpose == ForDomainCapabilities {
			flags = 0
		}
		binary.BigEndian.PutUint32(frame[len(frame)-4:], flags)
	}
	budget, reason := c.o.Budgets.Call, message.ReasonHung
	switch h.procedure {
	case procAuthList, procAuthPolkit:
		budget, reason = c.o.Budgets.Connect, message.ReasonTimeout
	case procConnectOpen:
		budget, reason = c.o.Budgets.Capabilities, message.ReasonTimeout
	case procConnectGetCapabilities, procConnectGetDomainCapabilities:
		budget = c.o.Budgets.Capabilities
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return c.err
	}
	if c.calls[h.serial] != nil {
		return fmt.Errorf("a second call %d: %w", h.serial, ErrRefused)
	}
	c.calls[h.serial] = &call{
		number:    h.procedure,
		procedure: p,
		sent:      time.Now(),
		timer: time.AfterFunc(budget, func() {
			c.End(&Problem{reason, fmt.Errorf("%s: no answer within %s", p.name, budget)})
		}),
	}
	return nil
}

// send writes one frame. One that does not get through in time ends the
// connection.
func (c *Conn) send(frame []byte) error {
	c.sending.Lock()
	defer c.sending.Unlock()
	timer := time.AfterFunc(c.o.Budgets.Frame, func() {
		c.End(&Problem{message.ReasonHung, fmt.Errorf("the daemon did not take a call within %s", c.o.Budgets.Frame)})
	})
	defer timer.Stop()
	n, err := c.Conn.Write(frame)
	if n > 0 && c.o.Count != nil {
		c.o.Count(0, n)
	}
	if err != nil {
		return &Problem{message.ReasonClosed, fmt.Errorf("writing to the daemon: %w", err)}
	}
	return nil
}

// readProblem says why reading ended.
func readProblem(err error) error {
	var p *Problem
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrClosedPipe):
		return &Problem{message.ReasonClosed, errors.New("the daemon closed the connection")}
	case errors.Is(err, context.DeadlineExceeded):
		return &Problem{message.ReasonHung, err}
	}
	return &Problem{message.ReasonClosed, fmt.Errorf("reading from the daemon: %w", err)}
}

func protocolProblem(format string, args ...any) *Problem {
	return &Problem{message.ReasonProtocol, fmt.Errorf("not libvirt's protocol: "+format, args...)}
}

package poll_test

import (
	"context"
	"net"
	"sync"
	"time"

	"ringlab/server/live/hosts"
	"ringlab/server/live/poll"
	"ringlab/server/live/remote"
)

// link is the network to a daemon, of which a test can have it do harm.
type link struct {
	network, address string

	mu   sync.Mutex
	harm harm
}

// harm is what a link does to what a daemon sends.
type harm struct {
	silent  bool          // nothing arrives
	delay   time.Duration // each piece takes that long to arrive
	instead []byte        // arrives in place of what the daemon sends; after it nothing does
}

// pipe is one connection over a link.
type pipe struct {
	near, far net.Conn
}

func (p *pipe) close() {
	p.near.Close()
	p.far.Close()
}

func newLink(network, address string) *link {
	return &link{network: network, address: address}
}

// do sets what the link does from now on.
func (l *link) do(h harm) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.harm = h
}

func (l *link) doing() harm {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.harm
}

func (l *link) dial(ctx context.Context) (net.Conn, error) {
	var d net.Dialer
	far, err := d.DialContext(ctx, l.network, l.address)
	if err != nil {
		return nil, err
	}
	client, near := net.Pipe()
	p := &pipe{near, far}
	go func() { // what the client sends
		defer p.close()
		buffer := make([]byte, 32<<10)
		for {
			n, err := near.Read(buffer)
			if err != nil {
				return
			}
			if _, err := far.Write(buffer[:n]); err != nil {
				return
			}
		}
	}()
	type piece struct {
		bytes []byte
		due   time.Time
	}
	pieces := make(chan piece, 1000)
	go func() { // what the daemon sends
		defer close(pieces)
		harmed := false
		for {
			buffer := make([]byte, 32<<10)
			n, err := far.Read(buffer)
			if err != nil {
				return
			}
			h := l.doing()
			switch {
			case h.silent || harmed:
				continue
			case h.instead != nil:
				harmed = true
				buffer, n = h.instead, len(h.instead)
			}
			pieces <- piece{buffer[:n], time.Now().Add(h.delay)}
		}
	}()
	go func() { // what arrives of it
		defer p.close()
		for piece := range pieces {
			time.Sleep(time.Until(piece.due))
			if _, err := near.Write(piece.bytes); err != nil {
				p.close()
			}
		}
	}()
	return client, nil
}

// connect makes connections over the link to a driver.
func (l *link) connect(driver string, budgets remote.Budgets) poll.Connect {
	return func(ctx context.Context, purpose remote.Purpose, onEvent func(remote.Event)) (poll.Daemon, error) {
		conn, err := remote.Open(ctx, remote.Options{
			Dial: l.dial, Driver: driver, Purpose: purpose, Budgets: budgets, OnEvent: onEvent,
		})
		if err != nil {
			return nil, err
		}
		return conn, nil
	}
}

// quickHost is one that tests do not wait long for.
func quickHost(id string) hosts.Host {
	return hosts.Host{
		ID: id, Name: id, Address: hosts.Address{Transport: hosts.Unix}, DomainCapabilities: true, PastedCPU: true,
		Poll: hosts.Poll{Heartbeat: 100 * time.Millisecond, Statistics: 200 * time.Millisecond, Inventory: 500 * time.Millisecond},
	}
}

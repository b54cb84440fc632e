package poll

import (
	"context"
	"fmt"
	"time"

	"ringlab/server/live/remote"
)

// extraIdle is how long the connection for domain capabilities is kept open
// after the last question.
const extraIdle = time.Minute

// extra is a session's connection for domain capabilities. It is opened with
// the first question and closed when none has come for a while.
type extra struct {
	ctx     context.Context // of the session
	connect Connect
	turn    chan struct{} // holds a value while somebody uses what follows

	daemon  Daemon
	release func() bool // undoes closing daemon with the session
	idle    *time.Timer
}

func newExtra(ctx context.Context, connect Connect) *extra {
	return &extra{ctx: ctx, connect: connect, turn: make(chan struct{}, 1)}
}

// ask asks for domain capabilities. It gives up waiting for its turn when
// nobody waits for the answer any more.
func (x *extra) ask(waiting context.Context, arch, machine, virtType string) (string, error) {
	select {
	case x.turn <- struct{}{}:
		defer func() { <-x.turn }()
	case <-waiting.Done():
		return "", waiting.Err()
	case <-x.ctx.Done():
		return "", x.ctx.Err()
	}
	if x.idle != nil {
		x.idle.Stop()
	}
	if x.daemon != nil {
		select {
		case <-x.daemon.Closed():
			x.close()
		default:
		}
	}
	if x.daemon == nil {
		daemon, err := x.connect(x.ctx, remote.ForDomainCapabilities, nil)
		if err != nil {
			return "", fmt.Errorf("connecting for domain capabilities: %w", err)
		}
		x.daemon, x.release = daemon, context.AfterFunc(x.ctx, daemon.Close)
	}
	text, err := x.daemon.DomainCapabilities(x.ctx, arch, machine, virtType)
	x.idle = time.AfterFunc(extraIdle, x.closeIdle)
	return text, err
}

// closeIdle closes the connection, unless somebody uses it again.
func (x *extra) closeIdle() {
	select {
	case x.turn <- struct{}{}:
		x.close()
		<-x.turn
	default:
	}
}

// close closes the connection. The caller has the turn.
func (x *extra) close() {
	if x.daemon != nil {
		x.release()
		x.daemon.Close()
		x.daemon = nil
	}
}

// Package dial connects to libvirt daemons.
//
// In: the address of a daemon. Out: a net.Conn on which it speaks libvirt's
// protocol, over a unix socket, TCP, TLS or SSH, with the other side checked
// as far as the transport can: certificates and host keys always. Errors are
// *guard.Problem where the cause is known; they name fields of the hosts file,
// but no files, users or keys, because viewers see them.
package dial

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"syscall"
	"time"

	"ringlab/server/live/guard"
	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
)

// Dial connects to a daemon for reading: where the address names no socket,
// the one that daemons keep for readers is preferred. It takes as long as ctx
// lets it; once it has returned, ctx is of no concern to the connection.
func Dial(ctx context.Context, a hosts.Address) (net.Conn, error) {
	return dial(ctx, a, true)
}

// ReadWrite connects as Dial does, but never to a socket for readers.
func ReadWrite(ctx context.Context, a hosts.Address) (net.Conn, error) {
	return dial(ctx, a, false)
}

func dial(ctx context.Context, a hosts.Address, reader bool) (net.Conn, error) {
	var conn net.Conn
	var err error
	switch a.Transport {
	case hosts.Unix:
		conn, err = dialUnix(ctx, a, reader)
	case hosts.TCP:
		conn, err = dialTCP(ctx, a)
	case hosts.TLS:
		conn, err = dialTLS(ctx, a)
	case hosts.SSH:
		conn, err = dialSSH(ctx, a, reader)
	default:
		return nil, fmt.Errorf("there is no transport %q", a.Transport)
	}
	if err != nil {
		return nil, ended(ctx, err)
	}
	return conn, nil
}

func dialTCP(ctx context.Context, a hosts.Address) (net.Conn, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", a.HostPort())
	if err != nil {
		return nil, fmt.Errorf("connecting to %s: %w", a.HostPort(), classify(err))
	}
	return conn, nil
}

// bounded runs steps on a connection that cannot be told of a context. When
// that is done before the steps are, they fail, and so does what comes after:
// the connection is of no use then.
func bounded(ctx context.Context, conn net.Conn, steps func() error) error {
	stop := context.AfterFunc(ctx, func() {
		_ = conn.SetDeadline(time.Unix(1, 0)) // if it cannot, it is closed already
	})
	err := steps()
	if !stop() || err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// ended makes of an error that came because ctx is done one that says so.
func ended(ctx context.Context, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err()
	case ctx.Err() != nil:
		var p *guard.Problem
		if errors.As(err, &p) && p.Code != message.ReasonTimeout {
			return p
		}
		return &guard.Problem{Code: message.ReasonTimeout, Err: errors.New("no answer within the time for connecting")}
	}
	// The text that was put around a problem is part of it.
	var p *guard.Problem
	if errors.As(err, &p) {
		return &guard.Problem{Code: p.Code, Err: err}
	}
	return err
}

// problem is a *guard.Problem with a text.
func problem(code message.Reason, format string, args ...any) error {
	return &guard.Problem{Code: code, Err: fmt.Errorf(format, args...)}
}

// classify finds out why the network failed. Errors of other kinds stay what
// they are.
func classify(err error) error {
	var known *guard.Problem
	var dns *net.DNSError
	var timeout net.Error
	code := message.ReasonNone
	switch {
	case errors.As(err, &known):
		return err
	case errors.As(err, &dns) && !dns.IsTimeout:
		return problem(message.ReasonUnresolved, "no address for the name")
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		code = message.ReasonTimeout
	case errors.Is(err, syscall.ECONNREFUSED):
		return problem(message.ReasonRefused, "connection refused: nobody listens there")
	case errors.Is(err, fs.ErrNotExist):
		return problem(message.ReasonUnreachable, "no such socket")
	case errors.Is(err, fs.ErrPermission):
		return problem(message.ReasonAuth, "permission denied")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return problem(message.ReasonClosed, "the other side closed the connection")
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTDOWN):
		code = message.ReasonUnreachable
	default:
		return err
	}
	return &guard.Problem{Code: code, Err: err}
}

// readFile reads a file of credentials, which a field of the hosts file names.
// Of a private one nobody else may be able to read it.
func readFile(field, file string, private bool) ([]byte, error) {
	info, err := os.Stat(file)
	if err == nil && private && info.Mode().Perm()&0o077 != 0 {
		return nil, problem(message.ReasonCredentials, "%s: others can read the private key; make it readable for its owner only (mode 0600)", field)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, credentials(field, err)
	}
	return text, nil
}

// credentials is the error of a file of credentials, without the file's name.
func credentials(field string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return problem(message.ReasonCredentials, "%s: %w", field, err)
}

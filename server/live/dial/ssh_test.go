package dial

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"ringlab/server/live/guard"
	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
)

// echo is an sshd behind whose sockets somebody repeats all that comes.
// Signs of life of a client get the answer of alive, or none.
func echo(conn net.Conn, alive bool, keys ...ssh.Signer) {
	config := &ssh.ServerConfig{NoClientAuth: true}
	config.PublicKeyCallback = func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) { return nil, nil }
	for _, key := range keys {
		config.AddHostKey(key)
	}
	server, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		conn.Close()
		return
	}
	defer server.Close()
	go func() {
		for request := range requests {
			if alive && request.WantReply {
				_ = request.Reply(false, nil) // as OpenSSH's does
			}
		}
	}()
	for offered := range channels {
		channel, requests, err := offered.Accept()
		if err != nil {
			return
		}
		go ssh.DiscardRequests(requests)
		go func() {
			defer channel.Close()
			_, _ = io.Copy(channel, channel)
		}()
	}
}

func signer(t *testing.T, key crypto.Signer, err error) ssh.Signer {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	s, err := ssh.NewSignerFromSigner(key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ed25519Key(t *testing.T) (ssh.Signer, ed25519.PrivateKey) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	return signer(t, key, err), key
}

// repeats checks that what is written comes back.
func repeats(t *testing.T, conn net.Conn) {
	t.Helper()
	if _, err := conn.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	back := make([]byte, 5)
	if _, err := io.ReadFull(conn, back); err != nil || string(back) != "hello" {
		t.Fatalf("%q came back, %v", back, err)
	}
}

// queued is a connection on which writing does not wait for the other side to
// read, as it does on a net.Pipe.
type queued struct {
	net.Conn
	out   chan []byte
	ended chan struct{}
	end   func()
}

func queue(conn net.Conn) *queued {
	q := &queued{Conn: conn, out: make(chan []byte, 1000), ended: make(chan struct{})}
	q.end = sync.OnceFunc(func() { close(q.ended) })
	go func() {
		for {
			select {
			case text := <-q.out:
				_, _ = conn.Write(text) // when it is closed, all else shows it
			case <-q.ended:
				return
			}
		}
	}()
	return q
}

func (q *queued) Write(text []byte) (int, error) {
	q.out <- slices.Clone(text)
	return len(text), nil
}

func (q *queued) Close() error {
	q.end()
	return q.Conn.Close()
}

// A connection goes on for as long as sshd answers the signs of life, and ends
// when it no longer does.
func TestKeepAlive(t *testing.T) {
	for _, alive := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			key, _ := ed25519Key(t)
			ours, theirs := net.Pipe()
			go echo(queue(theirs), alive, key)
			conn, channels, requests, err := ssh.NewClientConn(ours, "host:22", &ssh.ClientConfig{
				User: "u", HostKeyCallback: ssh.FixedHostKey(key.PublicKey()),
			})
			if err != nil {
				t.Fatal(err)
			}
			client := ssh.NewClient(conn, channels, requests)
			channel, err := forward(client, []string{"/socket"})
			if err != nil {
				t.Fatal(err)
			}
			end := tunnel(client, channel)
			repeats(t, end)
			if alive {
				time.Sleep(time.Hour)
				repeats(t, end)
			} else {
				began := time.Now()
				if _, err := end.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
					t.Errorf("reading from a host that is gone: %v", err)
				}
				if took := time.Since(began); took != aliveEvery+aliveWithin {
					t.Errorf("it was seen after %s", took)
				}
			}
			end.Close()
			synctest.Wait()
		})
	}
}

// Of a host with several keys, one that is known is asked for; a host's
// certificate is as good.
func TestHostKeyAlgorithms(t *testing.T) {
	ed, _ := ed25519Key(t)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	ec := signer(t, key, err)
	authority, _ := ed25519Key(t)
	certificate := &ssh.Certificate{
		Key: ed.PublicKey(), CertType: ssh.HostCert, ValidPrincipals: []string{"127.0.0.1"}, ValidBefore: ssh.CertTimeInfinity,
	}
	if err := certificate.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	certified, err := ssh.NewCertSigner(certificate, ed)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	_, client := ed25519Key(t)
	block, err := ssh.MarshalPrivateKey(client, "")
	if err != nil {
		t.Fatal(err)
	}
	keyFile := filepath.Join(dir, "key")
	if err := os.WriteFile(keyFile, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}

	for _, c := range []struct {
		name    string
		keys    []ssh.Signer
		mark    string
		known   ssh.Signer
		problem message.Reason
	}{
		{"ecdsa", []ssh.Signer{ed, ec}, "", ec, ""},
		{"ed25519", []ssh.Signer{ed, ec}, "", ed, ""},
		{"certificate", []ssh.Signer{certified, ed, ec}, "@cert-authority ", authority, ""},
		{"certificate of nobody known", []ssh.Signer{certified, ed}, "@cert-authority ", ec, message.ReasonKeyUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				if conn, err := l.Accept(); err == nil {
					echo(conn, true, c.keys...)
				}
			}()
			known := filepath.Join(dir, "known")
			if err := os.WriteFile(known, []byte(c.mark+knownhosts.Line([]string{l.Addr().String()}, c.known.PublicKey())+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			conn, err := Dial(ctx, hosts.Address{
				Transport: hosts.SSH, Driver: "test:///default", User: "u",
				Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, SSHKey: keyFile, KnownHosts: known,
			})
			if c.problem != "" {
				var p *guard.Problem
				if !errors.As(err, &p) || p.Code != c.problem {
					t.Fatalf("%v, want %s", err, c.problem)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			repeats(t, conn)
		})
	}
}

func TestSockets(t *testing.T) {
	own := hosts.Address{Driver: "xen:///system"}
	for _, c := range []struct {
		a      hosts.Address
		reader bool
		want   []string
	}{
		{hosts.Address{Driver: "xen:///system", Socket: "/s"}, true, []string{"/s"}},
		{own, true, []string{"/r/libvirt-sock-ro", "/r/virtxend-sock-ro", "/r/libvirt-sock", "/r/virtxend-sock"}},
		{own, false, []string{"/r/libvirt-sock", "/r/virtxend-sock"}},
	} {
		if got := sockets(c.a, "/r", c.reader); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.a, got, c.want)
		}
	}
}

// The first socket that somebody listens at is taken, whatever is in the place
// of those before it.
func TestFirstSocket(t *testing.T) {
	dir, err := os.MkdirTemp("", "dial")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	left, open := filepath.Join(dir, "left"), filepath.Join(dir, "open")
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", open)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	conn, err := firstSocket(t.Context(), []string{filepath.Join(dir, "nothing"), left, open})
	if err != nil {
		t.Fatal(err)
	}
	conn.Close()
	if got := conn.RemoteAddr().String(); got != open {
		t.Errorf("connected to %s", got)
	}
}

package dial_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"ringlab/server/live/dial"
	"ringlab/server/live/guard"
	"ringlab/server/live/hosts"
	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
)

// patience is how long a test waits for what takes a moment.
const patience = 30 * time.Second

func within(t *testing.T, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

// at is the address of a daemon on loopback.
func at(t testing.TB, transport hosts.Transport, hostPort string) hosts.Address {
	t.Helper()
	host, port, err := net.SplitHostPort(hostPort)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	return hosts.Address{Transport: transport, Driver: "test:///default", Host: host, Port: n}
}

// settle waits until there are no more goroutines than before.
func settle(t *testing.T, before int) {
	t.Helper()
	for deadline := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// talks checks that a daemon answers on a connection, twice, and that closing
// it leaves nothing behind.
func talks(t *testing.T, dial func(context.Context, hosts.Address) (net.Conn, error), a hosts.Address) {
	t.Helper()
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	conn, err := dial(ctx, a)
	if err != nil {
		t.Errorf("%s: %v", a.Transport, err)
		return
	}
	cancel() // it is of no concern to the connection any more
	for range 2 {
		if err := libvirtdtest.Exchange(conn); err != nil {
			t.Errorf("%s: %v", a.Transport, err)
		}
	}
	// A deadline that has passed ends a read.
	if err := conn.SetReadDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
		t.Errorf("%s: %v", a.Transport, err)
	}
	if _, err := conn.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%s: reading past a deadline: %v", a.Transport, err)
	}
	// So does closing.
	if err := conn.SetReadDeadline(time.Time{}); err != nil {
		t.Errorf("%s: %v", a.Transport, err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := conn.Read(make([]byte, 1))
		ended <- err
	}()
	conn.Close()
	select {
	case err := <-ended:
		if err == nil {
			t.Errorf("%s: something came on a closed connection", a.Transport)
		}
	case <-time.After(patience):
		t.Errorf("%s: closing does not end a read", a.Transport)
	}
	settle(t, before)
}

// fails checks why dialling fails, that no secret is told, and that nothing is
// left behind.
func fails(t *testing.T, a hosts.Address, want message.Reason) {
	t.Helper()
	failsWithin(t, patience, a, want)
}

func failsWithin(t *testing.T, d time.Duration, a hosts.Address, want message.Reason) {
	t.Helper()
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	conn, err := dial.Dial(ctx, a)
	if err == nil {
		conn.Close()
		t.Errorf("no error, want %s", want)
		return
	}
	var p *guard.Problem
	if !errors.As(err, &p) || p.Code != want {
		t.Errorf("%v (%#v), want %s", err, err, want)
	}
	for _, secret := range []string{a.SSHKey, a.KnownHosts, a.PKI, a.User} {
		if secret != "" && strings.Contains(err.Error(), secret) {
			t.Errorf("the error tells %s: %v", secret, err)
		}
	}
	t.Logf("%s: %v", want, err)
	cancel()
	settle(t, before)
}

func TestTransports(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	sshd := d.StartSSHD(t)
	overTLS := at(t, hosts.TLS, d.TLS)
	overTLS.PKI = d.PKI.Client
	byName := overTLS
	byName.Host = "localhost"
	overSSH := at(t, hosts.SSH, sshd.Address)
	overSSH.User, overSSH.SSHKey, overSSH.KnownHosts = sshd.User, sshd.Key, sshd.KnownHosts
	named := overSSH
	named.Socket = "/run/libvirt/libvirt-sock"
	for name, a := range map[string]hosts.Address{
		"unix":       {Transport: hosts.Unix, Driver: "test:///default", Socket: d.Socket},
		"tcp":        at(t, hosts.TCP, d.TCP),
		"tls":        overTLS,
		"tls name":   byName,
		"ssh":        overSSH,
		"ssh socket": named,
	} {
		t.Run(name, func(t *testing.T) { talks(t, dial.Dial, a) })
	}
	t.Run("ssh read-write", func(t *testing.T) { talks(t, dial.ReadWrite, overSSH) })
}

// The daemon's end is seen on every transport, and nothing is left of the
// connection.
func TestDaemonEnds(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	sshd := d.StartSSHD(t)
	overTLS := at(t, hosts.TLS, d.TLS)
	overTLS.PKI = d.PKI.Client
	overSSH := at(t, hosts.SSH, sshd.Address)
	overSSH.User, overSSH.SSHKey, overSSH.KnownHosts = sshd.User, sshd.Key, sshd.KnownHosts
	before := runtime.NumGoroutine()
	var conns []net.Conn
	for _, a := range []hosts.Address{
		{Transport: hosts.Unix, Socket: d.Socket}, at(t, hosts.TCP, d.TCP), overTLS, overSSH,
	} {
		conn, err := dial.Dial(within(t, patience), a)
		if err != nil {
			t.Fatal(err)
		}
		if err := libvirtdtest.Exchange(conn); err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	if err := d.Kill(); err != nil {
		t.Fatal(err)
	}
	for _, conn := range conns {
		_ = conn.SetReadDeadline(time.Now().Add(patience)) // an end that has been seen already takes none
		if n, err := conn.Read(make([]byte, 1)); n != 0 || err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%T: read %d, %v", conn, n, err)
		}
		conn.Close()
	}
	settle(t, before)
}

func TestTLSFaults(t *testing.T) {
	for _, c := range []struct {
		name        string
		certificate libvirtdtest.Certificate
		folder      func(libvirtdtest.PKI) string
		want        message.Reason
	}{
		{"expired", libvirtdtest.Expired, nil, message.ReasonCertExpired},
		{"wrong name", libvirtdtest.WrongName, nil, message.ReasonCertName},
		{"unknown authority", libvirtdtest.Unknown, nil, message.ReasonCertUnknown},
		{"our certificate unknown", libvirtdtest.Good, func(p libvirtdtest.PKI) string { return p.Stranger }, message.ReasonCertRefused},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := libvirtdtest.Start(t, libvirtdtest.Options{Certificate: c.certificate})
			a := at(t, hosts.TLS, d.TLS)
			a.PKI = d.PKI.Client
			if c.folder != nil {
				a.PKI = c.folder(d.PKI)
			}
			fails(t, a, c.want)
		})
	}
}

func TestTLSCredentials(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	for _, c := range []struct {
		name   string
		change func(folder string) error
		want   message.Reason
	}{
		{"no authority", func(f string) error { return os.Remove(filepath.Join(f, "cacert.pem")) }, message.ReasonCredentials},
		{"no certificate in it", func(f string) error { return os.WriteFile(filepath.Join(f, "cacert.pem"), []byte("x"), 0o600) }, message.ReasonCredentials},
		{"no key", func(f string) error { return os.Remove(filepath.Join(f, "clientkey.pem")) }, message.ReasonCredentials},
		{"open key", func(f string) error { return os.Chmod(filepath.Join(f, "clientkey.pem"), 0o644) }, message.ReasonCredentials},
		{"broken key", func(f string) error { return os.WriteFile(filepath.Join(f, "clientkey.pem"), []byte("x"), 0o600) }, message.ReasonCredentials},
		{"no certificate of ours", func(f string) error {
			return errors.Join(os.Remove(filepath.Join(f, "clientkey.pem")), os.Remove(filepath.Join(f, "clientcert.pem")))
		}, message.ReasonCertRefused},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS(d.PKI.Client)); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(filepath.Join(folder, "clientkey.pem"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := c.change(folder); err != nil {
				t.Fatal(err)
			}
			a := at(t, hosts.TLS, d.TLS)
			a.PKI = folder
			fails(t, a, c.want)
		})
	}
}

// newKey writes a private key and returns the public one.
func newKey(t *testing.T, file, passphrase string) ssh.PublicKey {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	var block *pem.Block
	if passphrase == "" {
		block, err = ssh.MarshalPrivateKey(private, "")
	} else {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestSSHKeys(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	sshd := d.StartSSHD(t)
	dir := t.TempDir()
	good := at(t, hosts.SSH, sshd.Address)
	good.User, good.SSHKey, good.KnownHosts = sshd.User, sshd.Key, sshd.KnownHosts

	known := func(lines string) hosts.Address {
		t.Helper()
		file, err := os.CreateTemp(dir, "known")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if _, err := file.WriteString(lines); err != nil {
			t.Fatal(err)
		}
		a := good
		a.KnownHosts = file.Name()
		return a
	}
	line := func(host string, key ssh.PublicKey) string { return knownhosts.Line([]string{host}, key) + "\n" }
	other := newKey(t, filepath.Join(dir, "other"), "")
	name := knownhosts.Normalize(sshd.Address)

	t.Run("hashed", func(t *testing.T) {
		talks(t, dial.Dial, known(line(knownhosts.HashHostname(name), sshd.HostKey)))
	})
	t.Run("among others", func(t *testing.T) {
		talks(t, dial.Dial, known("# hosts\n"+line("elsewhere", other)+line(sshd.Address, sshd.HostKey)))
	})
	t.Run("not there", func(t *testing.T) { fails(t, known(""), message.ReasonKeyUnknown) })
	t.Run("of another host", func(t *testing.T) { fails(t, known(line("elsewhere", sshd.HostKey)), message.ReasonKeyUnknown) })
	t.Run("another key", func(t *testing.T) { fails(t, known(line(sshd.Address, other)), message.ReasonKeyChanged) })
	t.Run("another key hashed", func(t *testing.T) {
		fails(t, known(line(knownhosts.HashHostname(name), other)), message.ReasonKeyChanged)
	})
	t.Run("another kind of key", func(t *testing.T) {
		private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		key, err := ssh.NewPublicKey(private.Public())
		if err != nil {
			t.Fatal(err)
		}
		fails(t, known(line(sshd.Address, key)), message.ReasonKeyChanged)
	})
	t.Run("revoked", func(t *testing.T) {
		fails(t, known("@revoked * "+string(ssh.MarshalAuthorizedKey(sshd.HostKey))+line(sshd.Address, sshd.HostKey)), message.ReasonKeyChanged)
	})
	t.Run("unreadable", func(t *testing.T) { fails(t, known("what is this\n"), message.ReasonCredentials) })
	t.Run("no file", func(t *testing.T) {
		a := good
		a.KnownHosts = filepath.Join(dir, "nothing")
		fails(t, a, message.ReasonCredentials)
	})

	key := func(file string) hosts.Address {
		a := good
		a.SSHKey = file
		return a
	}
	t.Run("stranger", func(t *testing.T) { fails(t, key(sshd.Stranger), message.ReasonAuth) })
	t.Run("no key", func(t *testing.T) { fails(t, key(filepath.Join(dir, "nothing")), message.ReasonCredentials) })
	t.Run("key is none", func(t *testing.T) {
		file := filepath.Join(dir, "none")
		if err := os.WriteFile(file, []byte("s3cret"), 0o600); err != nil {
			t.Fatal(err)
		}
		fails(t, key(file), message.ReasonCredentials)
	})
	t.Run("locked key", func(t *testing.T) {
		file := filepath.Join(dir, "locked")
		newKey(t, file, "s3cret")
		fails(t, key(file), message.ReasonCredentials)
	})
	t.Run("open key", func(t *testing.T) {
		file := filepath.Join(dir, "open")
		newKey(t, file, "")
		if err := os.Chmod(file, 0o644); err != nil {
			t.Fatal(err)
		}
		fails(t, key(file), message.ReasonCredentials)
	})
	t.Run("no daemon there", func(t *testing.T) {
		a := good
		a.Socket = "/run/libvirt/nothing"
		fails(t, a, message.ReasonUnreachable)
	})

	t.Run("neither key nor agent", func(t *testing.T) {
		t.Setenv("SSH_AUTH_SOCK", "")
		fails(t, key(""), message.ReasonCredentials)
	})
	t.Run("agent", func(t *testing.T) {
		text, err := os.ReadFile(sshd.Key)
		if err != nil {
			t.Fatal(err)
		}
		private, err := ssh.ParseRawPrivateKey(text)
		if err != nil {
			t.Fatal(err)
		}
		ring := agent.NewKeyring()
		if err := ring.Add(agent.AddedKey{PrivateKey: private}); err != nil {
			t.Fatal(err)
		}
		t.Setenv("SSH_AUTH_SOCK", listenUnix(t, func(conn net.Conn) {
			_ = agent.ServeAgent(ring, conn) // until dialling is done with it
		}))
		talks(t, dial.Dial, key(""))
	})
	t.Run("agent without keys", func(t *testing.T) {
		t.Setenv("SSH_AUTH_SOCK", listenUnix(t, func(conn net.Conn) { _ = agent.ServeAgent(agent.NewKeyring(), conn) }))
		fails(t, key(""), message.ReasonAuth)
	})
	t.Run("agent that does not answer", func(t *testing.T) {
		t.Setenv("SSH_AUTH_SOCK", listenUnix(t, func(conn net.Conn) { _, _ = conn.Read(make([]byte, 1000)); <-t.Context().Done() }))
		failsWithin(t, 500*time.Millisecond, key(""), message.ReasonTimeout)
	})
}

// listen serves connections on loopback, one after the other, each until
// serve returns.
func listen(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	accept(t, l, serve)
	return l.Addr().String()
}

func listenUnix(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "dial")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	l, err := net.Listen("unix", filepath.Join(dir, "sock"))
	if err != nil {
		t.Fatal(err)
	}
	accept(t, l, serve)
	return l.Addr().String()
}

func accept(t *testing.T, l net.Listener, serve func(net.Conn)) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			serve(conn)
			conn.Close()
		}
	}()
	t.Cleanup(func() {
		l.Close()
		<-ended
	})
}

// overNetwork are addresses, one for each transport over the network, with
// all credentials in order.
func overNetwork(t *testing.T, hostPort string) []hosts.Address {
	t.Helper()
	pki, err := libvirtdtest.NewPKI(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	keyFile, knownFile := filepath.Join(dir, "key"), filepath.Join(dir, "known")
	key := newKey(t, keyFile, "")
	if err := os.WriteFile(knownFile, []byte(knownhosts.Line([]string{"*"}, key)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tcp, tls, ssh := at(t, hosts.TCP, hostPort), at(t, hosts.TLS, hostPort), at(t, hosts.SSH, hostPort)
	tls.PKI = pki.Client
	ssh.SSHKey, ssh.KnownHosts, ssh.User = keyFile, knownFile, "somebody"
	return []hosts.Address{tcp, tls, ssh}
}

func TestNetworkFaults(t *testing.T) {
	closed := listen(t, func(net.Conn) {})
	refusing := func() string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		return l.Addr().String()
	}()
	silent := listen(t, func(conn net.Conn) {
		buffer := make([]byte, 4096)
		for err := error(nil); err == nil; {
			_, err = conn.Read(buffer)
		}
	})
	web := listen(t, func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 4096))
		_, _ = conn.Write(append([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"), bytes.Repeat([]byte("x"), 4096)...))
	})

	for _, a := range overNetwork(t, refusing) {
		t.Run(fmt.Sprint("refused ", a.Transport), func(t *testing.T) { fails(t, a, message.ReasonRefused) })
		a.Host = "nobody..invalid" // no resolver need be asked
		t.Run(fmt.Sprint("unresolved ", a.Transport), func(t *testing.T) { fails(t, a, message.ReasonUnresolved) })
	}
	for _, a := range overNetwork(t, closed)[1:] {
		t.Run(fmt.Sprint("closed ", a.Transport), func(t *testing.T) { fails(t, a, message.ReasonClosed) })
	}
	for _, a := range overNetwork(t, web)[1:] {
		t.Run(fmt.Sprint("not libvirt ", a.Transport), func(t *testing.T) { fails(t, a, message.ReasonProtocol) })
	}
	for _, a := range overNetwork(t, silent)[1:] {
		t.Run(fmt.Sprint("silent ", a.Transport), func(t *testing.T) {
			failsWithin(t, 500*time.Millisecond, a, message.ReasonTimeout)
		})
		t.Run(fmt.Sprint("cancelled ", a.Transport), func(t *testing.T) {
			before := runtime.NumGoroutine()
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(100*time.Millisecond, cancel)
			if _, err := dial.Dial(ctx, a); !errors.Is(err, context.Canceled) {
				t.Errorf("%v", err)
			}
			settle(t, before)
		})
	}
}

// A port whose queue of connections is full answers nobody, like a network
// that swallows everything.
func TestBlackHole(t *testing.T) {
	full := libvirtdtest.BlackHole(t)
	for _, a := range overNetwork(t, full) {
		t.Run(string(a.Transport), func(t *testing.T) {
			failsWithin(t, 500*time.Millisecond, a, message.ReasonTimeout)
		})
	}
}

func TestUnixFaults(t *testing.T) {
	dir := t.TempDir()
	fails(t, hosts.Address{Transport: hosts.Unix, Socket: filepath.Join(dir, "nothing")}, message.ReasonUnreachable)
	left := filepath.Join(dir, "left")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: left, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	l.Close()
	fails(t, hosts.Address{Transport: hosts.Unix, Socket: left}, message.ReasonRefused)
}

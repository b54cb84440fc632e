package remote_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"ringlab/server/live/guard"
	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

// hurry are budgets for daemons that do not answer.
var hurry = remote.Budgets{Connect: 300 * time.Millisecond, Call: 300 * time.Millisecond, Capabilities: 300 * time.Millisecond}

// patience is how long things may take that take no time on an idle machine.
const patience = 20 * time.Second

// problem gives what an error says of the connection.
func problem(t testing.TB, err error) *remote.Problem {
	t.Helper()
	var p *remote.Problem
	if !errors.As(err, &p) {
		t.Fatalf("%v is no problem", err)
	}
	return p
}

// ended waits for the end of a connection.
func ended(t testing.TB, c *remote.Conn, code message.Reason) {
	t.Helper()
	select {
	case <-c.Closed():
	case <-time.After(patience):
		t.Fatal("the connection goes on")
	}
	if got := problem(t, c.Err()).Code; got != code {
		t.Errorf("the connection ended with %v: %v; want %s", got, c.Err(), code)
	}
}

// fakeDaemon answers each call with what reply gives for its procedure; a nil
// body is no answer.
func fakeDaemon(t testing.TB, reply func(procedure uint32) []byte) func(context.Context) (net.Conn, error) {
	return func(context.Context) (net.Conn, error) {
		ours, theirs := net.Pipe()
		t.Cleanup(func() { theirs.Close() })
		go func() {
			for {
				header := make([]byte, 28)
				if _, err := io.ReadFull(theirs, header); err != nil {
					return
				}
				word := func(i int) uint32 { return binary.BigEndian.Uint32(header[4*i:]) }
				if _, err := io.CopyN(io.Discard, theirs, int64(word(0)-28)); err != nil {
					return
				}
				body := reply(word(3))
				if body == nil {
					continue
				}
				answer := binary.BigEndian.AppendUint32(nil, uint32(28+len(body)))
				answer = append(answer, header[4:16]...)
				answer = append(answer, 0, 0, 0, 1)
				answer = append(answer, header[20:28]...)
				if _, err := theirs.Write(append(answer, body...)); err != nil {
					return
				}
			}
		}()
		return ours, nil
	}
}

// opening answers the calls with which a connection begins.
func opening(procedure uint32) ([]byte, bool) {
	switch procedure {
	case 66: // AuthList: none
		return []byte{0, 0, 0, 1, 0, 0, 0, 0}, true
	case 1: // ConnectOpen
		return []byte{}, true
	}
	return nil, false
}

func TestPaused(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	before := runtime.NumGoroutine()
	c := open(t, d, "test:///default", remote.Options{Budgets: hurry})
	other := open(t, d, "test:///default", remote.Options{})
	if err := d.Pause(); err != nil {
		t.Fatal(err)
	}
	defer d.Continue()
	var calls sync.WaitGroup
	for range 10 {
		calls.Go(func() {
			_, err := c.Domains(t.Context())
			if p := problem(t, err); p.Code != message.ReasonHung || !strings.Contains(p.Error(), "no answer within 300ms") {
				t.Errorf("%s: %v", p.Code, err)
			}
		})
	}
	calls.Wait()
	ended(t, c, message.ReasonHung)
	// The kernel accepts connections for a daemon that does not run.
	_, err := remote.Open(t.Context(), remote.Options{Dial: dialer("unix", d.Socket), Driver: "test:///default", Budgets: hurry})
	if p := problem(t, err); p.Code != message.ReasonTimeout {
		t.Errorf("opening: %s: %v", p.Code, err)
	}
	if err := d.Continue(); err != nil {
		t.Fatal(err)
	}
	if err := other.Ping(t.Context()); err != nil {
		t.Errorf("a connection that waited: %v", err)
	}
	if err := open(t, d, "test:///default", remote.Options{}).Ping(t.Context()); err != nil {
		t.Error(err)
	}
	other.Close()
	settled(t, before+2) // the last one's
}

func TestKilled(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	before := runtime.NumGoroutine()
	c := open(t, d, "test:///default", remote.Options{})
	feed := open(t, d, "test:///default", remote.Options{Purpose: remote.ForEvents, OnEvent: func(remote.Event) {}})
	var calls, begun sync.WaitGroup
	for range 8 {
		begun.Add(1)
		calls.Go(func() {
			for i := 0; ; i++ {
				_, err := c.Domains(t.Context())
				if i == 0 {
					begun.Done()
				}
				if err != nil {
					if p := problem(t, err); p.Code != message.ReasonClosed {
						t.Errorf("%s: %v", p.Code, err)
					}
					return
				}
			}
		})
	}
	begun.Wait()
	if err := d.Kill(); err != nil {
		t.Fatal(err)
	}
	calls.Wait()
	ended(t, c, message.ReasonClosed)
	ended(t, feed, message.ReasonClosed)
	settled(t, before)
	if err := d.Restart(); err != nil {
		t.Fatal(err)
	}
	if err := open(t, d, "test:///default", remote.Options{}).Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestOpenAndClose over and over, also in the middle of opening, leaves nothing behind.
func TestOpenAndClose(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	before := runtime.NumGoroutine()
	for i := range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		if i%2 == 0 {
			stop := time.AfterFunc(time.Duration(i)*50*time.Microsecond, cancel)
			defer stop.Stop()
		}
		c, err := remote.Open(ctx, remote.Options{Dial: dialer("unix", d.Socket), Driver: "test:///default", Purpose: remote.Purpose(i % 3), OnEvent: func(remote.Event) {}})
		if err == nil {
			go c.Close()
			c.Close()
		} else if ctx.Err() == nil {
			t.Errorf("%d: %v", i, err)
		}
		cancel()
	}
	settled(t, before)
}

func TestOpenProblems(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	conf := filepath.Join(d.Dir, "libvirtd.conf")
	text, err := os.ReadFile(conf)
	if err != nil {
		t.Fatal(err)
	}
	locked := bytes.Replace(text, []byte(`auth_tcp = "none"`), []byte(`auth_tcp = "sasl"`), 1)
	if err := errors.Join(os.WriteFile(conf, locked, 0o600), d.Stop(), d.Restart()); err != nil {
		t.Fatal(err)
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	known := &remote.Problem{Code: message.ReasonCertName, Err: errors.New("for another")}
	for name, test := range map[string]struct {
		dial   func(context.Context) (net.Conn, error)
		driver string
		code   message.Reason
	}{
		"another driver":   {dialer("unix", d.Socket), "nothing:///", message.ReasonNoDriver},
		"no such node":     {dialer("unix", d.Socket), "test:///nothing.xml", message.ReasonDaemon},
		"not let in":       {dialer("tcp", d.TCP), "test:///default", message.ReasonAuth},
		"nobody listens":   {dialer("tcp", closed.Addr().String()), "test:///default", message.ReasonUnreachable},
		"dial knows why":   {func(context.Context) (net.Conn, error) { return nil, known }, "", message.ReasonCertName},
		"dial takes long":  {func(ctx context.Context) (net.Conn, error) { <-ctx.Done(); return nil, ctx.Err() }, "", message.ReasonTimeout},
		"says nothing":     {fakeDaemon(t, func(uint32) []byte { return nil }), "", message.ReasonTimeout},
		"no such protocol": {fakeDaemon(t, func(uint32) []byte { return []byte{1} }), "", message.ReasonProtocol},
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			budgets := remote.Budgets{}
			if test.code == message.ReasonTimeout {
				budgets = hurry
			}
			_, err := remote.Open(t.Context(), remote.Options{Dial: test.dial, Driver: test.driver, Budgets: budgets})
			if p := problem(t, err); p.Code != test.code {
				t.Errorf("%s: %v; want %s", p.Code, err, test.code)
			}
			settled(t, before)
		})
	}
}

// TestCold has a daemon take its time for capabilities, and no longer for
// anything else.
func TestCold(t *testing.T) {
	reading := make(chan struct{})
	c, err := remote.Open(t.Context(), remote.Options{
		Dial: fakeDaemon(t, func(procedure uint32) []byte {
			if body, is := opening(procedure); is {
				return body
			}
			switch procedure {
			case 7: // ConnectGetCapabilities
				close(reading)
				time.Sleep(400 * time.Millisecond)
				return []byte{0, 0, 0, 4, '<', 'c', '/', '>'}
			}
			return nil
		}),
		Budgets: remote.Budgets{Call: 100 * time.Millisecond},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if xml, err := c.Capabilities(t.Context()); xml != "<c/>" || err != nil {
		t.Errorf("%q, %v", xml, err)
	}
	<-reading
	// Whoever asks may go away without harm to the connection.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Ping(ctx); !errors.Is(err, context.Canceled) || c.Err() != nil {
		t.Errorf("%v; the connection: %v", err, c.Err())
	}
	ended(t, c, message.ReasonHung)
	if err := c.Ping(t.Context()); problem(t, err).Code != message.ReasonHung {
		t.Errorf("a call on a connection that has ended: %v", err)
	}
}

// TestBusy has a daemon at work on as many calls as are made at once: others
// wait for their turn, and a heartbeat does not.
func TestBusy(t *testing.T) {
	const atOnce = 4
	var begun sync.WaitGroup
	begun.Add(atOnce)
	c, err := remote.Open(t.Context(), remote.Options{
		Dial: fakeDaemon(t, func(procedure uint32) []byte {
			if body, is := opening(procedure); is {
				return body
			}
			switch procedure {
			case 7: // ConnectGetCapabilities
				begun.Done()
				return nil
			case 157: // ConnectGetLibVersion
				return make([]byte, 8)
			}
			t.Errorf("procedure %d was called out of turn", procedure)
			return nil
		}),
	})
	if err != nil {
		t.Fatal(err)
	}
	var calls sync.WaitGroup
	for range atOnce {
		calls.Go(func() {
			if _, err := c.Capabilities(t.Context()); !errors.Is(err, net.ErrClosed) {
				t.Errorf("capabilities: %v", err)
			}
		})
	}
	begun.Wait()
	if err := c.Ping(t.Context()); err != nil {
		t.Errorf("a heartbeat: %v", err)
	}
	waiting, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.NodeInfo(waiting); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a call that waits: %v", err)
	}
	c.Close()
	calls.Wait()
}

func TestEvents(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	shell, err := d.Shell("test:///default")
	if err != nil {
		t.Fatal(err)
	}
	defer shell.Close()
	before := runtime.NumGoroutine()
	events := make(chan remote.Event, 100)
	c := open(t, d, "test:///default", remote.Options{Purpose: remote.ForEvents, OnEvent: func(e remote.Event) { events <- e }})
	xml, err := d.Node(`<domain type='test'><name>new</name><memory>1024</memory><os><type>hvm</type></os></domain>`)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		line string
		want []string // kind, name, event, detail
	}{
		{"suspend test", []string{"domain test suspended paused"}},
		{"resume test", []string{"domain test resumed unpaused"}},
		{"define " + strings.TrimPrefix(xml, "test://"), []string{"domain new defined added changed"}},
		{"start new", []string{"domain new started booted"}},
		{"destroy new", []string{"domain new stopped destroyed"}},
		{"undefine new", []string{"domain new undefined removed"}},
		{"metadata test --uri http://ringlab.example --key a --set <a/>", []string{"domain test metadata changed element changed"}},
		{"net-destroy default", []string{"network default stopped"}},
		{"net-start default", []string{"network default started"}},
		{"pool-destroy default-pool", []string{"pool default-pool stopped"}},
		{"pool-start default-pool", []string{"pool default-pool started"}},
		{"pool-refresh default-pool", []string{"pool default-pool refreshed"}},
	} {
		if _, err := shell.Do(step.line); err != nil {
			t.Fatal(err)
		}
		for _, want := range step.want {
			select {
			case e := <-events:
				got := strings.Join(strings.Fields(e.Kind+" "+e.Name+" "+e.Event+" "+e.Detail), " ")
				if e.Changed {
					got += " changed"
				}
				if got != want || len(e.UUID) != 36 {
					t.Errorf("%s: %+v, want %s", step.line, e, want)
				}
			case <-time.After(patience):
				t.Fatalf("%s: no event, want %s", step.line, want)
			}
		}
	}
	if err := c.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	c.Close()
	settled(t, before)
}

// TestSilentEvents has a daemon that takes subscriptions and is never heard of
// again, as behind a router that has forgotten the connection.
func TestSilentEvents(t *testing.T) {
	before := runtime.NumGoroutine()
	c, err := remote.Open(t.Context(), remote.Options{
		Dial: fakeDaemon(t, func(procedure uint32) []byte {
			if body, is := opening(procedure); is {
				return body
			}
			if procedure == 157 { // ConnectGetLibVersion
				return nil
			}
			return []byte{0, 0, 0, 0}
		}),
		Purpose: remote.ForEvents, Budgets: hurry, Heartbeat: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	ended(t, c, message.ReasonHung)
	settled(t, before)
}

func TestDomainCapabilities(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	c := open(t, d, "qemu:///system", remote.Options{Purpose: remote.ForDomainCapabilities})
	for _, ask := range [][]string{{"x86_64", "pc", "qemu"}, {"x86_64", "q35", ""}, {"", "", ""}} {
		args := []string{"domcapabilities"}
		for i, option := range []string{"--arch", "--machine", "--virttype"} {
			if ask[i] != "" {
				args = append(args, option, ask[i])
			}
		}
		want, err := d.Virsh(t.Context(), "qemu:///system", args...)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "domain capabilities", trimmed(t)(c.DomainCapabilities(t.Context(), ask[0], ask[1], ask[2])), strings.TrimRight(want, "\n"))
	}
	var refused *remote.DaemonError
	if _, err := c.DomainCapabilities(t.Context(), "x86_64", "nothing", ""); !errors.As(err, &refused) || c.Err() != nil {
		t.Errorf("a machine that there is not: %v; the connection: %v", err, c.Err())
	}
	if _, err := c.Domains(t.Context()); !errors.Is(err, guard.ErrRefused) {
		t.Errorf("listing domains: %v", err)
	}
	ended(t, c, message.ReasonProtocol)

	reading := open(t, d, "qemu:///system", remote.Options{})
	if _, err := reading.DomainCapabilities(t.Context(), "", "", ""); !errors.Is(err, guard.ErrRefused) {
		t.Errorf("domain capabilities on a connection for reading: %v", err)
	}
	none := open(t, d, "test:///default", remote.Options{Purpose: remote.ForDomainCapabilities})
	if _, err := none.DomainCapabilities(t.Context(), "", "", ""); !errors.Is(err, remote.ErrNotOffered) {
		t.Errorf("of a driver without: %v", err)
	}
}

func BenchmarkDomains(b *testing.B) {
	d := libvirtdtest.Start(b, libvirtdtest.Options{})
	node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 1000, Shutoff: 100}))
	if err != nil {
		b.Fatal(err)
	}
	c := open(b, d, node, remote.Options{})
	b.Run("Domains", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if domains, err := c.Domains(b.Context()); err != nil || len(domains) != 1000 {
				b.Fatal(len(domains), err)
			}
		}
	})
	b.Run("CountDomains", func(b *testing.B) {
		for b.Loop() {
			if _, all, err := c.CountDomains(b.Context()); err != nil || all != 1000 {
				b.Fatal(all, err)
			}
		}
	})
	b.Run("virsh domstats", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Virsh(b.Context(), node, "-r", "domstats"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

package poll_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
	"ringlab/server/live/poll"
	"ringlab/server/live/remote"
	"ringlab/server/live/state"
)

// bench is a host that is watched, in a bubble of synctest.
type bench struct {
	t       *testing.T
	local   *exchange.Local
	machine *machine
	cancel  context.CancelFunc
	changes []time.Duration
}

var someHost = hosts.Host{
	ID: "h", Name: "Host", Address: hosts.Address{Transport: hosts.Unix},
	Poll: hosts.Poll{Heartbeat: 10 * time.Second, Statistics: 2 * time.Second, Inventory: 30 * time.Second},
}

// watchHost runs a poller for a test, and sees to it that nothing of it is left
// at the test's end: synctest fails where a goroutine is.
func watchHost(t *testing.T, host hosts.Host, m *machine) *bench {
	t.Helper()
	b := &bench{t: t, local: exchange.NewLocal(), machine: m}
	ctx, cancel := context.WithCancel(t.Context())
	b.cancel = cancel
	claim, err := b.local.Claim(ctx, host.ID)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		poll.Run(ctx, claim, host, poll.Options{
			Connect:  m.connect,
			Log:      slog.New(slog.NewTextHandler(io.Discard, nil)),
			Observer: poll.Observer{Change: func(took time.Duration) { b.changes = append(b.changes, took) }},
		})
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
		claim.Release()
		synctest.Wait()
		for _, purpose := range []remote.Purpose{remote.ForReading, remote.ForEvents, remote.ForDomainCapabilities} {
			if n := len(m.open(purpose)); n > 0 {
				t.Errorf("%d connections of purpose %d are still open after the end", n, purpose)
			}
		}
	})
	return b
}

// view follows a key.
type view struct {
	mu      sync.Mutex
	items   message.Items
	err     error
	updates int
}

func (v *view) take(update state.Update, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.err = err; err == nil {
		v.items = state.Apply(v.items, update)
		v.updates++
	}
}

// all are the items, as they are now.
func (v *view) all() message.Items {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.items
}

func (v *view) refusal() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.err
}

func (v *view) count() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.updates
}

// follow keeps up a view of a key.
func (b *bench) follow(topic message.Topic, item string) (v *view, stop func()) {
	key := message.Key{Host: "h", Topic: topic, Item: item}
	if topic == message.Hosts {
		key.Host = ""
	}
	watch := b.local.Watch(key)
	v = &view{}
	go func() {
		for {
			update, err := watch.Next(context.Background())
			if errors.Is(err, exchange.ErrClosed) {
				return
			}
			v.take(update, err)
		}
	}()
	b.t.Cleanup(watch.Close)
	return v, watch.Close
}

// as reads an item of a view as an object.
func as[T any](t testing.TB, v *view, name string) T {
	t.Helper()
	items := v.all()
	item, known := items[name]
	if !known {
		t.Fatalf("there is no item %q; there are %q", name, slices.Sorted(maps.Keys(items)))
	}
	return decode[T](t, item)
}

// decode reads an item as an object.
func decode[T any](t testing.TB, item message.Item) T {
	t.Helper()
	var object T
	text, err := json.Marshal(item)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &object); err != nil {
		t.Fatal(err)
	}
	return object
}

func row(t *testing.T, v *view) message.HostRow { t.Helper(); return as[message.HostRow](t, v, "h") }

// sleep lets time go by, and everything be done that is due.
func sleep(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestOnline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.put(1, message.Running)
		m.put(2, message.Shutoff)
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		sleep(5 * time.Second)
		r := row(t, list)
		if r.State != message.Online || r.Code != message.ReasonNone || r.Reason != "" || r.Since == "" || r.Attempts != 0 {
			t.Errorf("the host is %+v", r)
		}
		if r.Driver != "Fake" || r.Libvirt != "9.0.0" || r.Hostname != "made-up" || r.Transport != "unix" || r.CPUs != 2 || r.Memory != 3000 {
			t.Errorf("the host is told as %+v", r)
		}
		if r.Free != 1500 || r.Busy == nil || *r.Busy != 0.2 || *r.Running != 1 || *r.Domains != 2 {
			t.Errorf("the summary is %+v, busy %v", r, r.Busy)
		}
		if len(r.Latencies) != 1 || r.Heard == "" {
			t.Errorf("heard %q, latencies %v", r.Heard, r.Latencies)
		}
		sleep(10 * time.Minute)
		if r := row(t, list); len(r.Latencies) != 30 {
			t.Errorf("%d latencies after 60 heartbeats, want 30", len(r.Latencies))
		}
	})
}

// What nobody watches is not read, except for the heartbeat.
func TestNothingWanted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.put(1, message.Running)
		b := watchHost(t, someHost, m)
		sleep(time.Second)
		before := map[string]int{}
		m.change(func() {
			for call, n := range m.calls {
				before[call] = n
			}
		})
		m.tell(remote.Event{Kind: "domain", UUID: uuid(1), Event: "started"})
		sleep(100 * time.Second)
		m.change(func() {
			for call, n := range m.calls {
				switch {
				case call == "ping" && n != before[call]+10:
					t.Errorf("%d heartbeats in 100 s, want 10", n-before[call])
				case call != "ping" && n != before[call]:
					t.Errorf("%s was called %d times while nobody watched", call, n-before[call])
				}
			}
		})
		// What is watched is read at once, and no more when it is no longer.
		_, stop := b.follow(message.Domains, "")
		synctest.Wait()
		time.Sleep(2 * time.Millisecond)
		synctest.Wait()
		if n := m.count("domains"); n != 1 {
			t.Errorf("domains were read %d times when they became wanted, want once", n)
		}
		sleep(10 * time.Second)
		if n := m.count("domains"); n != 6 {
			t.Errorf("domains were read %d times in 10 s, want 6", n)
		}
		stop()
		sleep(10 * time.Second)
		if n := m.count("domains"); n != 6 {
			t.Errorf("domains were read %d times, %d of them after the watch had ended", n, n-6)
		}
	})
}

func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.connectTakes = 4 * time.Second
		m.capsTake = 20 * time.Second
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		synctest.Wait()
		if r := row(t, list); r.State != message.Connecting || r.Code != message.ReasonFirst {
			t.Errorf("at first the host is %s, %s", r.State, r.Code)
		}
		sleep(3500 * time.Millisecond)
		if r := row(t, list); r.Reason != "connecting, 3s so far" {
			t.Errorf("after 3.5 s: %q", r.Reason)
		}
		sleep(9 * time.Second)
		if r := row(t, list); r.State != message.Connecting || r.Code != message.ReasonReading || r.Reason != "reading capabilities, 12s so far" {
			t.Errorf("after 12.5 s: %s, %s, %q", r.State, r.Code, r.Reason)
		}
		sleep(12 * time.Second)
		if r := row(t, list); r.State != message.Online {
			t.Errorf("after 24.5 s: %s, %q", r.State, r.Reason)
		}
	})
}

func TestOffline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		domains, _ := b.follow(message.Domains, "")
		events, _ := b.follow(message.Events, "")
		m.put(1, message.Running)
		sleep(time.Minute)
		if len(domains.all()) != 1 {
			t.Fatalf("domains: %v", domains.all())
		}

		refused := &remote.Problem{Code: message.ReasonRefused, Err: errors.New("nobody listens")}
		m.change(func() { m.refuse = refused })
		m.breakAll(&remote.Problem{Code: message.ReasonClosed, Err: errors.New("the daemon closed the connection")})
		synctest.Wait()
		r := row(t, list)
		if r.State != message.Offline || r.Code != message.ReasonClosed || r.Reason != "the daemon closed the connection" || r.NextTry == "" {
			t.Errorf("after the end of the connection: %+v", r)
		}
		since := r.Since
		sleep(10 * time.Minute)
		r = row(t, list)
		if r.State != message.Offline || r.Code != message.ReasonRefused || r.Since != since {
			t.Errorf("after ten minutes: %s, %s, since %s and not %s", r.State, r.Code, r.Since, since)
		}
		// 0.5 s doubling to 10 s: some 60 attempts, give or take a quarter.
		if r.Attempts < 45 || r.Attempts > 85 {
			t.Errorf("%d attempts in ten minutes", r.Attempts)
		}
		if len(domains.all()) != 1 {
			t.Errorf("the last state of domains is gone: %v", domains.all())
		}

		m.change(func() { m.refuse = nil })
		m.put(2, message.Running)
		sleep(15 * time.Second)
		if r := row(t, list); r.State != message.Online || r.Attempts != 0 || r.NextTry != "" {
			t.Errorf("after the daemon's return: %+v", r)
		}
		if len(domains.all()) != 2 {
			t.Errorf("domains after the daemon's return: %v", domains.all())
		}
		var states []string
		for n := 1; n <= len(events.all()); n++ {
			e := as[message.EventItem](t, events, itoa(n))
			if e.Kind != "host" || e.Name != "Host" {
				t.Errorf("event %d is %+v", n, e)
			}
			states = append(states, e.Event)
		}
		if got, want := strings.Join(states, " "), "connecting online offline connecting online"; got != want {
			t.Errorf("the host's states were %s, want %s", got, want)
		}
	})
}

func itoa(n int) string { text, _ := json.Marshal(n); return string(text) }

// A daemon that ends every connection soon is not asked in a hurry.
func TestFlapping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		watchHost(t, someHost, m)
		for range 600 {
			sleep(time.Second)
			m.breakAll(&remote.Problem{Code: message.ReasonClosed, Err: errors.New("gone")})
		}
		if n := m.count("capabilities"); n > 100 {
			t.Errorf("%d connections in ten minutes to a daemon that ends each within a second", n)
		}
	})
}

func TestSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		sleep(5 * time.Second)
		m.change(func() { m.pingTakes = 1200 * time.Millisecond })
		sleep(10 * time.Second)
		if r := row(t, list); r.State != message.Degraded || r.Code != message.ReasonSlow || r.Latency != 1200 {
			t.Errorf("with slow answers: %s, %s, latency %v", r.State, r.Code, r.Latency)
		}
		m.change(func() { m.pingTakes = time.Millisecond })
		sleep(12 * time.Second)
		if r := row(t, list); r.State != message.Online || r.Latency != 1 {
			t.Errorf("with fast answers again: %s, %q, latency %v", r.State, r.Reason, r.Latency)
		}
	})
}

func TestFailingAndMissing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.fail["networks"] = errors.New("internal error: no networks today")
		m.fail["devices"] = remote.ErrNotOffered
		m.fail["sysinfo"] = errors.New("Host SMBIOS information is not available")
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		inventory, stop := b.follow(message.Inventory, "")
		b.follow(message.Node, "")
		sleep(time.Second)
		r := row(t, list)
		if r.State != message.Degraded || r.Code != message.ReasonPartial || r.Failing["networks"] != "internal error: no networks today" {
			t.Errorf("with a failing reading: %+v", r)
		}
		if got := strings.Join(r.Missing, " "); got != "devices sysinfo" {
			t.Errorf("missing: %s", got)
		}
		as[message.PoolItem](t, inventory, "pool/images")
		sleep(5 * time.Minute)
		if n := m.count("devices"); n != 1 {
			t.Errorf("what is not offered was asked for %d times", n)
		}
		m.change(func() { delete(m.fail, "networks") })
		sleep(31 * time.Second)
		if r := row(t, list); r.State != message.Online || len(r.Failing) != 0 {
			t.Errorf("after the reading succeeded: %+v", r)
		}
		// A reading that fails and is not wanted any more is no fault.
		m.change(func() { m.fail["pools"] = errors.New("no pools") })
		sleep(31 * time.Second)
		if r := row(t, list); r.State != message.Degraded {
			t.Errorf("with a failing reading: %+v", r)
		}
		stop()
		sleep(11 * time.Second)
		if r := row(t, list); r.State != message.Online {
			t.Errorf("after the failing reading was not wanted any more: %s, %q", r.State, r.Reason)
		}
	})
}

func TestNode(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		node, _ := b.follow(message.Node, "")
		sleep(5 * time.Second)
		if n := as[message.NodeItem](t, node, "node"); n.CPUs != 2 || n.Sysinfo != "<sysinfo/>" || len(n.Online) != 3 {
			t.Errorf("node: %+v", n)
		}
		c := as[message.CPUItem](t, node, "cpu")
		if c.User != 0.1 || c.Kernel != 0.1 || c.Idle != 0.7 || c.IOWait != 0.1 {
			t.Errorf("CPU: %+v", c)
		}
		if !slices.Equal(c.Each, []float64{0.2, -1, 0.2}) {
			t.Errorf("each CPU: %v", c.Each)
		}
		if m := as[message.MemoryItem](t, node, "memory"); m.Total != 3000 || m.Free != 1500 {
			t.Errorf("memory: %+v", m)
		}
		cell := as[message.CellItem](t, node, "cell/1")
		if cell.Total != 2000 || cell.Free != 200 || !slices.Equal(cell.Pages, []message.FreePages{{Size: 4, Free: 2}}) {
			t.Errorf("cell 1: %+v", cell)
		}
	})
}

func TestDomains(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.put(1, message.Running)
		m.put(2, message.Shutoff)
		b := watchHost(t, someHost, m)
		table, _ := b.follow(message.Domains, "")
		sleep(time.Second)
		if r := as[message.DomainRow](t, table, uuid(1)); r.CPU != nil || r.Name != "guest1" || r.ID != 1 || r.Memory != 1024 {
			t.Errorf("at first: %+v", r)
		}
		sleep(2 * time.Second)
		r := as[message.DomainRow](t, table, uuid(1))
		if r.CPU == nil || *r.CPU != 0.5 || r.BlockWrite == nil || *r.BlockWrite != 1000 || *r.NetRead != 0 {
			t.Errorf("then: %+v, CPU %v, written %v", r, r.CPU, r.BlockWrite)
		}
		if r := as[message.DomainRow](t, table, uuid(2)); r.CPU != nil || r.BlockRead != nil {
			t.Errorf("a stopped domain has rates: %+v", r)
		}
		// Nothing changes any more, so nothing is published.
		updates := table.count()
		sleep(10 * time.Second)
		if table.count() != updates {
			t.Errorf("%d updates of domains that stayed the same", table.count()-updates)
		}

		// An event is followed by the domain's row at once.
		sleep(100 * time.Millisecond)
		bulk := m.count("domains")
		m.put(2, message.Running)
		m.tell(remote.Event{Kind: "domain", UUID: uuid(2), Name: "guest2", ID: 2, Event: "started", Detail: "booted"})
		synctest.Wait()
		if r := as[message.DomainRow](t, table, uuid(2)); r.State != message.Running {
			t.Errorf("after it was started: %+v", r)
		}
		m.change(func() { delete(m.domains, uuid(1)) })
		m.tell(remote.Event{Kind: "domain", UUID: uuid(1), Name: "guest1", ID: -1, Event: "undefined", Detail: "removed"})
		sleep(time.Millisecond)
		if _, there := table.all()[uuid(1)]; there {
			t.Error("a domain that was undefined is still in the table")
		}
		if n := m.count("domains") - bulk; n != 0 {
			t.Errorf("all domains were read %d times for two events", n)
		}
		if len(b.changes) != 2 {
			t.Errorf("%d changes were observed, want 2", len(b.changes))
		}
	})
}

// A storm of events costs neither a reading for each nor all of the daemon's time.
func TestStorm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		table, _ := b.follow(message.Domains, "")
		events, _ := b.follow(message.Events, "")
		sleep(time.Second)
		bulk := m.count("domains")
		for n := range 20000 {
			m.put(n%1000+1, message.Running)
			m.tell(remote.Event{Kind: "domain", UUID: uuid(n%1000 + 1), Event: "started"})
			if n%100 == 0 {
				time.Sleep(time.Millisecond)
			}
		}
		sleep(20 * time.Millisecond)
		if len(table.all()) != 1000 {
			t.Errorf("%d domains after the storm, want 1000", len(table.all()))
		}
		if n := m.count("domains") - bulk; n > 80 {
			t.Errorf("all domains were read %d times in 200 ms", n)
		}
		if len(events.all()) != 200 {
			t.Errorf("%d events are listed, want 200", len(events.all()))
		}
		// More at once than can be kept, and some that the connection lost.
		for n := range 5000 {
			m.tell(remote.Event{Kind: "domain", UUID: uuid(n%1000 + 1), Event: "started"})
		}
		m.put(5000, message.Running)
		m.tell(remote.Event{Missed: true})
		sleep(20 * time.Millisecond)
		if _, there := table.all()[uuid(5000)]; !there {
			t.Error("after events were missed not everything was read again")
		}
	})
}

func TestEventsConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		table, _ := b.follow(message.Domains, "")
		sleep(time.Second)
		m.open(remote.ForEvents)[0].end(&remote.Problem{Code: message.ReasonClosed, Err: errors.New("events ended")})
		synctest.Wait()
		if r := row(t, list); r.State != message.Degraded || !strings.Contains(r.Reason, "events ended") {
			t.Errorf("without events: %s, %q", r.State, r.Reason)
		}
		m.put(7, message.Running) // and nobody tells
		sleep(time.Second)
		if r := row(t, list); r.State != message.Online {
			t.Errorf("with events again: %s, %q", r.State, r.Reason)
		}
		if _, there := table.all()[uuid(7)]; !there {
			t.Error("what happened while there were no events is not shown")
		}
	})
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.noEvents = true
		b := watchHost(t, someHost, m)
		list, _ := b.follow(message.Hosts, "")
		sleep(time.Minute)
		if r := row(t, list); r.State != message.Online || !slices.Equal(r.Missing, []string{"events"}) {
			t.Errorf("a driver without events: %+v", r)
		}
		if n := m.count("connect"); n != 2 {
			t.Errorf("%d connections were made, want 2", n)
		}
	})
}

func TestPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.put(1, message.Running)
		b := watchHost(t, someHost, m)
		sleep(time.Second)
		page, _ := b.follow(message.Domain, uuid(1))
		none, _ := b.follow(message.Domain, uuid(2))
		bad, _ := b.follow(message.Domain, "../../x")
		sleep(3 * time.Second)
		whole := as[message.DomainItem](t, page, "domain")
		if whole.Name != "guest1" || !strings.HasPrefix(whole.XML, "<domain>") || !whole.Persistent || whole.At == "" || *whole.CPU != 0.5 {
			t.Errorf("the domain is %+v", whole)
		}
		if v := as[message.VCPUItem](t, page, "vcpu/1"); v.Pinned != "3" || v.On != 1 || *v.CPU != 0.25 {
			t.Errorf("vCPU 1 is %+v", v)
		}
		if v := as[message.VCPUItem](t, page, "vcpu/0"); v.Pinned != "0-1" {
			t.Errorf("vCPU 0 is %+v", v)
		}
		if d := as[message.BlockItem](t, page, "block/vda"); *d.Write != 1000 || d.ReadOps != nil || d.Capacity != 1<<30 {
			t.Errorf("the disk is %+v", d)
		}
		if n := as[message.NetItem](t, page, "net/vnet0"); *n.Read != 0 {
			t.Errorf("the interface is %+v", n)
		}
		for name, v := range map[string]*view{"that is not there": none, "that is none": bad} {
			var told *message.Error
			if !errors.As(v.refusal(), &told) || told.Code != message.NoSuchItem {
				t.Errorf("a domain %s: %v", name, v.refusal())
			}
		}
		// The XML is read again after an event and from time to time, not each time.
		if n := m.count("domainXML"); n != 1 {
			t.Errorf("the XML was read %d times in 3 s", n)
		}
		m.change(func() { m.xml[uuid(1)] = "<domain><title/></domain>" })
		m.tell(remote.Event{Kind: "domain", UUID: uuid(1), Event: "metadata", Changed: true})
		synctest.Wait()
		if whole := as[message.DomainItem](t, page, "domain"); whole.XML != "<domain><title/></domain>" {
			t.Errorf("after an event the XML is %q", whole.XML)
		}
		m.change(func() { m.xml[uuid(1)] = "<domain/>" })
		sleep(33 * time.Second)
		if whole := as[message.DomainItem](t, page, "domain"); whole.XML != "<domain/>" {
			t.Errorf("after half a minute the XML is %q", whole.XML)
		}
		m.put(1, message.Shutoff)
		m.tell(remote.Event{Kind: "domain", UUID: uuid(1), Event: "stopped"})
		synctest.Wait()
		if v := as[message.VCPUItem](t, page, "vcpu/1"); v.State != "offline" || v.CPU != nil || v.Pinned != "3" {
			t.Errorf("vCPU 1 of a stopped domain is %+v", v)
		}
	})
}

func TestCapabilities(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		sleep(time.Second)
		caps, _ := b.follow(message.Capabilities, "")
		synctest.Wait()
		if c := as[message.CapabilitiesItem](t, caps, "1"); c.XML != someCapabilities || len(c.Hash) != 64 {
			t.Errorf("capabilities are %+v", c)
		}
		for n := range 10 {
			m.change(func() { m.capabilities = strings.Repeat(" ", n+1) + someCapabilities })
			sleep(5*time.Minute + time.Second)
		}
		if len(caps.all()) != 8 {
			t.Errorf("%d documents are kept: %q", len(caps.all()), slices.Sorted(maps.Keys(caps.all())))
		}
		as[message.CapabilitiesItem](t, caps, "11")
		m.breakAll(&remote.Problem{Code: message.ReasonClosed, Err: errors.New("gone")})
		sleep(time.Minute)
		as[message.CapabilitiesItem](t, caps, "11")
		if _, there := caps.all()["12"]; there {
			t.Error("the same capabilities on a new connection count as new ones")
		}
	})
}

func TestStopWhileConnecting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.connectTakes = time.Hour
		watchHost(t, someHost, m)
		sleep(time.Second)
	})
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.capsTake = time.Hour
		watchHost(t, someHost, m)
		sleep(time.Minute)
	})
}

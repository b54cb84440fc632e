package poll_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
	"ringlab/server/live/poll"
	"ringlab/server/live/remote"
	"ringlab/server/live/state"
)

// patience is how long a test waits for what has to come.
const patience = 30 * time.Second

// watched is a host with a real daemon, and views of what is published of it.
type watched struct {
	t     testing.TB
	id    string
	link  *link
	local *exchange.Local

	mu      sync.Mutex
	cond    *sync.Cond
	items   map[message.Key]message.Items
	rows    []message.HostRow // all that were published
	changes []time.Duration
}

// watchReal watches a driver of a daemon over a link of its own.
func watchReal(t testing.TB, local *exchange.Local, id string, l *link, driver string, budgets remote.Budgets, topics ...message.Topic) *watched {
	t.Helper()
	w := &watched{t: t, id: id, link: l, local: local, items: map[message.Key]message.Items{}}
	w.cond = sync.NewCond(&w.mu)
	ctx, cancel := context.WithCancel(context.Background())
	claim, err := local.Claim(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		poll.Run(ctx, claim, quickHost(id), poll.Options{
			Connect: l.connect(driver, budgets),
			Budgets: budgets,
			Log:     slog.New(slog.NewTextHandler(io.Discard, nil)),
			Observer: poll.Observer{Change: func(took time.Duration) {
				w.mu.Lock()
				defer w.mu.Unlock()
				w.changes = append(w.changes, took)
			}},
		})
		claim.Release()
	})
	stop := func() {
		cancel()
		all.Wait()
	}
	t.Cleanup(stop)
	w.follow(message.Key{Topic: message.Hosts})
	for _, topic := range topics {
		w.follow(message.Key{Host: id, Topic: topic})
	}
	return w
}

func (w *watched) follow(key message.Key) {
	watch := w.local.Watch(key)
	w.t.Cleanup(watch.Close)
	go func() {
		for {
			update, err := watch.Next(context.Background())
			if errors.Is(err, exchange.ErrClosed) {
				return
			}
			w.mu.Lock()
			if err == nil {
				w.items[key] = state.Apply(w.items[key], update)
				if row, there := w.items[key][w.id]; there && key.Topic == message.Hosts {
					w.rows = append(w.rows, decode[message.HostRow](w.t, row))
				}
			}
			w.cond.Broadcast()
			w.mu.Unlock()
		}
	}()
}

// wait waits until something is so, and fails where it never is.
func (w *watched) wait(what string, so func() bool) {
	w.t.Helper()
	late := time.AfterFunc(patience, w.cond.Broadcast)
	defer late.Stop()
	end := time.Now().Add(patience)
	w.mu.Lock()
	defer w.mu.Unlock()
	for !so() {
		if time.Now().After(end) {
			w.t.Fatalf("after %v not: %s; the host is %+v", patience, what, w.row())
		}
		w.cond.Wait()
	}
}

// row is the host's newest. The mutex is held.
func (w *watched) row() message.HostRow {
	if len(w.rows) == 0 {
		return message.HostRow{}
	}
	return w.rows[len(w.rows)-1]
}

func (w *watched) waitState(what string, st message.State, codes ...message.Reason) {
	w.t.Helper()
	w.wait(fmt.Sprintf("%s: %s %v", what, st, codes), func() bool {
		r := w.row()
		return r.State == st && (len(codes) == 0 || slices.Contains(codes, r.Code))
	})
}

func (w *watched) topic(topic message.Topic, item string) message.Items {
	return w.items[message.Key{Host: w.id, Topic: topic, Item: item}]
}

// leaks tells what a test has left behind when it and all its cleanups are over.
func leaks(t *testing.T) {
	t.Helper()
	runtime.GC()
	goroutines := runtime.NumGoroutine()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	t.Cleanup(func() {
		end := time.Now().Add(patience)
		for runtime.NumGoroutine() > goroutines {
			if time.Now().After(end) {
				stacks := make([]byte, 1<<20)
				t.Errorf("%d goroutines are left, there were %d:\n%s", runtime.NumGoroutine(), goroutines, stacks[:runtime.Stack(stacks, true)])
				return
			}
			time.Sleep(time.Millisecond)
		}
		runtime.GC()
		var after runtime.MemStats
		runtime.ReadMemStats(&after)
		if after.HeapAlloc > before.HeapAlloc+16<<20 {
			t.Errorf("the heap has grown from %d to %d bytes", before.HeapAlloc, after.HeapAlloc)
		}
	})
}

// short are budgets that tests do not wait long for.
var short = remote.Budgets{Connect: 2 * time.Second, Call: time.Second, Capabilities: 60 * time.Second, Frame: time.Second}

// frame begins a packet that says it is of a length.
func frame(length uint32, more ...byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, length), more...)
}

// Whatever becomes of a daemon or the way there, the host's row says so, the
// host beside it is none the worse, and once all is well again it is shown as it is.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name string
		// fault and mend are done to the daemon or the link.
		fault, mend func(*testing.T, *libvirtdtest.Daemon, *link)
		state       message.State
		codes       []message.Reason
	}{
		{"killed", kill, restart, message.Offline, []message.Reason{message.ReasonRefused, message.ReasonUnreachable}},
		{"stopped", pause, goOn, message.Offline, []message.Reason{message.ReasonHung, message.ReasonTimeout}},
		{"black hole", doing(harm{silent: true}), doing(harm{}), message.Offline, []message.Reason{message.ReasonTimeout}},
		{"half a frame", doing(harm{instead: frame(100, 0x20, 0, 0x80, 0x86)}), doing(harm{}), message.Offline, []message.Reason{message.ReasonTimeout, message.ReasonHung, message.ReasonProtocol}},
		{"length 0", doing(harm{instead: frame(0)}), doing(harm{}), message.Offline, []message.Reason{message.ReasonProtocol}},
		{"length 27", doing(harm{instead: append(frame(27), make([]byte, 23)...)}), doing(harm{}), message.Offline, []message.Reason{message.ReasonProtocol}},
		{"length 2^32-1", doing(harm{instead: frame(1<<32 - 1)}), doing(harm{}), message.Offline, []message.Reason{message.ReasonProtocol}},
		{"garbage", doing(harm{instead: bytes.Repeat([]byte{0xa5, 0x5a, 0x17}, 1000)}), doing(harm{}), message.Offline, []message.Reason{message.ReasonProtocol}},
		{"a web server", doing(harm{instead: []byte("HTTP/1.1 400 Bad Request\r\n\r\n")}), doing(harm{}), message.Offline, []message.Reason{message.ReasonProtocol}},
		{"much too slow", doing(harm{delay: 5 * time.Second}), doing(harm{}), message.Offline, []message.Reason{message.ReasonTimeout, message.ReasonHung}},
		{"slow", doing(harm{delay: 700 * time.Millisecond}), doing(harm{}), message.Degraded, []message.Reason{message.ReasonSlow}},
	} {
		t.Run(test.name, func(t *testing.T) {
			leaks(t)
			d := libvirtdtest.Start(t, libvirtdtest.Options{})
			other := libvirtdtest.Start(t, libvirtdtest.Options{})
			local := exchange.NewLocal()
			node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 20, Shutoff: 5}))
			if err != nil {
				t.Fatal(err)
			}
			l := newLink("unix", d.SocketRO)
			all := []message.Topic{message.Domains, message.Node, message.Inventory, message.Events, message.Capabilities}
			bad := watchReal(t, local, "bad", l, node, short, all...)
			good := watchReal(t, local, "good", newLink("unix", other.SocketRO), "test:///default", remote.Budgets{}, all...)
			for _, w := range []*watched{bad, good} {
				w.waitState("at first", message.Online)
			}
			bad.wait("domains", func() bool { return len(bad.topic(message.Domains, "")) == 20 })

			good.mu.Lock()
			before := len(good.rows)
			good.mu.Unlock()
			test.fault(t, d, l)
			bad.waitState("after the fault", test.state, test.codes...)
			bad.mu.Lock()
			if n := len(bad.topic(message.Domains, "")); n != 20 {
				t.Errorf("%d domains are left of the last state, want 20", n)
			}
			bad.mu.Unlock()
			// The good one goes on being heard of.
			good.wait("ten heartbeats of the good host", func() bool { return heartbeats(good.rows[before:]) >= 10 })
			good.mu.Lock()
			for _, r := range good.rows[before:] {
				if r.State != message.Online {
					t.Errorf("the good host was %s: %s", r.State, r.Reason)
				}
			}
			good.mu.Unlock()

			test.mend(t, d, l)
			bad.waitState("after the mending", message.Online)
			bad.wait("domains", func() bool { return len(bad.topic(message.Domains, "")) == 20 })
			bad.mu.Lock()
			defer bad.mu.Unlock()
			if r := bad.row(); r.Attempts != 0 || r.NextTry != "" || r.Reason != "" {
				t.Errorf("the host is online, and %+v", r)
			}
		})
	}
}

func kill(t *testing.T, d *libvirtdtest.Daemon, _ *link) { check(t, d.Kill()) }

func restart(t *testing.T, d *libvirtdtest.Daemon, _ *link) { check(t, d.Restart()) }

func pause(t *testing.T, d *libvirtdtest.Daemon, _ *link) {
	check(t, d.Pause())
	t.Cleanup(func() { d.Continue() })
}

func goOn(t *testing.T, d *libvirtdtest.Daemon, _ *link) { check(t, d.Continue()) }

func doing(h harm) func(*testing.T, *libvirtdtest.Daemon, *link) {
	return func(_ *testing.T, _ *libvirtdtest.Daemon, l *link) { l.do(h) }
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// heartbeats counts in rows when the daemon was heard.
func heartbeats(rows []message.HostRow) int {
	heard := map[string]bool{}
	for _, r := range rows {
		heard[r.Heard] = true
	}
	return len(heard)
}

// What is published is what virsh prints.
func TestSameAsVirsh(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	thousand, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 1000, Shutoff: 300, Networks: 5, Pools: 4}))
	check(t, err)
	for _, driver := range []string{"test:///default", thousand, "qemu:///system", "lxc:///"} {
		t.Run(driver, func(t *testing.T) {
			leaks(t)
			virsh := func(args ...string) string {
				t.Helper()
				out, err := d.Virsh(t.Context(), driver, append([]string{"-r"}, args...)...)
				check(t, err)
				return out
			}
			w := watchReal(t, exchange.NewLocal(), "h", newLink("unix", d.SocketRO), driver, remote.Budgets{},
				message.Domains, message.Node, message.Inventory, message.Capabilities)
			w.wait("capabilities", func() bool { return len(w.topic(message.Capabilities, "")) == 1 })
			w.wait("the node", func() bool { return w.topic(message.Node, "")["node"] != nil })
			w.wait("domains", func() bool { return w.items[message.Key{Host: "h", Topic: message.Domains}] != nil })
			w.wait("inventory", func() bool { return w.items[message.Key{Host: "h", Topic: message.Inventory}] != nil })
			w.wait("a state", func() bool { return w.row().State == message.Online && w.row().Domains != nil })
			w.mu.Lock()
			defer w.mu.Unlock()

			caps := decode[message.CapabilitiesItem](t, w.topic(message.Capabilities, "")["1"])
			if want := virsh("capabilities"); strings.TrimSpace(caps.XML) != strings.TrimSpace(want) {
				t.Errorf("capabilities are not those of virsh:\n%s\nwant\n%s", caps.XML, want)
			}

			node := decode[message.NodeItem](t, w.topic(message.Node, "")["node"])
			for name, got := range map[string]string{
				"CPU model": node.Model, "CPU(s)": strconv.Itoa(node.CPUs), "CPU socket(s)": strconv.Itoa(node.Sockets),
				"Core(s) per socket": strconv.Itoa(node.Cores), "Thread(s) per core": strconv.Itoa(node.Threads),
				"NUMA cell(s)": strconv.Itoa(node.Cells), "Memory size": strconv.FormatInt(node.Memory, 10) + " KiB",
			} {
				if want := fieldsOf(virsh("nodeinfo"))[name]; got != want {
					t.Errorf("nodeinfo: %s is %q, want %q", name, got, want)
				}
			}

			rows := map[string]message.DomainRow{}
			for _, item := range w.topic(message.Domains, "") {
				row := decode[message.DomainRow](t, item)
				rows[row.Name] = row
			}
			names := strings.Fields(virsh("list", "--all", "--name"))
			if got := slices.Sorted(maps.Keys(rows)); !slices.Equal(got, slices.Sorted(slices.Values(names))) {
				t.Errorf("%d domains, virsh has %d", len(got), len(names))
			}
			if active := len(strings.Fields(virsh("list", "--name"))); *w.row().Running != active || *w.row().Domains != len(names) {
				t.Errorf("%d of %d domains run, virsh has %d of %d", *w.row().Running, *w.row().Domains, active, len(names))
			}
			for i, name := range names {
				if i%333 > 1 {
					continue // each takes virsh a third of a second
				}
				row := rows[name]
				info := fieldsOf(virsh("dominfo", name))
				id := "-"
				if row.ID >= 0 {
					id = strconv.Itoa(row.ID)
				}
				states := map[message.DomainState]string{message.Running: "running", message.Shutoff: "shut off"}
				for field, got := range map[string]string{
					"Id": id, "UUID": row.UUID, "State": states[row.State], "CPU(s)": strconv.Itoa(row.VCPUs),
					"Max memory": strconv.FormatInt(row.MaxMemory, 10) + " KiB", "Used memory": strconv.FormatInt(row.Memory, 10) + " KiB",
				} {
					if info[field] != got {
						t.Errorf("dominfo %s: %s is %q, want %q", name, field, got, info[field])
					}
				}
				reason := strings.TrimSpace(virsh("domstate", "--reason", name))
				if got := states[row.State] + " (" + row.Reason + ")"; got != reason {
					t.Errorf("domstate %s: %q, want %q", name, got, reason)
				}
				key := message.Key{Host: "h", Topic: message.Domain, Item: row.UUID}
				w.mu.Unlock()
				w.follow(key)
				w.wait("domain "+name, func() bool { return w.items[key]["domain"] != nil })
				w.mu.Lock()
				if got, want := decode[message.DomainItem](t, w.items[key]["domain"]).XML, virsh("dumpxml", name); strings.TrimSpace(got) != strings.TrimSpace(want) {
					t.Errorf("dumpxml %s:\n%s\nwant\n%s", name, got, want)
				}
			}

			inventory := w.topic(message.Inventory, "")
			for prefix, list := range map[string][]string{
				"network/": {"net-list", "--all", "--name"}, "pool/": {"pool-list", "--all", "--name"}, "device/": {"nodedev-list"},
			} {
				missing := map[string]string{"network/": "networks", "pool/": "pools", "device/": "devices"}[prefix]
				if slices.Contains(w.row().Missing, missing) || prefix == "device/" && strings.HasPrefix(driver, "test:") {
					continue // virsh cannot list the test driver's devices
				}
				var got []string
				for name := range inventory {
					if name, is := strings.CutPrefix(name, prefix); is {
						got = append(got, name)
					}
				}
				slices.Sort(got)
				if want := slices.Sorted(slices.Values(strings.Fields(virsh(list...)))); !slices.Equal(got, want) {
					t.Errorf("%s: %q, want %q", list[0], got, want)
				}
			}
			t.Logf("missing: %q", w.row().Missing)
		})
	}
}

// fieldsOf reads lines such as "CPU(s):   16".
func fieldsOf(text string) map[string]string {
	fields := map[string]string{}
	for line := range strings.Lines(text) {
		if name, value, found := strings.Cut(line, ":"); found {
			fields[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return fields
}

// Domains come and go by the hundred, and in the end the table is right.
func TestRealStorm(t *testing.T) {
	leaks(t)
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	w := watchReal(t, exchange.NewLocal(), "h", newLink("unix", d.SocketRO), "test:///default", remote.Budgets{}, message.Domains, message.Events)
	w.waitState("at first", message.Online)
	shell, err := d.Shell("test:///default")
	check(t, err)
	t.Cleanup(func() { shell.Close() })
	const count = 200
	for n := 1; n <= count; n++ {
		define(t, d, shell, n)
	}
	for range 5 {
		for n := 1; n <= count; n++ {
			do(t, shell, fmt.Sprintf("start domain-%04d", n))
		}
		for n := 1; n <= count; n++ {
			do(t, shell, fmt.Sprintf("destroy domain-%04d", n))
		}
	}
	for n := 1; n <= count; n += 2 {
		do(t, shell, fmt.Sprintf("start domain-%04d", n))
	}
	for n := 2; n <= count; n += 4 {
		do(t, shell, fmt.Sprintf("undefine domain-%04d", n))
	}
	w.wait("the table is right", func() bool {
		running, all := 0, 0
		for _, item := range w.topic(message.Domains, "") {
			row := decode[message.DomainRow](t, item)
			if !strings.HasPrefix(row.Name, "domain-") {
				continue
			}
			all++
			if row.State == message.Running {
				running++
			}
		}
		return running == count/2 && all == count*3/4
	})
	w.mu.Lock()
	defer w.mu.Unlock()
	if n := len(w.topic(message.Events, "")); n != 200 {
		t.Errorf("%d events are listed, want the last 200", n)
	}
	for _, r := range w.rows {
		if r.State != message.Online && r.State != message.Connecting {
			t.Errorf("in the storm the host was %s: %s", r.State, r.Reason)
		}
	}
}

func do(t testing.TB, shell *libvirtdtest.Shell, line string) {
	t.Helper()
	if _, err := shell.Do(line); err != nil {
		t.Fatal(err)
	}
}

// define defines a test domain, which does not run.
func define(t testing.TB, d *libvirtdtest.Daemon, shell *libvirtdtest.Shell, n int) {
	t.Helper()
	file := filepath.Join(d.Dir, fmt.Sprintf("domain-%d.xml", n))
	check(t, os.WriteFile(file, []byte(libvirtdtest.DomainXML(n, 5)), 0o600))
	do(t, shell, "define "+file)
}

// Real daemons answer what they are asked through the poller.
func TestRealQuestions(t *testing.T) {
	leaks(t)
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	local := exchange.NewLocal()
	// Domain capabilities are refused on the read-only socket.
	qemu := watchReal(t, local, "qemu", newLink("unix", d.Socket), "qemu:///system", remote.Budgets{}, message.Capabilities)
	test := watchReal(t, local, "test", newLink("unix", d.Socket), "test:///default", remote.Budgets{}, message.Domains)
	for _, w := range []*watched{qemu, test} {
		w.waitState("at first", message.Online)
	}
	ask := func(q message.Question, cpus ...string) (string, error) {
		return local.Ask(t.Context(), exchange.Question{Question: q, CPUs: cpus})
	}
	const rome = "<cpu mode='custom'><arch>x86_64</arch><model fallback='forbid'>EPYC-Rome</model><vendor>AMD</vendor></cpu>"
	const naples = "<cpu><arch>x86_64</arch><model>EPYC</model><vendor>AMD</vendor></cpu>"
	const intel = "<cpu><arch>x86_64</arch><model>Broadwell</model><vendor>Intel</vendor></cpu>"
	defaultXML, err := d.Virsh(t.Context(), "test:///default", "-r", "dumpxml", "test")
	check(t, err)
	uuid, err := d.Virsh(t.Context(), "test:///default", "-r", "domuuid", "test")
	check(t, err)
	network, err := d.Virsh(t.Context(), "test:///default", "-r", "net-dumpxml", "default")
	check(t, err)
	for _, c := range []struct {
		name     string
		question message.Question
		cpus     []string
		want     string // part of the answer, or of the error
		code     message.Code
	}{
		{"domain capabilities", message.Question{Kind: message.AskDomainCapabilities, Host: "qemu", Arch: "x86_64", VirtType: "qemu"}, nil, "<domainCapabilities>", ""},
		{"domain capabilities of test", message.Question{Kind: message.AskDomainCapabilities, Host: "test"}, nil, "not offered", message.NotOffered},
		{"baseline", message.Question{Kind: message.AskBaseline, Host: "qemu"}, []string{rome, naples}, "<model fallback='allow'>EPYC</model>", ""},
		{"baseline with a pasted CPU", message.Question{Kind: message.AskBaseline, Host: "qemu", Pasted: naples}, []string{rome}, "<model fallback='allow'>EPYC</model>", ""},
		{"baseline of two vendors", message.Question{Kind: message.AskBaseline, Host: "qemu"}, []string{rome, intel}, "CPU vendors do not match", message.Refused},
		{"domain XML", message.Question{Kind: message.AskDomainXML, Host: "test", Name: strings.TrimSpace(uuid)}, nil, strings.TrimSpace(defaultXML), ""},
		{"inventory XML", message.Question{Kind: message.AskInventoryXML, Host: "test", Name: "network/default"}, nil, strings.TrimSpace(network), ""},
		{"of no such pool", message.Question{Kind: message.AskInventoryXML, Host: "test", Name: "pool/none"}, nil, "none", message.NoSuchItem},
	} {
		text, err := ask(c.question, c.cpus...)
		switch {
		case c.code == "" && (err != nil || !strings.Contains(text, c.want)):
			t.Errorf("%s: %q, %v; want %q in it", c.name, text, err, c.want)
		case c.code != "" && (code(err) != c.code || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v (%v), want %v with %q", c.name, err, code(err), c.code, c.want)
		}
	}
	test.mu.Lock()
	defer test.mu.Unlock()
	if r := test.row(); r.State != message.Online {
		t.Errorf("after the questions the host is %s: %s", r.State, r.Reason)
	}
}

// BenchmarkEvent starts and stops a domain, one among many, and measures how long
// after virsh begins to do so it is published.
func BenchmarkEvent(b *testing.B) {
	d := libvirtdtest.Start(b, libvirtdtest.Options{})
	w := watchReal(b, exchange.NewLocal(), "h", newLink("unix", d.SocketRO), "test:///default", remote.Budgets{}, message.Domains)
	w.waitState("at first", message.Online)
	shell, err := d.Shell("test:///default")
	check(b, err)
	defer shell.Close()
	const count = 500
	for n := 1; n <= count; n++ {
		define(b, d, shell, n)
	}
	w.wait("the domains", func() bool { return len(w.topic(message.Domains, "")) > count })
	key, err := shell.Do("domuuid domain-0001")
	check(b, err)
	key = strings.TrimSpace(key)
	state := func() string { return string(w.topic(message.Domains, "")[key]["state"]) }
	w.mu.Lock()
	w.changes = nil
	w.mu.Unlock()
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		line, want := "start domain-0001", `"running"`
		if n%2 == 1 {
			line, want = "destroy domain-0001", `"shutoff"`
		}
		began := time.Now()
		do(b, shell, line)
		w.wait(line, func() bool { return state() == want })
		took = append(took, time.Since(began))
	}
	report := func(what string, took []time.Duration) {
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2])/1e6, "ms-median-"+what)
		b.ReportMetric(float64(took[len(took)*99/100])/1e6, "ms-p99-"+what)
	}
	report("from-virsh", took)
	w.mu.Lock()
	defer w.mu.Unlock()
	report("from-event", w.changes)
}

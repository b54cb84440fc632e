package live_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"ringlab/server/live"
	"ringlab/server/live/exchange"
	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// patience is how long anything may take that is done in a moment.
const patience = time.Minute

// log remembers what was logged.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// fixture is a service with a hosts file.
type fixture struct {
	*live.Service
	t    *testing.T
	file string
	log  *log
	list exchange.Watch
	rows message.Items
}

// hostsFile writes a file of hosts, each "id uri".
func hostsFile(t *testing.T, file string, hosts ...string) {
	t.Helper()
	var text strings.Builder
	text.WriteString("hosts:\n")
	if len(hosts) == 0 {
		text.Reset()
		text.WriteString("hosts: []\n")
	}
	for _, host := range hosts {
		id, uri, _ := strings.Cut(host, " ")
		fmt.Fprintf(&text, "  - id: %s\n    uri: %s\n    poll: {heartbeat: 1s, statistics: 1s}\n", id, uri)
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// start starts a service; the test ends with goroutines as many as before.
func start(t *testing.T, hosts ...string) *fixture {
	t.Helper()
	base := runtime.NumGoroutine()
	f := &fixture{t: t, file: filepath.Join(t.TempDir(), "hosts.yaml"), log: &log{}}
	hostsFile(t, f.file, hosts...)
	service, err := live.Start(t.Context(), live.Options{HostsFile: f.file, Log: slog.New(slog.NewTextHandler(f.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	f.Service = service
	f.list = service.Exchange().Watch(message.Key{Topic: message.Hosts})
	t.Cleanup(func() {
		f.list.Close()
		service.Stop()
		if strings.Contains(f.log.String(), "stopped before all pollers have ended") {
			t.Error("Stop did not wait for all pollers")
		}
		deadline := time.Now().Add(patience)
		for runtime.NumGoroutine() > base {
			if time.Now().After(deadline) {
				stacks := make([]byte, 1<<20)
				t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), base, stacks[:runtime.Stack(stacks, true)])
			}
			time.Sleep(10 * time.Millisecond)
		}
	})
	return f
}

// until follows the list of hosts until it is as wanted.
func (f *fixture) until(what string, done func(rows map[string]message.HostRow) bool) {
	f.t.Helper()
	ctx, cancel := context.WithTimeout(f.t.Context(), patience)
	defer cancel()
	for {
		rows := map[string]message.HostRow{}
		for id, item := range f.rows {
			text, err := json.Marshal(item)
			if err != nil {
				f.t.Fatal(err)
			}
			var row message.HostRow
			if err := json.Unmarshal(text, &row); err != nil {
				f.t.Fatal(err)
			}
			rows[id] = row
		}
		if f.rows != nil && done(rows) {
			return
		}
		update, err := f.list.Next(ctx)
		if err != nil {
			f.t.Fatalf("waiting for %s: %v; the hosts are %+v\n%s", what, err, rows, f.log)
		}
		f.rows = state.Apply(f.rows, update)
	}
}

// online waits until all hosts with the ids are online, and no other is there.
func (f *fixture) online(ids ...string) {
	f.t.Helper()
	f.until(fmt.Sprint(ids, " online"), func(rows map[string]message.HostRow) bool {
		for _, id := range ids {
			if rows[id].State != message.Online {
				return false
			}
		}
		return len(rows) == len(ids)
	})
}

// epoch is that of a host's domains, which lasts as long as its claim and its watch.
func epoch(t *testing.T, w exchange.Watch) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		update, err := w.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if update.Whole {
			return update.Epoch
		}
	}
}

// metric is the value of a line of the metrics.
func (f *fixture) metric(line string) string {
	f.t.Helper()
	answer := httptest.NewRecorder()
	f.Metrics().Handler().ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
	for text := range strings.Lines(answer.Body.String()) {
		if value, found := strings.CutPrefix(text, line+" "); found {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func (f *fixture) wantMetric(line, want string) {
	f.t.Helper()
	if got := f.metric(line); got != want {
		f.t.Errorf("%s is %s, want %s", line, got, want)
	}
}

func TestStart(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	nowhere := filepath.Join(t.TempDir(), "nobody")
	f := start(t,
		"unix "+d.UnixURI("test:///default"),
		"tcp "+d.TCPURI("test:///default"),
		"nobody test+unix:///default?socket="+nowhere)
	// Every host is in the list from the start, whatever becomes of it.
	update, err := f.list.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(update.Set) != 3 {
		t.Errorf("the first hosts are %v", update.Set)
	}
	f.rows = update.Set
	f.until("two hosts online and one that is not there", func(rows map[string]message.HostRow) bool {
		nobody := rows["nobody"]
		return rows["unix"].State == message.Online && rows["tcp"].State == message.Online &&
			nobody.State == message.Offline && nobody.Code == message.ReasonUnreachable
	})
	f.wantMetric(`ringlab_hosts{state="online"}`, "2")
	f.wantMetric(`ringlab_hosts{state="offline"}`, "1")
	if failed := f.metric(`ringlab_errors_total{kind="connect",what="unreachable"}`); failed == "" || failed == "0" {
		t.Error("no attempt in vain is counted")
	}
	if read := f.metric(`ringlab_daemon_bytes_total{direction="read"}`); read == "" || read == "0" {
		t.Error("no bytes are counted")
	}

	f.Stop()
	if err := f.Reload(); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end hosts are read again: %v", err)
	}
	again := f.Exchange().Watch(message.Key{Topic: message.Hosts})
	defer again.Close()
	if update, err := again.Next(t.Context()); err != nil || len(update.Set) > 0 {
		t.Errorf("after the end the hosts are %v, %v", update.Set, err)
	}
	f.wantMetric("ringlab_claims", "0")
	f.wantMetric(`ringlab_hosts{state="online"}`, "0")
}

func TestReload(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	uri := d.UnixURI("test:///default")
	f := start(t, "stays "+uri, "changes "+uri, "goes "+uri)
	f.online("stays", "changes", "goes")
	watches := map[string]exchange.Watch{}
	epochs := map[string]string{}
	for _, id := range []string{"stays", "changes", "goes"} {
		w := f.Exchange().Watch(message.Key{Host: id, Topic: message.Domains})
		defer w.Close()
		watches[id], epochs[id] = w, epoch(t, w)
	}
	f.wantMetric("ringlab_claims", "3")
	f.wantMetric(`ringlab_hosts{state="online"}`, "3")
	since := string(f.rows["stays"]["since"])

	// Broken: all goes on.
	if err := os.WriteFile(f.file, []byte("hosts:\n  - id: stays\n    uri: nonsense\n  - id: goes\n    nam: other\n    uri: "+uri+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := f.Reload()
	if err == nil {
		t.Fatal("a broken file is taken")
	}
	for _, place := range []string{f.file + ":3:10: ", f.file + ":5:5: "} {
		if !strings.Contains(err.Error(), place) || !strings.Contains(f.log.String(), place) {
			t.Errorf("nothing of %s in\n%v\nor\n%s", place, err, f.log)
		}
	}
	f.wantMetric(`ringlab_reloads_total{result="broken"}`, "1")
	f.wantMetric("ringlab_hosts_file_errors", "2")
	f.online("stays", "changes", "goes")

	// Gone altogether is broken too.
	if err := os.Remove(f.file); err != nil {
		t.Fatal(err)
	}
	if err := f.Reload(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	f.online("stays", "changes", "goes")

	hostsFile(t, f.file, "comes "+uri, "changes "+d.TCPURI("test:///default"), "stays "+uri)
	if err := f.Reload(); err != nil {
		t.Fatal(err)
	}
	f.until("the change", func(rows map[string]message.HostRow) bool {
		return rows["changes"].Transport == "tcp" && rows["changes"].State == message.Online
	})
	f.online("stays", "changes", "comes")
	if e := epoch(t, watches["changes"]); e == epochs["changes"] {
		t.Error("a changed host goes on as it was")
	}
	w := f.Exchange().Watch(message.Key{Host: "stays", Topic: message.Domains})
	defer w.Close()
	if e := epoch(t, w); e != epochs["stays"] {
		t.Error("a host that stands in the file as before was watched anew")
	}
	if now := string(f.rows["stays"]["since"]); now != since {
		t.Errorf("a host that stands in the file as before is online since %s, was since %s", now, since)
	}
	f.wantMetric("ringlab_claims", "3")
	f.wantMetric("ringlab_hosts_file_errors", "0")
	f.wantMetric(`ringlab_host_up{host="goes"}`, "")
	f.wantMetric(`ringlab_host_up{host="stays"}`, "1")

	hostsFile(t, f.file)
	if err := f.Reload(); err != nil {
		t.Fatal(err)
	}
	f.online()
}

func TestTwentyHosts(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	var hosts, ids []string
	for i := range 20 {
		ids = append(ids, fmt.Sprint("host-", i))
		node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: i + 1}))
		if err != nil {
			t.Fatal(err)
		}
		hosts = append(hosts, ids[i]+" "+d.UnixURI(node))
	}
	f := start(t, hosts...)
	f.online(ids...)
	f.until("each host's own domains", func(rows map[string]message.HostRow) bool {
		for i, id := range ids {
			if domains := rows[id].Domains; domains == nil || *domains != i+1 {
				return false
			}
		}
		return true
	})
}

// TestHungDaemon stops a service whose daemon answers nothing any more, in all
// the states that a host can be in then.
func TestHungDaemon(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	f := start(t, "a "+d.UnixURI("test:///default"), "b "+d.TCPURI("test:///default"))
	f.online("a", "b")
	if err := d.Pause(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Continue(); err != nil {
			t.Error(err)
		}
	})
	hostsFile(t, f.file, "a "+d.UnixURI("test:///default"), "c "+d.TCPURI("test:///default"))
	if err := f.Reload(); err != nil {
		t.Fatal(err)
	}
	f.until("a host that hangs", func(rows map[string]message.HostRow) bool {
		_, b := rows["b"]
		return rows["a"].Code == message.ReasonHung && rows["c"].State == message.Connecting && !b
	})
}

func TestBrokenFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "hosts.yaml")
	if err := os.WriteFile(file, []byte("hosts:\n  - id: a\n    uri: nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := live.Start(t.Context(), live.Options{HostsFile: file}); err == nil || !strings.Contains(err.Error(), file+":3:") {
		t.Errorf("got %v", err)
	}
}

// TestNoFile has recordings among the hosts, marked as such.
func TestNoFile(t *testing.T) {
	service, err := live.Start(t.Context(), live.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer service.Stop()
	list := service.Exchange().Watch(message.Key{Topic: message.Hosts})
	defer list.Close()
	update, err := list.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for id, row := range update.Set {
		if want := `"live"`; strings.HasPrefix(id, "demo") == (string(row["source"]) == want) {
			t.Errorf("%s is %s", id, row["source"])
		}
	}
	if update.Set["demo"] == nil {
		t.Errorf("no demo among the hosts: %v", update.Set)
	}
	if err := service.Reload(); err != nil {
		t.Errorf("reading nothing again: %v", err)
	}
}

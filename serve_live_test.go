package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// A watcher has the state of the keys that it watches.
type watcher struct {
	t    *testing.T
	conn *websocket.Conn
	seen map[message.Key]message.Items
}

func watch(t *testing.T, url string, keys ...message.Key) *watcher {
	t.Helper()
	conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(url, "http")+"/api/v1/live", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	for _, key := range keys {
		if err := conn.WriteJSON(message.Request{Kind: message.RequestSubscribe, Key: key}); err != nil {
			t.Fatal(err)
		}
	}
	return &watcher{t, conn, map[message.Key]message.Items{}}
}

// until reads messages until what is seen is as wanted.
func (w *watcher) until(what string, wanted func() bool) {
	w.t.Helper()
	if err := w.conn.SetReadDeadline(time.Now().Add(2 * patience)); err != nil {
		w.t.Fatal(err)
	}
	for !wanted() {
		var m struct {
			Kind  message.MessageKind
			Key   message.Key
			Items message.Items
			Set   message.Items
			Gone  []string
		}
		if err := w.conn.ReadJSON(&m); err != nil {
			w.t.Fatalf("still not so: %s: %v; seen %s", what, err, w.seen)
		}
		switch m.Kind {
		case message.KindSnapshot:
			w.seen[m.Key] = m.Items
		case message.KindChange:
			w.seen[m.Key] = state.Apply(w.seen[m.Key], state.Update{Set: m.Set, Gone: m.Gone})
		case message.KindRefusal:
			w.t.Fatalf("%+v is refused", m.Key)
		}
	}
}

// field is a field of the item of a name, or of the one whose field "name" is
// that.
func (w *watcher) field(key message.Key, name, field string) string {
	for id, item := range w.seen[key] {
		var called, value string
		if err := json.Unmarshal(item["name"], &called); id != name && (err != nil || called != name) {
			continue
		}
		if err := json.Unmarshal(item[field], &value); err == nil {
			return value
		}
		return string(item[field])
	}
	return ""
}

// A browser sees what happens at a real daemon, and a host that does not
// answer is in nobody's way.
func TestServeRealDaemon(t *testing.T) {
	daemon := libvirtdtest.Start(t, libvirtdtest.Options{})
	shell, err := daemon.Shell("test:///default")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = shell.Close() }() // its connection ends with the daemon
	s := serve(t, "--hosts", write(t, t.TempDir(), "hosts.yaml", fmt.Sprintf("hosts:\n"+
		"  - {id: good, uri: %q, poll: {heartbeat: 1s}}\n"+
		"  - {id: hole, uri: %q}\n",
		daemon.UnixURI("test:///default"), "test+tcp://"+libvirtdtest.BlackHole(t)+"/default")))

	list := message.Key{Topic: message.Hosts}
	domains := message.Key{Host: "good", Topic: message.Domains}
	w := watch(t, s.url, list, domains)
	w.until("the host is online", func() bool { return w.field(list, "good", "state") == "online" })
	if state := w.field(list, "hole", "state"); state != "connecting" && state != "offline" {
		t.Errorf("a host that does not answer is %q", state)
	}
	w.until("the domain runs", func() bool { return w.field(domains, "test", "state") == "running" })

	answer, err := http.Get(s.url + "/api/v1/hosts/good/capabilities")
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	want, err := daemon.Virsh(t.Context(), "test:///default", "-r", "capabilities")
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(got)) != strings.TrimSpace(want) {
		t.Errorf("got the capabilities\n%s\nvirsh prints\n%s", got, want)
	}

	for _, step := range []struct{ command, state string }{
		{"suspend test", "paused"}, {"resume test", "running"}, {"destroy test", "shutoff"}, {"start test", "running"},
	} {
		if _, err := shell.Do(step.command); err != nil {
			t.Fatal(err)
		}
		w.until(step.command, func() bool { return w.field(domains, "test", "state") == step.state })
	}

	if err := daemon.Kill(); err != nil {
		t.Fatal(err)
	}
	w.until("the host is offline", func() bool { return w.field(list, "good", "state") == "offline" })
	if w.field(domains, "test", "state") == "" {
		t.Error("the last state is lost")
	}
	if err := daemon.Restart(); err != nil {
		t.Fatal(err)
	}
	w.until("the host is online again", func() bool { return w.field(list, "good", "state") == "online" })
	if status := s.stop(); status != exitOK {
		t.Errorf("ended with %d", status)
	}
}

package wire

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/metrics"
	"ringlab/server/live/state"
)

// patience is how long a test waits for what has to come.
const patience = 30 * time.Second

var listKey = message.Key{Topic: message.Hosts}

// A world is a handler with hosts, each claimed by the test.
type world struct {
	t       testing.TB
	local   *exchange.Local
	handler *Handler
	server  *httptest.Server
	metrics *metrics.Metrics
	claims  map[string]exchange.Claim
}

func newWorld(t testing.TB, limits Limits, change func(*Options), ids ...string) *world {
	t.Helper()
	w := &world{t: t, local: exchange.NewLocal(), metrics: metrics.New(), claims: map[string]exchange.Claim{}}
	o := Options{Exchange: w.local, Observer: w.metrics, Log: slog.New(slog.DiscardHandler), Limits: limits}
	if change != nil {
		change(&o)
	}
	w.handler = New(o)
	w.server = httptest.NewServer(w.handler)
	t.Cleanup(func() {
		w.handler.Close()
		w.server.Close()
	})
	for _, id := range ids {
		claim, err := w.local.Claim(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		w.claims[id] = claim
		w.publish(listKey, id, message.HostRow{ID: id, Name: "Host " + id, State: message.Online})
	}
	return w
}

// publish publishes one item: of the list of hosts a host's row, else as the
// host's.
func (w *world) publish(key message.Key, name string, object any) {
	w.t.Helper()
	host := key.Host
	if key == listKey {
		host = name
	}
	w.claims[host].Publish(key, message.Items{name: encode(w.t, object)})
}

func encode(t testing.TB, object any) message.Item {
	t.Helper()
	item, err := state.Encode(object)
	if err != nil {
		t.Fatal(err)
	}
	return item
}

// newest returns the number of the newest state of a key that is watched.
func (w *world) newest(key message.Key) uint64 {
	w.handler.streams.mu.Lock()
	defer w.handler.streams.mu.Unlock()
	return w.handler.streams.byKey[key].now.Load().seq
}

// get answers a REST request.
func (w *world) get(path string, headers ...string) (status int, header http.Header, body string) {
	w.t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, r)
	return answer.Code, answer.Header(), answer.Body.String()
}

// A client is a viewer as the handler's other end sees it.
type client struct {
	*websocket.Conn
	t testing.TB
}

func (w *world) dial() *client {
	w.t.Helper()
	return w.dialWith(&websocket.Dialer{EnableCompression: true}, nil)
}

func (w *world) dialWith(d *websocket.Dialer, header http.Header) *client {
	w.t.Helper()
	conn, _, err := d.Dial("ws"+strings.TrimPrefix(w.server.URL, "http")+"/api/v1/live", header)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { conn.Close() })
	return &client{conn, w.t}
}

// welcomed is a client that has read its welcome.
func (w *world) welcomed() *client {
	w.t.Helper()
	c := w.dial()
	c.expect(message.KindWelcome)
	return c
}

func (c *client) say(m any) {
	c.t.Helper()
	if err := c.WriteJSON(m); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) subscribe(key message.Key) {
	c.t.Helper()
	c.say(message.Request{Kind: message.RequestSubscribe, Key: key})
}

// received is any message of the server.
type received struct {
	Kind    message.MessageKind
	Key     message.Key
	Epoch   string
	Seq     uint64
	Skipped uint64
	Items   message.Items
	Set     message.Items
	Gone    []string
	Error   *message.Error
	ID      int
	Text    string
	At      string
	Beat    int
	MaxKeys int
}

// read reads messages until one is not a beat.
func (c *client) read() (received, error) {
	for {
		var m received
		if err := c.SetReadDeadline(time.Now().Add(patience)); err != nil {
			return m, err
		}
		_, text, err := c.ReadMessage()
		if err != nil {
			return m, err
		}
		if err := json.Unmarshal(text, &m); err != nil {
			return m, fmt.Errorf("%w in %s", err, text)
		}
		if m.Kind != message.KindBeat {
			return m, nil
		}
	}
}

func (c *client) expect(kind message.MessageKind) received {
	c.t.Helper()
	m, err := c.read()
	if err != nil {
		c.t.Fatalf("waiting for %s: %v", kind, err)
	}
	if m.Kind != kind {
		c.t.Fatalf("got %+v, want %s", m, kind)
	}
	return m
}

// closed returns the code and the reason that the connection ends with.
func (c *client) closed() (int, string) {
	c.t.Helper()
	for {
		_, err := c.read()
		if closed, is := err.(*websocket.CloseError); is {
			return closed.Code, closed.Text
		}
		if err != nil {
			c.t.Fatalf("no close message: %v", err)
		}
	}
}

// A view is what a viewer makes of the messages about a key.
type view struct {
	epoch string
	seq   uint64
	items message.Items
}

// apply takes a message in, and says where it does not fit.
func (v *view) apply(m received) error {
	switch {
	case m.Kind == message.KindSnapshot:
		v.epoch, v.seq, v.items = m.Epoch, m.Seq, m.Items
	case m.Kind != message.KindChange:
		return fmt.Errorf("got %+v", m)
	case m.Epoch != v.epoch || m.Seq != v.seq+1:
		return fmt.Errorf("change %s/%d after %s/%d", m.Epoch, m.Seq, v.epoch, v.seq)
	default:
		v.items = state.Apply(v.items, state.Update{Set: m.Set, Gone: m.Gone})
		v.seq = m.Seq
	}
	return nil
}

// same compares items by what they say.
func same(a, b message.Items) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && reflect.DeepEqual(x, y)
}

// eventually waits until a condition holds.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for !holds() {
		select {
		case <-ctx.Done():
			buffer := make([]byte, 32<<10)
			t.Fatalf("still not so: %s\n%s", what, buffer[:runtime.Stack(buffer, true)])
		case <-time.After(2 * time.Millisecond):
		}
	}
}

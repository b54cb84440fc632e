package wire

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

const uuid = "00000000-1111-2222-3333-444444444444"

func TestSnapshotThenChanges(t *testing.T) {
	w := newWorld(t, Limits{}, nil, "a", "b")
	c := w.dial()
	welcome := c.expect(message.KindWelcome)
	if welcome.Beat != 5 || welcome.MaxKeys != 256 || welcome.At == "" {
		t.Errorf("got %+v", welcome)
	}
	c.subscribe(listKey)
	snapshot := c.expect(message.KindSnapshot)
	if snapshot.Key != listKey || snapshot.Skipped != 0 || len(snapshot.Items) != 2 ||
		string(snapshot.Items["b"]["name"]) != `"Host b"` {
		t.Errorf("got %+v", snapshot)
	}
	w.publish(listKey, "b", message.HostRow{ID: "b", Name: "Host b", State: message.Offline})
	change := c.expect(message.KindChange)
	if change.Key != listKey || change.Epoch != snapshot.Epoch || change.Seq != snapshot.Seq+1 || len(change.Set) != 1 ||
		len(change.Set["b"]) != 1 || string(change.Set["b"]["state"]) != `"offline"` || len(change.Gone) != 0 {
		t.Errorf("got %+v", change)
	}
	w.claims["a"].Release()
	if change = c.expect(message.KindChange); len(change.Set) != 0 || len(change.Gone) != 1 || change.Gone[0] != "a" {
		t.Errorf("got %+v", change)
	}
	c.say(message.Request{Kind: message.RequestUnsubscribe, Key: listKey})
	c.say(message.Request{Kind: message.RequestUnsubscribe, Key: listKey}) // which changes nothing
	node := message.Key{Host: "b", Topic: message.Node}
	c.subscribe(node)
	eventually(t, "the key is wanted", func() bool { return len(w.claims["b"].Wanted()) == 2 })
	w.publish(listKey, "b", message.HostRow{ID: "b", State: message.Online})
	w.publish(node, "node", message.NodeItem{CPUs: 3})
	if got := c.expect(message.KindSnapshot); got.Key != node {
		t.Errorf("got %+v after unsubscribing", got)
	}
}

// What a viewer knows is always the newest state, whatever it did meanwhile.
func TestChangesLeadToTheState(t *testing.T) {
	w := newWorld(t, Limits{Linger: time.Millisecond, Rate: 1e6}, nil, "a")
	keys := []message.Key{
		{Host: "a", Topic: message.Domains}, {Host: "a", Topic: message.Node}, {Host: "a", Topic: message.Domain, Item: uuid},
	}
	random := mathrand.New(mathrand.NewPCG(1, 2))
	newest := map[message.Key]message.Items{}
	turn := func() {
		for _, key := range keys {
			next := message.Items{}
			for row := range 1 + random.IntN(20) {
				if random.IntN(4) == 0 {
					continue
				}
				item := message.Item{"name": []byte(fmt.Sprintf(`"row <%d>"`, row))}
				for field := range random.IntN(6) {
					item[fmt.Sprint("field", field)] = []byte(fmt.Sprint(random.IntN(3)))
				}
				next[fmt.Sprint(row)] = item
			}
			newest[key] = next
			w.claims["a"].Publish(key, next)
		}
	}
	turn()
	stop := make(chan struct{})
	views := make([]map[message.Key]*view, 8)
	var clients sync.WaitGroup
	for n := range views {
		clients.Go(func() {
			random := mathrand.New(mathrand.NewPCG(3, uint64(n)))
			known := map[message.Key]*view{}
			views[n] = known
			for last := false; ; {
				c := w.welcomed()
				for _, key := range keys {
					v := known[key]
					if v == nil || random.IntN(3) == 0 {
						v = &view{}
						known[key] = v
					}
					c.say(message.Request{Kind: message.RequestSubscribe, Key: key, Epoch: v.epoch, Seq: v.seq})
				}
				select {
				case <-stop:
					last = true
				default:
				}
				for m := 0; m < 40 || last; m++ {
					got, err := c.read()
					if err == nil {
						err = known[got.Key].apply(got)
					}
					if err != nil {
						t.Errorf("client %d: %v", n, err)
						return
					}
					if last && got.Items["end"] != nil || got.Set["end"] != nil {
						done := 0
						for _, v := range known {
							if v.items["end"] != nil {
								done++
							}
						}
						if done == len(keys) {
							c.Close()
							return
						}
					}
				}
				c.Close()
			}
		})
	}
	for range 300 {
		turn()
		time.Sleep(time.Millisecond)
	}
	close(stop)
	// The end comes when all have come for the last time, so that it is news.
	for _, key := range keys {
		newest[key] = message.Items{"end": {"of": []byte("1")}, "0": {"x": []byte("2")}}
	}
	finished := make(chan struct{})
	go func() { clients.Wait(); close(finished) }()
	for n := 0; ; n++ {
		for _, key := range keys {
			newest[key]["0"] = message.Item{"x": []byte(fmt.Sprint(n))}
			w.claims["a"].Publish(key, state.Apply(newest[key], state.Update{}))
		}
		select {
		case <-finished:
		case <-time.After(5 * time.Millisecond):
			continue
		}
		break
	}
	for n, known := range views {
		for key, v := range known {
			if len(v.items) != 2 || string(v.items["end"]["of"]) != "1" {
				t.Errorf("client %d has of %v: %v", n, key, v.items)
			}
		}
	}
}

func TestResume(t *testing.T) {
	w := newWorld(t, Limits{}, nil, "a")
	key := message.Key{Host: "a", Topic: message.Node}
	cpu := func(user float64) { w.publish(key, "cpu", message.CPUItem{User: user}) }
	cpu(0)
	keeper := w.welcomed() // who keeps the stream open
	keeper.subscribe(key)
	begin := keeper.expect(message.KindSnapshot)
	for n := range 3 {
		cpu(float64(n+1) / 8)
		keeper.expect(message.KindChange)
	}
	resume := func(epoch string, seq uint64) *client {
		c := w.welcomed()
		c.say(message.Request{Kind: message.RequestSubscribe, Key: key, Epoch: epoch, Seq: seq})
		return c
	}
	t.Run("from a number that is kept", func(t *testing.T) {
		c := resume(begin.Epoch, begin.Seq)
		for n := range 3 {
			m := c.expect(message.KindChange)
			if m.Seq != begin.Seq+uint64(n)+1 || string(m.Set["cpu"]["user"]) != fmt.Sprint(float64(n+1)/8) {
				t.Errorf("got %+v", m)
			}
		}
	})
	newest := begin.Seq + 3
	t.Run("from the newest", func(t *testing.T) {
		c := resume(begin.Epoch, newest)
		cpu(0.5)
		newest++
		if m := c.expect(message.KindChange); m.Seq != newest {
			t.Errorf("got %+v", m)
		}
	})
	for name, at := range map[string]struct {
		epoch string
		seq   uint64
	}{
		"another epoch": {"other", begin.Seq}, "no epoch": {"", begin.Seq}, "a number to come": {begin.Epoch, newest + 7}, "number 0": {begin.Epoch, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if m := resume(at.epoch, at.seq).expect(message.KindSnapshot); m.Seq != newest || m.Skipped != 0 || m.Epoch != begin.Epoch {
				t.Errorf("got %+v", m)
			}
		})
	}
	t.Run("from a number too old", func(t *testing.T) {
		for n := range keptChanges + 1 {
			cpu(float64(n + 10))
		}
		eventually(t, "the stream has gone on", func() bool {
			return w.newest(key) == newest+keptChanges+1
		})
		if m := resume(begin.Epoch, begin.Seq).expect(message.KindSnapshot); m.Skipped != 0 || m.Seq != newest+keptChanges+1 {
			t.Errorf("got %+v", m)
		}
	})
	t.Run("another claim", func(t *testing.T) {
		c := resume(begin.Epoch, newest+keptChanges+1)
		c.subscribe(message.Key{Topic: "none"})
		c.expect(message.KindRefusal) // so the other has been read
		w.claims["a"].Release()
		claim, err := w.local.Claim(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		w.claims["a"] = claim
		cpu(7)
		if m := c.expect(message.KindSnapshot); m.Epoch == begin.Epoch || m.Skipped != 0 || string(m.Items["cpu"]["user"]) != "7" {
			t.Errorf("got %+v", m)
		}
	})
}

func TestRefusals(t *testing.T) {
	w := newWorld(t, Limits{Keys: 4}, nil, "a")
	c := w.welcomed()
	for _, test := range []struct {
		key  message.Key
		code message.Code
	}{
		{message.Key{Topic: "weather"}, message.NoSuchTopic},
		{message.Key{Host: "a", Topic: "weather"}, message.NoSuchTopic},
		{message.Key{Host: "b", Topic: message.Node}, message.NoSuchHost},
		{message.Key{Host: "../a", Topic: message.Node}, message.NoSuchHost},
		{message.Key{Topic: message.Node}, message.NoSuchHost},
		{message.Key{Host: "a", Topic: message.Hosts}, message.NoSuchItem},
		{message.Key{Host: "a", Topic: message.Node, Item: "cpu"}, message.NoSuchItem},
		{message.Key{Host: "a", Topic: message.Domain}, message.NoSuchItem},
		{message.Key{Host: "a", Topic: message.Domain, Item: "vm1"}, message.NoSuchItem},
		{message.Key{Host: "a", Topic: message.Domain, Item: strings.ToUpper(uuid[:35]) + "F"}, message.NoSuchItem},
	} {
		c.subscribe(test.key)
		if m := c.expect(message.KindRefusal); m.Key != test.key || m.Error.Code != test.code || m.Error.Message == "" {
			t.Errorf("%+v: got %+v, %+v", test.key, m, m.Error)
		}
	}
	// The claimer's own refusal ends a subscription; another one may follow.
	domain := message.Key{Host: "a", Topic: message.Domain, Item: uuid}
	for _, topic := range []message.Topic{message.Node, message.Domains, message.Events} {
		c.subscribe(message.Key{Host: "a", Topic: topic})
	}
	c.subscribe(domain)
	eventually(t, "the keys are wanted", func() bool { return len(w.claims["a"].Wanted()) >= 4 })
	full := message.Key{Host: "a", Topic: message.Inventory}
	c.subscribe(full)
	if m := c.expect(message.KindRefusal); m.Key != full || m.Error.Code != message.TooManyKeys {
		t.Errorf("got %+v", m)
	}
	w.claims["a"].Withdraw(domain, &message.Error{Code: message.NoSuchItem, Message: "no such domain"})
	if m := c.expect(message.KindRefusal); m.Key != domain || m.Error.Message != "no such domain" {
		t.Errorf("got %+v", m)
	}
	w.publish(domain, "domain", message.DomainItem{})
	w.publish(full, "network/default", message.NetworkItem{Name: "default"})
	c.subscribe(full)
	if m := c.expect(message.KindSnapshot); m.Key != full {
		t.Errorf("got %+v", m)
	}
	c.say(message.Request{Kind: message.RequestUnsubscribe, Key: full})
	c.subscribe(domain)
	if m := c.expect(message.KindSnapshot); m.Key != domain {
		t.Errorf("got %+v", m)
	}
}

// A stream that nobody watches is closed, but not at once.
func TestLinger(t *testing.T) {
	w := newWorld(t, Limits{Linger: 50 * time.Millisecond}, nil, "a")
	key := message.Key{Host: "a", Topic: message.Node}
	w.publish(key, "cpu", message.CPUItem{})
	c := w.welcomed()
	for range 20 {
		c.subscribe(key)
		c.expect(message.KindSnapshot)
		c.say(message.Request{Kind: message.RequestUnsubscribe, Key: key})
	}
	eventually(t, "nothing is wanted", func() bool { return len(w.claims["a"].Wanted()) == 0 })
	if n := w.handler.streams.count(); n != 0 {
		t.Errorf("%d streams are open", n)
	}
	c.subscribe(key)
	c.expect(message.KindSnapshot)
	c.Close()
	eventually(t, "nothing is wanted when the viewer has gone", func() bool { return len(w.claims["a"].Wanted()) == 0 })
}

// Every connection that is not let go on is told why.
func TestCloseCodes(t *testing.T) {
	w := newWorld(t, Limits{Frame: 1000, Keys: 1, Rate: 0.001}, nil, "a")
	closes := func(name string, code int, reason string, send func(*client)) {
		t.Run(name, func(t *testing.T) {
			c := w.welcomed()
			c.t = t
			send(c)
			if got, text := c.closed(); got != code || !strings.Contains(text, reason) {
				t.Errorf("got %d %q, want %d %q", got, text, code, reason)
			}
		})
	}
	text := func(s string) func(*client) {
		return func(c *client) {
			if err := c.WriteMessage(websocket.TextMessage, []byte(s)); err != nil {
				t.Fatal(err)
			}
		}
	}
	closes("no JSON", message.CloseMalformed, "not a request", text("subscribe"))
	closes("an array", message.CloseMalformed, "not a request", text("[]"))
	closes("two messages", message.CloseMalformed, "not a request", text(`{"kind":"hello"}{"kind":"hello"}`))
	closes("an empty message", message.CloseMalformed, "not a request", text(""))
	closes("no kind", message.CloseMalformed, "kind", text("{}"))
	closes("a kind that there is not", message.CloseMalformed, "kind", text(`{"kind":"launch"}`))
	closes("a number for a topic", message.CloseMalformed, "not a request", text(`{"kind":"subscribe","key":{"topic":5}}`))
	closes("a negative number", message.CloseMalformed, "not a request", text(`{"kind":"subscribe","seq":-1}`))
	closes("not UTF-8", message.CloseMalformed, "UTF-8", text("{\"kind\":\"hello\",\"token\":\"\xff\"}"))
	closes("deeply nested", message.CloseMalformed, "not a request", text(strings.Repeat("[", 900)))
	closes("an endless epoch", message.CloseMalformed, "epoch", text(`{"kind":"hello","epoch":"`+strings.Repeat("x", 65)+`"}`))
	closes("a long error", message.CloseMalformed, "…", text(`{"kind":"subscribe","seq":`+strings.Repeat("1", 300)+`}`))
	closes("a binary message", websocket.CloseUnsupportedData, "text", func(c *client) {
		if err := c.WriteMessage(websocket.BinaryMessage, []byte("{}")); err != nil {
			t.Fatal(err)
		}
	})
	closes("a large message", websocket.CloseMessageTooBig, "1000 bytes", text(strings.Repeat(" ", 200_000)))
	closes("a large compressed message", websocket.CloseMessageTooBig, "1000 bytes", func(c *client) {
		c.EnableWriteCompression(true)
		text(strings.Repeat(" ", 2<<20))(c)
	})
	closes("many messages", message.CloseRate, "too many", func(c *client) {
		for range 66 {
			c.say(message.Request{Kind: message.RequestUnsubscribe})
		}
	})
	closes("a message of two frames, too large together", websocket.CloseMessageTooBig, "", func(c *client) {
		writer, err := c.NextWriter(websocket.TextMessage)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, err := writer.Write(bytes.Repeat([]byte(" "), 5000)); err != nil {
				t.Fatal(err)
			}
		}
		if err := writer.Close(); err != nil {
			t.Fatal(err)
		}
	})
	raw := func(frame ...byte) func(*client) {
		return func(c *client) {
			if _, err := c.NetConn().Write(frame); err != nil {
				t.Fatal(err)
			}
		}
	}
	closes("a frame without a mask", websocket.CloseProtocolError, "", raw(0x81, 2, '{', '}'))
	closes("reserved bits", websocket.CloseProtocolError, "", raw(0xb1, 0x80, 0, 0, 0, 0))
	closes("an unknown opcode", websocket.CloseProtocolError, "", raw(0x83, 0x80, 0, 0, 0, 0))
	closes("a long control frame", websocket.CloseProtocolError, "", raw(append([]byte{0x89, 0xfe}, make([]byte, 400)...)...))
	closes("a frame of 2^62 bytes", websocket.CloseMessageTooBig, "", raw(append(append([]byte{0x81, 0xff}, binary.BigEndian.AppendUint64(nil, 1<<62)...), make([]byte, 9000)...)...))
	t.Run("the viewer's own goodbye", func(t *testing.T) {
		c := w.welcomed()
		if err := c.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, "bye"), time.Now().Add(patience)); err != nil {
			t.Fatal(err)
		}
		if code, _ := c.closed(); code != websocket.CloseNormalClosure {
			t.Errorf("got %d", code)
		}
	})
	t.Run("silence", func(t *testing.T) {
		w := newWorld(t, Limits{Silence: 20 * time.Millisecond}, nil)
		if code, reason := w.dial().closed(); code != message.CloseGone || reason == "" {
			t.Errorf("got %d %q", code, reason)
		}
	})
	t.Run("stopping", func(t *testing.T) {
		c := w.welcomed()
		w.handler.Close()
		if code, reason := c.closed(); code != websocket.CloseGoingAway || reason != "the server is stopping" {
			t.Errorf("got %d %q", code, reason)
		}
		if status, _, body := w.get("/api/v1/live", "Connection", "upgrade", "Upgrade", "websocket"); status != http.StatusServiceUnavailable {
			t.Errorf("got %d %s of a handler that is closed", status, body)
		}
	})
}

// A viewer that answers pings is not taken for gone.
func TestPing(t *testing.T) {
	w := newWorld(t, Limits{Beat: time.Second / 100, Silence: 2 * time.Second}, nil, "a")
	c := w.dial()
	pings, beats := 0, 0
	c.SetPingHandler(func(data string) error {
		pings++
		return c.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(patience))
	})
	begin := time.Now()
	for pings < 3 || time.Since(begin) < 3*time.Second {
		_, text, err := c.ReadMessage()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte(`"beat","at":"20`)) {
			beats++
		}
	}
	if beats < 6 {
		t.Errorf("%d beats with %d pings", beats, pings)
	}
}

func TestToken(t *testing.T) {
	const secret = "opensesame-opensesame"
	ask := func(o *Options) {
		o.CheckToken = func(from netip.Addr, token string) error {
			if !from.IsLoopback() {
				t.Errorf("asked for %v", from)
			}
			if token != secret {
				return errors.New("the token is wrong")
			}
			return nil
		}
	}
	w := newWorld(t, Limits{Hello: patience}, ask, "a")
	offer := func(protocols ...string) *client {
		return w.dialWith(&websocket.Dialer{Subprotocols: protocols}, nil)
	}
	encoded := "token." + base64.RawURLEncoding.EncodeToString([]byte(secret))
	t.Run("as a subprotocol", func(t *testing.T) {
		c := offer(Subprotocol, encoded)
		c.expect(message.KindWelcome)
		if c.Subprotocol() != Subprotocol {
			t.Errorf("the server chose %q", c.Subprotocol())
		}
		c.subscribe(listKey)
		c.expect(message.KindSnapshot)
	})
	t.Run("in a hello", func(t *testing.T) {
		c := offer(Subprotocol)
		c.say(message.Request{Kind: message.RequestHello, Token: secret})
		c.expect(message.KindWelcome)
		c.subscribe(listKey)
		c.expect(message.KindSnapshot)
	})
	for name, test := range map[string]struct {
		protocols []string
		first     any
		code      int
	}{
		"a wrong subprotocol":   {[]string{Subprotocol, "token.d3Jvbmc"}, nil, message.CloseToken},
		"not base64":            {[]string{Subprotocol, "token.=="}, nil, message.CloseToken},
		"no token in it":        {[]string{Subprotocol, "token."}, nil, message.CloseToken},
		"a wrong hello":         {nil, message.Request{Kind: message.RequestHello, Token: secret + "x"}, message.CloseToken},
		"an empty hello":        {nil, message.Request{Kind: message.RequestHello}, message.CloseToken},
		"no hello":              {nil, message.Request{Kind: message.RequestSubscribe, Key: listKey}, message.CloseToken},
		"a hello of any length": {nil, message.Request{Kind: message.RequestHello, Token: strings.Repeat("x", maxHello)}, websocket.CloseMessageTooBig},
	} {
		t.Run(name, func(t *testing.T) {
			c := offer(test.protocols...)
			if test.first != nil {
				c.say(test.first)
			}
			for {
				m, err := c.read()
				var closed *websocket.CloseError
				if errors.As(err, &closed) {
					if closed.Code != test.code || closed.Text == "" || strings.Contains(closed.Text, secret) {
						t.Errorf("got %d %q", closed.Code, closed.Text)
					}
					return
				}
				t.Fatalf("got %+v, %v", m, err)
			}
		})
	}
	t.Run("nothing, or in the address", func(t *testing.T) {
		w := newWorld(t, Limits{Hello: 20 * time.Millisecond}, ask, "a")
		for _, query := range []string{"", "?token=" + secret} {
			conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(w.server.URL, "http")+"/api/v1/live"+query, nil)
			if err != nil {
				t.Fatal(err)
			}
			c := &client{conn, t}
			defer c.Close()
			if code, _ := c.closed(); code != message.CloseNoHello {
				t.Errorf("%q: got %d", query, code)
			}
		}
	})
}

func TestConnections(t *testing.T) {
	t.Run("in all", func(t *testing.T) {
		w := newWorld(t, Limits{Viewers: 3}, nil, "a")
		for range 3 {
			w.welcomed()
		}
		first := w.dial()
		if code, reason := first.closed(); code != message.CloseConnections || reason == "" {
			t.Errorf("got %d %q", code, reason)
		}
	})
	t.Run("after one has gone", func(t *testing.T) {
		w := newWorld(t, Limits{Viewers: 1}, nil, "a")
		for range 5 {
			w.welcomed().Close()
			eventually(t, "there is room", func() bool {
				w.handler.mu.Lock()
				defer w.handler.mu.Unlock()
				return w.handler.admitted == 0
			})
		}
	})
	t.Run("of an address", func(t *testing.T) {
		h := newWorld(t, Limits{ViewersPerAddress: 2}, nil).handler
		admit := func(address string) (turned, room bool) {
			refusal, room := h.admit(netip.MustParseAddr(address))
			return refusal != nil, room
		}
		for _, step := range []struct {
			address string
			turned  bool
		}{
			{"127.0.0.1", false}, {"127.0.0.1", false}, {"127.0.0.1", false}, {"::1", false}, {"::1", false}, {"::1", false},
			{"192.0.2.1", false}, {"192.0.2.1", false}, {"192.0.2.1", true}, {"192.0.2.2", false},
			{"2001:db8::1", false}, {"2001:db8::2", false}, {"2001:db8::3", true}, {"2001:db8:0:1::3", false},
		} {
			if turned, room := admit(step.address); turned != step.turned || !room {
				t.Errorf("%s: got %v, %v", step.address, turned, room)
			}
		}
		for range turnedAway - 2 {
			admit("192.0.2.1")
		}
		if _, room := admit("192.0.2.1"); room {
			t.Error("any number is told that there is no room")
		}
		h.discharge(netip.MustParseAddr("192.0.2.1"), false)
		if turned, _ := admit("192.0.2.1"); turned {
			t.Error("nobody is let in when one has gone")
		}
		for range h.admitted {
			h.served.Done()
		}
		for range h.turned {
			h.served.Done()
		}
	})
	t.Run("that are no WebSockets", func(t *testing.T) {
		w := newWorld(t, Limits{}, nil)
		if status, header, _ := w.get("/api/v1/live"); status != http.StatusUpgradeRequired || header.Get("Upgrade") != "websocket" {
			t.Errorf("got %d", status)
		}
		if status, _, body := w.get("/api/v1/live", "Connection", "upgrade", "Upgrade", "websocket"); status != http.StatusBadRequest || !strings.Contains(body, `"error"`) {
			t.Errorf("got %d %s", status, body)
		}
	})
}

// blob is an item of about a size that does not compress.
func blob(t testing.TB, size int) message.Items {
	noise := make([]byte, size/2)
	if _, err := rand.Read(noise); err != nil {
		t.Fatal(err)
	}
	return message.Items{"noise": {"hex": []byte(fmt.Sprintf("%q", fmt.Sprintf("%x", noise)))}}
}

// smallBuffers dials connections whose end here takes little that is not read.
var smallBuffers = &websocket.Dialer{NetDial: func(network, address string) (net.Conn, error) {
	conn, err := net.Dial(network, address)
	if err == nil {
		err = conn.(*net.TCPConn).SetReadBuffer(64 << 10)
	}
	return conn, err
}}

func TestSlowViewerSkips(t *testing.T) {
	w := newWorld(t, Limits{Write: patience}, nil, "a")
	key := message.Key{Host: "a", Topic: message.Domains}
	w.claims["a"].Publish(key, blob(t, 64<<10))
	c := w.dialWith(smallBuffers, nil)
	c.expect(message.KindWelcome)
	c.subscribe(key)
	var v view
	first := c.expect(message.KindSnapshot)
	if err := v.apply(first); err != nil {
		t.Fatal(err)
	}
	const changes = 200
	var newest message.Items
	for n := range changes {
		newest = blob(t, 64<<10)
		w.claims["a"].Publish(key, newest)
		eventually(t, "the stream has it", func() bool {
			return w.newest(key) == first.Seq+uint64(n)+1
		})
	}
	read, skipped := 0, uint64(0)
	for v.seq < first.Seq+changes {
		m, err := c.read()
		if err != nil {
			t.Fatal(err)
		}
		before := v.seq
		if err := v.apply(m); err != nil {
			t.Fatal(err)
		}
		if m.Kind == message.KindSnapshot && m.Skipped != m.Seq-before {
			t.Errorf("told that %d changes were skipped between %d and %d", m.Skipped, before, m.Seq)
		}
		read++
		skipped += m.Skipped
	}
	if !same(v.items, newest) {
		t.Error("the viewer does not have the newest state")
	}
	if skipped == 0 || read > changes/2 {
		t.Errorf("read %d messages, skipped %d", read, skipped)
	}
	if _, _, page := func() (int, http.Header, string) {
		recorder := newRecorder()
		w.metrics.Handler().ServeHTTP(recorder, mustRequest(t))
		return recorder.Code, recorder.Header(), recorder.Body.String()
	}(); !strings.Contains(page, fmt.Sprintf("ringlab_viewer_skipped_total %d\n", skipped)) {
		t.Errorf("the metrics do not count %d", skipped)
	}
}

func TestStuckViewerIsClosed(t *testing.T) {
	w := newWorld(t, Limits{Write: 50 * time.Millisecond}, nil, "a")
	key := message.Key{Host: "a", Topic: message.Domains}
	w.claims["a"].Publish(key, blob(t, 16<<10))
	c := w.dialWith(smallBuffers, nil)
	c.expect(message.KindWelcome)
	c.subscribe(key)
	c.expect(message.KindSnapshot)
	eventually(t, "the viewer is let go", func() bool {
		w.claims["a"].Publish(key, blob(t, 16<<10))
		w.handler.mu.Lock()
		defer w.handler.mu.Unlock()
		return w.handler.admitted == 0
	})
}

// Those who do not read do not keep the server from stopping.
func TestCloseDoesNotWaitForStuckViewers(t *testing.T) {
	w := newWorld(t, Limits{Write: time.Hour}, nil, "a")
	key := message.Key{Host: "a", Topic: message.Domains}
	w.claims["a"].Publish(key, blob(t, 4<<20)) // more than the buffers between
	for range 20 {
		c := w.dialWith(smallBuffers, nil)
		c.expect(message.KindWelcome)
		c.subscribe(key)
	}
	eventually(t, "the key is wanted", func() bool { return len(w.claims["a"].Wanted()) > 0 })
	closed := make(chan struct{})
	go func() { w.handler.Close(); close(closed) }()
	select {
	case <-closed:
	case <-time.After(patience):
		t.Error("still waiting")
	}
}

// Five hundred viewers, fifty of whom do not read, hold up nobody, and leave
// nothing behind.
func TestManyViewers(t *testing.T) {
	const viewers, stuck, changes = 500, 50, 20
	w := newWorld(t, Limits{Write: 5 * time.Second, Linger: time.Millisecond}, nil, "a")
	key := message.Key{Host: "a", Topic: message.Domains}
	w.claims["a"].Publish(key, blob(t, 60<<10))
	w.welcomed().Close() // what is set up once is there now
	eventually(t, "all is quiet", func() bool { return w.handler.streams.count() == 0 })
	goroutines, memory := runtime.NumGoroutine(), heap()

	var reached atomic.Int64
	var all sync.WaitGroup
	clients := make([]*client, viewers)
	for n := range clients {
		dialer := websocket.DefaultDialer
		if n < stuck {
			dialer = smallBuffers
		}
		clients[n] = w.dialWith(dialer, nil)
		clients[n].expect(message.KindWelcome)
		clients[n].subscribe(key)
	}
	start := make(chan struct{})
	for _, c := range clients[stuck:] {
		all.Go(func() {
			var v view
			<-start
			for v.items == nil || len(v.items["end"]) == 0 {
				m, err := c.read()
				if err == nil {
					err = v.apply(m)
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
			reached.Add(1)
		})
	}
	close(start)
	for range changes {
		w.claims["a"].Publish(key, blob(t, 60<<10))
	}
	last := blob(t, 60<<10)
	last["end"] = message.Item{"of": []byte("1")}
	w.claims["a"].Publish(key, last)
	all.Wait()
	if got := reached.Load(); got != viewers-stuck {
		t.Errorf("%d of %d viewers have the newest state", got, viewers-stuck)
	}
	eventually(t, "those who do not read are let go", func() bool {
		w.claims["a"].Publish(key, blob(t, 60<<10))
		w.handler.mu.Lock()
		defer w.handler.mu.Unlock()
		return w.handler.admitted <= viewers-stuck
	})
	for _, c := range clients {
		c.Close()
	}
	clear(clients)
	eventually(t, "goroutines are as before", func() bool { return runtime.NumGoroutine() <= goroutines+2 })
	eventually(t, "memory is as before", func() bool { return heap() < memory+8<<20 })
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestQuestions(t *testing.T) {
	w := newWorld(t, Limits{Questions: 2, State: 50 * time.Millisecond}, nil, "a", "b")
	capabilities := func(host, cpu string) {
		w.claims[host].Publish(message.Key{Host: host, Topic: message.Capabilities}, message.Items{
			"9":  encode(t, message.CapabilitiesItem{XML: "<old/>"}),
			"10": encode(t, message.CapabilitiesItem{XML: "<capabilities><host><topology><cells><cell><cpus><cpu id='0'/></cpus></cell></cells></topology>" + cpu + "</host></capabilities>"}),
		})
	}
	capabilities("a", "<cpu><arch>x86_64</arch><topology sockets='1'/></cpu>")
	answered := make(chan *exchange.Asked, 10)
	go func() {
		for {
			select {
			case q := <-w.claims["a"].Questions():
				answered <- q
			case <-t.Context().Done():
				return
			}
		}
	}()
	c := w.welcomed()
	ask := func(id int, q message.Question) {
		c.say(message.Request{Kind: message.RequestAsk, ID: id, Question: q})
	}

	t.Run("an answer", func(t *testing.T) {
		ask(7, message.Question{Kind: message.AskDomainXML, Host: "a", Name: uuid})
		(<-answered).Answer("<domain/>", nil)
		if m := c.expect(message.KindAnswer); m.ID != 7 || m.Text != "<domain/>" || m.Error != nil {
			t.Errorf("got %+v", m)
		}
	})
	t.Run("the claimer's error", func(t *testing.T) {
		ask(8, message.Question{Kind: message.AskDomainCapabilities, Host: "a"})
		(<-answered).Answer("never shown", &message.Error{Code: message.NotAllowed, Message: "not here"})
		if m := c.expect(message.KindAnswer); m.ID != 8 || m.Text != "" || m.Error == nil || m.Error.Code != message.NotAllowed {
			t.Errorf("got %+v", m)
		}
	})
	t.Run("another error", func(t *testing.T) {
		ask(9, message.Question{Kind: message.AskDomainCapabilities, Host: "a"})
		(<-answered).Answer("", errors.New("dial /run/secret/path"))
		if m := c.expect(message.KindAnswer); m.Error == nil || strings.Contains(m.Error.Message, "secret") {
			t.Errorf("got %+v", m)
		}
	})
	t.Run("a baseline", func(t *testing.T) {
		ask(10, message.Question{Kind: message.AskBaseline, Host: "a", Hosts: []string{"a"}, Pasted: "<cpu/>"})
		q := <-answered
		if want := "<cpu><arch>x86_64</arch><topology sockets='1'/></cpu>"; len(q.Question.CPUs) != 1 || q.Question.CPUs[0] != want || q.Question.Pasted != "<cpu/>" {
			t.Errorf("asked %+v", q.Question)
		}
		q.Answer("<cpu mode='custom'/>", nil)
		c.expect(message.KindAnswer)
	})
	for name, test := range map[string]struct {
		question message.Question
		code     message.Code
	}{
		"a host that there is not":          {message.Question{Kind: message.AskDomainXML, Host: "z", Name: uuid}, message.NoSuchHost},
		"no host":                           {message.Question{Kind: message.AskDomainXML, Name: uuid}, message.NoSuchHost},
		"no question":                       {message.Question{Host: "a"}, message.BadQuestion},
		"no UUID":                           {message.Question{Kind: message.AskDomainXML, Host: "a", Name: "vm"}, message.BadQuestion},
		"no inventory":                      {message.Question{Kind: message.AskInventoryXML, Host: "a", Name: "secret/x"}, message.BadQuestion},
		"an inventory item without name":    {message.Question{Kind: message.AskInventoryXML, Host: "a", Name: "pool/"}, message.BadQuestion},
		"control characters":                {message.Question{Kind: message.AskDomainCapabilities, Host: "a", Arch: "x\n"}, message.BadQuestion},
		"a long name":                       {message.Question{Kind: message.AskDomainCapabilities, Host: "a", Machine: strings.Repeat("x", 300)}, message.BadQuestion},
		"a baseline of nothing":             {message.Question{Kind: message.AskBaseline, Host: "a"}, message.BadQuestion},
		"a baseline of many":                {message.Question{Kind: message.AskBaseline, Host: "a", Hosts: make([]string, 33)}, message.BadQuestion},
		"a baseline of an unknown host":     {message.Question{Kind: message.AskBaseline, Host: "a", Hosts: []string{"a", "z"}}, message.NoSuchHost},
		"a baseline of a host never read":   {message.Question{Kind: message.AskBaseline, Host: "a", Hosts: []string{"b"}}, message.NotOnline},
		"a pasted CPU that is far too long": {message.Question{Kind: message.AskBaseline, Host: "a", Pasted: strings.Repeat(" ", maxPasted+1)}, message.BadQuestion},
	} {
		t.Run(name, func(t *testing.T) {
			ask(20, test.question)
			if m := c.expect(message.KindAnswer); m.ID != 20 || m.Error == nil || m.Error.Code != test.code || m.Error.Message == "" {
				t.Errorf("got %+v %+v", m, m.Error)
			}
		})
	}
	t.Run("a host without CPU", func(t *testing.T) {
		capabilities("b", "")
		ask(21, message.Question{Kind: message.AskBaseline, Host: "a", Hosts: []string{"b"}})
		if m := c.expect(message.KindAnswer); m.Error == nil || m.Error.Code != message.BadQuestion || !strings.Contains(m.Error.Message, "capabilities of b") {
			t.Errorf("got %+v", m)
		}
	})
	t.Run("many at once", func(t *testing.T) {
		for id := range 3 {
			ask(30+id, message.Question{Kind: message.AskDomainXML, Host: "a", Name: uuid})
		}
		if m := c.expect(message.KindAnswer); m.ID != 32 || m.Error == nil || m.Error.Code != message.Busy {
			t.Errorf("got %+v", m)
		}
		// Those under way are taken back when the viewer goes.
		first, second := <-answered, <-answered
		c.Close()
		for _, q := range []*exchange.Asked{first, second} {
			select {
			case <-q.Context.Done():
			case <-time.After(patience):
				t.Error("the question outlives its viewer")
			}
		}
	})
	t.Run("no answer", func(t *testing.T) {
		w := newWorld(t, Limits{Question: 20 * time.Millisecond}, nil, "a")
		c := w.welcomed()
		c.say(message.Request{Kind: message.RequestAsk, ID: 1, Question: message.Question{Kind: message.AskDomainXML, Host: "a", Name: uuid}})
		if m := c.expect(message.KindAnswer); m.Error == nil || m.Error.Code != message.NotOnline {
			t.Errorf("got %+v", m)
		}
	})
}

// Requests that ask for much and are answered to nobody end the connection.
func TestAnswersThatAreNotRead(t *testing.T) {
	w := newWorld(t, Limits{Rate: 1e9, Write: patience}, nil, "a")
	c := w.dialWith(smallBuffers, nil)
	c.expect(message.KindWelcome)
	key := message.Key{Host: "a", Topic: "x", Item: strings.Repeat("y", 8000)}
	for {
		if err := c.SetWriteDeadline(time.Now().Add(patience)); err != nil {
			t.Fatal(err)
		}
		if err := c.WriteJSON(message.Request{Kind: message.RequestSubscribe, Key: key}); err != nil {
			break // the server has closed the connection
		}
	}
	eventually(t, "the viewer is let go", func() bool {
		w.handler.mu.Lock()
		defer w.handler.mu.Unlock()
		return w.handler.admitted == 0
	})
}

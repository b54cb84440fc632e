package demo_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ringlab/server/live/demo"
	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

var (
	head = demo.Head{ID: "demo", Name: "Demo", From: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Length: 10_000}
	page = message.Key{Host: "demo", Topic: message.Domain, Item: "uuid"}
	late = message.Key{Host: "demo", Topic: message.Domain, Item: "late"}
	list = message.Key{Topic: message.Hosts}
	node = message.Key{Host: "demo", Topic: message.Node}
	caps = message.Key{Host: "demo", Topic: message.Capabilities}
	feed = message.Key{Host: "demo", Topic: message.Events}
)

// parse reads a state that is written as JSON.
func parse(t testing.TB, text string) message.Items {
	t.Helper()
	var items message.Items
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		t.Fatal(err)
	}
	return items
}

// recorded is ten seconds of a host.
func recorded(t testing.TB) *demo.Recording {
	t.Helper()
	steps := []demo.Step{
		{Topic: message.Hosts, Whole: true, Set: parse(t, `{"demo":{"id":"demo","name":"x","source":"live","state":"online","since":"2026-01-02T03:04:00.000Z"}}`)},
		{Topic: message.Capabilities, Whole: true, Set: parse(t, `{"1":{"at":"2026-01-02T03:04:05.000Z","xml":"<capabilities/>"}}`)},
		{Topic: message.Node, Whole: true, Set: parse(t, `{"cpu":{"at":"2026-01-02T03:04:04.500Z","user":0.5,"idle":0.5},"cell/0":{"free":7}}`)},
		{Topic: message.Events, Whole: true, Set: parse(t, `{"4":{"at":"2026-01-02T03:04:01.000Z","event":"before"}}`)},
		{Topic: message.Domain, Item: "uuid", Whole: true, Set: parse(t, `{"domain":{"xml":"<domain/>","state":"running"}}`)},
		{At: 2000, Topic: message.Node, Set: parse(t, `{"cpu":{"at":"2026-01-02T03:04:07.000Z","user":0.75,"idle":null}}`), Gone: []string{"cell/0"}},
		{At: 3000, Topic: message.Domain, Item: "late", Whole: true, Set: parse(t, `{"domain":{"xml":"<domain type='late'/>"}}`)},
		{At: 4000, Topic: message.Events, Set: parse(t, `{"10":{"at":"2026-01-02T03:04:09.000Z","event":"second"},"9":{"at":"2026-01-02T03:04:08.000Z","event":"first"}}`)},
		{At: 6000, Topic: message.Domain, Item: "uuid", Error: &message.Error{Code: message.NoSuchItem, Message: "gone"}},
	}
	var file bytes.Buffer
	if err := demo.Write(&file, head, steps); err != nil {
		t.Fatal(err)
	}
	r, err := demo.Read(&file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// follower holds the state of a key that is watched, and its last refusal.
type follower struct {
	watch exchange.Watch
	items message.Items
	err   error
}

// now takes all updates that have come.
func (f *follower) now(t *testing.T) message.Items {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	synctest.Wait()
	for {
		time.AfterFunc(time.Nanosecond, cancel)
		u, err := f.watch.Next(ctx)
		var refusal *message.Error
		switch {
		case errors.As(err, &refusal):
			f.items, f.err = nil, err
		case err != nil:
			return f.items
		default:
			f.items, f.err = state.Apply(f.items, u), nil
		}
	}
}

func TestPlay(t *testing.T) {
	r := recorded(t)
	synctest.Test(t, func(t *testing.T) {
		x := exchange.NewLocal()
		claim, err := x.Claim(t.Context(), "demo")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		followers := map[message.Key]*follower{}
		for _, key := range []message.Key{list, node, caps, feed, page, late} {
			followers[key] = &follower{watch: x.Watch(key)}
		}
		ended := make(chan struct{})
		began := time.Now()
		go func() {
			defer close(ended)
			r.Play(ctx, claim)
		}()
		until := func(d time.Duration) { time.Sleep(d + time.Millisecond/2 - time.Since(began)) }
		field := func(key message.Key, item, field string) string {
			return string(followers[key].now(t)[item][field])
		}
		// after is a time of the recording's beginning, as played in a round.
		after := func(round int, d time.Duration) string {
			return began.Add(time.Duration(round)*10*time.Second + d).UTC().Format(`"2006-01-02T15:04:05.000Z"`)
		}
		check := func(what, got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("after %v, %s is %s, want %s", time.Since(began), what, got, want)
			}
		}

		for round := range 3 {
			start := time.Duration(round) * 10 * time.Second
			until(start)
			check("the host", field(list, "demo", "state"), `"online"`)
			check("the host's source", field(list, "demo", "source"), `"recording"`)
			check("the host's name", field(list, "demo", "name"), `"Demo"`)
			check("since", field(list, "demo", "since"), after(0, -5*time.Second))
			check("the time of capabilities", field(caps, "1", "at"), after(0, 0))
			check("user", field(node, "cpu", "user"), "0.5")
			check("idle", field(node, "cpu", "idle"), "0.5")
			check("the time of CPUs", field(node, "cpu", "at"), after(round, -500*time.Millisecond))
			check("free", field(node, "cell/0", "free"), "7")
			check("events", fmt.Sprint(len(followers[feed].now(t))), fmt.Sprint(1+2*round))
			check("the first event", field(feed, "1", "event"), `"before"`)
			check("the domain", field(page, "domain", "state"), `"running"`)
			if got := followers[late].now(t); got != nil {
				t.Errorf("in the beginning there is %s", got)
			}
			if err := followers[late].err; err == nil {
				t.Error("nobody is told that the domain that comes later is not there")
			}
			stranger := &follower{watch: x.Watch(message.Key{Host: "demo", Topic: message.Domain, Item: "nobody"})}
			if stranger.now(t); stranger.err == nil {
				t.Error("nobody is told that a domain is not there")
			}
			stranger.watch.Close()

			until(start + 1999*time.Millisecond)
			check("user", field(node, "cpu", "user"), "0.5")
			until(start + 2000*time.Millisecond)
			check("user", field(node, "cpu", "user"), "0.75")
			check("idle", field(node, "cpu", "idle"), "")
			check("the time of CPUs", field(node, "cpu", "at"), after(round, 2*time.Second))
			check("free", field(node, "cell/0", "free"), "")

			until(start + 5*time.Second)
			check("an event", field(feed, fmt.Sprint(2+2*round), "event"), `"first"`)
			check("its time", field(feed, fmt.Sprint(2+2*round), "at"), after(round, 3*time.Second))
			check("another", field(feed, fmt.Sprint(3+2*round), "event"), `"second"`)
			check("the later domain", field(late, "domain", "xml"), `"<domain type='late'/>"`)

			ask := func(q message.Question) (string, error) {
				q.Host = "demo"
				return x.Ask(t.Context(), exchange.Question{Question: q})
			}
			if text, err := ask(message.Question{Kind: message.AskDomainXML, Name: "uuid"}); text != "<domain/>" || err != nil {
				t.Errorf("got %q, %v", text, err)
			}
			until(start + 6*time.Second)
			if followers[page].now(t); followers[page].err == nil || followers[page].err.Error() != "gone" {
				t.Errorf("got %v", followers[page].err)
			}
			for q, code := range map[*message.Question]message.Code{
				{Kind: message.AskDomainXML, Name: "uuid"}:    message.NoSuchItem,
				{Kind: message.AskDomainXML, Name: "nobody"}:  message.NoSuchItem,
				{Kind: message.AskBaseline}:                   message.NotOffered,
				{Kind: message.AskDomainCapabilities}:         message.NotOffered,
				{Kind: message.AskInventoryXML, Name: "pool"}: message.NotOffered,
			} {
				var e *message.Error
				if _, err := ask(*q); !errors.As(err, &e) || e.Code != code {
					t.Errorf("%+v: got %v, want %s", q, err, code)
				}
			}
		}
		cancel()
		<-ended
	})
}

// TestEventsAreBounded replays until old events have to go.
func TestEventsAreBounded(t *testing.T) {
	r := recorded(t)
	synctest.Test(t, func(t *testing.T) {
		x := exchange.NewLocal()
		claim, err := x.Claim(t.Context(), "demo")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2000*time.Second)
		defer cancel()
		r.Play(ctx, claim)
		f := follower{watch: x.Watch(feed)}
		events := f.now(t)
		if len(events) != 200 || events["401"] == nil || events["202"] == nil {
			t.Errorf("%d events: %v", len(events), events)
		}
	})
}

// pack compresses a text as recordings are.
func pack(t testing.TB, text string) *bytes.Buffer {
	t.Helper()
	var file bytes.Buffer
	packed := gzip.NewWriter(&file)
	if _, err := packed.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	return &file
}

func TestReadRefuses(t *testing.T) {
	const good = `{"id":"a","from":"2026-01-01T00:00:00Z","length":1000}` + "\n"
	for text, want := range map[string]string{
		"":                                 "its head",
		"[]":                               "its head",
		`{"id":"a"}`:                       "no length",
		`{"id":"a","length":999999999999}`: "no length",
		`{"length":1}`:                     "no id",
		good + `{"at":1}`:                  "line 2: no topic",
		good + `{"at":-1,"topic":"x"}`:     "line 2: a time out of order",
		good + `{"at":1001,"topic":"x"}`:   "line 2: a time out of order",
		good + `{"at":5,"topic":"x"}` + "\n" + `{"at":4,"topic":"x"}`: "line 3: a time out of order",
		good + `{"topic":"hosts","error":{}}`:                         "line 2: the host itself is withdrawn",
		good + `{"at":5,"topic"`:                                      "line 2: unexpected EOF",
		good + strings.Repeat(" ", 5<<20):                             "longer than 4 MiB",
	} {
		if r, err := demo.Read(pack(t, text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80q: got %v, %v, want %q", text, r, err, want)
		}
	}
	if _, err := demo.Read(strings.NewReader("plain text")); err == nil {
		t.Error("what is not compressed is read")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"id":"a","from":"2026-01-01T00:00:00Z","length":1000}` + "\n" +
		`{"topic":"hosts","whole":true,"set":{"a":{"since":"2026-01-01T00:00:00Z"}}}` + "\n" +
		`{"at":5,"topic":"domain","item":"x","error":{"code":"noSuchItem"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := demo.Read(pack(t, text))
		if err != nil {
			return
		}
		// Whatever was read can be played.
		synctest.Test(t, func(t *testing.T) {
			x := exchange.NewLocal()
			claim, err := x.Claim(t.Context(), r.ID)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(min(r.Length, 1000)+1)*time.Millisecond)
			defer cancel()
			r.Play(ctx, claim)
		})
	})
}

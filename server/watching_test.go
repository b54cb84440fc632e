package server

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/metrics"
	"ringlab/server/live/state"
	"ringlab/server/live/wire"
)

const (
	secret   = "correct-horse-battery-staple"
	patience = 30 * time.Second
)

// journal is a log that may be read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func token(t *testing.T, text string) *Token {
	t.Helper()
	name := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	token, err := ReadToken(name, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// watching are options of a server with one host.
func watching(t *testing.T, log *journal) Options {
	t.Helper()
	local := exchange.NewLocal()
	claim, err := local.Claim(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	row, err := state.Encode(message.HostRow{ID: "a", Name: "Host a", State: message.Online})
	if err != nil {
		t.Fatal(err)
	}
	claim.Publish(message.Key{Topic: message.Hosts}, message.Items{"a": row})
	return Options{Page: page, Exchange: local, Metrics: metrics.New(), Log: slog.New(slog.NewTextHandler(log, nil))}
}

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// listen has a server answer on a port of its own.
func listen(t *testing.T, s *Server) (address string) {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	t.Cleanup(s.Close) // before, so that no WebSocket holds the server up
	return strings.TrimPrefix(server.URL, "http://")
}

// dial opens the WebSocket; headers are given in pairs.
func dial(address string, headers ...string) (*websocket.Conn, *http.Response, error) {
	header := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	conn, answer, err := websocket.DefaultDialer.Dial("ws://"+address+"/api/v1/live", header)
	if err == nil {
		err = conn.SetReadDeadline(time.Now().Add(patience))
	}
	return conn, answer, err
}

// first returns the kind of the first message, or the code that the
// connection is closed with.
func first(t *testing.T, conn *websocket.Conn) string {
	t.Helper()
	defer conn.Close()
	_, text, err := conn.ReadMessage()
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		return fmt.Sprint(closed.Code)
	}
	var m struct{ Kind string }
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m.Kind
}

func TestTokenIsAskedFor(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Token = token(t, " "+secret+"\n")
	for _, test := range []struct {
		header  string
		welcome bool
	}{
		{"Bearer " + secret, true}, {"bearer  " + secret, true},
		{"", false}, {"Bearer", false}, {"Bearer " + secret + "x", false}, {"Bearer " + secret[1:], false},
		{"Basic " + base64.StdEncoding.EncodeToString([]byte("user:"+secret)), false}, {secret, false},
	} {
		s := start(t, o) // which has seen no wrong token yet
		for path, want := range map[string]int{"/api/v1/hosts": 200, "/metrics": 200, "/api/v1/hosts/z/capabilities": 404, "/api/v1/nothing": 404} {
			got := ask(s, "GET", path, "Authorization", test.header)
			if !test.welcome {
				want = 401
			}
			text := body(t, got)
			if got.StatusCode != want {
				t.Errorf("%q, %s: got %d, want %d: %s", test.header, path, got.StatusCode, want, text)
			}
			if want == 401 && (got.Header.Get("WWW-Authenticate") != "Bearer" || !strings.Contains(text, `"code":"token"`)) {
				t.Errorf("%q, %s: got %v, %s", test.header, path, got.Header, text)
			}
		}
		for _, path := range []string{"/", "/live/a", "/healthz", "/readyz", "/assets/index-8d2e.js"} {
			if got := ask(s, "GET", path, "Authorization", test.header); got.StatusCode != 200 {
				t.Errorf("%q, %s: got %d", test.header, path, got.StatusCode)
			}
		}
	}
}

func TestTokenOfWebSockets(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Token = token(t, secret)
	address := listen(t, start(t, o))
	encode := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for _, test := range []struct {
		name    string
		headers []string
		want    string
	}{
		{"a subprotocol", []string{"Sec-WebSocket-Protocol", "ringlab.v1, token." + encode(secret)}, "welcome"},
		{"the header of REST", []string{"Authorization", "Bearer " + secret}, "welcome"},
		{"a wrong subprotocol", []string{"Sec-WebSocket-Protocol", "ringlab.v1, token." + encode(secret+"x")}, "4001"},
		{"a wrong header", []string{"Authorization", "Bearer x"}, "4001"},
	} {
		conn, answer, err := dial(address, test.headers...)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if chosen := answer.Header.Get("Sec-WebSocket-Protocol"); strings.Contains(chosen, "token") {
			t.Errorf("%s: the server chose %q", test.name, chosen)
		}
		if got := first(t, conn); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
	conn, _, err := dial(address)
	if err != nil {
		t.Fatal(err)
	}
	if err := conn.WriteJSON(message.Request{Kind: message.RequestHello, Token: secret}); err != nil {
		t.Fatal(err)
	}
	if got := first(t, conn); got != "welcome" {
		t.Errorf("a hello: got %s", got)
	}
	o.Limits.Hello = 20 * time.Millisecond
	if conn, _, err = dial(listen(t, start(t, o))); err != nil {
		t.Fatal(err)
	}
	if got := first(t, conn); got != "4002" {
		t.Errorf("no hello: got %s", got)
	}
}

// Who guesses gets ten tries, and then one a second, by whichever way.
func TestGuessingIsSlow(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Token = token(t, secret)
	s := start(t, o)
	statuses := map[int]int{}
	begin := time.Now()
	for range 50 {
		got := ask(s, "GET", "/api/v1/hosts", "Authorization", "Bearer guess")
		statuses[got.StatusCode]++
		if got.StatusCode == 429 && got.Header.Get("Retry-After") != "1" {
			t.Errorf("Retry-After is %q", got.Header.Get("Retry-After"))
		}
	}
	if most := 11 + int(time.Since(begin).Seconds()); statuses[401] < 10 || statuses[401] > most || statuses[401]+statuses[429] != 50 {
		t.Errorf("got %v", statuses)
	}
	door := newDoorkeeper(o.Token)
	guesser, other := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	for range 10 {
		if err := door.check(guesser, "x"); !errors.Is(err, errWrongToken) {
			t.Fatal(err)
		}
	}
	if err := door.check(guesser, secret); !errors.Is(err, errManyAttempts) {
		t.Errorf("a guess too many is looked at: %v", err)
	}
	if err := door.check(other, secret); err != nil {
		t.Errorf("another client: %v", err)
	}
}

func TestTokenInAddress(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Token = token(t, secret)
	s := start(t, o)
	for _, path := range []string{"/api/v1/hosts", "/api/v1/live", "/metrics", "/", "/live"} {
		for _, query := range []string{"?token=" + secret, "?x=1&access_token=" + secret, "?%74oken=" + secret, "?token"} {
			got := ask(s, "GET", path+query, "Authorization", "Bearer "+secret)
			if got.StatusCode != http.StatusBadRequest || strings.Contains(body(t, got), secret) {
				t.Errorf("%s%s: got %d", path, query, got.StatusCode)
			}
		}
	}
}

func TestOrigin(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.AllowHosts = []string{"lab.example"}
	o.AllowOrigins = []string{"https://proxy.example"}
	s := start(t, o)
	address := listen(t, s)
	for origin, allowed := range map[string]bool{
		"":                               true,
		"http://" + address:              true,
		"HTTP://" + address:              true,
		"https://" + address:             true,
		"https://proxy.example":          true,
		"https://Proxy.example":          true,
		"http://proxy.example":           false,
		"https://proxy.example:8443":     false,
		"http://127.0.0.1:1":             false,
		"http://127.0.0.1":               false,
		"http://evil.example":            false,
		"http://" + address + ".evil":    false,
		"http://evil.example/" + address: false,
		"null":                           false,
		"file://":                        false,
		"file://" + address:              false,
		address:                          false,
	} {
		headers := []string{"Host", address}
		if origin != "" {
			headers = append(headers, "Origin", origin)
		}
		for _, path := range []string{"/api/v1/hosts", "/metrics"} {
			got := ask(s, "GET", path, headers...)
			if allowed != (got.StatusCode == 200) || !allowed && got.StatusCode != http.StatusForbidden {
				t.Errorf("origin %q, %s: got %d", origin, path, got.StatusCode)
			}
		}
		conn, answer, err := dial(address, headers[2:]...)
		switch {
		case allowed && err != nil:
			t.Errorf("origin %q: %v", origin, err)
		case allowed:
			if got := first(t, conn); got != "welcome" {
				t.Errorf("origin %q: got %s", origin, got)
			}
		case err == nil || answer.StatusCode != http.StatusForbidden:
			t.Errorf("origin %q: got a WebSocket, or %v", origin, err)
		}
	}
}

// A foreign name that points here gets nothing of hosts.
func TestRebinding(t *testing.T) {
	var log journal
	o := watching(t, &log)
	s := start(t, o)
	address := listen(t, s)
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"evil.example", "evil.example:" + port, "127.0.0.1.evil.example", "0.0.0.0:" + port} {
		for _, path := range []string{"/api/v1/hosts", "/metrics", "/readyz", "/live"} {
			if got := ask(s, "GET", path, "Host", name, "Origin", "http://"+name); got.StatusCode != http.StatusMisdirectedRequest {
				t.Errorf("%s%s: got %d", name, path, got.StatusCode)
			}
		}
		_, answer, err := dial(address, "Host", name, "Origin", "http://"+name)
		if err == nil || answer == nil || answer.StatusCode != http.StatusMisdirectedRequest {
			t.Errorf("%s: got a WebSocket, or %v", name, err)
		}
	}
}

func TestPace(t *testing.T) {
	var log journal
	s := start(t, watching(t, &log))
	statuses := map[int]int{}
	for range requestsAtOnce * 3 {
		got := ask(s, "GET", "/api/v1/hosts")
		statuses[got.StatusCode]++
		if got.StatusCode == 429 && (got.Header.Get("Retry-After") == "" || got.Header.Get("Content-Type") != "application/json") {
			t.Errorf("got %v", got.Header)
		}
	}
	if statuses[200] < requestsAtOnce || statuses[429] == 0 || statuses[200]+statuses[429] != requestsAtOnce*3 {
		t.Errorf("got %v", statuses)
	}
	if got := ask(s, "GET", "/live"); got.StatusCode != 200 {
		t.Errorf("the page has a pace: %d", got.StatusCode)
	}
	// httptest's requests come from 192.0.2.1, whose turns are used up but for
	// those that time has brought.
	clear(statuses)
	for range requestsAtOnce * 3 {
		statuses[ask(s, "GET", "/api/v1/live", "Connection", "upgrade", "Upgrade", "websocket").StatusCode]++
	}
	if statuses[429] == 0 {
		t.Errorf("WebSockets of another machine have no pace: %v", statuses)
	}
	conn, _, err := dial(listen(t, s))
	if err != nil {
		t.Fatal(err)
	}
	if got := first(t, conn); got != "welcome" {
		t.Errorf("a WebSocket of this machine: got %s", got)
	}
}

func TestPaceRemembersFew(t *testing.T) {
	p := newPace(0.001, 2)
	for n := range 3 * maxPaced {
		p.take(netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)}))
		if len(p.clients) > maxPaced {
			t.Fatalf("%d clients are remembered", len(p.clients))
		}
	}
	one, neighbour := netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8::2")
	if !p.take(one) || !p.take(neighbour) || p.take(one) {
		t.Error("a network of 64 bits is more than one client")
	}
}

func TestReadToken(t *testing.T) {
	folder := t.TempDir()
	for _, test := range []struct {
		name, text string
		mode       os.FileMode
		err, log   string
	}{
		{"good", secret + "\n", 0o600, "", ""},
		{"for all", secret, 0o644, "", "chmod 600"},
		{"of 16 bytes", "\t0123456789abcdef \r\n", 0o600, "", ""},
		{"of 15 bytes", " 0123456789abcde \n", 0o600, "at least 16 bytes, this one has 15", ""},
		{"empty", "", 0o600, "has 0", ""},
		{"long", strings.Repeat("x", maxToken+1), 0o600, "at most 1024", ""},
		{"of two words", "0123456789 abcdefgh", 0o600, "printable ASCII", ""},
		{"of no header", "0123456789é0123456789", 0o600, "printable ASCII", ""},
	} {
		name := filepath.Join(folder, test.name)
		if err := os.WriteFile(name, []byte(test.text), test.mode); err != nil {
			t.Fatal(err)
		}
		var log journal
		got, err := ReadToken(name, slog.New(slog.NewTextHandler(&log, nil)))
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) || !strings.Contains(err.Error(), name) {
				t.Errorf("%s: got %v", test.name, err)
			} else if secret := strings.TrimSpace(test.text); secret != "" && strings.Contains(err.Error(), secret) {
				t.Errorf("%s: the error tells the token", test.name)
			}
			continue
		}
		if err != nil || !got.is(strings.TrimSpace(test.text)) || got.is(test.text+"x") {
			t.Errorf("%s: got %v", test.name, err)
		}
		if !strings.Contains(log.String(), test.log) || test.log == "" && log.String() != "" {
			t.Errorf("%s: logged %q", test.name, log.String())
		}
		if text := fmt.Sprintf("%v %+v %#v %s", got, *got, got, got); strings.Contains(text, strings.TrimSpace(test.text)) {
			t.Errorf("%s: printed as %s", test.name, text)
		}
	}
	if _, err := ReadToken(filepath.Join(folder, "none"), slog.New(slog.DiscardHandler)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := ReadToken(folder, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a folder is a token")
	}
}

// Whatever is done with a token, it is in no log, answer or metric.
func TestTokenStaysSecret(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	o.Token = token(t, secret)
	s := start(t, o)
	address := listen(t, s)
	encoded := base64.RawURLEncoding.EncodeToString([]byte(secret))
	var said strings.Builder
	for _, headers := range [][]string{
		{"Authorization", "Bearer " + secret}, {"Authorization", "Basic " + secret}, {"Origin", "http://" + secret},
		{"Authorization", "Bearer " + secret + "x"},
	} {
		for _, path := range []string{"/api/v1/hosts", "/metrics", "/api/v1/live", "/?token=" + secret} {
			got := ask(s, "GET", path, headers...)
			said.WriteString(fmt.Sprint(got.Header) + body(t, got))
		}
	}
	for _, headers := range [][]string{
		{"Sec-WebSocket-Protocol", "ringlab.v1, token." + encoded}, {"Sec-WebSocket-Protocol", "token." + encoded + "x"},
		{"Sec-WebSocket-Protocol", "token." + secret}, {"Authorization", "Bearer " + secret},
	} {
		conn, answer, err := dial(address, headers...)
		if err != nil {
			t.Fatal(err)
		}
		said.WriteString(fmt.Sprint(answer.Header))
		first(t, conn)
	}
	conn, _, err := dial(address)
	if err != nil {
		t.Fatal(err)
	}
	if err := conn.WriteJSON(message.Request{Kind: message.RequestHello, Token: secret + "?"}); err != nil {
		t.Fatal(err)
	}
	_, _, err = conn.ReadMessage()
	fmt.Fprint(&said, err)
	s.Close()
	metricsPage := httptest.NewRecorder()
	o.Metrics.Handler().ServeHTTP(metricsPage, httptest.NewRequest("GET", "/metrics", nil))
	for name, text := range map[string]string{"log": log.String(), "answers": said.String(), "metrics": metricsPage.Body.String()} {
		if len(text) == 0 {
			t.Errorf("the %s: nothing", name)
		}
		for _, form := range []string{secret, encoded} {
			if strings.Contains(text, form) {
				t.Errorf("the %s: %s", name, text)
			}
		}
	}
}

// The time limits of a request are not those of a WebSocket.
func TestWebSocketOutlivesTimeouts(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Limits = wire.Limits{Beat: 50 * time.Millisecond}
	s := start(t, o)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	const limit = time.Second
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- s.serve(ctx, listener, &http.Server{Handler: s,
			ReadHeaderTimeout: limit, ReadTimeout: limit, WriteTimeout: limit, IdleTimeout: limit})
	}()
	conn, _, err := dial(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for begin := time.Now(); time.Since(begin) < 2*limit; {
		if _, _, err := conn.ReadMessage(); err != nil {
			t.Fatalf("after %v: %v", time.Since(begin), err)
		}
	}
	// Whoever watches is told that the server stops.
	stop()
	for err = nil; err == nil; {
		_, _, err = conn.ReadMessage()
	}
	if !websocket.IsCloseError(err, websocket.CloseGoingAway) {
		t.Errorf("got %v", err)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if got := ask(s, "GET", "/readyz"); got.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("ready when it has stopped: %d", got.StatusCode)
	}
	if got := ask(s, "GET", "/healthz"); got.StatusCode != 200 {
		t.Errorf("healthz: got %d", got.StatusCode)
	}
}

func TestReadyWithTheFirstHost(t *testing.T) {
	var log journal
	o := watching(t, &log)
	o.Exchange = exchange.NewLocal()
	o.Limits.State = time.Millisecond
	s := start(t, o)
	if got := ask(s, "GET", "/readyz"); got.StatusCode != http.StatusServiceUnavailable || got.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("without a host: got %d", got.StatusCode)
	}
	claim, err := o.Exchange.Claim(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	claim.Publish(message.Key{Topic: message.Hosts}, message.Items{"a": {"id": json.RawMessage(`"a"`)}})
	got := ask(s, "GET", "/readyz")
	if text := body(t, got); got.StatusCode != 200 || text != "ready\n" {
		t.Errorf("got %d %q", got.StatusCode, text)
	}
}

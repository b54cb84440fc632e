package wire

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
)

// Options say what is shown, to whom and how much.
type Options struct {
	Exchange exchange.Exchange
	// CheckToken tells whether a viewer at an address may watch; its error is
	// told the viewer. Nil where no token is asked for. The token of a REST
	// request has been checked before it comes here.
	CheckToken func(from netip.Addr, token string) error
	Observer   Observer
	Log        *slog.Logger
	Limits     Limits
}

// Limits bound what viewers can take up. Zero values stand for those in brackets.
type Limits struct {
	Viewers           int     // connections (2,000)
	ViewersPerAddress int     // connections of an address that is not loopback; of an IPv6 network of 64 bits (64)
	Keys              int     // keys that a connection watches (256)
	Frame             int64   // bytes of a viewer's message: a pasted CPU of 256 KiB, written as JSON, is the largest (320 KiB)
	Rate              float64 // messages of a viewer per second (20), after a first burst of all its keys
	Questions         int     // that a viewer asks at once (4)
	AllQuestions      int     // that all ask at once (64)

	Hello    time.Duration // until a viewer has said its token (5 s)
	Write    time.Duration // until a viewer has taken a message; of large ones more (10 s)
	Beat     time.Duration // between beats; every third goes with a ping (5 s)
	Silence  time.Duration // until something is heard of a viewer, be it the answer to a ping (40 s)
	Question time.Duration // until a question is answered (150 s)
	State    time.Duration // that a request waits for the first state of a key (2 s)
	Linger   time.Duration // that a key is watched on after the last viewer has gone (5 s)
}

func (l Limits) withDefaults() Limits {
	number := func(n *int, otherwise int) {
		if *n == 0 {
			*n = otherwise
		}
	}
	span := func(d *time.Duration, otherwise time.Duration) {
		if *d == 0 {
			*d = otherwise
		}
	}
	number(&l.Viewers, 2000)
	number(&l.ViewersPerAddress, 64)
	number(&l.Keys, 256)
	if l.Frame == 0 {
		l.Frame = 320 << 10
	}
	if l.Rate == 0 {
		l.Rate = 20
	}
	number(&l.Questions, 4)
	number(&l.AllQuestions, 64)
	span(&l.Hello, 5*time.Second)
	span(&l.Write, 10*time.Second)
	span(&l.Beat, 5*time.Second)
	span(&l.Silence, 40*time.Second)
	span(&l.Question, 150*time.Second)
	span(&l.State, 2*time.Second)
	span(&l.Linger, 5*time.Second)
	return l
}

// Observer is told what there is to count. It must not block.
type Observer interface {
	ViewerCame()
	// ViewerLeft is told the close code that a viewer's connection ended with.
	ViewerLeft(code int)
	// ViewerBytes is told what went over a viewer's connection.
	ViewerBytes(read, written int)
	// Skipped is told how many changes a viewer was not sent because it read too slowly.
	Skipped(changes int)
}

// Handler serves the paths below /api/v1/.
type Handler struct {
	Options
	mux       *http.ServeMux
	streams   *streams
	questions chan struct{} // has a value for each question under way
	done      chan struct{} // closed by Close
	beating   sync.WaitGroup

	mu       sync.Mutex
	viewers  map[*viewer]struct{} // all that are connected
	admitted int                  // connections that were let in
	from     map[netip.Prefix]int // the same, by neighbourhood
	turned   int                  // connections that are being told that there is no room
	ready    bool                 // there has been a host
	stopped  bool
	served   sync.WaitGroup // connections
}

// New returns a handler, which runs until it is closed.
func New(o Options) *Handler {
	o.Limits = o.Limits.withDefaults()
	h := &Handler{
		Options:   o,
		mux:       http.NewServeMux(),
		streams:   newStreams(o.Exchange, o.Limits.Linger, o.Log),
		questions: make(chan struct{}, o.Limits.AllQuestions),
		done:      make(chan struct{}),
		viewers:   map[*viewer]struct{}{},
		from:      map[netip.Prefix]int{},
	}
	h.mux.HandleFunc("GET /api/v1/hosts", h.serveHosts)
	h.mux.HandleFunc("GET /api/v1/hosts/{id}/capabilities", h.serveCapabilities)
	h.mux.HandleFunc("GET /api/v1/live", h.serveLive)
	h.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		WriteError(w, http.StatusNotFound, &message.Error{Code: "notFound",
			Message: "there are /api/v1/hosts, /api/v1/hosts/{id}/capabilities and /api/v1/live"})
	})
	h.beating.Go(h.beat)
	return h
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.mux.ServeHTTP(w, r) }

// Ready reports whether there has been a host to show, and the handler is not
// closed. Just after the start it waits for a moment.
func (h *Handler) Ready(ctx context.Context) bool {
	h.mu.Lock()
	stopped, ready := h.stopped, h.ready
	h.mu.Unlock()
	if stopped || ready {
		return !stopped
	}
	// Once is enough: to look each time would have the hosts read for nobody.
	ready = len(h.hosts(ctx, func(m *moment) bool { return len(m.items) > 0 })) > 0
	h.mu.Lock()
	h.ready = h.ready || ready
	h.mu.Unlock()
	return ready
}

// Close says goodbye to all viewers, which takes a moment where some do not
// read, and ends all watches.
func (h *Handler) Close() {
	h.mu.Lock()
	if h.stopped {
		h.mu.Unlock()
		return
	}
	h.stopped = true
	close(h.done)
	for v := range h.viewers {
		v.finish(goingAway.code, goingAway.reason)
	}
	h.mu.Unlock()
	cutting := time.AfterFunc(2*parting, h.cut)
	defer cutting.Stop()
	h.served.Wait()
	h.streams.close()
	h.beating.Wait()
}

// cut ends the connections of viewers that do not let go.
func (h *Handler) cut() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for v := range h.viewers {
		_ = v.conn.Close() // there is nobody to tell
	}
}

// beat tells all viewers from time to time that the server is there.
func (h *Handler) beat() {
	ticker := time.NewTicker(h.Limits.Beat)
	defer ticker.Stop()
	for n := 1; ; n++ {
		select {
		case <-h.done:
			return
		case now := <-ticker.C:
			beat := messageFrame(message.Beat{Kind: message.KindBeat, At: timestamp(now)})
			h.mu.Lock()
			for v := range h.viewers {
				v.pulse(beat, n%3 == 0)
			}
			h.mu.Unlock()
		}
	}
}

// hosts returns the rows of all hosts, as soon as enough reports true, or
// those that there are when that takes too long.
func (h *Handler) hosts(ctx context.Context, enough func(*moment) bool) message.Items {
	ctx, cancel := context.WithTimeout(ctx, h.Limits.State)
	defer cancel()
	list := h.streams.open(message.Key{Topic: message.Hosts})
	defer h.streams.release(list)
	return list.wait(ctx, enough).items
}

// host returns the row of a host.
func (h *Handler) host(ctx context.Context, id string) (row message.Item, known bool) {
	row, known = h.hosts(ctx, (*moment).settled)[id]
	return row, known
}

// ClientAddress returns the address that a request comes from.
func ClientAddress(r *http.Request) netip.Addr {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil { // not a connection of the network
		return netip.Addr{}
	}
	return from.Addr().Unmap().WithZone("")
}

// Neighbourhood returns the addresses that count as one client: an IPv4
// address, or an IPv6 network of 64 bits, which one client can have to itself.
func Neighbourhood(a netip.Addr) netip.Prefix {
	bits := 64
	if a.Is4() {
		bits = 32
	}
	prefix, err := a.Prefix(bits)
	if err != nil { // the address of nobody
		return netip.Prefix{}
	}
	return prefix
}

// WriteError answers with an error as JSON.
func WriteError(w http.ResponseWriter, status int, e *message.Error) {
	writeJSON(w, status, struct {
		Error *message.Error `json:"error"`
	}{e})
}

func writeJSON(w http.ResponseWriter, status int, answer any) {
	text, err := json.Marshal(answer)
	if err != nil {
		http.Error(w, "the answer cannot be written as JSON", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(text, '\n')) // a reader who has gone misses nothing
}

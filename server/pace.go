package server

import (
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"ringlab/server/live/message"
	"ringlab/server/live/wire"
)

// maxPaced is how many clients a pace remembers.
const maxPaced = 4096

// A pace is how often each client may do something.
type pace struct {
	perSecond rate.Limit
	burst     int

	mu      sync.Mutex
	clients map[netip.Prefix]*rate.Limiter
}

func newPace(perSecond float64, burst int) *pace {
	return &pace{perSecond: rate.Limit(perSecond), burst: burst, clients: map[netip.Prefix]*rate.Limiter{}}
}

// take uses up one of a client's turns, and reports whether there was one.
func (p *pace) take(from netip.Addr) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.client(from).Allow()
}

// open reports whether a client has a turn.
func (p *pace) open(from netip.Addr) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.client(from).Tokens() >= 1
}

func (p *pace) client(from netip.Addr) *rate.Limiter {
	who := wire.Neighbourhood(from)
	limiter, known := p.clients[who]
	if known {
		return limiter
	}
	if len(p.clients) >= maxPaced {
		for other, limiter := range p.clients {
			if limiter.Tokens() >= float64(p.burst) { // as good as forgotten
				delete(p.clients, other)
			}
		}
	}
	if len(p.clients) >= maxPaced {
		clear(p.clients) // so many at once are no single client's work
	}
	limiter = rate.NewLimiter(p.perSecond, p.burst)
	p.clients[who] = limiter
	return limiter
}

// limit answers no more requests than a pace allows. WebSockets from this
// machine are let through: how many there may be is limited elsewhere.
func (p *pace) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from := wire.ClientAddress(r)
		if isLive(r) && from.IsLoopback() || p.take(from) {
			next.ServeHTTP(w, r)
			return
		}
		tooMany(w, time.Duration(float64(time.Second)/float64(p.perSecond)), "too many requests")
	})
}

// tooMany refuses a request for some time.
func tooMany(w http.ResponseWriter, wait time.Duration, why string) {
	w.Header().Set("Retry-After", strconv.Itoa(max(1, int(wait.Seconds()))))
	wire.WriteError(w, http.StatusTooManyRequests, &message.Error{Code: "tooMany", Message: why})
}

package wire

import (
	"bufio"
	"encoding/base64"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"

	"github.com/gorilla/websocket"

	"ringlab/server/live/message"
)

// Subprotocol names the messages of this package. A viewer may offer its token
// beside it, as "token." and the token in URL-safe base64 without padding:
// browsers let a page set no other header.
const Subprotocol = "ringlab.v1"

const tokenPrefix = "token."

// sendBuffer is how many bytes the system keeps for a viewer that does not
// read. With more it would be long before the server noticed.
const sendBuffer = 256 << 10

var (
	goingAway = ending{websocket.CloseGoingAway, "the server is stopping"}
	crowded   = ending{message.CloseConnections, "too many connections"}
)

// turnedAway is how many connections at once are told why they are not let in.
const turnedAway = 64

var upgrader = websocket.Upgrader{
	WriteBufferSize:   1 << 10,
	WriteBufferPool:   &sync.Pool{},
	Subprotocols:      []string{Subprotocol},
	EnableCompression: true,
	// Host and Origin have been checked by those who serve this handler.
	CheckOrigin: func(*http.Request) bool { return true },
	Error: func(w http.ResponseWriter, _ *http.Request, status int, reason error) {
		WriteError(w, status, &message.Error{Code: "handshake", Message: reason.Error()})
	},
}

// serveLive makes a request a viewer.
func (h *Handler) serveLive(w http.ResponseWriter, r *http.Request) {
	if !websocket.IsWebSocketUpgrade(r) {
		w.Header().Set("Connection", "Upgrade")
		w.Header().Set("Upgrade", "websocket")
		WriteError(w, http.StatusUpgradeRequired, &message.Error{Code: "handshake", Message: "this is a WebSocket"})
		return
	}
	from := ClientAddress(r)
	refusal, room := h.admit(from)
	if !room {
		w.Header().Set("Retry-After", "5")
		WriteError(w, http.StatusServiceUnavailable, &message.Error{Code: message.Busy, Message: crowded.reason})
		return
	}
	end := ending{code: websocket.CloseAbnormalClosure}
	h.Observer.ViewerCame()
	defer func() {
		h.discharge(from, refusal == &crowded)
		h.Observer.ViewerLeft(end.code)
	}()
	conn, err := upgrader.Upgrade(hijacker{w, h.Observer}, r, nil)
	if err != nil {
		h.Log.Debug("no WebSocket", "remote", r.RemoteAddr, "error", err)
		return
	}
	greeted := h.CheckToken == nil
	if token, offered := offeredToken(r); refusal == nil && !greeted && offered {
		if err := h.CheckToken(from, token); err != nil {
			refusal = &ending{message.CloseToken, clip(err.Error())}
		}
		greeted = true
	}
	v := newViewer(h, conn, from)
	h.register(v)
	if refusal != nil {
		v.finish(refusal.code, refusal.reason)
	}
	end = v.run(greeted && refusal == nil)
	h.unregister(v)
	h.Log.Info("viewer ended", "remote", r.RemoteAddr, "code", end.code, "reason", end.reason)
}

// admit counts a connection in. A refusal is what it is to be told before it
// has to go; without room it cannot even be told.
func (h *Handler) admit(from netip.Addr) (refusal *ending, room bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.stopped:
		return nil, false
	case h.admitted < h.Limits.Viewers && (from.IsLoopback() || h.from[Neighbourhood(from)] < h.Limits.ViewersPerAddress):
		h.admitted++
		h.from[Neighbourhood(from)]++
	case h.turned < turnedAway:
		h.turned++
		refusal = &crowded
	default:
		return nil, false
	}
	h.served.Add(1)
	return refusal, true
}

// discharge is the end of what admit began.
func (h *Handler) discharge(from netip.Addr, turned bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	defer h.served.Done()
	if turned {
		h.turned--
		return
	}
	h.admitted--
	neighbourhood := Neighbourhood(from)
	h.from[neighbourhood]--
	if h.from[neighbourhood] == 0 {
		delete(h.from, neighbourhood)
	}
}

func (h *Handler) register(v *viewer) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.viewers[v] = struct{}{}
	if h.stopped {
		v.finish(goingAway.code, goingAway.reason)
	}
}

func (h *Handler) unregister(v *viewer) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.viewers, v)
}

// offeredToken returns the token that comes with a viewer's first request: in
// the header that REST has it in, or among the subprotocols.
func offeredToken(r *http.Request) (token string, offered bool) {
	if token, offered := BearerToken(r); offered {
		return token, true
	}
	for _, name := range websocket.Subprotocols(r) {
		encoded, is := strings.CutPrefix(name, tokenPrefix)
		if !is {
			continue
		}
		// What cannot be decoded is no token, and as wrong as any other.
		decoded, err := base64.RawURLEncoding.DecodeString(encoded)
		if err != nil {
			return "", true
		}
		return string(decoded), true
	}
	return "", false
}

// BearerToken returns the token of the header Authorization (RFC 6750, 2.1).
func BearerToken(r *http.Request) (token string, offered bool) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), strings.EqualFold(scheme, "Bearer")
}

// A hijacker hands over connections that are counted and have a small buffer.
type hijacker struct {
	http.ResponseWriter
	observer Observer
}

// Hijack implements http.Hijacker.
func (h hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffers, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	below := conn
	if over, is := below.(interface{ NetConn() net.Conn }); is { // TLS
		below = over.NetConn()
	}
	if socket, is := below.(interface{ SetWriteBuffer(bytes int) error }); is {
		_ = socket.SetWriteBuffer(sendBuffer) // without it, slow viewers are noticed later
	}
	return counted{conn, h.observer}, buffers, nil
}

// A counted connection tells how many bytes go over it.
type counted struct {
	net.Conn
	observer Observer
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.observer.ViewerBytes(n, 0)
	return n, err
}

func (c counted) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.observer.ViewerBytes(0, n)
	return n, err
}

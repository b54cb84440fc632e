package server

import (
	"bufio"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/message"
	"ringlab/server/live/wire"
)

// securityHeaders go out with every answer. The page is its own script, style
// and engine and nothing else: nothing inline, nothing from elsewhere, never
// in a frame.
var securityHeaders = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
		"connect-src 'self'; worker-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range securityHeaders {
			w.Header().Set(name, value)
		}
		next.ServeHTTP(w, r)
	})
}

// checkHost refuses requests for names that are neither of the loopback
// interface nor allowed. Without it, a foreign site could point its own name
// at this machine and read the answers (DNS rebinding).
func checkHost(allowed []string, next http.Handler) http.Handler {
	names := map[string]bool{"localhost": true}
	for _, host := range allowed {
		names[hostName(host)] = true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := hostName(r.Host)
		if address := net.ParseIP(name); !names[name] && (address == nil || !address.IsLoopback()) {
			plain(w, http.StatusMisdirectedRequest,
				"This server does not answer for that host name. Open it as 127.0.0.1 or localhost, "+
					"or start it with --allow-host and the name.\n")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostName returns the name of a host, which may come with a port, without
// what makes equal names look different.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// checkOrigin refuses requests that another site's page makes. Programs that
// are no browsers name no origin.
func checkOrigin(allowed []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origins := r.Header.Values("Origin")
		if len(origins) > 1 || len(origins) == 1 && !sameOrigin(origins[0], r.Host) && !slices.Contains(allowed, strings.ToLower(origins[0])) {
			wire.WriteError(w, http.StatusForbidden, &message.Error{Code: "origin",
				Message: "pages of another origin may not ask; --allow-origin allows one"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin reports whether an origin is that of the host that was asked.
// Whether the way is encrypted up to a proxy before this server is not known
// here, so it makes no difference.
func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && strings.EqualFold(u.Host, host)
}

// refuseTokenInAddress refuses requests with a token in their address, where
// histories, logs and referrers would keep it.
func refuseTokenInAddress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Names that cannot be read are no names, so the error says nothing here.
		for name := range r.URL.Query() {
			if name == "token" || name == "access_token" {
				plain(w, http.StatusBadRequest, "A token does not belong into an address, where others can read it: "+
					"take another one, and send it in the header Authorization: Bearer.\n")
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// isLive reports whether a request asks for the WebSocket.
func isLive(r *http.Request) bool {
	return r.URL.Path == "/api/v1/live" && websocket.IsWebSocketUpgrade(r)
}

// readOnly lets through what asks and keeps out what would change something:
// there is nothing to change.
func readOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			plain(w, http.StatusMethodNotAllowed, "Only GET and HEAD.\n")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// logRequests writes one line for each answer.
func logRequests(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &recorded{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(answer, r)
		log.Info("request", "method", r.Method, "path", r.URL.Path, "status", answer.status,
			"bytes", answer.bytes, "duration", time.Since(start), "host", r.Host, "remote", r.RemoteAddr)
	})
}

// recorded remembers what was answered.
type recorded struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (r *recorded) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorded) Write(p []byte) (int, error) {
	n, err := r.ResponseWriter.Write(p)
	r.bytes += n
	return n, err
}

// Hijack hands over the connection to a WebSocket, whose line is written when
// it has ended.
func (r *recorded) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	r.status = http.StatusSwitchingProtocols
	return http.NewResponseController(r.ResponseWriter).Hijack()
}

// Unwrap gives http.ResponseController the writer below.
func (r *recorded) Unwrap() http.ResponseWriter { return r.ResponseWriter }

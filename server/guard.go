package server

import (
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"
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

// Unwrap gives http.ResponseController the writer below.
func (r *recorded) Unwrap() http.ResponseWriter { return r.ResponseWriter }

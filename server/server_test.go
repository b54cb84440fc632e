package server

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// page is a built page small enough to read: forms of a file differ in their
// content so that an answer shows which was sent.
var page = fstest.MapFS{
	".keep":                      {Data: nil},
	"index.html":                 {Data: []byte("<!doctype html>")},
	"stap.html":                  {Data: []byte("<!doctype html><title>")},
	"kernel.html":                {Data: []byte("<!doctype html><title>kernel")},
	"live.html":                  {Data: []byte("<!doctype html><title>live")},
	"index.html.br":              {Data: []byte("html in br")},
	"index.html.gz":              {Data: []byte("html in gzip")},
	"assets/engine-5b1f.wasm":    {Data: []byte("\x00asm engine")},
	"assets/engine-5b1f.wasm.br": {Data: []byte("engine in br")},
	"assets/index-8d2e.js":       {Data: []byte("export {}")},
	"assets/index-8d2e.js.gz":    {Data: []byte("js in gzip")},
	"favicon.svg":                {Data: []byte("<svg/>")},
}

func handler(t *testing.T, built fs.FS, allowed ...string) http.Handler {
	t.Helper()
	s, err := New(Options{Page: built, AllowHosts: allowed, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// ask sends a request as a browser on this machine would; headers are given
// in pairs.
func ask(h http.Handler, method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	r.Host = "127.0.0.1:8080"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, answer *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFiles(t *testing.T) {
	h := handler(t, page)
	const hashed, fresh = "public, max-age=31536000, immutable", "no-cache"
	for _, test := range []struct {
		path, contentType, cache, body string
		status                         int
	}{
		{"/", "text/html; charset=utf-8", fresh, "<!doctype html>", 200},
		{"/caps", "text/html; charset=utf-8", fresh, "<!doctype html>", 200},
		{"/stap", "text/html; charset=utf-8", fresh, "<!doctype html><title>", 200},
		{"/kernel", "text/html; charset=utf-8", fresh, "<!doctype html><title>kernel", 200},
		{"/live", "text/html; charset=utf-8", fresh, "<!doctype html><title>live", 200},
		{"/live/host-1", "text/html; charset=utf-8", fresh, "<!doctype html><title>live", 200},
		{"/live/host-1/domain/6b2c", "text/html; charset=utf-8", fresh, "<!doctype html><title>live", 200},
		{"/live/host-1/", "text/html; charset=utf-8", "", "<a href=\"/live/host-1\">Moved Permanently</a>.\n\n", 301},
		{"/live/host%201%2F", "text/html; charset=utf-8", "", "<a href=\"/live/host%201\">Moved Permanently</a>.\n\n", 301},
		{"/live/host-1/domain", "text/plain; charset=utf-8", fresh, "There is nothing here. The playground starts at /\n", 404},
		{"/live/host-1/disk/6b2c", "text/plain; charset=utf-8", fresh, "There is nothing here. The playground starts at /\n", 404},
		{"/readyz", "text/plain; charset=utf-8", "no-store", "ready\n", 200},
		{"/assets/engine-5b1f.wasm", "application/wasm", hashed, "\x00asm engine", 200},
		{"/assets/index-8d2e.js", "text/javascript; charset=utf-8", hashed, "export {}", 200},
		{"/favicon.svg", "image/svg+xml", fresh, "<svg/>", 200},
		{"/healthz", "text/plain; charset=utf-8", "no-store", "ok\n", 200},
		{"/caps/", "text/html; charset=utf-8", "", "<a href=\"/caps\">Moved Permanently</a>.\n\n", 301},
		{"/nowhere", "text/plain; charset=utf-8", fresh, "There is nothing here. The playground starts at /\n", 404},
		{"/assets/", "text/plain; charset=utf-8", fresh, "There is nothing here. The playground starts at /\n", 404},
		{"/.keep", "text/plain; charset=utf-8", fresh, "There is nothing here. The playground starts at /\n", 404},
		{"/index.html.br", "text/plain; charset=utf-8", fresh, "There is nothing here. The playground starts at /\n", 404},
	} {
		t.Run(test.path, func(t *testing.T) {
			got := ask(h, "GET", test.path)
			if got.StatusCode != test.status || got.Header.Get("Content-Type") != test.contentType ||
				got.Header.Get("Cache-Control") != test.cache {
				t.Errorf("got %d, %q, %q", got.StatusCode, got.Header.Get("Content-Type"), got.Header.Get("Cache-Control"))
			}
			if got := body(t, got); got != test.body {
				t.Errorf("got body %q, want %q", got, test.body)
			}
		})
	}
}

func TestEncoding(t *testing.T) {
	h := handler(t, page)
	for _, test := range []struct{ accept, encoding, body string }{
		{"", "", "<!doctype html>"},
		{"gzip, deflate, br, zstd", "br", "html in br"},
		{"gzip, deflate", "gzip", "html in gzip"},
		{"gzip;q=1.0, br;q=0.5", "gzip", "html in gzip"},
		{"br;q=0, gzip;q=0", "", "<!doctype html>"},
		{"br;q=0, *", "gzip", "html in gzip"},
		{"*", "br", "html in br"},
		{"identity, br;q=0.1", "", "<!doctype html>"},
		{"*;q=0", "", "<!doctype html>"},
		{"br;q=2", "", "<!doctype html>"},
		{"br;q=NaN", "", "<!doctype html>"},
		{"BR", "br", "html in br"},
	} {
		t.Run(test.accept, func(t *testing.T) {
			got := ask(h, "GET", "/", "Accept-Encoding", test.accept)
			text := body(t, got)
			if got.Header.Get("Content-Encoding") != test.encoding || text != test.body {
				t.Errorf("got %q: %q", got.Header.Get("Content-Encoding"), text)
			}
			if got.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("Vary is %q", got.Header.Get("Vary"))
			}
			if int(got.ContentLength) != len(text) {
				t.Errorf("Content-Length is %d for %d bytes", got.ContentLength, len(text))
			}
		})
	}
	t.Run("only what was built", func(t *testing.T) {
		got := ask(h, "GET", "/assets/engine-5b1f.wasm", "Accept-Encoding", "gzip")
		if got.Header.Get("Content-Encoding") != "" || body(t, got) != "\x00asm engine" {
			t.Error("sent a form that the build did not write")
		}
	})
}

func TestRevalidation(t *testing.T) {
	h := handler(t, page)
	tags := map[string]bool{}
	for _, accept := range []string{"br", "gzip", "identity"} {
		first := ask(h, "GET", "/", "Accept-Encoding", accept)
		tag := first.Header.Get("ETag")
		if tag == "" || tags[tag] {
			t.Fatalf("%s has the tag %q, which is none or another form's", accept, tag)
		}
		tags[tag] = true
		again := ask(h, "GET", "/", "Accept-Encoding", accept, "If-None-Match", tag)
		if again.StatusCode != http.StatusNotModified || body(t, again) != "" || again.Header.Get("ETag") != tag {
			t.Errorf("%s: got %d, ETag %q", accept, again.StatusCode, again.Header.Get("ETag"))
		}
		if again.Header.Get("Content-Security-Policy") == "" {
			t.Error("a 304 drops the policy")
		}
	}
	if got := ask(h, "GET", "/", "If-None-Match", `"other"`); got.StatusCode != http.StatusOK {
		t.Errorf("another tag: got %d", got.StatusCode)
	}
}

func TestRange(t *testing.T) {
	got := ask(handler(t, page), "GET", "/assets/engine-5b1f.wasm", "Range", "bytes=1-3", "Accept-Encoding", "br")
	if text := body(t, got); got.StatusCode != http.StatusPartialContent || text != "asm" {
		t.Errorf("got %d: %q", got.StatusCode, text)
	}
}

func TestMethods(t *testing.T) {
	h := handler(t, page)
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		for _, path := range []string{"/", "/healthz", "/nowhere"} {
			got := ask(h, method, path)
			if got.StatusCode != http.StatusMethodNotAllowed || got.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: got %d, Allow %q", method, path, got.StatusCode, got.Header.Get("Allow"))
			}
		}
	}
}

func TestHost(t *testing.T) {
	h := handler(t, page, "Ringlab.example.org", "[fd00::1]:8080")
	for host, status := range map[string]int{
		"127.0.0.1:8080":           200,
		"127.0.0.1":                200,
		"127.1.2.3:80":             200,
		"localhost:8080":           200,
		"LOCALHOST.":               200,
		"[::1]:8080":               200,
		"[::1]":                    200,
		"ringlab.example.org":      200,
		"ringlab.example.org.:443": 200,
		"[fd00::1]:8080":           200,
		"evil.example":             421,
		"localhost.evil.example":   421,
		"127.0.0.1.evil.example":   421,
		"192.168.0.1":              421,
		"":                         421,
		"0.0.0.0:8080":             421,
	} {
		for _, path := range []string{"/", "/healthz", "/assets/index-8d2e.js"} {
			got := ask(h, "GET", path, "Host", host)
			if got.StatusCode != status {
				t.Errorf("host %q, %s: got %d, want %d", host, path, got.StatusCode, status)
			}
			if status == 421 && !strings.Contains(body(t, got), "--allow-host") {
				t.Errorf("host %q: the refusal does not say what to do", host)
			}
		}
	}
}

func TestSecurityHeaders(t *testing.T) {
	h := handler(t, page)
	const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	for _, answer := range []*http.Response{
		ask(h, "GET", "/"), ask(h, "GET", "/assets/index-8d2e.js"), ask(h, "GET", "/nowhere"),
		ask(h, "POST", "/"), ask(h, "GET", "/", "Host", "evil.example"), ask(h, "GET", "/healthz"),
		ask(handler(t, fstest.MapFS{}), "GET", "/"),
	} {
		for name, want := range map[string]string{
			"Content-Security-Policy":    policy,
			"X-Content-Type-Options":     "nosniff",
			"Referrer-Policy":            "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%d: %s is %q", answer.StatusCode, name, got)
			}
		}
		if answer.Header.Get("Permissions-Policy") == "" {
			t.Errorf("%d: no Permissions-Policy", answer.StatusCode)
		}
	}
}

func TestPageNotBuilt(t *testing.T) {
	var log bytes.Buffer
	h, err := New(Options{
		Page: fstest.MapFS{".keep": {}},
		Log:  slog.New(slog.NewTextHandler(&log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	got := ask(h, "GET", "/caps")
	if text := body(t, got); got.StatusCode != http.StatusServiceUnavailable || text != NotBuilt {
		t.Errorf("got %d: %q", got.StatusCode, text)
	}
	if !strings.Contains(log.String(), "go tool task build") {
		t.Errorf("the log does not say it: %s", log.String())
	}
	if got := ask(h, "GET", "/healthz"); got.StatusCode != http.StatusOK {
		t.Errorf("healthz: got %d", got.StatusCode)
	}
}

// An answer under way goes out to its end when the server is told to stop.
func TestGracefulStop(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	const size = 64 << 20 // more than the sockets between hold
	built := fstest.MapFS{"large.bin": {Data: make([]byte, size)}}
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() {
		stopped <- Serve(ctx, listener, Options{Page: built, Log: slog.New(slog.DiscardHandler)})
	}()

	answer, err := http.Get("http://" + address + "/large.bin")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	stop()
	for { // until the server takes no more connections
		probe, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		probe.Close()
		time.Sleep(time.Millisecond)
	}
	select {
	case err := <-stopped:
		t.Fatalf("the server stopped with an answer under way: %v", err)
	default:
	}
	if n, err := io.Copy(io.Discard, answer.Body); err != nil || n != size {
		t.Errorf("got %d of %d bytes: %v", n, size, err)
	}
	if err := <-stopped; err != nil {
		t.Errorf("stopping: %v", err)
	}
}

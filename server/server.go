package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/metrics"
	"ringlab/server/live/wire"
)

// Options say how to serve.
type Options struct {
	// Page holds the built page: index.html, assets/ and what stands beside.
	Page fs.FS
	// AllowHosts are the host names that requests may ask for besides those of
	// the loopback interface.
	AllowHosts []string
	// AllowOrigins are the origins, in lower case, whose pages may watch hosts
	// besides the server's own.
	AllowOrigins []string
	// Exchange has the state of hosts; nil where none are watched.
	Exchange exchange.Exchange
	// Metrics count what viewers do. They are needed with Exchange.
	Metrics *metrics.Metrics
	// Limits bound what viewers can take up.
	Limits wire.Limits
	// Token is asked of those who want to see hosts or metrics; of nobody
	// where it is nil.
	Token *Token
	Log   *slog.Logger
}

// The limits on a connection. A page over a slow line takes its time, so
// writing has the most.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 5 * time.Minute
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10

	// shutdownGrace is how long open requests may go on once the server is
	// told to stop.
	shutdownGrace = 10 * time.Second
)

// NotBuilt is what every page says where the page was not built when the
// command was.
const NotBuilt = `The page is not built yet. In the project's folder run

    go tool task build

and start build/ringlab serve; or do both with: go tool task run

网页还没有构建。请在项目目录里运行上面的命令：先构建再启动，或者用 go tool task run 一步完成。
`

// How often a client may ask for something of hosts, besides its WebSockets.
const (
	requestsPerSecond = 20
	requestsAtOnce    = 100
)

// A Server answers everything. It has to be closed.
type Server struct {
	http.Handler
	live     *wire.Handler // nil where no hosts are watched
	stopping atomic.Bool
	log      *slog.Logger
}

// New returns a server of the page and of hosts.
func New(o Options) (*Server, error) {
	site, err := newSite(o.Page)
	if err != nil {
		return nil, err
	}
	if !site.built() {
		o.Log.Warn("the page is not built: run \"go tool task build\"")
	}
	s := &Server{log: o.Log}
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", health)
	mux.HandleFunc("/readyz", s.ready)
	mux.Handle("/", site)
	if o.Exchange != nil {
		door := newDoorkeeper(o.Token)
		live := wire.Options{Exchange: o.Exchange, Observer: o.Metrics, Log: o.Log, Limits: o.Limits}
		if o.Token != nil {
			live.CheckToken = door.check
		}
		s.live = wire.New(live)
		requests := newPace(requestsPerSecond, requestsAtOnce)
		guarded := func(next http.Handler) http.Handler {
			return checkOrigin(o.AllowOrigins, requests.limit(door.ask(next)))
		}
		mux.Handle("/api/", guarded(s.live))
		mux.Handle("/metrics", guarded(o.Metrics.Handler()))
	}
	s.Handler = logRequests(o.Log, secure(checkHost(o.AllowHosts, readOnly(refuseTokenInAddress(mux)))))
	return s, nil
}

// Close says goodbye to those who watch hosts.
func (s *Server) Close() {
	s.stopping.Store(true)
	if s.live != nil {
		s.live.Close()
	}
}

// Serve answers requests on listener until ctx is done, then lets open
// requests finish and says goodbye to those who watch hosts.
func Serve(ctx context.Context, listener net.Listener, o Options) error {
	s, err := New(o)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	return s.serve(ctx, listener, &http.Server{
		Handler:           s,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
	})
}

// serve is Serve with the connections' limits. They end where a connection
// becomes a WebSocket, which has limits of its own.
func (s *Server) serve(ctx context.Context, listener net.Listener, server *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		s.Close()
		return err
	case <-ctx.Done():
	}
	s.log.Info("stopping", "grace", shutdownGrace)
	s.stopping.Store(true)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	var goodbyes sync.WaitGroup
	goodbyes.Go(s.Close)
	err := server.Shutdown(grace)
	goodbyes.Wait()
	if err != nil {
		return fmt.Errorf("requests still open after %v: %w", shutdownGrace, errors.Join(err, server.Close()))
	}
	return nil
}

// ready tells whoever starts and stops servers whether this one can be sent
// requests.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case s.stopping.Load():
		plain(w, http.StatusServiceUnavailable, "stopping\n")
	case s.live != nil && !s.live.Ready(r.Context()):
		plain(w, http.StatusServiceUnavailable, "starting\n")
	default:
		plain(w, http.StatusOK, "ready\n")
	}
}

func health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	plain(w, http.StatusOK, "ok\n")
}

// plain answers with a text that a person can read.
func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text)) // a reader who has gone misses nothing
}

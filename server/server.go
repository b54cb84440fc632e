package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Options say how to serve.
type Options struct {
	// Page holds the built page: index.html, assets/ and what stands beside.
	Page fs.FS
	// AllowHosts are the host names that requests may ask for besides those of
	// the loopback interface.
	AllowHosts []string
	Log        *slog.Logger
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

// Handler returns everything that the server answers.
func Handler(o Options) (http.Handler, error) {
	site, err := newSite(o.Page)
	if err != nil {
		return nil, err
	}
	if !site.built() {
		o.Log.Warn("the page is not built: run \"go tool task build\"")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", health)
	mux.Handle("/", site)
	return logRequests(o.Log, secure(checkHost(o.AllowHosts, readOnly(mux)))), nil
}

// Serve answers requests on listener until ctx is done, then lets open
// requests finish.
func Serve(ctx context.Context, listener net.Listener, o Options) error {
	handler, err := Handler(o)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	o.Log.Info("stopping", "grace", shutdownGrace)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return fmt.Errorf("requests still open after %v: %w", shutdownGrace, errors.Join(err, server.Close()))
	}
	return nil
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

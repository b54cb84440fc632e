package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"

	"ringlab/server"
	"ringlab/server/live"
	"ringlab/server/live/wire"
	"ringlab/web"
)

type serveCommand struct {
	Listen     string `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address and port to listen on (${default}). Beyond this machine only together with --allow-host, --token-file, and --tls-cert with --tls-key or --insecure."`
	Hosts      string `placeholder:"FILE" help:"Hosts to watch, as YAML; read again on SIGHUP. By default this machine's own libvirt, and a recording."`
	MaxViewers int    `default:"2000" placeholder:"N" help:"Connections that may watch hosts at once (${default})."`

	AllowHost   []string `placeholder:"HOST" sep:"none" group:"Who may come" help:"Answer requests for this host name too, besides localhost. May be given several times."`
	AllowOrigin []string `placeholder:"ORIGIN" sep:"none" group:"Who may come" help:"Let pages of this origin (https://name) watch hosts too, besides the server's own. May be given several times."`
	TokenFile   string   `placeholder:"FILE" group:"Who may come" help:"File with a token of at least 16 bytes that is asked of those who want to see hosts or metrics."`
	TLSCert     string   `name:"tls-cert" placeholder:"FILE" group:"Who may come" help:"Certificate and those between it and its authority, as PEM; read again on SIGHUP. Together with --tls-key."`
	TLSKey      string   `name:"tls-key" placeholder:"FILE" group:"Who may come" help:"Its private key, as PEM."`
	Insecure    bool     `group:"Who may come" help:"Listen beyond this machine without TLS, as behind a proxy that speaks it."`
}

// Run serves until the process is told to stop.
func (c *serveCommand) Run(ctx context.Context, s surroundings) error {
	log := slog.New(slog.NewTextHandler(s.stderr, nil))
	if err := c.check(); err != nil {
		return usageError{err}
	}
	if c.Insecure {
		log.Warn("without TLS, the token and all that hosts tell can be read on the way", "listen", c.Listen)
	}
	var token *server.Token
	var certificate *reloadedCertificate
	var err error
	if c.TokenFile != "" {
		if token, err = server.ReadToken(c.TokenFile, log); err != nil {
			return err
		}
	}
	if c.TLSCert != "" {
		certificate = &reloadedCertificate{certFile: c.TLSCert, keyFile: c.TLSKey}
		if err := certificate.read(); err != nil {
			return err
		}
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("%w: choose another address with --listen", err)
	}
	service, err := live.Start(ctx, live.Options{HostsFile: c.Hosts, Log: log})
	if err != nil {
		_ = listener.Close() // nothing came through it yet
		// Each line says where in the file it is; a name before the first
		// would be in the way of those who look for that.
		fmt.Fprintln(s.stderr, printable(err.Error()))
		return errFound
	}
	defer service.Stop()
	scheme := "http"
	if certificate != nil {
		scheme = "https"
		listener = tls.NewListener(listener, certificate.config())
	}
	stopReloading := onHangup(func() {
		_ = service.Reload() // which logs what is wrong
		if certificate != nil {
			if err := certificate.read(); err != nil {
				log.Error("certificate not taken over: the one before stays", "error", err)
			}
		}
	})
	defer stopReloading()
	fmt.Fprintf(s.stdout, "%s://%s/\n", scheme, listener.Addr())
	return server.Serve(ctx, listener, server.Options{
		Page:         web.Dist(),
		AllowHosts:   c.AllowHost,
		AllowOrigins: c.AllowOrigin,
		Exchange:     service.Exchange(),
		Metrics:      service.Metrics(),
		Limits:       wire.Limits{Viewers: c.MaxViewers},
		Token:        token,
		Log:          log,
	})
}

// check tells what in the command line makes no sense.
func (c *serveCommand) check() error {
	local, err := loopback(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen %s: %w", c.Listen, err)
	}
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return errors.New("--tls-cert and --tls-key go together")
	}
	if c.Insecure && c.TLSCert != "" {
		return errors.New("either TLS, or --insecure")
	}
	if c.MaxViewers < 1 {
		return fmt.Errorf("--max-viewers %d: at least one", c.MaxViewers)
	}
	for i, origin := range c.AllowOrigin {
		u, err := url.Parse(strings.ToLower(origin))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.Scheme+"://"+u.Host != u.String() {
			return fmt.Errorf("--allow-origin %s: an origin is https://name or http://name, with the port where it is not the usual one", origin)
		}
		c.AllowOrigin[i] = u.String()
	}
	if local {
		return nil
	}
	var missing []string
	if len(c.AllowHost) == 0 {
		missing = append(missing, "say with --allow-host under which name")
	}
	if c.TokenFile == "" {
		missing = append(missing, "ask for a token with --token-file")
	}
	if c.TLSCert == "" && !c.Insecure {
		missing = append(missing, "encrypt with --tls-cert and --tls-key, or go without with --insecure")
	}
	if len(missing) > 0 {
		return fmt.Errorf("--listen %s can be reached from other machines: %s; or listen on 127.0.0.1",
			c.Listen, strings.Join(missing, "; "))
	}
	return nil
}

// loopback reports whether only this machine can reach an address.
func loopback(address string) (bool, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false, err
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}

// onHangup calls reload for each SIGHUP, one at a time, until stop is called.
func onHangup(reload func()) (stop func()) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range hangup {
			reload()
		}
	}()
	return func() {
		signal.Stop(hangup)
		close(hangup)
		<-done
	}
}

// A reloadedCertificate is a server's certificate, which may be read again
// while connections are made.
type reloadedCertificate struct {
	certFile, keyFile string
	now               atomic.Pointer[tls.Certificate]
}

func (r *reloadedCertificate) read() error {
	pair, err := tls.LoadX509KeyPair(r.certFile, r.keyFile)
	if err != nil {
		return fmt.Errorf("--tls-cert %s, --tls-key %s: %w", r.certFile, r.keyFile, err)
	}
	r.now.Store(&pair)
	return nil
}

func (r *reloadedCertificate) config() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		NextProtos: []string{"h2", "http/1.1"},
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
			return r.now.Load(), nil
		},
	}
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"ringlab/server"
	"ringlab/web"
)

type serveCommand struct {
	Listen    string   `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address and port to listen on (${default}). Beyond this machine only together with --allow-host."`
	AllowHost []string `placeholder:"HOST" sep:"none" help:"Answer requests for this host name too, besides localhost. May be given several times."`
}

// Run serves until the process is told to stop.
func (c *serveCommand) Run(ctx context.Context, s surroundings) error {
	log := slog.New(slog.NewTextHandler(s.stderr, nil))
	local, err := loopback(c.Listen)
	if err != nil {
		return usageError{fmt.Errorf("--listen %s: %w", c.Listen, err)}
	}
	if !local {
		if len(c.AllowHost) == 0 {
			return usageError{fmt.Errorf("--listen %s can be reached from other machines: say with --allow-host "+
				"under which name, or listen on 127.0.0.1", c.Listen)}
		}
		log.Warn("listening beyond this machine: the connection is neither encrypted nor asks who is there",
			"listen", c.Listen)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("%w: choose another address with --listen", err)
	}
	fmt.Fprintf(s.stdout, "http://%s/\n", listener.Addr())
	return server.Serve(ctx, listener, server.Options{Page: web.Dist(), AllowHosts: c.AllowHost, Log: log})
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

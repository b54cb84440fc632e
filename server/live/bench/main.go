// Command bench takes the figures of live hosts.
//
//	go run ./server/live/bench [-ringlab build/ringlab] [-for 30s]
//
// In: a ringlab command, and a real libvirtd that it starts. Out: tables. The
// server is a process of its own, so that its time and memory are its alone;
// the viewers and libvirtd share the machine with it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"ringlab/server/live/libvirtdtest"
)

// bench is what all measurements use.
type bench struct {
	ringlab string
	period  time.Duration // of each measurement under load
	dir     string        // for hosts files
	daemon  *libvirtdtest.Daemon
}

func main() {
	var b bench
	flag.StringVar(&b.ringlab, "ringlab", "build/ringlab", "the command to measure")
	flag.DurationVar(&b.period, "for", 30*time.Second, "how long each measurement under load takes")
	only := flag.String("only", "", "one of reading, latency, load, bytes")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := b.run(ctx, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (b *bench) run(ctx context.Context, only string) error {
	if missing := libvirtdtest.Missing(); missing != "" {
		fmt.Println("not measured: live hosts:", missing)
		return nil
	}
	if _, err := os.Stat(b.ringlab); err != nil {
		return fmt.Errorf("%w: build it with \"go tool task build\"", err)
	}
	var err error
	if b.dir, err = os.MkdirTemp("", "bench"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	if b.daemon, err = libvirtdtest.Launch(libvirtdtest.Options{}); err != nil {
		return err
	}
	defer b.daemon.Close()
	for _, measure := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"reading", b.reading},
		{"latency", b.latency},
		{"load", b.load},
		{"bytes", b.bytes},
	} {
		if only != "" && only != measure.name {
			continue
		}
		if err := measure.run(ctx); err != nil {
			return fmt.Errorf("%s: %w", measure.name, err)
		}
	}
	return nil
}

// hostsFile writes a hosts file with n hosts, all of them drivers of the one daemon.
func (b *bench) hostsFile(n int, driver string, statistics time.Duration) (string, error) {
	var text strings.Builder
	text.WriteString("hosts:\n")
	for i := range n {
		fmt.Fprintf(&text, "  - id: %s\n    uri: %s\n    poll: {heartbeat: 2s, statistics: %v, inventory: 30s}\n",
			hostID(i), b.daemon.UnixURI(driver), statistics)
	}
	file := filepath.Join(b.dir, "hosts.yaml")
	return file, os.WriteFile(file, []byte(text.String()), 0o600)
}

func hostID(n int) string { return fmt.Sprintf("host-%02d", n) }

// The command record watches a host for a while and writes down all that a
// poller publishes of it, for package demo to replay.
//
//	go run ./server/live/demo/record -uri qemu:///system -id demo -name "Demo" -for 120s -o demo.jsonl.gz
//
// Nobody's secrets are in what it writes, but all that the host's daemon tells
// is: names, XML, addresses.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"time"

	"github.com/goccy/go-yaml"

	"ringlab/server/live"
	"ringlab/server/live/demo"
)

func main() {
	uri := flag.String("uri", "", "libvirt `URI` of the host")
	id := flag.String("id", "demo", "`id` that the recorded host gets")
	name := flag.String("name", "", "its `name` for people (default: the id)")
	length := flag.Duration("for", 2*time.Minute, "how long to record")
	output := flag.String("o", "", "`file` to write to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *uri, *id, *name, *length, *output); err != nil {
		fmt.Fprintln(os.Stderr, "record:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, uri, id, name string, length time.Duration, output string) error {
	if uri == "" || output == "" {
		return errors.New("-uri and -o are needed")
	}
	if name == "" {
		name = id
	}
	file, err := hostsFile(uri, id, name)
	if err != nil {
		return err
	}
	defer os.Remove(file)
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	service, err := live.Start(ctx, live.Options{HostsFile: file, Log: log})
	if err != nil {
		return err
	}
	defer service.Stop()
	head, steps, err := record(ctx, service.Exchange(), id, name, length)
	if err != nil {
		return err
	}
	var recording bytes.Buffer
	if err := demo.Write(&recording, head, steps); err != nil {
		return err
	}
	log.Info("recorded", "steps", len(steps), "bytes", recording.Len())
	return os.WriteFile(output, recording.Bytes(), 0o644)
}

// hostsFile writes a hosts file of one host, and returns its name.
func hostsFile(uri, id, name string) (string, error) {
	text, err := yaml.Marshal(map[string]any{"hosts": []map[string]any{{"id": id, "name": name, "uri": uri}}})
	if err != nil {
		return "", fmt.Errorf("writing a hosts file: %w", err)
	}
	file, err := os.CreateTemp("", "hosts-*.yaml")
	if err != nil {
		return "", err
	}
	if _, err := file.Write(text); err != nil {
		return "", errors.Join(err, file.Close())
	}
	return file.Name(), file.Close()
}

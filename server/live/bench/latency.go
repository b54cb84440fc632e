package main

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"time"

	"ringlab/server/live/message"
)

// rounds is how often a domain is started and stopped for a row of latencies.
const rounds = 100

// latency measures from the command that starts or stops a domain to the
// viewers that have read so.
func (b *bench) latency(ctx context.Context) error {
	shell, err := b.daemon.Shell("test:///default")
	if err != nil {
		return err
	}
	defer shell.Close()
	var rows []string
	for _, n := range []int{1, 100, 1000} {
		row, err := b.latencyWith(ctx, n, func(running bool) error {
			command := "destroy test"
			if running {
				command = "start test"
			}
			_, err := shell.Do(command)
			return err
		})
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	table(fmt.Sprintf("From virsh start or destroy to the browser's WebSocket, %d times each, ms", rounds),
		"viewers\tmedian\tp99\tslowest\tvirsh alone, median", rows...)
	return nil
}

func (b *bench) latencyWith(ctx context.Context, n int, change func(running bool) error) (string, error) {
	hosts, err := b.hostsFile(1, "test:///default", time.Second)
	if err != nil {
		return "", err
	}
	server, err := b.serve(ctx, hosts, 1)
	if err != nil {
		return "", err
	}
	defer server.stop()

	// All viewers wait for the same words; each notes when it has read them.
	var mu sync.Mutex
	var wanted []byte
	var arrived []time.Time
	all := make(chan struct{})
	heard := func(_ int, text []byte) {
		mu.Lock()
		defer mu.Unlock()
		if wanted == nil || !bytes.Contains(text, wanted) {
			return
		}
		if arrived = append(arrived, time.Now()); len(arrived) == n {
			wanted = nil
			close(all)
		}
	}
	viewers, err := gather(ctx, server, n, func(int) []message.Key {
		return []message.Key{{Host: hostID(0), Topic: message.Domains}}
	}, heard)
	if err != nil {
		return "", err
	}
	defer viewers.leave()

	var took, alone []time.Duration
	running := true // test:///default starts with its domain running
	for range 2 * rounds {
		running = !running
		mu.Lock()
		wanted, arrived, all = []byte(`"state":"shutoff"`), nil, make(chan struct{})
		if running {
			wanted = []byte(`"state":"running"`)
		}
		mu.Unlock()
		begun := time.Now()
		if err := change(running); err != nil {
			return "", err
		}
		alone = append(alone, time.Since(begun))
		select {
		case <-all:
		case <-time.After(10 * time.Second):
			return "", fmt.Errorf("only %d of %d viewers have heard", len(arrived), n)
		case <-ctx.Done():
			return "", ctx.Err()
		}
		for _, at := range arrived {
			took = append(took, at.Sub(begun))
		}
	}
	return fmt.Sprintf("%d\t%s\t%s\t%s\t%s", n, ms(quantile(took, 0.5)), ms(quantile(took, 0.99)),
		ms(quantile(took, 1)), ms(quantile(alone, 0.5))), nil
}

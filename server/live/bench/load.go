package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"ringlab/server/live/message"
)

// load measures what hosts and viewers cost the server: nobody watching, one
// viewer of everything, a thousand viewers of everything.
func (b *bench) load(ctx context.Context) error {
	const hosts = 20
	file, err := b.hostsFile(hosts, "test:///default", time.Second)
	if err != nil {
		return err
	}
	server, err := b.serve(ctx, file, hosts)
	if err != nil {
		return err
	}
	defer server.stop()
	everything := func(int) []message.Key {
		keys := []message.Key{{Topic: message.Hosts}}
		for i := range hosts {
			keys = append(keys, message.Key{Host: hostID(i), Topic: message.Node})
		}
		return keys
	}
	var rows []string
	for _, n := range []int{0, 1, 100, 1000} {
		viewers, err := gather(ctx, server, n, everything, nil)
		if err != nil {
			return err
		}
		row, err := b.loadOf(ctx, server, viewers, n)
		viewers.leave()
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	table(fmt.Sprintf("%d hosts, statistics each second, all viewers watching all hosts and nodes, for %v", hosts, b.period),
		"viewers\tserver's CPU, % of one\tits memory, MiB\tmessages/s\tbytes/s of each viewer\tskipped\tslowest heartbeat, ms\tonline", rows...)
	return nil
}

func (b *bench) loadOf(ctx context.Context, server *process, viewers *audience, n int) (string, error) {
	const skipped = "ringlab_viewer_skipped_total"
	skippedBefore, err := server.metric(ctx, skipped)
	if err != nil {
		return "", err
	}
	cpuBefore, err := server.cpu()
	if err != nil {
		return "", err
	}
	readBefore, messagesBefore := viewers.read.Load(), viewers.messages.Load()
	begun := time.Now()
	select {
	case <-time.After(b.period):
	case <-ctx.Done():
		return "", ctx.Err()
	}
	cpu, err := server.cpu()
	if err != nil {
		return "", err
	}
	took := time.Since(begun).Seconds()
	read, messages := viewers.read.Load()-readBefore, viewers.messages.Load()-messagesBefore
	memory, err := server.memory()
	if err != nil {
		return "", err
	}
	skippedNow, err := server.metric(ctx, skipped)
	if err != nil {
		return "", err
	}
	text, err := server.get(ctx, "/api/v1/hosts")
	if err != nil {
		return "", err
	}
	var list struct{ Hosts []message.HostRow }
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return "", err
	}
	online, slowest := 0, 0.0
	for _, host := range list.Hosts {
		if host.State == message.Online {
			online++
		}
		for _, latency := range host.Latencies {
			slowest = max(slowest, latency)
		}
	}
	each := 0.0
	if n > 0 {
		each = float64(read) / took / float64(n)
	}
	return fmt.Sprintf("%d\t%.1f\t%.1f\t%.0f\t%.0f\t%.0f\t%.2f\t%d of %d", n,
		100*(cpu-cpuBefore).Seconds()/took, float64(memory)/1024, float64(messages)/took, each,
		skippedNow-skippedBefore, slowest, online, len(list.Hosts)), nil
}

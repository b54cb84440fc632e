package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/message"
)

// manyDomains is how many domains the large node has.
const manyDomains = 1000

func (b *bench) largeNode() (string, error) {
	return b.daemon.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: manyDomains}))
}

// bytes measures what a viewer of a large host is sent each second, beside
// what it would be if each reading were sent whole.
func (b *bench) bytes(ctx context.Context) error {
	driver, err := b.largeNode()
	if err != nil {
		return err
	}
	file, err := b.hostsFile(1, driver, time.Second)
	if err != nil {
		return err
	}
	server, err := b.serve(ctx, file, 1)
	if err != nil {
		return err
	}
	defer server.stop()
	var rows []string
	for _, topic := range []message.Topic{message.Domains, message.Node} {
		var whole, changes atomic.Int64
		heard := func(_ int, text []byte) {
			var head struct{ Kind message.MessageKind }
			switch err := json.Unmarshal(text, &head); {
			case err != nil:
			case head.Kind == message.KindSnapshot:
				whole.Store(int64(len(text)))
			case head.Kind == message.KindChange:
				changes.Add(1)
			}
		}
		viewers, err := gather(ctx, server, 1, func(int) []message.Key {
			return []message.Key{{Host: hostID(0), Topic: topic}}
		}, heard)
		if err != nil {
			return err
		}
		before, changesBefore := viewers.read.Load(), changes.Load()
		begun := time.Now()
		select {
		case <-time.After(b.period):
		case <-ctx.Done():
			viewers.leave()
			return ctx.Err()
		}
		took := time.Since(begun).Seconds()
		sent := float64(viewers.read.Load()-before) / took
		polls := float64(int(took)) // one a second
		naive := float64(whole.Load()) * polls / took
		rows = append(rows, fmt.Sprintf("%s\t%d\t%.1f\t%.0f\t%.0f\t%.0f", topic, whole.Load(),
			float64(changes.Load()-changesBefore)/took, sent, naive, naive/max(sent, 1)))
		viewers.leave()
	}
	table(fmt.Sprintf("A host with %d domains, a reading each second: bytes to one viewer", manyDomains),
		"topic\tsnapshot\tchanges/s\tbytes/s\tbytes/s if whole\ttimes", rows...)
	return nil
}

package main

import (
	"context"
	"fmt"
	"net"
	"time"

	"ringlab/server/live/dial"
	"ringlab/server/live/hosts"
	"ringlab/server/live/remote"
)

// reading measures a full read of a large host beside `virsh domstats`.
func (b *bench) reading(ctx context.Context) error {
	driver, err := b.largeNode()
	if err != nil {
		return err
	}
	conn, err := remote.Open(ctx, remote.Options{
		Driver: driver,
		Dial: func(ctx context.Context) (net.Conn, error) {
			return dial.Dial(ctx, hosts.Address{Transport: hosts.Unix, Driver: driver, Socket: b.daemon.Socket})
		},
	})
	if err != nil {
		return err
	}
	defer conn.Close()
	shell, err := b.daemon.Shell(driver)
	if err != nil {
		return err
	}
	defer shell.Close()

	var rows []string
	for _, way := range []struct {
		name string
		read func() error
	}{
		{"ringlab: all domains with their statistics", func() error {
			domains, err := conn.Domains(ctx)
			if err == nil && len(domains) != manyDomains {
				err = fmt.Errorf("%d domains", len(domains))
			}
			return err
		}},
		{"virsh domstats, one that stays", func() error {
			_, err := shell.Do("domstats")
			return err
		}},
		{"virsh domstats, process and all", func() error {
			_, err := b.daemon.Virsh(ctx, driver, "domstats")
			return err
		}},
	} {
		var took []time.Duration
		for range 20 {
			begun := time.Now()
			if err := way.read(); err != nil {
				return fmt.Errorf("%s: %w", way.name, err)
			}
			took = append(took, time.Since(begun))
		}
		rows = append(rows, fmt.Sprintf("%s\t%s\t%s", way.name, ms(quantile(took, 0.5)), ms(quantile(took, 1))))
	}
	table(fmt.Sprintf("A full read of %d domains, 20 times, ms", manyDomains), "way\tmedian\tslowest", rows...)
	return nil
}

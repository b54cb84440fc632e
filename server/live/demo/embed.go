package demo

import (
	"embed"
	"fmt"
	"sync"
)

// The recordings are of a real libvirtd 9.0.0: qemu.jsonl.gz of its QEMU
// driver, with nine small guests under TCG that read, write, compute, boot over
// the network, shut themselves down and once die; numa.jsonl.gz of its test
// driver, whose host has two NUMA cells.
//
//go:embed recordings
var files embed.FS

// Recordings are those that this program brings with it, the same ones each time.
var Recordings = sync.OnceValue(func() []*Recording {
	names, err := files.ReadDir("recordings")
	if err != nil {
		panic(fmt.Sprintf("demo: %v", err))
	}
	var all []*Recording
	for _, name := range names {
		file, err := files.Open("recordings/" + name.Name())
		if err != nil {
			panic(fmt.Sprintf("demo: %v", err))
		}
		r, err := Read(file)
		if err != nil {
			panic(fmt.Sprintf("demo: %s: %v", name.Name(), err))
		}
		all = append(all, r)
	}
	return all
})

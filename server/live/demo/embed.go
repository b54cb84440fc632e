package demo

import (
	"embed"
	"fmt"
	"sync"
)

//go:embed recordings
var files embed.FS

// Recordings are those that this program brings with it. It is the same ones
// each time.
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

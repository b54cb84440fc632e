//go:build wasip1

// Command wasm is the engine as a WebAssembly reactor.
//
// In: a framed request, in a buffer of the module's memory. Out: a framed
// response. Its exports carry bytes across the border and nothing else;
// package protocol says what they mean.
package main

import (
	"runtime/debug"

	"ringlab/engine/protocol"
)

// A reactor keeps its state between calls, and calls come one at a time.
var (
	engine   = protocol.New()
	request  []byte
	response []byte
)

// init has the collector run at half the growth it usually waits for: memory
// of WebAssembly only ever grows, and a large document is mostly kept.
func init() { debug.SetGCPercent(50) }

func main() {}

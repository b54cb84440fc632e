//go:build wasip1

// Command wasm is the engine as a WebAssembly reactor.
//
// In: a framed request, in a buffer of the module's memory. Out: a framed
// response. Its exports carry bytes across the border and nothing else;
// package protocol says what they mean.
package main

import "ringlab/engine/protocol"

// A reactor keeps its state between calls, and calls come one at a time.
var (
	engine   = protocol.New()
	request  []byte
	response []byte
)

func main() {}

//go:build wasip1

package main

import (
	"runtime"
	"unsafe"
)

// large is from how many bytes of documents on garbage is collected around
// each call. The memory of a module never shrinks, and without threads Go's
// collector gets little done unless it is asked to.
const large = 1 << 20

// input returns the address of a buffer of size bytes for a request. Each
// request has a buffer of its own: the engine may keep it.
//
//go:wasmexport input
func input(size uint32) uint32 {
	request, response = nil, nil
	if size > large {
		runtime.GC()
	}
	request = make([]byte, size)
	return address(request)
}

// handle answers the request in the first size bytes of the buffer and returns
// the size of the response.
//
//go:wasmexport handle
func handle(size uint32) uint32 {
	response = engine.Handle(request[:size])
	request = nil
	if engine.Held() > large {
		runtime.GC()
	}
	return uint32(len(response))
}

// output returns the address of the response. It holds until the next call.
//
//go:wasmexport output
func output() uint32 { return address(response) }

// untidy is how much memory is in use before rest does anything.
const untidy = 24 << 20

// rest is called when the response has been taken and nobody waits: where the
// collector is going to come soon, it comes now and not during a call.
//
//go:wasmexport rest
func rest() {
	var memory runtime.MemStats
	if runtime.ReadMemStats(&memory); memory.HeapAlloc > max(untidy, memory.NextGC/8*5) {
		request, response = nil, nil
		runtime.GC()
	}
}

func address(b []byte) uint32 {
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
}

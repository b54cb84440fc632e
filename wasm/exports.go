//go:build wasip1

package main

import "unsafe"

// maxIdle is the largest request buffer that is kept for the next request.
const maxIdle = 1 << 20

// input returns the address of a buffer of size bytes for a request.
//
//go:wasmexport input
func input(size uint32) uint32 {
	if uint32(cap(request)) < size {
		request = make([]byte, size)
	}
	request = request[:size]
	return address(request)
}

// handle answers the request in the first size bytes of the buffer and returns the size of the
// response.
//
//go:wasmexport handle
func handle(size uint32) uint32 {
	response = engine.Handle(request[:size])
	if cap(request) > maxIdle {
		request = nil
	}
	return uint32(len(response))
}

// output returns the address of the response. It holds until the next call.
//
//go:wasmexport output
func output() uint32 { return address(response) }

func address(b []byte) uint32 {
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
}

//go:build wasip1

package main

import "unsafe"

// input returns the address of a buffer of size bytes for a request. Each
// request has a buffer of its own: the engine may keep it.
//
//go:wasmexport input
func input(size uint32) uint32 {
	request, response = make([]byte, size), nil
	return address(request)
}

// handle answers the request in the first size bytes of the buffer and returns the size of the
// response.
//
//go:wasmexport handle
func handle(size uint32) uint32 {
	response = engine.Handle(request[:size])
	request = nil
	return uint32(len(response))
}

// output returns the address of the response. It holds until the next call.
//
//go:wasmexport output
func output() uint32 { return address(response) }

func address(b []byte) uint32 {
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
}

//go:build onelab && !kernel

package protocol

type kernelLab struct{}

// kernelMethods is empty in an engine that is of another lab.
var kernelMethods map[Method]func(*Engine, *call) (answer, *Error)

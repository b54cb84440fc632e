//go:build onelab && !stap

package protocol

type stapLab struct{}

// stapMethods is empty in an engine that is of another lab.
var stapMethods map[Method]func(*Engine, *call) (answer, *Error)

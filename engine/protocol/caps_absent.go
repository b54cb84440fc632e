//go:build onelab && !caps

package protocol

type capsLab struct{}

// capsMethods is empty in an engine that is of another lab.
var capsMethods map[Method]func(*Engine, *call) (answer, *Error)

// Held returns how large the open documents are: there are none.
func (e *Engine) Held() int { return 0 }

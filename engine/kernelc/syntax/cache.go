package syntax

// HeaderCache remembers the tokens of headers from one check to the next.
type HeaderCache struct{}

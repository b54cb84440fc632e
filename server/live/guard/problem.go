package guard

import (
	"fmt"

	"ringlab/server/live/message"
)

// Problem is why there is no connection, or none any more.
type Problem struct {
	Code message.Reason
	Err  error
}

func (p *Problem) Error() string { return p.Err.Error() }
func (p *Problem) Unwrap() error { return p.Err }

// DaemonError is an error with which the daemon answered a call.
type DaemonError struct {
	Code    uint32 // virErrorNumber (include/libvirt/virterror.h)
	Message string // in the daemon's words
}

func (e *DaemonError) Error() string {
	if e.Message == "" {
		return fmt.Sprintf("libvirt error %d", e.Code)
	}
	return e.Message
}

// Purpose says what a connection may send.
type Purpose int

// The purposes. All but ForDomainCapabilities are opened read-only.
const (
	// ForReading allows the calls that read.
	ForReading Purpose = iota
	// ForEvents allows subscribing to events.
	ForEvents
	// ForDomainCapabilities allows that one call. Daemons refuse it on
	// read-only connections, so this one is not; nothing else leaves it.
	ForDomainCapabilities
)

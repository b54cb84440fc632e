// Package remote reads from one libvirt daemon.
//
// In: a way to dial it, and the driver to open. Out: what the daemon tells, as
// plain structs. Every call has a deadline; one that passes it ends the
// connection, because libvirt's protocol cannot take a call back.
package remote

import (
	"context"
	"errors"
	"net"
	"time"

	"ringlab/server/live/guard"
	"ringlab/server/live/message"
)

// ErrNotOffered is the error of a reading that the driver does not have.
var ErrNotOffered = errors.New("not offered by this driver")

// ErrNotFound is the error of a reading of something that is not there, or not
// any more.
var ErrNotFound = errors.New("not there")

// NotFound says whether an error means that what was read is not there.
func NotFound(err error) bool { return errors.Is(err, ErrNotFound) }

// ErrDenied is the error of a reading that the daemon does not allow us.
var ErrDenied = errors.New("not allowed by the daemon")

// ErrAbandoned is the error of a call whose client did not come back although
// its connection had ended. What it holds stays held.
var ErrAbandoned = errors.New("the client is stuck and has been left behind")

// What is said of a connection, and of the errors on it, stands in package
// guard.
type (
	Problem     = guard.Problem
	DaemonError = guard.DaemonError
	Purpose     = guard.Purpose
	Budgets     = guard.Budgets
	Event       = guard.Event
)

// The purposes of connections.
const (
	ForReading            = guard.ForReading
	ForEvents             = guard.ForEvents
	ForDomainCapabilities = guard.ForDomainCapabilities
)

// Options say how to connect.
type Options struct {
	// Dial connects to the daemon; its errors are *Problem where it knows why.
	Dial func(ctx context.Context) (net.Conn, error)
	// Driver is the URI that the daemon is asked to open.
	Driver  string
	Purpose Purpose
	Budgets Budgets
	// OnEvent is called for each event, in order, from one goroutine. While it
	// is at work events wait in a queue; when that is full they are lost, and
	// an event that is Missed says so.
	OnEvent func(Event)
	// Observe, where it is set, is told of every call when it has ended: by a
	// reply, by a *DaemonError, or by the end of the connection. It and Count
	// are called by several goroutines.
	Observe func(procedure string, took time.Duration, err error)
	// Count, where it is set, is told of bytes read and written.
	Count func(read, written int)
	// Abandoned, where it is set, is called when a client is stuck and is left
	// behind, with the goroutine that waits for it.
	Abandoned func()
	// Heartbeat is how often a connection for events asks for a sign of life,
	// without which it would not be noticed that no more can come (10 s).
	Heartbeat time.Duration
}

// Versions of what is on the host.
type Versions struct {
	Libvirt    string // 9.0.0
	Hypervisor string // 7.2.22; empty where the driver has none
	Driver     string // QEMU
	Hostname   string
}

// NodeInfo is what virsh nodeinfo prints.
type NodeInfo struct {
	Model                          string
	Memory                         int64 // KiB
	CPUs, MHz                      int
	Cells, Sockets, Cores, Threads int
}

// CPUTimes are counters in ns.
type CPUTimes struct {
	User, Kernel, Idle, IOWait uint64
}

// Memory of a host, in KiB.
type Memory struct {
	Total, Free, Buffers, Cached int64
}

// FreePages are the free pages of one cell.
type FreePages struct {
	Cell  int
	Pages []message.FreePages
}

// Domain is a domain with its counters since it was started. A counter that
// the driver does not tell is -1.
type Domain struct {
	UUID   string // with dashes
	Name   string
	ID     int // -1 while it is not running
	State  message.DomainState
	Reason string // as virsh domstate --reason prints it
	VCPUs  int
	CPU    int64 // ns
	// KiB.
	Memory, MaxMemory, RSS int64
	// Of all its disks and interfaces together, in bytes.
	BlockRead, BlockWrite, NetRead, NetWrite int64
	VCPU                                     []VCPU
	Blocks                                   []Block
	Nets                                     []Net
}

// VCPU is a vCPU's counters.
type VCPU struct {
	Number int
	State  string // offline, running, blocked
	CPU    int64  // ns
	On     int    // host CPU, -1 where not told
}

// Block is a disk's counters.
type Block struct {
	Name, Source         string
	Read, Write          int64 // bytes
	ReadOps, WriteOps    int64
	Capacity, Allocation int64 // bytes
}

// Net is an interface's counters.
type Net struct {
	Name                      string
	Read, Write               int64 // bytes
	ReadPackets, WritePackets int64
	Errors, Drops             int64
}

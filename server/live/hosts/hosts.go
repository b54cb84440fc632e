// Package hosts reads the operator's hosts file.
//
// In: YAML. Out: the hosts in it, each checked, or errors with line and
// column. Only whoever writes this file decides what is dialled.
package hosts

import (
	"reflect"
	"time"
)

// Host is one host of the file.
type Host struct {
	ID     string            // what a browser calls it: a-z, 0-9, - and _, at most 64
	Name   string            // what people call it; the id where none is given
	Labels map[string]string // for people to tell hosts apart by
	// Address says where its daemon is and which driver to open there.
	Address Address
	Poll    Poll
	// DomainCapabilities allows a second connection that can send that one
	// call and nothing else, because a read-only connection is refused it.
	DomainCapabilities bool
	// PastedCPU allows a CPU that a viewer pasted to be handed to this host's
	// daemon for a baseline.
	PastedCPU bool
	// Insecure allows TCP without TLS to another machine.
	Insecure bool
	// Line and Column are where it stands in the file, from 1.
	Line, Column int
}

// Transport is how bytes get to a daemon.
type Transport string

// The transports.
const (
	Unix Transport = "unix"
	TCP  Transport = "tcp"
	TLS  Transport = "tls"
	SSH  Transport = "ssh"
)

// Address is a libvirt URI taken apart, with the credentials that the hosts
// file names beside it.
type Address struct {
	Transport Transport
	// Driver is the URI that the daemon itself is asked to open, as
	// qemu:///system: without transport, host and the parameters that are
	// the client's.
	Driver string
	Host   string // of tcp, tls and ssh
	Port   int    // 0 for the transport's own: 16509, 16514, 22
	// Socket of unix and ssh, a path on the machine with the daemon; empty
	// for libvirt's own.
	Socket string
	User   string // of ssh
	// Files, of this machine.
	SSHKey     string
	KnownHosts string
	PKI        string // folder with cacert.pem, clientcert.pem, clientkey.pem
}

// Poll says how often things are read.
type Poll struct {
	Heartbeat  time.Duration // always; 10 s
	Statistics time.Duration // while watched; 2 s
	Inventory  time.Duration // while watched; 30 s
}

// usual is how often things are read where nothing else is said.
var usual = Poll{Heartbeat: 10 * time.Second, Statistics: 2 * time.Second, Inventory: 30 * time.Second}

// Same tells whether a watcher of host a may go on as one of host b: all that
// the file says of them is the same, wherever in it that stands.
func Same(a, b Host) bool {
	a.Line, a.Column = b.Line, b.Column
	if len(a.Labels) == 0 && len(b.Labels) == 0 {
		a.Labels, b.Labels = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

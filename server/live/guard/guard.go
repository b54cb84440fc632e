// Package guard stands between a libvirt client and the network, and lets
// through what can hurt neither the client, nor this server, nor the host.
//
// In: a connection to a daemon, and what may be called. Out: a net.Conn for a
// client of libvirt's protocol. What leaves it are whole calls of allowed
// procedures, the opening one made read-only; what arrives are whole replies
// to calls that are outstanding. Events do not arrive: they are decoded here
// and handed over.
//
// The protocol is libvirt's (src/rpc/virnetprotocol.x, src/remote/remote_protocol.x).
package guard

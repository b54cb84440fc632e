// Package skeleton writes a minimal domain for a host.
//
// In: a capabilities Document and a choice of guest. Out: domain XML that
// libvirt accepts, byte for byte what libvirtxml.Domain would marshal for the
// same content. It says no more than a guest needs to be defined: no disk and
// no network, since a machine type alone does not tell which buses it has.
package skeleton

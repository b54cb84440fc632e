// Package skeleton writes a minimal domain for a host.
//
// In: a capabilities Document and a choice of guest. Out: domain XML that
// libvirt accepts, in the form libvirtxml.Domain would marshal.
package skeleton

package hosts

import (
	"net"
	"os"
	"path/filepath"
	"time"
)

// Sockets is where libvirt's daemons of this machine have their sockets.
const Sockets = "/run/libvirt"

// Local is this machine itself, for where there is no hosts file: a host for
// each daemon whose socket somebody listens at. There is mostly one, libvirtd,
// or a daemon for each driver (virtqemud, virtlxcd, …).
func Local() []Host { return local(Sockets) }

// modular are libvirt's daemons for one driver each.
var modular = []struct{ daemon, driver string }{
	{"virtqemud", "qemu:///system"},
	{"virtxend", "xen:///system"},
	{"virtlxcd", "lxc:///"},
	{"virtchd", "ch:///system"},
	{"virtvzd", "vz:///system"},
	{"virtbhyved", "bhyve:///system"},
}

func local(dir string) []Host {
	var found []Host
	for _, m := range modular {
		if socket := listening(dir, m.daemon); socket != "" {
			found = append(found, localHost("local-"+m.daemon, m.driver, socket))
		}
	}
	if len(found) == 1 {
		found[0].ID = "local"
	}
	if len(found) > 0 {
		return found
	}
	if socket := listening(dir, "libvirt"); socket != "" {
		driver := "qemu:///system"
		if _, err := os.Stat("/proc/xen/capabilities"); err == nil {
			driver = "xen:///system"
		}
		return []Host{localHost("local", driver, socket)}
	}
	return nil
}

func localHost(id, driver, socket string) Host {
	name, err := os.Hostname()
	if err != nil {
		name = id
	}
	return Host{
		ID: id, Name: name, Poll: usual,
		Address: Address{Transport: Unix, Driver: driver, Socket: socket},
	}
}

// listening is the socket of a daemon at which somebody listens, preferably
// the one for reading only.
func listening(dir, daemon string) string {
	for _, name := range []string{daemon + "-sock-ro", daemon + "-sock"} {
		socket := filepath.Join(dir, name)
		conn, err := net.DialTimeout("unix", socket, time.Second)
		if err == nil {
			conn.Close()
			return socket
		}
	}
	return ""
}

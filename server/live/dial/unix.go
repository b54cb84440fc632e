package dial

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"

	"ringlab/server/live/hosts"
)

// sockets are the paths at which a daemon may listen, the best first: that of
// libvirtd, or of virtproxyd which stands for it, and that of the driver's own
// daemon. Of both there is one for readers.
func sockets(a hosts.Address, dir string, reader bool) []string {
	if a.Socket != "" {
		return []string{a.Socket}
	}
	names := []string{"libvirt-sock"}
	if driver, err := url.Parse(a.Driver); err == nil {
		names = append(names, "virt"+driver.Scheme+"d-sock")
	}
	var paths []string
	if reader {
		for _, name := range names {
			paths = append(paths, filepath.Join(dir, name+"-ro"))
		}
	}
	for _, name := range names {
		paths = append(paths, filepath.Join(dir, name))
	}
	return paths
}

func dialUnix(ctx context.Context, a hosts.Address, reader bool) (net.Conn, error) {
	dir := hosts.Sockets
	if driver, err := url.Parse(a.Driver); err == nil && driver.Path == "/session" && os.Getenv("XDG_RUNTIME_DIR") != "" {
		dir = filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "libvirt") // of a user's own daemon
	}
	return firstSocket(ctx, sockets(a, dir, reader))
}

// firstSocket connects to the first socket at which somebody listens.
func firstSocket(ctx context.Context, paths []string) (net.Conn, error) {
	var d net.Dialer
	var failed error
	for _, path := range paths {
		conn, err := d.DialContext(ctx, "unix", path)
		if err == nil {
			return conn, nil
		}
		// A socket that is there says more than one that is not.
		if failed == nil || errors.Is(failed, fs.ErrNotExist) && !errors.Is(err, fs.ErrNotExist) {
			failed = err
		}
	}
	var op *net.OpError
	if errors.As(failed, &op) && op.Addr != nil {
		return nil, fmt.Errorf("connecting to %s: %w", op.Addr, classify(failed))
	}
	return nil, fmt.Errorf("connecting: %w", classify(failed))
}

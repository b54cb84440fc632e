package hosts

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// drivers that a libvirt daemon serves, each with its usual path.
var drivers = map[string]string{
	"qemu": "/system", "xen": "/system", "lxc": "/", "test": "/default", "ch": "/system",
	"vz": "/system", "parallels": "/system", "bhyve": "/system", "openvz": "/system", "vbox": "/system",
}

// daemonless drivers run in the client and speak with the hypervisor itself.
var daemonless = []string{"esx", "gsx", "vpx", "hyperv", "vmwareplayer", "vmwarews", "vmwarefusion", "phyp"}

// transports by what stands behind the plus (docs/uri.rst).
var transports = map[string]Transport{
	"unix": Unix, "tcp": TCP, "tls": TLS, "ssh": SSH, "libssh": SSH, "libssh2": SSH,
}

// refused are parameters that libvirt's own client knows and we do not take,
// each with what to do instead.
var refused = map[string]string{
	"keyfile":            "name the file in the field ssh_key",
	"known_hosts":        "name the file in the field known_hosts",
	"pkipath":            "name the folder in the field pki",
	"known_hosts_verify": "keys of hosts are always checked; put this host's into the file named by known_hosts",
	"no_verify":          "certificates are always checked; put the authority's into cacert.pem of the folder named by pki",
	"no_sanity":          "certificates are always checked; put the authority's into cacert.pem of the folder named by pki",
	"sshauth":            "a key is used, that of the field ssh_key or one of the SSH agent's; no password is",
	"authfile":           "put no passwords into files for this; use +tls or +ssh",
	"command":            "no program is run; SSH is spoken here",
	"netcat":             "no program is run on the host; its sshd has to allow AllowStreamLocalForwarding",
	"proxy":              "no program is run on the host; its sshd has to allow AllowStreamLocalForwarding",
	"tls_priority":       "TLS 1.2 or newer is used, as both sides have it",
}

// parseURI takes a libvirt URI apart. What is wrong with it is said without
// repeating more of it than cannot be secret.
func parseURI(text string) (Address, error) {
	var a Address
	u, err := url.Parse(text)
	if err != nil {
		// What url.Parse says may quote a password.
		return a, errors.New("this is no URI; one looks like qemu+tls://host.example/system")
	}
	driver, transport, named := strings.Cut(u.Scheme, "+")
	switch usualPath, known := drivers[driver]; {
	case u.Scheme == "":
		return a, errors.New("this is no libvirt URI; one looks like qemu+tls://host.example/system")
	case slices.Contains(daemonless, driver):
		return a, fmt.Errorf("no libvirt daemon serves the driver %s: it speaks with the hypervisor itself", driver)
	case !known:
		return a, fmt.Errorf("there is no driver %.40q; there are %s", driver, names(drivers))
	case u.Opaque != "" || u.Path == "":
		return a, fmt.Errorf("it has no path, which says what to open there; for %s that is usually %s", driver, usualPath)
	}
	a.Host = u.Hostname()
	switch known, ok := transports[transport]; {
	case ok:
		a.Transport = known
	case named:
		return a, fmt.Errorf("there is no transport %.40q; there are %s", transport, names(transports))
	case a.Host == "":
		a.Transport = Unix // as libvirt does
	default:
		a.Transport = TLS // as libvirt does
	}
	if err := a.login(u); err != nil {
		return a, err
	}
	if a.Transport == Unix && u.Host != "" {
		return a, errors.New("+unix is this machine's own daemon: write three slashes and no host")
	}
	if a.Transport != Unix && a.Host == "" {
		return a, fmt.Errorf("+%s needs a host: %s+%s://HOST%s", a.Transport, driver, a.Transport, u.Path)
	}
	if err := checkHost(a.Host); err != nil {
		return a, err
	}
	if port := u.Port(); port != "" {
		if a.Port, err = strconv.Atoi(port); err != nil || a.Port < 1 || a.Port > 65535 {
			return a, errors.New("the port is not between 1 and 65535")
		}
	}
	return a, a.parameters(u, driver)
}

// login takes the user from a URI.
func (a *Address) login(u *url.URL) error {
	if u.User == nil {
		return nil
	}
	if _, password := u.User.Password(); password {
		return errors.New("a password does not belong into a URI; for +ssh, name a key in the field ssh_key")
	}
	if a.Transport != SSH {
		return fmt.Errorf("a user is for +ssh; +%s has none", a.Transport)
	}
	a.User = u.User.Username()
	if a.User == "" || strings.ContainsFunc(a.User, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return errors.New("this is no name of a user")
	}
	return nil
}

func checkHost(host string) error {
	if strings.ContainsFunc(host, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("/\\\"<>", r) }) {
		return errors.New("this is no name of a host")
	}
	return nil
}

// parameters takes what stands behind the question mark: some are the
// client's, the rest goes on to the driver.
func (a *Address) parameters(u *url.URL, driver string) error {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return errors.New("the part behind the question mark cannot be read")
	}
	for _, name := range sorted(query) {
		if instead, no := refused[strings.ToLower(name)]; no {
			return fmt.Errorf("the parameter %s is not taken: %s", name, instead)
		}
	}
	one := func(name string) (string, error) {
		values := query[name]
		delete(query, name)
		if len(values) > 1 {
			return "", fmt.Errorf("the parameter %s stands there twice", name)
		}
		return strings.Join(values, ""), nil
	}
	mode, err := one("mode")
	if err != nil {
		return err
	}
	if a.Socket, err = one("socket"); err != nil {
		return err
	}
	name, err := one("name")
	if err != nil {
		return err
	}
	delete(query, "no_tty") // nobody is ever asked

	switch {
	case a.Socket != "" && a.Transport != Unix && a.Transport != SSH:
		return fmt.Errorf("the parameter socket is for +unix and +ssh; +%s has none", a.Transport)
	case a.Socket != "" && (!path.IsAbs(a.Socket) || strings.ContainsRune(a.Socket, 0)):
		return errors.New("the parameter socket should be a path from the root, as /run/libvirt/libvirt-sock")
	}
	switch mode {
	case "", "auto", "legacy":
	case "direct":
		if a.Socket == "" {
			a.Socket = "/run/libvirt/virt" + driver + "d-sock"
		}
	default:
		return fmt.Errorf("there is no mode %.40q; there are auto, direct and legacy", mode)
	}

	if name != "" {
		inner, err := url.Parse(name)
		if err != nil || inner.User != nil || inner.Host != "" || drivers[inner.Scheme] == "" {
			return errors.New("the parameter name should be a driver's own URI, as qemu:///system")
		}
		a.Driver = name
		return nil
	}
	own := url.URL{Scheme: driver, Path: u.Path, RawPath: u.RawPath, RawQuery: query.Encode()}
	a.Driver = own.String()
	return nil
}

// loopback tells whether a host is this machine, by its name alone.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.Unmap().IsLoopback()
}

// HostPort is the address to dial, with the transport's own port where none
// is named; empty for unix.
func (a Address) HostPort() string {
	port := a.Port
	if port == 0 {
		port = map[Transport]int{TCP: 16509, TLS: 16514, SSH: 22}[a.Transport]
	}
	if port == 0 {
		return ""
	}
	return net.JoinHostPort(a.Host, strconv.Itoa(port))
}

func names[V any](of map[string]V) string { return strings.Join(sorted(of), ", ") }

func sorted[V any](of map[string]V) []string {
	var all []string
	for name := range of {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

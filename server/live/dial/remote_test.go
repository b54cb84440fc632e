package dial_test

import (
	"context"
	"net"
	"strings"
	"testing"

	"ringlab/server/live/dial"
	"ringlab/server/live/hosts"
	"ringlab/server/live/libvirtdtest"
	"ringlab/server/live/remote"
)

// everyTransport are addresses of one daemon, a driver's own URI in each.
func everyTransport(t testing.TB, d *libvirtdtest.Daemon, driver string) map[string]hosts.Address {
	t.Helper()
	sshd := d.StartSSHD(t)
	unix := hosts.Address{Transport: hosts.Unix, Socket: d.SocketRO}
	tcp, tls, ssh := at(t, hosts.TCP, d.TCP), at(t, hosts.TLS, d.TLS), at(t, hosts.SSH, sshd.Address)
	tls.PKI = d.PKI.Client
	ssh.User, ssh.SSHKey, ssh.KnownHosts = sshd.User, sshd.Key, sshd.KnownHosts
	all := map[string]hosts.Address{"unix": unix, "tcp": tcp, "tls": tls, "ssh": ssh}
	for name, a := range all {
		a.Driver = driver
		all[name] = a
	}
	return all
}

func open(t testing.TB, a hosts.Address, purpose remote.Purpose) *remote.Conn {
	t.Helper()
	conn, err := remote.Open(t.Context(), remote.Options{
		Dial: func(ctx context.Context) (net.Conn, error) {
			if purpose == remote.ForDomainCapabilities {
				return dial.ReadWrite(ctx, a)
			}
			return dial.Dial(ctx, a)
		},
		Driver: a.Driver, Purpose: purpose,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	return conn
}

// A client of libvirt's protocol reads a large host over every transport.
func TestReading(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 1000, Shutoff: 300}))
	if err != nil {
		t.Fatal(err)
	}
	for name, a := range everyTransport(t, d, node) {
		t.Run(name, func(t *testing.T) {
			conn := open(t, a, remote.ForReading)
			domains, err := conn.Domains(t.Context())
			if err != nil || len(domains) != 1000 {
				t.Errorf("%d domains, %v", len(domains), err)
			}
			if info, err := conn.NodeInfo(t.Context()); err != nil || info.CPUs != 16 {
				t.Errorf("%+v, %v", info, err)
			}
		})
	}
}

// Where no socket is named, readers get the one for readers, and only they:
// domain capabilities need the other one.
func TestReadWrite(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	a := everyTransport(t, d, "qemu:///system")["ssh"]
	xml, err := open(t, a, remote.ForDomainCapabilities).DomainCapabilities(t.Context(), "", "", "")
	if err != nil || !strings.Contains(xml, "<domainCapabilities>") {
		t.Errorf("%.200s, %v", xml, err)
	}
}

// BenchmarkReading is a full read of 1,000 domains over each transport.
func BenchmarkReading(b *testing.B) {
	d := libvirtdtest.Start(b, libvirtdtest.Options{})
	node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 1000}))
	if err != nil {
		b.Fatal(err)
	}
	for name, a := range everyTransport(b, d, node) {
		b.Run(name, func(b *testing.B) {
			conn := open(b, a, remote.ForReading)
			for b.Loop() {
				if _, err := conn.Domains(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDial is connecting over each transport, until the daemon answers.
func BenchmarkDial(b *testing.B) {
	d := libvirtdtest.Start(b, libvirtdtest.Options{})
	for name, a := range everyTransport(b, d, "test:///default") {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				conn, err := dial.Dial(b.Context(), a)
				if err != nil {
					b.Fatal(err)
				}
				if err := libvirtdtest.Exchange(conn); err != nil {
					b.Fatal(err)
				}
				conn.Close()
			}
		})
	}
}

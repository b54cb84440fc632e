package guard

import (
	"errors"
	"net"
	"testing"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/libvirtdtest"
)

// writes are calls that change something.
var writes = map[uint32]procedure{
	11: {"DomainDefineXML", "sui", always},
	12: {"DomainDestroy", "", always},
	34: {"DomainSuspend", "", always},
}

// TestDaemonRefusesWrites lets calls that change something leave: on every way
// to a daemon where they would be obeyed, it refuses them because the
// connection was opened read-only. On a connection that was not they do work.
func TestDaemonRefusesWrites(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	open := func(t *testing.T, network, address string, purpose Purpose) (*Conn, *libvirt.Libvirt, libvirt.Domain) {
		conn, err := net.Dial(network, address)
		if err != nil {
			t.Fatal(err)
		}
		extra := map[uint32]procedure{23: {"DomainLookupByName", "sui", always}, 14: procedures[14], 212: procedures[212]}
		for number, write := range writes {
			extra[number] = write
		}
		for number, read := range extra {
			read.for_ = always
			extra[number] = read
		}
		c := New(conn, Options{Purpose: purpose, extra: extra})
		t.Cleanup(func() { c.Close() })
		client := libvirt.NewWithDialer(dialled{c})
		err = client.ConnectToURI("test:///default")
		c.Opened()
		if err != nil {
			t.Fatal(err)
		}
		domain, err := client.DomainLookupByName("test")
		if err != nil {
			t.Fatal(err)
		}
		return c, client, domain
	}
	attempts := map[string]func(*libvirt.Libvirt, libvirt.Domain) error{
		"suspend": (*libvirt.Libvirt).DomainSuspend,
		"destroy": (*libvirt.Libvirt).DomainDestroy,
		"define": func(client *libvirt.Libvirt, _ libvirt.Domain) error {
			_, err := client.DomainDefineXML("<domain type='test'><name>new</name><memory>1024</memory><os><type>hvm</type></os></domain>")
			return err
		},
		"XML with secrets": func(client *libvirt.Libvirt, domain libvirt.Domain) error {
			_, err := client.DomainGetXMLDesc(domain, libvirt.DomainXMLSecure)
			return err
		},
	}
	for _, way := range [][2]string{{"unix", d.Socket}, {"tcp", d.TCP}} {
		for name, attempt := range attempts {
			t.Run(way[0]+" "+name, func(t *testing.T) {
				for _, purpose := range []Purpose{ForReading, ForEvents} {
					c, client, domain := open(t, way[0], way[1], purpose)
					var refusal libvirt.Error
					if err := attempt(client, domain); !errors.As(err, &refusal) || refusal.Code != uint32(libvirt.ErrOperationDenied) {
						t.Errorf("the daemon answers %v", err)
					}
					if state, _, err := client.DomainGetState(domain, 0); err != nil || state != int32(libvirt.DomainRunning) {
						t.Errorf("the domain is in state %d, %v", state, err)
					}
					if c.Err() != nil {
						t.Errorf("the connection ended: %v", c.Err())
					}
				}
				// The only kind of connection that is not opened read-only.
				_, client, domain := open(t, way[0], way[1], ForDomainCapabilities)
				if err := attempt(client, domain); err != nil {
					t.Errorf("without the flag the daemon refuses too: %v", err)
				}
			})
			if name == "XML with secrets" {
				continue // reading XML may leave; it is the daemon that refuses the flag
			}
			t.Run(way[0]+" "+name+" does not leave", func(t *testing.T) {
				conn, err := net.Dial(way[0], way[1])
				if err != nil {
					t.Fatal(err)
				}
				c := New(conn, Options{})
				defer c.Close()
				client := libvirt.NewWithDialer(dialled{c})
				err = client.ConnectToURI("test:///default")
				c.Opened()
				if err != nil {
					t.Fatal(err)
				}
				if err := attempt(client, libvirt.Domain{Name: "test", ID: 1}); err == nil || !errors.Is(c.Err(), ErrRefused) {
					t.Errorf("the call gives %v, the connection %v", err, c.Err())
				}
			})
		}
	}
}

// BenchmarkCall measures the smallest call to a real daemon, with a guard and
// without.
func BenchmarkCall(b *testing.B) {
	d := libvirtdtest.Start(b, libvirtdtest.Options{})
	for _, guarded := range []bool{false, true} {
		name := "bare"
		if guarded {
			name = "guarded"
		}
		b.Run(name, func(b *testing.B) {
			conn, err := net.Dial("unix", d.Socket)
			if err != nil {
				b.Fatal(err)
			}
			defer conn.Close()
			if guarded {
				c := New(conn, Options{})
				defer c.Close()
				c.Opened()
				conn = c
			}
			client := libvirt.NewWithDialer(dialled{conn})
			if err := client.ConnectToURI("test:///default"); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := client.ConnectGetLibVersion(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

package libvirtdtest

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// SSHD is an sshd that sees the files that its daemon sees.
type SSHD struct {
	Address string // host:port, on loopback
	Port    int
	User    string
	Key     string // file of the private key that lets User in
	// Stranger is the file of a key that lets nobody in.
	Stranger string
	// KnownHosts is a file with the host's key.
	KnownHosts string
	HostKey    ssh.PublicKey
}

// StartSSHD starts an sshd beside the daemon, for a test.
func (d *Daemon) StartSSHD(t testing.TB) *SSHD {
	t.Helper()
	if _, err := find("sshd"); err != nil {
		require(t, "no sshd here (Debian has it in openssh-server)")
	}
	s, err := d.LaunchSSHD()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// LaunchSSHD starts an sshd beside the daemon; it ends with the daemon's Close.
func (d *Daemon) LaunchSSHD() (*SSHD, error) {
	dir, err := os.MkdirTemp(d.Dir, "ssh")
	if err != nil {
		return nil, err
	}
	hostFile, authorized := filepath.Join(dir, "host"), filepath.Join(dir, "authorized_keys")
	s := &SSHD{
		User: "root", Key: filepath.Join(dir, "key"), Stranger: filepath.Join(dir, "stranger"),
		KnownHosts: filepath.Join(dir, "known_hosts"),
	}
	if s.HostKey, err = writeKey(hostFile); err != nil {
		return nil, err
	}
	key, err := writeKey(s.Key)
	if err != nil {
		return nil, err
	}
	if _, err := writeKey(s.Stranger); err != nil {
		return nil, err
	}
	if err := os.WriteFile(authorized, ssh.MarshalAuthorizedKey(key), 0o600); err != nil {
		return nil, err
	}
	if s.Port, err = freePort(); err != nil {
		return nil, err
	}
	s.Address = net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port))
	known := knownhosts.Line([]string{s.Address}, s.HostKey) + "\n"
	if err := os.WriteFile(s.KnownHosts, []byte(known), 0o600); err != nil {
		return nil, err
	}

	sshd, err := d.start("log/sshd.log", "sshd", "-D", "-e", "-f", "/dev/null", "-h", hostFile,
		"-o", "ListenAddress="+s.Address, "-o", "AuthorizedKeysFile="+authorized,
		"-o", "StrictModes=no", "-o", "UsePAM=no", "-o", "PidFile=none",
		"-o", "PasswordAuthentication=no", "-o", "KbdInteractiveAuthentication=no")
	if err != nil {
		return nil, err
	}
	err = await("sshd to listen", func() bool {
		select {
		case <-sshd.ended:
			return true
		default:
		}
		conn, err := net.DialTimeout("tcp", s.Address, time.Second)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	select {
	case <-sshd.ended:
		log, _ := os.ReadFile(filepath.Join(d.Dir, "log/sshd.log"))
		return nil, fmt.Errorf("sshd ended at once:\n%s", log)
	default:
		return s, err
	}
}

// writeKey writes a new private key and returns the public one.
func writeKey(file string) (ssh.PublicKey, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		return nil, err
	}
	return ssh.NewPublicKey(public)
}

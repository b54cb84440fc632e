package dial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
)

// Between two signs of life; and how long the answer to one may take.
const (
	aliveEvery  = 15 * time.Second
	aliveWithin = 15 * time.Second
)

func dialSSH(ctx context.Context, a hosts.Address, reader bool) (net.Conn, error) {
	check, algorithms, err := hostKeys(a)
	if err != nil {
		return nil, err
	}
	auth, done, err := identity(ctx, a)
	if err != nil {
		return nil, err
	}
	defer done()
	name := a.User
	if name == "" {
		us, err := user.Current()
		if err != nil {
			return nil, problem(message.ReasonCredentials, "uri: there is no user in it, and this server's own has no name: %w", err)
		}
		name = us.Username
	}
	plain, err := dialTCP(ctx, a)
	if err != nil {
		return nil, err
	}

	var client *ssh.Client
	var channel net.Conn
	err = bounded(ctx, plain, func() error {
		conn, channels, requests, err := ssh.NewClientConn(plain, a.HostPort(), &ssh.ClientConfig{
			User: name, Auth: []ssh.AuthMethod{auth},
			HostKeyCallback: check, HostKeyAlgorithms: algorithms,
		})
		if err != nil {
			return fmt.Errorf("SSH with %s: %w", a.HostPort(), classifySSH(err))
		}
		client = ssh.NewClient(conn, channels, requests)
		channel, err = forward(client, sockets(a, hosts.Sockets, reader))
		return err
	})
	if err != nil {
		plain.Close()
		if client != nil {
			client.Close()
			_ = client.Wait() // until its goroutines have ended
		}
		return nil, err
	}
	return tunnel(client, channel), nil
}

// forward has sshd connect to the first socket at which somebody listens
// there (direct-streamlocal@openssh.com, OpenSSH's PROTOCOL file, 2.4).
func forward(client *ssh.Client, paths []string) (net.Conn, error) {
	var failed error
	for _, path := range paths {
		channel, err := client.Dial("unix", path)
		if err == nil {
			return channel, nil
		}
		failed = err
	}
	var open *ssh.OpenChannelError
	if !errors.As(failed, &open) {
		return nil, fmt.Errorf("reaching the daemon's socket: %w", classifySSH(failed))
	}
	if open.Reason == ssh.Prohibited {
		return nil, problem(message.ReasonAuth, "sshd does not allow AllowStreamLocalForwarding, or not for this key")
	}
	return nil, problem(message.ReasonUnreachable, "sshd cannot reach a libvirt daemon at %s: %s", strings.Join(paths, ", "), open.Message)
}

// tunnel is a channel as a connection with deadlines, which channels have not.
// Closing it closes the client.
func tunnel(client *ssh.Client, channel net.Conn) net.Conn {
	ours, theirs := net.Pipe()
	ended := make(chan struct{})
	end := sync.OnceFunc(func() {
		close(ended)
		theirs.Close()
		client.Close() // and the channel with it
	})
	copying := func(to io.Writer, from io.Reader) {
		_, _ = io.Copy(to, from) // whoever reads or writes at our end sees that it has ended
		end()
	}
	go copying(channel, theirs)
	go copying(theirs, channel)
	go keepAlive(client, ended, end)
	return ours
}

// keepAlive lets no network device on the way forget the connection, and ends
// it when the other side is gone without a word.
func keepAlive(client *ssh.Client, ended <-chan struct{}, end func()) {
	tick := time.NewTicker(aliveEvery)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return
		case <-tick.C:
		}
		late := time.AfterFunc(aliveWithin, end)
		_, _, err := client.SendRequest("keepalive@openssh.com", true, nil)
		late.Stop()
		if err != nil {
			end()
			return
		}
	}
}

// hostKeys are how to check the host's key, and which kinds to ask for: those
// that are known, because a host shows but one of its keys.
func hostKeys(a hosts.Address) (ssh.HostKeyCallback, []string, error) {
	files := []string{a.KnownHosts}
	if a.KnownHosts == "" {
		files = []string{"/etc/ssh/ssh_known_hosts"}
		if home, err := os.UserHomeDir(); err == nil {
			files = append(files, filepath.Join(home, ".ssh/known_hosts"))
		}
		files = slices.DeleteFunc(files, func(file string) bool {
			_, err := os.Stat(file)
			return err != nil
		})
	}
	authorities := false
	for _, file := range files {
		text, err := readFile("known_hosts", file, false)
		if err != nil {
			return nil, nil, err
		}
		authorities = authorities || bytes.Contains(text, []byte("@cert-authority"))
	}
	check, err := knownhosts.New(files...)
	if err != nil {
		text := err.Error()
		for _, file := range files {
			text = strings.ReplaceAll(text, file+":", "line ")
		}
		return nil, nil, problem(message.ReasonCredentials, "known_hosts: %s", strings.TrimPrefix(text, "knownhosts: "))
	}

	// What the file wants instead of a key that is nobody's is what it has.
	var unwanted *knownhosts.KeyError
	var algorithms []string
	if err := check(a.HostPort(), &net.TCPAddr{}, noKey{}); errors.As(err, &unwanted) {
		for _, known := range unwanted.Want {
			algorithms = append(algorithms, keyAlgorithms(known.Key.Type())...)
		}
	}
	if authorities && len(algorithms) > 0 {
		algorithms = append([]string{
			ssh.CertAlgoED25519v01, ssh.CertAlgoECDSA256v01, ssh.CertAlgoECDSA384v01,
			ssh.CertAlgoECDSA521v01, ssh.CertAlgoRSASHA512v01, ssh.CertAlgoRSASHA256v01,
		}, algorithms...)
	}
	trusted := func(address string, remote net.Addr, key ssh.PublicKey) error {
		if err := check(address, remote, key); err != nil {
			return &untrusted{err}
		}
		return nil
	}
	return trusted, algorithms, nil
}

// untrusted is why a host's key is not taken.
type untrusted struct{ err error }

func (u *untrusted) Error() string { return u.err.Error() }
func (u *untrusted) Unwrap() error { return u.err }

// keyAlgorithms are the algorithms for a kind of key (RFC 8332 for RSA's).
func keyAlgorithms(kind string) []string {
	if kind == ssh.KeyAlgoRSA {
		return []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
	}
	return []string{kind}
}

// noKey is a key that no file has.
type noKey struct{}

func (noKey) Type() string                        { return "none" }
func (noKey) Marshal() []byte                     { return []byte("none") }
func (noKey) Verify([]byte, *ssh.Signature) error { return errors.New("no key") }

// identity is how we say who we are: with the key of the hosts file, or with
// one of the SSH agent's. done is called after the handshake.
func identity(ctx context.Context, a hosts.Address) (auth ssh.AuthMethod, done func(), err error) {
	if a.SSHKey != "" {
		text, err := readFile("ssh_key", a.SSHKey, true)
		if err != nil {
			return nil, nil, err
		}
		signer, err := ssh.ParsePrivateKey(text)
		var locked *ssh.PassphraseMissingError
		switch {
		case errors.As(err, &locked):
			return nil, nil, problem(message.ReasonCredentials, "ssh_key: the key is locked with a passphrase; leave it to an SSH agent, and ssh_key out")
		case err != nil:
			return nil, nil, problem(message.ReasonCredentials, "ssh_key: this is no private key")
		}
		return ssh.PublicKeys(signer), func() {}, nil
	}
	socket := os.Getenv("SSH_AUTH_SOCK")
	if socket == "" {
		return nil, nil, problem(message.ReasonCredentials, "there is neither a field ssh_key nor an SSH agent (SSH_AUTH_SOCK)")
	}
	var d net.Dialer
	conn, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		return nil, nil, problem(message.ReasonCredentials, "the SSH agent does not answer")
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	return ssh.PublicKeysCallback(agent.NewClient(conn).Signers), func() { stop(); conn.Close() }, nil
}

func classifySSH(err error) error {
	var key *knownhosts.KeyError
	var revoked *knownhosts.RevokedError
	var other *untrusted
	var negotiation *ssh.AlgorithmNegotiationError
	switch {
	case errors.As(err, &key) && len(key.Want) == 0:
		return problem(message.ReasonKeyUnknown, "the host's key is not in known_hosts")
	case errors.As(err, &key):
		return problem(message.ReasonKeyChanged, "the host has another key than known_hosts says: it was set up anew, or this is another machine")
	case errors.As(err, &revoked):
		return problem(message.ReasonKeyChanged, "known_hosts says that the host's key has been revoked")
	case errors.As(err, &other):
		return problem(message.ReasonKeyUnknown, "the host's key is not taken: %w", other)
	case errors.As(err, &negotiation) && negotiation.What == "host key":
		return problem(message.ReasonKeyChanged, "the host has no key of the kinds that known_hosts has of it")
	case errors.As(err, &negotiation):
		return problem(message.ReasonProtocol, "%w", negotiation)
	// The library has no types for these.
	case strings.Contains(err.Error(), "unable to authenticate"):
		return problem(message.ReasonAuth, "the host does not let us in with this key")
	case strings.Contains(err.Error(), "agent: "):
		return problem(message.ReasonCredentials, "the SSH agent lists no keys, or signs with none")
	case strings.Contains(err.Error(), "overflow reading version string"), strings.Contains(err.Error(), "invalid packet"):
		return problem(message.ReasonProtocol, "what came is not SSH")
	}
	return classify(err)
}

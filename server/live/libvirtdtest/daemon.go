package libvirtdtest

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

//go:embed namespace.sh
var namespace string

// maxSocketPath is how long the path of a unix socket may be (sun_path).
const maxSocketPath = 107

// patience is how long anything may take that a healthy machine does in seconds.
const patience = time.Minute

// Options say what a daemon shall be like.
type Options struct {
	// Certificate is the one that it shows; Good unless set.
	Certificate Certificate
	// Config has further lines of libvirtd.conf.
	Config string
}

// Daemon is a running libvirtd.
type Daemon struct {
	// Dir has all its files: run, etc, lib, cache, log, pki.
	Dir string
	// Socket and SocketRO are its unix sockets.
	Socket, SocketRO string
	// TCP and TLS are addresses, host:port, on loopback. Nobody has to say who
	// they are on TCP; on TLS clients show a certificate.
	TCP, TLS string
	PKI      PKI
	// PID of libvirtd, 0 while it does not run.
	PID int

	conf   string
	holder *exec.Cmd // keeps the namespaces
	hold   io.Closer
	ended  <-chan struct{} // closed when libvirtd has ended
}

// Missing says what this machine lacks for Launch; it is empty where nothing is.
func Missing() string {
	if os.Getuid() != 0 {
		return "a private libvirtd needs root"
	}
	for program, pkg := range map[string]string{
		"libvirtd": "libvirt-daemon-system", "virsh": "libvirt-clients",
		"unshare": "util-linux",
	} {
		if _, err := find(program); err != nil {
			return fmt.Sprintf("no %s here (Debian has it in %s)", program, pkg)
		}
	}
	return ""
}

// find looks for a program, also where only root's PATH may lead.
func find(program string) (string, error) {
	path, err := exec.LookPath(program)
	if err == nil {
		return path, nil
	}
	for _, dir := range []string{"/usr/sbin", "/sbin"} {
		if path, err := exec.LookPath(filepath.Join(dir, program)); err == nil {
			return path, nil
		}
	}
	return "", err
}

// Start starts a daemon for a test.
func Start(t testing.TB, o Options) *Daemon {
	t.Helper()
	require(t, Missing())
	d, err := Launch(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("libvirtd's log:\n%s", d.Log())
		}
		d.Close()
	})
	return d
}

// require skips a test that lacks something, or fails it where nothing may be lacking.
func require(t testing.TB, missing string) {
	t.Helper()
	if missing == "" {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
}

// Launch starts a daemon for whoever has no test, and waits until it answers.
func Launch(o Options) (*Daemon, error) {
	dir, err := shortTempDir()
	if err != nil {
		return nil, err
	}
	d := &Daemon{
		Dir:      dir,
		Socket:   filepath.Join(dir, "run/libvirt/libvirt-sock"),
		SocketRO: filepath.Join(dir, "run/libvirt/libvirt-sock-ro"),
		conf:     filepath.Join(dir, "libvirtd.conf"),
	}
	if err := d.launch(o); err != nil {
		err = fmt.Errorf("starting a private libvirtd: %w\n%s", err, d.Log())
		d.Close()
		return nil, err
	}
	return d, nil
}

func (d *Daemon) launch(o Options) error {
	for _, folder := range []string{"run/libvirt", "run/lock", "run/sshd", "etc", "lib", "cache", "log"} {
		if err := os.MkdirAll(filepath.Join(d.Dir, folder), 0o755); err != nil {
			return err
		}
	}
	var err error
	if d.PKI, err = writePKI(filepath.Join(d.Dir, "pki"), o.Certificate); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(d.Dir, "etc/qemu.conf"), []byte(qemuConf), 0o600); err != nil {
		return err
	}
	if err := d.unshare(); err != nil {
		return err
	}
	// A port that is free now may be somebody's a moment later.
	for attempt := 1; ; attempt++ {
		if err := d.configure(o); err != nil {
			return err
		}
		if err := d.run(); err == nil || attempt == 3 {
			return err
		}
	}
}

// qemuConf lets emulators run as root, without what a namespace may not have.
const qemuConf = `user = "root"
group = "root"
security_driver = "none"
namespaces = []
cgroup_controllers = []
remember_owner = 0
stdio_handler = "file"
`

// configure writes libvirtd.conf with ports that are free.
func (d *Daemon) configure(o Options) error {
	tcp, err := freePort()
	if err != nil {
		return err
	}
	tls, err := freePort()
	if err != nil {
		return err
	}
	d.TCP = net.JoinHostPort("127.0.0.1", strconv.Itoa(tcp))
	d.TLS = net.JoinHostPort("127.0.0.1", strconv.Itoa(tls))
	server := d.PKI.server
	text := fmt.Sprintf(`listen_tcp = 1
listen_tls = 1
listen_addr = "127.0.0.1"
tcp_port = "%d"
tls_port = "%d"
auth_tcp = "none"
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_rw_perms = "0700"
ca_file = %q
cert_file = %q
key_file = %q
tls_no_sanity_certificate = 1
max_clients = 200
max_anonymous_clients = 200
log_outputs = "2:file:%s/log/libvirtd.log"
host_uuid = "b3a4c1de-0000-4000-8000-00000000ca95"
%s
`, tcp, tls, filepath.Join(server, "cacert.pem"), filepath.Join(server, "servercert.pem"),
		filepath.Join(server, "serverkey.pem"), d.Dir, o.Config)
	return os.WriteFile(d.conf, []byte(text), 0o600)
}

// freePort is a port that nobody has, and that the kernel gives to nobody who
// connects somewhere (ip_local_port_range): it stays free while a daemon that
// was killed is away.
func freePort() (int, error) {
	var failed error
	for range 100 {
		port := 10000 + rand.IntN(20000)
		listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			return port, listener.Close()
		}
		failed = err
	}
	return 0, fmt.Errorf("no free port: %w", failed)
}

// unshare makes the namespaces.
func (d *Daemon) unshare() error {
	unshare, err := find("unshare")
	if err != nil {
		return err
	}
	known, err := knownEmulators()
	if err != nil {
		return err
	}
	d.holder = exec.Command(unshare, "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
		"--propagation", "private", "sh", "-c", namespace, "sh", d.Dir, known)
	stdin, err := d.holder.StdinPipe()
	if err != nil {
		return err
	}
	d.hold = stdin
	stdout, err := d.holder.StdoutPipe()
	if err != nil {
		return err
	}
	var stderr bytes.Buffer
	d.holder.Stderr = &stderr
	if err := d.holder.Start(); err != nil {
		return err
	}
	if line, _ := bufio.NewReader(stdout).ReadString('\n'); line != "ready\n" {
		return fmt.Errorf("no namespaces: %w: %s", d.holder.Wait(), strings.TrimSpace(stderr.String()))
	}
	return nil
}

// knownEmulators is where daemons keep what they found out of the emulators
// (libvirt's own cache): a daemon runs each of them once, for up to a minute.
// Sharing it is safe: libvirt writes whole files, and throws away those that
// are of another libvirt, emulator or kernel.
func knownEmulators() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	dir = filepath.Join(dir, "ringlab-libvirtdtest")
	return dir, os.MkdirAll(dir, 0o700)
}

// run starts libvirtd and waits until it answers.
func (d *Daemon) run() error {
	libvirtd, err := d.start("log/stderr", "libvirtd", "--listen", "-f", d.conf, "-p", filepath.Join(d.Dir, "run/libvirtd.pid"))
	if err != nil {
		return err
	}
	ended := libvirtd.ended
	d.ended = ended
	err = await("libvirtd to answer", func() bool {
		select {
		case <-ended:
			return true
		default:
			return answers(d.SocketRO)
		}
	})
	select {
	case <-ended:
		return errors.New("libvirtd ended at once")
	default:
	}
	if err == nil {
		d.PID = libvirtd.pid
	}
	return err
}

func await(what string, done func() bool) error {
	for deadline := time.Now().Add(patience); !done(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			return fmt.Errorf("waited %s for %s", patience, what)
		}
	}
	return nil
}

// answers tells whether a daemon answers REMOTE_PROC_AUTH_LIST on a socket.
func answers(socket string) bool {
	conn, err := net.DialTimeout("unix", socket, time.Second)
	if err != nil {
		return false
	}
	defer conn.Close()
	return Exchange(conn) == nil
}

// Exchange asks a daemon on a new connection how to say who one is, the first
// question of every client, and reads the answer, which must come in 10 s.
func Exchange(conn net.Conn) error {
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return err
	}
	const authList = 66
	var call []byte
	for _, word := range []uint32{28, 0x20008086, 1, authList, 0, 1, 0} {
		call = binary.BigEndian.AppendUint32(call, word)
	}
	if _, err := conn.Write(call); err != nil {
		return fmt.Errorf("asking: %w", err)
	}
	var header [28]byte
	if _, err := io.ReadFull(conn, header[:]); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	length := binary.BigEndian.Uint32(header[:])
	if program := binary.BigEndian.Uint32(header[4:]); length < 28 || length > 1024 || program != 0x20008086 {
		return fmt.Errorf("the answer is not libvirt's: % x", header)
	}
	if _, err := io.CopyN(io.Discard, conn, int64(length)-28); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if status := binary.BigEndian.Uint32(header[24:]); status != 0 {
		return fmt.Errorf("the daemon answered with status %d", status)
	}
	return nil
}

// shortTempDir makes a folder whose sockets have paths that are short enough.
func shortTempDir() (string, error) {
	for _, parent := range []string{"", "/tmp"} {
		dir, err := os.MkdirTemp(parent, "libvirtd")
		if err != nil {
			return "", err
		}
		if len(filepath.Join(dir, "run/libvirt/virtnetworkd-admin-sock")) <= maxSocketPath {
			return dir, nil
		}
		os.Remove(dir)
	}
	return "", errors.New("no temporary folder with a path short enough for sockets")
}

// Kill ends libvirtd with SIGKILL. What it started goes on.
func (d *Daemon) Kill() error { return d.end(syscall.SIGKILL) }

// Stop ends libvirtd as an operator does.
func (d *Daemon) Stop() error { return d.end(syscall.SIGTERM) }

func (d *Daemon) end(signal syscall.Signal) error {
	if d.PID == 0 {
		return errors.New("libvirtd does not run")
	}
	if err := syscall.Kill(d.PID, signal); err != nil {
		return fmt.Errorf("ending libvirtd: %w", err)
	}
	select {
	case <-d.ended:
		d.PID = 0
		return nil
	case <-time.After(patience):
		return fmt.Errorf("libvirtd has not ended %s after %s", patience, signal)
	}
}

// Restart kills libvirtd, if it runs, and starts it with the same sockets,
// ports and files.
func (d *Daemon) Restart() error {
	if d.PID != 0 {
		if err := d.Kill(); err != nil {
			return err
		}
	}
	return d.run()
}

// Pause stops libvirtd with SIGSTOP: its sockets still take connections, and
// nobody answers.
func (d *Daemon) Pause() error { return syscall.Kill(d.PID, syscall.SIGSTOP) }

// Continue lets a paused libvirtd go on.
func (d *Daemon) Continue() error { return syscall.Kill(d.PID, syscall.SIGCONT) }

// Log is what libvirtd wrote.
func (d *Daemon) Log() string {
	var text []byte
	for _, name := range []string{"log/stderr", "log/libvirtd.log"} {
		part, err := os.ReadFile(filepath.Join(d.Dir, name))
		if err == nil {
			text = append(text, part...)
		}
	}
	return string(text)
}

// Close ends everything and removes the daemon's files.
func (d *Daemon) Close() {
	if d.hold != nil {
		d.hold.Close()
		_ = d.holder.Wait() // it ends with the signal that ends its namespace
		if d.ended != nil {
			<-d.ended
		}
	}
	os.RemoveAll(d.Dir)
}

// UnixURI is a libvirt URI for a driver's own, as test:///default, over the
// daemon's read-write socket.
func (d *Daemon) UnixURI(driver string) string {
	return d.uri(driver, "unix", "", url.Values{"socket": {d.Socket}})
}

// TCPURI is a libvirt URI for a driver's own over TCP.
func (d *Daemon) TCPURI(driver string) string { return d.uri(driver, "tcp", d.TCP, nil) }

// TLSURI is a libvirt URI for a driver's own over TLS.
func (d *Daemon) TLSURI(driver string) string { return d.uri(driver, "tls", d.TLS, nil) }

func (d *Daemon) uri(driver, transport, host string, more url.Values) string {
	u, err := url.Parse(driver)
	if err != nil {
		panic(fmt.Sprintf("%q is no URI: %v", driver, err))
	}
	u.Scheme += "+" + transport
	u.Host = host
	query := u.Query()
	for name, values := range more {
		query[name] = values
	}
	// libvirt takes the slashes of a path as they are.
	u.RawQuery = strings.ReplaceAll(query.Encode(), "%2F", "/")
	return u.String()
}

// Virsh runs virsh on a driver's own URI, as test:///default, and returns what
// it prints. Its error is what virsh says.
func (d *Daemon) Virsh(ctx context.Context, driver string, args ...string) (string, error) {
	virsh := exec.CommandContext(ctx, "virsh", append([]string{"-q", "-c", d.UnixURI(driver)}, args...)...)
	virsh.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	var stdout, stderr bytes.Buffer
	virsh.Stdout, virsh.Stderr = &stdout, &stderr
	if err := virsh.Run(); err != nil {
		return stdout.String(), fmt.Errorf("virsh %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}

// Node writes the file of a test driver's node and returns its URI,
// test:///FILE. Each connection to it has such a node of its own.
func (d *Daemon) Node(xml string) (string, error) {
	file, err := os.CreateTemp(d.Dir, "node*.xml")
	if err != nil {
		return "", err
	}
	defer file.Close()
	if _, err := file.WriteString(xml); err != nil {
		return "", err
	}
	return "test://" + file.Name(), nil
}

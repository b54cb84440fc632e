package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ringlab/server/live/hosts"
)

// patience is how long a test waits for what has to come.
const patience = 30 * time.Second

// A served command is `ringlab serve` within the test.
type served struct {
	url    string
	stderr *shared
	stop   func() int // returns the exit status
}

// shared is a text that is read while it is written.
type shared struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *shared) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

func serve(t *testing.T, args ...string) served {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	var stderr shared
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), surroundings{
			stdin: strings.NewReader(""), stdout: in, stderr: &stderr, getenv: func(string) string { return "" },
		})
		in.Close()
	}()
	stop := sync.OnceValue(func() int {
		cancel()
		return <-status
	})
	t.Cleanup(func() { stop() })
	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		t.Fatalf("no address: %v; %s", err, stderr.String())
	}
	return served{url: strings.TrimSuffix(string(line[:n]), "/\n"), stderr: &stderr, stop: stop}
}

// write writes a file of a folder of the test and returns its name.
func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	name = filepath.Join(folder, name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// nobody is a hosts file of hosts that are not there.
func nobody(ids ...string) string {
	text := "hosts:\n"
	for _, id := range ids {
		text += fmt.Sprintf("  - id: %s\n    uri: test+tcp://127.0.0.1:1/default\n", id)
	}
	return text
}

func TestServeUsage(t *testing.T) {
	folder := t.TempDir()
	token := write(t, folder, "token", "0123456789abcdef\n")
	certificate, key := certify(t, folder, "first")
	hosts := write(t, folder, "hosts.yaml", nobody("a"))
	broken := write(t, folder, "broken.yaml", "hosts:\n  - id: A\n    uri: test:///default\n  - id: b\n    url: x\n")
	for _, test := range []struct {
		name   string
		args   []string
		status int
		says   []string
	}{
		{"abroad", []string{"--listen", "0.0.0.0:0"}, exitUsage, []string{"--allow-host", "--token-file", "--tls-cert", "--insecure"}},
		{"abroad without a token", []string{"--listen", ":0", "--allow-host", "x", "--insecure"}, exitUsage, []string{"--token-file"}},
		{"abroad without TLS", []string{"--listen", "[::]:0", "--allow-host", "x", "--token-file", token}, exitUsage, []string{"--tls-cert", "--insecure"}},
		{"abroad without a name", []string{"--listen", "192.0.2.1:0", "--insecure", "--token-file", token}, exitUsage, []string{"--allow-host"}},
		{"half a certificate", []string{"--tls-cert", certificate}, exitUsage, []string{"go together"}},
		{"both", []string{"--tls-cert", certificate, "--tls-key", key, "--insecure"}, exitUsage, []string{"--insecure"}},
		{"no viewers", []string{"--max-viewers", "0"}, exitUsage, []string{"--max-viewers"}},
		{"any origin", []string{"--allow-origin", "*"}, exitUsage, []string{"--allow-origin *"}},
		{"an origin with a path", []string{"--allow-origin", "https://x.example/"}, exitUsage, []string{"--allow-origin"}},
		{"another file's key", []string{"--tls-cert", certificate, "--tls-key", token}, exitErrors, []string{token}},
		{"no token file", []string{"--token-file", filepath.Join(folder, "none")}, exitErrors, []string{"none"}},
		{"a short token", []string{"--token-file", write(t, folder, "short", "secret")}, exitErrors, []string{"16 bytes"}},
		{"no hosts file", []string{"--hosts", filepath.Join(folder, "none.yaml")}, exitErrors, []string{"none.yaml"}},
		{"a broken hosts file", []string{"--hosts", broken}, exitErrors, []string{broken + ":2:9: ", broken + ":5:5: "}},
		{"a port in use", []string{"--listen", occupied(t), "--hosts", hosts}, exitErrors, []string{"--listen"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runCommand(t, "", append([]string{"serve", "--listen", "127.0.0.1:0"}, test.args...)...)
			if got.status != test.status || got.stdout != "" {
				t.Errorf("got status %d, printed %q", got.status, got.stdout)
			}
			for _, says := range test.says {
				if !strings.Contains(got.stderr, says) {
					t.Errorf("says %q, without %q", got.stderr, says)
				}
			}
		})
	}
}

func occupied(t *testing.T) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener.Addr().String()
}

// certify writes a certificate for 127.0.0.1, with a name to tell it by.
func certify(t *testing.T, folder, name string) (certificate, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	encode := func(kind string, bytes []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}))
	}
	return write(t, folder, "cert.pem", encode("CERTIFICATE", der)), write(t, folder, "key.pem", encode("PRIVATE KEY", pkcs8))
}

// hostIDs are the ids that the server lists.
func hostIDs(t *testing.T, client *http.Client, url, token string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), "GET", url+"/api/v1/hosts", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var list struct{ Hosts []struct{ ID string } }
	if err := json.NewDecoder(answer.Body).Decode(&list); err != nil || answer.StatusCode != 200 {
		t.Fatalf("got %s: %v", answer.Status, err)
	}
	var ids []string
	for _, host := range list.Hosts {
		ids = append(ids, host.ID)
	}
	return strings.Join(ids, " ")
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for begin := time.Now(); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Since(begin) > patience {
			t.Fatalf("still not so: %s", what)
		}
	}
}

func TestServeHosts(t *testing.T) {
	folder := t.TempDir()
	file := write(t, folder, "hosts.yaml", nobody("b", "a"))
	s := serve(t, "--hosts", file)
	if got := hostIDs(t, http.DefaultClient, s.url, ""); got != "a b" {
		t.Errorf("got %q", got)
	}
	hangUp := func() {
		if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	write(t, folder, "hosts.yaml", nobody("a", "c"))
	hangUp()
	eventually(t, "the hosts are those of the new file", func() bool { return hostIDs(t, http.DefaultClient, s.url, "") == "a c" })
	write(t, folder, "hosts.yaml", "hosts: [")
	hangUp()
	eventually(t, "the log tells what is wrong", func() bool { return strings.Contains(s.stderr.String(), file+":1:") })
	if got := hostIDs(t, http.DefaultClient, s.url, ""); got != "a c" {
		t.Errorf("after a broken file: %q", got)
	}

	conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+"/api/v1/live", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	stopped := make(chan int, 1)
	go func() { stopped <- s.stop() }()
	for err == nil {
		_, _, err = conn.ReadMessage()
	}
	if !websocket.IsCloseError(err, websocket.CloseGoingAway) {
		t.Errorf("a viewer is told %v", err)
	}
	if status := <-stopped; status != exitOK {
		t.Errorf("ended with %d: %s", status, s.stderr.String())
	}
}

func TestServeTLS(t *testing.T) {
	const token = "0123456789abcdef-secret"
	folder := t.TempDir()
	certificate, key := certify(t, folder, "first")
	s := serve(t, "--hosts", write(t, folder, "hosts.yaml", nobody("a")), "--tls-cert", certificate, "--tls-key", key,
		"--token-file", write(t, folder, "token", token+"\n"))
	if !strings.HasPrefix(s.url, "https://") {
		t.Fatalf("prints %q", s.url)
	}
	// client trusts the certificate as it is now in the file.
	client := func(change func(*tls.Config)) *http.Client {
		text, err := os.ReadFile(certificate)
		if err != nil {
			t.Fatal(err)
		}
		roots := x509.NewCertPool()
		roots.AppendCertsFromPEM(text)
		config := &tls.Config{RootCAs: roots}
		if change != nil {
			change(config)
		}
		transport := &http.Transport{TLSClientConfig: config, ForceAttemptHTTP2: true}
		t.Cleanup(transport.CloseIdleConnections)
		return &http.Client{Transport: transport}
	}
	first := client(nil)
	if got := hostIDs(t, first, s.url, token); got != "a" {
		t.Errorf("got %q", got)
	}
	old := client(func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS11, tls.VersionTLS11 })
	if _, err := old.Get(s.url + "/healthz"); err == nil {
		t.Error("speaks TLS 1.1")
	}
	dialer := websocket.Dialer{TLSClientConfig: first.Transport.(*http.Transport).TLSClientConfig.Clone()}
	dialer.TLSClientConfig.NextProtos = nil
	conn, _, err := dialer.Dial("wss"+strings.TrimPrefix(s.url, "https")+"/api/v1/live", http.Header{"Authorization": {"Bearer " + token}})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, text, err := conn.ReadMessage(); err != nil || !bytes.Contains(text, []byte(`"welcome"`)) {
		t.Errorf("got %s, %v", text, err)
	}

	certify(t, folder, "second")
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the new certificate is shown", func() bool {
		answer, err := client(nil).Get(s.url + "/readyz")
		if err != nil {
			return false
		}
		answer.Body.Close()
		return answer.TLS.PeerCertificates[0].Subject.CommonName == "second"
	})
	write(t, folder, "key.pem", "no key")
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the log tells of the key", func() bool { return strings.Contains(s.stderr.String(), "certificate not taken over") })
	if got := hostIDs(t, client(nil), s.url, token); got != "a" {
		t.Errorf("after a broken certificate: %q", got)
	}
	if status := s.stop(); status != exitOK {
		t.Errorf("ended with %d", status)
	}
	if strings.Contains(s.stderr.String(), token) {
		t.Error("the log tells the token")
	}
}

// The hosts files that README and page show are such as can be used.
func TestHostsFilesShown(t *testing.T) {
	for name, pattern := range map[string]string{
		"README.md":                "(?s)```yaml\n(.*?)```",
		"web/src/live/NoHosts.tsx": "(?s)example = `(.*?)`",
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shown := regexp.MustCompile(pattern).FindSubmatch(text)
		if shown == nil {
			t.Errorf("%s shows no hosts file", name)
			continue
		}
		// The files that it names are not on this machine.
		folder := t.TempDir()
		file := regexp.MustCompile(`(?m)^    (ssh_key|known_hosts|pki): (\S+)`).ReplaceAllStringFunc(string(shown[1]), func(line string) string {
			field, _, _ := strings.Cut(strings.TrimSpace(line), ":")
			named := filepath.Join(folder, field)
			if field == "pki" {
				err = os.MkdirAll(named, 0o700)
			} else {
				err = os.WriteFile(named, nil, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			return "    " + field + ": " + named
		})
		if found, err := hosts.Load(write(t, folder, "hosts.yaml", file)); err != nil || len(found) != 3 {
			t.Errorf("%s: %v\n%s", name, err, file)
		}
	}
}

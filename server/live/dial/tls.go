package dial

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	"ringlab/server/live/hosts"
	"ringlab/server/live/message"
)

// verified is the byte that a daemon sends after the handshake when it has
// accepted the client's certificate (src/rpc/virnetclient.c); in another case
// it closes the connection.
const verified = 1

// pki are the files of a client.
type pki struct{ authority, certificate, key string }

// files are those in the folder of the hosts file, or else where libvirt has
// them (docs/kbase/tlscerts.rst).
func files(folder string) pki {
	if folder == "" {
		return pki{"/etc/pki/CA/cacert.pem", "/etc/pki/libvirt/clientcert.pem", "/etc/pki/libvirt/private/clientkey.pem"}
	}
	return pki{
		filepath.Join(folder, "cacert.pem"),
		filepath.Join(folder, "clientcert.pem"),
		filepath.Join(folder, "clientkey.pem"),
	}
}

// tlsConfig trusts the authority in the folder and no other.
func tlsConfig(a hosts.Address) (*tls.Config, error) {
	from := files(a.PKI)
	authority, err := readFile("pki: cacert.pem", from.authority, false)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(authority) {
		return nil, problem(message.ReasonCredentials, "pki: cacert.pem: no certificate in it")
	}
	config := &tls.Config{RootCAs: roots, ServerName: a.Host, MinVersion: tls.VersionTLS12}

	// A daemon may be set to ask for no certificate.
	_, noCertificate := os.Stat(from.certificate)
	_, noKey := os.Stat(from.key)
	if errors.Is(noCertificate, fs.ErrNotExist) && errors.Is(noKey, fs.ErrNotExist) {
		return config, nil
	}
	certificate, err := readFile("pki: clientcert.pem", from.certificate, false)
	if err != nil {
		return nil, err
	}
	key, err := readFile("pki: clientkey.pem", from.key, true)
	if err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		return nil, problem(message.ReasonCredentials, "pki: clientcert.pem and clientkey.pem: %w", err)
	}
	// It is shown whichever authorities the daemon says it knows, so that it is
	// the daemon that refuses it.
	config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &pair, nil }
	return config, nil
}

func dialTLS(ctx context.Context, a hosts.Address) (net.Conn, error) {
	config, err := tlsConfig(a)
	if err != nil {
		return nil, err
	}
	plain, err := dialTCP(ctx, a)
	if err != nil {
		return nil, err
	}
	conn := tls.Client(plain, config)
	err = bounded(ctx, plain, func() error {
		if err := conn.HandshakeContext(ctx); err != nil {
			return fmt.Errorf("TLS with %s: %w", a.HostPort(), classifyTLS(err))
		}
		return accepted(conn)
	})
	if err != nil {
		plain.Close()
		return nil, err
	}
	return conn, nil
}

// accepted waits for the daemon to say what it thinks of our certificate.
func accepted(conn net.Conn) error {
	var said [1]byte
	_, err := io.ReadFull(conn, said[:])
	var timeout net.Error
	switch {
	case errors.As(err, &timeout) && timeout.Timeout():
		return classify(err)
	case err != nil || said[0] != verified:
		// Over TLS 1.3 an alert about the handshake comes only now; libvirt
		// mostly just closes the connection.
		return problem(message.ReasonCertRefused, "the daemon refused our certificate, or us; its log says why")
	}
	return nil
}

func classifyTLS(err error) error {
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	var unverified *tls.CertificateVerificationError
	var header tls.RecordHeaderError
	var op *net.OpError
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return problem(message.ReasonCertExpired, "the daemon's certificate is not valid now: %w", err)
	case errors.As(err, &name):
		return problem(message.ReasonCertName, "the daemon's certificate is for another name: %w", err)
	case errors.As(err, &unverified):
		return problem(message.ReasonCertUnknown, "the daemon's certificate is not of the authority in cacert.pem: %w", err)
	case errors.As(err, &header):
		return problem(message.ReasonProtocol, "what came is not TLS")
	case errors.As(err, &op) && op.Op == "remote error" && strings.Contains(op.Err.Error(), "certificate"):
		return problem(message.ReasonCertRefused, "the daemon refused our certificate: %w", op.Err)
	case errors.As(err, &op) && op.Op == "remote error":
		return problem(message.ReasonProtocol, "the daemon ended the handshake: %w", op.Err)
	}
	return classify(err)
}

package libvirtdtest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Certificate is what is wrong with a daemon's certificate.
type Certificate int

// Certificates of daemons. All but the named fault is right.
const (
	Good      Certificate = iota // for localhost and 127.0.0.1, valid, of the known authority
	Expired                      // since an hour
	WrongName                    // for elsewhere.example
	Unknown                      // of an authority that no client knows
)

// PKI are folders of files for clients: cacert.pem, clientcert.pem, clientkey.pem.
type PKI struct {
	// Client is right.
	Client string
	// Stranger has a client's certificate of an authority that the daemon
	// does not know, and the right authority for the daemon's.
	Stranger string
	// server has what the daemon uses, with servercert.pem and serverkey.pem.
	server string
}

// authority signs certificates.
type authority struct {
	cert *x509.Certificate
	key  *rsa.PrivateKey
}

func newAuthority(name string) (*authority, error) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(48 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	return &authority{cert, key}, err
}

// sign writes NAMEcert.pem and NAMEkey.pem. libvirt takes an elliptic curve's
// key for a server only with a usage that such keys do not have; so it is RSA.
func (a *authority) sign(dir, name string, template *x509.Certificate) error {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	template.SerialNumber = big.NewInt(time.Now().UnixNano())
	template.NotBefore = time.Now().Add(-24 * time.Hour)
	if template.NotAfter.IsZero() {
		template.NotAfter = time.Now().Add(24 * time.Hour)
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment
	template.BasicConstraintsValid = true
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, key.Public(), a.key)
	if err != nil {
		return err
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	if err := writePEM(dir, name+"cert.pem", "CERTIFICATE", der); err != nil {
		return err
	}
	return writePEM(dir, name+"key.pem", "PRIVATE KEY", keyDER)
}

func writePEM(dir, name, kind string, der []byte) error {
	text := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	return os.WriteFile(filepath.Join(dir, name), text, 0o600)
}

// NewPKI makes a PKI in a folder, for tests without a daemon.
func NewPKI(dir string) (PKI, error) { return writePKI(dir, Good) }

// writePKI makes authorities, and folders for the daemon and its clients.
func writePKI(dir string, c Certificate) (PKI, error) {
	pki := PKI{
		Client:   filepath.Join(dir, "client"),
		Stranger: filepath.Join(dir, "stranger"),
		server:   filepath.Join(dir, "server"),
	}
	ours, err := newAuthority("ringlab test authority")
	if err != nil {
		return pki, err
	}
	theirs, err := newAuthority("another authority")
	if err != nil {
		return pki, err
	}
	for _, folder := range []string{pki.Client, pki.Stranger, pki.server} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return pki, err
		}
		if err := writePEM(folder, "cacert.pem", "CERTIFICATE", ours.cert.Raw); err != nil {
			return pki, err
		}
	}

	server := &x509.Certificate{
		Subject:     pkix.Name{CommonName: "localhost"},
		DNSNames:    []string{"localhost"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	signer := ours
	switch c {
	case Good:
	case Expired:
		server.NotAfter = time.Now().Add(-time.Hour)
	case WrongName:
		server.Subject.CommonName = "elsewhere.example"
		server.DNSNames, server.IPAddresses = []string{"elsewhere.example"}, nil
	case Unknown:
		signer = theirs
	default:
		return pki, fmt.Errorf("there is no certificate %d", c)
	}
	if err := signer.sign(pki.server, "server", server); err != nil {
		return pki, err
	}
	for folder, signer := range map[string]*authority{pki.Client: ours, pki.Stranger: theirs} {
		err := signer.sign(folder, "client", &x509.Certificate{
			Subject:     pkix.Name{CommonName: "ringlab"},
			ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
		})
		if err != nil {
			return pki, err
		}
	}
	return pki, nil
}

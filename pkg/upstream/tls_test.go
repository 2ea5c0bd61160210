package upstream

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// authority is a certificate authority of one's own, as companies have.
type authority struct {
	t           *testing.T
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	pem         string
}

func newAuthority(t *testing.T) *authority {
	a := &authority{t: t}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "An authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	a.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	der, err := x509.CreateCertificate(rand.Reader, template, template, &a.key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	a.certificate, _ = x509.ParseCertificate(der)
	a.pem = string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	return a
}

// issue signs a certificate; change makes it wrong.
func (a *authority) issue(change func(*x509.Certificate)) (certificate, key string) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: time.Now().Add(time.Hour),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	if change != nil {
		change(template)
	}
	own, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, &own.PublicKey, a.key)
	if err != nil {
		a.t.Fatal(err)
	}
	pkcs8, _ := x509.MarshalPKCS8PrivateKey(own)
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})),
		string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}))
}

func (a *authority) serve(change func(*x509.Certificate), configure func(*tls.Config)) *server {
	certificate, key := a.issue(change)
	pair, err := tls.X509KeyPair([]byte(certificate), []byte(key))
	if err != nil {
		a.t.Fatal(err)
	}
	s := &server{}
	s.Server = httptest.NewUnstartedServer(counted(s, echo))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
	if configure != nil {
		configure(s.TLS)
	}
	s.StartTLS()
	a.t.Cleanup(s.Close)
	return s
}

func withTLS(options httpclient.TLSOptions) func(*Settings) {
	return func(settings *Settings) { settings.HTTP.TLS = &options }
}

func TestTLSFailuresSayWhatIsWrongWithTheCertificate(t *testing.T) {
	a := newAuthority(t)
	trusted := httpclient.TLSOptions{CACertificate: a.pem}
	wantClient := func(config *tls.Config) {
		config.ClientAuth, config.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
		config.ClientCAs.AddCert(a.certificate)
	}
	for name, test := range map[string]struct {
		certificate func(*x509.Certificate)
		configure   func(*tls.Config)
		options     httpclient.TLSOptions
		detail      string
	}{
		"an authority nobody told us of": {detail: TLSUnknownAuthority},
		"another host's certificate": {
			certificate: func(c *x509.Certificate) { c.IPAddresses, c.DNSNames = nil, []string{"other.example"} },
			options:     trusted, detail: TLSHostname,
		},
		"a server name of the settings that does not fit": {
			options: httpclient.TLSOptions{CACertificate: a.pem, ServerName: "pe.example"}, detail: TLSHostname,
		},
		"an expired certificate": {
			certificate: func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) },
			options:     trusted, detail: TLSExpired,
		},
		"a certificate that is not for servers": {
			certificate: func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection} },
			options:     trusted, detail: TLSOther,
		},
		"a client certificate is missing": {configure: wantClient, options: trusted, detail: TLSOther},
		"no common version": {
			configure: func(config *tls.Config) { config.MaxVersion = tls.VersionTLS12 },
			options:   httpclient.TLSOptions{CACertificate: a.pem, MinVersion: tls.VersionTLS13}, detail: TLSOther,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := a.serve(test.certificate, test.configure)
			r := get("/")
			r.Headers = map[string]Value{"Authorization": {Secret: "token"}}
			_, _, failure := fetch(t, newWorld(t).client(s.URL, withTLS(test.options)), r)
			wantFailure(t, failure, KindTLS, test.detail, 1)
			if s.requests.Load() != 0 {
				t.Error("the request was sent")
			}
		})
	}
}

func TestTLSOfTheSettingsIsUsed(t *testing.T) {
	a := newAuthority(t)
	certificate, key := a.issue(nil)
	for name, options := range map[string]httpclient.TLSOptions{
		"one's own authority":  {CACertificate: a.pem},
		"verification skipped": {InsecureSkipVerify: true},
		"a client certificate": {CACertificate: a.pem, ClientCertificate: certificate, ClientKey: key},
	} {
		s := a.serve(nil, func(config *tls.Config) {
			if options.ClientKey != "" {
				config.ClientAuth = tls.RequireAnyClientCert
			}
		})
		if got := mustFetch(t, newWorld(t).client(s.URL, withTLS(options)), get("/x")); got != "GET /x" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestCertificatesThatCannotBeReadAreFailuresOfTheSettings(t *testing.T) {
	a := newAuthority(t)
	certificate, key := a.issue(nil)
	_, foreignKey := a.issue(nil)
	for name, test := range map[string]struct {
		options httpclient.TLSOptions
		detail  string
	}{
		"no authority": {httpclient.TLSOptions{CACertificate: "hello"}, "CA Certificate (tlsCACert) is not a certificate in PEM form"},
		"no key": {
			httpclient.TLSOptions{ClientCertificate: certificate},
			"of Client Certificate (tlsClientCert) and Client Key (tlsClientKey) one is missing",
		},
		"another one's key": {
			httpclient.TLSOptions{ClientCertificate: certificate, ClientKey: foreignKey},
			"Client Certificate (tlsClientCert) and Client Key (tlsClientKey) are not a pair in PEM form",
		},
		"the two exchanged": {
			httpclient.TLSOptions{ClientCertificate: key, ClientKey: certificate},
			"Client Certificate (tlsClientCert) and Client Key (tlsClientKey) are not a pair in PEM form",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, failure := fetch(t, newWorld(t).client("https://a.example", withTLS(test.options)), get("/"))
			wantFailure(t, failure, KindSettings, test.detail, 0)
		})
	}
}

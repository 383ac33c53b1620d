package command

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"net"
	"net/url"
	"strings"
	"testing"

	"sockshell/repl/value"
	"sockshell/sockcore/sockcoretest"
)

// FuzzCertificate: whatever a peer may show as its certificate, and X.509 has room for, is
// shown without a panic.
func FuzzCertificate(f *testing.F) {
	ca := sockcoretest.NewCA(f)
	f.Add(ca.Issue("plain", nil).Certificate.Certificate[0])
	f.Add(ca.Issue("rich", func(c *x509.Certificate) {
		c.EmailAddresses, c.URIs = []string{"a@b.example"}, []*url.URL{{Scheme: "https", Host: "b.example"}}
		c.IPAddresses = append(c.IPAddresses, net.ParseIP("2001:db8::1"))
		c.OCSPServer, c.IssuingCertificateURL = []string{"http://o.example"}, []string{"http://i.example"}
		c.CRLDistributionPoints = []string{"http://c.example"}
	}).Certificate.Certificate[0])
	f.Add(ca.Issue("odd", func(c *x509.Certificate) {
		c.Subject.ExtraNames = []pkix.AttributeTypeAndValue{{Type: asn1.ObjectIdentifier{1, 2, 3}, Value: "odd"}}
	}).Certificate.Certificate[0])
	f.Fuzz(func(t *testing.T, der []byte) {
		c, err := x509.ParseCertificate(der)
		if err != nil {
			return
		}
		if text := value.Repr(certificateDict(c)); !strings.Contains(text, "'notAfter': ") {
			t.Fatalf("%x is %s", der, text)
		}
		for n := range len(der) {
			addressText(der[:min(n, 20)])
		}
	})
}

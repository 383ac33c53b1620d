package sockcore

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
)

const dateForm = "Jan _2 15:04:05 2006 GMT" // as OpenSSL writes it

// verdict is why a certificate was not accepted: OpenSSL's number (X509_V_ERR_…) and words,
// and what those do not tell.
type verdict struct {
	code    int
	message string
	detail  string
}

func (v verdict) String() string {
	message := strings.TrimSuffix(v.message, ".")
	if v.detail == "" {
		return message
	}
	return message + " (" + v.detail + ")"
}

// Verify is OpenSSL's number and words for why a certificate was not accepted, Python's
// verify_code and verify_message; ok is false for other errors.
func (e *TLSError) Verify() (code int, message string, ok bool) {
	var verify *tls.CertificateVerificationError
	if !errors.As(e.Cause, &verify) {
		return 0, "", false
	}
	v := notBelieved(verify)
	return v.code, v.message, true
}

func notBelieved(err *tls.CertificateVerificationError) verdict {
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var unknown x509.UnknownAuthorityError
	switch {
	case errors.As(err.Err, &host):
		return mismatch(host)
	case errors.As(err.Err, &invalid):
		return invalidReason(invalid)
	case errors.As(err.Err, &unknown):
		return unknownReason(err.UnverifiedCertificates)
	}
	return verdict{1, strings.TrimPrefix(err.Err.Error(), "x509: "), ""}
}

func mismatch(host x509.HostnameError) verdict {
	code, what := 62, "Hostname"
	if net.ParseIP(host.Host) != nil {
		code, what = 64, "IP address"
	}
	names := append([]string(nil), host.Certificate.DNSNames...)
	for _, ip := range host.Certificate.IPAddresses {
		names = append(names, ip.String())
	}
	its := "it names no host"
	if len(names) > 0 {
		its = "it is for " + strings.Join(names[:min(len(names), 5)], ", ")
	}
	return verdict{code, fmt.Sprintf("%s mismatch, certificate is not valid for '%s'.",
		what, host.Host), its}
}

func invalidReason(e x509.CertificateInvalidError) verdict {
	switch e.Reason {
	case x509.Expired:
		if time.Now().Before(e.Cert.NotBefore) {
			return verdict{9, "certificate is not yet valid",
				"before " + e.Cert.NotBefore.UTC().Format(dateForm)}
		}
		return verdict{10, "certificate has expired", "on " + e.Cert.NotAfter.UTC().Format(dateForm)}
	case x509.IncompatibleUsage:
		return verdict{26, "unsuitable certificate purpose", ""}
	case x509.NotAuthorizedToSign:
		return verdict{79, "invalid CA certificate", ""}
	case x509.TooManyIntermediates:
		return verdict{25, "path length constraint exceeded", ""}
	}
	return verdict{1, strings.TrimPrefix(e.Error(), "x509: "), ""}
}

func unknownReason(chain []*x509.Certificate) verdict {
	for i, c := range chain {
		if !bytes.Equal(c.RawIssuer, c.RawSubject) {
			continue
		}
		if i == 0 {
			return verdict{18, "self-signed certificate", ""}
		}
		return verdict{19, "self-signed certificate in certificate chain", c.Subject.String()}
	}
	if len(chain) == 0 {
		return verdict{20, "unable to get local issuer certificate", ""}
	}
	issuer := chain[len(chain)-1].Issuer.String()
	return verdict{20, "unable to get local issuer certificate", issuer}
}

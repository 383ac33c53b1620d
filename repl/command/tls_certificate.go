package command

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"net"
	"strings"
	"time"

	"sockshell/repl/python"

	"sockshell/sockcore"
)

// peerCertificate is Python's getpeercert.
func peerCertificate(state *sockcore.TLSState, binary bool) python.Value {
	switch {
	case len(state.PeerCertificates) == 0:
		return python.None
	case binary:
		return python.Bytes(state.PeerCertificates[0].Raw)
	case !state.Verified:
		return python.NewDict()
	}
	return certificateDict(state.PeerCertificates[0])
}

// certificateDict is a certificate in the shape of Python's getpeercert.
func certificateDict(c *x509.Certificate) python.Value {
	d := python.NewDict()
	set := d.SetStr
	set("subject", distinguished(c.RawSubject))
	set("issuer", distinguished(c.RawIssuer))
	set("version", python.NewInt(int64(c.Version)))
	set("serialNumber", python.NewStr(serialNumber(c)))
	set("notBefore", certificateTime(c.NotBefore))
	set("notAfter", certificateTime(c.NotAfter))
	if names := alternativeNames(c); len(names) > 0 {
		set("subjectAltName", python.NewTuple(names...))
	}
	for _, row := range []struct {
		key  string
		urls []string
	}{{"OCSP", c.OCSPServer}, {"caIssuers", c.IssuingCertificateURL},
		{"crlDistributionPoints", c.CRLDistributionPoints}} {
		var urls []python.Value
		for _, url := range row.urls {
			urls = append(urls, python.NewStr(url))
		}
		if urls != nil {
			set(row.key, python.NewTuple(urls...))
		}
	}
	return d
}

func serialNumber(c *x509.Certificate) string {
	if c.SerialNumber.Sign() == 0 {
		return "00"
	}
	return strings.ToUpper(hex.EncodeToString(c.SerialNumber.Bytes()))
}

func certificateTime(t time.Time) python.Value {
	return python.NewStr(t.UTC().Format("Jan _2 15:04:05 2006 GMT"))
}

// attributeNames are OpenSSL's long names of what a distinguished name is made of.
var attributeNames = map[string]string{
	"2.5.4.3": "commonName", "2.5.4.4": "surname", "2.5.4.5": "serialNumber",
	"2.5.4.6": "countryName", "2.5.4.7": "localityName", "2.5.4.8": "stateOrProvinceName",
	"2.5.4.9": "streetAddress", "2.5.4.10": "organizationName",
	"2.5.4.11": "organizationalUnitName", "2.5.4.12": "title", "2.5.4.13": "description",
	"2.5.4.15": "businessCategory", "2.5.4.17": "postalCode", "2.5.4.41": "name",
	"2.5.4.42": "givenName", "2.5.4.43": "initials", "2.5.4.44": "generationQualifier",
	"2.5.4.46": "dnQualifier", "2.5.4.65": "pseudonym", "2.5.4.97": "organizationIdentifier",
	"1.2.840.113549.1.9.1":       "emailAddress",
	"0.9.2342.19200300.100.1.1":  "userId",
	"0.9.2342.19200300.100.1.25": "domainComponent",
	"1.3.6.1.4.1.311.60.2.1.1":   "jurisdictionLocalityName",
	"1.3.6.1.4.1.311.60.2.1.2":   "jurisdictionStateOrProvinceName",
	"1.3.6.1.4.1.311.60.2.1.3":   "jurisdictionCountryName",
}

// distinguished is a name as Python has it: a tuple of tuples of (attribute, value).
func distinguished(raw []byte) *python.Tuple {
	var sequence pkix.RDNSequence
	if _, err := asn1.Unmarshal(raw, &sequence); err != nil {
		return python.NewTuple()
	}
	var name []python.Value
	for _, set := range sequence {
		var part []python.Value
		for _, a := range set {
			key := a.Type.String()
			if long, ok := attributeNames[key]; ok {
				key = long
			}
			part = append(part, python.NewTuple(python.NewStr(key), python.NewStr(fmt.Sprint(a.Value))))
		}
		name = append(name, python.NewTuple(part...))
	}
	return python.NewTuple(name...)
}

// alternativeNames are in the certificate's order, which x509 does not keep.
func alternativeNames(c *x509.Certificate) (names []python.Value) {
	for _, extension := range c.Extensions {
		if extension.Id.String() != "2.5.29.17" {
			continue
		}
		var all []asn1.RawValue
		if _, err := asn1.Unmarshal(extension.Value, &all); err != nil {
			return nil
		}
		for _, v := range all {
			if kind, text := alternativeName(v); kind != "" {
				names = append(names, python.NewTuple(python.NewStr(kind), python.NewStr(text)))
			}
		}
	}
	return names
}

// alternativeName is a GeneralName (RFC 5280, 4.2.1.6).
func alternativeName(v asn1.RawValue) (kind, text string) {
	switch v.Tag {
	case 1:
		return "email", string(v.Bytes)
	case 2:
		return "DNS", string(v.Bytes)
	case 6:
		return "URI", string(v.Bytes)
	case 7:
		return "IP Address", addressText(v.Bytes)
	}
	return "", ""
}

// addressText writes IPv6 as Python's ssl does: every group, none left out.
func addressText(ip []byte) string {
	if len(ip) != net.IPv6len {
		return net.IP(ip).String()
	}
	groups := make([]string, 8)
	for i := range groups {
		groups[i] = fmt.Sprintf("%X", int(ip[2*i])<<8|int(ip[2*i+1]))
	}
	return strings.Join(groups, ":")
}

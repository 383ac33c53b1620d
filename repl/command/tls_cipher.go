package command

import (
	"crypto/tls"
	"strings"

	"sockshell/repl/python"

	"sockshell/repl/value"
)

// cipherRow is a cipher that crypto/tls has, with OpenSSL's name, which Python shows.
type cipherRow struct {
	id      uint16
	openssl string
	version string // that defines it
	bits    int
}

var cipherRows = []cipherRow{
	{tls.TLS_AES_128_GCM_SHA256, "TLS_AES_128_GCM_SHA256", "TLSv1.3", 128},
	{tls.TLS_AES_256_GCM_SHA384, "TLS_AES_256_GCM_SHA384", "TLSv1.3", 256},
	{tls.TLS_CHACHA20_POLY1305_SHA256, "TLS_CHACHA20_POLY1305_SHA256", "TLSv1.3", 256},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.2", 128},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2", 256},
	{tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-ECDSA-CHACHA20-POLY1305", "TLSv1.2", 256},
	{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "ECDHE-RSA-AES128-GCM-SHA256", "TLSv1.2", 128},
	{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "ECDHE-RSA-AES256-GCM-SHA384", "TLSv1.2", 256},
	{tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-RSA-CHACHA20-POLY1305", "TLSv1.2", 256},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, "ECDHE-ECDSA-AES128-SHA256", "TLSv1.2", 128},
	{tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, "ECDHE-RSA-AES128-SHA256", "TLSv1.2", 128},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, "ECDHE-ECDSA-AES128-SHA", "TLSv1.0", 128},
	{tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, "ECDHE-ECDSA-AES256-SHA", "TLSv1.0", 256},
	{tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "ECDHE-RSA-AES128-SHA", "TLSv1.0", 128},
	{tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, "ECDHE-RSA-AES256-SHA", "TLSv1.0", 256},
	{tls.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, "ECDHE-RSA-DES-CBC3-SHA", "TLSv1.0", 112},
	{tls.TLS_RSA_WITH_AES_128_GCM_SHA256, "AES128-GCM-SHA256", "TLSv1.2", 128},
	{tls.TLS_RSA_WITH_AES_256_GCM_SHA384, "AES256-GCM-SHA384", "TLSv1.2", 256},
	{tls.TLS_RSA_WITH_AES_128_CBC_SHA256, "AES128-SHA256", "TLSv1.2", 128},
	{tls.TLS_RSA_WITH_AES_128_CBC_SHA, "AES128-SHA", "SSLv3", 128},
	{tls.TLS_RSA_WITH_AES_256_CBC_SHA, "AES256-SHA", "SSLv3", 256},
	{tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA, "DES-CBC3-SHA", "SSLv3", 112},
}

// cipherTuple is Python's: ('TLS_AES_128_GCM_SHA256', 'TLSv1.3', 128).
func cipherTuple(id uint16) *python.Tuple {
	for _, row := range cipherRows {
		if row.id == id {
			return python.NewTuple(python.NewStr(row.openssl), python.NewStr(row.version),
				python.NewInt(int64(row.bits)))
		}
	}
	return python.NewTuple(python.NewStr(tls.CipherSuiteName(id)), python.None, python.None)
}

// cipherSuites finds ciphers by OpenSSL's names or those of the RFCs. Those of TLS 1.3
// cannot be chosen.
func cipherSuites(names []string) (ids []uint16, err error) {
	for _, name := range names {
		row, known := findCipher(name)
		switch {
		case !known:
			return nil, python.Raise(value.SSLError, "No cipher can be selected: there is no %s%s",
				name, nearCipher(name))
		case row.version == "TLSv1.3":
			return nil, python.Raise(value.SSLError, "No cipher can be selected: TLSv1.3 chooses %s itself; "+
				"with max_version=TLSv1.2 there is a choice", name)
		}
		ids = append(ids, row.id)
	}
	return ids, nil
}

func findCipher(name string) (cipherRow, bool) {
	for _, row := range cipherRows {
		if strings.EqualFold(name, row.openssl) || strings.EqualFold(name, tls.CipherSuiteName(row.id)) {
			return row, true
		}
	}
	return cipherRow{}, false
}

func nearCipher(name string) string {
	var names []string
	for _, row := range cipherRows {
		names = append(names, row.openssl)
	}
	if near := nearest(name, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return "; there are " + strings.Join(names[3:], ", ")
}

package command

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"strings"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// nameList is a list of names, or text with commas (or colons) between them.
type nameList struct{ List []string }

func (*nameList) name() string                             { return "names" }
func (*nameList) word(w *syntax.Word) (syntax.Expr, error) { return new(Text).word(w) }

func (k *nameList) take(c *Call, v python.Value) error {
	k.List = nil
	if s, ok := python.AsStr(v); ok {
		k.List = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",: ", r) })
		return nil
	}
	if !python.IsIterable(v) {
		return python.Raise(python.TypeError, "%s(): a list of names is required, not '%s'", c.Verb, python.TypeName(v))
	}
	items, err := python.Items(c.thread(), v)
	for _, item := range items {
		s, ok := python.AsStr(item)
		if !ok {
			return python.Raise(python.TypeError, "%s(): a name must be str, not '%s'", c.Verb, python.TypeName(item))
		}
		k.List = append(k.List, s)
	}
	return err
}

type tlsOptions struct {
	host                              string
	server, verify                    bool
	cafile, certfile, keyfile, keylog string
	alpn, ciphers                     []string
	low, high                         string

	// What an SSLContext says besides; context: Python has checked all of it.
	context, anyName, optional, defaults bool
	cafiles, cadata                      []string
}

// startTLS looks at all arguments before it touches the socket.
func startTLS(c *Call, s *sockcore.Socket, o tlsOptions) (*sockcore.Socket, error) {
	if o.cafile+o.certfile+o.keyfile+o.keylog != "" {
		if err := c.unrestricted("a file in " + c.Verb); err != nil {
			return nil, err
		}
	}
	config, err := o.config(c)
	if err != nil {
		return nil, err
	}
	steps := o.context && (s.Timeout() == 0 || s.InHandshake())
	if o.keylog != "" {
		f, err := c.open(o.keylog, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
		if err != nil {
			return nil, err
		}
		if !steps { // else the handshake goes on after this call, and the collector closes it
			defer f.Close() // secrets are logged in the handshake only
		}
		config.KeyLogWriter = f
	}
	c.Flush()
	if steps {
		return s.StepTLS(c.Context, config, o.server)
	}
	return s.StartTLS(c.Context, config, o.server)
}

func (o *tlsOptions) config(c *Call) (*tls.Config, error) {
	config := &tls.Config{ServerName: o.host, NextProtos: o.alpn,
		InsecureSkipVerify: !o.verify, DynamicRecordSizingDisabled: true,
		SessionTicketsDisabled: o.server} // each call has keys of its own: a ticket would be of no use
	var err error
	switch {
	case o.context:
	case o.server && o.certfile == "":
		return nil, python.Raise(python.ValueError, "certfile must be specified for server-side operations")
	case o.server && o.host != "":
		return nil, python.Raise(python.ValueError, "server_hostname can only be specified in client mode")
	case !o.server && o.verify && o.host == "":
		return nil, python.Raise(python.ValueError, "check_hostname requires server_hostname: "+
			"give server_hostname=NAME, or verify=off")
	}
	if config.MinVersion, config.MaxVersion, err = o.versions(); err != nil {
		return nil, err
	}
	if config.CipherSuites, err = cipherSuites(o.ciphers); err != nil {
		return nil, err
	}
	if o.context {
		return config, o.contextConfig(c, config)
	}
	return config, o.certificates(c, config)
}

// tlsVersions are the names as Python and OpenSSL write them.
var tlsVersions = map[string]uint16{"": 0, "TLSv1": tls.VersionTLS10, "TLSv1.0": tls.VersionTLS10,
	"TLSv1.1": tls.VersionTLS11, "TLSv1.2": tls.VersionTLS12, "TLSv1.3": tls.VersionTLS13}

func tlsVersion(name string) (uint16, error) {
	v, ok := tlsVersions[strings.ReplaceAll(name, "_", ".")]
	if !ok {
		return 0, python.Raise(python.ValueError, "no version %s: there are TLSv1, TLSv1.1, TLSv1.2 and TLSv1.3", name)
	}
	return v, nil
}

// versions are what is asked for. An old max_version is meant, so it lowers the least too.
func (o *tlsOptions) versions() (low, high uint16, err error) {
	if low, err = tlsVersion(o.low); err != nil {
		return 0, 0, err
	}
	if high, err = tlsVersion(o.high); err != nil {
		return 0, 0, err
	}
	if low == 0 && high != 0 {
		low = min(high, tls.VersionTLS12)
	}
	if high != 0 && low > high {
		return 0, 0, python.Raise(python.ValueError, "min_version %s is above max_version %s", o.low, o.high)
	}
	return low, high, nil
}

// certificates loads who is believed, and who this side is.
func (o *tlsOptions) certificates(c *Call, config *tls.Config) error {
	if o.cafile != "" {
		pem, err := c.readFile(o.cafile)
		if err != nil {
			return err
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return python.Raise(value.SSLError, "[X509: NO_CERTIFICATE_OR_CRL_FOUND] "+
				"no certificate or crl found in %s", o.cafile)
		}
	}
	if o.server && o.cafile != "" {
		config.ClientCAs = config.RootCAs
		config.ClientAuth = tls.RequestClientCert
		if o.verify {
			config.ClientAuth = tls.RequireAndVerifyClientCert
		}
	}
	if o.certfile == "" {
		if o.keyfile != "" {
			return python.Raise(python.ValueError, "certfile must be specified with keyfile")
		}
		return nil
	}
	return o.ownCertificate(c, config)
}

func (o *tlsOptions) ownCertificate(c *Call, config *tls.Config) error {
	keyfile := o.keyfile
	if keyfile == "" {
		keyfile = o.certfile // Python's rule: both in one file
	}
	cert, err := c.readFile(o.certfile)
	if err != nil {
		return err
	}
	key, err := c.readFile(keyfile)
	if err != nil {
		return err
	}
	own, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return python.Raise(value.SSLError, "%s and %s: %s", o.certfile, keyfile,
			strings.TrimPrefix(err.Error(), "tls: "))
	}
	// All of the list, not what the peer's wishes leave of it: a person who names a
	// certificate wants it shown.
	config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
		return &own, nil
	}
	config.Certificates = []tls.Certificate{own}
	return nil
}

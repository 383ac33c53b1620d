package command

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"

	"sockshell/repl/python"
	"sockshell/repl/value"
)

// sslModule is _ssl, on which lib/ssl.py stands.
func (e *Env) sslModule() *python.Module {
	e.classes()
	m := python.NewModule("_ssl")
	for _, c := range []*python.Type{value.SSLError, value.SSLCertVerificationError, value.SSLEOFError,
		value.SSLSyscallError, value.SSLWantReadError, value.SSLWantWriteError, value.SSLZeroReturnError} {
		m.Names.Set(c.Name, c)
	}
	m.Names.Set("_SSLSocket", e.made.secure)
	for name, f := range map[string]method{"move": moveSocket, "handshake": e.handshake, "pending": pendingTLS,
		"check_certificate": e.checkCertificate, "check_authorities": e.checkAuthorities, "ciphers": cipherNames} {
		m.Names.Set(name, &python.Builtin{Name: name, Module: "_ssl", Fn: f})
	}
	return m
}

func sockets(v ...python.Value) ([]*value.Socket, error) {
	list := make([]*value.Socket, len(v))
	for i := range v {
		s, ok := v[i].(*value.Socket)
		if !ok {
			return nil, notOpen(v[i], false)
		}
		list[i] = s
	}
	return list, nil
}

// moveSocket gives the socket of another value to a new one: the other is closed.
func moveSocket(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	both, err := sockets(a.Pos...)
	if err != nil {
		return nil, err
	}
	to, from := both[0], both[1]
	if from.Socket == nil {
		return nil, notOpen(from, true)
	}
	moved, err := aside(&Call{Thread: t}, from.Socket.Move)
	to.Socket = moved
	return python.None, err
}

// handshake is handshake(sock, server_side, server_hostname, options).
func (e *Env) handshake(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	var s, server, host python.Value
	var options *python.Dict
	if err := python.Unpack(a, "handshake", "sock/", &s, "server_side/", &server, "host/", &host, "options/", &options); err != nil {
		return nil, err
	}
	one, err := sockets(s)
	if err != nil {
		return nil, err
	}
	if one[0].Socket == nil {
		return nil, notOpen(s, true)
	}
	c := &Call{Context: t.Context(), Env: e, Thread: t, Verb: "wrap_socket"}
	o := contextOptions(options)
	o.server, _ = python.Truth(t, server)
	o.host, _ = python.AsStr(host)
	secure, err := startTLS(c, one[0].Socket, o)
	if secure != nil {
		one[0].Socket = secure
	}
	if err != nil {
		if ended := t.Context().Err(); ended != nil {
			if err := t.Err(); err != nil {
				return nil, err
			}
		}
		return nil, err
	}
	return python.None, nil
}

// contextOptions are what an SSLContext says.
func contextOptions(d *python.Dict) tlsOptions {
	text := func(key string) string {
		s, _ := python.AsStr(python.OrNone(d.GetStr(key)))
		return s
	}
	list := func(key string) (texts []string) {
		items, _ := value.Items(python.OrNone(d.GetStr(key)))
		for _, v := range items {
			s, _ := value.TextOrBytes(v)
			texts = append(texts, s)
		}
		return texts
	}
	mode, _ := python.AsInt(python.OrNone(d.GetStr("verify")))
	check, _ := d.GetStr("check").(python.Bool)
	defaults, _ := d.GetStr("default").(python.Bool)
	return tlsOptions{context: true, verify: mode > 0, anyName: !bool(check), optional: mode == 1,
		certfile: text("certfile"), keyfile: text("keyfile"), keylog: text("keylog"), low: text("low"), high: text("high"),
		cafiles: list("cafile"), cadata: list("cadata"), alpn: list("alpn"), defaults: bool(defaults)}
}

// contextConfig is a configuration of what an SSLContext says, which Python has checked.
func (o *tlsOptions) contextConfig(c *Call, config *tls.Config) error {
	config.InsecureSkipVerify = !o.server && (!o.verify || o.anyName)
	switch {
	case !o.defaults:
		config.RootCAs = x509.NewCertPool() // nobody is believed
	case o.cafiles != nil || o.cadata != nil: // beside whom the system believes
		if roots, err := x509.SystemCertPool(); err == nil {
			config.RootCAs = roots
		} else {
			config.RootCAs = x509.NewCertPool()
		}
	}
	for _, path := range o.cafiles {
		pem, err := c.readFile(path)
		if err != nil {
			return err
		}
		config.RootCAs.AppendCertsFromPEM(pem)
	}
	for _, pem := range o.cadata {
		config.RootCAs.AppendCertsFromPEM([]byte(pem))
	}
	if o.server {
		config.ClientCAs = config.RootCAs
		switch {
		case o.optional:
			config.ClientAuth = tls.VerifyClientCertIfGiven
		case o.verify:
			config.ClientAuth = tls.RequireAndVerifyClientCert
		}
	} else if o.verify && o.anyName {
		config.VerifyConnection = func(state tls.ConnectionState) error { return verifyChain(config, state) }
	}
	if o.certfile == "" {
		return nil
	}
	return o.ownCertificate(c, config)
}

// verifyChain believes a certificate whatever its name is.
func verifyChain(config *tls.Config, state tls.ConnectionState) error {
	if len(state.PeerCertificates) == 0 {
		return errors.New("the peer showed no certificate")
	}
	between := x509.NewCertPool()
	for _, cert := range state.PeerCertificates[1:] {
		between.AddCert(cert)
	}
	_, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: config.RootCAs, Intermediates: between})
	if err != nil {
		return &tls.CertificateVerificationError{UnverifiedCertificates: state.PeerCertificates, Err: err}
	}
	return nil
}

func pendingTLS(_ *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	one, err := sockets(a.Pos...)
	if err != nil {
		return nil, err
	}
	return python.NewInt(int64(one[0].Socket.PendingTLS())), nil
}

// checkCertificate is check_certificate(certfile, keyfile): what load_cert_chain refuses.
func (e *Env) checkCertificate(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	c := &Call{Context: t.Context(), Env: e, Thread: t, Verb: "load_cert_chain"}
	if err := c.unrestricted("a file in load_cert_chain"); err != nil {
		return nil, err
	}
	o := tlsOptions{}
	o.certfile, _ = python.AsStr(a.Pos[0])
	o.keyfile, _ = python.AsStr(a.Pos[1])
	return python.None, o.ownCertificate(c, &tls.Config{})
}

// checkAuthorities is check_authorities(cafile, cadata): what load_verify_locations refuses.
func (e *Env) checkAuthorities(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	c := &Call{Context: t.Context(), Env: e, Thread: t, Verb: "load_verify_locations"}
	data, isData := python.AsStr(a.Pos[1])
	if path, ok := python.AsStr(a.Pos[0]); ok {
		if err := c.unrestricted("a file in load_verify_locations"); err != nil {
			return nil, err
		}
		b, err := c.readFile(path)
		if err != nil {
			return nil, err
		}
		data = string(b)
	}
	if x509.NewCertPool().AppendCertsFromPEM([]byte(data)) {
		return python.None, nil
	}
	reason := "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4293)"
	if isData {
		reason = "not enough data: cadata does not contain a certificate (_ssl.c:4087)"
	}
	return nil, sslFailure(136, reason)
}

func sslFailure(number int64, reason string) error {
	e, err := python.CallValues(python.OrIdle(nil), value.SSLError, python.NewInt(number), python.NewStr(reason))
	if err != nil {
		return err
	}
	if e, ok := e.(*python.Exception); ok {
		return e
	}
	return fmt.Errorf("%s", reason)
}

func cipherNames(*python.Thread, python.Value, python.Args) (python.Value, error) {
	var names []python.Value
	for _, row := range cipherRows {
		names = append(names, python.NewStr(row.openssl))
	}
	return python.NewList(names...), nil
}

package command

import (
	"errors"

	"sockshell/repl/python"

	"sockshell/sockcore"
)

func tlsChapter() []Command {
	return append(tlsStarters(), tlsMethods()...)
}

func tlsStarters() []Command {
	return []Command{{
		Name:    "tls",
		Summary: "speak TLS on a connected socket from now on: returns the secure socket",
		Detail: "The handshake is made at once, within the socket's timeout; the old name is closed after it. " +
			"recv, send, sendall, poll, timeouts, Ctrl-C and & work as before. The peer's certificate is " +
			"verified for server_hostname against the system's authorities or cafile; verify=off leaves that out. " +
			"A server needs server_side=on and certfile; with cafile it asks clients for certificates. In the " +
			"middle of a conversation it is STARTTLS. alpn is a list or h2,http/1.1; versions are TLSv1.2 or TLSv1.3; " +
			"keylog is a file for Wireshark. Of ciphers, only those up to TLSv1.2 can be chosen. " +
			"To try it, make a certificate and its key in cert.pem: openssl req -x509 -newkey rsa:2048 -nodes " +
			"-out cert.pem -keyout cert.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost, and " +
			"believe it with cafile=cert.pem.",
		Returns: "the secure socket",
		Errors: []string{
			"ssl.SSLCertVerificationError: the certificate is not to be believed; its text says why",
			"ssl.SSLEOFError: the peer closed in the handshake, or later without close_notify",
			"ssl.SSLError: the peer does not speak TLS, or there is no common version or cipher",
			"TimeoutError: the socket's timeout passed or, when it has none, the peer was silent for 10 s",
		},
		Python: "ssl.create_default_context(cafile=…).wrap_socket(s, server_hostname=…)",
		Example: append(exampleTLS("t", "t.sendall hello", "u.recv 100", "info t"),
			"c, d = socketpair", "v = tls d server_side=on certfile=cert.pem &",
			"w = tls c server_hostname=example.com   # SSLCertVerificationError: nobody vouches for it"),
		Run: Func(func(c *Call, a struct {
			Socket         Socket
			ServerHostname textOrNone `arg:"?"`
			ServerSide     Bool       `arg:"key" default:"False"`
			Verify         Bool       `arg:"key" default:"True"`
			Cafile         textOrNone `arg:"key"`
			Certfile       textOrNone `arg:"key"`
			Keyfile        textOrNone `arg:"key"`
			Alpn           nameList   `arg:"key"`
			MinVersion     textOrNone `arg:"key"`
			MaxVersion     textOrNone `arg:"key"`
			Ciphers        nameList   `arg:"key"`
			Keylog         textOrNone `arg:"key"`
		}) (*sockcore.Socket, error) {
			return startTLS(c, a.Socket.Socket.Socket, tlsOptions{host: string(a.ServerHostname.Text),
				server: bool(a.ServerSide), verify: bool(a.Verify), cafile: string(a.Cafile.Text),
				certfile: string(a.Certfile.Text), keyfile: string(a.Keyfile.Text), alpn: a.Alpn.List,
				low: string(a.MinVersion.Text), high: string(a.MaxVersion.Text), ciphers: a.Ciphers.List,
				keylog: string(a.Keylog.Text)})
		}),
	}, {
		Name:    "ssl",
		Module:  true,
		Summary: "speak TLS without verifying who answers, with read and write",
		Detail:  "As in Python 2. Use tls, which verifies.",
		Python:  "socket.ssl(sock, keyfile=None, certfile=None)",
		Returns: "the secure socket, which has read and write too",
		Example: []string{
			"a, b = socketpair", "u = tls b server_side=on certfile=cert.pem &", "t = ssl a", "wait",
			"t.write hello", "u.read 5",
		},
		Run: Func(func(c *Call, a struct {
			Sock     Socket
			Keyfile  textOrNone `arg:"?"`
			Certfile textOrNone `arg:"?"`
		}) (*sockcore.Socket, error) {
			c.Shell.Note("ssl verifies nothing: whoever answers is believed. tls SOCKET server_hostname=NAME verifies")
			return startTLS(c, a.Sock.Socket.Socket, tlsOptions{keyfile: string(a.Keyfile.Text),
				certfile: string(a.Certfile.Text)})
		}),
	}}
}

func tlsMethods() []Command {
	return []Command{{
		Name:    "version",
		Summary: "the version of TLS that was agreed on: 'TLSv1.3'",
		Returns: "'TLSv1.3'",
		OnlyTLS: true,
		Example: exampleTLS("t.version"),
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (string, error) {
			return sockcore.TLSVersionName(s.TLS().Version), nil
		}),
	}, {
		Name:    "cipher",
		Summary: "the cipher that was agreed on: (name, the version that defines it, bits)",
		Returns: "('TLS_AES_128_GCM_SHA256', 'TLSv1.3', 128)",
		OnlyTLS: true,
		Example: exampleTLS("t.cipher"),
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (*python.Tuple, error) {
			return cipherTuple(s.TLS().CipherSuite), nil
		}),
	}, {
		Name:    "getpeercert",
		Summary: "the peer's certificate as a dict; None when it showed none",
		Detail:  "Empty when it was not verified. With binary_form=on: the certificate itself (DER), verified or not.",
		Returns: "a dict, bytes or None",
		OnlyTLS: true,
		Example: exampleTLS(`t.getpeercert()["subject"]`,
			"u.getpeercert   # None: the client showed none", "len(t.getpeercert(binary_form=True))"),
		Run: Method(func(_ *Call, s *sockcore.Socket, a struct {
			BinaryForm Bool `default:"False"`
		}) (python.Value, error) {
			return peerCertificate(s.TLS(), bool(a.BinaryForm)), nil
		}),
	}, {
		Name:    "selected_alpn_protocol",
		Summary: "the protocol that ALPN agreed on: 'h2', or None",
		Returns: "'h2', or None",
		OnlyTLS: true,
		Example: exampleTLS("t.selected_alpn_protocol"),
		Run:     Method(selectedALPN),
	}, {
		Name:    "selected_alpn",
		Summary: "selected_alpn_protocol in short",
		Returns: "'h2', or None",
		OnlyTLS: true,
		Example: exampleTLS("t.selected_alpn"),
		Run:     Method(selectedALPN),
	}, {
		Name:    "unwrap",
		Summary: "end TLS, and return the plain socket",
		Detail:  "Says close_notify and waits for the peer's. What came before that and was not received is an error.",
		Returns: "the plain socket; the secure one is closed",
		OnlyTLS: true,
		Example: exampleTLS("q = u.unwrap &", "p = t.unwrap", "wait", "p.send plain", "q.recv 100"),
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (*sockcore.Socket, error) {
			return s.EndTLS(c.Context)
		}),
	}, {
		Name:    "read",
		Summary: "receive n bytes over TLS, or all until the peer closes",
		Detail:  "Less than n only when the peer closes, or the call is cut short. At the most 64 MiB at a time.",
		Returns: "bytes",
		OnlyTLS: true,
		Example: exampleTLS("u.sendall hello", "t.read 5"),
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			N Size `default:"-1"`
		}) ([]byte, error) {
			return readTLS(c, s, int(a.N))
		}),
	}, {
		Name:    "write",
		Summary: "send bytes over TLS; returns how many were taken",
		Returns: "the number of bytes",
		OnlyTLS: true,
		Example: exampleTLS("t.write hello", "u.recv 100"),
		Run: Method(func(c *Call, s *sockcore.Socket, a struct{ Data Data }) (int, error) {
			return s.Send(c.Context, string(a.Data), 0)
		}),
	}}
}

// exampleTLS begins with t, a client, and u, its server; cert.pem has a certificate of
// localhost and its key.
func exampleTLS(lines ...string) []string {
	return append([]string{
		"a, b = socketpair", "u = tls b server_side=on certfile=cert.pem alpn=h2 &",
		"t = tls a server_hostname=localhost cafile=cert.pem alpn=h2,http/1.1", "wait",
	}, lines...)
}

func selectedALPN(_ *Call, s *sockcore.Socket, _ struct{}) (python.Value, error) {
	if name := s.TLS().NegotiatedProtocol; name != "" {
		return python.NewStr(name), nil
	}
	return python.None, nil
}

// mostRead is how much one read takes into memory.
const mostRead = 64 << 20

// readTLS keeps what came when the call is cut short; the next one meets the error.
func readTLS(c *Call, s *sockcore.Socket, n int) ([]byte, error) {
	if n < 0 || n > mostRead {
		n = mostRead
	}
	all := []byte{}
	for len(all) < n {
		some, err := s.Recv(c.Context, n-len(all), 0)
		if err != nil && len(all) == 0 {
			return nil, err
		}
		var e *sockcore.TLSError
		if errors.As(err, &e) && e.Name == "ssl.SSLEOFError" {
			c.Shell.Note(e.Message)
		}
		if len(some) == 0 {
			break
		}
		all = append(all, some...)
	}
	return all, nil
}

package sockcore_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

const refused = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "

func TestTLSBadCertificates(t *testing.T) {
	ca, other := sockcoretest.NewCA(t), sockcoretest.NewCA(t)
	day := time.Date(2020, 2, 3, 4, 5, 6, 0, time.UTC)
	later := time.Now().Add(24 * time.Hour)
	for _, row := range []struct {
		name, host, want string
		ca               *sockcoretest.CA
		change           func(*x509.Certificate)
	}{
		{"expired", "localhost", "certificate has expired (on Feb  3 04:05:06 2020 GMT)", ca,
			func(c *x509.Certificate) { c.NotBefore, c.NotAfter = day.AddDate(-1, 0, 0), day }},
		{"early", "localhost", "certificate is not yet valid (before ", ca,
			func(c *x509.Certificate) { c.NotBefore, c.NotAfter = later, later.Add(time.Hour) }},
		{"host", "wrong.example", "Hostname mismatch, certificate is not valid for 'wrong.example' " +
			"(it is for localhost, 127.0.0.1, ::1)", ca, nil},
		{"address", "127.0.0.2", "IP address mismatch, certificate is not valid for '127.0.0.2'", ca, nil},
		{"nameless", "localhost", "Hostname mismatch, certificate is not valid for 'localhost' (it names no host)",
			ca, func(c *x509.Certificate) { c.DNSNames, c.IPAddresses = nil, nil }},
		{"self", "localhost", "self-signed certificate", ca,
			func(c *x509.Certificate) { c.IsCA = true }},
		{"unknown", "localhost", "unable to get local issuer certificate (CN=Test CA)", other, nil},
		{"purpose", "localhost", "unsuitable certificate purpose", ca, func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			leaf := row.ca.Issue(row.name, row.change)
			p, q := connected(t, newEngine(t))
			a, b := handshakes(p, q, &tls.Config{RootCAs: ca.Pool, ServerName: row.host},
				&tls.Config{Certificates: []tls.Certificate{leaf.Certificate}})
			wantTLS(t, a.err, "ssl.SSLCertVerificationError", refused+row.want)
			if b.err == nil { // with TLS 1.3 the server is done before the client looks
				_, b.err = b.Recv(bg, 1, 0)
			}
			wantTLS(t, b.err, "ssl.SSLError", "the peer refused with the alert: ")
			if !p.Closed() || a.Socket != nil {
				t.Error("the socket is still open")
			}
		})
	}
}

// TestTLSHostileChains: a server shows more certificates than anybody needs.
func TestTLSHostileChains(t *testing.T) {
	ca, other := sockcoretest.NewCA(t), sockcoretest.NewCA(t)
	leaf := other.Issue("leaf", nil)
	many := [][]byte{leaf.Leaf.Raw}
	for range 150 { // each has the name of the authority, and might have signed the leaf
		many = append(many, ca.Issue("one of many", func(c *x509.Certificate) {
			c.IsCA, c.Subject = true, pkix.Name{CommonName: "Test CA"}
			c.KeyUsage = x509.KeyUsageCertSign
		}).Leaf.Raw)
	}
	for _, row := range []struct {
		name, class, want string
		chain             [][]byte
	}{
		{"large", "ssl.SSLError", "exceeds maximum of", slices.Repeat(many, 10)},
		{"many", "ssl.SSLCertVerificationError", "signature check attempts limit reached", many},
	} {
		t.Run(row.name, func(t *testing.T) {
			p, q := connected(t, newEngine(t))
			hostile := tls.Certificate{Certificate: row.chain, PrivateKey: leaf.PrivateKey}
			a, b := handshakes(p, q, &tls.Config{RootCAs: ca.Pool, ServerName: "localhost"},
				&tls.Config{Certificates: []tls.Certificate{hostile}})
			wantTLS(t, a.err, row.class, row.want)
			if b.err == nil {
				_, b.err = b.Recv(bg, 1, 0)
			}
			if b.err == nil || !p.Closed() {
				t.Errorf("%v; closed: %v", b.err, p.Closed())
			}
		})
	}
}

func TestTLSClientCertificates(t *testing.T) {
	ca := sockcoretest.NewCA(t)
	client, server := tlsConfigs(t)
	server.ClientCAs, server.ClientAuth = ca.Pool, tls.RequireAndVerifyClientCert
	mine := ca.Issue("me", func(c *x509.Certificate) {
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	})
	p, q := connected(t, newEngine(t))
	client.Certificates = []tls.Certificate{mine.Certificate}
	a, b := handshakes(p, q, client, server)
	ok(t, a.err)
	ok(t, b.err)
	if state := b.TLS(); !state.Verified || state.PeerCertificates[0].Subject.CommonName != "me" {
		t.Errorf("got %+v", state)
	}
	client.Certificates = nil
	p, q = connected(t, a.Engine())
	a, b = handshakes(p, q, client, server)
	ok(t, a.err)
	wantTLS(t, b.err, "ssl.SSLError", "client didn't provide a certificate")
	_, err := a.Recv(bg, 1, 0)
	wantTLS(t, err, "ssl.SSLError", "the peer refused with the alert: certificate required")
}

func TestTLSNoCommonVersion(t *testing.T) {
	client, server := tlsConfigs(t)
	client.MaxVersion, server.MinVersion = tls.VersionTLS12, tls.VersionTLS13
	p, q := connected(t, newEngine(t))
	a, b := handshakes(p, q, client, server)
	wantTLS(t, a.err, "ssl.SSLError", "no common version: this side takes TLSv1.2; the peer refused "+
		"with the alert: protocol version not supported")
	wantTLS(t, b.err, "ssl.SSLError", "no common version: this side takes TLSv1.3; client offered only")
}

func TestTLSNoCommonCipher(t *testing.T) {
	client, server := tlsConfigs(t)
	client.MaxVersion = tls.VersionTLS12
	client.CipherSuites = []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}
	server.CipherSuites = []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384}
	p, q := connected(t, newEngine(t))
	a, b := handshakes(p, q, client, server)
	wantTLS(t, a.err, "ssl.SSLError", "the peer refused with the alert: handshake failure")
	wantTLS(t, b.err, "ssl.SSLError", "no cipher suite supported by both client and server")
}

func TestTLSTruncated(t *testing.T) {
	a, b := secured(t)
	must[int](t)(a.SendAll(bg, "half of it", 0))
	fd := must[int](t)(a.Detach())
	ok(t, unix.Close(fd))
	wantData(t, "half of it")(b.Recv(bg, 100, 0))
	for range 2 {
		wantTLS(t, second(b.Recv(bg, 100, 0)), "ssl.SSLEOFError", "EOF occurred in violation of protocol")
	}
}

func TestTLSReset(t *testing.T) {
	a, b := secured(t)
	fd := must[int](t)(a.Detach())
	ok(t, unix.SetsockoptLinger(fd, unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1}))
	ok(t, unix.Close(fd))
	wantErrno(t, second(b.Recv(bg, 100, 0)), unix.ECONNRESET)
	wantErrno(t, second(b.Send(bg, "x", 0)), unix.EPIPE)
}

func TestTLSGarbageInTheMiddle(t *testing.T) {
	a, b := secured(t)
	fd := must[int](t)(a.Detach())
	defer func() { _ = unix.Close(fd) }()
	must[int](t)(unix.Write(fd, []byte("HTTP/1.1 400 Bad Request\r\n")))
	wantTLS(t, second(b.Recv(bg, 100, 0)), "ssl.SSLError", "")
}

func TestTLSPeerSpeaksPlainly(t *testing.T) {
	client, server := tlsConfigs(t)
	for _, isServer := range []bool{false, true} {
		p, q := connected(t, newEngine(t))
		must[int](t)(q.Send(bg, "220 mail.example ESMTP\r\n", 0))
		config := client
		if isServer {
			config = server
		}
		_, err := p.StartTLS(bg, config, isServer)
		wantTLS(t, err, "ssl.SSLError", `the peer does not speak TLS: it sent "220 mail.example ESMTP\r\n"`)
	}
}

func TestTLSPeerClosesInTheHandshake(t *testing.T) {
	client, _ := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	ok(t, q.Shutdown(bg, unix.SHUT_WR))
	_, err := p.StartTLS(bg, client, false)
	wantTLS(t, err, "ssl.SSLEOFError", "the peer closed during the handshake")
}

func TestTLSSilentPeer(t *testing.T) {
	client, _ := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	defer q.Close(bg)
	ok(t, p.SetTimeout(Timeout(50*time.Millisecond)))
	_, err := p.StartTLS(bg, client, false)
	wantTLS(t, err, "TimeoutError", "The handshake operation timed out")
	if !errors.Is(err, ErrTimeout) || !p.Closed() {
		t.Errorf("got %v, closed: %v", err, p.Closed())
	}
	if testing.Short() {
		t.Skip("the rest takes 10 seconds")
	}
	p, q = connected(t, p.Engine())
	defer q.Close(bg)
	must[int](t)(q.Send(bg, "+OK", 0))
	_, err = p.StartTLS(bg, client, false)
	wantTLS(t, err, "TimeoutError", `the peer was silent for 10s after "+OK"`)
}

func TestTLSInterruptedHandshake(t *testing.T) {
	client, _ := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	defer q.Close(bg)
	stop := errors.New("Ctrl-C")
	ctx, cancel := context.WithCancelCause(bg)
	time.AfterFunc(20*time.Millisecond, func() { cancel(stop) })
	if _, err := p.StartTLS(ctx, client, false); err != stop || !p.Closed() {
		t.Errorf("got %v, closed: %v", err, p.Closed())
	}
}

// After Ctrl-C and timeouts the connection goes on, also in the middle of a record.
func TestTLSInterruptedReceiveGoesOn(t *testing.T) {
	client, server := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	held := &heldConn{socket: q}
	done := make(chan error, 1)
	conn := tls.Server(held, server)
	go func() { done <- conn.Handshake() }()
	a := must[*Socket](t)(p.StartTLS(bg, client, false))
	ok(t, <-done)
	held.hold = true
	must[int](t)(conn.Write([]byte("hello")))
	ok(t, a.SetTimeout(Timeout(10*time.Millisecond)))
	for i := range held.kept {
		wantTLS(t, second(a.Recv(bg, 10, 0)), "TimeoutError", "The read operation timed out")
		must[int](t)(q.Send(bg, string(held.kept[i:i+1]), 0))
	}
	wantData(t, "hello")(a.Recv(bg, 10, 0))
	ok(t, a.SetTimeout(None))
	ctx, cancel := context.WithTimeout(bg, 10*time.Millisecond)
	defer cancel()
	if _, err := a.Recv(ctx, 10, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	ok(t, a.SetTimeout(0))
	wantTLS(t, second(a.Recv(bg, 10, 0)), "ssl.SSLWantReadError", "The operation did not complete (read)")
	held.hold = false
	must[int](t)(conn.Write([]byte("again")))
	ok(t, a.SetTimeout(None))
	wantData(t, "again")(a.Recv(bg, 10, 0))
}

// heldConn is a peer whose records the test can take apart.
type heldConn struct {
	net.Conn
	socket *Socket
	hold   bool
	kept   []byte
}

func (h *heldConn) Read(p []byte) (int, error) {
	data, err := h.socket.Recv(bg, len(p), 0)
	return copy(p, data), err
}

func (h *heldConn) Write(p []byte) (int, error) {
	if h.hold {
		h.kept = append(h.kept, p...)
		return len(p), nil
	}
	return h.socket.SendAll(bg, string(p), 0)
}

// A send that is cut short leaves whole records: the next calls bring the rest.
func TestTLSInterruptedSendGoesOn(t *testing.T) {
	a, b := secured(t)
	piece := strings.Repeat("0123456789abcdef", 1<<20)
	ok(t, a.SetTimeout(Timeout(30*time.Millisecond)))
	sent, err := a.SendAll(bg, piece, 0)
	wantTLS(t, err, "TimeoutError", "The write operation timed out")
	ok(t, a.SetTimeout(0))
	wantTLS(t, second(a.Send(bg, "x", 0)), "ssl.SSLWantWriteError", "The operation did not complete (write)")
	ok(t, a.SetTimeout(None))
	ctx, cancel := context.WithTimeout(bg, 10*time.Millisecond)
	defer cancel()
	n, err := a.SendAll(ctx, piece[sent:], 0)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("got %v", err)
	}
	sent += n
	done := make(chan string, 1)
	go func() {
		var all strings.Builder
		for {
			data, err := b.Recv(bg, 1<<20, 0)
			if err != nil || len(data) == 0 {
				done <- all.String()
				return
			}
			all.Write(data)
		}
	}()
	must[int](t)(a.SendAll(bg, piece[sent:], 0))
	ok(t, a.Shutdown(bg, unix.SHUT_WR))
	if got := <-done; got != piece {
		t.Errorf("got %d bytes, want %d", len(got), len(piece))
	}
}

func TestTLSCloseWakesTheReader(t *testing.T) {
	a, b := secured(t)
	defer b.Close(bg)
	done := make(chan error, 1)
	go func() { done <- second(a.Recv(bg, 1, 0)) }()
	time.Sleep(20 * time.Millisecond)
	ok(t, a.Close(bg))
	if err := <-done; !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
}

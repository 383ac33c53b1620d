package sockcore_test

import (
	"crypto/tls"
	"errors"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

// tlsConfigs are a client that believes only the test's authority, and a server.
func tlsConfigs(t testing.TB) (client, server *tls.Config) {
	t.Helper()
	ca := sockcoretest.NewCA(t)
	leaf := ca.Issue("server", nil)
	return &tls.Config{RootCAs: ca.Pool, ServerName: "localhost"},
		&tls.Config{Certificates: []tls.Certificate{leaf.Certificate}, SessionTicketsDisabled: true}
}

type started struct {
	*Socket
	err error
}

// handshakes makes both at once.
func handshakes(a, b *Socket, client, server *tls.Config) (x, y started) {
	done := make(chan started, 1)
	go func() {
		s, err := b.StartTLS(bg, server, true)
		done <- started{s, err}
	}()
	s, err := a.StartTLS(bg, client, false)
	return started{s, err}, <-done
}

// secured is a TLS connection, over TCP.
func secured(t testing.TB) (a, b *Socket) {
	t.Helper()
	client, server := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	x, y := handshakes(p, q, client, server)
	ok(t, x.err)
	ok(t, y.err)
	return x.Socket, y.Socket
}

func wantTLS(t *testing.T, err error, class, text string) {
	t.Helper()
	var e interface {
		error
		Class() string
	}
	if !errors.As(err, &e) || e.Class() != class || !strings.Contains(e.Error(), text) {
		t.Fatalf("got %v, want %s: …%s…", err, class, text)
	}
}

func wantData(t *testing.T, want string) func(data []byte, err error) {
	t.Helper()
	return func(data []byte, err error) {
		t.Helper()
		if err != nil || string(data) != want {
			t.Fatalf("got %q, %v, want %q", data, err, want)
		}
	}
}

func TestTLSVersions(t *testing.T) {
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		client, server := tlsConfigs(t)
		client.MaxVersion, client.NextProtos = version, []string{"h2", "http/1.1"}
		server.NextProtos = []string{"http/1.1"}
		p, q := connected(t, newEngine(t))
		fd := p.Fileno()
		a, b := handshakes(p, q, client, server)
		ok(t, a.err)
		ok(t, b.err)
		state := a.TLS()
		if state.Version != version || state.NegotiatedProtocol != "http/1.1" || !state.Verified {
			t.Errorf("got %x %q %v", state.Version, state.NegotiatedProtocol, state.Verified)
		}
		if !p.Closed() || a.Fileno() != fd || p.TLS() != nil {
			t.Error("the descriptor did not go to the new socket")
		}
		must[int](t)(a.SendAll(bg, "hello", 0))
		wantData(t, "he")(b.Recv(bg, 2, 0))
		wantData(t, "llo")(b.Recv(bg, 100, 0))
		wantData(t, "")(b.Recv(bg, 0, 0))
		ok(t, a.Close(bg))
		wantData(t, "")(b.Recv(bg, 10, 0))
		wantData(t, "")(b.Recv(bg, 10, 0))
		ok(t, b.Close(bg))
	}
}

func TestTLSBothWaysAtOnce(t *testing.T) {
	a, b := secured(t)
	piece := strings.Repeat("0123456789abcdef", 1<<17)
	sent := make(chan error, 2)
	for _, s := range []*Socket{a, b} {
		go func() {
			_, err := s.SendAll(bg, piece, 0)
			sent <- errors.Join(err, s.Shutdown(bg, unix.SHUT_WR))
		}()
	}
	for _, s := range []*Socket{a, b} {
		go func() {
			var all strings.Builder
			for {
				data, err := s.Recv(bg, 100000, 0)
				if err != nil || len(data) == 0 {
					if all.String() != piece {
						err = errors.Join(err, errors.New("not what was sent"))
					}
					sent <- err
					return
				}
				all.Write(data)
			}
		}()
	}
	for range 4 {
		ok(t, <-sent)
	}
	_, err := a.Send(bg, "x", 0)
	wantErrno(t, err, unix.EPIPE)
}

func TestTLSRefusesWhatCannotBe(t *testing.T) {
	a, b := secured(t)
	to := loopback
	wantTLS(t, second(a.SendTo(bg, "x", 0, to)), "ValueError", "sendto not allowed on instances of")
	wantTLS(t, third(a.RecvFrom(bg, 1, 0)), "ValueError", "recvfrom not allowed on instances of")
	wantTLS(t, second(a.Recv(bg, 1, unix.MSG_PEEK)), "ValueError", "non-zero flags not allowed in calls to recv()")
	wantTLS(t, second(a.Send(bg, "x", unix.MSG_OOB)), "ValueError", "non-zero flags not allowed in calls to send()")
	wantTLS(t, second(a.Dup()), "NotImplementedError", "Can't dup() SSLSocket instances")
	wantTLS(t, second(a.Recv(bg, -1, 0)), "ValueError", "size should not be negative")
	wantTLS(t, second(b.StartTLS(bg, &tls.Config{}, false)), "ValueError", "speaks TLS already")
	udp := must[*Socket](t)(a.Engine().Socket(bg, unix.AF_INET, unix.SOCK_DGRAM, 0))
	wantTLS(t, second(udp.StartTLS(bg, &tls.Config{}, false)), "NotImplementedError", "only stream sockets")
	wantTLS(t, second(udp.EndTLS(bg)), "ValueError", "No SSL wrapper")
	wantErrno(t, second(newTCP(t, a.Engine()).StartTLS(bg, &tls.Config{}, false)), unix.ENOTCONN)
	ok(t, a.Close(bg))
	for _, err := range []error{second(a.Recv(bg, 1, 0)), second(a.Send(bg, "x", 0)),
		a.Shutdown(bg, unix.SHUT_WR), second(a.EndTLS(bg))} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("got %v, want ErrClosed", err)
		}
	}
}

func TestTLSPollSeesDecryptedData(t *testing.T) {
	a, b := secured(t)
	must[int](t)(a.SendAll(bg, "hello", 0))
	wantData(t, "h")(b.Recv(bg, 1, 0))
	items := []PollItem{{Socket: b, Events: unix.POLLIN}, {Socket: a, Events: unix.POLLIN}}
	n, err := b.Engine().Poll(bg, items, None)
	if err != nil || n != 1 || items[0].Revents != unix.POLLIN {
		t.Fatalf("got %d, %v, %#x", n, err, items[0].Revents)
	}
	wantData(t, "ello")(b.Recv(bg, 10, 0))
	if n, err = b.Engine().Poll(bg, items, 0); n != 0 || err != nil {
		t.Fatalf("got %d, %v, want none", n, err)
	}
}

func TestTLSUnwrap(t *testing.T) {
	a, b := secured(t)
	must[int](t)(b.SendAll(bg, "last", 0))
	done := make(chan started, 1)
	_, err := a.EndTLS(bg)
	wantTLS(t, err, "ssl.SSLError", "recv it, then unwrap again")
	wantData(t, "last")(a.Recv(bg, 10, 0))
	go func() {
		s, err := b.EndTLS(bg)
		done <- started{s, err}
	}()
	p := must[*Socket](t)(a.EndTLS(bg))
	q := <-done
	ok(t, q.err)
	if !a.Closed() || p.TLS() != nil {
		t.Error("not a plain socket")
	}
	must[int](t)(p.Send(bg, "plain", 0))
	wantData(t, "plain")(q.Recv(bg, 10, 0))
}

// STARTTLS: what follows in the clear, and TLS again on the same connection.
func TestTLSMidway(t *testing.T) {
	client, server := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	for range 2 {
		must[int](t)(p.Send(bg, "STARTTLS\r\n", 0))
		wantData(t, "STARTTLS\r\n")(q.Recv(bg, 10, 0))
		a, b := handshakes(p, q, client, server)
		ok(t, a.err)
		ok(t, b.err)
		must[int](t)(a.Send(bg, "secret", 0))
		wantData(t, "secret")(b.Recv(bg, 10, 0))
		done := make(chan started, 1)
		go func() {
			s, err := b.EndTLS(bg)
			if err == nil {
				_, err = s.Send(bg, "after", 0)
			}
			done <- started{s, err}
		}()
		p = must[*Socket](t)(a.EndTLS(bg))
		wantData(t, "after")(p.Recv(bg, 10, 0))
		last := <-done
		ok(t, last.err)
		q = last.Socket
	}
}

// What gathers works on the decrypted bytes, and what a reader of lines took too much of
// the clear belongs to the handshake.
func TestTLSGathers(t *testing.T) {
	a, b := secured(t)
	must[int](t)(a.SendAll(bg, "one\ntwo\nthree and more", 0))
	wantData(t, "one\n")(b.RecvUntil(bg, "\n", 100))
	items := []PollItem{{Socket: b, Events: unix.POLLIN}}
	if n, err := b.Engine().Poll(bg, items, 0); n != 1 || err != nil {
		t.Errorf("got %d, %v", n, err)
	}
	wantData(t, "two\n")(b.RecvLine(bg, 100))
	wantData(t, "three")(b.RecvExactly(bg, 5))
	if n := must[int64](t)(b.Drain(bg)); n != 9 {
		t.Errorf("dropped %d bytes, want 9", n)
	}
	must[int](t)(a.SendAll(bg, "the rest", 0))
	ok(t, a.Shutdown(bg, unix.SHUT_WR))
	wantTLS(t, second(b.RecvUntil(bg, "\n", 4)), "ValueError", "more than 4 bytes came")
	wantData(t, "the rest")(b.RecvAll(bg, 100))
}

func TestTLSTakesWhatWasPutBack(t *testing.T) {
	client, server := tlsConfigs(t)
	p, q := connected(t, newEngine(t))
	q.PutBack([]byte{22, 3}) // the beginning of a ClientHello
	done := make(chan error, 1)
	go func() {
		_, err := q.StartTLS(bg, server, true)
		done <- err
	}()
	_, err := p.StartTLS(bg, client, false)
	if err == nil || <-done == nil {
		t.Fatal("the bytes were left out") // for the real header follows them
	}
}

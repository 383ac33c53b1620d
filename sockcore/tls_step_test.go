package sockcore_test

import (
	"crypto/tls"
	"errors"
	"testing"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

// wants reports whether a handshake is under way and would wait.
func wants(err error) bool {
	var e *TLSError
	return errors.As(err, &e) && (e.Name == "ssl.SSLWantReadError" || e.Name == "ssl.SSLWantWriteError")
}

// TestHandshakeInSteps: both ends in one goroutine, in turns, and none of them waits.
func TestHandshakeInSteps(t *testing.T) {
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		client, server := tlsConfigs(t)
		client.MaxVersion = version
		a, b := connected(t, newEngine(t))
		a.SetTimeout(0)
		b.SetTimeout(0)
		steps := 0
		for more := true; more; steps++ {
			var x, y error
			if a.TLS() == nil || a.InHandshake() {
				a, x = a.StepTLS(bg, client, false)
			}
			if b.TLS() == nil || b.InHandshake() {
				b, y = b.StepTLS(bg, server, true)
			}
			if x != nil && !wants(x) || y != nil && !wants(y) || steps > 100 {
				t.Fatal(x, y, steps)
			}
			more = x != nil || y != nil
		}
		if steps < 2 || a.TLS().Version != version || a.InHandshake() || b.InHandshake() {
			t.Errorf("%d steps, %v", steps, a.TLS().Version)
		}
		_, err := a.Send(bg, "hello", 0)
		ok(t, err)
		b.SetTimeout(None)
		wantData(t, "hello")(b.Recv(bg, 10, 0))
	}
}

// TestHandshakeLeft: what nobody goes on with leaves nothing behind.
func TestHandshakeLeft(t *testing.T) {
	sockcoretest.NoLeaks(t)
	client, server := tlsConfigs(t)
	a, b := connected(t, newEngine(t))
	a.SetTimeout(0)
	b.SetTimeout(0)
	a, err := a.StepTLS(bg, client, false)
	if !wants(err) {
		t.Fatal(err)
	}
	_, err = b.Send(bg, "HTTP/1.0 400 Bad Request\r\n\r\n", 0)
	ok(t, err)
	_, err = a.StepTLS(bg, nil, false)
	wantTLS(t, err, "ssl.SSLError", "the peer does not speak TLS")
	c, d := connected(t, newEngine(t))
	d.SetTimeout(0)
	d, err = d.StepTLS(bg, server, true)
	if !wants(err) {
		t.Fatal(err)
	}
	ok(t, d.Close(bg))
	ok(t, c.Close(bg))
}

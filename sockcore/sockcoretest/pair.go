// Package sockcoretest is for tests that use real sockets: a check for leaks, and
// peers that are not our own code.
package sockcoretest

import (
	"context"
	"io"
	"net"
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// Engine is an engine that is closed when the test ends.
func Engine(t testing.TB) *sockcore.Engine {
	e := sockcore.New()
	t.Cleanup(e.Close)
	return e
}

// Pair is two connected AF_UNIX stream sockets of a new engine.
func Pair(t testing.TB) (a, b *sockcore.Socket) {
	t.Helper()
	a, b, err := Engine(t).Socketpair(context.Background(), unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // the one that a test drops must not be closed under it
		_ = a.Close(context.Background())
		_ = b.Close(context.Background())
	})
	return a, b
}

// Echo is the address of a TCP server, by the standard library, that sends back
// what it receives until the client shuts its side down.
func Echo(t testing.TB) sockcore.Inet4 {
	t.Helper()
	port := Serve(t, func(c *net.TCPConn) { _, _ = io.Copy(c, c) })
	return sockcore.Inet4{Addr: [4]byte{127, 0, 0, 1}, Port: uint16(port)}
}

// Serve has serve speak on each connection to a free port of 127.0.0.1 until the test ends,
// and gives the port. A connection is closed when serve returns.
func Serve(t testing.TB, serve func(*net.TCPConn)) (port int) {
	t.Helper()
	l, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.AcceptTCP()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = c.Close() }()
				serve(c)
			}()
		}
	}()
	return l.Addr().(*net.TCPAddr).Port
}

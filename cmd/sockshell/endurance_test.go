package main

import (
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestAcceptsInALoop accepts 100,000 connections in a loop that rebinds one name, and closes
// none itself: nothing stays open.
func TestAcceptsInALoop(t *testing.T) {
	cmd := program(t, t.TempDir())
	cmd.Path = built(t)
	c := startCoprocess(t, cmd, cmd.Start)
	c.say("srv = socket AF_UNIX\nsrv.bind ''\nsrv.listen\nto = srv.getsockname()")
	before := len(c.descriptors())
	const loop = "for i in range(100000):\n    c = socket AF_UNIX\n    c.connect (to)\n" +
		"    conn, peer = srv.accept\n"
	if said := c.say(loop); said != "" {
		t.Error(said)
	}
	c.say("c.close\nconn.close")
	const tick = "sleep 0.1 ; n = len(sockets())" // what was dropped is collected within a second
	if said := c.say("n = 2\nwhile n > 1: " + tick + "\n\nn"); said != "1\n" {
		t.Errorf("%s sockets are left", said)
	}
	if after := c.descriptors(); len(after) > before {
		t.Errorf("of %d descriptors at first there are %d: %v", before, len(after), after)
	}
}

// TestDroppedSocketsAreClosed: a socket whose name is gone is closed while the shell waits for
// the next line, or sleeps. Its peer waits for that.
func TestDroppedSocketsAreClosed(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	cmd := program(t, t.TempDir())
	c := startCoprocess(t, cmd, cmd.Start)
	for _, then := range []string{"", "sleep 3600\n"} {
		c.say(fmt.Sprintf("s = create_connection 127.0.0.1 %d", l.Addr().(*net.TCPAddr).Port))
		peer, err := l.Accept()
		if err != nil {
			t.Fatal(err)
		}
		_ = peer.SetDeadline(time.Now().Add(generous))
		c.say("sleep 1.5") // a collection that finds it in use is not the last
		_, _ = fmt.Fprint(c.in, "s = None\n"+then)
		if n, err := peer.Read(make([]byte, 1)); n != 0 || err != io.EOF {
			t.Errorf("%q: %d, %v", then, n, err)
		}
		_ = peer.Close()
	}
	_ = cmd.Process.Kill()
}

// TestDescriptorsRunOut: a shell that may have 40 descriptors says so when they are gone. It
// keeps some back for programs, files and names; and a connection that it cannot accept stays
// in the backlog.
func TestDescriptorsRunOut(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	cmd := program(t, t.TempDir(), "--keep-going")
	cmd.Args = append([]string{"sh", "-c", `ulimit -n 40; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = sh
	c := startCoprocess(t, cmd, cmd.Start)
	c.say("srv = create_server 127.0.0.1 0\nto = srv.getsockname()\nheld = []\n" +
		"a = socket\na.connect (to)")
	said := c.say("for i in range(100): held.append(socket())")
	if !strings.HasSuffix(said, "OSError: [Errno 24] Too many open files\n") {
		t.Fatal(said)
	}
	const gone = "Error: [Errno 24] Too many open files\n"
	for _, row := range [][2]string{
		{"x, y = socketpair", gone},
		{"x = a.dup", gone},
		{"x, peer = srv.accept", gone},
		{"!echo a program", "a program\n"},
		{"save kept", ""},
		{"gethostbyname localhost", "'127.0.0.1'\n"},
		{"held.pop().close()", ""},
		{"x, peer = srv.accept", ""},
		{"a.send hello", "5\n"},
		{"x.recv 9", "b'hello'\n"},
	} {
		if said := c.say(row[0]); !strings.HasSuffix(said, row[1]) || row[1] == "" && said != "" {
			t.Errorf("%s: %q", row[0], said)
		}
	}
}

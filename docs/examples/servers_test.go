package examples_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// dial connects to a port of loopback as soon as somebody listens there.
func dial(t *testing.T, port string) *net.TCPConn {
	t.Helper()
	for end := time.Now().Add(longest); ; time.Sleep(10 * time.Millisecond) {
		c, err := net.Dial("tcp4", "127.0.0.1:"+port)
		if err == nil {
			return c.(*net.TCPConn)
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}

// withEcho has three clients, of whom one is reset.
func withEcho(t *testing.T) setting {
	port := freePort(t)
	return setting{set: []string{"PORT=" + port}, endless: true, meanwhile: func(t *testing.T) {
		for i, end := range []func(*net.TCPConn){hangUp, reset, hangUp} {
			c := dial(t, port)
			_, _ = fmt.Fprintf(c, "client %d", i)
			wantEcho(t, c, i)
			end(c)
		}
	}}
}

func wantEcho(t *testing.T, c *net.TCPConn, i int) {
	t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(longest))
	want := fmt.Sprintf("client %d", i)
	got := make([]byte, len(want))
	if _, err := io.ReadFull(c, got); err != nil || string(got) != want {
		t.Fatalf("client %d got %q, %v", i, got, err)
	}
}

// hangUp sees the server's end after its own.
func hangUp(c *net.TCPConn) {
	_ = c.CloseWrite()
	_, _ = io.Copy(io.Discard, c)
	_ = c.Close()
}

func reset(c *net.TCPConn) {
	_ = c.SetLinger(0)
	_ = c.Close()
}

// TestEchoForTenThousand: all are connected at once, all are answered, and the server lives on
// when all are gone.
func TestEchoForTenThousand(t *testing.T) {
	const many = 10_000
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	limit.Cur = limit.Max
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	if limit.Max < many+100 {
		t.Skipf("no more than %d descriptors are allowed here", limit.Max)
	}
	in := setting{endless: true, over: make(chan struct{})}
	port := freePort(t)
	in.set = []string{"PORT=" + port}
	in.meanwhile = func(t *testing.T) {
		clients := make([]*net.TCPConn, many)
		for i := range clients {
			clients[i] = dial(t, port)
		}
		for i, c := range clients {
			_, _ = fmt.Fprintf(c, "client %d", i)
		}
		for i, c := range clients {
			wantEcho(t, c, i)
		}
		for _, c := range clients[1:] {
			reset(c) // leaves no TIME_WAIT behind
		}
		_, _ = fmt.Fprint(clients[0], "client 0")
		wantEcho(t, clients[0], 0)
		hangUp(clients[0])
	}
	if out := during(t, in, func() string { return runFile(t, "echo.sock", in) }); out != "" {
		t.Errorf("it says %q", out)
	}
}

// TestGuideHasTheEchoServer: the ten lines in the guide are those of the example.
func TestGuideHasTheEchoServer(t *testing.T) {
	guide, err := os.ReadFile("../guide.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("echo.sock")
	if err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(string(script), "\n\n")
	lines = strings.ReplaceAll(lines, "(port)", "7007")
	if strings.Count(lines, "\n") != 10 || !bytes.Contains(guide, []byte(lines)) {
		t.Errorf("docs/guide.md has not these ten lines of echo.sock:\n%s", lines)
	}
}

// withChat has three people who talk.
func withChat(t *testing.T) setting {
	port := freePort(t)
	return setting{set: []string{"PORT=" + port}, endless: true, meanwhile: func(t *testing.T) {
		ann, bob, cy := join(t, port, "ann"), join(t, port, "bob"), join(t, port, "cy")
		ann.hears("bob is here", "cy is here")
		bob.hears("cy is here")
		bob.types("good mor")
		ann.types("hello\nbob\n")
		bob.hears("ann: hello", "ann: bob")
		bob.types("ning\n")
		ann.hears("bob: good morning")
		cy.hears("ann: hello", "ann: bob", "bob: good morning")
		reset(bob.TCPConn)
		ann.hears("bob left")
		cy.hears("bob left")
		hangUp(ann.TCPConn)
		cy.hears("ann left")
		t.Cleanup(func() { reset(cy.TCPConn) }) // after the server, which may not see it
	}}
}

// person is somebody in the chat.
type person struct {
	*testing.T
	*net.TCPConn
	lines *bufio.Scanner
}

func join(t *testing.T, port, name string) *person {
	t.Helper()
	c := dial(t, port)
	_ = c.SetReadDeadline(time.Now().Add(longest))
	p := &person{t, c, bufio.NewScanner(c)}
	p.hears("your name?")
	p.types(name + "\n")
	p.hears(name + " is here")
	return p
}

func (p *person) types(text string) { _, _ = io.WriteString(p.TCPConn, text) }

func (p *person) hears(lines ...string) {
	p.Helper()
	for _, want := range lines {
		if !p.lines.Scan() || p.lines.Text() != want {
			p.Fatalf("heard %q, %v; wanted %q", p.lines.Text(), p.lines.Err(), want)
		}
	}
}

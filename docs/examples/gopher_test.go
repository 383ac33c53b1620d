package examples_test

import (
	"bufio"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// serveGopher resets who asks for "reset", and has nothing else.
func serveGopher(c *net.TCPConn) {
	selector, _ := bufio.NewReader(c).ReadString('\n')
	switch strings.TrimSpace(selector) {
	case "reset":
		_ = c.SetLinger(0)
	default:
		_, _ = c.Write([]byte("3no such file\terror.host\t1\r\n.\r\n"))
	}
}

// withGopher has gophernicus, which has a file.
func withGopher(t *testing.T) setting {
	s := sockcoretest.Inetd(t, "gophernicus", func(dir string) []string {
		return []string{"-h", "localhost", "-r", dir, "-nv", "-nu", "-nx", "-nm"}
	})
	file := filepath.Join(s.Dir, "hello.txt")
	if err := os.WriteFile(file, []byte("Hello from gopher space.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return setting{args: []string{s.Host, "hello.txt", strconv.Itoa(s.Port)}}
}

// TestGopherTellsErrorsApart: each error has its words and its status.
func TestGopherTellsErrorsApart(t *testing.T) {
	port := strconv.Itoa(sockcoretest.Serve(t, serveGopher))
	for _, row := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"127.0.0.1", "none", port}, 0, "none file does not exist\n"},
		{[]string{"127.0.0.1", "reset", port}, 1, "receiving error: [Errno 104] Connection reset by peer\n"},
		{[]string{"127.0.0.1", "x", freePort(t)}, 1, "connection error: [Errno 111] Connection refused\n"},
		{[]string{"no-such-host.invalid", "x", port}, 1, "host or port error: [Errno -"},
		{[]string{"127.0.0.1"}, 2, "usage: gopher.sock HOST FILE [PORT]\n"},
	} {
		out, err := shell(t, setting{}, append([]string{"gopher.sock"}, row.args...)...).CombinedOutput()
		status := 0
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
			status = exit.ExitCode()
		}
		if !strings.HasPrefix(string(out), row.want) || status != row.status {
			t.Errorf("%q: %q and status %d, wanted %q and %d", row.args, out, status, row.want, row.status)
		}
	}
}

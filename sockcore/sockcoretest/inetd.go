package sockcoretest

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// Inetd serves each connection by a program whose input and output it is, as inetd(8) does.
// The program runs as nobody, where the test is root's, in a directory (Dir) that all may
// read and write. REQUIRE_PEERS=1 forbids the skip.
func Inetd(t testing.TB, name string, args func(dir string) []string) *Server {
	t.Helper()
	program := need(t, "REQUIRE_PEERS", name)
	l, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	s := &Server{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Dir: openDir(t)}
	s.Log = filepath.Join(s.Dir, "log")
	go func() {
		for {
			c, err := l.AcceptTCP()
			if err != nil {
				return
			}
			go s.serve(c, exec.Command(program, args(s.Dir)...))
		}
	}()
	return s
}

// serve is one connection.
func (s *Server) serve(c *net.TCPConn, cmd *exec.Cmd) {
	defer func() { _ = c.Close() }()
	stream, err := c.File()
	if err != nil {
		return
	}
	defer func() { _ = stream.Close() }()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stream, stream, stream
	if os.Geteuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	_ = cmd.Run()
}

package sockcoretest

import (
	"net"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// Inetd serves each connection by a program whose input and output it is, as inetd(8) does.
// The program runs as nobody, where the test is root's, in a directory (Dir) that all may
// read and write. REQUIRE_PEERS=1 forbids the skip.
func Inetd(t testing.TB, name string, args func(dir string) []string) *Server {
	t.Helper()
	program := need(t, "REQUIRE_PEERS", name)
	s := &Server{Host: "127.0.0.1", Dir: openDir(t)}
	s.Port = Serve(t, func(c *net.TCPConn) { serve(c, exec.Command(program, args(s.Dir)...)) })
	return s
}

// serve is one connection.
func serve(c *net.TCPConn, cmd *exec.Cmd) {
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

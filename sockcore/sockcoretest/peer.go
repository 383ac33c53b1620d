package sockcoretest

import (
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Server is a peer that runs until the test ends.
type Server struct {
	Host string // 127.0.0.1
	Port int
	Path string // of its AF_UNIX socket; "" when it has none
	Dir  string // the directory of its files
	log  string // the file that has its output
}

// Peer starts one of the programs of peers on a free loopback port (and an AF_UNIX
// socket), with a configuration of the test's own, waits until it answers, and stops it
// when the test ends. REQUIRE_PEERS=1 forbids the skip.
func Peer(t testing.TB, name string) *Server {
	t.Helper()
	p, known := peers[name]
	if !known {
		t.Fatalf("no peer is called %s", name)
	}
	program := need(t, "REQUIRE_PEERS", name)
	if p.root && os.Geteuid() != 0 {
		t.Skipf("%s serves root alone", name)
	}
	s := &Server{Host: "127.0.0.1", Port: FreePort(t), Dir: openDir(t)}
	s.log = filepath.Join(s.Dir, "log")
	if p.path {
		s.Path = filepath.Join(s.Dir, "socket")
	}
	config := filepath.Join(s.Dir, "config")
	if p.config != nil {
		if err := os.WriteFile(config, []byte(p.config(t, s)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s.run(t, exec.Command(program, p.args(s, config)...))
	s.await(t, name, p)
	return s
}

// openDir is a directory for all users, which some servers become. Its name is short:
// AF_UNIX has no room for that of t.TempDir.
func openDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "peer")
	if err == nil {
		err = os.Chmod(dir, 0o777)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func (s *Server) run(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	log, err := os.Create(s.log)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// await asks until the right answer comes.
func (s *Server) await(t testing.TB, name string, p peer) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		if s.answers(p) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	log, _ := os.ReadFile(s.log)
	t.Fatalf("%s does not answer:\n%s", name, log)
}

func (s *Server) answers(p peer) bool {
	if p.network == "udp4" {
		return s.answersUDP(p)
	}
	c, err := net.Dial(p.network, net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	if p.answer == "" {
		return true
	}
	_ = c.SetDeadline(time.Now().Add(time.Second))
	if _, err := c.Write([]byte(p.ask)); err != nil {
		return false
	}
	buf := make([]byte, 4096)
	n, _ := c.Read(buf)
	return strings.HasPrefix(string(buf[:n]), p.answer)
}

// answersUDP takes an answer from any port: TFTP's has one for each file.
func (s *Server) answersUDP(p peer) bool {
	c, err := net.ListenUDP(p.network, &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(100 * time.Millisecond))
	to := &net.UDPAddr{IP: net.ParseIP(s.Host), Port: s.Port}
	if _, err := c.WriteTo([]byte(p.ask), to); err != nil {
		return false
	}
	buf := make([]byte, 4096)
	n, _, _ := c.ReadFrom(buf)
	return strings.HasPrefix(string(buf[:n]), p.answer)
}

// FreePort is free for TCP and UDP alike, which a name server wants both, and below the
// ports that the kernel hands out, so that no other test gets it meanwhile.
func FreePort(t testing.TB) int {
	t.Helper()
	for range 100 {
		port := 20000 + rand.IntN(10000)
		address := fmt.Sprintf("127.0.0.1:%d", port)
		l, err := net.Listen("tcp4", address)
		if err != nil {
			continue
		}
		c, err := net.ListenPacket("udp4", address)
		_ = l.Close()
		if err != nil {
			continue
		}
		_ = c.Close()
		return port
	}
	t.Fatal("no free port between 20000 and 30000")
	return 0
}

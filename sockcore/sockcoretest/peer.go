package sockcoretest

import (
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"os/user"
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
	Log  string // the file that has its output
}

// peer is how to start one and see that it answers.
type peer struct {
	network string // where it is asked: "tcp4" or "udp4"
	path    bool   // it has an AF_UNIX socket too
	config  func(s *Server, dir string) string
	args    func(config string) []string
	ask     string
	answer  string
}

// peers are the programs that Peer can start.
var peers = map[string]peer{
	"redis-server": {
		network: "tcp4", path: true, ask: "PING\r\n", answer: "+PONG\r\n",
		config: func(s *Server, dir string) string {
			return fmt.Sprintf("bind 127.0.0.1\nport %d\nunixsocket %s\nsave \"\"\ndir %s\n",
				s.Port, s.Path, dir)
		},
		args: func(config string) []string { return []string{config} },
	},
	"nginx": {
		network: "tcp4", path: true, ask: "GET / HTTP/1.0\r\n\r\n", answer: "HTTP/1.1 200 OK",
		config: nginxConfig,
		args:   func(config string) []string { return []string{"-c", config, "-e", "stderr"} },
	},
	"dnsmasq": {
		network: "udp4", ask: dnsQuery, answer: dnsQuery[:2],
		config: dnsmasqConfig,
		args: func(config string) []string {
			return []string{"--keep-in-foreground", "--conf-file=" + config}
		},
	},
}

// nginxConfig serves "hello\n" at every path.
func nginxConfig(s *Server, dir string) string {
	temporary := ""
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += fmt.Sprintf("  %s_temp_path %s;\n", kind, filepath.Join(dir, kind))
	}
	return fmt.Sprintf(`daemon off;
master_process off;
pid %s/pid;
error_log stderr;
events {}
http {
  access_log off;
%s  server {
    listen 127.0.0.1:%d;
    listen unix:%s;
    location / { return 200 "hello\n"; }
  }
}
`, dir, temporary, s.Port, s.Path)
}

// dnsmasqConfig knows peer.test, at 192.0.2.7, and nothing else.
func dnsmasqConfig(s *Server, dir string) string {
	name := "nobody"
	if me, err := user.Current(); err == nil {
		name = me.Username
	}
	return fmt.Sprintf("port=%d\nlisten-address=127.0.0.1\nbind-interfaces\nno-resolv\n"+
		"no-hosts\nuser=%s\npid-file=%s/pid\nlog-facility=-\naddress=/peer.test/192.0.2.7\n",
		s.Port, name, dir)
}

// dnsQuery asks for the address of peer.test.
const dnsQuery = "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00" +
	"\x04peer\x04test\x00\x00\x01\x00\x01"

// Peer starts one of redis-server, nginx and dnsmasq on a free loopback port (and
// an AF_UNIX socket), with a configuration of the test's own, waits until it
// answers, and stops it when the test ends. REQUIRE_PEERS=1 forbids the skip.
func Peer(t testing.TB, name string) *Server {
	t.Helper()
	p, known := peers[name]
	if !known {
		t.Fatalf("no peer is called %s", name)
	}
	program := need(t, "REQUIRE_PEERS", name)
	dir, err := os.MkdirTemp("", "peer") // t.TempDir may be too long for AF_UNIX
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	s := &Server{Host: "127.0.0.1", Port: freePort(t), Log: filepath.Join(dir, "log")}
	if p.path {
		s.Path = filepath.Join(dir, "socket")
	}
	config := filepath.Join(dir, "config")
	if err := os.WriteFile(config, []byte(p.config(s, dir)), 0o644); err != nil {
		t.Fatal(err)
	}
	s.run(t, exec.Command(program, p.args(config)...))
	s.await(t, name, p)
	return s
}

func (s *Server) run(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	log, err := os.Create(s.Log)
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
	log, _ := os.ReadFile(s.Log)
	t.Fatalf("%s does not answer:\n%s", name, log)
}

func (s *Server) answers(p peer) bool {
	c, err := net.Dial(p.network, net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(time.Second))
	if _, err := c.Write([]byte(p.ask)); err != nil {
		return false
	}
	buf := make([]byte, 4096)
	n, _ := c.Read(buf)
	return strings.HasPrefix(string(buf[:n]), p.answer)
}

// freePort is free for TCP and UDP alike, which a name server wants both, and below the
// ports that the kernel hands out, so that no other test gets it meanwhile.
func freePort(t testing.TB) int {
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

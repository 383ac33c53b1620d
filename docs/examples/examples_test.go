// Package examples_test runs the scripts of this folder against real peers, in the three
// ways in which people run them: as a file, through a pipe, and typed at a terminal.
package examples_test

import (
	"flag"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

var update = flag.Bool("update", false, "rewrite testdata/*.out with what comes out now")

// example is a script and what it needs: what comes out is testdata/NAME.out.
type example struct {
	name   string
	script string // NAME.sock unless given
	with   func(t *testing.T) setting
}

// setting is where an example runs.
type setting struct {
	set       []string           // NAME=VALUE
	args      []string           // sys.argv[1:]
	meanwhile func(t *testing.T) // what its clients do
}

var examples = []example{
	{name: "http", with: func(t *testing.T) setting {
		return setting{set: at(sockcoretest.Peer(t, "nginx"))}
	}},
	{name: "redis", with: func(t *testing.T) setting {
		return setting{set: at(sockcoretest.Peer(t, "redis-server"))}
	}},
	{name: "redis-unix", script: "redis.sock", with: func(t *testing.T) setting {
		return setting{set: []string{"SOCKET=" + sockcoretest.Peer(t, "redis-server").Path}}
	}},
	{name: "dns", with: func(t *testing.T) setting {
		return setting{set: append(at(sockcoretest.Peer(t, "dnsmasq")), "NAME=peer.test")}
	}},
	{name: "server", with: withClients},
	{name: "gopher", with: withGopher("hello.txt")},
	{name: "icmp", with: withRawSockets},
	{name: "ipv6", with: withIPv6},
	{name: "seqpacket"},
	{name: "tcp"},
	{name: "tls", with: withTLS},
	{name: "udp"},
}

// at is what --set says of a peer.
func at(s *sockcoretest.Server) []string {
	return []string{"HOST=" + s.Host, "PORT=" + strconv.Itoa(s.Port)}
}

// withClients lets curl and CPython ask the server in the shell, one after the other.
func withClients(t *testing.T) setting {
	curl, python := sockcoretest.Program(t, "curl"), sockcoretest.Python(t)
	port := freePort(t)
	return setting{set: []string{"PORT=" + port, "REQUESTS=2"}, meanwhile: func(t *testing.T) {
		url := "http://127.0.0.1:" + port + "/curl"
		out, err := exec.Command(curl, "-s", "--retry", "20", "--retry-connrefused",
			"--retry-delay", "1", "--noproxy", "*", url).Output()
		if string(out) != "hello\n" || err != nil {
			t.Errorf("curl: %q %v", out, err)
		}
		program := `import socket
s = socket.create_connection(("127.0.0.1", ` + port + `))
s.sendall(b"GET /python HTTP/1.0\r\n\r\n")
print(s.makefile().read(), end="")`
		out, err = exec.Command(python, "-c", program).CombinedOutput()
		if want := "HTTP/1.0 200 OK\nContent-Length: 6\n\nhello\n"; string(out) != want || err != nil {
			t.Errorf("python: %q %v", out, err)
		}
	}}
}

func withIPv6(t *testing.T) setting {
	l, err := net.Listen("tcp6", "[::1]:0")
	if err != nil {
		t.Skipf("no IPv6 here: %v", err)
	}
	_ = l.Close()
	return setting{}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

func TestExamples(t *testing.T) {
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) {
			if e.script == "" {
				e.script = e.name + ".sock"
			}
			var in setting
			if e.with != nil {
				in = e.with(t)
			}
			for _, way := range ways {
				t.Run(way.name, func(t *testing.T) {
					out := during(t, in.meanwhile, func() string { return way.run(t, e.script, in) })
					e.compare(t, out)
				})
			}
		})
	}
}

// during runs a script while its clients do their part.
func during(t *testing.T, meanwhile func(*testing.T), run func() string) string {
	done := make(chan struct{})
	go func() {
		defer close(done)
		if meanwhile != nil {
			meanwhile(t)
		}
	}()
	defer func() { <-done }()
	return run()
}

func (e example) compare(t *testing.T, out string) {
	t.Helper()
	file := filepath.Join("testdata", e.name+".out")
	for _, row := range varying {
		out = row.pattern.ReplaceAllString(out, row.instead)
	}
	if *update {
		if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (-update writes it)", err)
	}
	if out != string(want) {
		t.Errorf("%s (-update rewrites it)\n--- want\n%s\n--- got\n%s", file, want, out)
	}
}

var varying = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`nginx/[\d.]+`), "nginx/VERSION"},
	{regexp.MustCompile(`Date: [^\\]*`), "Date: NOW"},
}

// TestEveryScriptIsAnExample: what people copy was run.
func TestEveryScriptIsAnExample(t *testing.T) {
	files, err := filepath.Glob("*.sock")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	run := map[string]bool{}
	for _, e := range examples {
		run[e.name+".sock"] = true
	}
	for _, file := range files {
		if !run[file] {
			t.Errorf("%s is in no row of examples", file)
		}
	}
}

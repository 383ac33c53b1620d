package examples_test

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sockshell/sockcore/sockcoretest"
)

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
	return strconv.Itoa(sockcoretest.FreePort(t))
}

// withMail is exim4, which speaks STARTTLS with a certificate of its own authority.
func withMail(t *testing.T) setting {
	s := sockcoretest.Peer(t, "exim4")
	ca := "CA=" + filepath.Join(s.Dir, "ca.pem")
	return setting{set: append(at(s), "HOST=localhost", "TO=you@mail.test", ca)}
}

// withSyslog waits for what was logged. The daemon takes UDP and TCP aside of each other: the
// lines may come in any order.
func withSyslog(t *testing.T) setting {
	s := sockcoretest.Peer(t, "rsyslogd")
	file := filepath.Join(s.Dir, "messages")
	const want = "local0.err sockshell: one\nlocal0.err sockshell: two#012lines\n" +
		"local0.info sockshell: all is well\n"
	return setting{set: at(s), meanwhile: func(t *testing.T) {
		var log []byte
		for end := time.Now().Add(longest); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if log, _ = os.ReadFile(file); len(log) >= len(want) {
				break
			}
		}
		lines := slices.Sorted(strings.Lines(string(log)))
		if got := strings.Join(lines, ""); got != want {
			t.Errorf("logged:\n%s\nwanted:\n%s", got, want)
		}
		_ = os.Truncate(file, 0)
	}}
}

// withHealth is a server that gets well at the third time it is asked.
func withHealth(t *testing.T) setting {
	port := freePort(t)
	python(t, `import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    asked = 0
    def do_GET(self):
        Handler.asked += 1
        self.send_error(503 if Handler.asked % 3 else 200)
    def log_message(self, *args): pass
server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
print("ready", flush=True)
server.serve_forever()`, port)
	return setting{set: []string{"PORT=" + port}}
}

// withDoor runs the program that stands in the script's comment.
func withDoor(t *testing.T) setting {
	text, err := os.ReadFile("fdpass.sock")
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "door") // t.TempDir may be too long for AF_UNIX
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	var program strings.Builder
	for line := range strings.Lines(string(text)) {
		if line, ok := strings.CutPrefix(line, "#   "); ok {
			program.WriteString(line)
		}
	}
	door := filepath.Join(dir, "door")
	here := strings.NewReplacer("/tmp/door", door,
		"listen()", "listen(); print('ready', flush=True)")
	python(t, here.Replace(program.String()))
	return setting{set: []string{"DOOR=" + door}}
}

// python runs a program until the test ends; it says when it is ready.
func python(t *testing.T, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(sockcoretest.Python(t), append([]string{"-c", program}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("python says %q, %v", line, err)
	}
}

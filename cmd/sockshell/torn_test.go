package main

import (
	"crypto/tls"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/sockcore/sockcoretest"
)

// zeros is what the script of TestNothingIsHalfWritten writes to out, again and again.
const zeros = 300_000

// TestNothingIsHalfWritten ends a script that writes every kind of file at random moments: each
// file is whole, or not there, and nothing is beside them.
func TestNothingIsHalfWritten(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	ca := sockcoretest.NewCA(t)
	script := fmt.Sprintf(`while True:
    s = create_connection 127.0.0.1 %d
    t = tls s server_hostname=localhost cafile=%s keylog=keys
    t.recv 1
    t.close
    for i in range(20): assert True, "a message"
    pack %dx > out
    pack 1000x >> more
    save saved
    save saved.session
    # %s
`, serveTLS(t, ca), ca.File, zeros, strings.Repeat("a long comment ", 10_000))
	for round := range 15 {
		dir := t.TempDir()
		cmd := program(t, dir, "--report-junit", "junit.xml", "--report-tap", "tap", "script")
		if err := os.WriteFile(filepath.Join(dir, "script"), []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if round%5 != 0 { // a fifth ends as it starts
			awaitFile(t, filepath.Join(dir, "saved"))
		}
		time.Sleep(time.Duration(random.Int64N(int64(50 * time.Millisecond))))
		_ = cmd.Process.Signal(unix.SIGTERM)
		_ = cmd.Wait()
		if status := exitStatus(cmd.ProcessState); status != 143 {
			t.Errorf("round %d: status %d", round, status)
		}
		checkWhole(t, dir, script)
	}
}

// serveTLS greets who comes, and gives the port.
func serveTLS(t *testing.T, ca *sockcoretest.CA) int {
	t.Helper()
	config := &tls.Config{Certificates: []tls.Certificate{ca.Issue("server", nil).Certificate}}
	return sockcoretest.Serve(t, func(c *net.TCPConn) {
		secure := tls.Server(c, config)
		_, _ = io.WriteString(secure, "x")
		_, _ = io.Copy(io.Discard, secure)
	})
}

func awaitFile(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(generous); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return
		}
	}
	t.Fatalf("%s does not come", path)
}

var keyLine = regexp.MustCompile(`^[A-Z0-9_]+ [0-9a-f]{64} [0-9a-f]{64,96}\n$`)

// checkWhole looks at each file that a run left.
func checkWhole(t *testing.T, dir, script string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		b, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		text, whole := string(b), false
		switch entry.Name() {
		case "script":
			whole = true
		case "out":
			whole = len(text) == zeros
		case "more":
			whole = len(text)%1000 == 0
		case "saved":
			whole = strings.TrimRight(text, "\n") == "#!/usr/bin/env sockshell\n"+strings.TrimRight(script, "\n")
		case "saved.session":
			whole = strings.HasPrefix(text, "sock> while True:\n") && strings.HasSuffix(text, " a long comment \n")
		case "junit.xml":
			var suite junitSuite
			whole = xml.Unmarshal(b, &suite) == nil && len(suite.Cases) == suite.Tests && suite.Errors == 1
		case "tap":
			whole = strings.Contains(text, fmt.Sprintf("\n1..%d\n", strings.Count(text, "\nok ")+1)) &&
				strings.HasSuffix(text, "  message: \"SystemExit: signal 15\"\n  ...\n")
		case "keys":
			whole = true
			for line := range strings.Lines(text) {
				whole = whole && keyLine.MatchString(line)
			}
		}
		if !whole {
			t.Errorf("%s is not whole, or not wanted: %d bytes, at the end %q", entry.Name(), len(text),
				text[max(0, len(text)-200):])
		}
	}
}

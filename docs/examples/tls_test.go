package examples_test

import (
	"crypto/x509"
	"net"
	"os"
	"os/exec"
	"testing"
	"time"

	"sockshell/sockcore/sockcoretest"
)

// withTLS has openssl serve a file, with a certificate of localhost.
func withTLS(t *testing.T) setting {
	leaf := sockcoretest.NewCA(t).Issue("localhost", func(c *x509.Certificate) { c.IsCA = true })
	port, dir := freePort(t), t.TempDir()
	if err := os.WriteFile(dir+"/hello.txt", []byte("hello\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	server := exec.Command(sockcoretest.Program(t, "openssl"), "s_server", "-quiet", "-WWW", "-alpn", "http/1.1",
		"-accept", "127.0.0.1:"+port, "-cert", leaf.CertFile, "-key", leaf.KeyFile)
	server.Dir = dir
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	for range 500 {
		if c, err := net.Dial("tcp4", "127.0.0.1:"+port); err == nil {
			_ = c.Close()
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	return setting{set: []string{"PORT=" + port, "NAME=localhost", "CAFILE=" + leaf.CertFile, "FILE=/hello.txt"}}
}

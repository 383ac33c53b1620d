package repl

import (
	"bufio"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sockshell/sockcore/sockcoretest"
)

// tlsFiles are an authority's certificate and one of localhost with its key.
func tlsFiles(t *testing.T) (ca *sockcoretest.CA, leaf *sockcoretest.Leaf) {
	t.Helper()
	ca = sockcoretest.NewCA(t)
	return ca, ca.Issue("server", nil)
}

// outputs runs lines as at the prompt and gives what each showed.
func outputs(t *testing.T, cfg Config, lines ...string) []string {
	t.Helper()
	sockcoretest.NoLeaks(t)
	var all []string
	for _, step := range runSession(t, lines, cfg).Steps {
		all = append(all, strings.TrimSuffix(step.Output, "\n"))
	}
	return all
}

// wantOutputs compares the last outputs; a want of /…/ is a regular expression.
func wantOutputs(t *testing.T, got []string, want ...string) {
	t.Helper()
	if len(got) < len(want) {
		t.Fatalf("%d outputs: %q", len(got), got)
	}
	got = got[len(got)-len(want):]
	for i, w := range want {
		pattern, isPattern := strings.CutPrefix(w, "/")
		if isPattern && !regexp.MustCompile(strings.TrimSuffix(pattern, "/")).MatchString(got[i]) ||
			!isPattern && got[i] != w {
			t.Errorf("output %d is %q, want %q", i, got[i], w)
		}
	}
}

// tlsServer runs a program that listens at a port and gives the port.
func tlsServer(t *testing.T, program string, args func(port string) []string) string {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	_ = l.Close()
	cmd := exec.Command(sockcoretest.Program(t, program), args(port)...)
	in, err := cmd.StdinPipe() // s_server ends with its input
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if c, err := net.Dial("tcp4", "127.0.0.1:"+port); err == nil {
			_ = c.Close()
			return port
		}
	}
	t.Fatalf("%s does not answer", program)
	return ""
}

func TestTLSAgainstOpenSSLServer(t *testing.T) {
	ca, leaf := tlsFiles(t)
	mine := ca.Issue("me", func(c *x509.Certificate) {
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	})
	port := tlsServer(t, "openssl", func(port string) []string {
		return []string{"s_server", "-accept", "127.0.0.1:" + port, "-cert", leaf.CertFile, "-key",
			leaf.KeyFile, "-CAfile", ca.File, "-Verify", "1", "-alpn", "h2,http/1.1", "-rev"}
	})
	log := filepath.Join(t.TempDir(), "keys")
	got := outputs(t, Config{},
		"s = create_connection 127.0.0.1 "+port,
		fmt.Sprintf("t = tls s server_hostname=localhost cafile=%s alpn=http/1.1 certfile=%s keyfile=%s keylog=%s",
			ca.File, mine.CertFile, mine.KeyFile, log),
		"t", "s", "t.version", "t.cipher", "t.selected_alpn", "t.getpeercert",
		`t.sendall "olleh\n"`, "t.recv 100", "data = t.recv 100 &", `t.sendall "dlrow\n"`, "wait", "data",
		`t.sendall "dna eno\n"`, "t.expect /(o.e) /", "t.recv 100",
		"info t", "sockets", "t.close", "t")
	wantOutputs(t, got[2:], "/^<socket t fd=.* TLSv1.3 laddr=/", "/^<socket s .closed. fd=-1/", "'TLSv1.3'",
		"/^.'TLS_.*', 'TLSv1.3', (128|256).$/", "'http/1.1'",
		"/^{'subject': \\(\\(\\('countryName', 'CH'\\),\\), \\(\\('commonName', 'server'\\),\\)\\), 'issuer': "+
			"\\(\\(\\('commonName', 'Test CA'\\),\\),\\), 'version': 3, 'serialNumber': '0ABC', 'notBefore'/",
		"", "b'hello\\n'", "//", "/^(.1. t.recv done)?$/", "//", "b'world\\n'",
		"", "(b'one',)", "b'and\\n'", "/'chain': .*Test CA.*Test CA/",
		"/ESTABLISHED TLSv1.3/", "", "/closed/")
	if text, err := os.ReadFile(log); err != nil || !strings.Contains(string(text), "CLIENT_TRAFFIC_SECRET_0") {
		t.Errorf("the key log has %q, %v", text, err)
	}
	got = outputs(t, Config{},
		"s = create_connection 127.0.0.1 "+port,
		"t = tls s (None) cafile=(None) verify=off max_version=TLSv1.2 ciphers=ECDHE-ECDSA-AES256-GCM-SHA384 certfile="+
			mine.CertFile+" keyfile="+mine.KeyFile+" &",
		"wait", "t", "t.cipher", "t.getpeercert", "len(t.getpeercert(True)) > 300", "t.selected_alpn_protocol")
	wantOutputs(t, got, "/TLSv1.2 unverified/", "('ECDHE-ECDSA-AES256-GCM-SHA384', 'TLSv1.2', 256)", "{}", "True", "")
}

func TestTLSAgainstOpenSSLClient(t *testing.T) {
	ca, leaf := tlsFiles(t)
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	_ = l.Close()
	client := exec.Command(sockcoretest.Program(t, "openssl"), "s_client", "-connect", "127.0.0.1:"+port,
		"-CAfile", ca.File, "-verify_return_error", "-verify_hostname", "localhost", "-quiet", "-no_ign_eof")
	in, _ := client.StdinPipe()
	out, _ := client.StdoutPipe()
	answer := make(chan string, 1)
	go func() {
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if c, err := net.Dial("tcp4", "127.0.0.1:"+port); err == nil {
				_ = c.Close()
				break
			}
		}
		_ = client.Start()
		_, _ = io.WriteString(in, "hello\n")
		text, _ := bufio.NewReader(out).ReadString('\n')
		answer <- text
		_ = in.Close()
	}()
	got := outputs(t, Config{},
		"setdefaulttimeout 10", "srv = create_server 127.0.0.1 "+port, "c, addr = srv.accept", "c, addr = srv.accept",
		fmt.Sprintf("t = tls c server_side=on certfile=%s keyfile=%s", leaf.CertFile, leaf.KeyFile),
		"t.recv 6", `t.sendall "world\n"`, "t.recv 10", "t.getpeercert", "setdefaulttimeout None")
	if text := <-answer; text != "world\n" {
		t.Errorf("the client got %q", text)
	}
	_ = client.Wait()
	wantOutputs(t, got, "b'hello\\n'", "", "b''", "", "")
}

func TestTLSAgainstNginx(t *testing.T) {
	ca, leaf := tlsFiles(t)
	dir := t.TempDir()
	port := tlsServer(t, "nginx", func(port string) []string {
		config := fmt.Sprintf("daemon off; master_process off; pid %s/pid; error_log stderr; events {}\n"+
			"http { access_log off; server { listen 127.0.0.1:%s ssl; ssl_certificate %s; ssl_certificate_key %s;\n"+
			"client_body_temp_path %s/a; proxy_temp_path %s/b; fastcgi_temp_path %s/c; uwsgi_temp_path %s/d;\n"+
			"scgi_temp_path %s/e; location / { return 200 \"hello\\n\"; } } }",
			dir, port, leaf.CertFile, leaf.KeyFile, dir, dir, dir, dir, dir)
		_ = os.WriteFile(dir+"/conf", []byte(config), 0o600)
		return []string{"-c", dir + "/conf", "-e", "stderr"}
	})
	got := outputs(t, Config{}, "s = create_connection 127.0.0.1 "+port,
		"t = tls s server_hostname=localhost cafile="+ca.File,
		`t.sendall "GET / HTTP/1.0\r\n\r\n"`, "x = t.read", `x.endswith(b"\r\n\r\nhello\n")`,
		"s = create_connection 127.0.0.1 "+port, "t = tls s server_hostname=localhost",
		"s = create_connection 127.0.0.1 "+port, "v, err = catch tls s server_hostname=nginx.test cafile="+ca.File,
		"err.type", "isinstance(err, ssl.SSLError)", "isinstance(err, OSError)", "err.message",
		"s = create_connection 127.0.0.1 "+port, "t = ssl s",
		`t.write "GET / HTTP/1.0\r\n\r\n"`, "t.read 15")
	wantOutputs(t, got, "True", "", "/^ssl.SSLCertVerificationError: .* unable to get local issuer certificate/",
		"", "", "'ssl.SSLCertVerificationError'", "True", "True", "/Hostname mismatch/",
		"", "/^ssl verifies nothing/", "18", "b'HTTP/1.1 200 OK'")
}

// CPython on the other side sees the same connection, and its getpeercert is ours.
func TestTLSAgainstPython(t *testing.T) {
	ca, leaf := tlsFiles(t)
	script := filepath.Join(t.TempDir(), "peer.py")
	err := os.WriteFile(script, []byte(`
import socket, ssl, sys
port, cert, key, ca = sys.argv[1:]
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); server.load_cert_chain(cert, key)
client = ssl.create_default_context(cafile=ca)
listener = socket.create_server(("127.0.0.1", int(port)))
listener.accept()[0].close()
c, _ = listener.accept()
probe = socket.create_server(("127.0.0.1", 0))
there = socket.create_connection(probe.getsockname())
import threading
def serve(): server.wrap_socket(probe.accept()[0], server_side=True).recv(1)
threading.Thread(target=serve, daemon=True).start()
mine = client.wrap_socket(there, server_hostname="localhost")
c.sendall(b"220 ready\r\n")
assert c.recv(10) == b"STARTTLS\r\n"
t = server.wrap_socket(c, server_side=True)
t.sendall(repr(mine.getpeercert()).encode() + b"\n")
assert t.recv(4) == b"done"
c = t.unwrap()
c.sendall(b"plain again")
c.close()
c, _ = listener.accept()
t = server.wrap_socket(c, server_side=True)
t.sendall(b"half")
t.close()
`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	port := tlsServer(t, "python3", func(port string) []string {
		return []string{script, port, leaf.CertFile, leaf.KeyFile, ca.File}
	})
	got := outputs(t, Config{}, "s = create_connection 127.0.0.1 "+port,
		"s.recv 100", `s.sendall "STARTTLS\r\n"`, "t = tls s server_hostname=localhost cafile="+ca.File,
		"theirs = t.recv 4096", `theirs.decode().strip() == repr(t.getpeercert())`, "t.sendall done",
		"p = t.unwrap", "t", "p.recv 100", "p.close",
		"s = create_connection 127.0.0.1 "+port, "t = tls s server_hostname=localhost cafile="+ca.File,
		"t.recv 100", "t.recv 100")
	wantOutputs(t, got[1:], "b'220 ready\\r\\n'", "", "", "", "True", "", "", "/closed/", "b'plain again'", "",
		"", "", "b'half'", "/^ssl.SSLEOFError: EOF occurred in violation of protocol/")
}

func TestTLSArguments(t *testing.T) {
	ca, leaf := tlsFiles(t)
	other := ca.Issue("other", nil)
	for _, row := range []struct{ args, want string }{
		{"", "ValueError: check_hostname requires server_hostname: give server_hostname=NAME, or verify=off"},
		{"server_side=on", "ValueError: certfile must be specified for server-side operations"},
		{"server_side=on server_hostname=a certfile=x", "ValueError: server_hostname can only be specified in client mode"},
		{"a min_version=TLSv1.4", "ValueError: no version TLSv1.4: there are TLSv1, TLSv1.1, TLSv1.2 and TLSv1.3"},
		{"a min_version=TLSv1.3 max_version=TLSv1.2", "ValueError: min_version TLSv1.3 is above max_version TLSv1.2"},
		{"a ciphers=ECDHE-RSA-AES128-GCM-SHA25", "ssl.SSLError: No cipher can be selected: there is no " +
			"ECDHE-RSA-AES128-GCM-SHA25; did you mean ECDHE-RSA-AES128-GCM-SHA256?"},
		{"a ciphers=TLS_AES_128_GCM_SHA256", "ssl.SSLError: No cipher can be selected: TLSv1.3 chooses " +
			"TLS_AES_128_GCM_SHA256 itself; with max_version=TLSv1.2 there is a choice"},
		{"a cafile=/nowhere/ca", "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/ca'"},
		{"a cafile=" + leaf.KeyFile, "ssl.SSLError: [X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl " +
			"found in " + leaf.KeyFile},
		{"a keyfile=x", "ValueError: certfile must be specified with keyfile"},
		{"a certfile=" + leaf.CertFile + " keyfile=" + other.KeyFile, "ssl.SSLError: " + leaf.CertFile + " and " +
			other.KeyFile + ": private key does not match public key"},
		{"a keylog=/nowhere/log", "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/log'"},
		{"(5)", "TypeError: tls() argument 2 must be str, not int"},
		{"a alpn=(5)", "TypeError: tls(): a list of names is required, not 'int'"},
		{"a alpn=([5])", "TypeError: tls(): a name must be str, not 'int'"},
	} {
		got := outputs(t, Config{}, "a, b = socketpair", "tls a "+row.args, "a.send x")
		wantOutputs(t, got, row.want, "1")
	}
}

func TestTLSRestricted(t *testing.T) {
	for _, args := range []string{"cafile=/etc/hosts", "certfile=/etc/hosts", "keylog=/tmp/never"} {
		got := outputs(t, Config{Restricted: true}, "a, b = socketpair", "tls a host "+args, "a.send x")
		wantOutputs(t, got, "PermissionError: a file in tls is not allowed under --restricted", "1")
	}
	got := outputs(t, Config{Restricted: true}, "a, b = socketpair", "ssl a /etc/hosts /etc/hosts")
	wantOutputs(t, got, "/PermissionError: a file in ssl is not allowed under --restricted/")
	if _, err := os.Stat("/tmp/never"); err == nil {
		t.Error("the key log was made")
	}
}

func TestPlainSocketsHaveNoTLS(t *testing.T) {
	for _, verb := range []string{"read", "write", "version", "cipher", "getpeercert", "unwrap", "selected_alpn"} {
		got := outputs(t, Config{}, "a, b = socketpair", "hasattr(a, '"+verb+"')", "'"+verb+"' in dir(a)", "a."+verb)
		wantOutputs(t, got, "False", "False", "AttributeError: 'socket' object has no attribute '"+verb+"'")
	}
}

// TestTLSReasons: what a person at the prompt is told besides.
func TestTLSReasons(t *testing.T) {
	t.Chdir(exampleFiles(t, exampleLeaf(t)))
	s := quiet(t)
	const pair = "a, b = socketpair; u = tls b server_side=on certfile=cert.pem &; "
	for _, row := range []struct{ lines, why string }{
		{pair + "t = tls a localhost", "no authority vouches for it: cafile=FILE believes the one in FILE, verify=off believes anybody"},
		{pair + "t = tls a other.example cafile=cert.pem", "server_hostname=NAME says who is meant"},
		{"a, b = socketpair; b.send \"220 mail ready\\r\\n\"; t = tls a localhost",
			"it is another port, or the protocol begins in the clear (STARTTLS)"},
		{"a, b = socketpair; b.shutdown SHUT_WR; t = tls a localhost verify=off", "it wants something else: its log knows more"},
		{pair + "t = tls a localhost cafile=cert.pem; wait; close (u.detach()); t.recv 1",
			"the peer crashed, is careless, or somebody cut the connection"},
	} {
		if got := s.whyOf(row.lines); got != row.why {
			t.Errorf("%s: %q, not %q", row.lines, got, row.why)
		}
	}
	got := outputs(t, Config{}, strings.Split(pair+"t = tls a localhost; explain", "; ")...)
	wantOutputs(t, got, "/the certificate is not to be believed|nobody whom/")
}

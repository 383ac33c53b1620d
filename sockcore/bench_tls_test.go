package sockcore_test

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

const tlsBulk = 1 << 30

// BenchmarkTLSReceive takes a gigabyte from openssl s_server, as s_client does in turn;
// "x/openssl" is our rate by its rate.
func BenchmarkTLSReceive(b *testing.B) {
	file := bulkFile(b)
	const request = "GET /bulk HTTP/1.0\r\n\r\n"
	server := bulkServer{dir: filepath.Dir(file), args: []string{"-HTTP"}}
	compareBulk(b, server, func(t *Socket) {
		must[int](b)(t.SendAll(bg, request, 0))
		for n := 0; n < tlsBulk; {
			data, err := t.Recv(bg, 1<<20, 0)
			if err != nil || len(data) == 0 {
				b.Fatalf("%d bytes, %v", n, err)
			}
			n += len(data)
		}
	}, func(client *exec.Cmd) {
		client.Stdin = strings.NewReader(request)
		out := must[io.ReadCloser](b)(client.StdoutPipe())
		ok(b, client.Start())
		if n, err := io.Copy(io.Discard, out); n != tlsBulk {
			b.Errorf("s_client gave %d bytes: %v", n, err)
		}
	})
}

// BenchmarkTLSSend gives a gigabyte to openssl s_server, as s_client does in turn.
func BenchmarkTLSSend(b *testing.B) {
	file := bulkFile(b)
	piece := strings.Repeat("\x00", 1<<20)
	compareBulk(b, bulkServer{}, func(t *Socket) {
		for range tlsBulk >> 20 {
			must[int](b)(t.SendAll(bg, piece, 0))
		}
	}, func(client *exec.Cmd) {
		client.Args = append(client.Args, "-no_ign_eof") // it ends with the file
		client.Stdin = must[*os.File](b)(os.Open(file))
		ok(b, client.Start())
		ok(b, client.Wait())
	})
}

// bulkFile is a file of a gigabyte, which takes no room.
func bulkFile(b *testing.B) string {
	file := filepath.Join(b.TempDir(), "bulk")
	ok(b, os.WriteFile(file, nil, 0o600))
	ok(b, os.Truncate(file, tlsBulk))
	return file
}

// compareBulk times ours, on a socket that speaks TLS, and theirs, an s_client to start,
// each with a server of its own.
func compareBulk(b *testing.B, server bulkServer, ours func(*Socket), theirs func(*exec.Cmd)) {
	server.program = sockcoretest.Program(b, "openssl")
	server.leaf = sockcoretest.NewCA(b).Issue("bulk", nil)
	e := newEngine(b)
	b.SetBytes(tlsBulk)
	var we, they time.Duration
	for range b.N {
		we += server.serve(b, func(port int) {
			s := newTCP(b, e)
			ok(b, s.Connect(bg, Inet4{[4]byte{127, 0, 0, 1}, uint16(port)}))
			t := must[*Socket](b)(s.StartTLS(bg, &tls.Config{InsecureSkipVerify: true}, false))
			ours(t)
			ok(b, t.Close(bg))
		})
		they += server.serve(b, func(port int) {
			client := exec.Command(server.program, "s_client", "-quiet", "-connect",
				fmt.Sprint("127.0.0.1:", port))
			theirs(client)
			_ = client.Process.Kill()
			_ = client.Wait()
		})
	}
	b.ReportMetric(we.Seconds()*1000/float64(b.N), "ms/ours")
	b.ReportMetric(they.Seconds()/we.Seconds(), "x/openssl")
}

// bulkServer is an openssl s_server.
type bulkServer struct {
	program, dir string
	args         []string
	leaf         *sockcoretest.Leaf
}

// serve times f, with a server for the one who connects.
func (s bulkServer) serve(b *testing.B, f func(port int)) time.Duration {
	l := must[net.Listener](b)(net.Listen("tcp4", "127.0.0.1:0"))
	port := l.Addr().(*net.TCPAddr).Port
	ok(b, l.Close())
	cmd := exec.Command(s.program, append([]string{"s_server", "-quiet", "-naccept", "1", "-accept",
		fmt.Sprint("127.0.0.1:", port), "-cert", s.leaf.CertFile, "-key", s.leaf.KeyFile}, s.args...)...)
	cmd.Dir = s.dir
	must[io.WriteCloser](b)(cmd.StdinPipe()) // it ends with its input
	ok(b, cmd.Start())
	time.Sleep(300 * time.Millisecond) // it takes one connection: asking would use that up
	began := time.Now()
	f(port)
	took := time.Since(began)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	return took
}

package sockcore_test

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"os/exec"
	"testing"
	"time"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

const tlsBulk = 1 << 30

// BenchmarkTLSBulk receives a gigabyte from openssl s_server, as s_client does in turn;
// "x/openssl" is our rate by its rate.
func BenchmarkTLSBulk(b *testing.B) {
	program := sockcoretest.Program(b, "openssl")
	leaf := sockcoretest.NewCA(b).Issue("bulk", nil)
	e := newEngine(b)
	b.SetBytes(tlsBulk)
	var us, theirs time.Duration
	for range b.N {
		us += serveBulk(b, program, leaf, func(port int) { receiveBulk(b, e, port) })
		theirs += serveBulk(b, program, leaf, func(port int) {
			cmd := exec.Command(program, "s_client", "-quiet", "-connect", fmt.Sprint("127.0.0.1:", port))
			out := must[io.ReadCloser](b)(cmd.StdoutPipe())
			ok(b, cmd.Start())
			n, _ := io.Copy(io.Discard, io.LimitReader(struct{ io.Reader }{out}, tlsBulk))
			if n != tlsBulk {
				b.Errorf("s_client gave %d bytes", n)
			}
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		})
	}
	b.ReportMetric(theirs.Seconds()/us.Seconds(), "x/openssl")
}

func receiveBulk(b *testing.B, e *Engine, port int) {
	s := newTCP(b, e)
	ok(b, s.Connect(bg, Inet4{[4]byte{127, 0, 0, 1}, uint16(port)}))
	t := must[*Socket](b)(s.StartTLS(bg, &tls.Config{InsecureSkipVerify: true}, false))
	for n := 0; n < tlsBulk; {
		data, err := t.Recv(bg, 1<<20, 0)
		if err != nil || len(data) == 0 {
			b.Fatalf("%d bytes, %v", n, err)
		}
		n += len(data)
	}
	ok(b, t.Close(bg))
}

// serveBulk times f, with a server that sends a gigabyte to the one who connects.
func serveBulk(b *testing.B, program string, leaf *sockcoretest.Leaf, f func(port int)) time.Duration {
	l := must[net.Listener](b)(net.Listen("tcp4", "127.0.0.1:0"))
	port := l.Addr().(*net.TCPAddr).Port
	ok(b, l.Close())
	cmd := exec.Command(program, "s_server", "-quiet", "-naccept", "1", "-accept",
		fmt.Sprint("127.0.0.1:", port), "-cert", leaf.CertFile, "-key", leaf.KeyFile)
	in := must[io.WriteCloser](b)(cmd.StdinPipe())
	ok(b, cmd.Start())
	time.Sleep(300 * time.Millisecond) // it takes one connection: asking would use that up
	go func() {
		piece := make([]byte, 1<<20)
		for range tlsBulk >> 20 {
			if _, err := in.Write(piece); err != nil {
				return
			}
		}
	}()
	began := time.Now()
	f(port)
	took := time.Since(began)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	return took
}

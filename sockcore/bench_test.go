package sockcore_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

// A benchmark here runs short bursts of its own and of C's plain blocking calls in
// turn, in random order, for on a busy machine whole runs cannot be compared.
// "x/C" is the ratio of the first deciles, which what else runs here touches least.

// program is the C program of sockcoretest/testdata, running.
type program struct {
	in  io.WriteCloser
	out *bufio.Reader
}

func start(b *testing.B, path, mode string) *program {
	b.Helper()
	cmd := exec.Command(path, mode)
	in, err := cmd.StdinPipe()
	ok(b, err)
	out, err := cmd.StdoutPipe()
	ok(b, err)
	ok(b, cmd.Start())
	b.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	return &program{in, bufio.NewReader(out)}
}

func (p *program) number(b *testing.B) int {
	b.Helper()
	var n int
	_, err := fmt.Fscanln(p.out, &n)
	ok(b, err)
	return n
}

// compare runs b.N times, in bursts; each does what C does when asked the same.
func compare(b *testing.B, burst int, ask func(n int) string, ours func(n int)) {
	run := start(b, sockcoretest.Compile(b, "speed"), "run")
	var mine, theirs []float64
	b.ReportAllocs()
	b.ResetTimer()
	for done := 0; done < b.N; done += burst {
		n := min(burst, b.N-done)
		var us, c time.Duration
		steps := []func(){
			func() { began := time.Now(); ours(n); us = time.Since(began) },
			func() {
				_, err := fmt.Fprintln(run.in, ask(n))
				ok(b, err)
				c = time.Duration(run.number(b))
			},
		}
		rand.Shuffle(2, func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		for _, step := range steps {
			step()
		}
		mine = append(mine, float64(us)/float64(n))
		theirs = append(theirs, float64(c)/float64(n))
	}
	b.StopTimer()
	us, c := decile(mine), decile(theirs)
	b.ReportMetric(us, "ns/op")
	b.ReportMetric(c, "C-ns/op")
	b.ReportMetric(us/c, "x/C")
}

func decile(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/10]
}

// dial connects to the C program in a mode and says at which port.
func dial(b *testing.B, e *Engine, mode string) (*Socket, int) {
	b.Helper()
	port := start(b, sockcoretest.Compile(b, "speed"), mode).number(b)
	s := newTCP(b, e)
	ok(b, s.Connect(bg, Inet4{[4]byte{127, 0, 0, 1}, uint16(port)}))
	ok(b, unix.SetsockoptInt(s.Fileno(), unix.IPPROTO_TCP, unix.TCP_NODELAY, 1))
	return s, port
}

var letter = string(make([]byte, 64))

// BenchmarkPair is a send and a receive with the data ready.
func BenchmarkPair(b *testing.B) {
	x, y := sockcoretest.Pair(b)
	compare(b, 1000, func(n int) string { return fmt.Sprint("pair ", n) }, func(n int) {
		for range n {
			if _, err := x.Send(bg, letter, 0); err != nil {
				b.Fatal(err)
			}
			if _, err := y.Recv(bg, 64, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRoundTrip is over TCP, to a peer in another process.
func BenchmarkRoundTrip(b *testing.B) {
	s, port := dial(b, newEngine(b), "echo")
	compare(b, 100, func(n int) string { return fmt.Sprintf("ping %d %d", port, n) }, func(n int) {
		for range n {
			if _, err := s.Send(bg, letter, 0); err != nil {
				b.Fatal(err)
			}
			if _, err := s.Recv(bg, 64, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkBulk sends pieces of 1 MiB.
func BenchmarkBulk(b *testing.B) {
	s, port := dial(b, newEngine(b), "sink")
	piece := string(make([]byte, 1<<20))
	b.SetBytes(1 << 20)
	compare(b, 50, func(n int) string { return fmt.Sprintf("bulk %d %d", port, n) }, func(n int) {
		for range n {
			if _, err := s.SendAll(bg, piece, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

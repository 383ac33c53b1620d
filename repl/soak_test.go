package repl

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"sockshell/sockcore/sockcoretest"
)

// manyShells is how many there are at once.
const manyShells = 24

// TestManyShells has 24 shells speak to one echo server, each by lines of its own: nothing is
// lost, and nobody hears another. For 2 seconds, or as long as SOAK says (make soak).
func TestManyShells(t *testing.T) {
	sockcoretest.NoLeaks(t)
	span := 2 * time.Second
	if text := os.Getenv("SOAK"); text != "" {
		var err error
		if span, err = time.ParseDuration(text); err != nil {
			t.Fatalf("SOAK=%s: %v", text, err)
		}
	}
	until := time.Now().Add(span)
	addr := echoServer(t)
	var all sync.WaitGroup
	turns := make([]int, manyShells)
	for i := range turns {
		all.Go(func() { turns[i] = converse(t, i, addr, until) })
	}
	all.Wait()
	t.Logf("%d turns of %d shells: %v", sum(turns), manyShells, turns)
}

func sum(list []int) (n int) {
	for _, v := range list {
		n += v
	}
	return n
}

// echoServer sends back what comes, until the test ends.
func echoServer(t *testing.T) *net.TCPAddr {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			serving.Go(func() {
				defer c.Close()
				_, _ = io.Copy(struct{ io.Writer }{c}, c) // with no pipes of splice(2), which are kept
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		serving.Wait()
	})
	return l.Addr().(*net.TCPAddr)
}

// converse runs one shell until then, and says how many turns it had: a message there and
// back in the foreground, then one that a job waits for.
func converse(t *testing.T, shell int, addr *net.TCPAddr, until time.Time) (turns int) {
	var want, got, told bytes.Buffer
	next := func() string {
		turns++
		one, two := fmt.Sprintf("shell %d turn %d", shell, turns), fmt.Sprintf("job %d turn %d", shell, turns)
		fmt.Fprintf(&want, "b'%s\\n'\nb'%s\\n'\n", one, two)
		return fmt.Sprintf("s.sendall \"%s\\n\"\ns.recv_line\n"+
			"x = s.recv_line &\ns.sendall \"%s\\n\"\nwait 1\nx\n", one, two)
	}
	lines := &lineFeed{rest: fmt.Sprintf("s = create_connection %s %d\n", addr.IP, addr.Port),
		next: func() string {
			if time.Now().Before(until) {
				return next()
			}
			return ""
		}}
	status := Run(context.Background(), Config{Stdin: lines, Stdout: &got, Stderr: &told, Quiet: true,
		Getenv: func(string) string { return "" }})
	if status != 0 || told.Len() > 0 {
		t.Errorf("shell %d: status %d, %s", shell, status, &told)
	}
	if got.String() != want.String() {
		t.Errorf("shell %d, after %d turns: %s", shell, turns, firstDifference(got.String(), want.String()))
	}
	return turns
}

func firstDifference(got, want string) string {
	wanted := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(wanted) || line != wanted[i] {
			return fmt.Sprintf("line %d is %q", i+1, line)
		}
	}
	return fmt.Sprintf("of %d lines there are %d", len(wanted), strings.Count(got, "\n"))
}

// lineFeed is standard input whose lines are made when they are read; "" ends it.
type lineFeed struct {
	rest string
	next func() string
}

func (f *lineFeed) Read(b []byte) (int, error) {
	if f.rest == "" {
		f.rest = f.next()
	}
	if f.rest == "" {
		return 0, io.EOF
	}
	n := copy(b, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

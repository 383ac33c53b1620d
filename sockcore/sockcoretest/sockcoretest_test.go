package sockcoretest

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestPeersAnswer(t *testing.T) {
	for name := range peers {
		t.Run(name, func(t *testing.T) {
			NoLeaks(t)
			s := Peer(t, name)
			if s.Path == "" {
				return
			}
			c, err := net.Dial("unix", s.Path)
			if err != nil {
				t.Fatal(err)
			}
			_ = c.Close()
		})
	}
}

func TestInetd(t *testing.T) {
	NoLeaks(t)
	s := Inetd(t, "sort", func(string) []string { return nil })
	c, err := net.DialTCP("tcp4", nil, &net.TCPAddr{IP: net.ParseIP(s.Host), Port: s.Port})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_, _ = c.Write([]byte("b\na\n"))
	_ = c.CloseWrite()
	if got, err := io.ReadAll(c); string(got) != "a\nb\n" || err != nil {
		t.Fatalf("%q %v", got, err)
	}
}

func TestEcho(t *testing.T) {
	NoLeaks(t)
	ctx := context.Background()
	s, err := Engine(t).Socket(ctx, unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Connect(ctx, Echo(t)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Send(ctx, "hello", 0); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Recv(ctx, 5, unix.MSG_WAITALL); string(got) != "hello" || err != nil {
		t.Fatal(got, err)
	}
}

func TestNetnsHasOnlyLoopback(t *testing.T) {
	InNetns(t, func() {
		if all, err := net.Interfaces(); err != nil || len(all) != 1 {
			t.Errorf("got %v, %v", all, err)
		}
	})
}

func TestNewOnesAreFound(t *testing.T) {
	before := descriptors()
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got := newOnes(before, descriptors()); len(got) != 1 {
		t.Fatalf("got %v", got)
	}
}

func TestNoLeaksSeesADescriptor(t *testing.T) {
	spy := &spy{TB: t}
	NoLeaks(spy)
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	spy.cleanup()
	_ = f.Close()
	if !spy.failed {
		t.Fatal("an open file went unseen")
	}
}

// spy is a test whose end and failure are seen.
type spy struct {
	testing.TB
	cleanup func()
	failed  bool
}

func (s *spy) Cleanup(f func())      { s.cleanup = f }
func (s *spy) Errorf(string, ...any) { s.failed = true }

func TestPythonRuns(t *testing.T) {
	if path := Python(t); !filepath.IsAbs(path) {
		t.Fatal(path)
	}
}

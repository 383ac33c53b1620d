package resolver

import (
	"context"
	"errors"
	"net"
	"os"
	"strings"
	"testing"
	"time"
)

// withFaults is a resolver whose one name server errs.
func withFaults(t *testing.T, options string) *Resolver {
	t.Helper()
	f, err := serveFaults("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.close)
	dir := root(t, map[string]string{
		"nsswitch.conf": "hosts: dns\n",
		"resolv.conf":   "nameserver 127.0.0.1\noptions " + options + "\n",
	})
	return &Resolver{Root: dir, Port: uint16(f.udp.LocalAddr().(*net.UDPAddr).Port)}
}

// TestFaultsAgainstCPython meets each fault here and in CPython.
func TestFaultsAgainstCPython(t *testing.T) {
	t.Parallel() // it waits for timeouts most of the time
	r := withFaults(t, "timeout:1 attempts:1")
	var calls []call
	for _, name := range []string{"servfail", "refused", "notimp", "formerr", "nx", "lame", "silent",
		"garbage", "partial", "truncated", "forged", "slow", "chain", "loop", "evil", "stranger", "ok",
		"nodata", "ok._under-score", "ok.-dash", "ok.a b"} {
		name += ".fault.test"
		calls = append(calls, call{"getaddrinfo", []any{name, 80, 0, 1, 0, AI_CANONNAME}},
			call{"getaddrinfo", []any{name, 80, inet, 1, 0, 0}},
			call{"gethostbyname_ex", []any{name}})
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	server := "RESOLVER_TEST_SERVE=127.0.0.1:53 " + exe
	agree(t, r, calls, cpython(t, calls, namespace(t, r.Root, server)...))
}

func TestFaultsAreExplained(t *testing.T) {
	r := withFaults(t, "timeout:1 attempts:2")
	host := "servfail.fault.test"
	_, err := r.Getaddrinfo(context.Background(), &host, nil, Hints{Family: inet})
	var e *Error
	if !errors.As(err, &e) || e.ErrorName() != "EAI_AGAIN" || len(e.Queries) != 2 {
		t.Fatalf("got %+v", err)
	}
	q := e.Queries[0]
	if q.Name != host+"." || q.Type != "A" || q.Outcome != "ServerFailure" ||
		!strings.HasPrefix(q.Server, "127.0.0.1:") || q.Took <= 0 {
		t.Errorf("got %+v", q)
	}
}

// TestLookupEndsWithItsContext holds that Ctrl-C ends a wait long before the timeout.
func TestLookupEndsWithItsContext(t *testing.T) {
	r := withFaults(t, "timeout:30 attempts:5")
	host := "silent.fault.test"
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	deadline, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	done := make(chan error, 3)
	go func() {
		_, err := r.Getaddrinfo(ctx, &host, nil, Hints{})
		done <- err
	}()
	go func() {
		_, err := r.Gethostbyaddr(ctx, host)
		done <- err
	}()
	go func() {
		_, err := r.Getfqdn(ctx, host)
		done <- err
	}()
	for range 3 {
		select {
		case err := <-done:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want the context's error", err)
			}
		case <-deadline.Done():
			t.Fatal("the lookup goes on after its context")
		}
	}
}

// TestSecondServerIsAsked holds that a dead server is passed over.
func TestSecondServerIsAsked(t *testing.T) {
	r := withFaults(t, "timeout:1 attempts:1")
	conf := "nameserver 127.0.0.2\nnameserver 127.0.0.1\noptions timeout:1 attempts:1"
	for _, options := range []string{"", " rotate", " use-vc", " single-request", " no-aaaa"} {
		err := os.WriteFile(r.Root+"/etc/resolv.conf", []byte(conf+options), 0o644)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := r.Gethostbyname(context.Background(), "ok.fault.test"); got != "10.5.0.1" {
			t.Errorf("options%s: %s, %v", options, got, err)
		}
	}
}

// TestNoDescriptorLeaks makes 10,000 lookups, some of them with a server.
func TestNoDescriptorLeaks(t *testing.T) {
	r := withFaults(t, "timeout:1 attempts:1")
	if err := os.WriteFile(r.Root+"/etc/hosts", []byte("10.0.0.1 x\nfd00::1 x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	sources := []byte("hosts: files dns\n")
	if err := os.WriteFile(r.Root+"/etc/nsswitch.conf", sources, 0o644); err != nil {
		t.Fatal(err)
	}
	before := descriptors(t)
	name := "x"
	for i := range 10_000 {
		if i%20 == 0 {
			name = "ok.fault.test"
		} else {
			name = "x"
		}
		_, err := r.Getaddrinfo(context.Background(), &name, nil, Hints{})
		if err != nil {
			t.Fatal(err)
		}
	}
	if after := descriptors(t); after > before+2 { // the server's TCP, the poller
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}

func descriptors(t *testing.T) int {
	t.Helper()
	list, err := os.ReadDir("/dev/fd")
	if err != nil {
		t.Skip("no /dev/fd to count descriptors in")
	}
	return len(list)
}

func BenchmarkGetaddrinfoHosts(b *testing.B) {
	name := "localhost"
	r := &Resolver{}
	for b.Loop() {
		if _, err := r.Getaddrinfo(context.Background(), &name, nil, Hints{}); err != nil {
			b.Fatal(err)
		}
	}
}

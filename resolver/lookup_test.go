package resolver

import (
	"context"
	"os"
	"reflect"
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

func TestLookup(t *testing.T) {
	r := &Resolver{Root: root(t, map[string]string{"hosts": "10.0.0.1 x\nfd00::1 x6\n",
		"nsswitch.conf": "hosts: files\n"})}
	six := func(last byte) sockcore.Inet6 { return sockcore.Inet6{Addr: [16]byte{15: last}} }
	for _, c := range []struct {
		host   string
		family int
		want   sockcore.Address
		err    string
	}{
		{"", inet, sockcore.Inet4{}, ""},
		{"", unix.AF_INET6, six(0), ""},
		{"", 0, nil, "wildcard resolved to multiple address"},
		{"<broadcast>", inet, sockcore.Inet4{Addr: [4]byte{255, 255, 255, 255}}, ""},
		{"<broadcast>", unix.AF_INET6, nil, "address family mismatched"},
		{"255.255.255.255", unix.AF_INET6, nil, "address family mismatched"},
		{"127.1", inet, sockcore.Inet4{Addr: [4]byte{127, 0, 0, 1}}, ""},
		{"::1", unix.AF_INET6, six(1), ""},
		{"::1%3", unix.AF_INET6, sockcore.Inet6{Addr: [16]byte{15: 1}, ScopeID: 3}, ""},
		{"::1", inet, nil, "[Errno -9] Address family for hostname not supported"},
		{"1.2.3.4", unix.AF_INET6, nil, "[Errno -9] Address family for hostname not supported"},
		{"x", inet, sockcore.Inet4{Addr: [4]byte{10, 0, 0, 1}}, ""},
		{"x6", 0, sockcore.Inet6{Addr: [16]byte{0xfd, 15: 1}}, ""},
		{"nosuch", 0, nil, "[Errno -2] Name or service not known"},
	} {
		got, err := r.Lookup(context.Background(), c.host, c.family)
		text := ""
		if err != nil {
			text = err.Error()
		}
		if got != c.want || text != c.err {
			t.Errorf("%q in family %d: %v, %q, want %v, %q", c.host, c.family, got, text, c.want, c.err)
		}
	}
}

func TestMyHostname(t *testing.T) {
	own, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	r := &Resolver{Root: root(t, map[string]string{"nsswitch.conf": "hosts: files myhostname\n"})}
	ctx := context.Background()
	for _, name := range []string{"localhost", "a.localhost", "LocalHost.", own} {
		if addr, err := r.Gethostbyname(ctx, name); err != nil {
			t.Errorf("%s: %s, %v", name, addr, err)
		}
	}
	if h, err := r.Gethostbyaddr(ctx, "127.0.0.1"); err != nil || h.Name != "localhost" {
		t.Errorf("127.0.0.1 is %+v, %v", h, err)
	}
	if h, err := r.Gethostbyaddr(ctx, "127.0.0.2"); err != nil || h.Name != own {
		t.Errorf("127.0.0.2 is %+v, %v", h, err)
	}
	if _, err := r.Gethostbyname(ctx, "nosuch"); err == nil || err.(*Error).Code != -2 {
		t.Errorf("nosuch: %v", err)
	}
}

func TestSources(t *testing.T) {
	text := "passwd: x\nhosts:\tfiles [NOTFOUND=return] mdns4 [!UNAVAIL=return success=continue] dns\n"
	want := []source{
		{"files", map[string]string{"notfound": "return"}},
		{"mdns4", map[string]string{"notfound": "return", "success": "continue", "tryagain": "return"}},
		{"dns", map[string]string{}},
	}
	if got := parseSources(text); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	// An action ends the walk: dns is not asked, which would take its time to fail.
	r := &Resolver{Port: 1, Root: root(t, map[string]string{
		"nsswitch.conf": "hosts: mdns4_minimal [NOTFOUND=return] files [NOTFOUND=return] dns\n"})}
	_, err := r.Gethostbyname(context.Background(), "nosuch")
	if e, ok := err.(*Error); !ok || e.Code != -2 || len(e.Queries) != 0 {
		t.Errorf("got %+v", err)
	}
}

func TestWellKnownStandIn(t *testing.T) {
	r := &Resolver{Root: t.TempDir()}
	if port, err := r.Getservbyname("https", "tcp"); port != 443 || err != nil {
		t.Errorf("https is %d, %v", port, err)
	}
	if n, err := r.Getprotobyname("icmp"); n != 1 || err != nil {
		t.Errorf("icmp is %d, %v", n, err)
	}
	// An empty file is a file: nothing stands in for it.
	r.Root = root(t, map[string]string{"services": "", "protocols": ""})
	if port, err := r.Getservbyname("https", "tcp"); err == nil {
		t.Errorf("https is %d", port)
	}
	if n, err := r.Getprotobyname("icmp"); err == nil {
		t.Errorf("icmp is %d", n)
	}
}

package resolver

import (
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore/sockcoretest"
)

// flagFiles are etc/ of a host named me.example.test.
var flagFiles = map[string]string{
	"nsswitch.conf": "hosts: files\n",
	"services":      "http 80/tcp www\ntwo 81/tcp\ntwo 81/udp\nshell 514/tcp\nsyslog 514/udp\n",
	"hosts": "127.0.0.1 localhost\n::1 localhost\n10.0.0.1 one.example.test one\n" +
		"10.0.0.2 xn--bcher-kva.example.test\nfd00::1 six.other.test six\n10.0.0.3 me.example.test me\n",
}

// TestFlagsAgainstCPython asks with every set of AI_ and NI_ flags, on a host that both
// sides share. Between them the answers have each EAI_ that needs no name server.
func TestFlagsAgainstCPython(t *testing.T) {
	dir := root(t, flagFiles)
	var calls []call
	for flags := range 0x800 {
		if flags&^aiKnown != 0 && flags&0xff != 0 {
			continue // what is no flag is refused whatever stands beside it
		}
		for _, name := range []any{"one", "six", "bücher.example.test", "127.0.0.1", "::1", nil} {
			if flags&0x300 == 0 || name == "one" {
				family := []int{0, inet, inet6}[flags%3]
				calls = append(calls, call{"getaddrinfo", []any{name, "www", family, 1, 0, flags}})
			}
		}
	}
	for flags := range 64 {
		for _, a := range []any{[]any{"10.0.0.1", 80}, []any{"10.0.0.2", 81}, []any{"10.0.0.3", 514},
			[]any{"fd00::1", 9}, []any{"10.9.9.9", 514}} {
			calls = append(calls, call{"getnameinfo", []any{a, flags}})
		}
	}
	for _, wrong := range [][]any{
		{"one", 80, 77, 1, 0, 0}, {"one", 80, 0, 77, 0, 0}, {"one", "nosuch", 0, 1, 0, 0}, {"one", "two", 0, 3, 0, 0},
		{"nosuch", 80, 0, 1, 0, 0}, {"::1", 80, inet, 1, 0, 0}, {"127.0.0.1", 80, inet6, 1, 0, 0},
		{nil, nil, 0, 0, 0, 0}, {"one", 80, 0, 1, 17, 0}, {"one", 80, 0, 2, 6, 0}, {"one", 80, 0, 0, 132, 0},
	} {
		calls = append(calls, call{"getaddrinfo", wrong})
	}
	sockcoretest.InNetns(t, func() {
		err := unix.Unshare(unix.CLONE_NEWUTS)
		if err == nil {
			err = unix.Sethostname([]byte("me.example.test"))
		}
		if err != nil {
			t.Error(err)
			return
		}
		want := cpython(t, calls, isolated(t, "-m", dir, "true")...)
		met := map[string]bool{}
		for _, o := range want {
			met[o.Text] = true
		}
		for _, code := range []EAI{EAI_BADFLAGS, EAI_NONAME, EAI_FAMILY, EAI_SOCKTYPE, EAI_SERVICE, EAI_ADDRFAMILY} {
			if text := failure(code).Error(); !met[text] {
				t.Errorf("no call gives %s", text)
			}
		}
		agree(t, &Resolver{Root: dir}, calls, want)
	})
}

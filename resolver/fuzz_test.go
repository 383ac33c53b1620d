package resolver

import (
	"net/netip"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// FuzzFiles holds that no text of a file is more than the readers take.
func FuzzFiles(f *testing.F) {
	for _, text := range []string{"127.0.0.1 localhost x # y\n", "http 80/tcp www\n/\n1/2",
		"nameserver ::1%lo\nsearch . a\noptions ndots:99 timeout:0 attempts:-1 rotate\n",
		"hosts: files [NOTFOUND=return] dns [!UNAVAIL=return SUCCESS=continue]\nhosts:[x]",
		"precedence ::/0 1\nlabel ::ffff:0:0/96 x\n", "domain\nsearch", "\x00\xff\r\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for line := range parseHosts(text) {
			if !line.ip.IsValid() || len(line.names) == 0 {
				t.Errorf("hosts: %+v", line)
			}
		}
		c := parseConfig(text)
		if c.attempts < 1 || c.attempts > 5 || c.timeout < 1 || c.ndots < 0 || c.ndots > 15 ||
			len(c.servers) > 3 {
			t.Errorf("resolv.conf: %+v", c)
		}
		for _, s := range parseSources(text) {
			if s.name == "" {
				t.Errorf("nsswitch.conf: %+v", s)
			}
		}
		for words := range records(text) {
			if s, ok := parseService(words); ok && (s.port < 0 || s.port > 65535) {
				t.Errorf("services: %+v", s)
			}
		}
		p := parsePolicy(text)
		match(p.labels, netip.IPv6Loopback())
	})
}

// FuzzDecode holds that any datagram is survived, and that nothing but a host name comes
// out of one.
func FuzzDecode(f *testing.F) {
	q := &query{name: "ok.fault.test.", kind: dnsmessage.TypeA}
	for _, kind := range []string{"ok", "chain", "loop", "evil", "forged", "garbage"} {
		q.name = kind + ".fault.test."
		wire, err := q.pack()
		if err != nil {
			f.Fatal(err)
		}
		for _, message := range respond(wire, true) {
			f.Add(wire, message)
		}
	}
	f.Fuzz(func(t *testing.T, wire, message []byte) {
		r, ok := decode(wire, message)
		if !ok {
			return
		}
		a, _, _ := r.judge()
		if a.herrno == 0 && !isHostname(a.name) {
			t.Errorf("%q is no host name", a.name)
		}
		for _, alias := range a.aliases {
			if !isHostname(alias) {
				t.Errorf("alias %q is no host name", alias)
			}
		}
	})
}

// FuzzNumeric holds that an address that is read back from its text is the same.
func FuzzNumeric(f *testing.F) {
	for _, text := range []string{"127.1", "::1.2.3.4", "fe80::1%1", "0x7f.1", "1.2.3.4 x", "::102"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ip, _, ok := parseNumeric(text)
		if !ok {
			return
		}
		again, err := netip.ParseAddr(ntop(ip))
		if err != nil || again != ip.WithZone("") {
			t.Errorf("%q is %v, then %v, %v", text, ip, again, err)
		}
	})
}

package resolver

import (
	"context"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/dns/dnsmessage"
	"golang.org/x/sys/unix"
)

// dnsByName asks for A and AAAA records under name and the search list, as res_search(3).
func (s *search) dnsByName(ctx context.Context, name string, family int) answer {
	conf := s.r.config()
	return s.searchList(conf, name, func(fqdn string) answer {
		return s.bothFamilies(ctx, conf, fqdn, family)
	})
}

// searchList tries the name as it is when it has ndots dots, then in each domain, then as
// it is.
func (s *search) searchList(conf config, name string, ask func(fqdn string) answer) answer {
	if strings.HasSuffix(name, ".") {
		return ask(name)
	}
	asIs := strings.Count(name, ".") >= conf.ndots
	first, noData, failed := answer{}, false, false
	if asIs {
		if first = ask(name + "."); first.herrno == 0 || first.err != nil {
			return first
		}
	}
	for _, domain := range conf.search {
		a := ask(name + "." + strings.Trim(domain, ".") + ".")
		if a.herrno == 0 || a.err != nil {
			return a
		}
		noData = noData || a.herrno == NO_DATA
		failed = failed || a.herrno == TRY_AGAIN
	}
	if asIs {
		return first
	}
	last := ask(name + ".")
	if last.herrno != 0 && noData {
		last.herrno = NO_DATA
	} else if last.herrno != 0 && failed {
		last.herrno = TRY_AGAIN
	}
	return last
}

// bothFamilies asks for the records of family, at the same time when there are two kinds.
func (s *search) bothFamilies(ctx context.Context, c config, fqdn string, family int) answer {
	var types []dnsmessage.Type
	if family != unix.AF_INET6 {
		types = append(types, dnsmessage.TypeA)
	}
	if family != unix.AF_INET && !c.noAAAA {
		types = append(types, dnsmessage.TypeAAAA)
	}
	answers := make([]answer, len(types))
	var lookups sync.WaitGroup
	var log sync.Mutex
	for i, t := range types {
		ask := func() {
			q := &query{config: c, name: fqdn, kind: t}
			answers[i] = q.run(ctx)
			log.Lock()
			defer log.Unlock()
			s.queries = append(s.queries, q.log...)
		}
		if c.single {
			ask()
		} else {
			lookups.Go(ask)
		}
	}
	lookups.Wait()
	return merge(answers)
}

// merge is one answer of those for A and AAAA. Addresses outweigh any failure, and what
// may be tried again outweighs what is known to be missing.
func merge(answers []answer) answer {
	all := answer{herrno: NO_DATA}
	for _, a := range answers {
		switch {
		case a.err != nil:
			return a
		case a.herrno == 0 && all.herrno != 0:
			all = a
		case a.herrno == 0:
			all.addrs = append(all.addrs, a.addrs...)
		case all.herrno == NO_DATA || a.herrno == TRY_AGAIN && all.herrno != 0:
			all = a
		}
	}
	if all.barren && len(answers) == 2 {
		all.herrno = NO_RECOVERY // so says glibc when it asked for both
	}
	return all
}

// dnsByAddr asks for the PTR records of an address.
func (s *search) dnsByAddr(ctx context.Context, ip netip.Addr) answer {
	q := &query{config: s.r.config(), name: reverseName(ip), kind: dnsmessage.TypePTR}
	a := q.run(ctx)
	s.queries = append(s.queries, q.log...)
	a.addrs = []address{{ip: ip}}
	return a
}

func reverseName(ip netip.Addr) string {
	const hex = "0123456789abcdef"
	var name strings.Builder
	for _, b := range slices.Backward(ip.AsSlice()) {
		if ip.Is4() {
			name.WriteString(netip.AddrFrom4([4]byte{0, 0, 0, b}).String()[len("0.0.0."):] + ".")
		} else {
			name.Write([]byte{hex[b&15], '.', hex[b>>4], '.'})
		}
	}
	if ip.Is4() {
		return name.String() + "in-addr.arpa."
	}
	return name.String() + "ip6.arpa."
}

// query is one question, put to each server until one answers it.
type query struct {
	config
	name string
	kind dnsmessage.Type
	log  []Query
}

func (q *query) run(ctx context.Context) answer {
	wire, err := q.pack()
	if err != nil {
		return answer{herrno: NO_RECOVERY}
	}
	servers := slices.Clone(q.servers)
	if q.rotate {
		first := rand.IntN(len(servers))
		servers = slices.Concat(servers[first:], servers[:first])
	}
	for try := range q.attempts {
		wait := q.timeout << try
		if try > 0 {
			wait = max(time.Second, wait/time.Duration(len(servers)))
		}
		for _, server := range servers {
			a, done := q.ask(ctx, server, wire, wait)
			if done || ctx.Err() != nil {
				a.err = ctx.Err()
				return a
			}
		}
	}
	return answer{herrno: TRY_AGAIN}
}

func (q *query) pack() ([]byte, error) {
	name, err := dnsmessage.NewName(q.name)
	if err != nil {
		return nil, err
	}
	m := dnsmessage.Message{
		Header: dnsmessage.Header{ID: uint16(rand.Uint32()), RecursionDesired: true},
		Questions: []dnsmessage.Question{
			{Name: name, Type: q.kind, Class: dnsmessage.ClassINET},
		},
	}
	return m.Pack()
}

// ask puts the question to one server; done is false when another one is to be asked.
func (q *query) ask(ctx context.Context, server string, wire []byte, wait time.Duration) (
	a answer, done bool,
) {
	begin := time.Now()
	network := "udp"
	if q.useTCP {
		network = "tcp"
	}
	r, err := exchange(ctx, network, server, wire, wait)
	if err == nil && r.header.Truncated && network == "udp" {
		r, err = exchange(ctx, "tcp", server, wire, wait)
	}
	var outcome string
	if err != nil {
		outcome = err.Error()
	} else {
		a, done, outcome = r.judge()
	}
	q.log = append(q.log, Query{
		server, q.name, strings.TrimPrefix(q.kind.String(), "Type"), outcome, time.Since(begin),
	})
	return a, done
}

// exchange sends one message and waits for the reply to it; others are not for us.
func exchange(ctx context.Context, network, server string, wire []byte, wait time.Duration) (
	reply, error,
) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	conn, err := new(net.Dialer).DialContext(ctx, network, server)
	if err != nil {
		return reply{}, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })()
	if network == "tcp" {
		conn = stream{conn}
	}
	if _, err := conn.Write(wire); err != nil {
		return reply{}, err
	}
	buffer := make([]byte, 65535)
	for {
		n, err := conn.Read(buffer)
		if err != nil {
			return reply{}, err
		}
		if r, ok := decode(wire, buffer[:n]); ok {
			return r, nil
		}
	}
}

// stream has a message's length before it, as DNS over TCP (RFC 1035, 4.2.2).
type stream struct{ net.Conn }

func (s stream) Write(b []byte) (int, error) {
	return s.Conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(b))), b...))
}

func (s stream) Read(b []byte) (int, error) {
	var size [2]byte
	if _, err := io.ReadFull(s.Conn, size[:]); err != nil {
		return 0, err
	}
	return io.ReadFull(s.Conn, b[:binary.BigEndian.Uint16(size[:])])
}

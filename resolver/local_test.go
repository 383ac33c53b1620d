package resolver

import "testing"

const inet, inet6 = 2, 10

// TestLocalAgainstCPython compares all that needs no name server with the original.
func TestLocalAgainstCPython(t *testing.T) {
	var calls []call
	add := func(name string, args ...any) { calls = append(calls, call{name, args}) }
	for _, host := range []any{nil, "127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "1", "::1",
		"::ffff:1.2.3.4", "::FFFF:10.0.0.1", "2001:DB8::A", "::1.2.3.4", "::102", "fe80::1%lo",
		"fe80::1%1", "fe80::1%7", "fe80::1%nope", "::1%lo", "::1%5", "*", "localhost", "LOCALHOST",
		"fe80::1%", "fe80::1%4294967296", "a..b", ".", ".a", "a.b..",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b"} {
		for _, port := range []any{nil, 80, "http", "domain", ""} {
			for _, family := range []int{0, inet} {
				add("getaddrinfo", host, port, family, 0, 0, 0)
				add("getaddrinfo", host, port, family, 1, 0, AI_PASSIVE)
				add("getaddrinfo", host, port, family, 2, 0, AI_NUMERICHOST)
				add("getaddrinfo", host, port, family, 1, 0, AI_CANONNAME)
			}
			add("getaddrinfo", host, port, inet6, 1, 0, AI_V4MAPPED)
			add("getaddrinfo", host, port, inet6, 1, 0, AI_NUMERICHOST)
		}
	}
	calls = append(calls, hintCalls()...)
	for _, host := range []string{"", "<broadcast>", "127.1", "::1", "255.255.255.255", "localhost",
		"a..b"} {
		add("gethostbyname", host)
	}
	add("gethostbyname_ex", "127.1")
	add("gethostbyname_ex", "localhost")
	add("gethostbyname_ex", "::1")
	add("gethostbyaddr", "")
	add("gethostbyaddr", "127.0.0.1")
	add("gethostbyaddr", "localhost")
	add("getfqdn", "localhost")
	add("getfqdn", "127.0.0.1")
	for _, addr := range [][]any{{"127.0.0.1", 80}, {"::1", 53, 0, 9}, {"fe80::1", 7, 0, 1},
		{"ff02::1", 53, 0, 1}, {"localhost", 80}, {"fe80::1", 65000, 0, 99}} {
		for _, flags := range []int{1, 2 | 1, 8 | 1, 16 | 1, 4 | 1, 1 << 12} {
			add("getnameinfo", addr, flags)
		}
	}
	add("getnameinfo", []any{"127.0.0.1", 80}, 0)
	calls = append(calls, tableCalls()...)
	agree(t, &Resolver{}, calls, cpython(t, calls))
}

// hintCalls are getaddrinfo's with all kinds of ports, types, protocols and flags.
func hintCalls() []call {
	var calls []call
	add := func(name string, args ...any) { calls = append(calls, call{name, args}) }
	for _, port := range []any{"65536", "-1", "+80", " 80", "80 ", "nosuch", "4294967296", "9x",
		"99999999999999999999999", "-", "0", "-65456", "HTTP", "*", "\t80"} {
		add("getaddrinfo", "127.0.0.1", port, 0, 0, 0, 0)
		add("getaddrinfo", "127.0.0.1", port, 0, 1, 0, AI_NUMERICSERV)
	}
	for typ := -1; typ < 12; typ++ {
		for _, proto := range []int{0, 1, 6, 17, 33, 41, 132, 136, 255, 999} {
			add("getaddrinfo", "127.0.0.1", nil, 0, typ, proto, 0)
			add("getaddrinfo", "127.0.0.1", 80, 0, typ, proto, 0)
			add("getaddrinfo", "127.0.0.1", "domain", 0, typ, proto, 0)
		}
	}
	for bit := range 14 {
		add("getaddrinfo", "127.0.0.1", 80, 0, 1, 0, 1<<bit)
		add("getnameinfo", []any{"127.0.0.1", 80}, 1|1<<bit)
	}
	add("getaddrinfo", "localhost", 80, 99, 0, 0, 0)
	add("getaddrinfo", "localhost", 80, 1, 0, 0, 0)
	return calls
}

// tableCalls are those of services, protocols, interfaces and byte order.
func tableCalls() []call {
	var calls []call
	add := func(name string, args ...any) { calls = append(calls, call{name, args}) }
	for _, name := range []string{"http", "www", "HTTP", "domain", "x", "", "syslog"} {
		add("getservbyname", name)
		add("getservbyname", name, "udp")
		add("getservbyname", name, "tcp")
		add("getprotobyname", name)
	}
	for port := -1; port < 1200; port++ {
		add("getservbyport", port)
		add("getservbyport", port, "udp")
	}
	add("getservbyport", 65536)
	add("getservbyport", 80, "x")
	for _, name := range []string{"tcp", "TCP", "Tcp", "icmp", "ipv6-icmp", "IPv6-ICMP", "ip"} {
		add("getprotobyname", name)
	}
	for _, name := range []string{"htons", "ntohs", "htonl", "ntohl"} {
		for _, v := range []int{0, 1, 258, 65535, 65536, -1, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32,
			-1 << 31, -1<<31 - 1} {
			add(name, v)
		}
	}
	add("if_nameindex")
	add("if_nametoindex", "lo")
	add("if_nametoindex", "nope")
	for i := -1; i < 10; i++ {
		add("if_indextoname", i)
	}
	add("if_indextoname", 1<<40)
	add("gethostname")
	return calls
}

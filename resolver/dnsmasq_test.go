package resolver

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// dnsmasqArgs are the names that the real server answers.
func dnsmasqArgs(port uint16) []string {
	args := []string{"--no-daemon", "--conf-file=/dev/null", "--no-resolv", "--no-hosts",
		"--user=root", "--pid-file=", "--bind-interfaces", "--listen-address=127.0.0.1",
		fmt.Sprint("--port=", port), "--local=/test/", "--local=/other/", "--local=/arpa/",
		"--host-record=a.test,10.1.0.1,fd01::1", "--host-record=four.test,10.1.0.4",
		"--host-record=six.test,fd01::6", "--host-record=deep.sub.test,10.1.0.7",
		"--host-record=both.other,10.1.0.8", "--host-record=xn--bcher-kva.test,10.1.0.9",
		"--cname=alias.test,a.test", "--cname=alias2.test,alias.test", "--txt-record=text.test,x",
		"--address=/multi.test/10.2.0.1", "--address=/multi.test/10.2.0.2"}
	for i := range 60 { // does not fit into 512 bytes
		args = append(args, fmt.Sprintf("--host-record=big.test,10.3.0.%d", i))
	}
	return args
}

func startDNSMasq(t *testing.T, port uint16) {
	t.Helper()
	if _, err := exec.LookPath("dnsmasq"); err != nil {
		if os.Getenv("REQUIRE_PEERS") != "" {
			t.Fatal("dnsmasq is required and missing")
		}
		t.Skip("dnsmasq is missing: no real name server to ask")
	}
	cmd := exec.Command("dnsmasq", dnsmasqArgs(port)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	await(t, port)
}

const resolvConf = "nameserver 127.0.0.1\nsearch test sub.test other\n" +
	"options timeout:3 attempts:2\n"

// TestDNSMasqAgainstCPython puts the same questions to the same server, here and from
// CPython.
func TestDNSMasqAgainstCPython(t *testing.T) {
	port := free(t)
	startDNSMasq(t, port)
	dir := root(t, map[string]string{
		"nsswitch.conf": "hosts: files dns\n",
		"hosts":         "127.0.0.1 localhost\n10.9.9.9 filed.test\n",
		"resolv.conf":   resolvConf,
		"services":      "http 80/tcp\n",
		"passwd":        "root:x:0:0::/:/bin/sh\n", // dnsmasq asks who it is
		"group":         "root:x:0:\n",
	})
	var calls []call
	for _, name := range []string{"a.test", "a.test.", "a", "A.TEST", "four.test", "six.test", "four",
		"deep", "deep.sub", "both", "alias.test", "alias2", "text.test", "nosuch.test", "nosuch",
		"multi.test", "filed.test", "bücher.test", "x.multi.test", "nosuch.", "big.test"} {
		for _, flags := range []int{0, AI_CANONNAME, AI_V4MAPPED, AI_V4MAPPED | AI_ALL | 2} {
			for _, family := range []int{0, inet, inet6} {
				calls = append(calls, call{"getaddrinfo", []any{name, 80, family, 1, 0, flags}})
			}
		}
		calls = append(calls, call{"gethostbyname_ex", []any{name}})
		if strings.HasPrefix(name, "big") || strings.Contains(name, "multi") {
			continue // the server turns their addresses round, so that the first is any
		}
		for _, f := range []string{"gethostbyname", "gethostbyaddr", "getfqdn"} {
			calls = append(calls, call{f, []any{name}})
		}
	}
	for _, addr := range []string{"10.1.0.1", "fd01::1", "10.1.0.4", "10.1.0.200", "fd01::99"} {
		calls = append(calls, call{"gethostbyaddr", []any{addr}},
			call{"getnameinfo", []any{[]any{addr, 80}, 0}},
			call{"getnameinfo", []any{[]any{addr, 81}, NI_NAMEREQD}})
	}
	server := "dnsmasq " + strings.Join(dnsmasqArgs(53), " ") + " 2>/dev/null"
	r := &Resolver{Root: dir, Port: port}
	agree(t, r, calls, cpython(t, calls, namespace(t, dir, server)...))
}

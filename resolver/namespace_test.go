package resolver

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain is a name server with faults when the environment says so (in the namespace
// of a CPython that is to meet the same).
func TestMain(m *testing.M) {
	if address := os.Getenv("RESOLVER_TEST_SERVE"); address != "" {
		if _, err := serveFaults(address); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		select {}
	}
	os.Exit(m.Run())
}

// root makes a directory with etc/ and the files given, by name and text.
func root(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "etc"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, "etc", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// namespace is the beginning of a command that runs in a network of its own, with dir/etc as
// its /etc and a name server (a shell command) on port 53 behind it.
func namespace(t *testing.T, dir, server string) []string {
	t.Helper()
	return isolated(t, "-mn", dir, `ip link set lo up && { `+server+` & } && sleep 0.3`)
}

// isolated is the beginning of a command in namespaces of unshare's flags, with dir/etc as
// its /etc, after a preparation (a shell command).
func isolated(t *testing.T, flags, dir, prepare string) []string {
	t.Helper()
	if os.Geteuid() != 0 {
		flags += "Ur"
	}
	out, err := exec.Command("unshare", flags, "mount", "--bind", dir, "/etc").CombinedOutput()
	if err != nil {
		t.Skipf("no namespaces here, so CPython cannot be given these files: %v: %s", err, out)
	}
	python, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil && os.Getenv("REQUIRE_PYTHON") == "" {
		t.Skip("python3 is missing: nothing to compare with")
	}
	script := `mount --bind "$0" /etc && ` + prepare +
		` && shift && "$PYTHON" "$@"; kill $! 2>/dev/null; wait`
	return []string{"env", "PYTHON=" + strings.TrimSpace(string(python)), "unshare", flags,
		"sh", "-c", script, filepath.Join(dir, "etc")}
}

func TestHostsAgainstCPython(t *testing.T) {
	for _, multi := range []string{"on", "off"} {
		t.Run("multi "+multi, func(t *testing.T) { hostsAgainstCPython(t, multi) })
	}
}

func hostsAgainstCPython(t *testing.T, multi string) {
	dir := root(t, map[string]string{
		"nsswitch.conf": "hosts: files\n",
		"host.conf":     "multi " + multi + "\n",
		"services":      "http 80/tcp\n",
		"hosts": `# names of a test
127.0.0.1 localhost
::1 localhost ip6-localhost
10.0.0.1 one.example one uno # a comment
10.0.0.2 one.example one eins
10.0.0.3	other one
fd00::1 one.example six
::1 loop6
::ffff:1.2.3.4 mapped
10.0.0.9 UPPER.Example
bad line
300.1.1.1 badaddr
127.1 short
fe80::5%lo scoped
1.2.3.4x x
127.0.0.7 xn--bcher-kva.example
`})
	var calls []call
	for _, name := range []string{"one", "one.example", "six", "loop6", "mapped", "upper.example",
		"short", "badaddr", "scoped", "other", "uno", "localhost", "localhost.", "", "nosuch",
		"bücher.example", "BÜCHER.example", "0.1.1.~1", "1+.1.1.1", "::1q", "::1::2",
		"1:1:1:1:1:1:1:1:1"} {
		for _, flags := range []int{0, AI_CANONNAME, AI_V4MAPPED | 2, AI_V4MAPPED | AI_ALL | 2,
			AI_ADDRCONFIG, AI_NUMERICHOST, AI_IDN} {
			for _, family := range []int{0, inet, inet6} {
				calls = append(calls, call{"getaddrinfo", []any{name, nil, family, 1, 0, flags}})
			}
		}
		for _, f := range []string{"gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getfqdn"} {
			if f != "getfqdn" || name != "" {
				calls = append(calls, call{f, []any{name}})
			}
		}
	}
	for _, addr := range []string{"10.0.0.1", "10.0.0.3", "::1", "1.2.3.4", "::ffff:1.2.3.4",
		"fd00::1", "::ffff:10.0.0.1", "9.9.9.9"} {
		calls = append(calls, call{"gethostbyaddr", []any{addr}}, call{"getfqdn", []any{addr}},
			call{"getnameinfo", []any{[]any{addr, 80}, 0}},
			call{"getnameinfo", []any{[]any{addr, 80}, NI_NAMEREQD}})
	}
	want := cpython(t, calls, namespace(t, dir, "true")...)
	for i, c := range calls {
		// This process has other interfaces, so AI_ADDRCONFIG and the sorting may differ:
		// those have tests of their own.
		if c.Name == "getaddrinfo" && (c.number(5)&AI_ADDRCONFIG != 0 || c.number(2) == 0) {
			got := perform(&Resolver{Root: dir}, c)
			if got.Text != want[i].Text && c.number(5)&AI_ADDRCONFIG == 0 {
				t.Errorf("%v: %+v, want %+v", c, got, want[i])
			}
			continue
		}
		agree(t, &Resolver{Root: dir}, calls[i:i+1], want[i:i+1])
	}
}

// free is a port of 127.0.0.1 that nobody has, for UDP and TCP.
func free(t *testing.T) uint16 {
	t.Helper()
	for range 100 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		port := l.Addr().(*net.TCPAddr).Port
		u, err := net.ListenPacket("udp", fmt.Sprint("127.0.0.1:", port))
		l.Close()
		if err == nil {
			u.Close()
			return uint16(port)
		}
	}
	t.Fatal("no free port")
	return 0
}

// await waits until something takes TCP connections at the port.
func await(t *testing.T, port uint16) {
	t.Helper()
	for range 500 {
		conn, err := net.Dial("tcp", fmt.Sprint("127.0.0.1:", port))
		if err == nil {
			conn.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the name server does not come up")
}

// Package examples_test runs the scripts of this folder against real peers, in the three
// ways in which people run them: as a file, through a pipe, and typed at a terminal.
package examples_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

var update = flag.Bool("update", false, "rewrite testdata/*.out with what comes out now")

// example is a script and what it needs: what comes out is testdata/NAME.out.
type example struct {
	name   string
	script string // NAME.sock unless given
	with   func(t *testing.T) setting
}

// setting is where an example runs.
type setting struct {
	set       []string           // NAME=VALUE
	args      []string           // sys.argv[1:]
	within    []string           // a program and its arguments, which runs the shell
	meanwhile func(t *testing.T) // what its clients do
	endless   bool               // it serves until it is interrupted, after meanwhile
	over      chan struct{}      // closed then
}

var examples = []example{
	{name: "chat", with: withChat},
	{name: "credentials", with: func(t *testing.T) setting {
		return setting{set: []string{"SOCKET=" + sockcoretest.Peer(t, "redis-server").Path}}
	}},
	{name: "dns", with: func(t *testing.T) setting {
		return setting{set: append(at(sockcoretest.Peer(t, "dnsmasq")), "NAME=peer.test")}
	}},
	{name: "echo", with: withEcho},
	{name: "fdpass", with: withDoor},
	{name: "gopher", with: withGopher},
	{name: "halfclose", with: func(t *testing.T) setting {
		sort := func(string) []string { return nil }
		return setting{set: at(sockcoretest.Inetd(t, "sort", sort))}
	}},
	{name: "health", with: withHealth},
	{name: "http", with: asks("nginx")},
	{name: "ipv6", with: withIPv6},
	{name: "memcached", with: asks("memcached")},
	{name: "multicast", with: withMulticast},
	{name: "ntp", with: asks("chronyd")},
	{name: "ping", with: withRouters},
	{name: "redis", with: asks("redis-server")},
	{name: "redis-unix", script: "redis.sock", with: func(t *testing.T) setting {
		return setting{set: []string{"SOCKET=" + sockcoretest.Peer(t, "redis-server").Path}}
	}},
	{name: "scanner", with: withServices},
	{name: "seqpacket"},
	{name: "server", with: withClients},
	{name: "smtp", with: withMail},
	{name: "syslog", with: withSyslog},
	{name: "tcp"},
	{name: "tftp", with: func(t *testing.T) setting {
		return setting{set: append(at(sockcoretest.Peer(t, "atftpd")), "FILE=config")}
	}},
	{name: "tls", with: withTLS},
	{name: "traceroute", with: withRouters},
	{name: "udp"},
}

// asks is a script that asks a server, and needs nothing else.
func asks(server string) func(*testing.T) setting {
	return func(t *testing.T) setting { return setting{set: at(sockcoretest.Peer(t, server))} }
}

// at is what --set says of a peer.
func at(s *sockcoretest.Server) []string {
	return []string{"HOST=" + s.Host, "PORT=" + strconv.Itoa(s.Port)}
}

func TestExamples(t *testing.T) {
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) {
			if e.script == "" {
				e.script = e.name + ".sock"
			}
			var in setting
			if e.with != nil {
				in = e.with(t)
			}
			for _, way := range ways {
				t.Run(way.name, func(t *testing.T) {
					in.over = make(chan struct{})
					e.compare(t, during(t, in, func() string { return way.run(t, e.script, in) }))
				})
			}
		})
	}
}

// during runs a script while its clients do their part.
func during(t *testing.T, in setting, run func() string) string {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(in.over)
		if in.meanwhile != nil {
			in.meanwhile(t)
		}
	}()
	defer func() { <-done }()
	return run()
}

func (e example) compare(t *testing.T, out string) {
	t.Helper()
	file := filepath.Join("testdata", e.name+".out")
	for _, row := range varying {
		out = row.pattern.ReplaceAllString(out, row.instead)
	}
	if *update {
		if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (-update writes it)", err)
	}
	if out != string(want) {
		t.Errorf("%s (-update rewrites it)\n--- want\n%s\n--- got\n%s", file, want, out)
	}
}

var varying = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`nginx/[\d.]+`), "nginx/VERSION"},
	{regexp.MustCompile(`(?m)Date: .*`), "Date: NOW"},
	{regexp.MustCompile(`Exim .*`), "Exim VERSION, DATE"},
	{regexp.MustCompile(`id=\S+`), "id=ID"},
	{regexp.MustCompile(`process \d+ of user \d+`), "process PID of user UID"},
	{regexp.MustCompile(`-?\d[\d.e-]* (m?s)\n`), "TIME $1\n"},
	{regexp.MustCompile(`time=[\d.]+`), "time=TIME"},
}

// TestEveryScriptIsAnExample: what people copy was run, and README.md lists it.
func TestEveryScriptIsAnExample(t *testing.T) {
	files := slices.Concat(glob(t, "*.sock"), glob(t, "python/*.py*")) // the test of cmd/sockshell runs these
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^- \[(\S+)\]\((\S+)\): .+$`)
	var listed []string
	for _, row := range rows.FindAllStringSubmatch(string(readme), -1) {
		listed = append(listed, row[2])
		if row[1] != row[2] {
			t.Errorf("README.md calls %s %s", row[2], row[1])
		}
	}
	slices.Sort(listed)
	slices.Sort(files)
	if !slices.Equal(listed, files) {
		t.Errorf("README.md lists\n%v\nand the folder has\n%v", listed, files)
	}
	for _, file := range glob(t, "*.sock") {
		if !slices.ContainsFunc(examples, func(e example) bool { return e.name+".sock" == file }) {
			t.Errorf("%s is in no row of examples", file)
		}
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return files
}

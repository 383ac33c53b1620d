package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// holes is the beginning of a command in a network of its own, in which all packets to
// 10.9.9.2 vanish, those to its name server too.
func holes(t testing.TB) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "resolv.conf")
	if err := os.WriteFile(file, []byte("nameserver 10.9.9.2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	flags := "-mn"
	if os.Geteuid() != 0 {
		flags += "Ur"
	}
	// A host that does not forward drops what comes for another one, without a word.
	prepare := `ip link set lo up && ip addr add 10.9.9.1/32 dev lo &&
		ip route add 10.9.9.0/24 dev lo && mount --bind "$0" /etc/resolv.conf && exec "$@"`
	command := []string{"unshare", flags, "sh", "-c", prepare, file}
	out, err := exec.Command(command[0], append(command[1:], "true")...).CombinedOutput()
	if err != nil {
		t.Skipf("no network of its own here: %v: %s", err, out)
	}
	return command
}

// lost is the program in such a network, with a socket s.
func lost(t testing.TB, cols int) *terminal {
	t.Helper()
	command := holes(t)
	home := t.TempDir()
	cmd := program(t, home, "--quiet")
	cmd.Args = slices.Concat(command, []string{cmd.Path}, cmd.Args[1:])
	path, err := exec.LookPath(command[0])
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = path
	term := startCommand(t, home, size{cols, 24}, cmd)
	term.writes(pasteMark)
	term.does("s = socket")
	return term
}

// forNobody are lines that wait for an answer that never comes.
var forNobody = []string{
	"getaddrinfo nobody.example 80", "gethostbyname nobody.example", "getfqdn 10.9.9.7",
	"gethostbyaddr 10.9.9.7", "getnameinfo 10.9.9.7 80 NI_NAMEREQD", "create_connection 10.9.9.2 80",
	"s.sendto x nobody.example 80", "s.connect nobody.example 80", "s.connect 10.9.9.2 80",
}

func TestControlCEndsAWaitForNobody(t *testing.T) {
	for _, cols := range widths {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			term := lost(t, cols)
			for i, line := range forNobody {
				term.interrupted(line)
				term.does(fmt.Sprintf("print(\"open\", %d, s.fileno() > 0)", i))
				term.writes(fmt.Sprintf("open %d True\r\n", i))
			}
			term.typed("exit 0\n")
			term.ends(0)
		})
	}
}

// BenchmarkInterruptForNobody is BenchmarkInterrupt of what a network leaves unanswered.
func BenchmarkInterruptForNobody(b *testing.B) {
	for _, line := range forNobody {
		b.Run(line, func(b *testing.B) { lost(b, 80).interrupts(b, line) })
	}
}

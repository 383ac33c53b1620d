package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// holes is the beginning of a command in a network of its own, in which all packets to
// 10.9.9.2 vanish, those to its name server too.
func holes(t *testing.T) []string {
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

func TestControlCEndsAWaitForNobody(t *testing.T) {
	command := holes(t)
	for _, line := range []string{
		"getaddrinfo nobody.example 80", "gethostbyname nobody.example",
		"gethostbyaddr 10.9.9.7", "s.connect 10.9.9.2 80", "s.connect nobody.example 80",
		"create_connection 10.9.9.2 80", "s.sendto x nobody.example 80",
	} {
		t.Run(line, func(t *testing.T) {
			home := t.TempDir()
			cmd := program(t, home, "--quiet")
			cmd.Args = slices.Concat(command, []string{cmd.Path}, cmd.Args[1:])
			path, err := exec.LookPath(command[0])
			if err != nil {
				t.Fatal(err)
			}
			cmd.Path = path
			term := startCommand(t, home, size{80, 24}, cmd)
			term.run("s = socket")
			term.typed(line + "\n")
			term.has("sock> " + line)
			term.cooked()
			term.typed("\x03")
			term.has("\nKeyboardInterrupt\n")
			term.run("s.fileno() > 0")
			term.has("\nTrue\n")
			term.typed("exit 0\n")
			term.ends(0)
		})
	}
}

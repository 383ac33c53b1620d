package examples_test

import (
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// failing are scripts that are refused what they want: how they end, and what they say last.
var failing = []struct {
	name, script string
	with         func(t *testing.T) []string
	status       int
	want         string
}{
	{"nobody answers", "health.sock", func(t *testing.T) []string {
		return []string{"TRIES=2", "PORT=" + freePort(t)}
	}, 1, "try 1: [Errno 111] Connection refused\ntry 2: [Errno 111] Connection refused\n"},
	{"no such file", "tftp.sock", func(t *testing.T) []string {
		return append(at(sockcoretest.Peer(t, "atftpd")), "FILE=none")
	}, 1, "RuntimeError: the server says: File not found\n"},
	{"no such mailbox", "smtp.sock", func(t *testing.T) []string {
		return append(withMail(t).set, "TO=nobody@mail.test")
	}, 3, "AssertionError: wanted 250 (in ask, smtp.sock:17)\n"},
	{"an authority that nobody knows", "smtp.sock", func(t *testing.T) []string {
		return append(at(sockcoretest.Peer(t, "exim4")), "HOST=localhost")
	}, 1, "certificate verify failed: unable to get local issuer certificate (CN=Test CA)\n"},
}

func TestExamplesThatFail(t *testing.T) {
	for _, row := range failing {
		t.Run(row.name, func(t *testing.T) {
			cmd := shell(t, setting{set: row.with(t)}, row.script)
			out, _ := cmd.CombinedOutput()
			status := cmd.ProcessState.ExitCode()
			if status != row.status || !strings.HasSuffix(string(out), row.want) {
				t.Errorf("status %d, %q; wanted status %d, …%q", status, out, row.status, row.want)
			}
		})
	}
}

package repl

import (
	"regexp"
	"testing"
)

// TestSocketsShowsQueuesAndTheClosed looks at real connections: what waits to be read, the
// backlog of a listener, and a connection that is closed on one side only.
func TestSocketsShowsQueuesAndTheClosed(t *testing.T) {
	inputs := []string{"l = create_server 127.0.0.1 0 backlog=7", "c = create_connection (l.getsockname())",
		"d, peer = l.accept", "c.send hello", "d.recv 1 MSG_PEEK", "sockets"}
	got := lastOutput(t, Config{}, inputs...)
	for _, want := range []string{
		`(?m)^name +state +local +peer +recvq +sendq`,
		`(?m)^l +LISTEN .* 0 +7 `,
		`(?m)^d +ESTABLISHED .* 5 +0 .* +\d+\.\d+ +0$`,
	} {
		if !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	got = lastOutput(t, Config{}, append(inputs, "c.close", "sockets")...)
	if want := `(?m)^c \(closed\) .* FIN_WAIT[12] `; !regexp.MustCompile(want).MatchString(got) {
		t.Errorf("no %q in:\n%s", want, got)
	}
}

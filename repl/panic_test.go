package repl

import (
	"context"
	"strings"
	"testing"

	"sockshell/repl/python"

	"sockshell/sockcore/sockcoretest"
)

// TestPanicIsOneErrorLine: the shell and its sockets live on after a panic in a command.
func TestPanicIsOneErrorLine(t *testing.T) {
	sockcoretest.NoLeaks(t)
	var out, errors strings.Builder
	s := newSession(context.Background(), Config{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errors,
		Getenv: func(string) string { return "" }, KeepGoing: true,
	})
	defer s.close()
	s.set("boom", &python.Builtin{Name: "boom", Fn: func(*python.Thread, python.Value, python.Args) (python.Value, error) {
		panic("out of order")
	}})
	lines := "a, b = socketpair\nboom()\na.send hello\nb.recv 10\n"
	if err := s.runLines(&Frame{File: "-c"}, strings.NewReader(lines)); err != nil {
		t.Fatal(err)
	}
	s.flush()
	if want := "sockshell: -c:2: boom(): SystemError: internal error: out of order\n"; errors.String() != want {
		t.Errorf("it says %q, wanted %q", errors.String(), want)
	}
	if want := "5\nb'hello'\n"; out.String() != want {
		t.Errorf("then %q, wanted %q", out.String(), want)
	}
}

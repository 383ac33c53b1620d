package repl

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore/sockcoretest"
)

// script runs a text as a script, and gives its exit status and standard error.
func script(t *testing.T, text string) (status int, stderr string) {
	t.Helper()
	var out bytes.Buffer
	status = Run(context.Background(), Config{Lines: []string{text}, Stdin: strings.NewReader(""),
		Stdout: io.Discard, Stderr: &out, Getenv: func(string) string { return "" }})
	return status, out.String()
}

func TestExpectStatus(t *testing.T) {
	sockcoretest.NoLeaks(t)
	for _, c := range []struct {
		line   string
		status int
		stderr string
	}{
		{`b.expect /quit/ 20ms`, 3, "-c:3: b.expect /quit/ 20ms: ExpectError: wanted /quit/, timed out after"},
		{`expect [b] /quit/ 20ms`, 3, `b'hello\x1b' came`},
		{`assert 1 == 2`, 3, "AssertionError"},
		{`b.expect /a(/ 1`, 1, "re.error: /a(/: missing closing ): `a(`"},
		{`b.expect /hell/ 1`, 0, ""},
		{`wait_for nosuchplace. 1 20ms`, 1, "TimeoutError: ('nosuchplace.', 1) did not answer"},
		{`wait_for nosuchplace. 1 1ns`, 1, "TimeoutError: ('nosuchplace.', 1) did not answer"},
		{`wait_for 127.0.0.1 70000 20ms`, 1, "OverflowError"},
	} {
		status, stderr := script(t, "a, b = socketpair\na.send \"hello\\x1b\"\n"+c.line)
		if status != c.status || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%s: status %d, %s", c.line, status, stderr)
		}
	}
}

// TestExpectInterrupted: Ctrl-C ends an expect, and what came is still there.
func TestExpectInterrupted(t *testing.T) {
	sockcoretest.NoLeaks(t)
	s := scripted()
	defer s.close()
	s.prompting = true
	run := func(line string) {
		if err := s.runTyped(line); err != nil {
			t.Fatal(line, err)
		}
	}
	run("a, b = socketpair")
	run("a.send hello")
	time.AfterFunc(50*time.Millisecond, func() { s.interrupts.interrupt() })
	if err := s.runTyped("b.expect /quit/"); err != error(errInterrupted) {
		t.Fatal(err)
	}
	s.interrupts.forget() // as the prompt does before the next line is typed
	run("data = b.recv 10")
	if got := s.lookup("data"); got != python.Bytes("hello") {
		t.Fatal(got)
	}
}

func scripted() *Session {
	return newSession(context.Background(), Config{Stdin: strings.NewReader(""), Stdout: io.Discard,
		Stderr: io.Discard, Getenv: func(string) string { return "" }})
}

// FuzzExpect sends a text in parts; the numbered lines that expect finds are all that it has.
func FuzzExpect(f *testing.F) {
	f.Add("250-a\r\n250 b\r\nrest", uint64(1))
	f.Add(strings.Repeat("x", 3000)+"\n999 y\n\xff1 \x00\n", uint64(2))
	f.Fuzz(func(t *testing.T, whole string, seed uint64) {
		s := scripted()
		defer s.close()
		lines := []string{
			"a, b = socketpair", "c, d = socketpair", "found = []",
			`def all(): return [expect([d, b], r"^(\d+)[ -](.*)\n", 5)[1] for _ in range(n)]`,
		}
		numbered := 0
		for l := range strings.Lines(whole) {
			digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
			if digits > 0 && strings.HasSuffix(l, "\n") && strings.ContainsRune(" -", rune(l[digits])) {
				numbered++
			}
		}
		s.set("n", python.NewInt(int64(numbered)))
		for _, l := range lines {
			if err := s.runTyped(l); err != nil || s.status != 0 {
				t.Fatal(l, err)
			}
		}
		go sendParts(s.lookup("a").(*value.Socket), whole, seed)
		if err := s.runTyped("found = all()"); err != nil || s.status != 0 {
			t.Fatal(err, s.status)
		}
		if n, err := python.Len(s.main, s.lookup("found")); n != numbered || err != nil {
			t.Fatalf("found %d, not %d", n, numbered)
		}
	})
}

func sendParts(s *value.Socket, whole string, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 0))
	for whole != "" {
		n := 1 + random.IntN(min(len(whole), 100))
		if _, err := s.SendAll(context.Background(), whole[:n], 0); err != nil {
			return
		}
		whole = whole[n:]
	}
}

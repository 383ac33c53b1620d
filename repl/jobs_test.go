package repl

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"sockshell/repl/python"
)

// TestSettleMissesNone: a job that ends while another line begins is bound with that
// line, or with the next.
func TestSettleMissesNone(t *testing.T) {
	s := newSession(context.Background(), Config{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
		Getenv: func(string) string { return "" }, Quiet: true})
	defer s.close()
	j := s.jobs
	const rounds = 20_000
	for round := 1; round <= rounds; round++ {
		s.names.Set("x", nil)
		err := j.Start("job", "x", func(*python.Thread) (python.Value, error) { return python.None, nil })
		if err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(5 * time.Second); s.names.Get("x") == nil; s.main.Unlocked(runtime.Gosched) {
			j.settle()
			if time.Now().After(end) {
				t.Fatalf("the job of round %d has ended, and is not bound", round)
			}
		}
	}
}

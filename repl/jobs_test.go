package repl

import (
	"context"
	"runtime"
	"testing"
	"time"

	"go.starlark.net/starlark"
)

// TestSettleMissesNone: a job that ends while another line begins is bound with that
// line, or with the next.
func TestSettleMissesNone(t *testing.T) {
	j := newJobs()
	bound := 0
	j.notice = func(string, bool) {}
	j.bind = func([]string, starlark.Value) error { bound++; return nil }
	const rounds = 20_000
	for round := 1; round <= rounds; round++ {
		err := j.Start("job", "x", func(context.Context) (starlark.Value, error) {
			return starlark.None, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(5 * time.Second); bound < round; runtime.Gosched() {
			j.settle()
			if time.Now().After(end) {
				t.Fatalf("the job of round %d has ended, and is not bound", round)
			}
		}
	}
}

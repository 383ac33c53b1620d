package resolver

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestEditsCount: an edit counts at the next question, also when the file was settled and
// its length stays.
func TestEditsCount(t *testing.T) {
	dir := root(t, map[string]string{"hosts": "10.0.0.1 x\n"})
	r := &Resolver{Root: dir}
	path := filepath.Join(dir, "etc", "hosts")
	long, ago := time.Now().Add(-time.Hour), time.Now().Add(-time.Minute)
	write := func(text string, at time.Time) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { write("10.0.0.1 x\n", long) }, "10.0.0.1"},
		{func() {}, "10.0.0.1"},
		{func() { write("10.0.0.2 x\n", ago) }, "10.0.0.2"},
		{func() { write("10.0.0.3 x\n", time.Now()) }, "10.0.0.3"},
		{func() { write("10.0.0.4 x\n", time.Now()) }, "10.0.0.4"},
		{func() { _ = os.Rename(path, path+".old"); write("10.0.0.5 x\n", long) }, "10.0.0.5"},
	} {
		step.do()
		if got, err := r.Gethostbyname(context.Background(), "x"); got != step.want || err != nil {
			t.Errorf("%s, %v, not %s", got, err, step.want)
		}
	}
	if len(r.kept) == 0 {
		t.Error("no file is kept")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Gethostbyname(context.Background(), "x"); err == nil {
		t.Errorf("%s of no file", got)
	}
}

package history

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain is another shell when the environment says so: it appends to the file until it
// has made so many entries, or for ever.
func TestMain(m *testing.M) {
	path := os.Getenv("HISTORY_TEST_APPEND")
	if path == "" {
		os.Exit(m.Run())
	}
	s, err := Open(path)
	name, count := os.Getenv("HISTORY_TEST_NAME"), 0
	fmt.Sscan(os.Getenv("HISTORY_TEST_COUNT"), &count)
	for i := 0; err == nil && (count == 0 || i < count); i++ {
		err = s.Append(fmt.Sprintf("%s %d\n%s", name, i, strings.Repeat("x", 100)))
		fmt.Println(i)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func shell(t *testing.T, path, name string, count int) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "HISTORY_TEST_APPEND="+path, "HISTORY_TEST_NAME="+name,
		fmt.Sprint("HISTORY_TEST_COUNT=", count))
	cmd.Stderr = os.Stderr
	return cmd
}

// TestTwoShellsLoseNothing appends 500 entries in each of two processes, while this one
// deletes and trims.
func TestTwoShellsLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	mine := open(t, path)
	one, two := shell(t, path, "one", 500), shell(t, path, "two", 500)
	for _, cmd := range []*exec.Cmd{one, two} {
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 100 {
		add(t, mine, fmt.Sprint("mine ", i))
		_, err := mine.Delete(func(e Entry) bool { return strings.HasPrefix(e.Text, "mine") })
		if err != nil {
			t.Fatal(err)
		}
		if err := mine.Trim(100_000); err != nil {
			t.Fatal(err)
		}
	}
	for _, cmd := range []*exec.Cmd{one, two} {
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	next := map[string]int{"one": 0, "two": 0}
	for _, text := range texts(t, mine, -1) {
		var name string
		var i int
		if _, err := fmt.Sscan(text, &name, &i); err != nil || next[name] != i {
			t.Fatalf("%q, want number %d: %v", text, next[name], err)
		}
		next[name]++
	}
	if next["one"] != 500 || next["two"] != 500 {
		t.Errorf("of 500 and 500 there are %v", next)
	}
}

// TestKilledShellLosesNoWholeEntry kills a shell amid its writes, again and again. What it
// had reported as written is there; one more may be.
func TestKilledShellLosesNoWholeEntry(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	for round := range 10 {
		name := fmt.Sprint("round", round)
		cmd := shell(t, path, name, 0)
		var out strings.Builder
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+7*round) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		reported := strings.Count(out.String(), "\n")
		kept := 0
		for _, text := range texts(t, open(t, path), -1) {
			if strings.HasPrefix(text, name+" ") {
				if want := fmt.Sprint(name, " ", kept, "\n"); !strings.HasPrefix(text, want) {
					t.Fatalf("%q, want %q", text, want)
				}
				kept++
			}
		}
		if kept != reported && kept != reported+1 {
			t.Errorf("%s: %d entries of %d are there", name, kept, reported)
		}
	}
}

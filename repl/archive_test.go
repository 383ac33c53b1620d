package repl

import (
	"fmt"
	"os"
	"path/filepath"
	"sockshell/repl/value"
	"strings"
	"testing"
)

// homed is a session with a history file, which has those lines.
func homed(t testing.TB, lines string) (*Session, string) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sockshell", "history")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	s := quiet(t)
	s.cfg.Getenv = func(name string) string {
		return map[string]string{"XDG_STATE_HOME": dir}[name]
	}
	s.startHistory()
	return s, path
}

// long is a history file of that many lines.
func long(count int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, "1763640000 \"s.send %d\"\n", i)
	}
	return b.String()
}

func TestHistoryStaysBounded(t *testing.T) {
	s, path := homed(t, long(historyLimit+historySlack))
	if got := s.hist.all(); len(got) != historyLimit || got[0] != fmt.Sprint("s.send ", historySlack) {
		t.Errorf("%d entries, the first is %q", len(got), got[0])
	}
	kept, err := os.ReadFile(path)
	if err != nil || strings.Count(string(kept), "\n") != historyLimit {
		t.Errorf("%d lines on disk, %v", strings.Count(string(kept), "\n"), err)
	}
}

func TestHistoryForgets(t *testing.T) {
	s, path := homed(t, "1 \"one\"\n2 \"two\"\n3 \"three\"\n")
	if err := s.Forget(2); err != nil {
		t.Fatal(err)
	}
	if kept, _ := os.ReadFile(path); string(kept) != "1 \"one\"\n3 \"three\"\n" {
		t.Errorf("the file has %q", kept)
	}
	for _, number := range []int{0, -1, 3} {
		want := fmt.Sprintf("ValueError: history has no line %d", number)
		if err := s.Forget(number); err == nil || err.Error() != want {
			t.Errorf("%v, not %s", err, want)
		}
	}
}

func TestIgnorePatternsAddUp(t *testing.T) {
	s, path := homed(t, "")
	for _, input := range []string{"config history.ignore /PASS/", "config history.ignore /AUTH/"} {
		if err := s.runTyped(input); err != nil {
			t.Fatal(err)
		}
	}
	s.hist.policy.Ignore = s.settings.ignore
	for _, text := range []string{`a.send "PASS x"`, `a.send "AUTH y"`, "kept"} {
		if _, err := s.hist.typedLine(text); err != nil {
			t.Fatal(err)
		}
	}
	if text, _ := os.ReadFile(path); strings.Count(string(text), "\n") != 1 {
		t.Errorf("the file has %q", text)
	}
	if v, _ := s.Config("history.ignore", ""); value.Repr(v) != "'/PASS/ /AUTH/'" {
		t.Errorf("the setting is %v", v)
	}
}

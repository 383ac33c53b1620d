package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func historyOf(t *testing.T, home string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(home, "state", "sockshell", "history"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestHistoryAcrossRuns(t *testing.T) {
	old := unix.Umask(0)
	defer unix.Umask(old)
	home := t.TempDir()
	first := startAt(t, home, size{80, 24})
	first.run("1 + 41", " 6 * 7", "config history.ignore /PASS/", `"PASS secret"`)
	first.typed("exit\n")
	first.ends(0)
	info, err := os.Stat(filepath.Join(home, "state", "sockshell", "history"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the history's mode is %v, %v", info.Mode(), err)
	}
	text := historyOf(t, home)
	if strings.Contains(text, "6 * 7") || strings.Contains(text, "secret") {
		t.Errorf("what should not be kept is:\n%s", text)
	}
	second := startAt(t, home, size{80, 24})
	second.prompt()
	second.typed("1\x1b[A")
	second.has("sock> 1 + 41")
	second.typed("\n")
	second.has("\n42\n")
	second.run("history 2")
	second.has("1 + 41\n")
}

func TestHistoryForgetsALine(t *testing.T) {
	term := start(t)
	term.run("1001", "1002", "history -d 1")
	if text := historyOf(t, term.home); strings.Contains(text, "1001") {
		t.Errorf("the history has\n%s", text)
	}
	term.typed("10\x1b[A")
	term.has("\nsock> 1002")
	term.typed("\x1b[A\n")
	term.has("\nsock> 1002\n1002\n")
}

func TestTwoShellsLoseNothing(t *testing.T) {
	home := t.TempDir()
	one, two := startAt(t, home, size{80, 24}), startAt(t, home, size{80, 24})
	one.run("1001")
	two.run("1002")
	one.run("1003")
	for _, term := range []*terminal{one, two} {
		term.typed("exit\n")
		term.ends(0)
	}
	text := historyOf(t, home)
	for _, want := range []string{`"1001"`, `"1002"`, `"1003"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestStartFile(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "config", "sockshell")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	text := "answer = 42\nnonsense(\n"
	if err := os.WriteFile(filepath.Join(dir, "rc"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	term := startAt(t, home, size{80, 24})
	term.run("answer")
	term.has("\n42\n")
	term.has("SyntaxError")
	term = startAt(t, home, size{80, 24}, "--no-rc")
	term.run("answer")
	term.has("NameError")
}

// TestHistoryThatCannotBeKept is a home where nothing can be written, and a disk that is
// full: one note, and what was typed is there for as long as the session.
func TestHistoryThatCannotBeKept(t *testing.T) {
	for name, prepare := range map[string]func(state string) error{
		"no directory": func(state string) error { return os.WriteFile(state, nil, 0o600) },
		"full disk": func(state string) error {
			if err := os.MkdirAll(filepath.Join(state, "sockshell"), 0o700); err != nil {
				return err
			}
			return os.Symlink("/dev/full", filepath.Join(state, "sockshell", "history"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			if err := prepare(filepath.Join(home, "state")); err != nil {
				t.Fatal(err)
			}
			term := startAt(t, home, size{120, 24})
			term.run("1001", "1002", "1003")
			if n := strings.Count(term.text(), "it is kept in memory only"); n != 1 {
				t.Errorf("%d notes:\n%s", n, term.text())
			}
			term.typed("\x1b[A\x1b[A")
			term.has("\nsock> 1002")
			term.typed("\n")
			term.has("\nsock> 1002\n1002\n")
			term.typed("exit\n")
			term.ends(0)
		})
	}
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore/sockcoretest"
)

// TestPrograms runs each row of testdata/programs/runs.txt in CPython alone, then with its
// first program here and the others in CPython, then the other way round: each program
// writes the same, ends with the same status and the same last word, whoever its peer is.
func TestPrograms(t *testing.T) {
	python := sockcoretest.Python(t)
	rows := readRuns(t)
	everyProgramRuns(t, rows)
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			row.skip(t)
			if row.lacks != "" {
				row.refused(t, row.run(t, python, func(i int) bool { return i == 0 })[0])
				return
			}
			want := row.run(t, python, func(int) bool { return false })
			row.compare(t, want, row.run(t, python, func(i int) bool { return i == 0 }))
			if len(want) > 1 {
				row.compare(t, want, row.run(t, python, func(i int) bool { return i > 0 }))
			}
		})
	}
}

// everyProgramRuns finds programs that no row runs, or imports.
func everyProgramRuns(t *testing.T, rows []programRow) {
	t.Helper()
	for _, dir := range programDirs {
		files, err := filepath.Glob(dir + "/*.py")
		if err != nil || len(files) == 0 {
			t.Fatalf("no programs in %s: %v", dir, err)
		}
		for _, file := range files {
			name := filepath.Base(file)
			if !slices.ContainsFunc(rows, func(r programRow) bool { return r.names(name) }) {
				t.Errorf("%s is in no row of runs.txt", file)
			}
		}
	}
}

func (r programRow) skip(t *testing.T) {
	t.Helper()
	if slices.Contains(r.needs, "root") && os.Geteuid() != 0 {
		t.Skip("only root may open raw sockets")
	}
	if slices.Contains(r.needs, "linux") && !onLinux {
		t.Skip("what it shows is Linux's alone")
	}
}

// refused holds a program that wants what there is not against the words that say so.
func (r programRow) refused(t *testing.T, a *actor) {
	t.Helper()
	said := ourRest.ReplaceAllString(strings.TrimSuffix(a.stderr.String(), "\n"), "")
	if a.status != 1 || !strings.HasSuffix(said, ": "+r.lacks) || strings.Contains(said, "\n") {
		t.Errorf("status %d, and not one line that ends with %s:\n%s", a.status, r.lacks, said)
	}
}

// run plays a row's steps: ours says which of its programs run here, by their number.
func (r programRow) run(t *testing.T, python string, ours func(i int) bool) []*actor {
	t.Helper()
	stage := newStage(t)
	var actors []*actor
	byName := map[string]*actor{}
	for _, s := range r.steps {
		a := byName[s.actor]
		switch s.kind {
		case starts:
			a = stage.actor(s, python, ours(len(actors)), r.types(s.actor))
			actors, byName[s.actor] = append(actors, a), a
			a.play(s)
		case sees:
			a.await(s.text)
		case types:
			a.typed(s.text)
		case closes:
			_ = a.stdin.Close()
		case signals:
			a.signal(programSignals[s.text])
		case ends:
			a.end()
		}
	}
	for _, a := range actors {
		a.end()
	}
	return actors
}

var programSignals = map[string]unix.Signal{"INT": unix.SIGINT, "TERM": unix.SIGTERM,
	"HUP": unix.SIGHUP, "USR1": unix.SIGUSR1}

// compare holds what programs did here against what they did in CPython.
func (r programRow) compare(t *testing.T, want, got []*actor) {
	t.Helper()
	for i, w := range want {
		g := got[i]
		whose := fmt.Sprintf("%s %s", w.name, g.where())
		if ours, theirs := r.written(g, &g.stdout), r.written(w, &w.stdout); ours != theirs {
			t.Errorf("%s wrote\n%s--- in CPython\n%s", whose, ours, theirs)
		}
		if g.status != w.status {
			t.Errorf("%s: status %d, in CPython %d\n%s", whose, g.status, w.status, g.stderr.String())
		}
		ours, theirs := r.written(g, &g.stderr), r.written(w, &w.stderr)
		if !sameComplaints(ours, theirs) {
			t.Errorf("%s said\n%s--- in CPython\n%s", whose, ours, theirs)
		}
	}
}

// written is a stream of a program; the lines of one with threads that race are sorted.
func (r programRow) written(a *actor, w *watched) string {
	text := a.stage.fixed(w.String())
	if slices.Contains(r.unordered, a.name) {
		lines := strings.SplitAfter(text, "\n")
		slices.Sort(lines)
		text = strings.Join(lines, "")
	}
	return text
}

// TestPastedSessions pastes sessions of Python's own prompt, >>> and answers and all: CPython
// confirms the answers, and here the same come out.
func TestPastedSessions(t *testing.T) {
	python := sockcoretest.Python(t)
	var files []string
	for _, dir := range programDirs {
		some, err := filepath.Glob(dir + "/*.pycon")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, some...)
	}
	if len(files) == 0 {
		t.Fatal("no sessions")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".pycon"), func(t *testing.T) {
			t.Parallel()
			if out, err := exec.Command(python, "-m", "doctest", file).CombinedOutput(); err != nil {
				t.Fatalf("CPython answers otherwise: %v\n%s", err, out)
			}
			pasteSession(t, file)
		})
	}
}

func pasteSession(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	answers, errors := sessionAnswers(string(text))
	cmd := program(t, t.TempDir(), "--keep-going", "--no-rc")
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(text), &stdout, &stderr
	_ = cmd.Run()
	if stdout.String() != answers {
		t.Errorf("it answers\n%s--- wanted\n%s", &stdout, answers)
	}
	said := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	if stderr.Len() == 0 {
		said = nil
	}
	same := slices.EqualFunc(said, errors, func(ours, theirs string) bool {
		return strings.HasSuffix(ourRest.ReplaceAllString(ours, ""), ": "+theirs)
	})
	if !same {
		t.Errorf("the errors are\n%s--- wanted\n%s", &stderr, strings.Join(errors, "\n"))
	}
}

// sessionAnswers is what the inputs of a session wrote, and the last lines of its errors.
func sessionAnswers(text string) (answers string, errors []string) {
	failing := false
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, ">>>"), strings.HasPrefix(line, "..."), line == "\n":
			failing = false
		case strings.HasPrefix(line, "Traceback (most recent"):
			failing = true
		case failing && line[0] != ' ':
			errors = append(errors, strings.TrimSuffix(line, "\n"))
		case !failing:
			answers += line
		}
	}
	return answers, errors
}

package repl

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore/sockcoretest"
)

// TestConformance runs every case of testdata/conformance in CPython and here. The answers
// are the same, value for value and error for error, or the case is in chosen.txt.
func TestConformance(t *testing.T) {
	sockcoretest.NoLeaks(t)
	cases, chosen := conformanceCases(t), chosenDifferences(t)
	leaf := exampleLeaf(t)
	theirs := pythonAnswers(t, cases, exampleFiles(t, leaf))
	coverClasses(t, theirs)
	t.Chdir(exampleFiles(t, leaf))
	for i, c := range cases {
		ours, theirs := fixed(c.answer()), fixed(theirs[i])
		reason, differs := chosen.reason[c.line.here]
		switch {
		case ours == theirs && differs:
			t.Errorf("%s: %s\n is alike now: take it out of chosen.txt (%s)", c.place, c.line.here, reason)
		case ours != theirs && !differs:
			t.Errorf("%s: %s\n  here    %s\n  CPython %s", c.place, c.line.here, ours, theirs)
		}
	}
}

// conformanceCase is a line of the table: what runs before it, and how it is written here
// and in Python.
type conformanceCase struct {
	place       string // "options.txt:12"
	setup, line forms
}

// forms are a line as it is here and as it is in Python: "command <=> python".
type forms struct{ here, python string }

func readForms(row string) forms {
	here, python, two := strings.Cut(row, " <=> ")
	if !two {
		python = here
	}
	return forms{here, python}
}

// conformanceCases reads the table. A line is a case; lines that begin with "> " run before
// each case until the next blank line; # begins a comment.
func conformanceCases(t *testing.T) []conformanceCase {
	t.Helper()
	files, err := filepath.Glob("testdata/conformance/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var cases []conformanceCase
	seen := map[string]bool{}
	for _, file := range files {
		for _, c := range readCases(file, readText(t, file)) {
			key := c.setup.here + c.line.here
			if seen[key] {
				t.Errorf("%s: %s is there twice", c.place, c.line.here)
			}
			seen[key] = true
			cases = append(cases, c)
		}
	}
	return cases
}

func readCases(file, text string) (cases []conformanceCase) {
	var setup forms
	for i, row := range strings.Split(text, "\n") {
		before, isSetup := strings.CutPrefix(row, "> ")
		switch {
		case row == "":
			setup = forms{}
		case isSetup:
			one := readForms(before)
			setup.here, setup.python = setup.here+one.here+"\n", setup.python+one.python+"\n"
		case !strings.HasPrefix(row, "#"):
			place := filepath.Base(file) + ":" + strconv.Itoa(i+1)
			cases = append(cases, conformanceCase{place, setup, readForms(row)})
		}
	}
	return cases
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// pythonAnswers runs the cases in one CPython process in dir, each among names of its own.
// Another version words some errors otherwise.
func pythonAnswers(t *testing.T, cases []conformanceCase, dir string) []string {
	t.Helper()
	var list [][2]string
	for _, c := range cases {
		list = append(list, [2]string{c.setup.python, c.line.python})
	}
	input, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs("testdata/conformance/oracle.py")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(sockcoretest.Python(t), "-W", "ignore", script)
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, bytes.NewReader(input), os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answered struct {
		Version string
		Answers []string
	}
	if err := json.Unmarshal(output, &answered); err != nil || len(answered.Answers) != len(cases) {
		t.Fatalf("%d answers for %d cases: %v", len(answered.Answers), len(cases), err)
	}
	if answered.Version != "3.11" && os.Getenv("REQUIRE_PYTHON") != "1" {
		t.Skipf("python3 is %s here, and the cases hold for 3.11", answered.Version)
	}
	return answered.Answers
}

// answer is what the case gives here, in a session of its own.
func (c conformanceCase) answer() string {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	s := newSession(ctx, Config{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
		Getenv: func(string) string { return "" }})
	defer s.close()
	err := s.runUntold(c.setup.here)
	s.names.Set("_", python.None)
	if err == nil {
		err = s.runUntold(c.line.here)
	}
	if err != nil {
		return errorText(s.main, err)
	}
	return value.Repr(s.names.Get("_"))
}

// runUntold runs lines as a script's, and returns the first error untold.
func (s *Session) runUntold(text string) error {
	reader := syntax.NewReader(false, s.grammar)
	run := func(chunks []syntax.Chunk) error {
		for _, c := range chunks {
			if err := s.runChunk(s.top, c, nil); err != nil {
				return err
			}
		}
		return nil
	}
	for row := range strings.SplitSeq(text, "\n") {
		chunks, _ := reader.Feed(row)
		if err := run(chunks); err != nil {
			return err
		}
	}
	return run(reader.End())
}

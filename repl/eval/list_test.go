package eval_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// TestLists evaluates lists of expressions and statements, one a line, here and in one CPython. "> " begins a
// line that prepares for those below it, until a blank line; "#" begins a comment.
func TestLists(t *testing.T) {
	path := python3(t)
	var files []string
	for _, pattern := range []string{"testdata/lists/*.txt", "../python/testdata/*.txt"} {
		some, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, some...)
	}
	cmd := exec.Command(path, append([]string{"testdata/lists/oracle.py"}, files...)...)
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v %s", err, stderr.String())
	}
	answers := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(answers) != len(files) || len(files) < 3 {
		t.Fatalf("%d answers for %d lists", len(answers), len(files))
	}
	for i, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			var want []string
			if err := json.Unmarshal([]byte(answers[i]), &want); err != nil {
				t.Fatal(err)
			}
			compareList(t, file, want)
		})
	}
}

func compareList(t *testing.T, file string, want []string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	var setup []string
	for i, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, ">") {
			setup = append(setup, strings.TrimPrefix(line[1:], " "))
			continue
		}
		if setup != nil {
			if err := w.run(strings.Join(setup, "\n"), file); err != nil {
				t.Errorf("%s:%d: setup: %v", file, i, err)
			}
			setup = nil
		}
		switch {
		case strings.TrimSpace(line) == "":
			w.names = freshNames()
		case line[0] != '#':
			if got := w.answer(line); plain(got) != plain(want[0]) {
				t.Errorf("%s:%d: %s\n  got  %s\n  want %s", file, i+1, line, short(got), short(want[0]))
			}
			want = want[1:]
		}
	}
}

func freshNames() *python.Namespace {
	n := python.NewNamespace()
	n.Set("__name__", python.NewStr("__main__"))
	return n
}

var addresses = regexp.MustCompile(`0x[0-9a-f]{8,}>`)

// plain is an answer without what CPython and we may say differently: addresses.
func plain(s string) string { return addresses.ReplaceAllString(s, "0x>") }

func short(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}

// answer is the repr of an expression's value, "ok" for a statement, or the error.
func (w *world) answer(line string) string {
	tree, err := syntax.ParseFile(line, nil)
	if err != nil {
		return w.failure(eval.SyntaxException(err, "<list>"))
	}
	var shown python.Value
	_, isExpr := tree.Body[0].(*syntax.ExprStmt)
	code, err := eval.Compile(tree, eval.Options{File: "<list>", Names: w.names,
		Show: func(_ *python.Thread, v python.Value) error {
			shown = v
			return nil
		}})
	if err != nil {
		return w.failure(eval.SyntaxException(err, "<list>"))
	}
	if err := code.Run(w.Thread, nil); err != nil {
		return w.failure(err)
	}
	if !isExpr || len(tree.Body) > 1 {
		return "ok"
	}
	text, err := python.Repr(w.Thread, shown)
	if err != nil {
		return w.failure(err)
	}
	return text
}

func (w *world) failure(err error) string {
	e := python.AsException(w.Thread, err)
	if e == nil {
		return "uncatchable: " + err.Error()
	}
	text, err := python.ToStr(w.Thread, e)
	if err != nil {
		return "uncatchable: " + err.Error()
	}
	return e.Type().Name + ": " + text
}

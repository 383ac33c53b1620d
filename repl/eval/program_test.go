package eval_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// world is a runtime with its main thread, which holds the lock, and what programs wrote.
type world struct {
	*python.Thread
	names *python.Namespace
	out   *output
}

// output is written by several threads.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(b)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

func newWorld(t testing.TB) *world {
	t.Helper()
	r := python.NewRuntime()
	w := &world{out: &output{}, names: python.NewNamespace()}
	r.Stdout, r.Stderr = w.out, w.out
	importer := eval.Importer{Library: python.Library, Read: os.ReadFile,
		Native: func(r *python.Runtime, name string) *python.Module {
			if name == "_thread" {
				return eval.ThreadModule(r)
			}
			return python.NativeModule(r, name)
		}}
	r.Import = importer.Import
	ctx, cancel := context.WithCancel(context.Background())
	w.Thread = r.NewThread(ctx, "main")
	w.Acquire()
	w.names.Set("__name__", python.NewStr("__main__"))
	t.Cleanup(func() {
		eval.StopGenerators(r)
		w.End()
		cancel()
	})
	return w
}

// run runs a text; an error of syntax is an exception too.
func (w *world) run(text, file string) error {
	tree, err := syntax.ParseFile(text, nil)
	if err != nil {
		return eval.SyntaxException(err, file)
	}
	code, err := eval.Compile(tree, eval.Options{File: file, Names: w.names})
	if err != nil {
		return eval.SyntaxException(err, file)
	}
	return code.Run(w.Thread, nil)
}

// python3 is CPython's path; the test is skipped without, unless REQUIRE_PYTHON forbids that.
func python3(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("python3")
	switch {
	case err == nil:
		return path
	case os.Getenv("REQUIRE_PYTHON") != "":
		t.Fatal("python3 is required: ", err)
	}
	t.Skip("no python3 to compare with")
	return ""
}

// TestPrograms runs testdata/*.py here and in CPython: what they write is the same.
func TestPrograms(t *testing.T) {
	python := python3(t)
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs in testdata", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			cmd := exec.Command(python, file)
			cmd.Stderr = &stderr
			want, err := cmd.Output()
			var exit *exec.ExitError
			if err != nil && !errors.As(err, &exit) || stderr.Len() > 0 {
				t.Fatalf("python3: %v %s", err, stderr.String())
			}
			w := newWorld(t)
			if err := w.run(string(text), file); err != nil {
				t.Errorf("it ends with %v", err)
			}
			same(t, w.out.String(), string(want))
		})
	}
}

// same tells the first line that differs.
func same(t *testing.T, got, want string) {
	t.Helper()
	g, w := bytes.Split([]byte(got), []byte("\n")), bytes.Split([]byte(want), []byte("\n"))
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(g):
			t.Fatalf("line %d: nothing, want %s", i+1, w[i])
		case i >= len(w):
			t.Fatalf("line %d: %s, want nothing", i+1, g[i])
		case !bytes.Equal(g[i], w[i]):
			t.Fatalf("line %d: got\n%s\nwant\n%s", i+1, g[i], w[i])
		}
	}
}

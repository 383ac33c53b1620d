package eval_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// TestLibrary runs each script of testdata/library here and in CPython: the modules that are written in
// Python do and say what CPython's own do.
func TestLibrary(t *testing.T) {
	oracle := cpython(t)
	scripts, err := filepath.Glob("testdata/library/*.py")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, script := range scripts {
		if script, err = filepath.Abs(script); err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(script), ".py"), func(t *testing.T) {
			run := exec.Command(oracle, "-X", "no_debug_ranges", script)
			run.Env = append(os.Environ(), "PYTHONHASHSEED=0", "COLUMNS=80", "PYTHONDONTWRITEBYTECODE=1")
			want, err := run.CombinedOutput()
			if err != nil {
				t.Fatalf("CPython: %v\n%s", err, want)
			}
			t.Setenv("COLUMNS", "80")
			got := runFile(t, script)
			if line := difference(got, string(want)); line != "" {
				t.Error(line)
			}
		})
	}
}

// cpython finds a CPython 3.11, whose words the library's are, or skips.
func cpython(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"python3.11", "python3"} {
		version, err := exec.Command(name, "-c", "import sys; print(*sys.version_info[:2])").Output()
		if err == nil && strings.TrimSpace(string(version)) == "3 11" {
			return name
		}
	}
	if os.Getenv("REQUIRE_PYTHON") != "" {
		t.Fatal("no CPython 3.11 here, and REQUIRE_PYTHON is set")
	}
	t.Skip("no CPython 3.11 to compare with")
	return ""
}

// runFile runs a file by the evaluator alone, and gives all that it printed and how it failed.
func runFile(t *testing.T, script string) string {
	t.Helper()
	text, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r := python.NewRuntime()
	r.Stdout, r.Stderr, r.Argv = &out, &out, []string{script}
	importer := eval.Importer{Library: python.Library, Native: native}
	r.Import = importer.Import
	thread := r.NewThread(context.Background(), "main")
	thread.Acquire()
	names := python.NewNamespace()
	names.Set("__name__", python.NewStr("__main__"))
	top := python.NewModule("__main__")
	top.Names = names
	r.Modules.SetStr("__main__", top)
	tree, err := syntax.ParseFile(string(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	code, err := eval.Compile(tree, eval.Options{File: script, Names: names})
	if err != nil {
		t.Fatal(err)
	}
	if err := code.Run(thread, nil); err != nil {
		out.WriteString(err.Error() + "\n")
		if e, ok := err.(*python.Exception); ok {
			for _, p := range e.Trace {
				t.Logf("%s:%d in %s", p.File, p.Line, p.Function)
			}
		}
	}
	return out.String()
}

func native(r *python.Runtime, name string) *python.Module {
	if name == "_thread" {
		return eval.ThreadModule(r)
	}
	return python.NativeModule(r, name)
}

// difference tells the first line in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "(nothing)", "(nothing)"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return fmt.Sprintf("line %d:\n got %s\nwant %s", i+1, a, b)
		}
	}
	return ""
}

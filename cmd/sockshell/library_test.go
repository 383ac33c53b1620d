package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLibraryOverSockets runs each script of testdata/library as a program, and in CPython: what of the library
// stands on sockets and on other programs does and says what CPython's own does. What needs neither is
// compared by the evaluator's test.
func TestLibraryOverSockets(t *testing.T) {
	version, err := exec.Command("python3", "-c", "import sys; print(*sys.version_info[:2])").Output()
	if err != nil || strings.TrimSpace(string(version)) != "3 11" {
		if os.Getenv("REQUIRE_PYTHON") != "" {
			t.Fatal("no CPython 3.11 here, and REQUIRE_PYTHON is set")
		}
		t.Skip("no CPython 3.11 to compare with")
	}
	scripts, err := filepath.Glob("testdata/library/*.py")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(script), ".py"), func(t *testing.T) {
			want, err := exec.Command("python3", "-X", "no_debug_ranges", script).CombinedOutput()
			if err != nil {
				t.Fatalf("CPython: %v\n%s", err, want)
			}
			run := exec.Command(self, script)
			run.Env = append(os.Environ(), asProgram+"=1")
			got, err := run.CombinedOutput()
			if err != nil {
				t.Errorf("%v", err)
			}
			if string(got) != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

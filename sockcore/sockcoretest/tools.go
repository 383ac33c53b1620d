package sockcoretest

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// need finds a program; without it the test is skipped, or fails when the variable
// that forbids the skip is set to 1.
func need(t testing.TB, forbids string, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
		for _, dir := range []string{"/usr/sbin", "/usr/local/sbin"} { // servers, without root's path
			if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
				return path
			}
		}
	}
	if os.Getenv(forbids) == "1" {
		t.Fatalf("%s=1, but there is no %s here", forbids, names[0])
	}
	t.Skipf("there is no %s here", names[0])
	return ""
}

// Python is the path of python3, the oracle. REQUIRE_PYTHON=1 forbids the skip.
func Python(t testing.TB) string {
	t.Helper()
	return need(t, "REQUIRE_PYTHON", "python3")
}

// Program is the path of a client that speaks to the shell's servers, such as curl.
// REQUIRE_PEERS=1 forbids the skip.
func Program(t testing.TB, name string) string {
	t.Helper()
	return need(t, "REQUIRE_PEERS", name)
}

// Compile builds the C program testdata/NAME.c of this package and returns the
// path of what came out. REQUIRE_PEERS=1 forbids the skip.
func Compile(t testing.TB, name string) string {
	t.Helper()
	cc := need(t, "REQUIRE_PEERS", "cc", "gcc", "clang")
	_, here, _, _ := runtime.Caller(0)
	out := filepath.Join(t.TempDir(), name)
	source := filepath.Join(filepath.Dir(here), "testdata", name+".c")
	if text, err := exec.Command(cc, "-O2", "-Wall", "-o", out, source).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", source, err, text)
	}
	return out
}

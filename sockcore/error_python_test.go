package sockcore

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// python runs a script of CPython, the oracle of these tests.
func python(t *testing.T, script, stdin string) string {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("REQUIRE_PYTHON") == "1" {
			t.Fatal(err)
		}
		t.Skip("no oracle:", err)
	}
	cmd := exec.Command(path, "-c", script)
	cmd.Stdin, cmd.Stderr = strings.NewReader(stdin), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	return string(out)
}

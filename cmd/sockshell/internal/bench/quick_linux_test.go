package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestQuick runs every command of the bench once, on little.
func TestQuick(t *testing.T) {
	if _, err := exec.LookPath("cc"); err != nil {
		if os.Getenv("REQUIRE_PEERS") == "1" {
			t.Fatal("REQUIRE_PEERS=1, but there is no cc here")
		}
		t.Skip("there is no cc here")
	}
	var out strings.Builder
	file := filepath.Join(t.TempDir(), "performance.md")
	if err := bench(options{quick: true, write: file, out: &out}); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(file)
	if err != nil || string(written) != out.String() {
		t.Errorf("the page that was written is not the one that was printed: %v", err)
	}
	for _, r := range rows(small) {
		if !strings.Contains(out.String(), "| "+r.name+" |") {
			t.Errorf("no row %q in\n%s", r.name, out.String())
		}
	}
}

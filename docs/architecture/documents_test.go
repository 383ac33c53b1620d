package architecture

import (
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPlanIsWhole: doc.go names each package and each library of house_test.go.
func TestPlanIsWhole(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	plan := string(text)
	for dir, room := range house {
		if !strings.Contains(plan, filepath.Base(dir)+"/ ") {
			t.Errorf("doc.go has no line for %s", dir)
		}
		for _, library := range append(room.foreign, room.tests...) {
			if !strings.Contains(plan, library) {
				t.Errorf("doc.go does not say why there is %s", library)
			}
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#:]+)\)`)

// TestDocumentsAreLinked: what the README and the documents link is there, and each document
// is reached from the README. The pages of explain are read in the shell.
func TestDocumentsAreLinked(t *testing.T) {
	reached := map[string]bool{}
	var visit func(path string)
	visit = func(path string) {
		if reached[path] {
			return
		}
		reached[path] = true
		text, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		}
		for _, found := range link.FindAllStringSubmatch(string(text), -1) {
			to := filepath.Join(filepath.Dir(path), found[1])
			if _, err := os.Stat(to); err != nil {
				t.Errorf("a link of %s: %v", path, err)
			} else if filepath.Ext(to) == ".md" {
				visit(to)
			}
		}
	}
	visit(filepath.Join(root, "README.md"))
	docs := filepath.Join(root, "docs")
	err := filepath.WalkDir(docs, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "explain" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if filepath.Ext(path) == ".md" && !reached[path] {
			t.Errorf("no document links %s", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestProfileIsOfNoMachine: the profile names files as -trimpath does, not as they lay where it
// was made.
func TestProfileIsOfNoMachine(t *testing.T) {
	f, err := os.Open(filepath.Join(root, "cmd/sockshell/default.pgo"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "/pkg/mod/") {
		t.Error("the profile has the folders of the machine that made it: run make profile")
	}
}

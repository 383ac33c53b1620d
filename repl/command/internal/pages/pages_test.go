package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPages holds the pages that are checked in against the rows.
func TestPages(t *testing.T) {
	files, err := pages("../../../../sockcore")
	if err != nil {
		t.Fatal(err)
	}
	docs := filepath.Join("../..", docs)
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(docs, name))
		if err != nil || string(got) != want {
			t.Errorf("docs/%s is not what the rows say (%v): run make generate", name, err)
		}
	}
	found, err := filepath.Glob(filepath.Join(docs, "commands", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		if name := "commands/" + filepath.Base(path); files[name] == "" {
			t.Errorf("docs/%s belongs to no chapter: remove it", name)
		}
	}
}

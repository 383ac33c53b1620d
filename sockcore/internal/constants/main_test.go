package main

import (
	"os"
	"testing"
)

// TestGenerated holds the files that are checked in against constants.txt.
func TestGenerated(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "freebsd"} {
		want, err := generate(system)
		if err != nil {
			t.Fatal(err)
		}
		name := "constant_" + system + ".go"
		got, err := os.ReadFile("../../" + name)
		if err != nil || string(got) != string(want) {
			t.Errorf("sockcore/%s is not what constants.txt says (%v): run make generate", name, err)
		}
	}
}

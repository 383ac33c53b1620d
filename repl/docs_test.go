package repl

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sockshell/history"
	"sockshell/sockcore/sockcoretest"
)

// sessionBlock is a session in a document: a fenced block marked sock-session.
var sessionBlock = regexp.MustCompile("(?ms)^```sock-session\n(.*?)^```$")

// TestDocuments runs every session of README.md and docs. Each block is a session of its
// own; -update rewrites those whose output has changed, but for what differs in each run.
func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("../docs/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	blocks := 0
	for _, file := range append(files, "../README.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			sockcoretest.NoLeaks(t)
			updated := sessionBlock.ReplaceAllStringFunc(string(text), func(block string) string {
				blocks++
				return checkBlock(t, block)
			})
			if *update && updated != string(text) {
				if err := os.WriteFile(file, []byte(updated), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if blocks == 0 {
		t.Error("no document has a session")
	}
}

// checkBlock runs one block, and returns it with what comes out now.
func checkBlock(t *testing.T, block string) string {
	t.Helper()
	want := sessionBlock.FindStringSubmatch(block)[1]
	script, err := history.ParseTranscript(strings.NewReader(want))
	if err != nil {
		t.Errorf("%v in:\n%s", err, want)
		return block
	}
	var inputs []string
	for _, step := range script.Steps {
		inputs = append(inputs, step.Input)
	}
	got := runSession(t, inputs, Config{})
	got.Comments = script.Comments
	var text bytes.Buffer
	if _, err := got.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	if fixed(text.String()) == fixed(want) {
		return block
	}
	if !*update {
		t.Errorf("(-update rewrites it)\n--- want\n%s\n--- got\n%s", want, text.String())
	}
	return "```sock-session\n" + text.String() + "```"
}

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shellBlock is a session with sh in a document: a fenced block marked sh-session, in
// which "$ " begins a command, "> " goes on with it, and its output follows.
var shellBlock = regexp.MustCompile("(?ms)^```sh-session\n(.*?)^```$")

// TestDocuments runs every session with sh of README.md and docs, each in a directory of
// its own, with the program in the path.
func TestDocuments(t *testing.T) {
	bin := t.TempDir()
	build := exec.Command("go", "build", "-buildvcs=false", "-o", filepath.Join(bin, "sockshell"), ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	blocks := 0
	for _, file := range append(files, "../../README.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range shellBlock.FindAllStringSubmatch(string(text), -1) {
			blocks++
			checkShell(t, file, block[1])
		}
	}
	if blocks == 0 {
		t.Error("no document has a session with sh")
	}
}

func checkShell(t *testing.T, file, want string) {
	t.Helper()
	dir := t.TempDir()
	var got strings.Builder
	for _, command := range shellCommands(want) {
		typed := strings.ReplaceAll("$ "+command, "\n", "\n> ")
		got.WriteString(strings.ReplaceAll(typed, "> \n", ">\n") + "\n")
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if _, failed := err.(*exec.ExitError); err != nil && !failed {
			t.Fatal(err)
		}
		got.Write(out)
	}
	if got.String() != want {
		t.Errorf("%s:\n--- want\n%s\n--- got\n%s", file, want, got.String())
	}
}

func shellCommands(block string) (commands []string) {
	for text := range strings.Lines(block) {
		text = strings.TrimSuffix(text, "\n")
		if command, ok := strings.CutPrefix(text, "$ "); ok {
			commands = append(commands, command)
		} else if more, ok := strings.CutPrefix(text, ">"); ok && len(commands) > 0 {
			commands[len(commands)-1] += "\n" + strings.TrimPrefix(more, " ")
		}
	}
	return commands
}

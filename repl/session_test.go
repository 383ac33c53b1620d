package repl

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sockshell/history"
	"sockshell/sockcore/sockcoretest"
)

var update = flag.Bool("update", false, "rewrite the transcripts with what comes out now")

// runSession runs inputs by the loop that a user has, as at the prompt, and gives what
// came out.
func runSession(t *testing.T, inputs []string, cfg Config) history.Transcript {
	t.Helper()
	cfg.Stdin = strings.NewReader("")
	cfg.Stdout, cfg.Stderr, cfg.Getenv = io.Discard, io.Discard, func(string) string { return "" }
	s := newSession(context.Background(), cfg)
	defer s.close()
	s.prompting = true
	for _, input := range inputs {
		if err := s.runTyped(input); err != nil {
			break
		}
	}
	s.flush()
	return s.hist.record.Transcript()
}

// TestSessions runs the transcripts: what was typed, then exactly what came out.
func TestSessions(t *testing.T) {
	files, err := filepath.Glob("testdata/sessions/*.session")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".session"), func(t *testing.T) {
			sockcoretest.NoLeaks(t)
			checkTranscript(t, file)
		})
	}
}

func checkTranscript(t *testing.T, file string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	script, err := history.ParseTranscript(bytes.NewReader(want))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
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
	shown := fixed(text.String())
	if *update {
		if err := os.WriteFile(file, []byte(shown), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != string(want) {
		t.Errorf("%s: (-update rewrites it)\n--- want\n%s\n--- got\n%s", file, want, shown)
	}
}

// fixed replaces what differs from run to run: ports that the kernel chose, numbers of
// descriptors, times.
func fixed(text string) string {
	for _, row := range varying {
		text = row.pattern.ReplaceAllString(text, row.instead)
	}
	return text
}

var varying = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`\bfd=\d+`), "fd=N"},
	{regexp.MustCompile(`\bname=\d+`), "name=N"},
	{regexp.MustCompile(`('(?:127\.0\.0\.1|0\.0\.0\.0|::1|::)', )[3-6]\d{4}\b`), "${1}PORT"},
	{regexp.MustCompile(`took [\d.]+[µm]?s`), "took TIME"},
	{regexp.MustCompile(`\b(after|within) [\d.]+[µm]?s\b`), "$1 TIME"},
}

// lastOutput is what the last of several inputs shows.
func lastOutput(t *testing.T, cfg Config, inputs ...string) string {
	t.Helper()
	sockcoretest.NoLeaks(t)
	steps := runSession(t, inputs, cfg).Steps
	return steps[len(steps)-1].Output
}

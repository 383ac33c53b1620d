package repl

import (
	"bytes"
	"context"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sockshell/history"
	"sockshell/repl/command"
	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/sockcore/sockcoretest"

	"os"
)

// Comments at a transcript's top that say what CPython cannot confirm.
const (
	oursAlone = "python: no"   // the whole file, and why
	ourStep   = "python: not " // one input, up to " — ", and why
)

// TestPythonAgrees runs the transcripts in CPython, as the lines that their commands stand
// for: each must show the same values and the same errors.
func TestPythonAgrees(t *testing.T) {
	python3 := sockcoretest.Python(t)
	files, err := filepath.Glob("testdata/sessions/*.session")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		script := parseTranscript(t, file)
		ours := oursIn(script)
		if ours == nil {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".session"), func(t *testing.T) {
			compareWithPython(t, python3, script, ours)
		})
	}
}

func parseTranscript(t *testing.T, file string) history.Transcript {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	script, err := history.ParseTranscript(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return script
}

// oursIn is the set of inputs that are not compared; nil when the whole file is not.
func oursIn(script history.Transcript) map[string]bool {
	ours := map[string]bool{}
	for _, comment := range script.Comments {
		if input, ok := strings.CutPrefix(comment, ourStep); ok {
			input, _, _ = strings.Cut(input, " — ")
			ours[input] = true
		} else if strings.HasPrefix(comment, oursAlone) {
			return nil
		}
	}
	return ours
}

func compareWithPython(t *testing.T, python3 string, script history.Transcript, ours map[string]bool) {
	var texts []string
	for _, step := range script.Steps {
		texts = append(texts, asPython(t, step.Input))
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, python3, "testdata/python/run.py")
	cmd.Stdin = bytes.NewReader(input)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &complaint)
	}
	var shown []string
	if err := json.Unmarshal(out, &shown); err != nil {
		t.Fatal(err)
	}
	for i, step := range script.Steps {
		if want := fixed(shown[i]); step.Output != want && !ours[step.Input] {
			t.Errorf("sock> %s\n(that is %s)\n--- Python\n%s--- here\n%s",
				step.Input, texts[i], want, step.Output)
		}
	}
}

// helperCall is a call of what commands lower to, by a name that no program can have.
var helperCall = regexp.MustCompile(`(^|[ (,\[])@([A-Za-z_]+)\(`)

// asPython is an input as the shell's own lowering has it, which is Python but for its helpers' names.
func asPython(t *testing.T, input string) string {
	t.Helper()
	tree, err := syntax.ParseChunk(input, 1, command.Grammar())
	if err == nil {
		_, err = eval.Compile(tree, eval.Options{Names: python.NewNamespace(), Lower: new(command.Lowering).Lower})
	}
	if err != nil {
		t.Errorf("%q is no line: %v (mark the file or the step)", input, err)
		return ""
	}
	text := syntax.Print(tree, nil)
	for helperCall.MatchString(text) {
		text = helperCall.ReplaceAllString(text, "${1}${2}(")
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "(data(", "(_data("), " data(", " _data(")
	return strings.TrimSuffix(text, "\n")
}

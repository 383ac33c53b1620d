package history

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Step is one input and what it showed.
type Step struct {
	Input  string // as typed, its lines joined by newlines, without the last one's
	Output string // all that was shown, an error's text too
	Error  string // the error alone, "" when all went well; a transcript does not keep it
}

// Transcript is a session in the form of a *.session file, which is
//
//	# any comments, at the top only
//	sock> first line of an input
//	...   further lines of it
//	what it showed, line by line
//	sock> the next input
//
// An output line that could be taken for one of these prompts has a backslash before it
// (one more, when it has some), and so has a line of backslashes alone. A single backslash
// as the last line says that the line before it had no newline. The blanks that end a
// prompt may be missing where nothing follows them.
type Transcript struct {
	Comments []string // a line each, without "# "
	Steps    []Step
}

const (
	prompt       = "sock> "
	continuation = "...   "
	noNewline    = `\`
)

// WriteTo writes the transcript; what ParseTranscript then reads is the same.
func (t Transcript) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	for _, comment := range t.Comments {
		b.WriteString("# " + comment + "\n")
	}
	for _, step := range t.Steps {
		input := strings.ReplaceAll(step.Input, "\n", "\n"+continuation)
		b.WriteString(prompt + input + "\n")
		for line := range strings.Lines(step.Output) {
			b.WriteString(escape(line))
		}
		if step.Output != "" && !strings.HasSuffix(step.Output, "\n") {
			b.WriteString("\n" + noNewline + "\n")
		}
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// special says whether a line of output would mean something else, or begins to.
func special(line string) bool {
	bare := strings.TrimLeft(line, `\`)
	_, isPrompt := cutPrompt(bare, prompt)
	_, isContinuation := cutPrompt(bare, continuation)
	return isPrompt || isContinuation || bare == "" && line != ""
}

func escape(line string) string {
	if special(strings.TrimSuffix(line, "\n")) {
		return `\` + line
	}
	return line
}

func cutPrompt(line, prompt string) (rest string, ok bool) {
	if line == strings.TrimRight(prompt, " ") {
		return "", true
	}
	return strings.CutPrefix(line, prompt)
}

// ParseTranscript reads a transcript. Its errors say which line is wrong.
func ParseTranscript(r io.Reader) (Transcript, error) {
	var t Transcript
	lines := bufio.NewReader(r)
	for number, typing := 1, false; ; number++ {
		line, err := lines.ReadString('\n')
		if err == io.EOF && line == "" {
			return t, nil
		}
		if err != nil && err != io.EOF {
			return t, err
		}
		line = strings.TrimSuffix(line, "\n")
		if len(t.Steps) == 0 && !isPromptLine(line) {
			if line != "" && line[0] != '#' {
				return t, fmt.Errorf("line %d: %q before the first prompt: "+
					"only comments (# …) may stand there", number, line)
			}
			t.Comments = append(t.Comments, strings.TrimPrefix(strings.TrimPrefix(line, "#"), " "))
			continue
		}
		typing = t.add(line, typing)
	}
}

func isPromptLine(line string) bool {
	_, ok := cutPrompt(line, prompt)
	return ok
}

// add takes one line; typing says that the line before it was input, and add whether this
// one was.
func (t *Transcript) add(line string, typing bool) bool {
	if text, ok := cutPrompt(line, prompt); ok {
		t.Steps = append(t.Steps, Step{Input: text})
		return true
	}
	step := &t.Steps[len(t.Steps)-1]
	if text, ok := cutPrompt(line, continuation); ok && typing {
		step.Input += "\n" + text
		return true
	}
	switch {
	case line == noNewline:
		step.Output = strings.TrimSuffix(step.Output, "\n")
	case special(line) && line[0] == '\\':
		step.Output += line[1:] + "\n"
	default:
		step.Output += line + "\n"
	}
	return false
}

package history

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Step is one input and what it showed.
type Step struct {
	Input  string // as typed, its lines joined by newlines, without the last one's
	Output string // all that was shown, an error's text too
	Error  string // the error alone, "" when all went well; a transcript does not keep it
	Answer string // the value among the output, when each run gives the same; nor is it kept
	line   bool   // in a Record: Output lacks its newline
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
	var p parser
	lines := bufio.NewReader(r)
	for number := 1; ; number++ {
		line, err := lines.ReadString('\n')
		if err == io.EOF && line == "" {
			p.finish()
			return p.Transcript, nil
		}
		if err != nil && err != io.EOF {
			return p.Transcript, err
		}
		if err := p.add(strings.TrimSuffix(line, "\n")); err != nil {
			return p.Transcript, fmt.Errorf("line %d: %w", number, err)
		}
	}
}

// parser collects the step that the last prompt began.
type parser struct {
	Transcript
	begun         bool
	typing        bool // the last line was input
	input, output []byte
}

func (p *parser) finish() {
	if p.begun {
		p.Steps = append(p.Steps, Step{Input: string(p.input), Output: string(p.output)})
	}
	p.input, p.output = nil, nil
}

func (p *parser) add(line string) error {
	if text, ok := cutPrompt(line, prompt); ok {
		p.finish()
		p.begun, p.typing, p.input = true, true, []byte(text)
		return nil
	}
	if !p.begun {
		return p.comment(line)
	}
	if text, ok := cutPrompt(line, continuation); ok && p.typing {
		p.input = append(p.input, "\n"+text...)
		return nil
	}
	p.typing = false
	switch {
	case line == noNewline:
		p.output = bytes.TrimSuffix(p.output, []byte{'\n'})
		return nil
	case special(line):
		line = strings.TrimPrefix(line, `\`)
	}
	p.output = append(p.output, line+"\n"...)
	return nil
}

func (p *parser) comment(line string) error {
	if line != "" && line[0] != '#' {
		return fmt.Errorf("%q before the first prompt: only comments (# …) may stand there", line)
	}
	text := strings.TrimPrefix(strings.TrimPrefix(line, "#"), " ")
	p.Comments = append(p.Comments, text)
	return nil
}

package repl

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/history"
	"sockshell/repl/command"
	"sockshell/repl/editor"
	"sockshell/repl/render"
	"sockshell/repl/syntax"
)

// lineEditor reads what a person types. Behind it stands readline, or nothing.
type lineEditor interface {
	Read(prompt func() string, prefill string) (string, error)
	Print(text string)
	SetPrompt(prompt string)
	Remember(entry string)
	Forget(entry string)
	Close() error
}

// prompt reads and runs what a person types, until the end of input or exit.
func (s *Session) prompt() error {
	s.prompting = true
	s.startHistory()
	if err := s.startEditor(); err != nil {
		return err
	}
	defer func() { _ = s.editor.Close() }()
	s.interrupts.whenEnding(func() { _ = s.editor.Close() })
	if err := s.runStartFile(); err != nil && err != errInterrupted {
		return err
	}
	warned := false
	for {
		s.flush()
		text, err := s.read()
		switch {
		case s.interrupts.ending() != nil:
			return s.interrupts.ending()
		case errors.Is(err, editor.ErrInterrupted):
			continue
		case errors.Is(err, io.EOF):
			if n := s.jobs.running(); n > 0 && !warned {
				warned = true
				s.Note(number(n, "job") + " still running: Ctrl-D again leaves")
				continue
			}
			return nil
		case err != nil:
			return err
		}
		warned = false
		s.remember(text)
		s.renewBounds()
		var end *ended
		if err := s.runTyped(text); err != nil && !(errors.As(err, &end) && end.lineOnly()) {
			return err
		}
	}
}

// read reads an entry. Meanwhile what jobs give is bound and told, above what is typed.
func (s *Session) read() (string, error) {
	s.interrupts.forget()
	s.main.Release()
	defer s.main.Acquire()
	s.out.writeAbove(s.editor.Print)
	s.errors.writeAbove(s.editor.Print)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		s.settleUntil(stop)
	}()
	defer func() {
		close(stop)
		<-stopped
		s.out.writeAbove(nil)
		s.errors.writeAbove(nil)
	}()
	return s.editor.Read(s.promptText, "")
}

func (s *Session) settleUntil(stop chan struct{}) {
	for {
		select {
		case <-s.jobs.ended:
			for _, text := range s.settleAside() {
				s.Note(text)
			}
			s.editor.SetPrompt(s.promptText())
		case <-stop:
			return
		}
	}
}

// settleAside binds what jobs gave, and returns what there is to say: to write above the line that is
// typed paints that anew, and the colours ask what names hold, which takes the lock.
func (s *Session) settleAside() (notes []string) {
	s.aside.Acquire()
	defer s.aside.Release()
	s.later = &notes
	s.jobs.settleEnded()
	s.noteSockets(s.top)
	s.later = nil
	return notes
}

// promptText is the prompt of now: what stands for the jobs, the sockets and the time is
// filled in.
func (s *Session) promptText() string {
	return s.errors.palette.Paint(render.Strong, s.plainPrompt())
}

func (s *Session) plainPrompt() string {
	jobs := ""
	if n := s.jobs.running(); n > 0 {
		jobs = fmt.Sprintf("[%d] ", n)
	}
	return strings.NewReplacer("%%", "%", "%j", jobs, "%s", strconv.Itoa(len(s.env.Engine.Sockets())),
		"%t", time.Now().Format(time.TimeOnly)).Replace(s.settings.prompt)
}

// runTyped runs an entry: a line, or several that were pasted or continued.
func (s *Session) runTyped(text string) error {
	reader := syntax.NewReader(true, s.grammar)
	s.entryLines = strings.Count(text, "\n") + 1
	for physical := range strings.SplitSeq(text, "\n") {
		chunks, _ := reader.Feed(physical)
		if stop := s.runAll(s.top, chunks); stop != nil {
			return stop
		}
	}
	return s.runAll(s.top, reader.End())
}

// more reports whether an entry wants another line before it runs: a bracket or a string
// is open, or a block that no blank line has ended, and another line could make it right.
func (s *Session) more(text string) bool {
	reader := syntax.NewReader(true, s.grammar)
	wants := false
	for physical := range strings.SplitSeq(text, "\n") {
		var chunks []syntax.Chunk
		chunks, wants = reader.Feed(physical)
		for _, c := range chunks {
			if c.Err != nil {
				return false
			}
		}
	}
	return wants && !reader.Hopeless()
}

func (s *Session) remember(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	s.hist.policy.Ignore = s.settings.ignore
	kept, err := s.hist.typedLine(text)
	if err != nil {
		s.Note("history: " + err.Error() + "; it is kept in memory only")
	}
	if kept {
		s.editor.Remember(text)
	}
}

func (s *Session) startHistory() {
	path := historyPath(s.cfg.Getenv)
	if s.cfg.NoHistory {
		path = ""
	}
	var err error
	if s.hist.store, err = history.Open(path); err != nil {
		s.Note("history: " + err.Error() + "; it is kept in memory only")
	}
}

func (s *Session) startEditor() (err error) {
	in, ok := s.cfg.Stdin.(*os.File)
	out, isFile := s.cfg.Stderr.(*os.File)
	if !ok || !isFile {
		return errors.New("a prompt needs a terminal")
	}
	if !render.IsTerminal(out) {
		if out, ok = s.cfg.Stdout.(*os.File); !ok || !render.IsTerminal(out) {
			return errors.New("a prompt needs a terminal to write to")
		}
	}
	s.editor, err = editor.New(in, out, editor.Hooks{
		Paint: s.paintLocked, Hint: s.hintLocked, More: s.moreLocked,
		Complete: s.completeLocked, Escape: render.Escape,
		Panicked: func(hook string, v any, _ []byte) {
			s.editor.Print(fmt.Sprintf("internal error in %s: %v", hook, v))
		},
	}, s.hist.all)
	return err
}

// patience is how long a hook of the editor waits for the lock. It cannot wait for ever: whoever has it may
// wait for the editor, to write above the line that is typed.
const patience = 100 * time.Millisecond

// locked reports whether the hooks' thread has taken the lock.
func (s *Session) locked(wait time.Duration) bool {
	for end := time.Now().Add(wait); ; time.Sleep(time.Millisecond) {
		if s.hooks.TryAcquire() {
			return true
		}
		if !time.Now().Before(end) {
			return false
		}
	}
}

// painted are the colours that a line had last, for when it is shown again while another has the lock.
type painted struct {
	text  string
	spans []editor.Span
}

func (s *Session) paintLocked(text string) []editor.Span {
	if s.locked(time.Millisecond) {
		defer s.hooks.Release()
		s.painted.text, s.painted.spans = text, s.paint(text)
	} else if s.painted.text != text {
		return nil
	}
	return s.painted.spans
}

func (s *Session) hintLocked(text string) string {
	if !s.locked(time.Millisecond) {
		return ""
	}
	defer s.hooks.Release()
	return s.hint(text)
}

func (s *Session) moreLocked(text string) bool {
	if !s.locked(patience) {
		return false
	}
	defer s.hooks.Release()
	return s.more(text)
}

func (s *Session) completeLocked(text string, pos int) (int, []editor.Item) {
	if !s.locked(patience) {
		return pos, nil
	}
	defer s.hooks.Release()
	return s.complete(text, pos)
}

// runStartFile runs $XDG_CONFIG_HOME/sockshell/rc.
func (s *Session) runStartFile() error {
	path := startFile(s.cfg.Getenv)
	if s.cfg.NoRC || s.cfg.Restricted || path == "" {
		return nil
	}
	f, err := s.open(path)
	if err != nil {
		return nil // most people have none
	}
	defer f.Close()
	return s.runLines(&Frame{File: path, Keeps: true, Parent: s.top}, f.File)
}

func startFile(getenv func(string) string) string {
	if dir := getenv("XDG_CONFIG_HOME"); dir != "" {
		return dir + "/sockshell/rc"
	}
	if home := getenv("HOME"); home != "" {
		return home + "/.config/sockshell/rc"
	}
	return ""
}

// The looks of a line while it is typed.
const (
	lookVerb     editor.Style = "1;34"
	lookConstant editor.Style = "35"
	lookText     editor.Style = "32"
	lookLive     editor.Style = "1;36"
	lookBad      editor.Style = "31"
)

// paint colours verbs, live sockets, constants, strings, and what does not parse.
func (s *Session) paint(text string) []editor.Span {
	if !s.errors.palette.On() {
		return nil
	}
	var spans []editor.Span
	for _, t := range syntax.Tokens(text, s.grammar) {
		if look := s.look(t, text[t.Start:t.End]); look != "" {
			spans = append(spans, editor.Span{Start: t.Start, End: t.End, Style: look})
		}
	}
	return spans
}

func (s *Session) look(t syntax.Token, word string) editor.Style {
	switch t.Class {
	case syntax.LiteralToken, syntax.NumberToken:
		return lookText
	case syntax.CommentToken:
		return editor.Dim
	case syntax.BadToken:
		return lookBad
	case syntax.NameToken:
		switch {
		case s.isLive(word):
			return lookLive
		case command.Function(word) != nil || command.MethodCommand(word) != nil:
			return lookVerb
		case command.IsConstant(word):
			return lookConstant
		}
	}
	return ""
}

// hint is what a verb still wants: " host port" after "s.connect", "port" after
// "s.connect localhost ".
func (s *Session) hint(text string) string {
	words, open := statement(text)
	c := lookup(words)
	if c == nil || open {
		return ""
	}
	usage := c.Wants(words[1:], s.isUnix(words[0]))
	if usage == "" || strings.HasSuffix(text, " ") {
		return usage
	}
	return " " + usage
}

// isUnix reports whether a path names the peers of the socket that a command begins with.
func (s *Session) isUnix(head string) bool {
	name, _, _ := strings.Cut(head, ".")
	socket := s.socketNamed(name)
	return socket != nil && socket.Family() == unix.AF_UNIX
}

package repl

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.starlark.net/starlark"

	"sockshell/repl/command"
	"sockshell/repl/render"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// What the commands ask of the session: command.Shell.

// Out is standard output.
func (s *Session) Out() io.Writer { return s.out }

// Terminal is the terminal that a program may use until the line ends; nil without one.
func (s *Session) Terminal() (in, out *os.File) {
	in, _ = s.cfg.Stdin.(*os.File)
	out, _ = s.cfg.Stdout.(*os.File)
	if !render.IsTerminal(in) || !render.IsTerminal(out) {
		return nil, nil
	}
	s.progress.hold()
	return in, out
}

// Restricted reports --restricted.
func (s *Session) Restricted() bool { return s.cfg.Restricted }

// Exit is the error that ends the session with that status, and tells a text before.
func (s *Session) Exit(status int, text string) error {
	return &ended{class: "SystemExit", status: status & 0xff, said: text}
}

// Jobs are the session's.
func (s *Session) Jobs() command.Jobs { return s.jobs }

// Variables lists what lines gave, without the functions.
func (s *Session) Variables() []starlark.Tuple { return s.eval.scope.variables() }

// Source runs a file's lines in this session.
func (s *Session) Source(_ *command.Call, path string) error {
	path = s.beside(path)
	f, err := s.open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	thread, from := s.eval.thread, s.eval.from
	defer func() { s.eval.thread, s.eval.from = thread, from }()
	s.eval.thread, s.eval.from = s.newThread(path), s.placeOf(s.chunk.Line)
	return tells(s.runScript(path, f.File))
}

// beside is a path as the script that runs now means it: relative to its own folder.
func (s *Session) beside(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(s.eval.file), path) // that of -c and <stdin> is "."
}

// newThread is a thread for lines that run within a line.
func (s *Session) newThread(name string) *starlark.Thread {
	t := &starlark.Thread{Name: name}
	t.SetLocal("onwait", s.flush)
	ctx := s.env.Main.Context
	t.SetLocal("context", ctx)
	context.AfterFunc(ctx, func() { t.Cancel(context.Cause(ctx).Error()) })
	return t
}

// loadFile runs a file in a space of names of its own.
func (s *Session) loadFile(path string) (*scope, error) {
	f, err := s.open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	eval := s.eval
	defer func() { s.eval = eval }()
	s.eval.scope = newScope(s.base)
	s.eval.cache = cache{}
	s.eval.thread, s.eval.from = s.newThread(path), s.placeOf(s.chunk.Line)
	return s.eval.scope, tells(s.runScript(path, f.File))
}

// bindTargets gives names a job's result, as an assignment would.
func (s *Session) bindTargets(targets []string, v starlark.Value) error {
	s.names.Lock()
	defer s.names.Unlock()
	if len(targets) == 1 {
		s.eval.scope.set(targets[0], v)
		return nil
	}
	parts, ok := v.(starlark.Tuple)
	if !ok || len(parts) != len(targets) {
		return value.Raise("ValueError", "cannot unpack %s into %d names", value.TypeName(v), len(targets))
	}
	for i, name := range targets {
		s.eval.scope.set(name, parts[i])
	}
	return nil
}

// Help shows what there is, or one command.
func (s *Session) Help(topic string) error {
	if topic == "" {
		plain := func(_ render.Style, text string) string { return text }
		s.showPaged(command.HelpAll(s.out.palette.Paint, render.Strong), command.HelpAll(plain, render.Strong))
		return s.out.problem()
	}
	pattern, err := command.Pattern(topic)
	if err != nil {
		return err
	}
	var text string
	if pattern != nil {
		text, err = found(command.HelpSearch(pattern), topic)
	} else {
		text, err = command.HelpOn(topic)
	}
	if _, ok := s.eval.scope.dict[topic].(*value.Socket); ok && err != nil {
		return value.Raise("ValueError", "%s is a socket: info %s tells about it, %s. and Tab what it does",
			topic, topic, topic)
	}
	if err != nil {
		return err
	}
	s.showPage(text)
	return s.out.problem()
}

// SocketTable is what `sockets` shows: a table on a terminal and in a pipe, a list of
// objects under --json.
func (s *Session) SocketTable() starlark.Value {
	return socketTable(s.env.Engine.Sockets(), s.env.Engine.Closed())
}

// traceModes are the words of trace.
var traceModes = []string{"on", "off", "full"}

// SetTrace shows the system calls of each line, or stops.
func (s *Session) SetTrace(mode string) error {
	switch mode {
	case "off":
		s.env.Engine.SetTrace(nil)
	case "on", "full":
		s.env.Engine.SetTrace(func(e sockcore.Event) {
			if !e.Detail || mode == "full" {
				s.traceLine(e)
			}
		})
	default:
		return value.Raise("ValueError", "trace is on, off or full, not %s", mode)
	}
	return nil
}

// traceLine is a system call as strace writes it.
func (s *Session) traceLine(e sockcore.Event) {
	result := e.Result
	if e.Errno != 0 {
		result += fmt.Sprintf(" %s (%s)", sockcore.ErrnoName(e.Errno), sockcore.Strerror(e.Errno))
	}
	text := fmt.Sprintf("%s(%s) = %s <%.6f>", e.Call, e.Args, result, e.Took.Seconds())
	text = render.EscapeLine(text)
	s.errors.show(s.errors.palette.Paint(render.Dim, text)+"\n", text+"\n")
}

// History lists what was typed, the lines that match when there is a pattern.
func (s *Session) History(pattern string) ([]string, error) { return s.hist.list(pattern) }

// Forget drops an entry from what was typed; History shows its number.
func (s *Session) Forget(number int) error {
	text, err := s.hist.forget(number)
	if err == nil && s.editor != nil {
		s.editor.Forget(text)
	}
	return err
}

// Save writes the session as a script, or as a transcript.
func (s *Session) Save(c *command.Call, path string, asserts bool) error {
	c.Flush()
	return s.hist.save(c.Context, path, asserts)
}

package repl

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sockshell/repl/python"

	"sockshell/repl/command"
	"sockshell/repl/render"
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

// Exit is SystemExit, with a status or a text to tell.
func (s *Session) Exit(status int, text string) error {
	if text != "" {
		return systemExit(python.NewStr(text))
	}
	return systemExit(python.NewInt(int64(status & 0xff)))
}

func systemExit(code python.Value) error {
	v, err := python.CallValues(python.OrIdle(nil), python.SystemExit, code)
	if err != nil {
		return err
	}
	return v.(*python.Exception)
}

// Jobs are the session's.
func (s *Session) Jobs() command.Jobs { return s.jobs }

// Source runs a file in this session, among its names: a program, whose commands show what they give.
func (s *Session) Source(c *command.Call, path string) error {
	if c.Thread != s.main {
		return python.Raise(python.RuntimeError, "source runs in the session itself, not aside")
	}
	around := s.frameOf(c.Thread)
	path = beside(around, path)
	f, err := s.open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	frame := &Frame{File: path, From: s.placeOf(around, s.runningLine(c.Thread, around)), Program: true, Parent: around}
	text, err := s.readAll(f.File)
	if err != nil {
		return s.cannotRead(frame, 0, err)
	}
	return s.runProgram(frame, text)
}

// beside is a path as the script that runs now means it: relative to its own folder.
func beside(f *Frame, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(f.File), path) // that of -c and <stdin> is "."
}

// bindTargets gives names a job's result, as an assignment would.
func (s *Session) bindTargets(targets []string, v python.Value) error {
	if len(targets) == 1 {
		s.set(targets[0], v)
		return nil
	}
	parts, err := python.Items(s.runtime.Main(), v)
	if err != nil {
		return python.Raise(python.TypeError, "cannot unpack non-iterable %s object", python.TypeName(v))
	}
	if len(parts) != len(targets) {
		return python.Raise(python.ValueError, "cannot unpack %s into %d names", python.TypeName(v), len(targets))
	}
	for i, name := range targets {
		s.set(name, parts[i])
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
	if s.socketNamed(topic) != nil && err != nil {
		return python.Raise(python.ValueError, "%s is a socket: info %s tells about it, %s. and Tab what it does",
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
func (s *Session) SocketTable() python.Value {
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
		return python.Raise(python.ValueError, "trace is on, off or full, not %s", mode)
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

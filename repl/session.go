package repl

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"sockshell/repl/command"
	"sockshell/repl/render"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// What the commands ask of the session: command.Shell.

// Out is standard output.
func (s *Session) Out() io.Writer { return s.out }

// Restricted reports --restricted.
func (s *Session) Restricted() bool { return s.cfg.Restricted }

// Exit is the error that ends the session with that status.
func (s *Session) Exit(status int) error {
	return &ended{class: "SystemExit", status: status & 0xff}
}

// Jobs are the session's.
func (s *Session) Jobs() command.Jobs { return s.jobs }

// Variables lists what lines gave, without the functions.
func (s *Session) Variables() []starlark.Tuple { return s.eval.scope.variables() }

// Source runs a file's lines in this session.
func (s *Session) Source(_ *command.Call, path string) error {
	path = s.beside(path)
	f, err := os.Open(path)
	if err != nil {
		return value.Raise("FileNotFoundError", "%s", plainPathError(err))
	}
	defer f.Close()
	thread := s.eval.thread
	defer func() { s.eval.thread = thread }()
	s.eval.thread = s.newThread(path)
	return s.runScript(path, f)
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
	f, err := os.Open(path)
	if err != nil {
		return nil, value.Raise("FileNotFoundError", "%s", plainPathError(err))
	}
	defer f.Close()
	eval := s.eval
	defer func() { s.eval = eval }()
	s.eval.scope = newScope(s.base)
	s.eval.cache = cache{}
	s.eval.thread = s.newThread(path)
	return s.eval.scope, s.runScript(path, f)
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
		_, err := io.WriteString(s.out, command.HelpAll(s.out.palette.Paint, render.Strong))
		return err
	}
	text, err := command.HelpOn(topic)
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.out, text)
	return err
}

// SocketTable is what `sockets` shows: a table on a terminal and in a pipe, a list of
// objects under --json.
func (s *Session) SocketTable() starlark.Value {
	return socketTable(slices.Clone(s.env.Engine.Sockets()))
}

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
	s.errors.line(s.errors.palette.Paint(render.Dim, render.EscapeLine(text)))
}

// History lists what was typed, the lines that match when there is a pattern.
func (s *Session) History(pattern string) ([]string, error) { return s.hist.list(pattern) }

// Save writes the session as a script, or as a transcript.
func (s *Session) Save(path string, asserts bool) error { return s.hist.save(path, asserts) }

// settings are what `config` changes.
type settings struct {
	view   render.View
	prompt string
	timing bool
	ignore []*regexp.Regexp
}

func defaultSettings() settings { return settings{view: render.Auto, prompt: "sock> "} }

// settingRows is the one list of settings: each with what it is for, and how it is read and set.
var settingRows = []struct {
	name, doc string
	get       func(*settings) string
	set       func(*settings, string) error
}{
	{"view", "how bytes are shown on a terminal: auto, repr, text or hex",
		func(s *settings) string { return string(s.view) },
		func(s *settings, v string) error {
			if !slices.Contains([]string{"auto", "repr", "text", "hex"}, v) {
				return value.Raise("ValueError", "view is auto, repr, text or hex, not %s", v)
			}
			s.view = render.View(v)
			return nil
		}},
	{"prompt", "the text before a line",
		func(s *settings) string { return s.prompt },
		func(s *settings, v string) error { s.prompt = v; return nil }},
	{"timing", "how long each line took: on or off",
		func(s *settings) string { return map[bool]string{true: "on", false: "off"}[s.timing] },
		func(s *settings, v string) error {
			if v != "on" && v != "off" {
				return value.Raise("ValueError", "timing is on or off, not %s", v)
			}
			s.timing = v == "on"
			return nil
		}},
	{"history.ignore", "a /regexp/ for lines that the history must not keep; off for none",
		func(s *settings) string {
			if s.ignore == nil {
				return "off"
			}
			return "/" + s.ignore[0].String() + "/"
		},
		func(s *settings, v string) error {
			if v == "off" {
				s.ignore = nil
				return nil
			}
			pattern, err := regexp.Compile(strings.TrimSuffix(strings.TrimPrefix(v, "/"), "/"))
			if err != nil {
				return value.Raise("ValueError", "history.ignore: %s", err)
			}
			s.ignore = []*regexp.Regexp{pattern}
			return nil
		}},
}

// Config shows all settings, or one, or sets one.
func (s *Session) Config(name, setting string) (starlark.Value, error) {
	if name == "" {
		d := starlark.NewDict(len(settingRows))
		for _, row := range settingRows {
			_ = d.SetKey(starlark.String(row.name), starlark.String(row.get(&s.settings)))
		}
		return d, nil
	}
	var names []string
	for _, row := range settingRows {
		if row.name == name && setting == "" {
			return starlark.String(row.get(&s.settings)), nil
		}
		if row.name == name {
			return starlark.None, row.set(&s.settings, setting)
		}
		names = append(names, row.name)
	}
	return nil, value.Raise("ValueError", "no setting %s: there are %s", name, strings.Join(names, ", "))
}

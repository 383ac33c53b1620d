// Package repl is the shell: the loop, the line editor, jobs and interrupts. A line's way: syntax makes a
// tree of it, command.Lowering turns its commands into expressions, eval runs it, sockcore does what it
// says, and render shows what comes of it.
package repl

import (
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/history"
	"sockshell/repl/command"
	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/render"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// Session is one shell: what moves while lines run. The tables of commands and
// constants beside it never change.
type Session struct {
	cfg        Config
	env        *command.Env
	runtime    *python.Runtime
	main       *python.Thread // runs the lines; it holds the runtime's lock but while it waits
	aside      *python.Thread // stands in for it while a person types
	hooks      *python.Thread // of the editor: completion, colours
	names      *python.Namespace
	grammar    *syntax.Grammar
	whole      *syntax.Module // the program that runs
	top        *Frame         // of the lines that are run themselves
	interrupts *interrupts
	jobs       *jobs
	out        *output
	errors     *output
	settings   settings
	progress   *progress
	noted      map[string]bool   // the remarks that were made already
	prompting  bool              // a person types
	entryLines int               // of what was typed last
	last       mistake           // that plain explain speaks of
	status     int               // the worst so far
	told       *python.Exception // the last error that was told
	editor     lineEditor
	hist       *archive
	checks     checks // for Config.Report
	input      *lineSource
	painted    painted
	later      *[]string // remarks that are made when the runtime's lock is given up
}

// Run runs a shell from its start to its end, and returns the exit status.
func Run(ctx context.Context, cfg Config) int {
	sockcore.KeepLowDescriptors()
	ctx, cancel := cfg.bounded(ctx)
	defer cancel()
	s := newSession(ctx, cfg)
	defer s.close()
	return s.run()
}

// Transcribe runs a script as if a person typed its lines, and returns what that would see.
// It writes to no stream.
func Transcribe(ctx context.Context, cfg Config) history.Transcript {
	ctx, cancel := cfg.bounded(ctx)
	defer cancel()
	cfg.Stdin, cfg.Stdout, cfg.Stderr = strings.NewReader(""), io.Discard, io.Discard
	s := newSession(ctx, cfg)
	defer s.close()
	s.prompting = true
	s.run()
	return s.hist.record.Transcript()
}

// bounded has --timeout.
func (c Config) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if c.Timeout > 0 {
		return context.WithTimeoutCause(ctx, c.Timeout, errTimedOut)
	}
	return ctx, func() {}
}

func newSession(ctx context.Context, cfg Config) *Session {
	s := &Session{cfg: cfg, jobs: newJobs(), noted: map[string]bool{}, settings: defaultSettings(),
		progress: &progress{}, names: python.NewNamespace(), top: &Frame{File: "<stdin>"}}
	s.hist = newArchive()
	s.out = newOutput(cfg.Stdout, s.progress.under(cfg.Stdout), cfg, s.hist.record)
	s.errors = newOutput(cfg.Stderr, s.progress.under(cfg.Stderr), cfg, s.hist.record)
	s.errors.atOnce = true
	s.env = &command.Env{Engine: sockcore.New(), Resolver: &resolver.Resolver{}, Shell: s}
	s.startRuntime(ctx)
	s.grammar = command.Grammar()
	s.grammar.IsName = func(name string) bool { return s.names.Get(name) != nil }
	s.names.Set("__name__", python.NewStr("__main__"))
	s.names.Set("__doc__", python.None)
	top := python.NewModule("__main__")
	top.Names = s.names
	s.runtime.Modules.SetStr("__main__", top)
	s.out.broken = func() { s.interrupts.end(signalled(unix.SIGPIPE)) }
	s.checks.report = cfg.Report
	s.jobs.session = s
	return s
}

// startRuntime makes the runtime of Python, and its first thread, which takes the lock.
func (s *Session) startRuntime(ctx context.Context) {
	r := python.NewRuntime()
	s.runtime, s.env.Runtime = r, r
	r.Stdout, r.Stderr, r.Argv = s.out, s.errors, s.argv()
	r.Restricted, r.MaxSteps = s.cfg.Restricted, int64(s.cfg.MaxSteps)
	r.Convert, r.Missing, r.OnWait = value.Convert, s.missing, s.flush
	r.Exit = func(status int) error {
		end := &ended{class: "SystemExit", status: status & 0xff}
		s.interrupts.end(end)
		return end
	}
	importer := &eval.Importer{Library: python.Library, Native: s.native}
	if !s.cfg.Restricted {
		importer.Read = s.readModule
	}
	r.Import = importer.Import
	s.interrupts = newInterrupts(ctx, r)
	s.main = s.interrupts.main
	s.aside, s.hooks = r.NewThread(s.interrupts.parent, "aside"), r.NewThread(s.interrupts.parent, "editor")
	s.main.Acquire()
	s.env.Engine.OnWait(func(ctx context.Context) func() {
		resume := r.Waiting(ctx)
		s.flush() // without the lock: what writes above a line that is typed asks what names hold
		return resume
	})
	s.addBuiltins()
}

// argv is sys.argv: the script's name, then its arguments.
func (s *Session) argv() []string { return s.cfg.Args }

// readModule reads a module beside the script.
func (s *Session) readModule(path string) ([]byte, error) {
	f, err := s.open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f.File)
}

func (s *Session) run() int {
	if err := s.setNames(); err != nil {
		return s.finish(err)
	}
	stop := s.interrupts.watch(s.cfg.Signals)
	defer stop()
	switch {
	case s.cfg.Lines != nil:
		for _, text := range s.cfg.Lines {
			if err := s.runLines(&Frame{File: "-c"}, strings.NewReader(text)); err != nil {
				return s.finish(err)
			}
		}
	case s.cfg.File != "":
		if err := s.runFile(s.cfg.File); err != nil {
			return s.finish(err)
		}
	case !render.IsTerminal(s.cfg.Stdin):
		return s.finish(s.runLines(s.top, s.cfg.Stdin))
	}
	if s.cfg.Prompts() {
		return s.finish(s.prompt())
	}
	return s.finish(nil)
}

// setNames gives the names of --set their values, as text.
func (s *Session) setNames() error {
	for _, pair := range s.cfg.Set {
		name, text, ok := strings.Cut(pair, "=")
		if !ok || !command.IsName(name) {
			return &ended{class: "SystemExit", status: 2, text: "--set wants NAME=VALUE, not " + pair}
		}
		s.set(name, python.NewStr(text))
	}
	return nil
}

// finish is the exit status: that of exit, or of the first error that ended the run.
func (s *Session) finish(err error) int {
	var end *ended
	switch {
	case err == nil:
	case errors.As(err, &end):
		if end.said != "" {
			s.complain(render.Escape(end.said))
		}
		if end.text != "" {
			s.complain("sockshell: " + end.text)
		}
		s.status = end.status
	case s.status == 0:
		s.status = 1
	}
	s.awaitThreads()
	s.jobs.settle()
	s.flushFiles()
	if s.status == 0 && s.jobs.failed && !s.prompting {
		s.status = 1
	}
	if err := s.out.Flush(); s.status == 0 && err != nil { // what was shown got lost
		s.complain("sockshell: " + err.Error())
		s.status = 1
	}
	return s.status
}

// awaitThreads waits for the threads of a program that are no daemons, then makes the calls of atexit, as Python
// does at its end.
func (s *Session) awaitThreads() {
	for _, end := range [][2]string{{"threading", "_shutdown"}, {"atexit", "_run_exitfuncs"}} {
		m, ok := s.runtime.Modules.GetStr(end[0]).(*python.Module)
		if !ok || s.interrupts.ending() != nil {
			continue
		}
		if f := m.Get(end[1]); f != nil {
			if _, err := python.CallValues(s.main, f); err != nil && s.status == 0 {
				s.status = 1
			}
		}
	}
}

// flushFiles writes out the files that the program has left open, unless a signal or os._exit ends it.
func (s *Session) flushFiles() {
	if s.interrupts.ending() == nil {
		s.runtime.FlushFiles()
	}
}

func (s *Session) close() {
	s.jobs.cancelAll()
	eval.StopGenerators(s.runtime)
	s.interrupts.endAll(errClosed)
	s.main.Unlocked(s.env.Engine.Close)
	s.flush()
	s.main.End()
}

func (s *Session) echo(c syntax.Chunk) {
	if !s.cfg.Echo || s.cfg.JSON {
		return
	}
	for i, text := range strings.Split(c.Text, "\n") {
		prompt := "sock> "
		if i > 0 {
			prompt = "...   "
		}
		s.out.show(strings.TrimRight(prompt+text, " ")+"\n", "")
	}
}

// noteOnce makes a remark about words once.
func (s *Session) noteOnce(text string) {
	if s.noted[text] || s.cfg.Quiet {
		return
	}
	s.noted[text] = true
	s.Note(text)
}

// Package repl is the shell: the loop, evaluation, the line editor, jobs and
// interrupts. A line's way: line.Rewrite, command.Desugar, the program that fix.go
// makes of it, sockcore, and render for what is shown.
package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/history"
	"sockshell/repl/command"
	"sockshell/repl/line"
	"sockshell/repl/render"
	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// Session is one shell: what moves while lines run. The tables of commands and
// constants beside it never change.
type Session struct {
	cfg        Config
	env        *command.Env
	eval       evaluator
	interrupts *interrupts
	jobs       *jobs
	out        *output
	errors     *output
	settings   settings
	progress   *progress
	noted      map[string]bool // the words that a note spoke of already
	started    time.Time
	shown      []any           // the values of the current chunk, for --json
	fresh      []*value.Socket // those that the current chunk gave a name first
	names      sync.Mutex      // the scope, while a line is typed: ended jobs and the editor's hooks
	prompting  bool            // a person types
	last       mistake         // that plain explain speaks of
	status     int             // the worst so far
	editor     lineEditor
	hist       *archive
	chunk      line.Chunk // the line or block that runs
	table      shownTable // by it
	checks     checks     // for Config.Report
}

// Run runs a shell from its start to its end, and returns the exit status.
func Run(ctx context.Context, cfg Config) int {
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
	s := &Session{cfg: cfg, jobs: newJobs(), noted: map[string]bool{}, settings: defaultSettings(), progress: &progress{}}
	s.hist = newArchive()
	s.out = newOutput(cfg.Stdout, s.progress.under(cfg.Stdout), cfg, s.hist.record)
	s.errors = newOutput(cfg.Stderr, s.progress.under(cfg.Stderr), cfg, s.hist.record)
	thread := &starlark.Thread{Name: "main"}
	s.interrupts = newInterrupts(ctx, thread)
	s.boundSteps(thread)
	s.env = &command.Env{
		Engine: sockcore.New(), Resolver: &resolver.Resolver{}, Shell: s, Args: cfg.Args,
	}
	s.env.Main = &command.Call{Env: s.env}
	s.env.Engine.OnWait(func() func() { s.flush(); return func() {} })
	thread.SetLocal("onwait", s.flush)
	s.eval = evaluator{
		thread: thread, grammar: command.Grammar(), attrs: sync.OnceValue(value.AttrNames),
		scope: newScope(s.base), file: "<stdin>", env: s.env, show: s.show,
	}
	s.eval.scope.onSet = s.noticeSocket
	s.out.broken = func() { s.interrupts.end(signalled(unix.SIGPIPE)) }
	s.checks.report = cfg.Report
	s.jobs.bind, s.jobs.notice = s.bindTargets, s.notice
	return s
}

// base is what a name means that no line gave.
func (s *Session) base(name string) starlark.Value {
	switch name {
	case nameGlobals:
		return s.eval.scope
	case nameShow:
		return starlark.NewBuiltin(nameShow, s.showBuiltin)
	case nameMod:
		return starlark.NewBuiltin(nameMod, modBuiltin)
	case nameAttr:
		return starlark.NewBuiltin(nameAttr, attrBuiltin)
	case nameBytes:
		return starlark.NewBuiltin(nameBytes, bytesBuiltin)
	case nameCompare:
		return starlark.NewBuiltin(nameCompare, compareBuiltin)
	case nameLoad:
		return starlark.NewBuiltin(nameLoad, s.loadBuiltin)
	case "_":
		return starlark.None
	}
	return s.env.Name(name)
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
			if err := s.runScript("-c", strings.NewReader(text)); err != nil {
				return s.finish(err)
			}
		}
	case s.cfg.File != "":
		if err := s.runFile(s.cfg.File); err != nil {
			return s.finish(err)
		}
	case !render.IsTerminal(s.cfg.Stdin):
		return s.finish(s.runScript("<stdin>", s.cfg.Stdin))
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
		s.eval.scope.set(name, starlark.String(text))
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
	s.jobs.settle()
	if s.status == 0 && s.jobs.failed && !s.prompting {
		s.status = 1
	}
	if err := s.out.Flush(); s.status == 0 && err != nil { // what was shown got lost
		s.complain("sockshell: " + err.Error())
		s.status = 1
	}
	return s.status
}

func (s *Session) close() {
	s.jobs.cancelAll()
	s.env.Engine.Close()
	s.flush()
}

func (s *Session) runFile(path string) error {
	f, err := s.open(path)
	if errors.As(err, new(*ended)) {
		s.eval.file = path
		return s.cannotRead(path, 0, err)
	}
	if err != nil {
		return &ended{class: "SystemExit", status: 2, text: plainPathError(err)}
	}
	defer f.Close()
	return s.runScript(path, f.File)
}

// runScript runs the lines of a reader. The error that stops it has been told.
func (s *Session) runScript(name string, r io.Reader) error {
	before := s.eval.file
	s.eval.file = name
	defer func() { s.eval.file = before }()
	reader := line.NewReader(false)
	reader.Grammar = s.eval.grammar
	lines := newLineSource(waitingReader{r, s.flush, s.interrupts.context})
	for {
		text, err := lines.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s.cannotRead(name, lines.number, err)
		}
		if kept := s.eval.cache.find(text); kept != nil && reader.Idle() { // it needs no reading again
			c := line.Chunk{Text: kept.text, Line: reader.Known()}
			err = s.settled(s.runChunk(c), c)
		} else {
			chunks, _, wrong := reader.Feed(string(text))
			err = s.runAll(chunks, lines.number, wrong)
		}
		if err != nil {
			return err
		}
	}
	chunks, err := reader.End()
	return s.runAll(chunks, lines.number, err)
}

// cannotRead is the end of a script whose next line did not come.
func (s *Session) cannotRead(name string, number int, err error) error {
	var end *ended
	if errors.As(err, &end) {
		return s.tellEnd(end, line.Chunk{Line: number})
	}
	return &ended{class: "SystemExit", status: 1, text: name + ": " + err.Error()}
}

// runAll runs chunks, then tells the reader's error. It returns what stops the script.
func (s *Session) runAll(chunks []line.Chunk, number int, err error) error {
	for _, c := range chunks {
		if stop := s.settled(s.runChunk(c), c); stop != nil {
			return stop
		}
	}
	if err == nil {
		return nil
	}
	return s.settled(err, line.Chunk{Line: number})
}

// settled tells an error, and returns it when the script must stop.
func (s *Session) settled(err error, c line.Chunk) error {
	if err == nil {
		return nil
	}
	var end *ended
	if errors.As(err, &end) {
		return s.tellEnd(end, c)
	}
	if !errors.As(err, new(told)) {
		s.tell(err, c)
	}
	s.hist.record.Fail(asException(err).Error())
	s.checkError(err, c)
	if s.prompting && s.eval.from == "" {
		return nil
	}
	if s.status == 0 {
		s.status = exitStatus(err)
	}
	if s.cfg.KeepGoing {
		return nil
	}
	return err
}

// tellEnd places the end of a script, unless it asked for it.
func (s *Session) tellEnd(end *ended, c line.Chunk) error {
	if end.class == "SystemExit" {
		s.checkSignal(end, c)
		return end
	}
	lives := s.prompting && end.lineOnly()
	if lives && end == errInterrupted && s.errors.terminal {
		s.errors.show("\n", "") // the terminal has shown ^C
	}
	s.tell(end, c)
	s.hist.record.Fail(end.class)
	s.checkError(end, c)
	if lives {
		return end
	}
	return &ended{class: "SystemExit", status: end.status}
}

// runChunk runs one line or block under the context that Ctrl-C ends.
func (s *Session) runChunk(c line.Chunk) error {
	if end := s.interrupts.ending(); end != nil {
		return end
	}
	s.jobs.settle()
	s.echo(c)
	s.hist.record.Begin(c.Text)
	s.shown, s.chunk, s.table = nil, c, shownTable{}
	if ctx := s.interrupts.context(); ctx != s.env.Main.Context {
		s.env.Main.Context = ctx
		s.eval.thread.SetLocal("context", ctx)
	}
	timing := s.settings.timing
	if s.cfg.JSON || timing {
		s.started = time.Now()
	}
	stop := s.showProgress()
	err := s.interrupts.cause(s.guarded(c))
	stop()
	if s.cfg.JSON && err == nil {
		s.writeJSON(c)
	}
	s.noteSockets(c)
	if timing && s.settings.timing {
		s.Note("took " + time.Since(s.started).Round(time.Microsecond).String())
	}
	return err
}

// guarded turns a panic in a command into an error: the session and its sockets live on.
func (s *Session) guarded(c line.Chunk) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = value.Recovered(p)
		}
	}()
	return s.eval.eval(c, s.noteBare)
}

func (s *Session) echo(c line.Chunk) {
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

// noteBare says once that a word was sent as text although a variable has its name.
func (s *Session) noteBare(word string) {
	if s.noted[word] || s.cfg.Quiet {
		return
	}
	s.noted[word] = true
	s.Note(fmt.Sprintf("note: sent the text %q; for the variable write (%s)", word, word))
}

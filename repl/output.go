package repl

import (
	"bufio"
	"encoding/hex"
	"errors"
	"io"
	"strconv"
	"sync"
	"time"

	"sockshell/repl/python"
	"unicode/utf8"

	"golang.org/x/sys/unix"

	"sockshell/repl/command"
	"sockshell/repl/render"
	"sockshell/repl/value"
)

// output is one of the shell's streams: buffered until the shell waits, safe for the
// jobs that end meanwhile.
type output struct {
	mu       sync.Mutex
	w        *bufio.Writer
	terminal bool
	atOnce   bool // nothing waits in the buffer: standard error
	palette  render.Palette
	err      error // the last that writing gave: the stream is closed or full
	record   io.Writer
	above    func(text string) // while a line is typed on this terminal: writes above it
	broken   func()            // nobody reads the stream any more
}

// bufferSize is what a stream collects before it is written.
const bufferSize = 16 << 10

func newOutput(stream, shown io.Writer, cfg Config, record io.Writer) *output {
	o := &output{w: bufio.NewWriterSize(shown, bufferSize), terminal: render.IsTerminal(stream), record: record}
	if render.WantsColor(cfg.Color, stream, cfg.Getenv) {
		o.palette = render.Painted()
	}
	return o
}

func (o *output) Write(b []byte) (int, error) { return o.WriteString(string(b)) }

// show writes what a person sees, and keeps its plain form in the session's record.
func (o *output) show(seen, plain string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, _ = io.WriteString(o.record, plain)
	if o.above != nil {
		o.above(seen)
		return
	}
	_, err := o.w.WriteString(seen)
	_ = o.wrote(err)
}

// WriteString writes what a command gives as text: to a terminal escaped, as all that may
// come from outside.
func (o *output) WriteString(s string) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, _ = io.WriteString(o.record, s)
	seen := s
	if o.terminal {
		seen = render.Escape(s)
	}
	if o.above != nil {
		o.above(seen)
		return len(s), nil
	}
	_, err := o.w.WriteString(seen)
	return len(s), o.wrote(err)
}

// wrote keeps what writing gave; a person sees it at once.
func (o *output) wrote(err error) error {
	if err == nil && (o.terminal || o.atOnce) && o.w.Buffered() > 0 {
		err = o.w.Flush()
	}
	o.err = err
	if errors.Is(err, unix.EPIPE) && o.broken != nil {
		o.broken()
	}
	return err
}

// writeAbove lets a line be typed under what is written from now on; nil ends that.
func (o *output) writeAbove(f func(text string)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.terminal {
		o.above = f
	}
}

// line writes a line as it is, and leaves the record to its caller.
func (o *output) line(text string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, _ = o.w.WriteString(text)
	o.err = o.w.WriteByte('\n') // a Writer keeps its error
	return o.err
}

// problem is what the last write gave. A job that begins to wait writes, too.
func (o *output) problem() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// Flush hands on what was written.
func (o *output) Flush() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.w.Buffered() == 0 {
		return o.err
	}
	return o.wrote(o.w.Flush())
}

// flush is called before the shell waits for anything.
func (s *Session) flush() {
	s.env.Engine.Idle()
	_ = s.out.Flush()
	_ = s.errors.Flush()
}

// complain writes one line of an error to standard error, after what was shown before it.
func (s *Session) complain(text string) {
	_ = s.out.Flush()
	seen := wrapLines(text, width(s.cfg.Stderr))
	s.errors.show(s.errors.palette.Paint(render.Failure, seen)+"\n", text+"\n")
	_ = s.errors.Flush()
}

// Note is a remark to the person: dim, on standard error.
func (s *Session) Note(text string) {
	if s.cfg.Quiet {
		return
	}
	if s.later != nil {
		*s.later = append(*s.later, text)
		return
	}
	_ = s.out.Flush()
	text = render.Escape(text)
	seen := wrapLines(text, width(s.cfg.Stderr))
	s.errors.show(s.errors.palette.Paint(render.Dim, seen)+"\n", text+"\n")
	_ = s.errors.Flush()
}

// noticeSocket keeps a new socket for noteSockets.
func (s *Session) noticeSocket(socket *value.Socket) {
	if s.prompting && s.errors.terminal {
		s.top.fresh = append(s.top.fresh, socket)
	}
}

// noteSockets says what the sockets are that a line made. Nothing inside a block is shown.
func (s *Session) noteSockets(f *Frame) {
	for _, socket := range s.top.fresh {
		if !f.chunk.Block && !socket.Closed() {
			s.Note(value.Repr(socket))
		}
	}
	s.top.fresh = nil
}

// notice tells what became of a job.
func (s *Session) notice(text string, failed bool) {
	if s.cfg.Quiet && !failed {
		return
	}
	s.Note(text)
}

// showValue shows a value that stands alone, and keeps it in _.
func (s *Session) showValue(t *python.Thread, v python.Value) error {
	if v == python.None {
		return nil
	}
	f := s.frameOf(t)
	if !f.Program {
		s.names.Set("_", v)
	}
	if s.cfg.JSON {
		f.shown = append(f.shown, render.Object(v))
		return s.out.problem()
	}
	plain, err := python.Repr(t, v)
	if err != nil {
		return err
	}
	if s.out.terminal {
		s.showPaged(s.seen(v), "")
		err = s.out.problem()
	} else {
		err = s.out.line(surrogates(plain))
	}
	if f.Parent == nil {
		s.hist.record.Answer(plain, steady(v, 8))
	}
	return err
}

// surrogates writes what UTF-8 has no bytes for as Python's escapes.
func surrogates(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return render.Escape(text)
}

// socketOf names the live socket that a descriptor leads to; "" when there is none.
func (s *Session) socketOf(fd int) string {
	if socket := s.env.Engine.SocketOf(fd); socket != nil {
		return socket.Name()
	}
	return ""
}

// seen is a value as this terminal shows it: a table is cut to its width.
func (s *Session) seen(v python.Value) string {
	text := render.Value(v, s.settings.view, s.out.palette, s.socketOf)
	if _, ok := v.(*value.Table); ok {
		return paintTable(cutLines(text, width(s.cfg.Stdout)), s.out.palette)
	}
	return text
}

// writeJSON is the line of --json for a chunk that had values.
func (s *Session) writeJSON(f *Frame) {
	for _, v := range f.shown {
		_, _ = s.out.WriteString(render.Result{
			Line: f.chunk.Line, Input: f.chunk.Text, Value: v, Took: f.took(),
		}.JSON())
	}
	f.shown = nil
}

func (f *Frame) took() float64 {
	return float64(time.Since(f.began).Microseconds()) / 1000
}

// tell shows an error: at the prompt Python's line, in a script with its place.
func (s *Session) tell(f *Frame, err error) {
	s.failed(f, err)
	class, message := errorParts(s.main, err)
	if s.cfg.JSON {
		s.writeJSON(f)
		_, _ = s.out.WriteString(render.Result{Line: s.errorLine(f, err), Input: f.chunk.Text,
			Error: render.ErrorObject(value.AsException(err), class, message), Took: f.took()}.JSON())
	}
	defer s.dumpCame(err)
	if s.typed(f) {
		s.point(f, err)
		s.complain(render.Escape(errorText(s.main, err) + s.meant(err) + s.within(f, err, 0)))
		if why := s.why(err, f.chunk); why != "" && s.errors.terminal {
			s.Note(why)
		}
		return
	}
	number := s.errorLine(f, err)
	s.complain("sockshell: " + render.EscapeLine(
		s.place(f, number)+errorText(s.main, err)+s.meant(err)+s.within(f, err, number)))
}

// mostDumped is how much of what came a failed expect shows.
const mostDumped = 256

// dumpCame shows a person the end of what came when an expect failed.
func (s *Session) dumpCame(err error) {
	var unmet *command.Unmet
	if !s.errors.terminal || !errors.As(err, &unmet) || len(unmet.Came) == 0 {
		return
	}
	came := unmet.Came[max(0, len(unmet.Came)-mostDumped):]
	s.errors.show(s.errors.palette.Paint(render.Dim, hex.Dump(came)), "")
	_ = s.errors.Flush()
}

// place is FILE:12: and the line's text.
func (s *Session) place(f *Frame, number int) string {
	text := lineText(number, f.chunk)
	switch {
	case len(text) > longestShown: // to no use
		text = ""
	case text != "":
		text += ": "
	}
	return s.placeOf(f, number) + ": " + text
}

// longestShown is how long a line may be that an error shows.
const longestShown = 1000

// placeOf is FILE:12.
func (s *Session) placeOf(f *Frame, number int) string { return f.File + ":" + strconv.Itoa(number) }

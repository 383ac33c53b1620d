// Package editor reads lines from a terminal, for the shell's prompt: editing,
// history, completion, hints and colours while typing. What a line means it asks
// its Hooks. The terminal is left as it was whenever no line is read.
package editor

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// ErrInterrupted is Read's error after Ctrl-C; the line is dropped.
var ErrInterrupted = errors.New("interrupted")

// Editor reads lines from a terminal.
type Editor struct {
	loop    *loop
	hooks   *hooks
	history history
	signals chan os.Signal

	// These are used by one key after the other, never at once.
	input  *decoder
	own    key           // what keyOwn stands for
	done   chan struct{} // a key was dealt with
	gone   chan struct{} // closed when no more keys are read
	search *search
	pages  *pages
	undo   undo

	mu      sync.Mutex // guards the rest, and what is written to the terminal
	screen  screen
	line    []rune
	pos     int // in runes
	reading bool
	ended   bool // no further line will come
}

// New returns an Editor that reads keys from in and paints on out, both a
// terminal; history gives what was entered before, the newest last. It is called once,
// in a goroutine of its own, so that a long one keeps nobody waiting.
func New(in, out *os.File, hooks Hooks, history func() []string) (*Editor, error) {
	if !isTerminal(in) || !isTerminal(out) {
		return nil, errors.New("a line editor needs a terminal to read from and to write to")
	}
	t, err := newTTY(in, out, true)
	if err != nil {
		return nil, err
	}
	return newEditor(t, hooks, history)
}

func newEditor(t *tty, given Hooks, earlier func() []string) (*Editor, error) {
	h := &hooks{Hooks: given}
	e := &Editor{
		hooks:   h,
		history: history{earlier: sync.OnceValue(earlier)},
		input:   &decoder{tty: t},
		done:    make(chan struct{}, 1),
		gone:    make(chan struct{}),
		signals: make(chan os.Signal, 1),
		screen:  screen{tty: t, hooks: h},
	}
	e.done <- struct{}{}
	var err error
	if e.loop, err = newLoop(io.NopCloser(keyReader{e}), e.key); err != nil {
		return nil, err
	}
	signal.Notify(e.signals, unix.SIGWINCH, unix.SIGCONT)
	go e.watch()
	go e.history.earlier()
	return e, nil
}

// Read reads one entry, which may be several lines; prefill is there to be edited. The
// prompt may hold colours (SGR) and several lines, of which only the last is painted again.
// It is asked for when Read has begun: a SetPrompt before that is the caller's to know of,
// a later one changes what is shown. Read returns io.EOF on Ctrl-D in an empty line and when
// the terminal is gone, and ErrInterrupted on Ctrl-C. Only one Read may run at a time.
func (e *Editor) Read(prompt func() string, prefill string) (string, error) {
	if err := e.begin(prompt, prefill); err != nil {
		return "", err
	}
	for {
		text, err := e.loop.read(prefill)
		if err == nil && !e.isEnded() && e.hooks.more(text) {
			prefill = text + "\n"
			e.set([]rune(prefill), len([]rune(prefill)))
			continue
		}
		return e.end(text, err)
	}
}

func (e *Editor) begin(prompt func() string, prefill string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.ended {
		return io.EOF
	}
	if err := e.screen.tty.enter(); err != nil {
		return err
	}
	e.history.rewind()
	e.search, e.pages, e.undo = nil, nil, undo{}
	e.reading = true
	e.screen.start(prompt())
	e.line, e.pos = []rune(prefill), len([]rune(prefill))
	e.screen.show(e.line, e.pos)
	return nil
}

func (e *Editor) end(text string, err error) (string, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.ended {
		text, err = "", io.EOF // what is left in the line was not entered
	}
	if e.reading {
		e.reading = false
		switch err {
		case nil:
			e.screen.finish([]rune(text), "")
		case ErrInterrupted:
			e.screen.finish(e.line, "^C")
		default:
			e.screen.finish(e.line, "")
		}
	}
	if err == nil && e.screen.tty.raw {
		e.input.ahead()
	}
	if restored := e.screen.tty.leave(); err == nil && restored != nil {
		return "", restored
	}
	return text, err
}

// Print writes text above the prompt, as whole lines, while a line is typed;
// otherwise where the cursor is. All but colours (SGR) is escaped: text that came
// from outside has to be, before. It may be called from any goroutine.
func (e *Editor) Print(text string) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = e.hooks.escapeAllButColour(line) + "\n"
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	text = strings.Join(lines, "")
	if !e.reading {
		e.screen.tty.write(text)
		return
	}
	e.screen.print(text)
	e.screen.show(e.line, e.pos)
}

// SetPrompt changes the last line of the prompt while a Read runs. It may be called
// from any goroutine.
func (e *Editor) SetPrompt(prompt string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reading {
		e.screen.prompt = prompt[strings.LastIndexByte(prompt, '\n')+1:]
		e.screen.show(e.line, e.pos)
	}
}

// Remember adds an entry to what Up and Ctrl-R find. It must not be called
// while a Read runs.
func (e *Editor) Remember(entry string) { e.history.add(entry) }

// Forget drops an entry from what Up and Ctrl-R find. It must not be called while a
// Read runs.
func (e *Editor) Forget(entry string) { e.history.forget(entry) }

// Close restores the terminal, and ends a Read that waits, with io.EOF.
func (e *Editor) Close() error {
	err := e.close()
	select {
	case <-e.gone:
	case <-time.After(time.Second): // a hook hangs; the terminal is restored
	}
	return err
}

func (e *Editor) close() (err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reading {
		e.reading = false
		e.screen.finish(e.line, "")
		err = e.screen.tty.leave()
	}
	e.ended = true
	signal.Stop(e.signals)
	e.screen.tty.close()
	e.loop.stop()
	return err
}

func (e *Editor) isEnded() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.ended
}

// set notes what the line is now; it is painted when no key waits.
func (e *Editor) set(line []rune, pos int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.line, e.pos = slices.Clone(line), pos
}

// refresh paints the line.
func (e *Editor) refresh() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reading {
		e.screen.show(e.line, e.pos)
	}
}

// watch paints anew after a change of the terminal's size, and after a stop by
// another hand, which may have changed the terminal's mode too.
func (e *Editor) watch() {
	for {
		select {
		case <-e.signals:
			e.resume()
		case <-e.gone:
			return
		}
	}
}

func (e *Editor) resume() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reading && e.screen.tty.enter() == nil {
		e.screen.show(e.line, e.pos)
	}
}

// suspend stops the process group, as a terminal does on Ctrl-Z: what started the shell
// and waits for it, such as make, has to stop too, or nobody gives the terminal back.
func (e *Editor) suspend() {
	if e.pause() != nil {
		return
	}
	_ = unix.Kill(0, unix.SIGTSTP)
	// The stop need not come before Kill returns; in an orphaned process group none comes.
	time.Sleep(100 * time.Millisecond)
	e.mu.Lock()
	e.reading = !e.ended
	e.mu.Unlock()
	e.resume()
}

func (e *Editor) pause() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.screen.finish(e.line, "")
	e.reading = false
	return e.screen.tty.leave()
}

package editor

import (
	"errors"
	"io"
	"os"

	"github.com/chzyer/readline"
)

// loop is chzyer/readline behind two methods: it keeps the buffer, moves in it,
// kills and yanks. It is told that there is no terminal, so it never paints, and
// none of its arithmetic on widths is reached; keys it knows wrong never get to it.
type loop struct {
	instance *readline.Instance
}

// The runes that readline acts on by itself and that the editor has to know too.
const (
	keyStart     = 0 // readline's note to its listener that a line begins
	keyInterrupt = readline.CharInterrupt
	keyEOF       = readline.CharDelete
	keyOwn       = readline.CharBell // no meaning for readline: stands for a key of ours
	keyNewline   = readline.CharCtrlJ
	keyReturn    = readline.CharEnter
)

// onKey sees the buffer after a key, and may replace it.
type onKey func(line []rune, pos int, key rune) ([]rune, int, bool)

func newLoop(in io.ReadCloser, listen onKey) (*loop, error) {
	nothing := func() error { return nil }
	instance, err := readline.NewEx(&readline.Config{
		Stdin:                  in,
		Stdout:                 io.Discard,
		Stderr:                 io.Discard,
		Listener:               readline.FuncListener(listen),
		HistoryLimit:           -1,
		DisableAutoSaveHistory: true,
		UniqueEditLine:         true,
		FuncIsTerminal:         func() bool { return false },
		FuncGetWidth:           func() int { return 80 },
		FuncOnWidthChanged:     func(func()) {},
		FuncMakeRaw:            nothing,
		FuncExitRaw:            nothing,
	})
	if err != nil {
		return nil, err
	}
	return &loop{instance}, nil
}

// read returns one submitted buffer, ErrInterrupted, or io.EOF.
func (l *loop) read(prefill string) (string, error) {
	text, err := l.instance.ReadlineWithDefault(prefill)
	if errors.Is(err, readline.ErrInterrupt) {
		return "", ErrInterrupted
	}
	return text, err
}

// stop lets the goroutines of readline end, once its input has ended.
func (l *loop) stop() {
	l.instance.Terminal.KickRead()
	_ = l.instance.Config.Stdin.Close()
}

// mode is the state of a terminal that restore goes back to.
type mode = readline.State

func makeRaw(f *os.File) (*mode, error) { return readline.MakeRaw(int(f.Fd())) }

func restoreMode(f *os.File, m *mode) error { return readline.Restore(int(f.Fd()), m) }

func isTerminal(f *os.File) bool { return readline.IsTerminal(int(f.Fd())) }

// Size is the columns and rows of a terminal; 0 when f is none.
func Size(f *os.File) (cols, rows int) {
	cols, rows, err := readline.GetSize(int(f.Fd()))
	if err != nil {
		return 0, 0
	}
	return cols, rows
}

// sizeOf returns columns and rows; 80 and 24 where the terminal does not know.
func sizeOf(f *os.File) (cols, rows int) {
	cols, rows, err := readline.GetSize(int(f.Fd()))
	if err != nil || cols < 1 || rows < 1 {
		return 80, 24
	}
	return cols, rows
}
